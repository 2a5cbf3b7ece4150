//! Bodies that cannot be read, that are too large, or that hold values at the edges.

use alignak_testkit::http::text;
use alignak_testkit::{Options, Server};
use serde_json::{Value, json};

use super::fixture::{Fixture, NO_ETAG, UNKNOWN_ID, content};

#[test]
fn a_body_that_cannot_be_read_is_refused() {
    let fixture = Fixture::new();
    let unknown_type = "Unknown or no Content-Type header supplied";
    let json = "application/json";
    let cases: Vec<(&str, &str, Vec<u8>, &str)> = vec![
        ("cut JSON", json, b"{\"name\": ".to_vec(), ""),
        ("no JSON", json, b"name".to_vec(), ""),
        ("empty", json, Vec::new(), ""),
        ("not UTF-8", json, b"{\"name\": \"\xff\"}".to_vec(), ""),
        ("two values", json, b"{} {}".to_vec(), ""),
        (
            "a lone surrogate",
            json,
            br#"{"name": "\ud800"}"#.to_vec(),
            "",
        ),
        ("not a number", json, br#"{"timeout": NaN}"#.to_vec(), ""),
        ("an empty list", json, b"[]".to_vec(), ""),
        ("null", json, b"null".to_vec(), ""),
        ("a number", json, b"5".to_vec(), ""),
        ("true", json, b"true".to_vec(), ""),
        ("plain text", "text/plain", b"name=x".to_vec(), unknown_type),
        ("XML", "application/xml", b"<a/>".to_vec(), unknown_type),
        (
            "a JSON dialect",
            "application/vnd.api+json",
            b"{}".to_vec(),
            unknown_type,
        ),
        ("no media type", "nonsense", b"{}".to_vec(), unknown_type),
        (
            "an empty form",
            "application/x-www-form-urlencoded",
            Vec::new(),
            "No form-urlencoded data supplied",
        ),
        (
            "an empty multipart form",
            "multipart/form-data; boundary=x",
            b"--x--\r\n".to_vec(),
            "No multipart/form-data supplied",
        ),
        (
            "a form without boundary",
            "multipart/form-data",
            b"x".to_vec(),
            "",
        ),
        (
            "a cut form",
            "multipart/form-data; boundary=x",
            b"--x\r\nContent".to_vec(),
            "",
        ),
    ];
    for resource in ["command", "host", "service", "user", "realm"] {
        for (what, content_type, body, message) in &cases {
            let case = format!("POST {resource} {what}");
            let request = fixture.admin.post(&format!("/{resource}"));
            let answer = fixture.refuse(&case, request.raw(content_type, body.clone()), 400);
            assert_eq!(answer.json()["_error"]["code"], 400, "{case}");
            if !message.is_empty() {
                assert_eq!(answer.message(), *message, "{case}");
            }
        }
        let case = format!("POST {resource} without a body");
        fixture.refuse(&case, fixture.admin.post(&format!("/{resource}")), 400);
    }
    for (what, content_type, body, _) in cases.iter().filter(|case| case.3 == unknown_type) {
        let case = format!("PATCH {what}");
        let request = fixture
            .admin
            .patch(&fixture.item())
            .if_match(&fixture.etag());
        let answer = fixture.refuse(&case, request.raw(content_type, body.clone()), 400);
        assert_eq!(answer.message(), unknown_type, "{case}");
    }
}

#[test]
fn defect_38_a_patch_with_anything_but_an_object_is_refused() {
    let fixture = Fixture::new();
    let patch = || {
        fixture
            .admin
            .patch(&fixture.item())
            .if_match(&fixture.etag())
    };
    let cases = [
        (json!([]), "'[]' is not a document, must be a dict"),
        (json!([1, 2]), "'[1, 2]' is not a document, must be a dict"),
        (json!("x"), "'x' is not a document, must be a dict"),
        (json!(null), "document is missing"),
    ];
    for (body, issue) in cases {
        let case = format!("PATCH {body}");
        let answer = fixture.refuse(&case, patch().json(&body), 422).json();
        assert_eq!(
            answer["_issues"],
            json!({"validator exception": issue}),
            "{case}"
        );
    }
    let other = json!({"_id": UNKNOWN_ID});
    fixture.refuse("PATCH to another _id", patch().json(&other), 400);
    let number = patch().json(&json!(5)).send();
    assert!(
        (400..500).contains(&number.status),
        "PATCH 5: {}",
        number.text()
    );
    fixture.nothing_changed("PATCH 5");
}

#[test]
fn a_body_over_the_limit_is_refused_and_a_deep_one_does_no_harm() {
    let fixture = Fixture::new();
    let notes = "x".repeat(64 * 1024 * 1024);
    let item = json!({"name": "big", "_realm": fixture.realm, "notes": notes});
    match fixture.admin.post("/command").json(&item).try_send() {
        Ok(answer) => {
            assert_eq!(answer.status, 413, "{}", answer.text());
            assert_eq!(answer.json()["_error"]["code"], 413);
        }
        // The server may close the connection before all was sent.
        Err(error) => assert!(error.is_request() || error.is_body(), "{error:?}"),
    }
    fixture.nothing_changed("a body of 64 MiB");

    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        let body = format!("{{\"name\": \"deep\", \"customs\": {{\"x\": {deep}}}}}");
        let request = fixture.admin.post("/host").raw("application/json", body);
        let answer = request.send();
        assert!((400..500).contains(&answer.status), "{}", answer.text());
        fixture.nothing_changed("a deep body");
    }
}

