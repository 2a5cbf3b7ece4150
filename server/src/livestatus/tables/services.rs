//! The columns that only services have.

use livestatus_protocol::ColumnKind::{Int, List, Text, Time};
use livestatus_protocol::Value;

use super::checked::{text, whole};
use super::{OfChecked, Spec, constant, derived, exact};

/// The columns.
pub(super) static COLUMNS: &[Spec<OfChecked>] = &[
    derived("host_name", Text, "the name of `host`", |scene, it| {
        let host = scene.host_of(it);
        Value::text(host.map_or("", |host| &host.entry.record.name))
    }),
    text!("description", name, "name"),
    derived(
        "display_name",
        Text,
        "`display_name`, else `name`",
        |_, it| {
            let record = &it.entry.record;
            let is_empty = record.display_name.is_empty();
            Value::text(if is_empty {
                &record.name
            } else {
                &record.display_name
            })
        },
    ),
    whole!("last_time_ok", Time, last_time_ok, "ls_last_time_ok"),
    whole!(
        "last_time_warning",
        Time,
        last_time_warning,
        "ls_last_time_warning"
    ),
    whole!(
        "last_time_critical",
        Time,
        last_time_critical,
        "ls_last_time_critical"
    ),
    whole!(
        "last_time_unknown",
        Time,
        last_time_unknown,
        "ls_last_time_unknown"
    ),
    constant("obsess_over_service", Int, |_, _| Value::Int(0)),
    constant("parents", List, |_, _| Value::List(Vec::new())),
];
