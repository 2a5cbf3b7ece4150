//! Samples of `docs/src/guide/testing.md`.

// ANCHOR: imports
use alignak_backend_client::model::{Host, HostState};
use alignak_backend_client::testing::{self, MockBackend};
use alignak_backend_client::{Backend, BackendException, Filter, HostPatch, host};
use serde_json::json;
// ANCHOR_END: imports

use super::sample;
use crate::live;

// ANCHOR: code
/// The hosts with this tag that are down.
fn down(tag: &str) -> Filter<Host> {
    host::TAGS.eq(tag).and(host::LS_STATE.eq(HostState::Down))
}

/// Writes a note on each host with this tag that is down, and tells how many there were.
async fn note_problems(backend: &Backend, tag: &str) -> Result<usize, BackendException> {
    let hosts = backend.hosts().list().filter(down(tag)).all().await?;
    for host in &hosts {
        let patch = HostPatch::new().notes("call the operator");
        backend.hosts().update(host, patch).await?;
    }
    Ok(hosts.len())
}
// ANCHOR_END: code

// ANCHOR: success
#[tokio::test]
async fn each_host_that_is_down_gets_a_note() {
    let host = testing::item::<Host>(json!({"name": "srv1", "ls_state": "DOWN"}));
    let mock = MockBackend::new();
    mock.expect(testing::list([&host]).filter(down("web")));
    mock.expect(testing::update(&host).with(HostPatch::new().notes("call the operator")));

    assert_eq!(note_problems(&mock.backend(), "web").await.unwrap(), 1);
}
// ANCHOR_END: success

// ANCHOR: failure
#[tokio::test]
async fn a_lost_race_is_told() {
    let host = testing::item::<Host>(json!({"name": "srv1", "ls_state": "DOWN"}));
    let mock = MockBackend::new();
    mock.expect(testing::list([&host]));
    mock.expect(testing::update(&host).loses_race());

    let failure = note_problems(&mock.backend(), "web").await.unwrap_err();
    assert!(failure.is_precondition_failed());
}
// ANCHOR_END: failure

/// The code of the page, against a real server as well.
#[tokio::test]
async fn the_same_code_works_on_a_server() {
    let server = live();
    let backend = server.admin().await;
    let made = sample(&backend, "testing").await;
    let patch = HostPatch::new()
        .ls_state(HostState::Down)
        .tags([made.name.as_str()]);
    let host = backend.hosts().get(made.host).await.unwrap();
    backend.hosts().update(&host, patch).await.unwrap();
    assert_eq!(note_problems(&backend, &made.name).await.unwrap(), 1);
    let host = backend.hosts().get(made.host).await.unwrap();
    assert_eq!(host.notes, "call the operator");
}
