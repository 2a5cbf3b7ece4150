use serde_json::{Value, json};

use super::document::Document;
use super::{breaks, unsaid};

fn document() -> Value {
    json!({
        "paths": {"/host/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
            "patch": {
                "operationId": "update_host",
                "tags": ["Hosts"],
                "parameters": [{"$ref": "#/components/parameters/Pretty"}],
                "requestBody": {"required": true, "content": {"application/json": {
                    "schema": {"$ref": "#/components/schemas/HostPatch"}}}},
                "responses": {
                    "200": {"content": {"application/json": {
                        "schema": {"$ref": "#/components/schemas/Host"}}}},
                    "404": {"description": "No such host."},
                },
            },
        }},
        "components": {
            "parameters": {"Pretty": {"name": "pretty", "in": "query", "schema": {"type": "string"}}},
            "schemas": {
                "Host": {"type": "object", "required": ["name"], "properties": {
                    "name": {"type": "string"},
                    "state": {"$ref": "#/components/schemas/HostState"},
                    "parents": {"type": "array", "items": {"type": "string"}},
                }},
                "HostPatch": {"type": "object", "properties": {
                    "name": {"type": "string", "maxLength": 255},
                    "command": {"type": ["string", "null"]},
                }},
                "HostState": {"type": "string", "enum": ["UP", "DOWN"]},
            },
        },
    })
}

/// What breaks, as `place: what`, when the pointer's target is replaced, or removed by null.
fn after(pointer: &str, value: Value) -> Vec<String> {
    let released = document();
    let mut today = document();
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer has a slash");
    let parent = today
        .pointer_mut(parent)
        .expect("the pointer leads somewhere");
    match (parent, value) {
        (Value::Object(members), Value::Null) => {
            members.remove(&name.replace("~1", "/"));
        }
        (Value::Object(members), value) => {
            members.insert(name.replace("~1", "/"), value);
        }
        (parent, _) => panic!("{parent} is no object"),
    }
    let parse = |value: Value| Document::parse(&value.to_string()).expect("a document");
    breaks(&parse(released), &parse(today))
        .into_iter()
        .map(|one| format!("{}: {}", one.place, one.what))
        .collect()
}

#[test]
fn what_breaks_a_call_is_named() {
    let patch = "/paths/~1host~1{id}/patch";
    let table = [
        (
            patch.to_owned(),
            json!(null),
            "update_host: the operation is gone",
        ),
        (
            format!("{patch}/tags"),
            json!(["Inventory"]),
            "update_host: moved from tag \"Hosts\" to \"Inventory\", and so to another class",
        ),
        (
            format!("{patch}/parameters"),
            json!([]),
            "update_host: the parameter pretty is gone",
        ),
        (
            format!("{patch}/parameters"),
            json!([{"$ref": "#/components/parameters/Pretty"}, {"name": "If-Match", "in": "header", "required": true}]),
            "update_host: the parameter If-Match is required",
        ),
        (
            format!("{patch}/parameters"),
            json!([{"name": "count", "in": "query"}, {"$ref": "#/components/parameters/Pretty"}]),
            "update_host: the parameter count is new and stands before others, which some clients \
             pass by place",
        ),
        (
            "/components/parameters/Pretty/schema".to_owned(),
            json!({"type": "integer"}),
            "update_host: the parameter pretty was string and is integer",
        ),
        (
            format!("{patch}/requestBody/content/application~1json/schema"),
            json!({"type": "object"}),
            "update_host: the body was HostPatch and is object",
        ),
        (
            format!("{patch}/responses/200"),
            json!(null),
            "update_host: no longer answers 200",
        ),
        (
            format!("{patch}/responses/200/content/application~1json/schema"),
            json!({"type": "object"}),
            "update_host: the result 200 was Host and is object",
        ),
    ];
    for (pointer, value, expected) in table {
        assert_eq!(after(&pointer, value), [expected], "{pointer}");
    }
}

#[test]
fn what_breaks_a_type_is_named() {
    let schemas = "/components/schemas";
    let table = [
        (
            format!("{schemas}/HostState"),
            json!(null),
            "HostState: the schema is gone",
        ),
        (
            format!("{schemas}/Host/properties/name"),
            json!(null),
            "Host.name: the member is gone",
        ),
        (
            format!("{schemas}/Host/properties/name"),
            json!({"type": ["string", "null"]}),
            "Host.name: may be null",
        ),
        (
            format!("{schemas}/Host/properties/parents/items"),
            json!({"type": "integer"}),
            "Host.parents: was array of string and is array of integer",
        ),
        (
            format!("{schemas}/Host/required"),
            json!([]),
            "Host.name: may be absent",
        ),
        (
            format!("{schemas}/HostState/enum"),
            json!(["UP", "DOWN", "LOST"]),
            "HostState: the value LOST is new, and old clients refuse it",
        ),
        (
            format!("{schemas}/HostState/enum"),
            json!(["UP"]),
            "HostState: the value DOWN is gone",
        ),
        (
            format!("{schemas}/HostPatch/required"),
            json!(["name"]),
            "HostPatch.name: is required",
        ),
        (
            format!("{schemas}/HostPatch/properties/name/maxLength"),
            json!(100),
            "HostPatch.name: maxLength is 100",
        ),
        (
            format!("{schemas}/HostPatch/properties/name/pattern"),
            json!("^a"),
            "HostPatch.name: the pattern is \"^a\"",
        ),
        (
            format!("{schemas}/HostPatch/properties/command"),
            json!({"type": "string"}),
            "HostPatch.command: may no longer be null",
        ),
    ];
    for (pointer, value, expected) in table {
        assert_eq!(after(&pointer, value), [expected], "{pointer}");
    }
}

#[test]
fn what_only_adds_breaks_nothing() {
    let schemas = "/components/schemas";
    for (pointer, value) in [
        (
            "/paths/~1other".to_owned(),
            json!({"get": {"operationId": "get_other"}}),
        ),
        (
            "/paths/~1host~1{id}/patch/parameters".to_owned(),
            json!([{"$ref": "#/components/parameters/Pretty"}, {"name": "count", "in": "query"}]),
        ),
        (format!("{schemas}/Other"), json!({"type": "object"})),
        (
            format!("{schemas}/Host/properties/alias"),
            json!({"type": "string"}),
        ),
        (
            format!("{schemas}/HostPatch/properties/name/maxLength"),
            json!(300),
        ),
        (format!("{schemas}/Host/required"), json!(["name", "state"])),
        (
            format!("{schemas}/HostPatch/properties/name/description"),
            json!("Other words."),
        ),
    ] {
        assert_eq!(after(&pointer, value), [""; 0], "{pointer}");
    }
}

#[test]
fn the_newest_section_of_the_change_log_may_announce_a_break() {
    let found = || vec![super::Break::new("Host.name", "the member is gone")];
    let log = "# Change log\n\n## 2.0\n\n- `Host.name` is gone.\n\n## 1.0\n\n- First.\n";
    assert!(unsaid(found(), log).is_empty());
    let old = "# Change log\n\n## 2.0\n\n- New.\n\n## 1.0\n\n- `Host.name` is new.\n";
    assert_eq!(unsaid(found(), old), found());
}
