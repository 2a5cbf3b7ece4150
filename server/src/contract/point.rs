//! `GeoJSON` points, and what messages say of those that are none.

use serde_json::Value;

use super::messages;
use super::python::{display, representation};

/// What is wrong with a would-be point.
pub(super) fn problem(value: &Value) -> Option<String> {
    let reason = match value {
        Value::Object(members) => {
            if !members.contains_key("type") || members.len() > 2 {
                "Not compliant to GeoJSON"
            } else if members["type"] != "Point" {
                "Geometry not compliant to GeoJSON"
            } else {
                match members.get("coordinates") {
                    Some(Value::Array(numbers)) if numbers.iter().all(Value::is_number) => {
                        return None;
                    }
                    Some(Value::Array(_)) => "",
                    _ => "Geometry not compliant to GeoJSON",
                }
            }
        }
        Value::String(_) => "string indices must be integers",
        _ => "Not compliant to GeoJSON",
    };
    Some(messages::wrong_point(&shown(value), reason))
}

/// A would-be point as messages show it: the type before everything else.
fn shown(value: &Value) -> String {
    let Some(kind) = value.get("type") else {
        return display(value);
    };
    let mut rest = value.clone();
    if let Some(members) = rest.as_object_mut() {
        members.remove("type");
    }
    let rest = representation(&rest);
    let separator = if rest == "{}" { "" } else { ", " };
    format!(
        "{{'type': {}{separator}{}",
        representation(kind),
        rest.trim_start_matches('{')
    )
}
