//! What a unit reads, and what it has changed so far.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde_json::Value;

use super::lookup::{Lookups, equalities};
use crate::contract::Resource;
use crate::date::format_date;
use crate::filter::Filter;
use crate::item::{self, Item};
use crate::store::{Change, Changes, ConflictKey, Content, Recorded, Snapshot, StoreError, Tally};

/// Reads and pending changes of one request.
pub struct Unit<'a> {
    snapshot: &'a dyn Snapshot,
    pending: Vec<Pending>,
    /// Where each changed item is in `pending`, by resource and id.
    positions: HashMap<&'static str, HashMap<String, usize>>,
    /// Where items with a value asked for are in `pending`: a unit may create thousands of items,
    /// each of which looks for its namesakes.
    lookups: RefCell<Lookups>,
    /// Items that were read to be changed, by resource and id.
    read: RefCell<HashMap<&'static str, HashMap<String, Arc<Item>>>>,
    now: i64,
    /// What is added to items, where the store keeps sums apart.
    sums: Sums,
    /// Items whose surroundings must stay as the unit has read them.
    conflict_keys: Vec<ConflictKey>,
    /// The members of a resource's items that do not go into the etag.
    secrets: fn(&Resource) -> &'static [&'static str],
}

/// By how much members of items grow, by resource and id.
type Sums = BTreeMap<(&'static str, String), (&'static Resource, BTreeMap<String, i64>)>;

struct Pending {
    resource: &'static Resource,
    id: String,
    /// The item in the store; none when it is new.
    before: Option<Arc<Item>>,
    /// The item as the unit leaves it; none when it removed it.
    item: Option<Arc<Item>>,
    /// The item's etag is still that of an earlier content.
    is_etag_old: bool,
    /// The item as text, when its etag is that of its content.
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

/// Why a new item was not recorded.
#[derive(Debug, thiserror::Error)]
pub enum InsertError {
    /// Its id is taken.
    #[error("An item with the _id {0} exists already.")]
    Exists(String),
    /// The store could not say whether it is.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl<'a> Unit<'a> {
    /// A unit that reads this view.
    pub fn new(snapshot: &'a dyn Snapshot) -> Self {
        Self {
            snapshot,
            pending: Vec::new(),
            positions: HashMap::new(),
            lookups: RefCell::default(),
            read: RefCell::default(),
            now: item::now(),
            sums: BTreeMap::new(),
            conflict_keys: Vec::new(),
            secrets: |_| &[],
        }
    }

    /// Sets which members of a resource's items do not go into the etag.
    pub fn set_secrets(&mut self, secrets: fn(&Resource) -> &'static [&'static str]) {
        self.secrets = secrets;
    }

    /// The time of everything in this unit, in Unix seconds.
    pub fn now(&self) -> i64 {
        self.now
    }

    fn position(&self, resource: &'static Resource, id: &str) -> Option<usize> {
        self.positions.get(resource.name.as_str())?.get(id).copied()
    }

    /// The item of that id, as this unit would leave it. An item that the unit has changed keeps
    /// its former etag until `make_etags`.
    pub fn get(
        &self,
        resource: &'static Resource,
        id: &str,
    ) -> Result<Option<Arc<Item>>, StoreError> {
        match self.position(resource, id) {
            Some(position) => Ok(self.pending[position].item.clone()),
            None => match self.read_before(resource, id) {
                Some(item) => Ok(Some(item)),
                None => self.snapshot.get(resource, id),
            },
        }
    }

