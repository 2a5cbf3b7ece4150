//! Results of checks: submitted by hand, in lists, or of a plugin that is run.

use std::io::{BufRead, BufReader, Read};
use std::time::Duration;

use alignak_backend_client::CheckResult;
use alignak_backend_client::model::CheckResultState;

use super::plugin;
use crate::connect::Session;
use crate::end::End;
use crate::names::ItemName;
use crate::output;

/// Results that are sent together.
const BATCH: usize = 500;

/// How long a line of standard input may be, in bytes.
const MAX_LINE_BYTES: u64 = 128 * 1024;

/// Submits a state.
pub(super) async fn submit(
    session: &Session<'_>,
    item: &str,
    state: &str,
    text: &str,
    perfdata: &str,
) -> Result<(), End> {
    let state = state.to_ascii_uppercase();
    let result = of_state(&ItemName::parse(item), &state).map_err(End::failed)?;
    report(session, item, &result.output(text).perf_data(perfdata)).await
}

/// Runs a plugin, and submits what it says.
pub(super) async fn run(
    session: &Session<'_>,
    item: &str,
    timeout: u64,
    command: &[String],
) -> Result<(), End> {
    let end = plugin::run(command, Duration::from_secs(timeout)).await?;
    let result = of_code(&ItemName::parse(item), end.code)
        .plugin_output(&end.output)
        .passive(false)
        .execution_time(end.duration.as_secs_f64());
    // The signals, once listened to, end the program no more by themselves.
    tokio::select! {
        done = report(session, item, &result) => done,
        () = plugin::interrupted() => Err(End::failed("interrupted")),
    }
}

/// Submits the results of the lines of standard input.
pub(super) async fn submit_lines(session: &Session<'_>) -> Result<(), End> {
    let mut lines = BufReader::new(std::io::stdin().lock());
    let mut number = 0;
    let (mut submitted, mut failed) = (0, 0);
    let mut batch: Vec<(usize, CheckResult)> = Vec::new();
    loop {
        number += 1;
        let line = next_line(&mut lines)
            .map_err(|error| End::failed(format!("Error reading data file: stdin: {error}")))?;
        let is_end = line.is_none();
        match line
            .as_deref()
            .map(str::trim_end)
            .filter(|line| !line.is_empty())
        {
            None => {}
            Some(line) => match parse(line) {
                Ok(result) => batch.push((number, result)),
                Err(problem) => {
                    session
                        .log
                        .error(&format!("stdin: line {number}: {problem}"));
                    failed += 1;
                }
            },
        }
        if is_end || batch.len() == BATCH {
            let refused = send(session, &batch).await;
            submitted += batch.len() - refused;
            failed += refused;
            batch.clear();
        }
        if is_end {
            break;
        }
    }
    let done = if session.arguments.check {
        "would be submitted"
    } else {
        "submitted"
    };
    output::line(&format!("{submitted} results {done}, {failed} failed"));
    if failed == 0 {
        Ok(())
    } else {
        Err(End::reported())
    }
}

/// The next line; `None` at the end.
fn next_line(input: &mut impl BufRead) -> std::io::Result<Option<String>> {
    let mut line = Vec::new();
    let read = input.take(MAX_LINE_BYTES).read_until(b'\n', &mut line)?;
    if read as u64 == MAX_LINE_BYTES && line.last() != Some(&b'\n') {
        let reason = format!("a line has more than {MAX_LINE_BYTES} bytes");
        return Err(std::io::Error::new(std::io::ErrorKind::InvalidData, reason));
    }
    Ok((read > 0).then(|| String::from_utf8_lossy(&line).into_owned()))
}

/// Submits some results, and returns how many were refused.
async fn send(session: &Session<'_>, batch: &[(usize, CheckResult)]) -> usize {
    if session.arguments.check {
        return 0;
    }
    let results: Vec<CheckResult> = batch.iter().map(|(_, result)| result.clone()).collect();
    let outcomes = session.backend.report_all(&results).await;
    let mut refused = 0;
    for ((number, result), outcome) in batch.iter().zip(outcomes) {
        if let Err(error) = outcome {
            let item = match result.service_name() {
                Some(service) => format!("{}/{service}", result.host()),
                None => result.host().to_owned(),
            };
            session
                .log
                .error(&format!("stdin: line {number}: {item}: {error}"));
            refused += 1;
        }
    }
    refused
}

/// A result from a line: host, service (unless it is the host's own), state or exit code, output;
/// separated by tabs, as other tools send them.
fn parse(line: &str) -> Result<CheckResult, String> {
    let parts: Vec<&str> = line.splitn(4, '\t').collect();
    let (host, service, state, output) = match parts[..] {
        [host, state] => (host, None, state, ""),
        [host, state, output] => (host, None, state, output),
        [host, service, state, output] => (host, Some(service.to_owned()), state, output),
        _ => {
            return Err("it is not: host, service, state, output; separated by tabs".to_owned());
        }
    };
    let name = ItemName {
        first: host.to_owned(),
        second: service,
    };
    let result = match state.trim().parse() {
        Ok(code) => of_code(&name, code),
        Err(_) => of_state(&name, &state.trim().to_ascii_uppercase())?,
    };
    Ok(result.plugin_output(output))
}

/// A result with the state that the exit code of a plugin means.
fn of_code(name: &ItemName, code: i32) -> CheckResult {
    match &name.second {
        Some(service) => CheckResult::from_exit_code(&name.first, code).service(service),
        None => CheckResult::host_from_exit_code(&name.first, code),
    }
}

/// A result with a state by its word.
fn of_state(name: &ItemName, state: &str) -> Result<CheckResult, String> {
    let of_host = matches!(state, "UP" | "DOWN" | "UNREACHABLE");
    let of_service = matches!(
        state,
        "OK" | "WARNING" | "CRITICAL" | "UNKNOWN" | "UNREACHABLE"
    );
    let result = CheckResult::new(&name.first, CheckResultState::from(state));
    match &name.second {
        Some(service) if of_service => Ok(result.service(service)),
        None if of_host => Ok(result),
        Some(_) => Err(format!("{state} is not a state of a service")),
        None => Err(format!("{state} is not a state of a host")),
    }
}

async fn report(session: &Session<'_>, item: &str, result: &CheckResult) -> Result<(), End> {
    let state = result.state();
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
    session.backend.report(result).await.map_err(refused)?;
    output::line(&format!("{item} is {state}"));
    Ok(())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_the_result_of_a_host_or_a_service() {
        let result = parse("srv\tLoad\t1\tLOAD WARNING | load=5\tof 4").unwrap();
        let expected = CheckResult::warning("srv")
            .service("Load")
            .output("LOAD WARNING")
            .perf_data("load=5 of 4");
        assert_eq!(result, expected);
        let result = parse("srv\tdown\tno answer").unwrap();
        assert_eq!(result, CheckResult::down("srv").output("no answer"));
        assert_eq!(parse("srv\t0").unwrap(), CheckResult::up("srv"));
        for line in [
            "srv",
            "srv\tWARNING\tx",
            "srv\tLoad\tUP\tx",
            "srv\tLoad\tBAD\tx",
        ] {
            parse(line).unwrap_err();
        }
    }

    #[test]
    fn a_line_without_end_is_refused() {
        let endless = std::io::repeat(b'x');
        let error = next_line(&mut BufReader::new(endless)).unwrap_err();
        assert_eq!(error.to_string(), "a line has more than 131072 bytes");
    }
}
