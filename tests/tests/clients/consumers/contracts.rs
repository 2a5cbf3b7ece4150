//! What the consumers rely on in the fields of items.

use std::collections::BTreeSet;

use alignak_testkit::binary;
use alignak_testkit::content;
use serde_json::{Value, json};

use super::fixture::{AUTOMATIC, Fixture, items, members, path};

/// The arbiter module reads these without looking whether they exist.
const ALWAYS_PRESENT: [(&str, &[&str]); 13] = [
    ("realm", &["name", "_level", "_children", "notes", "alias"]),
    ("command", &["name", "alias", "notes", "poller_tag"]),
    ("timeperiod", &["name", "dateranges", "notes"]),
    (
        "user",
        &[
            "name",
            "customs",
            "notes",
            "ui_preferences",
            "can_update_livestate",
            "skill_level",
        ],
    ),
    ("usergroup", &["name", "usergroups", "users", "notes"]),
    (
        "host",
        &[
            "name",
            "poller_tag",
            "reactionner_tag",
            "users",
            "usergroups",
            "customs",
        ],
    ),
    ("hostgroup", &["name", "hostgroups", "hosts"]),
    (
        "service",
        &[
            "name",
            "host",
            "merge_host_users",
            "hostgroups",
            "poller_tag",
            "reactionner_tag",
            "users",
            "usergroups",
            "customs",
        ],
    ),
    ("servicegroup", &["name", "servicegroups", "services"]),
    (
        "hostdependency",
        &[
            "name",
            "hosts",
            "hostgroups",
            "dependent_hosts",
            "dependent_hostgroups",
        ],
    ),
    (
        "servicedependency",
        &[
            "name",
            "hosts",
            "hostgroups",
            "dependent_hosts",
            "dependent_hostgroups",
            "services",
            "dependent_services",
        ],
    ),
    ("hostescalation", &["name", "notes", "alias"]),
    ("serviceescalation", &["name", "notes", "alias"]),
];

