//! What HTTP asks of every answer, whatever the resource.

use std::time::Duration;

use alignak_testkit::http::{basic, text};
use alignak_testkit::{Api, Options, Server, Shared};
use serde_json::{Value, json};

const UNKNOWN_ID: &str = "0123456789abcdef01234567";

static SERVER: Shared = Shared::new();

/// The address and the content of an item that no test changes.
fn item(admin: &Api) -> (String, Value) {
    let item = admin.by_name("timeperiod", "24x7");
    (format!("/timeperiod/{}", text(&item, "_id")), item)
}

/// A list of words as a sorted set.
fn words(list: Option<&str>) -> Vec<String> {
    let list = list.unwrap_or_default().split(',');
    let mut words: Vec<_> = list.map(|word| word.trim().to_ascii_uppercase()).collect();
    words.retain(|word| !word.is_empty());
    words.sort();
    words.dedup();
    words
}

#[test]
fn the_route_is_checked_before_the_token_and_the_token_before_the_item() {
    let server = SERVER.get();
    let api = server.api();
    let item = format!("/command/{UNKNOWN_ID}");
    let cases = [
        ("PATCH", "/command", 405),
        ("PUT", "/command", 405),
        ("POST", item.as_str(), 405),
        ("PUT", item.as_str(), 405),
        ("GET", "/nothing", 404),
        ("POST", "/nothing", 404),
        ("GET", "/command/ping", 404),
        ("GET", "/alignak_notifications", 404),
        ("GET", "/", 401),
        ("GET", "/command", 401),
        ("HEAD", "/command", 401),
        ("GET", item.as_str(), 401),
        ("PATCH", item.as_str(), 401),
        ("DELETE", item.as_str(), 401),
        ("DELETE", "/command", 401),
    ];
    for (method, path, status) in cases {
        let answer = api.request(method, path).send();
        assert_eq!(answer.status, status, "{method} {path}: {}", answer.text());
    }
    let broken = api.post("/command").raw("application/json", "{").send();
    assert_eq!(broken.status, 401, "the token is checked before the body");
}

#[test]
fn head_answers_like_get_without_a_body() {
    let server = SERVER.get();
    let admin = server.admin();
    let (path, _) = item(&admin);
    for path in [
        "/",
        "/timeperiod",
        path.as_str(),
        "/version",
        "/backendconfig",
    ] {
        let get = admin.get(path).send().expect_status(200);
        let head = admin.request("HEAD", path).send().expect_status(200);
        assert!(head.body.is_empty(), "HEAD {path}");
        for name in ["content-type", "etag", "last-modified", "x-total-count"] {
            assert_eq!(head.header(name), get.header(name), "{name} of {path}");
        }
    }
    let missing = format!("/timeperiod/{UNKNOWN_ID}");
    admin.request("HEAD", &missing).send().expect_status(404);
}

#[test]
fn options_lists_the_methods_and_needs_no_token() {
    let server = SERVER.get();
    let api = server.api();
    let item = |resource: &str| format!("/{resource}/{UNKNOWN_ID}");
    let cases = [
        ("/".to_owned(), vec!["GET", "HEAD", "OPTIONS"]),
        (
            "/command".to_owned(),
            vec!["DELETE", "GET", "HEAD", "OPTIONS", "POST"],
        ),
        (
            item("command"),
            vec!["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST"],
        ),
        (
            item("alignakretention"),
            vec!["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"],
        ),
    ];
    for (path, methods) in cases {
        let answer = api.request("OPTIONS", &path).send().expect_status(200);
        assert_eq!(words(answer.header("allow")), methods, "{path}");
        assert!(answer.body.is_empty(), "{path}");
    }
    api.request("OPTIONS", "/nothing").send().expect_status(404);
    api.request("OPTIONS", "/command/ping")
        .send()
        .expect_status(404);
}

