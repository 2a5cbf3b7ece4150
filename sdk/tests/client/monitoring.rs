//! The calls that applications make again and again: what they read, and what they send.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use alignak_backend_client::model::{CheckResultState, Host, Id, Realm, Service, StateType, User};
use alignak_backend_client::{
    Backend, CheckResult, Generate, Item, LogCheckResultCreate, LogCheckResultRequired,
    any_host_problem, any_service_problem, host_problem, service_problem,
};
use serde_json::{Value, json};

use crate::support::{Script, Step, body, parameters, reply, written};

const HOST: &str = "5f3a0c9e8d1b2a4c6e7f8091";
const SERVICE: &str = "5f3a0c9e8d1b2a4c6e7f8092";
const REALM: &str = "5f3a0c9e8d1b2a4c6e7f8090";
const USER: &str = "5f3a0c9e8d1b2a4c6e7f8093";

fn page(items: &[Value]) -> Step {
    let page = json!({
        "_items": items, "_links": {},
        "_meta": {"page": 1, "max_results": 50, "total": items.len()},
    });
    reply(200, &page.to_string())
}

fn host(live: &Value) -> Value {
    let mut host = json!({"_id": HOST, "_etag": "e1", "name": "srv1", "_realm": REALM});
    host.as_object_mut()
        .unwrap()
        .extend(live.as_object().unwrap().clone());
    host
}

fn service(live: &Value) -> Value {
    let mut service = host(live);
    service["_id"] = SERVICE.into();
    service["name"] = "disk".into();
    service["host"] = HOST.into();
    service
}

fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

/// How a backend answers that does not know check results in bulk.
fn no_bulk() -> Step {
    reply(404, "")
}

/// What was posted to such a backend after the live state of a host was read.
async fn reported(live: Value, result: CheckResult) -> Value {
    let script = Script::new([no_bulk(), page(&[host(&live)]), reply(201, &written("e2"))]);
    script.backend().report(&result).await.unwrap();
    assert_eq!(
        script.calls(),
        [
            "POST /prefix/logcheckresult/bulk",
            "GET /prefix/host",
            "POST /prefix/logcheckresult"
        ]
    );
    body(&script.request(2))
}

#[tokio::test]
async fn a_report_has_what_was_before_and_what_is_now() {
    let live = json!({
        "ls_state": "UP", "ls_state_type": "HARD", "ls_state_id": 0, "ls_last_state_changed": 100,
        "ls_last_hard_state_changed": 100, "ls_last_time_up": 150, "ls_last_time_unreachable": 7,
    });
    let result = CheckResult::down("srv1")
        .output("no answer")
        .perf_data("rta=1")
        .checked_at(at(200));
    let sent = reported(live, result).await;
    for (field, value) in [
        ("host_name", json!("srv1")),
        ("state", json!("DOWN")),
        ("state_id", json!(1)),
        ("state_type", json!("HARD")),
        ("state_changed", json!(true)),
        ("last_state", json!("UP")),
        ("last_state_id", json!(0)),
        ("last_state_type", json!("HARD")),
        ("last_check", json!(200)),
        ("last_state_changed", json!(200)),
        ("last_hard_state_changed", json!(200)),
        ("last_time_0", json!(150)),
        ("last_time_1", json!(200)),
        ("last_time_4", json!(7)),
        ("output", json!("no answer")),
        ("perf_data", json!("rta=1")),
        ("passive_check", json!(true)),
    ] {
        assert_eq!(sent[field], value, "{field}");
    }
    assert_eq!(sent.get("service_name"), None);
}

#[tokio::test]
async fn a_report_of_the_same_state_changes_no_dates() {
    let live = json!({
        "ls_state": "DOWN", "ls_state_type": "HARD", "ls_last_state_changed": 100,
        "ls_last_hard_state_changed": 90, "ls_downtimed": true,
    });
    let result = CheckResult::down("srv1").checked_at(at(200));
    let sent = reported(live, result).await;
    assert_eq!(sent["state_changed"], false);
    assert_eq!(sent["last_state_changed"], 100);
    assert_eq!(sent["last_hard_state_changed"], 90);
    assert_eq!(sent["downtimed"], true);
}

