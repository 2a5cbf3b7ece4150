//! Stored JSON values and operands as one kind of typed value, with `MongoDB`'s order of values.

use std::cmp::Ordering;

use serde_json::{Number, Value};

use super::ast::Operand;
use super::kind::Kind;
use crate::date::parse_date;
use crate::item::is_id;

/// A value with its type made plain. The order of the variants is the order of the types.
#[derive(Clone, Debug)]
pub(super) enum View<'a> {
    /// What an empty list has to offer a sort; below everything.
    Undefined,
    Null,
    Integer(i64),
    Float(f64),
    Text(&'a str),
    Object(Vec<(&'a str, View<'a>)>),
    List(Vec<View<'a>>),
    Id(&'a str),
    Bool(bool),
    Date(i64),
}

impl<'a> View<'a> {
    /// A stored value, read as the kind of its field says.
    pub(super) fn stored(value: &'a Value, kind: &Kind) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::Number(number) => Self::number(number),
            Value::String(text) => match kind.element() {
                Kind::ObjectId if is_id(text) => Self::Id(text),
                Kind::Datetime => parse_date(text).map_or(Self::Text(text), Self::Date),
                _ => Self::Text(text),
            },
            Value::Array(elements) => {
                let kind = kind.element();
                Self::List(
                    elements
                        .iter()
                        .map(|element| Self::stored(element, kind))
                        .collect(),
                )
            }
            Value::Object(members) => {
                let mut members: Vec<_> = members
                    .iter()
                    .map(|(name, value)| (name.as_str(), Self::stored(value, &Kind::Any)))
                    .collect();
                members.sort_by(|left, right| left.0.cmp(right.0));
                Self::Object(members)
            }
        }
    }

    /// The same, without looking into lists and objects.
    pub(super) fn stored_scalar(value: &'a Value, kind: &Kind) -> Option<Self> {
        match value {
            Value::Array(_) | Value::Object(_) => None,
            scalar => Some(Self::stored(scalar, kind)),
        }
    }

    fn number(number: &Number) -> Self {
        number.as_i64().map_or_else(
            || Self::Float(number.as_f64().unwrap_or(f64::NAN)),
            Self::Integer,
        )
    }

    fn operand(operand: &'a Operand) -> Self {
        match operand {
            Operand::Null => Self::Null,
            Operand::Bool(value) => Self::Bool(*value),
            Operand::Integer(value) => Self::Integer(*value),
            Operand::Float(value) => Self::Float(*value),
            Operand::String(text) => Self::Text(text),
            Operand::Id(digits) => Self::Id(digits),
            Operand::Date(seconds) => Self::Date(*seconds),
            Operand::List(elements) => Self::List(elements.iter().map(Self::operand).collect()),
            Operand::Object(members) => {
                let mut members: Vec<_> = members
                    .iter()
                    .map(|(name, value)| (name.as_str(), Self::operand(value)))
                    .collect();
                members.sort_by(|left, right| left.0.cmp(right.0));
                Self::Object(members)
            }
        }
    }

    /// A stored value and an operand side by side.
    ///
    /// What is stored in an undeclared field is never more than text, so there an id or a date
    /// asked for is looked for in its text form.
    fn pair(value: &'a Value, kind: &Kind, operand: &'a Operand) -> (Self, Self) {
        match (value, kind.element(), operand) {
            (Value::String(text), Kind::Any, Operand::Id(digits)) => {
                (Self::Text(text), Self::Text(digits))
            }
            (Value::String(_), Kind::Any, Operand::Date(seconds)) => {
                (Self::stored(value, &Kind::Datetime), Self::Date(*seconds))
            }
            _ => (Self::stored(value, kind), Self::operand(operand)),
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Undefined => 0,
            Self::Null => 1,
            Self::Integer(_) | Self::Float(_) => 2,
            Self::Text(_) => 3,
            Self::Object(_) => 4,
            Self::List(_) => 5,
            Self::Id(_) => 6,
            Self::Bool(_) => 7,
            Self::Date(_) => 8,
        }
    }

    /// The total order: by type first, then by value.
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Integer(left), Self::Integer(right)) | (Self::Date(left), Self::Date(right)) => {
                left.cmp(right)
            }
            (Self::Float(left), Self::Float(right)) => compare_floats(*left, *right),
            (Self::Integer(left), Self::Float(right)) => compare_mixed(*left, *right),
            (Self::Float(left), Self::Integer(right)) => compare_mixed(*right, *left).reverse(),
            (Self::Text(left), Self::Text(right)) | (Self::Id(left), Self::Id(right)) => {
                left.cmp(right)
            }
            (Self::Bool(left), Self::Bool(right)) => left.cmp(right),
            (Self::List(left), Self::List(right)) => compare_all(left, right, Self::compare),
            (Self::Object(left), Self::Object(right)) => compare_all(left, right, |left, right| {
                let by_type = left.1.rank().cmp(&right.1.rank());
                by_type
                    .then_with(|| left.0.cmp(right.0))
                    .then_with(|| left.1.compare(&right.1))
            }),
            _ => self.rank().cmp(&other.rank()),
        }
    }
}

/// The order of a stored value and an operand, when they are of the same type.
pub(super) fn compare_stored(value: &Value, kind: &Kind, operand: &Operand) -> Option<Ordering> {
    // Lists and objects are costly to look at, and mostly compared with something else.
    match (value, operand) {
        (Value::Array(_), Operand::List(_)) | (Value::Object(_), Operand::Object(_)) => {}
        (Value::Array(_) | Value::Object(_), _) | (_, Operand::List(_) | Operand::Object(_)) => {
            return None;
        }
        _ => {}
    }
    let (left, right) = View::pair(value, kind, operand);
    (left.rank() == right.rank()).then(|| left.compare(&right))
}

/// `NaN` equals itself and is below every other number.
fn compare_floats(left: f64, right: f64) -> Ordering {
    left.partial_cmp(&right)
        .unwrap_or_else(|| right.is_nan().cmp(&left.is_nan()))
}

/// Compares exactly: above 2^53 a conversion to a float would call neighbours equal.
fn compare_mixed(integer: i64, float: f64) -> Ordering {
    const BEYOND: f64 = 9_223_372_036_854_775_808.0;
    if float.is_nan() || float < -BEYOND {
        Ordering::Greater
    } else if float >= BEYOND {
        Ordering::Less
    } else {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "truncation is meant; the range was checked"
        )]
        let whole = float.trunc() as i64;
        integer
            .cmp(&whole)
            .then_with(|| compare_floats(0.0, float.fract()))
    }
}

fn compare_all<T>(left: &[T], right: &[T], compare: impl Fn(&T, &T) -> Ordering) -> Ordering {
    left.iter()
        .zip(right)
        .map(|(left, right)| compare(left, right))
        .find(|order| order.is_ne())
        .unwrap_or_else(|| left.len().cmp(&right.len()))
}
