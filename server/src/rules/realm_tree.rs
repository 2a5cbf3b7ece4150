//! The tree of realms, and what goes with a realm.
//!
//! Everything belongs to a realm, so a realm that owns items cannot be removed. Deleting the whole
//! collection is different: clients use it to start afresh, before they delete anything else, and
//! then count on the names being free. There, what a realm owned goes to the nearest realm above
//! it that stays. Records of the past (history, check results, requests to the engine) keep the
//! realm that they happened in.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::tree::{self, Place};
use crate::contract::{Resource, contract, messages, resource};
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::rules::rights::is_action;
use crate::rules::{Refusal, protection, write};
use crate::store::StoreError;
use crate::unit::{Touch, Unit};

/// What the backend alone writes, in the order in which clients are told.
const COMPUTED: [&str; 3] = ["_tree_parents", "_children", "_all_children"];

/// A new realm lies below the root unless it says where.
pub fn fill(unit: &mut Unit<'_>, realm: &mut Item) -> Result<(), Refusal> {
    if !realm.contains_key("_parent")
        && let Some(root) = tree::root(unit, resource("realm"))?
    {
        realm.insert("_parent".to_owned(), root.into());
    }
    Ok(())
}

/// Only the root is below no realm, and nobody else may say so of a realm.
pub(super) fn parent_issue(stored: Option<&Item>, item: &Item) -> Option<(&'static str, Value)> {
    let says_none = item.get("_parent").is_some_and(Value::is_null);
    let has_none = stored.is_some_and(|stored| item::text(stored, "_parent").is_empty());
    (says_none && !has_none).then(|| ("_parent", messages::NOT_NULL.into()))
}

/// A new realm has no children, whatever it says.
pub fn before_create(unit: &mut Unit<'_>, realm: &mut Item) -> Result<(), Refusal> {
    tree::place_new(unit, resource("realm"), realm)?;
    realm.insert("_children".to_owned(), json!([]));
    realm.insert("_all_children".to_owned(), json!([]));
    Ok(())
}

/// Only `_parent` says where a realm lies; the rest follows from it.
pub fn before_change(
    unit: &mut Unit<'_>,
    stored: &Item,
    changes: &mut Item,
) -> Result<(), Refusal> {
    tree::refuse_computed(stored, changes, &COMPUTED)?;
    if tree::moves(unit, resource("realm"), stored, changes)? {
        changes.remove("_level");
        return Ok(());
    }
    tree::refuse_computed(stored, changes, &["_level"])
}

/// A realm with sub-realms or items stays.
pub fn before_remove(unit: &mut Unit<'_>, realm: &Item) -> Result<(), Refusal> {
    let id = item::text(realm, "_id");
    if !tree::children(unit, resource("realm"), id)?.is_empty() {
        return Err(Refusal::Conflict(
            "The realm has sub-realms: delete or move them first.".to_owned(),
        ));
    }
    if let Some(owner) = first_owned(unit, id)? {
        return Err(Refusal::Conflict(format!(
            "The realm still owns items of the resource {owner}: delete or move them first."
        )));
    }
    Ok(())
}

/// The counters of a realm and the roles on it go with it.
pub fn after_remove(unit: &mut Unit<'_>, realm: &Item) -> Result<(), Refusal> {
    let id = item::text(realm, "_id");
    let (synthesis, past) = (
        resource("livesynthesis"),
        resource("livesynthesisretention"),
    );
    for counters in unit.find(synthesis, &Filter::eq("_realm", Operand::id(id)))? {
        let of_it = Filter::eq("livesynthesis", Operand::id(item::text(&counters, "_id")));
        for former in unit.find(past, &of_it)? {
            unit.remove(past, former);
        }
        unit.remove(synthesis, counters);
    }
    let roles = resource("userrestrictrole");
    for role in unit.find(roles, &Filter::eq("realm", Operand::id(id)))? {
        write::remove(unit, roles, role)?;
    }
    Ok(())
}

/// Removes several realms at once; a realm above one that stays, stays too. What they owned goes
/// to the nearest realm above that stays.
pub fn remove_many(unit: &mut Unit<'_>, realms: Vec<Item>) -> Result<(), Refusal> {
    let realm = resource("realm");
    let all = unit.find(realm, &Filter::everything())?;
    let going = going(&all, &realms);
    let root = tree::root(unit, realm)?.unwrap_or_default();
    let heirs: HashMap<String, String> = going
        .iter()
        .map(|(id, place)| {
            let mut above = place.ancestors.iter().rev();
            let heir = above.find(|above| !going.contains_key(above.as_str()));
            ((*id).to_owned(), heir.unwrap_or(&root).clone())
        })
        .collect();
    move_owned(unit, &heirs)?;
    for stored in realms {
        if going.contains_key(item::text(&stored, "_id")) {
            unit.remove(realm, stored.clone());
            after_remove(unit, &stored)?;
        }
    }
    Ok(())
}

