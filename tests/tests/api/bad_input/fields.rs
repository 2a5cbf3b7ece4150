//! Items with wrong fields: which field, which message.

use alignak_testkit::http::text;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::fixture::{Fixture, alike, content, good};

/// A resource, the fields that are added to a good item of it, and the issues that they raise.
#[derive(Deserialize)]
struct Wrong {
    resource: String,
    fields: Map<String, Value>,
    issues: Value,
}

/// The table of wrong fields.
fn wrong_fields() -> Vec<Wrong> {
    serde_json::from_str(include_str!("fields.json")).expect("the table is valid")
}

#[test]
fn a_wrong_field_in_a_post_is_named_with_its_message() {
    let fixture = Fixture::new();
    for Wrong {
        resource,
        fields,
        issues,
    } in wrong_fields()
    {
        let case = format!("POST {resource} with {fields:?}");
        let mut item = good(&fixture, &resource);
        for (name, value) in fields {
            item[name] = value;
        }
        let request = fixture.admin.post(&format!("/{resource}")).json(&item);
        let body = fixture.refuse(&case, request, 422).json();
        assert!(alike(&issues, &body["_issues"]), "{case}: {body}");
        let message = "Insertion failure: 1 document(s) contain(s) error(s)";
        assert_eq!(
            body["_error"],
            json!({"code": 422, "message": message}),
            "{case}"
        );
    }
}

#[test]
fn a_wrong_field_in_a_patch_is_named_with_its_message() {
    let fixture = Fixture::new();
    let cases = wrong_fields();
    let other = fixture.admin.create(
        "command",
        &json!({"name": "other", "_realm": fixture.realm}),
    );
    let path = format!("/command/{}", text(&other, "_id"));
    let fixture = Fixture {
        before: content(&fixture.admin),
        ..fixture
    };
    for wrong in cases.iter().filter(|one| one.resource == "command") {
        let case = format!("PATCH {:?}", wrong.fields);
        let fields = Value::Object(wrong.fields.clone());
        let request = fixture.admin.patch(&path).if_match(&text(&other, "_etag"));
        let body = fixture.refuse(&case, request.json(&fields), 422).json();
        assert!(alike(&wrong.issues, &body["_issues"]), "{case}: {body}");
        assert!(body.get("_error").is_none(), "{case}: {body}");
    }
}

#[test]
fn what_is_required_is_asked_for() {
    let fixture = Fixture::new();
    let required = |fields: &[&str]| -> Value {
        fields
            .iter()
            .map(|field| ((*field).to_owned(), json!("required field")))
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    let cases = [
        ("command", json!({}), required(&["name", "_realm"])),
        ("command", json!({"name": "x"}), required(&["_realm"])),
        ("command", json!([{"name": "x"}]), required(&["_realm"])),
        ("realm", json!({}), required(&["name"])),
        ("timeperiod", json!({}), required(&["name", "_realm"])),
        ("userrestrictrole", json!({}), required(&["user", "realm"])),
        (
            "hostdependency",
            json!({}),
            required(&["_realm", "dependency_period"]),
        ),
    ];
    for (resource, item, issues) in cases {
        let case = format!("POST {resource} {item}");
        let request = fixture.admin.post(&format!("/{resource}")).json(&item);
        let body = fixture.refuse(&case, request, 422).json();
        assert_eq!(body["_issues"], issues, "{case}: {body}");
    }
}

#[test]
fn a_list_is_refused_as_a_whole_and_each_element_is_told() {
    let fixture = Fixture::new();
    let good = |name: &str| json!({"name": name, "_realm": fixture.realm});
    let bad = json!({"name": "b", "_realm": fixture.realm, "zz": 1});
    let no_object = "'*' is not a document, must be a dict";
    let fine = json!({"_status": "OK"});
    let wrong = |issues: Value| json!({"_status": "ERR", "_issues": issues});
    let cases = [
        (
            json!([good("a"), bad]),
            json!([fine, wrong(json!({"zz": "unknown field"}))]),
        ),
        (
            json!([good("a"), good("a")]),
            json!([fine, wrong(json!({"name": "value 'a' is not unique"}))]),
        ),
        (
            json!([1, good("a")]),
            json!([wrong(json!({"validator exception": no_object})), fine]),
        ),
        (
            json!("ab"),
            json!([
                wrong(json!({"validator exception": "'a' is not a document, must be a dict"})),
                wrong(json!({"validator exception": "'b' is not a document, must be a dict"})),
            ]),
        ),
    ];
    for (list, items) in cases {
        for resource in ["command", "hostgroup", "timeperiod"] {
            let case = format!("POST {resource} {list}");
            let request = fixture.admin.post(&format!("/{resource}")).json(&list);
            let body = fixture.refuse(&case, request, 422).json();
            assert!(alike(&items, &body["_items"]), "{case}: {body}");
            let count = items.as_array().into_iter().flatten();
            let count = count.filter(|item| item["_status"] == "ERR").count();
            let message = format!("Insertion failure: {count} document(s) contain(s) error(s)");
            assert_eq!(body["_error"]["message"], message, "{case}");
        }
    }
}
