//! Check results of agents: in lists that are repeated, and that know nothing of the state before.

use alignak_backend::api::Created;
use alignak_backend::contract::resource;
use alignak_backend::filter::Filter;
use alignak_backend::item;
use alignak_backend::rules::{Refusal, StateBefore};
use serde_json::{Value, json};

use crate::fixture::{Backend, backend};
use crate::rights::{CallerKind, Fixture, Verb};

fn result(more: Value) -> Value {
    let mut result = json!({
        "host_name": "h", "service_name": "s", "state": "OK", "state_type": "HARD",
        "last_state_type": "HARD",
    });
    result
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    result
}

async fn with_service() -> (Backend, String) {
    let backend = backend().await;
    let host = backend.create("host", json!({"name": "h"})).await;
    let service = backend
        .create("service", json!({"name": "s", "host": host}))
        .await;
    (backend, service)
}

async fn post(backend: &Backend, results: Value) -> Result<Created, Refusal> {
    let before = StateBefore::FromLiveState;
    let api = &backend.api;
    api.create_check_results(&backend.admin, results, before)
        .await
}

#[tokio::test]
async fn a_list_that_is_repeated_stores_each_result_once() {
    let (backend, _) = with_service().await;
    let ids: Vec<String> = (0..3).map(|_| item::new_id()).collect();
    let list = |ids: &[&str]| -> Value {
        ids.iter()
            .map(|id| result(json!({"_id": id, "output": id})))
            .collect()
    };
    let [first, second, third] = [&*ids[0], &*ids[1], &*ids[2]];
    let created = post(&backend, list(&[first, second])).await.unwrap();
    assert!(matches!(created, Created::Many(all) if all.len() == 2));
    // With another one, and twice in one list.
    let again = post(&backend, list(&[first, third, second, third]))
        .await
        .unwrap();
    let Created::Partly(elements) = again else {
        panic!("{again:?}");
    };
    let outcomes: Vec<Result<&str, Value>> = elements
        .iter()
        .map(|element| match element {
            Ok(written) => Ok(written.id.as_str()),
            Err(issues) => Err(issues["_id"].clone()),
        })
        .collect();
    let taken = |id: &str| Err(json!(format!("value '{id}' is not unique")));
    assert_eq!(
        outcomes,
        [taken(first), Ok(third), taken(second), taken(third)]
    );
    assert_eq!(
        backend
            .find("logcheckresult", Filter::everything())
            .await
            .len(),
        3
    );
    assert_eq!(backend.find("history", Filter::everything()).await.len(), 3);
}

#[tokio::test]
async fn what_is_no_identifier_refuses_the_list() {
    let (backend, _) = with_service().await;
    let list = json!([result(json!({"_id": "none"})), result(json!({}))]);
    let refused = post(&backend, list).await;
    let Err(Refusal::InvalidList(issues)) = refused else {
        panic!("{refused:?}");
    };
    assert!(issues[0].contains_key("_id") && issues[1].is_empty());
    assert!(
        backend
            .find("logcheckresult", Filter::everything())
            .await
            .is_empty()
    );
}

#[tokio::test]
async fn those_who_are_no_administrators_choose_identifiers_of_records_alone() {
    let fixture = Fixture::new().await;
    let api = &fixture.backend.api;
    let host = json!({"name": "h", "_realm": fixture.north});
    let host = fixture.backend.create("host", host).await;
    let service = json!({"name": "s", "host": host, "_realm": fixture.north});
    fixture.backend.create("service", service).await;
    for (name, is_record) in [("logcheckresult", true), ("command", false)] {
        let kind = resource(name);
        let creates = CallerKind::Role {
            verb: Verb::Create,
            reaches_below: false,
        };
        let caller = fixture.caller(kind, creates, false).await;
        let id = item::new_id();
        let body = if is_record {
            // The host is read by everybody who may post for it.
            json!({
                "host": host, "state": "UP", "state_type": "HARD", "last_state_type": "HARD",
                "_id": id,
            })
        } else {
            json!({"name": "c", "_realm": fixture.north, "_id": id})
        };
        match api.create(&caller, kind, body).await {
            Ok(Created::One(written)) if is_record => assert_eq!(written.id, id),
            // A host that the caller may not read is as good as none; the identifier is not at fault.
            Err(Refusal::InvalidItem(issues)) => {
                assert_eq!(issues.contains_key("_id"), !is_record, "{issues:?}");
            }
            other => panic!("{name}: {other:?}"),
        }
    }
}

