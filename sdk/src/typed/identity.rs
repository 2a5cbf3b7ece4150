//! What identifies an item: an identifier, or a value that has one.

use super::item::Item;
use super::written::{Changed, Created};
use crate::model::Id;

/// A value that identifies an item of the resource `R`: an [`Id`], an item that was read, or the
/// answer to a write, each also by reference.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not identify an item of `{R}`",
    label = "neither an identifier nor an item of that resource",
    note = "give an `Id<{R}>`, or `&item` of a `get`, a list, a `create` or an `update`",
    note = "of an `Option`, give what is inside; of a `Reference`, what its `.id()` holds",
    note = "`get_by_name` finds an item by its name, and `.parse()` reads an identifier from a text of 24 digits"
)]
pub trait AsId<R> {
    /// The identifier.
    fn as_id(&self) -> Id<R>;
}

impl<R> AsId<R> for Id<R> {
    fn as_id(&self) -> Id<R> {
        *self
    }
}

impl<R> AsId<R> for Item<R> {
    fn as_id(&self) -> Id<R> {
        self.id
    }
}

impl<R> AsId<R> for Created<R> {
    fn as_id(&self) -> Id<R> {
        self.id
    }
}

impl<R> AsId<R> for Changed<R> {
    fn as_id(&self) -> Id<R> {
        self.id
    }
}

#[diagnostic::do_not_recommend]
impl<R, I: AsId<R> + ?Sized> AsId<R> for &I {
    fn as_id(&self) -> Id<R> {
        (**self).as_id()
    }
}
