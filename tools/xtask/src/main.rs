//! The commands of this workspace, in one place: `cargo xtask --help` lists them.

mod bench;
mod codegen;
mod compatibility;
mod drift;
mod features;
mod guide;
mod interop;
mod openapi;
mod original;
mod public_api;
mod python36;
mod shell;
mod stack;
mod test;

use std::process::ExitCode;

use bench::Subject;
use clap::{Args, Parser, Subcommand};

/// The commands of this workspace.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run all checks and tests, or with a filter only the tests whose names contain it.
    ///
    /// All checks are: formatting, clippy without warnings, the committed documents, the generated
    /// code and the listings of public items against what makes them. The Python packages and the
    /// browser that the tests need are fetched first; the browser is installed with apt-get when it
    /// is missing.
    Test {
        /// Also run the long tier: every combination of features, more cases of the property
        /// tests, longer load.
        #[arg(long)]
        all: bool,
        /// A part of the names of the tests to run.
        filter: Option<String>,
    },
    /// Write the published documents under openapi/ as the server prints them.
    Openapi(Check),
    /// Write the generated operations under sdk/src/generated/ from the published document.
    Codegen(Check),
    /// Write the listings of public items, sdk/public-api.txt and openapi/public-api.txt.
    PublicApi(Check),
    /// Write the samples that the tests run into the pages of the guide, docs/src/guide/.
    Guide(Check),
    /// Check that every combination of features builds without a warning.
    Features,
    /// Measure the backend and the SDK, built for release, beside what limits them.
    Bench {
        /// Fewer rounds and requests: a first impression.
        #[arg(long)]
        quick: bool,
        /// Measure beside the original server in Python instead. It is installed from the Python
        /// package index, and needs Python 3.6: `python3.6`, or one that pyenv has.
        #[arg(long)]
        peer: bool,
    },
    /// Run the SDK's tests against our server on both stores, and against the original one in
    /// Python where there is a Python 3.6.
    Interop {
        /// Run the unchanged daemons of Alignak, the importer and the web interface on our server
        /// on both stores instead: about 15 minutes. Fails where there is no Python 3.6.
        #[arg(long)]
        stack: bool,
    },
}

#[derive(Clone, Copy, Debug, Args)]
struct Check {
    /// Write nothing, and fail when something differs.
    #[arg(long)]
    check: bool,
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Test { all, filter } => test::run(all, filter.as_deref()),
        Command::Openapi(mode) => {
            shell::build_server().and_then(|server| openapi::run(&server, mode.check))
        }
        Command::Codegen(mode) => codegen::run(mode.check),
        Command::PublicApi(mode) => public_api::run(mode.check),
        Command::Guide(mode) => guide::run(mode.check),
        Command::Features => features::run(),
        Command::Bench { quick, peer } => {
            let subject = if peer { Subject::Peer } else { Subject::Ours };
            bench::run(subject, quick)
        }
        Command::Interop { stack: false } => interop::run(),
        Command::Interop { stack: true } => stack::run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}
