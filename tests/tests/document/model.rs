//! The published document against the original's model, field by field.

use std::collections::BTreeSet;
use std::process::Command;

use alignak_testkit::binary;
use serde_json::{Value, json};

/// The members that every item has, which are not fields of its resource.
const AUTOMATIC: [&str; 5] = ["_id", "_created", "_updated", "_etag", "_links"];

fn file(name: &str) -> String {
    let path = binary::workspace().join("tests/reference").join(name);
    std::fs::read_to_string(&path).expect("the reference can be read")
}

fn reference() -> Value {
    serde_json::from_str(&file("resources.json")).expect("the reference is JSON")
}

/// Resources, and fields as `resource.field`, that the original does not have.
fn additions() -> BTreeSet<String> {
    let text = file("additions.txt");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.map(ToOwned::to_owned).collect()
}

fn document() -> Value {
    let output = Command::new(binary::backend())
        .arg("openapi")
        .output()
        .expect("the program can be started");
    serde_json::from_slice(&output.stdout).expect("a document is JSON")
}

/// The schema of the items of a resource.
fn schema_of<'a>(document: &'a Value, resource: &str) -> Option<(&'a str, &'a Value)> {
    let schemas = document["components"]["schemas"].as_object()?;
    schemas
        .iter()
        .find(|(_, schema)| schema["x-resource"]["name"] == resource)
        .map(|(name, schema)| (name.as_str(), schema))
}

/// What the original says about a field, as far as a document shows it.
fn expected(field: &Value) -> Value {
    let flag = |name: &str| field[name] == true;
    let relation = &field["items"]["data_relation"];
    let relation = if relation.is_object() {
        relation
    } else {
        &field["data_relation"]
    };
    json!({
        "type": match field["type"].as_str().unwrap_or_default() {
            "list" => "array",
            "objectid" => "string",
            "float" => "number",
            "dict" | "point" => "object",
            other => other,
        },
        "minimum": field["min"],
        "maximum": field["max"],
        "unique": flag("unique"),
        "relation": relation["resource"],
        "embeddable": relation["embeddable"],
    })
}

/// What the document says about a field, in the same words.
fn published(document: &Value, property: &Value) -> Value {
    let element = property.get("items").unwrap_or(property);
    // The bounds of a number with listed values are those of the list.
    let bound = |name: &str| {
        let described = property["description"].as_str().unwrap_or_default();
        let is_listed = property["type"] == "integer"
            && [
                "business impact",
                "importance",
                "number of the current state",
            ]
            .iter()
            .any(|words| described.contains(words));
        if is_listed {
            Value::Null
        } else {
            property[name].clone()
        }
    };
    json!({
        "type": kind_of(document, property),
        "minimum": bound("minimum"),
        "maximum": bound("maximum"),
        "unique": property["x-unique"] == true,
        "relation": element["x-relation"]["resource"],
        "embeddable": element["x-embeddable"],
    })
}

/// The type of a property, null left out, and that of the component that it refers to.
fn kind_of(document: &Value, property: &Value) -> String {
    let target = property["$ref"].as_str().unwrap_or_default();
    let schema = document
        .pointer(target.trim_start_matches('#'))
        .filter(|_| !target.is_empty())
        .unwrap_or(property);
    match &schema["type"] {
        Value::Array(types) => {
            let mut types = types.iter().filter(|one| *one != "null");
            types.next().and_then(Value::as_str).unwrap_or_default()
        }
        other => other.as_str().unwrap_or_default(),
    }
    .to_owned()
}

/// The names of a list.
fn texts(list: &Value) -> BTreeSet<String> {
    let list = list.as_array().into_iter().flatten();
    list.filter_map(Value::as_str)
        .map(ToOwned::to_owned)
        .collect()
}

