//! Several units in one transaction: each sees what those before it changed, and all their changes
//! are committed together.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::contract::Resource;
use crate::filter::Filter;
use crate::item::{self, Item};
use crate::store::{Change, Changes, Sealed, Snapshot, StoreError};

type Key = (&'static str, String);

/// A view with the changes of the units that have run already.
pub(super) struct Overlay<'a> {
    base: &'a dyn Snapshot,
    /// The changed items as they are now; none for those that are gone. New ones are in `order`.
    items: RefCell<HashMap<Key, Option<Item>>>,
    /// The keys of changed items, in the order in which they were changed first.
    order: RefCell<Vec<(&'static Resource, String)>>,
}

impl<'a> Overlay<'a> {
    pub(super) fn new(base: &'a dyn Snapshot) -> Self {
        Self {
            base,
            items: RefCell::default(),
            order: RefCell::default(),
        }
    }

    /// Takes in what a unit has changed.
    pub(super) fn absorb(&self, changes: &Changes) -> Result<(), StoreError> {
        for (resource, id, change) in changes {
            let item = match change {
                Change::Insert(Sealed { item, .. })
                | Change::Update {
                    sealed: Sealed { item, .. },
                    ..
                } => Some(item.clone()),
                Change::Remove { .. } => None,
                Change::Add { counts } => {
                    let mut item = self.get(resource, id)?;
                    if let Some(item) = &mut item {
                        for (name, difference) in counts {
                            let sum = item::integer(item, name) + difference;
                            item.insert(name.clone(), sum.max(0).into());
                        }
                    }
                    item
                }
            };
            let key = (resource.name.as_str(), id.clone());
            if self.items.borrow_mut().insert(key, item).is_none() {
                self.order.borrow_mut().push((resource, id.clone()));
            }
        }
        Ok(())
    }

    /// Puts what was changed in the place of what was found.
    fn amend(
        &self,
        resource: &'static Resource,
        filter: &Filter,
        mut found: Vec<Item>,
        part: impl Fn(&Item) -> Item,
    ) -> Vec<Item> {
        let items = self.items.borrow();
        let name = resource.name.as_str();
        found.retain(|item| !items.contains_key(&(name, item::text(item, "_id").to_owned())));
        let order = self.order.borrow();
        let ours = order.iter().filter(|(of, _)| *of == resource);
        let ours = ours.filter_map(|(_, id)| items.get(&(name, id.clone()))?.as_ref());
        found.extend(ours.filter(|item| filter.matches(item, resource)).map(part));
        found.sort_by(|left, right| item::text(left, "_id").cmp(item::text(right, "_id")));
        found
    }

    fn is_changed(&self, resource: &'static Resource) -> bool {
        let order = self.order.borrow();
        order.iter().any(|(of, _)| *of == resource)
    }
}

impl Snapshot for Overlay<'_> {
    fn get(&self, resource: &'static Resource, id: &str) -> Result<Option<Item>, StoreError> {
        let key = (resource.name.as_str(), id.to_owned());
        match self.items.borrow().get(&key) {
            Some(item) => Ok(item.clone()),
            None => self.base.get(resource, id),
        }
    }

    fn exists(&self, resource: &'static Resource, id: &str) -> Result<bool, StoreError> {
        let key = (resource.name.as_str(), id.to_owned());
        match self.items.borrow().get(&key) {
            Some(item) => Ok(item.is_some()),
            None => self.base.exists(resource, id),
        }
    }

    fn find(&self, resource: &'static Resource, filter: &Filter) -> Result<Vec<Item>, StoreError> {
        let found = self.base.find(resource, filter)?;
        if !self.is_changed(resource) {
            return Ok(found);
        }
        Ok(self.amend(resource, filter, found, Item::clone))
    }

    fn find_parts(
        &self,
        resource: &'static Resource,
        filter: &Filter,
        names: &[&str],
    ) -> Result<Vec<Item>, StoreError> {
        if !self.is_changed(resource) {
            return self.base.find_parts(resource, filter, names);
        }
        let mut with_id = vec!["_id"];
        with_id.extend(names.iter().filter(|name| **name != "_id"));
        let found = self.base.find_parts(resource, filter, &with_id)?;
        Ok(self.amend(resource, filter, found, |item| {
            item::parts_of(item, &with_id)
        }))
    }

    fn keeps_sums_apart(&self) -> bool {
        self.base.keeps_sums_apart()
    }

    fn is_remote(&self) -> bool {
        self.base.is_remote()
    }

    fn look_ahead(
        &self,
        resource: &'static Resource,
        field: &str,
        values: &[&str],
        names: Option<&[&str]>,
    ) -> Result<(), StoreError> {
        self.base.look_ahead(resource, field, values, names)
    }
}

/// The changes of several units, one after the other, as those of one.
#[derive(Default)]
pub(super) struct Merged {
    changes: Vec<Option<(&'static Resource, String, Change)>>,
    /// Where the content and the sums of each item are among them.
    contents: HashMap<Key, usize>,
    sums: HashMap<Key, usize>,
}

impl Merged {
    /// Adds the changes of the next unit.
    pub(super) fn add(&mut self, changes: Changes) {
        for (resource, id, change) in changes {
            let key = (resource.name.as_str(), id.clone());
            if let Change::Add { counts } = change {
                let known = self.sums.get(&key).copied();
                let known = known.and_then(|position| self.changes[position].as_mut());
                if let Some((_, _, Change::Add { counts: sums })) = known {
                    for (name, difference) in counts {
                        *sums.entry(name).or_default() += difference;
                    }
                } else {
                    self.sums.insert(key, self.changes.len());
                    let change = Change::Add { counts };
                    self.changes.push(Some((resource, id, change)));
                }
                continue;
            }
            // A content that a unit sets has the sums in it that it has seen.
            if let Some(position) = self.sums.remove(&key) {
                self.changes[position] = None;
            }
            let known = self.contents.get(&key).copied();
            let former = known.and_then(|position| self.changes[position].take());
            let change = match (former, change) {
                (None, change) => Some(change),
                (Some((_, _, former)), change) => follow(former, change, |removed| {
                    self.changes.push(Some((resource, id.clone(), removed)));
                }),
            };
            match change {
                Some(change) => {
                    self.contents.insert(key, self.changes.len());
                    self.changes.push(Some((resource, id, change)));
                }
                None => {
                    self.contents.remove(&key);
                }
            }
        }
    }

    /// What is to be committed.
    pub(super) fn into_changes(self) -> Changes {
        self.changes.into_iter().flatten().collect()
    }
}

/// Two changes of one item, one after the other, as one; none when nothing is left of them. What
/// removes a stored item before a new one takes its id is given to `keep`.
fn follow(former: Change, change: Change, keep: impl FnOnce(Change)) -> Option<Change> {
    match (former, change) {
        (Change::Insert(_), Change::Update { sealed, .. }) => Some(Change::Insert(sealed)),
        (Change::Insert(_), Change::Remove { .. }) => None,
        (
            Change::Update {
                before,
                former_etag,
                ..
            },
            Change::Update { sealed, .. },
        ) => Some(Change::Update {
            sealed,
            before,
            former_etag,
        }),
        (Change::Update { former_etag, .. }, Change::Remove { .. }) => {
            Some(Change::Remove { former_etag })
        }
        (removed @ Change::Remove { .. }, change) => {
            keep(removed);
            Some(change)
        }
        (_, change) => Some(change),
    }
}
