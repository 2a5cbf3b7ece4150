//! The published document against the original's model, field by field.

use std::collections::BTreeSet;
use std::process::Command;

use alignak_testkit::binary;
use serde_json::{Value, json};

/// The members that every item has, which are not fields of its resource.
const AUTOMATIC: [&str; 5] = ["_id", "_created", "_updated", "_etag", "_links"];

/// Where the published model differs on purpose: resource, field, aspect, what is published.
///
/// In the first two cases the original would refuse a value that it gave itself, so that an item
/// could not be sent back as it was read.
fn exceptions() -> [(&'static str, &'static str, &'static str, Value); 3] {
    let mut scopes = reference()["resources"]["userrestrictrole"]["fields"]["resource"]["allowed"]
        .as_array()
        .cloned()
        .expect("the original lists the scopes");
    // The original misspelt one name and forgot another.
    scopes.extend([json!("alignak_notifications"), json!("alignakretention")]);
    [
        ("userrestrictrole", "resource", "allowed", json!(scopes)),
        // Its default is null.
        ("realm", "_parent", "nullable", json!(true)),
        // Its default holds `u`.
        (
            "hostdependency",
            "notification_failure_criteria",
            "allowed",
            json!(["o", "d", "u", "x", "p", "n"]),
        ),
    ]
}

fn reference() -> Value {
    let path = binary::workspace().join("tests/reference/resources.json");
    let text = std::fs::read_to_string(&path).expect("the reference can be read");
    serde_json::from_str(&text).expect("the reference is JSON")
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

/// What the original says about a field.
fn expected(field: &Value) -> Value {
    let flag = |name: &str| field[name] == true;
    let kind = field["type"].as_str().unwrap_or_default();
    let element = &field["items"];
    json!({
        "type": kind,
        "element": if element.is_object() {
            element["type"].clone()
        } else if kind == "list" && field["allowed"].is_array() {
            json!("string")
        } else {
            Value::Null
        },
        "required": flag("required"),
        "nullable": flag("nullable"),
        "default": if flag("has_default") { json!([field["default"]]) } else { json!([]) },
        "allowed": field["allowed"],
        "element allowed": element["allowed"],
        "pattern": field["regex"],
        "minimum": field["min"],
        "maximum": field["max"],
        "minimum length": field["minlength"],
        "maximum length": field["maxlength"],
        "may be empty": field["empty"] != false,
        "unique": flag("unique"),
        "relation": if element.is_object() { &element["data_relation"] } else { &field["data_relation"] },
        "dependencies": field["dependencies"],
    })
}

/// What the document says about a field, in the same words.
fn published(property: &Value) -> Value {
    let (kind, nullable) = kind_of(property);
    let list = kind == "list";
    // What may not be empty has a length of 1 at least, which the original does not say as such.
    let not_empty = property["x-empty"] == false && property["minLength"] == 1;
    let items = &property["items"];
    // The original allows only some elements by a rule on the list; the document says it of them.
    let allowed = if list {
        &items["enum"]
    } else {
        &property["enum"]
    };
    json!({
        "type": kind,
        "element": if list && !is_anything(items) { json!(kind_of(items).0) } else { Value::Null },
        "required": property["x-required"] == true,
        "nullable": nullable,
        "default": property.get("default").map_or(json!([]), |value| json!([value])),
        "allowed": without_null(allowed),
        "element allowed": Value::Null,
        "pattern": property["pattern"],
        "minimum": property["minimum"],
        "maximum": property["maximum"],
        "minimum length": if not_empty { &Value::Null } else { &property["minLength"] },
        "maximum length": property["maxLength"],
        "may be empty": property["x-empty"] != false,
        "unique": property["x-unique"] == true,
        "relation": if list { &items["x-relation"] } else { &property["x-relation"] },
        "dependencies": property["x-dependencies"],
    })
}

fn is_anything(schema: &Value) -> bool {
    schema["$ref"] == "#/components/schemas/AnyValue"
}

fn without_null(allowed: &Value) -> Value {
    match allowed.as_array() {
        Some(values) => values
            .iter()
            .filter(|value| !value.is_null())
            .cloned()
            .collect(),
        None => Value::Null,
    }
}

/// The original's name of a type, and whether null is allowed.
fn kind_of(property: &Value) -> (&'static str, bool) {
    let is_null = |one: &Value| one["type"] == "null" || *one == "null";
    let types = property["type"].as_array().into_iter().flatten();
    let choices = property["oneOf"].as_array().into_iter().flatten();
    let nullable = types.chain(choices).any(is_null);
    let whole = property["allOf"].as_array().and_then(|all| all.first());
    let reference = whole.unwrap_or(property)["$ref"]
        .as_str()
        .unwrap_or_default();
    let named = match &property["type"] {
        Value::Array(types) => types
            .iter()
            .find(|one| !is_null(one))
            .and_then(Value::as_str),
        other => other.as_str(),
    };
    let relation = property.get("oneOf").is_some() && property.get("x-relation").is_some();
    let kind = match (named, reference.rsplit('/').next().unwrap_or_default()) {
        (_, "FreeObject") => "dict",
        (_, "Point") => "point",
        _ if relation => "objectid",
        (Some("string"), _) => "string",
        (Some("integer"), _) => "integer",
        (Some("number"), _) => "float",
        (Some("boolean"), _) => "boolean",
        (Some("array"), _) => "list",
        _ => "something else",
    };
    (kind, nullable)
}

/// Equality of numbers by value, of lists of allowed values as sets.
fn same(name: &str, expected: &Value, published: &Value) -> bool {
    match (expected, published) {
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        (Value::Array(one), Value::Array(other)) if name.ends_with("allowed") => {
            let set = |list: &[Value]| list.iter().map(Value::to_string).collect::<BTreeSet<_>>();
            set(one) == set(other)
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|(one, other)| same("", one, other))
        }
        _ => expected == published,
    }
}

#[test]
fn every_field_of_the_original_is_published_as_it_was() {
    let (reference, document) = (reference(), document());
    let resources = reference["resources"]
        .as_object()
        .expect("there are resources");
    assert_eq!(resources.len(), 30);
    let exceptions = exceptions();
    let mut problems = Vec::new();
    for (resource, facts) in resources {
        let Some((_, schema)) = schema_of(&document, resource) else {
            problems.push(format!("{resource} is not published"));
            continue;
        };
        let fields = facts["fields"].as_object().expect("a resource has fields");
        let own = |name: &str| !AUTOMATIC.contains(&name);
        for (name, field) in fields.iter().filter(|(name, _)| own(name)) {
            let Some(property) = schema["properties"].get(name) else {
                problems.push(format!("{resource}.{name} is not published"));
                continue;
            };
            let (want, got) = (expected(field), published(property));
            for (aspect, want) in want.as_object().into_iter().flatten() {
                let got = &got[aspect.as_str()];
                let exception = exceptions
                    .iter()
                    .find(|(place, field, about, _)| {
                        place == resource && field == name && about == aspect
                    })
                    .map(|(.., value)| value);
                let want = exception.unwrap_or(want);
                if !same(aspect, want, got) {
                    problems.push(format!("{resource}.{name}: {aspect} is {got}, was {want}"));
                }
            }
        }
        let published = schema["properties"].as_object().into_iter().flatten();
        for (name, _) in published {
            if !fields.contains_key(name) && own(name) {
                problems.push(format!("{resource}.{name} is new"));
            }
        }
    }
    let shown: Vec<_> = problems.iter().take(60).cloned().collect();
    assert!(
        problems.is_empty(),
        "{} differences:\n{}",
        problems.len(),
        shown.join("\n")
    );
}

#[test]
fn every_resource_of_the_original_is_published_as_it_was() {
    let (reference, document) = (reference(), document());
    for (resource, facts) in reference["resources"].as_object().into_iter().flatten() {
        let (_, schema) =
            schema_of(&document, resource).unwrap_or_else(|| panic!("{resource} is not published"));
        let published = &schema["x-resource"];
        assert_eq!(
            published["schemaVersion"], facts["schema_version"],
            "{resource}"
        );
        assert_eq!(published["internal"], facts["internal"], "{resource}");
        assert_eq!(published["open"], facts["allow_unknown"], "{resource}");
        assert_eq!(
            published["owned"],
            json!(!facts["auth_field"].is_null()),
            "{resource}"
        );
        assert_eq!(published["templating"], facts["templating"], "{resource}");
        assert_eq!(published["tree"], facts["tree"], "{resource}");
        let indexes = facts["indexes"].as_object().into_iter().flatten();
        let indexes: serde_json::Map<String, Value> = indexes
            .map(|(name, keys)| {
                let keys = keys.as_array().into_iter().flatten();
                let fields: Vec<&Value> = keys.map(|key| &key[0]).collect();
                (name.clone(), json!(fields))
            })
            .collect();
        assert_eq!(published["indexes"], json!(indexes), "{resource}");
        let methods = facts["item_methods"].as_array().expect("a list");
        assert_eq!(
            published["replaceable"],
            json!(methods.contains(&json!("PUT"))),
            "{resource}"
        );
    }
}

#[test]
fn what_is_required_of_a_new_item_is_what_the_original_required() {
    let (reference, document) = (reference(), document());
    for (resource, facts) in reference["resources"].as_object().into_iter().flatten() {
        if facts["internal"] == true {
            continue;
        }
        let (name, _) =
            schema_of(&document, resource).unwrap_or_else(|| panic!("{resource} is not published"));
        let schema = &document["components"]["schemas"][format!("{name}Create")];
        let texts = |list: &Value| -> BTreeSet<String> {
            let list = list.as_array().into_iter().flatten();
            list.filter_map(Value::as_str)
                .map(ToOwned::to_owned)
                .collect()
        };
        let wanted: BTreeSet<_> = facts["fields"]
            .as_object()
            .into_iter()
            .flatten()
            .filter(|(_, field)| field["required"] == true)
            .map(|(name, _)| name.clone())
            .collect();
        assert_eq!(texts(&schema["required"]), wanted, "{name}Create");
        let patch = &document["components"]["schemas"][format!("{name}Patch")];
        assert!(texts(&patch["required"]).is_empty(), "{name}Patch");
    }
}
