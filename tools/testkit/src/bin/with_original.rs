//! Runs a command while the original backend runs, freshly installed, whose address is in
//! `ALIGNAK_TEST_URL`: `with_original ENVIRONMENT cargo test`. The environment is the one that
//! `cargo xtask interop` makes. `ALIGNAK_TEST_MONGO` names the database server, as `with_mongo`
//! does.

use std::path::Path;
use std::process::{Command, ExitCode};

use alignak_testkit::Original;
use alignak_testkit::server::MONGO_VARIABLE;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (environment, command) = match &arguments[..] {
        [environment, command @ ..] if !command.is_empty() => (environment, command),
        _ => {
            eprintln!("usage: with_original ENVIRONMENT COMMAND…");
            return ExitCode::FAILURE;
        }
    };
    let Ok(mongo) = std::env::var(MONGO_VARIABLE) else {
        eprintln!("{MONGO_VARIABLE} is not set: run this by `with_mongo`");
        return ExitCode::FAILURE;
    };
    let original = Original::start(Path::new(environment), &mongo);
    let status = Command::new(&command[0])
        .args(&command[1..])
        .env("ALIGNAK_TEST_URL", original.base())
        .env("ALIGNAK_TEST_ORIGINAL", "1")
        // What starts a server of ours beside the original is tested on MongoDB elsewhere.
        .env_remove(MONGO_VARIABLE)
        .status();
    match status {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{}: {error}", command[0]);
            ExitCode::FAILURE
        }
    }
}
