//! Records follow the hosts and services that they are about to another realm.
//!
//! There may be millions of them, so that this is a series of units after the one that moved the
//! host: each puts a bounded number of records where they belong, and others run between them.

use std::sync::Arc;
use std::time::Duration;

use crate::contract::Resource;
use crate::filter::{Filter, Sort};
use crate::rules::visibility::{self, Moved};
use crate::rules::{Refusal, run_unit};
use crate::store::{Query, Store};

/// How many records one unit moves.
const MAX_RECORDS: u64 = 200;

/// How long a request waits for the records to follow; the rest follows after the response.
const WAIT: Duration = Duration::from_secs(2);

/// Moves the records of these hosts and services. Returns when that is done, or has taken so long
/// that it goes on by itself.
pub(super) async fn follow(store: Arc<dyn Store>, moved: Vec<Moved>) {
    if moved.is_empty() {
        return;
    }
    let following = tokio::spawn(async move {
        for subject in moved {
            if let Err(error) = follow_one(&*store, &subject).await {
                let (resource, id) = subject;
                tracing::error!(%error, resource = %resource.name, id, "records do not follow");
            }
        }
    });
    // What is not done by then is done by the task, which goes on.
    let _ = tokio::time::timeout(WAIT, following).await;
}

async fn follow_one(store: &dyn Store, subject: &Moved) -> Result<(), Refusal> {
    let asked = subject.clone();
    let misplaced = run_unit(store, move |tx| visibility::misplaced(tx, &asked)).await?;
    let Some(misplaced) = misplaced else {
        return Ok(());
    };
    for resource in visibility::records() {
        while follow_some(store, resource, &misplaced).await? {}
    }
    Ok(())
}

/// Moves some records of a resource. Returns whether there were any.
async fn follow_some(
    store: &dyn Store,
    resource: &'static Resource,
    misplaced: &Filter,
) -> Result<bool, Refusal> {
    let query = Query {
        resource,
        filter: misplaced.clone(),
        sort: Sort::default(),
        skip: 0,
        limit: MAX_RECORDS,
    };
    let found = store.list(query).await?.items;
    let ids: Vec<String> = found.into_iter().map(|stored| stored.id).collect();
    if ids.is_empty() {
        return Ok(false);
    }
    let is_misplaced = misplaced.clone();
    run_unit(store, move |tx| {
        let mut moved = 0;
        for id in &ids {
            let record = tx.get(resource, id)?;
            if record.is_some_and(|record| is_misplaced.matches(&record, resource)) {
                moved += usize::from(visibility::follow(tx, resource, id)?);
            }
        }
        // None is left where it was, so that a record is not found for ever.
        Ok(moved > 0)
    })
    .await
}
