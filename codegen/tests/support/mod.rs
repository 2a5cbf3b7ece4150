//! A document in the form that the backend publishes, made from a few schemas.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

/// The document for the schemas in `tests/fixtures/schemas.json`.
pub(crate) fn document() -> Value {
    document_without(&[])
}

/// The same without some of the resources.
pub(crate) fn document_without(resources: &[&str]) -> Value {
    let mut read: Map<String, Value> =
        serde_json::from_str(include_str!("../fixtures/schemas.json")).unwrap();
    read.retain(|name, _| !resources.contains(&name.as_str()));
    let mut schemas = read.clone();
    let mut paths = Map::new();
    for (name, schema) in &read {
        let resource = &schema["x-resource"];
        if resource.is_null() || resource["internal"] == true {
            continue;
        }
        schemas.insert(format!("{name}Create"), body(schema, true));
        schemas.insert(format!("{name}Patch"), body(schema, false));
        let wire = resource["name"].as_str().unwrap();
        paths.insert(format!("/{wire}"), collection(name, resource));
        paths.insert(format!("/{wire}/{{id}}"), item(name, resource));
    }
    paths.insert(
        "/version".to_owned(),
        json!({"get": {
            "operationId": "get_version",
            "tags": ["service"],
            "responses": {"200": {"description": "The version."}},
        }}),
    );
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Sample", "version": "1"},
        "paths": paths,
        "components": {
            "schemas": schemas,
            "parameters": {
                "where": {"name": "where", "in": "query", "schema": {"type": "string"}},
            },
        },
        "x-made-by": "hand",
    })
}

fn body(schema: &Value, create: bool) -> Value {
    let mut required = BTreeSet::new();
    let mut properties = Map::new();
    for (name, property) in schema["properties"].as_object().unwrap() {
        let is_id = name == "_id";
        let mut property = property.clone();
        let members = property.as_object_mut().unwrap();
        if members.contains_key("$ref") || (members.remove("readOnly").is_some() && !is_id) {
            continue;
        }
        if let Some(choices) = members.get("oneOf").cloned() {
            members.remove("oneOf");
            let nullable = choices
                .as_array()
                .unwrap()
                .contains(&json!({"type": "null"}));
            let types = if nullable {
                json!(["string", "null"])
            } else {
                json!("string")
            };
            members.insert("type".to_owned(), types);
        }
        if members.get("x-required") == Some(&json!(true)) && create {
            required.insert(name.clone());
        }
        if !create {
            members.remove("default");
        }
        if create || !is_id {
            properties.insert(name.clone(), property);
        }
    }
    let open = schema["x-resource"]["open"] == true;
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": open,
    })
}

fn collection(name: &str, resource: &Value) -> Value {
    let (singular, plural) = (&resource["singular"], &resource["plural"]);
    let create = reference(&format!("{name}Create"));
    json!({
        "get": {
            "operationId": format!("list_{}", plural.as_str().unwrap()),
            "summary": "Lists items",
            "x-resource": resource["name"],
            "parameters": [{"$ref": "#/components/parameters/where"}],
            "responses": {"200": answer("Items.", &reference(name))},
        },
        "post": {
            "operationId": format!("create_{}", singular.as_str().unwrap()),
            "summary": "Creates one item or several.",
            "x-resource": resource["name"],
            "requestBody": content(&json!({"oneOf": [create, {"type": "array", "items": create}]})),
            "responses": {"201": answer("Created.", &reference("WriteResult"))},
        },
        "delete": {
            "operationId": format!("delete_all_{}", plural.as_str().unwrap()),
            "x-resource": resource["name"],
            "responses": {"204": {"description": "Gone."}},
        },
    })
}

fn item(name: &str, resource: &Value) -> Value {
    let singular = resource["singular"].as_str().unwrap();
    let operation = |verb: &str, body: Option<String>| {
        let mut operation = json!({
            "operationId": format!("{verb}_{singular}"),
            "x-resource": resource["name"],
            "responses": {
                "200": answer("Done.", &reference(name)),
                "404": answer("There is no such item.", &reference("Error")),
            },
        });
        if let Some(body) = body {
            operation["requestBody"] = content(&reference(&body));
        }
        operation
    };
    let mut path = json!({
        "parameters": [
            {"name": "id", "in": "path", "required": true, "schema": {"type": "string"}},
        ],
        "get": operation("get", None),
        "patch": operation("update", Some(format!("{name}Patch"))),
        "delete": operation("delete", None),
    });
    if resource["replaceable"] == true {
        path["put"] = operation("replace", Some(format!("{name}Create")));
    }
    path
}

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

fn content(schema: &Value) -> Value {
    json!({"content": {"application/json": {"schema": schema}}})
}

fn answer(description: &str, schema: &Value) -> Value {
    let mut answer = content(schema);
    answer["description"] = json!(description);
    answer
}
