//! What a cell of a table holds.

use std::borrow::Cow;

/// A value of a row. Booleans are 0 and 1; there is no null: an absent text is empty, an absent
/// number 0, an absent list empty.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// A whole number, or a time in seconds since 1970.
    Int(i64),
    /// A number; never infinite or NaN.
    Float(f64),
    /// A text.
    Text(Cow<'a, str>),
    /// A list of texts, of numbers, or of tuples.
    List(Vec<Value<'a>>),
    /// One element of a list that has several parts, such as a host and a service.
    Tuple(Vec<Value<'a>>),
    /// Names with values, in order.
    Dictionary(Vec<(Cow<'a, str>, Cow<'a, str>)>),
}

impl<'a> Value<'a> {
    /// The empty text, which stands for what is not known.
    #[must_use]
    pub const fn empty() -> Self {
        Self::Text(Cow::Borrowed(""))
    }

    /// A text that is borrowed.
    #[must_use]
    pub const fn text(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }

    /// The value as a number: whole numbers and decimals as they are, everything else 0.
    #[must_use]
    pub fn as_number(&self) -> f64 {
        match self {
            #[expect(clippy::cast_precision_loss, reason = "aggregates are approximate")]
            Self::Int(number) => *number as f64,
            Self::Float(number) => *number,
            _ => 0.0,
        }
    }

    /// The value as it is ordered by: lists and the like as their text, made once.
    pub(crate) fn into_comparable(self) -> Self {
        match self {
            Self::List(_) | Self::Tuple(_) | Self::Dictionary(_) => {
                Self::Text(Cow::Owned(self.as_text().into_owned()))
            }
            plain => plain,
        }
    }

    /// How many values these are with those inside, and how many bytes they have, about.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        const NUMBER: usize = 1;
        match self {
            Self::Int(_) | Self::Float(_) => (1, NUMBER),
            Self::Text(text) => (1, text.len()),
            Self::List(parts) | Self::Tuple(parts) => {
                parts.iter().map(Self::size).fold((1, 0), |all, part| {
                    (all.0 + part.0, all.1.saturating_add(part.1))
                })
            }
            Self::Dictionary(members) => {
                let bytes = members.iter().map(|(name, value)| name.len() + value.len());
                (1 + 2 * members.len(), bytes.sum())
            }
        }
    }

    /// The text that conditions compare: a tuple's parts are separated by `|`.
    #[must_use]
    pub fn as_text(&self) -> Cow<'_, str> {
        match self {
            Self::Int(number) => Cow::Owned(number.to_string()),
            Self::Float(number) => Cow::Owned(number.to_string()),
            Self::Text(text) => Cow::Borrowed(text),
            Self::List(parts) | Self::Tuple(parts) => {
                let separator = if matches!(self, Self::List(_)) {
                    ","
                } else {
                    "|"
                };
                let parts: Vec<_> = parts.iter().map(Self::as_text).collect();
                Cow::Owned(parts.join(separator))
            }
            Self::Dictionary(members) => {
                let members: Vec<_> = members
                    .iter()
                    .map(|(name, value)| format!("{name}|{value}"))
                    .collect();
                Cow::Owned(members.join(","))
            }
        }
    }
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<bool> for Value<'_> {
    fn from(truth: bool) -> Self {
        Self::Int(i64::from(truth))
    }
}

impl From<f64> for Value<'_> {
    fn from(number: f64) -> Self {
        Self::Float(if number.is_finite() { number } else { 0.0 })
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::text(text)
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}
