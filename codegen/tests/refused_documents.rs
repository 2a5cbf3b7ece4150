//! Documents that the generator does not understand: each problem names operation and place.

#![expect(clippy::unwrap_used, reason = "a test may stop where it fails")]

mod support;

use alignak_codegen::{Problem, generate};
use serde_json::{Value, json};
use support::{document, document_without};

/// A change to the sound document, and the problem that it makes.
struct Case {
    name: &'static str,
    change: fn(&mut Value),
    operation: Option<&'static str>,
    pointer: &'static str,
    message: &'static str,
}

const CASES: &[Case] = &[
    Case {
        name: "another version of OpenAPI",
        change: |document| document["openapi"] = json!("3.0.3"),
        operation: None,
        pointer: "/openapi",
        message: "OpenAPI 3.0.3 is not supported, 3.1 is",
    },
    Case {
        name: "an unknown member of the document",
        change: |document| document["webhooks"] = json!({}),
        operation: None,
        pointer: "/webhooks",
        message: "unknown field `webhooks`",
    },
    Case {
        name: "an unknown member of a path",
        change: |document| document["paths"]["/host"]["servers"] = json!([]),
        operation: None,
        pointer: "/paths/~1host/servers",
        message: "unknown member `servers` of a path",
    },
    Case {
        name: "an unknown member of an operation",
        change: |document| document["paths"]["/host"]["get"]["callbacks"] = json!({}),
        operation: Some("list_hosts"),
        pointer: "/paths/~1host/get/callbacks",
        message: "unknown field `callbacks`",
    },
    Case {
        name: "an unknown member of a schema",
        change: |document| property(document, "Host", "name")["not"] = json!({}),
        operation: None,
        pointer: "/components/schemas/Host/properties/name/not",
        message: "unknown field `not`",
    },
    Case {
        name: "a tuple",
        change: |document| property(document, "Point", "coordinates")["prefixItems"] = json!([]),
        operation: None,
        pointer: "/components/schemas/Point/properties/coordinates/prefixItems",
        message: "unknown field `prefixItems`",
    },
    Case {
        name: "an operation without id",
        change: |document| remove(&mut document["paths"]["/host"]["get"], "operationId"),
        operation: Some("GET /host"),
        pointer: "/paths/~1host/get",
        message: "an operation needs an `operationId`",
    },
    Case {
        name: "two operations with one id",
        change: |document| document["paths"]["/realm"]["get"]["operationId"] = json!("list_hosts"),
        operation: Some("list_hosts"),
        pointer: "/paths/~1realm/get/operationId",
        message: "`list_hosts` names two operations",
    },
    Case {
        name: "an id that is no function name",
        change: |document| document["paths"]["/host"]["get"]["operationId"] = json!("listHosts"),
        operation: Some("listHosts"),
        pointer: "/paths/~1host/get/operationId",
        message: "an `operationId` is written in snake case",
    },
    Case {
        name: "a path parameter that is not declared",
        change: |document| remove(&mut document["paths"]["/host/{id}"], "parameters"),
        operation: Some("get_host"),
        pointer: "/paths/~1host~1{id}/get",
        message: "the path parameter `id` is not declared",
    },
    Case {
        name: "a path parameter that the path does not have",
        change: |document| {
            document["paths"]["/host"]["delete"]["parameters"] =
                json!([{"name": "id", "in": "path", "schema": {"type": "string"}}]);
        },
        operation: Some("delete_all_hosts"),
        pointer: "/paths/~1host/delete/parameters/0",
        message: "the path has no `{id}`",
    },
    Case {
        name: "a parameter that is a list",
        change: |document| {
            document["components"]["parameters"]["where"]["schema"]["type"] = json!("array");
        },
        operation: Some("list_hosts"),
        pointer: "/components/parameters/where/schema/type",
        message: "unsupported type `array` of a parameter",
    },
    Case {
        name: "a parameter that may be null",
        change: |document| {
            document["components"]["parameters"]["where"]["schema"]["type"] =
                json!(["string", "null"]);
        },
        operation: Some("list_hosts"),
        pointer: "/components/parameters/where/schema",
        message: "a parameter has exactly one type",
    },
    Case {
        name: "a query parameter that must be given",
        change: |document| document["components"]["parameters"]["where"]["required"] = json!(true),
        operation: Some("list_hosts"),
        pointer: "/components/parameters/where/required",
        message: "a query parameter must be optional",
    },
    Case {
        name: "a parameter in a cookie",
        change: |document| document["components"]["parameters"]["where"]["in"] = json!("cookie"),
        operation: Some("list_hosts"),
        pointer: "/components/parameters/where/in",
        message: "unsupported parameter in `cookie`",
    },
    Case {
        name: "a shared parameter that is not there",
        change: |document| remove(&mut document["components"], "parameters"),
        operation: Some("list_hosts"),
        pointer: "/paths/~1host/get/parameters/0/$ref",
        message: "the document has no `#/components/parameters/where`",
    },
    Case {
        name: "no schema for new items",
        change: |document| remove(&mut document["components"]["schemas"], "HostCreate"),
        operation: Some("create_host"),
        pointer: "/paths/~1host/post/requestBody/content/application~1json/schema/oneOf/0/$ref",
        message: "the document has no `#/components/schemas/HostCreate`",
    },
    Case {
        name: "a response with a schema that is not there",
        change: |document| remove(&mut document["components"]["schemas"], "Error"),
        operation: Some("get_host"),
        pointer: "/paths/~1host~1{id}/get/responses/404/content/application~1json/schema/$ref",
        message: "the document has no `#/components/schemas/Error`",
    },
    Case {
        name: "a property with a schema that is not there",
        change: |document| remove(&mut document["components"]["schemas"], "ItemLinks"),
        operation: None,
        pointer: "/components/schemas/Command/properties/_links/$ref",
        message: "the document has no `#/components/schemas/ItemLinks`",
    },
    Case {
        name: "a new item described in place",
        change: |document| {
            let body = &mut document["paths"]["/host"]["post"]["requestBody"];
            body["content"]["application/json"]["schema"] = json!({"type": "object"});
        },
        operation: Some("create_host"),
        pointer: "/paths/~1host/post/requestBody/content/application~1json/schema",
        message: "the body of a resource must be a named schema",
    },
    Case {
        name: "a body that is not JSON",
        change: |document| {
            document["paths"]["/host"]["post"]["requestBody"]["content"] = json!({"text/xml": {}});
        },
        operation: Some("create_host"),
        pointer: "/paths/~1host/post/requestBody/content",
        message: "a body needs a schema as `application/json`",
    },
    Case {
        name: "a change without a body",
        change: |document| remove(&mut document["paths"]["/host/{id}"]["patch"], "requestBody"),
        operation: Some("update_host"),
        pointer: "/paths/~1host~1{id}/patch",
        message: "the operation needs a body",
    },
    Case {
        name: "a default response",
        change: |document| {
            document["paths"]["/host"]["get"]["responses"]["default"] = json!({"description": ""});
        },
        operation: Some("list_hosts"),
        pointer: "/paths/~1host/get/responses/default",
        message: "a `default` response has no documented status",
    },
    Case {
        name: "no successful response",
        change: |document| document["paths"]["/host"]["get"]["responses"] = json!({}),
        operation: Some("list_hosts"),
        pointer: "/paths/~1host/get/responses",
        message: "no successful response is documented",
    },
    Case {
        name: "a method that resources do not have",
        change: |document| {
            let list = document["paths"]["/host"]["get"].clone();
            document["paths"]["/host"]["put"] = list;
            document["paths"]["/host"]["put"]["operationId"] = json!("put_hosts");
        },
        operation: Some("put_hosts"),
        pointer: "/paths/~1host/put",
        message: "a resource has no operation `put` here",
    },
    Case {
        name: "an operation on a resource that no schema describes",
        change: |document| document["paths"]["/host"]["get"]["x-resource"] = json!("printer"),
        operation: Some("list_hosts"),
        pointer: "/paths/~1host/get/x-resource",
        message: "no schema describes the resource `printer`",
    },
    Case {
        name: "a resource that lost an operation",
        change: |document| remove(&mut document["paths"]["/host"], "delete"),
        operation: None,
        pointer: "/components/schemas/Host",
        message: "the resource `host` has no DeleteAll operation",
    },
    Case {
        name: "a resource without operations",
        change: |document| {
            remove(&mut document["paths"], "/host");
            remove(&mut document["paths"], "/host/{id}");
        },
        operation: None,
        pointer: "/components/schemas/Host",
        message: "the resource `host` has no operations",
    },
    Case {
        name: "an unsupported type",
        change: |document| property(document, "HostCreate", "name")["type"] = json!("date"),
        operation: Some("create_host"),
        pointer: "/components/schemas/HostCreate/properties/name/type",
        message: "unsupported type `date`",
    },
    Case {
        name: "an unsupported format",
        change: |document| property(document, "Host", "name")["format"] = json!("duration"),
        operation: Some("get_host"),
        pointer: "/components/schemas/Host/properties/name/format",
        message: "unsupported format `duration` of a string",
    },
    Case {
        name: "a field of two types",
        change: |document| {
            property(document, "HostPatch", "name")["type"] = json!(["string", "integer"]);
        },
        operation: Some("update_host"),
        pointer: "/components/schemas/HostPatch/properties/name",
        message: "exactly one type (and `null`) is supported",
    },
    Case {
        name: "a choice of types",
        change: |document| {
            *property(document, "Host", "name") =
                json!({"oneOf": [{"type": "string"}, {"type": "integer"}]});
        },
        operation: Some("get_host"),
        pointer: "/components/schemas/Host/properties/name/oneOf",
        message: "a choice between several types has no Rust type",
    },
    Case {
        name: "an array of anything",
        change: |document| remove(property(document, "Host", "tags"), "items"),
        operation: Some("get_host"),
        pointer: "/components/schemas/Host/properties/tags",
        message: "an array needs `items`",
    },
    Case {
        name: "an object described in place",
        change: |document| property(document, "Host", "name")["type"] = json!("object"),
        operation: Some("get_host"),
        pointer: "/components/schemas/Host/properties/name",
        message: "an object must be a named schema",
    },
    Case {
        name: "a relation to a resource that is not there",
        change: |document| {
            property(document, "HostPatch", "check_command")["x-relation"]["resource"] =
                json!("printer");
        },
        operation: Some("update_host"),
        pointer: "/components/schemas/HostPatch/properties/check_command/x-relation",
        message: "no schema describes the resource `printer`",
    },
    Case {
        name: "a type name with a space",
        change: |document| property(document, "Host", "ls_state")["x-type"] = json!("Host State"),
        operation: Some("get_host"),
        pointer: "/components/schemas/Host/properties/ls_state/x-type",
        message: "`Host State` is no type name",
    },
    Case {
        name: "a field with a name that is none in Rust",
        change: |document| {
            *property(document, "Host", "last-check") = json!({"type": "integer"});
        },
        operation: Some("get_host"),
        pointer: "/components/schemas/Host/properties/last-check",
        message: "`last-check` cannot be a Rust name",
    },
    Case {
        name: "a field with a name that Rust keeps for itself",
        change: |document| *property(document, "Host", "_self") = json!({"type": "integer"}),
        operation: Some("get_host"),
        pointer: "/components/schemas/Host/properties/_self",
        message: "`_self` cannot be a Rust name",
    },
    Case {
        name: "two fields that differ in an underscore",
        change: |document| *property(document, "Host", "_name") = json!({"type": "string"}),
        operation: Some("get_host"),
        pointer: "/components/schemas/Host/properties/name",
        message: "`name` and `_name` have the same Rust name",
    },
    Case {
        name: "a resource whose plural is no function name",
        change: |document| {
            document["components"]["schemas"]["Host"]["x-resource"]["plural"] = json!("Host s");
        },
        operation: None,
        pointer: "/components/schemas/Host/x-resource/plural",
        message: "`Host s` cannot be a Rust name",
    },
];

