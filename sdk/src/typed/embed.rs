//! Which referenced items a read brings along.

use std::marker::PhantomData;

use super::field::Field;
use crate::model::Reference;

/// What is embedded in the items. Made by [`Field::embedded`], or from a field as it is.
#[derive(Debug)]
pub struct Embed<R> {
    pub(crate) names: Vec<String>,
    resource: PhantomData<fn() -> R>,
}

impl<R> Embed<R> {
    pub(super) fn nested<Inner>(outer: &str, inner: Embed<Inner>) -> Self {
        // A backend embeds the second level only when the first one is asked for as well.
        let mut names: Vec<String> = inner
            .names
            .into_iter()
            .map(|name| format!("{outer}.{name}"))
            .collect();
        names.insert(0, outer.to_owned());
        Self {
            names,
            resource: PhantomData,
        }
    }

    fn one(name: &str) -> Self {
        Self {
            names: vec![name.to_owned()],
            resource: PhantomData,
        }
    }
}

/// A field of the resource `R` that refers to other items, which a read can bring along.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a reference of `{R}` that can be embedded",
    label = "only fields that refer to other items can be embedded",
    note = "such as `host::CHECK_COMMAND`, or `host::REALM.embedded()`, in a read of hosts"
)]
pub trait Embeddable<R> {
    /// What is embedded.
    fn into_embed(self) -> Embed<R>;
}

impl<R> Embeddable<R> for Embed<R> {
    fn into_embed(self) -> Self {
        self
    }
}

impl<R, Target> Embeddable<R> for Field<R, Reference<Target>> {
    fn into_embed(self) -> Embed<R> {
        Embed::one(self.name())
    }
}

impl<R, Target> Embeddable<R> for Field<R, Vec<Reference<Target>>> {
    fn into_embed(self) -> Embed<R> {
        Embed::one(self.name())
    }
}

impl<R, Target> Field<R, Reference<Target>> {
    /// The item that the field refers to, in its place.
    pub fn embedded(self) -> Embed<R> {
        self.into_embed()
    }

    /// The item that the field refers to, and one that *it* refers to.
    pub fn embedded_with(self, inner: impl Embeddable<Target>) -> Embed<R> {
        Embed::nested(self.name(), inner.into_embed())
    }
}

impl<R, Target> Field<R, Vec<Reference<Target>>> {
    /// The items that the field refers to, in their places.
    pub fn embedded(self) -> Embed<R> {
        self.into_embed()
    }

    /// The items that the field refers to, and those that *they* refer to.
    pub fn embedded_with(self, inner: impl Embeddable<Target>) -> Embed<R> {
        Embed::nested(self.name(), inner.into_embed())
    }
}
