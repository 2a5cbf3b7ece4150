//! Writes of many items in one call.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tracing::Instrument;

use super::collection::Collection;
use super::content::{Content, ForCreate, ForPatch};
use super::filter::Filter;
use super::target::IntoTarget;
use super::written::{Changed, Created};
use crate::describe::Described;
use crate::error::BackendException;
use crate::model::Id;

/// Items that one request of [`Collection::create_each`] carries at most.
const MAX_LIST: usize = 100;

/// Writes of single items that are under way at once.
const MAX_CONCURRENT_WRITES: usize = 8;

/// Rounds of [`Collection::delete_where`]: in each, what other clients changed is read again.
const MAX_ROUNDS: usize = 5;

/// Identifier, etag and place of an item.
#[derive(Deserialize)]
#[serde(bound = "")]
struct Tagged<R> {
    #[serde(rename = "_id")]
    id: Id<R>,
    #[serde(rename = "_etag")]
    etag: String,
    /// How deep it lies in a tree.
    #[serde(rename = "_level", default)]
    level: i64,
}

impl<R: Described> Collection<R> {
    /// Creates several items in one request, all or none, and returns the answer for each in their
    /// order. An item that refers to another one of the list by its own identifier
    /// (`_id`, see [`Id::generate`]) is created after that one; templates are the exception, which
    /// must exist before the list that uses them. The original backend refuses all references
    /// within a list.
    ///
    /// Check results are the exception: the backend stores those whose host and service exist, and
    /// the others make this an error. See [`create_each`](Self::create_each).
    ///
    /// # Errors
    /// The call failed; 422 when one of the items is refused, see
    /// [`item_issues`](BackendException::item_issues).
    pub async fn create_many(
        &self,
        items: &[Content<R, ForCreate>],
    ) -> Result<Vec<Created<R>>, BackendException> {
        let order = parents_first(items);
        let sorted: Vec<&Content<R, ForCreate>> =
            order.iter().map(|index| &items[*index]).collect();
        let created = self.create_list(&sorted).await?;
        Ok(restore(&order, created))
    }

    /// Creates those of several items that the backend accepts, and returns what became of each,
    /// in their order. Requests carry up to 100 items; the items of a refused one are sent again
    /// one by one.
    ///
    /// After a failure that is no refusal (no connection, say), nothing further is sent: what was
    /// not sent is [`is_invalid`](BackendException::is_invalid).
    pub async fn create_each(
        &self,
        items: &[Content<R, ForCreate>],
    ) -> Vec<Result<Created<R>, BackendException>> {
        let order = parents_first(items);
        let mut outcomes = Vec::with_capacity(items.len());
        let mut failure: Option<BackendException> = None;
        for chunk in order.chunks(MAX_LIST) {
            if let Some(failure) = &failure {
                let message = format!("not sent, because an earlier request failed: {failure}");
                let unsent = chunk
                    .iter()
                    .map(|_| Err(BackendException::invalid(&*message)));
                outcomes.extend(unsent);
                continue;
            }
            let chunk: Vec<&Content<R, ForCreate>> =
                chunk.iter().map(|index| &items[*index]).collect();
            match self.create_chunk(&chunk).await {
                Ok(created) => outcomes.extend(created),
                Err(other) => {
                    outcomes.extend(chunk.iter().map(|_| Err(other.again())));
                    failure = Some(other);
                }
            }
        }
        restore(&order, outcomes)
    }

    /// Changes several items, up to eight at once, and returns what became of each, in their
    /// order.
    pub async fn update_many<T: IntoTarget<R>>(
        &self,
        changes: impl IntoIterator<Item = (T, Content<R, ForPatch>)>,
    ) -> Vec<Result<Changed<R>, BackendException>> {
        let updates = changes
            .into_iter()
            .map(|(target, changes)| self.update(target, changes).into_future());
        run_all(updates).await
    }

    /// Deletes several items, up to eight at once, and returns what became of each, in their
    /// order.
    pub async fn delete_many<T: IntoTarget<R>>(
        &self,
        targets: impl IntoIterator<Item = T>,
    ) -> Vec<Result<(), BackendException>> {
        let deletions = targets
            .into_iter()
            .map(|target| self.delete(target).into_future());
        run_all(deletions).await
    }