#[test]
fn an_answer_to_a_body_over_the_limit_says_413() {
    let server = Server::start_with(Options::default());
    let admin = server.admin();
    // The length alone must do: the server need not wait for what it will not take.
    let request = admin
        .post("/command")
        .raw("application/json", " ".repeat(64 * 1024 * 1024));
    if let Ok(answer) = request.try_send() {
        assert_eq!(answer.status, 413, "{}", answer.text());
    }
}

#[test]
fn names_of_members_that_no_store_can_write_are_refused() {
    let fixture = Fixture::new();
    for body in [
        r#"{"customs": {"a\u0000b": 1}}"#,
        r#"{"a\u0000b": 1}"#,
        r#"[{"host": "h", "deep": [{"\u0000": {}}]}]"#,
    ] {
        let request = fixture.admin.post("/alignakretention");
        let refused = request.raw("application/json", body).send();
        let message = refused.expect_status(400).message();
        assert!(message.contains("U+0000"), "{body}: {message}");
    }
}

#[test]
fn questions_of_data_sources_that_say_nothing_are_refused() {
    let fixture = Fixture::new();
    let cases = [
        ("/search", json!([])),
        ("/search", json!({"target": 5})),
        ("/search", json!({"target": ["Hosts"]})),
        ("/query", json!({})),
        ("/query", json!({"targets": []})),
        ("/query", json!({"targets": [{}]})),
        ("/annotations", json!({})),
        ("/tag-values", json!({})),
        ("/tag-values", json!({"key": null})),
        ("/tag-values", json!({"key": 5})),
        ("/tag-values", json!([])),
    ];
    for (path, body) in cases {
        let case = format!("{path} {body}");
        let answer = fixture.refuse(&case, fixture.admin.post(path).json(&body), 404);
        assert!(!answer.message().is_empty(), "{case}");
    }
    // What Grafana sends where nothing is chosen.
    for (path, body) in [
        ("/search", json!({})),
        ("/search", json!({"target": null})),
        ("/search", json!({"target": ""})),
        ("/tag-keys", json!({})),
        ("/tag-values", json!({"key": "unknown"})),
    ] {
        let request = fixture.admin.post(path).json(&body);
        request.send().expect_status(200);
    }
}

#[test]
fn values_at_the_edges_are_stored_exactly_or_refused() {
    let fixture = Fixture::new();
    let cases = [
        r#"{"timeout": 9223372036854775807}"#,
        r#"{"timeout": -9223372036854775808}"#,
        r#"{"timeout": 9223372036854775808}"#,
        r#"{"timeout": 99999999999999999999999999}"#,
        r#"{"timeout": 1e400}"#,
        r#"{"timeout": 1e300}"#,
        r#"{"timeout": 1.9}"#,
        r#"{"timeout": "12"}"#,
        r#"{"notes": "a\u0000b"}"#,
        r#"{"notes": "\ud83d\ude00 é"}"#,
        r#"{"notes": ""}"#,
        r#"{"_realm": ""}"#,
        r#"{"notes": "'; DROP TABLE command; --"}"#,
        r#"{"name": "x", "name": "y"}"#,
        r#"{"": 1}"#,
        r#"{"a.b": 1}"#,
        r#"{"$set": {"name": "x"}}"#,
    ];
    let mut etag = fixture.etag();
    for body in cases {
        let request = fixture.admin.patch(&fixture.item()).if_match(&etag);
        let answer = request.raw("application/json", body).send();
        assert!(answer.status < 500, "{body}: {}", answer.text());
        let stored = fixture
            .admin
            .get(&fixture.item())
            .send()
            .expect_status(200)
            .json();
        if answer.status == 200 {
            etag = text(&answer.json(), "_etag");
            let sent: Value = serde_json::from_str(body).unwrap_or_default();
            if let Some(notes) = sent.get("notes") {
                assert_eq!(&stored["notes"], notes, "{body}");
            }
        } else {
            assert!((400..500).contains(&answer.status), "{body}");
        }
        assert_eq!(stored["_etag"], json!(etag), "{body}");
    }
}

#[test]
fn a_retention_document_is_replaced_only_with_its_etag_and_a_good_body() {
    let fixture = Fixture::new();
    let made = fixture
        .admin
        .create("alignakretention", &json!({"host": "srv1"}));
    let path = format!("/alignakretention/{}", text(&made, "_id"));
    let etag = text(&made, "_etag");
    let fixture = Fixture {
        before: content(&fixture.admin),
        ..fixture
    };
    let put = || fixture.admin.request("PUT", &path);
    let good = json!({"host": "srv1", "more": {"a.b": [1]}});
    fixture.refuse("no etag", put().json(&good), 428);
    fixture.refuse("another etag", put().if_match(NO_ETAG).json(&good), 412);
    fixture.refuse(
        "no JSON",
        put().if_match(&etag).raw("application/json", "{"),
        400,
    );
    let list = put().if_match(&etag).json(&json!([1])).send();
    assert!((400..500).contains(&list.status), "{}", list.text());
    fixture.nothing_changed("PUT of a list");
    let wrong = put().if_match(&etag).json(&json!({"host": 5}));
    let body = fixture.refuse("a wrong type", wrong, 422).json();
    assert_eq!(body["_issues"]["host"], "must be of string type", "{body}");
}
