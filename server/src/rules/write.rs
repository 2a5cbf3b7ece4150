//! Each write of an item, with the rules of its resource around it.
//!
//! Requests and rules write through the same three functions, so that a service made from a
//! template meets the same rules as one that a client posted. Rights, etags and validation of what
//! clients send stand before this, in `api`.

use crate::contract::{Resource, is_automatic};
use crate::item::{self, Item};
use crate::rules::rights::Caller;
use crate::rules::{Refusal, alias, protection, users};
use crate::unit::{Touch, Unit};

/// Completes what a client posted before it is validated.
pub fn fill(
    _unit: &mut Unit<'_>,
    caller: &Caller,
    resource: &'static Resource,
    item: &mut Item,
) -> Result<(), Refusal> {
    own(caller, resource, item);
    Ok(())
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
    fill_defaults(resource, &mut item);
    alias::fill(resource, &mut item);
    if resource.name == "user" {
        users::before_create(&mut item);
    }
    unit.insert(resource, item)
}

/// What follows from a new item.
pub fn after_create(
    unit: &mut Unit<'_>,
    resource: &'static Resource,
    id: &str,
) -> Result<(), Refusal> {
    if resource.name == "user" {
        users::after_create(unit, id)?;
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
    if resource.name == "user" {
        users::before_change(&mut changes);
    }
    let touch = touch_of(resource, &changes);
    let mut item = stored.clone();
    item::merge(&mut item, changes);
    unit.update(resource, stored, item, touch);
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
    protection::before_remove(resource, &stored)?;
    unit.remove(resource, stored);
    Ok(())
}

/// Removes several items of a resource at once.
pub fn remove_many(
    unit: &mut Unit<'_>,
    resource: &'static Resource,
    stored: Vec<Item>,
) -> Result<(), Refusal> {
    for item in stored {
        remove(unit, resource, item)?;
    }
    Ok(())
}

/// The monitoring engine reloads what has a new `_updated`: writes of live state keep it.
fn touch_of(resource: &Resource, changes: &Item) -> Touch {
    let keeps = |name: &str| match resource.name.as_str() {
        "host" | "service" => {
            name.starts_with("ls_") || matches!(name, "customs" | "_overall_state_id")
        }
        "alignak" => matches!(name, "last_alive" | "last_command_check" | "last_log_rotation"),
        "user" => name == "ui_preferences",
        _ => false,
    };
    let mut written = changes.keys().filter(|name| !is_automatic(name)).peekable();
    let has_live_state = matches!(resource.name.as_str(), "host" | "service" | "alignak");
    if written.peek().is_none() && !has_live_state {
        return Touch::Updated;
    }
    if written.all(|name| keeps(name)) {
        Touch::Kept
    } else {
        Touch::Updated
    }
}
