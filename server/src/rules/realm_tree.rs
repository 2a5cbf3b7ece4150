//! The tree of realms, and what goes with a realm.
//!
//! Everything belongs to a realm, so a realm that owns items cannot be removed. Deleting the whole
//! collection is different: clients use it to start afresh, before they delete anything else, and
//! then count on the names being free. There, what a realm owned goes to the nearest realm above
//! it that stays. Records of the past (history, check results, requests to the engine) keep the
//! realm that they happened in.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::{Value, json};

use super::refusal::Refusal;
use super::resource_rules::ResourceRules;
use super::rights::Caller;
use super::transaction::Transaction;
use super::tree::{self, Place};
use crate::contract::{Resource, contract, messages, resource};
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::store::StoreError;
use crate::unit::{Touch, Unit};

/// What the backend alone writes, in the order in which refusals name it.
const COMPUTED: [&str; 3] = ["_tree_parents", "_children", "_all_children"];

/// Rules of realms.
pub(super) struct RealmTree;

impl ResourceRules for RealmTree {
    /// A new realm lies below the root unless it has a parent.
    fn fill(
        &self,
        tx: &mut Transaction<'_>,
        _caller: &Caller,
        _resource: &'static Resource,
        realm: &mut Item,
    ) -> Result<(), Refusal> {
        if realm.get("_parent").is_none_or(Value::is_null)
            && let Some(root) = tree::root(tx, resource("realm"))?
        {
            realm.insert("_parent".to_owned(), root.into());
        }
        Ok(())
    }

    /// Only the root has no parent, and no other realm can be given none.
    fn issue(&self, stored: Option<&Item>, item: &Item) -> Option<(&'static str, Value)> {
        let says_none = item.get("_parent").is_some_and(Value::is_null);
        let has_none = stored.is_some_and(|stored| item::text(stored, "_parent").is_empty());
        (says_none && !has_none).then(|| ("_parent", messages::NOT_NULL.into()))
    }

    /// A new realm has no children, whatever was posted.
    fn before_create(
        &self,
        tx: &mut Transaction<'_>,
        resource: &'static Resource,
        realm: &mut Item,
    ) -> Result<(), Refusal> {
        tree::place_new(tx, resource, realm)?;
        realm.insert("_children".to_owned(), json!([]));
        realm.insert("_all_children".to_owned(), json!([]));
        Ok(())
    }

    /// Only `_parent` decides where a realm lies; the rest follows from it.
    fn before_change(
        &self,
        tx: &mut Transaction<'_>,
        resource: &'static Resource,
        stored: &Item,
        changes: &mut Item,
    ) -> Result<(), Refusal> {
        tree::refuse_computed(stored, changes, &COMPUTED)?;
        if tree::moves(tx, resource, stored, changes)? {
            changes.remove("_level");
            return Ok(());
        }
        tree::refuse_computed(stored, changes, &["_level"])
    }

    /// A realm with sub-realms or items stays.
    fn before_remove(
        &self,
        tx: &mut Transaction<'_>,
        resource: &'static Resource,
        realm: &Item,
    ) -> Result<(), Refusal> {
        let id = item::text(realm, "_id");
        if !tree::children(tx, resource, id)?.is_empty() {
            return Err(Refusal::Conflict(
                "The realm has sub-realms: delete or move them first.".to_owned(),
            ));
        }
        if let Some(owner) = first_owned(tx, id)? {
            return Err(Refusal::Conflict(format!(
                "The realm still owns items of the resource {owner}: delete or move them first."
            )));
        }
        Ok(())
    }

    /// The counters of a realm and the roles on it go with it.
    fn after_remove(&self, tx: &mut Transaction<'_>, realm: &Item) -> Result<(), Refusal> {
        let id = item::text(realm, "_id");
        let (synthesis, past) = (
            resource("livesynthesis"),
            resource("livesynthesisretention"),
        );
        for counters in tx.find(synthesis, &Filter::eq("_realm", Operand::id(id)))? {
            let of_it = Filter::eq("livesynthesis", Operand::id(item::text(&counters, "_id")));
            for former in tx.find(past, &of_it)? {
                tx.delete(past, former);
            }
            tx.delete(synthesis, counters);
        }
        let roles = resource("userrestrictrole");
        for role in tx.find(roles, &Filter::eq("realm", Operand::id(id)))? {
            tx.remove(roles, role)?;
        }
        Ok(())
    }

    /// What a realm owns would go to a realm where the caller may have no rights.
    fn removable(
        &self,
        unit: &Unit<'_>,
        caller: &Caller,
        realms: Vec<Arc<Item>>,
    ) -> Result<Vec<Arc<Item>>, Refusal> {
        if caller.is_super_administrator {
            return Ok(realms);
        }
        let mut empty = Vec::with_capacity(realms.len());
        for realm in realms {
            if first_owned(unit, item::text(&realm, "_id"))?.is_none() {
                empty.push(realm);
            }
        }
        Ok(empty)
    }

