//! Live synthesis: counters that always equal a recount, sums over realms, kept snapshots.

mod counters;
mod properties;

use std::collections::BTreeMap;

use alignak_backend::api::{SynthesisView, View};
use alignak_backend::contract::resource;
use alignak_backend::filter::{Filter, Projection};
use alignak_backend::rules::Refusal;
use alignak_backend::rules::rights::Caller;
use alignak_backend::rules::run_unit;
use alignak_backend::rules::synthesis::{COUNTERS, recount_all};
use alignak_backend::unit::Touch;
use serde_json::{Map, Value, json};

use crate::fixture::{Backend, backend};
use counters::{counts, document, realms, recount};

async fn check_all(backend: &Backend, realms: &[String]) {
    for realm in realms {
        assert_eq!(counts(backend, realm).await, recount(backend, realm).await);
    }
}

fn expect(pairs: &[(&str, i64)]) -> BTreeMap<String, i64> {
    let owned = pairs
        .iter()
        .map(|(name, number)| ((*name).to_owned(), *number));
    owned.collect()
}

#[tokio::test]
async fn a_start_makes_the_document_of_each_realm() {
    let backend = backend().await;
    let document = document(&backend, &backend.realm).await.unwrap();
    for counter in &*COUNTERS {
        assert_eq!(document[counter], 0, "{counter}");
    }
    for absent in ["_sub_realm", "schema_version"] {
        assert!(document.get(absent).is_none(), "{absent}");
    }
}

#[tokio::test]
async fn every_counter_counts_what_it_says() {
    let backend = backend().await;
    let idle = json!({"active_checks_enabled": false, "passive_checks_enabled": false});
    let items = [
        json!({"ls_state": "UP"}),
        json!({"ls_state": "DOWN", "ls_state_type": "SOFT"}),
        json!({"ls_acknowledged": true}),
        json!({"ls_acknowledged": true, "ls_downtimed": true}),
        json!({"ls_downtimed": true}),
        json!({"active_checks_enabled": false}),
        idle.clone(),
        json!({"_is_template": true}),
    ];
    for (position, mut item) in items.into_iter().enumerate() {
        item["name"] = json!(format!("h{position}"));
        backend.create("host", item).await;
    }
    let expected = [
        ("hosts_total", 7),
        ("hosts_up_hard", 1),
        ("hosts_down_soft", 1),
        ("hosts_unreachable_hard", 2),
        ("hosts_acknowledged", 2),
        ("hosts_in_downtime", 2),
        ("hosts_not_monitored", 1),
    ];
    assert_eq!(counts(&backend, &backend.realm).await, expect(&expected));
}

#[tokio::test]
async fn defect_12_what_made_the_original_drift_does_not() {
    let backend = backend().await;
    let realms = realms(&backend).await;
    let host = json!({"name": "h", "ls_acknowledged": true});
    let host = backend.create("host", host).await;
    let service = backend
        .create("service", json!({"name": "s", "host": host}))
        .await;
    let steps = [
        ("host", &host, json!({"ls_downtimed": true})),
        ("host", &host, json!({"ls_acknowledged": false})),
        ("host", &host, json!({"ls_downtimed": false})),
        ("host", &host, json!({"active_checks_enabled": true})),
        ("host", &host, json!({"passive_checks_enabled": false})),
        ("service", &service, json!({"active_checks_enabled": false})),
        (
            "service",
            &service,
            json!({"passive_checks_enabled": false}),
        ),
        ("host", &host, json!({"_realm": realms[1]})),
        ("host", &host, json!({"_is_template": true})),
        ("host", &host, json!({"_is_template": false})),
        (
            "service",
            &service,
            json!({"ls_state": "CRITICAL", "passive_checks_enabled": true}),
        ),
    ];
    for (name, id, changes) in steps {
        backend.patch(name, id, changes.clone()).await;
        check_all(&backend, &realms).await;
    }
    assert_eq!(counts(&backend, &realms[0]).await, expect(&[]));
    backend.delete_all("service").await;
    check_all(&backend, &realms).await;
    backend.delete_all("host").await;
    check_all(&backend, &realms).await;
}

