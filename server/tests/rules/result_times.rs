//! Check results with times ahead, and with states that contradict their numbers.

use alignak_backend::rules::Refusal;
use alignak_backend::unit::Touch;
use serde_json::{Value, json};

use crate::fixture::{Backend, backend};

const DAY: i64 = 86_400;

async fn service(backend: &Backend) -> String {
    let host = backend.create("host", json!({"name": "h"})).await;
    let service = json!({"name": "s", "host": host});
    backend.create("service", service).await
}

fn result(time: i64, state: &str, state_id: i64) -> Value {
    json!({
        "host_name": "h", "service_name": "s", "last_check": time, "state": state,
        "state_id": state_id, "state_type": "HARD", "last_state_type": "HARD",
    })
}

fn now() -> i64 {
    alignak_backend::item::now()
}

#[tokio::test]
async fn a_result_with_a_time_ahead_does_not_freeze_the_live_state() {
    let backend = backend().await;
    let id = service(&backend).await;
    let post = async |time, state, number| {
        backend
            .post("logcheckresult", result(time, state, number))
            .await
            .unwrap();
    };
    post(now() + DAY / 2, "OK", 0).await;
    post(now() + 60, "CRITICAL", 2).await;
    assert_eq!(backend.get("service", &id).await["ls_state"], "CRITICAL");
    post(now(), "WARNING", 1).await;
    assert_eq!(backend.get("service", &id).await["ls_state"], "WARNING");
    // Within the past, a late result is still late.
    post(now() - 60, "OK", 0).await;
    assert_eq!(backend.get("service", &id).await["ls_state"], "WARNING");
}

#[tokio::test]
async fn a_stored_time_far_ahead_is_overcome() {
    let backend = backend().await;
    let id = service(&backend).await;
    let stored = id.clone();
    let ahead = now() * 1000;
    backend
        .api
        .unit(move |tx| {
            let services = alignak_backend::contract::resource("service");
            tx.revise(services, &stored, Touch::Kept, |item| {
                item.insert("ls_last_check".to_owned(), ahead.into());
            })?;
            Ok(())
        })
        .await
        .unwrap();
    backend
        .post("logcheckresult", result(now(), "CRITICAL", 2))
        .await
        .unwrap();
    assert_eq!(backend.get("service", &id).await["ls_state"], "CRITICAL");
}

#[tokio::test]
async fn times_more_than_a_day_ahead_or_in_milliseconds_are_refused() {
    let backend = backend().await;
    service(&backend).await;
    let mut changed = result(now(), "OK", 0);
    changed["last_state_change"] = json!(now() * 1000);
    for (posted, field) in [
        (result(now() + DAY + 60, "OK", 0), "last_check"),
        (result(now() * 1000, "OK", 0), "last_check"),
        (changed, "last_state_change"),
    ] {
        let refused = backend.post("logcheckresult", posted).await;
        match refused {
            Err(Refusal::InvalidItem(issues)) => assert!(issues.contains_key(field), "{issues:?}"),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn a_state_with_the_number_of_another_is_refused() {
    let backend = backend().await;
    service(&backend).await;
    let mut last = result(now(), "OK", 0);
    last["last_state"] = json!("OK");
    last["last_state_id"] = json!(2);
    for (posted, field) in [
        (result(now(), "CRITICAL", 0), "state_id"),
        (result(now(), "OK", 2), "state_id"),
        (result(now(), "WARNING", 2), "state_id"),
        (last, "last_state_id"),
    ] {
        let refused = backend.post("logcheckresult", posted.clone()).await;
        match refused {
            Err(Refusal::InvalidItem(issues)) => assert!(issues.contains_key(field), "{posted}"),
            other => panic!("{posted}: {other:?}"),
        }
    }
}

#[tokio::test]
async fn a_downtime_that_ends_before_it_starts_is_refused() {
    let backend = backend().await;
    let host = backend.create("host", json!({"name": "h"})).await;
    let downtime = |start: i64, end: i64| {
        json!({
            "action": "add", "host": host, "service": null, "user": backend.admin.id,
            "start_time": start, "end_time": end, "fixed": true, "duration": 0, "comment": "c",
        })
    };
    let refused = backend
        .try_create("actiondowntime", downtime(2000, 1000))
        .await;
    assert!(
        matches!(refused, Err(Refusal::InvalidItem(issues)) if issues.contains_key("end_time"))
    );
    let id = backend.create("actiondowntime", downtime(1000, 2000)).await;
    let refused = backend
        .try_patch("actiondowntime", &id, json!({"end_time": 500}))
        .await;
    assert!(
        matches!(refused, Err(Refusal::InvalidChanges(issues)) if issues.contains_key("end_time"))
    );
}
