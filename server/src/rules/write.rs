//! Each write of an item, with the rules of its resource around it.
//!
//! Requests and rules write through the same functions, so that a service made from a template
//! meets the same rules as one that a client posted. Rights, etags and validation of what clients
//! send stand before this, in `api`. What depends on all changes of a unit together (overall
//! states, synthesis counters) is worked out once, by `settle`, when everything else is recorded.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::contract::Resource;
use crate::item::{self, Item};
use crate::rules::rights::{Caller, is_action};
use crate::rules::{
    Refusal, actions, alias, check_results, dependencies, group_tree, history, hosts, live_state,
    metrics, notifications, overall_state, protection, realm_tree, references, services, synthesis,
    templates, users,
};
use crate::unit::{Touch, Unit};

/// Reads ahead what the rules will ask of the store about new items.
pub fn look_ahead(
    unit: &Unit<'_>,
    resource: &'static Resource,
    items: &[Item],
) -> Result<(), Refusal> {
    if unit.is_remote() && resource.name == "logcheckresult" {
        check_results::look_ahead(unit, items)?;
    }
    Ok(())
}

/// Completes what a client posted before it is validated.
pub fn fill(
    unit: &mut Unit<'_>,
    caller: &Caller,
    resource: &'static Resource,
    item: &mut Item,
) -> Result<(), Refusal> {
    own(caller, resource, item);
    if resource.templating {
        templates::fill(unit, resource, item)?;
    }
    match resource.name.as_str() {
        "host" => hosts::fill(unit, caller, item)?,
        "service" => services::fill(unit, caller, item)?,
        "user" => users::fill(unit, item)?,
        "realm" => realm_tree::fill(unit, item)?,
        "hostescalation" | "serviceescalation" => hosts::fill_escalation(unit, item)?,
        "logcheckresult" => check_results::fill(unit, item)?,
        _ if is_action(resource) => {
            actions::check_user(caller, item).map_err(Refusal::InvalidItem)?;
        }
        _ => {}
    }
    Ok(())
}

/// Adds what is wrong with a new item, or with changes of the stored one, beyond what the contract
/// says.
pub fn add_issues(
    resource: &Resource,
    stored: Option<&Item>,
    item: &Item,
    issues: &mut Map<String, Value>,
) {
    let issue = match resource.name.as_str() {
        "user" => users::password_issue(item),
        "realm" => realm_tree::parent_issue(stored, item),
        _ => None,
    };
    if let Some((field, issue)) = issue {
        issues.entry(field.to_owned()).or_insert(issue);
    }
}

/// Ties an item to the caller, where items belong to users.
pub fn own(caller: &Caller, resource: &Resource, item: &mut Item) {
    if resource.owned {
        item.insert("_user".to_owned(), caller.id.clone().into());
    }
}

/// Puts declared defaults into a new item where it says nothing.
pub fn fill_defaults(resource: &Resource, item: &mut Item) {
    for (name, field) in &resource.fields {
        if let Some(default) = &field.default
            && !item.contains_key(name)
        {
            item.insert(name.clone(), default.clone());
        }
    }
}

/// Completes and records a new item; gives its id. `after_create` must follow when all items of
/// the request are recorded.
pub fn create(
    unit: &mut Unit<'_>,
    resource: &'static Resource,
    mut item: Item,
) -> Result<String, Refusal> {
    if resource.name == "logcheckresult" {
        return check_results::create(unit, item);
    }
    fill_defaults(resource, &mut item);
    alias::fill(resource, &mut item);
    match resource.name.as_str() {
        "realm" => realm_tree::before_create(unit, &mut item)?,
        _ if group_tree::is_group(resource) => {
            group_tree::before_create(unit, resource, &mut item)?;
        }
        "service" => services::before_create(unit, &item)?,
        "user" => users::before_create(&mut item),
        _ if is_action(resource) => {
            actions::before_create(unit, &mut item)?;
        }
        "history" => history::before_create(unit, &mut item)?,
        "hostdependency" | "servicedependency" => dependencies::before_create(resource, &mut item),
        "graphite" | "influxdb" => metrics::before_write(unit, None, &item)?,
        _ => {}
    }
    overall_state::before_create(resource, &mut item);
    unit.insert(resource, item)
}

/// What follows from a new item.
pub fn after_create(
    unit: &mut Unit<'_>,
    resource: &'static Resource,
    id: &str,
) -> Result<(), Refusal> {
    let Some(item) = unit.get(resource, id)? else {
        return Ok(());
    };
    match resource.name.as_str() {
        "realm" => notifications::created(unit, resource, &item)?,
        "host" => {
            notifications::created(unit, resource, &item)?;
            templates::after_host_create(unit, &item)?;
        }
        "service" => templates::after_service_create(unit, &item)?,
        "user" => users::after_create(unit, &item)?,
        "livesynthesis" => synthesis::after_create(unit, &item)?,
        _ if is_action(resource) => {
            actions::after_create(unit, resource, &item)?;
        }
        _ => {}
    }
    Ok(())
}

