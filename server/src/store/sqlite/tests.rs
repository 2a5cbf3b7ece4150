//! Damage to the file, its removal, and searches that take too much work.

use std::path::Path;

use serde_json::json;

use super::*;
use crate::contract::resource;
use crate::filter::{Filter, Operand, Sort, key_column, list_table, parse, value_in_item};
use crate::item::{self, Item};
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

#[tokio::test]
async fn what_is_counted_in_columns_is_what_is_counted_in_items() {
    use crate::store::Tally;
    use crate::unit::Touch;

    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let service = resource("service");
    let add = |unit: &mut crate::unit::Unit<'_>, state: i64, state_type: &str| {
        let item = json!({"host": FIRST, "_overall_state_id": state, "ls_state_type": state_type});
        unit.insert(service, item.as_object().cloned().unwrap_or_default())
    };
    let counts = run_unit(&store, move |unit| {
        for number in 0..20 {
            add(unit, number % 3, ["HARD", "SOFT"][usize::from(number > 14)])?;
        }
        Ok::<_, Refusal>(())
    });
    counts.await.unwrap();
    let compared = run_unit(&store, move |unit| {
        let mine = Filter::eq("host", Operand::id(FIRST));
        let fields = ["_overall_state_id", "ls_state_type"];
        let numbers = |tally: &Tally| {
            let counted = tally.iter().filter(|(_, number)| *number != 0);
            let mut counted: Vec<String> = counted
                .map(|(part, number)| format!("{number} {part:?}"))
                .collect();
            counted.sort();
            counted
        };
        let mut compared = Vec::new();
        for step in 0..4 {
            let found = unit.find_parts(service, &mine, &fields)?;
            let counted = unit.tally(service, &mine, &fields)?;
            compared.push((numbers(&counted), numbers(&Tally::of(&found, &fields))));
            let items = unit.find(service, &mine)?;
            match step {
                0 => {
                    add(unit, 4, "HARD")?;
                }
                1 => unit.delete(service, Arc::clone(&items[0])),
                _ => {
                    let id = item::text(&items[1], "_id").to_owned();
                    unit.revise(service, &id, Touch::Kept, |item| {
                        item.insert("_overall_state_id".to_owned(), 3.into());
                    })?;
                }
            }
        }
        Ok::<_, Refusal>(compared)
    });
    let compared = compared.await.unwrap();
    assert_eq!(compared.len(), 4);
    for (counted, found) in compared {
        assert_eq!(counted, found);
        assert!(counted.len() > 4, "{counted:?}");
    }
}

/// A list that was slow once is read in place again when it is quick, its number being kept or not.
#[tokio::test]
async fn what_was_slow_once_is_not_taken_to_be_slow_for_ever() {
    let slowly = || std::thread::sleep(std::time::Duration::from_millis(1));
    for is_kept in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let store = open(folder.path());
        record(&store, &["one"]).await.unwrap();
        let query = query(Filter::everything());
        let plan = Plan::of(&query);
        let (counted, counts) = (plan.counted.clone().unwrap(), Arc::clone(&store.counts));
        if is_kept {
            let count = || {
                slowly();
                Ok(1)
            };
            counts
                .get(query.resource, (&counted, &query.filter), || Ok(()), count)
                .unwrap();
        }
        let is_known = || counts.known(query.resource, &counted).is_some();
        assert_eq!(is_known(), is_kept);
        let likeness = || plan.likeness(&query, is_known()).unwrap();
        let slow_read = || {
            slowly();
            Ok::<_, StoreError>(((), true))
        };
        store.pace.time(Some(likeness()), slow_read).unwrap();
        assert!(!store.pace.is_quick(&likeness()));
        // Now and then another program has the processor meanwhile.
        for _ in 0..200 {
            list(&store, Filter::everything()).await.unwrap();
            if store.pace.is_quick(&likeness()) {
                break;
            }
        }
        assert!(store.pace.is_quick(&likeness()), "kept: {is_kept}");
    }
}

fn query(filter: Filter) -> Query {
    Query {
        resource: resource("history"),
        filter,
        sort: Sort(Vec::new()),
        skip: 0,
        limit: 50,
        counts: true,
        page: None,
    }
}

