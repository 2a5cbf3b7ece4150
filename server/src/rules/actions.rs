//! Actions: requests to the monitoring engine, which polls them, acts, and marks them processed.
//! The backend only keeps them and records them in the history.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::history;
use super::refusal::Refusal;
use super::resource_rules::ResourceRules;
use super::rights::Caller;
use super::transaction::Transaction;
use crate::contract::{Resource, resource};
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::unit::Unit;

/// Refuses a request in another user's name, except from super administrators and from the modules
/// of the monitoring engine, which report what others asked for.
fn check_user(caller: &Caller, item: &Item) -> Result<(), Map<String, Value>> {
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

/// Rules of requests to the monitoring engine.
pub(super) struct Actions;

impl ResourceRules for Actions {
    fn fill(
        &self,
        _tx: &mut Transaction<'_>,
        caller: &Caller,
        _resource: &'static Resource,
        item: &mut Item,
    ) -> Result<(), Refusal> {
        check_user(caller, item).map_err(Refusal::InvalidItem)
    }

    /// A request is in the realm of its host.
    fn before_create(
        &self,
        tx: &mut Transaction<'_>,
        _resource: &'static Resource,
        item: &mut Item,
    ) -> Result<(), Refusal> {
        let by_id = Filter::eq("_id", Operand::id(item::text(item, "host")));
        let hosts = tx.find_parts(resource("host"), &by_id, &["_realm", "_sub_realm"])?;
        if let Some(host) = hosts.first() {
            for name in ["_realm", "_sub_realm"] {
                if let Some(value) = host.get(name) {
                    item.insert(name.to_owned(), value.clone());
                }
            }
        }
        Ok(())
    }

    /// Records a new request in the history.
    fn after_create(
        &self,
        tx: &mut Transaction<'_>,
        resource: &'static Resource,
        item: &Item,
    ) -> Result<(), Refusal> {
        let verb = history::filled(item, "action").unwrap_or("add");
        let event = match resource.name.as_str() {
            "actionacknowledge" => format!("ack.{verb}"),
            "actiondowntime" => format!("downtime.{verb}"),
            _ => "check.request".to_owned(),
        };
        record_event(tx, &event, item)
    }

    fn check_changes(
        &self,
        _unit: &Unit<'_>,
        caller: &Caller,
        stored: &Item,
        changes: &Item,
    ) -> Result<(), Refusal> {
        let user = changes.get("user");
        if user.is_some_and(|user| Some(user) != stored.get("user")) {
            return check_user(caller, changes).map_err(Refusal::InvalidChanges);
        }
        Ok(())
    }

    /// Records in the history that a request becomes processed, with what it was before.
    fn after_change(
        &self,
        tx: &mut Transaction<'_>,
        resource: &'static Resource,
        before: &Arc<Item>,
        after: &Arc<Item>,
    ) -> Result<(), Refusal> {
        if item::flag(before, "processed") || !item::flag(after, "processed") {
            return Ok(());
        }
        let event = match resource.name.as_str() {
            "actionacknowledge" => "ack.processed",
            "actiondowntime" => "downtime.processed",
            _ => "check.requested",
        };
        record_event(tx, event, before)
    }
}

fn record_event(unit: &mut Unit<'_>, event: &str, action: &Item) -> Result<(), Refusal> {
    let mut recorded = item::parts_of(action, &["host", "service", "user", "_realm", "_sub_realm"]);
    for (resource_name, absent) in [
        ("host", Value::Null),
        ("service", Value::from("")),
        ("user", Value::from(history::NO_USER)),
    ] {
        let name = match history::filled(action, resource_name) {
            Some(id) => history::name_of(unit, resource_name, id)?,
            None => None,
        };
        let name = name.unwrap_or(absent);
        if !name.is_null() {
            recorded.insert(format!("{resource_name}_name"), name);
        }
    }
    recorded.insert("type".to_owned(), event.into());
    let comment = item::text(action, "comment");
    recorded.insert("message".to_owned(), comment.into());
    history::record_event(unit, recorded)
}
