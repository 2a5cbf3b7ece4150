//! The unit of work: what one request reads and changes, committed as a whole or not at all.
//!
//! Rules read through the unit, which shows them the store as it is plus their own pending
//! changes. Several changes of one item become one write.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use crate::contract::{self, Lookup, Resource};
use crate::date::format_date;
use crate::filter::{Filter, Kinds, Operand, Test};
use crate::item::{self, Item};
use crate::rules::Refusal;
use crate::rules::overall_state::Noted;
use crate::store::{Change, Changes, Sealed, Snapshot, StoreError};

/// Reads and pending changes of one request.
pub struct Unit<'a> {
    snapshot: &'a dyn Snapshot,
    pending: Vec<Pending>,
    /// Where each changed item is in `pending`, by resource and id.
    positions: HashMap<&'static str, HashMap<String, usize>>,
    /// Where in `pending` the items are that name a host, some of them perhaps another by now: a
    /// unit may make thousands of services, and each looks for its namesakes.
    of_host: HashMap<String, Vec<usize>>,
    now: i64,
    policy: Policy,
    /// What the rules of overall states remember until the unit is settled.
    pub(crate) overall_states: Noted,
    /// What is added to items, where the store keeps sums apart.
    sums: Sums,
    /// Items whose surroundings must stay as the unit has read them.
    points: Vec<(&'static Resource, String)>,
}

/// By how much members of items grow, by resource and id.
type Sums = BTreeMap<(&'static str, String), (&'static Resource, BTreeMap<String, i64>)>;

/// What the settings say about what the rules do.
#[derive(Debug, Default, Clone, Copy)]
pub struct Policy {
    /// There is an arbiter to be told of new and removed hosts and realms.
    pub tells_arbiter: bool,
}