#[tokio::test]
async fn a_realm_gets_its_document_with_its_first_item_and_again_when_it_is_gone() {
    let backend = backend().await;
    let realms = realms(&backend).await;
    assert!(document(&backend, &realms[1]).await.is_none());
    let host = json!({"name": "h", "_realm": realms[1]});
    let host = backend.create("host", host).await;
    assert_eq!(counts(&backend, &realms[1]).await["hosts_total"], 1);
    backend.delete_all("livesynthesis").await;
    backend
        .patch("host", &host, json!({"ls_state": "UP"}))
        .await;
    check_all(&backend, &realms[1..2]).await;
    assert!(document(&backend, &realms[0]).await.is_none());
}

#[tokio::test]
async fn a_start_mends_counters_that_something_else_broke() {
    let backend = backend().await;
    backend.create("host", json!({"name": "h"})).await;
    let id = crate::fixture::id_of(&document(&backend, &backend.realm).await.unwrap());
    let broken = run_unit(backend.api.store(), move |unit| {
        unit.revise(resource("livesynthesis"), &id, Touch::Unseen, |item| {
            item.insert("hosts_total".to_owned(), json!(-7));
            item.remove("services_total");
        })?;
        Ok(())
    });
    broken.await.unwrap();
    run_unit(backend.api.store(), |tx| recount_all(tx))
        .await
        .unwrap();
    check_all(&backend, std::slice::from_ref(&backend.realm)).await;
    let document = document(&backend, &backend.realm).await.unwrap();
    assert_eq!(document["services_total"], 0);
}

#[tokio::test]
async fn counters_are_never_negative() {
    let backend = backend().await;
    let host = backend.create("host", json!({"name": "h"})).await;
    let id = crate::fixture::id_of(&document(&backend, &backend.realm).await.unwrap());
    let broken = run_unit(backend.api.store(), move |unit| {
        unit.revise(resource("livesynthesis"), &id, Touch::Unseen, |item| {
            item.insert("hosts_total".to_owned(), json!(0));
        })?;
        Ok(())
    });
    broken.await.unwrap();
    backend.delete("host", &host).await;
    let document = document(&backend, &backend.realm).await.unwrap();
    assert_eq!(document["hosts_total"], 0);
}

#[tokio::test]
async fn counters_that_clients_send_are_not_taken() {
    let backend = backend().await;
    let realms = realms(&backend).await;
    let sent = json!({"_realm": realms[1], "hosts_total": 40});
    let id = backend.create("livesynthesis", sent).await;
    backend
        .patch("livesynthesis", &id, json!({"hosts_total": 50}))
        .await;
    check_all(&backend, &realms).await;
}

#[tokio::test]
async fn counters_move_without_a_new_etag() {
    let backend = backend().await;
    let before = document(&backend, &backend.realm).await.unwrap();
    backend.create("host", json!({"name": "h"})).await;
    let after = document(&backend, &backend.realm).await.unwrap();
    assert_eq!(before["_etag"], after["_etag"]);
    assert_ne!(before["hosts_total"], after["hosts_total"]);
}

impl Fixture {
    async fn try_read(
        &self,
        caller: &Caller,
        id: &str,
        wanted: SynthesisView,
    ) -> Result<Value, Refusal> {
        let view = View {
            synthesis: wanted,
            ..View::default()
        };
        let synthesis = resource("livesynthesis");
        let stored = self.backend.api.read(caller, synthesis, id, &view).await?;
        Ok(Value::Object(stored.item().unwrap()))
    }

    async fn read(&self, caller: &Caller, realm: usize, wanted: SynthesisView) -> Value {
        let document = document(&self.backend, &self.realms[realm]).await.unwrap();
        let id = crate::fixture::id_of(&document);
        self.try_read(caller, &id, wanted).await.unwrap()
    }
}

