//! Services: what is filled in, which are refused.

use serde_json::{Map, Value};

use super::default_objects::DUMMY_HOST;
use super::hosts::{fill_named, fill_realm};
use super::refusal::Refusal;
use super::resource_rules::ResourceRules;
use super::rights::Caller;
use super::transaction::Transaction;
use crate::contract::{Resource, messages, resource};
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::store::StoreError;
use crate::unit::Unit;

const ON_TEMPLATE: &str = "Adding a non template service on a template host is forbidden";
const SAME_NAME: &str = "Adding a service with the same name as an existing one is forbidden";
const UNTEMPLATING: &str = "Change a service template to not template is forbidden";

/// Rules of services.
pub(super) struct Services;

impl ResourceRules for Services {
    /// Checks a service without a check command by the internal command that is always OK, puts a
    /// template without a host on the dummy host, and the service into the realm of its host.
    fn fill(
        &self,
        tx: &mut Transaction<'_>,
        caller: &Caller,
        _resource: &'static Resource,
        service: &mut Item,
    ) -> Result<(), Refusal> {
        fill_named(tx, service, "check_command", "command", "_echo")?;
        match service.get("host") {
            None if says_template(service) => {
                fill_named(tx, service, "host", "host", DUMMY_HOST)?;
            }
            // Validation then says that the name needs a host.
            Some(Value::Null) => {
                service.remove("host");
            }
            Some(Value::String(text)) if text.is_empty() => {
                service.remove("host");
            }
            _ => {}
        }
        if !service.contains_key("_realm")
            && let Some(host) = tx.get(resource("host"), item::text(service, "host"))?
        {
            fill_realm(service, item::text(&host, "_realm"));
        }
        fill_realm(service, &caller.realm);
        Ok(())
    }

    /// Refuses a service that cannot stand on its host, and a change of a template into none.
    fn check(&self, unit: &Unit<'_>, stored: Option<&Item>, item: &Item) -> Result<(), Refusal> {
        let Some(stored) = stored else {
            return check_place(unit, item, None);
        };
        if item::flag(stored, "_is_template") && !item::flag(item, "_is_template") {
            return Err(Refusal::Forbidden(UNTEMPLATING));
        }
        let moves = stored.get("host") != item.get("host");
        if moves && item::text(item, "host").is_empty() {
            return Err(Refusal::InvalidChanges(Map::from_iter([(
                "host".to_owned(),
                Value::from(messages::NOT_NULL),
            )])));
        }
        if moves || stored.get("name") != item.get("name") {
            check_place(unit, item, Some(item::text(stored, "_id")))?;
        }
        Ok(())
    }
}

/// Whether a posted service will be a template, once its values are converted.
fn says_template(service: &Item) -> bool {
    let mut posted = Item::new();
    if let Some(value) = service.get("_is_template") {
        posted.insert("_is_template".to_owned(), value.clone());
    }
    crate::contract::coerce(resource("service"), &mut posted);
    item::flag(&posted, "_is_template")
}

fn check_place(unit: &Unit<'_>, service: &Item, own_id: Option<&str>) -> Result<(), Refusal> {
    let host_id = item::text(service, "host");
    let host = unit.get(resource("host"), host_id)?;
    let is_on_template = host.is_some_and(|host| item::flag(&host, "_is_template"));
    if is_on_template && !item::flag(service, "_is_template") {
        return Err(Refusal::Forbidden(ON_TEMPLATE));
    }
    if is_name_taken(unit, host_id, item::text(service, "name"), own_id)? {
        return Err(Refusal::Forbidden(SAME_NAME));
    }
    Ok(())
}

/// Whether another service of that host has this name, template or not.
pub(super) fn is_name_taken(
    unit: &Unit<'_>,
    host_id: &str,
    name: &str,
    own_id: Option<&str>,
) -> Result<bool, StoreError> {
    let namesakes = Filter::all_of([
        Filter::eq("host", Operand::id(host_id)),
        Filter::eq("name", name),
    ]);
    let namesakes = unit.find(resource("service"), &namesakes)?;
    let mut others = namesakes.iter().map(|other| item::text(other, "_id"));
    Ok(others.any(|id| own_id != Some(id)))
}
