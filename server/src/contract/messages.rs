//! The messages about refused values: the literal messages of the original, which
//! its clients show and some of them look for.

use serde_json::{Map, Value};

use super::python::display;

/// The resource has no such field, or no client may write it.
pub const UNKNOWN_FIELD: &str = "unknown field";

/// A field is missing that every item must have.
pub const REQUIRED: &str = "required field";

/// The field cannot be null.
pub const NOT_NULL: &str = "null value not allowed";

/// The field cannot be empty.
pub const NOT_EMPTY: &str = "empty values not allowed";

/// A name holds what cannot be seen or typed.
pub(super) const CONTROL_CHARACTERS: &str = "must not contain control characters";

/// A name has no visible character.
pub(super) const BLANK: &str = "must not be blank";

/// Another field must be sent with this one.
pub(super) fn requires(other: &str) -> String {
    format!("field '{other}' is required")
}

/// The value is of another type than the field.
pub(super) fn wrong_type(name: &str) -> String {
    format!("must be of {name} type")
}

/// The value is no id.
pub(super) fn wrong_id(value: &Value) -> String {
    format!(
        "value '{}' cannot be converted to a ObjectId",
        display(value)
    )
}

/// The value is no point.
pub(super) fn wrong_point(shown: &str, reason: &str) -> String {
    format!("Point not correct {shown}: {reason}")
}

/// Another item has the value already.
pub fn not_unique(value: &Value) -> String {
    format!("value '{}' is not unique", display(value))
}

/// The value is none of those that the field can have.
pub fn unallowed(value: &Value) -> String {
    format!("unallowed value {}", display(value))
}

/// The same of elements of a list.
pub(super) fn unallowed_among(values: Vec<Value>) -> String {
    format!("unallowed values {}", display(&Value::Array(values)))
}

/// The text is too short.
pub(super) fn min_length(least: usize) -> String {
    format!("min length is {least}")
}

/// The text is too long.
pub(super) fn max_length(most: usize) -> String {
    format!("max length is {most}")
}

/// The number is too small.
pub(super) fn min_value(least: i64) -> String {
    format!("min value is {least}")
}

/// The number is too large.
pub(super) fn max_value(most: i64) -> String {
    format!("max value is {most}")
}

/// The text is not of the form that the field asks for.
pub(super) fn no_match(pattern: &str) -> String {
    format!("value does not match regex '{pattern}'")
}

/// No item of the resource has the value in that field.
pub fn dangling(resource: &str, field: &str, value: &str) -> String {
    format!("value '{value}' must exist in resource '{resource}', field '{field}'.")
}

/// What is stored under that id is not what was written.
pub fn damaged(id: &str) -> String {
    format!("the stored item '{id}' is damaged.")
}

/// The issues of a value that stands where an item should.
pub fn not_a_document(value: &Value) -> Map<String, Value> {
    let message = match value {
        Value::Null => "document is missing".to_owned(),
        other => format!("'{}' is not a document, must be a dict", display(other)),
    };
    Map::from_iter([("validator exception".to_owned(), Value::String(message))])
}
