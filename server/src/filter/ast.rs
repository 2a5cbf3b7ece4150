//! The typed form of a filter, and the constructors with which the server's own rules make one.

use std::collections::BTreeSet;

use serde_json::Value;

use super::error::{FilterError, quoted};
use super::kind::Kind;
use super::regex::{Effort, Pattern};
use crate::date::{RANGE, parse_date, parse_query_time};
use crate::item::is_id;

/// A condition on an item.
#[derive(Clone, Debug, PartialEq)]
pub enum Filter {
    /// All of the parts hold; with no part, always.
    And(Vec<Filter>),
    /// At least one of the parts holds; with no part, never.
    Or(Vec<Filter>),
    /// None of the parts holds.
    Nor(Vec<Filter>),
    /// The part does not hold.
    Not(Box<Filter>),
    /// The value at a dotted path passes a test.
    Field(String, Test),
}

/// A test on the value of a field. When the value is a list, one passing element is enough.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// Equal; null equals an absent field.
    Eq(Operand),
    /// The negation of `Eq`.
    Ne(Operand),
    /// Greater, within the same type.
    Gt(Operand),
    /// Greater or equal, within the same type.
    Gte(Operand),
    /// Less, within the same type.
    Lt(Operand),
    /// Less or equal, within the same type.
    Lte(Operand),
    /// Equal to one of these.
    In(Vec<Operand>),
    /// The negation of `In`.
    Nin(Vec<Operand>),
    /// The field is there, null included; with `false`, it is not.
    Exists(bool),
    /// The value is of one of these types.
    Type(Vec<TypeName>),
    /// The text matches.
    Regex(Pattern),
    /// The number, truncated, leaves this remainder (with the sign of the number).
    Mod {
        /// Never zero.
        divisor: i64,
        /// What is left.
        remainder: i64,
    },
    /// A list of this length.
    Size(u64),
    /// A list with one element that passes all of it.
    ElemMatch(Box<ElementFilter>),
    /// Not all of these tests pass.
    Not(Vec<Test>),
}

/// What `$elemMatch` asks of one element.
#[derive(Clone, Debug, PartialEq)]
pub enum ElementFilter {
    /// The element is an object for which the filter holds.
    Object(Filter),
    /// The element passes all of the tests.
    Value(Vec<Test>),
}

/// A type as `$type` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypeName {
    /// Any number.
    Number,
    /// A BSON type by its code (2 is text, 7 an id, 9 a date …).
    Code(i32),
}

/// A value that a filter compares with.
#[derive(Clone, Debug, PartialEq)]
pub enum Operand {
    /// Null; also stands for an absent field.
    Null,
    /// A truth value.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Another number.
    Float(f64),
    /// Text.
    String(String),
    /// An id: 24 lower-case hexadecimal digits.
    Id(String),
    /// A time in Unix seconds.
    Date(i64),
    /// A list.
    List(Vec<Operand>),
    /// An object, as its members in the order of their names.
    Object(Vec<(String, Operand)>),
}

impl Filter {
    /// What the regular expressions of the filter have spent, all together; none without any. Once
    /// it is exhausted, what [`Filter::matches`] answers cannot be relied on.
    pub fn effort(&self) -> Option<Effort> {
        let mut effort = None;
        self.any_pattern(&mut |pattern| {
            effort = Some(pattern.effort().clone());
            true
        });
        effort
    }

    /// The names of the members of an item that the filter looks at.
    pub fn members(&self) -> BTreeSet<String> {
        let mut members = BTreeSet::new();
        self.add_members(&mut members);
        members
    }

    fn add_members(&self, members: &mut BTreeSet<String>) {
        match self {
            Self::And(parts) | Self::Or(parts) | Self::Nor(parts) => {
                for part in parts {
                    part.add_members(members);
                }
            }
            Self::Not(part) => part.add_members(members),
            Self::Field(path, _) => {
                let member = path.split('.').next().unwrap_or_default();
                members.insert(member.to_owned());
            }
        }
    }

    /// The fields of which every match has one of some values, or a value in a range.
    pub fn compared(&self) -> BTreeSet<&str> {
        match self {
            Self::And(parts) => parts.iter().flat_map(Self::compared).collect(),
            Self::Field(path, test) if test.is_comparison() => BTreeSet::from([path.as_str()]),
            _ => BTreeSet::new(),
        }
    }

    /// Whether it is plain that every match has a number greater than this in the field.
    pub fn is_above(&self, field: &str, number: i64) -> bool {
        let is_greater =
            |operand: &Operand| matches!(operand, Operand::Integer(other) if *other > number);
        match self {
            Self::And(parts) => parts.iter().any(|part| part.is_above(field, number)),
            Self::Field(path, test) if path == field => match test {
                Test::Gt(operand) => is_greater(operand) || *operand == Operand::Integer(number),
                Test::Gte(operand) | Test::Eq(operand) => is_greater(operand),
                Test::In(operands) => operands.iter().all(is_greater),
                _ => false,
            },
            _ => false,
        }
    }

