//! The shapes of a resource beside the one that is read: what creates it, what changes it, a page.

use serde_json::{Map, Value, json};

use super::examples;
use crate::contract::{Resource, is_reserved};

/// The name of the schema that creates an item.
pub(super) fn create_name(resource: &Resource) -> String {
    format!("{}Create", resource.rust_name)
}

/// The name of the schema that changes an item.
pub(super) fn patch_name(resource: &Resource) -> String {
    format!("{}Patch", resource.rust_name)
}

/// The name of the schema of a page.
pub(super) fn page_name(resource: &Resource) -> String {
    format!("{}Page", resource.rust_name)
}

/// The shapes of a resource, by name.
pub(super) fn of(resource: &Resource) -> [(String, Value); 3] {
    [
        (create_name(resource), create(resource)),
        (patch_name(resource), patch(resource)),
        (page_name(resource), page(resource)),
    ]
}

fn writable(resource: &Resource) -> Map<String, Value> {
    let properties = resource.schema["properties"].as_object();
    let properties = properties.into_iter().flatten();
    properties
        .filter(|(name, _)| !is_reserved(name))
        .map(|(name, property)| (name.clone(), as_written(property)))
        .collect()
}

/// References are written as ids, never as the items that reading may put in their place.
fn as_written(property: &Value) -> Value {
    let mut property = property.clone();
    if let Some(members) = property.as_object_mut() {
        if let Some(Value::Array(alternatives)) = members.remove("oneOf") {
            let nullable = alternatives.iter().any(|one| one["type"] == "null");
            let id = alternatives.into_iter().find(|one| one["type"] == "string");
            if let Some(Value::Object(id)) = id {
                members.extend(id);
            }
            if nullable {
                members.insert("type".to_owned(), json!(["string", "null"]));
            }
        }
        if let Some(items) = members.get_mut("items") {
            *items = as_written(items);
        }
    }
    property
}

fn create(resource: &Resource) -> Value {
    let mut properties = writable(resource);
    let required: Vec<&String> = resource
        .fields
        .iter()
        .filter(|(_, field)| field.required)
        .map(|(name, _)| name)
        .collect();
    properties.insert(
        "_id".to_owned(),
        json!({
            "type": "string", "pattern": "^[a-f0-9]{24}$",
            "description": "An id of the client's choice; the server makes one when it is absent.",
        }),
    );
    let mut schema = json!({
        "type": "object",
        "description": format!("What creates an item of `{}`.", resource.name),
        "properties": properties,
        "additionalProperties": resource.open,
    });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

fn patch(resource: &Resource) -> Value {
    let mut properties = writable(resource);
    for property in properties.values_mut() {
        if let Some(members) = property.as_object_mut() {
            members.remove("default");
            members.remove("x-required");
        }
    }
    json!({
        "type": "object",
        "description": format!(
            "Changes to an item of `{}`: only the fields that are present change, objects are \
             merged.",
            resource.name
        ),
        "properties": properties,
        "additionalProperties": resource.open,
    })
}

fn page(resource: &Resource) -> Value {
    let item = format!("#/components/schemas/{}", resource.rust_name);
    json!({
        "type": "object",
        "description": format!("A page of items of `{}`.", resource.name),
        "required": ["_items", "_links", "_meta"],
        "example": examples::page(resource),
        "properties": {
            "_items": {
                "type": "array", "items": {"$ref": item}, "description": "The items of this page.",
            },
            "_links": {"$ref": "#/components/schemas/PageLinks"},
            "_meta": {"$ref": "#/components/schemas/PageMeta"},
        },
    })
}
