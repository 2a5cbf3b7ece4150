//! The types that fields have.

use serde_json::Value;

/// The type of a field's value, apart from null.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// Text.
    String,
    /// A whole number of 64 bits.
    Integer,
    /// A floating point number.
    Number,
    /// True or false.
    Boolean,
    /// A word of an enumeration, or of the part of it that the field allows.
    Enum(&'static EnumSpec),
    /// The `_id` of an item of the named resource.
    Reference(&'static str),
    /// A place, as a `GeoJSON` point.
    Point,
    /// An object whose keys are free.
    FreeObject,
    /// Any JSON value.
    Any,
    /// A list of values of one kind.
    List(Box<Kind>),
}

impl Kind {
    /// The kind of a list's elements; of any other kind, the kind itself.
    pub fn element(&self) -> &Self {
        match self {
            Self::List(element) => element,
            other => other,
        }
    }

    /// The words that a value, or each element of the list, can have, where they are limited.
    pub(crate) fn words(&self) -> Option<Vec<Value>> {
        match self.element() {
            Self::Enum(words) => Some(words.values.iter().map(|value| value.word.into()).collect()),
            _ => None,
        }
    }

    /// The name of the resource that the value, or each element of the list, refers to.
    pub fn target(&self) -> Option<&'static str> {
        match self.element() {
            Self::Reference(resource) => Some(resource),
            _ => None,
        }
    }
}

/// An enumeration of words.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct EnumSpec {
    /// The name of the Rust enum: `HostState`.
    pub rust_name: &'static str,
    /// What the words are about, in a sentence.
    pub description: &'static str,
    /// The words, in the order of the enumeration.
    pub values: &'static [EnumValue],
}

/// A word of an enumeration.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct EnumValue {
    /// The word as it travels: `d`.
    pub word: &'static str,
    /// The name of the Rust variant: `Down`.
    pub variant: &'static str,
    /// What the word means, in a sentence.
    pub description: &'static str,
}

impl EnumSpec {
    pub(crate) const fn new(
        rust_name: &'static str,
        description: &'static str,
        values: &'static [EnumValue],
    ) -> Self {
        Self {
            rust_name,
            description,
            values,
        }
    }
}

impl EnumValue {
    pub(crate) const fn new(
        word: &'static str,
        variant: &'static str,
        description: &'static str,
    ) -> Self {
        Self {
            word,
            variant,
            description,
        }
    }
}

/// A named part of an enumeration: the words that some fields allow.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Subset {
    /// The name of the published component: `HostNotificationOption`.
    pub(crate) name: &'static str,
    /// What the words are used for, in a sentence.
    pub(crate) description: &'static str,
    /// The words, in the order in which they are published.
    pub(crate) words: &'static [&'static str],
}
