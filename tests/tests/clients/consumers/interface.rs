//! The web interface: one session for each user, tables, forms and the synthesis.

use alignak_testkit::http::text;
use alignak_testkit::{Api, recount};
use serde_json::{Value, json};

use super::fixture::{Fixture, UNKNOWN_ID, items, names, page, path};

/// The interface asks for everything this way.
fn first(api: &Api, path: &str, filter: &Value) -> Value {
    let filter = filter.to_string();
    let query = [
        ("where", filter.as_str()),
        ("page", "0"),
        ("max_results", "1"),
    ];
    page(api, path, &query)
}

#[test]
fn a_session_is_opened_by_name_and_finds_its_user_with_the_token() {
    let fixture = Fixture::shared();
    let (_, session) = fixture.user("web user", &json!({"can_submit_commands": true}));
    for filter in [
        json!({"name": "web user"}),
        json!({"token": session.token()}),
    ] {
        let found = items(&first(&session, "/user", &filter));
        let user = found
            .first()
            .unwrap_or_else(|| panic!("{filter} finds no user"));
        assert_eq!(user["token"], session.token(), "{filter}");
        for name in [
            "name",
            "alias",
            "is_admin",
            "back_role_super_admin",
            "can_submit_commands",
            "can_update_livestate",
            "ui_preferences",
            "email",
            "notes",
            "_realm",
            "skill_level",
            "host_notifications_enabled",
            "service_notifications_enabled",
            "host_notification_period",
            "service_notification_period",
            "host_notification_options",
            "service_notification_options",
        ] {
            assert!(user.get(name).is_some(), "{name}: {user}");
        }
        assert!(user.get("password").is_none(), "{user}");
    }
}

#[test]
fn users_that_are_shown_are_listed_with_what_they_refer_to() {
    let fixture = Fixture::shared();
    fixture.user("shown", &json!({"tags": ["web list"]}));
    fixture.user(
        "hidden",
        &json!({"tags": ["web list"], "webui_visible": false}),
    );
    let filter = json!({"webui_visible": true, "_is_template": false, "tags": "web list"});
    let embedded = json!({
        "_realm": 1, "host_notification_period": 1, "service_notification_period": 1,
        "host_notification_commands": 1, "service_notification_commands": 1,
    });
    let (filter, embedded) = (filter.to_string(), embedded.to_string());
    let query = [
        ("where", filter.as_str()),
        ("sort", "name"),
        ("embedded", embedded.as_str()),
        ("page", "0"),
        ("max_results", "50"),
    ];
    let page = fixture.page("/user", &query);
    assert_eq!(names(&page), ["shown"]);
    let user = &items(&page)[0];
    assert_eq!(user["_realm"]["name"], "All");
    assert_eq!(user["host_notification_period"]["name"], "Never");
}

