//! Where a walk is, or a follower.

use std::fmt;
use std::str::FromStr;
use std::time::SystemTime;

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

/// A place in one of the two orders of walks, or among changes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    /// Before the first item, in any order.
    Start,
    /// Behind the item with this identifier.
    After(String),
    /// Behind so many items of this page.
    Page { number: u32, items: usize },
    /// Before what is changed next.
    Now,
    /// Before what was changed since a time, in Unix seconds.
    Since(u64),
    /// Behind the event with this identifier, which came at a time, in Unix seconds.
    Event { id: String, time: u64 },
}

impl Position {
    /// Before the first item.
    pub const fn start() -> Self {
        Self(Place::Start)
    }

    /// Before whatever is changed next: for [`List::follow`](crate::List::follow).
    pub const fn now() -> Self {
        Self(Place::Now)
    }

    /// Before what was changed since a time, by the clock of the backend, and perhaps some seconds
    /// before: for [`List::follow`](crate::List::follow). Times before 1970 count as 1970.
    pub fn since(time: SystemTime) -> Self {
        let elapsed = time.duration_since(SystemTime::UNIX_EPOCH);
        Self(Place::Since(elapsed.unwrap_or_default().as_secs()))
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
        formatter.write_str("this is not the position of a walk or of a follower")
    }
}

impl std::error::Error for ParsePositionError {}

impl fmt::Display for Position {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Place::Start => formatter.write_str("start"),
            Place::After(id) => write!(formatter, "id:{id}"),
            Place::Page { number, items } => write!(formatter, "page:{number}+{items}"),
            Place::Now => formatter.write_str("now"),
            Place::Since(time) => write!(formatter, "since:{time}"),
            Place::Event { id, time } => write!(formatter, "event:{time}+{id}"),
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
        let event = |text: &str| {
            let (time, id) = text.split_once('+')?;
            let (time, id) = (time.parse().ok()?, id.to_owned());
            (!id.is_empty()).then_some(Place::Event { id, time })
        };
        let place = match text.split_once(':') {
            None if text == "start" => Some(Place::Start),
            None if text == "now" => Some(Place::Now),
            Some(("since", time)) => time.parse().ok().map(Place::Since),
            Some(("event", rest)) => event(rest),
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
        for text in [
            "start",
            "id:5f3a0c9e8d1b2a4c6e7f8091",
            "page:3+12",
            "now",
            "since:1707123787",
            "event:1707123787+1f0c.0000000000000002",
        ] {
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
            "", "id:", "page:0+1", "page:1", "page:a+1", "here", "start:", "since:", "event:1+",
        ] {
            assert!(text.parse::<Position>().is_err(), "{text}");
        }
    }
}
