//! The meaning of a filter: whether it holds for an item.
//!
//! This is the one authority; the SQL translation must agree with it. Semantics are `MongoDB`'s:
//! a test on a list passes when an element or the whole list passes, negations are exactly that,
//! and values are compared within their type only.

use std::cmp::Ordering;

use serde_json::{Map, Number, Value};

use super::ast::{ElementFilter, Filter, Operand, Test, TypeName};
use super::kind::{Kind, Kinds, Undeclared, is_position, kind_at};
use super::view::{View, compare_stored};

impl Filter {
    /// Whether the filter holds for an item, given as JSON with ids and dates as text.
    pub fn matches(&self, item: &Map<String, Value>, kinds: &dyn Kinds) -> bool {
        match self {
            Self::And(parts) => parts.iter().all(|part| part.matches(item, kinds)),
            Self::Or(parts) => parts.iter().any(|part| part.matches(item, kinds)),
            Self::Nor(parts) => !parts.iter().any(|part| part.matches(item, kinds)),
            Self::Not(part) => !part.matches(item, kinds),
            Self::Field(path, test) if plainly_differs(item, path, test) => false,
            Self::Field(path, test) => field_passes(item, path, test, &kind_at(path, kinds)),
        }
    }
}

/// Whether a text is asked for and another one is there: most items fail most filters this way,
/// and no kind of field can make two such texts equal.
fn plainly_differs(item: &Map<String, Value>, path: &str, test: &Test) -> bool {
    match (test, item.get(path)) {
        (Test::Eq(Operand::Id(wanted) | Operand::String(wanted)), Some(Value::String(text))) => {
            !text.eq_ignore_ascii_case(wanted)
        }
        _ => false,
    }
}

fn field_passes(item: &Map<String, Value>, path: &str, test: &Test, kind: &Kind) -> bool {
    match test {
        Test::Not(tests) => !tests
            .iter()
            .all(|test| field_passes(item, path, test, kind)),
        Test::Exists(there) => reach(item, path, &mut |leaf| leaf.value.is_some()) == *there,
        _ => reach(item, path, &mut |leaf| leaf.passes(test, kind)) != is_negative(test),
    }
}

/// Whether a test is the negation of what [`value_passes`] answers for it.
pub(super) fn is_negative(test: &Test) -> bool {
    matches!(test, Test::Ne(_) | Test::Nin(_))
}

/// What a path leads to in an item.
#[derive(Clone, Copy)]
pub(super) struct Leaf<'a> {
    /// Nothing when the field is absent.
    pub(super) value: Option<&'a Value>,
    /// The path named a position, so that a list is looked at as a whole, not by element.
    pub(super) is_whole: bool,
}

impl Leaf<'_> {
    fn passes(self, test: &Test, kind: &Kind) -> bool {
        let by_element = !self.is_whole && !matches!(test, Test::Size(_) | Test::ElemMatch(_));
        let element_passes = match self.value {
            Some(Value::Array(elements)) if by_element => elements
                .iter()
                .any(|element| value_passes(Some(element), test, kind.element())),
            _ => false,
        };
        element_passes || value_passes(self.value, test, kind)
    }
}

/// Visits everything a path leads to, until a visit answers yes.
///
/// Lists on the way are passed through: each element that is an object is followed, and so is the
/// element at a position that the path names. A list that has no such element leads nowhere.
pub(super) fn reach<'a>(
    object: &'a Map<String, Value>,
    path: &str,
    visit: &mut dyn FnMut(Leaf<'a>) -> bool,
) -> bool {
    let (head, rest) = split(path);
    match (object.get(head), rest) {
        (Some(value), Some(rest)) => descend(value, rest, visit),
        (value, None) => visit(Leaf {
            value,
            is_whole: false,
        }),
        (None, Some(_)) => visit(Leaf {
            value: None,
            is_whole: false,
        }),
    }
}

fn descend<'a>(value: &'a Value, path: &str, visit: &mut dyn FnMut(Leaf<'a>) -> bool) -> bool {
    match value {
        Value::Object(object) => reach(object, path, visit),
        Value::Array(elements) => {
            let by_name = elements.iter().any(|element| match element {
                Value::Object(object) => reach(object, path, visit),
                _ => false,
            });
            by_name || at_position(elements, path, visit)
        }
        _ => visit(Leaf {
            value: None,
            is_whole: false,
        }),
    }
}

