//! Reading members of items. What is absent, or of another type, is empty, 0 or false: databases of the
//! original hold all kinds of values.

use alignak_model::Id;
use serde_json::Value;

use crate::date::parse_date;

/// The id of an item of any resource.
pub(in crate::livestatus) type Key = Id<()>;

/// A type that a member can be read as.
pub(super) trait Member {
    /// Reads a member; `None` if it is absent.
    fn read(value: Option<&Value>) -> Self;
}

impl Member for i64 {
    #[expect(clippy::cast_possible_truncation, reason = "whole numbers are wanted")]
    fn read(value: Option<&Value>) -> Self {
        match value {
            Some(Value::Number(number)) => number
                .as_i64()
                .or_else(|| number.as_f64().map(|number| number as Self))
                .unwrap_or_default(),
            Some(Value::Bool(truth)) => Self::from(*truth),
            _ => 0,
        }
    }
}

impl Member for f64 {
    fn read(value: Option<&Value>) -> Self {
        value.and_then(Value::as_f64).unwrap_or_default()
    }
}

impl Member for bool {
    fn read(value: Option<&Value>) -> Self {
        match value {
            Some(Value::Bool(truth)) => *truth,
            Some(Value::Number(number)) => number.as_f64().is_some_and(|number| number != 0.0),
            _ => false,
        }
    }
}

impl Member for Box<str> {
    fn read(value: Option<&Value>) -> Self {
        value.and_then(Value::as_str).unwrap_or_default().into()
    }
}

impl Member for Option<Key> {
    fn read(value: Option<&Value>) -> Self {
        value?.as_str()?.parse().ok()
    }
}

impl Member for Vec<Key> {
    fn read(value: Option<&Value>) -> Self {
        let elements = value.and_then(Value::as_array).into_iter().flatten();
        let mut keys: Self = elements
            .filter_map(|element| element.as_str()?.parse().ok())
            .collect();
        keys.shrink_to_fit();
        keys
    }
}

impl Member for Vec<Box<str>> {
    fn read(value: Option<&Value>) -> Self {
        let elements = value.and_then(Value::as_array).into_iter().flatten();
        elements
            .filter_map(|element| Some(element.as_str()?.into()))
            .collect()
    }
}

/// A date, in seconds since 1970.
pub(in crate::livestatus) struct Date(pub(in crate::livestatus) i64);

impl Member for Date {
    fn read(value: Option<&Value>) -> Self {
        let seconds = value.and_then(Value::as_str).and_then(parse_date);
        Self(seconds.unwrap_or_default())
    }
}

/// A state of a host or a service, whichever word says it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::livestatus) struct State(u8);

impl State {
    /// Reads the word.
    pub(in crate::livestatus) fn of(word: &str) -> Self {
        Self(match word {
            "UP" | "OK" => 0,
            "DOWN" | "WARNING" => 1,
            "CRITICAL" => 2,
            "UNREACHABLE" => 4,
            _ => 3,
        })
    }

    /// The number that livestatus gives it: hosts that are not reachable are 2, services 3.
    pub(in crate::livestatus) fn number(self, is_host: bool) -> i64 {
        match (self.0, is_host) {
            (4, true) => 2,
            (4, false) => 3,
            (number, _) => i64::from(number),
        }
    }
}

impl Member for State {
    fn read(value: Option<&Value>) -> Self {
        Self::of(value.and_then(Value::as_str).unwrap_or_default())
    }
}

/// Whether a state is HARD.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::livestatus) struct IsHard(pub(in crate::livestatus) bool);

impl Member for IsHard {
    fn read(value: Option<&Value>) -> Self {
        Self(value.and_then(Value::as_str) != Some("SOFT"))
    }
}

/// Names with values, such as macros of a user: the names in upper case without the underscore before
/// them.
pub(in crate::livestatus) struct Customs(pub(in crate::livestatus) Vec<(Box<str>, Box<str>)>);

impl Member for Customs {
    fn read(value: Option<&Value>) -> Self {
        let members = value.and_then(Value::as_object).into_iter().flatten();
        let read = |(name, value): (&String, &Value)| {
            let value = match value {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            let name = name.strip_prefix('_').unwrap_or(name).to_uppercase();
            (name.into(), value.into())
        };
        Self(members.map(read).collect())
    }
}

/// A `GeoJSON` point: latitude and longitude.
pub(in crate::livestatus) struct Place(pub(in crate::livestatus) Option<(f64, f64)>);

impl Member for Place {
    fn read(value: Option<&Value>) -> Self {
        let point = || {
            let coordinates = value?.get("coordinates")?;
            Some((coordinates.get(0)?.as_f64()?, coordinates.get(1)?.as_f64()?))
        };
        Self(point())
    }
}

/// Any value, as it is.
pub(in crate::livestatus) struct Plain(pub(in crate::livestatus) Value);

impl Member for Plain {
    fn read(value: Option<&Value>) -> Self {
        Self(value.cloned().unwrap_or_default())
    }
}
