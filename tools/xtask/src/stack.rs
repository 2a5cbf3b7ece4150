//! The daemons of Alignak on our server.

use std::process::{Child, Command};

use crate::python36;
use crate::shell::{Outcome, announce, binary, build, root, step, target_of};

/// What is installed, in turn. The web interface says that it needs an older `requests` than the
/// daemons do, and works with theirs; of the backend only the models are used, by the importer.
fn packages() -> Vec<Vec<String>> {
    let constraints = root().join("tests/stack/constraints.txt");
    let constraints = constraints.to_string_lossy();
    let lists: [&[&str]; 4] = [
        &["pip==21.3.1", "setuptools==45.3.0", "wheel==0.37.1"],
        &[
            "--constraint",
            &constraints,
            "alignak==2.1.5",
            "alignak-module-backend==1.4.3",
            "alignak-backend-client==1.4.2",
            "alignak-backend-import==1.2.2",
        ],
        &["--no-deps", "alignak_backend==1.4.16"],
        &[
            "--constraint",
            &constraints,
            "alignak-webui==0.12.2",
            "requests==2.20.0",
        ],
    ];
    lists
        .iter()
        .map(|list| list.iter().copied().map(str::to_owned).collect())
        .collect()
}

/// Runs the daemons on both stores at the same time: most of it is waiting.
pub(crate) fn run() -> Outcome<()> {
    python36::check()?;
    // The same targets as the tests, so that nothing is built for this alone.
    let built = build(["--workspace", "--lib", "--bins", "--examples", "--tests"])?;
    let server = binary(&built, "alignak-backend")?;
    step(
        "fetch what the tests need",
        &mut Command::new(binary(&built, "fetch_tools")?),
    )?;
    let environment = python36::environment(&target_of(&server), "stack", &packages())?;
    let environment = environment.ok_or_else(python36::missing)?;
    let stack = binary(&built, "real_stack")?;
    let mut on_sqlite = Command::new(&stack);
    let mut on_mongodb = Command::new(binary(&built, "with_mongo")?);
    on_mongodb.arg("set").arg(&stack);
    announce("run the daemons of Alignak on both stores");
    let mut runs: Vec<(&str, Child)> = Vec::new();
    for (name, command) in [("SQLite", &mut on_sqlite), ("MongoDB", &mut on_mongodb)] {
        let started = command
            .arg(&environment)
            .env("ALIGNAK_BACKEND_BIN", &server)
            .spawn()
            .map_err(|error| format!("{name}: {} cannot be started: {error}", stack.display()))?;
        runs.push((name, started));
    }
    let mut failed = Vec::new();
    for (name, mut run) in runs {
        let status = run
            .wait()
            .map_err(|error| format!("{name}: cannot be waited for: {error}"))?;
        println!("{name}: {status}");
        if !status.success() {
            failed.push(name);
        }
    }
    if failed.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "the daemons of Alignak fail on {}",
            failed.join(" and ")
        ))
    }
}
