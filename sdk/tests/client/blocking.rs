//! The façade for programs without asynchronous code.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use alignak_backend_client::model::{Host, HostState};
use alignak_backend_client::testing::{self, MockBackend};
use alignak_backend_client::{
    BoxFuture, Bytes, Generate, HostPatch, Item, RetryPolicy, Transport, TransportError,
    TransportRequest, blocking, host,
};
use serde_json::{Value, json};

use crate::support::parameters;

#[test]
fn everything_is_called_as_it_is_and_waited_for() {
    let hosts: Vec<Item<Host>> = (0..5)
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
        .map(|host| host.unwrap().into_content().name)
        .collect();
    assert_eq!(names, ["srv0", "srv1", "srv2", "srv3", "srv4"]);
    let patch = HostPatch::new().alias("x");
    let changed = backend
        .wait(backend.hosts().update(&hosts[0], patch))
        .unwrap();
    assert_eq!(changed.id, hosts[0].id);
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

const LIMIT: Duration = Duration::from_millis(400);

/// Pages of ten out of sixty hosts, each of which comes in several steps; and how many came.
#[derive(Clone, Default)]
struct Steps(Arc<AtomicUsize>);

impl Transport for Steps {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(async move {
            // What is asked for each step must happen while the reader is away.
            for _ in 0..3 {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            let page: usize = parameters(&request)["page"].parse().unwrap();
            let items: Vec<Value> = (page * 10..page * 10 + 10)
                .filter(|number| *number < 70)
                .map(|number| json!({"_id": number.to_string()}))
                .collect();
            self.0.fetch_add(1, Ordering::SeqCst);
            let meta = json!({"page": page, "max_results": 10, "total": 60});
            let body = json!({"_items": items, "_meta": meta});
            Ok(http::Response::new(body.to_string().into()))
        })
    }
}

#[test]
fn pages_come_while_a_blocking_reader_is_away() {
    let server = Steps::default();
    let backend = alignak_backend_client::Backend::builder("http://backend.example")
        .transport(server.clone())
        .retry(RetryPolicy::none())
        .attempt_timeout(LIMIT)
        .total_timeout(LIMIT)
        .build()
        .unwrap();
    let backend = blocking::Backend::from_backend(backend).unwrap();
    let list = backend.hosts().list().max_results(10).select::<Value>();
    let items = list.sort(host::NAME.ascending()).concurrency(2).items();
    let mut count = 0;
    for item in backend.iter(items) {
        item.unwrap();
        count += 1;
        // The second and the third page are under way then, or the pages behind them.
        if count % 20 == 8 {
            let before = server.0.load(Ordering::SeqCst);
            std::thread::sleep(LIMIT * 2);
            let after = server.0.load(Ordering::SeqCst);
            assert!(after > before || before > 5, "{before} pages, then {after}");
        }
    }
    assert_eq!(count, 60);
}

#[tokio::test]
async fn it_can_be_dropped_in_asynchronous_code() {
    let backend = blocking::Backend::new("http://127.0.0.1:1").unwrap();
    drop(backend);
}
