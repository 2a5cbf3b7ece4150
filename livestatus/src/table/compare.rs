//! Comparing a value of a row with the value of a condition.

use std::cmp::Ordering;

use regex::Regex;

use super::ColumnKind;
use crate::number::{decimal, whole};
use crate::query::{Condition, Operator};
use crate::value::Value;

/// The value of a condition, as columns of other kinds than text read it.
pub(super) struct Wanted {
    whole: i64,
    decimal: f64,
    /// Of a dictionary.
    member_pattern: Option<Regex>,
}

impl Wanted {
    /// Reads the value for a column of a kind. The times of conditions are those of the client's
    /// clock, `shift` seconds ahead of ours.
    pub(super) fn new(condition: &Condition, kind: Option<ColumnKind>, shift: i64) -> Self {
        let mut number = whole(&condition.value);
        if kind == Some(ColumnKind::Time) && number != 0 {
            number = number.saturating_sub(shift);
        }
        Self {
            whole: number,
            decimal: decimal(&condition.value),
            member_pattern: (kind == Some(ColumnKind::Dictionary))
                .then(|| condition.member_pattern())
                .flatten(),
        }
    }
}

/// Whether a condition holds for a value.
pub(super) fn matches_condition(value: &Value<'_>, condition: &Condition, wanted: &Wanted) -> bool {
    let holds = match value {
        Value::Int(number) => number_holds(number.cmp(&wanted.whole), value, condition),
        Value::Float(number) => number_holds(number.total_cmp(&wanted.decimal), value, condition),
        Value::Text(text) => text_holds(text, condition, &condition.value),
        Value::List(elements) => list_holds(elements, condition),
        Value::Dictionary(members) => {
            let (name, text) = condition.member();
            let member = members
                .iter()
                .find(|(member, _)| member.eq_ignore_ascii_case(name))
                .map_or("", |(_, value)| value);
            match condition.operator {
                Operator::Matches | Operator::MatchesIgnoringCase => {
                    let pattern = wanted.member_pattern.as_ref();
                    pattern.is_some_and(|pattern| pattern.is_match(member))
                }
                _ => text_holds(member, condition, text),
            }
        }
        Value::Tuple(_) => text_holds(&value.as_text(), condition, &condition.value),
    };
    holds != condition.negated
}

fn number_holds(order: Ordering, value: &Value<'_>, condition: &Condition) -> bool {
    match condition.operator {
        Operator::Equal | Operator::EqualIgnoringCase => order.is_eq(),
        Operator::Less => order.is_lt(),
        Operator::LessOrEqual => order.is_le(),
        Operator::Greater => order.is_gt(),
        Operator::GreaterOrEqual => order.is_ge(),
        Operator::Matches | Operator::MatchesIgnoringCase => is_match(&value.as_text(), condition),
    }
}

fn text_holds(text: &str, condition: &Condition, wanted: &str) -> bool {
    match condition.operator {
        Operator::Equal => text == wanted,
        Operator::EqualIgnoringCase => equal_ignoring_case(text, wanted),
        Operator::Matches | Operator::MatchesIgnoringCase => is_match(text, condition),
        Operator::Less => text < wanted,
        Operator::LessOrEqual => text <= wanted,
        Operator::Greater => text > wanted,
        Operator::GreaterOrEqual => text >= wanted,
    }
}

fn list_holds(elements: &[Value<'_>], condition: &Condition) -> bool {
    let wanted = &*condition.value;
    let contains = || elements.iter().any(|element| element.as_text() == wanted);
    let contains_ignoring_case = || {
        elements
            .iter()
            .any(|element| equal_ignoring_case(&element.as_text(), wanted))
    };
    match condition.operator {
        // Only emptiness can be asked for.
        Operator::Equal | Operator::EqualIgnoringCase => elements.is_empty(),
        Operator::Matches | Operator::MatchesIgnoringCase => elements
            .iter()
            .any(|element| is_match(&element.as_text(), condition)),
        Operator::Less => !contains(),
        Operator::GreaterOrEqual => contains(),
        Operator::Greater => !contains_ignoring_case(),
        Operator::LessOrEqual => contains_ignoring_case(),
    }
}

fn is_match(text: &str, condition: &Condition) -> bool {
    condition
        .pattern
        .as_ref()
        .is_some_and(|pattern| pattern.is_match(text))
}

fn equal_ignoring_case(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
        || one
            .chars()
            .flat_map(char::to_lowercase)
            .eq(other.chars().flat_map(char::to_lowercase))
}
