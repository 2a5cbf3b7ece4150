//! A request is done as a whole or not at all: what is refused on the way leaves the store exactly
//! as it was, however much had been done before.

use alignak_tests::content::{Content, content, differences};
use alignak_tests::http::{Request, text};
use alignak_tests::recount::wrong_counters;
use alignak_tests::{Answer, Api, Server};
use serde_json::{Value, json};

const UNKNOWN_ID: &str = "0123456789abcdef01234567";

/// Two realms below the root, the one below the other; a host template with two service templates;
/// two hosts of it, the second with a service of its own, all of the inner realm.
struct Bench {
    _server: Server,
    admin: Api,
    root: String,
    outer: String,
    inner: String,
    template: String,
    hosts: [String; 2],
    before: Content,
}

impl Bench {
    fn new() -> Self {
        let server = Server::start();
        let admin = server.admin();
        let root = admin.root_realm();
        let create = |resource: &str, item: Value| text(&admin.create(resource, &item), "_id");
        let outer = create("realm", json!({"name": "Outer", "_parent": root}));
        let inner = create("realm", json!({"name": "Inner", "_parent": outer}));
        let template = json!({"name": "linux", "_realm": root, "_is_template": true});
        let template = create("host", template);
        for name in ["load", "disk"] {
            let service = json!({
                "name": name, "host": template, "_realm": root, "_is_template": true,
            });
            create("service", service);
        }
        let hosts = ["srv1", "srv2"].map(|name| {
            create(
                "host",
                json!({"name": name, "_realm": inner, "_templates": [template]}),
            )
        });
        create(
            "service",
            json!({"name": "own", "host": hosts[1], "_realm": inner}),
        );
        let before = content(&admin);
        assert_eq!(before["service"].len(), 2 + 4 + 1);
        Self {
            _server: server,
            admin,
            root,
            outer,
            inner,
            template,
            hosts,
            before,
        }
    }

    fn post(&self, resource: &str, body: &Value) -> Request {
        self.admin.post(&format!("/{resource}")).json(body)
    }

    /// A change with the etag that is asked for.
    fn patch(&self, resource: &str, id: &str, changes: &Value) -> Request {
        let etag = text(&self.before[resource][id], "_etag");
        let patch = self.admin.patch(&format!("/{resource}/{id}"));
        patch.if_match(&etag).json(changes)
    }

    fn named(&self, resource: &str, name: &str) -> Vec<&Value> {
        let items = self.before[resource].values();
        items.filter(|item| item["name"] == name).collect()
    }

    /// A request that must be refused, and change nothing.
    #[track_caller]
    fn refuse(&self, request: Request, statuses: &[u16]) -> Answer {
        let case = request.shown();
        let answer = request.send();
        assert!(
            statuses.contains(&answer.status),
            "{case}: {} {}",
            answer.status,
            answer.text()
        );
        let changed = differences(&self.before, &content(&self.admin));
        assert!(changed.is_empty(), "{case} {}: {changed:#?}", answer.text());
        answer
    }

    /// The same without what was wrong: the refusals are not for another reason.
    #[track_caller]
    fn accept(&self, request: Request) {
        let case = request.shown();
        let answer = request.send();
        assert!(
            answer.status < 300,
            "{case}: {} {}",
            answer.status,
            answer.text()
        );
        let changed = differences(&self.before, &content(&self.admin));
        assert!(!changed.is_empty(), "{case}");
        let wrong = wrong_counters(&self.admin);
        assert!(wrong.is_empty(), "{case}: {wrong:#?}");
    }
}

#[test]
fn hosts_with_the_services_of_their_templates_are_created_together_or_not_at_all() {
    let bench = Bench::new();
    let host =
        |name: &str| json!({"name": name, "_realm": bench.inner, "_templates": [bench.template]});
    let with = |name: &str, field: &str, value: Value| {
        let mut host = host(name);
        host[field] = value;
        host
    };
    let taken = json!(bench.hosts[0]);
    let one = with("new 1", "_id", taken.clone());
    bench.refuse(bench.post("host", &one), &[409]);
    // The first two are created, with two services each, before the third one fails.
    for bad in [
        with("new 3", "_id", taken),
        with("new 3", "_templates", json!([bench.template, UNKNOWN_ID])),
        with("new 3", "_templates", json!("nonsense")),
        with("new 3", "_realm", json!(UNKNOWN_ID)),
        with("new 3", "nonsense", json!(1)),
        with("srv1", "alias", json!("the name is taken")),
        with("new 1", "alias", json!("the name is taken by the first")),
        json!(null),
    ] {
        let list = json!([host("new 1"), host("new 2"), bad]);
        bench.refuse(bench.post("host", &list), &[400, 409, 412, 422]);
    }
    bench.accept(bench.post(
        "host",
        &json!([host("new 1"), host("new 2"), host("new 3")]),
    ));
    assert_eq!(content(&bench.admin)["service"].len(), 7 + 6);
}

