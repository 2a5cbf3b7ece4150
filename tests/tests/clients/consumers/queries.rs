//! The features of queries that the consumers use.

use alignak_testkit::http::text;
use serde_json::{Value, json};

use super::fixture::{Fixture, UNKNOWN_ID, items, names, path};

/// The names of the hosts that a filter finds among those of a prefix, in alphabetical order.
fn hosts(fixture: &Fixture, prefix: &str, filter: &Value) -> Vec<String> {
    let of_prefix = json!({"name": {"$regex": format!("^{prefix}")}});
    let filter = json!({"$and": [of_prefix, filter]}).to_string();
    names(&fixture.page("/host", &[("where", &filter), ("sort", "name")]))
}

#[test]
fn a_filter_compares_texts_booleans_numbers_null_and_ids() {
    let fixture = Fixture::shared();
    let a = fixture.add(
        "host",
        json!({"name": "compare a", "notes": "n", "business_impact": 4}),
    );
    fixture.add(
        "host",
        json!({"name": "compare b", "active_checks_enabled": false}),
    );
    let command = &a["check_command"];
    for (filter, expected) in [
        (json!({"notes": "n"}), vec!["compare a"]),
        (json!({"active_checks_enabled": false}), vec!["compare b"]),
        (json!({"business_impact": 4}), vec!["compare a"]),
        (
            json!({"event_handler": null}),
            vec!["compare a", "compare b"],
        ),
        (
            json!({"check_command": command}),
            vec!["compare a", "compare b"],
        ),
        (
            json!({"_realm": fixture.realm}),
            vec!["compare a", "compare b"],
        ),
        (json!({"_id": a["_id"]}), vec!["compare a"]),
        (
            json!({"_id": {"$in": [a["_id"], UNKNOWN_ID]}}),
            vec!["compare a"],
        ),
        (json!({"_id": {"$ne": a["_id"]}}), vec!["compare b"]),
        (json!({"_realm": UNKNOWN_ID}), vec![]),
    ] {
        assert_eq!(hosts(&fixture, "compare ", &filter), expected, "{filter}");
    }
}

#[test]
fn a_filter_nests_and_in_or_and_takes_in_and_nin_of_one_field() {
    let fixture = Fixture::shared();
    for name in ["nest a", "nest b", "nest c"] {
        fixture.host(name);
    }
    for (filter, expected) in [
        (
            json!({"$or": [
                {"$and": [{"name": "nest a"}, {"$or": [{"ls_state": "UNREACHABLE"}, {"ls_state": "UP"}]}]},
                {"$and": [{"name": {"$regex": ".*c"}}, {"_is_template": false}]},
            ]}),
            vec!["nest a", "nest c"],
        ),
        (
            json!({"name": {"$in": ["nest a", "nest b"], "$nin": ["nest b"]}}),
            vec!["nest a"],
        ),
        (json!({"name": {"$ne": "nest b"}}), vec!["nest a", "nest c"]),
        (
            json!({"ls_state_id": {"$in": [0, 1, 2, 3, 4]}}),
            vec!["nest a", "nest b", "nest c"],
        ),
        (
            json!({"$and": [{"ls_acknowledged": false}, {"ls_downtimed": true}]}),
            vec![],
        ),
    ] {
        assert_eq!(hosts(&fixture, "nest ", &filter), expected, "{filter}");
    }
}

#[test]
fn what_users_type_into_a_search_field_is_searched_or_refused_as_json() {
    let fixture = Fixture::shared();
    fixture.host("Keyed-in host");
    let search = |pattern: &str| {
        let filter = json!({"name": {"$regex": pattern}}).to_string();
        fixture
            .admin
            .get("/host")
            .query(&[("where", &filter)])
            .send()
    };
    for (pattern, expected) in [
        (".*Keyed-in.*", 1),
        (".*keyed-in.*", 0),
        ("/^((?!Keyed-in).)*$/", 0),
        ("/Keyed-in/", 0),
        (".*Keyed-in host.*", 1),
    ] {
        let answer = search(pattern).expect_status(200);
        assert_eq!(answer.json()["_meta"]["total"], expected, "{pattern}");
    }
    for pattern in [".*(.*", ".*[.*", "*", ".*\\", "(?<"] {
        let answer = search(pattern);
        assert_eq!(answer.status, 400, "{pattern}: {}", answer.text());
        assert_eq!(answer.json()["_error"]["code"], 400, "{pattern}");
    }
}