#[test]
fn a_slash_at_the_end_changes_nothing() {
    let server = SERVER.get();
    let admin = server.admin();
    let (path, _) = item(&admin);
    for path in ["/timeperiod", path.as_str(), "/version", "/backendconfig"] {
        let plain = admin.get(path).send().expect_status(200);
        let slash = admin.get(&format!("{path}/")).send().expect_status(200);
        assert_eq!(plain.json(), slash.json(), "{path}");
    }
    let login = admin.anonymous().post("/login/");
    let credentials = json!({"username": "admin", "password": "admin"});
    login.json(&credentials).send().expect_status(200);
}

#[test]
fn a_method_override_is_heeded_on_post_only() {
    let server = Server::start();
    let admin = server.admin();
    let realm = admin.root_realm();
    let made = admin.create("command", &json!({"name": "ping", "_realm": realm}));
    let path = format!("/command/{}", text(&made, "_id"));
    let header = "X-HTTP-Method-Override";

    let get = admin.get(&path).header(header, "DELETE");
    let get = get.if_match(&text(&made, "_etag"));
    get.send().expect_status(200);
    admin.get(&path).send().expect_status(200);

    let patch = admin.post(&path).header(header, "patch");
    let patch = patch.if_match(&text(&made, "_etag"));
    let patched = patch.json(&json!({"alias": "x"})).send();
    let etag = text(&patched.expect_status(200).json(), "_etag");
    assert_eq!(admin.get(&path).send().json()["alias"], "x");

    let list = admin.post("/command").header(header, "GET").send();
    assert!(list.expect_status(200).json()["_items"].is_array());
    let collection = admin.post("/command").header(header, "PATCH");
    collection.json(&json!({})).send().expect_status(405);

    let delete = admin.post(&path).header(header, "DELETE");
    delete.if_match(&etag).send().expect_status(204);
    admin.get(&path).send().expect_status(404);
}

#[test]
fn an_item_that_did_not_change_is_not_sent_again() {
    let server = SERVER.get();
    let admin = server.admin();
    let (path, item) = item(&admin);
    let etag = text(&item, "_etag");
    let updated = text(&item, "_updated");
    let (past, future) = (
        "Mon, 01 Jan 2001 00:00:00 GMT",
        "Fri, 01 Jan 2100 00:00:00 GMT",
    );
    let none = ("", "");
    let other = "0000000000000000000000000000000000000000";
    let etag_is = |value: &str| ("If-None-Match", value.to_owned());
    let since = |value: &str| ("If-Modified-Since", value.to_owned());
    let nothing = (none.0, none.1.to_owned());
    let cases = [
        (etag_is(&etag), nothing.clone(), 304),
        (etag_is(&format!("\"{etag}\"")), nothing.clone(), 304),
        (etag_is(&format!("W/\"{etag}\"")), nothing.clone(), 304),
        (etag_is(other), nothing.clone(), 200),
        (since(&updated), nothing.clone(), 304),
        (since(future), nothing.clone(), 304),
        (since(past), nothing.clone(), 200),
        (since("yesterday"), nothing.clone(), 200),
        (etag_is(&etag), since(future), 304),
        (etag_is(&etag), since(past), 200),
        (etag_is(other), since(future), 200),
        (etag_is(&etag), since("yesterday"), 304),
    ];
    for (first, second, status) in cases {
        let case = format!("{first:?} {second:?}");
        for method in ["GET", "HEAD"] {
            let mut request = admin.request(method, &path).header(first.0, &first.1);
            if !second.0.is_empty() {
                request = request.header(second.0, &second.1);
            }
            let answer = request.send();
            assert_eq!(answer.status, status, "{method} {case}");
            let quoted = format!("\"{etag}\"");
            assert_eq!(answer.header("etag"), Some(quoted.as_str()), "{case}");
            assert!(status == 200 || answer.body.is_empty(), "{case}");
        }
        let list = admin.get("/timeperiod").header(first.0, &first.1);
        list.send().expect_status(200);
    }
}

