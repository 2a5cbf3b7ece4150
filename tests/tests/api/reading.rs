//! Filters, order, projection and embedding, beyond what the recorded conversations show.

use std::collections::BTreeSet;

use alignak_testkit::http::text;
use alignak_testkit::{Api, Server};
use serde_json::{Value, json};

/// Commands a to f with time-outs -2, 0, 1, 2, 3 and 4; only e and f have notes, f those of an id.
struct Fixture {
    server: Server,
    admin: Api,
}

const HEX: &str = "5a0b1c2d3e4f5a6b7c8d9e0f";

impl Fixture {
    fn new() -> Self {
        let server = Server::start();
        let admin = server.admin();
        let realm = admin.root_realm();
        let items: Vec<_> = [("a", -2), ("b", 0), ("c", 1), ("d", 2), ("e", 3), ("f", 4)]
            .iter()
            .map(|(name, timeout)| {
                let notes = match *name {
                    "e" => "some",
                    "f" => HEX,
                    _ => "",
                };
                json!({
                    "name": name,
                    "timeout": timeout,
                    "notes": notes,
                    "_realm": realm,
                    "enable_environment_macros": *name == "c",
                })
            })
            .collect();
        let made = admin.post("/command").json(&Value::Array(items)).send();
        made.expect_status(201);
        Self { server, admin }
    }

    fn page(&self, path: &str, query: &[(&str, &str)]) -> Value {
        let answer = self.admin.get(path).query(query).send();
        assert_eq!(answer.status, 200, "{path} {query:?}: {}", answer.text());
        answer.json()
    }

    /// The one-letter names of the commands that a query finds, in its order.
    fn names(&self, query: &[(&str, &str)]) -> String {
        let page = self.page("/command", query);
        let items = page["_items"].as_array().into_iter().flatten();
        let names = items.filter_map(|item| item["name"].as_str());
        names.filter(|name| name.len() == 1).collect()
    }
}

