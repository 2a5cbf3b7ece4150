//! Which writes count as a change of the configuration, and what overall states come to.

use alignak_backend::contract::Resource;
use alignak_backend::contract::resource;
use alignak_backend::rules::overall_state::{confirmed_value, host_value, own_value};
use alignak_backend::rules::registry::rules_of;
use alignak_backend::unit::Touch;
use serde_json::{Map, Value, json};

use crate::fixture::{Backend, backend};

/// Whether the rules of the resource let these changes move `_updated`.
fn touch_of(resource: &Resource, changes: &Map<String, Value>) -> Touch {
    let mut rules = rules_of(resource).iter();
    let touch = rules.find_map(|rule| rule.touch(changes));
    touch.unwrap_or(Touch::Updated)
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        other => panic!("{other} is no object"),
    }
}

/// A host with services of these names.
async fn host_with(backend: &Backend, services: &[&str]) -> (String, Vec<String>) {
    let host = backend.create("host", json!({"name": "srv"})).await;
    let mut ids = Vec::new();
    for name in services {
        let service = json!({"name": name, "host": host});
        ids.push(backend.create("service", service).await);
    }
    (host, ids)
}

async fn overall(backend: &Backend, name: &str, id: &str) -> i64 {
    backend.get(name, id).await["_overall_state_id"]
        .as_i64()
        .unwrap()
}

#[test]
fn writes_of_any_field_of_the_live_state_keep_updated() {
    for name in ["host", "service"] {
        let resource = resource(name);
        let live = |field: &&String| field.starts_with("ls_") || *field == "_overall_state_id";
        let fields: Vec<&String> = resource.fields.keys().filter(live).collect();
        assert!(fields.len() > 25, "{fields:?}");
        for field in &fields {
            let mut changes = Map::from_iter([((*field).clone(), Value::Null)]);
            assert_eq!(touch_of(resource, &changes), Touch::Kept, "{field}");
            changes.insert("_realm".to_owned(), json!("0123456789abcdef01234567"));
            assert_eq!(touch_of(resource, &changes), Touch::Kept, "{field}");
            changes.insert("alias".to_owned(), json!("a"));
            assert_eq!(touch_of(resource, &changes), Touch::Updated, "{field}");
        }
    }
}

#[test]
fn writes_of_live_state_keep_updated() {
    let kept = [
        ("host", json!({"ls_state": "UP", "ls_output": "ok"})),
        ("host", json!({"customs": {"A": 1}})),
        (
            "host",
            json!({"customs": {}, "ls_state": "UP", "_overall_state_id": -1}),
        ),
        ("host", json!({})),
        (
            "host",
            json!({"ls_state": "UP", "_realm": "0123456789abcdef01234567", "customs": {}}),
        ),
        (
            "service",
            json!({"_realm": "0123456789abcdef01234567", "_overall_state_id": 3}),
        ),
        ("service", json!({"ls_acknowledged": true})),
        ("service", json!({})),
        ("alignak", json!({"last_alive": 1})),
        (
            "alignak",
            json!({"last_command_check": 1, "last_log_rotation": 2, "last_alive": 3}),
        ),
        ("user", json!({"ui_preferences": {"a": 1}})),
    ];
    for (name, changes) in kept {
        let touch = touch_of(resource(name), &object(changes.clone()));
        assert_eq!(touch, Touch::Kept, "{name} {changes}");
    }
}

#[test]
fn writes_of_anything_else_move_updated() {
    let moved = [
        ("host", json!({"ls_state": "UP", "alias": "a"})),
        ("host", json!({"active_checks_enabled": false})),
        ("host", json!({"_sub_realm": false})),
        ("service", json!({"notes": ""})),
        ("alignak", json!({"last_alive": 1, "pid": 2})),
        ("user", json!({"ui_preferences": {}, "email": "a@b.c"})),
        ("user", json!({})),
        ("realm", json!({})),
        ("command", json!({"ls_state": "UP"})),
    ];
    for (name, changes) in moved {
        let touch = touch_of(resource(name), &object(changes.clone()));
        assert_eq!(touch, Touch::Updated, "{name} {changes}");
    }
}

/// Sets `_updated` far back, as only time can do otherwise.
async fn age(backend: &Backend, name: &'static str, id: &str) {
    let id = id.to_owned();
    let store = backend.api.store();
    let aged = alignak_backend::rules::run_unit(store, move |unit| {
        unit.revise(resource(name), &id, Touch::Kept, |item| {
            item.insert(
                "_updated".to_owned(),
                json!("Mon, 05 Feb 2024 09:03:07 GMT"),
            );
        })?;
        Ok(())
    });
    aged.await.unwrap();
}

