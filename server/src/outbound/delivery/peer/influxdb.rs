//! Requests to `InfluxDB` 1.x, the compatible addresses of 2.x and 3.x, and `VictoriaMetrics`.

use std::time::Duration;

use reqwest::{Client, Response, StatusCode, header};

use super::{Dropped, SendError};
use crate::outbound::measurement::Measurement;
use crate::outbound::wire::influxdb::encode;

/// How much of an answer is read, in bytes.
const MAX_ANSWER: usize = 16 << 10;

/// How much of a reason is kept, in characters.
const MAX_REASON: usize = 200;

/// Where to write.
#[derive(Clone, Copy)]
pub(super) struct Target<'a> {
    pub(super) address: &'a str,
    pub(super) port: u16,
    pub(super) database: &'a str,
    pub(super) login: &'a str,
    pub(super) password: &'a str,
}

/// Sends values as one request.
pub(super) async fn send(
    http: &Client,
    target: Target<'_>,
    values: &[Measurement],
) -> Result<Dropped, SendError> {
    let (lines, left_out) = encode(values);
    let mut dropped = Dropped::default();
    dropped.add(left_out, "not a number, or without a name");
    if lines.is_empty() {
        return Ok(dropped);
    }
    let request = http
        .post(format!("{}/write", base(target.address, target.port)))
        .query(&[("db", target.database), ("precision", "ns")])
        .basic_auth(target.login, Some(target.password))
        .header(header::CONTENT_TYPE, "text/plain; charset=utf-8")
        .body(lines);
    let response = request.send().await.map_err(|error| unavailable(&error))?;
    let status = response.status();
    let wait = retry_after(&response);
    let text = read(response).await?;
    dropped.merge(judge(status, wait, &text)?);
    Ok(dropped)
}

/// The address of a server; one that names its scheme keeps it.
pub(in crate::outbound) fn base(address: &str, port: u16) -> String {
    let (scheme, host) = address.split_once("://").unwrap_or(("http", address));
    let host = host.trim_end_matches('/');
    if host.contains(':') && !host.starts_with('[') {
        return format!("{scheme}://[{host}]:{port}");
    }
    format!("{scheme}://{host}:{port}")
}

/// What an answer means.
fn judge(status: StatusCode, wait: Option<Duration>, text: &str) -> Result<Dropped, SendError> {
    if status.is_success() {
        return Ok(Dropped::default());
    }
    let reason = format!("{}: {}", status.as_u16(), shorten(text));
    match status.as_u16() {
        // The good lines are stored.
        400 if text.contains("partial write") => Ok(some_dropped(text, reason)),
        422 => Ok(some_dropped(text, reason)),
        400 | 413 => Err(SendError::Indigestible(reason)),
        500 if text.contains("retention policy not found") => Err(SendError::Refused(reason)),
        408 | 429 | 500.. => Err(SendError::Unavailable(reason, wait)),
        _ => Err(SendError::Refused(reason)),
    }
}

/// The number that the answer tells, at least one.
fn some_dropped(text: &str, reason: String) -> Dropped {
    let told = text.split("dropped=").nth(1).and_then(|rest| {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    });
    let mut dropped = Dropped::default();
    dropped.add(told.unwrap_or(1_u64).max(1), reason);
    dropped
}

fn shorten(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    line.chars()
        .filter(|letter| !letter.is_control())
        .take(MAX_REASON)
        .collect()
}

fn retry_after(response: &Response) -> Option<Duration> {
    let seconds = response.headers().get(header::RETRY_AFTER)?.to_str().ok()?;
    Some(Duration::from_secs(seconds.parse().ok()?))
}

async fn read(mut response: Response) -> Result<String, SendError> {
    let mut bytes = Vec::new();
    while bytes.len() < MAX_ANSWER
        && let Some(chunk) = response
            .chunk()
            .await
            .map_err(|error| unavailable(&error))?
    {
        bytes.extend_from_slice(&chunk);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn unavailable(error: &reqwest::Error) -> SendError {
    SendError::Unavailable(crate::outbound::reason(error), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(code: u16) -> StatusCode {
        StatusCode::from_u16(code).unwrap_or_default()
    }

    #[test]
    fn answers_are_judged_by_what_can_be_done_about_them() {
        let wait = Some(Duration::from_secs(7));
        for (code, text, expected) in [
            (204, "", "0 dropped"),
            (200, "", "0 dropped"),
            (
                400,
                "{\"error\":\"partial write: field type conflict dropped=3\"}",
                "3 dropped",
            ),
            (
                400,
                "{\"error\":\"partial write: unable to parse 'x': y dropped=0\"}",
                "1 dropped",
            ),
            (422, "{\"code\":\"unprocessable entity\"}", "1 dropped"),
            (400, "{\"error\":\"unable to parse 'x'\"}", "indigestible"),
            (413, "Request Entity Too Large", "indigestible"),
            (401, "authorization failed", "refused"),
            (403, "not authorized", "refused"),
            (404, "database not found", "refused"),
            (
                500,
                "{\"error\":\"retention policy not found: zz\"}",
                "refused",
            ),
            (500, "timeout", "unavailable"),
            (503, "", "unavailable"),
            (429, "", "unavailable"),
        ] {
            let judged = match judge(status(code), wait, text) {
                Ok(dropped) => format!("{} dropped", dropped.values),
                Err(SendError::Indigestible(_)) => "indigestible".to_owned(),
                Err(SendError::Refused(_)) => "refused".to_owned(),
                Err(SendError::Unavailable(_, told)) => {
                    assert_eq!(told, wait);
                    "unavailable".to_owned()
                }
            };
            assert_eq!(judged, expected, "{code} {text}");
        }
    }

    #[test]
    fn addresses_may_name_a_scheme() {
        for (address, expected) in [
            ("influx", "http://influx:8086"),
            (
                "https://cloud.example.org/",
                "https://cloud.example.org:8086",
            ),
            ("::1", "http://[::1]:8086"),
        ] {
            assert_eq!(base(address, 8086), expected);
        }
    }
}