fn at_position<'a>(
    elements: &'a [Value],
    path: &str,
    visit: &mut dyn FnMut(Leaf<'a>) -> bool,
) -> bool {
    let (head, rest) = split(path);
    let position = if is_position(head) {
        head.parse::<usize>().ok()
    } else {
        None
    };
    match (position.and_then(|position| elements.get(position)), rest) {
        (Some(element @ (Value::Object(_) | Value::Array(_))), Some(rest)) => {
            descend(element, rest, visit)
        }
        (Some(element), None) => visit(Leaf {
            value: Some(element),
            is_whole: true,
        }),
        _ => false,
    }
}

/// The first segment of a path, and the others.
pub(super) fn split(path: &str) -> (&str, Option<&str>) {
    path.split_once('.')
        .map_or((path, None), |(head, rest)| (head, Some(rest)))
}

/// Whether one value passes a test; for `Ne` and `Nin`, whether it fails it.
fn value_passes(value: Option<&Value>, test: &Test, kind: &Kind) -> bool {
    match test {
        Test::Eq(operand) | Test::Ne(operand) => equals(value, operand, kind),
        Test::In(operands) | Test::Nin(operands) => {
            operands.iter().any(|operand| equals(value, operand, kind))
        }
        Test::Gt(operand) => compares(value, operand, kind, Ordering::is_gt),
        Test::Gte(operand) => compares(value, operand, kind, Ordering::is_ge),
        Test::Lt(operand) => compares(value, operand, kind, Ordering::is_lt),
        Test::Lte(operand) => compares(value, operand, kind, Ordering::is_le),
        Test::Exists(there) => value.is_some() == *there,
        Test::Type(types) => value.is_some_and(|value| is_of_type(value, types, kind)),
        Test::Regex(pattern) => value.is_some_and(|value| {
            matches!(View::stored_scalar(value, kind), Some(View::Text(stored)) if pattern.is_match(stored))
        }),
        Test::Mod { divisor, remainder } => match value {
            Some(Value::Number(number)) => truncated(number)
                .is_some_and(|number| number.checked_rem(*divisor).unwrap_or(0) == *remainder),
            _ => false,
        },
        Test::Size(size) => match value {
            Some(Value::Array(elements)) => u64::try_from(elements.len()) == Ok(*size),
            _ => false,
        },
        Test::ElemMatch(filter) => match value {
            Some(Value::Array(elements)) => {
                elements.iter().any(|element| element_matches(element, filter, kind.element()))
            }
            _ => false,
        },
        Test::Not(tests) => !tests.iter().all(|test| value_passes(value, test, kind) != is_negative(test)),
    }
}

fn element_matches(element: &Value, filter: &ElementFilter, kind: &Kind) -> bool {
    match filter {
        ElementFilter::Object(filter) => match element {
            Value::Object(object) => filter.matches(object, &Undeclared),
            // A list in a list counts as an object whose members are called by their positions.
            Value::Array(elements) => {
                let members = elements.iter().enumerate();
                let members = members.map(|(at, element)| (at.to_string(), element.clone()));
                filter.matches(&members.collect(), &Undeclared)
            }
            _ => false,
        },
        ElementFilter::Value(tests) => tests
            .iter()
            .all(|test| value_passes(Some(element), test, kind) != is_negative(test)),
    }
}

fn equals(value: Option<&Value>, operand: &Operand, kind: &Kind) -> bool {
    compares(value, operand, kind, Ordering::is_eq)
}

fn compares(
    value: Option<&Value>,
    operand: &Operand,
    kind: &Kind,
    wanted: fn(Ordering) -> bool,
) -> bool {
    compare_stored(value.unwrap_or(&Value::Null), kind, operand).is_some_and(wanted)
}

fn truncated(number: &Number) -> Option<i64> {
    const BEYOND: f64 = 9_223_372_036_854_775_808.0;
    number.as_i64().or_else(|| {
        let float = number.as_f64()?.trunc();
        #[expect(
            clippy::cast_possible_truncation,
            reason = "truncation is meant; the range is checked"
        )]
        (-BEYOND..BEYOND).contains(&float).then_some(float as i64)
    })
}

fn is_of_type(value: &Value, types: &[TypeName], kind: &Kind) -> bool {
    let code = match View::stored_scalar(value, kind) {
        Some(View::Null) => 10,
        Some(View::Integer(number)) if i32::try_from(number).is_ok() => 16,
        Some(View::Integer(_)) => 18,
        Some(View::Float(_)) => 1,
        Some(View::Text(_)) => 2,
        Some(View::Id(_)) => 7,
        Some(View::Bool(_)) => 8,
        Some(View::Date(_)) => 9,
        _ if value.is_array() => 4,
        _ => 3,
    };
    types.iter().any(|name| match name {
        TypeName::Number => matches!(code, 1 | 16 | 18),
        TypeName::Code(wanted) => *wanted == code,
    })
}