/// The broker sends the realm of a host with its live state; the arbiter would start again.
#[tokio::test]
async fn live_state_with_the_realm_keeps_updated() {
    let backend = backend().await;
    let host = backend.create("host", json!({"name": "h"})).await;
    age(&backend, "host", &host).await;
    let before = backend.get("host", &host).await;
    let live = json!({
        "ls_state": "DOWN", "ls_state_id": 1, "_realm": backend.realm, "_overall_state_id": 4,
        "customs": {"_A": "1"},
    });
    backend.patch("host", &host, live).await;
    let after = backend.get("host", &host).await;
    assert_eq!(after["ls_state"], "DOWN");
    assert_eq!(before["_updated"], after["_updated"]);
}

#[tokio::test]
async fn customs_keep_updated_while_they_follow_a_template() {
    let backend = backend().await;
    let template = json!({"name": "t", "_is_template": true, "customs": {"A": 1}});
    let template = backend.create("host", template).await;
    let host = json!({"name": "h", "_templates": [template]});
    let host = backend.create("host", host).await;
    age(&backend, "host", &host).await;
    let before = backend.get("host", &host).await;
    backend
        .patch("host", &host, json!({"customs": {"A": 2}}))
        .await;
    let after = backend.get("host", &host).await;
    assert_eq!(after["customs"]["A"], 2);
    assert_eq!(before["_updated"], after["_updated"]);
    assert_ne!(before["_etag"], after["_etag"]);
}

#[tokio::test]
async fn every_write_gives_a_new_etag_even_one_that_changes_nothing() {
    let backend = backend().await;
    let (host, _) = host_with(&backend, &[]).await;
    let before = backend.get("host", &host).await;
    let written = backend.patch("host", &host, json!({})).await;
    assert_ne!(before["_etag"], written.etag());
    assert_eq!(backend.get("host", &host).await["_etag"], written.etag());
}

#[test]
fn the_first_matching_line_of_the_table_gives_the_own_value() {
    let cases = [
        ("host", json!({"ls_state": "UP"}), 0),
        ("host", json!({"ls_state": "up"}), 0),
        ("host", json!({"ls_state": "DOWN"}), 4),
        ("host", json!({"ls_state": "UNREACHABLE"}), 3),
        ("host", json!({"ls_state": "DOWN", "ls_downtimed": true}), 2),
        (
            "host",
            json!({"ls_state": "DOWN", "ls_acknowledged": true, "ls_downtimed": true}),
            1,
        ),
        (
            "host",
            json!({"ls_state": "UP", "active_checks_enabled": false}),
            0,
        ),
        (
            "host",
            json!({"active_checks_enabled": false, "passive_checks_enabled": false, "ls_acknowledged": true}),
            5,
        ),
        ("service", json!({"ls_state": "OK"}), 0),
        ("service", json!({"ls_state": "WARNING"}), 3),
        ("service", json!({"ls_state": "UNKNOWN"}), 3),
        ("service", json!({"ls_state": "CRITICAL"}), 4),
        ("service", json!({"ls_state": "UNREACHABLE"}), 4),
        (
            "service",
            json!({"ls_state": "CRITICAL", "ls_acknowledged": true}),
            1,
        ),
        ("service", json!({}), 3),
    ];
    for (name, item, expected) in cases {
        let value = own_value(resource(name), &object(item.clone()));
        assert_eq!(value, expected, "{name} {item}");
    }
}

#[test]
fn a_host_is_as_bad_as_its_worst_confirmed_monitored_service() {
    let services = [
        object(json!({"_overall_state_id": 3, "ls_state_type": "HARD"})),
        object(json!({"_overall_state_id": 4, "ls_state_type": "SOFT"})),
        object(json!({"_overall_state_id": 5, "ls_state_type": "HARD"})),
        object(json!({})),
    ];
    let values: Vec<i64> = services.iter().filter_map(confirmed_value).collect();
    let expected = [(0, 3), (1, 3), (2, 3), (3, 3), (4, 4), (5, 5)];
    for (own, value) in expected {
        assert_eq!(host_value(own, values.clone()), value, "own value {own}");
    }
    assert_eq!(host_value(1, []), 1);
}

