//! From BSON to JSON: straight to text for what is sent to clients, to an item for the rules.
//!
//! Types that JSON does not have become what clients of the original saw: ids and dates as text.
//! Types that neither server writes become the nearest JSON value, so that a document written by
//! another program can be read. A whole number that was stored as a double, as the mongo shell does,
//! is an integer where the contract says so.

use base64::Engine as _;
use mongodb::bson::raw::{RawBsonRef, RawDocument};
use serde_json::{Number, Value};

use super::super::port::{StoreError, StoredItem};
use crate::contract::Resource;
use crate::filter::{Kind, Kinds as _, format_date};
use crate::item::Item;

type Result<T> = std::result::Result<T, StoreError>;

fn damaged(error: impl std::fmt::Display) -> StoreError {
    StoreError::Failed(format!("a stored item is damaged: {error}"))
}

/// An item as text, and the members that the envelope needs.
pub(super) fn stored(document: &RawDocument, resource: &Resource) -> Result<StoredItem> {
    let mut text = String::with_capacity(document.as_bytes().len() * 5 / 4 + 64);
    let mut found = StoredItem {
        id: String::new(),
        text: Vec::new(),
        etag: String::new(),
        updated: 0,
        dated: false,
    };
    let (mut created, mut updated) = (None, None);
    text.push('{');
    for (position, element) in document.iter().enumerate() {
        let (name, value) = element.map_err(damaged)?;
        let name = name.as_str();
        if position > 0 {
            text.push(',');
        }
        write_text(&mut text, name);
        text.push(':');
        let from = text.len();
        write(&mut text, declared(name, value, resource))?;
        match (name, value) {
            ("_id", _) => text[from..].trim_matches('"').clone_into(&mut found.id),
            ("_etag", RawBsonRef::String(etag)) => etag.clone_into(&mut found.etag),
            ("_created", RawBsonRef::DateTime(date)) => created = Some(seconds(date)),
            ("_updated", RawBsonRef::DateTime(date)) => updated = Some(seconds(date)),
            _ => {}
        }
    }
    text.push('}');
    found.text = text.into_bytes();
    found.updated = updated.unwrap_or_default();
    found.dated = created.is_some() && updated.is_some();
    Ok(found)
}

/// An item for the rules.
pub(super) fn item(document: &RawDocument, resource: &Resource) -> Result<Item> {
    document
        .iter()
        .map(|element| {
            let (name, value) = element.map_err(damaged)?;
            let name = name.as_str();
            let value = to_value(declared(name, value, resource))?;
            Ok((name.to_owned(), value))
        })
        .collect()
}

/// The value of a field as the contract declares it.
fn declared<'a>(name: &str, value: RawBsonRef<'a>, resource: &Resource) -> RawBsonRef<'a> {
    match value {
        RawBsonRef::Double(number) if resource.kind(name) == Kind::Integer => {
            whole(number).map_or(value, RawBsonRef::Int64)
        }
        _ => value,
    }
}

/// The integer that a double stands for exactly.
fn whole(number: f64) -> Option<i64> {
    const BEYOND: f64 = 9_223_372_036_854_775_808.0;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "checked to be whole and in range"
    )]
    let integer = number as i64;
    (number.fract() == 0.0 && (-BEYOND..BEYOND).contains(&number)).then_some(integer)
}

fn members(document: &RawDocument) -> Result<Item> {
    document
        .iter()
        .map(|element| {
            let (name, value) = element.map_err(damaged)?;
            Ok((name.as_str().to_owned(), to_value(value)?))
        })
        .collect()
}

fn seconds(date: mongodb::bson::DateTime) -> i64 {
    date.timestamp_millis().div_euclid(1000)
}

/// What is neither a container nor the same in JSON, as its JSON value.
fn other(value: RawBsonRef<'_>) -> Value {
    match value {
        RawBsonRef::ObjectId(id) => id.to_hex().into(),
        RawBsonRef::DateTime(date) => format_date(seconds(date)).into(),
        RawBsonRef::Timestamp(stamp) => format_date(stamp.time.into()).into(),
        RawBsonRef::Symbol(text) | RawBsonRef::JavaScriptCode(text) => text.into(),
        RawBsonRef::JavaScriptCodeWithScope(code) => code.code.into(),
        RawBsonRef::RegularExpression(regex) => regex.pattern.as_str().into(),
        RawBsonRef::Decimal128(number) => {
            let text = number.to_string();
            let parsed = text.parse::<f64>().ok().and_then(Number::from_f64);
            parsed.map_or(Value::String(text), Value::Number)
        }
        RawBsonRef::Binary(binary) => base64::engine::general_purpose::STANDARD
            .encode(binary.bytes)
            .into(),
        _ => Value::Null,
    }
}

