//! The body of a creation: an object, or a list of objects.

use serde_json::{Map, Value};

use crate::contract::messages;
use crate::item::Item;
use crate::rules::Refusal;

/// The issues of one item by field; none when it is valid.
pub(super) type Issues = Map<String, Value>;

/// The items of a request body.
#[derive(Clone, Default)]
pub(super) struct Posted {
    pub(super) items: Vec<Item>,
    /// They came as a list, if only of one.
    pub(super) is_array: bool,
}

impl Posted {
    /// The refusal of the body for the issues of its items.
    pub(super) fn refusal(mut issues: Vec<Issues>) -> Refusal {
        if issues.len() == 1
            && let Some(only) = issues.pop()
        {
            return Refusal::InvalidItem(only);
        }
        Refusal::InvalidList(issues)
    }
}

/// Reads a body.
pub(super) fn posted(body: Value) -> Result<Posted, Refusal> {
    let values = match body {
        Value::Object(item) => {
            return Ok(Posted {
                items: vec![item],
                is_array: false,
            });
        }
        Value::Array(values) => values,
        // The original takes a text for the list of its characters.
        Value::String(text) => text
            .chars()
            .map(|character| Value::String(character.to_string()))
            .collect(),
        _ => {
            return Err(Refusal::Malformed(
                "The body must be an object or a list of objects.".to_owned(),
            ));
        }
    };
    if values.is_empty() {
        return Err(Refusal::Malformed("The body is an empty list.".to_owned()));
    }
    let mut items = Vec::with_capacity(values.len());
    let mut issues = Vec::with_capacity(values.len());
    for value in values {
        match value {
            Value::Object(item) => {
                items.push(item);
                issues.push(Map::new());
            }
            other => issues.push(messages::not_a_document(&other)),
        }
    }
    if issues.iter().any(|issues| !issues.is_empty()) {
        return Err(Posted::refusal(issues));
    }
    Ok(Posted {
        items,
        is_array: true,
    })
}
