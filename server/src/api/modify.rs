//! Changing, replacing and removing items.

use std::sync::Arc;

use serde_json::Value;

use super::backend::Api;
use super::bounds;
use super::password_hashing::{hash_all, have_passwords};
use super::removed::Removed;
use super::repeatable::Repeatable;
use super::written::Written;
use crate::contract::messages::not_a_document;
use crate::contract::{Mode, Resource, Validator, coerce};
use crate::item::{self, Item};
use crate::rules::cascade;
use crate::rules::references::InUse;
use crate::rules::rights::{Caller, Verb};
use crate::rules::{Refusal, Transaction, write};
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
        let change = Change {
            caller: Arc::clone(caller),
            resource,
            id: id.to_owned(),
            if_match: if_match.map(str::to_owned),
        };
        let body = match body {
            Value::Object(changes) if have_passwords(resource, std::slice::from_ref(&changes))? => {
                // Hashing takes long: whatever else is wrong is said before.
                let (rehearsed, plain) = (change.clone(), changes.clone());
                self.units
                    .rehearse(move |tx| {
                        rehearsed.make(tx, Value::Object(plain.clone())).map(|_| ())
                    })
                    .await?;
                let mut changes = [changes];
                hash_all(&mut changes, self.hash_form()).await?;
                let [changes] = changes;
                Value::Object(changes)
            }
            other => other,
        };
        let mut body = Repeatable::new(body);
        self.unit(move |tx| {
            let body = body.take(tx);
            change.make(tx, body)
        })
        .await
    }

    /// Replaces the whole content of an item. Returns whether the item is new, too.
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
        let mut item = Repeatable::new(item);
        self.unit(move |tx| {
            let mut item = item.take(tx);
            coerce(resource, &mut item);
            check_id(item.get("_id"), &id)?;
            let stored = tx.get(resource, &id)?;
            if let Some(stored) = &stored {
                if !caller.may(resource, Verb::Update, stored) {
                    return Err(Refusal::NotFound);
                }
                check_etag(stored, if_match.as_deref())?;
            }
            write::set_owner(&caller, resource, &mut item);
            item.insert("_id".to_owned(), Value::String(id.clone()));
            let issues = Validator::new(resource, Mode::Whole, &mut **tx).issues(&item)?;
            if !issues.is_empty() {
                return Err(Refusal::InvalidChanges(issues));
            }
            let is_new = stored.is_none();
            if let Some(stored) = stored {
                tx.replace(resource, stored, item);
            } else {
                tx.create_fully(resource, item)?;
            }
            tx.apply_derived()?;
            Ok((Written::of(tx, resource, &id)?, is_new))
        })
        .await
    }

    /// Removes an item, and returns what was removed with it. Refused with `Refusal::Conflict` while
    /// fields of others name it.
    pub async fn remove(
        &self,
        caller: &Arc<Caller>,
        resource: &'static Resource,
        id: &str,
        if_match: Option<&str>,
    ) -> Result<Removed, Refusal> {
        self.remove_with(caller, resource, id, if_match, false)
            .await
    }

    /// The same; with `force`, fields of others that name the item are cleaned.
    pub async fn remove_with(
        &self,
        caller: &Arc<Caller>,
        resource: &'static Resource,
        id: &str,
        if_match: Option<&str>,
        force: bool,
    ) -> Result<Removed, Refusal> {
        caller.check_verb(resource, Verb::Delete)?;
        let removal = Removal {
            caller: Arc::clone(caller),
            resource,
            id: id.to_owned(),
            if_match: if_match.map(str::to_owned),
            force,
        };
        let large = removal.clone();
        match self.unit(move |tx| removal.make(tx)).await {
            Err(Refusal::TooLarge(_)) => {
                let begin = move |tx: &mut Transaction<'_>| {
                    large.check(tx)?;
                    cascade::begin_removal(tx, large.resource, &large.id)
                };
                self.units.remove_in_series(begin).await
            }
            done => done,
        }
    }
}

