//! The queues in a store in memory.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use super::delivery::queue::{Bounds, Depth, Queue as _};
use super::fixture::{graphite, influxdb};
use super::outbox::{self, Outbox, Touched};
use super::reading;
use super::stored::StoredQueue;
use crate::contract::resource;
use crate::filter::Filter;
use crate::item::Item;
use crate::rules::{LAYOUT, Refusal, fill_defaults, run_unit};
use crate::store::Store;
use crate::store::sqlite::SqliteStore;

const REALM: &str = "5f0c00000000000000000a01";
const HOST: &str = "5f0c00000000000000000b01";
const SERVICE: &str = "5f0c00000000000000000c01";

fn store() -> Arc<dyn Store> {
    Arc::new(SqliteStore::in_memory(&LAYOUT).unwrap())
}

fn result(perf_data: &str) -> Value {
    json!({"realm": "All", "host": "h", "time": 5, "perf_data": perf_data, "state": 0})
}

async fn add(store: &Arc<dyn Store>, database: &'static str, results: Vec<Value>) {
    run_unit(&**store, move |unit| {
        outbox::add(unit, database, results.clone());
        Ok::<_, Refusal>(())
    })
    .await
    .unwrap();
}

fn graphite_id() -> &'static str {
    "5f0c00000000000000000001"
}

async fn items(store: &Arc<dyn Store>, name: &str) -> Vec<Item> {
    reading::all(&**store, name, &Filter::everything())
        .await
        .unwrap()
}

fn bounds(entries: u64) -> Bounds {
    Bounds {
        age: Duration::from_hours(1),
        entries,
    }
}

#[tokio::test]
async fn entries_are_read_oldest_first_and_only_those_of_the_database() {
    let store = store();
    for number in 0..3 {
        add(&store, graphite_id(), vec![result(&format!("a={number}"))]).await;
    }
    add(&store, "5f0c00000000000000000002", vec![result("b=1")]).await;
    let queue = StoredQueue::new(Arc::clone(&store), &graphite());
    let entries = queue.oldest(100).await.unwrap();
    let values: Vec<&str> = entries
        .iter()
        .map(|entry| entry.values[0].value.as_str())
        .collect();
    assert_eq!(values, ["0", "1", "2"]);
    assert_eq!(queue.oldest(3).await.unwrap().len(), 2);
    assert_eq!(queue.depth().await.unwrap().entries, 3);
    queue.remove(&entries[..2]).await.unwrap();
    assert_eq!(queue.oldest(100).await.unwrap().len(), 1);
    let other = StoredQueue::new(store, &influxdb());
    assert_eq!(other.oldest(100).await.unwrap()[0].values[0].name, "b");
}

#[tokio::test]
async fn what_was_refused_becomes_single_values_with_the_fields_of_the_original() {
    let store = store();
    add(&store, graphite_id(), vec![result("'my disk'=5GB;8")]).await;
    let queue = StoredQueue::new(Arc::clone(&store), &graphite());
    assert!(!queue.retain(100).await.unwrap());
    assert!(items(&store, "outbox").await.is_empty());
    let retained = items(&store, "timeseriesretention").await;
    let values: Vec<Value> = retained
        .iter()
        .map(|item| {
            json!([
                item["realm"],
                item["host"],
                item["service"],
                item["name"],
                item["value"],
                item["uom"],
                item["timestamp"],
                item["graphite"],
                item["influxdb"],
            ])
        })
        .collect();
    assert_eq!(
        values,
        [
            json!(["All", "h", "", "my_disk", "5", "GB", 5, graphite_id(), null]),
            json!([
                "All",
                "h",
                "",
                "my_disk_warning",
                "8",
                "GB",
                5,
                graphite_id(),
                null
            ]),
            json!([
                "All",
                "h",
                "",
                "alignak_state_id",
                "0",
                "",
                5,
                graphite_id(),
                null
            ]),
        ]
    );
    add(&store, graphite_id(), vec![result("later=1")]).await;
    let entries = queue.oldest(100).await.unwrap();
    let names: Vec<&str> = entries
        .iter()
        .map(|entry| entry.values[0].name.as_str())
        .collect();
    assert_eq!(
        names,
        ["my_disk", "my_disk_warning", "alignak_state_id", "later"]
    );
    queue.remove(&entries).await.unwrap();
    assert_eq!(queue.depth().await.unwrap(), Depth::default());
}

