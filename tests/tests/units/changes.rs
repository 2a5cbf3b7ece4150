//! Items that are changed or deleted, and what follows from it.

use alignak_tests::content::{content, differences};
use alignak_tests::http::text;
use serde_json::{Value, json};

use crate::bench::{Bench, UNKNOWN_ID};

#[test]
fn a_realm_that_cannot_be_moved_leaves_the_tree_as_it_is() {
    let bench = Bench::new();
    for (realm, parent) in [
        (&bench.outer, json!(bench.inner)),
        (&bench.outer, json!(bench.outer)),
        (&bench.root, json!(bench.inner)),
        (&bench.inner, json!(UNKNOWN_ID)),
        (&bench.inner, json!(null)),
        (&bench.inner, json!("nonsense")),
    ] {
        let changes = json!({"_parent": parent, "alias": "moved", "notes": "moved"});
        bench.refuse(bench.patch("realm", realm, &changes), &[412, 422]);
    }
    let changes = json!({"_parent": bench.root, "hosts_warning_threshold": "many"});
    bench.refuse(bench.patch("realm", &bench.inner, &changes), &[422]);
    let changes = json!({"_parent": bench.root, "_all_children": [bench.outer]});
    bench.refuse(bench.patch("realm", &bench.inner, &changes), &[412]);
    bench.accept(bench.patch("realm", &bench.inner, &json!({"_parent": bench.root})));
}

#[test]
fn a_change_of_a_template_that_cannot_be_applied_changes_nobody() {
    let bench = Bench::new();
    let follower = &bench.hosts[0];
    // The change reaches two hosts and is refused for its other half.
    for changes in [
        json!({"check_interval": 17, "_templates": [follower]}),
        json!({"check_interval": 17, "_templates": [bench.template]}),
        json!({"check_interval": 17, "_templates": [UNKNOWN_ID]}),
        json!({"check_interval": 17, "max_check_attempts": "many"}),
        json!({"check_interval": 17, "name": "srv1"}),
        json!({"check_interval": 17, "_realm": UNKNOWN_ID}),
        json!({"check_interval": 17, "nonsense": 1}),
    ] {
        let patch = bench.patch("host", &bench.template, &changes);
        bench.refuse(patch, &[412, 422]);
    }
    bench.accept(bench.patch("host", &bench.template, &json!({"check_interval": 17})));
    let after = content(&bench.admin);
    for host in &bench.hosts {
        assert_eq!(after["host"][host]["check_interval"], 17);
    }
}

#[test]
fn a_service_template_takes_no_name_that_a_host_of_its_services_uses_already() {
    let bench = Bench::new();
    let load = bench.named("service", "load");
    let load = load.iter().find(|service| service["_is_template"] == true);
    let load = text(load.expect("the template"), "_id");
    let to_no_template = json!({"notes": "changed", "_is_template": false});
    bench.refuse(bench.patch("service", &load, &to_no_template), &[412, 422]);
    let siblings = json!({"notes": "changed", "name": "disk"});
    bench.refuse(bench.patch("service", &load, &siblings), &[412, 422]);
    // The second host has a service of its own with this name, the first has not.
    let own = json!({"notes": "changed", "name": "own"});
    let answer = bench.patch("service", &load, &own).send();
    let after = content(&bench.admin);
    let changed = differences(&bench.before, &after);
    match answer.status {
        412 | 422 => assert!(changed.is_empty(), "{changed:#?}"),
        status => assert_eq!(status, 200, "{}", answer.text()),
    }
    for host in &bench.hosts {
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
    let bench = Bench::new();
    let host = &bench.hosts[0];
    for changes in [
        json!({"_templates": [], "_realm": UNKNOWN_ID}),
        json!({"_templates": [], "business_impact": 9}),
        json!({"_templates": [], "name": "srv2"}),
        json!({"_templates": [bench.template, UNKNOWN_ID], "alias": "x"}),
        json!({"_templates": [host], "alias": "x"}),
    ] {
        bench.refuse(bench.patch("host", host, &changes), &[412, 422]);
    }
    bench.accept(bench.patch(
        "host",
        host,
        &json!({"_templates": [], "_realm": bench.outer}),
    ));
    assert_eq!(content(&bench.admin)["service"].len(), 7 - 2);
}

#[test]
fn a_deletion_that_is_refused_removes_nothing() {
    let bench = Bench::new();
    let delete = |resource: &str, id: &str| {
        let etag = text(&bench.before[resource][id], "_etag");
        bench
            .admin
            .delete(&format!("/{resource}/{id}"))
            .if_match(&etag)
    };
    bench.refuse(delete("realm", &bench.outer), &[409]);
    bench.refuse(delete("realm", &bench.inner), &[409]);
    bench.refuse(delete("realm", &bench.root), &[412]);
    let host = bench.admin.delete(&format!("/host/{}", bench.hosts[0]));
    bench.refuse(host.if_match("0000"), &[412]);
    bench.accept(delete("host", &bench.template));
}

#[test]
fn a_user_whose_rights_end_halfway_changes_nothing() {
    let bench = Bench::new();
    let user = json!({"name": "inner", "password": "a good word", "_realm": bench.inner});
    let made = bench.admin.create("user", &user);
    let role = json!({
        "user": made["_id"], "realm": bench.inner, "sub_realm": true, "resource": "*",
        "crud": ["create", "read", "update", "delete"],
    });
    bench.admin.create("userrestrictrole", &role);
    let inner = bench.admin.login("inner", "a good word");
    let bench = Bench {
        before: content(&bench.admin),
        ..bench
    };
    let host = |name: &str, realm: &str| json!({"name": name, "_realm": realm, "_templates": [bench.template]});
    let list = json!([
        host("new 1", &bench.inner),
        host("new 2", &bench.inner),
        host("new 3", &bench.outer)
    ]);
    let post = inner.post("/host").json(&list);
    bench.refuse(post, &[401, 403, 422]);
    let patch = |changes: Value| {
        let etag = text(&bench.before["host"][&bench.hosts[0]], "_etag");
        let patch = inner.patch(&format!("/host/{}", bench.hosts[0]));
        patch.if_match(&etag).json(&changes)
    };
    bench.refuse(
        patch(json!({"_realm": bench.outer, "alias": "x"})),
        &[401, 403, 404, 422],
    );
    bench.accept(patch(json!({"alias": "x"})));
}
