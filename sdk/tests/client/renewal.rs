//! Logging in again by itself: once, for all, and never in circles.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::support::{Script, Step, body, parameters, reply, written};
use alignak_backend_client::model::{Host, Id};
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
        assert!(
            failure.to_string().contains("refused the login"),
            "{failure}"
        );
    }
    assert_eq!(script.calls(), ["GET /host", "POST /login", "GET /host"]);
    // A login of the application's own makes it willing again.
    backend
        .login("admin", "other", Generate::Enabled)
        .await
        .unwrap();
    backend.get::<Value>("host", ()).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_missing_right_does_not_log_in_again_and_again() {
    let script = Script::new([
        reply(401, ""),
        reply(200, &token("t")),
        reply(401, ""),
        reply(401, ""),
        reply(200, &token("t")),
        reply(401, ""),
        reply(200, &token("t")),
        reply(401, ""),
        reply(200, &token("t")),
        reply(401, "no right"),
        reply(401, "no right"),
        reply(401, ""),
        reply(200, &token("new")),
        reply(200, "{}"),
    ]);
    let backend = backend(&script);
    for _ in 0..6 {
        let failure = backend.get::<Value>("user", ()).await.unwrap_err();
        assert!(failure.is_unauthorized());
    }
    // Three logins brought the same token: it is the right that is missing.
    assert_eq!(script.calls()[9..], ["GET /user", "GET /user"]);
    // Which does not hold for ever.
    tokio::time::advance(Duration::from_secs(60)).await;
    backend.get::<Value>("user", ()).await.unwrap();
    assert_eq!(backend.token().as_deref(), Some("new"));
}

#[tokio::test]
async fn a_token_that_is_replaced_right_after_the_login_is_renewed_at_once() {
    let script = Script::new([
        reply(401, ""),
        reply(200, &token("t")),
        reply(200, "{}"),
        // Another program forces a new token.
        reply(401, ""),
        reply(200, &token("forced")),
        reply(200, "{}"),
    ]);
    let backend = backend(&script);
    for _ in 0..2 {
        backend.get::<Value>("host", ()).await.unwrap();
    }
    assert_eq!(backend.token().as_deref(), Some("forced"));
}

/// A call that logs in by itself, which takes 100 ms; and what happens 50 ms after its begin.
async fn meanwhile<F: Future>(backend: &Backend, action: impl FnOnce() -> F) -> bool {
    let call = tokio::spawn({
        let backend = backend.clone();
        async move { backend.get::<Value>("host", ()).await.is_ok() }
    });
    tokio::time::sleep(Duration::from_millis(50)).await;
    action().await;
    call.await.unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_logout_is_not_undone_by_a_login_in_flight() {
    // Once with a token that was refused, once without any.
    for before in [Some("old"), None] {
        let mut steps = vec![reply(401, ""), Step::Late(100, 200, token("late"))];
        if before.is_some() {
            steps.push(reply(200, "ok"));
        }
        let script = Script::new(steps);
        let backend = match before {
            Some(text) => {
                let backend = backend(&script);
                backend.set_token(Some(text));
                backend
            }
            None => backend(&script),
        };
        let outcome = meanwhile(&backend, async || match before {
            Some(_) => backend.logout().await.unwrap(),
            None => backend.set_token(None),
        });
        assert!(!outcome.await);
        assert_eq!(backend.token(), None);
    }
}

#[tokio::test(start_paused = true)]
async fn a_login_in_flight_does_not_replace_that_of_another_user() {
    let script = Script::new([
        reply(401, ""),
        Step::Late(100, 200, token("late")),
        reply(200, &token("other")),
        reply(200, "{}"),
    ]);
    let backend = backend(&script);
    let outcome = meanwhile(&backend, async || {
        backend.login("other", "x", Generate::Enabled).await
    });
    // The call is repeated with the token that there is now.
    assert!(outcome.await);
    assert_eq!(backend.token().as_deref(), Some("other"));
}

#[tokio::test(start_paused = true)]
async fn a_late_refusal_says_nothing_about_a_newer_token() {
    let script = Script::new([
        reply(401, ""),
        Step::Late(100, 401, String::new()),
        reply(200, &token("other")),
        reply(200, "{}"),
        reply(401, ""),
        reply(200, &token("renewed")),
        reply(200, "{}"),
    ]);
    let backend = backend(&script);
    let outcome = meanwhile(&backend, async || {
        backend.login("other", "x", Generate::Enabled).await
    });
    assert!(outcome.await);
    backend.get::<Value>("host", ()).await.unwrap();
    assert_eq!(backend.token().as_deref(), Some("renewed"));
}

#[tokio::test(start_paused = true)]
async fn the_wait_for_the_login_of_somebody_else_has_an_end() {
    let script = Script::new([
        reply(401, ""),
        Step::Late(20_000, 200, token("t")),
        reply(401, ""),
    ]);
    let backend = backend(&script);
    let hasty = backend.with_total_timeout(Duration::from_secs(1));
    let slow = tokio::spawn(async move { backend.get::<Value>("host", ()).await });
    tokio::time::sleep(Duration::from_millis(10)).await;
    let begin = tokio::time::Instant::now();
    let failure = hasty.get::<Value>("host", ()).await.unwrap_err();
    assert!(failure.is_unauthorized());
    assert_eq!(begin.elapsed(), Duration::from_secs(1));
    slow.abort();
}

#[tokio::test]
async fn a_logout_does_not_log_in() {
    let script = Script::new([reply(401, "")]);
    let backend = backend(&script);
    backend.set_token(Some("old"));
    backend.logout().await.unwrap();
    assert_eq!(script.calls(), ["POST /logout"]);
    assert!(!backend.is_authenticated());
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
async fn after_a_logout_there_is_no_login() {
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

#[tokio::test]
async fn the_first_call_may_be_one_that_needs_to_know_the_user() {
    let user = "5f3a0c9e8d1b2a4c6e7f8093";
    let page = json!({
        "_items": [{"_id": user}], "_links": {},
        "_meta": {"page": 1, "max_results": 1, "total": 1},
    });
    let script = Script::new([
        reply(401, ""),
        reply(200, &token("t")),
        reply(200, &page.to_string()),
        reply(201, &written("e1")),
    ]);
    let backend = backend(&script);
    let host: Id<Host> = "5f3a0c9e8d1b2a4c6e7f8091".parse().unwrap();
    backend.acknowledge(host).await.unwrap();
    let asked = parameters(&script.request(0));
    assert_eq!(asked["where"], r#"{"name":"admin"}"#);
    assert_eq!(body(&script.request(3))["user"], user);
    // After a logout no login is wanted.
    backend.set_token(None);
    assert!(backend.current_user().await.unwrap_err().is_invalid());
    assert_eq!(script.calls().len(), 4);
}