#[test]
fn a_filter_finds_what_it_says() {
    let fixture = Fixture::new();
    let realm = fixture.admin.root_realm();
    let by_realm = format!("{{\"_realm\": \"{realm}\", \"timeout\": 4}}");
    let by_id = format!("_realm==ObjectId(\"{realm}\") and timeout==4");
    let by_hex = format!("{{\"notes\": \"{HEX}\"}}");
    let past = "{\"_created\": {\"$gte\": \"Mon, 01 Jan 2001 00:00:00 GMT\"}}";
    let future = "{\"_created\": {\"$gte\": \"Fri, 01 Jan 2100 00:00:00 GMT\"}}";
    let cases = [
        ("timeout==-2", "a"),
        ("timeout<=-1", "a"),
        ("timeout>=3", "ef"),
        ("timeout!=0 and timeout<2", "ac"),
        ("(timeout==1 or timeout==2) and name!=\"c\"", "d"),
        ("name==\"a\" or name=='b'", "ab"),
        ("enable_environment_macros==True", "c"),
        ("enable_environment_macros==False and timeout>3", "f"),
        ("_created>=datetime(2001,1,1)", "abcdef"),
        ("_created<datetime(2001,1,1,12,30,59)", ""),
        (by_id.as_str(), "f"),
        (by_realm.as_str(), "f"),
        (by_hex.as_str(), "f"),
        (past, "abcdef"),
        (future, ""),
        (r#"{"timeout": {"$gte": 1, "$lt": 3}}"#, "cd"),
        (r#"{"name": {"$in": ["a", "f", "z"]}}"#, "af"),
        (
            r#"{"name": {"$nin": ["a", "b"]}, "timeout": {"$lt": 3}}"#,
            "cd",
        ),
        (
            r#"{"$or": [{"name": "a"}, {"$and": [{"name": "b"}, {"timeout": 0}]}]}"#,
            "ab",
        ),
        (
            r#"{"$nor": [{"timeout": {"$gt": 0}}], "timeout": {"$gte": -5}}"#,
            "ab",
        ),
        (r#"{"timeout": {"$not": {"$lt": 4}}}"#, "f"),
        (
            r#"{"timeout": {"$mod": [2, 0]}, "name": {"$regex": "^.$"}}"#,
            "abdf",
        ),
        (r#"{"name": {"$regex": "^[AB]$", "$options": "i"}}"#, "ab"),
        (r#"{"name": {"$regex": "^((?!a).)$"}}"#, "bcdef"),
        (r#"{"name": {"$regex": "/^((?!a).)*$/"}}"#, ""),
        (r#"{"notes": {"$ne": ""}}"#, "ef"),
        (r#"{"nothing": null, "name": "a"}"#, "a"),
        (r#"{"nothing": {"$ne": 1}, "name": "a"}"#, "a"),
        (r#"{"nothing": {"$exists": true}}"#, ""),
        (r#"{"timeout": {"$type": "int"}, "name": "a"}"#, "a"),
        (r#"{"timeout": "1"}"#, ""),
        (r#"{"timeout": true}"#, ""),
        (r#"{"name": {"$gt": 5}}"#, ""),
    ];
    for (filter, expected) in cases {
        let query = [("where", filter), ("sort", "name")];
        assert_eq!(fixture.names(&query), expected, "{filter}");
    }
}

#[test]
fn lists_and_inner_members_are_searched_too() {
    let fixture = Fixture::new();
    let admin = &fixture.admin;
    let realm = admin.root_realm();
    let up = text(&admin.by_name("command", "_internal_host_up"), "_id");
    for (name, tags, customs) in [
        ("h1", json!(["red", "blue"]), json!({"_SITE": {"row": 1}})),
        ("h2", json!(["green"]), json!({"_SITE": {"row": 2}})),
        ("h3", json!([]), json!({})),
    ] {
        let item = json!({
            "name": name, "_realm": realm, "check_command": up, "tags": tags, "customs": customs,
        });
        admin.create("host", &item);
    }
    let cases = [
        (r#"{"tags": "blue"}"#, vec!["h1"]),
        (r#"{"tags": {"$in": ["blue", "green"]}}"#, vec!["h1", "h2"]),
        (r#"{"tags": {"$all": ["red", "blue"]}}"#, vec!["h1"]),
        (r#"{"tags": {"$size": 1}}"#, vec!["h2"]),
        (r#"{"tags": {"$elemMatch": {"$regex": "^g"}}}"#, vec!["h2"]),
        (r#"{"tags": ["green"]}"#, vec!["h2"]),
        (r#"{"customs._SITE.row": {"$gt": 1}}"#, vec!["h2"]),
        (r#"{"customs._SITE": {"row": 1}}"#, vec!["h1"]),
        (r#"{"tags.0": "red"}"#, vec!["h1"]),
        ("customs._SITE.row==2", vec!["h2"]),
    ];
    for (filter, expected) in cases {
        let page = fixture.page("/host", &[("where", filter), ("sort", "name")]);
        let items = page["_items"].as_array().into_iter().flatten();
        let names: Vec<_> = items.filter_map(|item| item["name"].as_str()).collect();
        assert_eq!(names, expected, "{filter}");
    }
}

#[test]
fn the_order_is_the_one_asked_for() {
    let fixture = Fixture::new();
    let letters = r#"{"name": {"$regex": "^.$"}}"#;
    let cases = [
        ("-timeout", "fedcba"),
        ("-enable_environment_macros,name", "cabdef"),
        ("-enable_environment_macros, -name", "cfedba"),
        (
            "[(\"enable_environment_macros\", 1), (\"name\", -1)]",
            "fedbac",
        ),
        ("[[\"timeout\", -1]]", "fedcba"),
        ("nothing,name", "abcdef"),
        ("_id", "abcdef"),
        ("-_id", "fedcba"),
        ("2d_coords,-name", "fedcba"),
    ];
    for (sort, expected) in cases {
        let query = [("where", letters), ("sort", sort)];
        assert_eq!(fixture.names(&query), expected, "{sort}");
    }
}

#[test]
fn pages_together_hold_each_item_once() {
    let fixture = Fixture::new();
    let mut seen = Vec::new();
    for number in 1..=4 {
        let number = number.to_string();
        let query = [("max_results", "2"), ("page", number.as_str())];
        let page = fixture.page("/command", &query);
        assert_eq!(page["_meta"]["total"], 8);
        assert_eq!(page["_links"].get("next").is_some(), number != "4");
        assert_eq!(page["_links"].get("prev").is_some(), number != "1");
        let items = page["_items"].as_array().into_iter().flatten();
        seen.extend(items.map(|item| text(item, "_id")));
    }
    assert_eq!(seen.len(), 8);
    assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), 8);
    let first = fixture.page("/timeperiod", &[]);
    assert_eq!(
        first["_items"][0]["name"], "24x7",
        "insertion order without a sort"
    );
}

#[test]
fn pages_without_a_count_lead_to_each_other() {
    let fixture = Fixture::new();
    let mut seen = Vec::new();
    for number in 1..=4 {
        let number = number.to_string();
        let query = [
            ("max_results", "2"),
            ("page", number.as_str()),
            ("count", "0"),
        ];
        let answer = fixture.admin.get("/command").query(&query).send();
        let answer = answer.expect_status(200);
        assert_eq!(answer.header("x-total-count"), None);
        let page = answer.json();
        assert_eq!(
            page["_meta"],
            json!({"page": number.parse::<u64>().expect("it is a number"), "max_results": 2})
        );
        assert_eq!(page["_links"].get("last"), None);
        assert_eq!(page["_links"].get("next").is_some(), number != "4");
        if let Some(next) = page["_links"].get("next") {
            let href = text(next, "href");
            assert!(href.contains("count=0"), "{href} counts");
        }
        let items = page["_items"].as_array().into_iter().flatten();
        seen.extend(items.map(|item| text(item, "_id")));
    }
    assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), 8);
    for (count, status) in [("1", 200), ("true", 400), ("2", 400), ("none", 400)] {
        let answer = fixture
            .admin
            .get("/command")
            .query(&[("count", count)])
            .send();
        let page = answer.expect_status(status).json();
        assert_eq!(page["_meta"]["total"].is_u64(), status == 200, "{count}");
    }
}

#[test]
fn a_search_that_no_index_serves_says_how_many_items_it_looked_at() {
    let fixture = Fixture::new();
    let realm = fixture.admin.root_realm();
    let noted = |number| {
        let (name, notes) = (format!("scanned {number}"), format!("n{number}"));
        json!({"name": name, "notes": notes, "_realm": realm})
    };
    let commands: Vec<_> = (0..1_200).map(noted).collect();
    for commands in commands.chunks(400) {
        let list = fixture.admin.post("/command").json(&json!(commands)).send();
        list.expect_status(201);
    }
    let looked_at = |filter: &str| {
        let query = [("where", filter), ("max_results", "5")];
        let answer = fixture.admin.get("/command").query(&query).send();
        let answer = answer.expect_status(200);
        answer.header("x-scanned-items").map(str::to_owned)
    };
    for filter in [r#"{"notes": "n7"}"#, r#"{"notes": {"$regex": "7$"}}"#] {
        let scanned = looked_at(filter).expect("it says so");
        assert!(
            scanned.parse::<u64>().expect("it is a number") >= 1_200,
            "{scanned}"
        );
    }
    assert_eq!(looked_at(r#"{"name": "scanned 7"}"#), None);
    assert_eq!(looked_at(""), None);
}

#[test]
fn a_projection_shows_what_was_asked_for_and_the_automatic_fields() {
    let fixture = Fixture::new();
    let shown = |projection: &str| -> Vec<String> {
        let query = [("projection", projection), ("where", r#"{"name": "e"}"#)];
        let page = fixture.page("/command", &query);
        let item = page["_items"][0].as_object().cloned().unwrap_or_default();
        let automatic = ["_id", "_created", "_updated", "_etag", "_links"];
        for name in automatic {
            assert!(item.contains_key(name), "{projection} hides {name}");
        }
        let names = item
            .keys()
            .filter(|name| !automatic.contains(&name.as_str()));
        names.cloned().collect()
    };
    assert_eq!(shown(r#"{"name": 1}"#), ["name"]);
    assert_eq!(shown(r#"{"name": true, "nothing": 1}"#), ["name"]);
    assert_eq!(shown(r#"{"nothing": 1}"#), Vec::<String>::new());
    let all = shown("{}");
    for exclusive in [
        r#"{"name": 0}"#,
        r#"{"name": 0, "notes": 1}"#,
        r#"{"name": 0, "_etag": 0}"#,
    ] {
        let left = shown(exclusive);
        let expected: Vec<_> = all.iter().filter(|name| *name != "name").cloned().collect();
        assert_eq!(left, expected, "{exclusive}");
    }
}

#[test]
fn an_etag_read_through_a_projection_is_good_for_a_change() {
    let fixture = Fixture::new();
    let query = [
        ("projection", r#"{"name": 1}"#),
        ("where", r#"{"name": "a"}"#),
    ];
    let item = fixture.page("/command", &query)["_items"][0].clone();
    let path = format!("/command/{}", text(&item, "_id"));
    let patch = fixture.admin.patch(&path).if_match(&text(&item, "_etag"));
    // A projection has no meaning for a change.
    let patch = patch.query(&[("projection", r#"{"name": 1}"#)]);
    patch.json(&json!({"alias": "x"})).send().expect_status(200);
}

#[test]
fn embedding_replaces_references_and_tells_no_secrets() {
    let fixture = Fixture::new();
    let admin = &fixture.admin;
    let period = text(&admin.by_name("timeperiod", "24x7"), "_id");
    let user = text(&another_user(admin), "_id");
    let token = admin.login("bob", "bob's word").token().to_owned();
    let realm = admin.root_realm();
    let up = text(&admin.by_name("command", "_internal_host_up"), "_id");
    let host = json!({
        "name": "h", "_realm": realm, "check_command": up, "check_period": period,
        "users": [user], "event_handler": null,
    });
    let made = admin.create("host", &host);
    let path = format!("/host/{}", text(&made, "_id"));
    let read = |embedded: &str| fixture.page(&path, &[("embedded", embedded)]);

    let plain = read(r#"{"check_command": 0, "nothing": 1, "name": 1}"#);
    assert_eq!(plain["check_command"], json!(up));
    let one = read(r#"{"check_command": 1, "event_handler": 1}"#);
    assert_eq!(one["check_command"]["name"], "_internal_host_up");
    assert!(one["check_command"].get("_links").is_none());
    assert_eq!(one["check_command"]["_realm"], json!(realm));
    assert_eq!(one["event_handler"], Value::Null);
    let two = read(r#"{"check_command": 1, "check_command._realm": 1}"#);
    assert_eq!(two["check_command"]["_realm"]["name"], "All");
    let implied = read(r#"{"check_command._realm": 1}"#);
    assert!(implied["check_command"].is_string() || implied["check_command"]["_realm"].is_object());
    let users = read(r#"{"users": 1}"#);
    assert_eq!(users["users"][0]["name"], "bob");
    assert!(users["users"][0].get("password").is_none(), "{users}");
    assert!(!users.to_string().contains(&token), "{users}");
}

/// Creates a user named bob.
fn another_user(admin: &Api) -> Value {
    let period = text(&admin.by_name("timeperiod", "24x7"), "_id");
    let user = json!({
        "name": "bob",
        "password": "bob's word",
        "_realm": admin.root_realm(),
        "host_notification_period": period,
        "service_notification_period": period,
    });
    admin.create("user", &user)
}

#[test]
fn passwords_are_never_shown() {
    let fixture = Fixture::new();
    let list = fixture.page("/user", &[]);
    let projected = fixture.page("/user", &[("projection", r#"{"password": 1, "name": 1}"#)]);
    let id = text(&list["_items"][0], "_id");
    let item = fixture.page(&format!("/user/{id}"), &[]);
    for answer in [&list, &projected, &item] {
        let shown = answer.to_string();
        for secret in ["argon2", "pbkdf2", "\"password\""] {
            assert!(!shown.contains(secret), "{secret} in {shown}");
        }
    }
    let guess = fixture.page(
        "/user",
        &[("where", r#"{"password": {"$regex": "^.argon2"}}"#)],
    );
    assert_eq!(
        guess["_meta"]["total"], 0,
        "a filter must not guess a password"
    );
    assert!(!fixture.server.output().contains("argon2"));
}

#[test]
fn a_user_sees_the_own_token_and_no_other() {
    let fixture = Fixture::new();
    another_user(&fixture.admin);
    let bob = fixture.admin.login("bob", "bob's word");
    let shown = fixture.page("/user", &[("sort", "name")]);
    assert_eq!(shown["_items"][0]["token"], json!(fixture.admin.token()));
    assert!(!shown.to_string().contains(bob.token()), "{shown}");
    let total = |token: &str| {
        let filter = json!({ "token": token }).to_string();
        fixture.page("/user", &[("where", &filter)])["_meta"]["total"].clone()
    };
    // The web interface finds the user of its own token this way.
    assert_eq!(total(fixture.admin.token()), 1);
    assert_eq!(total(bob.token()), 0);
}

#[test]
fn the_first_of_repeated_parameters_counts() {
    let fixture = Fixture::new();
    let query = [("where", r#"{"name": "a"}"#), ("where", r#"{"name": "b"}"#)];
    assert_eq!(fixture.names(&query), "a");
}
