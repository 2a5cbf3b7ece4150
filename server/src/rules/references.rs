//! References to what is removed: no item names one that does not exist.
//!
//! Runs once for all that a unit removes, in one pass over each resource that may name it; which
//! ones these are follows from the contract's relations. Lists lose the id. The lists of an item
//! and of the templates it follows lose the same id, so that what is inherited stays what the
//! templates say.
//!
//! Where a field holds one reference, the request decides ([`InUse`]): a removal of one item is
//! refused while others name it, and names them; a removal that a client wants anyway, and that of
//! a whole collection, cleans the field instead.

use std::collections::HashSet;
use std::sync::Arc;

use serde_json::Value;

use super::refusal::Refusal;
use super::relations::UNDECLARED;
use super::rights::{Caller, Verb};
use super::transaction::Transaction;
use crate::contract::{Field, Resource, contract, resource};
use crate::filter::{Filter, Kind, Operand};
use crate::item::{self, Item};
use crate::unit::Touch;

/// More ids than this are looked for in every item, not by the store.
const MAX_IDS_IN_FILTER: usize = 500;

/// How many items of a resource a refusal names.
const MAX_NAMED: usize = 5;

/// What happens to fields that hold a reference to an item that the unit removes.
#[derive(Default)]
pub enum InUse {
    /// The field becomes null, is removed or, where every item must have it, names a default
    /// object.
    #[default]
    Clean,
    /// The removal is refused, naming the items that this caller may read.
    Refuse(Arc<Caller>),
}

/// Fields that other rules maintain.
fn is_kept_elsewhere(resource: &Resource, field: &str) -> bool {
    match field {
        "_templates" => resource.templating,
        "_parent" | "_tree_parents" | "_children" | "_all_children" => true,
        _ => false,
    }
}

/// A removed item may go on being named by what only says what happened, and goes with its realm's
/// own rule.
fn may_dangle(naming: &Resource, field: &Field) -> bool {
    let names_realm = field
        .relation
        .as_ref()
        .is_some_and(|to| to.resource == "realm");
    naming.record || naming.weak_references || names_realm
}

/// Removes the items that the unit removed from all that names them, or refuses their removal.
pub(super) fn remove_dangling(tx: &mut Transaction<'_>) -> Result<(), Refusal> {
    for named in contract().resources() {
        if named.record || named.weak_references {
            continue;
        }
        let gone: HashSet<String> = tx
            .touched(named)
            .filter(|(before, after)| before.is_some() && after.is_none())
            .filter_map(|(before, _)| Some(item::text(before?, "_id").to_owned()))
            .collect();
        if gone.is_empty() {
            continue;
        }
        let mut users = Vec::new();
        for (resource, list) in UNDECLARED {
            if named.name == resource {
                remove_undeclared(tx, named, list, &gone)?;
            }
        }
        for naming in contract().resources() {
            let fields = fields_naming(naming, &named.name);
            if !fields.is_empty() {
                clean(tx, naming, &fields, &gone, &mut users)?;
            }
        }
        if !users.is_empty() {
            return Err(Refusal::Conflict(format!(
                "The {} is in use by {}. Remove these references first, or send `force=true` to \
                 have them removed.",
                named.name,
                users.join("; ")
            )));
        }
    }
    Ok(())
}

/// The fields of the resource that name items of the other.
fn fields_naming<'r>(naming: &'r Resource, named: &str) -> Vec<(&'r str, &'r Field)> {
    let names = |field: &Field| {
        field
            .relation
            .as_ref()
            .is_some_and(|to| to.resource == named)
    };
    let fields = naming.fields.iter().filter(|(name, field)| {
        names(field) && !may_dangle(naming, field) && !is_kept_elsewhere(naming, name)
    });
    fields.map(|(name, field)| (name.as_str(), field)).collect()
}

