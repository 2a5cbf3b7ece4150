//! How much one request body may hold: what is accepted can be stored, read back and answered.

use serde_json::Value;

use crate::contract::Resource;
use crate::rules::Refusal;

/// Elements of a posted list.
pub(crate) const MAX_ELEMENTS: usize = 10_000;

/// Values in a body, whatever they are in: each is looked at while no other write goes on.
const MAX_VALUES: usize = 200_000;

/// Levels of objects and lists. The JSON reader refuses what is deeper than 128 levels, so that
/// an item must stay well below to be read again.
const MAX_LEVELS: usize = 64;

/// Refuses a body that is too long or too deep.
pub(super) fn check(resource: &Resource, body: &Value) -> Result<(), Refusal> {
    let elements = match body {
        Value::Array(values) => values.len(),
        Value::String(text) => text.len(),
        _ => 1,
    };
    if elements > MAX_ELEMENTS {
        return Err(Refusal::TooLarge(format!(
            "The list has more than {MAX_ELEMENTS} elements."
        )));
    }
    let mut size = Size {
        dots_nest: !resource.open,
        values: 0,
        levels: 0,
        has_null_in_key: false,
    };
    size.add(body, 0);
    if size.has_null_in_key {
        let reason = "The name of a member holds the character U+0000, which cannot be stored.";
        return Err(Refusal::Malformed(reason.to_owned()));
    }
    if size.levels > MAX_LEVELS {
        return Err(Refusal::Malformed(format!(
            "The body nests deeper than {MAX_LEVELS} levels."
        )));
    }
    if size.values > MAX_VALUES {
        return Err(Refusal::TooLarge(format!(
            "The body has more than {MAX_VALUES} values."
        )));
    }
    Ok(())
}

/// How large a body is.
struct Size {
    /// Dots in keys stand for objects, so that each counts as a level.
    dots_nest: bool,
    /// Values, containers among them.
    values: usize,
    /// The deepest level of containers.
    levels: usize,
    /// Whether a key holds U+0000, which BSON cannot write in keys.
    has_null_in_key: bool,
}

impl Size {
    /// Counts a value that is in so many containers.
    fn add(&mut self, value: &Value, level: usize) {
        self.values += 1;
        match value {
            Value::Array(elements) => {
                self.levels = self.levels.max(level + 1);
                for element in elements {
                    self.add(element, level + 1);
                }
            }
            Value::Object(members) => {
                self.levels = self.levels.max(level + 1);
                for (key, value) in members {
                    self.has_null_in_key |= key.contains('\0');
                    let mut inner = level + 1;
                    if self.dots_nest {
                        inner += key.bytes().filter(|byte| *byte == b'.').count();
                        self.levels = self.levels.max(inner);
                    }
                    self.add(value, inner);
                }
            }
            _ => {}
        }
    }
}
