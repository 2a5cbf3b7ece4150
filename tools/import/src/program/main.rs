//! `alignak-backend-import`: reads configuration files and writes them into a backend.

mod arguments;
mod console;
mod end;
mod prune;
mod questions;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use alignak_backend_client::{Backend, Generate};
use alignak_backend_import::backend::{Failure, Import, Mode, Summary, check};
use alignak_backend_import::{Configuration, Message, Messages, Options, Severity};
use clap::Parser as _;

use arguments::Arguments;
use console::Console;
use end::End;

/// How long one request may take: a long list is one request.
const REQUEST_TIMEOUT: Duration = Duration::from_mins(2);

#[tokio::main]
async fn main() -> ExitCode {
    let console = Console::default();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) if !error.use_stderr() => {
            // Help.
            drop(error.print());
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            console.line("Command line parsing error.");
            console.line(error.to_string().trim_end());
            console.line("Use `alignak-backend-import -h` for the options.");
            return ExitCode::from(End::CommandLine.code());
        }
    };
    if arguments.version {
        console.line(arguments::VERSION);
        return ExitCode::SUCCESS;
    }
    let console = console.with(&arguments);
    match run(&arguments, &console).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(end) => {
            let code = end.code();
            if !matches!(end, End::Unresolved | End::Changes) {
                console.line("~~~~~~~~~~~~~~~~~~~~~~~~~~");
                console.line(&format!("Exiting with error code: {code}"));
            }
            ExitCode::from(code)
        }
    }
}

async fn run(arguments: &Arguments, console: &Console) -> Result<(), End> {
    let begin = Instant::now();
    announce(arguments, console);
    if arguments.files.is_empty() && !arguments.delete {
        console.line("No configuration specified!");
        return Err(End::Access);
    }
    let configuration = load(arguments, console)?;
    console.line(&format!(
        "Elapsed time: {:.2} s",
        begin.elapsed().as_secs_f64()
    ));
    if arguments.validate {
        console.line("The configuration can be imported.");
        return Ok(());
    }
    let backend = log_in(arguments, console).await?;
    if arguments.check || arguments.plan {
        console.line("*************************************************************");
        console.line("* Dry run: nothing is created, changed or deleted.          *");
        console.line("*************************************************************");
    }
    // After a deletion there is nothing to compare with.
    let is_emptied = arguments.check && arguments.delete;
    let mode = match () {
        () if is_emptied => Mode::Create,
        () if arguments.duplicate => Mode::Duplicate,
        () if arguments.update => Mode::Update,
        () => Mode::Create,
    };
    let import = Import::new(backend, console)
        .mode(mode)
        .update_only(arguments.update_only)
        .dry(arguments.check)
        .emptied(is_emptied)
        .keep_going(arguments.keep_going)
        .location(arguments.gps);
    if arguments.plan {
        return plan(arguments, &import, &configuration, console).await;
    }
    if arguments.delete {
        if !confirmed(arguments) {
            console.line("Nothing is deleted, and nothing is imported.");
            return Err(End::Access);
        }
        unless_interrupted(import.delete(), &import, console)
            .await?
            .map_err(|failure| refused(&failure, console))?;
    }
    if arguments.files.is_empty() {
        // A deletion alone.
        console.finish();
        return Ok(());
    }
    let summary = unless_interrupted(import.write(&configuration), &import, console)
        .await?
        .map_err(|failure| refused(&failure, console))?;
    console.finish();
    finish(arguments, console, &summary)?;
    if arguments.prune {
        prune::prune(arguments, &import, &configuration, console).await?;
    }
    let duration = begin.elapsed().as_secs_f64();
    console.line(&format!(
        "Global configuration import duration: {duration:.2}"
    ));
    Ok(())
}

/// Waits for what writes. After an interruption it waits for the requests under way, and says what
/// is to be done; a second interruption ends the program at once.
async fn unless_interrupted<T>(
    writes: impl Future<Output = T>,
    import: &Import<'_>,
    console: &Console,
) -> Result<T, End> {
    let mut writes = std::pin::pin!(writes);
    tokio::select! {
        result = &mut writes => return Ok(result),
        Ok(()) = tokio::signal::ctrl_c() => {}
    }
    import.stop();
    console.finish();
    console.line("Interrupted: waiting for the requests under way.");
    tokio::select! {
        _ = writes => {}
        _ = tokio::signal::ctrl_c() => {}
    }
    console.finish();
    console.line("Interrupted. What was written stays: the same import with -e completes it.");
    Err(End::Interrupted)
}

/// Shows what an import would change.
async fn plan(
    arguments: &Arguments,
    import: &Import<'_>,
    configuration: &Configuration,
    console: &Console,
) -> Result<(), End> {
    console.wait_for("comparing with the backend");
    let result = import.plan(configuration).await;
    console.finish();
    match result {
        Ok((plan, messages)) => {
            console.messages(&messages);
            console.line(plan.to_string().trim_end());
            if arguments.exit_code && !plan.is_empty() {
                return Err(End::Changes);
            }
            Ok(())
        }
        Err(failure) if failure.is_unresolved() => {
            console.errors_report(&[failure.to_string()]);
            Err(End::Unresolved)
        }
        Err(failure) => Err(refused(&failure, console)),
    }
}

