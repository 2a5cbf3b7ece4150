//! Items that are posted, and what comes with them.

use alignak_testkit::content::content;
use alignak_testkit::http::text;
use serde_json::{Value, json};

use super::fixture::{Fixture, UNKNOWN_ID};

#[test]
fn hosts_with_the_services_of_their_templates_are_created_together_or_not_at_all() {
    let fixture = Fixture::new();
    let host = |name: &str| json!({"name": name, "_realm": fixture.inner, "_templates": [fixture.template]});
    let with = |name: &str, field: &str, value: Value| {
        let mut host = host(name);
        host[field] = value;
        host
    };
    let taken = json!(fixture.hosts[0]);
    let one = with("new 1", "_id", taken.clone());
    fixture.refuse(fixture.post("host", &one), &[409]);
    // The first two are created, with two services each, before the third one fails.
    for bad in [
        with("new 3", "_id", taken),
        with("new 3", "_templates", json!([fixture.template, UNKNOWN_ID])),
        with("new 3", "_templates", json!("nonsense")),
        with("new 3", "_realm", json!(UNKNOWN_ID)),
        with("new 3", "nonsense", json!(1)),
        with("srv1", "alias", json!("the name is taken")),
        with("new 1", "alias", json!("the name is taken by the first")),
        json!(null),
    ] {
        let list = json!([host("new 1"), host("new 2"), bad]);
        fixture.refuse(fixture.post("host", &list), &[400, 409, 412, 422]);
    }
    fixture.accept(fixture.post(
        "host",
        &json!([host("new 1"), host("new 2"), host("new 3")]),
    ));
    assert_eq!(content(&fixture.admin)["service"].len(), 7 + 6);
}

#[test]
fn a_service_template_reaches_its_hosts_together_with_the_list_it_came_in_or_not_at_all() {
    let fixture = Fixture::new();
    let template = json!({
        "name": "swap", "host": fixture.template, "_realm": fixture.root, "_is_template": true,
        "_templates_from_host_template": true,
    });
    let known = text(fixture.named("service", "own")[0], "_id");
    let taken_id = json!({"name": "users", "host": fixture.hosts[0], "_id": known});
    fixture.refuse(
        fixture.post("service", &json!([template, taken_id])),
        &[409],
    );
    let taken_name = json!({"name": "own", "host": fixture.hosts[1]});
    let list = json!([template, taken_name]);
    fixture.refuse(fixture.post("service", &list), &[412, 422]);
    let twice = json!({"name": "users", "host": fixture.hosts[0]});
    let list = json!([template, twice, twice]);
    fixture.refuse(fixture.post("service", &list), &[412, 422]);
    let misplaced = json!({"name": "users", "host": fixture.template, "_realm": fixture.root});
    fixture.refuse(
        fixture.post("service", &json!([template, misplaced])),
        &[412, 422],
    );
    let homeless = json!({"name": "users", "host": null, "_realm": fixture.root});
    fixture.refuse(
        fixture.post("service", &json!([template, homeless])),
        &[422],
    );
    fixture.accept(fixture.post("service", &template));
    assert_eq!(content(&fixture.admin)["service"].len(), 7 + 3);
}

#[test]
fn realms_and_groups_are_created_together_or_not_at_all() {
    let fixture = Fixture::new();
    let realm = |name: &str, parent: &str| json!({"name": name, "_parent": parent});
    for bad in [
        realm("New 3", UNKNOWN_ID),
        realm("Inner", &fixture.root),
        json!({"name": "New 3", "_parent": fixture.inner, "_id": fixture.outer}),
        json!({"name": "New.3", "_parent": fixture.inner}),
    ] {
        let list = json!([
            realm("New 1", &fixture.outer),
            realm("New 2", &fixture.inner),
            bad
        ]);
        fixture.refuse(fixture.post("realm", &list), &[409, 412, 422]);
    }
    let all = text(fixture.named("hostgroup", "All")[0], "_id");
    let group =
        |name: &str| json!({"name": name, "_realm": fixture.inner, "hosts": [fixture.hosts[0]]});
    for (field, value) in [
        ("_id", json!(all)),
        ("_parent", json!(UNKNOWN_ID)),
        ("hosts", json!([fixture.hosts[0], UNKNOWN_ID])),
    ] {
        let mut bad = group("third");
        bad[field] = value;
        let list = json!([group("first"), group("second"), bad]);
        fixture.refuse(fixture.post("hostgroup", &list), &[409, 412, 422]);
    }
    fixture.accept(fixture.post(
        "realm",
        &json!([
            realm("New 1", &fixture.outer),
            realm("New 2", &fixture.inner)
        ]),
    ));
}

#[test]
fn users_are_created_with_their_roles_together_or_not_at_all() {
    let fixture = Fixture::new();
    let user =
        |name: &str| json!({"name": name, "_realm": fixture.inner, "password": "a good word"});
    let admin = text(fixture.named("user", "admin")[0], "_id");
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
        fixture.refuse(fixture.post("user", &list), &[409, 412, 422]);
    }
    fixture.accept(fixture.post(
        "user",
        &json!([user("first"), user("second"), user("third")]),
    ));
}

#[test]
fn a_list_of_check_results_with_an_invalid_value_is_not_taken_at_all() {
    let fixture = Fixture::new();
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
        fixture.refuse(fixture.post("logcheckresult", &list), &[422]);
        let list = json!([result("srv1", 1), result("unknown", 2), bad]);
        fixture.refuse(fixture.post("logcheckresult", &list), &[422]);
        fixture.refuse(fixture.post("logcheckresult", &bad), &[422]);
    }
    let nowhere = json!({"state": "UP", "state_type": "HARD", "last_state_type": "HARD"});
    let list = json!([result("srv1", 1), of_service, nowhere]);
    fixture.refuse(fixture.post("logcheckresult", &list), &[412]);
    fixture.accept(fixture.post("logcheckresult", &json!([result("srv1", 1), of_service])));
}

#[test]
fn actions_are_recorded_with_their_events_together_or_not_at_all() {
    let fixture = Fixture::new();
    let user = text(fixture.named("user", "admin")[0], "_id");
    for resource in ["actionacknowledge", "actiondowntime", "actionforcecheck"] {
        let action = |host: &str| json!({"host": host, "service": null, "user": user});
        let mut nonsense = action(&fixture.hosts[0]);
        nonsense["comment"] = json!(["x"]);
        for bad in [action(UNKNOWN_ID), nonsense] {
            let list = json!([action(&fixture.hosts[0]), action(&fixture.hosts[1]), bad]);
            fixture.refuse(fixture.post(resource, &list), &[422]);
        }
        let mut twice = action(&fixture.hosts[0]);
        twice["_id"] = json!("00000000000000000000beef");
        let list = json!([action(&fixture.hosts[1]), twice, twice]);
        fixture.refuse(fixture.post(resource, &list), &[409, 422]);
    }
    let last = json!({"host": fixture.hosts[0], "service": null, "user": user});
    fixture.accept(fixture.post("actionforcecheck", &last));
    let events = &content(&fixture.admin)["history"];
    assert_eq!(events.len(), fixture.before["history"].len() + 1);
}
