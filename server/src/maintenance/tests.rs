//! Stores in a good state and in bad ones.

use serde_json::{Value, json};

use super::check::{Report, check};
use super::integrity;
use crate::contract::resource;
use crate::filter::Filter;
use crate::item::Item;
use crate::rules::{LAYOUT, default_objects, fill_defaults, run_unit, synthesis};
use crate::store::Store;
use crate::store::sqlite::SqliteStore;
use crate::unit::Touch;

const NORTH: &str = "5f0c00000000000000000a02";
const HOST: &str = "5f0c00000000000000000b01";
const SERVICE: &str = "5f0c00000000000000000c01";

/// The default objects, a realm, a host and a service, as requests make them.
async fn store() -> SqliteStore {
    let store = SqliteStore::in_memory(&LAYOUT).unwrap();
    run_unit(&store, |unit| default_objects::ensure(unit, ""))
        .await
        .unwrap();
    run_unit(&store, |unit| {
        let all = unit
            .find_named(resource("realm"), "All")?
            .unwrap_or_default();
        let all = all["_id"].clone();
        for (name, value) in [
            (
                "realm",
                json!({"_id": NORTH, "name": "North", "_parent": all}),
            ),
            (
                "host",
                json!({"_id": HOST, "name": "h", "_realm": NORTH, "ls_state_type": "HARD"}),
            ),
            (
                "service",
                json!({
                    "_id": SERVICE, "name": "s", "host": HOST, "_realm": NORTH,
                    "ls_state_type": "HARD",
                }),
            ),
        ] {
            let item = value.as_object().cloned().unwrap_or_default();
            unit.create_fully(resource(name), item)?;
        }
        unit.apply_derived()
    })
    .await
    .unwrap();
    run_unit(&store, |unit| synthesis::recount_all(unit))
        .await
        .unwrap();
    store
}

/// Changes an item behind the back of all rules.
async fn spoil(store: &SqliteStore, name: &'static str, id: &'static str, changes: Value) {
    run_unit(store, move |unit| {
        let changes: Item = changes.as_object().cloned().unwrap_or_default();
        unit.revise(resource(name), id, Touch::Kept, |item| {
            item.extend(changes.clone());
        })?;
        Ok(())
    })
    .await
    .unwrap();
}

async fn report(store: &SqliteStore, repair: bool) -> Report {
    check(store, repair, |_| {}).await.unwrap()
}

#[tokio::test]
async fn a_store_that_requests_have_made_is_sound() {
    let store = store().await;
    let report = report(&store, false).await;
    assert_eq!(report.problems, [""; 0]);
    assert_eq!((report.items["host"], report.items["realm"]), (2, 2));
    assert!(report.is_clean());
}

#[tokio::test]
async fn what_does_not_fit_the_contract_is_named() {
    for (name, id, changes, expected) in [
        (
            "host",
            HOST,
            json!({"alias": 5}),
            "alias: the value is not of the type of the field",
        ),
        (
            "host",
            HOST,
            json!({"ls_state": "OK"}),
            "ls_state: the value is not one of those",
        ),
        (
            "host",
            HOST,
            json!({"parents": [SERVICE]}),
            "parents: there is no host",
        ),
        (
            "service",
            SERVICE,
            json!({"host": NORTH}),
            "host: there is no host",
        ),
    ] {
        let store = store().await;
        spoil(&store, name, id, changes).await;
        let report = report(&store, false).await;
        let found = report
            .problems
            .iter()
            .any(|problem| problem.contains(expected));
        assert!(
            found && !report.is_clean(),
            "{expected}: {:?}",
            report.problems
        );
    }
}

