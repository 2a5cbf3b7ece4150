//! Which item a change is for.

use std::marker::PhantomData;

use super::operation::Operation;
use super::written::{Changed, Created};
use crate::model::{Id, Resource};

/// The item that is changed, and the etag it must still have.
///
/// Made from the item as it was read (`&host`), from what a creation or a change answered
/// (`&made`), from an
/// identifier with an etag, or from an identifier alone, which needs inception.
#[derive(Debug)]
pub struct Target<R> {
    id: Option<String>,
    etag: Option<String>,
    resource: PhantomData<fn() -> R>,
}

impl<R> Target<R> {
    fn new(id: Option<Id<R>>, etag: Option<&str>) -> Self {
        Self {
            id: id.map(|id| id.to_string()),
            etag: etag.map(str::to_owned),
            resource: PhantomData,
        }
    }

    /// Puts identifier and etag where an operation has them.
    pub(super) fn fill(self, operation: Operation, inception: bool) -> Operation {
        let operation = match self.id {
            Some(id) => operation.path_param(id),
            None => {
                return operation.refuse("the item has no `_id`: it was not read from a backend");
            }
        };
        match self.etag {
            Some(etag) => operation.if_match(&etag),
            None if inception => operation,
            None => operation
                .refuse("Header If-Match required: give the item as it was read, or use inception"),
        }
    }
}

impl<R: Resource> From<&R> for Target<R> {
    fn from(item: &R) -> Self {
        Self::new(item.id(), item.etag())
    }
}

impl<R> From<&Created<R>> for Target<R> {
    fn from(created: &Created<R>) -> Self {
        Self::new(Some(created.id), Some(&created.etag))
    }
}

impl<R> From<&Changed<R>> for Target<R> {
    fn from(changed: &Changed<R>) -> Self {
        Self::new(Some(changed.id), Some(&changed.etag))
    }
}

impl<R> From<Id<R>> for Target<R> {
    fn from(id: Id<R>) -> Self {
        Self::new(Some(id), None)
    }
}

impl<R> From<(Id<R>, &str)> for Target<R> {
    fn from((id, etag): (Id<R>, &str)) -> Self {
        Self::new(Some(id), Some(etag))
    }
}

impl<R> From<(Id<R>, String)> for Target<R> {
    fn from((id, etag): (Id<R>, String)) -> Self {
        Self::new(Some(id), Some(&etag))
    }
}
