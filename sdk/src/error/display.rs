//! How failures are shown: one useful line, bounded, without secrets.

use std::fmt;

use super::BackendException;
use crate::response::Response;

/// Characters of a body that an error message may quote.
const EXCERPT: usize = 200;

/// Characters of a path, of a message and of an issue that are shown.
const OPERATION: usize = 120;
const MESSAGE: usize = 300;
const ISSUE: usize = 120;

/// Issues that are shown.
const ISSUES: usize = 3;

impl fmt::Display for BackendException {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let details = &self.0;
        if !details.operation.is_empty() {
            write!(formatter, "{}: ", line(&details.operation, OPERATION))?;
        }
        if let Some(status) = self.status() {
            write!(formatter, "{status}: ")?;
        }
        formatter.write_str(&line(&details.message, MESSAGE))?;
        let issues = details.explanation.rendered_issues();
        if !issues.is_empty() {
            write!(formatter, " ({})", first_few(&issues))?;
        }
        if self.is_unauthorized() && self.response().is_some_and(Response::is_of_nobody) {
            formatter.write_str(" (no token was sent: not logged in, or the login was refused)")?;
        }
        if details.attempts > 1 {
            write!(formatter, " [after {} attempts]", details.attempts)?;
        }
        Ok(())
    }
}

/// The same line, because this is what a `main` function or an `unwrap` shows of an error;
/// `{:#?}` shows everything.
impl fmt::Debug for BackendException {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !formatter.alternate() {
            return fmt::Display::fmt(self, formatter);
        }
        let details = &self.0;
        formatter
            .debug_struct("BackendException")
            .field("kind", &details.kind)
            .field("code", &self.code())
            .field("operation", &details.operation)
            .field("message", &details.message)
            .field("issues", &details.explanation.rendered_issues().join("; "))
            .field("attempts", &details.attempts)
            .field("path", &details.path)
            .field("response", &details.response)
            .field("source", &details.source)
            .finish()
    }
}

/// The message for a reply that does not explain itself.
pub(super) fn plain_message(response: &Response) -> String {
    if response.status().is_redirection() {
        return "a redirect that is not followed: give the address that the backend itself has"
            .to_owned();
    }
    if response.body().is_empty() {
        return "a reply without explanation".to_owned();
    }
    excerpt(response)
}

/// The beginning of a body, on one line.
pub(crate) fn excerpt(response: &Response) -> String {
    if response.is_confidential() {
        return format!("({} bytes, not shown)", response.body().len());
    }
    // Four bytes are the longest UTF-8 character: enough bytes for the characters to show.
    let beginning = &response.body()[..response.body().len().min(EXCERPT * 4)];
    let text = String::from_utf8_lossy(beginning);
    let line = line(&text, EXCERPT);
    if line.is_empty() {
        return "an empty body".to_owned();
    }
    line
}

/// The beginning of a text, on one line, without what would confuse a terminal.
fn line(text: &str, limit: usize) -> String {
    let line = text
        .split(|character: char| character.is_whitespace() || character.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    match line.char_indices().nth(limit) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// The first issues, and how many others there are.
fn first_few(issues: &[String]) -> String {
    let shown = issues
        .iter()
        .take(ISSUES)
        .map(|issue| line(issue, ISSUE))
        .collect::<Vec<_>>()
        .join("; ");
    match issues.len().saturating_sub(ISSUES) {
        0 => shown,
        others => format!("{shown}; and {others} more"),
    }
}
