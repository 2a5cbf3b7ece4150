//! The unchanged daemons of Alignak, with their modules for the backend, the importer and the web
//! interface, on our server: `real_stack ENVIRONMENT`, where the environment is the one that
//! `cargo xtask interop --stack` makes. `ALIGNAK_TEST_MONGO` names `MongoDB` servers to use.
//!
//! It takes about 15 minutes, most of them waiting: the daemons check, notify, save and load by the
//! clock. Each part says what it found; the first thing that is wrong ends the program.

mod expect;
mod installation;
mod scenario;
mod tap;
mod web;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [environment] = &arguments[..] else {
        eprintln!("usage: real_stack ENVIRONMENT");
        return ExitCode::FAILURE;
    };
    scenario::run(Path::new(environment));
    ExitCode::SUCCESS
}
