//! The rules of resources whose items have templates.

use std::collections::HashSet;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::inheritance::{Chain, FOLLOWED, TEMPLATES, can_follow, direct, followed, refresh};
use super::library::{Library, Time};
use super::{filling, host_services, propagation};
use crate::contract::{Resource, resource};
use crate::item::{self, Item};
use crate::rules::refusal::Refusal;
use crate::rules::resource_rules::ResourceRules;
use crate::rules::rights::Caller;
use crate::rules::transaction::Transaction;

/// Keeps items that use templates in step with them.
pub(crate) struct Templates;

impl ResourceRules for Templates {
    fn fill(
        &self,
        tx: &mut Transaction<'_>,
        _caller: &Caller,
        resource: &'static Resource,
        item: &mut Item,
    ) -> Result<(), Refusal> {
        filling::fill(tx, resource, item)
    }

    fn after_create(
        &self,
        tx: &mut Transaction<'_>,
        resource: &'static Resource,
        item: &Item,
    ) -> Result<(), Refusal> {
        match resource.name.as_str() {
            "host" => host_services::after_host_create(tx, item),
            "service" => host_services::after_service_create(tx, item),
            _ => Ok(()),
        }
    }

    /// The fields that the changes name become the item's own.
    fn before_change(
        &self,
        _tx: &mut Transaction<'_>,
        resource: &'static Resource,
        stored: &Item,
        changes: &mut Item,
    ) -> Result<(), Refusal> {
        // Only the server keeps it.
        changes.remove(FOLLOWED);
        // Live state never follows, and is what is written most.
        if changes.keys().any(|name| can_follow(resource, name)) {
            let mut seen = HashSet::new();
            let kept = item::texts(stored, FOLLOWED).into_iter();
            let kept = kept.filter(|name| !changes.contains_key(*name) && seen.insert(*name));
            let kept: Value = kept.map(Value::from).collect();
            changes.insert(FOLLOWED.to_owned(), kept);
        }
        Ok(())
    }

    /// Fields that follow take the values of the new templates when `_templates` changes.
    fn before_update(
        &self,
        unit: &mut Transaction<'_>,
        resource: &'static Resource,
        stored: &Item,
        item: &mut Item,
    ) -> Result<(), Refusal> {
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

    /// Brings the items that use a changed template up to date, and exchanges the services that
    /// came with a host when its templates changed.
    fn after_change(
        &self,
        tx: &mut Transaction<'_>,
        resource: &'static Resource,
        before: &Arc<Item>,
        after: &Arc<Item>,
    ) -> Result<(), Refusal> {
        if item::flag(after, "_is_template") {
            propagation::after_template_change(tx, resource, before, after)
        } else if resource.name == "host" && !item::flag(before, "_is_template") {
            host_services::after_templates_change(tx, before, after)
        } else {
            Ok(())
        }
    }
}

/// Removes what was made from service templates that the unit removed, then takes all removed
/// templates out of the items that used them.
pub(crate) fn remove_orphans(unit: &mut Transaction<'_>) -> Result<(), Refusal> {
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
            unit.remove(services, user)?;
        }
    }
    // What used a removed service template has gone with it.
    for name in ["host", "user"] {
        propagation::after_removals(unit, resource(name))?;
    }
    Ok(())
}
