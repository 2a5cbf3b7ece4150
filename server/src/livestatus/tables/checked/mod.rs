//! The columns that hosts and services have in common.

mod constants;
mod related;
mod settings;
mod state;
mod texts;

/// A text field.
macro_rules! text {
    ($name:literal, $field:ident, $member:literal) => {
        exact($name, Text, $member, |_, it| {
            Value::text(&it.entry.record.$field)
        })
    };
}

/// A whole number of a field.
macro_rules! whole {
    ($name:literal, $kind:ident, $field:ident, $member:literal) => {
        exact($name, $kind, $member, |_, it| it.entry.record.$field.into())
    };
}

pub(super) use related::entry_type;
pub(super) use {text, whole};

use super::{OfChecked, Spec};

/// The columns.
pub(super) static COLUMNS: [&[Spec<OfChecked>]; 5] = [
    state::COLUMNS,
    settings::COLUMNS,
    texts::COLUMNS,
    related::COLUMNS,
    constants::COLUMNS,
];
