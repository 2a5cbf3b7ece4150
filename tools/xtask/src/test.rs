//! All that must hold before a change is accepted.

use std::process::Command;

use crate::shell::{Outcome, binary, build, cargo, step};
use crate::{codegen, features, openapi, public_api};

/// The variable by which the black-box tests find the server.
const SERVER: &str = "ALIGNAK_BACKEND_BIN";

/// The variable that tells tests to take their time.
const LONG_TIER: &str = "ALIGNAK_LONG_TESTS";

/// The programs of black-box tests that hold on either store.
const ON_BOTH_STORES: [&str; 2] = ["api", "clients"];

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
        codegen::run(true)?;
        public_api::run(true)?;
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
    // The same tests once more, on MongoDB.
    let with_mongo = binary(&built, "with_mongo")?;
    let mut rules = Command::new(&with_mongo);
    rules.args([
        "set",
        "cargo",
        "test",
        "--package",
        "alignak-backend",
        "--tests",
    ]);
    step("test the rules on MongoDB", &mut rules)?;
    let mut requests = Command::new(&with_mongo);
    requests.args(["set", "cargo", "test", "--package", "alignak-tests"]);
    for name in ON_BOTH_STORES {
        requests.args(["--test", name]);
    }
    step("test requests on MongoDB", requests.env(SERVER, &server))
}
