//! Actions: requests to the monitoring engine, which polls them, acts, and marks them processed.
//! The backend only keeps them and tells the history.

use serde_json::{Map, Value};

use crate::contract::{Resource, resource};
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::rules::rights::Caller;
use crate::rules::{Refusal, history};
use crate::unit::Unit;

/// Refuses a request in the name of somebody else, but to super administrators and to the modules
/// of the monitoring engine, which report what others asked for.
pub fn check_user(caller: &Caller, item: &Item) -> Result<(), Map<String, Value>> {
    let speaks_for_others = caller.is_super_administrator || caller.can_update_livestate;
    match item.get("user") {
        Some(Value::String(user))
            if !speaks_for_others && !user.eq_ignore_ascii_case(&caller.id) =>
        {
            let message = "requests can only be made in one's own name";
            Err(Map::from_iter([("user".to_owned(), message.into())]))
        }
        _ => Ok(()),
    }
}

/// A request lies where its host is.
pub fn before_create(unit: &mut Unit<'_>, item: &mut Item) -> Result<(), Refusal> {
    let by_id = Filter::eq("_id", Operand::id(item::text(item, "host")));
    let hosts = unit.find_parts(resource("host"), &by_id, &["_realm", "_sub_realm"])?;
    if let Some(host) = hosts.first() {
        for name in ["_realm", "_sub_realm"] {
            if let Some(value) = host.get(name) {
                item.insert(name.to_owned(), value.clone());
            }
        }
    }
    Ok(())
}

/// Tells the history of a new request.
pub fn after_create(
    unit: &mut Unit<'_>,
    resource: &'static Resource,
    item: &Item,
) -> Result<(), Refusal> {
    let verb = history::filled(item, "action").unwrap_or("add");
    let event = match resource.name.as_str() {
        "actionacknowledge" => format!("ack.{verb}"),
        "actiondowntime" => format!("downtime.{verb}"),
        _ => "check.request".to_owned(),
    };
    tell(unit, &event, item)
}

/// Tells the history when a request becomes processed, with what it was before.
pub fn after_change(
    unit: &mut Unit<'_>,
    resource: &'static Resource,
    before: &Item,
    after: &Item,
) -> Result<(), Refusal> {
    if item::flag(before, "processed") || !item::flag(after, "processed") {
        return Ok(());
    }
    let event = match resource.name.as_str() {
        "actionacknowledge" => "ack.processed",
        "actiondowntime" => "downtime.processed",
        _ => "check.requested",
    };
    tell(unit, event, before)
}

fn tell(unit: &mut Unit<'_>, event: &str, action: &Item) -> Result<(), Refusal> {
    let mut told = item::parts_of(action, &["host", "service", "user", "_realm", "_sub_realm"]);
    for (resource_name, absent) in [
        ("host", Value::Null),
        ("service", Value::from("")),
        ("user", Value::from(history::NOBODY)),
    ] {
        let name = match history::filled(action, resource_name) {
            Some(id) => history::name_of(unit, resource_name, id)?,
            None => None,
        };
        let name = name.unwrap_or(absent);
        if !name.is_null() {
            told.insert(format!("{resource_name}_name"), name);
        }
    }
    told.insert("type".to_owned(), event.into());
    let comment = item::text(action, "comment");
    told.insert("message".to_owned(), comment.into());
    history::record(unit, told)
}