/// A removal of one item that a caller asks for.
#[derive(Clone)]
struct Removal {
    caller: Arc<Caller>,
    resource: &'static Resource,
    id: String,
    if_match: Option<String>,
    force: bool,
}

impl Removal {
    /// The item, if the caller may remove it.
    fn check(&self, tx: &Transaction<'_>) -> Result<Arc<Item>, Refusal> {
        let (caller, resource) = (&self.caller, self.resource);
        let stored = visible(tx, caller, resource, Verb::Delete, &self.id)?;
        check_etag(&stored, self.if_match.as_deref())?;
        write::check_removal(tx, caller, resource, &stored)?;
        Ok(stored)
    }

    fn make(&self, tx: &mut Transaction<'_>) -> Result<Removed, Refusal> {
        let stored = self.check(tx)?;
        if !self.force {
            *tx.notes() = InUse::Refuse(Arc::clone(&self.caller));
        }
        tx.remove(self.resource, stored)?;
        tx.apply_derived()?;
        Ok(Removed::of(tx, self.resource))
    }
}

/// A change of one item that a caller asks for.
#[derive(Clone)]
struct Change {
    caller: Arc<Caller>,
    resource: &'static Resource,
    id: String,
    if_match: Option<String>,
}

impl Change {
    fn make(&self, tx: &mut Transaction<'_>, body: Value) -> Result<Written, Refusal> {
        let (caller, resource) = (&*self.caller, self.resource);
        let stored = visible(tx, caller, resource, Verb::Update, &self.id)?;
        check_etag(&stored, self.if_match.as_deref())?;
        let mut changes = match body {
            Value::Object(changes) => changes,
            other => return Err(Refusal::InvalidChanges(not_a_document(&other))),
        };
        if changes.contains_key("_user") {
            write::set_owner(caller, resource, &mut changes);
        }
        let changes = checked_changes(tx, caller, resource, &stored, changes)?;
        write::check_changes(tx, caller, resource, &stored, &changes)?;
        tx.change(resource, Arc::clone(&stored), changes)?;
        tx.apply_derived()?;
        if let Some(changed) = tx.get(resource, &self.id)? {
            write::check_changed(tx, caller, resource, &stored, &changed)?;
        }
        Written::of(tx, resource, &self.id)
    }
}

/// Compares the etag that a request names with that of the item.
fn check_etag(item: &Item, if_match: Option<&str>) -> Result<(), Refusal> {
    match if_match {
        None | Some("") => Err(Refusal::EtagMissing),
        Some(etag) if etag == item::text(item, "_etag") => Ok(()),
        Some(_) => Err(Refusal::EtagMismatch),
    }
}

/// The item, if the caller may do this with it.
fn visible(
    unit: &Unit<'_>,
    caller: &Caller,
    resource: &'static Resource,
    verb: Verb,
    id: &str,
) -> Result<Arc<Item>, Refusal> {
    unit.get(resource, id)?
        .filter(|item| {
            let filter = caller.filter(resource, verb);
            filter.is_everything() || filter.matches(item, resource)
        })
        .ok_or(Refusal::NotFound)
}

/// Converts and validates changes; an `_id` that says the same is dropped.
fn checked_changes(
    tx: &mut Transaction<'_>,
    caller: &Caller,
    resource: &'static Resource,
    stored: &Item,
    mut changes: Item,
) -> Result<Item, Refusal> {
    coerce(resource, &mut changes);
    check_id(changes.remove("_id").as_ref(), item::text(stored, "_id"))?;
    let mut issues = Validator::new(resource, Mode::Changes(stored), &mut **tx).issues(&changes)?;
    write::add_issues(tx, resource, Some(stored), &changes, &mut issues);
    write::add_reference_issues(tx, caller, resource, Some(stored), &changes, &mut issues)?;
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
