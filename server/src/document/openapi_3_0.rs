//! The document in `OpenAPI` 3.0.3, for tools that do not read 3.1 yet.

use serde_json::{Map, Value, json};

/// The same contract with the words of the older version.
pub(super) fn convert(document: &Value) -> Value {
    let mut document = document.clone();
    rewrite(&mut document);
    document["openapi"] = json!("3.0.3");
    if let Some(info) = document["info"].as_object_mut() {
        info.remove("summary");
    }
    document["info"]["license"] = json!({
        "name": "MIT OR Apache-2.0", "url": "https://spdx.org/licenses/MIT.html",
    });
    document
}

/// `null` is no type in 3.0: a schema that allows it says `nullable`. Nor may anything stand beside
/// a reference.
fn rewrite(value: &mut Value) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(rewrite),
        Value::Object(members) => {
            if members.get("$ref").is_some_and(Value::is_string) {
                members.retain(|name, _| name == "$ref");
            }
            members.values_mut().for_each(rewrite);
            without_null_type(members);
            without_null_alternative(members);
        }
        _ => {}
    }
}

fn without_null_type(members: &mut Map<String, Value>) {
    let Some(Value::Array(types)) = members.get("type") else {
        return;
    };
    let is_null = |name: &Value| name == "null";
    let nullable = types.iter().any(is_null);
    let Some(only) = types.iter().find(|name| !is_null(name)).cloned() else {
        return;
    };
    members.insert("type".to_owned(), only);
    if nullable {
        members.insert("nullable".to_owned(), json!(true));
    }
}

fn without_null_alternative(members: &mut Map<String, Value>) {
    for key in ["oneOf", "anyOf"] {
        let Some(Value::Array(alternatives)) = members.get_mut(key) else {
            continue;
        };
        let before = alternatives.len();
        alternatives.retain(|one| one["type"] != "null");
        if alternatives.len() < before {
            members.insert("nullable".to_owned(), json!(true));
        }
    }
}
