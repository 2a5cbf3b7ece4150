//! Overall states: one number for how bad a host or a service is, for lists and maps.
//!
//! A service's number is its own; a host's also looks at its services. Unconfirmed (SOFT) states
//! change neither. So that a list of check results leaves what the same results leave one by one,
//! what a confirmed state means for its host is noted when it is written; hosts are written once,
//! when all else in the unit is recorded. Each recomputation is a write: the host has a new
//! etag and keeps its `_updated`.

use std::collections::{BTreeMap, BTreeSet};

use super::refusal::Refusal;
use super::resource_rules::ResourceRules;
use super::transaction::Transaction;
use crate::contract::{Resource, resource};
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::unit::{Touch, Unit};

/// The field that holds it.
pub const FIELD: &str = "_overall_state_id";

/// What a client sends as a host's overall state to have it recomputed.
const RECOMPUTE: i64 = -1;

const ACKNOWLEDGED: i64 = 1;
const DOWNTIMED: i64 = 2;
const NOT_MONITORED: i64 = 5;

/// What a host's own value is made of.
const OWN_INPUTS: [&str; 5] = [
    "active_checks_enabled",
    "passive_checks_enabled",
    "ls_state",
    "ls_acknowledged",
    "ls_downtimed",
];

/// What the value of a host is made of, in each of its services.
pub const SERVICE_INPUTS: [&str; 2] = [FIELD, "ls_state_type"];

/// Hosts whose state, or whose services' states, the unit has written.
#[derive(Debug, Default)]
struct HostNotes(BTreeMap<String, HostNote>);

/// One such host.
#[derive(Debug)]
struct HostNote {
    /// Its own value as it stands.
    own: i64,
    /// How many of its services have each confirmed value, as they stand.
    counts: BTreeMap<i64, i64>,
    /// The values of the services that were written since they were counted; none for those whose
    /// state is not confirmed.
    written: BTreeMap<String, Option<i64>>,
    /// Its value when a confirmed state was last written.
    value: Option<i64>,
}

impl HostNote {
    /// Takes in a service's new content.
    fn write(&mut self, before: &Item, after: &Item) {
        let value = confirmed_value(after);
        let id = item::text(after, "_id").to_owned();
        let former = self.written.insert(id, value);
        let former = former.unwrap_or_else(|| confirmed_value(before));
        for (value, number) in [(former, -1), (value, 1)] {
            if let Some(value) = value {
                *self.counts.entry(value).or_default() += number;
            }
        }
    }

    /// The host's value as it and its services stand.
    fn current_value(&self) -> i64 {
        let present = self.counts.iter().filter(|(_, number)| **number > 0);
        host_value(self.own, present.map(|(value, _)| *value))
    }
}

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

/// A host's value, from its own and from the confirmed ones of its services.
pub fn host_value(own: i64, services: impl IntoIterator<Item = i64>) -> i64 {
    if own > DOWNTIMED {
        return own;
    }
    let monitored = services.into_iter().filter(|value| *value < NOT_MONITORED);
    monitored.fold(own, i64::max)
}

/// What a service adds to the value of its host: nothing while its state is not confirmed.
pub fn confirmed_value(service: &Item) -> Option<i64> {
    is_confirmed(service).then(|| item::integer(service, FIELD))
}

fn is_confirmed(item: &Item) -> bool {
    !item::text(item, "ls_state_type").eq_ignore_ascii_case("SOFT")
}

/// Keeps the overall states of hosts and services.
pub struct OverallState;

impl ResourceRules for OverallState {
    /// Sets the value of a new host or service. Host templates keep the declared default.
    fn before_create(
        &self,
        _tx: &mut Transaction<'_>,
        resource: &'static Resource,
        item: &mut Item,
    ) -> Result<(), Refusal> {
        match resource.name.as_str() {
            "host" if item::flag(item, "_is_template") => {
                if let Some(default) = resource
                    .field(FIELD)
                    .and_then(|field| field.default.clone())
                {
                    item.insert(FIELD.to_owned(), default);
                }
            }
            _ if resource.checked => {
                let value = own_value(resource, item);
                item.insert(FIELD.to_owned(), value.into());
            }
            _ => {}
        }
        Ok(())
    }

    /// Ignores values that clients send, except a host's request to recompute it.
    fn before_change(
        &self,
        _tx: &mut Transaction<'_>,
        resource: &'static Resource,
        _stored: &Item,
        changes: &mut Item,
    ) -> Result<(), Refusal> {
        let is_request = resource.name == "host" && item::integer(changes, FIELD) == RECOMPUTE;
        if resource.checked && !is_request {
            changes.remove(FIELD);
        }
        Ok(())
    }

