//! The broker module: keeps the live state, sends check results, reports on actions.

use std::time::{Duration, Instant};

use alignak_testkit::content;
use alignak_testkit::http::text;
use serde_json::{Value, json};

use super::fixture::{Fixture, UNKNOWN_ID, items, page, path};

/// A check result as the module sends it: names instead of ids.
fn result(fixture: &Fixture, host: &str, service: Option<&str>, number: usize) -> Value {
    let states = match service {
        Some(_) => ["OK", "WARNING", "CRITICAL", "UNKNOWN"],
        None => ["UP", "DOWN", "UNREACHABLE", "UP"],
    };
    let state = states[number % 4];
    let state_id = match state {
        "DOWN" | "WARNING" => 1,
        "CRITICAL" => 2,
        "UNKNOWN" => 3,
        "UNREACHABLE" => 4,
        _ => 0,
    };
    let mut result = json!({
        "_realm": fixture.realm, "host_name": host, "state": state,
        "state_type": "HARD", "state_id": state_id, "passive_check": false, "acknowledged": false,
        "acknowledgement_type": 1, "downtimed": false, "last_check": 1_600_000_000 + number,
        "last_state": states[0], "last_state_id": 0, "last_state_type": "HARD",
        "output": format!("result {number}"), "long_output": "x".repeat(4000),
        "perf_data": "'a b'=1.5ms;2;3 load=0.3", "latency": 0.25, "execution_time": 1.5,
        "current_attempt": 1, "last_state_changed": 1_600_000_000,
        "last_hard_state_changed": 1_600_000_000, "last_time_0": 1, "last_time_1": 2,
        "last_time_2": 3, "last_time_3": 4, "last_time_4": 5,
    });
    if let Some(service) = service {
        result["service_name"] = json!(service);
    }
    result
}

#[test]
fn a_hundred_results_with_names_are_taken_at_once() {
    let fixture = Fixture::shared();
    let host = fixture.host("many results");
    let service = fixture.service(&host, "many results");
    let list: Vec<_> = (0..100)
        .map(|number| {
            let service = (number % 2 == 1).then_some("many results");
            result(&fixture, "many results", service, number)
        })
        .collect();
    let list = Value::Array(list);
    assert!(list.to_string().len() > 400_000);
    let done = fixture.admin.post("/logcheckresult").json(&list).send();
    let done = done.expect_status(201).json();
    assert_eq!(done["_status"], "OK");
    assert_eq!(items(&done).len(), 100);
    let host = fixture.read("host", &host);
    assert_eq!(
        (&host["ls_output"], &host["ls_state"]),
        (&json!("result 98"), &json!("UNREACHABLE"))
    );
    let service = fixture.read("service", &service);
    assert_eq!(
        (&service["ls_output"], &service["ls_state"]),
        (&json!("result 99"), &json!("UNKNOWN"))
    );
    assert_eq!(service["ls_last_time_critical"], 3);
    assert_eq!(service["ls_latency"], 0.25);
    let filter = json!({"host": host["_id"], "type": "check.result"}).to_string();
    assert_eq!(content::all(&fixture.admin, "history", &filter).len(), 100);
}

#[test]
fn a_result_of_an_unknown_host_holds_up_none_of_the_others() {
    let fixture = Fixture::shared();
    let host = fixture.host("still known");
    let list = json!([
        result(&fixture, "still known", None, 0),
        result(&fixture, "deleted meanwhile", None, 1),
        result(&fixture, "still known", Some("no such service"), 2),
        result(&fixture, "still known", None, 3),
    ]);
    // Any other answer than success and the module sends the same list for ever.
    let done = fixture.admin.post("/logcheckresult").json(&list).send();
    assert_eq!(done.expect_status(201).json()["_status"], "OK");
    assert_eq!(fixture.read("host", &host)["ls_output"], "result 3");
    let filter = json!({"host_name": {"$in": ["still known", "deleted meanwhile"]}}).to_string();
    assert_eq!(
        content::all(&fixture.admin, "logcheckresult", &filter).len(),
        2
    );

    let none = json!([
        result(&fixture, "deleted meanwhile", None, 0),
        result(&fixture, "another gone", Some("s"), 1),
    ]);
    let done = fixture.admin.post("/logcheckresult").json(&none).send();
    done.expect_status(201);
    let one = json!([result(&fixture, "deleted meanwhile", None, 0)]);
    let done = fixture.admin.post("/logcheckresult").json(&one).send();
    done.expect_status(201);
}

