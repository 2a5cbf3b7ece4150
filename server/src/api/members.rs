//! The members of an item's text, without parsing their values.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::store::{StoreError, StoredItem};

/// The names of an item's members and the texts of their values, in the order of the text.
pub(super) struct Members<'text>(Vec<(Cow<'text, str>, &'text RawValue)>);

impl<'text> Members<'text> {
    /// Those of a stored item.
    ///
    /// # Errors
    /// When the stored text is damaged.
    pub(super) fn of(stored: &'text StoredItem) -> Result<Self, StoreError> {
        serde_json::from_slice(&stored.text).map_err(|error| StoredItem::damaged(&error))
    }

    /// The names and texts.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &'text RawValue)> {
        self.0.iter().map(|(name, value)| (&**name, *value))
    }

    /// What a member refers to, if it is there.
    pub(super) fn reference(&self, name: &str) -> Option<Reference> {
        let mut members = self.iter();
        members
            .find(|(other, _)| *other == name)
            .map(|(_, value)| Reference::of(value))
    }
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

/// A name that is part of the text, unless characters of it are escaped.
#[derive(serde::Deserialize)]
#[serde(transparent)]
struct Name<'text>(#[serde(borrow)] Cow<'text, str>);

impl<'text> Deserialize<'text> for Members<'text> {
    fn deserialize<D: Deserializer<'text>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'text> Visitor<'text> for InOrder {
            type Value = Members<'text>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an item")
            }

            fn visit_map<A: MapAccess<'text>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((Name(name), value)) = map.next_entry()? {
                    members.push((name, value));
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}