#[test]
fn each_answer_has_its_headers() {
    let server = Server::start();
    let admin = server.admin();
    let realm = admin.root_realm();
    let created = admin
        .post("/command")
        .json(&json!({"name": "ping", "_realm": realm}));
    let created = created.send().expect_status(201);
    let id = text(&created.json(), "_id");
    let location = format!("/command/{id}");
    assert_eq!(created.header("location"), Some(location.as_str()));
    assert_eq!(created.header("etag"), None);

    let item = admin
        .get(&format!("/command/{id}"))
        .send()
        .expect_status(200);
    let etag = format!("\"{}\"", text(&item.json(), "_etag"));
    assert_eq!(item.header("etag"), Some(etag.as_str()));
    assert_eq!(
        item.header("last-modified"),
        item.json()["_updated"].as_str()
    );
    assert_eq!(item.header("content-type"), Some("application/json"));

    let list = admin
        .get("/command?max_results=1")
        .send()
        .expect_status(200);
    assert_eq!(list.header("x-total-count"), Some("3"));
    assert_eq!(list.header("etag"), None);
    assert!(list.header("last-modified").is_some());
    let empty = admin.get("/service").send().expect_status(200);
    assert_eq!(empty.header("last-modified"), None);
    assert_eq!(empty.header("x-total-count"), Some("0"));

    let patch = admin.patch(&format!("/command/{id}")).if_match(&etag);
    let patched = patch.json(&json!({"alias": "x"})).send().expect_status(200);
    let etag = format!("\"{}\"", text(&patched.json(), "_etag"));
    assert_eq!(patched.header("etag"), Some(etag.as_str()));

    let deleted = admin
        .delete(&format!("/command/{id}"))
        .if_match(&etag)
        .send();
    let deleted = deleted.expect_status(204);
    assert!(deleted.body.is_empty());
    for answer in [&item, &list, &patched, &deleted] {
        assert_eq!(answer.header("cache-control"), None);
        assert_eq!(answer.header("expires"), None);
    }
}

#[test]
fn links_repeat_the_query_in_its_order() {
    let server = SERVER.get();
    let admin = server.admin();
    let query = "zeta=1&max_results=1&alpha=2&alpha=3&sort=name&where={}&page=1&projection={}";
    let page = admin
        .get(&format!("/timeperiod?{query}"))
        .send()
        .expect_status(200)
        .json();
    let expected = "timeperiod?max_results=1&where=%7B%7D&sort=name&page=2&zeta=1&alpha=2&alpha=3\
                    &projection=%7B%7D";
    assert_eq!(page["_links"]["next"]["href"], expected, "{page}");
}

/// What comes until the connection is closed, or until nothing more comes.
fn exchange(api: &Api, user_agent: &str) -> (String, bool) {
    let token = alignak_testkit::http::basic(api.token(), "");
    let request = format!(
        "GET /timeperiod HTTP/1.1\r\nHost: a\r\nUser-Agent: {user_agent}\r\n\
         Accept: */*\r\nConnection: keep-alive\r\nAuthorization: {token}\r\n\r\n"
    );
    api.raw(&request, Duration::from_millis(700))
}

#[test]
fn the_connection_of_the_python_client_is_closed_after_each_answer() {
    let server = SERVER.get();
    let admin = server.admin();
    let (answer, closed) = exchange(&admin, "python-requests/2.31.0");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(closed, "the connection was kept:\n{answer}");
    let head = answer.to_ascii_lowercase();
    assert!(head.contains("\r\nconnection: close\r\n"), "{answer}");
    let (answer, closed) = exchange(&admin, "curl/8.0");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(!closed, "the connection of others is kept");
}