#[tokio::test]
async fn an_acknowledgement_lives_as_long_as_it_should() {
    let cases = [
        // (state before, type of acknowledgement, state now, still acknowledged)
        ("DOWN", 1, CheckResult::down("srv1"), true),
        ("DOWN", 1, CheckResult::unreachable("srv1"), false),
        ("DOWN", 2, CheckResult::unreachable("srv1"), true),
        ("DOWN", 2, CheckResult::up("srv1"), false),
        ("DOWN", 1, CheckResult::up("srv1"), false),
    ];
    for (before, kind, now, acknowledged) in cases {
        let live = json!({
            "ls_state": before, "ls_acknowledged": true, "ls_acknowledgement_type": kind,
        });
        let sent = reported(live, now.clone()).await;
        assert_eq!(
            sent["acknowledged"], acknowledged,
            "{before} {kind} {now:?}"
        );
        assert_eq!(sent["acknowledgement_type"], kind);
    }
}

#[tokio::test]
async fn a_service_is_found_by_the_name_of_its_host_and_its_own() {
    let live = json!({"ls_state": "OK", "ls_state_type": "SOFT", "ls_current_attempt": 1});
    let script = Script::new([
        no_bulk(),
        page(&[host(&json!({}))]),
        page(&[service(&live)]),
        reply(201, &written("e2")),
    ]);
    let result = CheckResult::ok("srv1").service("disk").soft();
    script.backend().report(&result).await.unwrap();
    let sent = body(&script.request(3));
    assert_eq!(
        (&sent["host_name"], &sent["service_name"]),
        (&json!("srv1"), &json!("disk"))
    );
    assert_eq!(
        (&sent["state_type"], &sent["current_attempt"]),
        (&json!("SOFT"), &json!(2))
    );
    let filter: Value = serde_json::from_str(&parameters(&script.request(2))["where"]).unwrap();
    assert_eq!(
        filter,
        json!({"$and": [{"host": {"$in": [HOST]}}, {"name": {"$in": ["disk"]}}]})
    );
}

#[tokio::test]
async fn a_report_about_nothing_is_not_sent() {
    let script = Script::new([no_bulk(), page(&[]), page(&[host(&json!({}))]), page(&[])]);
    let backend = script.backend();
    let result = CheckResult::up("srv9");
    let failure = backend.report(&result).await.unwrap_err();
    assert!(failure.is_invalid());
    assert!(failure.to_string().contains("no host `srv9`"), "{failure}");
    let result = CheckResult::ok("srv1").service("nothing");
    let failure = backend.report(&result).await.unwrap_err();
    assert!(failure.to_string().contains("no service `nothing`"));
}

#[tokio::test]
async fn of_many_results_each_tells_its_fate() {
    let refused = json!({"_status": "ERR", "_issues": {"host_name": "unknown"}});
    let made: Value = serde_json::from_str(&written("e1")).unwrap();
    let mixed = json!({"_status": "ERR", "_items": [made, refused]}).to_string();
    let script = Script::new([
        reply(201, &mixed),
        reply(201, &mixed),
        reply(201, &written("e1")),
    ]);
    let results = script.backend().log_check_results();
    let one = || {
        LogCheckResultCreate::new(LogCheckResultRequired {
            last_state_type: StateType::Hard,
            state: CheckResultState::Up,
            state_type: StateType::Hard,
        })
    };
    let fates = results.create_each(&[one(), one()]).await;
    assert_eq!(fates[0].as_ref().unwrap().etag, "e1");
    assert!(
        fates[1]
            .as_ref()
            .unwrap_err()
            .issues()
            .unwrap()
            .get("host_name")
            .is_some()
    );
    // A caller who wants all or none gets an error when it was some.
    let failure = results.create_many(&[one(), one()]).await.unwrap_err();
    assert!(failure.is_validation());
    assert_eq!(failure.code(), 201);
    assert!(failure.item_issues()[0].is_none() && failure.item_issues()[1].is_some());
    assert_eq!(results.create_each(&[one()]).await.len(), 1);
    assert!(results.create_each(&[]).await.is_empty());
}

async fn logged_in(script: &Arc<Script>) -> Backend {
    let backend = script.backend();
    backend
        .login("operator", "secret", Generate::Enabled)
        .await
        .unwrap();
    backend
}

