//! How much one request body may hold: what is accepted can be stored, read back and answered.

use serde_json::Value;

use crate::contract::Resource;
use crate::rules::Refusal;

/// Elements of a posted list.
const MOST_ELEMENTS: usize = 10_000;

/// Values in a body, whatever they are in: each is looked at while no other write goes on.
const MOST_VALUES: usize = 200_000;

/// Levels of objects and lists. The JSON reader refuses what is deeper than 128 levels, so that
/// an item must stay well below to be read again.
const MOST_LEVELS: usize = 64;

/// Refuses a body that is too long or too deep.
pub(super) fn check(resource: &Resource, body: &Value) -> Result<(), Refusal> {
    let elements = match body {
        Value::Array(values) => values.len(),
        Value::String(text) => text.len(),
        _ => 1,
    };
    if elements > MOST_ELEMENTS {
        return Err(Refusal::TooLarge(format!(
            "The list has more than {MOST_ELEMENTS} elements."
        )));
    }
    if levels(body, !resource.open) > MOST_LEVELS {
        return Err(Refusal::Malformed(format!(
            "The body nests deeper than {MOST_LEVELS} levels."
        )));
    }
    if values(body) > MOST_VALUES {
        return Err(Refusal::TooLarge(format!(
            "The body has more than {MOST_VALUES} values."
        )));
    }
    Ok(())
}

/// How deep a value is. Where dots in keys stand for objects, each counts as a level.
fn levels(value: &Value, dots_nest: bool) -> usize {
    match value {
        Value::Array(values) => {
            let inner = values.iter().map(|value| levels(value, dots_nest));
            1 + inner.max().unwrap_or_default()
        }
        Value::Object(members) => {
            let inner = members.iter().map(|(key, value)| {
                let dots = if dots_nest {
                    key.bytes().filter(|byte| *byte == b'.').count()
                } else {
                    0
                };
                dots + levels(value, dots_nest)
            });
            1 + inner.max().unwrap_or_default()
        }
        _ => 0,
    }
}

/// How many values a value holds, itself among them.
fn values(value: &Value) -> usize {
    match value {
        Value::Array(elements) => 1 + elements.iter().map(values).sum::<usize>(),
        Value::Object(members) => 1 + members.values().map(values).sum::<usize>(),
        _ => 1,
    }
}
