//! Where a walk is.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// How far a walk through a collection has come: behind the last item that it gave.
///
/// A stream has it ([`Items::position`](crate::Items::position)), and so does the error that
/// ended a stream ([`BackendException::position`](crate::BackendException::position)).
/// [`List::resume_from`](crate::List::resume_from) goes on from there, also in another process:
/// it can be written as text and read again.
///
/// ```
/// use alignak_backend_client::Position;
///
/// let position: Position = "id:5f3a0c9e8d1b2a4c6e7f8091".parse()?;
/// assert_eq!(position.to_string(), "id:5f3a0c9e8d1b2a4c6e7f8091");
/// # Ok::<(), alignak_backend_client::ParsePositionError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Position(pub(crate) Place);

/// A place in one of the two orders of walks.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    /// Before the first item, in any order.
    Start,
    /// Behind the item with this identifier.
    After(String),
    /// Behind so many items of this page.
    Page { number: u32, items: usize },
}

impl Position {
    /// Before the first item.
    pub const fn start() -> Self {
        Self(Place::Start)
    }
}

/// Before the first item.
impl Default for Position {
    fn default() -> Self {
        Self::start()
    }
}

/// A text is not the position of a walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParsePositionError;

impl fmt::Display for ParsePositionError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("this is not the position of a walk")
    }
}

impl std::error::Error for ParsePositionError {}

impl fmt::Display for Position {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Place::Start => formatter.write_str("start"),
            Place::After(id) => write!(formatter, "id:{id}"),
            Place::Page { number, items } => write!(formatter, "page:{number}+{items}"),
        }
    }
}

impl FromStr for Position {
    type Err = ParsePositionError;

    fn from_str(text: &str) -> Result<Self, ParsePositionError> {
        let page = |text: &str| {
            let (number, items) = text.split_once('+')?;
            let number = number.parse().ok().filter(|number| *number > 0)?;
            let items = items.parse().ok()?;
            Some(Place::Page { number, items })
        };
        let place = match text.split_once(':') {
            None if text == "start" => Some(Place::Start),
            Some(("id", id)) if !id.is_empty() => Some(Place::After(id.to_owned())),
            Some(("page", rest)) => page(rest),
            _ => None,
        };
        place.map(Self).ok_or(ParsePositionError)
    }
}

impl Serialize for Position {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn a_position_survives_being_written() {
        for text in ["start", "id:5f3a0c9e8d1b2a4c6e7f8091", "page:3+12"] {
            let position: Position = text.parse().unwrap();
            assert_eq!(position.to_string(), text);
            let json = serde_json::to_string(&position).unwrap();
            assert_eq!(serde_json::from_str::<Position>(&json).unwrap(), position);
        }
        assert_eq!(Position::start(), "start".parse().unwrap());
    }

    #[test]
    fn other_texts_are_refused() {
        for text in [
            "", "id:", "page:0+1", "page:1", "page:a+1", "here", "start:",
        ] {
            assert!(text.parse::<Position>().is_err(), "{text}");
        }
    }
}
