//! The methods of the original client: what they send, and what they make of the answers.

use crate::support::{Script, impatient, parameters, reply};
use alignak_backend_client::{Backend, Method, Query, Request};
use serde_json::{Value, json};
use wiremock::matchers::{body_json, header, method, path, query_param};
use wiremock::{Mock, MockServer, ResponseTemplate};

const ITEM: &str = "command/5f3a0c9e8d1b2a4c6e7f8091";
const LOST: &str = r#"{"_status": "ERR", "_error": {"code": 412, "message": "Client and server etags don't match"}}"#;

#[tokio::test]
async fn a_get_sends_its_query() {
    let server = MockServer::start().await;
    Mock::given(method("GET"))
        .and(path("/backend/host"))
        .and(query_param("where", r#"{"name":"é & +"}"#))
        .and(query_param("embedded", r#"{"_realm":1}"#))
        .and(query_param("projection", r#"{"name":1}"#))
        .and(query_param("sort", "-name"))
        .and(query_param("page", "2"))
        .and(query_param("max_results", "3"))
        .and(query_param("concatenation", "1"))
        .and(header("Accept", "application/json"))
        .and(header(
            "User-Agent",
            concat!("alignak-backend-client/", env!("CARGO_PKG_VERSION")),
        ))
        .respond_with(ResponseTemplate::new(200).set_body_json(json!({"_items": []})))
        .expect(1)
        .mount(&server)
        .await;
    let backend = Backend::new(&format!("{}/backend", server.uri())).unwrap();
    let query = Query::new()
        .filter(&json!({"name": "é & +"}))
        .embedded(["_realm"])
        .projection(["name"])
        .sort("-name")
        .page(2)
        .max_results(3);
    let page: Value = backend.get("/host?concatenation=1", query).await.unwrap();
    assert_eq!(page, json!({"_items": []}));
    assert_eq!(
        backend.get_url("host").unwrap().as_str(),
        format!("{}/backend/host", server.uri())
    );
}

#[tokio::test]
async fn a_post_sends_json_of_any_kind() {
    let server = MockServer::start().await;
    for body in [
        json!({"name": "x"}),
        json!([{"name": "x"}, {"name": "y"}]),
        json!({}),
        json!([]),
    ] {
        Mock::given(method("POST"))
            .and(path("/command"))
            .and(header("Content-Type", "application/json"))
            .and(body_json(&body))
            .respond_with(ResponseTemplate::new(201).set_body_json(json!({"_status": "OK"})))
            .expect(1)
            .mount(&server)
            .await;
        let made: Value = impatient(&server).post("command", &body).await.unwrap();
        assert_eq!(made["_status"], "OK");
    }
}

#[tokio::test]
async fn a_change_needs_its_etag() {
    let script = Script::new([]);
    let backend = script.backend();
    let failure = backend.patch(ITEM, &json!({})).await.unwrap_err();
    assert_eq!(failure.code(), 1000);
    assert_eq!(
        failure.message(),
        "Header If-Match required for patching an object"
    );
    let failure = backend
        .put(ITEM, &json!({}))
        .header("X-A", "b")
        .await
        .unwrap_err();
    assert_eq!(
        failure.message(),
        "Header If-Match required for replacing an object"
    );
    assert!(script.calls().is_empty());
}

#[tokio::test]
async fn a_change_sends_its_etag_and_headers() {
    let script = Script::new([reply(200, r#"{"_etag": "e2"}"#), reply(200, "{}")]);
    let backend = script.backend();
    let done = backend
        .patch(ITEM, &json!({"alias": "x"}))
        .if_match("e1")
        .header("X-Trace", "7")
        .await
        .unwrap();
    assert_eq!(done["_etag"], "e2");
    backend
        .put(ITEM, &json!({"alias": "x"}))
        .if_match("e2")
        .await
        .unwrap();
    let request = script.request(0);
    assert_eq!(request.headers["if-match"], "e1");
    assert_eq!(request.headers["x-trace"], "7");
    assert_eq!(crate::support::body(&request), json!({"alias": "x"}));
    assert_eq!(script.calls()[1], format!("PUT /prefix/{ITEM}"));
}

#[tokio::test]
async fn a_lost_race_without_inception_is_412() {
    let script = Script::new([reply(412, LOST)]);
    let failure = script
        .backend()
        .patch(ITEM, &json!({}))
        .if_match("old")
        .await
        .unwrap_err();
    assert!(failure.is_precondition_failed());
    assert_eq!(failure.message(), "Client and server etags don't match");
}

#[tokio::test]
async fn inception_repeats_with_the_same_method_and_headers() {
    for verb in ["PATCH", "PUT", "DELETE"] {
        let script = Script::new([
            reply(412, LOST),
            reply(
                200,
                r#"{"_id": "5f3a0c9e8d1b2a4c6e7f8091", "_etag": "fresh"}"#,
            ),
            reply(if verb == "DELETE" { 204 } else { 200 }, ""),
        ]);
        let backend = script.backend();
        let data = json!({"alias": "x"});
        match verb {
            "PATCH" => {
                let change = backend
                    .patch(ITEM, &data)
                    .if_match("old")
                    .header("X-Trace", "7");
                change.inception().await.unwrap();
            }
            "PUT" => {
                let change = backend
                    .put(ITEM, &data)
                    .if_match("old")
                    .header("X-Trace", "7");
                change.inception().await.unwrap();
            }
            _ => {
                let removal = backend.delete(ITEM).if_match("old").header("X-Trace", "7");
                removal.inception().await.unwrap();
            }
        }
        let item = format!("/prefix/{ITEM}");
        assert_eq!(
            script.calls(),
            [
                format!("{verb} {item}"),
                format!("GET {item}"),
                format!("{verb} {item}")
            ]
        );
        let (read, second) = (script.request(1), script.request(2));
        assert!(!read.headers.contains_key("if-match") && read.body.is_none());
        assert_eq!(read.headers["x-trace"], "7");
        assert_eq!(second.headers["if-match"], "fresh");
        assert_eq!(second.headers["x-trace"], "7");
        assert_eq!(second.body, script.request(0).body);
    }
}

#[tokio::test]
async fn inception_tries_once_more_and_no_longer() {
    let script = Script::new([
        reply(412, LOST),
        reply(200, r#"{"_etag": "fresh"}"#),
        reply(412, LOST),
    ]);
    let change = script.backend().patch(ITEM, &json!({})).if_match("old");
    assert!(
        change
            .inception()
            .await
            .unwrap_err()
            .is_precondition_failed()
    );
}

#[tokio::test]
async fn inception_does_not_insist_on_a_protected_item() {
    let script = Script::new([
        reply(412, "This item is a default item and is protected"),
        reply(200, r#"{"_etag": "right"}"#),
    ]);
    let removal = script
        .backend()
        .delete(ITEM)
        .if_match("\"right\"")
        .inception();
    let failure = removal.await.unwrap_err();
    assert_eq!(
        failure.message(),
        "This item is a default item and is protected"
    );
    assert_eq!(script.calls().len(), 2);
}

#[tokio::test]
async fn inception_without_an_etag_reads_it_first() {
    let script = Script::new([reply(200, r#"{"_etag": "e"}"#), reply(200, "{}")]);
    script
        .backend()
        .patch(ITEM, &json!({}))
        .inception()
        .await
        .unwrap();
    assert_eq!(script.request(1).headers["if-match"], "e");
}

#[tokio::test]
async fn other_refusals_are_not_repeated_by_inception() {
    let script = Script::new([reply(422, r#"{"_issues": {"zz": "unknown field"}}"#)]);
    let change = script
        .backend()
        .patch(ITEM, &json!({"zz": 1}))
        .if_match("e");
    assert!(change.inception().await.unwrap_err().is_validation());

    let script = Script::new([reply(412, LOST), reply(404, "")]);
    let change = script.backend().patch(ITEM, &json!({})).if_match("e");
    let failure = change.inception().await.unwrap_err();
    assert!(failure.is_not_found());
    assert_eq!(failure.operation(), format!("GET /{ITEM}"));
}

#[tokio::test]
async fn deleting_one_and_deleting_all_are_two_methods() {
    let server = MockServer::start().await;
    Mock::given(method("DELETE"))
        .and(path("/command/1"))
        .and(header("If-Match", "e"))
        .respond_with(ResponseTemplate::new(204).insert_header("Content-Type", "application/json"))
        .expect(1)
        .mount(&server)
        .await;
    Mock::given(method("DELETE"))
        .and(path("/command"))
        .respond_with(ResponseTemplate::new(204))
        .expect(1)
        .mount(&server)
        .await;
    let backend = impatient(&server);
    backend.delete("command/1").if_match("e").await.unwrap();
    backend.delete_resource("command").await.unwrap();
    assert!(backend.delete("command").await.unwrap_err().is_invalid());
    assert!(
        backend
            .delete("/command/?a=b")
            .await
            .unwrap_err()
            .is_invalid()
    );
    assert!(
        backend
            .delete_resource("command/1")
            .await
            .unwrap_err()
            .is_invalid()
    );
    assert!(backend.delete_resource("").await.unwrap_err().is_invalid());
}

#[tokio::test]
async fn a_raw_response_is_given_whatever_its_status() {
    let script = Script::new([reply(418, "teapot"), reply(200, "[1, 2]")]);
    let backend = script.backend();
    let request = Request::new(Method::GET, "pot").query("a", "1 2");
    let response = backend.get_response(&request).await.unwrap();
    assert_eq!(
        (response.status().as_u16(), response.text().as_str()),
        (418, "teapot")
    );
    assert_eq!(Backend::decode::<Value>(&response).unwrap_err().code(), 418);
    assert_eq!(parameters(&script.request(0))["a"], "1 2");
    let response = backend.get_response(&request).await.unwrap();
    assert_eq!(Backend::decode::<Vec<u8>>(&response).unwrap(), [1, 2]);
}

#[tokio::test]
async fn what_cannot_be_sent_is_refused_before() {
    let script = Script::new([]);
    let backend = script.backend();
    let request = Request::new(Method::GET, "a").header("X-Key", "secret\n");
    let failure = backend.get_response(&request).await.unwrap_err();
    assert!(failure.is_invalid());
    assert!(!failure.to_string().contains("secret"));
    let keys = std::collections::HashMap::from([((1, 2), 3)]);
    assert!(
        backend
            .post::<Value>("a", &keys)
            .await
            .unwrap_err()
            .is_invalid()
    );
}
