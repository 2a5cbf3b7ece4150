//! Fields of resources, as constants that know their type.

use std::fmt;
use std::marker::PhantomData;

use serde_json::{Map, Value};

use super::filter::{Filter, single};
use super::operand::{Operand, Ordered};

/// A field of the resource `R` whose values are of type `T`.
///
/// There is a constant for each field, in one module per resource; a misspelt name or a value of
/// the wrong type does not compile.
pub struct Field<R, T> {
    name: &'static str,
    types: PhantomData<fn() -> (R, T)>,
}

/// A member of a field that holds an object, such as a custom variable. Made by
/// [`Field::member`].
pub struct Member<R> {
    name: String,
    resource: PhantomData<fn() -> R>,
}

macro_rules! comparisons {
    ($value:ty) => {
        /// The field has this value. A list has it when one of its elements is this value.
        pub fn eq(&self, value: impl Operand<$value>) -> Filter<R> {
            let is_json = value.is_json();
            Filter::compare(self.name(), value.into_operand()).provided(is_json, self.name())
        }

        /// The field does not have this value; items without the field match too.
        pub fn ne(&self, value: impl Operand<$value>) -> Filter<R> {
            compared(self.name(), "$ne", value)
        }

        /// The field has one of these values.
        pub fn one_of<V: Operand<$value>>(&self, values: impl IntoIterator<Item = V>) -> Filter<R> {
            compared_with_all(self.name(), "$in", values)
        }

        /// The field has none of these values; items without the field match too.
        pub fn none_of<V: Operand<$value>>(
            &self,
            values: impl IntoIterator<Item = V>,
        ) -> Filter<R> {
            compared_with_all(self.name(), "$nin", values)
        }

        /// Whether the item has the field at all, be it null.
        pub fn exists(&self, exists: bool) -> Filter<R> {
            operator(self.name(), "$exists", exists.into())
        }

        /// The field is null, or the item does not have it.
        pub fn is_null(&self) -> Filter<R> {
            Filter::compare(self.name(), Value::Null)
        }

        /// Smallest first.
        pub fn ascending(&self) -> Sort<R> {
            Sort::new(self.name().to_owned())
        }

        /// Greatest first.
        pub fn descending(&self) -> Sort<R> {
            Sort::new(["-", self.name()].concat())
        }

        /// The field is greater than this value.
        pub fn gt(&self, value: impl Operand<$value>) -> Filter<R>
        where
            $value: Ordered,
        {
            compared(self.name(), "$gt", value)
        }

        /// The field is this value or greater.
        pub fn gte(&self, value: impl Operand<$value>) -> Filter<R>
        where
            $value: Ordered,
        {
            compared(self.name(), "$gte", value)
        }

        /// The field is less than this value.
        pub fn lt(&self, value: impl Operand<$value>) -> Filter<R>
        where
            $value: Ordered,
        {
            compared(self.name(), "$lt", value)
        }

        /// The field is this value or less.
        pub fn lte(&self, value: impl Operand<$value>) -> Filter<R>
        where
            $value: Ordered,
        {
            compared(self.name(), "$lte", value)
        }
    };
}

impl<R, T> Field<R, T> {
    /// The field of that name.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            types: PhantomData,
        }
    }

    /// The name in JSON.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    comparisons!(T);
}

impl<R> Member<R> {
    /// The name in JSON, with dots between its parts.
    pub fn name(&self) -> &str {
        &self.name
    }

    comparisons!(Value);
}

fn compared<R, T>(name: &str, operator_name: &str, value: impl Operand<T>) -> Filter<R> {
    let is_json = value.is_json();
    operator(name, operator_name, value.into_operand()).provided(is_json, name)
}

fn compared_with_all<R, T, V: Operand<T>>(
    name: &str,
    operator_name: &str,
    values: impl IntoIterator<Item = V>,
) -> Filter<R> {
    let mut are_json = true;
    let values = values
        .into_iter()
        .map(|value| {
            are_json &= value.is_json();
            value.into_operand()
        })
        .collect();
    operator(name, operator_name, Value::Array(values)).provided(are_json, name)
}

fn operator<R>(name: &str, operator: &str, value: Value) -> Filter<R> {
    Filter::compare(name, single(operator, value))
}

impl<R> Field<R, String> {
    /// The text contains a match of this regular expression; `^` and `$` anchor it.
    pub fn matches(&self, pattern: &str) -> Filter<R> {
        operator(self.name, "$regex", pattern.into())
    }
}

impl<R> Field<R, Vec<String>> {
    /// One of the texts contains a match of this regular expression.
    pub fn matches(&self, pattern: &str) -> Filter<R> {
        operator(self.name, "$regex", pattern.into())
    }
}

impl<R> Field<R, Map<String, Value>> {
    /// A member of the object, such as a custom variable; dots lead deeper.
    pub fn member(&self, name: &str) -> Member<R> {
        Member {
            name: [self.name, ".", name].concat(),
            resource: PhantomData,
        }
    }
}

impl<R, T> Clone for Field<R, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R, T> Copy for Field<R, T> {}

impl<R, T> fmt::Debug for Field<R, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Field({})", self.name)
    }
}

impl<R> fmt::Debug for Member<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Member({})", self.name)
    }
}

/// One criterion of an order. Made by [`Field::ascending`] and [`Field::descending`].
#[derive(Debug)]
pub struct Sort<R> {
    pub(crate) text: String,
    resource: PhantomData<fn() -> R>,
}

impl<R> Sort<R> {
    fn new(text: String) -> Self {
        Self {
            text,
            resource: PhantomData,
        }
    }
}

/// An order of the items of the resource `R`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an order of items of `{R}`",
    label = "not an order of `{R}`",
    note = "orders are made of the fields of the same resource, such as `host::NAME.ascending()` or `host::NAME.descending()` for hosts"
)]
pub trait IntoSort<R> {
    /// The order.
    fn into_sort(self) -> Sort<R>;
}

impl<R> IntoSort<R> for Sort<R> {
    fn into_sort(self) -> Self {
        self
    }
}

/// The name of a field, when its type does not matter.
#[derive(Debug)]
pub struct FieldName<R> {
    pub(crate) name: &'static str,
    resource: PhantomData<fn() -> R>,
}

impl<R, T> From<Field<R, T>> for FieldName<R> {
    fn from(field: Field<R, T>) -> Self {
        Self {
            name: field.name,
            resource: PhantomData,
        }
    }
}
