//! What can be seen of a call from outside: attempts by a hook, spans by a subscriber. Neither
//! sees a secret.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, Once};
use std::time::Duration;

use alignak_backend_client::{Attempt, ErrorKind, Generate, RetryPolicy, StatusCode};
use serde_json::{Value, json};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::support::{Script, Step, reply};

#[tokio::test(start_paused = true)]
async fn the_hook_sees_each_attempt() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let script = Script::new([Step::NoConnection, reply(503, ""), reply(200, "{}")]);
    let notes = Arc::clone(&seen);
    let backend = script.backend().with_on_attempt(move |attempt: &Attempt| {
        notes.lock().unwrap().push((
            attempt.operation.to_owned(),
            attempt.number,
            attempt.outcome,
            attempt.retry_in,
        ));
    });
    let _: Value = backend.get("host?max_results=1", ()).await.unwrap();
    let name = || "GET /host".to_owned();
    assert_eq!(
        *seen.lock().unwrap(),
        [
            (
                name(),
                1,
                Err(ErrorKind::Connect),
                Some(Duration::from_millis(200))
            ),
            (
                name(),
                2,
                Ok(StatusCode::SERVICE_UNAVAILABLE),
                Some(Duration::from_millis(400))
            ),
            (name(), 3, Ok(StatusCode::OK), None),
        ]
    );
}

#[tokio::test]
async fn a_call_has_one_name_through_all_its_attempts() {
    let script = Script::new([
        Step::NoConnection,
        reply(404, ""),
        reply(200, "{}"),
        Step::Reply(404, &[("X-Request-Id", "of-the-backend")], String::new()),
        Step::Broken,
    ]);
    let backend = script.backend().with_retry(
        RetryPolicy::new()
            .max_attempts(2)
            .initial_delay(Duration::ZERO),
    );
    let failure = backend.get::<Value>("host", ()).await.unwrap_err();
    let sent = |index| {
        let request = script.request(index);
        request.headers["x-request-id"].to_str().unwrap().to_owned()
    };
    assert_eq!(sent(0), sent(1));
    assert_eq!(failure.request_id(), Some(sent(0).as_str()));
    let _: Value = backend.get("host", ()).await.unwrap();
    assert_ne!(sent(1), sent(2));
    let failure = backend.get::<Value>("host", ()).await.unwrap_err();
    assert_eq!(failure.request_id(), Some("of-the-backend"));
    let lost = backend.post::<Value>("host", &json!({})).await.unwrap_err();
    assert_eq!(lost.request_id(), Some(sent(4).as_str()));
}

#[tokio::test]
async fn a_call_names_the_trace_that_it_belongs_to() {
    let script = Script::new((0..5).map(|_| reply(200, "{}")));
    let traces = Arc::new(Mutex::new(vec![
        None,
        Some("no\nheader".to_owned()),
        Some("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01".to_owned()),
    ]));
    let backend = alignak_backend_client::Backend::builder("http://backend.example")
        .transport(Arc::clone(&script))
        .trace_parent(move || traces.lock().unwrap().pop().flatten())
        .build()
        .unwrap();
    for _ in 0..3 {
        let _: Value = backend.get("host", ()).await.unwrap();
    }
    let sent = |index| script.request(index).headers.get("traceparent").cloned();
    assert_eq!(
        sent(0).unwrap(),
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    );
    assert_eq!((sent(1), sent(2)), (None, None));
    // What a request says itself counts.
    let given = alignak_backend_client::HeaderValue::from_static("00-1-2-00");
    let name = alignak_backend_client::HeaderName::from_static("traceparent");
    let _: Value = backend
        .with_header(name, given)
        .get("host", ())
        .await
        .unwrap();
    assert_eq!(sent(3).unwrap(), "00-1-2-00");
}

/// The fields of one span or event as text.
type Seen = BTreeMap<String, String>;

thread_local! {
    /// What the test of this thread has seen since it began to look.
    static SEEN: RefCell<Option<Vec<Seen>>> = const { RefCell::new(None) };
}

