//! The beginning of a body, for messages.

use crate::response::Response;

/// Characters of a body that an error message may quote.
const MAX_EXCERPT: usize = 200;

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
pub(super) fn excerpt(response: &Response) -> String {
    if response.is_confidential() {
        return format!("({} bytes, not shown)", response.body().len());
    }
    // Four bytes are the longest UTF-8 character: enough bytes for the characters to show.
    let beginning = &response.body()[..response.body().len().min(MAX_EXCERPT * 4)];
    let text = String::from_utf8_lossy(beginning);
    let line = line(&text, MAX_EXCERPT);
    if line.is_empty() {
        return "an empty body".to_owned();
    }
    line
}

/// The beginning of a text, on one line, without what would confuse a terminal.
pub(super) fn line(text: &str, limit: usize) -> String {
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