#[test]
fn a_service_template_reaches_its_hosts_together_with_the_list_it_came_in_or_not_at_all() {
    let bench = Bench::new();
    let template = json!({
        "name": "swap", "host": bench.template, "_realm": bench.root, "_is_template": true,
        "_templates_from_host_template": true,
    });
    let known = text(bench.named("service", "own")[0], "_id");
    let taken_id = json!({"name": "users", "host": bench.hosts[0], "_id": known});
    bench.refuse(bench.post("service", &json!([template, taken_id])), &[409]);
    let taken_name = json!({"name": "own", "host": bench.hosts[1]});
    let list = json!([template, taken_name]);
    bench.refuse(bench.post("service", &list), &[412, 422]);
    let twice = json!({"name": "users", "host": bench.hosts[0]});
    let list = json!([template, twice, twice]);
    bench.refuse(bench.post("service", &list), &[412, 422]);
    let misplaced = json!({"name": "users", "host": bench.template, "_realm": bench.root});
    bench.refuse(
        bench.post("service", &json!([template, misplaced])),
        &[412, 422],
    );
    let homeless = json!({"name": "users", "host": null, "_realm": bench.root});
    bench.refuse(bench.post("service", &json!([template, homeless])), &[422]);
    bench.accept(bench.post("service", &template));
    assert_eq!(content(&bench.admin)["service"].len(), 7 + 3);
}

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
fn realms_and_groups_are_created_together_or_not_at_all() {
    let bench = Bench::new();
    let realm = |name: &str, parent: &str| json!({"name": name, "_parent": parent});
    for bad in [
        realm("New 3", UNKNOWN_ID),
        realm("Inner", &bench.root),
        json!({"name": "New 3", "_parent": bench.inner, "_id": bench.outer}),
        json!({"name": "New.3", "_parent": bench.inner}),
    ] {
        let list = json!([
            realm("New 1", &bench.outer),
            realm("New 2", &bench.inner),
            bad
        ]);
        bench.refuse(bench.post("realm", &list), &[409, 412, 422]);
    }
    let all = text(bench.named("hostgroup", "All")[0], "_id");
    let group =
        |name: &str| json!({"name": name, "_realm": bench.inner, "hosts": [bench.hosts[0]]});
    for (field, value) in [
        ("_id", json!(all)),
        ("_parent", json!(UNKNOWN_ID)),
        ("hosts", json!([bench.hosts[0], UNKNOWN_ID])),
    ] {
        let mut bad = group("third");
        bad[field] = value;
        let list = json!([group("first"), group("second"), bad]);
        bench.refuse(bench.post("hostgroup", &list), &[409, 412, 422]);
    }
    bench.accept(bench.post(
        "realm",
        &json!([realm("New 1", &bench.outer), realm("New 2", &bench.inner)]),
    ));
}

#[test]
fn users_are_created_with_their_roles_together_or_not_at_all() {
    let bench = Bench::new();
    let user = |name: &str| json!({"name": name, "_realm": bench.inner, "password": "a good word"});
    let admin = text(bench.named("user", "admin")[0], "_id");
    for (field, value) in [
        ("_id", json!(admin)),
        ("name", json!("admin")),
        ("password", json!("")),
        ("_templates", json!([UNKNOWN_ID])),
        ("_realm", json!(UNKNOWN_ID)),
    ] {
        let mut bad = user("third");
        bad[field] = value;
        let list = json!([user("first"), user("second"), bad]);
        bench.refuse(bench.post("user", &list), &[409, 412, 422]);
    }
    bench.accept(bench.post(
        "user",
        &json!([user("first"), user("second"), user("third")]),
    ));
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
fn a_list_of_check_results_with_an_invalid_value_is_not_taken_at_all() {
    let bench = Bench::new();
    let result = |host: &str, number: usize| {
        json!({
            "host_name": host, "state": "UP", "state_type": "HARD", "last_state_type": "HARD",
            "last_check": 1_600_000_000 + number, "output": "fine",
        })
    };
    let mut of_service = result("srv1", 2);
    of_service["service_name"] = json!("load");
    of_service["state"] = json!("OK");
    let mut cases = Vec::new();
    for (field, value) in [
        ("state_type", json!("FIRM")),
        ("last_check", json!("yesterday")),
        ("latency", json!("long")),
        ("output", json!(["x"])),
        ("nonsense", json!(1)),
        ("state", json!(null)),
    ] {
        let mut bad = result("srv2", 3);
        bad[field] = value;
        cases.push(bad);
    }
    let mut incomplete = result("srv2", 3);
    incomplete
        .as_object_mut()
        .expect("an object")
        .remove("state");
    cases.push(incomplete);
    for bad in cases {
        let list = json!([result("srv1", 1), of_service, bad]);
        bench.refuse(bench.post("logcheckresult", &list), &[422]);
        let list = json!([result("srv1", 1), result("unknown", 2), bad]);
        bench.refuse(bench.post("logcheckresult", &list), &[422]);
        bench.refuse(bench.post("logcheckresult", &bad), &[422]);
    }
    let nowhere = json!({"state": "UP", "state_type": "HARD", "last_state_type": "HARD"});
    let list = json!([result("srv1", 1), of_service, nowhere]);
    bench.refuse(bench.post("logcheckresult", &list), &[412]);
    bench.accept(bench.post("logcheckresult", &json!([result("srv1", 1), of_service])));
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
