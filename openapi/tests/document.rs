//! The types of `alignak_model::document` are what utoipa's macros need, and the schemas that they
//! stand for fit together.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use alignak_model::{
    ErrorBody, Host, Login, Token,
    document::{
        HostCreate, HostPage, HostPatch, ItemParameters, ListParameters, LogCheckResultCreate,
        WriteResults,
    },
};
use serde_json::{Value, json};
use utoipa::OpenApi;

mod paths {
    #![expect(dead_code, reason = "only their descriptions are used")]

    use super::*;

    #[utoipa::path(
    get, path = "/host", params(ListParameters),
    responses((status = 200, description = "A page.", body = HostPage)),
)]
    pub(super) fn list_hosts() {}

    #[utoipa::path(
    post, path = "/host", request_body = HostCreate,
    responses(
        (status = 201, description = "Created.", body = WriteResults),
        (status = 422, description = "Refused.", body = ErrorBody),
    ),
)]
    pub(super) fn create_host() {}

    #[utoipa::path(
    patch, path = "/host/{id}", request_body = HostPatch, params(ItemParameters),
    responses((status = 200, description = "Changed.", body = Host)),
)]
    pub(super) fn update_host() {}

    #[utoipa::path(
    post, path = "/login", request_body = Login,
    responses((status = 200, description = "Open.", body = Token)),
)]
    pub(super) fn login() {}

    #[utoipa::path(
    post, path = "/logcheckresult", request_body = LogCheckResultCreate,
    responses((status = 204, description = "Taken.")),
)]
    pub(super) fn create_log_check_result() {}
}

#[derive(OpenApi)]
#[openapi(paths(
    paths::list_hosts,
    paths::create_host,
    paths::update_host,
    paths::login,
    paths::create_log_check_result,
))]
struct Document;

fn document() -> Value {
    serde_json::to_value(Document::openapi()).unwrap()
}

/// The targets of all references below a value.
fn targets(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(target)) = members.get("$ref") {
                found.insert(target.rsplit('/').next().unwrap().to_owned());
            }
            members.values().for_each(|member| targets(member, found));
        }
        Value::Array(elements) => elements.iter().for_each(|element| targets(element, found)),
        _ => {}
    }
}

#[test]
fn a_path_that_names_the_shapes_brings_every_schema_it_needs() {
    let document = document();
    let schemas = document["components"]["schemas"].as_object().unwrap();
    let mut needed = BTreeSet::new();
    targets(&document, &mut needed);
    let missing: Vec<_> = needed
        .iter()
        .filter(|name| !schemas.contains_key(*name))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    for name in [
        "Host",
        "HostCreate",
        "HostPatch",
        "HostPage",
        "PageMeta",
        "PageLinks",
        "ItemLinks",
        "Link",
        "ErrorBody",
        "Issues",
        "WriteResult",
        "WriteResults",
        "Login",
        "Token",
        "HostNotificationOption",
    ] {
        assert!(schemas.contains_key(name), "{name}");
    }
}

#[test]
fn what_is_written_has_no_default_and_no_field_of_the_backend() {
    let schemas = &document()["components"]["schemas"];
    for shape in ["HostCreate", "HostPatch"] {
        let text = schemas[shape].to_string();
        assert!(!text.contains("\"default\""), "{shape}");
        assert!(!text.contains("\"readOnly\""), "{shape}");
    }
    assert_eq!(schemas["HostCreate"]["required"], json!(["_realm", "name"]));
    assert_eq!(schemas["HostPatch"].get("required"), None);
    assert_eq!(
        schemas["Host"]["required"],
        json!(["_id", "_created", "_updated", "_etag"])
    );
}

#[test]
fn a_reference_is_an_id_that_says_what_it_leads_to() {
    let schemas = &document()["components"]["schemas"];
    for shape in ["Host", "HostCreate", "HostPatch"] {
        let realm = &schemas[shape]["properties"]["_realm"];
        assert_eq!(realm["type"], "string");
        assert_eq!(realm["pattern"], "^[a-f0-9]{24}$");
        assert_eq!(
            realm["x-relation"],
            json!({"resource": "realm", "field": "_id"})
        );
        assert_eq!(realm["x-embeddable"], true);
        // At creation, leaving the field out says what null would.
        let command = &schemas[shape]["properties"]["check_command"]["type"];
        if shape == "HostCreate" {
            assert_eq!(command, "string");
        } else {
            assert_eq!(command, &json!(["string", "null"]));
        }
        let parents = &schemas[shape]["properties"]["parents"];
        assert_eq!(parents["items"]["x-relation"]["resource"], "host");
    }
}

#[test]
fn the_values_of_an_enumeration_are_explained() {
    let schemas = &document()["components"]["schemas"];
    let options = &schemas["HostNotificationOption"];
    assert_eq!(options["enum"], json!(["d", "x", "r", "f", "s", "n"]));
    assert_eq!(options["x-type"], "HostOption");
    assert_eq!(options["x-enum-varnames"][0], "DOWN");
    let explained = options["description"].as_str().unwrap();
    for letter in ["d", "x", "r", "f", "s", "n"] {
        assert!(explained.contains(&format!("\n- `{letter}`: ")), "{letter}");
    }
    let field = &schemas["Host"]["properties"]["notification_options"];
    assert_eq!(
        field["items"]["$ref"],
        "#/components/schemas/HostNotificationOption"
    );
}
