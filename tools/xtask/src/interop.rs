//! The SDK's tests against each server that it is made for.

use std::ffi::OsStr;
use std::process::Command;

use crate::original;
use crate::python36;
use crate::shell::{Outcome, binary, build, cargo, step, target_of};

/// Runs the live tests of the SDK against our server on both stores, and against the original one
/// where that can be installed.
pub(crate) fn run() -> Outcome<()> {
    // The same targets as the tests, so that nothing is built for this alone.
    let built = build(["--workspace", "--lib", "--bins", "--examples", "--tests"])?;
    let server = binary(&built, "alignak-backend")?;
    let with_mongo = binary(&built, "with_mongo")?;
    let with_original = binary(&built, "with_original")?;
    let environment = original::environment(&target_of(&server))?;

    let mut embedded = cargo(LIVE);
    embedded.env("ALIGNAK_BACKEND_BIN", &server);
    let mut summary = vec![(
        "our server on SQLite",
        Some(step("our server on SQLite", &mut embedded)),
    )];

    let mut replicated = below(with_mongo.as_os_str(), ["set".as_ref()]);
    replicated.env("ALIGNAK_BACKEND_BIN", &server);
    let name = "our server on MongoDB, a replica set of one";
    summary.push((name, Some(step(name, &mut replicated))));

    let name = "the original server";
    let outcome = environment.as_ref().map(|environment| {
        let words = [
            "alone".as_ref(),
            with_original.as_os_str(),
            environment.as_os_str(),
        ];
        // Some tests stop their server, and start one of ours for that.
        let mut tests = below(with_mongo.as_os_str(), words);
        step(name, tests.env("ALIGNAK_BACKEND_BIN", &server))
    });
    summary.push((name, outcome));
    conclude(&summary)
}

/// The arguments of cargo that run the tests, not more than two at a time: the original has four
/// processes.
const LIVE: [&str; 8] = [
    "test",
    "--workspace",
    "--test",
    "live",
    "--no-fail-fast",
    "--",
    "--test-threads",
    "2",
];

/// The tests, run by a program that starts what they need.
fn below<'a>(program: &OsStr, words: impl IntoIterator<Item = &'a OsStr>) -> Command {
    let tests = cargo(LIVE);
    let mut command = Command::new(program);
    command.args(words).arg(tests.get_program());
    command.args(tests.get_args());
    if let Some(folder) = tests.get_current_dir() {
        command.current_dir(folder);
    }
    command
}

fn conclude(summary: &[(&str, Option<Outcome<()>>)]) -> Outcome<()> {
    println!("\n=== the SDK against");
    for (name, outcome) in summary {
        match outcome {
            Some(Ok(())) => println!("  passed   {name}"),
            Some(Err(_)) => println!("  FAILED   {name}"),
            None => println!("  NOT RUN  {name}"),
        }
    }
    if summary.iter().any(|(_, outcome)| outcome.is_none()) {
        println!("\nWARNING: {}.", python36::missing());
    }
    let failed: Vec<_> = summary
        .iter()
        .filter(|(_, outcome)| matches!(outcome, Some(Err(_))))
        .map(|(name, _)| *name)
        .collect();
    if failed.is_empty() {
        Ok(())
    } else {
        Err(format!("the SDK fails against {}", failed.join(", ")))
    }
}
