//! The queue of one database in the store.
//!
//! Fresh results are items of `outbox`, one for each request and database; what the database did
//! not take at once becomes items of `timeseriesretention`, one for each value, as the original
//! keeps them and other programs read them. Those are the oldest, and are sent first.

use std::sync::Arc;

use serde_json::Value;

use super::delivery::queue::{Bounds, Depth, Queue, Waiting};
use super::destinations::Database;
use super::measurement::{CheckedResult, Measurement};
use crate::contract::{Resource, resource};
use crate::date::parse_date;
use crate::filter::{Filter, Operand, Sort};
use crate::item::{self, Item};
use crate::rules::{Refusal, fill_defaults, run_unit};
use crate::store::{Query, Store, StoreError, StoredItem};
use crate::unit::Touch;

/// How many items are removed at once.
const PAGE: u64 = 500;

/// How many entries of fresh results are read at once: few to learn how large they are, then as many
/// as seem to be missing, up to a bound.
const FIRST_FRESH: u64 = 50;
const MAX_FRESH: u64 = 5_000;

/// What waits for one database.
pub(super) struct StoredQueue {
    store: Arc<dyn Store>,
    /// The resource of the database's item, which is also the field that names it in retained
    /// values.
    kind: &'static str,
    id: String,
}

impl StoredQueue {
    /// What waits in the store for this database.
    pub(super) fn new(store: Arc<dyn Store>, database: &Database) -> Self {
        Self {
            store,
            kind: database.resource(),
            id: database.id.clone(),
        }
    }

    fn retained(&self) -> (&'static Resource, Filter) {
        (
            resource("timeseriesretention"),
            Filter::eq(self.kind, Operand::id(self.id.as_str())),
        )
    }

    fn fresh(&self) -> (&'static Resource, Filter) {
        (resource("outbox"), Filter::eq("database", self.id.as_str()))
    }

