//! Overall states: one number for how bad a host or a service is, for lists and maps.
//!
//! A service's number is its own; a host's also looks at its services. Unconfirmed (SOFT) states
//! change neither. So that a list of check results gives what the same results give one by one,
//! what a confirmed state means is noted when it is written, and the hosts concerned are worked out
//! once, when all else in the unit is recorded. Each recomputation is a write that gives the host a
//! new etag and keeps its `_updated`.

use std::collections::{BTreeMap, BTreeSet};

use crate::contract::{Resource, resource};
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::rules::Refusal;
use crate::unit::{Touch, Unit};

/// The field that holds it.
pub const FIELD: &str = "_overall_state_id";

/// What a client sends as a host's overall state to have it recomputed.
const RECOMPUTE: i64 = -1;

const ACKNOWLEDGED: i64 = 1;
const DOWNTIMED: i64 = 2;
const NOT_MONITORED: i64 = 5;

/// Hosts to be worked out when the unit is settled, each with its own value as it was when a
/// confirmed state was last written in this unit; none means as the host then stands.
#[derive(Debug, Default)]
pub struct Noted(BTreeMap<String, Option<i64>>);

/// Whether anybody checks the item.
pub fn is_monitored(item: &Item) -> bool {
    ["active_checks_enabled", "passive_checks_enabled"]
        .iter()
        .any(|switch| is_on(item, switch))
}

/// Switches are on unless an item says otherwise.
fn is_on(item: &Item, switch: &str) -> bool {
    item.get(switch).is_none_or(|value| value != false)
}

/// What the item's own state comes to.
pub fn own_value(resource: &Resource, item: &Item) -> i64 {
    if !is_monitored(item) {
        return NOT_MONITORED;
    }
    if item::flag(item, "ls_acknowledged") {
        return ACKNOWLEDGED;
    }
    if item::flag(item, "ls_downtimed") {
        return DOWNTIMED;
    }
    let state = item::text(item, "ls_state").to_ascii_uppercase();
    match (resource.name.as_str(), state.as_str()) {
        (_, "UP" | "OK") => 0,
        ("host", "DOWN") | ("service", "CRITICAL" | "UNREACHABLE") => 4,
        _ => 3,
    }
}

/// A host's value, from its own and from its services.
pub fn host_value(own: i64, services: &[Item]) -> i64 {
    if own > DOWNTIMED {
        return own;
    }
    let confirmed = services
        .iter()
        .filter(|service| is_confirmed(service))
        .map(|service| item::integer(service, FIELD))
        .filter(|value| *value < NOT_MONITORED);
    confirmed.fold(own, i64::max)
}

fn is_confirmed(item: &Item) -> bool {
    !item::text(item, "ls_state_type").eq_ignore_ascii_case("SOFT")
}

/// Gives a new host or service its value. Host templates keep the declared default.
pub fn before_create(resource: &Resource, item: &mut Item) {
    match resource.name.as_str() {
        "host" if item::flag(item, "_is_template") => {
            if let Some(default) = resource
                .field(FIELD)
                .and_then(|field| field.default.clone())
            {
                item.insert(FIELD.to_owned(), default);
            }
        }
        "host" | "service" => {
            let value = own_value(resource, item);
            item.insert(FIELD.to_owned(), value.into());
        }
        _ => {}
    }
}

/// Ignores values that clients send, except a host's request to be worked out again.
pub fn before_change(resource: &Resource, changes: &mut Item) {
    let is_request = resource.name == "host" && item::integer(changes, FIELD) == RECOMPUTE;
    if matches!(resource.name.as_str(), "host" | "service") && !is_request {
        changes.remove(FIELD);
    }
}

/// Follows a write of a host or a service, before it is recorded.
pub fn follow(unit: &mut Unit<'_>, resource: &Resource, before: &Item, after: &mut Item) {
    let moves = decides_anew(before, after);
    match resource.name.as_str() {
        "service" if moves => {
            let value = own_value(resource, after);
            after.insert(FIELD.to_owned(), value.into());
            let host = item::text(after, "host").to_owned();
            unit.overall_states.0.insert(host, None);
        }
        "host" => {
            let id = item::text(before, "_id").to_owned();
            if moves {
                let own = own_value(resource, after);
                unit.overall_states.0.insert(id, Some(own));
            } else if let Some(noted @ None) = unit.overall_states.0.get_mut(&id) {
                // A service asked for it before this unconfirmed state came.
                *noted = Some(own_value(resource, before));
            }
        }
        _ => {}
    }
}

/// Whether a write of a host or a service changes what its value is made of, in a way that counts.
fn decides_anew(before: &Item, after: &Item) -> bool {
    let differs = |name: &&str| before.get(*name) != after.get(*name);
    let configured = [
        "active_checks_enabled",
        "passive_checks_enabled",
        "_is_template",
    ];
    let live = [
        "ls_state",
        "ls_state_type",
        "ls_acknowledged",
        "ls_downtimed",
    ];
    configured.iter().any(differs)
        || item::integer(after, FIELD) == RECOMPUTE
        || (is_confirmed(after) && live.iter().any(differs))
}

/// Works out the hosts concerned by what the unit changed.
pub fn settle(unit: &mut Unit<'_>) -> Result<(), Refusal> {
    settle_services(unit)?;
    let mut hosts = std::mem::take(&mut unit.overall_states.0);
    for id in concerned_hosts(unit) {
        hosts.entry(id).or_insert(None);
    }
    let (host, service) = (resource("host"), resource("service"));
    for (id, noted) in hosts {
        if !unit.has(host, &id)? {
            continue;
        }
        let of_host = Filter::eq("host", Operand::id(id.as_str()));
        let services = unit.find_parts(service, &of_host, &[FIELD, "ls_state_type"])?;
        unit.revise(host, &id, Touch::Kept, |item| {
            let own = noted.unwrap_or_else(|| own_value(host, item));
            item.insert(FIELD.to_owned(), host_value(own, &services).into());
        })?;
    }
    Ok(())
}

/// Services that rules wrote without `follow`.
fn settle_services(unit: &mut Unit<'_>) -> Result<(), Refusal> {
    let service = resource("service");
    let outdated: Vec<String> = unit
        .touched(service)
        .filter_map(|(before, after)| Some((before?, after?)))
        .filter(|(before, after)| {
            decides_anew(before, after) && item::integer(after, FIELD) != own_value(service, after)
        })
        .map(|(_, after)| item::text(after, "_id").to_owned())
        .collect();
    for id in outdated {
        unit.revise(service, &id, Touch::Kept, |item| {
            item.insert(FIELD.to_owned(), own_value(service, item).into());
        })?;
    }
    Ok(())
}

/// The hosts whose own inputs changed, and those of services that came, went, moved or changed.
fn concerned_hosts(unit: &Unit<'_>) -> BTreeSet<String> {
    let mut hosts = BTreeSet::new();
    for (before, after) in unit.touched(resource("service")) {
        let matters = match (before, after) {
            (Some(before), Some(after)) => {
                decides_anew(before, after)
                    || ["host", FIELD]
                        .iter()
                        .any(|name| before.get(*name) != after.get(*name))
            }
            _ => true,
        };
        if matters {
            let ends = [before, after].into_iter().flatten();
            hosts.extend(ends.map(|item| item::text(item, "host").to_owned()));
        }
    }
    for (before, after) in unit.touched(resource("host")) {
        if let (Some(before), Some(after)) = (before, after)
            && decides_anew(before, after)
        {
            hosts.insert(item::text(after, "_id").to_owned());
        }
    }
    hosts
}
