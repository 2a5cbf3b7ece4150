//! The columns of the log.

use livestatus_protocol::ColumnKind::{Int, Text, Time};
use livestatus_protocol::Value;

use super::{AtPosition, Spec, constant, derived};

/// A text of an entry.
macro_rules! text {
    ($name:literal, $field:ident, $of:literal) => {
        derived($name, Text, $of, |scene, at| {
            Value::text(scene.log.get(at).map_or("", |entry| &entry.$field))
        })
    };
}

/// A number of an entry.
macro_rules! number {
    ($name:literal, $kind:ident, $field:ident, $of:literal) => {
        derived($name, $kind, $of, |scene, at| {
            scene.log.get(at).map_or(0, |entry| entry.$field).into()
        })
    };
}

/// The columns.
pub(super) static COLUMNS: &[Spec<AtPosition>] = &[
    number!("time", Time, time, "`_created`; of results `last_check`"),
    number!("class", Int, class, "`type`"),
    text!("type", name, "`type`"),
    text!("options", options, "what follows the type in `message`"),
    derived("message", Text, "time, type and options", |scene, at| {
        scene.log.get(at).map_or(Value::empty(), |entry| {
            format!("[{}] {}: {}", entry.time, entry.name, entry.options).into()
        })
    }),
    text!("host_name", host_name, "`host_name`"),
    text!("service_description", service_description, "`service_name`"),
    text!(
        "contact_name",
        contact_name,
        "of notifications, `user_name`"
    ),
    number!("state", Int, state, "`state` of the result"),
    text!(
        "state_type",
        state_type,
        "`state_type` of the result; of downtimes STARTED and so on"
    ),
    number!("attempt", Int, attempt, "`current_attempt` of the result"),
    text!(
        "plugin_output",
        output,
        "`output` of the result, or `message`"
    ),
    text!("comment", comment, "of commands and notes, `message`"),
    text!("command_name", command_name, "of commands, their name"),
    constant("lineno", Int, |_, _| Value::Int(0)),
];
