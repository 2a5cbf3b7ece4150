//! Damage to the file, its removal, and searches that take too much work.

use std::path::Path;

use serde_json::json;

use super::*;
use crate::contract::resource;
use crate::filter::{Filter, Sort, parse};
use crate::rules::{LAYOUT, Refusal, run_unit};

fn open(folder: &Path) -> SqliteStore {
    SqliteStore::open(&folder.join(FILE_NAME), &LAYOUT).unwrap()
}

/// Records events with these messages; returns their ids.
async fn record(store: &SqliteStore, messages: &[&str]) -> Result<Vec<String>, Refusal> {
    let messages: Vec<String> = messages.iter().map(|text| (*text).to_owned()).collect();
    run_unit(store, move |unit| {
        let insert = |message: &String| {
            let event = json!({"type": "webui.comment", "message": message});
            let event = event.as_object().cloned().unwrap_or_default();
            Ok(unit.insert(resource("history"), event)?)
        };
        messages.iter().map(insert).collect()
    })
    .await
}

async fn list(store: &SqliteStore, filter: Filter) -> Result<Listing, StoreError> {
    let query = Query {
        resource: resource("history"),
        filter,
        sort: Sort(Vec::new()),
        skip: 0,
        limit: 50,
    };
    store.list(query).await
}

fn is_damaged<T>(result: Result<T, StoreError>, damaged: &str) -> bool {
    matches!(result, Err(StoreError::Damaged { resource, id })
        if resource == "history" && id == damaged)
}

#[tokio::test]
async fn a_changed_byte_is_noticed_by_every_way_to_the_item_and_by_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let ids = record(&store, &["first", "second"]).await.unwrap();
    let history = resource("history");
    Connection::open(folder.path().join(FILE_NAME))
        .unwrap()
        .execute(
            "UPDATE history SET item = replace(item, 'second', 'secund')",
            [],
        )
        .unwrap();
    let first = store.read(history, &ids[0]).await.unwrap().unwrap();
    assert_eq!(first.item().unwrap()["message"], "first");
    assert!(is_damaged(store.read(history, &ids[1]).await, &ids[1]));
    let all = Filter::everything();
    assert!(is_damaged(list(&store, all).await, &ids[1]));
    let only = |id: &str| Filter::eq("_id", crate::filter::Operand::id(id));
    let listing = list(&store, only(&ids[0])).await.unwrap();
    assert_eq!(listing.total, 1);
    assert!(is_damaged(list(&store, only(&ids[1])).await, &ids[1]));
    assert!(is_damaged(store.walk(history, "", 10).await, &ids[1]));
    let damaged = ids[1].clone();
    let read = run_unit(&store, move |unit| Ok(unit.get(history, &damaged)?)).await;
    assert!(matches!(
        read,
        Err(Refusal::Store(StoreError::Damaged { .. }))
    ));
    let found = run_unit(&store, move |unit| {
        Ok(unit.find_parts(history, &Filter::everything(), &["message"])?)
    });
    assert!(matches!(
        found.await,
        Err(Refusal::Store(StoreError::Damaged { .. }))
    ));
}

#[tokio::test]
async fn nothing_is_acknowledged_once_the_file_is_removed_or_replaced() {
    for replaces in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE_NAME);
        let store = open(folder.path());
        record(&store, &["kept"]).await.unwrap();
        let aside = folder.path().join("aside");
        std::fs::rename(&path, &aside).unwrap();
        if replaces {
            std::fs::write(&path, "").unwrap();
        }
        let refused = record(&store, &["lost"]).await;
        assert!(
            matches!(&refused, Err(Refusal::Store(StoreError::Unavailable(reason)))
                if reason.contains("removed or replaced")),
            "{refused:?}"
        );
        std::fs::rename(&aside, &path).unwrap();
        record(&store, &["after"]).await.unwrap();
        let listing = list(&store, Filter::everything()).await.unwrap();
        assert_eq!(listing.total, 2, "the refused unit has left nothing");
    }
}

#[tokio::test]
async fn a_list_whose_pattern_gave_up_is_refused() {
    let store = SqliteStore::in_memory(&LAYOUT).unwrap();
    record(&store, &[&"a".repeat(200_000)]).await.unwrap();
    let search = async |pattern: &str| {
        let text = json!({"message": {"$regex": pattern}}).to_string();
        list(&store, parse(&text, resource("history")).unwrap()).await
    };
    for pattern in ["(?=(a+))a*b", "(?>a+)+b"] {
        let refused = search(pattern).await;
        assert!(matches!(refused, Err(StoreError::TooMuchWork)), "{pattern}");
    }
    assert_eq!(search("(a|aa)+b").await.unwrap().total, 0);
    assert_eq!(search("^a+$").await.unwrap().total, 1);
}