#[test]
fn the_highest_realm_that_a_user_sees_comes_first_by_level() {
    let fixture = Fixture::shared();
    let north = fixture.add(
        "realm",
        json!({"name": "Web North", "_parent": fixture.realm}),
    );
    fixture.add(
        "realm",
        json!({"name": "Web Town", "_parent": north["_id"]}),
    );
    let (_, session) = fixture.user("northern", &json!({"_realm": north["_id"]}));
    for (api, expected) in [(&fixture.admin, "All"), (&session, "Web North")] {
        let query = [
            ("sort", "_level"),
            ("embedded", r#"{"_parent": 1}"#),
            ("page", "0"),
            ("max_results", "1"),
        ];
        let found = items(&page(api, "/realm", &query)).remove(0);
        assert_eq!(found["name"], expected);
        assert!(found["_level"].is_i64());
        assert_eq!(
            found["_parent"],
            Value::Null,
            "what cannot be read is not shown"
        );
        for name in ["hosts", "services", "global"] {
            for level in ["critical", "warning"] {
                let threshold = format!("{name}_{level}_threshold");
                assert!(found[&threshold].is_i64(), "{threshold}");
            }
        }
    }
    let children = fixture.found("realm", &json!({"_parent": north["_id"]}));
    assert_eq!(children.len(), 1);
    assert_eq!(children[0]["name"], "Web Town");
}

#[test]
fn the_synthesis_of_a_realm_adds_up_its_realms_and_keeps_the_history() {
    let fixture = Fixture::shared();
    let outer = fixture.add(
        "realm",
        json!({"name": "Synthesis", "_parent": fixture.realm}),
    );
    let inner = fixture.add(
        "realm",
        json!({"name": "Synthesis in", "_parent": outer["_id"]}),
    );
    for (name, realm) in [
        ("synthesis 1", &outer),
        ("synthesis 2", &inner),
        ("synthesis 3", &inner),
    ] {
        let host = fixture.add("host", json!({"name": name, "_realm": realm["_id"]}));
        fixture.service(&host, name);
    }
    let filter = json!({"_realm": outer["_id"]}).to_string();
    let query = [
        ("concatenation", "1"),
        ("where", filter.as_str()),
        ("page", "0"),
        ("max_results", "1"),
    ];
    let found = items(&fixture.page("/livesynthesis", &query)).remove(0);
    assert_eq!(found["_realm"], outer["_id"]);
    let of_item = path("livesynthesis", &found);
    let own = fixture.page(&of_item, &[]);
    assert_eq!(own["hosts_total"], 1);
    let whole = fixture.page(&format!("{of_item}?concatenation=1"), &[]);
    assert_eq!(whole["hosts_total"], 3);
    assert_eq!(whole["services_total"], 3);
    assert_eq!(whole["hosts_unreachable_hard"], 3);
    assert_eq!(whole["services_unknown_hard"], 3);
    let both = fixture.page(&format!("{of_item}?concatenation=1&history=1"), &[]);
    assert_eq!(both["hosts_total"], 3);
    assert!(both["history"].is_array());
    let counters = whole.as_object().into_iter().flatten();
    let counters: Vec<_> = counters
        .filter(|(name, _)| recount::is_counter(name))
        .collect();
    assert_eq!(counters.len(), 26);
    assert!(
        counters.iter().all(|(_, value)| value.is_u64()),
        "{counters:?}"
    );
    let gone = format!("/livesynthesis/{UNKNOWN_ID}?concatenation=1");
    fixture.admin.get(&gone).send().expect_status(404);
}

#[test]
fn snapshots_of_the_synthesis_have_a_date_and_all_counters() {
    let fixture = Fixture::shared();
    let synthesis = fixture
        .found("livesynthesis", &json!({"_realm": fixture.realm}))
        .remove(0);
    let cron = fixture.admin.get("/cron_livesynthesis_history").send();
    cron.expect_status(200);
    let path = format!("{}?history=1", path("livesynthesis", &synthesis));
    let item = fixture.page(&path, &[]);
    let snapshots = item["history"].as_array().expect("a list");
    assert!(!snapshots.is_empty());
    for snapshot in snapshots {
        assert!(text(snapshot, "_created").ends_with(" GMT"));
        let counters = snapshot.as_object().into_iter().flatten();
        let counters = counters.filter(|(name, value)| recount::is_counter(name) && value.is_i64());
        assert_eq!(counters.count(), 26, "{snapshot}");
    }
}

#[test]
fn a_table_is_asked_for_with_everything_at_once() {
    let fixture = Fixture::shared();
    let group = fixture.add("hostgroup", json!({"name": "table group"}));
    for number in 0..30 {
        let host = fixture.host(&format!("table {number:02}"));
        if number == 0 {
            fixture.service(&host, "of the table");
            fixture.change("hostgroup", &group, &json!({"hosts": [host["_id"]]}));
        }
    }
    let of_hosts = json!({
        "_realm": 1, "_templates": 1, "check_command": 1, "snapshot_command": 1,
        "event_handler": 1, "check_period": 1, "notification_period": 1, "snapshot_period": 1,
        "maintenance_period": 1, "parents": 1, "hostgroups": 1, "users": 1, "usergroups": 1,
    });
    let filter = json!({"$and": [
        {"_is_template": false},
        {"$or": [{"name": {"$regex": ".*table.*"}}, {"alias": {"$regex": ".*table.*"}}]},
        {"ls_state_id": {"$in": [0, 1, 2, 3, 4]}},
        {"notes": {"$nin": ["x"]}},
    ]});
    let (filter, embedded) = (filter.to_string(), of_hosts.to_string());
    let query = [
        ("page", "2"),
        ("max_results", "25"),
        ("sort", "-business_impact, name"),
        ("where", filter.as_str()),
        ("embedded", embedded.as_str()),
    ];
    let page = fixture.page("/host", &query);
    assert_eq!(
        page["_meta"],
        json!({"page": 2, "max_results": 25, "total": 30})
    );
    assert_eq!(
        names(&page),
        ["table 25", "table 26", "table 27", "table 28", "table 29"]
    );
    assert_eq!(
        items(&page)[0]["check_command"]["name"],
        "_internal_host_up"
    );

    let mut of_services = of_hosts;
    for name in ["host", "service_dependencies", "servicegroups"] {
        of_services[name] = json!(1);
    }
    let embedded = of_services.to_string();
    let query = [
        ("where", r#"{"name": "of the table"}"#),
        ("embedded", embedded.as_str()),
    ];
    let service = items(&fixture.page("/service", &query)).remove(0);
    assert_eq!(service["host"]["name"], "table 00");
    assert_eq!(service["check_command"]["name"], "_echo");
}

#[test]
fn groups_are_read_as_trees_with_their_members() {
    let fixture = Fixture::shared();
    let host = fixture.host("in a group");
    let outer = fixture.add(
        "hostgroup",
        json!({"name": "tree outer", "hosts": [host["_id"]]}),
    );
    let inner = json!({"name": "tree inner", "_parent": outer["_id"]});
    fixture.add("hostgroup", inner);
    let query = [
        ("sort", "_level"),
        ("where", r#"{"name": {"$regex": "^(tree .*|All)$"}}"#),
        (
            "embedded",
            r#"{"_realm": 1, "_parent": 1, "hostgroups": 1, "hosts": 1}"#,
        ),
        ("page", "0"),
        ("max_results", "50"),
    ];
    let page = fixture.page("/hostgroup", &query);
    assert_eq!(names(&page), ["All", "tree outer", "tree inner"]);
    let groups = items(&page);
    assert_eq!(groups[0]["_level"], 0);
    assert_eq!(groups[0]["_parent"], Value::Null);
    assert_eq!(groups[1]["hosts"][0]["name"], "in a group");
    assert_eq!(groups[2]["_parent"]["name"], "tree outer");
    assert_eq!(groups[2]["_level"], 2);
    let children = fixture.found("hostgroup", &json!({"_parent": outer["_id"]}));
    assert_eq!(children.len(), 1);
    for resource in ["servicegroup", "usergroup"] {
        let query = [
            ("sort", "name"),
            ("embedded", r#"{"_realm": 1, "services": 1, "users": 1}"#),
        ];
        fixture.page(&format!("/{resource}"), &query);
    }
}

#[test]
fn the_history_is_shown_with_its_check_results() {
    let fixture = Fixture::shared();
    let host = fixture.host("with history");
    let result = json!({
        "host": host["_id"], "state": "DOWN", "state_type": "HARD", "last_state_type": "HARD",
        "last_check": 1_600_000_000, "output": "no answer",
    });
    fixture.admin.create("logcheckresult", &result);
    let event = json!({"type": "webui.comment", "host": host["_id"], "message": "looked at"});
    fixture.admin.create("history", &event);
    let filter = json!({"host": host["_id"]}).to_string();
    let query = [
        ("where", filter.as_str()),
        ("sort", "-_id"),
        ("embedded", r#"{"logcheckresult": 1}"#),
    ];
    let events = items(&fixture.page("/history", &query));
    assert_eq!(events.len(), 2);
    assert_eq!(events[0]["type"], "webui.comment");
    assert_eq!(
        events[0].get("logcheckresult").unwrap_or(&Value::Null),
        &Value::Null
    );
    assert_eq!(events[1]["type"], "check.result");
    assert_eq!(events[1]["message"], "DOWN[HARD] (False/False): no answer");
    assert_eq!(events[1]["logcheckresult"]["output"], "no answer");
    assert_eq!(events[1]["host_name"], "with history");
    assert_eq!(events[1]["service_name"], "");
    assert_eq!(events[1]["user_name"], "Alignak");
    let query = [
        ("where", r#"{"last_check": {"$ne": 0}}"#),
        ("sort", "-business_impact,-state_id"),
        ("embedded", r#"{"host": 1, "service": 1}"#),
    ];
    let results = items(&fixture.page("/logcheckresult", &query));
    assert!(results.iter().all(|result| result["host"].is_object()));
}

#[test]
fn a_form_creates_an_item_with_few_fields_and_the_server_fills_in_the_rest() {
    let fixture = Fixture::shared();
    let host = fixture.add("host", json!({"name": "of a form", "address": "127.0.0.1"}));
    assert_eq!(host["alias"], "of a form");
    assert_eq!(host["check_interval"], 5);
    assert_eq!(host["business_impact"], 2);
    let realm = fixture.add(
        "realm",
        json!({"name": "of a form", "_parent": fixture.realm}),
    );
    assert_eq!(realm["_level"], 1);
    let again = json!({"name": "of a form", "_realm": fixture.realm});
    let refused = fixture.admin.post("/host").json(&again).send();
    let refused = refused.expect_status(422).json();
    assert_eq!(
        refused["_issues"]["name"],
        "value 'of a form' is not unique"
    );
}

#[test]
fn misspelt_and_unknown_endpoints_are_not_found() {
    let fixture = Fixture::shared();
    let paths = [
        "/userrestricrole?sort=user&page=0&max_results=50".to_owned(),
        format!("/nothing/{UNKNOWN_ID}"),
        "/worldmap".to_owned(),
        format!("/hosts/{UNKNOWN_ID}"),
    ];
    for path in paths {
        let answer = fixture.admin.get(&path).send().expect_status(404);
        assert_eq!(answer.json()["_status"], "ERR", "{path}");
    }
}

#[test]
fn a_user_changes_the_own_password_and_logs_in_with_it() {
    let fixture = Fixture::shared();
    let (user, session) = fixture.user("changing", &json!({}));
    let patch = session
        .patch(&path("user", &user))
        .if_match(&text(&user, "_etag"));
    let done = patch.json(&json!({"password": "another word"})).send();
    assert_eq!(done.expect_status(200).json()["_status"], "OK");
    let old = json!({"username": "changing", "password": "a good word"});
    session.post("/login").json(&old).send().expect_status(401);
    session.login("changing", "another word");
}

#[test]
fn counters_of_the_interface_read_the_total_only() {
    let fixture = Fixture::shared();
    let host = fixture.host("to be counted");
    for name in ["one", "two"] {
        fixture.service(&host, name);
    }
    let filter = json!({"host": host["_id"]});
    let found = first(&fixture.admin, "/service", &filter);
    assert_eq!(found["_meta"]["total"], 2);
    assert_eq!(items(&found).len(), 1);
}
