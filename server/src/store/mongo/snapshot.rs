//! What one unit reads: the same state of the database throughout, each item once.
//!
//! Rules are synchronous and run on a thread of their own, which waits here for the driver.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use mongodb::ClientSession;
use mongodb::bson::{Bson, Document, RawDocumentBuf, doc};
use mongodb::error::Error;
use tokio::runtime::Runtime;

use super::super::port::{Snapshot, StoreError};
use super::prefetched::Prefetched;
use super::shared::{Shared, within};
use super::sums::SeenDifferences;
use super::{decode, encode, query, sums};
use crate::contract::Resource;
use crate::filter::{Filter, Kind, Kinds as _, Operand, Test};
use crate::item::{self, Item};

type Key = (&'static str, String);

/// What queries have found, by resource and the query's bytes.
type Found = HashMap<(&'static str, Vec<u8>), Rc<[Arc<Item>]>>;

/// The view of one attempt at a unit.
pub(super) struct MongoSnapshot<'a> {
    shared: &'a Shared,
    runtime: &'a Runtime,
    session: RefCell<Option<ClientSession>>,
    by_id: RefCell<HashMap<Key, Option<Arc<Item>>>>,
    known: RefCell<HashMap<Key, bool>>,
    found: RefCell<Found>,
    prefetched: RefCell<Prefetched>,
    seen: RefCell<SeenDifferences>,
    failed: RefCell<Option<Error>>,
}

/// What a snapshot leaves when the rules are done.
pub(super) struct SnapshotEnd {
    /// The session whose transaction the rules read in.
    pub(super) session: Option<ClientSession>,
    /// The differences that are part of what the rules have read.
    pub(super) seen: SeenDifferences,
    /// The last error of the driver.
    pub(super) failed: Option<Error>,
}

impl<'a> MongoSnapshot<'a> {
    /// Reads in the transaction of the session, or directly.
    pub(super) fn new(
        shared: &'a Shared,
        runtime: &'a Runtime,
        session: Option<ClientSession>,
    ) -> Self {
        Self {
            shared,
            runtime,
            session: RefCell::new(session),
            by_id: RefCell::default(),
            known: RefCell::default(),
            found: RefCell::default(),
            prefetched: RefCell::default(),
            seen: RefCell::default(),
            failed: RefCell::default(),
        }
    }

    /// Ends the reading.
    pub(super) fn end(self) -> SnapshotEnd {
        SnapshotEnd {
            session: self.session.into_inner(),
            seen: self.seen.into_inner(),
            failed: self.failed.into_inner(),
        }
    }

    fn query(
        &self,
        resource: &'static Resource,
        filter: Document,
        projection: Option<Document>,
    ) -> Result<Vec<RawDocumentBuf>, StoreError> {
        let collection = self.shared.collection(resource);
        let mut find = collection.find(filter).batch_size(1000);
        if let Some(projection) = projection {
            find = find.projection(projection);
        }
        let mut session = self.session.borrow_mut();
        let read = async {
            let mut found = Vec::new();
            if let Some(session) = session.as_mut() {
                let mut cursor = find.session(&mut *session).await?;
                while cursor.advance(session).await? {
                    found.push(cursor.current().to_owned());
                }
            } else {
                let mut cursor = find.await?;
                while cursor.advance().await? {
                    found.push(cursor.current().to_owned());
                }
            }
            Ok(found)
        };
        let read = self.runtime.block_on(within(read));
        read.map_err(|error: Error| self.remember(error))
    }

    fn remember(&self, error: Error) -> StoreError {
        *self.failed.borrow_mut() = Some(error.clone());
        error.into()
    }

    /// The item with the differences that are not yet in its counters.
    fn whole(&self, resource: &'static Resource, raw: &RawDocumentBuf) -> Result<Item, StoreError> {
        let mut item = decode::item(raw, resource)?;
        if self.shared.layout.has_sums(resource) {
            let id = item::text(&item, "_id").to_owned();
            self.read_sums(&id)?;
            if let Some(differences) = self.seen.borrow().of(&id) {
                differences.add_to(&mut item);
            }
        }
        Ok(item)
    }

    fn read_sums(&self, id: &str) -> Result<(), StoreError> {
        if !self.shared.has_transactions || self.seen.borrow().of(id).is_some() {
            return Ok(());
        }
        let collection = sums::collection(&self.shared.database);
        let find = collection.find(doc! {"item": encode::id(id)});
        let mut session = self.session.borrow_mut();
        let Some(session) = session.as_mut() else {
            return Ok(());
        };
        let read = async {
            let mut found = Vec::new();
            let mut cursor = find.session(&mut *session).await?;
            while cursor.advance(session).await? {
                found.push(cursor.current().to_owned());
            }
            Ok(found)
        };
        let found = self.runtime.block_on(within(read));
        let found = found.map_err(|error: Error| self.remember(error))?;
        self.seen.borrow_mut().add(id, &found)
    }
}

impl Snapshot for MongoSnapshot<'_> {
    fn get(&self, resource: &'static Resource, id: &str) -> Result<Option<Arc<Item>>, StoreError> {
        let key = (resource.name.as_str(), id.to_owned());
        let known = self.by_id.borrow().get(&key).cloned();
        let item = if let Some(item) = known {
            item
        } else {
            let raw = self.query(resource, encode::by_id(id), None)?.pop();
            let item = raw.map(|raw| self.whole(resource, &raw)).transpose()?;
            let item = item.map(Arc::new);
            self.by_id.borrow_mut().insert(key, item.clone());
            item
        };
        Ok(item)
    }

    fn exists(&self, resource: &'static Resource, id: &str) -> Result<bool, StoreError> {
        let key = (resource.name.as_str(), id.to_owned());
        if let Some(item) = self.by_id.borrow().get(&key) {
            return Ok(item.is_some());
        }
        if let Some(is_there) = self.known.borrow().get(&key) {
            return Ok(*is_there);
        }
        let found = self.query(resource, encode::by_id(id), Some(doc! {"_id": 1}))?;
        let is_there = !found.is_empty();
        self.known.borrow_mut().insert(key, is_there);
        Ok(is_there)
    }

    fn find(
        &self,
        resource: &'static Resource,
        filter: &Filter,
    ) -> Result<Vec<Arc<Item>>, StoreError> {
        Ok(self.search(resource, filter, None)?.to_vec())
    }

    fn find_parts(
        &self,
        resource: &'static Resource,
        filter: &Filter,
        names: &[&str],
    ) -> Result<Vec<Item>, StoreError> {
        let found = self.search(resource, filter, Some(names))?;
        Ok(found
            .iter()
            .map(|item| item::parts_of(item, names))
            .collect())
    }

    fn keeps_sums_apart(&self, resource: &'static Resource) -> bool {
        self.shared.has_transactions && self.shared.layout.has_sums(resource)
    }

    fn may_run_again(&self) -> bool {
        true
    }

    fn is_remote(&self) -> bool {
        true
    }

    fn prefetch(
        &self,
        resource: &'static Resource,
        field: &str,
        values: &[&str],
        names: Option<&[&str]>,
    ) -> Result<(), StoreError> {
        let is_id = field == "_id" || matches!(resource.kind(field), Kind::ObjectId);
        let values: Vec<&str> = values
            .iter()
            .copied()
            .filter(|value| !is_id || item::is_id(value))
            .collect();
        if values.is_empty() {
            return Ok(());
        }
        let operands = values.iter().map(|value| {
            if is_id {
                Operand::id(*value)
            } else {
                Operand::from(*value)
            }
        });
        let filter = Filter::is_in(field, operands);
        let Some(filter) = query::filter(&filter, resource) else {
            return Ok(());
        };
        let found = self.query(resource, filter, names.map(projection))?;
        let items = found
            .iter()
            .map(|raw| self.whole(resource, raw).map(Arc::new));
        let items = items.collect::<Result<Vec<_>, _>>()?;
        if names.is_none() {
            let mut by_id = self.by_id.borrow_mut();
            if field == "_id" {
                for id in &values {
                    by_id
                        .entry((resource.name.as_str(), (*id).to_owned()))
                        .or_insert(None);
                }
            }
            for item in &items {
                let id = item::text(item, "_id").to_owned();
                by_id.insert((resource.name.as_str(), id), Some(Arc::clone(item)));
            }
        }
        let mut prefetched = self.prefetched.borrow_mut();
        prefetched.add(resource, field, &values, names, items.into_iter());
        Ok(())
    }
}

