//! What makes units conflict that rest on each other's changes without changing the same item.
//!
//! A transaction sees a snapshot, and `MongoDB` refuses it only when another one has written the
//! same document meanwhile. That is not enough where a unit is right only as long as something it
//! has read stays as it is: an item that links to another one must not be stored while the other
//! one is removed; a service made from a template must not miss a change of the template. Such units
//! also write a small document that stands for what they rest on:
//!
//! - a *reference*: whoever adds a link holds the target shared, whoever removes the target, or
//!   changes one that others copy from, holds it alone. Shared holders write one of several slots,
//!   each another, so that they do not wait for each other; who holds it alone writes all of them.
//! - a *point*: held alone by all who name it: values that must be unique together, a value that
//!   must be unique where no index can see to it, and the unit's conflict keys.
//!
//! Much needs no guard, because both units write an item that they have in common anyway: the
//! overall state of a host follows from its services, and every unit that changes what it follows
//! from writes the host; a realm lists its children; an item that is removed conflicts with each
//! change of it.
//!
//! Both are hashed into a fixed number of documents. A clash makes two units wait for each other
//! that need not, nothing else. Results of checks and history entries are not guarded: they are
//! records, and outlive what they tell about.

use std::collections::{BTreeSet, HashSet};
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::Value;

use super::super::layout::Layout;
use super::super::port::{Change, Changes, ConflictKey, Content};
use crate::contract::Resource;
use crate::item::{self, Item};

/// Where these documents are.
pub(super) const COLLECTION: &str = "alignak_backend_guards";

const REFERENCES: u32 = 128;
const SLOTS: u32 = 32;
const POINTS: u32 = 1 << 16;
/// Points come after all references.
const FIRST_POINT: u32 = REFERENCES * SLOTS;

/// What the guards of a store must know.
#[derive(Debug)]
pub(super) struct Guards {
    layout: &'static Layout,
    /// Fields that must be unique and have no unique index, by resource and field.
    unguarded: HashSet<(String, String)>,
    next_slot: AtomicU32,
}

impl Guards {
    pub(super) fn new(layout: &'static Layout, unguarded: HashSet<(String, String)>) -> Self {
        Self {
            layout,
            unguarded,
            // Servers that start at the same time begin with different slots.
            next_slot: AtomicU32::new(rand::random()),
        }
    }

    /// The documents that a unit with these changes must write: their ids, in ascending order.
    pub(super) fn needed(&self, changes: &Changes, conflict_keys: &[ConflictKey]) -> Vec<u32> {
        let mut needed = Needed {
            slot: self.next_slot.fetch_add(1, Ordering::Relaxed) % SLOTS,
            ids: BTreeSet::new(),
        };
        for (resource, id) in conflict_keys {
            needed.point(&["item", &resource.name, id]);
        }
        for (resource, id, change) in changes {
            if self.layout.is_record(resource) {
                continue;
            }
            match change {
                Change::Insert(Content { item, .. }) => {
                    needed.links(resource, item, None);
                    self.values(resource, item, None, &mut needed);
                }
                Change::Update {
                    content: Content { item, .. },
                    before,
                    ..
                } => {
                    needed.links(resource, item, Some(before));
                    self.values(resource, item, Some(before), &mut needed);
                    let flag = self.layout.copied_flag;
                    if item::flag(before, flag) || item::flag(item, flag) {
                        needed.alone(&resource.name, id);
                    }
                }
                Change::Remove { .. } => needed.alone(&resource.name, id),
                Change::Add { .. } => {}
            }
        }
        needed.ids.into_iter().collect()
    }

    fn values(&self, resource: &Resource, item: &Item, before: Option<&Item>, needed: &mut Needed) {
        let changes =
            |field: &str| before.is_none_or(|before| before.get(field) != item.get(field));
        for (of, fields) in &self.layout.unique_together {
            if resource.name == *of && fields.iter().any(|field| changes(field)) {
                let values = fields.iter().map(|field| item::text(item, field));
                let key: Vec<&str> = std::iter::once("place").chain(values).collect();
                needed.point(&key);
            }
        }
        for (of, field) in &self.unguarded {
            if *of == resource.name && changes(field) {
                needed.point(&["value", of, field, item::text(item, field)]);
            }
        }
    }
}

struct Needed {
    slot: u32,
    ids: BTreeSet<u32>,
}

/// The same in every process, of whatever version.
fn hashed(parts: &[&str], within: u32) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    hasher.finalize() % within
}

impl Needed {
    fn point(&mut self, what: &[&str]) {
        self.ids.insert(FIRST_POINT + hashed(what, POINTS));
    }

    fn shared(&mut self, resource: &str, id: &str) {
        let reference = hashed(&[resource, id], REFERENCES);
        self.ids.insert(reference * SLOTS + self.slot);
    }

    fn alone(&mut self, resource: &str, id: &str) {
        let reference = hashed(&[resource, id], REFERENCES);
        self.ids.extend(reference * SLOTS..(reference + 1) * SLOTS);
    }

    /// Holds what the item links to and did not before.
    fn links(&mut self, resource: &Resource, item: &Item, before: Option<&Item>) {
        for (name, field) in &resource.fields {
            let Some(relation) = &field.relation else {
                continue;
            };
            let former = before.and_then(|before| before.get(name));
            match item.get(name) {
                value if value == former => {}
                Some(Value::String(id)) => self.shared(&relation.resource, id),
                Some(Value::Array(ids)) => {
                    let known = former.and_then(Value::as_array);
                    for id in ids {
                        if !known.is_some_and(|known| known.contains(id))
                            && let Some(id) = id.as_str()
                        {
                            self.shared(&relation.resource, id);
                        }
                    }
                }
                _ => {}
            }
        }
    }
}