#[test]
fn each_field_that_consumers_filter_by_may_be_filtered_by() {
    let fixture = Fixture::shared();
    for (resource, filter) in [
        ("realm", json!({"_parent": fixture.realm})),
        ("realm", json!({"_level": 0})),
        ("usergroup", json!({"_parent": null})),
        (
            "user",
            json!({"webui_visible": true, "_is_template": false}),
        ),
        ("actionacknowledge", json!({"processed": false})),
        (
            "actiondowntime",
            json!({"processed": true, "notified": false, "host": UNKNOWN_ID, "service": null}),
        ),
        (
            "host",
            json!({"ls_state": "UP", "ls_state_id": 0, "_overall_state_id": {"$gte": 3}}),
        ),
        (
            "service",
            json!({"_is_template": false, "host": UNKNOWN_ID}),
        ),
        (
            "history",
            json!({"type": {"$in": ["check.result", "monitoring.alert"]}}),
        ),
        ("logcheckresult", json!({"last_check": {"$ne": 0}})),
        ("alignakdaemon", json!({"type": "poller"})),
        ("livesynthesis", json!({"_realm": fixture.realm})),
    ] {
        fixture.found(resource, &filter);
    }
}

#[test]
fn an_unknown_field_in_a_filter_finds_nothing_and_is_no_error() {
    let fixture = Fixture::shared();
    for filter in [
        json!({"no_such_column": "x"}),
        json!({"no_such_column": {"$regex": ".*x.*"}}),
        json!({"no_such.column": 1}),
        json!({"$or": [{"no_such_column": true}, {"name": "nobody at all"}]}),
    ] {
        assert!(fixture.found("host", &filter).is_empty(), "{filter}");
    }
}

#[test]
fn an_empty_filter_is_no_filter() {
    let fixture = Fixture::shared();
    let all = fixture.page("/realm", &[])["_meta"]["total"].clone();
    for filter in ["{}", ""] {
        let found = fixture.page("/realm", &[("where", filter)]);
        assert!(found["_meta"]["total"].as_u64() >= all.as_u64(), "{filter}");
    }
}

