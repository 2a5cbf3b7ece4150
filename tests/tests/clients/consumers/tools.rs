//! The command line tool, the importer and the PHP client.

use alignak_testkit::content;
use alignak_testkit::http::text;
use serde_json::{Value, json};

use super::fixture::{Fixture, items, names, path};

#[test]
fn every_resource_is_deleted_as_a_whole_without_if_match_and_the_protected_stay() {
    let fixture = Fixture::alone();
    let before = content::content(&fixture.admin);
    fixture.one_of_each("imported");
    for resource in content::resources(&fixture.admin) {
        let deleted = fixture.admin.delete(&format!("/{resource}")).send();
        assert_eq!(deleted.status, 204, "{resource}: {}", deleted.text());
        assert!(deleted.body.is_empty());
    }
    // The administrator goes on, with the same token and with a new login.
    fixture.page("/user", &[]);
    let again = fixture.admin.anonymous().login("admin", "admin");
    let after = content::content(&again);
    for (resource, name) in [
        ("realm", "All"),
        ("hostgroup", "All"),
        ("servicegroup", "All"),
        ("usergroup", "All"),
        ("timeperiod", "24x7"),
        ("timeperiod", "Never"),
        ("command", "_internal_host_up"),
        ("command", "_echo"),
        ("host", "_dummy"),
        ("user", "admin"),
    ] {
        let ids = |content: &content::Content| -> Vec<Value> {
            let named = content[resource]
                .values()
                .filter(|item| item["name"] == name);
            named.map(|item| item["_id"].clone()).collect()
        };
        assert_eq!(ids(&after).len(), 1, "{resource} {name}");
        assert_eq!(ids(&after), ids(&before), "{resource} {name}");
    }
    let period = fixture.admin.by_name("timeperiod", "24x7");
    assert_eq!(
        names(&fixture.page("/timeperiod", &[("max_results", "1")])),
        ["24x7"]
    );
    fixture.one_of_each("imported again");
    assert_eq!(fixture.admin.by_name("timeperiod", "24x7"), period);
}

/// What the command line tool removes from an item before it sends it back.
const REMOVED: [&str; 7] = [
    "_created",
    "_updated",
    "_etag",
    "_links",
    "_status",
    "_overall_state_id",
    "_id",
];

#[test]
fn an_item_that_was_read_is_accepted_in_a_patch_without_its_automatic_fields() {
    let fixture = Fixture::shared();
    let template = fixture.add(
        "host",
        json!({"name": "whole template", "_is_template": true}),
    );
    let host = json!({"name": "whole host", "_templates": [template["_id"]]});
    let mut all = fixture.one_of_each("whole");
    all.push(("host", fixture.add("host", host)));
    for resource in ["realm", "hostgroup", "servicegroup", "usergroup"] {
        all.push((resource, fixture.admin.by_name(resource, "All")));
    }
    for (resource, item) in all {
        let mut body = fixture.read(resource, &item);
        let etag = text(&body, "_etag");
        let members = body.as_object_mut().expect("an object");
        for name in REMOVED {
            members.remove(name);
        }
        let address = path(resource, &item);
        let patch = fixture.admin.patch(&address).if_match(&etag).json(&body);
        let answer = patch.send();
        assert_eq!(
            answer.status,
            200,
            "{resource}: {} to {body}",
            answer.text()
        );
    }
}

#[test]
fn realms_are_listed_moved_and_deleted() {
    let fixture = Fixture::shared();
    let one = fixture.add(
        "realm",
        json!({"name": "moved one", "_parent": fixture.realm}),
    );
    let two = fixture.add(
        "realm",
        json!({"name": "moved two", "_parent": fixture.realm}),
    );
    fixture.change("realm", &two, &json!({"_parent": one["_id"]}));
    let moved = fixture.read("realm", &two);
    assert_eq!(moved["_level"], 2);
    assert_eq!(moved["_tree_parents"], json!([fixture.realm, one["_id"]]));
    let etag = text(&moved, "_etag");
    let delete = fixture.admin.delete(&path("realm", &two)).if_match(&etag);
    delete.send().expect_status(204);
    assert_eq!(fixture.read("realm", &one)["_children"], json!([]));
}

#[test]
fn restrictions_are_created_and_found_by_user() {
    let fixture = Fixture::shared();
    let (user, _) = fixture.user("restricted", &json!({}));
    let role = json!({
        "user": user["_id"], "realm": fixture.realm, "sub_realm": true, "resource": "*",
        "crud": ["read"],
    });
    let made = fixture.admin.create("userrestrictrole", &role);
    assert_eq!(made["_status"], "OK");
    let found = fixture.found("userrestrictrole", &json!({"user": user["_id"]}));
    assert!(found.iter().any(|role| role["_id"] == made["_id"]));
    fixture.page(
        "/userrestrictrole",
        &[("sort", "user"), ("embedded", r#"{"user": 1, "realm": 1}"#)],
    );
}

#[test]
fn a_post_to_the_address_of_an_item_is_not_allowed_whatever_its_headers() {
    let fixture = Fixture::shared();
    let host = fixture.host("posted to");
    let post = fixture
        .admin
        .post(&path("host", &host))
        .if_match(&text(&host, "_etag"));
    post.json(&json!({"alias": "x"})).send().expect_status(405);
    assert_eq!(fixture.read("host", &host)["alias"], "posted to");
}

#[test]
fn pages_computed_from_the_total_and_read_in_parallel_hold_each_item_once() {
    let fixture = Fixture::shared();
    let list = (0..23)
        .map(|number| json!({"name": format!("paged {number:02}"), "_realm": fixture.realm}));
    let made = fixture
        .admin
        .post("/command")
        .json(&Value::Array(list.collect()))
        .send();
    made.expect_status(201);
    let read = |number: u64| {
        let number = number.to_string();
        let query = [
            ("where", r#"{"name": {"$regex": "^paged "}}"#),
            ("max_results", "5"),
            ("page", number.as_str()),
        ];
        fixture.page("/command", &query)
    };
    let meta = read(1)["_meta"].clone();
    let (total, size) = (meta["total"].as_u64(), meta["max_results"].as_u64());
    let pages = total.expect("a number").div_ceil(size.expect("a number"));
    assert_eq!(pages, 5);
    let mut seen: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = (1..=pages)
            .map(|number| scope.spawn(move || names(&read(number))))
            .collect();
        let pages = threads
            .into_iter()
            .map(|thread| thread.join().expect("a page"));
        pages.flatten().collect()
    });
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 23);
}

#[test]
fn items_are_found_by_name_services_by_host_and_name_and_templates_apart() {
    let fixture = Fixture::shared();
    let host = fixture.host("found by name");
    fixture.service(&host, "found by name");
    let filter = json!({"name": "found by name", "host": host["_id"]});
    assert_eq!(fixture.found("service", &filter).len(), 1);
    fixture.add(
        "host",
        json!({"name": "found template", "_is_template": true}),
    );
    let templates = fixture.found(
        "host",
        &json!({"_is_template": true, "name": "found template"}),
    );
    assert_eq!(templates.len(), 1);
    let services = fixture.found("service", &json!({"host": host["_id"]}));
    for service in services {
        let delete = fixture.admin.delete(&path("service", &service));
        delete
            .if_match(&text(&service, "_etag"))
            .send()
            .expect_status(204);
    }
    let left = fixture.page(
        "/service",
        &[("where", &json!({"host": host["_id"]}).to_string())],
    );
    assert!(items(&left).is_empty());
}
