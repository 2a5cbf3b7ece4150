//! Wrong addresses, methods, etags, credentials and headers.

use alignak_testkit::http::{basic, text};
use serde_json::json;

use super::fixture::{Fixture, NO_ETAG, UNKNOWN_ID};

#[test]
fn what_is_not_there_is_not_found_and_what_cannot_be_done_is_not_allowed() {
    let fixture = Fixture::new();
    let item = fixture.item();
    let missing = [
        "/nothing".to_owned(),
        "/COMMAND".to_owned(),
        "/command/ping".to_owned(),
        format!("/command/{UNKNOWN_ID}"),
        format!("/command/{}", UNKNOWN_ID.to_uppercase()),
        format!("/command/{UNKNOWN_ID}0"),
        format!("{item}/more"),
        "/command/%00".to_owned(),
        "/command/%ff".to_owned(),
        "/..%2f..%2fetc%2fpasswd".to_owned(),
        "/docs/../../etc/passwd".to_owned(),
        "/docs/..%2f..%2fCargo.toml".to_owned(),
        "/alignak_notifications".to_owned(),
        "/livesynthesisretention".to_owned(),
        "/timeseriesretention".to_owned(),
    ];
    for path in missing {
        let answer = fixture.admin.get(&path).send();
        assert_eq!(answer.status, 404, "GET {path}: {}", answer.text());
    }
    let not_allowed = [
        ("PATCH", "/command"),
        ("PUT", "/command"),
        ("POST", item.as_str()),
        ("PUT", item.as_str()),
        ("GET", "/login"),
        ("DELETE", "/login"),
        ("GET", "/logout"),
        ("POST", "/version"),
        ("POST", "/backendconfig"),
        ("POST", "/"),
        ("DELETE", "/"),
        ("TRACE", "/command"),
        ("BREW", "/command"),
    ];
    for (method, path) in not_allowed {
        let case = format!("{method} {path}");
        let request = fixture.admin.request(method, path).json(&json!({}));
        let answer = fixture.refuse(&case, request, 405).json();
        assert_eq!(answer["_error"]["code"], 405, "{case}");
    }
}

#[test]
fn a_change_needs_the_etag_of_what_it_changes() {
    let fixture = Fixture::new();
    let item = fixture.item();
    let body = json!({"alias": "x"});
    let needed = "To edit a document its etag must be provided using the If-Match header";
    let differ = "Client and server etags don't match";
    let unknown = format!("/command/{UNKNOWN_ID}");
    for method in ["PATCH", "DELETE"] {
        let request = |path: &str| {
            let request = fixture.admin.request(method, path);
            if method == "PATCH" {
                request.json(&body)
            } else {
                request
            }
        };
        let cases = [
            (request(&item), 428, needed),
            (request(&item).if_match(""), 428, needed),
            (request(&item).if_match(NO_ETAG), 412, differ),
            (request(&item).if_match("*"), 412, differ),
            (request(&unknown), 404, ""),
            (request(&unknown).if_match(&fixture.etag()), 404, ""),
        ];
        for (request, status, message) in cases {
            let case = format!("{method}: {request:?}");
            let answer = fixture.refuse(&case, request, status);
            if !message.is_empty() {
                assert_eq!(answer.message(), message, "{case}");
            }
        }
        // These may count as another etag or as none.
        for odd in ["\"\"", "W/", "\u{e9}"] {
            let status = request(&item).if_match(odd).send().status;
            assert!(matches!(status, 412 | 428), "{method} {odd}: {status}");
            fixture.nothing_changed(odd);
        }
    }
}

#[test]
fn a_default_object_cannot_be_deleted() {
    let fixture = Fixture::new();
    let protected = [
        ("realm", "All"),
        ("hostgroup", "All"),
        ("servicegroup", "All"),
        ("usergroup", "All"),
        ("timeperiod", "24x7"),
        ("timeperiod", "Never"),
        ("command", "_internal_host_up"),
        ("command", "_echo"),
        ("host", "_dummy"),
        ("user", "admin"),
    ];
    for (resource, name) in protected {
        let item = fixture.admin.by_name(resource, name);
        let path = format!("/{resource}/{}", text(&item, "_id"));
        let request = fixture.admin.delete(&path).if_match(&text(&item, "_etag"));
        let answer = request.send().expect_status(412);
        assert_eq!(
            answer.message(),
            "This item is a default item and is protected"
        );
        assert_eq!(answer.header("content-type"), Some("application/json"));
        fixture.nothing_changed(&format!("{resource} {name}"));
    }
}