    fn read_before(&self, resource: &'static Resource, id: &str) -> Option<Arc<Item>> {
        let read = self.read.borrow();
        let of_resource = read.get(resource.name.as_str())?;
        of_resource.get(id).map(Arc::clone)
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
    ) -> Result<Vec<Arc<Item>>, StoreError> {
        let mut found = self.snapshot.find(resource, filter)?;
        if self.pending.is_empty() {
            return Ok(found);
        }
        found.retain(|item| self.position(resource, item::text(item, "_id")).is_none());
        found.extend(self.own_matches(resource, filter).map(Arc::clone));
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

    /// Like `find_parts`, of items that will probably be changed: where the store is at hand, they
    /// are read whole, and `get` has them already.
    pub fn find_to_change(
        &self,
        resource: &'static Resource,
        filter: &Filter,
        names: &[&str],
    ) -> Result<Vec<Arc<Item>>, StoreError> {
        if self.is_remote() {
            let found = self.find_parts(resource, filter, names)?;
            return Ok(found.into_iter().map(Arc::new).collect());
        }
        let found = self.find(resource, filter)?;
        let mut read = self.read.borrow_mut();
        let of_resource = read.entry(resource.name.as_str()).or_default();
        for item in &found {
            let id = item::text(item, "_id");
            if self.position(resource, id).is_none() {
                of_resource.insert(id.to_owned(), Arc::clone(item));
            }
        }
        Ok(found)
    }

    /// How many of the matching items have which values in the fields.
    pub fn tally(
        &self,
        resource: &'static Resource,
        filter: &Filter,
        fields: &[&str],
    ) -> Result<Tally, StoreError> {
        let mut tally = self.snapshot.tally(resource, filter, fields)?;
        for (before, after) in self.touched(resource) {
            for (item, number) in [(before, -1), (after, 1)] {
                if let Some(item) = item.filter(|item| filter.matches(item, resource)) {
                    tally.add(item::parts_of(item, fields), number);
                }
            }
        }
        Ok(tally)
    }

    /// Whether it is worth while to announce what will be asked: see `prefetch`.
    pub fn is_remote(&self) -> bool {
        self.snapshot.is_remote()
    }

    /// Whether the unit may have to run again after a lost race. If not, its closure may use up
    /// what it was made with.
    pub fn may_run_again(&self) -> bool {
        self.snapshot.may_run_again()
    }

    /// Announces that the items that have one of these values in the field will be asked for:
    /// whole, or of these members. Only makes the unit faster.
    pub fn prefetch(
        &self,
        resource: &'static Resource,
        field: &str,
        values: &[&str],
        names: Option<&[&str]>,
    ) -> Result<(), StoreError> {
        self.snapshot.prefetch(resource, field, values, names)
    }

    fn own_matches<'s>(
        &'s self,
        resource: &'static Resource,
        filter: &'s Filter,
    ) -> impl Iterator<Item = &'s Arc<Item>> {
        let candidates = equalities(filter, resource).map(|wanted| {
            let mut lookups = self.lookups.borrow_mut();
            lookups.positions(resource, &wanted, || {
                let all = self.pending.iter().enumerate();
                let of_resource = all.filter(|(_, pending)| pending.resource == resource);
                of_resource
                    .filter_map(|(position, pending)| Some((position, pending.item.as_deref()?)))
            })
        });
        let is_narrowed = candidates.is_some();
        let chosen = candidates.into_iter().flatten();
        let chosen = chosen.map(|position| &self.pending[position]);
        let all = self.pending.iter().filter(move |_| !is_narrowed);
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
    ) -> Result<Option<Arc<Item>>, StoreError> {
        Ok(self.find(resource, filter)?.into_iter().next())
    }

    /// The item with that name.
    pub fn find_named(
        &self,
        resource: &'static Resource,
        name: &str,
    ) -> Result<Option<Arc<Item>>, StoreError> {
        self.find_one(resource, &Filter::eq("name", name))
    }

    /// Records a new item with an id, dates and, in the end, an etag. Returns the id.
    ///
    /// # Errors
    /// When there is an item of that id.
    pub fn insert(
        &mut self,
        resource: &'static Resource,
        mut item: Item,
    ) -> Result<String, InsertError> {
        let id = match item.get("_id").and_then(Value::as_str) {
            Some(id) if self.has(resource, id)? => return Err(InsertError::Exists(id.to_owned())),
            Some(id) => id.to_owned(),
            None => item::new_id(),
        };
        let date = Value::String(format_date(self.now));
        item.insert("_created".to_owned(), date.clone());
        item.insert("_updated".to_owned(), date);
        item.insert("_id".to_owned(), Value::String(id.clone()));
        self.remember(resource, id.clone(), None, Some(Arc::new(item)), true);
        Ok(id)
    }

    /// Records an item from another store as it is: its dates and etag stay.
    pub fn restore(&mut self, resource: &'static Resource, item: Item) {
        let id = item::text(&item, "_id").to_owned();
        self.remember(resource, id, None, Some(Arc::new(item)), false);
    }

    /// Records a new content of the item `before`, which `get` or `find` returned.
    pub fn update(
        &mut self,
        resource: &'static Resource,
        before: Arc<Item>,
        mut after: Item,
        touch: Touch,
    ) {
        if touch == Touch::Updated {
            let date = Value::String(format_date(self.now));
            after.insert("_updated".to_owned(), date);
        }
        let id = item::text(&before, "_id").to_owned();
        let changes_etag = touch != Touch::Unseen;
        self.remember(
            resource,
            id,
            Some(before),
            Some(Arc::new(after)),
            changes_etag,
        );
    }

    /// Changes the item of that id in place. Returns whether there is one.
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
            let mut after = Item::clone(&before);
            change(&mut after);
            self.update(resource, before, after, touch);
            return Ok(true);
        };
        let now = self.now;
        let pending = &mut self.pending[position];
        let Some(item) = &mut pending.item else {
            return Ok(false);
        };
        let item = Arc::make_mut(item);
        change(item);
        if touch == Touch::Updated {
            let date = Value::String(format_date(now));
            item.insert("_updated".to_owned(), date);
        }
        pending.is_etag_old |= touch != Touch::Unseen;
        pending.text = None;
        self.lookups.get_mut().add(resource, item, position);
        Ok(true)
    }

    /// Records the end of the item `before`, which `get` or `find` returned.
    pub fn delete(&mut self, resource: &'static Resource, before: Arc<Item>) {
        let id = item::text(&before, "_id").to_owned();
        self.remember(resource, id, Some(before), None, false);
    }

    /// Adds to numbers of an item that most units change, without waiting for each other where the
    /// store can do that. Neither etag nor dates are seen to change. Returns whether the store will
    /// do it; if not, the caller changes the item as any other.
    pub fn add(
        &mut self,
        resource: &'static Resource,
        id: &str,
        counts: impl IntoIterator<Item = (impl Into<String>, i64)>,
    ) -> bool {
        if !self.snapshot.keeps_sums_apart(resource) || self.position(resource, id).is_some() {
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

    /// Makes the unit conflict with each other one that names the same item and commits between
    /// this one's reading and its commit. Needed where something follows from what the unit reads
    /// and does not change, such as that there is no item of some kind yet.
    pub fn add_conflict_key(&mut self, resource: &'static Resource, id: &str) {
        self.conflict_keys.push((resource, id.to_owned()));
    }

    /// How many items the unit changes.
    pub fn changes(&self) -> usize {
        self.pending.len()
    }

    /// The items of the resource that this unit changes: as they are in the store, and as it
    /// leaves them.
    pub fn touched(
        &self,
        resource: &'static Resource,
    ) -> impl Iterator<Item = (Option<&Arc<Item>>, Option<&Arc<Item>>)> {
        self.pending
            .iter()
            .filter(move |pending| pending.resource == resource)
            .map(|pending| (pending.before.as_ref(), pending.item.as_ref()))
    }

    fn remember(
        &mut self,
        resource: &'static Resource,
        id: String,
        before: Option<Arc<Item>>,
        item: Option<Arc<Item>>,
        changes_etag: bool,
    ) {
        let position = self.position(resource, &id);
        if let Some(item) = &item {
            let place = position.unwrap_or(self.pending.len());
            self.lookups.get_mut().add(resource, item, place);
        }
        if let Some(position) = position {
            // The store has what the first change found there, or nothing.
            let pending = &mut self.pending[position];
            pending.item = item;
            pending.is_etag_old |= changes_etag;
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
            is_etag_old: changes_etag,
            text: None,
        });
    }

    /// Makes the etags of all items that the unit has changed: once for each, however often it was
    /// changed.
    pub fn make_etags(&mut self) {
        for pending in &mut self.pending {
            if let Some(item) = &mut pending.item
                && pending.is_etag_old
            {
                let former = pending.before.as_deref();
                let former = former.map(|before| item::text(before, "_etag"));
                let secrets = (self.secrets)(pending.resource);
                pending.text = Some(item::with_etag(Arc::make_mut(item), former, secrets));
                pending.is_etag_old = false;
            }
        }
    }

    /// What the store must now commit.
    pub fn into_recorded(mut self) -> Recorded {
        self.make_etags();
        Recorded {
            now: self.now,
            conflict_keys: std::mem::take(&mut self.conflict_keys),
            changes: self.into_changes(),
        }
    }

    fn into_changes(self) -> Changes {
        let etag = |item: &Item| item::text(item, "_etag").to_owned();
        let change = |pending: Pending| {
            let content = pending.item.map(|item| {
                let text = pending.text.unwrap_or_else(|| item::to_text(&item));
                Content { item, text }
            });
            let change = match (pending.before, content) {
                (None, Some(content)) => Change::Insert(content),
                (Some(before), Some(content)) => Change::Update {
                    former_etag: etag(&before),
                    content,
                    before,
                },
                (Some(before), None) => Change::Remove {
                    former_etag: etag(&before),
                    before,
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
