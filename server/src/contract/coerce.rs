//! Conversion of what clients send to the declared types, where it is plain what is meant.

use serde_json::{Map, Number, Value};

use super::Resource;
use crate::filter::Kind;
use crate::item::{Item, is_id};

/// Converts values to the declared types where the conversion is plain, and cuts what checks put
/// out; leaves the rest, which validation then refuses.
pub fn coerce(resource: &Resource, item: &mut Item) {
    if !resource.open {
        expand_dotted_keys(item);
    }
    for (name, value) in item.iter_mut() {
        if name == "_id" {
            coerce_value(&Kind::ObjectId, value);
        } else if let Some(field) = resource.field(name) {
            coerce_value(&field.kind, value);
            if let (true, Some(most), Value::String(text)) =
                (field.is_cut, field.max_length, &mut *value)
            {
                cut(text, most);
            }
        }
    }
}

/// Cuts a text to so many characters.
fn cut(text: &mut String, most: usize) {
    // A text has at least as many bytes as characters.
    if text.len() > most
        && let Some((end, _)) = text.char_indices().nth(most)
    {
        text.truncate(end);
    }
}

/// `{"a.b": 1}` means `{"a": {"b": 1}}`, at every depth.
fn expand_dotted_keys(members: &mut Item) {
    let dotted: Vec<String> = members
        .keys()
        .filter(|key| key.contains('.'))
        .cloned()
        .collect();
    for key in dotted {
        let Some(value) = members.remove(&key) else {
            continue;
        };
        let mut parts = key.split('.');
        let first = parts.next().unwrap_or_default().to_owned();
        let nested = parts.rev().fold(value, |inner, part| {
            Value::Object(Map::from_iter([(part.to_owned(), inner)]))
        });
        match (members.get_mut(&first), nested) {
            (Some(Value::Object(present)), Value::Object(nested)) => {
                crate::item::merge(present, nested);
            }
            (_, nested) => {
                members.insert(first, nested);
            }
        }
    }
    for value in members.values_mut() {
        if let Value::Object(inner) = value {
            expand_dotted_keys(inner);
        }
    }
}

/// Numbers with a point are made integers between these, both excluded: the lower one may stand for
/// a number below all integers.
const BEYOND_INTEGERS: (f64, f64) = (-9_223_372_036_854_775_808.0, 9_223_372_036_854_775_808.0);

fn coerce_value(kind: &Kind, value: &mut Value) {
    let converted = match (kind, &*value) {
        (Kind::ObjectId, Value::String(text)) if text.is_empty() => Some(Value::Null),
        (Kind::ObjectId, Value::String(text)) if is_id(text) => {
            Some(Value::String(text.to_ascii_lowercase()))
        }
        (Kind::Integer, Value::String(text)) => text.trim().parse::<i64>().ok().map(Value::from),
        (Kind::Integer, Value::Number(number)) if !number.is_i64() => number
            .as_f64()
            .filter(|float| BEYOND_INTEGERS.0 < *float && *float < BEYOND_INTEGERS.1)
            .map(|float| {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "truncation is the rule, and the range is checked"
                )]
                let whole = float as i64;
                Value::from(whole)
            }),
        (Kind::Integer, Value::Bool(flag)) => Some(Value::from(i64::from(*flag))),
        (Kind::Float, Value::String(text)) => text
            .trim()
            .parse::<f64>()
            .ok()
            .and_then(Number::from_f64)
            .map(Value::Number),
        (Kind::Boolean, Value::String(text)) => match text.to_ascii_lowercase().as_str() {
            "true" | "1" => Some(Value::Bool(true)),
            "false" | "0" => Some(Value::Bool(false)),
            _ => None,
        },
        (Kind::Boolean, Value::Number(number)) => match number.as_f64() {
            Some(1.0) => Some(Value::Bool(true)),
            Some(0.0) => Some(Value::Bool(false)),
            _ => None,
        },
        (Kind::List(element), Value::Array(_)) => {
            if let Value::Array(values) = value {
                for value in values {
                    coerce_value(element, value);
                }
            }
            None
        }
        _ => None,
    };
    if let Some(converted) = converted {
        *value = converted;
    }
}
