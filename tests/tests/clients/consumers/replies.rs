//! The shapes of answers that the consumers rely on.

use alignak_testkit::content;
use alignak_testkit::http::text;
use regex::Regex;
use serde_json::{Value, json};

use super::fixture::{AUTOMATIC, Fixture, UNKNOWN_ID, items, members, names, page, path};

#[test]
fn a_collection_has_items_links_and_meta_and_nothing_else() {
    let fixture = Fixture::shared();
    let resources = content::resources(&fixture.admin);
    assert!(resources.len() >= 27, "{resources:?}");
    for resource in resources {
        let page = fixture.page(&format!("/{resource}"), &[("max_results", "2")]);
        assert_eq!(members(&page), ["_items", "_links", "_meta"], "{resource}");
        assert!(page["_items"].is_array(), "{resource}");
        assert_eq!(
            members(&page["_meta"]),
            ["max_results", "page", "total"],
            "{resource}"
        );
        for (name, value) in page["_meta"].as_object().into_iter().flatten() {
            assert!(value.is_u64(), "{resource} {name}: {value}");
        }
    }
}

#[test]
fn page_zero_is_the_first_page() {
    let fixture = Fixture::shared();
    let first = fixture.page("/command", &[("page", "1"), ("max_results", "1")]);
    let zero = fixture.page("/command", &[("page", "0"), ("max_results", "1")]);
    assert_eq!(zero["_meta"]["page"], 1);
    assert_eq!(zero["_items"], first["_items"]);
    assert!(zero["_links"].get("prev").is_none());
    assert!(zero["_links"].get("next").is_some());
}

#[test]
fn a_page_size_above_the_limit_is_capped_and_the_capped_value_told() {
    let fixture = Fixture::shared();
    let page = fixture.page("/command", &[("max_results", "25000")]);
    assert_eq!(page["_meta"]["max_results"], 5000);
    assert_eq!(items(&page).len(), page["_meta"]["total"]);
    assert!(page["_links"].get("next").is_none(), "{}", page["_links"]);
}

