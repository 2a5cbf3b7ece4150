//! The schemas of the resources fit together. That they are those of the original is tested where
//! the published document is.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use alignak_model::schema;
use serde_json::Value;

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
