//! The trees of host groups, service groups and user groups, and their lists of members.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::json;

use super::refusal::Refusal;
use super::resource_rules::ResourceRules;
use super::transaction::Transaction;
use super::tree;
use crate::contract::{Resource, contract};
use crate::filter::Filter;
use crate::item::{self, Item};
use crate::unit::{Touch, Unit};

/// Rules of groups.
pub(super) struct GroupTree;

impl ResourceRules for GroupTree {
    /// A new group lies below the root unless it has a parent.
    fn before_create(
        &self,
        tx: &mut Transaction<'_>,
        resource: &'static Resource,
        group: &mut Item,
    ) -> Result<(), Refusal> {
        if item::text(group, "_parent").is_empty()
            && let Some(root) = tree::root(tx, resource)?
        {
            group.insert("_parent".to_owned(), root.into());
        }
        Ok(tree::place_new(tx, resource, group)?)
    }

    /// Only `_parent` decides where a group lies; the rest follows from it.
    fn before_change(
        &self,
        tx: &mut Transaction<'_>,
        resource: &'static Resource,
        stored: &Item,
        changes: &mut Item,
    ) -> Result<(), Refusal> {
        tree::refuse_computed(stored, changes, &["_tree_parents"])?;
        if tree::moves(tx, resource, stored, changes)? {
            changes.remove("_level");
            return Ok(());
        }
        tree::refuse_computed(stored, changes, &["_level"])
    }
}

/// Counts the trees again when groups moved or went. Children of a group that went are now those
/// of the nearest group above it.
pub(super) fn recount(unit: &mut Transaction<'_>) -> Result<(), Refusal> {
    for groups in contract()
        .resources()
        .iter()
        .filter(|resource| resource.group)
    {
        // A new group was given its place, and nothing is below it yet.
        if tree::has_moved(unit, groups, |before, _| before.is_some()) {
            recount_one(unit, groups)?;
        }
    }
    Ok(())
}

fn recount_one(unit: &mut Unit<'_>, resource: &'static Resource) -> Result<(), Refusal> {
    let gone: HashMap<String, String> = unit
        .touched(resource)
        .filter(|(_, after)| after.is_none())
        .filter_map(|(before, _): (Option<&Arc<Item>>, _)| before)
        .map(|group| {
            let parent = item::text(group, "_parent").to_owned();
            (item::text(group, "_id").to_owned(), parent)
        })
        .collect();
    let root = tree::root(unit, resource)?;
    let stored = unit.find(resource, &Filter::everything())?;
    let mut groups: Vec<Item> = stored.iter().map(|group| Item::clone(group)).collect();
    for group in &mut groups {
        let parent = item::text(group, "_parent");
        if gone.contains_key(parent) {
            let heir = above(&gone, parent).or_else(|| root.clone());
            group.insert("_parent".to_owned(), json!(heir));
        }
    }
    let places = tree::places(&groups);
    let mut counted = Vec::with_capacity(groups.len());
    for group in &groups {
        let mut group = group.clone();
        if let Some(place) = places.get(item::text(&group, "_id")) {
            group.insert("_level".to_owned(), place.level());
            group.insert("_tree_parents".to_owned(), json!(place.ancestors));
        }
        counted.push(group);
    }
    for (before, after) in stored.into_iter().zip(counted) {
        if *before != after {
            unit.update(resource, before, after, Touch::Updated);
        }
    }
    Ok(())
}

/// The nearest group above one that is gone, if any is left.
fn above(gone: &HashMap<String, String>, id: &str) -> Option<String> {
    let mut at = id;
    // Those who climb more steps than there are groups go in a circle.
    for _ in 0..=gone.len() {
        match gone.get(at) {
            Some(parent) => at = parent,
            None => return Some(at.to_owned()).filter(|at| !at.is_empty()),
        }
    }
    None
}
