//! Runs a command while `MongoDB` servers run whose address is in `ALIGNAK_TEST_MONGO`:
//! `with_mongo alone cargo test`, or `with_mongo set cargo test` for a replica set.

use std::process::{Command, ExitCode};

use alignak_testkit::Mongo;
use alignak_testkit::server::MONGO_VARIABLE;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (kind, command) = match &arguments[..] {
        [kind, command @ ..] if !command.is_empty() => (kind.as_str(), command),
        _ => return usage(),
    };
    let mongo = match kind {
        "alone" => Mongo::alone(),
        "set" => Mongo::replica_set(1),
        _ => return usage(),
    };
    let status = Command::new(&command[0])
        .args(&command[1..])
        .env(MONGO_VARIABLE, mongo.uri(""))
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

fn usage() -> ExitCode {
    eprintln!("usage: with_mongo alone|set COMMAND…");
    ExitCode::FAILURE
}
