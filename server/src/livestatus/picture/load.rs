//! Reading from the store what a picture shows.

use std::collections::HashMap;
use std::sync::Arc;

use super::member::Key;
use super::notes::MAX_REQUESTS;
use super::records::{Entry, Record};
use super::structure::Entries;
use crate::contract::resource;
use crate::filter::{Filter, Operand, Sort};
use crate::item::{self, Item};
use crate::store::{Query, Store, StoreError, StoredItem, damaged_id, list_sound};

/// Items that are read at a time.
const PART: u32 = 500;

/// What comes of a damaged item.
const NOT_SHOWN: &str = "an item is not shown by livestatus";

/// How far back comments are looked for, in seconds.
const COMMENTS_KEPT: i64 = 366 * 86_400;

/// The members that decide who may read an item; of a user and a realm also the id.
const PLACE: [&str; 3] = ["_realm", "_sub_realm", "_users_read"];

/// The places that items lie in, each once.
#[derive(Default)]
pub(super) struct Places {
    pub(super) all: Arc<Vec<Item>>,
    numbers: HashMap<String, u32>,
}

impl Places {
    /// The number of the place that these members make up.
    fn number(&mut self, members: Item) -> u32 {
        let text = item::to_text(&members);
        if let Some(number) = self.numbers.get(&text) {
            return *number;
        }
        let number = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        Arc::make_mut(&mut self.all).push(members);
        self.numbers.insert(text, number);
        number
    }
}

/// Reads a stored item.
///
/// # Errors
/// When its text is damaged.
pub(super) fn entry<T: Record>(
    resource_name: &str,
    stored: &StoredItem,
    places: &mut Places,
    seen: f64,
) -> Result<Entry<T>, StoreError> {
    let damaged = || StoreError::Damaged {
        resource: resource_name.to_owned(),
        id: stored.id.clone(),
    };
    let text = std::str::from_utf8(&stored.text).map_err(|_| damaged())?;
    // One's own account may be read by its id, and a realm by the realms of one's roles.
    let with_id = matches!(resource_name, "user" | "realm").then_some("_id");
    let placing: Vec<&str> = PLACE.into_iter().chain(with_id).collect();
    let names = [T::MEMBERS, &placing].concat();
    let found = item::parts(text, &names).map_err(|_| damaged())?;
    Ok(Entry {
        key: stored.id.parse::<Key>().map_err(|_| damaged())?,
        place: places.number(item::parts_of(&found, &placing)),
        seen,
        record: T::read(&found),
    })
}

/// Reads all items of a resource, but those that `is_kept` does not want.
///
/// # Errors
/// When the store fails.
pub(super) async fn all<T: Record>(
    store: &dyn Store,
    name: &'static str,
    places: &mut Places,
    seen: f64,
    is_kept: impl Fn(&T) -> bool,
) -> Result<Entries<T>, StoreError> {
    let mut found = Entries::new();
    let mut after = String::new();
    let mut limit = PART;
    loop {
        match store.walk(resource(name), &after, limit).await {
            Ok(part) => {
                let Some(last) = part.last() else {
                    return Ok(found);
                };
                after.clone_from(&last.id);
                take(&mut found, name, &part, places, seen, &is_kept);
                limit = PART.min(limit * 2);
            }
            // The others of the part are read in smaller ones.
            Err(StoreError::Damaged { .. }) if limit > 1 => limit /= 2,
            Err(error) => after = damaged_id(error, NOT_SHOWN)?,
        }
        // Reading does not wait for anything by itself.
        tokio::task::yield_now().await;
    }
}

fn take<T: Record>(
    found: &mut Entries<T>,
    name: &'static str,
    part: &[StoredItem],
    places: &mut Places,
    seen: f64,
    is_kept: impl Fn(&T) -> bool,
) {
    for stored in part {
        match entry::<T>(name, stored, places, seen) {
            Ok(entry) if is_kept(&entry.record) => {
                found.insert(entry.key, Arc::new(entry));
            }
            Ok(_) => {}
            Err(error) => tracing::error!(%error, "{NOT_SHOWN}"),
        }
    }
}

/// Reads the newest matching items of a resource.
async fn newest<T: Record>(
    store: &dyn Store,
    name: &'static str,
    filter: Filter,
    places: &mut Places,
    seen: f64,
) -> Result<Entries<T>, StoreError> {
    let query = Query {
        resource: resource(name),
        filter,
        sort: Sort(vec![("_id".to_owned(), true)]),
        skip: 0,
        limit: MAX_REQUESTS as u64,
        counts: false,
        page: None,
    };
    let listing = list_sound(store, query, NOT_SHOWN).await?;
    let mut found = Entries::new();
    take(&mut found, name, &listing.items, places, seen, |_: &T| true);
    Ok(found)
}

/// The requests for downtimes that are not over, and those that cancel some.
///
/// # Errors
/// When the store fails.
pub(super) async fn downtimes<T: Record>(
    store: &dyn Store,
    places: &mut Places,
    seen: f64,
    now: i64,
) -> Result<Entries<T>, StoreError> {
    let name = "actiondowntime";
    let ahead = Filter::gte("end_time", now).and(Filter::eq("action", "add"));
    let mut found = newest(store, name, ahead, places, seen).await?;
    if let Some(oldest) = found.keys().min() {
        let later =
            Filter::eq("action", "delete").and(Filter::gt("_id", Operand::id(oldest.to_string())));
        found.extend(newest(store, name, later, places, seen).await?);
    }
    Ok(found)
}

/// The acknowledgements.
///
/// # Errors
/// When the store fails.
pub(super) async fn acknowledgements<T: Record>(
    store: &dyn Store,
    places: &mut Places,
    seen: f64,
) -> Result<Entries<T>, StoreError> {
    let filter = Filter::eq("action", "add");
    newest(store, "actionacknowledge", filter, places, seen).await
}

/// The events that the web interface calls comments.
///
/// # Errors
/// When the store fails.
pub(super) async fn comments<T: Record>(
    store: &dyn Store,
    places: &mut Places,
    seen: f64,
    now: i64,
) -> Result<Entries<T>, StoreError> {
    let filter = Filter::eq("type", COMMENT)
        .and(Filter::gte("_created", Operand::date(now - COMMENTS_KEPT)));
    match newest(store, "history", filter, places, seen).await {
        Err(StoreError::TooMuchWork) => {
            tracing::warn!("comments that were made before the start are not shown by livestatus");
            Ok(Entries::new())
        }
        found => found,
    }
}

/// The type of an event that is a comment.
pub(in crate::livestatus) const COMMENT: &str = "webui.comment";
