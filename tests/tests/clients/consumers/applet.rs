//! The desktop applet: lists what is monitored, and asks for actions.

use alignak_testkit::http::text;
use serde_json::{Value, json};

use super::fixture::{Fixture, items, page, path};

#[test]
fn the_user_behind_a_token_is_found_with_the_fields_asked_for() {
    let fixture = Fixture::shared();
    let (user, applet) = fixture.user("applet user", &json!({"email": "a@b.example"}));
    let wanted = [
        "_realm",
        "is_admin",
        "back_role_super_admin",
        "alias",
        "name",
        "notes",
        "email",
        "can_submit_commands",
        "token",
        "host_notifications_enabled",
        "service_notifications_enabled",
        "host_notification_period",
        "service_notification_period",
        "host_notification_options",
        "service_notification_options",
    ];
    let mut projection = json!({});
    for name in wanted {
        projection[name] = json!(1);
    }
    let (filter, projection) = (
        json!({"token": applet.token()}).to_string(),
        projection.to_string(),
    );
    let query = [
        ("where", filter.as_str()),
        ("projection", projection.as_str()),
    ];
    let found = items(&page(&applet, "/user", &query));
    assert_eq!(found.len(), 1);
    for name in wanted {
        assert!(found[0].get(name).is_some(), "{name}: {}", found[0]);
    }
    assert_eq!(found[0]["token"], applet.token());
    assert_eq!(found[0]["_id"], user["_id"]);
}

