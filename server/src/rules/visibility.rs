//! Where records of what happened to a host or a service are visible: where both are.
//!
//! A check result, an event of the history or a request to the engine lies in the realm of its
//! service, or else of its host, and is visible from realms below only if both are. When one of them
//! moves, its records follow in a series of units, as there may be millions.

use std::sync::Arc;

use super::cascade::{self, Kind};
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

/// Leaves to further units that records follow the hosts and services which this unit has moved to
/// where others may read them.
///
/// # Errors
/// When the store fails.
pub fn leave_following(unit: &mut Unit<'_>) -> Result<(), Refusal> {
    for checked in [resource("host"), resource("service")] {
        let moved = |(before, after): (Option<&Arc<Item>>, Option<&Arc<Item>>)| {
            let (before, after) = (before?, after?);
            let mut place = PLACE.iter();
            let is_moved = place.any(|name| before.get(*name) != after.get(*name));
            is_moved.then(|| item::text(after, "_id").to_owned())
        };
        let ids: Vec<String> = unit.touched(checked).filter_map(moved).collect();
        if !ids.is_empty() {
            cascade::leave(unit, cascade::new(Kind::Follow, checked, &ids))?;
        }
    }
    Ok(())
}

/// The resources whose items are records.
pub(super) fn records() -> impl Iterator<Item = &'static Resource> {
    contract()
        .resources()
        .iter()
        .filter(|resource| resource.record)
}

/// Moves one record to where its host and service are.
pub(super) fn follow(
    unit: &mut Unit<'_>,
    resource: &'static Resource,
    id: &str,
) -> Result<(), Refusal> {
    if let Some(record) = unit.get(resource, id)? {
        let mut moved = Item::clone(&record);
        place(unit, &mut moved)?;
        if moved != *record {
            unit.update(resource, record, moved, Touch::Kept);
        }
    }
    Ok(())
}
