//! Where records of what happened to a host or a service are visible: where both are.
//!
//! A check result, an event of the history or a request to the engine lies in the realm of its
//! service, or else of its host, and is visible from realms below only if both are. When one of them
//! moves, its records follow: `api` does that in a series of units, as there may be millions.

use std::sync::Arc;

use serde_json::Value;

use super::refusal::Refusal;
use super::rights::{Caller, Verb};
use crate::contract::{Resource, contract, resource};
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::unit::{Touch, Unit};

/// The fields that decide who may read an item.
const PLACE: [&str; 2] = ["_realm", "_sub_realm"];

/// The same with the lists of users who may, and the id.
pub(super) const READ_INPUTS: [&str; 4] = ["_id", "_realm", "_sub_realm", "_users_read"];

/// A host or a service whose records must follow it.
pub type Moved = (&'static Resource, String);

/// Puts a record where its host and its service are visible.
pub(super) fn place(unit: &Unit<'_>, record: &mut Item) -> Result<(), Refusal> {
    let (host, service) = (item::text(record, "host"), item::text(record, "service"));
    let host = parts(unit, "host", host)?;
    let service = parts(unit, "service", service)?;
    place_by(record, host.as_ref(), service.as_ref());
    Ok(())
}

/// The same with what is known of host and service already.
pub(super) fn place_by(record: &mut Item, host: Option<&Item>, service: Option<&Item>) {
    let mut nearest = [service, host].into_iter().flatten();
    if let Some(realm) = nearest.find_map(|item| item.get("_realm")) {
        record.insert("_realm".to_owned(), realm.clone());
    }
    let shared = [host, service].into_iter().flatten();
    let shared = shared.filter_map(|item| item.get("_sub_realm")?.as_bool());
    if let Some(is_shared) = shared.reduce(|one, other| one && other) {
        record.insert("_sub_realm".to_owned(), is_shared.into());
    }
}

fn parts(unit: &Unit<'_>, name: &str, id: &str) -> Result<Option<Item>, Refusal> {
    if id.is_empty() {
        return Ok(None);
    }
    let by_id = Filter::eq("_id", Operand::id(id));
    Ok(unit.find_parts(resource(name), &by_id, &PLACE)?.pop())
}

/// Whether the caller may read the item, of which `READ_INPUTS` are known.
pub(super) fn may_read(caller: &Caller, resource: &Resource, item: &Item) -> bool {
    caller.is_super_administrator || caller.may(resource, Verb::Read, item)
}

/// The hosts and services that the unit has moved to where others may read them.
pub fn moved(unit: &Unit<'_>) -> Result<Vec<Moved>, Refusal> {
    let (hosts, services) = (resource("host"), resource("service"));
    let moves = |before: Option<&Arc<Item>>, after: Option<&Arc<Item>>| {
        let (before, after) = (before?, after?);
        let differs = PLACE
            .iter()
            .any(|name| before.get(*name) != after.get(*name));
        differs.then(|| item::text(after, "_id").to_owned())
    };
    let mut moved: Vec<Moved> = Vec::new();
    for (before, after) in unit.touched(hosts) {
        if let Some(id) = moves(before, after) {
            let of_host = Filter::eq("host", Operand::id(id.as_str()));
            for service in unit.find_parts(services, &of_host, &["_id"])? {
                moved.push((services, item::text(&service, "_id").to_owned()));
            }
            moved.push((hosts, id));
        }
    }
    for (before, after) in unit.touched(services) {
        moved.extend(moves(before, after).map(|id| (services, id)));
    }
    moved.sort_by(|one, other| (&one.0.name, &one.1).cmp(&(&other.0.name, &other.1)));
    moved.dedup();
    Ok(moved)
}

/// The resources whose items are records.
pub fn records() -> impl Iterator<Item = &'static Resource> {
    contract()
        .resources()
        .iter()
        .filter(|resource| resource.record)
}

/// The records of a host or a service that are not where they should be; none when it is gone.
pub fn misplaced(unit: &Unit<'_>, (subject, id): &Moved) -> Result<Option<Filter>, Refusal> {
    let mut expected = Item::new();
    let of_subject = if subject.name == "service" {
        let Some(service) = unit.get(subject, id)? else {
            return Ok(None);
        };
        let host = unit.get(resource("host"), item::text(&service, "host"))?;
        place_by(&mut expected, host.as_deref(), Some(&service));
        Filter::eq("service", Operand::id(id.as_str()))
    } else {
        let Some(host) = unit.get(subject, id)? else {
            return Ok(None);
        };
        place_by(&mut expected, Some(&host), None);
        let of_host = Filter::eq("host", Operand::id(id.as_str()));
        of_host.and(Filter::eq("service", Operand::Null))
    };
    let differs = expected.iter().map(|(name, value)| match value {
        Value::Bool(flag) => Filter::ne(name, *flag),
        other => Filter::ne(name, Operand::id(other.as_str().unwrap_or_default())),
    });
    Ok(Some(of_subject.and(Filter::any_of(differs))))
}

/// Moves one record to where its host and service are. Returns whether it still exists.
pub fn follow(unit: &mut Unit<'_>, resource: &'static Resource, id: &str) -> Result<bool, Refusal> {
    let Some(record) = unit.get(resource, id)? else {
        return Ok(false);
    };
    let mut moved = Item::clone(&record);
    place(unit, &mut moved)?;
    unit.update(resource, record, moved, Touch::Kept);
    Ok(true)
}
