//! Changing, replacing and removing items.

use std::sync::Arc;

use serde_json::Value;

use super::slowly::hashed;
use super::{Api, Written, bounds, check_etag};
use crate::contract::messages::not_a_document;
use crate::contract::{Mode, Resource, Validator, coerce};
use crate::filter::Filter;
use crate::item::{self, Item};
use crate::rules::rights::{Caller, Verb};
use crate::rules::{Refusal, privileges, protection, realm_tree, write};
use crate::unit::Unit;

impl Api {
    /// Changes the fields that the body names.
    pub async fn change(
        &self,
        caller: &Arc<Caller>,
        resource: &'static Resource,
        id: &str,
        if_match: Option<&str>,
        body: Value,
    ) -> Result<Written, Refusal> {
        caller.check_verb(resource, Verb::Update)?;
        bounds::check(resource, &body)?;
        let changes = match body {
            Value::Object(changes) => {
                let [changes] = hashed(resource, [changes]).await?;
                Value::Object(changes)
            }
            other => other,
        };
        let caller = Arc::clone(caller);
        let (id, if_match) = (id.to_owned(), if_match.map(str::to_owned));
        self.unit(move |unit| {
            let stored = visible(unit, &caller, resource, Verb::Update, &id)?;
            check_etag(&stored, if_match.as_deref())?;
            let mut changes = match &changes {
                Value::Object(changes) => changes.clone(),
                other => return Err(Refusal::InvalidChanges(not_a_document(other))),
            };
            if changes.contains_key("_user") {
                write::own(&caller, resource, &mut changes);
            }
            let changes = checked_changes(unit, &caller, resource, &stored, changes)?;
            privileges::check_changes(unit, &caller, resource, &stored, &changes)?;
            write::change(unit, resource, stored.clone(), changes)?;
            write::settle(unit)?;
            if let Some(changed) = unit.get(resource, &id)? {
                privileges::check_changed(&caller, resource, &stored, &changed)?;
            }
            Written::of(unit, resource, &id)
        })
        .await
    }

    /// Puts a whole new content in the place of an item's. Gives whether the item is new.
    pub async fn replace(
        &self,
        caller: &Arc<Caller>,
        resource: &'static Resource,
        id: &str,
        if_match: Option<&str>,
        body: Value,
    ) -> Result<(Written, bool), Refusal> {
        caller.check_verb(resource, Verb::Update)?;
        bounds::check(resource, &body)?;
        let Value::Object(item) = body else {
            return Err(Refusal::InvalidChanges(not_a_document(&body)));
        };
        let caller = Arc::clone(caller);
        let (id, if_match) = (id.to_owned(), if_match.map(str::to_owned));
        self.unit(move |unit| {
            let mut item = item.clone();
            coerce(resource, &mut item);
            check_id(item.get("_id"), &id)?;
            let stored = unit.get(resource, &id)?;
            if let Some(stored) = &stored {
                if !caller.may(resource, Verb::Update, stored) {
                    return Err(Refusal::NotFound);
                }
                check_etag(stored, if_match.as_deref())?;
            }
            write::own(&caller, resource, &mut item);
            item.insert("_id".to_owned(), Value::String(id.clone()));
            let issues = Validator::new(resource, Mode::Whole, unit).issues(&item)?;
            if !issues.is_empty() {
                return Err(Refusal::InvalidChanges(issues));
            }
            let is_new = stored.is_none();
            if let Some(stored) = stored {
                write::replace(unit, resource, stored, item);
            } else {
                write::create(unit, resource, item)?;
                write::after_create(unit, resource, &id)?;
            }
            write::settle(unit)?;
            Ok((Written::of(unit, resource, &id)?, is_new))
        })
        .await
    }

    /// Removes an item.
    pub async fn remove(
        &self,
        caller: &Arc<Caller>,
        resource: &'static Resource,
        id: &str,
        if_match: Option<&str>,
    ) -> Result<(), Refusal> {
        caller.check_verb(resource, Verb::Delete)?;
        let caller = Arc::clone(caller);
        let (id, if_match) = (id.to_owned(), if_match.map(str::to_owned));
        self.unit(move |unit| {
            let stored = visible(unit, &caller, resource, Verb::Delete, &id)?;
            check_etag(&stored, if_match.as_deref())?;
            privileges::check_removal(unit, &caller, resource, &stored)?;
            write::remove(unit, resource, stored)?;
            write::settle(unit)
        })
        .await
    }

    /// Removes all items that the caller may remove, but for the protected ones.
    pub async fn remove_all(
        &self,
        caller: &Arc<Caller>,
        resource: &'static Resource,
    ) -> Result<(), Refusal> {
        caller.check_verb(resource, Verb::Delete)?;
        let caller = Arc::clone(caller);
        self.unit(move |unit| {
            let filter = caller.filter(resource, Verb::Delete);
            if write::goes_alone(resource) {
                // There may be millions of these.
                for item in unit.find_parts(resource, &filter, &["_id", "_etag"])? {
                    unit.remove(resource, item);
                }
                return Ok(());
            }
            let mut removable = Vec::new();
            for item in unit.find(resource, &filter)? {
                if protection::is_protected(resource, &item) {
                    continue;
                }
                match privileges::check_removal(unit, &caller, resource, &item) {
                    Ok(()) => removable.push(item),
                    Err(Refusal::Store(error)) => return Err(error.into()),
                    Err(_) => {}
                }
            }
            if resource.name == "realm" && !caller.is_super_administrator {
                // What they own would go to a realm where the caller may have no rights.
                removable = realm_tree::without_items(unit, removable)?;
            }
            write::remove_many(unit, resource, removable)?;
            write::settle(unit)
        })
        .await
    }
}

/// The item, if the caller may do this with it.
fn visible(
    unit: &Unit<'_>,
    caller: &Caller,
    resource: &'static Resource,
    verb: Verb,
    id: &str,
) -> Result<Item, Refusal> {
    unit.get(resource, id)?
        .filter(|item| {
            let filter: Filter = caller.filter(resource, verb);
            filter.is_everything() || filter.matches(item, resource)
        })
        .ok_or(Refusal::NotFound)
}

/// Converts and validates changes; an `_id` that says the same is dropped.
fn checked_changes(
    unit: &mut Unit<'_>,
    caller: &Caller,
    resource: &'static Resource,
    stored: &Item,
    mut changes: Item,
) -> Result<Item, Refusal> {
    coerce(resource, &mut changes);
    check_id(changes.remove("_id").as_ref(), item::text(stored, "_id"))?;
    let mut issues = Validator::new(resource, Mode::Changes(stored), unit).issues(&changes)?;
    write::add_issues(resource, Some(stored), &changes, &mut issues);
    let differing = changes
        .iter()
        .filter(|(name, value)| stored.get(*name) != Some(*value))
        .map(|(name, value)| (name.clone(), value.clone()));
    privileges::add_reference_issues(unit, caller, resource, &differing.collect(), &mut issues)?;
    if !issues.is_empty() {
        return Err(Refusal::InvalidChanges(issues));
    }
    Ok(changes)
}

fn check_id(sent: Option<&Value>, id: &str) -> Result<(), Refusal> {
    if sent.is_some_and(|sent| sent.as_str() != Some(id)) {
        return Err(Refusal::Malformed("The _id cannot be changed.".to_owned()));
    }
    Ok(())
}
