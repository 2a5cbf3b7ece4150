//! Fields of resources, as constants that know their type.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde_json::{Map, Value};

use super::filter::{Filter, single};
use super::operand::{Operand, Ordered};
use crate::model::Reference;

/// A field of the resource `R` whose values are of type `T`.
///
/// There is a constant for each field, in one module per resource; a misspelt name or a value of
/// the wrong type does not compile.
pub struct Field<R, T> {
    name: Cow<'static, str>,
    types: PhantomData<fn() -> (R, T)>,
}

impl<R, T> Field<R, T> {
    /// The field of that name.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name: Cow::Borrowed(name),
            types: PhantomData,
        }
    }

    /// The name in JSON.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The field has this value. A list has it when one of its elements is this value.
    pub fn eq(self, value: impl Operand<T>) -> Filter<R> {
        let is_json = value.is_json();
        Filter::compare(&self.name, value.into_operand()).provided(is_json, &self.name)
    }

    /// The field does not have this value; items without the field match too.
    pub fn ne(self, value: impl Operand<T>) -> Filter<R> {
        self.compared("$ne", value)
    }

    /// The field has one of these values.
    pub fn one_of<V: Operand<T>>(self, values: impl IntoIterator<Item = V>) -> Filter<R> {
        self.compared_with_all("$in", values)
    }

    /// The field has none of these values; items without the field match too.
    pub fn none_of<V: Operand<T>>(self, values: impl IntoIterator<Item = V>) -> Filter<R> {
        self.compared_with_all("$nin", values)
    }

    /// Whether the item has the field at all, be it null.
    pub fn exists(self, exists: bool) -> Filter<R> {
        self.operator("$exists", exists.into())
    }

    /// The field is null, or the item does not have it.
    pub fn is_null(self) -> Filter<R> {
        Filter::compare(&self.name, Value::Null)
    }

    /// Smallest first.
    pub fn ascending(self) -> Sort<R> {
        Sort::new(self.name.into_owned())
    }

    /// Greatest first.
    pub fn descending(self) -> Sort<R> {
        Sort::new(format!("-{}", self.name))
    }

    fn compared(&self, operator: &str, value: impl Operand<T>) -> Filter<R> {
        let is_json = value.is_json();
        self.operator(operator, value.into_operand())
            .provided(is_json, &self.name)
    }

    fn compared_with_all<V: Operand<T>>(
        &self,
        operator: &str,
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
        self.operator(operator, Value::Array(values))
            .provided(are_json, &self.name)
    }

    fn operator(&self, operator: &str, value: Value) -> Filter<R> {
        Filter::compare(&self.name, single(operator, value))
    }
}

impl<R, T: Ordered> Field<R, T> {
    /// The field is greater than this value.
    pub fn gt(self, value: impl Operand<T>) -> Filter<R> {
        self.compared("$gt", value)
    }

    /// The field is this value or greater.
    pub fn gte(self, value: impl Operand<T>) -> Filter<R> {
        self.compared("$gte", value)
    }

    /// The field is less than this value.
    pub fn lt(self, value: impl Operand<T>) -> Filter<R> {
        self.compared("$lt", value)
    }

    /// The field is this value or less.
    pub fn lte(self, value: impl Operand<T>) -> Filter<R> {
        self.compared("$lte", value)
    }
}

impl<R> Field<R, String> {
    /// The text contains a match of this regular expression; `^` and `$` anchor it.
    pub fn matches(self, pattern: &str) -> Filter<R> {
        self.operator("$regex", pattern.into())
    }
}

impl<R> Field<R, Vec<String>> {
    /// One of the texts contains a match of this regular expression.
    pub fn matches(self, pattern: &str) -> Filter<R> {
        self.operator("$regex", pattern.into())
    }
}

impl<R> Field<R, Map<String, Value>> {
    /// A member of the object, such as a custom variable; dots lead deeper.
    pub fn member(&self, name: &str) -> Field<R, Value> {
        Field {
            name: Cow::Owned(format!("{}.{name}", self.name)),
            types: PhantomData,
        }
    }
}

impl<R, Target> Field<R, Reference<Target>> {
    /// The item that the field refers to, in its place.
    pub fn embedded(self) -> Embed<R> {
        self.into()
    }

    /// The item that the field refers to, and one that *it* refers to.
    pub fn embedded_with(self, inner: impl Into<Embed<Target>>) -> Embed<R> {
        Embed::nested(self.name.into_owned(), inner.into())
    }
}

impl<R, Target> Field<R, Vec<Reference<Target>>> {
    /// The items that the field refers to, in their places.
    pub fn embedded(self) -> Embed<R> {
        self.into()
    }

    /// The items that the field refers to, and those that *they* refer to.
    pub fn embedded_with(self, inner: impl Into<Embed<Target>>) -> Embed<R> {
        Embed::nested(self.name.into_owned(), inner.into())
    }
}

impl<R, T> Clone for Field<R, T> {
    fn clone(&self) -> Self {
        Self {
            name: self.name.clone(),
            types: PhantomData,
        }
    }
}

impl<R, T> fmt::Debug for Field<R, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Field({})", self.name)
    }
}

/// One criterion of an order. Made by [`Field::ascending`] and [`Field::descending`].
#[derive(Debug)]
pub struct Sort<R> {
    pub(super) text: String,
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

/// What is embedded in the items. Made by [`Field::embedded`], or from a field as it is.
#[derive(Debug)]
pub struct Embed<R> {
    pub(super) names: Vec<String>,
    resource: PhantomData<fn() -> R>,
}

impl<R> Embed<R> {
    fn nested<Inner>(outer: String, inner: Embed<Inner>) -> Self {
        // A backend embeds the second level only when the first one is asked for as well.
        let mut names: Vec<String> = inner
            .names
            .into_iter()
            .map(|name| format!("{outer}.{name}"))
            .collect();
        names.insert(0, outer);
        Self {
            names,
            resource: PhantomData,
        }
    }
}

impl<R, Target> From<Field<R, Reference<Target>>> for Embed<R> {
    fn from(field: Field<R, Reference<Target>>) -> Self {
        Self {
            names: vec![field.name.into_owned()],
            resource: PhantomData,
        }
    }
}

impl<R, Target> From<Field<R, Vec<Reference<Target>>>> for Embed<R> {
    fn from(field: Field<R, Vec<Reference<Target>>>) -> Self {
        Self {
            names: vec![field.name.into_owned()],
            resource: PhantomData,
        }
    }
}

/// The name of a field, when its type does not matter.
#[derive(Debug)]
pub struct FieldName<R> {
    pub(super) name: String,
    resource: PhantomData<fn() -> R>,
}

impl<R, T> From<Field<R, T>> for FieldName<R> {
    fn from(field: Field<R, T>) -> Self {
        Self {
            name: field.name.into_owned(),
            resource: PhantomData,
        }
    }
}
