//! All that must hold before a change is accepted.

use std::process::Command;
use std::time::{Duration, Instant};

use crate::shell::{Outcome, binary, build, cargo, step};
use crate::{codegen, compatibility, features, guide, openapi, public_api};

/// The variable that names the server to the black-box tests.
const SERVER: &str = "ALIGNAK_BACKEND_BIN";

/// The variable that selects the long tier: more cases, longer load.
const LONG_TIER: &str = "ALIGNAK_LONG_TESTS";

/// How long all attacks may take.
const MAX_ATTACKS: Duration = Duration::from_mins(10);

/// The test programs that `--all` runs a second time, on `MongoDB`.
const ON_BOTH_STORES: [&str; 6] = ["rules", "api", "clients", "outbound", "backend", "scenario"];

/// Runs the checks and the tests, or with a filter only some tests.
///
/// The quick checks come first; the tests come last, so that the output ends with their result.
pub(crate) fn run(all: bool, filter: Option<&str>) -> Outcome<()> {
    let everything = filter.is_none();
    if everything {
        step("formatting", &mut cargo(["fmt", "--all", "--check"]))?;
        let mut clippy = cargo(["clippy", "--workspace", "--all-targets", "--quiet"]);
        step("clippy", clippy.args(["--", "--deny", "warnings"]))?;
    }
    // The same targets as `cargo test` builds, so that nothing is built twice.
    let built = build(["--workspace", "--lib", "--bins", "--examples", "--tests"])?;
    let server = binary(&built, "alignak-backend")?;
    let tools = binary(&built, "fetch_tools")?;
    step("fetch what the tests need", &mut Command::new(tools))?;
    if everything {
        openapi::run(&server, true)?;
        compatibility::run()?;
        codegen::run(true)?;
        public_api::run(true)?;
        guide::run(true)?;
        if all {
            features::run()?;
        }
    }
    let mut tests = cargo(["test", "--workspace", "--no-fail-fast"]);
    if all {
        tests.env(LONG_TIER, "1");
    }
    step("test", tests.args(filter).env(SERVER, &server))?;
    if !all || !everything {
        return Ok(());
    }
    // What takes minutes is left out of the run above.
    let mut slow = cargo([
        "test",
        "--workspace",
        "--no-fail-fast",
        "--test",
        "languages",
    ]);
    slow.args(["--", "--ignored"]);
    step("test the slow clients", slow.env(SERVER, &server))?;
    // The selection of packages is the same as above: another one would unify other features, and
    // build most of the workspace once more.
    let mut again = Command::new(binary(&built, "with_mongo")?);
    again.args(["set", "cargo", "test", "--workspace", "--no-fail-fast"]);
    for name in ON_BOTH_STORES {
        again.args(["--test", name]);
    }
    step("test on MongoDB", again.env(SERVER, &server))?;
    attacks()
}

/// Attacks a server that is built for release: its limits are limits of time and memory.
fn attacks() -> Outcome<()> {
    let built = build(["--release", "--package", "alignak-backend", "--bins"])?;
    let server = binary(&built, "alignak-backend")?;
    let attacks = || {
        let parts = [
            "test",
            "--workspace",
            "--no-fail-fast",
            "--bench",
            "attacks",
        ];
        cargo(parts)
    };
    step("build the attacks", attacks().arg("--no-run"))?;
    let mut attacks = attacks();
    // One after the other: each measures how long others wait.
    attacks.args(["--", "--test-threads", "1"]);
    let began = Instant::now();
    step("attack the server", attacks.env(SERVER, &server))?;
    let took = began.elapsed();
    if took > MAX_ATTACKS {
        let (took, allowed) = (took.as_secs(), MAX_ATTACKS.as_secs());
        return Err(format!(
            "the attacks took {took} s, and {allowed} s are allowed"
        ));
    }
    Ok(())
}