#[test]
fn the_module_finds_its_user_by_token_and_may_update_the_live_state() {
    let fixture = Fixture::shared();
    let rights = json!({"can_update_livestate": true});
    let (user, module) = fixture.user("broker module", &rights);
    let filter = json!({"token": module.token()}).to_string();
    let found = page(&module, "/user", &[("where", &filter)]);
    assert_eq!(found["_meta"]["total"], 1);
    assert_eq!(found["_items"][0]["_id"], user["_id"]);
    assert_eq!(found["_items"][0]["can_update_livestate"], true);
}

#[test]
fn live_fields_alone_are_patched_with_an_etag_from_a_projection() {
    let fixture = Fixture::shared();
    let host = fixture.host("patched live");
    fixture.service(&host, "patched live");
    for (resource, projection) in [
        (
            "host",
            r#"{"name": 1, "ls_state": 1, "ls_state_type": 1, "_realm": 1}"#,
        ),
        (
            "service",
            r#"{"name": 1, "ls_state": 1, "ls_state_type": 1, "_realm": 1, "host": 1}"#,
        ),
    ] {
        let query = [
            (
                "where",
                r#"{"_is_template": false, "name": "patched live"}"#,
            ),
            ("projection", projection),
            ("max_results", "25000"),
        ];
        let item = items(&fixture.page(&format!("/{resource}"), &query)).remove(0);
        let mut etag = text(&item, "_etag");
        for changes in [
            json!({"ls_next_check": 1_600_000_000}),
            json!({"ls_acknowledged": true}),
            json!({"ls_acknowledged": false}),
            json!({"ls_downtimed": true}),
        ] {
            let patch = fixture.admin.patch(&path(resource, &item)).if_match(&etag);
            let done = patch.json(&changes).send();
            assert_eq!(done.status, 200, "{resource} {changes}: {}", done.text());
            etag = text(&done.json(), "_etag");
        }
    }
}

#[test]
fn every_valid_value_of_a_live_field_is_taken() {
    let fixture = Fixture::shared();
    let host = fixture.host("every value");
    let service = fixture.service(&host, "every value");
    let states: [(&str, &Value, &[&str]); 2] = [
        ("host", &host, &["UP", "DOWN", "UNREACHABLE"]),
        (
            "service",
            &service,
            &["OK", "WARNING", "CRITICAL", "UNKNOWN", "UNREACHABLE"],
        ),
    ];
    for (resource, item, states) in states {
        for state in states {
            for kind in ["SOFT", "HARD"] {
                let changes = json!({
                    "ls_state": state, "ls_state_type": kind, "ls_last_state": state,
                    "ls_last_state_type": kind, "ls_state_id": 0, "ls_output": "",
                    "ls_long_output": "", "ls_perf_data": "", "ls_current_attempt": 0,
                    "ls_latency": 0, "ls_execution_time": 0.1, "ls_passive_check": true,
                    "ls_last_notification": 0, "ls_last_check": 1_600_000_000,
                });
                fixture.change(resource, item, &changes);
            }
        }
    }
}

#[test]
fn a_patch_of_a_deleted_host_is_a_404_and_of_an_old_etag_a_412() {
    let fixture = Fixture::shared();
    let change = json!({"ls_next_check": 1});
    let gone = fixture.admin.patch(&format!("/host/{UNKNOWN_ID}"));
    gone.if_match("x").json(&change).send().expect_status(404);
    let host = fixture.host("patched twice");
    fixture.change("host", &host, &change);
    let stale = fixture.admin.patch(&path("host", &host));
    let stale = stale.if_match(&text(&host, "_etag")).json(&change);
    stale.send().expect_status(412);
}

