//! Live state: which writes count as a change of the configuration.
//!
//! The monitoring engine asks every few minutes what has a new `_updated`, and starts again when
//! anything has. So what only concerns the live state keeps it. What a template makes follow from
//! such a write, the bookkeeping of inherited fields included, is no change of the configuration
//! either; a move to another realm is.

use crate::contract::{Resource, is_automatic};
use crate::item::Item;
use crate::unit::Touch;

/// The resources that the engine checks.
pub const CHECKED: [&str; 2] = ["host", "service"];

/// Whether items of the resource have a live state of their own.
pub fn is_checked(resource: &Resource) -> bool {
    CHECKED.contains(&resource.name.as_str())
}

/// Whether these changes of an item move its `_updated`.
pub fn touch_of(resource: &Resource, changes: &Item) -> Touch {
    let is_live: fn(&str) -> bool = match resource.name.as_str() {
        _ if is_checked(resource) => is_live_of_item,
        "alignak" => is_sign_of_life,
        "user" if !changes.is_empty() => |name| matches!(name, "ui_preferences" | "token"),
        _ => return Touch::Updated,
    };
    let mut written = changes.keys().filter(|name| !is_automatic(name));
    if written.all(|name| is_live(name)) {
        Touch::Kept
    } else {
        Touch::Updated
    }
}

fn is_sign_of_life(name: &str) -> bool {
    matches!(
        name,
        "last_alive" | "last_command_check" | "last_log_rotation"
    )
}

fn is_live_of_item(name: &str) -> bool {
    name.starts_with("ls_") || matches!(name, "customs" | "_overall_state_id")
}
