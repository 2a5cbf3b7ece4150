//! Which item a change is for.

use std::marker::PhantomData;

use super::item::Item;
use super::operation::Operation;
use super::written::{Changed, Created};
use crate::model::Id;

/// The item that is changed, and the etag it must still have. Made by [`IntoTarget`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target<R> {
    id: Id<R>,
    etag: Option<String>,
    resource: PhantomData<fn() -> R>,
}

impl<R> Target<R> {
    fn new(id: Id<R>, etag: Option<&str>) -> Self {
        Self {
            id,
            etag: etag.map(str::to_owned),
            resource: PhantomData,
        }
    }

    pub(super) fn id(&self) -> Id<R> {
        self.id
    }

    pub(super) fn etag(&self) -> Option<&str> {
        self.etag.as_deref()
    }

    /// Puts identifier and etag where an operation has them.
    pub(super) fn fill(self, operation: Operation, inception: bool) -> Operation {
        let operation = operation.path_param(self.id);
        match self.etag {
            Some(etag) => operation.if_match(&etag),
            None if inception => operation,
            None => operation
                .refuse("Header If-Match required: give the item as it was read, or use inception"),
        }
    }
}

/// A value that says which item of the resource `R` is changed: the item as it was read
/// (`&host`), the answer to a creation or a change (`&created`), an identifier with an etag, or an
/// identifier alone, which needs inception.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say which item of `{R}` is changed",
    label = "not a target of a change",
    note = "give `&item` of a `get` or a list, `&created`, `(id, etag)`, or an `Id<{R}>` together with `.inception()`",
    note = "`get_by_name` finds an item by its name"
)]
pub trait IntoTarget<R> {
    /// The target.
    fn into_target(self) -> Target<R>;
}

impl<R> IntoTarget<R> for Target<R> {
    fn into_target(self) -> Self {
        self
    }
}

impl<R> IntoTarget<R> for &Item<R> {
    fn into_target(self) -> Target<R> {
        Target::new(self.id, Some(&self.etag))
    }
}

impl<R> IntoTarget<R> for &Created<R> {
    fn into_target(self) -> Target<R> {
        Target::new(self.id, Some(&self.etag))
    }
}

impl<R> IntoTarget<R> for &Changed<R> {
    fn into_target(self) -> Target<R> {
        Target::new(self.id, Some(&self.etag))
    }
}

impl<R> IntoTarget<R> for Id<R> {
    fn into_target(self) -> Target<R> {
        Target::new(self, None)
    }
}

impl<R> IntoTarget<R> for (Id<R>, &str) {
    fn into_target(self) -> Target<R> {
        Target::new(self.0, Some(self.1))
    }
}

impl<R> IntoTarget<R> for (Id<R>, String) {
    fn into_target(self) -> Target<R> {
        Target::new(self.0, Some(&self.1))
    }
}
