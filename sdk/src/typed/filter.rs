//! Filters: which items of a resource are meant.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{BitAnd, BitOr, Not};

use serde::ser::Error;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

/// A condition on the items of the resource `R`, made of comparisons of
/// [`Field`](crate::Field)s, joined by `and`, `or` and `not` or by `&`, `|` and `!`.
///
/// It becomes the `where` of a request; its [`Display`](fmt::Display) shows that.
#[must_use]
pub struct Filter<R> {
    clause: Value,
    /// Why it cannot be sent.
    problem: Option<String>,
    resource: PhantomData<fn() -> R>,
}

impl<R> Filter<R> {
    pub(super) fn compare(name: &str, value: Value) -> Self {
        // Plain equality: backends know no operator for it.
        Self::raw(single(name, value))
    }

    /// A condition in the language of the backend, for what the constants of the fields cannot
    /// say.
    pub fn raw(clause: Value) -> Self {
        Self {
            clause,
            problem: None,
            resource: PhantomData,
        }
    }

    /// The same, to be refused when it is sent if a value is one that JSON does not have.
    pub(super) fn provided(mut self, is_json: bool, name: &str) -> Self {
        if !is_json {
            self.problem = Some(format!(
                "`{name}` is compared with a number that is not finite"
            ));
        }
        self
    }

    /// Both conditions hold.
    pub fn and(self, other: Self) -> Self {
        self.join("$and", other)
    }

    /// One of the conditions holds, or both.
    pub fn or(self, other: Self) -> Self {
        self.join("$or", other)
    }

    /// The condition does not hold.
    #[expect(
        clippy::should_implement_trait,
        reason = "the operator is there too; the method reads better in a chain"
    )]
    pub fn not(self) -> Self {
        Self {
            clause: single("$nor", Value::Array(vec![self.clause])),
            ..self
        }
    }

    /// The condition as JSON.
    pub fn as_json(&self) -> &Value {
        &self.clause
    }

    /// Why it cannot be sent, if it cannot.
    pub(super) fn problem(&self) -> Option<&str> {
        self.problem.as_deref()
    }

    pub(crate) fn into_json(self) -> Value {
        self.clause
    }

    /// Joins two clauses; a chain of one operator becomes one flat list.
    fn join(self, operator: &str, other: Self) -> Self {
        let mut clauses = Vec::new();
        for clause in [self.clause, other.clause] {
            match clause {
                Value::Object(mut members)
                    if members.len() == 1 && members.get(operator).is_some_and(Value::is_array) =>
                {
                    if let Some(Value::Array(inner)) = members.remove(operator) {
                        clauses.extend(inner);
                    }
                }
                other => clauses.push(other),
            }
        }
        Self {
            clause: single(operator, Value::Array(clauses)),
            problem: self.problem.or(other.problem),
            resource: PhantomData,
        }
    }
}

/// A condition on the items of the resource `R`: a [`Filter`], a reference to one, or an `Option`,
/// of which `None` lets all items pass.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a condition on items of `{R}`",
    label = "not a filter of `{R}`",
    note = "conditions are made of the fields of the same resource, such as `host::NAME.eq(\"srv1\")` for hosts",
    note = "a condition in the language of the backend is made by `Filter::raw(json)`"
)]
pub trait IntoFilter<R> {
    /// The condition, if there is one.
    fn into_filter(self) -> Option<Filter<R>>;
}

impl<R> IntoFilter<R> for Filter<R> {
    fn into_filter(self) -> Option<Self> {
        Some(self)
    }
}

impl<R> IntoFilter<R> for &Filter<R> {
    fn into_filter(self) -> Option<Filter<R>> {
        Some(self.clone())
    }
}

impl<R> IntoFilter<R> for Option<Filter<R>> {
    fn into_filter(self) -> Self {
        self
    }
}

/// An object with one member.
pub(super) fn single(name: &str, value: Value) -> Value {
    Value::Object(Map::from_iter([(name.to_owned(), value)]))
}

impl<R> BitAnd for Filter<R> {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        self.and(other)
    }
}

impl<R> BitOr for Filter<R> {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

impl<R> Not for Filter<R> {
    type Output = Self;

    fn not(self) -> Self {
        self.not()
    }
}

impl<R> Clone for Filter<R> {
    fn clone(&self) -> Self {
        Self {
            clause: self.clause.clone(),
            problem: self.problem.clone(),
            resource: PhantomData,
        }
    }
}

impl<R> PartialEq for Filter<R> {
    fn eq(&self, other: &Self) -> bool {
        self.clause == other.clause && self.problem == other.problem
    }
}

impl<R> fmt::Debug for Filter<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Filter({})", self.clause)
    }
}

impl<R> fmt::Display for Filter<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.clause.fmt(formatter)
    }
}

impl<R> Serialize for Filter<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.problem {
            Some(problem) => Err(S::Error::custom(problem)),
            None => self.clause.serialize(serializer),
        }
    }
}
