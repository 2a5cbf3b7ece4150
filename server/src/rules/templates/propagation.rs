//! What a change of templates does to the items that use them, through all levels.

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};
use std::sync::Arc;

use serde_json::{Value, json};

use super::inheritance::{
    Chain, TEMPLATES, accumulated_fields, can_follow, direct, followed, inherited_fields, refresh,
};
use super::library::{Library, Time, size_issues};
use crate::contract::Resource;
use crate::filter::Filter;
use crate::item::{self, Item};
use crate::rules::cascade::{self, users_of};
use crate::rules::refusal::Refusal;
use crate::rules::transaction::Transaction;
use crate::unit::Unit;

/// How many templates may use a template whose users are brought up to date in a series of units.
const MAX_TEMPLATES_BELOW: usize = 500;

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

/// Brings users of templates up to date with a change that was left to a series of units: see
/// [`spread`]. `cascade` says what was left.
pub(in crate::rules) fn refresh_users(
    unit: &mut Transaction<'_>,
    resource: &'static Resource,
    cascade: &Item,
    ids: &[String],
) -> Result<(), Refusal> {
    let (mut library, fields) = left(resource, cascade);
    for id in ids {
        if let Some(item) = unit.get(resource, id)? {
            follow(unit, resource, &mut library, item, &fields, &HashSet::new())?;
        }
    }
    Ok(())
}

/// Brings an item up to date with changes of its templates that have not reached it yet, before it
/// gets other templates: `item` is its new content, `templates` are those that it had. To do so
/// again changes nothing.
pub(super) fn catch_up(
    unit: &Unit<'_>,
    resource: &'static Resource,
    item: &mut Item,
    templates: &[String],
) -> Result<(), Refusal> {
    for cascade in cascade::spreading(unit, resource)? {
        let (mut library, fields) = left(resource, &cascade);
        let before = library.templates(unit, templates, Time::Before)?;
        let now = library.templates(unit, templates, Time::Now)?;
        let following = followed(resource, item);
        let following = following.intersection(&fields).cloned().collect();
        let before = Chain {
            direct: templates,
            templates: &before,
        };
        let now = Chain {
            direct: templates,
            templates: &now,
        };
        refresh(resource, item, &following, before, now);
    }
    Ok(())
}

/// The templates as they were before the change that a cascade is about, and the fields that it
/// changed.
fn left(resource: &'static Resource, cascade: &Item) -> (Library, BTreeSet<String>) {
    let mut library = Library::new(resource);
    let before = cascade.get("before").and_then(Value::as_array);
    for template in before.into_iter().flatten().filter_map(Value::as_object) {
        library.remember(Arc::new(template.clone()));
    }
    let fields = item::texts(cascade, "fields").into_iter();
    (library, fields.map(str::to_owned).collect())
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
/// inherit, nearest followers first. Where these are more than one unit may change, only the
/// templates among them follow at once; the others are left to a series of units.
fn spread(
    unit: &mut Transaction<'_>,
    resource: &'static Resource,
    mut library: Library,
    fields: &BTreeSet<String>,
    gone: &HashSet<String>,
) -> Result<(), Refusal> {
    let changed: Vec<String> = library.remembered().map(str::to_owned).collect();
    let followers = followers(unit, resource, &changed, unit.limits().followers)?;
    if !followers.are_all && !gone.is_empty() {
        // Users lose the link before their template is removed.
        return Err(unit.limits().exceeded());
    }
    let mut passing = changed;
    for item in followers.items {
        // Also one that does not change: lists are accumulated over all templates of a chain.
        passing.push(item::text(&item, "_id").to_owned());
        follow(unit, resource, &mut library, item, fields, gone)?;
    }
    if !followers.are_all {
        let mut left = cascade::new(cascade::Kind::Spread, resource, &passing);
        left.insert("fields".to_owned(), json!(fields));
        left.insert("before".to_owned(), library.into_before(unit)?);
        cascade::leave(unit, left)?;
    }
    Ok(())
}

/// Sets these fields of one follower of the remembered templates to the values that it now
/// inherits, and takes removed templates out of it. What a template was before is remembered.
fn follow(
    unit: &mut Transaction<'_>,
    resource: &'static Resource,
    library: &mut Library,
    item: Arc<Item>,
    fields: &BTreeSet<String>,
    gone: &HashSet<String>,
) -> Result<(), Refusal> {
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
        return Ok(());
    }
    if item::flag(&item, "_is_template") {
        library.remember(Arc::clone(&item));
    }
    unit.adjust(resource, item, fresh)
}

/// Items that use templates, directly or through other templates.
pub(super) struct Followers {
    /// Each after the templates that it uses itself.
    pub(super) items: Vec<Arc<Item>>,
    /// Whether these are all. If not, they are the templates among them.
    pub(super) are_all: bool,
}

/// All items that use these templates, directly or through other templates, if there are at most
/// so many, or else only the templates among them.
///
/// # Errors
/// `TooLarge` when the templates alone are more than one unit may change.
pub(super) fn followers(
    unit: &Unit<'_>,
    resource: &'static Resource,
    templates: &[String],
    most: usize,
) -> Result<Followers, Refusal> {
    let is_template = |item: &Arc<Item>| item::flag(item, "_is_template");
    let mut level: Vec<String> = templates.to_vec();
    let mut known: HashSet<String> = level.iter().cloned().collect();
    let mut found: Vec<Arc<Item>> = Vec::new();
    let mut are_all = true;
    while !level.is_empty() {
        let users = users_of(&level);
        let few = if are_all {
            unit.find_few(resource, &users, most.saturating_sub(found.len()))?
        } else {
            None
        };
        let users = if let Some(users) = few {
            users
        } else {
            are_all = false;
            found.retain(is_template);
            unit.find(resource, &users.and(Filter::eq("_is_template", true)))?
        };
        level.clear();
        for user in users {
            let id = item::text(&user, "_id").to_owned();
            if known.insert(id.clone()) {
                if is_template(&user) {
                    level.push(id);
                }
                found.push(user);
            }
        }
        if !are_all && found.len() > MAX_TEMPLATES_BELOW {
            return Err(Refusal::TooLarge(format!(
                "More than {MAX_TEMPLATES_BELOW} templates use this one, directly and indirectly: \
                 their users cannot follow."
            )));
        }
    }
    Ok(Followers {
        items: in_order(found),
        are_all,
    })
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
