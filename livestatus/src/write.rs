//! Writing the rows of a reply.

use std::fmt::Write as _;

use serde_json::Serializer;
use serde_json::ser::CompactFormatter;

use crate::ascii::AsciiFormatter;
use crate::query::{Output, OutputFormat, Separators};
use crate::table::{Allowance, Exceeded, Results};
use crate::value::Value;

/// The payload of a reply. JSON and Python are ASCII: clients re-encode bytes as they like.
///
/// # Errors
///
/// The payload would be larger than [`MAX_REPLY_BYTES`](crate::limits::MAX_REPLY_BYTES), or the time is over.
pub fn write(
    results: &Results<'_>,
    output: Output,
    with_names: bool,
    allowance: &Allowance<'_>,
) -> Result<Vec<u8>, Exceeded> {
    let mut text = String::new();
    match output.format {
        OutputFormat::Csv => csv(&mut text, results, output.separators, with_names, allowance)?,
        OutputFormat::Json | OutputFormat::Python => {
            let header = with_names.then(|| json_names(&results.names));
            json_rows(&mut text, header.as_deref(), results, allowance)?;
            text.push('\n');
        }
        OutputFormat::WrappedJson => {
            text.push('{');
            if with_names {
                let _ = write!(text, "\"columns\":{},", json_names(&results.names));
            }
            text.push_str("\"data\":");
            json_rows(&mut text, None, results, allowance)?;
            let _ = writeln!(text, ",\"total_count\":{}}}", results.total);
        }
    }
    Ok(text.into_bytes())
}

/// Refuses a text that has become too large.
fn check(text: &str, allowance: &Allowance<'_>) -> Result<(), Exceeded> {
    allowance.step()?;
    allowance.fits(text.len())
}

fn json_names(names: &[String]) -> String {
    let names: Vec<_> = names.iter().map(|name| Value::text(name)).collect();
    json_row(&names)
}

fn json_rows(
    text: &mut String,
    header: Option<&str>,
    results: &Results<'_>,
    allowance: &Allowance<'_>,
) -> Result<(), Exceeded> {
    text.push('[');
    let mut separator = "";
    if let Some(header) = header {
        text.push_str(header);
        separator = ",\n";
    }
    for row in &results.rows {
        text.push_str(separator);
        text.push('[');
        for (position, value) in row.iter().enumerate() {
            if position > 0 {
                text.push(',');
            }
            push_json(text, value);
            check(text, allowance)?;
        }
        text.push(']');
        separator = ",\n";
    }
    text.push(']');
    Ok(())
}

/// One row as a JSON list.
pub(crate) fn json_row(row: &[Value<'_>]) -> String {
    let mut text = String::new();
    push_list(&mut text, row);
    text
}

fn push_list(text: &mut String, values: &[Value<'_>]) {
    text.push('[');
    for (position, value) in values.iter().enumerate() {
        if position > 0 {
            text.push(',');
        }
        push_json(text, value);
    }
    text.push(']');
}

fn push_json(text: &mut String, value: &Value<'_>) {
    match value {
        Value::Int(number) => {
            let _ = write!(text, "{number}");
        }
        Value::Float(number) => push_decimal(text, *number),
        Value::Text(value) => push_text(text, value),
        Value::List(values) | Value::Tuple(values) => push_list(text, values),
        Value::Dictionary(members) => {
            text.push('{');
            for (position, (name, value)) in members.iter().enumerate() {
                if position > 0 {
                    text.push(',');
                }
                push_text(text, name);
                text.push(':');
                push_text(text, value);
            }
            text.push('}');
        }
    }
}

/// A number without needless digits: whole numbers without fraction.
fn push_decimal(text: &mut String, number: f64) {
    let number = if number.is_finite() { number } else { 0.0 };
    let _ = write!(text, "{number}");
}

/// A JSON string of ASCII characters only.
fn push_text(text: &mut String, value: &str) {
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\';
    if value.bytes().all(is_plain) {
        text.push('"');
        text.push_str(value);
        text.push('"');
        return;
    }
    let mut bytes = Vec::with_capacity(value.len() + 2);
    let mut serializer = Serializer::with_formatter(&mut bytes, AsciiFormatter(CompactFormatter));
    // Writing a text into memory cannot fail.
    let written = serde::Serialize::serialize(value, &mut serializer).is_ok();
    debug_assert!(written);
    text.push_str(&String::from_utf8_lossy(&bytes));
}

/// Values between separators. There is no quoting: the row separator is taken out of values.
fn csv(
    text: &mut String,
    results: &Results<'_>,
    separators: Separators,
    with_names: bool,
    allowance: &Allowance<'_>,
) -> Result<(), Exceeded> {
    if with_names {
        for (position, name) in results.names.iter().enumerate() {
            if position > 0 {
                text.push(separators.field);
            }
            text.push_str(name);
        }
        text.push(separators.row);
    }
    for row in &results.rows {
        for (position, value) in row.iter().enumerate() {
            if position > 0 {
                text.push(separators.field);
            }
            push_separated(text, value, separators);
            check(text, allowance)?;
        }
        text.push(separators.row);
    }
    Ok(())
}

fn push_separated(text: &mut String, value: &Value<'_>, separators: Separators) {
    match value {
        Value::Int(number) => {
            let _ = write!(text, "{number}");
        }
        Value::Float(number) => push_decimal(text, *number),
        Value::Text(value) => text.extend(
            value
                .chars()
                .filter(|character| *character != separators.row),
        ),
        Value::List(values) | Value::Tuple(values) => {
            let separator = if matches!(value, Value::List(_)) {
                separators.list
            } else {
                separators.part
            };
            for (position, value) in values.iter().enumerate() {
                if position > 0 {
                    text.push(separator);
                }
                push_separated(text, value, separators);
            }
        }
        Value::Dictionary(members) => {
            for (position, (name, value)) in members.iter().enumerate() {
                if position > 0 {
                    text.push(separators.list);
                }
                push_separated(text, &Value::text(name), separators);
                text.push(separators.part);
                push_separated(text, &Value::text(value), separators);
            }
        }
    }
}