/// Those of the realms that can go without anything below them being left behind.
fn going<'a>(all: &'a [Item], realms: &[Item]) -> HashMap<&'a str, Place> {
    let mut places = tree::places(all);
    let asked: Vec<&str> = realms
        .iter()
        .filter(|stored| !protection::is_protected(resource("realm"), stored))
        .map(|stored| item::text(stored, "_id"))
        .collect();
    let staying = all.iter().map(|stored| item::text(stored, "_id"));
    let mut kept: Vec<String> = Vec::new();
    for id in staying.filter(|id| !asked.contains(id)) {
        kept.push(id.to_owned());
        kept.extend(
            places
                .get(id)
                .into_iter()
                .flat_map(|place| place.ancestors.clone()),
        );
    }
    for id in kept {
        places.remove(id.as_str());
    }
    places
}

/// Gives what realms own to others.
fn move_owned(unit: &mut Unit<'_>, heirs: &HashMap<String, String>) -> Result<(), Refusal> {
    for owned in owned_resources() {
        let of_them = Filter::is_in("_realm", heirs.keys().map(|id| Operand::id(id.as_str())));
        for found in unit.find(owned, &of_them)? {
            // Services go where their host goes: this one may have been moved already.
            let Some(stored) = unit.get(owned, item::text(&found, "_id"))? else {
                continue;
            };
            if let Some(heir) = heirs.get(item::text(&stored, "_realm")) {
                let moves = Item::from_iter([("_realm".to_owned(), json!(heir))]);
                write::change(unit, owned, stored, moves)?;
            }
        }
    }
    Ok(())
}

/// The realms among these that own nothing.
pub fn without_items(unit: &Unit<'_>, realms: Vec<Item>) -> Result<Vec<Item>, StoreError> {
    let mut empty = Vec::with_capacity(realms.len());
    for realm in realms {
        if first_owned(unit, item::text(&realm, "_id"))?.is_none() {
            empty.push(realm);
        }
    }
    Ok(empty)
}

/// The first resource that has an item in the realm.
fn first_owned(unit: &Unit<'_>, id: &str) -> Result<Option<&'static str>, StoreError> {
    let in_realm = Filter::eq("_realm", Operand::id(id));
    for owned in owned_resources() {
        if unit.find_one(owned, &in_realm)?.is_some() {
            return Ok(Some(owned.name.as_str()));
        }
    }
    Ok(None)
}

/// The resources whose items keep a realm alive.
fn owned_resources() -> impl Iterator<Item = &'static Resource> {
    contract().resources().iter().filter(|owned| {
        let goes_with_realm = owned.name == "livesynthesis";
        owned.field("_realm").is_some() && !goes_with_realm && !is_record(owned)
    })
}

/// Whether items of the resource only tell what happened.
pub fn is_record(resource: &Resource) -> bool {
    is_action(resource) || matches!(resource.name.as_str(), "history" | "logcheckresult")
}

/// Counts the tree again when realms came, went or moved.
pub fn settle(unit: &mut Unit<'_>) -> Result<(), Refusal> {
    let realm = resource("realm");
    if !tree::has_moved(unit, realm, |_, _| true) {
        return Ok(());
    }
    let realms = unit.find(realm, &Filter::everything())?;
    let mut changed = Vec::new();
    {
        let places = tree::places(&realms);
        for stored in &realms {
            let Some(place) = places.get(item::text(stored, "_id")) else {
                continue;
            };
            let listed = |field: &str| item::texts(stored, field);
            let counted = [
                ("_level", place.level()),
                ("_tree_parents", json!(place.ancestors)),
                (
                    "_children",
                    tree::reconcile(&listed("_children"), &place.children),
                ),
                (
                    "_all_children",
                    tree::reconcile(&listed("_all_children"), &place.descendants),
                ),
            ];
            let is_same = |(field, value): &(&str, Value)| stored.get(*field) == Some(value);
            if !counted.iter().all(is_same) {
                let mut mended = stored.clone();
                mended.extend(counted.map(|(field, value)| (field.to_owned(), value)));
                changed.push(mended);
            }
        }
    }
    record(unit, realm, realms, changed);
    Ok(())
}

fn record(unit: &mut Unit<'_>, realm: &'static Resource, before: Vec<Item>, after: Vec<Item>) {
    let mut before: HashMap<String, Item> = before
        .into_iter()
        .map(|stored| (item::text(&stored, "_id").to_owned(), stored))
        .collect();
    for counted in after {
        if let Some(stored) = before.remove(item::text(&counted, "_id")) {
            unit.update(realm, stored, counted, Touch::Updated);
        }
    }
}