#[test]
fn five_thousand_items_come_as_one_page_and_the_rest_as_the_next() {
    let fixture = Fixture::shared();
    let events = |count: usize| {
        let event = json!({"type": "webui.comment", "host_name": "of many", "message": "m"});
        let list = Value::Array(vec![event; count]);
        let made = fixture.admin.post("/history").json(&list).send();
        made.expect_status(201);
    };
    events(2600);
    events(2600);
    let query = |number| {
        [
            ("where", r#"{"host_name": "of many"}"#),
            ("max_results", "25000"),
            ("page", number),
        ]
    };
    let first = fixture.page("/history", &query("1"));
    assert_eq!(items(&first).len(), 5000);
    assert_eq!(
        first["_meta"],
        json!({"page": 1, "max_results": 5000, "total": 5200})
    );
    assert!(first["_links"].get("next").is_some());
    let second = fixture.page("/history", &query("2"));
    assert_eq!(items(&second).len(), 200);
    assert!(second["_links"].get("next").is_none());
}

#[test]
fn the_total_counts_what_matches_and_what_the_user_may_see() {
    let fixture = Fixture::shared();
    let inner = fixture.add(
        "realm",
        json!({"name": "counted realm", "_parent": fixture.realm}),
    );
    for name in ["counted 1", "counted 2", "counted 3"] {
        let realm = if name == "counted 1" {
            &inner["_id"]
        } else {
            &json!(fixture.realm)
        };
        fixture.add(
            "host",
            json!({"name": name, "_realm": realm, "_sub_realm": false}),
        );
    }
    let rights = json!({"_realm": inner["_id"]});
    let (_, user) = fixture.user("counting user", &rights);
    let query = [
        ("where", r#"{"name": {"$regex": "^counted "}}"#),
        ("max_results", "1"),
    ];
    let all = fixture.page("/host", &query);
    assert_eq!(all["_meta"]["total"], 3);
    assert_eq!(items(&all).len(), 1);
    let seen = page(&user, "/host", &query);
    assert_eq!(seen["_meta"]["total"], 1);
    assert_eq!(names(&seen), ["counted 1"]);
}

#[test]
fn automatic_members_are_there_whatever_the_projection_and_the_etag_is_the_stored_one() {
    // On a server of its own: what is newest must not change between two requests.
    let fixture = Fixture::alone();
    let daemon = json!({
        "name": "projected", "type": "poller", "address": "a", "port": 1, "alive": true,
        "reachable": true, "passive": false, "spare": false, "last_check": 1,
    });
    fixture.add("alignakdaemon", daemon);
    fixture.add("alignak", json!({"name": "projected", "whatever": 1}));
    let retention = json!({"host": "projected", "whatever": {"deep": 1}});
    fixture.admin.create("alignakretention", &retention);
    for resource in [
        "alignak",
        "alignakdaemon",
        "alignakretention",
        "host",
        "user",
        "realm",
    ] {
        for projection in [
            r#"{"name": 1}"#,
            r#"{"host": 1, "whatever": 1}"#,
            r#"{"_etag": 0, "_id": 0, "_updated": 0}"#,
            r#"{"name": 1, "_created": 0}"#,
        ] {
            let query = [
                ("projection", projection),
                ("max_results", "1"),
                ("sort", "-_id"),
            ];
            let item = items(&fixture.page(&format!("/{resource}"), &query)).remove(0);
            let case = format!("{resource} {projection}: {item}");
            for name in AUTOMATIC {
                assert!(item.get(name).is_some(), "{name} of {case}");
            }
            let stored = fixture.read(resource, &item);
            for name in ["_etag", "_created", "_updated"] {
                assert_eq!(item[name], stored[name], "{case}");
            }
        }
    }
}

#[test]
fn an_item_has_the_members_of_its_list_entry_and_no_status() {
    let fixture = Fixture::shared();
    for resource in [
        "host",
        "user",
        "realm",
        "command",
        "timeperiod",
        "livesynthesis",
    ] {
        let query = [("max_results", "1")];
        let mut listed = items(&fixture.page(&format!("/{resource}"), &query)).remove(0);
        let mut item = fixture.read(resource, &listed);
        assert!(item.get("_status").is_none(), "{resource}");
        for shown in [&mut listed, &mut item] {
            shown["_links"] = json!({});
        }
        assert_eq!(item, listed, "{resource}");
    }
}

const DATE: &str = "^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-3][0-9] \
    (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) 20[0-9]{2} \
    [0-2][0-9]:[0-5][0-9]:[0-5][0-9] GMT$";

#[test]
fn dates_are_in_english_with_gmt() {
    let fixture = Fixture::shared();
    let date = Regex::new(DATE).expect("a pattern");
    for (resource, items) in content::content(&fixture.admin) {
        for item in items.values() {
            for name in ["_created", "_updated"] {
                let shown = text(item, name);
                assert!(date.is_match(&shown), "{name} of {resource}: {shown}");
            }
        }
    }
}

#[test]
fn a_creation_tells_the_automatic_members_with_equal_dates() {
    let fixture = Fixture::shared();
    let made = fixture
        .admin
        .create("command", &json!({"name": "told", "_realm": fixture.realm}));
    let expected = ["_created", "_etag", "_id", "_links", "_status", "_updated"];
    assert_eq!(members(&made), expected);
    assert_eq!(made["_status"], "OK");
    assert_eq!(made["_created"], made["_updated"]);
    let stored = fixture.read("command", &made);
    for name in ["_id", "_etag", "_created", "_updated"] {
        assert_eq!(made[name], stored[name], "{name}");
    }
}

#[test]
fn the_answer_to_a_patch_stands_for_the_item_in_the_next_one() {
    let fixture = Fixture::shared();
    let daemon = json!({
        "name": "chained", "type": "broker", "address": "a", "port": 1, "alive": true,
        "reachable": true, "passive": false, "spare": false, "last_check": 1,
        "_realm": fixture.realm, "_sub_realm": true,
    });
    // The arbiter module remembers this answer in place of the daemon, every minute.
    let mut last = fixture.admin.create("alignakdaemon", &daemon);
    for minute in 2..6 {
        let mut status = daemon.clone();
        status["last_check"] = json!(minute);
        let patch = fixture.admin.patch(&path("alignakdaemon", &last));
        let patch = patch.if_match(&text(&last, "_etag")).json(&status);
        let done = patch.send().expect_status(200).json();
        let expected = ["_created", "_etag", "_id", "_links", "_status", "_updated"];
        assert_eq!(members(&done), expected);
        assert_eq!(done["_status"], "OK");
        assert_eq!(done["_id"], last["_id"]);
        assert_ne!(done["_etag"], last["_etag"]);
        last = done;
    }
    assert_eq!(fixture.read("alignakdaemon", &last)["last_check"], 5);
}

#[test]
fn every_patch_that_stores_something_gives_a_new_etag_good_for_the_next() {
    let fixture = Fixture::shared();
    let host = fixture.host("etags");
    let service = fixture.service(&host, "etags");
    for (resource, item) in [("service", service), ("host", host)] {
        // The host's etag has moved with the overall state of its new service.
        let mut etag = text(&fixture.read(resource, &item), "_etag");
        let mut seen = vec![etag.clone()];
        for changes in [
            json!({"ls_next_check": 1_600_000_000}),
            json!({"ls_acknowledged": true}),
            json!({"ls_downtimed": true}),
            json!({"ls_acknowledged": true, "ls_state_type": "HARD"}),
            json!({"notes": "changed", "ls_downtimed": false}),
            json!({"customs": {"_A": 1}}),
        ] {
            let patch = fixture.admin.patch(&path(resource, &item)).if_match(&etag);
            let done = patch.json(&changes).send().expect_status(200).json();
            etag = text(&done, "_etag");
            assert!(!seen.contains(&etag), "{resource} {changes}: an old etag");
            let stored = fixture.read(resource, &item);
            assert_eq!(stored["_etag"], etag, "{resource} {changes}");
            seen.push(etag.clone());
        }
    }
}

#[test]
fn an_error_is_told_as_err_with_code_message_and_issues() {
    let fixture = Fixture::shared();
    let body = json!({"name": "x", "_realm": fixture.realm, "nope": 1});
    let post = fixture.admin.post("/command").json(&body);
    let refused = post.send().expect_status(422).json();
    assert_eq!(refused["_status"], "ERR");
    assert_eq!(refused["_error"]["code"], 422);
    assert!(refused["_error"]["message"].is_string());
    assert_eq!(refused["_issues"], json!({"nope": "unknown field"}));

    let host = fixture.host("told of errors");
    let patch = fixture
        .admin
        .patch(&path("host", &host))
        .if_match(&text(&host, "_etag"));
    let refused = patch.json(&json!({"business_impact": 9})).send();
    let refused = refused.expect_status(422).json();
    assert_eq!(refused["_status"], "ERR");
    assert_eq!(refused["_issues"]["business_impact"], "unallowed value 9");

    let missing = fixture.admin.get(&format!("/host/{UNKNOWN_ID}")).send();
    let missing = missing.expect_status(404).json();
    assert_eq!(missing["_status"], "ERR");
    assert_eq!(missing["_error"]["code"], 404);
    assert!(missing["_error"]["message"].is_string());
}

#[test]
fn without_a_token_the_answer_is_the_one_that_clients_know() {
    let fixture = Fixture::shared();
    let anonymous = fixture.admin.anonymous();
    let message = "Please provide proper credentials";
    let expected = json!({"_status": "ERR", "_error": {"code": 401, "message": message}});
    let refused = anonymous.get("/host").send().expect_status(401);
    assert_eq!(refused.json(), expected);
    assert_eq!(
        refused.header("www-authenticate"),
        Some("Basic realm=\"eve\"")
    );
    let wrong = json!({"username": "admin", "password": "wrong"});
    let refused = anonymous
        .post("/login")
        .json(&wrong)
        .send()
        .expect_status(401);
    assert_eq!(refused.json(), expected);
    assert_eq!(refused.header("www-authenticate"), None);
}
