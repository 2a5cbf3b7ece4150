//! Lists that name other items: what is removed is no longer named.
//!
//! Runs once for all that a unit removes, in one pass over each resource that may name it. The
//! lists of an item and of the templates it follows lose the same id, so that what is inherited
//! stays what the templates say.

use std::collections::HashSet;

use serde_json::Value;

use super::properties::{GROUPS, is_group, is_record};
use super::refusal::Refusal;
use super::transaction::Transaction;
use crate::contract::{Resource, contract, resource};
use crate::filter::{Filter, Kind, Operand};
use crate::item::{self, Item};
use crate::unit::{Touch, Unit};

/// The resources whose removed items must not be named any more, beside groups.
const NAMED: [&str; 3] = ["host", "service", "user"];

/// Lists that other rules maintain. What used a service template goes with it, so that
/// services have no links to templates left that values come through.
fn is_kept_elsewhere(resource: &Resource, list: &str) -> bool {
    match list {
        "_templates" => matches!(resource.name.as_str(), "host" | "user"),
        "_tree_parents" => resource.name == "realm" || is_group(resource),
        _ => false,
    }
}

/// More ids than this are looked for in every item, not by the store.
const MAX_IDS_IN_FILTER: usize = 500;

/// Removes the items that the unit removed from all lists that name them.
pub(super) fn remove_dangling(unit: &mut Transaction<'_>) -> Result<(), Refusal> {
    for name in NAMED.into_iter().chain(GROUPS) {
        let gone: HashSet<String> = unit
            .touched(resource(name))
            .filter(|(before, after)| before.is_some() && after.is_none())
            .filter_map(|(before, _)| Some(item::text(before?, "_id").to_owned()))
            .collect();
        if gone.is_empty() {
            continue;
        }
        for naming in contract().resources() {
            let lists = lists_naming(naming, name);
            if !lists.is_empty() {
                remove_from_lists(unit, naming, &lists, &gone)?;
            }
        }
    }
    Ok(())
}

/// The lists of the resource that name items of the other. Records of the past keep their names.
fn lists_naming(naming: &'static Resource, named: &str) -> Vec<&'static str> {
    if is_record(naming) {
        return Vec::new();
    }
    let names = |field: &crate::contract::Field| {
        matches!(field.kind, Kind::List(_))
            && field
                .relation
                .as_ref()
                .is_some_and(|to| to.resource == named)
    };
    let fields = naming.fields.iter().filter(|(_, field)| names(field));
    let lists = fields.map(|(name, _)| name.as_str());
    lists
        .filter(|list| !is_kept_elsewhere(naming, list))
        .collect()
}

fn remove_from_lists(
    unit: &mut Unit<'_>,
    naming: &'static Resource,
    lists: &[&str],
    gone: &HashSet<String>,
) -> Result<(), Refusal> {
    let ids = || gone.iter().map(|id| Operand::id(id.as_str()));
    let candidates = if gone.len() > MAX_IDS_IN_FILTER {
        Filter::everything()
    } else {
        Filter::any_of(lists.iter().map(|list| Filter::is_in(*list, ids())))
    };
    for stored in unit.find(naming, &candidates)? {
        let mut changed = Item::clone(&stored);
        for list in lists {
            if let Some(Value::Array(values)) = changed.get_mut(*list) {
                values.retain(|value| value.as_str().is_none_or(|id| !gone.contains(id)));
            }
        }
        if is_shorter(&stored, &changed, lists) {
            unit.update(naming, stored, changed, Touch::Updated);
        }
    }
    Ok(())
}

fn is_shorter(before: &Item, after: &Item, lists: &[&str]) -> bool {
    lists
        .iter()
        .any(|list| before.get(*list) != after.get(*list))
}
