//! Reads of the background tasks, which do not wait for writers.

use super::destinations::Destinations;
use crate::contract::resource;
use crate::filter::{Filter, Sort};
use crate::item::Item;
use crate::store::{Query, Store, StoreError, StoredItem};

/// How many items are read at once.
const PAGE: u64 = 1_000;

/// The items of a query.
///
/// # Errors
/// When the store fails.
pub(crate) async fn page(store: &dyn Store, query: Query) -> Result<Vec<Item>, StoreError> {
    let listing = store.list(query).await?;
    listing.items.iter().map(StoredItem::item).collect()
}

/// All matching items in the order of insertion, by pages.
///
/// # Errors
/// When the store fails.
pub(crate) async fn all(
    store: &dyn Store,
    name: &str,
    filter: &Filter,
) -> Result<Vec<Item>, StoreError> {
    let mut items = Vec::new();
    loop {
        let query = Query {
            resource: resource(name),
            filter: filter.clone(),
            sort: Sort::default(),
            skip: items.len() as u64,
            limit: PAGE,
            counts: false,
            page: None,
        };
        let more = page(store, query).await?;
        let is_last = (more.len() as u64) < PAGE;
        items.extend(more);
        if is_last {
            return Ok(items);
        }
    }
}

/// The databases and realms as they are now.
///
/// # Errors
/// When the store fails.
pub(crate) async fn destinations(store: &dyn Store) -> Result<Destinations, StoreError> {
    let mut found = std::collections::BTreeMap::new();
    for name in Destinations::RESOURCES {
        found.insert(name, all(store, name, &Filter::everything()).await?);
    }
    Ok(Destinations::of(|name| {
        found.remove(name).unwrap_or_default()
    }))
}
