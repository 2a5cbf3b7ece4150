//! Examples, so that a reader sees values and not only types.

use serde_json::{Map, Value, json};

use crate::contract::{Field, Resource};
use crate::filter::Kind;

const ID: &str = "5a0b1c2d3e4f5a6b7c8d9e0f";
const DATE: &str = "Mon, 05 Feb 2024 09:03:07 GMT";
const ETAG: &str = "356a192b7913b04c54574d18c28d46e6395428ab";

/// What is shown of the body of an answer.
pub(super) fn shown(schema: &str) -> Option<Value> {
    Some(match schema {
        "ErrorBody" => json!({
            "_status": "ERR",
            "_issues": {"name": "required field"},
            "_error": {
                "code": 422, "message": "Insertion failure: 1 document(s) contain(s) error(s)",
            },
        }),
        "WriteResult" | "WriteResults" => json!({
            "_status": "OK", "_id": ID, "_created": DATE, "_updated": DATE, "_etag": ETAG,
            "_links": {"self": {"title": "Host", "href": format!("host/{ID}")}},
        }),
        "Token" => json!({"token": "1707123787512-0f8b6c1e-52d4-4f0a-9c57-3b1f6a7e2d90"}),
        "Root" => json!({"_links": {"child": [{"href": "host", "title": "host"}]}}),
        "BackendVersion" => json!({"version": "1.4.16"}),
        "BackendConfiguration" => json!({"PAGINATION_DEFAULT": 50, "PAGINATION_LIMIT": 5000}),
        _ => return None,
    })
}

/// An item as it is read: what creates it, and the automatic fields.
pub(super) fn item(resource: &Resource) -> Value {
    let mut item = create(resource);
    item["_id"] = json!(ID);
    item["_created"] = json!(DATE);
    item["_updated"] = json!(DATE);
    item["_etag"] = json!(ETAG);
    item
}

/// A page with one item.
pub(super) fn page(resource: &Resource) -> Value {
    json!({
        "_items": [item(resource)],
        "_links": {
            "parent": {"title": "home", "href": "/"},
            "self": {"title": resource.name, "href": resource.name},
        },
        "_meta": {"page": 1, "max_results": 50, "total": 1},
    })
}

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
        Kind::ObjectId => json!(ID),
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
