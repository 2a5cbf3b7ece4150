use serde_json::{Value, json};

use super::*;

fn small() -> Value {
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "A backend", "version": "1", "description": "Keeps things.",
            "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "tags": [{"name": "Hosts", "description": "Machines."}],
        "paths": {"/host": {
            "get": {
                "operationId": "list_hosts", "tags": ["Hosts"],
                "summary": "Lists hosts", "description": "All of them.",
                "security": [{"token": []}],
                "parameters": [{
                    "name": "where", "in": "query", "description": "A filter.",
                    "schema": {"type": "string"},
                }],
                "responses": {"200": {
                    "description": "Hosts",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Host"}}},
                }},
            },
        }},
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {
                "Host": {
                    "type": "object", "description": "A machine.", "example": {"name": "a"},
                    "properties": {
                        "name": {"type": "string", "description": "Its name."},
                        "customs": {"$ref": "#/components/schemas/FreeObject"},
                    },
                },
                "FreeObject": {"type": "object", "description": "Anything."},
            },
        },
    })
}

fn broken(pointer: &str, value: &Value) -> Vec<&'static str> {
    let mut document = small();
    let (parent, member) = pointer.rsplit_once('/').expect("a pointer has a slash");
    let parent = document.pointer_mut(parent).expect("the place exists");
    if value.is_null() {
        parent.as_object_mut().expect("an object").remove(member);
    } else {
        parent[member] = value.clone();
    }
    let mut rules: Vec<_> = violations(&document).iter().map(|one| one.rule).collect();
    rules.dedup();
    rules
}

#[test]
fn a_good_document_breaks_no_rule() {
    assert_eq!(violations(&small()), []);
}

/// A fault: where it is made, the value that makes it (null removes what is there), and the rule that
/// finds it.
type Fault = (String, Value, &'static str);

#[test]
fn each_fault_is_found_by_the_rule_for_it() {
    for (pointer, value, rule) in faults_of_schemas()
        .into_iter()
        .chain(faults_of_operations())
    {
        assert_eq!(broken(&pointer, &value), [rule], "{pointer} = {value}");
    }
}

fn faults_of_schemas() -> Vec<Fault> {
    let name = "/components/schemas/Host/properties/name";
    let page = json!({"type": "object", "description": "A page.", "properties": {}});
    vec![
        (format!("{name}/prefixItems"), json!([]), "no-tuples"),
        (
            format!("{name}/items"),
            json!([{"type": "string"}]),
            "no-tuples",
        ),
        (
            "/components/schemas/Page_Host".to_owned(),
            page.clone(),
            "no-generic-schema-names",
        ),
        (
            "/components/schemas/Page<Host>".to_owned(),
            page,
            "no-generic-schema-names",
        ),
        (
            format!("{name}/additionalProperties"),
            json!({"type": "object", "additionalProperties": true}),
            "free-form-objects-are-named",
        ),
        (
            format!("{name}/type"),
            Value::Null,
            "free-form-objects-are-named",
        ),
        (
            format!("{name}/description"),
            Value::Null,
            "everything-is-described",
        ),
        (
            "/components/schemas/Host/example".to_owned(),
            Value::Null,
            "bodies-have-examples",
        ),
        ("/servers".to_owned(), json!([]), "servers-are-stated"),
        (
            "/info/license/identifier".to_owned(),
            Value::Null,
            "licence-is-identified",
        ),
        (
            format!("{name}/$ref"),
            json!("#/components/schemas/Nothing"),
            "references-lead-somewhere",
        ),
        (
            format!("{name}/enum"),
            json!(["a", "b"]),
            "enumerations-are-named-texts",
        ),
        (
            "/components/schemas/State".to_owned(),
            json!({"type": "integer", "enum": [0, 1], "description": "A state."}),
            "enumerations-are-named-texts",
        ),
        (
            "/components/schemas/Hosts".to_owned(),
            json!({"type": "object", "description": "Machines.", "properties": {}}),
            "tags-are-no-schema-names",
        ),
    ]
}

fn faults_of_operations() -> Vec<Fault> {
    let at = |rest: &str| format!("/paths/~1host/get{rest}");
    vec![
        (
            at("/parameters/0/schema/type"),
            json!(["string", "null"]),
            "no-nullable-parameters",
        ),
        (
            at("/responses/default"),
            json!({"description": "Else"}),
            "no-default-responses",
        ),
        (
            at("/responses/200/content/html"),
            json!({"schema": {"type": "string"}, "example": "x"}),
            "one-body-per-success-status",
        ),
        (
            at("/responses/201"),
            json!({
                "description": "A new host",
                "content": {"application/json": {"schema": {"type": "string"}, "example": "x"}},
            }),
            "one-body-per-success-status",
        ),
        (
            at("/operationId"),
            json!("listHosts"),
            "operation-ids-are-unique",
        ),
        (at("/tags"), json!(["Other"]), "tags-are-declared"),
        (at("/summary"), Value::Null, "everything-is-described"),
        (
            at("/parameters/0/description"),
            Value::Null,
            "everything-is-described",
        ),
        (at("/security"), Value::Null, "security-is-stated"),
        (
            at("/security"),
            json!([{"other": []}]),
            "security-is-stated",
        ),
        (
            at("/parameters/0/schema/enum"),
            json!(["a", "b"]),
            "enumerations-are-named-texts",
        ),
        (
            at("/responses/404"),
            json!({"description": "None"}),
            "errors-are-components",
        ),
        (
            at("/parameters"),
            json!([
                {"name": "If-Match", "in": "header", "description": "An etag."},
                {"name": "id", "in": "path", "description": "An id."},
            ]),
            "path-parameters-come-first",
        ),
    ]
}

#[test]
fn an_operation_id_may_be_used_once() {
    let mut document = small();
    document["paths"]["/other"] = document["paths"]["/host"].clone();
    let found = violations(&document);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].rule, "operation-ids-are-unique");
    assert_eq!(found[0].pointer, "/paths/~1other/get");
}
