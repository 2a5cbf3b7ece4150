//! `alignak-backend-cli`: reads and changes the items of an Alignak backend, and helps with the
//! daily work on hosts and services.

mod answer;
mod arguments;
mod connect;
mod credentials;
mod documents;
mod end;
mod files;
mod json;
mod log;
mod names;
mod objects;
mod operate;
mod output;
mod profile;
mod progress;

use std::process::ExitCode;

use arguments::{Action, Arguments};
use connect::Session;
use end::End;
use log::Log;
use objects::Verb;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = match Arguments::read(std::env::args_os()) {
        Ok(arguments) => arguments,
        Err(error) => return refused(&error),
    };
    if arguments.version {
        output::line(arguments::VERSION);
        return ExitCode::SUCCESS;
    }
    let log = Log::new(&arguments);
    let done = run(&arguments, log).await;
    match done.and_then(|()| output::complete()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(end) => end.report(log),
    }
}

/// Answers a command line that cannot be carried out, and a question for help.
fn refused(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        drop(error.print());
        return ExitCode::SUCCESS;
    }
    if let Some(action) = arguments::unknown_action(error) {
        output::line(&format!("Action '{action}' is not authorized."));
    } else {
        output::line("Command line parsing error:");
        output::line(error.to_string().trim_end());
        output::line(".");
    }
    output::line(end::RULE);
    output::line(&format!("Exiting with error code: {}", end::COMMAND_LINE));
    ExitCode::from(end::COMMAND_LINE)
}

async fn run(arguments: &Arguments, log: Log) -> Result<(), End> {
    // What needs no backend.
    match &arguments.action {
        Some(Action::Completions { shell }) => {
            output::text(&documents::completions(*shell));
            return Ok(());
        }
        Some(Action::Man) => {
            output::text(&documents::manual()?);
            return Ok(());
        }
        _ => {}
    }
    let session = Session::open(arguments, log).await?;
    let (verb, item) = match &arguments.action {
        None => (Verb::Get, &None),
        Some(Action::Get { item }) => (Verb::Get, item),
        Some(Action::List { item, .. }) => (Verb::List, item),
        Some(Action::Add { item }) => (Verb::Add, item),
        Some(Action::Update { item }) => (Verb::Update, item),
        Some(Action::Delete { item }) => (Verb::Delete, item),
        Some(other) => return operate::run(&session, other).await,
    };
    objects::run(&session, verb, item.as_deref()).await
}
