//! History: what happened to hosts and services. Events are only ever added.

use serde_json::Value;

use super::refusal::Refusal;
use super::resource_rules::ResourceRules;
use super::transaction::{Transaction, fill_defaults};
use crate::contract::{Resource, resource};
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::unit::Unit;

/// The author of events that no user caused.
pub(super) const NO_USER: &str = "Alignak";

/// Completes an event that a client posts: the host, the service and the user by id and by name.
/// An event of a host that is not known is kept as it came.
pub(super) struct History;

impl ResourceRules for History {
    fn before_create(
        &self,
        tx: &mut Transaction<'_>,
        _resource: &'static Resource,
        event: &mut Item,
    ) -> Result<(), Refusal> {
        let Some(host) = host_of(tx, event)? else {
            return Ok(());
        };
        event.extend(host.iter().map(|(name, value)| match name.as_str() {
            "_id" => ("host".to_owned(), value.clone()),
            "name" => ("host_name".to_owned(), value.clone()),
            _ => (name.clone(), value.clone()),
        }));
        if let Some(id) = filled(event, "service") {
            if let Some(name) = name_of(tx, "service", id)? {
                event.insert("service_name".to_owned(), name);
            }
        } else if let Some(name) = filled(event, "service_name") {
            let of_host = Filter::eq("host", Operand::id(item::text(&host, "_id")));
            let filter = of_host.and(Filter::eq("name", name));
            let services = tx.find_parts(resource("service"), &filter, &["_id"])?;
            if let Some(id) = services.first().and_then(|service| service.get("_id")) {
                event.insert("service".to_owned(), id.clone());
            }
        }
        if let Some(id) = filled(event, "user") {
            if let Some(name) = name_of(tx, "user", id)? {
                event.insert("user_name".to_owned(), name);
            }
        } else if let Some(name) = filled(event, "user_name") {
            let filter = Filter::eq("name", name);
            let users = tx.find_parts(resource("user"), &filter, &["_id"])?;
            if let Some(id) = users.first().and_then(|user| user.get("_id")) {
                event.insert("user".to_owned(), id.clone());
            }
        } else {
            event.insert("user".to_owned(), Value::Null);
            event.insert("user_name".to_owned(), NO_USER.into());
        }
        Ok(())
    }
}

const HOST_PARTS: [&str; 4] = ["_id", "name", "_realm", "_sub_realm"];

fn host_of(unit: &Unit<'_>, event: &Item) -> Result<Option<Item>, Refusal> {
    let filter = match (filled(event, "host"), filled(event, "host_name")) {
        (Some(id), _) => Filter::eq("_id", Operand::id(id)),
        (None, Some(name)) => Filter::eq("name", name),
        (None, None) => return Ok(None),
    };
    let hosts = unit.find_parts(resource("host"), &filter, &HOST_PARTS)?;
    Ok(hosts.into_iter().next())
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
