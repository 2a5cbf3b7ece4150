//! Following changes: what a follower is sent, by its rights, in which order, from where.

use std::sync::Arc;
use std::time::Duration;

use alignak_backend::api::{Api, FollowRequest, Following};
use alignak_backend::contract::resource;
use alignak_backend::events::{EventSettings, FollowError};
use alignak_backend::filter;
use alignak_backend::rules::rights::Caller;
use serde_json::{Value, json};

use crate::callers::{caller, caller_with, realm};
use crate::fixture::{Backend, backend};

/// How long an event may take on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// What was sent.
#[derive(Debug, PartialEq)]
struct Sent {
    event: String,
    mark: String,
    data: Value,
}

impl Sent {
    fn read(text: &str) -> Self {
        let field = |name: &str| {
            let mut lines = text.lines();
            let found = lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
            found.unwrap_or_default().to_owned()
        };
        Self {
            event: field("event"),
            mark: field("id"),
            data: serde_json::from_str(&field("data")).unwrap_or_default(),
        }
    }

    /// The event, and the name of its item or its id.
    fn brief(&self) -> (&str, &str) {
        let item = self.data.pointer("/item/name").unwrap_or(&self.data["id"]);
        (&self.event, item.as_str().unwrap_or_default())
    }
}

struct Follower<'a> {
    api: &'a Api,
    following: Following,
}

impl<'a> Follower<'a> {
    /// Follows, and takes the first event, which says that it begins.
    async fn start(
        backend: &'a Backend,
        caller: &Arc<Caller>,
        names: &[&str],
        filter: &str,
        after: Option<&str>,
    ) -> Self {
        let following = backend.api.follow(caller, request(names, filter, after));
        let mut follower = Self {
            api: &backend.api,
            following: following.await.unwrap(),
        };
        let ready = follower.next().await;
        assert_eq!(ready.event, "ready");
        follower
    }

    async fn try_next(&mut self) -> Option<Sent> {
        let next = tokio::time::timeout(PATIENCE, self.following.next(self.api));
        let bytes = next.await.expect("something is sent")?;
        Some(Sent::read(std::str::from_utf8(&bytes).unwrap()))
    }

    async fn next(&mut self) -> Sent {
        self.try_next().await.expect("the follower is not cut off")
    }

    /// The next events, briefly.
    async fn briefs(&mut self, count: usize) -> Vec<(String, String)> {
        let mut briefs = Vec::new();
        for _ in 0..count {
            let sent = self.next().await;
            let (event, item) = sent.brief();
            briefs.push((event.to_owned(), item.to_owned()));
        }
        briefs
    }
}

fn request(names: &[&str], text: &str, after: Option<&str>) -> FollowRequest {
    let resources: Vec<_> = names.iter().map(|name| resource(name)).collect();
    FollowRequest {
        filter: filter::parse(text, resources[0]).unwrap(),
        resources,
        after: after.map(str::to_owned),
    }
}

fn pairs<'a>(briefs: &'a [(String, String)]) -> Vec<(&'a str, &'a str)> {
    let pair = |(event, item): &'a (String, String)| (event.as_str(), item.as_str());
    briefs.iter().map(pair).collect()
}

/// A user who may read everything, with a token.
async fn watcher(backend: &Backend) -> Arc<Caller> {
    let user = json!({"name": "watcher", "password": "x", "back_role_super_admin": true});
    let id = backend.create("user", user).await;
    caller(backend, &id).await
}

/// A user who may read hosts and services of one realm alone.
async fn reader_of(backend: &Backend, name: &str, realm: &str) -> Arc<Caller> {
    let role = |resource: &str| json!({"realm": realm, "resource": resource, "crud": ["read"], "sub_realm": false});
    let fields = json!({"name": name, "password": "x", "_realm": realm});
    caller_with(backend, fields, &[role("host"), role("service")]).await
}

fn host(name: &str, realm: &str) -> Value {
    json!({"name": name, "_realm": realm, "_sub_realm": false})
}