#[tokio::test]
async fn a_long_entry_becomes_single_values_a_few_results_at_a_time() {
    let store = store();
    let results = (0..5).map(|number| result(&format!("a={number}")));
    add(&store, graphite_id(), results.collect()).await;
    let queue = StoredQueue::new(Arc::clone(&store), &graphite());
    let shown = async || {
        let entries = queue.oldest(100).await.unwrap();
        let values = entries.iter().flat_map(|entry| &entry.values);
        let values = values.filter(|value| value.name == "a");
        values.map(|value| value.value.clone()).collect::<Vec<_>>()
    };
    // Each result has the value and the state.
    for (more, retained) in [(true, 4), (true, 8), (false, 10)] {
        assert_eq!(queue.retain(3).await.unwrap(), more);
        assert_eq!(items(&store, "timeseriesretention").await.len(), retained);
        assert_eq!(shown().await, ["0", "1", "2", "3", "4"]);
    }
    assert!(items(&store, "outbox").await.is_empty());
}

#[tokio::test]
async fn as_many_entries_are_read_as_hold_the_values_that_are_wanted() {
    let store = store();
    for number in 0..130 {
        add(&store, graphite_id(), vec![result(&format!("a={number}"))]).await;
    }
    let queue = StoredQueue::new(store, &graphite());
    for (wanted, entries) in [(1, 1), (100, 50), (101, 51), (210, 105), (1_000, 130)] {
        let read = queue.oldest(wanted).await.unwrap();
        assert_eq!(read.len(), entries, "{wanted}");
        let last = entries - 1;
        assert_eq!(read[last].values[0].value, last.to_string());
    }
}

#[tokio::test]
async fn the_oldest_entries_go_when_too_many_wait() {
    let store = store();
    for number in 0..7 {
        add(&store, graphite_id(), vec![result(&format!("a={number}"))]).await;
    }
    let queue = StoredQueue::new(Arc::clone(&store), &graphite());
    assert_eq!(queue.trim(bounds(100)).await.unwrap(), 0);
    // Each has the value and the state.
    assert_eq!(queue.trim(bounds(3)).await.unwrap(), 8);
    let entries = queue.oldest(100).await.unwrap();
    assert_eq!(entries[0].values[0].value, "4");
    let too_old = Bounds {
        age: Duration::ZERO,
        entries: 100,
    };
    tokio::time::sleep(Duration::from_millis(2_100)).await;
    assert_eq!(queue.trim(too_old).await.unwrap(), 6);
}

#[tokio::test]
async fn an_entry_that_another_program_removed_is_no_error() {
    let store = store();
    add(&store, graphite_id(), vec![result("a=1")]).await;
    let queue = StoredQueue::new(store, &graphite());
    let entries = queue.oldest(100).await.unwrap();
    queue.remove(&entries).await.unwrap();
    queue.remove(&entries).await.unwrap();
}

/// A realm with a host and a service, and a database that is configured if asked for.
async fn monitored(database: Option<Value>, host: Value, service: Value) -> Arc<dyn Store> {
    let store = store();
    run_unit(&*store, move |unit| {
        let with = |mut one: Value, more: &Value| {
            let members = more.as_object().cloned().unwrap_or_default();
            one.as_object_mut().unwrap().extend(members);
            one
        };
        let host = with(json!({"_id": HOST, "name": "h", "_realm": REALM}), &host);
        let service = with(
            json!({"_id": SERVICE, "name": "s", "host": HOST, "_realm": REALM}),
            &service,
        );
        let mut all = vec![
            ("realm", json!({"_id": REALM, "name": "All"})),
            ("host", host),
            ("service", service),
        ];
        all.extend(database.clone().map(|database| ("graphite", database)));
        for (name, value) in all {
            let mut item = value.as_object().cloned().unwrap_or_default();
            fill_defaults(resource(name), &mut item);
            unit.insert(resource(name), item)?;
        }
        Ok(())
    })
    .await
    .unwrap();
    store
}