struct Pending {
    resource: &'static Resource,
    id: String,
    /// The item in the store; none when it is new.
    before: Option<Item>,
    /// The item as the unit leaves it; none when it removed it.
    item: Option<Item>,
    /// The item's etag is still that of an earlier content.
    is_unsealed: bool,
    /// The item as text, when it has been sealed.
    text: Option<String>,
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
            of_host: HashMap::new(),
            now: item::now(),
            policy: Policy::default(),
            overall_states: Noted::default(),
            sums: BTreeMap::new(),
            points: Vec::new(),
        }
    }

    /// Sets what the settings say.
    pub fn set_policy(&mut self, policy: Policy) {
        self.policy = policy;
    }

    /// What the settings say.
    pub fn policy(&self) -> Policy {
        self.policy
    }

    /// The time of everything in this unit, in Unix seconds.
    pub fn now(&self) -> i64 {
        self.now
    }

    fn position(&self, resource: &'static Resource, id: &str) -> Option<usize> {
        self.positions.get(resource.name.as_str())?.get(id).copied()
    }

    /// The item of that id, as this unit would leave it. The etag of an item that the unit has
    /// changed is not made before the unit is settled.
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
        found.extend(self.own_matches(resource, filter).cloned());
        Ok(found)
    }

    /// Like `find`, but the items have only the members in `names`: much faster where few of them
    /// are needed.
    pub fn find_parts(
        &self,
        resource: &'static Resource,
        filter: &Filter,
        names: &[&str],
    ) -> Result<Vec<Item>, StoreError> {
        if !self.positions.contains_key(resource.name.as_str()) {
            return self.snapshot.find_parts(resource, filter, names);
        }
        let mut with_id = vec!["_id"];
        with_id.extend(names.iter().filter(|name| **name != "_id"));
        let mut found = self.snapshot.find_parts(resource, filter, &with_id)?;
        found.retain(|item| self.position(resource, item::text(item, "_id")).is_none());
        let ours = self.own_matches(resource, filter);
        found.extend(ours.map(|item| item::parts_of(item, &with_id)));
        Ok(found)
    }

    /// Whether it is worth while to say before what will be asked: see `look_ahead`.
    pub fn is_remote(&self) -> bool {
        self.snapshot.is_remote()
    }

    /// Says that the items that have one of these values in the field will be asked for: whole, or
    /// of these members. Only makes the unit faster.
    pub fn look_ahead(
        &self,
        resource: &'static Resource,
        field: &str,
        values: &[&str],
        names: Option<&[&str]>,
    ) -> Result<(), StoreError> {
        self.snapshot.look_ahead(resource, field, values, names)
    }

    fn own_matches(
        &self,
        resource: &'static Resource,
        filter: &Filter,
    ) -> impl Iterator<Item = &Item> {
        let host = host_named_by(filter);
        let of_host = host.map(|host| self.of_host.get(host).map_or(&[][..], Vec::as_slice));
        let chosen = of_host.into_iter().flatten();
        let chosen = chosen.map(|position| &self.pending[*position]);
        let all = self.pending.iter().filter(move |_| of_host.is_none());
        chosen
            .chain(all)
            .filter(move |pending| pending.resource == resource)
            .filter_map(|pending| pending.item.as_ref())
            .filter(move |item| filter.matches(item, resource))
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
            Some(id) if self.has(resource, id)? => {
                return Err(Refusal::Conflict(format!(
                    "An item with the _id {id} exists already."
                )));
            }
            Some(id) => id.to_owned(),
            None => item::new_id(),
        };
        let date = Value::String(format_date(self.now));
        item.insert("_created".to_owned(), date.clone());
        item.insert("_updated".to_owned(), date);
        item.insert("_id".to_owned(), Value::String(id.clone()));
        self.remember(resource, id.clone(), None, Some(item), true);
        Ok(id)
    }

    /// Records an item from another store as it is: its dates and etag stay.
    pub fn restore(&mut self, resource: &'static Resource, item: Item) {
        let id = item::text(&item, "_id").to_owned();
        self.remember(resource, id, None, Some(item), false);
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
            let date = Value::String(format_date(self.now));
            after.insert("_updated".to_owned(), date);
        }
        let id = item::text(&before, "_id").to_owned();
        let is_unsealed = touch != Touch::Unseen;
        self.remember(resource, id, Some(before), Some(after), is_unsealed);
    }

    /// Changes the item of that id in place. Tells whether there is one.
    pub fn revise(
        &mut self,
        resource: &'static Resource,
        id: &str,
        touch: Touch,
        change: impl FnOnce(&mut Item),
    ) -> Result<bool, StoreError> {
        let Some(position) = self.position(resource, id) else {
            let Some(before) = self.snapshot.get(resource, id)? else {
                return Ok(false);
            };
            let mut after = before.clone();
            change(&mut after);
            self.update(resource, before, after, touch);
            return Ok(true);
        };
        let now = self.now;
        let pending = &mut self.pending[position];
        let Some(item) = &mut pending.item else {
            return Ok(false);
        };
        change(item);
        if touch == Touch::Updated {
            let date = Value::String(format_date(now));
            item.insert("_updated".to_owned(), date);
        }
        pending.is_unsealed |= touch != Touch::Unseen;
        pending.text = None;
        Ok(true)
    }

    /// Records the end of the item `before`, which `get` or `find` gave.
    pub fn remove(&mut self, resource: &'static Resource, before: Item) {
        let id = item::text(&before, "_id").to_owned();
        self.remember(resource, id, Some(before), None, false);
    }

    /// Adds to numbers of an item that most units change, without waiting for each other where the
    /// store can do that. Neither etag nor dates are seen to change. Tells whether the store will
    /// do it; if not, the caller changes the item as any other.
    pub fn add(
        &mut self,
        resource: &'static Resource,
        id: &str,
        counts: impl IntoIterator<Item = (impl Into<String>, i64)>,
    ) -> bool {
        if !self.snapshot.keeps_sums_apart() || self.position(resource, id).is_some() {
            return false;
        }
        let key = (resource.name.as_str(), id.to_owned());
        let (_, sums) = self
            .sums
            .entry(key)
            .or_insert_with(|| (resource, BTreeMap::new()));
        for (name, difference) in counts {
            *sums.entry(name.into()).or_default() += difference;
        }
        true
    }

    /// Says that the unit's changes are right only if no other unit that says the same of this item
    /// commits between this one's reading and its commit. Needed where something follows from what
    /// the unit reads and does not change, such as that there is no item of some kind yet. A store
    /// that runs units one after the other needs no telling.
    pub fn guard(&mut self, resource: &'static Resource, id: &str) {
        self.points.push((resource, id.to_owned()));
    }

    /// The items that `guard` named.
    pub fn take_points(&mut self) -> Vec<(&'static Resource, String)> {
        std::mem::take(&mut self.points)
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
        is_unsealed: bool,
    ) {
        let position = self.position(resource, &id);
        if let Some(host) = item.as_ref().and_then(|item| item.get("host")?.as_str()) {
            let place = position.unwrap_or(self.pending.len());
            let places = self.of_host.entry(host.to_owned()).or_default();
            // In order, as items that nobody asks by host are found.
            if let Err(free) = places.binary_search(&place) {
                places.insert(free, place);
            }
        }
        if let Some(position) = position {
            // The store has what the first change found there, or nothing.
            let pending = &mut self.pending[position];
            pending.item = item;
            pending.is_unsealed |= is_unsealed;
            pending.text = None;
            return;
        }
        self.positions
            .entry(resource.name.as_str())
            .or_default()
            .insert(id.clone(), self.pending.len());
        self.pending.push(Pending {
            resource,
            id,
            before,
            item,
            is_unsealed,
            text: None,
        });
    }

    /// Makes the etags of all items that the unit has changed: once for each, however often it was
    /// changed.
    pub fn seal(&mut self) {
        for pending in &mut self.pending {
            if let Some(item) = &mut pending.item
                && pending.is_unsealed
            {
                let former = pending.before.as_ref();
                let former = former.map(|before| item::text(before, "_etag"));
                pending.text = Some(item::seal(item, former));
                pending.is_unsealed = false;
            }
        }
    }

    /// What the store must now commit.
    pub fn into_changes(mut self) -> Changes {
        self.seal();
        let etag = |item: &Item| item::text(item, "_etag").to_owned();
        let change = |pending: Pending| {
            let sealed = pending.item.map(|item| {
                let text = pending.text.unwrap_or_else(|| item::to_text(&item));
                Sealed { item, text }
            });
            let change = match (pending.before, sealed) {
                (None, Some(sealed)) => Change::Insert(sealed),
                (Some(before), Some(sealed)) => Change::Update {
                    former_etag: etag(&before),
                    sealed,
                    before,
                },
                (Some(before), None) => Change::Remove {
                    former_etag: etag(&before),
                },
                (None, None) => return None,
            };
            Some((pending.resource, pending.id, change))
        };
        let sums = self.sums.into_iter();
        let sums = sums.map(|((_, id), (resource, counts))| (resource, id, Change::Add { counts }));
        let changes = self.pending.into_iter().filter_map(change);
        changes.chain(sums).collect()
    }
}

/// The id of the one host whose items the filter asks for.
fn host_named_by(filter: &Filter) -> Option<&str> {
    match filter {
        Filter::And(parts) => parts.iter().find_map(host_named_by),
        Filter::Field(path, Test::Eq(Operand::Id(host))) if path == "host" => Some(host),
        _ => None,
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