    /// Values of which every match has one in the field, where they are plain.
    pub fn values_of(&self, field: &str) -> Option<Vec<&Operand>> {
        match self {
            Self::And(parts) => parts.iter().find_map(|part| part.values_of(field)),
            Self::Or(parts) if !parts.is_empty() => {
                let parts: Option<Vec<_>> =
                    parts.iter().map(|part| part.values_of(field)).collect();
                Some(parts?.concat())
            }
            Self::Field(path, Test::Eq(operand)) if path == field => Some(vec![operand]),
            Self::Field(path, Test::In(operands)) if path == field => {
                Some(operands.iter().collect())
            }
            _ => None,
        }
    }

    /// Makes the regular expressions of the filter count their work together.
    pub(super) fn share_effort(&self) {
        let effort = Effort::default();
        self.any_pattern(&mut |pattern| {
            pattern.share(&effort);
            false
        });
    }

    fn any_pattern(&self, visit: &mut dyn FnMut(&Pattern) -> bool) -> bool {
        match self {
            Self::And(parts) | Self::Or(parts) | Self::Nor(parts) => {
                parts.iter().any(|part| part.any_pattern(visit))
            }
            Self::Not(part) => part.any_pattern(visit),
            Self::Field(_, test) => test.any_pattern(visit),
        }
    }
}

impl Test {
    fn is_comparison(&self) -> bool {
        match self {
            Self::In(operands) => !operands.contains(&Operand::Null),
            Self::Eq(_) | Self::Gt(_) | Self::Gte(_) | Self::Lt(_) | Self::Lte(_) => true,
            _ => false,
        }
    }

    fn any_pattern(&self, visit: &mut dyn FnMut(&Pattern) -> bool) -> bool {
        match self {
            Self::Regex(pattern) => visit(pattern),
            Self::Not(tests) => tests.iter().any(|test| test.any_pattern(visit)),
            Self::ElemMatch(element) => match element.as_ref() {
                ElementFilter::Object(filter) => filter.any_pattern(visit),
                ElementFilter::Value(tests) => tests.iter().any(|test| test.any_pattern(visit)),
            },
            _ => false,
        }
    }
}

impl Operand {
    /// An id from its 24 hexadecimal digits.
    pub fn id(digits: impl Into<String>) -> Self {
        let mut digits: String = digits.into();
        digits.make_ascii_lowercase();
        Self::Id(digits)
    }

    /// A time in Unix seconds.
    pub fn date(seconds: i64) -> Self {
        Self::Date(seconds)
    }

    /// A JSON value as the declared kind of its field has it: text becomes an id or a date only
    /// where the field holds ids or dates.
    pub fn from_value(value: &Value, kind: &Kind) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::Number(number) => number.as_i64().map_or_else(
                || Self::Float(number.as_f64().unwrap_or(f64::NAN)),
                Self::Integer,
            ),
            Value::String(text) => Self::from_text(text, kind),
            Value::Array(elements) => {
                let kind = kind.element();
                Self::List(
                    elements
                        .iter()
                        .map(|element| Self::from_value(element, kind))
                        .collect(),
                )
            }
            Value::Object(members) => {
                let member = |(name, value): (&String, &Value)| {
                    (name.clone(), Self::from_value(value, &Kind::Any))
                };
                let mut members: Vec<_> = members.iter().map(member).collect();
                members.sort_by(|left, right| left.0.cmp(&right.0));
                Self::Object(members)
            }
        }
    }

    /// What a query compares the field at `path` with. Where the field holds times, so does the
    /// operand: see [`parse_query_time`]; numbers are Unix seconds.
    pub(super) fn in_query(self, path: &str, kind: &Kind) -> Result<Self, FilterError> {
        if *kind.element() != Kind::Datetime {
            return Ok(self);
        }
        let seconds = match &self {
            Self::Null | Self::Date(_) => return Ok(self),
            Self::String(text) => parse_query_time(text),
            Self::Integer(seconds) => Some(*seconds),
            #[expect(
                clippy::cast_possible_truncation,
                reason = "stored times are whole seconds; the range is checked"
            )]
            Self::Float(seconds) => Some(seconds.floor() as i64),
            Self::List(elements) => {
                let elements = elements.iter().cloned();
                let elements = elements.map(|element| element.in_query(path, kind));
                return elements.collect::<Result<_, _>>().map(Self::List);
            }
            Self::Bool(_) | Self::Id(_) | Self::Object(_) => None,
        };
        let seconds = seconds.filter(|seconds| RANGE.contains(seconds));
        seconds.map(Self::Date).ok_or_else(|| {
            FilterError::new(format!(
                "{} holds times: write one as `Mon, 05 Feb 2024 09:03:07 GMT`, as \
                 `2024-02-05T09:03:07Z` or in Unix seconds",
                quoted(path)
            ))
        })
    }

    pub(super) fn from_text(text: &str, kind: &Kind) -> Self {
        match kind.element() {
            Kind::ObjectId if is_id(text) => Self::id(text),
            Kind::Datetime => parse_date(text).map_or_else(|| text.into(), Self::Date),
            _ => text.into(),
        }
    }
}

