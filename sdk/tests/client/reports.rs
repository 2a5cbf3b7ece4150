//! Check results in bulk.

use std::sync::{Arc, Mutex};
use std::time::{Duration, UNIX_EPOCH};

use alignak_backend_client::testing::{self, MockBackend};
use alignak_backend_client::{CheckResult, TransportRequest};
use serde_json::{Value, json};

use crate::support::{Answering, Script, Step, body, parameters, reply, sent_body, written_as};

fn listed(items: &[Value]) -> Step {
    reply(201, &json!({"_status": "OK", "_items": items}).to_string())
}

fn stored(request: &TransportRequest) -> Step {
    let sent = sent_body(request);
    let items: Vec<Value> = sent.as_array().unwrap().iter().map(accepted).collect();
    listed(&items)
}

fn accepted(result: &Value) -> Value {
    written_as(result["_id"].as_str().unwrap(), "e1")
}

fn refused(field: &str, problem: &str) -> Value {
    json!({"_status": "ERR", "_issues": {field: problem}})
}

#[tokio::test]
async fn a_report_is_one_request_that_says_what_the_check_found() {
    let seen: Arc<Mutex<Vec<TransportRequest>>> = Arc::default();
    let backend = Answering::backend({
        let seen = Arc::clone(&seen);
        move |request| {
            seen.lock().unwrap().push(request.clone());
            stored(request)
        }
    });
    let result = CheckResult::critical("srv1")
        .service("disk")
        .output("97% used")
        .perf_data("used=97%")
        .execution_time(1.5)
        .checked_at(UNIX_EPOCH + Duration::from_secs(1_700_000_000));
    let made = backend.report(&result).await.unwrap();
    let seen = seen.lock().unwrap();
    assert_eq!(seen.len(), 1);
    assert_eq!(seen[0].url.path(), "/logcheckresult/bulk");
    assert_eq!(parameters(&seen[0])["from_live_state"], "true");
    assert_eq!(
        sent_body(&seen[0]),
        json!([{
            "_id": made.id.to_string(), "host_name": "srv1", "service_name": "disk",
            "state": "CRITICAL", "state_type": "HARD", "last_state_type": "HARD",
            "last_check": 1_700_000_000, "passive_check": true, "output": "97% used",
            "perf_data": "used=97%", "latency": 0.0, "execution_time": 1.5,
        }])
    );
}

#[tokio::test]
async fn many_results_take_few_requests_and_keep_their_order() {
    let seen: Arc<Mutex<Vec<Value>>> = Arc::default();
    let backend = Answering::backend({
        let seen = Arc::clone(&seen);
        move |request| {
            seen.lock().unwrap().push(sent_body(request));
            stored(request)
        }
    });
    let results: Vec<CheckResult> = (0..1100)
        .map(|number| CheckResult::up(format!("srv{number}")))
        .collect();
    let outcomes = backend.report_all(&results).await;
    assert_eq!(outcomes.len(), 1100);
    assert!(outcomes.iter().all(Result::is_ok));
    let seen = seen.lock().unwrap();
    let sizes: Vec<usize> = seen
        .iter()
        .map(|list| list.as_array().unwrap().len())
        .collect();
    assert_eq!(sizes, [500, 500, 100]);
    let names = seen.iter().flat_map(|list| list.as_array().unwrap());
    for (number, result) in names.enumerate() {
        assert_eq!(result["host_name"], format!("srv{number}"));
    }
}

#[tokio::test]
async fn each_of_many_results_is_told_of() {
    let backend = Answering::backend(|request| {
        let sent = sent_body(request);
        let items: Vec<Value> = sent
            .as_array()
            .unwrap()
            .iter()
            .map(|result| match result["host_name"].as_str().unwrap() {
                "nowhere" => refused("host_name", "value 'nowhere' must exist"),
                _ if result["service_name"] == "nothing" => refused("service_name", "must exist"),
                _ if result["state"] == "UNREACHABLE" => refused("state", "unallowed value"),
                _ => accepted(result),
            })
            .collect();
        listed(&items)
    });
    let results = [
        CheckResult::up("srv1"),
        CheckResult::up("nowhere"),
        CheckResult::ok("srv1"),
        CheckResult::ok("srv1").service("nothing"),
        CheckResult::unreachable("srv1"),
        CheckResult::ok("srv1").service("disk"),
    ];
    let outcomes = backend.report_all(&results).await;
    assert!(outcomes[0].is_ok() && outcomes[5].is_ok());
    let failures: Vec<String> = outcomes
        .iter()
        .filter_map(|outcome| Some(outcome.as_ref().err()?.to_string()))
        .collect();
    for (failure, part) in failures.iter().zip([
        "no host `nowhere`",
        "OK is the state of a service",
        "no service `nothing` of the host `srv1`",
        "state",
    ]) {
        assert!(failure.contains(part), "{failure}");
    }
    assert!(outcomes[4].as_ref().unwrap_err().is_validation());
}