/// Removes ids and names of removed items from a list that has no declared relation.
fn remove_undeclared(
    tx: &mut Transaction<'_>,
    resource: &'static Resource,
    list: &str,
    gone: &HashSet<String>,
) -> Result<(), Refusal> {
    let removed = tx.touched(resource).filter(|(_, after)| after.is_none());
    let names = removed.filter_map(|(before, _)| Some(item::text(before?, "name").to_owned()));
    let mut values: HashSet<String> = names.collect();
    values.extend(gone.iter().cloned());
    let naming = Filter::is_in(list, values.iter().map(String::as_str));
    for stored in tx.find(resource, &naming)? {
        let mut changed = Item::clone(&stored);
        if let Some(Value::Array(elements)) = changed.get_mut(list) {
            elements.retain(|value| value.as_str().is_none_or(|text| !values.contains(text)));
        }
        tx.update(resource, stored, changed, Touch::Updated);
    }
    Ok(())
}

fn clean(
    tx: &mut Transaction<'_>,
    naming: &'static Resource,
    fields: &[(&str, &Field)],
    gone: &HashSet<String>,
    users: &mut Vec<String>,
) -> Result<(), Refusal> {
    let ids = || gone.iter().map(|id| Operand::id(id.as_str()));
    let candidates = if gone.len() > MAX_IDS_IN_FILTER {
        Filter::everything()
    } else {
        Filter::any_of(fields.iter().map(|(field, _)| Filter::is_in(*field, ids())))
    };
    let mut holders = Vec::new();
    for stored in tx.find(naming, &candidates)? {
        let mut changed = Item::clone(&stored);
        let mut differs = false;
        for (name, field) in fields {
            match changed.get_mut(*name) {
                Some(Value::Array(values)) => {
                    let count = values.len();
                    values.retain(|value| value.as_str().is_none_or(|id| !gone.contains(id)));
                    differs |= values.len() < count;
                }
                Some(Value::String(id)) if gone.contains(id) => {
                    differs = true;
                    if matches!(tx.notes::<InUse>(), InUse::Refuse(_)) {
                        holders.push((*name, Arc::clone(&stored)));
                    } else {
                        clean_single(tx, naming, &mut changed, name, field)?;
                    }
                }
                _ => {}
            }
        }
        if differs {
            tx.update(naming, stored, changed, Touch::Updated);
        }
    }
    if let (InUse::Refuse(caller), false) = (tx.notes::<InUse>(), holders.is_empty()) {
        users.push(described(caller, naming, &holders));
    }
    Ok(())
}

fn clean_single(
    tx: &Transaction<'_>,
    naming: &Resource,
    item: &mut Item,
    name: &str,
    field: &Field,
) -> Result<(), Refusal> {
    if field.nullable {
        item.insert(name.to_owned(), Value::Null);
        return Ok(());
    }
    item.remove(name);
    if !field.required || matches!(field.kind, Kind::List(_)) {
        return Ok(());
    }
    // Only time periods are named by fields that every item must have.
    let default = if naming.name == "user" {
        "Never"
    } else {
        "24x7"
    };
    if let Some(found) = tx.find_named(resource("timeperiod"), default)? {
        item.insert(name.to_owned(), item::text(&found, "_id").into());
    }
    Ok(())
}

/// Which items of a resource hold references, as far as the caller may read them.
fn described(caller: &Caller, naming: &Resource, holders: &[(&str, Arc<Item>)]) -> String {
    let readable: Vec<String> = holders
        .iter()
        .filter(|(_, item)| caller.may(naming, Verb::Read, item))
        .map(|(field, item)| format!("{} ({field})", item::text(item, "name")))
        .collect();
    let mut shown: Vec<&str> = readable
        .iter()
        .take(MAX_NAMED)
        .map(String::as_str)
        .collect();
    if readable.len() > MAX_NAMED {
        shown.push("…");
    }
    if shown.is_empty() {
        "items that you may not read".to_owned()
    } else {
        format!("{} {}", naming.name, shown.join(", "))
    }
}