async fn list(store: &SqliteStore, filter: Filter) -> Result<Listing, StoreError> {
    store.list(query(filter)).await
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
            "UPDATE history SET checksum = checksum + 1 WHERE lower(hex(id)) = ?",
            [&ids[1]],
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

#[tokio::test]
async fn the_columns_of_keys_follow_the_items() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let history = resource("history");
    let ids = record(&store, &["first", "second"]).await.unwrap();
    let changed = ids[0].clone();
    run_unit(&store, move |unit| {
        let stored = unit.get(history, &changed)?.unwrap();
        let mut event = stored.as_ref().clone();
        event.insert("type".to_owned(), json!("ack.add"));
        event.insert("user".to_owned(), json!(null));
        event.insert("service".to_owned(), json!("0123456789abcdef01234567"));
        unit.replace(history, stored, event);
        Ok(())
    })
    .await
    .unwrap();
    assert!(history.key_fields.contains("service"));
    let connection = Connection::open(folder.path().join(FILE_NAME)).unwrap();
    packed::register(&connection).unwrap();
    for field in &history.key_fields {
        let column = packed::digits_column(history, &key_column(field));
        let value = value_in_item(field, history);
        let differing: i64 = connection
            .query_row(
                &format!("SELECT count(*) FROM history WHERE {column} IS NOT ({value})"),
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(differing, 0, "{field}");
    }
}

/// A host with these users and tags.
fn host_with(users: &[&str], tags: &[&str]) -> Item {
    let item = json!({"name": "host", "users": users, "tags": tags});
    item.as_object().cloned().unwrap_or_default()
}

const FIRST: &str = "5f3a0c9e8d1b2a4c6e7f8091";
const SECOND: &str = "5f3a0c9e8d1b2a4c6e7f8092";

#[tokio::test]
async fn items_are_found_by_the_elements_of_their_lists_whatever_became_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let host = resource("host");
    let found = async |filter: &str| {
        let filter = parse(filter, host).unwrap();
        run_unit(&store, move |unit| {
            Ok::<_, Refusal>(unit.find(host, &filter)?.len())
        })
        .await
        .unwrap()
    };
    let by_user = |id: &str| json!({"users": id}).to_string();
    let id = run_unit(&store, |unit| {
        Ok::<_, Refusal>(unit.insert(host, host_with(&[FIRST, FIRST], &["a"]))?)
    });
    let id = id.await.unwrap();
    assert_eq!(
        (found(&by_user(FIRST)).await, found(&by_user(SECOND)).await),
        (1, 0)
    );
    assert_eq!(found(r#"{"tags": {"$in": ["b", "a"]}}"#).await, 1);
    assert_eq!(found(r#"{"tags": {"$nin": ["b", "a"]}}"#).await, 0);
    assert_eq!(found(r#"{"tags": {"$ne": "b"}}"#).await, 1);

    let changed = id.clone();
    let change = run_unit(&store, move |unit| {
        let stored = unit.get(host, &changed)?.unwrap();
        let mut item = Item::clone(&stored);
        item.extend(host_with(&[SECOND], &[]));
        unit.replace(host, stored, item);
        Ok::<_, Refusal>(())
    });
    change.await.unwrap();
    assert_eq!(
        (found(&by_user(FIRST)).await, found(&by_user(SECOND)).await),
        (0, 1)
    );
    assert_eq!(found(r#"{"tags": "a"}"#).await, 0);

    let removal = run_unit(&store, move |unit| {
        let stored = unit.get(host, &id)?.unwrap();
        unit.delete(host, stored);
        Ok::<_, Refusal>(())
    });
    removal.await.unwrap();
    let connection = Connection::open(folder.path().join(FILE_NAME)).unwrap();
    for field in &host.key_lists {
        let table = list_table("host", field);
        let left = connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
            row.get::<_, i64>(0)
        });
        assert_eq!(left.unwrap(), 0, "{field}");
    }
    assert!(host.key_lists.contains("users") && host.key_lists.contains("tags"));
}

#[tokio::test]
async fn items_that_are_not_found_by_what_they_hold_are_named_and_mended() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(FILE_NAME);
    let store = open(folder.path());
    let ids = run_unit(&store, |unit| {
        let mut ids = Vec::new();
        for name in ["a", "b", "c", "d"] {
            let mut item = host_with(&[FIRST], &[]);
            item.insert("name".to_owned(), name.into());
            ids.push(unit.insert(resource("host"), item)?);
        }
        Ok::<_, Refusal>(ids)
    });
    let ids = ids.await.unwrap();
    store.close().await.unwrap();
    assert_eq!(lookups::problems(&path, false).unwrap(), [""; 0]);
    let connection = Connection::open(&path).unwrap();
    let table = list_table("host", "users");
    connection
        .execute_batch(&format!(
            "UPDATE host SET field_name = 'x' WHERE id = '{}';
             DELETE FROM {table} WHERE position = (SELECT position FROM host WHERE id = '{}');
             INSERT INTO {table} SELECT 'more', position FROM host WHERE id = '{}';
             INSERT INTO {table} VALUES ('more', 1000);
             UPDATE host SET item = '{{\"na' WHERE id = '{}'",
            ids[0], ids[1], ids[2], ids[3]
        ))
        .unwrap();
    let expected = |id: &str| format!("host: {id} is not found by what it holds");
    let mut named: Vec<String> = ids[..3].iter().map(|id| expected(id)).collect();
    named.push(expected("an item that is gone"));
    named.sort();
    let mut found = lookups::problems(&path, true).unwrap();
    found.sort();
    assert_eq!(found, named);
    assert_eq!(lookups::problems(&path, false).unwrap(), [""; 0]);
}

#[tokio::test]
async fn the_number_of_all_items_follows_every_commit_and_is_mended() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(FILE_NAME);
    let store = open(folder.path());
    let history = resource("history");
    let total = async |store: &SqliteStore| {
        let listing = list(store, Filter::everything()).await.unwrap();
        listing.total
    };
    assert_eq!(total(&store).await, 0);
    let ids = record(&store, &["first", "second", "third"]).await.unwrap();
    assert_eq!(total(&store).await, 3);
    let gone = ids[0].clone();
    run_unit(&store, move |unit| {
        let stored = unit.get(history, &gone)?.unwrap();
        unit.delete(history, stored);
        Ok::<_, Refusal>(())
    })
    .await
    .unwrap();
    assert_eq!(total(&store).await, 2);
    // What is refused leaves nothing behind.
    let refused = run_unit(&store, |unit| {
        unit.insert(history, Item::new())?;
        Err::<(), _>(Refusal::NotFound)
    });
    assert!(refused.await.is_err());
    assert_eq!(total(&store).await, 2);
    store.close().await.unwrap();
    drop(store);
    Connection::open(&path)
        .unwrap()
        .execute("DELETE FROM history WHERE position = 2", [])
        .unwrap();
    let named = ["history: 2 items are counted, and 1 are there"];
    assert_eq!(lookups::problems(&path, true).unwrap(), named);
    assert_eq!(lookups::problems(&path, false).unwrap(), [""; 0]);
    assert_eq!(total(&open(folder.path())).await, 1);
}

/// Services in two realms, of which every 25th is critical, and four of five are problems or not
/// monitored: more than are put in order, but fewer in each realm.
async fn many_services(store: &SqliteStore, count: usize) {
    run_unit(store, move |unit| {
        for number in 0..count {
            let is_critical = number % 25 == 0;
            let realm = [FIRST, SECOND][number % 2];
            let item = json!({
                "name": format!("service {number:05}"), "host": FIRST, "_is_template": false,
                "_realm": realm, "_sub_realm": true,
                "business_impact": number / 5 % 5,
                "ls_state": if is_critical { "CRITICAL" } else { "OK" },
                "_overall_state_id": if is_critical { 4 } else { [0, 3, 3, 5, 3][number % 5] },
            });
            let item = item.as_object().cloned().unwrap_or_default();
            unit.insert(resource("service"), item)?;
        }
        Ok::<_, Refusal>(())
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn pages_are_the_same_whatever_way_leads_to_them() {
    let store = SqliteStore::in_memory(&LAYOUT).unwrap();
    many_services(&store, 2_000).await;
    let service = resource("service");
    let mut all = Vec::new();
    run_unit(&store, move |unit| {
        let found = unit.find(service, &Filter::everything())?;
        Ok::<_, Refusal>(found)
    })
    .await
    .unwrap()
    .into_iter()
    .for_each(|item| all.push(item));
    let middle = item::text(&all[1_000], "_id").to_owned();
    let filters = [
        json!({}),
        json!({"_is_template": false}),
        json!({"_is_template": true}),
        json!({"_overall_state_id": {"$gt": 2}, "_is_template": false}),
        json!({"_overall_state_id": {"$in": [3, 4]}, "_realm": FIRST}),
        json!({"_overall_state_id": {"$gt": 1}}),
        json!({"ls_state": "CRITICAL", "_is_template": false}),
        json!({"ls_state": "CRITICAL", "_realm": FIRST}),
        json!({"$or": [{"_realm": FIRST}, {"_realm": SECOND, "_sub_realm": true}]}),
        json!({
            "_overall_state_id": {"$gt": 2},
            "$or": [{"_realm": {"$in": [FIRST]}}, {"_realm": SECOND, "_sub_realm": true}],
        }),
        json!({"ls_state": {"$in": ["OK", "UNKNOWN"]}}),
        json!({"ls_state": {"$in": [null, "CRITICAL"]}}),
        json!({"_id": {"$gt": middle}, "_is_template": false}),
        json!({"_id": {"$lte": middle}, "ls_state": "OK"}),
        json!({"_created": {"$gte": "Thu, 01 Jan 1970 00:00:00 GMT"}}),
        json!({"ls_state": 5}),
        json!({"_overall_state_id": {"$gt": 2}, "ls_state": 5}),
        json!({"_overall_state_id": {"$gt": 2}, "_realm": 5}),
        json!({"_realm": {"$in": [null, 5]}}),
        json!({"ls_state": "OK", "name": "service 00007"}),
        json!({"_overall_state_id": {"$gte": 0}, "$or": [{"_realm": SECOND}, {"_sub_realm": false}]}),
    ];
    let orders = [
        "",
        "_id",
        "-_id",
        "name",
        "-name",
        "-business_impact,-_overall_state_id,name",
        "-business_impact,-_overall_state_id",
        "business_impact,_overall_state_id",
        "ls_state",
    ];
    for filter in filters {
        for order in orders {
            for (skip, limit) in [(0, 10), (45, 10), (1_500, 100), (0, 5_000)] {
                let filter = parse(&filter.to_string(), service).unwrap();
                let sort = Sort::parse(order).unwrap();
                let mut expected: Vec<_> = all
                    .iter()
                    .filter(|item| filter.matches(item, service))
                    .collect();
                expected.sort_by(|one, other| sort.compare(one, other, service));
                let total = expected.len();
                let expected = expected.into_iter().skip(skip).take(limit);
                let expected: Vec<_> = expected.map(|item| item::text(item, "_id")).collect();
                let described = format!("{filter:?} {order} {skip} {limit}");
                for counts in [true, false] {
                    let listing = store.list(Query {
                        resource: service,
                        filter: filter.clone(),
                        sort: sort.clone(),
                        skip: skip as u64,
                        limit: limit as u64,
                        counts,
                        page: None,
                    });
                    let listing = listing.await.expect(&described);
                    let found = listing.items.iter().map(|stored| stored.item().unwrap());
                    let found: Vec<_> = found
                        .map(|item| item::text(&item, "_id").to_owned())
                        .collect();
                    assert_eq!(found, expected, "{described}");
                    if counts {
                        assert_eq!(listing.total, total as u64, "{described}");
                    } else {
                        let follows = listing.total > (skip + limit) as u64;
                        assert_eq!(follows, total > skip + limit, "{described}");
                    }
                }
            }
        }
    }
}

/// What is counted while others write may or may not see what they commit; what is kept must be right.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_number_that_is_kept_is_right_whatever_is_committed_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    let store = Arc::new(open(folder.path()));
    many_services(&store, 2_000).await;
    let service = resource("service");
    // No index finds them, so that counting takes long.
    let noted = || parse(r#"{"notes": "noted"}"#, service).unwrap();
    let ids = store.ids(service, &Filter::everything(), 500).await;
    let ids = Arc::new(ids.unwrap());
    let query = || Query {
        resource: service,
        filter: noted(),
        sort: Sort(Vec::new()),
        skip: 0,
        limit: 1,
        counts: true,
        page: None,
    };
    let key = Plan::of(&query()).counted.unwrap();
    let mut times_kept = 0;
    for round in 0..100 {
        let writer = {
            let (store, ids) = (Arc::clone(&store), Arc::clone(&ids));
            tokio::spawn(async move {
                for step in 0..10 {
                    let id = ids[(round * 10 + step) * 7 % ids.len()].clone();
                    let name = (step == 5).then(|| format!("added {round}"));
                    change_notes(&store, id, name).await;
                }
            })
        };
        store.counts.forget();
        while !writer.is_finished() && store.counts.known(service, &key).is_none() {
            store.list(query()).await.unwrap();
        }
        writer.await.unwrap();
        if let Some(kept) = store.counts.known(service, &key) {
            times_kept += 1;
            let find = run_unit(&*store, move |unit| {
                Ok::<_, Refusal>(unit.find(service, &noted())?.len() as u64)
            });
            assert_eq!(kept, find.await.unwrap(), "in round {round}");
        }
    }
    assert!(times_kept > 0);
}

/// Notes something about a service, or takes it back; adds another one that is noted.
async fn change_notes(store: &SqliteStore, id: String, added: Option<String>) {
    let service = resource("service");
    run_unit(store, move |unit| {
        if let Some(name) = &added {
            let item = json!({"name": name, "host": FIRST, "notes": "noted"});
            unit.insert(service, item.as_object().cloned().unwrap_or_default())?;
        }
        unit.revise(service, &id, crate::unit::Touch::Kept, |item| {
            let is_noted = item.get("notes").is_some_and(|notes| notes == "noted");
            let notes = if is_noted { "" } else { "noted" };
            item.insert("notes".to_owned(), notes.into());
        })?;
        Ok::<_, Refusal>(())
    })
    .await
    .unwrap();
}
