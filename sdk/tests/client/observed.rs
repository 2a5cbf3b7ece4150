//! What can be seen of a call from outside: attempts by a hook, spans by a subscriber. Neither
//! sees a secret.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
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

/// Keeps all fields of all spans and events as text.
#[derive(Clone, Default)]
struct Capture(Arc<Mutex<Vec<BTreeMap<String, String>>>>);

impl Capture {
    fn spans(&self) -> Vec<BTreeMap<String, String>> {
        self.0.lock().unwrap().clone()
    }
}

struct Fields<'a>(&'a mut BTreeMap<String, String>);

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
        let mut fields = BTreeMap::from([("span".to_owned(), span.metadata().name().to_owned())]);
        span.record(&mut Fields(&mut fields));
        let mut all = self.0.lock().unwrap();
        all.push(fields);
        Id::from_u64(all.len() as u64)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        let index = usize::try_from(span.into_u64()).unwrap() - 1;
        values.record(&mut Fields(&mut self.0.lock().unwrap()[index]));
    }

    fn event(&self, event: &Event<'_>) {
        let mut fields = BTreeMap::from([("span".to_owned(), "event".to_owned())]);
        event.record(&mut Fields(&mut fields));
        self.0.lock().unwrap().push(fields);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[tokio::test(start_paused = true)]
async fn a_call_is_a_span_with_its_outcome() {
    let capture = Capture::default();
    let guard = tracing::subscriber::set_default(capture.clone());
    let script = Script::new([Step::NoConnection, reply(200, r#"{"_items": []}"#)]);
    script.backend().hosts().list().page().await.unwrap();
    drop(guard);
    let spans = capture.spans();
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
    let capture = Capture::default();
    let guard = tracing::subscriber::set_default(capture.clone());
    let script = Script::new([Step::Broken]);
    script
        .backend()
        .post::<Value>("host", &json!({}))
        .await
        .unwrap_err();
    drop(guard);
    let span = &capture.spans()[0];
    assert_eq!(span["error.type"], "Interrupted");
    assert!(!span.contains_key("http.response.status_code") && !span.contains_key("operation"));
}

#[tokio::test]
async fn no_span_holds_a_secret() {
    let capture = Capture::default();
    let guard = tracing::subscriber::set_default(capture.clone());
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
    drop(guard);
    assert!(capture.spans().len() >= 4);
    let all = format!("{:?}", capture.spans());
    assert!(!all.contains("secret"), "{all}");
}
