//! A redirect never carries the token to another host.

use crate::support::impatient;
use alignak_backend_client::{Backend, RetryPolicy};
use serde_json::{Value, json};
use wiremock::matchers::{any, header, method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

#[tokio::test]
async fn another_host_gets_nothing() {
    let (server, foreign) = (MockServer::start().await, MockServer::start().await);
    Mock::given(any())
        .respond_with(ResponseTemplate::new(200).set_body_json(json!({})))
        .expect(0)
        .mount(&foreign)
        .await;
    for status in [301, 302, 303, 307, 308] {
        server.reset().await;
        Mock::given(any())
            .respond_with(
                ResponseTemplate::new(status)
                    .insert_header("Location", format!("{}/host", foreign.uri())),
            )
            .mount(&server)
            .await;
        let backend = impatient(&server);
        backend.set_token(Some("secret"));
        let failure = backend.get::<Value>("host", ()).await.unwrap_err();
        assert_eq!(failure.code(), status);
        assert!(failure.message().contains("redirect"));
        let failure = backend.post::<Value>("host", &json!({})).await.unwrap_err();
        assert_eq!(failure.code(), status);
    }
}

#[tokio::test]
async fn the_same_host_is_followed() {
    let server = MockServer::start().await;
    Mock::given(method("GET"))
        .and(path("/host"))
        .respond_with(ResponseTemplate::new(301).insert_header("Location", "/host/"))
        .mount(&server)
        .await;
    Mock::given(method("GET"))
        .and(path("/host/"))
        .and(header("Authorization", "Basic dDo="))
        .respond_with(ResponseTemplate::new(200).set_body_json(json!({"a": 1})))
        .mount(&server)
        .await;
    let backend = impatient(&server);
    backend.set_token(Some("t"));
    let value: Value = backend.get("host", ()).await.unwrap();
    assert_eq!(value["a"], 1);
}

#[tokio::test]
async fn a_change_never_becomes_a_read() {
    let server = MockServer::start().await;
    Mock::given(method("POST"))
        .respond_with(ResponseTemplate::new(302).insert_header("Location", "/host/"))
        .expect(1)
        .mount(&server)
        .await;
    let failure = impatient(&server)
        .post::<Value>("host", &json!({}))
        .await
        .unwrap_err();
    assert_eq!(failure.code(), 302);
}

#[tokio::test]
async fn a_circle_ends() {
    let server = MockServer::start().await;
    Mock::given(any())
        .respond_with(ResponseTemplate::new(308).insert_header("Location", "/host"))
        .expect(6)
        .mount(&server)
        .await;
    let failure = impatient(&server)
        .get::<Value>("host", ())
        .await
        .unwrap_err();
    assert_eq!(failure.code(), 308);
}

#[tokio::test]
async fn a_foreign_endpoint_is_not_even_asked() {
    let foreign = MockServer::start().await;
    Mock::given(any())
        .respond_with(ResponseTemplate::new(200))
        .expect(0)
        .mount(&foreign)
        .await;
    let backend = Backend::builder("http://127.0.0.1:1")
        .token("secret")
        .retry(RetryPolicy::none())
        .build()
        .unwrap();
    let failure = backend
        .get::<Value>(&format!("{}/host", foreign.uri()), ())
        .await
        .unwrap_err();
    assert!(failure.is_invalid());
    assert_eq!(failure.attempts(), 0);
}
