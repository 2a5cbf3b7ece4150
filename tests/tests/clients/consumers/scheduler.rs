//! The scheduler module: keeps what it must not forget, one document for each host.

use alignak_testkit::http::text;
use serde_json::{Value, json};

use super::fixture::{Fixture, items, page, path};

fn document(host: &str) -> Value {
    json!({
        "host": host,
        "retention_services": {
            "disk C:\\ .$x": {"attempt": 1, "nested": {"deep.er": [1, null, {"$than": "this"}]}},
            "load.average": {"state": "OK", "ratio": 0.1},
            "": {},
        },
        "last_chk": 1_600_000_000, "impacts": [], "flapping": false, "latency": 0.25,
        "notified_users": ["a.b", "$c"], "nothing": null, "$odd": 1, "large": "x".repeat(200_000),
    })
}

fn stripped(item: &Value) -> Value {
    let mut item = item.clone();
    let members = item.as_object_mut().expect("an object");
    for name in [
        "_created",
        "_etag",
        "_id",
        "_links",
        "_updated",
        "_user",
        "schema_version",
    ] {
        members.remove(name);
    }
    item
}

#[test]
fn a_retention_document_comes_back_exactly_with_dots_and_dollars_in_its_keys() {
    let fixture = Fixture::shared();
    let (_, module) = fixture.user("exact retention", &full());
    let made = module.create("alignakretention", &document("exact"));
    let read = page(&module, &path("alignakretention", &made), &[]);
    assert_eq!(stripped(&read), document("exact"));
}

/// The rights of a module that may do everything.
fn full() -> Value {
    json!({"back_role_super_admin": true, "can_update_livestate": true})
}

#[test]
fn the_etag_of_the_list_is_the_one_that_put_accepts_and_put_replaces_all() {
    let fixture = Fixture::shared();
    let (_, module) = fixture.user("putting retention", &full());
    for host in ["put 1", "put 2"] {
        module.create("alignakretention", &document(host));
    }
    for round in 0..3 {
        let listed = items(&page(
            &module,
            "/alignakretention",
            &[("max_results", "25000")],
        ));
        assert_eq!(listed.len(), 2);
        for item in listed {
            let new = json!({"host": item["host"], "round": round, "a.b": {"$c": round}});
            let put = module.request("PUT", &path("alignakretention", &item));
            let put = put.if_match(&text(&item, "_etag")).json(&new);
            let done = put.send().expect_status(200).json();
            assert_eq!(done["_status"], "OK");
            let read = page(&module, &path("alignakretention", &item), &[]);
            assert_eq!(stripped(&read), new);
            assert_eq!(read["_etag"], done["_etag"]);
        }
    }
}

#[test]
fn a_patch_of_a_retention_document_merges() {
    let fixture = Fixture::shared();
    let (_, module) = fixture.user("patching retention", &full());
    let made = module.create(
        "alignakretention",
        &json!({"host": "merged", "a": {"x": 1}, "b": 1}),
    );
    let patch = module.patch(&path("alignakretention", &made));
    let patch = patch.if_match(&text(&made, "_etag"));
    let changes = json!({"a": {"y": {"z": 2}}, "b": 2, "c": [3]});
    let done = patch.json(&changes).send().expect_status(200);
    assert_eq!(done.json()["_status"], "OK");
    let read = page(&module, &path("alignakretention", &made), &[]);
    let expected = json!({
        "host": "merged", "a": {"x": 1, "y": {"z": 2}}, "b": 2, "c": [3],
    });
    assert_eq!(stripped(&read), expected);
}

#[test]
fn each_user_sees_the_own_retention_documents_only() {
    let fixture = Fixture::shared();
    let (_, one) = fixture.user("retention of one", &full());
    let (_, other) = fixture.user("retention of another", &full());
    let made = one.create("alignakretention", &json!({"host": "private"}));
    assert_eq!(items(&page(&other, "/alignakretention", &[])).len(), 0);
    other
        .get(&path("alignakretention", &made))
        .send()
        .expect_status(404);
    assert_eq!(items(&page(&one, "/alignakretention", &[])).len(), 1);
}