const BOTH: SynthesisView = SynthesisView {
    concatenation: true,
    history: true,
};
const SUMS: SynthesisView = SynthesisView {
    concatenation: true,
    history: false,
};
const HISTORY: SynthesisView = SynthesisView {
    concatenation: false,
    history: true,
};

struct Fixture {
    backend: Backend,
    realms: Vec<String>,
}

/// One host in `All`, two in `North`, three in `Oslo`, four in `South`.
async fn populated() -> Fixture {
    let backend = backend().await;
    let realms = realms(&backend).await;
    for (number, realm) in realms.iter().enumerate() {
        for host in 0..=number {
            let host = json!({"name": format!("h{number}{host}"), "_realm": realm});
            backend.create("host", host).await;
        }
    }
    Fixture { backend, realms }
}

/// A user who may read the live synthesis of some realms.
async fn reader(fixture: &Fixture, realms: &[usize]) -> Caller {
    let object = |value: Value| match value {
        Value::Object(members) => members,
        _ => Map::new(),
    };
    let user = object(json!({"_id": "0123456789abcdef01234567"}));
    let roles: Vec<_> = realms
        .iter()
        .map(|realm| {
            object(json!({
                "realm": fixture.realms[*realm], "sub_realm": false, "resource": "livesynthesis",
                "crud": ["read"],
            }))
        })
        .collect();
    let known = fixture.backend.find("realm", Filter::everything()).await;
    let known: Vec<_> = known.into_iter().map(object).collect();
    Caller::new(&user, &roles, &known)
}

#[tokio::test]
async fn concatenation_sums_the_realms_below() {
    let fixture = populated().await;
    for (realm, total) in [(0, 10), (1, 5), (2, 3), (3, 4)] {
        let shown = fixture.read(&fixture.backend.admin, realm, SUMS).await;
        assert_eq!(shown["hosts_total"], total);
        assert_eq!(shown["hosts_unreachable_hard"], total);
        assert!(shown.get("history").is_none());
    }
}

#[tokio::test]
async fn defect_32_concatenation_sums_only_readable_realms_below() {
    let fixture = populated().await;
    let reader = reader(&fixture, &[1, 3]).await;
    let shown = fixture.read(&reader, 1, SUMS).await;
    assert_eq!(
        shown["hosts_total"], 2,
        "neither Oslo, below, nor South, readable"
    );
    let all = reader_of_all(&fixture).await;
    assert_eq!(fixture.read(&all, 1, SUMS).await["hosts_total"], 5);
}

async fn reader_of_all(fixture: &Fixture) -> Caller {
    reader(fixture, &[0, 1, 2, 3]).await
}

#[tokio::test]
async fn a_document_that_the_caller_may_not_read_is_not_there() {
    let fixture = populated().await;
    let reader = reader(&fixture, &[1]).await;
    let south = crate::fixture::id_of(
        &document(&fixture.backend, &fixture.realms[3])
            .await
            .unwrap(),
    );
    let read = fixture.try_read(&reader, &south, BOTH).await;
    assert!(matches!(read, Err(Refusal::NotFound)));
}

#[tokio::test]
async fn concatenation_of_a_document_whose_realm_is_gone_changes_nothing() {
    let fixture = populated().await;
    let id = crate::fixture::id_of(
        &document(&fixture.backend, &fixture.realms[3])
            .await
            .unwrap(),
    );
    let moved = id.clone();
    let orphaned = run_unit(fixture.backend.api.store(), move |unit| {
        unit.revise(resource("livesynthesis"), &moved, Touch::Kept, |item| {
            item.insert("_realm".to_owned(), json!("0123456789abcdef01234567"));
        })?;
        Ok(())
    });
    orphaned.await.unwrap();
    let shown = fixture
        .try_read(&fixture.backend.admin, &id, BOTH)
        .await
        .unwrap();
    assert_eq!(
        (&shown["hosts_total"], &shown["history"]),
        (&json!(4), &json!([]))
    );
}

