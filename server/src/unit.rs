//! The unit of work: what one request reads and changes, committed as a whole or not at all.
//!
//! Rules read through the unit, which shows them the store as it is plus their own pending
//! changes. Several changes of one item become one write.

use std::collections::HashMap;

use serde_json::Value;

use crate::contract::{self, Lookup, Resource};
use crate::filter::{Filter, Kinds, Operand};
use crate::item::{self, Item};
use crate::rules::Refusal;
use crate::store::{Change, Changes, Snapshot, StoreError};

/// Reads and pending changes of one request.
pub struct Unit<'a> {
    snapshot: &'a dyn Snapshot,
    pending: Vec<Pending>,
    positions: HashMap<(&'static str, String), usize>,
    now: i64,
}

struct Pending {
    resource: &'static Resource,
    id: String,
    /// The item in the store; none when it is new.
    before: Option<Item>,
    /// The item as the unit leaves it; none when it removed it.
    item: Option<Item>,
}

/// Whether a write moves `_updated`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touch {
    /// The item counts as changed: `_updated` becomes now.
    Updated,
    /// Only live state or bookkeeping changed: `_updated` stays.
    Kept,
    /// Nothing that clients see changed: `_updated` and `_etag` stay.
    Unseen,
}

impl<'a> Unit<'a> {
    /// A unit that reads this view.
    pub fn new(snapshot: &'a dyn Snapshot) -> Self {
        Self {
            snapshot,
            pending: Vec::new(),
            positions: HashMap::new(),
            now: item::now(),
        }
    }

    /// The time of everything in this unit, in Unix seconds.
    pub fn now(&self) -> i64 {
        self.now
    }

    fn position(&self, resource: &'static Resource, id: &str) -> Option<usize> {
        if self.pending.is_empty() {
            return None;
        }
        self.positions
            .get(&(resource.name.as_str(), id.to_owned()))
            .copied()
    }

    /// The item of that id, as this unit would leave it.
    pub fn get(&self, resource: &'static Resource, id: &str) -> Result<Option<Item>, StoreError> {
        match self.position(resource, id) {
            Some(position) => Ok(self.pending[position].item.clone()),
            None => self.snapshot.get(resource, id),
        }
    }

    /// Whether there is an item of that id.
    pub fn has(&self, resource: &'static Resource, id: &str) -> Result<bool, StoreError> {
        match self.position(resource, id) {
            Some(position) => Ok(self.pending[position].item.is_some()),
            None => self.snapshot.exists(resource, id),
        }
    }

    /// The matching items: stored ones in the order of insertion, then this unit's new ones.
    pub fn find(
        &self,
        resource: &'static Resource,
        filter: &Filter,
    ) -> Result<Vec<Item>, StoreError> {
        let mut found = self.snapshot.find(resource, filter)?;
        if self.pending.is_empty() {
            return Ok(found);
        }
        found.retain(|item| self.position(resource, item::text(item, "_id")).is_none());
        let ours = self
            .pending
            .iter()
            .filter(|pending| pending.resource == resource)
            .filter_map(|pending| pending.item.as_ref())
            .filter(|item| filter.matches(item, resource));
        found.extend(ours.cloned());
        Ok(found)
    }

    /// The first matching item.
    pub fn find_one(
        &self,
        resource: &'static Resource,
        filter: &Filter,
    ) -> Result<Option<Item>, StoreError> {
        Ok(self.find(resource, filter)?.into_iter().next())
    }

    /// The item with that name.
    pub fn find_named(
        &self,
        resource: &'static Resource,
        name: &str,
    ) -> Result<Option<Item>, StoreError> {
        self.find_one(resource, &Filter::eq("name", name))
    }

    /// Records a new item: gives it an id, dates and an etag. Returns the id.
    pub fn insert(
        &mut self,
        resource: &'static Resource,
        mut item: Item,
    ) -> Result<String, Refusal> {
        let id = match item.get("_id").and_then(Value::as_str) {
            Some(id) => id.to_owned(),
            None => item::new_id(),
        };
        if self.has(resource, &id)? {
            return Err(Refusal::Conflict(format!(
                "An item with the _id {id} exists already."
            )));
        }
        let date = Value::String(item::date_text(self.now));
        item.insert("_created".to_owned(), date.clone());
        item.insert("_updated".to_owned(), date);
        item::seal(&mut item, None);
        item.insert("_id".to_owned(), Value::String(id.clone()));
        self.remember(resource, id.clone(), None, Some(item));
        Ok(id)
    }

    /// Records a new content of the item `before`, which `get` or `find` gave.
    pub fn update(
        &mut self,
        resource: &'static Resource,
        before: Item,
        mut after: Item,
        touch: Touch,
    ) {
        if touch == Touch::Updated {
            let date = Value::String(item::date_text(self.now));
            after.insert("_updated".to_owned(), date);
        }
        if touch != Touch::Unseen {
            item::seal(&mut after, Some(item::text(&before, "_etag")));
        }
        let id = item::text(&before, "_id").to_owned();
        self.remember(resource, id, Some(before), Some(after));
    }

    /// Records the end of the item `before`, which `get` or `find` gave.
    pub fn remove(&mut self, resource: &'static Resource, before: Item) {
        let id = item::text(&before, "_id").to_owned();
        self.remember(resource, id, Some(before), None);
    }

    /// The items of the resource that this unit changes: as they are in the store, and as it
    /// leaves them.
    pub fn touched(
        &self,
        resource: &'static Resource,
    ) -> impl Iterator<Item = (Option<&Item>, Option<&Item>)> {
        self.pending
            .iter()
            .filter(move |pending| pending.resource == resource)
            .map(|pending| (pending.before.as_ref(), pending.item.as_ref()))
    }

    fn remember(
        &mut self,
        resource: &'static Resource,
        id: String,
        before: Option<Item>,
        item: Option<Item>,
    ) {
        if let Some(position) = self.position(resource, &id) {
            // The store has what the first change found there, or nothing.
            self.pending[position].item = item;
            return;
        }
        self.positions
            .insert((resource.name.as_str(), id.clone()), self.pending.len());
        self.pending.push(Pending {
            resource,
            id,
            before,
            item,
        });
    }

    /// What the store must now commit.
    pub fn into_changes(self) -> Changes {
        let etag = |item: &Item| item::text(item, "_etag").to_owned();
        let change = |pending: Pending| {
            let former_etag = pending.before.as_ref().map(etag);
            let change = match (former_etag, pending.item) {
                (None, Some(item)) => Change::Insert(item),
                (Some(former_etag), Some(item)) => Change::Update { item, former_etag },
                (Some(former_etag), None) => Change::Remove { former_etag },
                (None, None) => return None,
            };
            Some((pending.resource, pending.id, change))
        };
        self.pending.into_iter().filter_map(change).collect()
    }
}

impl Lookup for Unit<'_> {
    type Error = StoreError;

    fn exists(&mut self, resource: &str, id: &str) -> Result<bool, StoreError> {
        match contract::contract().find(resource) {
            Some(resource) => self.has(resource, id),
            None => Ok(false),
        }
    }

    fn is_taken(
        &mut self,
        resource: &Resource,
        field: &str,
        value: &Value,
        except: Option<&str>,
    ) -> Result<bool, StoreError> {
        let filter = Filter::eq(field, Operand::from_value(value, &resource.kind(field)));
        let holders = self.find(contract::resource(&resource.name), &filter)?;
        Ok(holders
            .iter()
            .any(|holder| except != Some(item::text(holder, "_id"))))
    }
}
