//! Changes and deletions that are made only while the item is as the plan found it.

use serde_json::{Map, Value, json};

use super::step::FieldChange;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::query::Query;

/// How often a change is tried whose item others change meanwhile.
const MAX_ATTEMPTS: usize = 3;

/// Changes an item while the fields have the values that the plan found.
pub(super) async fn update(
    backend: Backend,
    name: &'static str,
    id: String,
    mut etag: String,
    changes: Vec<FieldChange>,
) -> Result<(), BackendException> {
    let endpoint = [name, "/", &id].concat();
    let patch: Map<String, Value> = changes
        .iter()
        .map(|change| (change.field.clone(), change.after.clone()))
        .collect();
    let mut attempt = 1;
    loop {
        let outcome = backend.patch(&endpoint, &patch).if_match(&etag).await;
        let Err(failure) = outcome else {
            return Ok(());
        };
        if !failure.is_precondition_failed() || attempt == MAX_ATTEMPTS {
            return Err(failure);
        }
        attempt += 1;
        let stored: Map<String, Value> = backend.get(&endpoint, ()).await?;
        let fresh = stored
            .get("_etag")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let is_as_found = changes.iter().all(|change| {
            let now = stored.get(&change.field).unwrap_or(&Value::Null);
            *now == change.before || *now == change.after
        });
        // Without a new etag, a rule of the backend protects the item.
        if fresh == etag || !is_as_found {
            return Err(failure);
        }
        fresh.clone_into(&mut etag);
    }
}

/// Deletes an item that still belongs to the owner; one that is gone already is deleted, too.
pub(super) async fn delete(
    backend: Backend,
    owner: String,
    name: &'static str,
    id: String,
) -> Result<(), BackendException> {
    let endpoint = [name, "/", &id].concat();
    let mut attempt = 1;
    loop {
        let query = Query::new().projection(["imported_from"]);
        let stored: Value = match backend.get(&endpoint, query).await {
            Ok(stored) => stored,
            Err(failure) if failure.is_not_found() => return Ok(()),
            Err(failure) => return Err(failure),
        };
        if stored["imported_from"] != json!(owner) {
            return Err(BackendException::invalid(format!(
                "it belongs to {} now",
                stored["imported_from"]
            )));
        }
        let etag = stored["_etag"].as_str().unwrap_or_default();
        match backend.delete(&endpoint).if_match(etag).await {
            Err(failure) if failure.is_not_found() => return Ok(()),
            Err(failure) if failure.is_precondition_failed() && attempt < MAX_ATTEMPTS => {
                attempt += 1;
            }
            outcome => return outcome,
        }
    }
}