#[tokio::test]
async fn history_is_a_list_of_snapshots_newest_first() {
    let fixture = populated().await;
    let api = &fixture.backend.api;
    assert_eq!(
        fixture.read(&fixture.backend.admin, 0, HISTORY).await["history"],
        json!([])
    );
    api.snapshot_synthesis(0).await.unwrap();
    fixture
        .backend
        .create("host", json!({"name": "more"}))
        .await;
    api.snapshot_synthesis(0).await.unwrap();
    let shown = fixture.read(&fixture.backend.admin, 0, HISTORY).await;
    let history = shown["history"].as_array().unwrap();
    let totals: Vec<&Value> = history.iter().map(|entry| &entry["hosts_total"]).collect();
    assert_eq!(totals, [2, 1]);
    for entry in history {
        assert!(entry["_created"].is_string());
        assert!(entry["schema_version"].is_i64());
        for counter in &*COUNTERS {
            assert!(entry[counter].is_i64(), "{counter}");
        }
        assert_eq!(entry.as_object().unwrap().len(), COUNTERS.len() + 2);
    }
}

#[tokio::test]
async fn defect_32_history_is_summed_by_rank_over_all_realms() {
    let fixture = populated().await;
    let api = &fixture.backend.api;
    // North has one snapshot more than the others: the surplus of others is ignored, not its own.
    api.snapshot_synthesis(0).await.unwrap();
    let south = crate::fixture::id_of(
        &document(&fixture.backend, &fixture.realms[3])
            .await
            .unwrap(),
    );
    fixture.backend.delete("livesynthesis", &south).await;
    let more = json!({"name": "more", "_realm": fixture.realms[2]});
    fixture.backend.create("host", more).await;
    api.snapshot_synthesis(0).await.unwrap();
    let shown = fixture.read(&fixture.backend.admin, 1, BOTH).await;
    let totals: Vec<i64> = shown["history"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["hosts_total"].as_i64().unwrap())
        .collect();
    assert_eq!(shown["hosts_total"], 6);
    assert_eq!(totals, [6, 5]);
}

#[tokio::test]
async fn a_projection_hides_counters_from_the_sums_too() {
    let fixture = populated().await;
    let id = crate::fixture::id_of(
        &document(&fixture.backend, &fixture.realms[0])
            .await
            .unwrap(),
    );
    let view = View {
        projection: Projection::parse(r#"{"hosts_total": 1}"#).unwrap(),
        synthesis: SUMS,
        ..View::default()
    };
    let (api, synthesis) = (&fixture.backend.api, resource("livesynthesis"));
    let read = api.read(&fixture.backend.admin, synthesis, &id, &view);
    let shown = read.await.unwrap().item().unwrap();
    assert_eq!(shown["hosts_total"], 10);
    assert!(shown.get("hosts_up_hard").is_none());
}

async fn age_snapshots(backend: &Backend, seconds: i64) {
    let aged = run_unit(backend.api.store(), move |unit| {
        let retention = resource("livesynthesisretention");
        let then = alignak_backend::date::format_date(unit.now() - seconds);
        for copy in unit.find(retention, &Filter::everything())? {
            let id = copy["_id"].as_str().unwrap_or_default().to_owned();
            let then = then.clone();
            unit.revise(retention, &id, Touch::Kept, |item| {
                item.insert("_created".to_owned(), then.into());
            })?;
        }
        Ok(())
    });
    aged.await.unwrap();
}

#[tokio::test]
async fn defect_33_snapshots_are_kept_for_so_many_minutes() {
    let backend = backend().await;
    let kept = || backend.find("livesynthesisretention", Filter::everything());
    let api = &backend.api;
    api.snapshot_synthesis(30).await.unwrap();
    age_snapshots(&backend, 29 * 60).await;
    api.snapshot_synthesis(30).await.unwrap();
    assert_eq!(kept().await.len(), 2);
    age_snapshots(&backend, 31 * 60).await;
    api.snapshot_synthesis(0).await.unwrap();
    assert_eq!(kept().await.len(), 3, "0 keeps all");
    api.snapshot_synthesis(30).await.unwrap();
    assert_eq!(kept().await.len(), 2, "the aged ones are gone");
}