#[test]
fn what_the_arbiter_module_reads_unasked_is_in_every_item() {
    let fixture = Fixture::shared();
    fixture.one_of_each("always present");
    let template = fixture.add(
        "host",
        json!({"name": "with services", "_is_template": true}),
    );
    let service = json!({"name": "of template", "host": template["_id"], "_is_template": true});
    fixture.add("service", service);
    let host = json!({"name": "of the template", "_templates": [template["_id"]]});
    fixture.add("host", host);
    let mut missing = BTreeSet::new();
    for (resource, names) in ALWAYS_PRESENT {
        let all = content::all(&fixture.admin, resource, "{}");
        assert!(!all.is_empty(), "{resource}");
        for item in all {
            for name in names {
                // A dependency need not have a name.
                if item.get(name).is_none() {
                    missing.insert(format!("{resource}.{name}"));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_dependency_that_was_posted_without_a_name_has_one_when_it_is_read() {
    let fixture = Fixture::shared();
    let period = fixture.admin.by_name("timeperiod", "24x7");
    let nameless = json!({"dependency_period": period["_id"]});
    for resource in ["hostdependency", "servicedependency"] {
        let item = fixture.add(resource, nameless.clone());
        assert!(item["name"].is_string(), "{resource}: {item}");
    }
}

#[test]
fn the_objects_that_serve_as_fallbacks_exist() {
    let fixture = Fixture::shared();
    for (resource, name) in [
        ("timeperiod", "24x7"),
        ("timeperiod", "Never"),
        ("command", "_internal_host_up"),
        ("command", "_echo"),
        ("user", "admin"),
        ("realm", "All"),
        ("hostgroup", "All"),
        ("servicegroup", "All"),
        ("usergroup", "All"),
        ("host", "_dummy"),
    ] {
        let item = fixture.admin.by_name(resource, name);
        if item.get("_level").is_some() {
            assert_eq!(item["_level"], 0, "{resource} {name}");
        }
    }
}

/// The fields of a resource of the original.
fn known(reference: &Value, resource: &str) -> BTreeSet<String> {
    let fields = &reference["resources"][resource]["fields"];
    let named = fields
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, _)| name.clone());
    let listed = fields.as_array().into_iter().flatten();
    let listed = listed.filter_map(|field| field["name"].as_str().map(ToOwned::to_owned));
    let automatic = AUTOMATIC.iter().map(ToString::to_string);
    named.chain(listed).chain(automatic).collect()
}

#[test]
fn no_item_has_a_field_that_the_original_does_not_know() {
    let fixture = Fixture::shared();
    let path = binary::workspace().join("tests/reference/resources.json");
    let reference = std::fs::read_to_string(path).expect("the reference can be read");
    let reference: Value = serde_json::from_str(&reference).expect("JSON");
    fixture.one_of_each("nothing more");
    let host = fixture.host("nothing more again");
    let user = fixture.admin.by_name("user", "admin");
    for resource in ["actionacknowledge", "actiondowntime", "actionforcecheck"] {
        let action = json!({"host": host["_id"], "service": null, "user": user["_id"]});
        fixture.admin.create(resource, &action);
    }
    let result = json!({
        "host": host["_id"], "state": "UP", "state_type": "HARD", "last_state_type": "HARD",
    });
    fixture.admin.create("logcheckresult", &result);
    let mut seen = 0;
    for (resource, items) in content::content(&fixture.admin) {
        if matches!(resource.as_str(), "alignak" | "alignakretention") {
            continue;
        }
        let known = known(&reference, &resource);
        assert!(known.len() > AUTOMATIC.len(), "{resource}");
        for item in items.values() {
            seen += 1;
            let extra: Vec<_> = members(item)
                .into_iter()
                .filter(|name| !known.contains(name))
                .collect();
            assert!(extra.is_empty(), "{resource}: {extra:?}");
        }
    }
    assert!(seen > 30, "{seen}");
}

#[test]
fn a_retention_document_comes_back_with_what_was_stored_and_the_known_additions() {
    let fixture = Fixture::shared();
    let stored = json!({"host": "only mine", "retention_services": {}, "a": 1, "_b": null});
    let made = fixture.admin.create("alignakretention", &stored);
    let mut item = fixture.read("alignakretention", &made);
    for name in [
        "_created",
        "_etag",
        "_id",
        "_links",
        "_updated",
        "_user",
        "schema_version",
    ] {
        item.as_object_mut().expect("an object").remove(name);
    }
    assert_eq!(item, stored);
}

#[test]
fn values_have_the_types_that_consumers_compute_with() {
    let fixture = Fixture::shared();
    let place = json!({"type": "Point", "coordinates": [46.6, 1.8]});
    let host = fixture.add("host", json!({"name": "typed values", "location": place}));
    let service = fixture.service(&host, "typed values");
    let host = fixture.read("host", &host);
    assert_eq!(host["location"], place);
    assert_eq!(host["ls_state"], "UNREACHABLE");
    assert_eq!(service["ls_state"], "UNKNOWN");
    for item in [&host, &service] {
        for (name, value) in item.as_object().into_iter().flatten() {
            let is_time = name.starts_with("ls_last_time_")
                || ["ls_last_check", "ls_next_check", "ls_last_state_changed"]
                    .contains(&name.as_str());
            if is_time {
                assert!(value.is_i64(), "{name}: {value}");
            }
            if name.ends_with("_enabled")
                || ["ls_acknowledged", "ls_downtimed", "_is_template"].contains(&name.as_str())
            {
                assert!(value.is_boolean(), "{name}: {value}");
            }
        }
        let overall = item["_overall_state_id"].as_i64().expect("an integer");
        assert!((0..=5).contains(&overall));
        assert!(
            item["business_impact"]
                .as_i64()
                .is_some_and(|impact| (0..=5).contains(&impact))
        );
        for name in [
            "check_command_args",
            "event_handler_args",
            "poller_tag",
            "reactionner_tag",
        ] {
            assert_eq!(item[name], "", "{name}");
        }
        assert_eq!(item["event_handler"], Value::Null);
        assert_eq!(item["definition_order"], 100);
        assert!(item["customs"].is_object());
    }
}

#[test]
fn booleans_sent_as_numbers_or_texts_come_back_as_booleans() {
    let fixture = Fixture::shared();
    let host =
        json!({"name": "true booleans", "active_checks_enabled": 0, "check_freshness": "true"});
    let host = fixture.add("host", host);
    assert_eq!(host["active_checks_enabled"], false);
    assert_eq!(host["check_freshness"], true);
}

#[test]
fn customs_keep_their_keys_with_and_without_underscore() {
    let fixture = Fixture::shared();
    let customs = json!({"_GPS": "1,2", "plain": {"a": [1, null]}, "UPPER": true});
    let host = fixture.add("host", json!({"name": "custom keys", "customs": customs}));
    assert_eq!(host["customs"], customs);
}

#[test]
fn date_ranges_are_a_list_of_objects_with_one_member_each() {
    let fixture = Fixture::shared();
    let always = fixture.admin.by_name("timeperiod", "24x7");
    let ranges = always["dateranges"].as_array().expect("a list");
    assert_eq!(ranges.len(), 7);
    assert!(ranges.iter().all(|range| members(range).len() == 1));
    let excluded = json!({
        "name": "with exclusions", "exclude": [always["_id"]],
        "dateranges": [{"monday": "08:00-12:00"}, {"2026-12-25": "00:00-24:00"}],
    });
    let period = fixture.add("timeperiod", excluded.clone());
    assert_eq!(period["dateranges"], excluded["dateranges"]);
    assert_eq!(period["exclude"], json!([always["_id"]]));
}

#[test]
fn preferences_are_a_free_object_that_a_patch_merges() {
    let fixture = Fixture::shared();
    let (user, _) = fixture.user("with preferences", &json!({}));
    fixture.change(
        "user",
        &user,
        &json!({"ui_preferences": {"grid": {"a.b": 1}, "table": [1, {}]}}),
    );
    fixture.change(
        "user",
        &user,
        &json!({"ui_preferences": {"grid": {"c": 2}, "$odd": null}}),
    );
    let kept = &fixture.read("user", &user)["ui_preferences"];
    assert_eq!(kept["grid"]["c"], 2);
    assert_eq!(kept["table"], json!([1, {}]));
    assert_eq!(kept["$odd"], Value::Null);
}

#[test]
fn an_item_that_says_nothing_of_templates_is_found_among_those_that_are_none() {
    let fixture = Fixture::shared();
    fixture.one_of_each("no template");
    for resource in ["host", "service", "user"] {
        let filter = json!({"_is_template": false, "name": "no template"});
        let found = fixture.found(resource, &filter);
        assert_eq!(found.len(), 1, "{resource}");
        assert_eq!(found[0]["_is_template"], false);
    }
}

#[test]
fn the_first_time_period_is_24x7_and_stays_the_first() {
    let fixture = Fixture::shared();
    fixture.add("timeperiod", json!({"name": "0 before all"}));
    let first = || items(&fixture.page("/timeperiod", &[("max_results", "1")])).remove(0);
    let always = first();
    assert_eq!(always["name"], "24x7");
    fixture.change("timeperiod", &always, &json!({"notes": "changed"}));
    assert_eq!(first()["name"], "24x7");
    assert_eq!(path("timeperiod", &first()), path("timeperiod", &always));
}
