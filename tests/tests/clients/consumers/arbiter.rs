//! The arbiter module: loads the configuration, carries out actions, reports its daemons.

use alignak_testkit::content;
use alignak_testkit::http::text;
use serde_json::{Value, json};

use super::fixture::{Fixture, items, names, page, path};

#[test]
fn realms_are_read_with_their_children_as_objects() {
    let fixture = Fixture::shared();
    let parent = json!({"name": "with children", "_parent": fixture.realm});
    let parent = fixture.add("realm", parent);
    let child = json!({"name": "a child", "_parent": parent["_id"]});
    let child = fixture.add("realm", child);
    let query = [
        ("embedded", r#"{"_children": 1}"#),
        ("max_results", "25000"),
    ];
    let realms = items(&fixture.page("/realm", &query));
    let shown = realms.iter().find(|realm| realm["name"] == "with children");
    let shown = shown.expect("the realm is listed");
    assert_eq!(shown["_children"][0]["name"], "a child");
    assert_eq!(shown["_level"], 1);
    assert_eq!(shown["alias"], "with children");
    assert_eq!(shown["notes"], "");
    let leaf = realms.iter().find(|realm| realm["_id"] == child["_id"]);
    assert_eq!(leaf.expect("listed")["_children"], json!([]));
}

#[test]
fn the_configuration_is_loaded_in_the_order_of_the_module() {
    let fixture = Fixture::shared();
    fixture.one_of_each("loaded");
    for (resource, filter) in [
        ("realm", "{}"),
        ("command", "{}"),
        ("timeperiod", "{}"),
        ("user", r#"{"_is_template": false}"#),
        ("usergroup", "{}"),
        ("host", r#"{"_is_template": false}"#),
        ("hostgroup", "{}"),
        ("service", r#"{"_is_template": false}"#),
        ("servicegroup", "{}"),
        ("hostdependency", "{}"),
        ("hostescalation", "{}"),
        ("servicedependency", "{}"),
        ("serviceescalation", "{}"),
    ] {
        let query = [("where", filter), ("max_results", "25000")];
        let found = items(&fixture.page(&format!("/{resource}"), &query));
        assert!(
            found.iter().any(|item| item["name"] == "loaded"),
            "{resource}"
        );
    }
}

#[test]
fn a_group_lists_its_members_and_sub_groups_as_ids() {
    let fixture = Fixture::shared();
    let host = fixture.host("a member");
    let service = fixture.service(&host, "a member");
    let (user, _) = fixture.user("a member", &json!({}));
    for (resource, member, groups, item) in [
        ("hostgroup", "hosts", "hostgroups", &host),
        ("servicegroup", "services", "servicegroups", &service),
        ("usergroup", "users", "usergroups", &user),
    ] {
        let inner = fixture.add(resource, json!({"name": "an inner group"}));
        let outer = json!({
            "name": "an outer group", (member): [item["_id"]], (groups): [inner["_id"]],
        });
        let outer = fixture.add(resource, outer);
        assert_eq!(outer[member], json!([item["_id"]]), "{resource}");
        assert_eq!(outer[groups], json!([inner["_id"]]), "{resource}");
        let all = fixture.admin.by_name(resource, "All");
        assert_eq!(inner["_parent"], all["_id"], "{resource}");
        assert_eq!(inner["_level"], 1, "{resource}");
    }
}

#[test]
fn an_action_is_read_with_its_host_service_and_user_and_marked_as_processed() {
    let fixture = Fixture::shared();
    let host = fixture.host("acted upon");
    let service = fixture.service(&host, "acted upon");
    let admin = fixture.admin.by_name("user", "admin");
    for (resource, about) in [
        ("actionacknowledge", &Value::Null),
        ("actiondowntime", &service["_id"]),
        ("actionforcecheck", &service["_id"]),
    ] {
        let mut action = json!({
            "host": host["_id"], "service": about, "user": admin["_id"], "comment": "why",
        });
        if resource != "actionforcecheck" {
            action["action"] = json!("add");
        }
        let made = fixture.admin.create(resource, &action);
        let filter = json!({"processed": false, "host": host["_id"]}).to_string();
        let query = [
            ("where", filter.as_str()),
            ("embedded", r#"{"host": 1, "service": 1, "user": 1}"#),
        ];
        let found = items(&fixture.page(&format!("/{resource}"), &query));
        assert_eq!(found.len(), 1, "{resource}");
        let action = &found[0];
        assert_eq!(action["host"]["name"], "acted upon");
        assert_eq!(action["user"]["name"], "admin");
        assert_eq!(action["comment"], "why");
        assert_eq!(action["_created"], made["_created"]);
        if about.is_null() {
            assert_eq!(action["service"], Value::Null);
            assert_eq!(action["sticky"], true);
            assert_eq!(action["notify"], false);
        } else {
            assert_eq!(action["service"]["name"], "acted upon");
        }
        if resource == "actiondowntime" {
            let shown = ["start_time", "end_time", "fixed", "duration"];
            let shown = shown.map(|name| action[name].clone());
            assert_eq!(shown, [json!(0), json!(86400), json!(true), json!(86400)]);
        }
        // Without a second try: the etag that was read must be good.
        let patch = fixture.admin.patch(&path(resource, action));
        let patch = patch.if_match(&text(action, "_etag"));
        let done = patch.json(&json!({"processed": true})).send();
        assert_eq!(done.expect_status(200).json()["_status"], "OK");
        assert!(fixture.page(&format!("/{resource}"), &query)["_items"] == json!([]));
    }
    let filter = json!({"host": host["_id"]}).to_string();
    let events = content::all(&fixture.admin, "history", &filter);
    let mut types: Vec<_> = events.iter().map(|event| text(event, "type")).collect();
    types.sort();
    let expected = [
        "ack.add",
        "ack.processed",
        "check.request",
        "check.requested",
        "downtime.add",
        "downtime.processed",
    ];
    assert_eq!(types, expected);
}

#[test]
fn actions_are_found_by_the_time_of_their_last_change() {
    let fixture = Fixture::shared();
    let host = fixture.host("acted upon lately");
    let admin = fixture.admin.by_name("user", "admin");
    let action = json!({"host": host["_id"], "service": null, "user": admin["_id"]});
    let made = fixture.admin.create("actionforcecheck", &action);
    let filter = |date: &str| json!({"_updated": {"$gte": date}, "host": host["_id"]});
    let now = text(&made, "_updated");
    assert_eq!(fixture.found("actionforcecheck", &filter(&now)).len(), 1);
    let future = "Fri, 20 Nov 2076 20:00:00 GMT";
    assert!(
        fixture
            .found("actionforcecheck", &filter(future))
            .is_empty()
    );
}

#[test]
fn the_token_may_be_made_anew_by_a_forced_login() {
    let fixture = Fixture::shared();
    let (_, module) = fixture.user("arbiter module", &json!({}));
    let credentials = json!({"username": "arbiter module", "password": "a good word"});
    let again = |action: Option<&str>| {
        let mut credentials = credentials.clone();
        if let Some(action) = action {
            credentials["action"] = json!(action);
        }
        let login = module.post("/login").json(&credentials).send();
        text(&login.expect_status(200).json(), "token")
    };
    assert_eq!(again(None), module.token());
    let fresh = again(Some("generate"));
    assert_ne!(fresh, module.token());
    module.get("/realm").send().expect_status(401);
    module
        .with_token(&fresh)
        .get("/realm")
        .send()
        .expect_status(200);
}

#[test]
fn the_status_of_a_daemon_is_posted_once_and_found_with_its_etag() {
    let fixture = Fixture::shared();
    let daemon = json!({
        "type": "reactionner", "name": "reactionner-master", "address": "127.0.0.1", "port": 7769,
        "alive": true, "reachable": true, "passive": false, "spare": false, "last_check": 0,
        "_realm": fixture.realm, "_sub_realm": true,
    });
    let made = fixture.admin.create("alignakdaemon", &daemon);
    let found = fixture.found("alignakdaemon", &json!({"name": "reactionner-master"}));
    assert_eq!(found.len(), 1);
    for name in ["_id", "_etag"] {
        assert_eq!(found[0][name], made[name], "{name}");
    }
    assert_eq!(found[0]["type"], "reactionner");
    let query = [
        ("embedded", r#"{"_realm": 1}"#),
        ("sort", "name"),
        (
            "projection",
            r#"{"alive": 1, "type": 1, "name": 1, "last_check": 1, "_realm": 1}"#,
        ),
    ];
    let page = fixture.page("/alignakdaemon", &query);
    let shown = items(&page);
    let shown = shown
        .iter()
        .find(|daemon| daemon["name"] == "reactionner-master");
    assert_eq!(shown.expect("listed")["_realm"]["name"], "All");
    assert!(names(&page).is_sorted());
}

#[test]
fn the_instance_is_found_by_the_name_of_its_arbiter() {
    let fixture = Fixture::shared();
    fixture.add("alignak", json!({"name": "arbiter-found"}));
    let query = [("where", r#"{"name": "arbiter-found"}"#), ("sort", "_id")];
    let found = page(&fixture.admin, "/alignak", &query);
    assert_eq!(found["_meta"]["total"], 1);
}