/// Changes an item: objects are merged, everything else is replaced.
pub fn change(
    unit: &mut Unit<'_>,
    resource: &'static Resource,
    stored: Item,
    mut changes: Item,
) -> Result<(), Refusal> {
    protection::before_change(resource, &stored, &changes)?;
    let named = if resource.templating {
        templates::named(&mut changes)
    } else {
        BTreeSet::new()
    };
    match resource.name.as_str() {
        "realm" => realm_tree::before_change(unit, &stored, &mut changes)?,
        _ if group_tree::is_group(resource) => {
            group_tree::before_change(unit, resource, &stored, &mut changes)?;
        }
        "user" => users::before_change(&mut changes),
        "livesynthesis" => synthesis::before_change(&mut changes),
        _ => {}
    }
    overall_state::before_change(resource, &mut changes);
    let touch = live_state::touch_of(resource, &changes);
    let mut item = stored.clone();
    item::merge(&mut item, changes);
    if resource.templating {
        templates::before_change(unit, resource, &stored, &named, &mut item)?;
    }
    if resource.name == "service" {
        services::before_change(unit, &stored, &item)?;
    }
    if metrics::is_database(resource) {
        metrics::before_write(unit, Some(&stored), &item)?;
    }
    overall_state::follow(unit, resource, &stored, &mut item)?;
    let after = record(unit, resource, stored.clone(), item, touch)?;
    after_change(unit, resource, &stored, &after)
}

/// Records what other items make of this one, such as the templates that it follows: nothing
/// becomes its own by that, and nothing further follows from it.
pub fn adjust(
    unit: &mut Unit<'_>,
    resource: &'static Resource,
    stored: Item,
    item: Item,
) -> Result<(), Refusal> {
    if resource.name == "service" {
        services::before_change(unit, &stored, &item)?;
    }
    unit.update(resource, stored, item, Touch::Updated);
    Ok(())
}

fn record(
    unit: &mut Unit<'_>,
    resource: &'static Resource,
    stored: Item,
    item: Item,
    touch: Touch,
) -> Result<Item, Refusal> {
    let id = item::text(&stored, "_id").to_owned();
    unit.update(resource, stored, item, touch);
    unit.get(resource, &id)?.ok_or(Refusal::NotFound)
}

/// What follows from a change.
fn after_change(
    unit: &mut Unit<'_>,
    resource: &'static Resource,
    before: &Item,
    after: &Item,
) -> Result<(), Refusal> {
    match resource.name.as_str() {
        "host" => hosts::after_change(unit, before, after)?,
        _ if is_action(resource) => {
            actions::after_change(unit, resource, before, after)?;
        }
        _ => {}
    }
    if resource.templating {
        templates::after_change(unit, resource, before, after)?;
    }
    Ok(())
}

/// Puts a whole new content in the place of an item's.
pub fn replace(unit: &mut Unit<'_>, resource: &'static Resource, stored: Item, mut item: Item) {
    for name in ["_id", "_created"] {
        if let Some(value) = stored.get(name) {
            item.insert(name.to_owned(), value.clone());
        }
    }
    fill_defaults(resource, &mut item);
    unit.update(resource, stored, item, Touch::Updated);
}

/// Removes an item and what only made sense with it.
pub fn remove(
    unit: &mut Unit<'_>,
    resource: &'static Resource,
    stored: Item,
) -> Result<(), Refusal> {
    take_away(unit, resource, stored.clone())?;
    if matches!(resource.name.as_str(), "realm" | "host") {
        notifications::removed(unit, resource, &stored)?;
    }
    Ok(())
}

fn take_away(
    unit: &mut Unit<'_>,
    resource: &'static Resource,
    stored: Item,
) -> Result<(), Refusal> {
    protection::before_remove(resource, &stored)?;
    match resource.name.as_str() {
        "realm" => realm_tree::before_remove(unit, &stored)?,
        "host" => hosts::before_remove(unit, &stored)?,
        _ => {}
    }
    unit.remove(resource, stored.clone());
    match resource.name.as_str() {
        "realm" => realm_tree::after_remove(unit, &stored)?,
        "user" => users::after_remove(unit, &stored)?,
        _ => {}
    }
    Ok(())
}

/// Whether nothing follows from the removal of an item, nor has anybody more to say of it than the
/// roles.
pub fn goes_alone(resource: &Resource) -> bool {
    realm_tree::is_record(resource) || resource.name == "alignakretention"
}

/// Removes several items of a resource at once: what a collection deletion does. The arbiter is not
/// told of them.
pub fn remove_many(
    unit: &mut Unit<'_>,
    resource: &'static Resource,
    stored: Vec<Item>,
) -> Result<(), Refusal> {
    if resource.name == "realm" {
        return realm_tree::remove_many(unit, stored);
    }
    for item in stored {
        // A cascade may have taken it already.
        if unit.has(resource, item::text(&item, "_id"))? {
            take_away(unit, resource, item)?;
        }
    }
    Ok(())
}

/// Works out what follows from all changes of the unit together.
pub fn settle(unit: &mut Unit<'_>) -> Result<(), Refusal> {
    templates::settle(unit)?;
    realm_tree::settle(unit)?;
    group_tree::settle(unit)?;
    references::settle(unit)?;
    overall_state::settle(unit)?;
    synthesis::settle(unit)?;
    unit.seal();
    Ok(())
}
