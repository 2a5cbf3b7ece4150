//! The schemas of the resources against the list of facts of the original backend, field by
//! field and in both directions.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use alignak_model::schema;
use serde_json::{Map, Value, json};

/// Where the schemas differ from the original on purpose: resource, field, fact, and the value
/// that is right here.
fn deviations() -> Vec<(&'static str, &'static str, &'static str, Value)> {
    let mut scopes = original()["userrestrictrole"]["fields"]["resource"]["allowed"].clone();
    // The original misspelt one name and forgot the other.
    scopes
        .as_array_mut()
        .unwrap()
        .extend([json!("alignak_notifications"), json!("alignakretention")]);
    vec![
        ("userrestrictrole", "resource", "allowed", scopes),
        // The original's own default was outside of what it allowed.
        (
            "hostdependency",
            "notification_failure_criteria",
            "allowed",
            json!(["o", "d", "u", "x", "p", "n"]),
        ),
        // The original stored null in the root, but let nobody send it back.
        ("realm", "_parent", "nullable", true.into()),
    ]
}

fn original() -> Map<String, Value> {
    let facts: Value = serde_json::from_str(include_str!("resources.json")).unwrap();
    facts["resources"].as_object().unwrap().clone()
}

fn schemas() -> BTreeMap<String, Value> {
    schema::resources()
        .into_iter()
        .map(|resource| {
            let schema = serde_json::to_value(resource.schema).unwrap();
            let name = schema["x-resource"]["name"].as_str().unwrap().to_owned();
            (name, schema)
        })
        .collect()
}