#[test]
fn defect_11_a_page_of_another_origin_may_use_the_resources() {
    let server = SERVER.get();
    let admin = server.admin();
    let (path, _) = item(&admin);
    let origin = "http://ui.example";
    let answer = admin
        .get(&path)
        .header("Origin", origin)
        .send()
        .expect_status(200);
    assert_eq!(answer.header("access-control-allow-origin"), Some(origin));
    assert!(words(answer.header("vary")).contains(&"ORIGIN".to_owned()));
    assert_eq!(answer.header("access-control-allow-credentials"), None);

    let preflight = admin
        .anonymous()
        .request("OPTIONS", &path)
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "PATCH")
        .header(
            "Access-Control-Request-Headers",
            "authorization, if-match, content-type",
        )
        .send()
        .expect_status(200);
    assert_eq!(
        preflight.header("access-control-allow-origin"),
        Some(origin)
    );
    let methods = words(preflight.header("access-control-allow-methods"));
    assert!(methods.contains(&"PATCH".to_owned()), "{methods:?}");
    let headers = words(preflight.header("access-control-allow-headers"));
    for header in ["AUTHORIZATION", "IF-MATCH", "CONTENT-TYPE"] {
        assert!(
            headers.contains(&header.to_owned()),
            "{header}: {headers:?}"
        );
    }
    assert_eq!(preflight.header("access-control-max-age"), Some("21600"));

    let refused = admin.anonymous().get(&path).header("Origin", origin);
    let refused = refused.send().expect_status(401);
    assert_eq!(refused.header("access-control-allow-origin"), Some(origin));

    let plain = admin.get(&path).send().expect_status(200);
    assert_eq!(plain.header("access-control-allow-origin"), None);
}

#[test]
fn defect_11_only_the_configured_origins_are_allowed() {
    let allowed = "http://ui.example";
    let options = Options::default()
        .setting("X_DOMAINS", json!([allowed]))
        .setting("GRAFANA_DATASOURCE", json!(false));
    let server = Server::start_with(options);
    let admin = server.admin();
    let asked = |origin: &str| {
        let answer = admin.get("/timeperiod").header("Origin", origin).send();
        let answer = answer.expect_status(200);
        let value = answer.header("access-control-allow-origin");
        value.unwrap_or_default().to_owned()
    };
    assert_eq!(asked(allowed), allowed);
    assert_eq!(asked("http://evil.example"), "");
}

#[test]
fn answers_are_json_whatever_is_accepted() {
    let server = SERVER.get();
    let admin = server.admin();
    for accept in ["*/*", "text/html", "application/json", "image/png", ""] {
        let answer = admin.get("/timeperiod").header("Accept", accept).send();
        let answer = answer.expect_status(200);
        assert_eq!(
            answer.header("content-type"),
            Some("application/json"),
            "{accept}"
        );
        answer.json();
    }
    let none = admin.get("/timeperiod").without("Accept").send();
    none.expect_status(200).json();
    let pretty = admin.get("/version?pretty=1").send().expect_status(200);
    pretty.json();
    let pretty = admin
        .get("/timeperiod?pretty")
        .send()
        .expect_status(200)
        .text();
    assert!(pretty.contains("\n    \"_items\""), "{pretty}");
}

/// What comes back over a connection of its own until nothing more comes.
fn raw(api: &Api, request: &str) -> String {
    api.raw(request, Duration::from_secs(5)).0
}

#[test]
fn characters_that_a_query_should_encode_are_understood_as_they_are() {
    let server = SERVER.get();
    let admin = server.admin();
    let token = alignak_testkit::http::basic(admin.token(), "");
    for query in [
        "where={\"name\":\"24x7\"}",
        "where={\"name\": \"24x7\", \"alias\": {\"$ne\": \"<a>|^\\\\`\"}}",
    ] {
        let answer = raw(
            &admin,
            &format!(
                "GET /timeperiod?{query} HTTP/1.1\r\nHost: a\r\nAuthorization: {token}\r\n\
                 Connection: close\r\n\r\n"
            ),
        );
        assert!(
            answer.starts_with("HTTP/1.1 200 OK\r\n"),
            "{query}: {answer}"
        );
        assert!(answer.contains("\"total\":1"), "{query}: {answer}");
    }
}

