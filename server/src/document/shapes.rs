//! The schemas of the document, as the model makes them.

use serde_json::{Map, Value, json};

use crate::contract::{Resource, contract};

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

/// All schemas by name.
///
/// Enumerations stand inline, and what has a default is not required.
pub(super) fn schemas() -> Map<String, Value> {
    let schemas: Map<String, Value> = alignak_model::document::schemas()
        .into_iter()
        .map(|(name, schema)| (name, json!(schema)))
        .collect();
    let (enumerations, mut shapes): (Map<_, _>, Map<_, _>) = schemas
        .into_iter()
        .partition(|(_, schema)| schema.get("x-type").is_some());
    for schema in shapes.values_mut() {
        inline(schema, &enumerations);
    }
    for resource in contract().public() {
        let create = &mut shapes[&create_name(resource)];
        if let Some(Value::Array(required)) = create.get_mut("required") {
            required.retain(|name| {
                let field = name.as_str().and_then(|name| resource.field(name));
                field.is_some_and(|field| field.required && field.default.is_none())
            });
        }
    }
    shapes
}

fn inline(schema: &mut Value, enumerations: &Map<String, Value>) {
    let target = schema.get("$ref").and_then(Value::as_str);
    let target = target.and_then(|target| target.rsplit('/').next());
    if let Some(enumeration) = target.and_then(|name| enumerations.get(name)) {
        let description = schema.get("description").cloned();
        *schema = enumeration.clone();
        if let Some(description) = description {
            schema["description"] = description;
        }
        return;
    }
    match schema {
        Value::Object(members) => members
            .values_mut()
            .for_each(|member| inline(member, enumerations)),
        Value::Array(elements) => elements
            .iter_mut()
            .for_each(|element| inline(element, enumerations)),
        _ => {}
    }
}
