//! The arbiter module starts its configuration anew when anything that it loaded has an `_updated`
//! later than its last load. What the monitoring itself writes must not be taken for such a change.

use std::time::Duration;

use alignak_tests::http::text;
use serde_json::{Value, json};

use crate::world::{World, page};

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
fn later(world: &World) -> String {
    // Dates have whole seconds, and the one of an answer may be a second old.
    std::thread::sleep(Duration::from_millis(2100));
    let answer = world.admin.get("/version").send();
    answer.header("date").expect("a date").to_owned()
}

/// The resources that have changed since then.
fn changed(world: &World, since: &str) -> Vec<&'static str> {
    let filter = json!({"_updated": {"$gte": since}}).to_string();
    let query = [
        ("where", filter.as_str()),
        ("max_results", "1"),
        ("page", "0"),
    ];
    LOADED
        .into_iter()
        .filter(|resource| {
            let page = world.page(&format!("/{resource}"), &query);
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
    let world = World::alone();
    let host = world.host("monitored");
    let service = world.service(&host, "monitored");
    let (user, _) = world.user("preferring", &json!({}));
    let admin = world.admin.by_name("user", "admin");
    let instance = world.add("alignak", json!({"name": "my-arbiter"}));
    let since = later(&world);
    assert!(changed(&world, &since).is_empty());
    let unseen = |what: &str| {
        let changed = changed(&world, &since);
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
            world.change(resource, item, &changes);
            unseen(&format!("{resource} {changes}"));
        }
    }
    for (state, kind) in [("DOWN", "SOFT"), ("DOWN", "HARD"), ("UP", "HARD")] {
        world
            .admin
            .create("logcheckresult", &check_result(&host, state, kind));
        unseen(&format!("a result {state} of a host"));
    }
    for (state, kind) in [("CRITICAL", "SOFT"), ("CRITICAL", "HARD"), ("OK", "HARD")] {
        let mut result = check_result(&host, state, kind);
        result["service_name"] = service["name"].clone();
        world.admin.create("logcheckresult", &result);
        unseen(&format!("a result {state} of a service"));
    }
    // The overall state of the host has been computed anew all the while.
    assert_eq!(world.read("host", &host)["_overall_state_id"], 0);

    world.change("user", &user, &json!({"ui_preferences": {"a": 1}}));
    unseen("a preference");
    world.change("user", &user, &json!({"token": ""}));
    unseen("a new token");
    let login = json!({"username": "preferring", "password": "a good word", "action": "generate"});
    let login = world.admin.anonymous().post("/login").json(&login).send();
    login.expect_status(200);
    unseen("a login");
    for resource in ["actionacknowledge", "actiondowntime", "actionforcecheck"] {
        let action = json!({"host": host["_id"], "service": null, "user": admin["_id"]});
        let made = world.admin.create(resource, &action);
        world.change(resource, &made, &json!({"processed": true}));
        unseen(resource);
    }
    world.change(
        "alignak",
        &instance,
        &json!({"last_alive": 5, "pid": 7, "is_running": true}),
    );
    unseen("the status of the program");
    let daemon = json!({
        "name": "scheduler-1", "type": "scheduler", "address": "a", "port": 1, "alive": true,
        "reachable": true, "passive": false, "spare": false, "last_check": 1,
    });
    world.add("alignakdaemon", daemon);
    unseen("a daemon");
}

#[test]
fn a_change_of_configuration_makes_the_arbiter_load_again() {
    let world = World::alone();
    let items = world.one_of_each("configured");
    let since = later(&world);
    for (resource, item) in items {
        let before = changed(&world, &since);
        assert!(!before.contains(&resource), "before {resource}: {before:?}");
        let changes = json!({"alias": "another", "definition_order": 7});
        world.change(resource, &item, &changes);
        let after = changed(&world, &since);
        assert_eq!(after.len(), before.len() + 1, "{resource}: {after:?}");
        assert!(after.contains(&resource), "{resource}: {after:?}");
    }
}

#[test]
fn a_new_item_and_a_change_in_a_template_make_the_arbiter_load_again() {
    let world = World::alone();
    let template = world.add("host", json!({"name": "template", "_is_template": true}));
    let follower = json!({"name": "follower", "_templates": [template["_id"]]});
    let follower = world.add("host", follower);
    let since = later(&world);
    world.change("host", &template, &json!({"check_interval": 17}));
    let after = world.read("host", &follower);
    assert_eq!(after["check_interval"], 17);
    assert_ne!(after["_updated"], follower["_updated"]);
    assert_eq!(changed(&world, &since), ["host"]);
    let since = later(&world);
    world.add("timeperiod", json!({"name": "new"}));
    assert_eq!(changed(&world, &since), ["timeperiod"]);
}

#[test]
fn deletions_are_noticed_by_the_totals_of_what_the_user_can_see() {
    let world = World::alone();
    let inner = world.add("realm", json!({"name": "inner", "_parent": world.realm}));
    let (_, arbiter) = world.user("arbiter", &json!({"_realm": inner["_id"]}));
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
    let hidden = world.add("host", hidden);
    let service = json!({"name": "hidden", "host": hidden["_id"], "_sub_realm": false});
    world.add("service", service);
    let seen = world.add("host", json!({"name": "seen", "_realm": inner["_id"]}));
    world.service(&seen, "without a word of its realm");
    world.add(
        "host",
        json!({"name": "template", "_realm": inner["_id"], "_is_template": true}),
    );
    assert_eq!((total("host"), total("service")), (json!(1), json!(1)));
    let etag = text(&world.read("host", &seen), "_etag");
    let delete = world.admin.delete(&crate::world::path("host", &seen));
    delete.if_match(&etag).send().expect_status(204);
    assert_eq!((total("host"), total("service")), (json!(0), json!(0)));
}
