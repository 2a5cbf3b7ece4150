//! The default objects that the rest of the system relies on can be neither removed nor renamed.

use crate::contract::Resource;
use crate::item::{self, Item};
use crate::rules::Refusal;
use crate::rules::group_tree::is_group;

/// Removing a default object is refused with this text.
pub const PROTECTED: &str = "This item is a default item and is protected";

/// Whether the item is one of the default objects.
pub fn is_protected(resource: &Resource, item: &Item) -> bool {
    names(resource).contains(&item::text(item, "name"))
}

/// The names of the resource's default objects.
pub fn names(resource: &Resource) -> &'static [&'static str] {
    match resource.name.as_str() {
        "realm" => &["All"],
        _ if is_group(resource) => &["All"],
        "timeperiod" => &["24x7", "Never"],
        "command" => &["_internal_host_up", "_echo"],
        "host" => &["_dummy"],
        "user" => &["admin"],
        _ => &[],
    }
}

/// Refuses the removal of a default object.
pub fn before_remove(resource: &Resource, item: &Item) -> Result<(), Refusal> {
    if is_protected(resource, item) {
        return Err(Refusal::Forbidden(PROTECTED));
    }
    Ok(())
}

/// Refuses another name for a default object: it would lose its protection.
pub fn before_change(resource: &Resource, stored: &Item, changes: &Item) -> Result<(), Refusal> {
    let renames = changes
        .get("name")
        .is_some_and(|name| Some(name) != stored.get("name"));
    if renames && is_protected(resource, stored) {
        return Err(Refusal::Forbidden(PROTECTED));
    }
    Ok(())
}
