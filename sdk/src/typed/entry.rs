//! The entry points of the typed layer.

use http::Method;

use super::collection::Collection;
use super::operation::Operation;
use crate::backend::Backend;
use crate::describe::Described;

impl Backend {
    /// One operation of the published document: its identifier, method and path template. The
    /// generated operations are made of this.
    pub fn operation(&self, id: &'static str, method: Method, path: &'static str) -> Operation {
        Operation::new(self.clone(), id, method, path)
    }

    /// The items of a resource, by their type: for code that works on any resource. For a known
    /// one there is a method of its own, such as `hosts()`.
    pub fn collection<R: Described>(&self) -> Collection<R> {
        Collection::new(self.clone())
    }
}
