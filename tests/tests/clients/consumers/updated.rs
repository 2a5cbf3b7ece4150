//! The arbiter module starts its configuration anew when anything that it loaded has an `_updated`
//! later than its last load. What the monitoring itself writes must not be taken for such a change.

use std::time::Duration;

use alignak_testkit::http::text;
use serde_json::{Value, json};

use super::fixture::{Fixture, page};

/// The resources that the arbiter module asks for, in its order.
const LOADED: [&str; 13] = [
    "realm",
    "command",
    "timeperiod",
    "usergroup",
    "user",
    "hostgroup",
    "host",
    "hostdependency",
    "hostescalation",
    "servicegroup",
    "service",
    "servicedependency",
    "serviceescalation",
];

/// The time of the server, once it is later than all that has been written.
fn later(fixture: &Fixture) -> String {
    // Dates have whole seconds, and the one of an answer may be a second old.
    std::thread::sleep(Duration::from_millis(2100));
    let answer = fixture.admin.get("/version").send();
    answer.header("date").expect("a date").to_owned()
}

/// The resources that have changed since then.
fn changed(fixture: &Fixture, since: &str) -> Vec<&'static str> {
    let filter = json!({"_updated": {"$gte": since}}).to_string();
    let query = [
        ("where", filter.as_str()),
        ("max_results", "1"),
        ("page", "0"),
    ];
    LOADED
        .into_iter()
        .filter(|resource| {
            let page = fixture.page(&format!("/{resource}"), &query);
            page["_meta"]["total"] != 0
        })
        .collect()
}

fn check_result(host: &Value, state: &str, kind: &str) -> Value {
    json!({
        "host_name": host["name"], "state": state, "state_type": kind, "last_state_type": "HARD",
        "last_check": 1_600_000_000, "output": "out", "_realm": host["_realm"],
    })
}

#[test]
fn nothing_that_the_monitoring_writes_makes_the_arbiter_load_again() {
    let fixture = Fixture::alone();
    let host = fixture.host("monitored");
    let service = fixture.service(&host, "monitored");
    let (user, _) = fixture.user("preferring", &json!({}));
    let admin = fixture.admin.by_name("user", "admin");
    let instance = fixture.add("alignak", json!({"name": "my-arbiter"}));
    let since = later(&fixture);
    assert!(changed(&fixture, &since).is_empty());
    let unseen = |what: &str| {
        let changed = changed(&fixture, &since);
        assert!(changed.is_empty(), "{what} has changed {changed:?}");
    };

    for (resource, item) in [("service", &service), ("host", &host)] {
        for changes in [
            json!({"ls_next_check": 1_600_000_000}),
            json!({"ls_acknowledged": true}),
            json!({"ls_downtimed": true}),
            json!({"ls_acknowledged": false, "ls_downtimed": false, "ls_state_type": "HARD"}),
            json!({"ls_output": "x", "customs": {"_A": 1}}),
            json!({"_overall_state_id": -1}),
            json!({}),
        ] {
            fixture.change(resource, item, &changes);
            unseen(&format!("{resource} {changes}"));
        }
    }
    for (state, kind) in [("DOWN", "SOFT"), ("DOWN", "HARD"), ("UP", "HARD")] {
        fixture
            .admin
            .create("logcheckresult", &check_result(&host, state, kind));
        unseen(&format!("a result {state} of a host"));
    }
    for (state, kind) in [("CRITICAL", "SOFT"), ("CRITICAL", "HARD"), ("OK", "HARD")] {
        let mut result = check_result(&host, state, kind);
        result["service_name"] = service["name"].clone();
        fixture.admin.create("logcheckresult", &result);
        unseen(&format!("a result {state} of a service"));
    }
    // The overall state of the host has been computed anew all the while.
    assert_eq!(fixture.read("host", &host)["_overall_state_id"], 0);

    fixture.change("user", &user, &json!({"ui_preferences": {"a": 1}}));
    unseen("a preference");
    fixture.change("user", &user, &json!({"token": ""}));
    unseen("a new token");
    let login = json!({"username": "preferring", "password": "a good word", "action": "generate"});
    let login = fixture.admin.anonymous().post("/login").json(&login).send();
    login.expect_status(200);
    unseen("a login");
    for resource in ["actionacknowledge", "actiondowntime", "actionforcecheck"] {
        let action = json!({"host": host["_id"], "service": null, "user": admin["_id"]});
        let made = fixture.admin.create(resource, &action);
        fixture.change(resource, &made, &json!({"processed": true}));
        unseen(resource);
    }
    fixture.change(
        "alignak",
        &instance,
        &json!({"last_alive": 5, "pid": 7, "is_running": true}),
    );
    unseen("the status of the program");
    let daemon = json!({
        "name": "scheduler-1", "type": "scheduler", "address": "a", "port": 1, "alive": true,
        "reachable": true, "passive": false, "spare": false, "last_check": 1,
    });
    fixture.add("alignakdaemon", daemon);
    unseen("a daemon");
}