#[tokio::test]
async fn invalid_values_cost_only_their_own_results() {
    let backend = Answering::backend(|request| {
        let sent = sent_body(request);
        let results = sent.as_array().unwrap();
        let is_bad = |result: &Value| result["host_name"] == "bad name";
        if results.iter().any(is_bad) {
            let items: Vec<Value> = results
                .iter()
                .map(|result| {
                    if is_bad(result) {
                        refused("host_name_format", "no")
                    } else {
                        json!({"_status": "OK"})
                    }
                })
                .collect();
            let error = json!({"code": 422, "message": "Insertion failure"});
            let body = json!({"_status": "ERR", "_error": error, "_items": items});
            return reply(422, &body.to_string());
        }
        stored(request)
    });
    let results = ["srv1", "bad name", "srv2"].map(CheckResult::up);
    let outcomes = backend.report_all(&results).await;
    assert!(outcomes[0].is_ok() && outcomes[2].is_ok());
    assert!(outcomes[1].as_ref().unwrap_err().is_validation());
}

#[tokio::test]
async fn a_request_that_is_too_large_is_halved() {
    let sizes: Arc<Mutex<Vec<usize>>> = Arc::default();
    let backend = Answering::backend({
        let sizes = Arc::clone(&sizes);
        move |request| {
            let count = sent_body(request).as_array().unwrap().len();
            sizes.lock().unwrap().push(count);
            if count > 2 {
                return reply(413, r#"{"_error": {"code": 413, "message": "too large"}}"#);
            }
            stored(request)
        }
    });
    let results = ["a", "b", "c", "d", "e"].map(CheckResult::up);
    let outcomes = backend.report_all(&results).await;
    assert!(outcomes.iter().all(Result::is_ok));
    assert_eq!(*sizes.lock().unwrap(), [5, 2, 3, 1, 2]);
}

#[tokio::test]
async fn results_that_an_earlier_attempt_has_stored_are_found() {
    let results = ["a", "b"].map(CheckResult::up);
    let posts: Arc<Mutex<usize>> = Arc::default();
    let known: Arc<Mutex<Vec<Value>>> = Arc::default();
    let backend = Answering::backend({
        let (posts, known) = (Arc::clone(&posts), Arc::clone(&known));
        move |request| {
            let mut known = known.lock().unwrap();
            if request.url.path() == "/backendconfig" {
                return reply(404, "");
            }
            if request.method == "GET" {
                let meta = json!({"page": 1, "max_results": 50, "total": known.len()});
                let page = json!({"_items": *known, "_links": {}, "_meta": meta});
                return reply(200, &page.to_string());
            }
            *posts.lock().unwrap() += 1;
            let sent = sent_body(request);
            let sent = sent.as_array().unwrap();
            if known.is_empty() {
                known.extend(sent.iter().map(accepted));
                return Step::Broken;
            }
            let taken = |result: &Value| {
                refused("_id", &format!("value '{}' is not unique", result["_id"]))
            };
            listed(&sent.iter().map(taken).collect::<Vec<_>>())
        }
    });
    let outcomes = backend.report_all(&results).await;
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    assert_eq!(*posts.lock().unwrap(), 2);
}

#[tokio::test]
async fn a_backend_without_bulk_is_asked_for_it_once() {
    let page = |items: &[Value]| {
        let meta = json!({"page": 1, "max_results": 50, "total": items.len()});
        reply(
            200,
            &json!({"_items": items, "_links": {}, "_meta": meta}).to_string(),
        )
    };
    let host = json!({
        "_id": "5f3a0c9e8d1b2a4c6e7f8091", "_etag": "e1", "name": "srv1", "ls_state": "UP",
        "_realm": "5f3a0c9e8d1b2a4c6e7f8090",
    });
    let one = || written_as("5f3a0c9e8d1b2a4c6e7f8099", "e1").to_string();
    let script = Script::new([
        reply(405, ""),
        page(std::slice::from_ref(&host)),
        reply(201, &one()),
        page(&[host]),
        reply(201, &one()),
    ]);
    let backend = script.backend();
    for _ in 0..2 {
        backend.report(&CheckResult::down("srv1")).await.unwrap();
    }
    assert_eq!(
        script.calls()[3..],
        ["GET /prefix/host", "POST /prefix/logcheckresult"]
    );
    assert_eq!(body(&script.request(4))["last_state"], "UP");
}

#[tokio::test]
async fn a_mock_expects_results_by_what_they_say() {
    let mock = MockBackend::new();
    let results = [
        CheckResult::up("srv1").output("fine"),
        CheckResult::warning("srv1").service("disk"),
    ];
    mock.expect(testing::report(&results));
    let outcomes = mock.backend().report_all(&results).await;
    assert!(outcomes.iter().all(Result::is_ok));
    assert!(mock.calls()[0].body[0].get("_id").is_none());

    let mock = MockBackend::new();
    mock.expect(testing::report(&results));
    let backend = mock.backend();
    let other = [
        CheckResult::up("srv1").output("fine"),
        CheckResult::critical("srv1").service("disk"),
    ];
    let call = tokio::spawn(async move { backend.report_all(&other).await.len() });
    let panic = call.await.unwrap_err().into_panic();
    let message = panic.downcast_ref::<String>().unwrap();
    assert!(message.contains("CRITICAL"), "{message}");
    assert!(
        message.contains("with 2 check results: the result is"),
        "{message}"
    );
    std::mem::forget(mock);
}