#[test]
fn a_request_names_one_host() {
    let server = SERVER.get();
    let api = server.api();
    let head = |hosts: &str| format!("GET /version HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n");
    let one = raw(&api, &head("Host: a\r\n"));
    assert!(one.starts_with("HTTP/1.1 200 OK\r\n"), "{one}");
    for hosts in ["", "Host: a\r\nHost: b\r\n"] {
        let answer = raw(&api, &head(hosts));
        assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
        assert!(answer.contains("\"_status\":\"ERR\""), "{answer}");
    }
    let old = raw(&api, "GET /version HTTP/1.0\r\n\r\n");
    assert!(old.starts_with("HTTP/1.0 200 OK\r\n"), "{old}");
}

#[test]
fn statuses_have_the_words_of_the_original() {
    let server = SERVER.get();
    let api = server.api();
    let cases = [
        ("GET /timeperiod", "401 UNAUTHORIZED"),
        ("GET /nothing", "404 NOT FOUND"),
        ("PUT /timeperiod", "405 METHOD NOT ALLOWED"),
    ];
    for (request, status) in cases {
        let answer = raw(
            &api,
            &format!("{request} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"),
        );
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status}\r\n")),
            "{answer}"
        );
    }
    // Modules search for this text.
    let admin = server.admin();
    let (path, _) = item(&admin);
    let body = r#"{"alias": "x"}"#;
    let request = format!(
        "PATCH {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: {}\r\n\
         If-Match: none\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        basic(admin.token(), ""),
        body.len()
    );
    let answer = raw(&api, &request);
    assert!(
        answer.starts_with("HTTP/1.1 412 PRECONDITION FAILED\r\n"),
        "{answer}"
    );
}

#[test]
fn where_items_are_and_who_asks_are_settings() {
    let options = Options::default()
        .setting("PUBLIC_URL", json!("https://backend.example.org/api"))
        .setting("TRUSTED_PROXIES", json!(["127.0.0.1"]));
    let server = Server::start_with(options);
    let admin = server.admin();
    let command = json!({"name": "c", "_realm": admin.root_realm()});
    let made = admin.post("/command").json(&command).send();
    let location = made.header("location").unwrap_or_default();
    assert!(
        location.starts_with("https://backend.example.org/api/command/"),
        "{location}"
    );
    let login = |from: &str| {
        let wrong = json!({"username": "admin", "password": "wrong"});
        let login = server.api().post("/login").json(&wrong);
        login.header("x-forwarded-for", from).send().status
    };
    let statuses: Vec<_> = (0..12).map(|_| login("192.0.2.1")).collect();
    assert_eq!(statuses[0], 401);
    assert_eq!(statuses.last(), Some(&429), "{statuses:?}");
    assert_eq!(login("192.0.2.2"), 401, "another client of the proxy");
    let cron = |from: &str| {
        let cron = server.api().get("/cron_livesynthesis_history");
        cron.header("x-forwarded-for", from).send().status
    };
    assert_eq!(cron("192.0.2.1"), 412, "IP_CRON is the client's address");
}

