//! Examples, so that a reader sees values and not only types.

use serde_json::{Map, Value, json};

use crate::contract::{Field, Resource};
use crate::filter::Kind;

/// The least that creates an item.
pub(super) fn create(resource: &Resource) -> Value {
    let required = resource.fields.iter().filter(|(_, field)| field.required);
    let members: Map<String, Value> = required
        .map(|(name, field)| (name.clone(), value(name, field)))
        .collect();
    Value::Object(members)
}

/// A change of one field.
pub(super) fn patch(resource: &Resource) -> Value {
    for name in [
        "alias",
        "comment",
        "notes",
        "message",
        "processed",
        "_sub_realm",
    ] {
        if let Some(field) = resource.field(name) {
            return json!({name: value(name, field)});
        }
    }
    let first = resource
        .fields
        .iter()
        .find(|(name, _)| !name.starts_with('_'));
    first.map_or_else(
        || json!({}),
        |(name, field)| json!({name.as_str(): value(name, field)}),
    )
}

fn value(name: &str, field: &Field) -> Value {
    if let Some(allowed) = &field.allowed
        && let Some(first) = allowed.first()
    {
        return match field.kind {
            Kind::List(_) => json!([first]),
            _ => first.clone(),
        };
    }
    match &field.kind {
        Kind::ObjectId if field.nullable => Value::Null,
        Kind::ObjectId => json!("5a0b1c2d3e4f5a6b7c8d9e0f"),
        Kind::Integer => json!(field.minimum.unwrap_or(1)),
        Kind::Float => json!(0.5),
        Kind::Boolean => json!(true),
        Kind::List(_) => json!([]),
        Kind::Dict => json!({}),
        Kind::Point => json!({"type": "Point", "coordinates": [48.858_293, 2.294_601]}),
        Kind::String | Kind::Datetime | Kind::Any => match name {
            "name" => json!("srv1"),
            "address" => json!("192.0.2.10"),
            _ => json!(format!("{} text", name.trim_start_matches('_'))),
        },
    }
}
