//! Logging in again by itself: once, for all, and never in circles.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::support::{Script, reply};
use alignak_backend_client::{
    Backend, BoxFuture, Bytes, Generate, RetryPolicy, Transport, TransportError, TransportRequest,
};
use serde_json::{Value, json};

fn backend(script: &Arc<Script>) -> Backend {
    Backend::builder("http://backend.example")
        .retry(RetryPolicy::new().jitter(false))
        .credentials("admin", "secret")
        .transport(Arc::clone(script))
        .build()
        .unwrap()
}

fn token(text: &str) -> String {
    json!({"token": text}).to_string()
}

#[tokio::test]
async fn without_a_token_the_first_call_logs_in() {
    let script = Script::new([
        reply(401, ""),
        reply(200, &token("t")),
        reply(200, r#"{"a": 1}"#),
        reply(200, r#"{"a": 2}"#),
    ]);
    let backend = backend(&script);
    let first: Value = backend.get("host", ()).await.unwrap();
    let second: Value = backend.get("host", ()).await.unwrap();
    assert_eq!((&first["a"], &second["a"]), (&json!(1), &json!(2)));
    assert_eq!(
        script.calls(),
        ["GET /host", "POST /login", "GET /host", "GET /host"]
    );
    assert_eq!(script.request(2).headers["authorization"], "Basic dDo=");
    assert!(script.request(1).headers.get("authorization").is_none());
}

#[tokio::test]
async fn a_creation_is_repeated_too_because_a_401_made_nothing() {
    let script = Script::new([
        reply(401, ""),
        reply(200, &token("t")),
        reply(201, r#"{"_id": 1}"#),
    ]);
    let made: Value = backend(&script).post("host", &json!({})).await.unwrap();
    assert_eq!(made["_id"], 1);
}

#[tokio::test]
async fn a_refused_login_leaves_the_401_and_is_not_tried_again() {
    let script = Script::new([
        reply(401, "first"),
        reply(401, ""),
        reply(401, "second"),
        reply(200, &token("t")),
        reply(200, "{}"),
    ]);
    let backend = backend(&script);
    for message in ["first", "second"] {
        let failure = backend.get::<Value>("host", ()).await.unwrap_err();
        assert!(failure.is_unauthorized());
        assert_eq!(failure.message(), message);
    }
    assert_eq!(script.calls(), ["GET /host", "POST /login", "GET /host"]);
    // A login of the application's own makes it willing again.
    backend
        .login("admin", "other", Generate::Enabled)
        .await
        .unwrap();
    backend.get::<Value>("host", ()).await.unwrap();
}

#[tokio::test]
async fn a_missing_right_does_not_log_in_again_and_again() {
    let script = Script::new([
        reply(401, ""),
        reply(200, &token("t")),
        reply(401, ""),
        reply(401, "no right"),
    ]);
    let backend = backend(&script);
    assert!(
        backend
            .get::<Value>("user", ())
            .await
            .unwrap_err()
            .is_unauthorized()
    );
    // The token was confirmed a moment ago: it is the right that is missing.
    let failure = backend.get::<Value>("user", ()).await.unwrap_err();
    assert_eq!(failure.message(), "no right");
    assert_eq!(script.calls().len(), 4);
}

#[tokio::test]
async fn the_same_token_again_is_not_worth_a_repetition() {
    let script = Script::new([reply(401, "no right"), reply(200, &token("t"))]);
    let backend = backend(&script);
    backend.set_token(Some("t"));
    let failure = backend.get::<Value>("user", ()).await.unwrap_err();
    assert_eq!(failure.message(), "no right");
    assert_eq!(script.calls(), ["GET /user", "POST /login"]);
}

#[tokio::test]
async fn after_a_logout_nobody_logs_in() {
    let script = Script::new([reply(200, "ok"), reply(401, "")]);
    let backend = backend(&script);
    backend.set_token(Some("t"));
    backend.logout().await.unwrap();
    assert!(
        backend
            .get::<Value>("host", ())
            .await
            .unwrap_err()
            .is_unauthorized()
    );
    assert_eq!(script.calls(), ["POST /logout", "GET /host"]);
}

#[tokio::test]
async fn without_credentials_a_401_is_a_401() {
    let script = Script::new([reply(401, "")]);
    let failure = script.backend().get::<Value>("host", ()).await.unwrap_err();
    assert!(failure.is_unauthorized());
}

/// Knows one valid token; a login takes a while.
#[derive(Default)]
struct Guard {
    logins: AtomicUsize,
}

impl Transport for Guard {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(async move {
            if request.url.path() == "/login" {
                tokio::time::sleep(Duration::from_millis(100)).await;
                self.logins.fetch_add(1, Ordering::SeqCst);
                return Ok(http::Response::new(token("new").into()));
            }
            let mut reply = http::Response::new(Bytes::from_static(b"{}"));
            if request.headers["authorization"] != "Basic bmV3Og==" {
                *reply.status_mut() = http::StatusCode::UNAUTHORIZED;
            }
            Ok(reply)
        })
    }
}

#[tokio::test(start_paused = true)]
async fn many_clones_share_one_login() {
    let guard = Arc::new(Guard::default());
    let backend = Backend::builder("http://backend.example")
        .token("old")
        .credentials("admin", "secret")
        .transport(Arc::clone(&guard))
        .build()
        .unwrap();
    let calls = (0..50).map(|_| {
        let backend = backend.clone();
        tokio::spawn(async move { backend.get::<Value>("host", ()).await.map(drop) })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.unwrap().unwrap();
    }
    assert_eq!(guard.logins.load(Ordering::SeqCst), 1);
}

#[test]
fn credentials_are_never_shown() {
    let builder = Backend::builder("http://backend.example").credentials("admin", "secret");
    assert!(!format!("{builder:?}").contains("secret"));
    assert!(!format!("{:?}", builder.build().unwrap()).contains("secret"));
}