fn database() -> Value {
    json!({
        "_id": graphite_id(), "name": "G", "carbon_address": "c", "graphite_address": "w",
        "_realm": REALM, "_sub_realm": true,
    })
}

/// Stores a result, and what it leaves for the databases.
async fn post(store: &Arc<dyn Store>, outbox: &Arc<Outbox>, changes: Value) {
    let outbox = Arc::clone(outbox);
    run_unit(&**store, move |unit| {
        let mut result = json!({
            "host": HOST, "host_name": "h", "_realm": REALM, "state_id": 0,
            "last_check": 1_500_000_000, "perf_data": "rta=2.5ms;3",
        });
        result
            .as_object_mut()
            .unwrap()
            .extend(changes.as_object().cloned().unwrap_or_default());
        unit.insert(
            resource("logcheckresult"),
            result.as_object().cloned().unwrap_or_default(),
        )?;
        outbox.apply(unit)
    })
    .await
    .unwrap();
}

async fn waiting_names(store: &Arc<dyn Store>) -> Vec<String> {
    let queue = StoredQueue::new(Arc::clone(store), &graphite());
    let entries = queue.oldest(1_000).await.unwrap();
    let values = entries.into_iter().flat_map(|entry| entry.values);
    values
        .map(|value| format!("{}/{}={}", value.service, value.name, value.value))
        .collect()
}

#[tokio::test]
async fn a_check_result_leaves_its_values_in_its_own_commit() {
    let outbox = Arc::new(Outbox::default());
    let store = monitored(Some(database()), json!({}), json!({})).await;
    post(&store, &outbox, json!({})).await;
    post(
        &store,
        &outbox,
        json!({"service": SERVICE, "service_name": "s", "perf_data": "'a b'=1"}),
    )
    .await;
    assert_eq!(
        waiting_names(&store).await,
        [
            "/rta=2.5",
            "/rta_warning=3",
            "/alignak_state_id=0",
            "/alignak_overall_state_id=3",
            "s/a_b=1",
            "s/alignak_state_id=0",
            "s/alignak_overall_state_id=3",
        ]
    );
}

#[tokio::test]
async fn no_database_no_performance_data_wanted_nothing_left() {
    let off = json!({"process_perf_data": false});
    for (database, host, service, checked) in [
        (None, json!({}), json!({}), json!({})),
        (Some(database()), off.clone(), json!({}), json!({})),
        (
            Some(database()),
            off.clone(),
            json!({}),
            json!({"service": SERVICE, "service_name": "s"}),
        ),
        (
            Some(database()),
            json!({}),
            off.clone(),
            json!({"service": SERVICE, "service_name": "s"}),
        ),
    ] {
        let store = monitored(database, host, service).await;
        post(&store, &Arc::default(), checked).await;
        assert_eq!(waiting_names(&store).await, [""; 0]);
    }
}

#[tokio::test]
async fn a_new_database_is_known_at_once() {
    let outbox = Arc::new(Outbox::default());
    let store = monitored(None, json!({}), json!({})).await;
    post(&store, &outbox, json!({})).await;
    let mut graphite = database().as_object().cloned().unwrap();
    fill_defaults(resource("graphite"), &mut graphite);
    let touched = run_unit(&*store, move |unit| {
        unit.insert(resource("graphite"), graphite.clone())?;
        Ok(Touched::of(unit))
    })
    .await
    .unwrap();
    assert!(touched.destinations);
    outbox.after_commit(touched);
    post(&store, &outbox, json!({})).await;
    assert_eq!(waiting_names(&store).await.len(), 4);
}