#[test]
fn every_construct_that_is_not_understood_is_named_with_its_place() {
    let mut failures = Vec::new();
    for case in CASES {
        let mut document = document();
        (case.change)(&mut document);
        let problems = generate(&document.to_string()).err().unwrap_or_default();
        let expected = problems.iter().any(|problem| {
            problem.operation.as_deref() == case.operation
                && problem.pointer == case.pointer
                && problem.message.starts_with(case.message)
        });
        if !expected {
            failures.push(format!("{}: {problems:#?}", case.name));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn all_problems_are_reported_in_one_run() {
    let mut document = document();
    remove(&mut document["paths"]["/host"]["get"], "operationId");
    document["paths"]["/realm"]["get"]["callbacks"] = json!({});
    property(&mut document, "Host", "name")["not"] = json!({});
    property(&mut document, "Host", "tags")["not"] = json!({});
    let problems = generate(&document.to_string()).unwrap_err();
    for pointer in [
        "/paths/~1host/get",
        "/paths/~1realm/get/callbacks",
        "/components/schemas/Host/properties/name/not",
        "/components/schemas/Host/properties/tags/not",
    ] {
        assert!(
            problems.iter().any(|problem| problem.pointer == pointer),
            "{pointer} in {problems:#?}"
        );
    }
}

#[test]
fn text_that_is_not_json_is_one_problem_of_the_whole_document() {
    let problems = generate("openapi: 3.1.0").unwrap_err();
    let [problem] = problems.as_slice() else {
        panic!("{problems:#?}");
    };
    assert_eq!(problem.operation, None);
    assert_eq!(problem.pointer, "");
    assert!(problem.message.starts_with("the document is not JSON: "));
}

#[test]
fn json_that_is_no_document_is_refused() {
    for text in ["null", "[]", "{}", "{\"openapi\": 3}", "\"\""] {
        assert!(generate(text).is_err(), "{text}");
    }
}

#[test]
fn vendor_extensions_are_let_through_wherever_they_stand() {
    let mut document = document();
    document["paths"]["/host"]["get"]["x-note"] = json!(1);
    document["info"]["x-logo"] = json!("a.png");
    property(&mut document, "Host", "name")["x-title"] = json!("Name");
    document["components"]["parameters"]["where"]["x-note"] = json!({"x": 1});
    assert_eq!(generate(&document.to_string()).err(), None);
}

#[test]
fn any_member_may_have_the_wrong_type_without_a_panic() {
    let others = [
        "AlignakNotification",
        "AlignakRetention",
        "HistoryEvent",
        "Host",
        "User",
    ];
    let sound = document_without(&others);
    assert_eq!(generate(&sound.to_string()).err(), None);
    let mut places = Vec::new();
    collect(&sound, String::new(), &mut places);
    for place in places {
        for wrong in [json!(null), json!([{"a": []}])] {
            let mut document = sound.clone();
            *document.pointer_mut(&place).unwrap() = wrong;
            let _ = generate(&document.to_string());
        }
    }
}

#[test]
fn a_problem_reads_as_a_sentence() {
    let problem = Problem {
        operation: Some("list_hosts".to_owned()),
        pointer: "/paths/~1host/get".to_owned(),
        message: "an operation needs an `operationId`".to_owned(),
    };
    assert_eq!(
        problem.to_string(),
        "#/paths/~1host/get (operation list_hosts): an operation needs an `operationId`"
    );
    let problem = Problem {
        operation: None,
        pointer: String::new(),
        message: "the document is not JSON".to_owned(),
    };
    assert_eq!(problem.to_string(), "document: the document is not JSON");
}

/// The JSON pointers of all values.
fn collect(value: &Value, place: String, places: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                let name = name.replace('~', "~0").replace('/', "~1");
                collect(member, format!("{place}/{name}"), places);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, format!("{place}/{index}"), places);
            }
        }
        _ => {}
    }
    places.push(place);
}

fn property<'a>(document: &'a mut Value, schema: &str, name: &str) -> &'a mut Value {
    &mut document["components"]["schemas"][schema]["properties"][name]
}

fn remove(value: &mut Value, member: &str) {
    value.as_object_mut().unwrap().remove(member).unwrap();
}
