//! History: what happened to hosts and services. Events are only ever added.

use serde_json::Value;

use super::refusal::Refusal;
use super::resource_rules::ResourceRules;
use super::rights::Caller;
use super::transaction::{Transaction, fill_defaults};
use super::visibility::{READ_INPUTS, may_read, place_by};
use crate::contract::{Resource, resource};
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::unit::Unit;

/// The author of events that no user caused.
pub(super) const NO_USER: &str = "Alignak";

/// Events that clients post.
pub(super) struct History;

impl ResourceRules for History {
    /// Completes an event: the host, the service and the user by id and by name. An event of a host
    /// that is not known, or that the caller may not read, is kept as it came. It is in the caller's
    /// name, unless a super administrator or a module of the monitoring engine posts it.
    fn fill(
        &self,
        tx: &mut Transaction<'_>,
        caller: &Caller,
        _resource: &'static Resource,
        event: &mut Item,
    ) -> Result<(), Refusal> {
        if !caller.is_super_administrator && !caller.can_update_livestate {
            event.insert("user".to_owned(), caller.id.as_str().into());
            let name = name_of(tx, "user", &caller.id)?;
            event.insert("user_name".to_owned(), name.unwrap_or_default());
        }
        let Some(host) = host_of(tx, event)? else {
            return Ok(());
        };
        if !may_read(caller, resource("host"), &host) {
            return Ok(());
        }
        resolve_user(tx, event)?;
        for (name, part) in [("host", "_id"), ("host_name", "name")] {
            if let Some(value) = host.get(part) {
                event.insert(name.to_owned(), value.clone());
            }
        }
        let service = service_of(tx, event, &host)?;
        let service = service.filter(|found| may_read(caller, resource("service"), found));
        if let Some(service) = &service {
            for (name, part) in [("service", "_id"), ("service_name", "name")] {
                if let Some(value) = service.get(part) {
                    event.insert(name.to_owned(), value.clone());
                }
            }
        }
        place_by(event, Some(&host), service.as_ref());
        Ok(())
    }
}

fn host_of(unit: &Unit<'_>, event: &Item) -> Result<Option<Item>, Refusal> {
    let filter = match (filled(event, "host"), filled(event, "host_name")) {
        (Some(id), _) => Filter::eq("_id", Operand::id(id)),
        (None, Some(name)) => Filter::eq("name", name),
        (None, None) => return Ok(None),
    };
    let parts = [&["name"][..], &READ_INPUTS].concat();
    Ok(unit.find_parts(resource("host"), &filter, &parts)?.pop())
}

fn service_of(unit: &Unit<'_>, event: &Item, host: &Item) -> Result<Option<Item>, Refusal> {
    let filter = match (filled(event, "service"), filled(event, "service_name")) {
        (Some(id), _) => Filter::eq("_id", Operand::id(id)),
        (None, Some(name)) => {
            let of_host = Filter::eq("host", Operand::id(item::text(host, "_id")));
            of_host.and(Filter::eq("name", name))
        }
        (None, None) => return Ok(None),
    };
    let parts = [&["name"][..], &READ_INPUTS].concat();
    Ok(unit.find_parts(resource("service"), &filter, &parts)?.pop())
}

fn resolve_user(unit: &Unit<'_>, event: &mut Item) -> Result<(), Refusal> {
    if let Some(id) = filled(event, "user") {
        if let Some(name) = name_of(unit, "user", id)? {
            event.insert("user_name".to_owned(), name);
        }
    } else if let Some(name) = filled(event, "user_name") {
        let filter = Filter::eq("name", name);
        let users = unit.find_parts(resource("user"), &filter, &["_id"])?;
        if let Some(id) = users.first().and_then(|user| user.get("_id")) {
            event.insert("user".to_owned(), id.clone());
        }
    } else if event.get("user").is_none_or(Value::is_null) {
        event.insert("user".to_owned(), Value::Null);
        event.insert("user_name".to_owned(), NO_USER.into());
    }
    Ok(())
}

/// A text member that is not empty.
pub(super) fn filled<'a>(item: &'a Item, name: &str) -> Option<&'a str> {
    Some(item::text(item, name)).filter(|text| !text.is_empty())
}

/// The name of an item, if it exists.
pub(super) fn name_of(
    unit: &Unit<'_>,
    resource_name: &str,
    id: &str,
) -> Result<Option<Value>, Refusal> {
    let by_id = Filter::eq("_id", Operand::id(id));
    let mut found = unit.find_parts(resource(resource_name), &by_id, &["name"])?;
    Ok(found.first_mut().and_then(|item| item.remove("name")))
}

/// Adds an event that is complete already.
pub(super) fn record_event(unit: &mut Unit<'_>, mut event: Item) -> Result<(), Refusal> {
    let history = resource("history");
    fill_defaults(history, &mut event);
    unit.insert(history, event)?;
    Ok(())
}
