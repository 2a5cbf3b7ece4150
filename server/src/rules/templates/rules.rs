//! The rules of resources whose items have templates.

use std::collections::HashSet;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::inheritance::{Chain, FOLLOWED, TEMPLATES, can_follow, direct, followed, refresh};
use super::library::{Library, Time, size_issues};
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
        let above = library.everything(unit, &current, Time::Now)?;
        let issues = size_issues(&above);
        if !issues.is_empty() {
            return Err(Refusal::InvalidChanges(issues));
        }
        if above.contains_key(id) {
            return Err(Refusal::InvalidChanges(Map::from_iter([(
                TEMPLATES.to_owned(),
                Value::from("an item cannot be a template of itself"),
            )])));
        }
        propagation::catch_up(unit, resource, item, &former)?;
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

    /// Brings the items that use a changed template up to date.
    fn after_change(
        &self,
        tx: &mut Transaction<'_>,
        resource: &'static Resource,
        before: &Arc<Item>,
        after: &Arc<Item>,
    ) -> Result<(), Refusal> {
        if item::flag(after, "_is_template") {
            propagation::after_template_change(tx, resource, before, after)?;
        }
        Ok(())
    }
}

/// Removes the templates that the unit removed from the items that used them, and what came with
/// hosts from service templates; then brings the services that come with hosts in line.
pub(in crate::rules) fn follow_removals_and_align(tx: &mut Transaction<'_>) -> Result<(), Refusal> {
    host_services::remove_services_of_removed(tx)?;
    for name in ["host", "user", "service"] {
        propagation::after_removals(tx, resource(name))?;
    }
    host_services::align_services(tx)
}