impl From<bool> for Operand {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Operand {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<i32> for Operand {
    fn from(value: i32) -> Self {
        Self::Integer(value.into())
    }
}

impl From<f64> for Operand {
    fn from(value: f64) -> Self {
        Self::Float(value)
    }
}

impl From<&str> for Operand {
    fn from(value: &str) -> Self {
        Self::String(value.to_owned())
    }
}

impl From<String> for Operand {
    fn from(value: String) -> Self {
        Self::String(value)
    }
}

impl<T: Into<Operand>> From<Option<T>> for Operand {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl Filter {
    /// Holds for every item.
    pub fn everything() -> Self {
        Self::And(Vec::new())
    }

    /// Holds for no item.
    pub fn nothing() -> Self {
        Self::Or(Vec::new())
    }

    /// Whether it is plain that this holds for every item.
    pub fn is_everything(&self) -> bool {
        matches!(self, Self::And(parts) if parts.is_empty())
    }

    /// Whether it is plain that this holds for no item.
    pub fn is_nothing(&self) -> bool {
        matches!(self, Self::Or(parts) if parts.is_empty())
    }

    /// A test on a field.
    pub fn field(path: impl Into<String>, test: Test) -> Self {
        Self::Field(path.into(), test)
    }

    /// The field equals the value, or contains it.
    pub fn eq(path: impl Into<String>, value: impl Into<Operand>) -> Self {
        Self::field(path, Test::Eq(value.into()))
    }

    /// The field neither equals nor contains the value.
    pub fn ne(path: impl Into<String>, value: impl Into<Operand>) -> Self {
        Self::field(path, Test::Ne(value.into()))
    }

    /// The field is greater than the value.
    pub fn gt(path: impl Into<String>, value: impl Into<Operand>) -> Self {
        Self::field(path, Test::Gt(value.into()))
    }

    /// The field is greater than the value, or equal.
    pub fn gte(path: impl Into<String>, value: impl Into<Operand>) -> Self {
        Self::field(path, Test::Gte(value.into()))
    }

    /// The field is less than the value.
    pub fn lt(path: impl Into<String>, value: impl Into<Operand>) -> Self {
        Self::field(path, Test::Lt(value.into()))
    }

    /// The field is less than the value, or equal.
    pub fn lte(path: impl Into<String>, value: impl Into<Operand>) -> Self {
        Self::field(path, Test::Lte(value.into()))
    }

    /// The field equals or contains one of the values.
    pub fn is_in<T: Into<Operand>>(
        path: impl Into<String>,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        Self::field(path, Test::In(values.into_iter().map(Into::into).collect()))
    }

    /// The field neither equals nor contains any of the values.
    pub fn not_in<T: Into<Operand>>(
        path: impl Into<String>,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        Self::field(
            path,
            Test::Nin(values.into_iter().map(Into::into).collect()),
        )
    }

    /// The field is there, even if null (or, with `false`, is not).
    pub fn exists(path: impl Into<String>, there: bool) -> Self {
        Self::field(path, Test::Exists(there))
    }

    /// All of the filters hold.
    pub fn all_of(filters: impl IntoIterator<Item = Self>) -> Self {
        let mut parts = Vec::new();
        for filter in filters {
            match filter {
                Self::And(inner) => parts.extend(inner),
                nothing if nothing.is_nothing() => return Self::nothing(),
                other => parts.push(other),
            }
        }
        if parts.len() == 1 {
            parts.remove(0)
        } else {
            Self::And(parts)
        }
    }

    /// At least one of the filters holds.
    pub fn any_of(filters: impl IntoIterator<Item = Self>) -> Self {
        let mut parts = Vec::new();
        for filter in filters {
            match filter {
                Self::Or(inner) => parts.extend(inner),
                everything if everything.is_everything() => return Self::everything(),
                other => parts.push(other),
            }
        }
        if parts.len() == 1 {
            parts.remove(0)
        } else {
            Self::Or(parts)
        }
    }

    /// None of the filters holds.
    pub fn none_of(filters: impl IntoIterator<Item = Self>) -> Self {
        Self::Nor(filters.into_iter().collect())
    }

    /// The opposite.
    pub fn negate(self) -> Self {
        match self {
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }

    /// This one and the other.
    pub fn and(self, other: Self) -> Self {
        Self::all_of([self, other])
    }

    /// This one or the other.
    pub fn or(self, other: Self) -> Self {
        Self::any_of([self, other])
    }
}
