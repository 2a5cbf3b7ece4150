//! The façade for programs without asynchronous code.

use alignak_backend_client::model::{Host, HostState};
use alignak_backend_client::testing::{self, MockBackend};
use alignak_backend_client::{Generate, HostPatch, blocking, host};
use serde_json::json;

#[test]
fn everything_is_called_as_it_is_and_waited_for() {
    let hosts: Vec<Host> = (0..5)
        .map(|number| testing::item(json!({"name": format!("srv{number}"), "ls_state": "DOWN"})))
        .collect();
    let mock = MockBackend::new();
    mock.expect(testing::list(&hosts).filter(host::LS_STATE.eq(HostState::Down)));
    mock.expect(testing::update(&hosts[0]).with(HostPatch::new().alias("x")));
    let backend = blocking::Backend::from_backend(mock.backend()).unwrap();
    assert!(
        backend
            .wait(backend.login("admin", "admin", Generate::Enabled))
            .unwrap()
    );
    let down = backend
        .hosts()
        .list()
        .filter(host::LS_STATE.eq(HostState::Down))
        .max_results(2);
    let names: Vec<String> = backend
        .iter(down.items())
        .map(|host| host.unwrap().name)
        .collect();
    assert_eq!(names, ["srv0", "srv1", "srv2", "srv3", "srv4"]);
    let patch = HostPatch::new().alias("x");
    let changed = backend
        .wait(backend.hosts().update(&hosts[0], patch))
        .unwrap();
    assert_eq!(Some(changed.id), hosts[0].id);
    assert_eq!(backend.address().as_str(), "http://mock.invalid/");
}

#[test]
fn a_real_connection_works_on_its_own_runtime() {
    let failure = blocking::Backend::new("http://127.0.0.1:1").unwrap();
    let quick = failure.with_retry(alignak_backend_client::RetryPolicy::none());
    let failure = failure.wait(quick.version()).unwrap_err();
    assert!(failure.is_connect());
    assert!(blocking::Backend::new("nowhere").unwrap_err().is_invalid());
}
