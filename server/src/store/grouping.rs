//! Several units in one commit, for any store: each sees what those before it changed, and all
//! their changes are committed together.

use std::borrow::Borrow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::port::{Change, Changes, Content, Snapshot, StoreError};
use crate::contract::Resource;
use crate::filter::Filter;
use crate::item::{self, Item};

type Key = (&'static str, String);

/// A view with the changes of the units that have run already. Differences of counters are not in
/// it: what reads counters to change them is not run in a group after them (see `Merged`).
pub(super) struct Overlay<'a> {
    base: &'a dyn Snapshot,
    changed: HashMap<&'static str, Changed>,
}

/// Changed items of one resource.
#[derive(Default)]
struct Changed {
    /// The items as they are now; none for those that are gone.
    items: HashMap<String, Option<Arc<Item>>>,
    /// Their ids, in the order in which they were changed first.
    order: Vec<String>,
}

impl<'a> Overlay<'a> {
    pub(super) fn new(base: &'a dyn Snapshot) -> Self {
        Self {
            base,
            changed: HashMap::new(),
        }
    }

    /// Takes in what a unit has changed.
    pub(super) fn absorb(&mut self, changes: &Changes) {
        for (resource, id, change) in changes {
            let item = match change {
                Change::Insert(Content { item, .. })
                | Change::Update {
                    content: Content { item, .. },
                    ..
                } => Some(Arc::clone(item)),
                Change::Remove { .. } => None,
                Change::Add { .. } => continue,
            };
            let changed = self.changed.entry(resource.name.as_str()).or_default();
            if changed.items.insert(id.clone(), item).is_none() {
                changed.order.push(id.clone());
            }
        }
    }

    fn item(&self, resource: &'static Resource, id: &str) -> Option<&Option<Arc<Item>>> {
        self.changed.get(resource.name.as_str())?.items.get(id)
    }
}

impl Changed {
    /// Replaces what was found by what was changed.
    fn amend<T: Borrow<Item>>(
        &self,
        resource: &'static Resource,
        filter: &Filter,
        mut found: Vec<T>,
        part: impl Fn(&Arc<Item>) -> T,
    ) -> Vec<T> {
        found.retain(|item| !self.items.contains_key(item::text(item.borrow(), "_id")));
        let ours = self
            .order
            .iter()
            .filter_map(|id| self.items.get(id)?.as_ref());
        found.extend(ours.filter(|item| filter.matches(item, resource)).map(part));
        found.sort_by(|left, right| {
            item::text(left.borrow(), "_id").cmp(item::text(right.borrow(), "_id"))
        });
        found
    }
}

impl Snapshot for Overlay<'_> {
    fn get(&self, resource: &'static Resource, id: &str) -> Result<Option<Arc<Item>>, StoreError> {
        match self.item(resource, id) {
            Some(item) => Ok(item.clone()),
            None => self.base.get(resource, id),
        }
    }

    fn exists(&self, resource: &'static Resource, id: &str) -> Result<bool, StoreError> {
        match self.item(resource, id) {
            Some(item) => Ok(item.is_some()),
            None => self.base.exists(resource, id),
        }
    }

    fn find(
        &self,
        resource: &'static Resource,
        filter: &Filter,
    ) -> Result<Vec<Arc<Item>>, StoreError> {
        let found = self.base.find(resource, filter)?;
        Ok(match self.changed.get(resource.name.as_str()) {
            Some(changed) => changed.amend(resource, filter, found, Arc::clone),
            None => found,
        })
    }

    fn find_parts(
        &self,
        resource: &'static Resource,
        filter: &Filter,
        names: &[&str],
    ) -> Result<Vec<Item>, StoreError> {
        let Some(changed) = self.changed.get(resource.name.as_str()) else {
            return self.base.find_parts(resource, filter, names);
        };
        let mut with_id = vec!["_id"];
        with_id.extend(names.iter().filter(|name| **name != "_id"));
        let found = self.base.find_parts(resource, filter, &with_id)?;
        Ok(changed.amend(resource, filter, found, |item| {
            item::parts_of(item, &with_id)
        }))
    }

    fn keeps_sums_apart(&self, resource: &'static Resource) -> bool {
        self.base.keeps_sums_apart(resource)
    }

    fn is_remote(&self) -> bool {
        self.base.is_remote()
    }

    fn may_run_again(&self) -> bool {
        self.base.may_run_again()
    }

    fn prefetch(
        &self,
        resource: &'static Resource,
        field: &str,
        values: &[&str],
        names: Option<&[&str]>,
    ) -> Result<(), StoreError> {
        self.base.prefetch(resource, field, values, names)
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
    /// How many changes there are.
    pub(super) fn len(&self) -> usize {
        self.changes.len()
    }

    /// Adds the changes of the next unit.
    ///
    /// # Errors
    /// When it changes an item to whose counters a unit before it adds, which it has not seen: it
    /// must be run alone.
    pub(super) fn add(&mut self, changes: Changes) -> Result<(), StoreError> {
        let former_sums: HashSet<Key> = self.sums.keys().cloned().collect();
        for (resource, id, change) in changes {
            let key = (resource.name.as_str(), id);
            match change {
                Change::Add { counts } => self.add_sums(resource, key, counts),
                _ if former_sums.contains(&key) => {
                    let reason = "a unit in a group changes counters that others add to";
                    return Err(StoreError::Failed(reason.to_owned()));
                }
                change => self.add_content(resource, key, change),
            }
        }
        Ok(())
    }

    fn add_sums(&mut self, resource: &'static Resource, key: Key, counts: BTreeMap<String, i64>) {
        let known = self.sums.get(&key).copied();
        let known = known.and_then(|position| self.changes[position].as_mut());
        if let Some((_, _, Change::Add { counts: sums })) = known {
            for (name, difference) in counts {
                *sums.entry(name).or_default() += difference;
            }
        } else {
            let id = key.1.clone();
            self.sums.insert(key, self.changes.len());
            self.changes
                .push(Some((resource, id, Change::Add { counts })));
        }
    }

    fn add_content(&mut self, resource: &'static Resource, key: Key, change: Change) {
        let id = key.1.clone();
        let known = self.contents.remove(&key);
        let former = known.and_then(|position| self.changes[position].take());
        let change = match former {
            None => Some(change),
            Some((_, _, former)) => follow(former, change, |removed| {
                self.changes.push(Some((resource, id.clone(), removed)));
            }),
        };
        if let Some(change) = change {
            self.contents.insert(key, self.changes.len());
            self.changes.push(Some((resource, id, change)));
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
        (Change::Insert(_), Change::Update { content, .. }) => Some(Change::Insert(content)),
        (Change::Insert(_), Change::Remove { .. }) => None,
        (
            Change::Update {
                before,
                former_etag,
                ..
            },
            Change::Update { content, .. },
        ) => Some(Change::Update {
            content,
            before,
            former_etag,
        }),
        (
            Change::Update {
                before,
                former_etag,
                ..
            },
            Change::Remove { .. },
        ) => Some(Change::Remove {
            before,
            former_etag,
        }),
        (removed @ Change::Remove { .. }, change) => {
            keep(removed);
            Some(change)
        }
        (_, change) => Some(change),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests;