#[test]
fn a_login_without_good_credentials_is_refused() {
    let fixture = Fixture::new();
    let anonymous = fixture.server.api();
    let login = || anonymous.post("/login");
    let none = "No data provided in the login request";
    let missing = "Missing credentials in posted data (username and password are mandatory)";
    let empty = "Username and password must be provided as credentials for login.";
    let wrong = "Please provide proper credentials";
    let action = "action: `generate` is the only one";
    let unknown = json!({"username": "admin", "password": "admin", "action": {}});
    let cases = [
        (login().json(&unknown), 400, action),
        (login().json(&json!({})), 401, none),
        (login().raw("text/plain", "x"), 401, none),
        (login(), 401, none),
        (login().json(&json!({"username": "admin"})), 401, missing),
        (login().json(&json!({"password": "admin"})), 401, missing),
        (login().form(&[("username", "admin")]), 401, missing),
        (
            login().json(&json!({"username": "", "password": "x"})),
            401,
            empty,
        ),
        (
            login().json(&json!({"username": "admin", "password": null})),
            401,
            empty,
        ),
        (
            login().json(&json!({"username": "admin", "password": "x"})),
            401,
            wrong,
        ),
        (
            login().json(&json!({"username": "ghost", "password": "admin"})),
            401,
            wrong,
        ),
        (
            login().json(&json!({"username": {"$ne": ""}, "password": "admin"})),
            401,
            "",
        ),
        (
            login().json(&json!({"username": "admin", "password": {"$ne": ""}})),
            401,
            "",
        ),
        (
            login().json(&json!({"username": ["admin"], "password": "admin"})),
            401,
            "",
        ),
        (
            login().json(&json!({"username": 5, "password": 5})),
            401,
            "",
        ),
        (login().json(&json!([1])), 401, ""),
        (login().json(&json!([])), 401, ""),
        (login().json(&json!(5)), 401, ""),
        (login().raw("application/json", "{\"username\""), 400, ""),
        (login().raw("application/json", ""), 400, ""),
    ];
    for (request, status, message) in cases {
        let case = format!("{request:?}");
        let answer = fixture.refuse(&case, request, status);
        if !message.is_empty() {
            assert_eq!(answer.message(), message, "{case}");
        }
        assert_eq!(answer.header("www-authenticate"), None, "{case}");
    }
}

#[test]
fn a_request_without_a_good_token_is_refused() {
    let fixture = Fixture::new();
    let token = fixture.admin.token();
    let anonymous = fixture.server.api();
    let wrong = [
        String::new(),
        "Bearer".to_owned(),
        "Token".to_owned(),
        "Basic".to_owned(),
        "Basic !!!".to_owned(),
        "Basic gICA".to_owned(),
        basic("", ""),
        basic("admin", "admin"),
        basic(&format!("{token}x"), ""),
        basic("", token),
        format!("Bearer {token}x"),
        format!("Digest {token}"),
        "{\"$ne\": \"\"}".to_owned(),
        "x".repeat(4000),
    ];
    for credentials in wrong {
        let shown: String = credentials.chars().take(60).collect();
        let request = anonymous.get("/host").header("Authorization", &credentials);
        let answer = fixture.refuse(&shown, request, 401);
        assert_eq!(
            answer.message(),
            "Please provide proper credentials",
            "{shown}"
        );
        assert_eq!(
            answer.header("www-authenticate"),
            Some("Basic realm=\"eve\""),
            "{shown}"
        );
    }
    let right = [
        basic(token, ""),
        basic(token, "whatever"),
        token.to_owned(),
        format!("Token {token}"),
        format!("Bearer {token}"),
        format!("bearer {token}"),
    ];
    for credentials in right {
        let request = anonymous.get("/host").header("Authorization", &credentials);
        request.send().expect_status(200);
    }
}

#[test]
fn odd_headers_do_no_harm() {
    let fixture = Fixture::new();
    let item = fixture.item();
    let cases = [
        ("If-Modified-Since", "yesterday"),
        ("If-Modified-Since", ""),
        ("If-None-Match", ""),
        ("If-None-Match", "*"),
        ("If-None-Match", "\u{e9}"),
        ("Accept", "nonsense"),
        ("Accept", "application/xml;q=0.1, application/json"),
        ("Origin", "null"),
        ("Content-Type", "\u{e9}"),
        ("X-HTTP-Method-Override", "DELETE"),
        ("X-HTTP-Method-Override", ""),
        ("Range", "bytes=0-1"),
        ("Cookie", "session=x"),
    ];
    for (name, value) in cases {
        let case = format!("{name}: {value}");
        let answer = fixture.admin.get(&item).header(name, value).send();
        assert!(
            matches!(answer.status, 200 | 304),
            "{case}: {} {}",
            answer.status,
            answer.text()
        );
        fixture.nothing_changed(&case);
    }
    let with_body = fixture.admin.get("/command").json(&json!({"a": 1})).send();
    with_body.expect_status(200);
}
