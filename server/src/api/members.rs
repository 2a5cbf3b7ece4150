//! The members of an item's text, without parsing their values.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::Value;
use serde_json::value::RawValue;

use crate::store::{StoreError, StoredItem};

/// The texts of an item's values by the names of its members.
pub(super) type Members<'text> = BTreeMap<Cow<'text, str>, &'text RawValue>;

/// The members of a stored item.
///
/// # Errors
/// When the stored text is damaged.
pub(super) fn members_of(stored: &StoredItem) -> Result<Members<'_>, StoreError> {
    serde_json::from_slice(&stored.text).map_err(|error| StoredItem::damaged(&error))
}

/// What a member refers to.
pub(super) enum Reference {
    /// One item.
    One(String),
    /// Several items.
    Several(Vec<String>),
    /// Neither.
    Other,
}

impl Reference {
    pub(super) fn of(value: &RawValue) -> Self {
        let id = |value| match value {
            Value::String(id) => Some(id),
            _ => None,
        };
        match serde_json::from_str(value.get()) {
            Ok(Value::String(id)) => Self::One(id),
            Ok(Value::Array(values)) => Self::Several(values.into_iter().filter_map(id).collect()),
            _ => Self::Other,
        }
    }

    /// The ids, whether there are several or one.
    pub(super) fn ids(self) -> Vec<String> {
        match self {
            Self::One(id) => vec![id],
            Self::Several(ids) => ids,
            Self::Other => Vec::new(),
        }
    }
}
