//! Hosts: what is filled in, and what their services do with them.

use serde_json::{Value, json};

use crate::contract::resource;
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::rules::rights::Caller;
use crate::rules::{Refusal, write};
use crate::store::StoreError;
use crate::unit::Unit;

/// Checks a host that does not say how by the internal command that is always up, and puts it into
/// the caller's realm.
pub fn fill(unit: &mut Unit<'_>, caller: &Caller, host: &mut Item) -> Result<(), Refusal> {
    fill_named(unit, host, "check_command", "command", "_internal_host_up")?;
    fill_realm(host, &caller.realm);
    Ok(())
}

/// An escalation that does not say when always holds.
pub fn fill_escalation(unit: &mut Unit<'_>, escalation: &mut Item) -> Result<(), Refusal> {
    fill_named(unit, escalation, "escalation_period", "timeperiod", "24x7")
}

/// Links a missing field to the item of that name, if there is one.
pub(super) fn fill_named(
    unit: &mut Unit<'_>,
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

/// A host that moves to another realm takes its services along, templates or not.
pub fn after_change(unit: &mut Unit<'_>, before: &Item, after: &Item) -> Result<(), Refusal> {
    let Some(realm @ Value::String(_)) = after.get("_realm") else {
        return Ok(());
    };
    if before.get("_realm") == Some(realm) {
        return Ok(());
    }
    for service in services(unit, after)? {
        if service.get("_realm") != Some(realm) {
            let changes = Item::from_iter([("_realm".to_owned(), realm.clone())]);
            write::change(unit, resource("service"), service, changes)?;
        }
    }
    Ok(())
}

/// The services of a host go with it, and so does what was made from them.
pub fn before_remove(unit: &mut Unit<'_>, host: &Item) -> Result<(), Refusal> {
    for service in services(unit, host)? {
        write::remove(unit, resource("service"), service)?;
    }
    Ok(())
}

/// All services of a host, templates or not.
fn services(unit: &Unit<'_>, host: &Item) -> Result<Vec<Item>, StoreError> {
    let of_host = Filter::eq("host", Operand::id(item::text(host, "_id")));
    unit.find(resource("service"), &of_host)
}