#[tokio::test]
async fn new_items_get_their_own_value_and_templates_of_hosts_the_default() {
    let backend = backend().await;
    let idle = json!({"active_checks_enabled": false, "passive_checks_enabled": false});
    let with = |name: &str, more: Value| {
        let mut item = idle.clone();
        item["name"] = json!(name);
        item.as_object_mut().unwrap().append(&mut object(more));
        item
    };
    let host = backend.create("host", with("h", json!({}))).await;
    assert_eq!(overall(&backend, "host", &host).await, 5);
    let template = with("t", json!({"_is_template": true, "_overall_state_id": 0}));
    let template = backend.create("host", template).await;
    assert_eq!(overall(&backend, "host", &template).await, 3);
    let service = json!({"name": "s", "host": host, "ls_state": "OK", "_overall_state_id": 4});
    let service = backend.create("service", service).await;
    assert_eq!(overall(&backend, "service", &service).await, 0);
}

#[tokio::test]
async fn the_examples_of_the_reference_hold() {
    let backend = backend().await;
    let (host, services) = host_with(&backend, &["s"]).await;
    let service = &services[0];
    let steps = [
        (
            "host",
            &host,
            json!({"ls_state": "UP", "ls_state_type": "HARD"}),
            None,
            3,
        ),
        (
            "service",
            service,
            json!({"ls_state": "OK", "ls_state_type": "HARD"}),
            Some(0),
            0,
        ),
        (
            "service",
            service,
            json!({"ls_state": "CRITICAL", "ls_state_type": "SOFT"}),
            Some(0),
            0,
        ),
        (
            "service",
            service,
            json!({"ls_state": "CRITICAL", "ls_state_type": "HARD"}),
            Some(4),
            4,
        ),
        (
            "service",
            service,
            json!({"ls_acknowledged": true, "ls_state_type": "HARD"}),
            Some(1),
            1,
        ),
        (
            "host",
            &host,
            json!({"ls_state": "DOWN", "ls_state_type": "HARD"}),
            Some(1),
            4,
        ),
        (
            "host",
            &host,
            json!({"ls_acknowledged": true, "ls_state_type": "HARD"}),
            Some(1),
            1,
        ),
    ];
    for (name, id, changes, of_service, of_host) in steps {
        backend.patch(name, id, changes.clone()).await;
        if let Some(expected) = of_service {
            let value = overall(&backend, "service", service).await;
            assert_eq!(value, expected, "the service after {changes}");
        }
        let value = overall(&backend, "host", &host).await;
        assert_eq!(value, of_host, "the host after {changes}");
    }
}

#[tokio::test]
async fn an_unconfirmed_state_touches_no_other_item() {
    let backend = backend().await;
    let (host, services) = host_with(&backend, &["s"]).await;
    let before = backend.get("host", &host).await;
    let soft = json!({"ls_state": "CRITICAL", "ls_state_type": "SOFT"});
    backend.patch("service", &services[0], soft).await;
    assert_eq!(backend.get("host", &host).await, before);
}

#[tokio::test]
async fn a_recomputation_gives_the_host_a_new_etag_and_keeps_its_updated() {
    let backend = backend().await;
    let (host, services) = host_with(&backend, &["s"]).await;
    age(&backend, "host", &host).await;
    let before = backend.get("host", &host).await;
    let hard = json!({"ls_state": "CRITICAL", "ls_state_type": "HARD"});
    backend.patch("service", &services[0], hard.clone()).await;
    let after = backend.get("host", &host).await;
    assert_ne!(before["_etag"], after["_etag"]);
    assert_eq!(before["_updated"], after["_updated"]);
    // The same state again is no news: clients keep the etags they know.
    backend.patch("service", &services[0], hard).await;
    assert_eq!(backend.get("host", &host).await["_etag"], after["_etag"]);
}

#[tokio::test]
async fn a_new_service_that_changes_the_overall_state_gives_its_host_a_new_etag() {
    let backend = backend().await;
    let (host, _) = host_with(&backend, &[]).await;
    let up = json!({"ls_state": "UP"});
    backend.patch("host", &host, up).await;
    let before = backend.get("host", &host).await;
    assert_eq!(before["_overall_state_id"], 0);
    let service = json!({"name": "s", "host": host});
    backend.create("service", service).await;
    let after = backend.get("host", &host).await;
    assert_eq!(after["_overall_state_id"], 3);
    assert_ne!(before["_etag"], after["_etag"]);
    assert_eq!(before["_updated"], after["_updated"]);
}

