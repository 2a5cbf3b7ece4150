//! Why a query was refused.

/// A query that was refused; always the caller's fault (status 400).
///
/// The message is one line that names the operator or field and the reason. It never repeats the
/// whole query, which may be long or hold secrets.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct FilterError {
    message: String,
}

impl FilterError {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
        }
    }

    /// The reason, in one line.
    pub fn message(&self) -> &str {
        &self.message
    }
}

/// A name from the query, fit for a message: short, and on one line.
pub(super) fn quoted(name: &str) -> String {
    const LONGEST: usize = 40;
    let mut text: String = name
        .chars()
        .take(LONGEST)
        .flat_map(char::escape_debug)
        .collect();
    if name.chars().nth(LONGEST).is_some() {
        text.push('…');
    }
    format!("`{text}`")
}
