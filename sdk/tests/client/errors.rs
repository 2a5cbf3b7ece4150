//! The cases of failure, kept apart: what a hostile or broken server can do, and what is shown.

use std::error::Error;
use std::time::Duration;

use crate::support::{Script, Step, impatient, reply};
use alignak_backend_client::model::Command;
use alignak_backend_client::{Backend, BackendException, ErrorKind, RetryPolicy};
use serde::Deserialize;
use serde_json::{Value, json};
use wiremock::matchers::{any, method};
use wiremock::{Mock, MockServer, ResponseTemplate};

type Predicate = fn(&BackendException) -> bool;

async fn refused(step: Step) -> BackendException {
    let backend = Script::new([step])
        .backend()
        .with_retry(RetryPolicy::none());
    backend.get::<Value>("host", ()).await.unwrap_err()
}

#[tokio::test]
async fn a_documented_refusal_is_explained() {
    let failure = refused(reply(
        401,
        r#"{"_status": "ERR", "_error": {"code": 401, "message": "Please provide proper credentials"}}"#,
    ))
    .await;
    assert_eq!(failure.kind(), ErrorKind::Refused);
    assert!(failure.is_unauthorized() && !failure.is_retryable());
    assert_eq!(failure.message(), "Please provide proper credentials");
    assert_eq!(
        failure.to_string(),
        "GET /host: 401 Unauthorized: Please provide proper credentials \
         (no token was sent: not logged in)"
    );
    // What `main` and `unwrap` show.
    assert_eq!(format!("{failure:?}"), failure.to_string());
    assert!(format!("{failure:#?}").contains("kind: Refused"));
}

#[tokio::test]
async fn issues_are_typed_and_shown() {
    let body = json!({
        "_status": "ERR",
        "_issues": {"name": "value 'x' is not unique", "parents": {"0": "must exist"}},
        "_error": {"code": 422, "message": "Insertion failure: 1 document(s) contain(s) error(s)"},
    });
    let script = Script::new([reply(422, &body.to_string())]);
    let failure = script
        .backend()
        .post::<Value>("host", &json!({}))
        .await
        .unwrap_err();
    assert!(failure.is_validation());
    assert!(failure.issues().unwrap().get("name").is_some());
    assert_eq!(
        failure.to_string(),
        "POST /host: 422 Unprocessable Entity: Insertion failure: 1 document(s) contain(s) \
         error(s) (name: value 'x' is not unique; parents.0: must exist)"
    );
}

#[tokio::test]
async fn a_refused_patch_has_issues_but_no_error() {
    let body = r#"{"_status": "ERR", "_issues": {"timeout": "must be of integer type"}}"#;
    let script = Script::new([reply(422, body)]);
    let failure = script
        .backend()
        .patch("command/1", &json!({"timeout": "x"}))
        .if_match("e")
        .await
        .unwrap_err();
    assert!(failure.is_validation());
    assert_eq!((failure.kind(), failure.code()), (ErrorKind::Refused, 422));
    assert!(
        failure
            .to_string()
            .ends_with("(timeout: must be of integer type)")
    );
}

#[tokio::test]
async fn a_refused_list_has_issues_per_element() {
    let body = json!({
        "_status": "ERR",
        "_items": [{"_status": "OK"}, {"_status": "ERR", "_issues": {"zz": "unknown field"}}],
        "_error": {"code": 422, "message": "Insertion failure"},
    });
    let script = Script::new([reply(422, &body.to_string())]);
    let failure = script
        .backend()
        .post::<Value>("host", &json!([]))
        .await
        .unwrap_err();
    assert!(failure.is_validation());
    assert!(failure.item_issues()[0].is_none());
    assert!(
        failure.item_issues()[1]
            .as_ref()
            .unwrap()
            .get("zz")
            .is_some()
    );
    assert!(failure.to_string().ends_with("([1].zz: unknown field)"));
}

#[tokio::test]
async fn every_status_has_its_predicate() {
    let cases: [(u16, Predicate); 8] = [
        (401, BackendException::is_unauthorized),
        (403, BackendException::is_forbidden),
        (404, BackendException::is_not_found),
        (409, BackendException::is_conflict),
        (412, BackendException::is_precondition_failed),
        (422, BackendException::is_validation),
        (429, BackendException::is_retryable),
        (503, BackendException::is_retryable),
    ];
    for (status, predicate) in cases {
        // With or without a body that explains: the status is never lost.
        for body in [
            "",
            "<html>",
            "{}",
            r#"{"_error": {"code": CODE, "message": "m"}}"#,
        ] {
            let failure = refused(reply(status, &body.replace("CODE", &status.to_string()))).await;
            assert!(predicate(&failure), "{status} {body}");
            assert_eq!(failure.code(), status);
            assert_eq!(failure.status(), Some(crate::support::status(status)));
            assert!(!failure.is_decode());
        }
    }
}