#[tokio::test]
async fn changes_are_sent_in_the_order_of_their_commits() {
    let backend = backend().await;
    let watcher = watcher(&backend).await;
    let mut follower = Follower::start(&backend, &watcher, &["host", "service"], "", None).await;
    let id = backend.create("host", host("a", &backend.realm)).await;
    let service = json!({"name": "ping", "host": id});
    backend.create("service", service).await;
    backend.patch("host", &id, json!({"alias": "A"})).await;
    backend.delete("host", &id).await;

    let mut sent: Vec<Sent> = Vec::new();
    while sent.iter().filter(|sent| sent.event == "deleted").count() < 2 {
        sent.push(follower.next().await);
    }
    let hosts: Vec<&Sent> = sent
        .iter()
        .filter(|sent| sent.data["resource"] == "host")
        .collect();
    assert_eq!(hosts[0].brief(), ("created", "a"));
    assert_eq!(hosts.last().unwrap().brief(), ("deleted", id.as_str()));
    let changed = hosts.iter().find(|sent| sent.data["item"]["alias"] == "A");
    assert_eq!(changed.unwrap().brief(), ("updated", "a"));
    let of_service: Vec<&str> = sent
        .iter()
        .filter(|sent| sent.data["resource"] == "service")
        .map(|sent| sent.event.as_str())
        .collect();
    assert_eq!(of_service.first(), Some(&"created"));
    assert_eq!(of_service.last(), Some(&"deleted"));
    assert!(
        sent.is_sorted_by(|one, next| one.mark < next.mark),
        "{sent:?}"
    );
}

#[tokio::test]
async fn an_event_shows_the_item_as_reading_it_does() {
    let backend = backend().await;
    let watcher = watcher(&backend).await;
    let mut follower = Follower::start(&backend, &watcher, &["host"], "", None).await;
    let id = backend.create("host", host("a", &backend.realm)).await;
    let mut sent = follower.next().await;
    assert_eq!(sent.data["item"].take(), backend.get("host", &id).await);
    assert_eq!(
        sent.data,
        json!({"resource": "host", "id": id, "item": null})
    );
}

#[tokio::test]
async fn a_refused_change_is_no_event() {
    let backend = backend().await;
    let watcher = watcher(&backend).await;
    let mut follower = Follower::start(&backend, &watcher, &["host"], "", None).await;
    backend.create("host", host("a", &backend.realm)).await;
    backend
        .try_create("host", host("a", &backend.realm))
        .await
        .unwrap_err();
    backend.create("host", host("b", &backend.realm)).await;
    let briefs = follower.briefs(2).await;
    assert_eq!(pairs(&briefs), [("created", "a"), ("created", "b")]);
}

#[tokio::test]
async fn a_check_result_is_followed_in_results_history_and_states() {
    let backend = backend().await;
    let watcher = watcher(&backend).await;
    let id = backend.create("host", host("a", &backend.realm)).await;
    let followed = ["host", "logcheckresult", "history"];
    let mut follower = Follower::start(&backend, &watcher, &followed, "", None).await;
    let result = json!({"host_name": "a", "state": "DOWN", "state_id": 1, "state_type": "HARD",
        "last_state": "UP", "last_state_id": 0, "last_state_type": "HARD",
        "last_check": 1_700_000_000, "output": "no reply"});
    backend.create("logcheckresult", result).await;
    let mut names = Vec::new();
    for _ in 0..3 {
        let sent = follower.next().await;
        if sent.data["resource"] == "host" {
            assert_eq!(sent.data["item"]["ls_state"], "DOWN");
            assert_eq!(sent.data["id"], id.as_str());
        }
        names.push(sent.data["resource"].as_str().unwrap().to_owned());
    }
    names.sort_unstable();
    assert_eq!(names, ["history", "host", "logcheckresult"]);
}

#[tokio::test]
async fn a_filter_goes_by_the_content_after_the_change() {
    let backend = backend().await;
    let watcher = watcher(&backend).await;
    let filter = r#"{"business_impact": {"$gte": 4}}"#;
    let mut follower = Follower::start(&backend, &watcher, &["host"], filter, None).await;
    let id = backend.create("host", host("a", &backend.realm)).await;
    backend
        .patch("host", &id, json!({"business_impact": 5}))
        .await;
    backend
        .patch("host", &id, json!({"business_impact": 1}))
        .await;
    backend.delete("host", &id).await;
    let briefs = follower.briefs(2).await;
    assert_eq!(pairs(&briefs), [("updated", "a"), ("deleted", &id)]);
}

