//! Live synthesis: counters that always equal a recount, sums over realms, kept snapshots.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should panic")]

mod common;

use std::collections::BTreeMap;

use alignak_backend::api::{SynthesisView, View};
use alignak_backend::contract::resource;
use alignak_backend::filter::{Filter, Operand, Projection};
use alignak_backend::rules::Refusal;
use alignak_backend::rules::rights::Caller;
use alignak_backend::rules::synthesis::{COUNTERS, recount_all};
use alignak_backend::store::run_unit;
use alignak_backend::unit::Touch;
use common::{Backend, backend};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// The realms `All`, `North` below it, `Oslo` below that, and `South`.
async fn realms(backend: &Backend) -> Vec<String> {
    let mut realms = vec![backend.realm.clone()];
    for (name, parent) in [("North", 0), ("Oslo", 1), ("South", 0)] {
        let realm = json!({"name": name, "_parent": realms[parent]});
        realms.push(backend.create("realm", realm).await);
    }
    realms
}

async fn document(backend: &Backend, realm: &str) -> Option<Value> {
    let of_realm = Filter::eq("_realm", Operand::id(realm));
    let found = backend.find("livesynthesis", of_realm).await;
    assert!(found.len() < 2, "a realm has one document");
    found.into_iter().next()
}

/// The counters of a realm that are not 0.
async fn counts(backend: &Backend, realm: &str) -> BTreeMap<String, i64> {
    let document = document(backend, realm).await.unwrap_or_default();
    let counts = COUNTERS.iter().filter_map(|counter| {
        let number = document[counter].as_i64()?;
        (number != 0).then(|| ((*counter).to_owned(), number))
    });
    counts.collect()
}

/// The same from the items themselves, by the sentences of the reference.
async fn recount(backend: &Backend, realm: &str) -> BTreeMap<String, i64> {
    let mut counts = BTreeMap::new();
    for (name, prefix) in [("host", "hosts"), ("service", "services")] {
        for item in backend.find(name, Filter::everything()).await {
            if item["_realm"] != realm || item["_is_template"] == true {
                continue;
            }
            let mut add = |counter: String| *counts.entry(counter).or_insert(0) += 1;
            add(format!("{prefix}_total"));
            if item["active_checks_enabled"] == false && item["passive_checks_enabled"] == false {
                add(format!("{prefix}_not_monitored"));
                continue;
            }
            if item["ls_acknowledged"] == true {
                add(format!("{prefix}_acknowledged"));
            } else {
                let state = item["ls_state"].as_str().unwrap().to_lowercase();
                let confirmation = item["ls_state_type"].as_str().unwrap().to_lowercase();
                add(format!("{prefix}_{state}_{confirmation}"));
            }
            if item["ls_downtimed"] == true {
                add(format!("{prefix}_in_downtime"));
            }
        }
    }
    counts
}

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
    let id = common::id_of(&document(&backend, &backend.realm).await.unwrap());
    let broken = run_unit(backend.api.store(), move |unit| {
        unit.revise(resource("livesynthesis"), &id, Touch::Unseen, |item| {
            item.insert("hosts_total".to_owned(), json!(-7));
            item.remove("services_total");
        })?;
        Ok(())
    });
    broken.await.unwrap();
    run_unit(backend.api.store(), recount_all).await.unwrap();
    check_all(&backend, std::slice::from_ref(&backend.realm)).await;
    let document = document(&backend, &backend.realm).await.unwrap();
    assert_eq!(document["services_total"], 0);
}