#[test]
fn a_sort_may_have_blanks_after_commas_and_name_fields_that_are_not_there() {
    let fixture = Fixture::shared();
    for (name, impact) in [("sorted a", 1), ("sorted b", 5), ("sorted c", 5)] {
        fixture.add("host", json!({"name": name, "business_impact": impact}));
    }
    for (sort, expected) in [
        (
            "-business_impact, -name",
            ["sorted c", "sorted b", "sorted a"],
        ),
        (
            "-business_impact,-state_id, name",
            ["sorted b", "sorted c", "sorted a"],
        ),
        (
            "-ls_state_id, -ls_last_state_changed, name",
            ["sorted a", "sorted b", "sorted c"],
        ),
        ("_level,name", ["sorted a", "sorted b", "sorted c"]),
        ("-_level, -name", ["sorted c", "sorted b", "sorted a"]),
        (
            "-_overall_state_id, name",
            ["sorted a", "sorted b", "sorted c"],
        ),
        ("_id", ["sorted a", "sorted b", "sorted c"]),
        ("-_id", ["sorted c", "sorted b", "sorted a"]),
        ("-_updated, -_id", ["sorted c", "sorted b", "sorted a"]),
    ] {
        let query = [
            ("where", r#"{"name": {"$regex": "^sorted "}}"#),
            ("sort", sort),
        ];
        let found = names(&fixture.page("/host", &query));
        if sort.starts_with("-_updated") {
            assert_eq!(found.len(), 3);
        } else {
            assert_eq!(found, expected, "{sort}");
        }
    }
    for sort in ["_level", "user", "-_level"] {
        fixture.page("/user", &[("sort", sort)]);
    }
}

#[test]
fn each_listed_resource_can_be_projected_to_its_name() {
    let fixture = Fixture::shared();
    for (resource, item) in fixture.one_of_each("to its name") {
        let filter = json!({"_id": item["_id"]}).to_string();
        let query = [
            ("projection", r#"{"name": 1, "no_such_field": 1}"#),
            ("where", &filter),
        ];
        let found = items(&fixture.page(&format!("/{resource}"), &query)).remove(0);
        assert_eq!(found["name"], "to its name", "{resource}");
        assert!(found.get("notes").is_none(), "{resource}: {found}");
        assert!(found.get("_etag").is_some(), "{resource}");
    }
}

#[test]
fn embedding_null_lists_plain_fields_and_unknown_names_is_no_error() {
    let fixture = Fixture::shared();
    let parent = fixture.host("embedded parent");
    let host = json!({"name": "embedding", "parents": [parent["_id"]], "event_handler": null});
    let host = fixture.add("host", host);
    let embedded = json!({
        "parents": 1, "event_handler": 1, "name": 1, "no_such_field": 1, "customs": 1,
        "users": 1, "hostgroups": 1, "_users_read": 1, "_realm": 1, "snapshot_period": 1,
    });
    let query = [("embedded", &*embedded.to_string())];
    let item = fixture.page(&path("host", &host), &query);
    assert_eq!(item["parents"][0]["name"], "embedded parent");
    assert_eq!(item["event_handler"], Value::Null);
    assert_eq!(item["name"], "embedding");
    assert_eq!(item["users"], json!([]));
    assert_eq!(item["_realm"]["name"], "All");
    // As often as the interface asks, of lists too.
    fixture.page("/host", &query);
}

#[test]
fn what_is_linked_stays_and_lists_lose_what_goes() {
    let fixture = Fixture::shared();
    let command = fixture.add("command", json!({"name": "in use"}));
    let handler = json!({"name": "left behind", "event_handler": command["_id"]});
    let host = fixture.add("host", handler);
    let delete = fixture.admin.delete(&path("command", &command));
    delete
        .if_match(&text(&command, "_etag"))
        .send()
        .expect_status(409);
    let query = [("embedded", r#"{"event_handler": 1, "parents": 1}"#)];
    let item = fixture.page(&path("host", &host), &query);
    assert_eq!(item["event_handler"]["name"], "in use");
    let forced = format!("{}?force=true", path("command", &command));
    let delete = fixture.admin.delete(&forced);
    delete
        .if_match(&text(&command, "_etag"))
        .send()
        .expect_status(204);
    let item = fixture.page(&path("host", &host), &query);
    assert_eq!(item["event_handler"], Value::Null);

    let parent = fixture.host("parent soon gone");
    let host = fixture.add(
        "host",
        json!({"name": "child left", "parents": [parent["_id"]]}),
    );
    let delete = fixture.admin.delete(&path("host", &parent));
    let etag = text(&fixture.read("host", &parent), "_etag");
    delete.if_match(&etag).send().expect_status(204);
    let item = fixture.page(&path("host", &host), &query);
    let left = item["parents"].as_array().expect("a list");
    assert!(left.is_empty(), "{item}");
}

#[test]
fn ids_stay_texts_without_embedding() {
    let fixture = Fixture::shared();
    let parent = fixture.host("plain parent");
    let host = fixture.add("host", json!({"name": "plain", "parents": [parent["_id"]]}));
    let item = fixture.read("host", &host);
    assert_eq!(item["parents"], json!([parent["_id"]]));
    assert_eq!(text(&item, "_realm"), fixture.realm);
    assert!(item["check_command"].is_string());
}