#[tokio::test]
async fn a_follower_is_sent_what_it_may_read_and_nothing_else() {
    let backend = backend().await;
    let watcher = watcher(&backend).await;
    let north = realm(&backend, "north", &backend.realm).await;
    let south = realm(&backend, "south", &backend.realm).await;
    let reader = reader_of(&backend, "reader", &north).await;
    let mut all = Follower::start(&backend, &watcher, &["host"], "", None).await;
    let mut some = Follower::start(&backend, &reader, &["host"], "", None).await;
    let hidden = backend.create("host", host("hidden", &south)).await;
    let shown = backend.create("host", host("shown", &north)).await;
    backend.patch("host", &hidden, json!({"alias": "x"})).await;
    // Out of sight, back, and gone.
    backend
        .patch("host", &shown, json!({"_realm": south}))
        .await;
    backend
        .patch("host", &shown, json!({"alias": "elsewhere"}))
        .await;
    backend
        .patch("host", &shown, json!({"_realm": north}))
        .await;
    backend.delete("host", &hidden).await;
    backend.delete("host", &shown).await;
    backend.create("host", host("last", &north)).await;

    let briefs = some.briefs(5).await;
    let expected = [
        ("created", "shown"),
        ("deleted", &*shown),
        ("updated", "shown"),
        ("deleted", &*shown),
        ("created", "last"),
    ];
    assert_eq!(pairs(&briefs), expected);
    let briefs = all.briefs(9).await;
    let expected = [
        ("created", "hidden"),
        ("created", "shown"),
        ("updated", "hidden"),
        ("updated", "shown"),
        ("updated", "shown"),
        ("updated", "shown"),
        ("deleted", &*hidden),
        ("deleted", &*shown),
        ("created", "last"),
    ];
    assert_eq!(pairs(&briefs), expected);
}

#[tokio::test]
async fn rights_are_those_of_the_moment() {
    let backend = backend().await;
    let north = realm(&backend, "north", &backend.realm).await;
    let south = realm(&backend, "south", &backend.realm).await;
    let reader = reader_of(&backend, "reader", &north).await;
    let mut follower = Follower::start(&backend, &reader, &["host"], "", None).await;
    backend.create("host", host("before", &south)).await;
    backend.create("host", host("seen", &north)).await;
    assert_eq!(follower.next().await.brief(), ("created", "seen"));
    let role = json!({"user": reader.id, "realm": south, "resource": "host", "crud": ["read"],
        "sub_realm": false});
    let role = backend.create("userrestrictrole", role).await;
    backend.create("host", host("during", &south)).await;
    let lagged = follower.next().await;
    assert_eq!(
        (&*lagged.event, &lagged.data),
        ("lagged", &json!({"reason": "rights"}))
    );
    assert_eq!(follower.next().await.brief(), ("created", "during"));
    backend.delete("userrestrictrole", &role).await;
    backend.create("host", host("after", &south)).await;
    backend.create("host", host("mine", &north)).await;
    assert_eq!(follower.next().await.event, "lagged");
    assert_eq!(follower.next().await.brief(), ("created", "mine"));
}

#[tokio::test]
async fn a_follower_whose_account_is_gone_is_cut_off() {
    let backend = backend().await;
    let reader = reader_of(&backend, "reader", &backend.realm).await;
    let mut follower = Follower::start(&backend, &reader, &["host"], "", None).await;
    backend.delete("user", &reader.id).await;
    backend.create("host", host("a", &backend.realm)).await;
    assert_eq!(follower.try_next().await, None);
}

#[tokio::test]
async fn no_secret_is_sent_and_none_can_be_guessed_by_a_filter() {
    let backend = backend().await;
    let watcher = watcher(&backend).await;
    let mut follower = Follower::start(&backend, &watcher, &["user"], "", None).await;
    let guess = r#"{"token": {"$regex": ".+"}}"#;
    let mut guesser = Follower::start(&backend, &watcher, &["user"], guess, None).await;
    let user = json!({"name": "someone", "password": "s3cret", "_realm": backend.realm});
    let id = backend.create("user", user).await;
    let sent = follower.next().await;
    assert_eq!(sent.brief(), ("created", "someone"));
    assert_eq!(sent.data["item"]["token"], "");
    assert_eq!(sent.data["item"].get("password"), None);
    backend.delete("user", &id).await;
    assert_eq!(guesser.next().await.brief(), ("deleted", id.as_str()));
}