/// What the live state was, what is posted, and members of the stored result.
const CASES: &[(&str, &str, &str)] = &[
    // A first problem.
    (
        r#"{"ls_state": "OK", "ls_state_type": "HARD", "ls_state_id": 0, "ls_last_check": 100,
            "ls_last_state_changed": 50, "ls_last_hard_state_changed": 40, "ls_downtimed": true,
            "ls_last_time_ok": 100, "ls_current_attempt": 3}"#,
        r#"{"state": "CRITICAL", "last_check": 200}"#,
        r#"{"state_changed": true, "state_id": 2, "last_state": "OK", "last_state_id": 0,
            "last_state_type": "HARD", "last_state_changed": 200, "last_hard_state_changed": 200,
            "acknowledged": false, "downtimed": true, "current_attempt": 1, "last_time_0": 100,
            "last_time_2": 200}"#,
    ),
    // The same state again, still to be confirmed.
    (
        r#"{"ls_state": "CRITICAL", "ls_state_type": "SOFT", "ls_last_check": 100,
            "ls_last_state_changed": 50, "ls_last_hard_state_changed": 40, "ls_acknowledged": true,
            "ls_acknowledgement_type": 1, "ls_current_attempt": 1}"#,
        r#"{"state": "CRITICAL", "state_type": "SOFT", "last_check": 200}"#,
        r#"{"state_changed": false, "last_state_changed": 50, "last_hard_state_changed": 40,
            "acknowledged": true, "current_attempt": 2, "last_state_type": "SOFT"}"#,
    ),
    // Confirmed at last.
    (
        r#"{"ls_state": "CRITICAL", "ls_state_type": "SOFT", "ls_last_check": 100,
            "ls_last_state_changed": 50, "ls_last_hard_state_changed": 40, "ls_current_attempt": 2}"#,
        r#"{"state": "CRITICAL", "last_check": 200}"#,
        r#"{"state_changed": false, "last_state_changed": 50, "last_hard_state_changed": 200,
            "current_attempt": 2}"#,
    ),
    // Another problem ends an acknowledgement that is not sticky,
    (
        r#"{"ls_state": "CRITICAL", "ls_state_type": "HARD", "ls_last_check": 100,
            "ls_acknowledged": true, "ls_acknowledgement_type": 1}"#,
        r#"{"state": "WARNING", "last_check": 200}"#,
        r#"{"acknowledged": false, "acknowledgement_type": 1, "state_id": 1}"#,
    ),
    // and keeps a sticky one,
    (
        r#"{"ls_state": "CRITICAL", "ls_state_type": "HARD", "ls_last_check": 100,
            "ls_acknowledged": true, "ls_acknowledgement_type": 2}"#,
        r#"{"state": "WARNING", "last_check": 200}"#,
        r#"{"acknowledged": true, "acknowledgement_type": 2}"#,
    ),
    // which ends with the problem.
    (
        r#"{"ls_state": "CRITICAL", "ls_state_type": "HARD", "ls_last_check": 100,
            "ls_acknowledged": true, "ls_acknowledgement_type": 2}"#,
        r#"{"state": "OK", "last_check": 200}"#,
        r#"{"acknowledged": false, "state_id": 0, "last_state": "CRITICAL"}"#,
    ),
    // What was posted of the state before is not read.
    (
        r#"{"ls_state": "OK", "ls_state_type": "HARD", "ls_last_check": 100}"#,
        r#"{"state": "OK", "last_check": 200, "last_state": "CRITICAL", "downtimed": true,
            "acknowledged": true, "state_changed": true, "current_attempt": 7}"#,
        r#"{"last_state": "OK", "downtimed": false, "acknowledged": false, "state_changed": false,
            "current_attempt": 0}"#,
    ),
];

#[tokio::test]
async fn the_state_before_is_that_of_the_live_state() {
    for (live, posted, expected) in CASES {
        let (backend, service) = with_service().await;
        let parse = |text: &str| serde_json::from_str::<Value>(text).unwrap();
        backend.patch("service", &service, parse(live)).await;
        let posted = json!([result(parse(posted))]);
        let Created::One(written) = post(&backend, posted).await.unwrap() else {
            panic!("one result was posted");
        };
        let stored = backend.get("logcheckresult", &written.id).await;
        let service = backend.get("service", &service).await;
        for (member, value) in parse(expected).as_object().unwrap() {
            assert_eq!(&stored[member], value, "{member} of {expected}");
            let field = format!("ls_{member}");
            if let Some(live) = service.get(&field).filter(|_| member != "state_changed") {
                assert_eq!(live, value, "{field} after {expected}");
            }
        }
    }
}

#[tokio::test]
async fn several_results_of_a_list_follow_each_other() {
    let (backend, service) = with_service().await;
    let list: Value = ["CRITICAL", "CRITICAL", "OK", "WARNING"]
        .iter()
        .enumerate()
        .map(|(number, state)| result(json!({"state": state, "last_check": 100 + number})))
        .collect();
    post(&backend, list).await.unwrap();
    let stored = backend.find("logcheckresult", Filter::everything()).await;
    let before: Vec<&str> = stored
        .iter()
        .map(|one| one["last_state"].as_str().unwrap())
        .collect();
    assert_eq!(before, ["UNKNOWN", "CRITICAL", "CRITICAL", "OK"]);
    let changed: Vec<bool> = stored
        .iter()
        .map(|one| one["state_changed"] == true)
        .collect();
    assert_eq!(changed, [true, false, true, true]);
    let service = backend.get("service", &service).await;
    assert_eq!(
        (
            &service["ls_last_time_critical"],
            &service["ls_last_time_ok"]
        ),
        (&json!(101), &json!(102))
    );
}

#[tokio::test]
async fn a_result_that_says_no_time_is_one_of_now() {
    let (backend, service) = with_service().await;
    backend
        .patch("service", &service, json!({"ls_last_check": 1000}))
        .await;
    let list = json!([result(json!({"state": "CRITICAL"}))]);
    post(&backend, list).await.unwrap();
    let service = backend.get("service", &service).await;
    assert_eq!(service["ls_state"], "CRITICAL");
    assert!(service["ls_last_check"].as_i64().unwrap() > 1_600_000_000);
}