fn to_value(value: RawBsonRef<'_>) -> Result<Value> {
    Ok(match value {
        RawBsonRef::Null => Value::Null,
        RawBsonRef::Boolean(value) => value.into(),
        RawBsonRef::Int32(value) => value.into(),
        RawBsonRef::Int64(value) => value.into(),
        RawBsonRef::Double(value) => Number::from_f64(value).map_or(Value::Null, Value::Number),
        RawBsonRef::String(text) => text.into(),
        RawBsonRef::Document(document) => Value::Object(members(document)?),
        RawBsonRef::Array(array) => {
            let values = array
                .into_iter()
                .map(|value| to_value(value.map_err(damaged)?));
            Value::Array(values.collect::<Result<_>>()?)
        }
        value => other(value),
    })
}

fn write(text: &mut String, value: RawBsonRef<'_>) -> Result<()> {
    use std::fmt::Write as _;
    // Writing to a text has no way to fail.
    let written = match value {
        RawBsonRef::Null => {
            text.push_str("null");
            Ok(())
        }
        RawBsonRef::Boolean(value) => write!(text, "{value}"),
        RawBsonRef::Int32(value) => write!(text, "{value}"),
        RawBsonRef::Int64(value) => write!(text, "{value}"),
        RawBsonRef::Double(value) => match Number::from_f64(value) {
            Some(number) => write!(text, "{number}"),
            None => write!(text, "null"),
        },
        RawBsonRef::String(value) => {
            write_text(text, value);
            Ok(())
        }
        RawBsonRef::ObjectId(id) => {
            push_hexadecimal(text, &id.bytes());
            Ok(())
        }
        RawBsonRef::Document(document) => {
            text.push('{');
            for (position, element) in document.iter().enumerate() {
                let (name, value) = element.map_err(damaged)?;
                if position > 0 {
                    text.push(',');
                }
                write_text(text, name.as_str());
                text.push(':');
                write(text, value)?;
            }
            text.push('}');
            Ok(())
        }
        RawBsonRef::Array(array) => {
            text.push('[');
            for (position, value) in array.into_iter().enumerate() {
                if position > 0 {
                    text.push(',');
                }
                write(text, value.map_err(damaged)?)?;
            }
            text.push(']');
            Ok(())
        }
        value => write!(text, "{}", other(value)),
    };
    written.map_err(damaged)
}

fn push_hexadecimal(text: &mut String, bytes: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    text.push('"');
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text.push('"');
}

/// A text with its quotes. Most have nothing to escape and are copied as they are.
fn write_text(text: &mut String, value: &str) {
    let is_plain = |byte: u8| byte >= 0x20 && byte != b'"' && byte != b'\\';
    if value.bytes().all(is_plain) {
        text.push('"');
        text.push_str(value);
        text.push('"');
    } else {
        text.push_str(&Value::from(value).to_string());
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests {
    use mongodb::bson::rawdoc;

    use super::*;
    use crate::contract::resource;

    #[test]
    fn whole_numbers_of_a_shell_are_integers_where_they_are_declared_so() {
        let document = rawdoc! {
            "check_interval": 5.0, "ls_latency": 2.0, "business_impact": 2.5, "freshness_threshold": -0.0,
        };
        let host = resource("host");
        let text = String::from_utf8(stored(&document, host).unwrap().text).unwrap();
        let item = item(&document, host).unwrap();
        assert_eq!(
            text,
            r#"{"check_interval":5,"ls_latency":2.0,"business_impact":2.5,"freshness_threshold":0}"#
        );
        assert!(item["check_interval"].is_i64() && item["ls_latency"].is_f64());
        assert_eq!(whole(1e300), None);
        assert_eq!(whole(f64::NAN), None);
    }
}