/// What is to be sent of items of which these members are wanted.
fn projection(names: &[&str]) -> Document {
    let names = names.iter().chain(&["_id"]);
    names
        .map(|name| ((*name).to_owned(), Bson::Int32(1)))
        .collect()
}

impl MongoSnapshot<'_> {
    /// The matching items, with at least the named members of them.
    fn search(
        &self,
        resource: &'static Resource,
        filter: &Filter,
        names: Option<&[&str]>,
    ) -> Result<Rc<[Arc<Item>]>, StoreError> {
        if filter.is_nothing() {
            return Ok(Rc::default());
        }
        if let Some(id) = only_id(filter) {
            let key = (resource.name.as_str(), id.to_owned());
            if let Some(item) = self.by_id.borrow().get(&key) {
                return Ok(item.iter().cloned().collect());
            }
        }
        if let Some(mut found) = self.prefetched.borrow().find(resource, filter, names) {
            in_order(&mut found);
            return Ok(found.into());
        }
        let translated = query::filter(filter, resource);
        let is_exact = translated.is_some();
        let translated = translated.unwrap_or_default();
        // What decides must be there to be looked at.
        let names = names.filter(|_| is_exact);
        let projection = names.map(projection);
        let asked = doc! {"filter": &translated, "projection": projection.clone()};
        let key = (resource.name.as_str(), asked.to_vec().map_err(Error::from)?);
        if is_exact && let Some(known) = self.found.borrow().get(&key) {
            return Ok(Rc::clone(known));
        }
        let raws = self.query(resource, translated, projection)?;
        let has_sums = names.is_none_or(|names| names.iter().any(|name| *name != "_id"));
        let mut items = Vec::with_capacity(raws.len());
        for raw in raws {
            let item = if has_sums {
                self.whole(resource, &raw)?
            } else {
                decode::item(&raw, resource)?
            };
            if is_exact || filter.matches(&item, resource) {
                let item = Arc::new(item);
                if names.is_none() {
                    let id = item::text(&item, "_id").to_owned();
                    let key = (resource.name.as_str(), id);
                    self.by_id.borrow_mut().insert(key, Some(Arc::clone(&item)));
                }
                items.push(item);
            }
        }
        in_order(&mut items);
        let items: Rc<[Arc<Item>]> = items.into();
        if is_exact {
            self.found.borrow_mut().insert(key, Rc::clone(&items));
        }
        Ok(items)
    }
}

/// The one id that the filter asks for.
fn only_id(filter: &Filter) -> Option<&str> {
    match filter {
        Filter::Field(path, Test::Eq(Operand::Id(id))) if path == "_id" => Some(id),
        _ => None,
    }
}

/// Ids grow with time, so this is the order of insertion.
fn in_order(items: &mut [Arc<Item>]) {
    items.sort_by(|left, right| item::text(left, "_id").cmp(item::text(right, "_id")));
}
