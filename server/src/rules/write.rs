//! What a caller writes: the caller's rights around the rules of the resource.
//!
//! `api` calls these for each item of a request; the transaction then runs the rules, which write
//! what follows without asking for the caller again.

use std::collections::HashSet;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::realm_tree;
use super::refusal::Refusal;
use super::rights::{Caller, Verb};
use super::templates::TEMPLATES;
use super::transaction::Transaction;
use crate::contract::{Resource, messages};
use crate::item::{Item, is_id};
use crate::store::StoreError;
use crate::unit::Unit;

/// Announces to the store what the rules will ask it about new items.
pub fn prefetch(
    tx: &Transaction<'_>,
    resource: &'static Resource,
    items: &[Item],
) -> Result<(), Refusal> {
    if tx.is_remote() {
        for rule in tx.rules_of(resource) {
            rule.prefetch(tx, items)?;
        }
    }
    Ok(())
}

/// Completes what a client posted before it is validated; returns what the rules find wrong.
pub fn fill_issues(
    tx: &mut Transaction<'_>,
    caller: &Caller,
    resource: &'static Resource,
    item: &mut Item,
) -> Result<Map<String, Value>, Refusal> {
    match fill(tx, caller, resource, item) {
        Ok(()) => Ok(Map::new()),
        Err(Refusal::InvalidItem(issues)) => Ok(issues),
        Err(refusal) => Err(refusal),
    }
}

fn fill(
    tx: &mut Transaction<'_>,
    caller: &Caller,
    resource: &'static Resource,
    item: &mut Item,
) -> Result<(), Refusal> {
    set_owner(caller, resource, item);
    for rule in tx.rules_of(resource) {
        rule.fill(tx, caller, resource, item)?;
    }
    Ok(())
}

/// Completes the elements of a list from which invalid ones are left out; returns what is wrong
/// with each. An element that the caller may not create is answered like one that names something
/// unknown.
pub fn fill_elements(
    tx: &mut Transaction<'_>,
    caller: &Caller,
    resource: &'static Resource,
    items: &mut [Item],
) -> Result<Vec<Map<String, Value>>, Refusal> {
    let mut all = Vec::with_capacity(items.len());
    for item in &mut *items {
        let unknown = unknown_parent(tx, caller, resource, item);
        let mut issues = match fill_issues(tx, caller, resource, item) {
            Ok(issues) => issues,
            // What one element is about must not hold up the others.
            Err(Refusal::Store(StoreError::Damaged { resource, id })) => {
                Map::from_iter([(resource, messages::damaged(&id).into())])
            }
            Err(refusal) => return Err(refusal),
        };
        if let Some((field, issue)) = unknown
            && caller.check_target(resource, Verb::Create, item).is_err()
        {
            issues.insert(field.to_owned(), issue);
        }
        all.push(issues);
    }
    for (existing, issues) in existing_ids(tx, resource, items)?.into_iter().zip(&mut all) {
        issues.extend(existing.map(|issue| ("_id".to_owned(), issue)));
    }
    Ok(all)
}

/// What is said of an element that the caller may not create; nothing when it may create all.
fn unknown_parent(
    tx: &Transaction<'_>,
    caller: &Caller,
    resource: &Resource,
    item: &Item,
) -> Option<(&'static str, Value)> {
    let mut rules = tx.rules_of(resource).iter();
    let is_restricted = !caller.is_super_administrator;
    is_restricted
        .then(|| rules.find_map(|rule| rule.unknown_parent(item)))
        .flatten()
}

/// The issue of each element of a list whose id is that of a stored item, or of an element before
/// it.
fn existing_ids(
    tx: &Transaction<'_>,
    resource: &'static Resource,
    items: &[Item],
) -> Result<Vec<Option<Value>>, Refusal> {
    let mut seen = HashSet::new();
    let issue = |item: &Item| -> Result<Option<Value>, Refusal> {
        let Some(id) = item.get("_id") else {
            return Ok(None);
        };
        // What is no id is left to validation.
        let Some(text) = id.as_str().filter(|text| is_id(text)) else {
            return Ok(None);
        };
        let is_new = seen.insert(text.to_owned()) && !tx.has(resource, text)?;
        Ok((!is_new).then(|| messages::not_unique(id).into()))
    };
    items.iter().map(issue).collect()
}