/// The facts of one value: a field, or the elements of a list.
fn facts(schema: &Value) -> Map<String, Value> {
    let mut facts = Map::new();
    let types: Vec<&str> = match &schema["type"] {
        Value::String(name) => vec![name],
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let alternatives = schema["oneOf"].as_array().cloned().unwrap_or_default();
    let nullable = types.contains(&"null") || alternatives.contains(&json!({"type": "null"}));
    let component = schema["allOf"][0]["$ref"].as_str().unwrap_or_default();
    let kind = match (types.first().copied(), component) {
        (Some("string"), _) => "string",
        (Some("integer"), _) => "integer",
        (Some("number"), _) => "float",
        (Some("boolean"), _) => "boolean",
        (Some("array"), _) => "list",
        (None, "#/components/schemas/Point") => "point",
        (None, "#/components/schemas/FreeObject") => "dict",
        (None, "") if !alternatives.is_empty() => "objectid",
        unexpected => panic!("{unexpected:?} in {schema}"),
    };
    facts.insert("type".into(), kind.into());
    facts.insert("nullable".into(), nullable.into());
    facts.insert(
        "required".into(),
        schema.get("x-required").cloned().unwrap_or(false.into()),
    );
    for (keyword, fact) in [
        ("default", "default"),
        ("enum", "allowed"),
        ("pattern", "regex"),
        ("minimum", "min"),
        ("maximum", "max"),
        ("maxLength", "maxlength"),
        ("minLength", "minlength"),
        ("x-empty", "empty"),
        ("x-unique", "unique"),
        ("x-dependencies", "dependencies"),
        ("x-relation", "data_relation"),
        ("x-skill-level", "skill_level"),
    ] {
        if let Some(value) = schema.get(keyword) {
            facts.insert(fact.into(), value.clone());
        }
    }
    if facts.contains_key("default") {
        facts.insert("has_default".into(), true.into());
    }
    // The least length that forbids an empty text is not a fact of its own.
    if facts.get("empty") == Some(&json!(false)) && facts.get("minlength") == Some(&json!(1)) {
        facts.remove("minlength");
    }
    if kind == "list" {
        let elements = &schema["items"];
        if elements.get("enum").is_some() {
            facts.insert("allowed".into(), elements["enum"].clone());
        } else if elements["$ref"] != "#/components/schemas/AnyValue" {
            facts.insert("items".into(), self::facts(elements).into());
        }
    }
    facts
}

/// The facts of the original in the same form.
fn original_facts(field: &Value) -> Map<String, Value> {
    let mut facts = field.as_object().unwrap().clone();
    facts.remove("since_version");
    // Said of one field only, and the same as not saying it.
    if facts.get("unique") == Some(&json!(false)) {
        facts.remove("unique");
    }
    facts
}

#[test]
fn every_field_is_as_in_the_original() {
    let schemas = schemas();
    let deviations = deviations();
    let mut differences = Vec::new();
    for (resource, original) in original() {
        let properties = schemas[&resource]["properties"].as_object().unwrap();
        let fields = original["fields"].as_object().unwrap();
        for automatic in ["_created", "_updated", "_etag", "_links", "_id"] {
            assert!(
                properties.contains_key(automatic),
                "{resource}: {automatic}"
            );
        }
        for (name, field) in fields {
            if name == "_id" {
                continue;
            }
            let Some(property) = properties.get(name) else {
                differences.push(format!("{resource}.{name} is missing"));
                continue;
            };
            let mut expected = original_facts(field);
            for (_, _, fact, value) in deviations
                .iter()
                .filter(|(of, field, ..)| *of == resource && field == name)
            {
                expected.insert((*fact).to_owned(), value.clone());
            }
            let actual = facts(property);
            if actual != expected {
                differences.push(format!(
                    "{resource}.{name}\n  is        {}\n  should be {}",
                    Value::from(actual),
                    Value::from(expected)
                ));
            }
            let since = property
                .get("x-since-version")
                .map_or(1, |n| n.as_i64().unwrap());
            let expected = field
                .get("since_version")
                .map_or(1, |n| n.as_i64().unwrap());
            if since != expected {
                differences.push(format!(
                    "{resource}.{name} came with {expected}, not {since}"
                ));
            }
        }
        for name in properties.keys() {
            let automatic = ["_created", "_updated", "_etag", "_links"].contains(&name.as_str());
            if !automatic && !fields.contains_key(name) {
                differences.push(format!("{resource}.{name} is one too many"));
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn every_resource_is_as_in_the_original() {
    let schemas = schemas();
    let original = original();
    assert_eq!(
        schemas.keys().collect::<Vec<_>>(),
        original.keys().collect::<Vec<_>>()
    );
    for (resource, original) in &original {
        let head = &schemas[resource]["x-resource"];
        let indexes: Map<String, Value> = original["indexes"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, keys)| {
                let keys = keys.as_array().unwrap().iter().map(|key| {
                    assert_eq!(key[1], 1, "{resource}: {name} is ascending");
                    key[0].clone()
                });
                (name.clone(), keys.collect())
            })
            .collect();
        let methods = original["item_methods"].as_array().unwrap();
        assert_eq!(
            head,
            &json!({
                "name": resource,
                "singular": head["singular"],
                "plural": head["plural"],
                "title": original["item_title"],
                "schemaVersion": original["schema_version"],
                "internal": original["internal"],
                "open": original["allow_unknown"],
                "owned": original["auth_field"] == "_user",
                "replaceable": methods.contains(&json!("PUT")),
                "templating": original["templating"],
                "tree": original["tree"],
                "indexes": indexes,
            })
        );
        assert_eq!(
            original["resource_methods"],
            json!(["GET", "POST", "DELETE"])
        );
        assert_eq!(original["bulk_post"], true);
    }
}

#[test]
fn resources_are_registered_in_the_order_of_their_wire_names() {
    let names: Vec<Value> = schema::resources()
        .into_iter()
        .map(|resource| {
            serde_json::to_value(resource.schema).unwrap()["x-resource"]["name"].clone()
        })
        .collect();
    let original: Vec<Value> = original().keys().map(|name| json!(name)).collect();
    assert_eq!(names, original);
}

#[test]
fn names_in_code_are_distinct_and_references_lead_to_components() {
    let resources = schema::resources();
    let names: Vec<&str> = resources
        .iter()
        .map(|resource| resource.rust_name)
        .collect();
    let common: Vec<&str> = schema::common().into_iter().map(|(name, _)| name).collect();
    let mut seen = std::collections::BTreeSet::new();
    for resource in resources {
        let schema = serde_json::to_value(resource.schema).unwrap();
        let head = &schema["x-resource"];
        for name in ["singular", "plural"] {
            assert!(seen.insert(head[name].to_string()), "{head}");
        }
        for target in targets(&schema) {
            assert!(
                names.contains(&target.as_str()) || common.contains(&target.as_str()),
                "{target}"
            );
        }
    }
    for (name, schema) in schema::common() {
        for target in targets(&serde_json::to_value(schema).unwrap()) {
            assert!(
                common.contains(&target.as_str()),
                "{name} leads to {target}"
            );
        }
    }
}

/// The names of all components that a schema refers to.
fn targets(schema: &Value) -> Vec<String> {
    match schema {
        Value::Object(members) => members
            .iter()
            .flat_map(|(name, member)| match (name.as_str(), member) {
                ("$ref", Value::String(target)) => {
                    vec![
                        target
                            .trim_start_matches("#/components/schemas/")
                            .to_owned(),
                    ]
                }
                _ => targets(member),
            })
            .collect(),
        Value::Array(elements) => elements.iter().flat_map(targets).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn every_field_is_described_in_a_sentence() {
    for (resource, schema) in schemas() {
        for (name, property) in schema["properties"].as_object().unwrap() {
            if name == "_links" {
                continue;
            }
            let description = property["description"].as_str().unwrap_or_default();
            assert!(
                description.ends_with('.'),
                "{resource}.{name}: {description}"
            );
            assert!(
                !description.contains("  "),
                "{resource}.{name}: {description}"
            );
        }
    }
}
