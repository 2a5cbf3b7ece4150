//! Values of properties.

use std::sync::Arc;

/// A text that many objects share: a name, a value from a template.
pub type Name = Arc<str>;

/// The value of a property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// `null`: nothing, and nothing is inherited.
    Null,
    /// A switch.
    Flag(bool),
    /// A number, its fraction cut.
    Number(i64),
    /// A text.
    Text(Name),
    /// A list.
    List(Arc<List>),
}

/// The value of a list property.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    /// The elements, without blanks around them, none of them empty.
    pub items: Vec<Name>,
    /// Written with a leading `+`: appended to what is inherited.
    pub additive: bool,
}

impl Value {
    /// A list that is not additive.
    pub fn list(items: Vec<Name>) -> Self {
        Self::List(Arc::new(List {
            items,
            additive: false,
        }))
    }

    /// A text.
    pub fn text(text: &str) -> Self {
        Self::Text(Name::from(text))
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&Name> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The elements, if it is a list.
    pub fn as_list(&self) -> Option<&[Name]> {
        match self {
            Self::List(list) => Some(&list.items),
            _ => None,
        }
    }

    /// The number, if it is one.
    pub fn as_number(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The switch, if it is one.
    pub fn as_flag(&self) -> Option<bool> {
        match self {
            Self::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    /// Whether it is null, an empty text or an empty list.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Text(text) => text.is_empty(),
            Self::List(list) => list.items.is_empty(),
            Self::Flag(_) | Self::Number(_) => false,
        }
    }
}

/// The elements of a text that is split at commas.
pub(crate) fn elements(text: &str) -> impl Iterator<Item = &str> {
    text.split(',')
        .map(str::trim)
        .filter(|element| !element.is_empty())
}