    /// Removes several realms at once; a realm above one that stays, stays too. What they owned
    /// goes to the nearest realm above that stays.
    fn remove_many(
        &self,
        tx: &mut Transaction<'_>,
        realms: Vec<Arc<Item>>,
    ) -> Result<Vec<Arc<Item>>, Refusal> {
        let realm = resource("realm");
        let all = tx.find(realm, &Filter::everything())?;
        let going = going(tx, &all, &realms);
        let heirs = heirs(tx, &going)?;
        move_owned(tx, &heirs)?;
        for stored in realms {
            if going.contains_key(item::text(&stored, "_id")) {
                tx.delete(realm, Arc::clone(&stored));
                self.after_remove(tx, &stored)?;
            }
        }
        Ok(Vec::new())
    }
}

/// Moves some of the items of a resource out of the realms that a removal of all of these would
/// take, to where that removal would move them.
///
/// # Errors
/// What the rules refuse.
pub fn vacate(
    tx: &mut Transaction<'_>,
    realms: &[Arc<Item>],
    owned: &'static Resource,
    ids: &[String],
) -> Result<(), Refusal> {
    let all = tx.find(resource("realm"), &Filter::everything())?;
    let going = going(tx, &all, realms);
    let heirs = heirs(tx, &going)?;
    for id in ids {
        if let Some(stored) = tx.get(owned, id)? {
            move_one(tx, &heirs, owned, stored)?;
        }
    }
    Ok(())
}

/// The realms to which what these own goes: the nearest above that stays.
fn heirs(
    tx: &Transaction<'_>,
    going: &HashMap<&str, Place>,
) -> Result<HashMap<String, String>, StoreError> {
    let root = tree::root(tx, resource("realm"))?.unwrap_or_default();
    let heirs = going.iter().map(|(id, place)| {
        let mut above = place.ancestors.iter().rev();
        let heir = above.find(|above| !going.contains_key(above.as_str()));
        ((*id).to_owned(), heir.unwrap_or(&root).clone())
    });
    Ok(heirs.collect())
}

/// Those of the realms that can go without anything below them being left behind.
fn going<'a>(
    tx: &Transaction<'_>,
    all: &'a [Arc<Item>],
    realms: &[Arc<Item>],
) -> HashMap<&'a str, Place> {
    let mut places = tree::places(all);
    let asked: Vec<&str> = realms
        .iter()
        .filter(|stored| !tx.is_protected(resource("realm"), stored))
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

/// Moves what realms own to others.
fn move_owned(tx: &mut Transaction<'_>, heirs: &HashMap<String, String>) -> Result<(), Refusal> {
    for owned in owned_resources() {
        let of_them = Filter::is_in("_realm", heirs.keys().map(|id| Operand::id(id.as_str())));
        for found in tx.find_changeable(owned, &of_them)? {
            // Services go where their host goes: this one may have been moved already.
            if let Some(stored) = tx.get(owned, item::text(&found, "_id"))? {
                move_one(tx, heirs, owned, stored)?;
            }
        }
    }
    Ok(())
}

fn move_one(
    tx: &mut Transaction<'_>,
    heirs: &HashMap<String, String>,
    owned: &'static Resource,
    stored: Arc<Item>,
) -> Result<(), Refusal> {
    if let Some(heir) = heirs.get(item::text(&stored, "_realm")) {
        let moves = Item::from_iter([("_realm".to_owned(), json!(heir))]);
        tx.change(owned, stored, moves)?;
    }
    Ok(())
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
pub fn owned_resources() -> impl Iterator<Item = &'static Resource> {
    contract().resources().iter().filter(|owned| {
        let goes_with_realm = owned.counters;
        owned.field("_realm").is_some() && !goes_with_realm && !owned.record
    })
}

/// Counts the tree again when realms came, went or moved.
pub(super) fn recount(unit: &mut Transaction<'_>) -> Result<(), Refusal> {
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
                let mut mended = Item::clone(stored);
                mended.extend(counted.map(|(field, value)| (field.to_owned(), value)));
                changed.push(mended);
            }
        }
    }
    record(unit, realm, realms, changed);
    Ok(())
}

fn record(unit: &mut Unit<'_>, realm: &'static Resource, before: Vec<Arc<Item>>, after: Vec<Item>) {
    let mut before: HashMap<String, Arc<Item>> = before
        .into_iter()
        .map(|stored| (item::text(&stored, "_id").to_owned(), stored))
        .collect();
    for counted in after {
        if let Some(stored) = before.remove(item::text(&counted, "_id")) {
            unit.update(realm, stored, counted, Touch::Updated);
        }
    }
}
