//! The specification against the original's model, field by field.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use alignak_model::spec::{self, FieldSpec, Kind, ResourceSpec};
use serde_json::{Map, Value, json};

/// The members that every item has, which are not fields of its resource.
const AUTOMATIC: [&str; 5] = ["_id", "_created", "_updated", "_etag", "_links"];

/// Where the model differs on purpose: resource, field, aspect, what it says.
///
/// In the last cases the original would refuse a value that it gave itself, so that an item
/// could not be sent back as it was read.
fn exceptions(reference: &Value) -> [(&'static str, &'static str, &'static str, Value); 4] {
    let scopes = &reference["resources"]["userrestrictrole"]["fields"]["resource"]["allowed"];
    let mut scopes = scopes.as_array().unwrap().clone();
    // The original misspelt one name and forgot another.
    scopes.extend([json!("alignak_notifications"), json!("alignakretention")]);
    // Roles can name each resource that was added.
    let added = additions().into_iter().filter(|name| !name.contains('.'));
    scopes.extend(
        added
            .filter(|name| !spec_of(name).internal)
            .map(Value::from),
    );
    [
        ("userrestrictrole", "resource", "allowed", json!(scopes)),
        // Its default is null.
        ("realm", "_parent", "nullable", json!(true)),
        // The default of one of them holds `u`.
        (
            "hostdependency",
            "notification_failure_criteria",
            "allowed",
            json!(["o", "d", "u", "x", "p", "n"]),
        ),
        (
            "hostdependency",
            "execution_failure_criteria",
            "allowed",
            json!(["o", "d", "u", "x", "p", "n"]),
        ),
    ]
}

fn file(name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/reference/");
    std::fs::read_to_string(format!("{folder}{name}")).unwrap()
}

fn reference() -> Value {
    serde_json::from_str(&file("resources.json")).unwrap()
}

/// Resources, and fields as `resource.field`, that the original does not have.
fn additions() -> BTreeSet<String> {
    let text = file("additions.txt");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.map(str::to_owned).collect()
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
        "pattern": field["regex"],
        "minimum": field["min"],
        "maximum": field["max"],
        "minimum length": field["minlength"],
        "maximum length": field["maxlength"],
        "may be empty": field["empty"] != false,
        "unique": flag("unique"),
        "relation": if element.is_object() { &element["data_relation"] } else { &field["data_relation"] },
        "dependencies": field["dependencies"],
        "skill level": field.get("skill_level").cloned().unwrap_or(json!(0)),
        "since": field.get("since_version").cloned().unwrap_or(json!(1)),
    })
}

/// What the specification says about a field, in the same words.
fn specified(field: &FieldSpec) -> Value {
    let is_anything = matches!(field.kind.element(), Kind::Any);
    json!({
        "type": if field.is_list() { "list" } else { name(&field.kind) },
        "element": if field.is_list() && !is_anything {
            json!(name(field.kind.element()))
        } else {
            Value::Null
        },
        "required": field.required,
        "nullable": field.nullable,
        "default": field.default.as_ref().map_or(json!([]), |value| json!([value])),
        "allowed": field.allowed,
        "pattern": field.pattern,
        "minimum": field.minimum,
        "maximum": field.maximum,
        "minimum length": field.characters,
        "maximum length": field.characters,
        "may be empty": field.may_be_empty,
        "unique": field.unique,
        "relation": field.target().map(|resource| json!({
            "resource": resource, "field": "_id", "embeddable": field.embeddable,
        })),
        "dependencies": if field.depends_on.is_empty() {
            Value::Null
        } else {
            json!(field.depends_on)
        },
        "skill level": field.skill_level,
        "since": field.since,
    })
}

fn name(kind: &Kind) -> &'static str {
    match kind {
        Kind::String | Kind::Enum(_) => "string",
        Kind::Integer => "integer",
        Kind::Number => "float",
        Kind::Boolean => "boolean",
        Kind::Reference(_) => "objectid",
        Kind::Point => "point",
        Kind::FreeObject => "dict",
        Kind::List(_) => "list",
        _ => "anything",
    }
}

/// Equality of numbers by value, of lists of allowed values as sets.
fn same(aspect: &str, expected: &Value, specified: &Value) -> bool {
    match (expected, specified) {
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        (Value::Array(one), Value::Array(other)) if aspect == "allowed" => {
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
        _ => expected == specified,
    }
}

fn spec_of(resource: &str) -> &'static ResourceSpec {
    let mut specs = spec::resources().into_iter();
    let found = specs.find(|spec| spec.name == resource);
    found.unwrap_or_else(|| panic!("{resource} is not specified"))
}

#[test]
fn every_field_of_the_original_is_specified_as_it_was() {
    let reference = reference();
    let resources = reference["resources"].as_object().unwrap();
    assert_eq!(resources.len(), 30);
    let exceptions = exceptions(&reference);
    let mut problems = Vec::new();
    for (resource, facts) in resources {
        let spec = spec_of(resource);
        let fields = facts["fields"].as_object().unwrap();
        let own = |name: &str| !AUTOMATIC.contains(&name);
        for (name, field) in fields.iter().filter(|(name, _)| own(name)) {
            let Some(found) = spec.field(name) else {
                problems.push(format!("{resource}.{name} is not specified"));
                continue;
            };
            let (want, got) = (expected(field), specified(found));
            for (aspect, want) in want.as_object().unwrap() {
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
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn what_the_original_does_not_have_is_listed() {
    let reference = reference();
    let mut added = BTreeSet::new();
    for spec in spec::resources() {
        let Some(facts) = reference["resources"].get(spec.name) else {
            added.insert(spec.name.to_owned());
            continue;
        };
        let own = spec.fields.iter().map(|field| field.name);
        let new = own.filter(|name| facts["fields"].get(name).is_none());
        added.extend(new.map(|name| format!("{}.{name}", spec.name)));
    }
    assert_eq!(added, additions(), "tests/reference/additions.txt");
}

#[test]
fn every_resource_of_the_original_is_specified_as_it_was() {
    let reference = reference();
    for (resource, facts) in reference["resources"].as_object().unwrap() {
        let spec = spec_of(resource);
        let indexes: Map<String, Value> = facts["indexes"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, keys)| {
                let keys = keys.as_array().unwrap().iter().map(|key| &key[0]);
                (name.clone(), keys.cloned().collect())
            })
            .collect();
        let specified: Map<String, Value> = spec
            .indexes
            .iter()
            .map(|index| (index.name.to_owned(), json!(index.fields)))
            .collect();
        assert_eq!(specified, indexes, "{resource}");
        let methods = facts["item_methods"].as_array().unwrap();
        for (aspect, got, want) in [
            ("title", json!(spec.title), &facts["item_title"]),
            (
                "version",
                json!(spec.schema_version),
                &facts["schema_version"],
            ),
            ("internal", json!(spec.internal), &facts["internal"]),
            ("open", json!(spec.open), &facts["allow_unknown"]),
            ("templating", json!(spec.templating), &facts["templating"]),
            ("tree", json!(spec.tree), &facts["tree"]),
            (
                "owned",
                json!(spec.owned),
                &json!(!facts["auth_field"].is_null()),
            ),
            (
                "replaceable",
                json!(spec.replaceable),
                &json!(methods.contains(&json!("PUT"))),
            ),
        ] {
            assert_eq!(&got, want, "{resource}: {aspect}");
        }
    }
}
