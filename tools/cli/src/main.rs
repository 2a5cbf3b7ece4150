//! `alignak-backend-cli`: reads and changes the items of an Alignak backend, and helps with the
//! daily work on hosts and services.

mod arguments;
mod connect;
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

use clap::{CommandFactory as _, Parser as _};

use arguments::{Action, Arguments};
use connect::Session;
use end::End;
use log::Log;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return refused(&error),
    };
    if arguments.version {
        output::line(arguments::VERSION);
        return ExitCode::SUCCESS;
    }
    let log = Log::new(&arguments);
    match run(&arguments, &log).await {
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

async fn run(arguments: &Arguments, log: &Log) -> Result<(), End> {
    // What needs no backend.
    match &arguments.action {
        Some(Action::Completions { shell }) => {
            let mut command = Arguments::command();
            let name = command.get_name().to_owned();
            clap_complete::generate(*shell, &mut command, name, &mut std::io::stdout());
            return Ok(());
        }
        Some(Action::Man) => {
            let manual = clap_mangen::Man::new(Arguments::command());
            return manual
                .render(&mut std::io::stdout())
                .map_err(|error| End::failed(format!("cannot write the manual: {error}")));
        }
        _ => {}
    }
    let session = Session::open(arguments, log).await?;
    let item = |item: &Option<String>| item.clone().filter(|item| item != "None");
    match &arguments.action {
        None => objects::get(&session, None).await,
        Some(Action::Get { item: _ } | Action::List { item: _ }) if is_list(arguments) => {
            let named = match &arguments.action {
                Some(Action::Get { item: named } | Action::List { item: named }) => item(named),
                _ => None,
            };
            objects::list(&session, named.as_deref()).await
        }
        Some(Action::Get { item: named } | Action::List { item: named }) => {
            objects::get(&session, item(named).as_deref()).await
        }
        Some(Action::Add { item: named }) => {
            objects::write(&session, objects::Verb::Add, item(named).as_deref()).await
        }
        Some(Action::Update { item: named }) => {
            objects::write(&session, objects::Verb::Update, item(named).as_deref()).await
        }
        Some(Action::Delete { item: named }) => {
            objects::delete(&session, item(named).as_deref()).await
        }
        Some(other) => operate::run(&session, other).await,
    }
}

fn is_list(arguments: &Arguments) -> bool {
    arguments.list || matches!(arguments.action, Some(Action::List { .. }))
}
