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

/// How many of the many items that hold a reference are read to be named in a refusal.
const MAX_LOOKED_AT: usize = 50;

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
        let mut are_too_many = false;
        for (resource, list) in UNDECLARED {
            if named.name == resource {
                remove_undeclared(tx, named, list, &gone)?;
            }
        }
        for naming in contract().resources() {
            let fields = fields_naming(naming, &named.name);
            if !fields.is_empty() {
                are_too_many |= !clean(tx, naming, &fields, &gone, &mut users)?;
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
        if are_too_many {
            return Err(tx.limits().exceeded());
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

/// Removes what is gone from the items of a resource, or adds to `users` those whose references
/// refuse the removal. Returns false when they are more than one unit may change.
fn clean(
    tx: &mut Transaction<'_>,
    naming: &'static Resource,
    fields: &[(&str, &Field)],
    gone: &HashSet<String>,
    users: &mut Vec<String>,
) -> Result<bool, Refusal> {
    let mut are_all = true;
    let candidates = if gone.len() > MAX_IDS_IN_FILTER {
        tx.find(naming, &Filter::everything())?
    } else {
        let in_any = holding(fields.iter().map(|(name, _)| *name), gone);
        match tx.find_few(naming, &in_any, tx.limits().changes)? {
            Some(items) => items,
            None if matches!(tx.notes::<InUse>(), InUse::Refuse(_)) => {
                are_all = false;
                let singles = fields.iter().filter(|(_, field)| !is_list(field));
                let in_single = holding(singles.map(|(name, _)| *name), gone);
                first_ones(tx, naming, &in_single)?
            }
            None => return Ok(false),
        }
    };
    let mut holders = Vec::new();
    for stored in candidates {
        for name in clean_item(tx, naming, fields, gone, &stored)? {
            holders.push((name, Arc::clone(&stored)));
        }
    }
    if let (InUse::Refuse(caller), false) = (tx.notes::<InUse>(), holders.is_empty()) {
        users.push(described(caller, naming, &holders));
    }
    Ok(are_all)
}

fn is_list(field: &Field) -> bool {
    matches!(field.kind, Kind::List(_))
}

/// What holds for items that name one of these in one of the fields.
fn holding<'a>(fields: impl Iterator<Item = &'a str>, gone: &HashSet<String>) -> Filter {
    let ids = || gone.iter().map(|id| Operand::id(id.as_str()));
    Filter::any_of(fields.map(|field| Filter::is_in(field, ids())))
}

/// Some of the many items that match, to be named in a refusal.
fn first_ones(
    tx: &Transaction<'_>,
    naming: &'static Resource,
    holding: &Filter,
) -> Result<Vec<Arc<Item>>, Refusal> {
    let ids = tx.find_parts(naming, holding, &["_id"])?;
    let mut items = Vec::with_capacity(MAX_LOOKED_AT);
    for found in ids.iter().take(MAX_LOOKED_AT) {
        items.extend(tx.get(naming, item::text(found, "_id"))?);
    }
    Ok(items)
}

/// Takes removed items out of one that may name them. Returns the fields whose reference refuses
/// the removal.
fn clean_item<'f>(
    tx: &mut Transaction<'_>,
    naming: &'static Resource,
    fields: &[(&'f str, &Field)],
    gone: &HashSet<String>,
    stored: &Arc<Item>,
) -> Result<Vec<&'f str>, Refusal> {
    let mut changed = Item::clone(stored);
    let mut differs = false;
    let mut refusing = Vec::new();
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
                    refusing.push(*name);
                } else {
                    clean_single(tx, naming, &mut changed, name, field)?;
                }
            }
            _ => {}
        }
    }
    if differs {
        tx.update(naming, Arc::clone(stored), changed, Touch::Updated);
    }
    Ok(refusing)
}

/// The resources that may name items of this one, each with what holds for those that name one of
/// the ids.
pub(super) fn naming(
    named: &'static Resource,
    ids: &[String],
) -> impl Iterator<Item = (&'static Resource, Filter)> {
    let gone: HashSet<String> = ids.iter().cloned().collect();
    let all = contract().resources().iter();
    let is_named = !named.record && !named.weak_references;
    all.filter(move |_| is_named).filter_map(move |naming| {
        let fields = fields_naming(naming, &named.name);
        let names = fields.iter().map(|(name, _)| *name);
        (!fields.is_empty()).then(|| (naming, holding(names, &gone)))
    })
}

/// Takes an item that is about to be removed out of one that may name it.
pub(super) fn clean_one(
    tx: &mut Transaction<'_>,
    named: &Resource,
    removed: &str,
    naming: &'static Resource,
    id: &str,
) -> Result<(), Refusal> {
    let fields = fields_naming(naming, &named.name);
    if let Some(stored) = tx.get(naming, id)? {
        let gone = HashSet::from([removed.to_owned()]);
        clean_item(tx, naming, &fields, &gone, &stored)?;
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
    if !field.required || is_list(field) {
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