#[tokio::test]
async fn counters_are_never_negative() {
    let backend = backend().await;
    let host = backend.create("host", json!({"name": "h"})).await;
    let id = common::id_of(&document(&backend, &backend.realm).await.unwrap());
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

impl World {
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
        let id = common::id_of(&document);
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

struct World {
    backend: Backend,
    realms: Vec<String>,
}

/// One host in `All`, two in `North`, three in `Oslo`, four in `South`.
async fn populated() -> World {
    let backend = backend().await;
    let realms = realms(&backend).await;
    for (number, realm) in realms.iter().enumerate() {
        for host in 0..=number {
            let host = json!({"name": format!("h{number}{host}"), "_realm": realm});
            backend.create("host", host).await;
        }
    }
    World { backend, realms }
}

/// A user who may read the live synthesis of some realms.
async fn reader(world: &World, realms: &[usize]) -> Caller {
    let object = |value: Value| match value {
        Value::Object(members) => members,
        _ => Map::new(),
    };
    let user = object(json!({"_id": "0123456789abcdef01234567"}));
    let roles: Vec<_> = realms
        .iter()
        .map(|realm| {
            object(json!({
                "realm": world.realms[*realm], "sub_realm": false, "resource": "livesynthesis",
                "crud": ["read"],
            }))
        })
        .collect();
    let known = world.backend.find("realm", Filter::everything()).await;
    let known: Vec<_> = known.into_iter().map(object).collect();
    Caller::new(&user, &roles, &known)
}

#[tokio::test]
async fn concatenation_sums_the_realms_below() {
    let world = populated().await;
    for (realm, total) in [(0, 10), (1, 5), (2, 3), (3, 4)] {
        let shown = world.read(&world.backend.admin, realm, SUMS).await;
        assert_eq!(shown["hosts_total"], total);
        assert_eq!(shown["hosts_unreachable_hard"], total);
        assert!(shown.get("history").is_none());
    }
}

#[tokio::test]
async fn defect_32_concatenation_sums_only_readable_realms_below() {
    let world = populated().await;
    let reader = reader(&world, &[1, 3]).await;
    let shown = world.read(&reader, 1, SUMS).await;
    assert_eq!(
        shown["hosts_total"], 2,
        "neither Oslo, below, nor South, readable"
    );
    let all = reader_of_all(&world).await;
    assert_eq!(world.read(&all, 1, SUMS).await["hosts_total"], 5);
}

async fn reader_of_all(world: &World) -> Caller {
    reader(world, &[0, 1, 2, 3]).await
}

#[tokio::test]
async fn a_document_that_the_caller_may_not_read_is_not_there() {
    let world = populated().await;
    let reader = reader(&world, &[1]).await;
    let south = common::id_of(&document(&world.backend, &world.realms[3]).await.unwrap());
    let read = world.try_read(&reader, &south, BOTH).await;
    assert!(matches!(read, Err(Refusal::NotFound)));
}

#[tokio::test]
async fn concatenation_of_a_document_whose_realm_is_gone_changes_nothing() {
    let world = populated().await;
    let id = common::id_of(&document(&world.backend, &world.realms[3]).await.unwrap());
    let moved = id.clone();
    let orphaned = run_unit(world.backend.api.store(), move |unit| {
        unit.revise(resource("livesynthesis"), &moved, Touch::Kept, |item| {
            item.insert("_realm".to_owned(), json!("0123456789abcdef01234567"));
        })?;
        Ok(())
    });
    orphaned.await.unwrap();
    let shown = world
        .try_read(&world.backend.admin, &id, BOTH)
        .await
        .unwrap();
    assert_eq!(
        (&shown["hosts_total"], &shown["history"]),
        (&json!(4), &json!([]))
    );
}

#[tokio::test]
async fn history_is_a_list_of_snapshots_newest_first() {
    let world = populated().await;
    let api = &world.backend.api;
    assert_eq!(
        world.read(&world.backend.admin, 0, HISTORY).await["history"],
        json!([])
    );
    api.snapshot_synthesis(0).await.unwrap();
    world.backend.create("host", json!({"name": "more"})).await;
    api.snapshot_synthesis(0).await.unwrap();
    let shown = world.read(&world.backend.admin, 0, HISTORY).await;
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
    let world = populated().await;
    let api = &world.backend.api;
    // North has one snapshot more than the others: the surplus of others is ignored, not its own.
    api.snapshot_synthesis(0).await.unwrap();
    let south = common::id_of(&document(&world.backend, &world.realms[3]).await.unwrap());
    world.backend.delete("livesynthesis", &south).await;
    let more = json!({"name": "more", "_realm": world.realms[2]});
    world.backend.create("host", more).await;
    api.snapshot_synthesis(0).await.unwrap();
    let shown = world.read(&world.backend.admin, 1, BOTH).await;
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
    let world = populated().await;
    let id = common::id_of(&document(&world.backend, &world.realms[0]).await.unwrap());
    let view = View {
        projection: Projection::parse(r#"{"hosts_total": 1}"#).unwrap(),
        synthesis: SUMS,
        ..View::default()
    };
    let (api, synthesis) = (&world.backend.api, resource("livesynthesis"));
    let read = api.read(&world.backend.admin, synthesis, &id, &view);
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

/// What is done; numbers choose among what there is.
#[derive(Debug, Clone)]
enum Deed {
    Host {
        realm: usize,
        live: u8,
        template: Option<usize>,
    },
    HostTemplate {
        with_service: bool,
    },
    Service {
        host: usize,
        live: u8,
        is_template: bool,
    },
    Live {
        is_host: bool,
        item: usize,
        live: u8,
    },
    Switch {
        is_host: bool,
        item: usize,
        active: bool,
        passive: bool,
    },
    Move {
        is_host: bool,
        item: usize,
        realm: usize,
    },
    Template {
        item: usize,
        is_template: bool,
    },
    Retemplate {
        item: usize,
        template: Option<usize>,
    },
    Results {
        results: Vec<(usize, u8)>,
    },
    Remove {
        is_host: bool,
        item: usize,
    },
    RemoveAll {
        which: usize,
    },
}

fn deed() -> impl Strategy<Value = Deed> {
    let live = any::<u8>;
    let some = || 0..32_usize;
    prop_oneof![
        5 => (0..4_usize, live(), prop::option::weighted(0.4, some()))
            .prop_map(|(realm, live, template)| Deed::Host { realm, live, template }),
        2 => any::<bool>().prop_map(|with_service| Deed::HostTemplate { with_service }),
        5 => (some(), live(), prop::bool::weighted(0.2))
            .prop_map(|(host, live, is_template)| Deed::Service { host, live, is_template }),
        5 => (any::<bool>(), some(), live())
            .prop_map(|(is_host, item, live)| Deed::Live { is_host, item, live }),
        3 => (any::<bool>(), some(), any::<bool>(), any::<bool>()).prop_map(
            |(is_host, item, active, passive)| Deed::Switch { is_host, item, active, passive }),
        3 => (any::<bool>(), some(), 0..4_usize)
            .prop_map(|(is_host, item, realm)| Deed::Move { is_host, item, realm }),
        2 => (some(), any::<bool>())
            .prop_map(|(item, is_template)| Deed::Template { item, is_template }),
        2 => (some(), prop::option::of(some()))
            .prop_map(|(item, template)| Deed::Retemplate { item, template }),
        3 => prop::collection::vec((some(), live()), 1..8)
            .prop_map(|results| Deed::Results { results }),
        2 => (any::<bool>(), some()).prop_map(|(is_host, item)| Deed::Remove { is_host, item }),
        1 => (0..3_usize).prop_map(|which| Deed::RemoveAll { which }),
    ]
}

/// Live fields as the bits of a number say.
fn live_fields(is_host: bool, bits: u8) -> Value {
    let states = if is_host {
        ["UP", "DOWN", "UNREACHABLE", "UP"]
    } else {
        ["OK", "WARNING", "CRITICAL", "UNKNOWN"]
    };
    json!({
        "ls_state": states[usize::from(bits & 3)],
        "ls_state_type": if bits & 4 == 0 { "HARD" } else { "SOFT" },
        "ls_acknowledged": bits & 8 != 0,
        "ls_downtimed": bits & 16 != 0,
    })
}

fn chosen(items: &[Value], number: usize) -> Option<&Value> {
    items.get(number % items.len().max(1))
}

/// Does it, as far as the rules allow.
#[expect(clippy::too_many_lines, reason = "one arm for each deed")]
async fn perform(world: &World, serial: usize, deed: Deed) {
    let backend = &world.backend;
    let hosts = backend.find("host", Filter::ne("name", "_dummy")).await;
    let services = backend.find("service", Filter::everything()).await;
    let templates: Vec<Value> = hosts
        .iter()
        .filter(|host| host["_is_template"] == true)
        .cloned()
        .collect();
    let of_kind = |is_host: bool| {
        if is_host {
            ("host", &hosts)
        } else {
            ("service", &services)
        }
    };
    let patch = |is_host: bool, number: usize, changes: Value| {
        let (name, items) = of_kind(is_host);
        let id = chosen(items, number).map(common::id_of);
        async move {
            if let Some(id) = id {
                let _ = backend.try_patch(name, &id, changes).await;
            }
        }
    };
    let link = |template: Option<usize>| {
        let template = template.and_then(|number| chosen(&templates, number));
        template.map_or_else(|| json!([]), |template| json!([template["_id"]]))
    };
    match deed {
        Deed::Host {
            realm,
            live,
            template,
        } => {
            let mut host = live_fields(true, live);
            host["name"] = json!(format!("h{serial}"));
            host["_realm"] = json!(world.realms[realm]);
            host["_templates"] = link(template);
            let _ = backend.try_create("host", host).await;
        }
        Deed::HostTemplate { with_service } => {
            let host = json!({"name": format!("t{serial}"), "_is_template": true});
            let host = backend.create("host", host).await;
            if with_service {
                let service = json!({
                    "name": format!("s{serial}"), "host": host, "_is_template": true,
                    "_templates_from_host_template": true,
                });
                let _ = backend.try_create("service", service).await;
            }
        }
        Deed::Service {
            host,
            live,
            is_template,
        } => {
            if let Some(host) = chosen(&hosts, host) {
                let mut service = live_fields(false, live);
                service["name"] = json!(format!("s{serial}"));
                service["host"] = host["_id"].clone();
                service["_is_template"] = json!(is_template);
                let _ = backend.try_create("service", service).await;
            }
        }
        Deed::Live {
            is_host,
            item,
            live,
        } => {
            patch(is_host, item, live_fields(is_host, live)).await;
        }
        Deed::Switch {
            is_host,
            item,
            active,
            passive,
        } => {
            let changes =
                json!({"active_checks_enabled": active, "passive_checks_enabled": passive});
            patch(is_host, item, changes).await;
        }
        Deed::Move {
            is_host,
            item,
            realm,
        } => {
            patch(is_host, item, json!({"_realm": world.realms[realm]})).await;
        }
        Deed::Template { item, is_template } => {
            patch(true, item, json!({"_is_template": is_template})).await;
        }
        Deed::Retemplate { item, template } => {
            patch(true, item, json!({"_templates": link(template)})).await;
        }
        Deed::Results { results } => {
            let results: Vec<Value> = results
                .into_iter()
                .filter_map(|(number, live)| {
                    let is_host = live & 32 == 0;
                    let item = chosen(of_kind(is_host).1, number)?;
                    let fields = live_fields(is_host, live);
                    let mut result = json!({
                        "state": fields["ls_state"], "state_type": fields["ls_state_type"],
                        "last_state_type": "HARD", "acknowledged": fields["ls_acknowledged"],
                        "downtimed": fields["ls_downtimed"], "last_check": serial,
                        "host": if is_host { &item["_id"] } else { &item["host"] },
                    });
                    if !is_host {
                        result["service"] = item["_id"].clone();
                    }
                    Some(result)
                })
                .collect();
            if !results.is_empty() {
                backend
                    .post("logcheckresult", json!(results))
                    .await
                    .unwrap();
            }
        }
        Deed::Remove { is_host, item } => {
            let (name, items) = of_kind(is_host);
            if let Some(item) = chosen(items, item) {
                let _ = backend.try_delete(name, &common::id_of(item)).await;
            }
        }
        Deed::RemoveAll { which } => {
            backend
                .delete_all(["host", "service", "livesynthesis"][which])
                .await;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn counters_equal_a_recount_after_any_deeds(deeds in prop::collection::vec(deed(), 1..30)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let backend = backend().await;
            let realms = realms(&backend).await;
            let world = World { backend, realms };
            for (serial, deed) in deeds.into_iter().enumerate() {
                perform(&world, serial, deed.clone()).await;
                for realm in &world.realms {
                    if let Some(document) = document(&world.backend, realm).await {
                        for counter in &*COUNTERS {
                            prop_assert!(document[counter].as_i64().unwrap() >= 0);
                        }
                        let expected = recount(&world.backend, realm).await;
                        let counted = counts(&world.backend, realm).await;
                        prop_assert_eq!(counted, expected, "after {:?}", deed);
                    }
                }
            }
            Ok(())
        })?;
    }
}
