//! Logging in and out, and what the backend says about itself.

use crate::support::{Script, Step, impatient, reply};
use alignak_backend_client::{Backend, Generate};
use serde_json::json;
use wiremock::matchers::{body_json, header, method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

#[tokio::test]
async fn a_login_keeps_the_token_for_all_clones() {
    let server = MockServer::start().await;
    Mock::given(method("POST"))
        .and(path("/login"))
        .and(body_json(json!({"username": "admin", "password": "admin"})))
        .respond_with(ResponseTemplate::new(200).set_body_json(json!({"token": "t-1"})))
        .expect(1)
        .mount(&server)
        .await;
    // "t-1:" in base64: the token is the user name, and the password is empty.
    Mock::given(method("GET"))
        .and(path("/"))
        .and(header("Authorization", "Basic dC0xOg=="))
        .respond_with(
            ResponseTemplate::new(200)
                .set_body_json(json!({"_links": {"child": [{"href": "host", "title": "host"}]}})),
        )
        .expect(1)
        .mount(&server)
        .await;
    let backend = impatient(&server);
    let clone = backend.clone();
    assert!(!clone.is_authenticated());
    assert!(
        backend
            .login("admin", "admin", Generate::Enabled)
            .await
            .unwrap()
    );
    assert_eq!(clone.token().as_deref(), Some("t-1"));
    let domains = clone.get_domains().await.unwrap();
    assert_eq!(domains[0].href, "host");
    assert_eq!(domains[0].title, "host");
}

#[tokio::test]
async fn empty_credentials_are_refused_without_a_request() {
    let script = Script::new([]);
    for (user, password) in [("", "x"), ("x", ""), ("", "")] {
        let failure = script
            .backend()
            .login(user, password, Generate::Enabled)
            .await
            .unwrap_err();
        assert_eq!(failure.code(), 1000);
        assert!(failure.to_string().contains("Missing mandatory parameters"));
    }
    assert!(script.calls().is_empty());
}

#[tokio::test]
async fn wrong_credentials_are_no_error_and_forget_the_token() {
    let script = Script::new([reply(401, r#"{"_status": "ERR", "_error": {"code": 401}}"#)]);
    let backend = script.backend();
    backend.set_token(Some("old"));
    assert!(
        !backend
            .login("admin", "wrong", Generate::Enabled)
            .await
            .unwrap()
    );
    assert!(!backend.is_authenticated());
    assert!(!script.request(0).headers.contains_key("authorization"));
}

#[tokio::test]
async fn without_a_token_the_mode_decides() {
    // Enabled: the login is repeated, and a new token asked for.
    let script = Script::new([
        reply(200, r#"{"token": ""}"#),
        reply(200, r#"{"token": "new"}"#),
    ]);
    let backend = script.backend();
    assert!(
        backend
            .login("admin", "admin", Generate::Enabled)
            .await
            .unwrap()
    );
    assert_eq!(backend.token().as_deref(), Some("new"));
    assert_eq!(
        crate::support::body(&script.request(1))["action"],
        "generate"
    );

    // Disabled: no token, no error.
    let script = Script::new([reply(200, "{}")]);
    assert!(
        !script
            .backend()
            .login("admin", "admin", Generate::Disabled)
            .await
            .unwrap()
    );
    assert_eq!(crate::support::body(&script.request(0)).get("action"), None);

    // Forced: a token must come.
    let script = Script::new([reply(200, r#"{"token": null}"#)]);
    let backend = script.backend();
    backend.set_token(Some("old"));
    let failure = backend
        .login("admin", "admin", Generate::Forced)
        .await
        .unwrap_err();
    assert_eq!(
        (failure.code(), failure.message()),
        (1000, "Token not provided")
    );
    assert!(!backend.is_authenticated());
}

#[tokio::test]
async fn a_login_that_the_backend_cannot_answer_is_an_error() {
    let script = Script::new([reply(500, "<html>")]);
    let failure = script
        .backend()
        .login("admin", "s3cret", Generate::Enabled)
        .await
        .unwrap_err();
    assert_eq!(failure.code(), 500);
    assert!(!format!("{failure} {failure:#?}").contains("s3cret"));
}

#[tokio::test]
async fn logout_is_sent_once_and_takes_any_answer() {
    let script = Script::new([Step::Reply(
        200,
        &[("content-type", "text/html")],
        "ok".into(),
    )]);
    let backend = script.backend();
    backend.logout().await.unwrap();
    backend.set_token(Some("t"));
    backend.logout().await.unwrap();
    backend.logout().await.unwrap();
    assert_eq!(script.calls(), ["POST /prefix/logout"]);
    assert!(!backend.is_authenticated());
}

#[tokio::test(start_paused = true)]
async fn logout_forgets_the_token_even_when_the_backend_is_gone() {
    let script = Script::new((0..4).map(|_| Step::NoConnection));
    let backend = script.backend();
    backend.set_token(Some("t"));
    assert!(backend.logout().await.unwrap_err().is_connect());
    assert!(!backend.is_authenticated());
}

#[tokio::test]
async fn the_configuration_is_asked_for_once() {
    let script = Script::new([reply(
        200,
        r#"{"PAGINATION_LIMIT": 5000, "PAGINATION_DEFAULT": 50}"#,
    )]);
    let backend = script.backend();
    for _ in 0..3 {
        let configuration = backend.clone().configuration().await.unwrap();
        assert_eq!(configuration.pagination_limit, 5000);
    }
    assert_eq!(script.calls(), ["GET /prefix/backendconfig"]);
}

#[tokio::test]
async fn a_backend_without_configuration_has_pages_of_fifty() {
    let script = Script::new([reply(404, r#"{"_error": {"code": 404, "message": "no"}}"#)]);
    let configuration = script.backend().configuration().await.unwrap();
    assert_eq!(configuration.pagination_limit, 50);
}

#[tokio::test]
async fn a_refused_question_for_the_configuration_is_asked_again() {
    for status in [500, 403] {
        let script = Script::new([
            reply(status, ""),
            reply(
                200,
                r#"{"PAGINATION_LIMIT": 5000, "PAGINATION_DEFAULT": 50}"#,
            ),
        ]);
        let backend = script.backend();
        for limit in [50, 5000, 5000] {
            let configuration = backend.configuration().await.unwrap();
            assert_eq!(configuration.pagination_limit, limit);
        }
        assert_eq!(script.calls().len(), 2);
    }
    // Old backends are not asked again and again.
    for old in [reply(404, ""), reply(200, "<html>")] {
        let script = Script::new([old]);
        let backend = script.backend();
        for _ in 0..2 {
            let configuration = backend.configuration().await.unwrap();
            assert_eq!(configuration.pagination_limit, 50);
        }
        assert_eq!(script.calls().len(), 1);
    }
}

#[tokio::test]
async fn secrets_are_never_shown() {
    let backend = Backend::builder("http://127.0.0.1:1")
        .token("my-token")
        .header("X-Key", "my-key")
        .build()
        .unwrap();
    let request = alignak_backend_client::Request::new(http::Method::POST, "login")
        .header("X-Key", "my-key")
        .body(&json!({"password": "my-password"}));
    let shown = format!("{backend:?} {backend:#?} {request:?}");
    for secret in ["my-token", "bXktdG9rZW4", "my-key", "my-password"] {
        assert!(!shown.contains(secret), "{shown}");
    }
    assert!(shown.contains("authenticated: true"));
}

#[test]
fn a_backend_can_be_shared_between_threads() {
    fn shared<T: Send + Sync + Clone + 'static>() {}
    fn sent<T: Send>(_: T) {}
    shared::<Backend>();
    let backend = Backend::new("http://127.0.0.1:1").unwrap();
    sent(backend.login("a", "b", Generate::Enabled));
    sent(backend.get::<serde_json::Value>("host", ()));
    sent(backend.get_all::<serde_json::Value>("host", ()));
    sent(backend.hosts().list().items());
    sent(backend.hosts().list().pages());
    sent(backend.hosts().list().all());
}
