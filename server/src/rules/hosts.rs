//! Hosts: what is filled in, and what their services do with them.

use std::sync::Arc;

use serde_json::{Value, json};

use super::refusal::Refusal;
use super::resource_rules::ResourceRules;
use super::rights::Caller;
use super::transaction::Transaction;
use crate::contract::{Resource, resource};
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::unit::Unit;

/// Rules of hosts.
pub(super) struct Hosts;

impl ResourceRules for Hosts {
    /// Checks a host without a check command by the internal command that is always up, and puts
    /// it into the caller's realm.
    fn fill(
        &self,
        tx: &mut Transaction<'_>,
        caller: &Caller,
        _resource: &'static Resource,
        host: &mut Item,
    ) -> Result<(), Refusal> {
        fill_named(tx, host, "check_command", "command", "_internal_host_up")?;
        fill_realm(host, &caller.realm);
        Ok(())
    }

    /// A host that moves to another realm takes its services along, templates or not.
    fn after_change(
        &self,
        tx: &mut Transaction<'_>,
        _resource: &'static Resource,
        before: &Arc<Item>,
        after: &Arc<Item>,
    ) -> Result<(), Refusal> {
        let Some(realm @ Value::String(_)) = after.get("_realm") else {
            return Ok(());
        };
        if before.get("_realm") == Some(realm) {
            return Ok(());
        }
        for service in services(tx, after)? {
            if service.get("_realm") != Some(realm) {
                let changes = Item::from_iter([("_realm".to_owned(), realm.clone())]);
                tx.change(resource("service"), service, changes)?;
            }
        }
        Ok(())
    }

    /// The services of a host go with it, and so does what was made from them.
    fn before_remove(
        &self,
        tx: &mut Transaction<'_>,
        _resource: &'static Resource,
        host: &Item,
    ) -> Result<(), Refusal> {
        for service in services(tx, host)? {
            tx.remove(resource("service"), service)?;
        }
        Ok(())
    }
}

/// Rules of escalations.
pub(super) struct Escalations;

impl ResourceRules for Escalations {
    /// An escalation without a period always applies.
    fn fill(
        &self,
        tx: &mut Transaction<'_>,
        _caller: &Caller,
        _resource: &'static Resource,
        escalation: &mut Item,
    ) -> Result<(), Refusal> {
        fill_named(tx, escalation, "escalation_period", "timeperiod", "24x7")
    }
}

/// Links a missing field to the item of that name, if there is one.
pub(super) fn fill_named(
    unit: &Unit<'_>,
    item: &mut Item,
    field: &str,
    target: &str,
    name: &str,
) -> Result<(), Refusal> {
    if !item.contains_key(field)
        && let Some(named) = unit.find_named(resource(target), name)?
    {
        item.insert(field.to_owned(), json!(item::text(&named, "_id")));
    }
    Ok(())
}

/// Puts an item without a realm into this one.
pub(super) fn fill_realm(item: &mut Item, realm: &str) {
    if !item.contains_key("_realm") && !realm.is_empty() {
        item.insert("_realm".to_owned(), json!(realm));
    }
}

/// All services of a host, templates or not.
///
/// # Errors
/// `TooLarge` when there are more than one unit may change.
fn services(tx: &Transaction<'_>, host: &Item) -> Result<Vec<Arc<Item>>, Refusal> {
    let of_host = Filter::eq("host", Operand::id(item::text(host, "_id")));
    tx.find_changeable(resource("service"), &of_host)
}
