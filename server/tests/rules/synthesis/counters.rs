//! Counters as they are stored, and as a recount finds them.

use std::collections::BTreeMap;

use alignak_backend::filter::{Filter, Operand};
use alignak_backend::rules::synthesis::COUNTERS;
use serde_json::{Value, json};

use crate::fixture::Backend;

/// The realms `All`, `North` below it, `Oslo` below that, and `South`.
pub(crate) async fn realms(backend: &Backend) -> Vec<String> {
    let mut realms = vec![backend.realm.clone()];
    for (name, parent) in [("North", 0), ("Oslo", 1), ("South", 0)] {
        let realm = json!({"name": name, "_parent": realms[parent]});
        realms.push(backend.create("realm", realm).await);
    }
    realms
}

/// The document of a realm.
pub(crate) async fn document(backend: &Backend, realm: &str) -> Option<Value> {
    let of_realm = Filter::eq("_realm", Operand::id(realm));
    let found = backend.find("livesynthesis", of_realm).await;
    assert!(found.len() < 2, "a realm has one document");
    found.into_iter().next()
}

/// The counters of a realm that are not 0.
pub(crate) async fn counts(backend: &Backend, realm: &str) -> BTreeMap<String, i64> {
    let document = document(backend, realm).await.unwrap_or_default();
    let counts = COUNTERS.iter().filter_map(|counter| {
        let number = document[counter].as_i64()?;
        (number != 0).then(|| ((*counter).to_owned(), number))
    });
    counts.collect()
}

/// The same from the items themselves, by the sentences of the reference.
pub(crate) async fn recount(backend: &Backend, realm: &str) -> BTreeMap<String, i64> {
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
