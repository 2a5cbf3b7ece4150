//! The total timeout is one of the whole call, of however many requests it consists.

use std::sync::Arc;
use std::time::Duration;

use alignak_backend_client::model::{Host, Id};
use alignak_backend_client::{Backend, BackendException, CheckResult, Generate, HostPatch, Item};
use serde_json::json;
use tokio::time::Instant;

use crate::support::{Script, Step, written};

const ID: &str = "5f3a0c9e8d1b2a4c6e7f8091";

fn id() -> Id<Host> {
    ID.parse().unwrap()
}

fn host(etag: &str) -> String {
    json!({"_id": ID, "_etag": etag, "name": "srv1", "_realm": ID}).to_string()
}

fn page(item: &str) -> String {
    format!(
        r#"{{"_items": [{item}], "_links": {{}}, "_meta": {{"page": 1, "max_results": 25, "total": 1}}}}"#
    )
}

/// A backend that takes 400 ms for each of these answers, for calls that may take a second.
fn slow<const N: usize>(answers: [(u16, &str); N]) -> (Arc<Script>, Backend) {
    let late = |(status, body): (u16, &str)| Step::Late(400, status, body.to_owned());
    let script = Script::new(answers.map(late));
    let backend = script.backend();
    (script, backend.with_total_timeout(Duration::from_secs(1)))
}

/// The call must run out of time in the third request.
async fn runs_out<T: std::fmt::Debug>(
    script: &Script,
    call: impl Future<Output = Result<T, BackendException>>,
) {
    let begin = Instant::now();
    let failure = call.await.unwrap_err();
    assert!(failure.is_timeout(), "{failure}");
    assert_eq!(begin.elapsed(), Duration::from_secs(1));
    assert_eq!(script.calls().len(), 3, "{:?}", script.calls());
}

#[tokio::test(start_paused = true)]
async fn a_change_with_inception_is_one_call() {
    let (script, backend) = slow([(412, ""), (200, &host("e2")), (200, &written("e3"))]);
    let hosts = backend.hosts();
    let patch = HostPatch::new().alias("x");
    let read: Item<Host> = serde_json::from_str(&host("e1")).unwrap();
    let change = hosts.update(&read, patch).inception();
    runs_out(&script, change.into_future()).await;

    let (script, backend) = slow([(412, ""), (200, &host("e2")), (200, "{}")]);
    let endpoint = format!("host/{ID}");
    let change = backend.patch(&endpoint, &json!({})).if_match("e1");
    runs_out(&script, change.inception().into_future()).await;
}

#[tokio::test(start_paused = true)]
async fn a_loop_of_changes_is_one_call() {
    let (script, backend) = slow([(200, &host("e1")), (412, ""), (200, &host("e2"))]);
    let hosts = backend.hosts();
    let change = hosts.update_with(id(), |_| HostPatch::new().alias("x"));
    runs_out(&script, change).await;
}

#[tokio::test(start_paused = true)]
async fn a_login_of_two_requests_is_one_call() {
    let script = Script::new([
        Step::Late(600, 200, "{}".to_owned()),
        Step::Late(600, 200, r#"{"token": "t"}"#.to_owned()),
    ]);
    let backend = script.backend().with_total_timeout(Duration::from_secs(1));
    let begin = Instant::now();
    let login = backend.login("admin", "admin", Generate::Enabled).await;
    assert!(login.unwrap_err().is_timeout());
    assert_eq!(begin.elapsed(), Duration::from_secs(1));
    assert!(!backend.is_authenticated());
}

#[tokio::test(start_paused = true)]
async fn reports_and_actions_are_one_call_each() {
    let service =
        json!({"_id": ID, "_etag": "e1", "name": "disk", "host": ID, "_realm": ID}).to_string();
    let (script, backend) = slow([
        (404, ""),
        (200, &page(&host("e1"))),
        (200, &page(&service)),
        (201, &written("e1")),
    ]);
    let result = CheckResult::ok("srv1").service("disk");
    runs_out(&script, backend.report(&result)).await;

    let script = Script::new([
        Step::Late(600, 200, page(&host("e1"))),
        Step::Late(600, 201, written("e1")),
    ]);
    let backend = script.backend().with_total_timeout(Duration::from_secs(1));
    let begin = Instant::now();
    backend.set_token(Some("t"));
    let failure = backend.acknowledge(id()).await.unwrap_err();
    assert!(failure.is_timeout());
    assert_eq!(begin.elapsed(), Duration::from_secs(1));
}

#[tokio::test(start_paused = true)]
async fn every_call_has_a_time_of_its_own() {
    let (_, backend) = slow([(412, ""), (200, &host("e2")), (200, "{}"), (200, "{}")]);
    let backend = backend.with_total_timeout(Duration::from_millis(1300));
    for etag in ["e1", "e3"] {
        let endpoint = format!("host/{ID}");
        let change = backend.patch(&endpoint, &json!({})).if_match(etag);
        change.inception().await.unwrap();
    }
}
