//! Live state: which writes count as a change of the configuration.

use crate::contract::{Resource, is_automatic};
use crate::item::Item;
use crate::unit::Touch;

/// The monitoring engine reloads what has a new `_updated`: writes of live state keep it.
pub fn touch_of(resource: &Resource, _stored: &Item, changes: &Item) -> Touch {
    let keeps = |name: &str| match resource.name.as_str() {
        "host" | "service" => {
            name.starts_with("ls_") || matches!(name, "customs" | "_overall_state_id")
        }
        "alignak" => matches!(
            name,
            "last_alive" | "last_command_check" | "last_log_rotation"
        ),
        "user" => matches!(name, "ui_preferences" | "token"),
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