#[test]
fn every_field_of_the_original_is_published() {
    let (reference, document, additions) = (reference(), document(), additions());
    let resources = reference["resources"]
        .as_object()
        .expect("there are resources");
    let mut problems = Vec::new();
    for (resource, facts) in resources {
        let Some((name, schema)) = schema_of(&document, resource) else {
            if facts["internal"] != true {
                problems.push(format!("{resource} is not published"));
            }
            continue;
        };
        if facts["internal"] == true {
            problems.push(format!("{resource} is internal, but published"));
        }
        let patch = &document["components"]["schemas"][format!("{name}Patch")]["properties"];
        let fields = facts["fields"].as_object().expect("a resource has fields");
        let own = |name: &str| !AUTOMATIC.contains(&name);
        for (name, field) in fields.iter().filter(|(name, _)| own(name)) {
            let Some(property) = schema["properties"].get(name) else {
                problems.push(format!("{resource}.{name} is not published"));
                continue;
            };
            if (property["readOnly"] == true) == patch.get(name).is_some() {
                problems.push(format!("{resource}.{name}: who owns it?"));
            }
            let (want, got) = (expected(field), published(&document, property));
            for (aspect, want) in want.as_object().into_iter().flatten() {
                let got = &got[aspect.as_str()];
                if want.as_f64() != got.as_f64() || (want.as_f64().is_none() && want != got) {
                    problems.push(format!("{resource}.{name}: {aspect} is {got}, was {want}"));
                }
            }
            let default = schema["x-defaults"].get(name);
            let had = field["has_default"] == true && property["x-secret"] != true;
            if default.is_some() != had
                || default.is_some_and(|default| *default != field["default"])
            {
                problems.push(format!("{resource}.{name}: the default is {default:?}"));
            }
        }
        for (name, _) in schema["properties"].as_object().into_iter().flatten() {
            // The snapshots of a live synthesis are added to the response.
            let is_added = (resource == "livesynthesis" && name == "history")
                || additions.contains(&format!("{resource}.{name}"));
            if !fields.contains_key(name) && own(name) && !is_added {
                problems.push(format!("{resource}.{name} is new"));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn what_is_required_of_a_new_item_is_what_the_original_required() {
    let (reference, document) = (reference(), document());
    for (resource, facts) in reference["resources"].as_object().into_iter().flatten() {
        if facts["internal"] == true {
            continue;
        }
        let (name, schema) =
            schema_of(&document, resource).unwrap_or_else(|| panic!("{resource} is not published"));
        let mut wanted: BTreeSet<_> = facts["fields"]
            .as_object()
            .into_iter()
            .flatten()
            .filter(|(_, field)| field["required"] == true)
            .map(|(name, _)| name.clone())
            .collect();
        if resource == "service" {
            // It follows from `name`, which depends on it.
            wanted.insert("host".to_owned());
        }
        let shape = |suffix: &str| &document["components"]["schemas"][format!("{name}{suffix}")];
        assert_eq!(texts(&shape("Create")["required"]), wanted, "{name}Create");
        assert_eq!(texts(&shape("Patch")["required"]), [].into(), "{name}Patch");
        // A projection leaves everything else out.
        let always = ["_id", "_created", "_updated", "_etag"].map(str::to_owned);
        assert_eq!(texts(&schema["required"]), always.into(), "{name}");
    }
}

#[test]
fn nothing_that_is_written_has_a_default_and_no_reference_has_a_sibling_but_its_description() {
    let document = document();
    let mut problems = Vec::new();
    for (name, schema) in document["components"]["schemas"]
        .as_object()
        .into_iter()
        .flatten()
    {
        for (property, content) in schema["properties"].as_object().into_iter().flatten() {
            let place = format!("{name}.{property}");
            if content.get("default").is_some() {
                problems.push(format!("{place} has a default"));
            }
            for keyword in ["allOf", "oneOf", "anyOf", "enum"] {
                if content.get(keyword).is_some() || content["items"].get(keyword).is_some() {
                    problems.push(format!("{place} has {keyword}"));
                }
            }
            let members = content.as_object().into_iter().flatten();
            let siblings = members.filter(|(member, _)| {
                !["$ref", "description", "readOnly"].contains(&member.as_str())
            });
            if content.get("$ref").is_some() && siblings.count() > 0 {
                problems.push(format!("{place} has siblings beside its reference"));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