#[test]
fn the_etag_of_a_host_does_not_move_without_need() {
    let fixture = Fixture::shared();
    let host = fixture.host("steady");
    let service = fixture.service(&host, "steady");
    fixture.change(
        "service",
        &service,
        &json!({"ls_state": "OK", "ls_state_type": "HARD"}),
    );
    let before = fixture.read("host", &host);
    // Nothing of this changes the overall state of the host.
    fixture.change("service", &service, &json!({"ls_next_check": 5}));
    fixture.change(
        "service",
        &service,
        &json!({"ls_state": "OK", "ls_state_type": "HARD", "ls_output": "x"}),
    );
    let post = result(&fixture, "steady", Some("steady"), 0);
    fixture.admin.create("logcheckresult", &post);
    assert_eq!(fixture.read("host", &host)["_etag"], before["_etag"]);
}

#[test]
fn the_status_of_the_program_is_posted_and_patched_every_few_seconds() {
    let fixture = Fixture::shared();
    let mut status = json!({
        "name": "my-alignak", "_realm": fixture.realm, "_sub_realm": true, "instance_id": "i-1",
        "instance_name": "arbiter-master", "program_start": 1_600_000_000, "last_alive": 1_600_000_000,
        "pid": 42, "is_running": true, "interval_length": 60, "daemon_mode": 1,
        "global_host_event_handler": "None", "global_service_event_handler": "None",
        "modified_host_attributes": 0, "notifications_enabled": true, "flap_detection_enabled": false,
        "last_log_rotation": 0, "last_command_check": 0, "obsess_over_hosts": false,
    });
    let made = fixture.admin.create("alignak", &status);
    assert_eq!(made["_status"], "OK");
    status["last_alive"] = json!(1_600_000_005);
    let done = fixture.change("alignak", &made, &status);
    assert_eq!(done["_status"], "OK");
    let stored = fixture.read("alignak", &made);
    assert_eq!(stored["last_alive"], 1_600_000_005);
    assert_eq!(stored["is_running"], true);
    assert_eq!(stored["daemon_mode"], 1);
}

#[test]
fn an_action_of_the_engine_is_found_and_marked_as_notified_or_created_so() {
    let fixture = Fixture::shared();
    let host = fixture.host("notified");
    let admin = fixture.found("user", &json!({"name": "admin"})).remove(0);
    let full = json!({
        "processed": true, "notified": true, "action": "add", "_realm": fixture.realm,
        "host": host["_id"], "service": null, "user": admin["_id"], "comment": "by the engine",
        "sticky": true, "notify": true, "persistent": true,
    });
    let made = fixture.admin.create("actionacknowledge", &full);
    assert_eq!(made["_status"], "OK");
    let mut deletion = full.clone();
    deletion["action"] = json!("delete");
    deletion["notified"] = json!(false);
    fixture.admin.create("actionacknowledge", &deletion);
    let filter = json!({
        "processed": true, "notified": false, "host": host["_id"],
        "comment": "by the engine", "service": null,
    });
    let found = fixture.found("actionacknowledge", &filter);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["action"], "delete");
    let done = fixture.change("actionacknowledge", &found[0], &json!({"notified": true}));
    assert_eq!(done["_status"], "OK");
    assert!(fixture.found("actionacknowledge", &filter).is_empty());
}

#[test]
fn a_host_as_the_broker_reads_it_is_found_among_non_templates() {
    let fixture = Fixture::shared();
    fixture.add(
        "host",
        json!({"name": "broker template", "_is_template": true}),
    );
    fixture.host("broker host");
    let filter = json!({"_is_template": false, "name": {"$regex": "^broker "}});
    let found = fixture.found("host", &filter);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["name"], "broker host");
}

#[test]
fn processes_that_share_a_token_do_not_disturb_each_other() {
    let fixture = Fixture::shared();
    let (_, module) = fixture.user("forked module", &json!({"can_update_livestate": true}));
    let start = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..6 {
            let module = &module;
            scope.spawn(move || {
                for _ in 0..5 {
                    page(module, "/host", &[("max_results", "25000")]);
                    page(module, "/timeperiod", &[("max_results", "1")]);
                }
            });
        }
    });
    assert!(start.elapsed() < Duration::from_secs(30));
}