#[tokio::test]
async fn defect_19_switching_checks_off_and_on_recomputes() {
    let backend = backend().await;
    let (host, services) = host_with(&backend, &["s"]).await;
    backend
        .patch("host", &host, json!({"ls_state": "UP"}))
        .await;
    let off = json!({"active_checks_enabled": false, "passive_checks_enabled": false});
    backend.patch("service", &services[0], off).await;
    assert_eq!(overall(&backend, "service", &services[0]).await, 5);
    assert_eq!(overall(&backend, "host", &host).await, 0);
    let on = json!({"active_checks_enabled": true});
    backend.patch("service", &services[0], on).await;
    assert_eq!(overall(&backend, "service", &services[0]).await, 3);
    assert_eq!(overall(&backend, "host", &host).await, 3);
}

#[tokio::test]
async fn defect_19_deleting_a_service_recomputes_its_host() {
    let backend = backend().await;
    let (host, services) = host_with(&backend, &["a", "b"]).await;
    backend
        .patch("host", &host, json!({"ls_state": "UP"}))
        .await;
    backend
        .patch("service", &services[0], json!({"ls_state": "CRITICAL"}))
        .await;
    backend
        .patch("service", &services[1], json!({"ls_state": "OK"}))
        .await;
    assert_eq!(overall(&backend, "host", &host).await, 4);
    backend.delete("service", &services[0]).await;
    assert_eq!(overall(&backend, "host", &host).await, 0);
    backend
        .patch("service", &services[1], json!({"ls_state": "WARNING"}))
        .await;
    assert_eq!(overall(&backend, "host", &host).await, 3);
    backend.delete_all("service").await;
    assert_eq!(overall(&backend, "host", &host).await, 0);
}

#[tokio::test]
async fn a_service_that_moves_to_another_host_counts_there() {
    let backend = backend().await;
    let (host, services) = host_with(&backend, &["s"]).await;
    let other = backend.create("host", json!({"name": "other"})).await;
    for id in [&host, &other] {
        backend.patch("host", id, json!({"ls_state": "UP"})).await;
    }
    backend
        .patch("service", &services[0], json!({"ls_state": "CRITICAL"}))
        .await;
    backend
        .patch("service", &services[0], json!({"host": other}))
        .await;
    assert_eq!(overall(&backend, "host", &host).await, 0);
    assert_eq!(overall(&backend, "host", &other).await, 4);
}

#[tokio::test]
async fn defect_19_values_that_clients_send_are_ignored() {
    let backend = backend().await;
    let (host, services) = host_with(&backend, &["s"]).await;
    backend
        .patch("host", &host, json!({"_overall_state_id": 0}))
        .await;
    backend
        .patch("service", &services[0], json!({"_overall_state_id": -1}))
        .await;
    backend
        .patch("service", &services[0], json!({"_overall_state_id": 77}))
        .await;
    assert_eq!(overall(&backend, "host", &host).await, 3);
    assert_eq!(overall(&backend, "service", &services[0]).await, 3);
}

#[tokio::test]
async fn minus_one_asks_for_a_host_to_be_recomputed() {
    let backend = backend().await;
    let (host, _) = host_with(&backend, &[]).await;
    let soft = json!({"ls_state": "DOWN", "ls_state_type": "SOFT"});
    backend.patch("host", &host, soft).await;
    assert_eq!(overall(&backend, "host", &host).await, 3);
    backend
        .patch("host", &host, json!({"_overall_state_id": -1}))
        .await;
    assert_eq!(overall(&backend, "host", &host).await, 4);
}

#[tokio::test]
async fn items_written_by_others_break_nothing() {
    let backend = backend().await;
    let (host, services) = host_with(&backend, &["s"]).await;
    let store = backend.api.store();
    let (id, gone) = (services[0].clone(), "0123456789abcdef01234567");
    let written = alignak_backend::rules::run_unit(store, move |unit| {
        unit.revise(resource("service"), &id, Touch::Kept, |item| {
            item.retain(|name, _| matches!(name.as_str(), "_id" | "_etag" | "name"));
            item.insert("host".to_owned(), json!(gone));
            item.insert("ls_state".to_owned(), json!(7));
            item.insert("_overall_state_id".to_owned(), json!("x"));
        })?;
        Ok(())
    });
    written.await.unwrap();
    let hard = json!({"ls_state": "OK", "ls_state_type": "HARD"});
    backend.patch("service", &services[0], hard).await;
    assert_eq!(overall(&backend, "service", &services[0]).await, 0);
    backend.delete("service", &services[0]).await;
    backend.delete("host", &host).await;
}
