//! Templates: what items inherit from them, and keep inheriting.
//!
//! A template is an item with `_is_template`. An item names its templates in `_templates`, and the
//! fields that follow them in `_template_fields`, which the server keeps: a set, without order. A
//! field that an item is given itself is its own from then on, whatever happens to the templates;
//! templates that use templates are no different.
//!
//! After every unit of work a followed field has the value that the chain of templates gives it.
//! It keeps its last value where no template gives one: when the last template is gone, or is a
//! template no longer.

mod filling;
mod host_services;
mod inheritance;
mod library;
mod propagation;

use std::collections::{BTreeSet, HashSet};

use serde_json::{Map, Value};

use self::inheritance::{Chain, FOLLOWED, TEMPLATES, can_follow, direct, followed, refresh};
use self::library::{Library, Time};
use crate::contract::{Resource, resource};
use crate::item::{self, Item};
use crate::rules::{Refusal, write};
use crate::unit::Unit;

pub use self::filling::fill;
pub use self::host_services::{after_host_create, after_service_create};

/// Drops from changes what only the server keeps, and gives the names of the others.
pub fn named(changes: &mut Item) -> BTreeSet<String> {
    changes.remove(FOLLOWED);
    changes.keys().cloned().collect()
}

/// Makes the fields that the changes name the item's own, and gives the others the values of the
/// new templates when `_templates` changes. `item` is the stored one with the changes.
pub fn before_change(
    unit: &mut Unit<'_>,
    resource: &'static Resource,
    stored: &Item,
    named: &BTreeSet<String>,
    item: &mut Item,
) -> Result<(), Refusal> {
    // Live state never follows, and is what is written most.
    if named.iter().any(|name| can_follow(resource, name)) {
        let mut seen = HashSet::new();
        let kept = item::texts(stored, FOLLOWED).into_iter();
        let kept = kept.filter(|name| !named.contains(*name) && seen.insert(*name));
        item.insert(FOLLOWED.to_owned(), kept.map(Value::from).collect());
    }
    if stored.get(TEMPLATES) == item.get(TEMPLATES) {
        return Ok(());
    }
    let mut library = Library::new(resource);
    let (former, current) = (direct(stored), direct(item));
    let id = item::text(stored, "_id");
    if library
        .everything(unit, &current, Time::Now)?
        .contains_key(id)
    {
        return Err(Refusal::InvalidChanges(Map::from_iter([(
            TEMPLATES.to_owned(),
            Value::from("an item cannot be a template of itself"),
        )])));
    }
    let before = library.templates(unit, &former, Time::Now)?;
    let now = library.templates(unit, &current, Time::Now)?;
    let fields = followed(resource, item);
    let before = Chain {
        direct: &former,
        templates: &before,
    };
    let now = Chain {
        direct: &current,
        templates: &now,
    };
    refresh(resource, item, &fields, before, now);
    Ok(())
}

/// Lets the items that use a changed template follow it, and exchanges the services that came with
/// a host when its templates changed.
pub fn after_change(
    unit: &mut Unit<'_>,
    resource: &'static Resource,
    before: &Item,
    after: &Item,
) -> Result<(), Refusal> {
    if item::flag(after, "_is_template") {
        propagation::after_template_change(unit, resource, before, after)
    } else if resource.name == "host" && !item::flag(before, "_is_template") {
        host_services::after_templates_change(unit, before, after)
    } else {
        Ok(())
    }
}

/// Removes what was made from service templates that the unit removed, then takes all removed
/// templates out of the items that used them.
pub fn settle(unit: &mut Unit<'_>) -> Result<(), Refusal> {
    let services = resource("service");
    let mut done: HashSet<String> = HashSet::new();
    loop {
        let removed = unit.touched(services).filter_map(|(before, after)| {
            let before = before.filter(|before| item::flag(before, "_is_template"))?;
            let id = item::text(before, "_id");
            (after.is_none() && !done.contains(id)).then(|| id.to_owned())
        });
        let removed: Vec<String> = removed.collect();
        if removed.is_empty() {
            break;
        }
        let users = propagation::using(unit, services, &removed)?;
        done.extend(removed);
        for user in users {
            write::remove(unit, services, user)?;
        }
    }
    // What used a removed service template has gone with it.
    for name in ["host", "user"] {
        propagation::after_removals(unit, resource(name))?;
    }
    Ok(())
}
