//! Trees that are stored as parents alone: where each item stands, derived from scratch.
//!
//! Realms and groups store, beside `_parent`, what follows from the parents of all of them. It is
//! never changed step by step but counted again, so that it holds after any sequence of creations,
//! moves and deletions, and mends what others wrote. Items on a cycle of parents, which only
//! others can have written, have no place and are left as they are.

use std::borrow::Borrow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use serde_json::{Value, json};

use super::refusal::Refusal;
use crate::contract::Resource;
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::store::StoreError;
use crate::unit::Unit;

/// The name of the root of each tree.
pub(super) const ROOT: &str = "All";

/// Where an item stands.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// The items above it, the topmost first.
    pub ancestors: Vec<String>,
    /// The items right below it.
    pub children: Vec<String>,
    /// All items below it.
    pub descendants: Vec<String>,
}

impl Place {
    /// How many items are above it.
    pub(super) fn level(&self) -> Value {
        json!(self.ancestors.len())
    }
}

/// The place of each item that has one, by id. An item whose parent is not there is on top.
pub(super) fn places<T: Borrow<Item>>(items: &[T]) -> HashMap<&str, Place> {
    let items = || items.iter().map(Borrow::borrow);
    let ids: HashSet<&str> = items().map(|item| item::text(item, "_id")).collect();
    let mut below: HashMap<&str, Vec<&str>> = HashMap::new();
    let mut waiting = Vec::new();
    for item in items() {
        let (id, parent) = (item::text(item, "_id"), item::text(item, "_parent"));
        if ids.contains(parent) {
            below.entry(parent).or_default().push(id);
        } else {
            waiting.push((id, Vec::new()));
        }
    }
    let mut places: HashMap<&str, Place> = HashMap::with_capacity(ids.len());
    while let Some((id, ancestors)) = waiting.pop() {
        let children = below.get(id).cloned().unwrap_or_default();
        for child in &children {
            let mut above: Vec<String> = ancestors.clone();
            above.push(id.to_owned());
            waiting.push((child, above));
        }
        let place = Place {
            ancestors,
            children: children.into_iter().map(str::to_owned).collect(),
            descendants: Vec::new(),
        };
        places.insert(id, place);
    }
    let level = |id: &&str| places.get(id).map(|place| place.ancestors.len());
    let mut from_the_top: Vec<&str> = items().map(|item| item::text(item, "_id")).collect();
    from_the_top.sort_by_key(level);
    for id in from_the_top {
        let ancestors = places.get(id).map(|place| place.ancestors.clone());
        for ancestor in ancestors.unwrap_or_default() {
            if let Some(place) = places.get_mut(ancestor.as_str()) {
                place.descendants.push(id.to_owned());
            }
        }
    }
    places
}

/// The same ids as `wanted`: those already listed in their order, then the new ones.
pub(super) fn reconcile(listed: &[&str], wanted: &[String]) -> Value {
    let mut left: HashSet<&str> = wanted.iter().map(String::as_str).collect();
    let kept: Vec<&str> = listed
        .iter()
        .copied()
        .filter(|id| left.remove(id))
        .collect();
    let new = wanted
        .iter()
        .map(String::as_str)
        .filter(|id| left.contains(id));
    json!(kept.iter().copied().chain(new).collect::<Vec<_>>())
}

/// Sets the level and the ancestors of a new item from its parent.
pub(super) fn place_new(
    unit: &Unit<'_>,
    resource: &'static Resource,
    item: &mut Item,
) -> Result<(), StoreError> {
    let parent = match item::text(item, "_parent") {
        "" => None,
        id => unit.get(resource, id)?,
    };
    let (level, above) = match &parent {
        None => (0, Vec::new()),
        Some(parent) => {
            let mut above = item::texts(parent, "_tree_parents");
            above.push(item::text(parent, "_id"));
            (item::integer(parent, "_level") + 1, above)
        }
    };
    item.insert("_level".to_owned(), json!(level));
    item.insert("_tree_parents".to_owned(), json!(above));
    Ok(())
}

/// The id of the root.
pub(super) fn root(
    unit: &Unit<'_>,
    resource: &'static Resource,
) -> Result<Option<String>, StoreError> {
    let root = unit.find_named(resource, ROOT)?;
    Ok(root.map(|root| item::text(&root, "_id").to_owned()))
}

/// The items right below the one of that id.
pub(super) fn children(
    unit: &Unit<'_>,
    resource: &'static Resource,
    id: &str,
) -> Result<Vec<Arc<Item>>, StoreError> {
    unit.find(resource, &Filter::eq("_parent", Operand::id(id)))
}

/// Removes from changes the computed fields that equal the stored ones, as when a client sends back
/// a whole item that it has read; refuses those that differ.
pub(super) fn refuse_computed(
    stored: &Item,
    changes: &mut Item,
    fields: &[&str],
) -> Result<(), Refusal> {
    for field in fields {
        if let Some(value) = changes.remove(*field)
            && Some(&value) != stored.get(*field)
        {
            return Err(Refusal::ForbiddenFor(format!(
                "Updating {field} is forbidden"
            )));
        }
    }
    Ok(())
}

/// Whether the changes move the item; refuses a move that would close a circle, and any move of
/// the root.
pub(super) fn moves(
    unit: &Unit<'_>,
    resource: &'static Resource,
    stored: &Item,
    changes: &Item,
) -> Result<bool, Refusal> {
    let Some(parent) = changes.get("_parent") else {
        return Ok(false);
    };
    if stored.get("_parent").unwrap_or(&Value::Null) == parent {
        return Ok(false);
    }
    if item::text(stored, "name") == ROOT {
        return Err(Refusal::Forbidden(
            "Moving the root of the tree is forbidden",
        ));
    }
    let Some(parent) = parent.as_str() else {
        return Err(Refusal::Forbidden("Error: parent not found: None"));
    };
    if is_at_or_below(unit, resource, parent, item::text(stored, "_id"))? {
        return Err(Refusal::Forbidden(
            "Moving an item below itself is forbidden",
        ));
    }
    Ok(true)
}

/// Whether climbing from an item comes to the one of id `above`.
fn is_at_or_below(
    unit: &Unit<'_>,
    resource: &'static Resource,
    id: &str,
    above: &str,
) -> Result<bool, StoreError> {
    let mut met = HashSet::new();
    let mut at = id.to_owned();
    while met.insert(at.clone()) {
        if at == above {
            return Ok(true);
        }
        match unit.get(resource, &at)? {
            Some(item) => item::text(&item, "_parent").clone_into(&mut at),
            None => break,
        }
    }
    Ok(false)
}

/// Whether the unit made, moved or removed items of the tree, as `counts` says of each.
pub(super) fn has_moved(
    unit: &Unit<'_>,
    resource: &'static Resource,
    counts: impl Fn(Option<&Arc<Item>>, Option<&Arc<Item>>) -> bool,
) -> bool {
    let mut touched = unit.touched(resource);
    touched.any(|(before, after)| {
        let parent = |item: &Arc<Item>| item::text(item, "_parent").to_owned();
        before.map(parent) != after.map(parent) && counts(before, after)
    })
}
