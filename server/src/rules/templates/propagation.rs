//! What a change of templates does to the items that use them, through all levels.

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};
use std::sync::Arc;

use serde_json::Value;

use super::inheritance::{
    Chain, TEMPLATES, accumulated_fields, can_follow, direct, followed, inherited_fields, refresh,
};
use super::library::{Library, Time, size_issues};
use crate::contract::Resource;
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::rules::refusal::Refusal;
use crate::rules::transaction::Transaction;
use crate::store::StoreError;
use crate::unit::Unit;

/// Brings a changed template's followers up to date.
pub(super) fn after_template_change(
    unit: &mut Transaction<'_>,
    resource: &'static Resource,
    before: &Arc<Item>,
    after: &Item,
) -> Result<(), Refusal> {
    let fields = changed_fields(resource, before, after);
    if fields.is_empty() {
        return Ok(());
    }
    let mut library = Library::new(resource);
    library.remember(Arc::clone(before));
    spread(unit, resource, library, &fields, &HashSet::new())
}

/// The fields whose inherited values may differ after a change of a template.
fn changed_fields(resource: &Resource, before: &Item, after: &Item) -> BTreeSet<String> {
    let is_new = !item::flag(before, "_is_template");
    let fields = inherited_fields(resource);
    let mut changed: BTreeSet<&str> = fields
        .filter(|field| is_new || before.get(*field) != after.get(*field))
        .filter(|field| can_follow(resource, field))
        .collect();
    // Accumulated values reach further up than the template itself.
    if before.get(TEMPLATES) != after.get(TEMPLATES) {
        changed.extend(accumulated_fields(resource));
    }
    changed.into_iter().map(str::to_owned).collect()
}

/// Takes templates that the unit removed out of the items that used them. What an item inherited
/// then comes from its other templates; without any, it stays.
pub(super) fn after_removals(
    unit: &mut Transaction<'_>,
    resource: &'static Resource,
) -> Result<(), Refusal> {
    let mut library = Library::new(resource);
    for (before, after) in unit.touched(resource) {
        if let (Some(before), None) = (before, after)
            && (resource.name != "service" || item::flag(before, "_is_template"))
        {
            library.remember(Arc::clone(before));
        }
    }
    let gone: HashSet<String> = library.remembered().map(str::to_owned).collect();
    if gone.is_empty() {
        return Ok(());
    }
    let fields = inherited_fields(resource).filter(|field| can_follow(resource, field));
    let fields = fields.map(str::to_owned).collect();
    spread(unit, resource, library, &fields, &gone)
}

/// Sets these fields of all followers of the remembered templates to the values that they now
/// inherit, nearest followers first.
fn spread(
    unit: &mut Transaction<'_>,
    resource: &'static Resource,
    mut library: Library,
    fields: &BTreeSet<String>,
    gone: &HashSet<String>,
) -> Result<(), Refusal> {
    for item in followers(unit, resource, library.remembered())? {
        let linked = direct(&item);
        let mut kept = linked.clone();
        kept.retain(|id| !gone.contains(id));
        let mut fresh = Item::clone(&item);
        if kept.len() < linked.len() {
            let ids = kept.iter().cloned().map(Value::String);
            fresh.insert(TEMPLATES.to_owned(), ids.collect());
        }
        let following = followed(resource, &item);
        let following: BTreeSet<String> = following.intersection(fields).cloned().collect();
        let before = library.templates(unit, &linked, Time::Before)?;
        let now = library.templates(unit, &kept, Time::Now)?;
        let issues = size_issues(&now);
        if !issues.is_empty() {
            return Err(Refusal::InvalidChanges(issues));
        }
        let before = Chain {
            direct: &linked,
            templates: &before,
        };
        let now = Chain {
            direct: &kept,
            templates: &now,
        };
        refresh(resource, &mut fresh, &following, before, now);
        if fresh == *item {
            continue;
        }
        if item::flag(&item, "_is_template") {
            library.remember(Arc::clone(&item));
        }
        unit.adjust(resource, item, fresh)?;
    }
    Ok(())
}

/// All items that use these templates, directly or through other templates: each after the
/// templates that it uses itself.
fn followers<'a>(
    unit: &Unit<'_>,
    resource: &'static Resource,
    templates: impl Iterator<Item = &'a str>,
) -> Result<Vec<Arc<Item>>, StoreError> {
    let mut level: Vec<String> = templates.map(str::to_owned).collect();
    let mut known: HashSet<String> = level.iter().cloned().collect();
    let mut found: Vec<Arc<Item>> = Vec::new();
    while !level.is_empty() {
        let users = using(unit, resource, &level)?;
        level.clear();
        for user in users {
            let id = item::text(&user, "_id").to_owned();
            if known.insert(id.clone()) {
                if item::flag(&user, "_is_template") {
                    level.push(id);
                }
                found.push(user);
            }
        }
    }
    Ok(in_order(found))
}

/// The items that use one of these templates directly.
pub(super) fn using(
    unit: &Unit<'_>,
    resource: &'static Resource,
    templates: &[String],
) -> Result<Vec<Arc<Item>>, StoreError> {
    let ids = templates.iter().map(|id| Operand::id(id.as_str()));
    unit.find(resource, &Filter::is_in(TEMPLATES, ids))
}

/// Each item after those of its templates that are among the items. Items that use each other in a
/// circle come last.
fn in_order(items: Vec<Arc<Item>>) -> Vec<Arc<Item>> {
    let positions: HashMap<&str, usize> = items
        .iter()
        .enumerate()
        .map(|(position, item)| (item::text(item, "_id"), position))
        .collect();
    let mut waits_for: Vec<HashSet<usize>> = Vec::with_capacity(items.len());
    let mut used_by: Vec<Vec<usize>> = vec![Vec::new(); items.len()];
    for (position, item) in items.iter().enumerate() {
        let templates = item::texts(item, TEMPLATES).into_iter();
        let templates: HashSet<usize> = templates
            .filter_map(|id| positions.get(id).copied())
            .collect();
        for template in &templates {
            used_by[*template].push(position);
        }
        waits_for.push(templates);
    }
    let mut ready: VecDeque<usize> = (0..items.len())
        .filter(|position| waits_for[*position].is_empty())
        .collect();
    let mut order = Vec::with_capacity(items.len());
    while let Some(position) = ready.pop_front() {
        order.push(position);
        for user in &used_by[position] {
            if waits_for[*user].remove(&position) && waits_for[*user].is_empty() {
                ready.push_back(*user);
            }
        }
    }
    let placed: HashSet<usize> = order.iter().copied().collect();
    order.extend((0..items.len()).filter(|position| !placed.contains(position)));
    let mut items: Vec<Option<Arc<Item>>> = items.into_iter().map(Some).collect();
    let taken = order
        .into_iter()
        .filter_map(|position| items[position].take());
    taken.collect()
}
