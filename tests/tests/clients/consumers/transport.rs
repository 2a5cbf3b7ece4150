//! How the consumers reach the server.

use std::time::{Duration, Instant};

use alignak_testkit::http::{basic, text};
use serde_json::{Value, json};

use super::fixture::{Fixture, items, path};

#[test]
fn a_path_with_a_doubled_slash_leads_to_the_resource() {
    let fixture = Fixture::shared();
    // One period by its name: the tests beside this one add periods to the same server.
    let named = [("where", r#"{"name": "24x7"}"#)];
    let plain = fixture.page("/timeperiod", &named);
    assert_eq!(fixture.page("//timeperiod", &named), plain);
    let period = &items(&plain)[0];
    let item = fixture.page(&format!("/{}", path("timeperiod", period)), &[]);
    assert_eq!(item["name"], "24x7");
}

#[test]
fn a_query_inside_the_endpoint_is_an_ordinary_query() {
    let fixture = Fixture::shared();
    let synthesis = &fixture.found("livesynthesis", &json!({ "_realm": fixture.realm }))[0];
    let path = format!(
        "{}?concatenation=1&history=1",
        path("livesynthesis", synthesis)
    );
    let item = fixture.page(&path, &[]);
    assert!(item["history"].is_array(), "{item}");
}

#[test]
fn the_body_of_a_get_of_an_item_is_ignored() {
    let fixture = Fixture::shared();
    let period = fixture.admin.by_name("timeperiod", "24x7");
    for body in [json!({"name": "x"}), json!([1]), Value::Null] {
        let get = fixture.admin.get(&path("timeperiod", &period)).json(&body);
        assert_eq!(get.send().expect_status(200).json()["name"], "24x7");
    }
    let get = fixture
        .admin
        .get("/timeperiod")
        .raw("application/json", "{");
    get.send().expect_status(200);
}

#[test]
fn a_deletion_may_name_a_content_type_without_a_body() {
    let fixture = Fixture::alone();
    let command = fixture.add("command", json!({"name": "short-lived"}));
    let delete = fixture.admin.delete(&path("command", &command));
    let delete = delete.if_match(&text(&command, "_etag"));
    let answer = delete.header("Content-Type", "application/json").send();
    assert!(answer.expect_status(204).body.is_empty());
    let delete = fixture.admin.delete("/command");
    let answer = delete.header("Content-Type", "application/json").send();
    assert!(answer.expect_status(204).body.is_empty());
}

#[test]
fn logout_needs_no_body_no_content_type_and_no_good_token() {
    let fixture = Fixture::shared();
    let stale = fixture.admin.with_token("1500000000000-stale");
    for api in [&fixture.admin, &fixture.admin.anonymous(), &stale] {
        let logout = api.post("/logout").header("Accept", "*/*");
        let answer = logout.send().expect_status(200);
        assert_eq!(answer.text(), "ok");
        let kind = answer.header("content-type").unwrap_or_default();
        assert!(kind.starts_with("text/html"), "{kind}");
        // Clients that are generated from the document ask for what it says.
        let logout = api.post("/logout").header("Accept", "application/json");
        let answer = logout.send().expect_status(200);
        assert_eq!(answer.json(), json!({"_status": "OK"}));
        let json = api.post("/logout").json(&json!({})).send();
        json.expect_status(200);
    }
    // The token outlives it, which the shared token of the engine's modules needs.
    fixture.page("/timeperiod", &[]);
}

/// The status of a GET whose target is sent as it is.
fn status_of(fixture: &Fixture, target: &str) -> String {
    let token = basic(fixture.admin.token(), "");
    let request = format!(
        "GET {target} HTTP/1.1\r\nHost: a\r\nAccept: */*\r\n\
         Connection: close\r\nAuthorization: {token}\r\n\r\n"
    );
    let (answer, _) = fixture.admin.raw(&request, Duration::from_secs(5));
    let total = answer.split("\"total\":").nth(1).unwrap_or_default();
    let total: String = total.chars().take_while(char::is_ascii_digit).collect();
    let status = answer.get(9..12).unwrap_or_default();
    format!("{status} {total}")
}

#[test]
fn blanks_may_be_sent_as_plus_or_percent_20_and_braces_and_brackets_raw() {
    let fixture = Fixture::shared();
    fixture.add("timeperiod", json!({"name": "two words"}));
    for target in [
        "/timeperiod?where=%7B%22name%22%3A+%22two+words%22%7D&sort=name,+_id",
        "/timeperiod?where=%7B%22name%22:%20%22two%20words%22%7D&sort=name,%20_id",
        "/timeperiod?where={%22name%22:%22two%20words%22}&projection={%22name%22:1}",
        "/timeperiod?where={%22$and%22:[{%22name%22:%22two+words%22}]}&max_results=1",
    ] {
        assert_eq!(status_of(&fixture, target), "200 1", "{target}");
    }
}

#[test]
fn raw_quotes_and_blanks_in_a_query_are_taken() {
    // They are not allowed in the target of a request, but old clients send them.
    let fixture = Fixture::shared();
    for target in [
        r#"/timeperiod?where={"name":"two%20words"}"#,
        r#"/timeperiod?where={"name": "two words"}"#,
    ] {
        assert!(status_of(&fixture, target).starts_with("200"), "{target}");
        fixture.page("/timeperiod", &[]);
    }
}

#[test]
fn fifty_hosts_are_listed_in_much_less_than_two_seconds() {
    let fixture = Fixture::shared();
    let hosts = (0..50)
        .map(|number| json!({"name": format!("quick {number:02}"), "_realm": fixture.realm}));
    let made = fixture
        .admin
        .post("/host")
        .json(&Value::Array(hosts.collect()));
    made.send().expect_status(201);
    let query = [
        ("where", r#"{"name": {"$regex": "^quick "}}"#),
        ("embedded", r#"{"_realm": 1, "check_command": 1}"#),
        ("sort", "name"),
        ("page", "1"),
    ];
    // The machine may be busy with other tests for a while.
    let shortest = (0..3).map(|_| {
        let start = Instant::now();
        let page = fixture.page("/host", &query);
        assert_eq!(items(&page).len(), 50);
        start.elapsed()
    });
    let shortest = shortest.min().expect("three times");
    assert!(shortest < Duration::from_secs(1), "{shortest:?}");
}

#[test]
fn who_is_to_wait_is_told_how_long_with_retry_after() {
    let fixture = Fixture::alone();
    let wrong = json!({"username": "nobody", "password": "wrong"});
    for _ in 0..200 {
        let answer = fixture.admin.anonymous().post("/login").json(&wrong).send();
        if answer.status == 401 {
            continue;
        }
        let answer = answer.expect_status(429);
        let seconds = answer.header("retry-after").unwrap_or_default();
        let seconds: u64 = seconds.parse().expect("a number of seconds");
        assert!((1..=60).contains(&seconds), "{seconds}");
        assert_eq!(answer.json()["_error"]["code"], 429);
        return;
    }
    panic!("wrong passwords can be tried for ever");
}