#[test]
fn a_projection_of_the_names_of_users_serves_as_a_test_of_the_connection() {
    let fixture = Fixture::shared();
    let (_, applet) = fixture.user("connecting", &json!({}));
    page(&applet, "/user", &[("projection", r#"{"name": 1}"#)]);
    page(
        &applet,
        "/realm",
        &[("projection", r#"{"name": 1, "alias": 1}"#)],
    );
    page(
        &applet,
        "/timeperiod",
        &[("projection", r#"{"name": 1, "alias": 1}"#)],
    );
    let page = page(&applet, "/livesynthesis", &[]);
    assert!(items(&page)[0]["hosts_total"].is_i64());
}

#[test]
fn hosts_and_services_come_with_the_fields_asked_for_and_a_good_etag() {
    let fixture = Fixture::shared();
    let host = fixture.host("in the applet");
    fixture.service(&host, "in the applet");
    let common = [
        "name",
        "alias",
        "ls_state",
        "ls_acknowledged",
        "ls_downtimed",
        "ls_last_check",
        "ls_output",
        "passive_checks_enabled",
        "active_checks_enabled",
        "_overall_state_id",
        "_etag",
    ];
    for (resource, more) in [
        (
            "host",
            ["address", "business_impact", "notes", "_realm", "customs"].as_slice(),
        ),
        ("service", ["aggregation", "host"].as_slice()),
    ] {
        let mut projection = json!({});
        for name in common.iter().chain(more) {
            projection[name] = json!(1);
        }
        let (projection, filter) = (
            projection.to_string(),
            json!({"_is_template": false, "name": "in the applet"}).to_string(),
        );
        let query = [
            ("where", filter.as_str()),
            ("projection", projection.as_str()),
        ];
        let item = items(&fixture.page(&format!("/{resource}"), &query)).remove(0);
        for name in common.iter().chain(more) {
            assert!(item.get(name).is_some(), "{resource} {name}: {item}");
        }
        assert!(item.get("check_command").is_none(), "{item}");
        let patch = fixture.admin.patch(&path(resource, &item));
        let patch = patch.if_match(&text(&item, "_etag"));
        let patch = patch.json(&json!({"active_checks_enabled": false}));
        patch.send().expect_status(200);
    }
}

#[test]
fn services_are_found_by_host_and_by_state() {
    let fixture = Fixture::shared();
    let host = fixture.host("host by state");
    for state in ["WARNING", "CRITICAL", "UNKNOWN"] {
        let service = fixture.service(&host, state);
        fixture.change(
            "service",
            &service,
            &json!({"ls_state": state, "ls_state_type": "HARD"}),
        );
    }
    let of_host = json!({"_is_template": false, "host": host["_id"]});
    assert_eq!(fixture.found("service", &of_host).len(), 3);
    for state in ["WARNING", "CRITICAL", "UNKNOWN"] {
        let filter = json!({"_is_template": false, "ls_state": state, "host": host["_id"]});
        let found = fixture.found("service", &filter);
        assert_eq!(found.len(), 1, "{state}");
        assert_eq!(found[0]["name"], state);
    }
}

#[test]
fn actions_are_asked_for_without_a_realm() {
    let fixture = Fixture::shared();
    let inner = fixture.add(
        "realm",
        json!({"name": "realm of actions", "_parent": fixture.realm}),
    );
    let host = json!({"name": "asked about", "_realm": inner["_id"]});
    let host = fixture.add("host", host);
    let service = fixture.service(&host, "asked about");
    let rights = json!({"can_submit_commands": true});
    let (user, applet) = fixture.user("acting applet", &rights);
    for about in [&Value::Null, &service["_id"]] {
        let acknowledge = json!({
            "action": "add", "host": host["_id"], "service": about, "user": user["_id"],
            "comment": "c", "notify": true, "sticky": true,
        });
        let downtime = json!({
            "action": "add", "host": host["_id"], "service": about, "user": user["_id"],
            "comment": "c", "fixed": true, "duration": 86400, "start_time": 1_600_000_000,
            "end_time": 1_600_086_400,
        });
        for (resource, action) in [
            ("actionacknowledge", acknowledge),
            ("actiondowntime", downtime),
        ] {
            let made = applet.create(resource, &action);
            assert_eq!(made["_status"], "OK");
            let stored = fixture.read(resource, &made);
            assert_eq!(stored["_realm"], inner["_id"], "{resource}");
        }
    }
}

#[test]
fn the_events_of_a_host_come_with_the_latest_first() {
    let fixture = Fixture::shared();
    let host = fixture.host("with events");
    for number in 0..30 {
        let event = json!({
            "type": "monitoring.alert", "host": host["_id"],
            "message": format!("ALERT: with events;load;CRITICAL;HARD;{number}"),
        });
        fixture.admin.create("history", &event);
    }
    let filter = json!({"host": host["_id"]}).to_string();
    let query = [
        ("where", filter.as_str()),
        ("max_results", "25"),
        ("sort", "-_id"),
        (
            "projection",
            r#"{"service_name": 1, "message": 1, "type": 1}"#,
        ),
    ];
    let found = items(&fixture.page("/history", &query));
    assert_eq!(found.len(), 25);
    assert_eq!(
        found[0]["message"],
        "ALERT: with events;load;CRITICAL;HARD;29"
    );
    assert_eq!(
        found[24]["message"],
        "ALERT: with events;load;CRITICAL;HARD;5"
    );
}

#[test]
fn notifications_since_a_date_are_found() {
    let fixture = Fixture::shared();
    let host = fixture.host("with notifications");
    let event = json!({
        "type": "monitoring.notification", "host_name": "with notifications",
        "message": "HOST NOTIFICATION: admin;with notifications;DOWN;notify;out",
    });
    let made = fixture.admin.create("history", &event);
    let filter = json!({
        "type": "monitoring.notification", "host": host["_id"],
        "_updated": {"$gte": made["_updated"]},
    });
    let filter = filter.to_string();
    let query = [
        ("where", filter.as_str()),
        ("sort", "-_updated"),
        ("projection", r#"{"message": 1, "_updated": 1, "host": 1}"#),
    ];
    let found = items(&fixture.page("/history", &query));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["host"], host["_id"]);
    assert_eq!(found[0]["message"], event["message"]);
}

#[test]
fn a_user_changes_the_own_notes_and_notifications() {
    let fixture = Fixture::shared();
    let (user, applet) = fixture.user("own notes", &json!({}));
    for changes in [
        json!({"notes": "mine"}),
        json!({"email": "me@example.com"}),
        json!({"host_notifications_enabled": true}),
        json!({"service_notifications_enabled": true}),
        json!({"ui_preferences": {"layout": [1]}}),
    ] {
        let etag = text(&fixture.read("user", &user), "_etag");
        let patch = applet.patch(&path("user", &user)).if_match(&etag);
        let done = patch.json(&changes).send();
        assert_eq!(done.status, 200, "{changes}: {}", done.text());
        assert_eq!(done.json()["_status"], "OK");
    }
}