#[test]
fn a_request_sets_a_hundred_passwords_at_most() {
    let server = SERVER.get();
    let admin = server.admin();
    let period = text(&admin.by_name("timeperiod", "24x7"), "_id");
    let realm = admin.root_realm();
    let users: Vec<_> = (0..101)
        .map(|number| {
            json!({
                "name": format!("many {number}"), "password": "p", "_realm": realm,
                "host_notification_period": period, "service_notification_period": period,
            })
        })
        .collect();
    let refused = admin.post("/user").json(&json!(users)).send();
    refused.expect_status(413);
    let query = [("where", r#"{"name": {"$regex": "^many "}}"#)];
    let found = admin.get("/user").query(&query).send().json();
    assert_eq!(found["_meta"]["total"], 0);
}

#[test]
fn a_head_that_does_not_arrive_in_time_ends_the_connection() {
    let server = SERVER.get();
    let api = server.api();
    let head = "GET /version HTTP/1.1\r\nHost:";
    let (_, is_closed) = api.raw(head, Duration::from_secs(20));
    assert!(is_closed, "the connection is still open");
}

#[test]
fn a_body_that_does_not_arrive_in_time_is_refused() {
    let server = SERVER.get();
    let api = server.api();
    let part = "POST /login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n\
                Content-Length: 40\r\n\r\n{\"username\":";
    let (answer, is_closed) = api.raw(part, Duration::from_secs(30));
    assert!(is_closed, "the connection is still open");
    assert!(
        answer.starts_with("HTTP/1.1 408 REQUEST TIMEOUT"),
        "{answer}"
    );
    assert!(answer.contains("\"_status\":\"ERR\""), "{answer}");
    assert!(answer.contains("10 s"), "{answer}");
}

#[test]
fn many_slow_logins_keep_no_other_client_waiting() {
    let server = Server::start();
    let (api, admin) = (server.api(), server.admin());
    let head = "POST /login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n\
                Content-Length: 40\r\n\r\n{";
    let slow: Vec<_> = (0..300).map(|_| api.connection(head.as_bytes())).collect();
    api.get("/version").send().expect_status(200);
    let refused = raw(&api, &format!("{head}{{}}"));
    assert!(refused.starts_with("HTTP/1.1 503"), "{refused}");
    assert!(
        refused.to_ascii_lowercase().contains("retry-after"),
        "{refused}"
    );
    admin.get("/realm").send().expect_status(200);
    drop(slow);
}

#[test]
fn a_browser_at_the_root_is_shown_a_page_and_is_not_asked_for_a_password() {
    let server = SERVER.get();
    let api = server.api();
    let page = api.get("/").header("Accept", "text/html,*/*;q=0.8").send();
    let page = page.expect_status(200);
    assert_eq!(
        page.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    assert!(page.text().contains("href=\"/docs\""));
    // A cache keeps the page and the JSON apart.
    let programs = server.admin().get("/").send().expect_status(200);
    for response in [&page, &programs] {
        let varies = |(name, value): &(String, String)| {
            name.eq_ignore_ascii_case("vary") && value.eq_ignore_ascii_case("accept")
        };
        let headers = &response.headers;
        assert!(headers.iter().any(varies), "{headers:?}");
    }
    let refused = api.get("/host").header("Sec-Fetch-Mode", "cors").send();
    let challenge = refused.expect_status(401);
    assert_eq!(
        challenge.header("www-authenticate"),
        Some("Bearer realm=\"alignak\"")
    );
}

#[test]
fn pages_and_documents_are_served_compressed_to_those_who_take_it() {
    let server = SERVER.get();
    let api = server.api();
    for (path, coding) in [
        ("/openapi.json", "gzip"),
        ("/docs", "gzip"),
        ("/docs/swagger-ui-bundle.js", "br"),
        ("/docs/redoc.standalone.js", "br"),
        ("/reference", "gzip"),
    ] {
        let plain = api.get(path).send().expect_status(200);
        assert_eq!(plain.header("content-encoding"), None, "{path}");
        let packed = api.get(path).header("Accept-Encoding", "gzip, br").send();
        let packed = packed.expect_status(200);
        assert_eq!(packed.header("content-encoding"), Some(coding), "{path}");
        assert!(packed.body.len() < plain.body.len(), "{path}");
    }
}

#[test]
fn a_removal_that_is_forced_says_what_went_with_it() {
    let server = Server::start();
    let admin = server.admin();
    let realm = admin.root_realm();
    let host = admin.create("host", &json!({"name": "web", "_realm": realm}));
    let service = json!({"name": "http", "host": host["_id"], "_realm": realm});
    admin.create("service", &service);
    let path = format!("/host/{}", text(&host, "_id"));
    let host = admin.get(&path).send().json();
    // What a script left empty is no consent.
    let unsaid = admin.delete(&format!("{path}?force="));
    let refused = unsaid.if_match(&text(&host, "_etag")).send();
    let reason = refused.expect_status(400).message();
    assert!(reason.contains("force"), "{reason}");
    let removal = admin.delete(&format!("{path}?force=true"));
    let removed = removal.if_match(&text(&host, "_etag")).send();
    let removed = removed.expect_status(204);
    assert_eq!(removed.header("x-also-removed"), Some("service=1"));
}