#[tokio::test]
async fn a_follower_goes_on_from_where_it_was() {
    let backend = backend().await;
    let watcher = watcher(&backend).await;
    let mut first = Follower::start(&backend, &watcher, &["host"], "", None).await;
    backend.create("host", host("a", &backend.realm)).await;
    let mark = first.next().await.mark;
    drop(first);
    for name in ["b", "c"] {
        backend.create("host", host(name, &backend.realm)).await;
    }
    for _ in 0..2 {
        let mut again = Follower::start(&backend, &watcher, &["host"], "", Some(&mark)).await;
        let briefs = again.briefs(2).await;
        assert_eq!(pairs(&briefs), [("created", "b"), ("created", "c")]);
    }
}

#[tokio::test]
async fn a_position_that_is_not_known_is_said_to_be_lost() {
    let backend = backend().await;
    let watcher = watcher(&backend).await;
    for position in ["0a.0000000000000001", "m.00", "nonsense", "m.", "."] {
        let mut follower = Follower::start(&backend, &watcher, &["host"], "", Some(position)).await;
        let lagged = follower.next().await;
        assert_eq!(lagged.event, "lagged", "{position}");
        assert_eq!(lagged.data, json!({"reason": "position"}));
        let name = format!("after {position}");
        backend.create("host", host(&name, &backend.realm)).await;
        assert_eq!(follower.next().await.brief(), ("created", &*name));
    }
}

#[tokio::test]
async fn a_follower_that_is_too_slow_lags_and_goes_on() {
    let mut backend = backend().await;
    backend.api = backend.api.with_event_settings(EventSettings {
        max_events: 5,
        ..EventSettings::default()
    });
    let watcher = watcher(&backend).await;
    let mut slow = Follower::start(&backend, &watcher, &["command"], "", None).await;
    let mut quick = Follower::start(&backend, &watcher, &["command"], "", None).await;
    for number in 0..20 {
        let name = format!("command {number}");
        let command = json!({"name": name, "command_line": "true"});
        backend.create("command", command).await;
        assert_eq!(quick.next().await.brief(), ("created", &*name));
    }
    let lagged = slow.next().await;
    assert_eq!(
        (&*lagged.event, &lagged.data),
        ("lagged", &json!({"reason": "slow"}))
    );
    backend
        .create("command", json!({"name": "last", "command_line": "true"}))
        .await;
    assert_eq!(slow.next().await.brief(), ("created", "last"));
}

#[tokio::test]
async fn there_are_only_so_many_followers_and_none_of_them_has_all_places() {
    let mut backend = backend().await;
    backend.api = backend.api.with_event_settings(EventSettings {
        max_followers: 4,
        ..EventSettings::default()
    });
    let watcher = watcher(&backend).await;
    let reader = reader_of(&backend, "reader", &backend.realm).await;
    let follow = async |caller| {
        let following = backend.api.follow(caller, request(&["host"], "", None));
        following.await
    };
    let held = [follow(&watcher).await.ok(), follow(&watcher).await.ok()];
    assert!(held.iter().all(Option::is_some));
    let refused = follow(&watcher).await.err();
    assert!(matches!(refused, Some(FollowError::TooMany(_))));
    assert!(follow(&reader).await.is_ok());
    drop(held);
    assert!(follow(&watcher).await.is_ok());
}

#[tokio::test]
async fn an_idle_follower_is_sent_signs_of_life_and_the_end() {
    let mut backend = backend().await;
    backend.api = backend.api.with_event_settings(EventSettings {
        heartbeat: Duration::from_millis(20),
        ..EventSettings::default()
    });
    let watcher = watcher(&backend).await;
    let mut follower = Follower::start(&backend, &watcher, &["host"], "", None).await;
    let sign = follower.next().await;
    assert_eq!((&*sign.event, &sign.data), ("", &Value::Null));
    assert!(!sign.mark.is_empty());
    backend.api.end_followers();
    while let Some(sign) = follower.try_next().await {
        assert_eq!(sign.event, "");
    }
}
