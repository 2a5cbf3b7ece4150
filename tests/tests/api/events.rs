//! Following changes over HTTP: what is refused, how a stream begins, goes on and ends.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]

use std::time::{Duration, Instant};

use alignak_testkit::events::Event;
use alignak_testkit::http::text;
use alignak_testkit::{Api, Options, Server, Shared};
use serde_json::{Value, json};

static SERVER: Shared = Shared::new();

fn host(admin: &Api, name: &str) -> Value {
    admin.create("host", &json!({"name": name, "_realm": admin.root_realm()}))
}

fn command(admin: &Api, name: &str) -> Value {
    let command = json!({"name": name, "command_line": "true", "_realm": admin.root_realm()});
    admin.create("command", &command)
}

#[test]
fn what_cannot_be_followed_is_refused_with_the_reason() {
    let server = SERVER.get();
    let admin = server.admin();
    server
        .api()
        .get("/events?resource=host")
        .send()
        .expect_status(401);
    let cases = [
        ("", "resource: name the resources to follow"),
        ("resource=", "resource: `` cannot be followed"),
        ("resource=nothing", "resource: `nothing` cannot be followed"),
        (
            "resource=host,livesynthesis",
            "`livesynthesis` cannot be followed",
        ),
        ("resource=outbox", "`outbox` cannot be followed"),
        ("resource=host&where={", "where"),
        ("resource=host&where={\"$where\": \"1\"}", "$where"),
        (
            "resource=host,service&where={\"name\": \"a\"}",
            "where: a filter",
        ),
    ];
    for (query, reason) in cases {
        let answer = admin.get(&format!("/events?{query}")).send();
        assert_eq!(answer.status, 400, "{query}: {}", answer.text());
        assert!(
            answer.message().contains(reason),
            "{query}: {}",
            answer.text()
        );
    }
    let long = "0".repeat(2000);
    let answer = admin
        .get("/events?resource=host")
        .header("last-event-id", &long);
    answer.send().expect_status(400);
    let answer = admin.post("/events?resource=host").json(&json!({})).send();
    answer.expect_status(405);
}

#[test]
fn changes_come_as_server_sent_events_and_go_on_behind_the_last_one() {
    let server = SERVER.get();
    let admin = server.admin();
    let query = "resource=host&where={\"name\": {\"$regex\": \"^events\"}}";
    let mut stream = admin.follow(query, None);
    let made = host(&admin, "events-1");
    let first = stream.find(|event| event.name == "created").unwrap();
    assert_eq!(first.data["resource"], "host");
    assert_eq!(first.data["id"], made["_id"]);
    assert_eq!(first.data["item"]["_etag"], made["_etag"]);
    drop(stream);
    host(&admin, "events-2");
    let mut again = admin.follow(query, Some(&first.id));
    let second = again.find(|event| event.name == "created").unwrap();
    assert_eq!(second.brief(), ("created", "events-2"));
}

#[test]
fn many_resources_are_followed_at_once() {
    let server = SERVER.get();
    let admin = server.admin();
    let mut stream = admin.follow("resource=command,timeperiod&resource=realm", None);
    command(&admin, "events command");
    let realm = json!({"name": "Events", "_parent": admin.root_realm()});
    admin.create("realm", &realm);
    let names = ["events command", "Events"];
    for name in names {
        let created = |event: &Event| event.brief() == ("created", name);
        assert!(stream.any(|event| created(&event)), "{name}");
    }
}

#[test]
fn a_head_request_has_no_body() {
    let server = SERVER.get();
    let answer = server
        .admin()
        .request("HEAD", "/events?resource=host")
        .send();
    assert_eq!(answer.status, 200);
    assert!(answer.body.is_empty());
}

#[test]
fn a_follower_does_not_keep_the_server_from_ending() {
    let mut server = Server::start();
    let mut stream = server.admin().follow("resource=host", None);
    let began = Instant::now();
    assert!(server.terminate().success());
    assert!(
        stream.all(|event| event.name.is_empty()),
        "the stream has ended"
    );
    // The server waits ten seconds for requests that do not end.
    assert!(
        began.elapsed() < Duration::from_secs(9),
        "{}",
        server.output()
    );
    assert!(!server.output().contains("given up"), "{}", server.output());
}

#[test]
fn limits_are_settings() {
    let options = Options::default()
        .setting("EVENTS_FOLLOWERS", json!(4))
        .setting("EVENTS_HEARTBEAT", json!(1))
        .setting("EVENTS_KEPT", json!(10));
    let server = Server::start_with(options);
    let admin = server.admin();
    let mut stream = admin.follow("resource=host", None);
    let sign = stream.next().unwrap();
    assert_eq!((&*sign.name, &sign.data), ("", &Value::Null));
    assert!(!sign.id.is_empty());
    for number in 0..30 {
        command(&admin, &format!("command {number}"));
    }
    let mut late = admin.follow("resource=command", Some(&sign.id));
    let refused = admin.get("/events?resource=host").send();
    assert_eq!(refused.status, 503, "half of the places are for one user");
    assert_eq!(refused.header("retry-after"), Some("5"));
    // MongoDB has what the server does not keep.
    let first = late.find(|event| !event.name.is_empty()).unwrap();
    let is_lost = first.data == json!({"reason": "position"});
    assert!(
        is_lost || first.brief() == ("created", "command 0"),
        "{first:?}"
    );
}

#[test]
fn a_setting_out_of_range_is_named() {
    for (key, value) in [
        ("EVENTS_KEPT", 0),
        ("EVENTS_KEPT_MEGABYTES", 5000),
        ("EVENTS_HEARTBEAT", 301),
        ("EVENTS_FOLLOWERS", 100_001),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.json");
        std::fs::write(&file, json!({key: value}).to_string()).unwrap();
        let mut command = alignak_testkit::server::command(folder.path());
        let ended = command.arg("--settings").arg(&file).output().unwrap();
        let said = String::from_utf8_lossy(&ended.stderr);
        assert!(!ended.status.success());
        assert!(said.contains(key), "{said}");
    }
}

#[test]
fn after_a_restart_a_follower_reads_anew_or_goes_on() {
    let mut server = Server::start();
    let admin = server.admin();
    let mut stream = admin.follow("resource=host", None);
    host(&admin, "before");
    let last = stream.find(|event| event.name == "created").unwrap();
    server.kill();
    assert!(
        stream.all(|event| event.name.is_empty()),
        "the stream has ended"
    );
    server.restart();
    let admin = server.admin();
    host(&admin, "between");
    let mut again = admin.follow("resource=host", Some(&last.id));
    host(&admin, "after");
    let mut events = again.by_ref().filter(|event| !event.name.is_empty());
    let first = events.next().unwrap();
    // MongoDB remembers what happened; SQLite says that it does not.
    let is_lost = first.name == "lagged";
    assert!(
        is_lost || first.brief() == ("created", "between"),
        "{first:?}"
    );
    assert_eq!(is_lost, text(&first.data, "reason") == "position");
    assert!(events.any(|event| event.brief() == ("created", "after")));
}