/// Whether elements of a posted list that `fill` refuses, or that are stored already, are left out
/// of it.
pub fn leaves_out_invalid(tx: &Transaction<'_>, resource: &Resource) -> bool {
    let mut rules = tx.rules_of(resource).iter();
    rules.any(|rule| rule.leaves_out_invalid())
}

/// Adds what is wrong with a new item, or with changes of the stored one, beyond what the contract
/// says.
pub fn add_issues(
    tx: &Transaction<'_>,
    resource: &Resource,
    stored: Option<&Item>,
    item: &Item,
    issues: &mut Map<String, Value>,
) {
    for rule in tx.rules_of(resource) {
        if let Some((field, issue)) = rule.issue(stored, item) {
            issues.entry(field.to_owned()).or_insert(issue);
        }
    }
}

/// Fields that only the server sets. Realms have checks of their own: what may be written there.
const CHECKED_ELSEWHERE: [&str; 2] = ["_tree_parents", "_user"];

/// Adds an issue for each item that a client names and the caller may not read. It reads as if there
/// were no such item. References that `stored` has already are not looked at.
pub fn add_reference_issues(
    unit: &Unit<'_>,
    caller: &Caller,
    resource: &Resource,
    stored: Option<&Item>,
    item: &Item,
    issues: &mut Map<String, Value>,
) -> Result<(), Refusal> {
    if caller.is_super_administrator {
        return Ok(());
    }
    for (field, value) in item {
        let relation = resource
            .field(field)
            .and_then(|field| field.relation.as_ref());
        let Some(relation) = relation else { continue };
        let former = stored.and_then(|stored| stored.get(field));
        let is_checked =
            relation.resource == "realm" || CHECKED_ELSEWHERE.contains(&field.as_str());
        if is_checked || former == Some(value) {
            continue;
        }
        let target = crate::contract::resource(&relation.resource);
        let is_hidden = |id: &str| -> Result<bool, Refusal> {
            let found = unit.get(target, id)?;
            Ok(found.is_none_or(|found| !caller.may(target, Verb::Read, &found)))
        };
        let message = |id: &str| Value::String(messages::dangling(&target.name, "_id", id));
        match value {
            Value::String(id) if is_id(id) && is_hidden(id)? => {
                issues.insert(field.clone(), message(id));
            }
            Value::Array(elements) => {
                let known = former.and_then(Value::as_array);
                for (position, element) in elements.iter().enumerate() {
                    if known.is_some_and(|known| known.contains(element)) {
                        continue;
                    }
                    if let Some(id) = element.as_str().filter(|id| is_id(id))
                        && is_hidden(id)?
                    {
                        let of_field = issues
                            .entry(field.clone())
                            .or_insert_with(|| Value::Object(Map::new()));
                        if let Value::Object(of_field) = of_field {
                            of_field.insert(position.to_string(), message(id));
                        }
                    }
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Whether an element of a list may name one before it in this field. Not as a template: what items
/// take from their templates is decided before any element of the list exists.
pub fn may_name_earlier(field: &str) -> bool {
    field != TEMPLATES
}

/// Adds an issue where a client chooses an id that it may not choose. For configuration only super
/// administrators do: that an id is taken would show an item that the caller may not read. Anybody
/// does for records, so that an agent can repeat what it reports after a lost reply: what shows is
/// that a record is stored whose id the caller knows already.
pub fn add_id_issue(
    caller: &Caller,
    resource: &Resource,
    item: &Item,
    issues: &mut Map<String, Value>,
) {
    let may_choose = caller.is_super_administrator || resource.owned || resource.record;
    if item.contains_key("_id") && !may_choose {
        let message = "ids are chosen by the server";
        issues.insert("_id".to_owned(), message.into());
    }
}

/// Makes the caller the owner of an item, where items belong to users.
pub fn set_owner(caller: &Caller, resource: &Resource, item: &mut Item) {
    if resource.owned {
        item.insert("_user".to_owned(), caller.id.clone().into());
    }
}

/// Records a new item for the caller, unless it is in a realm where the caller may not create it,
/// or grants rights that the caller does not have.
pub fn create(
    tx: &mut Transaction<'_>,
    caller: &Caller,
    resource: &'static Resource,
    item: Item,
) -> Result<String, Refusal> {
    caller.check_target(resource, Verb::Create, &item)?;
    let id = tx.create(resource, item)?;
    // The rules may have found the realm only now, as that of a host.
    if !caller.is_super_administrator
        && let Some(created) = tx.get(resource, &id)?
    {
        caller.check_target(resource, Verb::Create, &created)?;
        for rule in tx.rules_of(resource) {
            rule.check_created(tx, caller, &created)?;
        }
    }
    Ok(id)
}

/// Writes what follows from a new item of the caller's, within what the caller may grant.
pub fn after_create(
    tx: &mut Transaction<'_>,
    caller: &Caller,
    resource: &'static Resource,
    id: &str,
) -> Result<(), Refusal> {
    tx.after_create(resource, id)?;
    if !caller.is_super_administrator {
        for rule in tx.rules_of(resource) {
            rule.limit_created(tx, caller, id)?;
        }
    }
    Ok(())
}

/// Refuses changes that would move an item to where the caller may not change it, or grant rights
/// that the caller does not have.
pub fn check_changes(
    tx: &Transaction<'_>,
    caller: &Caller,
    resource: &'static Resource,
    stored: &Item,
    changes: &Item,
) -> Result<(), Refusal> {
    if caller.is_super_administrator {
        return Ok(());
    }
    if let Some(field) = resource.realm_field()
        && let Some(realm) = changes.get(field)
        && Some(realm) != stored.get(field)
    {
        caller.check_target(resource, Verb::Update, changes)?;
    }
    for rule in tx.rules_of(resource) {
        rule.check_changes(tx, caller, stored, changes)?;
    }
    Ok(())
}

/// Refuses a change by which rights were raised indirectly.
pub fn check_changed(
    tx: &Transaction<'_>,
    caller: &Caller,
    resource: &Resource,
    before: &Item,
    after: &Item,
) -> Result<(), Refusal> {
    if !caller.is_super_administrator {
        for rule in tx.rules_of(resource) {
            rule.check_changed(before, after)?;
        }
    }
    Ok(())
}

/// Refuses a removal that the caller may not make, beyond what roles say.
pub fn check_removal(
    tx: &Transaction<'_>,
    caller: &Caller,
    resource: &'static Resource,
    stored: &Item,
) -> Result<(), Refusal> {
    for rule in tx.rules_of(resource) {
        rule.check_removal(tx, caller, resource, stored)?;
    }
    Ok(())
}

/// Removes those of the items that the caller may remove; default objects stay.
pub fn remove_many(
    tx: &mut Transaction<'_>,
    caller: &Caller,
    resource: &'static Resource,
    items: Vec<Arc<Item>>,
) -> Result<(), Refusal> {
    let removable = removable(tx, caller, resource, items)?;
    tx.remove_many(resource, removable)
}

/// Moves some items out of those of the realms that the caller may remove: see
/// [`realm_tree::vacate`].
pub fn vacate(
    tx: &mut Transaction<'_>,
    caller: &Caller,
    realms: &'static Resource,
    found: Vec<Arc<Item>>,
    owned: &'static Resource,
    ids: &[String],
) -> Result<(), Refusal> {
    let going = removable(tx, caller, realms, found)?;
    realm_tree::vacate(tx, &going, owned, ids)
}

fn removable(
    tx: &Transaction<'_>,
    caller: &Caller,
    resource: &'static Resource,
    items: Vec<Arc<Item>>,
) -> Result<Vec<Arc<Item>>, Refusal> {
    let mut removable = Vec::new();
    for item in items {
        if tx.is_protected(resource, &item) {
            continue;
        }
        match check_removal(tx, caller, resource, &item) {
            Ok(()) => removable.push(item),
            Err(Refusal::Store(error)) => return Err(error.into()),
            Err(_) => {}
        }
    }
    for rule in tx.rules_of(resource) {
        removable = rule.removable(tx, caller, removable)?;
    }
    Ok(removable)
}