#[tokio::test]
async fn an_acknowledgement_is_made_by_who_is_logged_in() {
    let script = Script::new([
        reply(200, r#"{"token": "t"}"#),
        page(&[json!({"_id": USER})]),
        reply(201, &written("e1")),
        reply(201, &written("e1")),
    ]);
    let backend = logged_in(&script).await;
    let host: Item<Host> = serde_json::from_value(host(&json!({}))).unwrap();
    backend
        .acknowledge(&host)
        .comment("seen")
        .sticky(false)
        .await
        .unwrap();
    assert_eq!(
        parameters(&script.request(1))["where"],
        r#"{"name":"operator"}"#
    );
    assert_eq!(
        body(&script.request(2)),
        json!({
            "host": HOST, "service": null, "user": USER, "action": "add", "comment": "seen",
            "sticky": false, "persistent": true, "notify": false,
        })
    );
    // A user who is named is not looked up.
    let user: Id<User> = USER.parse().unwrap();
    backend.unacknowledge(&host).by(user).await.unwrap();
    assert_eq!(body(&script.request(3))["action"], "delete");
}

#[tokio::test]
async fn with_a_token_alone_the_user_is_found_by_it() {
    let user = json!({
        "_id": USER, "_etag": "e1", "name": "operator", "_realm": REALM, "host_notification_period": HOST,
        "service_notification_period": HOST,
    });
    let script = Script::new([page(&[user]), page(&[])]);
    let backend = script.backend();
    assert!(backend.current_user().await.unwrap_err().is_invalid());
    backend.set_token(Some("t-1"));
    assert_eq!(backend.current_user().await.unwrap().name, "operator");
    assert_eq!(
        parameters(&script.request(0))["where"],
        r#"{"token":"t-1"}"#
    );
    assert!(!format!("{:?}", script.request(0)).contains("t-1"));
    let failure = backend.current_user().await.unwrap_err();
    assert!(failure.to_string().contains("name the user"));
}

#[tokio::test]
async fn a_downtime_has_a_period() {
    let script = Script::new([reply(201, &written("e1")), reply(201, &written("e1"))]);
    let backend = script.backend();
    let service: Item<Service> = serde_json::from_value(service(&json!({}))).unwrap();
    let user: Id<User> = USER.parse().unwrap();
    backend
        .schedule_downtime(&service, at(1000)..at(4600))
        .by(user)
        .await
        .unwrap();
    assert_eq!(
        body(&script.request(0)),
        json!({
            "host": HOST, "service": SERVICE, "user": USER, "action": "add", "comment": "",
            "fixed": true, "start_time": 1000, "end_time": 4600, "duration": 3600,
        })
    );
    let host: Id<Host> = HOST.parse().unwrap();
    backend
        .schedule_downtime(host, at(1000)..at(4600))
        .flexible(Duration::from_secs(60))
        .by(user)
        .await
        .unwrap();
    let sent = body(&script.request(1));
    assert_eq!(
        (&sent["fixed"], &sent["duration"]),
        (&json!(false), &json!(60))
    );
    let backwards = backend.schedule_downtime(host, at(9)..at(9)).by(user).await;
    assert!(backwards.unwrap_err().is_invalid());
}

#[tokio::test]
async fn a_downtime_is_cancelled_and_a_check_is_forced() {
    let script = Script::new([reply(201, &written("e1")), reply(201, &written("e1"))]);
    let backend = script.backend();
    let (host, service, user) = (
        HOST.parse::<Id<Host>>().unwrap(),
        SERVICE.parse::<Id<Service>>().unwrap(),
        USER.parse::<Id<User>>().unwrap(),
    );
    backend.cancel_downtime(host).by(user).await.unwrap();
    assert_eq!(body(&script.request(0))["action"], "delete");
    backend.force_check((host, service)).by(user).await.unwrap();
    assert_eq!(
        script.calls()[1],
        "POST /prefix/actionforcecheck".to_owned()
    );
    assert_eq!(body(&script.request(1))["service"], SERVICE);
}

#[tokio::test]
async fn the_problems_of_a_realm_are_those_of_the_realms_below_too() {
    let below = "5f3a0c9e8d1b2a4c6e7f8099";
    let script = Script::new([
        reply(200, r#"{"PAGINATION_LIMIT": 50, "PAGINATION_DEFAULT": 25}"#),
        page(&[json!({"_id": below})]),
        page(&[host(&json!({"ls_state": "DOWN"}))]),
        page(&[]),
    ]);
    let realm: Id<Realm> = REALM.parse().unwrap();
    let problems = script.backend().problems(realm).await.unwrap();
    assert_eq!((problems.hosts.len(), problems.services.len()), (1, 0));
    assert_eq!(
        parameters(&script.request(1))["where"],
        format!(r#"{{"_tree_parents":"{REALM}"}}"#)
    );
    let asked = &parameters(&script.request(2))["where"];
    assert!(asked.contains(&format!(r#"{{"_realm":{{"$in":["{REALM}","{below}"]}}}}"#)));
    assert!(asked.contains(r#"{"ls_acknowledged":false}"#));
}

#[test]
fn a_problem_is_neither_acknowledged_nor_in_downtime() {
    for filter in [host_problem().to_string(), service_problem().to_string()] {
        for part in [
            r#"{"ls_acknowledged":false}"#,
            r#"{"ls_downtimed":false}"#,
            r#"{"_is_template":false}"#,
            r#"{"$or":[{"active_checks_enabled":true},{"passive_checks_enabled":true}]}"#,
        ] {
            assert!(filter.contains(part), "{part} in {filter}");
        }
    }
    // Those that somebody takes care of are problems as well.
    for (filter, states) in [
        (
            any_host_problem().to_string(),
            r#"{"ls_state":{"$in":["DOWN","UNREACHABLE"]}}"#,
        ),
        (
            any_service_problem().to_string(),
            r#"{"ls_state":{"$in":["WARNING","CRITICAL","UNKNOWN","UNREACHABLE"]}}"#,
        ),
    ] {
        for part in [
            states,
            r#"{"_is_template":false}"#,
            r#"{"$or":[{"active_checks_enabled":true},{"passive_checks_enabled":true}]}"#,
        ] {
            assert!(filter.contains(part), "{part} in {filter}");
        }
        for part in ["ls_acknowledged", "ls_downtimed"] {
            assert!(!filter.contains(part), "{part} in {filter}");
        }
    }
}

#[test]
fn what_a_plugin_printed_is_taken_apart() {
    let printed = "DISK OK - free | /=10;20\n/var 20%\n/tmp 5% | /var=3\n/tmp=4\n";
    let result = CheckResult::ok("srv1").plugin_output(printed);
    let expected = CheckResult::ok("srv1")
        .output("DISK OK - free")
        .long_output("/var 20%\n/tmp 5%")
        .perf_data("/=10;20 /var=3 /tmp=4");
    assert_eq!(result, expected);
    let silent = CheckResult::ok("srv1").plugin_output("\n");
    assert_eq!(silent, CheckResult::ok("srv1"));
    // A program that is no plugin may end with any code.
    for (code, state) in [(0, "UP"), (1, "UP"), (2, "DOWN"), (3, "DOWN"), (-1, "DOWN")] {
        let result = CheckResult::host_from_exit_code("srv1", code);
        assert_eq!(result.state(), &CheckResultState::from(state), "{code}");
    }
}

#[tokio::test]
async fn a_synthesis_comes_with_its_history() {
    let id = "5f3a0c9e8d1b2a4c6e7f80aa";
    let document = json!({
        "_id": id, "_realm": REALM, "hosts_total": 5, "hosts_up_hard": 4,
        "history": [
            {"_created": "Mon, 05 Feb 2024 09:03:07 GMT", "schema_version": 2, "hosts_up_hard": 3},
            {"_created": "Mon, 05 Feb 2024 09:02:07 GMT", "schema_version": 2, "hosts_up_hard": 2},
        ],
    });
    let script = Script::new([
        page(&[json!({"_id": id})]),
        reply(200, &document.to_string()),
        page(&[json!({"_id": id})]),
        reply(200, &json!({"_id": id, "_realm": REALM}).to_string()),
        page(&[]),
    ]);
    let backend = script.backend();
    let realm: Id<Realm> = REALM.parse().unwrap();
    let read = backend.live_synthesis(realm).history().with_realms_below();
    let synthesis = read.await.unwrap().unwrap();
    assert_eq!(synthesis.now.hosts_up_hard, 4);
    let before: Vec<i64> = synthesis.history.iter().map(|b| b.hosts_up_hard).collect();
    assert_eq!(before, [3, 2]);
    assert!(synthesis.history[0].created > synthesis.history[1].created);
    let asked = parameters(&script.request(1));
    assert_eq!(
        (asked["history"].as_str(), asked["concatenation"].as_str()),
        ("1", "1")
    );
    let plain = backend.live_synthesis(realm).await.unwrap().unwrap();
    assert!(plain.history.is_empty());
    assert!(parameters(&script.request(3)).is_empty());
    assert_eq!(backend.live_synthesis(realm).await.unwrap(), None);
}
