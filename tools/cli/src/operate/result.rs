//! Results of checks: submitted by hand, or of a plugin that is run.

use std::process::Stdio;
use std::time::{Duration, Instant};

use alignak_backend_client::CheckResult;
use alignak_backend_client::model::CheckResultState;
use tokio::io::{AsyncRead, AsyncReadExt as _};

use crate::connect::Session;
use crate::end::End;
use crate::names::ItemName;
use crate::output;

/// How much of a plugin's output is read, in bytes; one that writes more gets a broken pipe.
const MAX_OUTPUT_BYTES: u64 = 64 * 1024;

/// How much is read of what it writes to standard error, which counts when it prints nothing else.
const MAX_ERROR_BYTES: u64 = 1024;

/// Submits a state.
pub(super) async fn submit(
    session: &Session<'_>,
    item: &str,
    state: &str,
    text: &str,
    perfdata: &str,
) -> Result<(), End> {
    let name = ItemName::parse(item);
    let state = state.to_ascii_uppercase();
    let is_of_host = matches!(state.as_str(), "UP" | "DOWN");
    if name.second.is_some() == is_of_host && state != "UNREACHABLE" {
        let kind = if name.second.is_some() {
            "a service"
        } else {
            "a host"
        };
        return Err(End::failed(format!("{state} is not a state of {kind}")));
    }
    let result = CheckResult::new(&name.first, CheckResultState::from(state.as_str()))
        .output(text)
        .perf_data(perfdata);
    report(session, item, result, &state).await
}

/// Runs a plugin, and submits what it says.
pub(super) async fn run(
    session: &Session<'_>,
    item: &str,
    timeout: u64,
    plugin: &[String],
) -> Result<(), End> {
    let Some((program, arguments)) = plugin.split_first() else {
        return Err(End::failed("no plugin is named"));
    };
    let begin = Instant::now();
    let failed = |error| End::failed(format!("cannot run {program}: {error}"));
    let mut child = tokio::process::Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .map_err(failed)?;
    let output = read(child.stdout.take(), MAX_OUTPUT_BYTES);
    let errors = read(child.stderr.take(), MAX_ERROR_BYTES);
    let end = async { tokio::join!(output, errors, child.wait()) };
    let (code, text) = match tokio::time::timeout(Duration::from_secs(timeout), end).await {
        Ok((output, errors, status)) => {
            let code = status.map_err(failed)?.code().unwrap_or(3);
            let is_silent = output.trim().is_empty();
            (code, if is_silent { errors } else { output })
        }
        Err(_) => (3, format!("{program} was stopped after {timeout} s")),
    };
    let said = Said::parse(&text);
    let name = ItemName::parse(item);
    let state = if name.second.is_some() {
        of_service(code)
    } else {
        of_host(code)
    };
    let result = CheckResult::new(&name.first, CheckResultState::from(state))
        .output(said.output)
        .long_output(said.long_output)
        .perf_data(said.perf_data)
        .passive(false)
        .execution_time(begin.elapsed().as_secs_f64());
    report(session, item, result, state).await
}

/// The beginning of what a plugin writes to a stream.
async fn read(stream: Option<impl AsyncRead + Unpin>, limit: u64) -> String {
    let mut bytes = Vec::new();
    if let Some(stream) = stream {
        // What was read until a failure counts.
        drop(stream.take(limit).read_to_end(&mut bytes).await);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

async fn report(
    session: &Session<'_>,
    item: &str,
    mut result: CheckResult,
    state: &str,
) -> Result<(), End> {
    if let Some(service) = ItemName::parse(item).second {
        result = result.service(service);
    }
    if session.arguments.check {
        session
            .log
            .info(&format!("Dry run: {item} would be {state}"));
        return Ok(());
    }
    let refused = |error| {
        End::refused(
            format!("Creation error for  'logcheckresult' : {item}"),
            error,
        )
    };
    session.backend.report(&result).await.map_err(refused)?;
    output::line(&format!("{item} is {state}"));
    Ok(())
}

/// The state of a service by the exit code of a plugin.
fn of_service(code: i32) -> &'static str {
    match code {
        0 => "OK",
        1 => "WARNING",
        2 => "CRITICAL",
        _ => "UNKNOWN",
    }
}

/// The state of a host by the exit code of a plugin: a warning does not make it down.
fn of_host(code: i32) -> &'static str {
    match code {
        0 | 1 => "UP",
        _ => "DOWN",
    }
}

/// The parts of a plugin's output: `TEXT | PERFDATA`, further lines, and after a `|` in these more
/// performance data.
#[derive(Debug, Default, PartialEq, Eq)]
struct Said {
    output: String,
    long_output: String,
    perf_data: String,
}

impl Said {
    fn parse(text: &str) -> Self {
        let (first, rest) = text
            .trim_end()
            .split_once('\n')
            .unwrap_or((text.trim_end(), ""));
        let (output, data) = first.split_once('|').unwrap_or((first, ""));
        let (long, more) = rest.split_once('|').unwrap_or((rest, ""));
        let perf_data: Vec<&str> = data
            .split_whitespace()
            .chain(more.split_whitespace())
            .collect();
        Self {
            output: output.trim().to_owned(),
            long_output: long.trim().to_owned(),
            perf_data: perf_data.join(" "),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_output_of_plugins_is_taken_apart() {
        let said = Said::parse("DISK OK - free | /=10;20\n/var 20%\n/tmp 5% | /var=3\n/tmp=4\n");
        assert_eq!(said.output, "DISK OK - free");
        assert_eq!(said.long_output, "/var 20%\n/tmp 5%");
        assert_eq!(said.perf_data, "/=10;20 /var=3 /tmp=4");
        assert_eq!(Said::parse(""), Said::default());
    }
}
