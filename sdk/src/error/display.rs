//! How failures are shown: one useful line, bounded, without secrets.

use std::fmt;

use super::exception::BackendException;
use super::excerpt::line;
use crate::response::Response;

/// Characters of a path, of a message and of an issue that are shown.
const MAX_OPERATION: usize = 120;
const MAX_MESSAGE: usize = 300;
const MAX_ISSUE: usize = 120;

/// Issues that are shown.
const MAX_ISSUES: usize = 3;

impl fmt::Display for BackendException {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let details = &self.0;
        if !details.operation.is_empty() {
            write!(formatter, "{}: ", line(&details.operation, MAX_OPERATION))?;
        }
        if let Some(status) = self.status() {
            write!(formatter, "{status}: ")?;
        }
        formatter.write_str(&line(&details.message, MAX_MESSAGE))?;
        let issues = details.explanation.rendered_issues();
        if !issues.is_empty() {
            write!(formatter, " ({})", first_few(&issues))?;
        }
        if self.is_unauthorized() {
            if self.response().is_some_and(Response::is_login_refused) {
                formatter.write_str(
                    " (the backend refused the login: the user name or the password is wrong)",
                )?;
            } else if self.response().is_some_and(Response::is_anonymous) {
                formatter.write_str(" (no token was sent: not logged in)")?;
            }
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

/// The first issues, and how many others there are.
fn first_few(issues: &[String]) -> String {
    let shown = issues
        .iter()
        .take(MAX_ISSUES)
        .map(|issue| line(issue, MAX_ISSUE))
        .collect::<Vec<_>>()
        .join("; ");
    match issues.len().saturating_sub(MAX_ISSUES) {
        0 => shown,
        others => format!("{shown}; and {others} more"),
    }
}