#[tokio::test]
async fn what_is_derived_is_counted_again_only_where_asked() {
    let store = store().await;
    spoil(
        &store,
        "realm",
        NORTH,
        json!({"_level": 7, "_tree_parents": []}),
    )
    .await;
    spoil(&store, "service", SERVICE, json!({"_overall_state_id": 0})).await;
    spoil(&store, "host", HOST, json!({"_overall_state_id": 1})).await;
    let counters = run_unit(&store, |unit| {
        let documents = unit.find(resource("livesynthesis"), &Filter::everything())?;
        for document in documents {
            let mut after = Item::clone(&document);
            after.insert("hosts_total".to_owned(), 99.into());
            unit.update(resource("livesynthesis"), document, after, Touch::Unseen);
        }
        Ok(())
    });
    counters.await.unwrap();
    let found = report(&store, false).await;
    for expected in [
        "_level is not what follows",
        "_tree_parents is not what follows",
        "service/5f0c00000000000000000c01: the overall state is 0",
        "host/5f0c00000000000000000b01: the overall state is 1",
        "hosts_total is 99",
    ] {
        assert!(
            found.problems.iter().any(|one| one.contains(expected)),
            "{expected}: {found:?}"
        );
    }
    assert_eq!(found.repaired, 0);
    let repaired = report(&store, true).await;
    assert_eq!(repaired.count, found.count);
    assert!(repaired.is_clean());
    let after = report(&store, false).await;
    assert_eq!(after.problems, [""; 0]);
    let of_host = store
        .read(resource("host"), HOST)
        .await
        .unwrap()
        .unwrap()
        .item()
        .unwrap();
    assert_eq!(of_host["_overall_state_id"], 3);
}

/// A store in a file, ended.
async fn file(path: &std::path::Path) {
    let store = SqliteStore::open(path, &LAYOUT).unwrap();
    run_unit(&store, |unit| default_objects::ensure(unit, ""))
        .await
        .unwrap();
    store.close().await.unwrap();
}

#[tokio::test]
async fn damage_of_the_file_is_described() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("live.sqlite");
    file(&path).await;
    assert_eq!(integrity::problems(&path), [""; 0]);

    // The root of an index, lost.
    let root = |name: &str| -> (i64, i64) {
        let connection = rusqlite::Connection::open(&path).unwrap();
        let page: i64 = connection
            .query_row(
                "SELECT rootpage FROM sqlite_schema WHERE name = ?1",
                [name],
                |row| row.get(0),
            )
            .unwrap();
        let size = connection.query_row("PRAGMA page_size", [], |row| row.get(0));
        (page, size.unwrap())
    };
    let (page, size) = root("command_unique_name");
    let mut bytes = std::fs::read(&path).unwrap();
    let first = usize::try_from((page - 1) * size).unwrap();
    bytes[first..first + usize::try_from(size).unwrap()].fill(0);
    std::fs::write(&path, &bytes).unwrap();
    let found = integrity::problems(&path);
    assert!(
        found.iter().any(|one| one.contains("malformed")),
        "{found:?}"
    );

    // No database at all.
    std::fs::write(&path, "no database").unwrap();
    assert_eq!(integrity::problems(&path), ["file is not a database"]);
}

mod backups {
    use super::super::backup::{BackupError, backup, restore};
    use super::*;

    #[tokio::test]
    async fn a_backup_made_under_writes_is_sound_and_can_be_restored() {
        let folder = tempfile::tempdir().unwrap();
        let (database, copy) = (
            folder.path().join("live.sqlite"),
            folder.path().join("copy"),
        );
        let store = SqliteStore::open(&database, &LAYOUT).unwrap();
        run_unit(&store, |unit| default_objects::ensure(unit, ""))
            .await
            .unwrap();
        let size = backup(&database, &copy, |_, _| {}).unwrap();
        assert!(size > 0);
        // After the back-up: gone when it is restored.
        run_unit(&store, |unit| {
            let mut item = json!({"name": "later"})
                .as_object()
                .cloned()
                .unwrap_or_default();
            fill_defaults(resource("command"), &mut item);
            unit.insert(resource("command"), item)?;
            Ok(())
        })
        .await
        .unwrap();
        store.close().await.unwrap();
        drop(store);
        restore(&copy, &database).unwrap();
        let store = SqliteStore::open(&database, &LAYOUT).unwrap();
        let later = run_unit(&store, |unit| {
            Ok(unit.find_named(resource("command"), "later")?)
        });
        assert!(later.await.unwrap().is_none());
        let all = run_unit(
            &store,
            |unit| Ok(unit.find_named(resource("realm"), "All")?),
        );
        assert!(all.await.unwrap().is_some());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(&copy).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn what_is_no_backup_is_refused_and_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (database, wrong) = (folder.path().join("live"), folder.path().join("wrong"));
        std::fs::write(&database, "as it was").unwrap();
        for content in [
            "",
            "no database at all, but some text that is long enough to be read",
        ] {
            std::fs::write(&wrong, content).unwrap();
            assert!(restore(&wrong, &database).is_err());
        }
        assert_eq!(std::fs::read_to_string(&database).unwrap(), "as it was");
        let taken = backup(&database, &wrong, |_, _| {});
        assert!(matches!(taken, Err(BackupError::Exists(_))));
    }
}