    /// Deletes all items that meet a condition, and returns how many. An item that another client
    /// changes meanwhile is deleted only if it still meets the condition. Items of a tree are
    /// deleted one by one, children before their parents.
    ///
    /// # Errors
    /// One of the calls failed; some items may have been deleted.
    pub async fn delete_where(&self, filter: Filter<R>) -> Result<usize, BackendException> {
        let mut deleted = 0;
        let mut lost = None;
        for _ in 0..MAX_ROUNDS {
            let found = self.list().filter(filter.clone()).select::<Tagged<R>>();
            let mut found = found.all().await?;
            found.sort_by_key(|item| std::cmp::Reverse(item.level));
            let targets = found.into_iter().map(|item| (item.id, item.etag));
            let outcomes = if R::INFO.tree {
                let mut outcomes = Vec::new();
                for target in targets {
                    outcomes.push(self.delete(target).await);
                }
                outcomes
            } else {
                self.delete_many(targets).await
            };
            lost = None;
            for outcome in outcomes {
                match outcome {
                    Ok(()) => deleted += 1,
                    Err(failure) if failure.is_not_found() => {}
                    // Changed meanwhile, or used by another one that is deleted.
                    Err(failure) if failure.is_precondition_failed() || failure.is_conflict() => {
                        lost = Some(failure);
                    }
                    Err(failure) => return Err(failure),
                }
            }
            if lost.is_none() {
                break;
            }
        }
        lost.map_or(Ok(deleted), Err)
    }
}

/// Runs some calls at once, and returns their outcomes in order.
pub(crate) async fn run_all<T: Send + 'static>(
    calls: impl IntoIterator<Item = impl Future<Output = Result<T, BackendException>> + Send + 'static>,
) -> Vec<Result<T, BackendException>> {
    let permits = Arc::new(Semaphore::new(MAX_CONCURRENT_WRITES));
    let mut tasks = JoinSet::new();
    for (index, call) in calls.into_iter().enumerate() {
        let permits = Arc::clone(&permits);
        let task = async move {
            let _permit = permits.acquire().await;
            (index, call.await)
        };
        tasks.spawn(task.in_current_span());
    }
    let mut outcomes = BTreeMap::new();
    while let Some(task) = tasks.join_next().await {
        match task {
            Ok((index, outcome)) => {
                outcomes.insert(index, outcome);
            }
            Err(failure) if failure.is_panic() => std::panic::resume_unwind(failure.into_panic()),
            // Only a runtime that shuts down cancels them, and then this is not polled again.
            Err(_) => {}
        }
    }
    outcomes.into_values().collect()
}

/// An order of the items in which each comes after those that it refers to by their identifiers.
fn parents_first<R: Described>(items: &[Content<R, ForCreate>]) -> Vec<usize> {
    let own_id = |item: &Content<R, ForCreate>| {
        let id = item.members().get("_id")?.as_str()?;
        Some(id.to_owned())
    };
    let known: BTreeMap<String, usize> = items
        .iter()
        .enumerate()
        .filter_map(|(index, item)| Some((own_id(item)?, index)))
        .collect();
    if known.is_empty() {
        return (0..items.len()).collect();
    }
    let mut order = Vec::with_capacity(items.len());
    let mut placed = BTreeSet::new();
    for start in 0..items.len() {
        // Depth first, without recursion: a chain may be as long as the list.
        let mut path = vec![start];
        let mut entered = BTreeSet::new();
        while let Some(&index) = path.last() {
            let open = (!placed.contains(&index) && entered.insert(index))
                .then(|| referred::<R>(&items[index], &known));
            let open: Vec<usize> = open
                .into_iter()
                .flatten()
                .filter(|target| !placed.contains(target) && !entered.contains(target))
                .collect();
            if open.is_empty() {
                path.pop();
                if placed.insert(index) {
                    order.push(index);
                }
            } else {
                path.extend(open);
            }
        }
    }
    order
}

/// The items of the list that an item refers to.
fn referred<R: Described>(
    item: &Content<R, ForCreate>,
    known: &BTreeMap<String, usize>,
) -> Vec<usize> {
    let own = R::INFO
        .references()
        .filter(|field| field.reference() == Some(R::NAME));
    let values = own.filter_map(|field| item.members().get(field.name));
    let ids = values.flat_map(|value| match value {
        Value::Array(values) => values.iter().collect(),
        value => vec![value],
    });
    ids.filter_map(|id| known.get(id.as_str()?).copied())
        .collect()
}

/// Puts what came in another order back into the order of the caller.
fn restore<T>(order: &[usize], values: Vec<T>) -> Vec<T> {
    let mut placed: Vec<(usize, T)> = order.iter().copied().zip(values).collect();
    placed.sort_by_key(|(index, _)| *index);
    placed.into_iter().map(|(_, value)| value).collect()
}
