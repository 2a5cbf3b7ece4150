//! What a check result says of the time before it: the former state, its dates, acknowledgement,
//! downtime and attempts.
//!
//! The monitoring engine knows all this and posts it with each result. An agent knows what its check
//! found and nothing else: for its results the live state is asked, in the unit that changes it, so
//! that nothing that others set meanwhile is lost.

use serde_json::Value;

use crate::item::{self, Item};

/// Where check results take from what was before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StateBefore {
    /// From the results as they were posted.
    #[default]
    AsPosted,
    /// From the live state of the host or service; what was posted of it is not read.
    FromLiveState,
}

/// Completes a result of an agent by the live state that it follows. `times` are the live fields
/// that hold when each state was last found, with the members of a result that they are taken from.
/// An acknowledgement ends with the problem, or if it is not sticky with the state.
pub(super) fn complete(live: &Item, result: &mut Item, times: &[(&str, &'static str)], now: i64) {
    let state = item::text(result, "state").to_owned();
    let number = match state.as_str() {
        "UP" | "OK" => 0,
        "DOWN" | "WARNING" => 1,
        "CRITICAL" => 2,
        "UNREACHABLE" => 4,
        _ => 3,
    };
    let checked_at = result.get("last_check").and_then(Value::as_i64);
    let checked_at = checked_at.unwrap_or(now);
    let is_hard = item::text(result, "state_type") == "HARD";
    let is_changed = state != item::text(live, "ls_state");
    let becomes_hard = is_hard && (is_changed || item::text(live, "ls_state_type") != "HARD");
    let is_sticky = item::integer(live, "ls_acknowledgement_type") == 2;
    let attempts = item::integer(live, "ls_current_attempt");
    let acknowledged =
        item::flag(live, "ls_acknowledged") && number != 0 && (is_sticky || !is_changed);
    let date = |is_now: bool, field: &str| -> Value {
        let former = item::integer(live, field);
        if is_now { checked_at } else { former }.into()
    };

    let mut members: Vec<(&'static str, Value)> = vec![
        ("last_check", checked_at.into()),
        ("state_changed", is_changed.into()),
        (
            "last_state_changed",
            date(is_changed, "ls_last_state_changed"),
        ),
        (
            "last_hard_state_changed",
            date(becomes_hard, "ls_last_hard_state_changed"),
        ),
        ("acknowledged", acknowledged.into()),
        ("downtimed", item::flag(live, "ls_downtimed").into()),
        (
            "current_attempt",
            match (is_changed, is_hard) {
                (true, _) => 1,
                (false, true) => attempts,
                (false, false) => attempts.saturating_add(1),
            }
            .into(),
        ),
    ];
    for (member, field) in [
        ("last_state", "ls_state"),
        ("last_state_type", "ls_state_type"),
        ("last_state_id", "ls_state_id"),
        ("acknowledgement_type", "ls_acknowledgement_type"),
    ] {
        if let Some(value) = live.get(field) {
            members.push((member, value.clone()));
        }
    }
    let of_state = format!("last_time_{number}");
    for (field, member) in times {
        members.push((member, date(*member == of_state, field)));
    }
    for (member, value) in members {
        result.insert(member.to_owned(), value);
    }
    result
        .entry("state_id")
        .or_insert_with(|| Value::from(number));
}
