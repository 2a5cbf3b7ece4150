//! Live state: which writes count as a change of the configuration.
//!
//! The monitoring engine asks every few minutes what has a new `_updated`, and starts again when
//! anything has. So what only concerns the live state keeps it. What a template makes follow from
//! such a write, the bookkeeping of inherited fields included, is no change of the configuration
//! either, nor is a realm, which decides about rights and not about checks.

use super::resource_rules::ResourceRules;
use crate::contract::is_automatic;
use crate::item::Item;
use crate::unit::Touch;

/// Which changes of a host or a service keep its `_updated`.
pub(super) struct LiveState;

impl ResourceRules for LiveState {
    fn touch(&self, changes: &Item) -> Option<Touch> {
        keeps_updated(changes, |name| {
            name.starts_with("ls_")
                || matches!(
                    name,
                    "customs" | "_overall_state_id" | "_realm" | "_template_fields"
                )
        })
    }
}

/// Which changes of a daemon's report keep its `_updated`: its signs of life.
pub(super) struct SignsOfLife;

impl ResourceRules for SignsOfLife {
    fn touch(&self, changes: &Item) -> Option<Touch> {
        keeps_updated(changes, |name| {
            matches!(
                name,
                "last_alive" | "last_command_check" | "last_log_rotation"
            )
        })
    }
}

/// `Touch::Kept` when all that is written is live.
pub(super) fn keeps_updated(changes: &Item, is_live: impl Fn(&str) -> bool) -> Option<Touch> {
    let mut written = changes.keys().filter(|name| !is_automatic(name));
    written.all(|name| is_live(name)).then_some(Touch::Kept)
}