    fn before_update(
        &self,
        tx: &mut Transaction<'_>,
        resource: &'static Resource,
        stored: &Item,
        item: &mut Item,
    ) -> Result<(), Refusal> {
        follow(tx, resource, stored, item)
    }
}

/// Follows a write of a host or a service, before it is recorded.
pub fn follow(
    tx: &mut Transaction<'_>,
    resource: &Resource,
    before: &Item,
    after: &mut Item,
) -> Result<(), Refusal> {
    if !resource.checked {
        return Ok(());
    }
    let decides = decides_anew(before, after);
    let is_host = resource.name == "host";
    if decides && !is_host {
        let value = own_value(resource, after);
        after.insert(FIELD.to_owned(), value.into());
    }
    let host = item::text(after, if is_host { "_id" } else { "host" });
    if decides && !tx.notes::<HostNotes>().0.contains_key(host) {
        let Some(note) = note(tx, host)? else {
            return Ok(());
        };
        tx.notes::<HostNotes>().0.insert(host.to_owned(), note);
    }
    let Some(note) = tx.notes::<HostNotes>().0.get_mut(host) else {
        return Ok(());
    };
    if is_host {
        note.own = own_value(resource, after);
    } else {
        note.write(before, after);
    }
    if decides {
        note.value = Some(note.current_value());
    }
    Ok(())
}

/// A host and its services as the unit leaves them so far.
fn note(unit: &Unit<'_>, host: &str) -> Result<Option<HostNote>, Refusal> {
    let by_id = Filter::eq("_id", Operand::id(host));
    let hosts = unit.find_parts(resource("host"), &by_id, &OWN_INPUTS)?;
    let Some(found) = hosts.first() else {
        return Ok(None);
    };
    let of_host = Filter::eq("host", Operand::id(host));
    let services = unit.tally(resource("service"), &of_host, &SERVICE_INPUTS)?;
    let mut counts = BTreeMap::new();
    for (service, number) in services.iter() {
        if let Some(value) = confirmed_value(service) {
            *counts.entry(value).or_default() += number;
        }
    }
    Ok(Some(HostNote {
        own: own_value(resource("host"), found),
        counts,
        written: BTreeMap::new(),
        value: None,
    }))
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

/// Writes the values of the hosts concerned by what the unit changed.
pub fn apply_noted(unit: &mut Transaction<'_>) -> Result<(), Refusal> {
    write_services(unit)?;
    let (rebuilt, changed) = concerned_hosts(unit);
    let notes = std::mem::take(unit.notes::<HostNotes>());
    let mut values: BTreeMap<String, Option<i64>> = notes
        .0
        .into_iter()
        .filter(|(id, note)| note.value.is_some() && !rebuilt.contains(id))
        .map(|(id, note)| (id, note.value))
        .collect();
    for id in rebuilt.into_iter().chain(changed) {
        values.entry(id).or_insert(None);
    }
    for (id, value) in values {
        let value = match value {
            Some(value) => value,
            None => match note(unit, &id)? {
                Some(note) => note.current_value(),
                None => continue,
            },
        };
        unit.revise(resource("host"), &id, Touch::Kept, |item| {
            item.insert(FIELD.to_owned(), value.into());
        })?;
    }
    Ok(())
}

/// Services that rules wrote without `follow`.
fn write_services(unit: &mut Unit<'_>) -> Result<(), Refusal> {
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

/// The hosts whose services came, went or moved, and those whose inputs changed.
fn concerned_hosts(unit: &Unit<'_>) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut rebuilt, mut changed) = (BTreeSet::new(), BTreeSet::new());
    for (before, after) in unit.touched(resource("service")) {
        let hosts = match (before, after) {
            (Some(before), Some(after)) if before.get("host") == after.get("host") => {
                if !decides_anew(before, after) && before.get(FIELD) == after.get(FIELD) {
                    continue;
                }
                &mut changed
            }
            _ => &mut rebuilt,
        };
        let ends = [before, after].into_iter().flatten();
        hosts.extend(ends.map(|item| item::text(item, "host").to_owned()));
    }
    for (before, after) in unit.touched(resource("host")) {
        if let (Some(before), Some(after)) = (before, after)
            && decides_anew(before, after)
        {
            changed.insert(item::text(after, "_id").to_owned());
        }
    }
    (rebuilt, changed)
}
