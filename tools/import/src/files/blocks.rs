//! The logical lines of one file → blocks and parameters.

use std::path::Path;
use std::sync::Arc;

use super::{Block, Written};
use crate::lexer;
use crate::message::{Messages, Place, Severity};

/// Parameters by which Nagios matches names as regular expressions.
const REGULAR_EXPRESSIONS: [&str; 2] = ["use_regexp_matching", "use_true_regexp_matching"];

/// Adds what a file says to `written`. Each parameter is first offered to `include` (key, value,
/// place); what it accepts is no parameter.
pub(super) fn read(
    file: &Path,
    content: &[u8],
    messages: &mut Messages,
    written: &mut Written,
    mut include: impl FnMut(&str, &str, &Place, (&mut Messages, &mut Written)) -> bool,
) {
    let file: Arc<Path> = file.into();
    let mut open: Option<Block> = None;
    let mut awaits_brace = false;
    for line in lexer::lines(content) {
        let place = Place {
            file: Arc::clone(&file),
            line: line.number,
        };
        if let Some(word) = definition(&line.text) {
            if let Some(block) = open.take() {
                messages.push(
                    Severity::Warning,
                    Some(&block.place),
                    "",
                    format!("the block 'define {}' is not closed", block.word),
                );
                written.blocks.push(block);
            }
            let (word, rest) = match word.split_once('{') {
                Some((word, rest)) => (word, Some(rest.trim())),
                None => (word, None),
            };
            if let Some(rest) = rest.filter(|rest| !rest.is_empty()) {
                messages.push(
                    Severity::Warning,
                    Some(&place),
                    "",
                    format!("'{rest}' after the opening brace is ignored"),
                );
            }
            awaits_brace = rest.is_none();
            open = Some(Block {
                word: word.trim().to_owned(),
                place,
                lines: Vec::new(),
            });
        } else if line.text == "}" {
            match open.take() {
                Some(block) => written.blocks.push(block),
                None => messages.push(
                    Severity::Warning,
                    Some(&place),
                    "",
                    "a closing brace without a block is ignored",
                ),
            }
        } else if let Some(block) = &mut open {
            if awaits_brace && line.text == "{" {
                awaits_brace = false;
            } else {
                block.lines.push((line.number, line.text));
            }
        } else {
            parameter(&line.text, &place, messages, written, &mut include);
        }
    }
    if let Some(block) = open {
        messages.push(
            Severity::Warning,
            Some(&block.place),
            "",
            format!("the block 'define {}' is not closed", block.word),
        );
        written.blocks.push(block);
    }
}

/// What follows `define` and a blank.
fn definition(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("define")?;
    rest.starts_with(char::is_whitespace)
        .then(|| rest.trim_start())
}

fn parameter(
    line: &str,
    place: &Place,
    messages: &mut Messages,
    written: &mut Written,
    include: &mut impl FnMut(&str, &str, &Place, (&mut Messages, &mut Written)) -> bool,
) {
    let Some((key, value)) = line.split_once('=') else {
        messages.push(
            Severity::Error,
            Some(place),
            "",
            format!("'{line}' is outside of a definition and is no parameter 'key=value'"),
        );
        return;
    };
    if include(key.trim(), value.trim(), place, (messages, written)) {
        return;
    }
    let name = key
        .strip_prefix('$')
        .and_then(|key| key.strip_suffix('$'))
        .filter(|name| !name.is_empty());
    if let Some(name) = name {
        let is_new = written
            .macros
            .insert(name.to_owned(), value.to_owned())
            .is_none();
        if is_new {
            let text = format!(
                "the macro {key} is not imported: command lines keep its name, and the engine \
                 replaces it"
            );
            messages.push(Severity::Information, Some(place), "", text);
        }
        return;
    }
    if value.is_empty() {
        messages.push(
            Severity::Warning,
            Some(place),
            "",
            format!("the parameter '{key}' is empty"),
        );
    }
    let is_on = !matches!(value.trim(), "" | "0");
    let is_new = written
        .parameters
        .insert(key.to_owned(), value.to_owned())
        .is_none();
    if REGULAR_EXPRESSIONS.contains(&key.trim()) && is_on {
        let text = format!(
            "{key}: names are not matched as regular expressions; where they are meant as such, \
             they are reported as not defined"
        );
        messages.push(Severity::Warning, Some(place), "", text);
    } else if is_new {
        let text = format!(
            "the parameter '{}' has no meaning for the backend",
            key.trim()
        );
        messages.push(Severity::Information, Some(place), "", text);
    }
}