#[tokio::test]
async fn a_page_of_a_proxy_is_not_taken_for_the_backend() {
    let page = format!("<html>\n <h1>Bad Gateway</h1>{}</html>", "x".repeat(5000));
    let failure = refused(reply(502, &page)).await;
    assert_eq!(failure.kind(), ErrorKind::UnexpectedStatus);
    assert!(failure.is_retryable());
    assert_eq!(failure.response().unwrap().body().len(), page.len());
    let line = failure.to_string();
    assert!(line.starts_with("GET /host: 502 Bad Gateway: <html> <h1>Bad Gateway</h1>xxx"));
    assert!(line.len() < 300 && !line.contains('\n'));
}

#[tokio::test]
async fn a_rule_of_the_backend_answers_in_plain_text() {
    let failure = refused(reply(412, "This item is a default item and is protected")).await;
    assert!(failure.is_precondition_failed());
    assert_eq!(
        failure.message(),
        "This item is a default item and is protected"
    );
}

#[tokio::test]
async fn a_success_that_hides_an_error_is_an_error() {
    let failure = refused(reply(
        200,
        r#"{"_error": {"code": 404, "message": "The requested URL was not found"}}"#,
    ))
    .await;
    assert!(failure.is_not_found());
    assert_eq!(failure.status(), Some(crate::support::status(200)));
    // An `_error` that says nothing is none.
    let script = Script::new([reply(200, r#"{"_error": null, "a": 1}"#)]);
    let value: Value = script.backend().get("host", ()).await.unwrap();
    assert_eq!(value["a"], 1);
}

#[tokio::test]
async fn an_undecodable_success_keeps_status_body_and_path() {
    #[derive(Debug, Deserialize)]
    struct Page {
        #[serde(rename = "_items")]
        _items: Vec<Named>,
    }
    #[derive(Debug, Deserialize)]
    struct Named {
        #[serde(rename = "name")]
        _name: String,
    }
    let body = r#"{"_items": [{"name": "a"}, {"name": 5}]}"#;
    let script = Script::new([reply(200, body)]);
    let failure = script.backend().get::<Page>("host", ()).await.unwrap_err();
    assert!(failure.is_decode() && !failure.is_retryable());
    assert_eq!(
        (failure.code(), failure.path()),
        (200, Some("_items[1].name"))
    );
    assert_eq!(failure.response().unwrap().text(), body);
    assert!(failure.source().unwrap().is::<serde_json::Error>());
    assert!(
        failure
            .to_string()
            .contains("at `_items[1].name`: invalid type: integer `5`")
    );
}

#[tokio::test]
async fn what_is_no_json_is_a_decode_failure_with_an_excerpt() {
    for body in ["<html>login page</html>", r#"{"a": 1"#, "ok", "\u{feff}{}"] {
        let failure = refused(reply(200, body)).await;
        assert!(failure.is_decode(), "{body}");
        assert_eq!((failure.code(), failure.path()), (200, None));
        assert!(failure.to_string().contains(body.trim()), "{failure}");
    }
}

#[tokio::test]
async fn an_empty_success_is_null() {
    for status in [200, 204] {
        let script = Script::new([reply(status, ""), reply(status, ""), reply(status, "")]);
        let backend = script.backend();
        assert_eq!(backend.get::<Value>("host", ()).await.unwrap(), Value::Null);
        backend.get::<()>("host", ()).await.unwrap();
        let failure = backend.get::<Vec<u8>>("host", ()).await.unwrap_err();
        assert!(failure.is_decode());
        assert_eq!(failure.code(), status);
    }
}

#[tokio::test]
async fn any_json_is_accepted() {
    let script = Script::new([reply(200, "[1]"), reply(200, "5"), reply(200, r#""text""#)]);
    let backend = script.backend();
    assert_eq!(backend.get::<Vec<u8>>("a", ()).await.unwrap(), [1]);
    assert_eq!(backend.get::<u8>("a", ()).await.unwrap(), 5);
    assert_eq!(backend.get::<String>("a", ()).await.unwrap(), "text");
}

#[tokio::test]
async fn a_typed_page_names_the_item_and_the_field() {
    let body = json!({
        "_items": [
            {"_id": "5f3a0c9e8d1b2a4c6e7f8091", "_etag": "e1", "name": "a", "_realm": "5f3a0c9e8d1b2a4c6e7f8090"},
            {"_id": "5f3a0c9e8d1b2a4c6e7f8092", "_realm": "5f3a0c9e8d1b2a4c6e7f8090"},
        ],
        "_links": {}, "_meta": {"page": 1, "max_results": 25, "total": 2},
    });
    let script = Script::new([reply(200, &body.to_string())]);
    let failure = script
        .backend()
        .collection::<Command>()
        .list()
        .page()
        .await
        .unwrap_err();
    assert_eq!(failure.path(), Some("_items[1]"));
    assert!(
        failure.to_string().contains("missing field `name`"),
        "{failure}"
    );
}

#[tokio::test]
async fn a_backend_that_is_not_there_is_code_1000() {
    let backend = Backend::builder("http://127.0.0.1:1")
        .retry(RetryPolicy::none())
        .build()
        .unwrap();
    let failure = backend.get::<Value>("host", ()).await.unwrap_err();
    assert!(failure.is_connect());
    assert_eq!(failure.code(), 1000);
    assert!(failure.response().is_none() && failure.source().is_some());
    assert!(failure.to_string().contains("refused"), "{failure}");
}

#[tokio::test]
async fn a_slow_backend_is_a_timeout() {
    let server = MockServer::start().await;
    Mock::given(any())
        .respond_with(ResponseTemplate::new(200).set_delay(Duration::from_secs(30)))
        .mount(&server)
        .await;
    let backend = impatient(&server).with_attempt_timeout(Duration::from_millis(50));
    let failure = backend.get::<Value>("host", ()).await.unwrap_err();
    assert!(failure.is_timeout());
    assert_eq!(failure.code(), 1000);
}

#[tokio::test]
async fn an_endless_body_is_cut() {
    let server = MockServer::start().await;
    Mock::given(method("GET"))
        .respond_with(ResponseTemplate::new(200).set_body_string("x".repeat(10_000)))
        .mount(&server)
        .await;
    let backend = Backend::builder(&server.uri())
        .retry(RetryPolicy::none())
        .body_limit(9_999)
        .build()
        .unwrap();
    let failure = backend.get::<Value>("host", ()).await.unwrap_err();
    assert!(failure.is_unreadable());
    assert!(
        failure
            .to_string()
            .contains("the 9999 bytes that `body_limit` allows"),
        "{failure}"
    );
}

#[tokio::test]
async fn a_connection_cut_short_is_an_interruption() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        for beginning in ["", "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"_it"] {
            let (mut connection, _) = listener.accept().await.unwrap();
            let _ = connection.read(&mut [0; 1024]).await;
            let _ = connection.write_all(beginning.as_bytes()).await;
        }
    });
    let backend = Backend::builder(&format!("http://{address}"))
        .retry(RetryPolicy::none())
        .build()
        .unwrap();
    for _ in 0..2 {
        let failure = backend.get::<Value>("host", ()).await.unwrap_err();
        assert!(failure.is_interrupted(), "{failure}");
        assert_eq!(failure.code(), 1000);
    }
}

#[tokio::test]
async fn what_is_shown_is_one_bounded_line_and_nothing_is_lost() {
    let long = format!("a\nb\t {}", "x".repeat(10_000));
    let issues: Vec<Value> = (0..500)
        .map(|_| json!({"_issues": {"name": "is\r\nbad"}}))
        .collect();
    let body = json!({"_error": {"code": 422, "message": long}, "_items": issues});
    let script = crate::support::Script::new([crate::support::reply(422, &body.to_string())]);
    let posted = script.backend().post::<Value>("host", &json!([])).await;
    let failure = posted.unwrap_err();
    let line = failure.to_string();
    assert!(
        line.starts_with("POST /host: 422 Unprocessable Entity: a b xxx"),
        "{line}"
    );
    assert!(
        line.ends_with("… ([0].name: is bad; [1].name: is bad; [2].name: is bad; and 497 more)"),
        "{line}"
    );
    assert!(line.len() < 600 && !line.contains(char::is_control));
    assert_eq!(failure.message(), long);
    assert_eq!(failure.item_issues().len(), 500);
}