/// The one subscriber of this program, which keeps all spans and events of threads that look.
///
/// A subscriber of each thread's own would miss events: what is first passed in a thread that has
/// none is taken to interest nobody.
struct Capture;

impl Capture {
    /// Begins to look in this thread.
    fn begin() {
        static INSTALLED: Once = Once::new();
        INSTALLED.call_once(|| {
            tracing::subscriber::set_global_default(Self).unwrap();
            tracing::callsite::rebuild_interest_cache();
        });
        SEEN.set(Some(Vec::new()));
    }

    /// What was seen since then, spans and events in the order in which they began.
    fn end() -> Vec<Seen> {
        SEEN.take().unwrap()
    }
}

struct Fields<'a>(&'a mut Seen);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        let text = format!("{value:?}").trim_matches('"').to_owned();
        self.0.insert(field.name().to_owned(), text);
    }
}

impl Subscriber for Capture {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("alignak_backend_client")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut fields = Seen::from([("span".to_owned(), span.metadata().name().to_owned())]);
        span.record(&mut Fields(&mut fields));
        SEEN.with_borrow_mut(|seen| match seen {
            Some(seen) => {
                seen.push(fields);
                Id::from_u64(seen.len() as u64)
            }
            None => Id::from_u64(u64::MAX),
        })
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        let index = usize::try_from(span.into_u64()).unwrap() - 1;
        SEEN.with_borrow_mut(|seen| {
            if let Some(fields) = seen.as_mut().and_then(|seen| seen.get_mut(index)) {
                values.record(&mut Fields(fields));
            }
        });
    }

    fn event(&self, event: &Event<'_>) {
        let mut fields = Seen::from([("span".to_owned(), "event".to_owned())]);
        event.record(&mut Fields(&mut fields));
        SEEN.with_borrow_mut(|seen| seen.as_mut().map(|seen| seen.push(fields)));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[tokio::test(start_paused = true)]
async fn a_call_is_a_span_with_its_outcome() {
    Capture::begin();
    let script = Script::new([Step::NoConnection, reply(200, r#"{"_items": []}"#)]);
    script.backend().hosts().list().page().await.unwrap();
    let spans = Capture::end();
    assert_eq!(spans.len(), 2, "one span, one event");
    let span = &spans[0];
    for (name, value) in [
        ("span", "backend_call"),
        ("operation", "list_hosts"),
        ("http.request.method", "GET"),
        ("url.path", "host"),
        ("http.response.status_code", "200"),
        ("http.request.resend_count", "1"),
        ("duration_ms", "200.0"),
    ] {
        assert_eq!(span.get(name).map(String::as_str), Some(value), "{name}");
    }
    assert_eq!(span["request_id"].len(), 16);
    assert_eq!(spans[1]["outcome"], "Err(Connect)");
    assert_eq!(spans[1]["wait_ms"], "200.0");
}

#[tokio::test]
async fn a_call_without_a_reply_tells_why() {
    Capture::begin();
    let script = Script::new([Step::Broken]);
    script
        .backend()
        .post::<Value>("host", &json!({}))
        .await
        .unwrap_err();
    let span = &Capture::end()[0];
    assert_eq!(span["error.type"], "Interrupted");
    assert!(!span.contains_key("http.response.status_code") && !span.contains_key("operation"));
}

#[tokio::test]
async fn no_span_holds_a_secret() {
    Capture::begin();
    let script = Script::new([
        reply(200, r#"{"token": "secret-token"}"#),
        reply(200, r#"{"body": "secret-body"}"#),
        reply(422, r#"{"_issues": {"password": "secret-body"}}"#),
        reply(200, "secret-body"),
    ]);
    let backend = script.backend();
    backend
        .login("admin", "secret-password", Generate::Enabled)
        .await
        .unwrap();
    let _: Value = backend.get("host?where=secret-query", ()).await.unwrap();
    let content = json!({"password": "secret-password"});
    let _ = backend.post::<Value>("user", &content).await;
    let _ = backend.get::<Value>("host", ()).await;
    let spans = Capture::end();
    assert!(spans.len() >= 4);
    let all = format!("{spans:?}");
    assert!(!all.contains("secret"), "{all}");
}