#[test]
fn a_change_of_configuration_makes_the_arbiter_load_again() {
    let fixture = Fixture::alone();
    let items = fixture.one_of_each("configured");
    let since = later(&fixture);
    for (resource, item) in items {
        let before = changed(&fixture, &since);
        assert!(!before.contains(&resource), "before {resource}: {before:?}");
        let changes = json!({"alias": "another", "definition_order": 7});
        fixture.change(resource, &item, &changes);
        let after = changed(&fixture, &since);
        assert_eq!(after.len(), before.len() + 1, "{resource}: {after:?}");
        assert!(after.contains(&resource), "{resource}: {after:?}");
    }
}

#[test]
fn a_new_item_and_a_change_in_a_template_make_the_arbiter_load_again() {
    let fixture = Fixture::alone();
    let template = fixture.add("host", json!({"name": "template", "_is_template": true}));
    let follower = json!({"name": "follower", "_templates": [template["_id"]]});
    let follower = fixture.add("host", follower);
    let since = later(&fixture);
    fixture.change("host", &template, &json!({"check_interval": 17}));
    let after = fixture.read("host", &follower);
    assert_eq!(after["check_interval"], 17);
    assert_ne!(after["_updated"], follower["_updated"]);
    assert_eq!(changed(&fixture, &since), ["host"]);
    let since = later(&fixture);
    fixture.add("timeperiod", json!({"name": "new"}));
    assert_eq!(changed(&fixture, &since), ["timeperiod"]);
}

#[test]
fn deletions_are_noticed_by_the_totals_of_what_the_user_can_see() {
    let fixture = Fixture::alone();
    let inner = fixture.add("realm", json!({"name": "inner", "_parent": fixture.realm}));
    let (_, arbiter) = fixture.user("arbiter", &json!({"_realm": inner["_id"]}));
    let total = |resource: &str| {
        let query = [
            ("where", r#"{"_is_template": false}"#),
            ("max_results", "1"),
            ("page", "0"),
        ];
        page(&arbiter, &format!("/{resource}"), &query)["_meta"]["total"].clone()
    };
    assert_eq!(total("host"), 0);
    let hidden = json!({"name": "hidden", "_sub_realm": false});
    let hidden = fixture.add("host", hidden);
    let service = json!({"name": "hidden", "host": hidden["_id"], "_sub_realm": false});
    fixture.add("service", service);
    let seen = fixture.add("host", json!({"name": "seen", "_realm": inner["_id"]}));
    fixture.service(&seen, "without a word of its realm");
    fixture.add(
        "host",
        json!({"name": "template", "_realm": inner["_id"], "_is_template": true}),
    );
    assert_eq!((total("host"), total("service")), (json!(1), json!(1)));
    let etag = text(&fixture.read("host", &seen), "_etag");
    let delete = fixture.admin.delete(&super::fixture::path("host", &seen));
    delete.if_match(&etag).send().expect_status(204);
    assert_eq!((total("host"), total("service")), (json!(0), json!(0)));
}