fn announce(arguments: &Arguments, console: &Console) {
    let flag = |flag: bool| if flag { "True" } else { "False" };
    console
        .line("--------------------------------------------------------------------------------");
    console.line(&format!(
        "alignak-backend-import, version: {}",
        arguments::VERSION
    ));
    console.line("Loading configuration for Alignak, version: 2");
    console
        .line("--------------------------------------------------------------------------------");
    console.line(&format!(
        "Backend URL: {}",
        without_secrets(&arguments.backend)
    ));
    console.line(&format!(
        "Dry-run mode (check only): {}",
        flag(arguments.check)
    ));
    console.line(&format!(
        "Delete existing backend data: {}",
        flag(arguments.delete)
    ));
    console.line(&format!(
        "Updating backend data: {}",
        flag(arguments.update)
    ));
    console.line(&format!(
        "Allowing duplicate objects: {}",
        flag(arguments.duplicate)
    ));
    let location = arguments.gps;
    console.line(&format!(
        "Default host location: {}, {}",
        location.latitude, location.longitude
    ));
    let files: Vec<String> = arguments
        .files
        .iter()
        .map(|file| file.display().to_string())
        .collect();
    console.line(&format!("Importing configuration: {files:?}"));
    console.line("Using Alignak version: 2");
}

fn load(arguments: &Arguments, console: &Console) -> Result<Configuration, End> {
    let (configuration, mut messages) = Options::default()
        .keep_unknown(arguments.keep_unknown)
        .read(&arguments.files);
    messages.extend(check(&configuration, arguments.gps));
    console.messages(&messages);
    if !messages.has_errors() {
        return Ok(configuration);
    }
    console.line(&format!(
        "The configuration cannot be imported: {} errors, {} warnings.",
        messages.count(Severity::Error),
        messages.count(Severity::Warning)
    ));
    Err(if has_only_nameless_objects(&messages) {
        End::Nameless
    } else {
        End::Configuration
    })
}

fn has_only_nameless_objects(messages: &Messages) -> bool {
    let mut errors = messages
        .iter()
        .filter(|one| one.severity == Severity::Error);
    errors.all(Message::is_about_a_missing_name)
}

async fn log_in(arguments: &Arguments, console: &Console) -> Result<Backend, End> {
    console.line("Authenticating to the backend...");
    let denied = |reason: String| {
        console.line("Access denied!");
        console.line(&reason);
        End::Access
    };
    let backend = Backend::builder(&arguments.backend)
        .attempt_timeout(REQUEST_TIMEOUT)
        .total_timeout(REQUEST_TIMEOUT * 2)
        .user_agent(concat!(
            "alignak-backend-import/",
            env!("CARGO_PKG_VERSION")
        ))
        .build()
        .map_err(|error| denied(error.to_string()))?;
    let login = backend.login(&arguments.username, &arguments.password, Generate::Enabled);
    match login.await {
        Ok(true) => {
            console.line("Authenticated.");
            Ok(backend)
        }
        Ok(false) => Err(denied("The user name or the password is wrong.".to_owned())),
        Err(error) => Err(denied(error.to_string())),
    }
}

/// Asks before a deletion, on a terminal. Elsewhere nobody is asked, as ever.
fn confirmed(arguments: &Arguments) -> bool {
    if arguments.yes || arguments.check || !questions::can_ask() {
        return true;
    }
    let address = without_secrets(&arguments.backend);
    questions::asked(&format!("Delete everything in {address}?"))
}

pub(crate) fn refused(failure: &Failure, console: &Console) -> End {
    console.finish();
    console.failure(failure);
    End::Refused
}

/// An address without a user and a password in it, which do not belong there.
fn without_secrets(address: &str) -> String {
    let (scheme, rest) = address.split_once("://").unwrap_or(("", address));
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    match rest[..end].rfind('@') {
        Some(at) if scheme.is_empty() => format!("…{}", &rest[at..]),
        Some(at) => format!("{scheme}://…{}", &rest[at..]),
        None => address.to_owned(),
    }
}

fn finish(arguments: &Arguments, console: &Console, summary: &Summary) -> Result<(), End> {
    console.messages(&summary.messages);
    for failure in &summary.refused {
        console.failure(failure);
    }
    for line in &summary.not_sent {
        console.line(line);
    }
    if !summary.unresolved.is_empty() {
        console.errors_report(&summary.unresolved);
        // What was refused matters more than what could not be resolved, perhaps because of that.
        if summary.refused.is_empty() {
            return Err(End::Unresolved);
        }
    }
    console.line("alignak-backend-import, inserted elements: ");
    for (kind, count) in &summary.inserted {
        let count = match count {
            0 => "no".to_owned(),
            count => count.to_string(),
        };
        console.line(&format!(" - {count} {kind}(s)"));
    }
    console.list("ignored", &summary.ignored);
    console.list("updated", &summary.updated);
    if arguments.update && summary.updated.is_empty() {
        console.line("alignak-backend-import, no elements were updated.");
    }
    if summary.refused.is_empty() {
        Ok(())
    } else {
        Err(End::Refused)
    }
}
