//! Items that are changed or deleted, and what follows from it.

use alignak_testkit::content::{content, differences};
use alignak_testkit::http::text;
use serde_json::{Value, json};

use super::fixture::{Fixture, UNKNOWN_ID};

#[test]
fn a_realm_that_cannot_be_moved_leaves_the_tree_as_it_is() {
    let fixture = Fixture::new();
    for (realm, parent) in [
        (&fixture.outer, json!(fixture.inner)),
        (&fixture.outer, json!(fixture.outer)),
        (&fixture.root, json!(fixture.inner)),
        (&fixture.inner, json!(UNKNOWN_ID)),
        (&fixture.inner, json!(null)),
        (&fixture.inner, json!("nonsense")),
    ] {
        let changes = json!({"_parent": parent, "alias": "moved", "notes": "moved"});
        fixture.refuse(fixture.patch("realm", realm, &changes), &[412, 422]);
    }
    let changes = json!({"_parent": fixture.root, "hosts_warning_threshold": "many"});
    fixture.refuse(fixture.patch("realm", &fixture.inner, &changes), &[422]);
    let changes = json!({"_parent": fixture.root, "_all_children": [fixture.outer]});
    fixture.refuse(fixture.patch("realm", &fixture.inner, &changes), &[412]);
    fixture.accept(fixture.patch("realm", &fixture.inner, &json!({"_parent": fixture.root})));
}

#[test]
fn a_change_of_a_template_that_cannot_be_applied_changes_no_item() {
    let fixture = Fixture::new();
    let follower = &fixture.hosts[0];
    // The change reaches two hosts and is refused for its other half.
    for changes in [
        json!({"check_interval": 17, "_templates": [follower]}),
        json!({"check_interval": 17, "_templates": [fixture.template]}),
        json!({"check_interval": 17, "_templates": [UNKNOWN_ID]}),
        json!({"check_interval": 17, "max_check_attempts": "many"}),
        json!({"check_interval": 17, "name": "srv1"}),
        json!({"check_interval": 17, "_realm": UNKNOWN_ID}),
        json!({"check_interval": 17, "nonsense": 1}),
    ] {
        let patch = fixture.patch("host", &fixture.template, &changes);
        fixture.refuse(patch, &[412, 422]);
    }
    fixture.accept(fixture.patch("host", &fixture.template, &json!({"check_interval": 17})));
    let after = content(&fixture.admin);
    for host in &fixture.hosts {
        assert_eq!(after["host"][host]["check_interval"], 17);
    }
}

#[test]
fn a_service_template_takes_no_name_that_a_host_of_its_services_uses_already() {
    let fixture = Fixture::new();
    let load = fixture.named("service", "load");
    let load = load.iter().find(|service| service["_is_template"] == true);
    let load = text(load.expect("the template"), "_id");
    let to_no_template = json!({"notes": "changed", "_is_template": false});
    fixture.refuse(
        fixture.patch("service", &load, &to_no_template),
        &[412, 422],
    );
    let siblings = json!({"notes": "changed", "name": "disk"});
    fixture.refuse(fixture.patch("service", &load, &siblings), &[412, 422]);
    // The second host has a service of its own with this name, the first has not.
    let own = json!({"notes": "changed", "name": "own"});
    let answer = fixture.patch("service", &load, &own).send();
    let after = content(&fixture.admin);
    let changed = differences(&fixture.before, &after);
    match answer.status {
        412 | 422 => assert!(changed.is_empty(), "{changed:#?}"),
        status => assert_eq!(status, 200, "{}", answer.text()),
    }
    for host in &fixture.hosts {
        let of_host = after["service"]
            .values()
            .filter(|service| service["host"] == json!(host));
        let mut names: Vec<_> = of_host.map(|service| text(service, "name")).collect();
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count, "two services of one name: {names:?}");
    }
}

#[test]
fn a_host_takes_all_of_a_change_of_its_templates_or_nothing_of_it() {
    let fixture = Fixture::new();
    let host = &fixture.hosts[0];
    for changes in [
        json!({"_templates": [], "_realm": UNKNOWN_ID}),
        json!({"_templates": [], "business_impact": 9}),
        json!({"_templates": [], "name": "srv2"}),
        json!({"_templates": [fixture.template, UNKNOWN_ID], "alias": "x"}),
        json!({"_templates": [host], "alias": "x"}),
    ] {
        fixture.refuse(fixture.patch("host", host, &changes), &[412, 422]);
    }
    fixture.accept(fixture.patch(
        "host",
        host,
        &json!({"_templates": [], "_realm": fixture.outer}),
    ));
    assert_eq!(content(&fixture.admin)["service"].len(), 7 - 2);
}

#[test]
fn a_deletion_that_is_refused_removes_nothing() {
    let fixture = Fixture::new();
    let delete = |resource: &str, id: &str| {
        let etag = text(&fixture.before[resource][id], "_etag");
        fixture
            .admin
            .delete(&format!("/{resource}/{id}"))
            .if_match(&etag)
    };
    fixture.refuse(delete("realm", &fixture.outer), &[409]);
    fixture.refuse(delete("realm", &fixture.inner), &[409]);
    fixture.refuse(delete("realm", &fixture.root), &[412]);
    let host = fixture.admin.delete(&format!("/host/{}", fixture.hosts[0]));
    fixture.refuse(host.if_match("0000"), &[412]);
    fixture.accept(delete("host", &fixture.template));
}

#[test]
fn a_user_whose_rights_end_halfway_changes_nothing() {
    let fixture = Fixture::new();
    let user = json!({"name": "inner", "password": "a good word", "_realm": fixture.inner});
    let made = fixture.admin.create("user", &user);
    let role = json!({
        "user": made["_id"], "realm": fixture.inner, "sub_realm": true, "resource": "*",
        "crud": ["create", "read", "update", "delete"],
    });
    fixture.admin.create("userrestrictrole", &role);
    let inner = fixture.admin.login("inner", "a good word");
    let fixture = Fixture {
        before: content(&fixture.admin),
        ..fixture
    };
    let host = |name: &str, realm: &str| json!({"name": name, "_realm": realm, "_templates": [fixture.template]});
    let list = json!([
        host("new 1", &fixture.inner),
        host("new 2", &fixture.inner),
        host("new 3", &fixture.outer)
    ]);
    let post = inner.post("/host").json(&list);
    fixture.refuse(post, &[401, 403, 422]);
    let patch = |changes: Value| {
        let etag = text(&fixture.before["host"][&fixture.hosts[0]], "_etag");
        let patch = inner.patch(&format!("/host/{}", fixture.hosts[0]));
        patch.if_match(&etag).json(&changes)
    };
    fixture.refuse(
        patch(json!({"_realm": fixture.outer, "alias": "x"})),
        &[401, 403, 404, 422],
    );
    fixture.accept(patch(json!({"alias": "x"})));
}