    /// The first items, and how many there are in all.
    async fn counted(
        &self,
        of: (&'static Resource, Filter),
        limit: u64,
    ) -> Result<(Vec<Item>, u64), StoreError> {
        self.read(of, 0, limit, true).await
    }

    /// Some of the items, and whether more follow: counting all that wait takes longer the more
    /// there are.
    async fn page(
        &self,
        of: (&'static Resource, Filter),
        skip: u64,
        limit: u64,
    ) -> Result<(Vec<Item>, bool), StoreError> {
        let (items, total) = self.read(of, skip, limit, false).await?;
        Ok((items, total > skip.saturating_add(limit)))
    }

    async fn read(
        &self,
        (resource, filter): (&'static Resource, Filter),
        skip: u64,
        limit: u64,
        counts: bool,
    ) -> Result<(Vec<Item>, u64), StoreError> {
        let query = Query {
            resource,
            filter,
            sort: Sort::default(),
            skip,
            limit,
            counts,
            page: None,
        };
        let listing = self.store.list(query).await?;
        let items: Result<Vec<Item>, StoreError> =
            listing.items.iter().map(StoredItem::item).collect();
        Ok((items?, listing.total))
    }

    /// Removes items, those that are still there.
    async fn remove_items(&self, ids: Vec<(&'static str, String)>) -> Result<(), Refusal> {
        remove(&*self.store, ids).await
    }

    async fn trim_one(
        &self,
        of: (&'static Resource, Filter),
        bounds: Bounds,
    ) -> Result<u64, Refusal> {
        let now = item::now();
        let age = i64::try_from(bounds.age.as_secs()).unwrap_or(i64::MAX);
        let mut trimmed = 0;
        loop {
            let (items, total) = self.counted(of.clone(), PAGE).await?;
            let excess =
                usize::try_from(total.saturating_sub(bounds.entries)).unwrap_or(usize::MAX);
            let old = items
                .iter()
                .take_while(|item| since(item) < now.saturating_sub(age))
                .count();
            let count = excess.max(old).min(items.len());
            if count == 0 {
                return Ok(trimmed);
            }
            for item in &items[..count] {
                trimmed += values(item).len() as u64;
            }
            let ids = items[..count].iter();
            let ids = ids.map(|item| (of.0.name.as_str(), item::text(item, "_id").to_owned()));
            self.remove_items(ids.collect()).await?;
        }
    }
}

/// Removes items of the queues, those that are still there.
///
/// # Errors
/// When the store fails.
pub(super) async fn remove(
    store: &dyn Store,
    ids: Vec<(&'static str, String)>,
) -> Result<(), Refusal> {
    for ids in ids.chunks(usize::try_from(PAGE).unwrap_or(usize::MAX)) {
        let ids = ids.to_vec();
        run_unit(store, move |unit| {
            for name in ["outbox", "timeseriesretention"] {
                let of_name = ids.iter().filter(|(kind, _)| *kind == name);
                let of_name: Vec<&str> = of_name.map(|(_, id)| id.as_str()).collect();
                unit.prefetch(resource(name), "_id", &of_name, None)?;
            }
            for (name, id) in &ids {
                if let Some(item) = unit.get(resource(name), id)? {
                    unit.delete(resource(name), item);
                }
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// The values of an item of either kind.
fn values(item: &Item) -> Vec<Measurement> {
    match item.get("results") {
        None => vec![Measurement::from_item(item)],
        Some(results) => {
            let results = results.as_array().into_iter().flatten();
            results.flat_map(values_of_result).collect()
        }
    }
}

/// The values of one result of an entry.
fn values_of_result(result: &Value) -> Vec<Measurement> {
    let result: Option<CheckedResult> = serde_json::from_value(result.clone()).ok();
    result.map_or_else(Vec::new, |result| result.measurements())
}

/// The first results of an entry, which become single values.
struct First {
    entry: String,
    results: usize,
    values: Vec<Measurement>,
}

impl First {
    /// As many results as it takes for so many values.
    fn of(item: &Item, values: usize) -> Self {
        let mut first = Self {
            entry: item::text(item, "_id").to_owned(),
            results: 0,
            values: Vec::new(),
        };
        let results = item.get("results").and_then(Value::as_array);
        for result in results.into_iter().flatten() {
            if first.values.len() >= values {
                break;
            }
            first.values.extend(values_of_result(result));
            first.results += 1;
        }
        first
    }

    /// What is left of the entry; `None` for nothing.
    fn rest(&self, item: &Item) -> Option<Item> {
        let results = item.get("results").and_then(Value::as_array)?;
        let rest = results.get(self.results..).unwrap_or_default();
        if rest.is_empty() {
            return None;
        }
        let mut item = item.clone();
        item.insert("results".to_owned(), rest.into());
        Some(item)
    }
}

/// When an item was stored, in Unix seconds.
fn since(item: &Item) -> i64 {
    parse_date(item::text(item, "_created")).unwrap_or_default()
}

fn waiting(item: &Item) -> Waiting {
    Waiting {
        id: item::text(item, "_id").to_owned(),
        is_retained: !item.contains_key("results"),
        since: since(item),
        values: values(item),
    }
}

impl Queue for StoredQueue {
    type Error = Refusal;

    async fn oldest(&self, values: usize) -> Result<Vec<Waiting>, Refusal> {
        let limit = values as u64;
        let (retained, more) = self.page(self.retained(), 0, limit).await?;
        let mut entries: Vec<Waiting> = retained.iter().map(waiting).collect();
        // Newer ones must not pass those that are still waiting.
        if more {
            return Ok(entries);
        }
        let mut count = entries.len();
        let (mut skip, mut limit) = (0, FIRST_FRESH);
        while count < values {
            let (fresh, more) = self.page(self.fresh(), skip, limit).await?;
            let before = count;
            for item in &fresh {
                if count >= values {
                    break;
                }
                let entry = waiting(item);
                count += entry.values.len();
                entries.push(entry);
            }
            if !more {
                break;
            }
            let read = fresh.len() as u64;
            skip += read;
            let each = ((count - before) as u64 / read).max(1);
            limit = (values.saturating_sub(count) as u64 / each).clamp(FIRST_FRESH, MAX_FRESH);
        }
        Ok(entries)
    }

    async fn remove(&self, entries: &[Waiting]) -> Result<(), Refusal> {
        let id = |entry: &Waiting| {
            let name = if entry.is_retained {
                "timeseriesretention"
            } else {
                "outbox"
            };
            (name, entry.id.clone())
        };
        self.remove_items(entries.iter().map(id).collect()).await
    }

    async fn retain(&self, values: usize) -> Result<bool, Refusal> {
        let (fresh, more) = self.page(self.fresh(), 0, 50).await?;
        let (mut chosen, mut count, mut used_up) = (Vec::new(), 0, 0);
        for item in &fresh {
            if count >= values {
                break;
            }
            let first = First::of(item, values - count);
            count += first.values.len();
            used_up += usize::from(first.rest(item).is_none());
            chosen.push(first);
        }
        if chosen.is_empty() {
            return Ok(false);
        }
        let (kind, id) = (self.kind, self.id.clone());
        run_unit(&*self.store, move |unit| {
            for first in &chosen {
                let Some(item) = unit.get(resource("outbox"), &first.entry)? else {
                    continue;
                };
                match first.rest(&item) {
                    Some(rest) => unit.update(resource("outbox"), item, rest, Touch::Kept),
                    None => unit.delete(resource("outbox"), item),
                }
                for value in &first.values {
                    let mut item = value.to_item();
                    item.insert(kind.to_owned(), id.clone().into());
                    fill_defaults(resource("timeseriesretention"), &mut item);
                    unit.insert(resource("timeseriesretention"), item)?;
                }
            }
            Ok(())
        })
        .await?;
        Ok(more || fresh.len() > used_up)
    }

    async fn trim(&self, bounds: Bounds) -> Result<u64, Refusal> {
        let retained = self.trim_one(self.retained(), bounds).await?;
        Ok(retained + self.trim_one(self.fresh(), bounds).await?)
    }

    async fn depth(&self) -> Result<Depth, Refusal> {
        let (retained, retained_total) = self.counted(self.retained(), 1).await?;
        let (fresh, fresh_total) = self.counted(self.fresh(), 1).await?;
        let oldest = retained.first().or(fresh.first()).map(since);
        let age = oldest.map_or(0, |oldest| item::now().saturating_sub(oldest));
        Ok(Depth {
            entries: retained_total + fresh_total,
            age: u64::try_from(age).unwrap_or_default(),
        })
    }
}

/// The database that an item of either queue waits for.
pub(super) fn database_of(item: &Item) -> Option<&str> {
    ["database", "graphite", "influxdb"]
        .iter()
        .find_map(|name| item.get(*name).and_then(Value::as_str))
}
