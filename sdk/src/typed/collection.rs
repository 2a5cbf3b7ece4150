//! The items of one resource: what can be done with them.

use std::fmt;
use std::marker::PhantomData;

use http::Method;

use super::content::{Content, ForCreate, ForPatch};
use super::field::Field;
use super::get::Get;
use super::identity::AsId;
use super::item::Item;
use super::list::List;
use super::operation::Operation;
use super::target::IntoTarget;
use super::update_with::update_with;
use super::write::{Delete, Replace, Update};
use super::written::{Changed, Created};
use crate::backend::Backend;
use crate::describe::{Described, Named, Replaceable};
use crate::error::BackendException;

/// The items of the resource `R` of a backend: `backend.hosts()` is a `Collection<Host>`, which is
/// also called `Hosts`. Code that works on any resource gets one by [`Backend::collection`].
pub struct Collection<R> {
    backend: Backend,
    resource: PhantomData<fn() -> R>,
}

impl<R: Described> Collection<R> {
    pub(crate) fn new(backend: Backend) -> Self {
        Self {
            backend,
            resource: PhantomData,
        }
    }

    /// The backend that the items belong to.
    pub fn backend(&self) -> &Backend {
        &self.backend
    }

    /// Lists items (`GET` on the collection).
    pub fn list(&self) -> List<R> {
        List::new(self.all(R::OPERATIONS.list, Method::GET))
    }

    /// Reads one item (`GET` on the item).
    pub fn get(&self, id: impl AsId<R>) -> Get<R> {
        let operation = self.one(R::OPERATIONS.get, Method::GET);
        Get::new(operation.path_param(id.as_id()))
    }

    /// Reads one item, or `None` when it does not exist or the user may not read it.
    ///
    /// # Errors
    /// The call failed otherwise.
    pub async fn get_opt(&self, id: impl AsId<R>) -> Result<Option<Item<R>>, BackendException> {
        self.get(id).optional().await
    }

    /// Creates one item (`POST` on the collection).
    ///
    /// The item gets an identifier of the SDK's ([`Id::generate`](crate::model::Id::generate))
    /// where the backend lets the user choose one, so that a creation whose reply is lost is
    /// repeated as safely as a read. Where it does not, such a creation is not repeated, because
    /// that could make a second item.
    ///
    /// With an identifier that the content sets itself, creating the same content again is success.
    ///
    /// # Errors
    /// The call failed; 422 when the content is refused;
    /// [`is_already_exists`](BackendException::is_already_exists) when another item has the same
    /// name or identifier.
    pub async fn create(
        &self,
        item: &Content<R, ForCreate>,
    ) -> Result<Created<R>, BackendException> {
        self.create_one(item).await
    }

    /// Changes some fields of an item (`PATCH` on the item). Without a change, nothing is sent.
    pub fn update(&self, target: impl IntoTarget<R>, changes: Content<R, ForPatch>) -> Update<R> {
        let operation = self.one(R::OPERATIONS.update, Method::PATCH);
        Update::new(operation, target.into_target(), changes)
    }

    /// Reads an item and changes it by what it is now; when another client is faster, reads it
    /// again. The loop ends after thirty lost races.
    ///
    /// # Errors
    /// One of the calls failed; 412 when all the races were lost. A change whose reply is lost is
    /// not repeated ([`is_timeout`](BackendException::is_timeout),
    /// [`is_interrupted`](BackendException::is_interrupted)): it may have been made.
    pub async fn update_with(
        &self,
        id: impl AsId<R>,
        change: impl FnMut(&Item<R>) -> Content<R, ForPatch> + Send,
    ) -> Result<Changed<R>, BackendException> {
        let read = self.one(R::OPERATIONS.get, Method::GET);
        let write = self.one(R::OPERATIONS.update, Method::PATCH);
        update_with(read.path_param(id.as_id()), write, change).await
    }

    /// Deletes one item (`DELETE` on the item).
    pub fn delete(&self, target: impl IntoTarget<R>) -> Delete<R> {
        let operation = self.one(R::OPERATIONS.delete, Method::DELETE);
        Delete::new(operation, target.into_target())
    }

    /// Deletes **every** item that the user may delete (`DELETE` on the collection).
    ///
    /// # Errors
    /// The call failed.
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        let operation = self.all(R::OPERATIONS.delete_all, Method::DELETE);
        operation.send_empty().await
    }

    /// Replaces an item as a whole (`PUT` on the item).
    pub fn replace(&self, target: impl IntoTarget<R>, item: Content<R, ForCreate>) -> Replace<R>
    where
        R: Replaceable,
    {
        let operation = self.one(R::OPERATIONS.replace, Method::PUT);
        Replace::new(operation, target.into_target(), item)
    }

    pub(super) fn creation(&self) -> Operation {
        self.all(R::OPERATIONS.create, Method::POST)
    }

    fn all(&self, id: &'static str, method: Method) -> Operation {
        Operation::new(self.backend.clone(), id, method, R::NAME)
    }

    fn one(&self, id: &'static str, method: Method) -> Operation {
        let path = [R::NAME, "/{id}"].concat();
        Operation::new(self.backend.clone(), id, method, path)
    }
}

impl<R: Named> Collection<R> {
    /// The item of this name, or `None` when there is none that the user may read.
    ///
    /// # Errors
    /// The call failed.
    pub async fn get_by_name(&self, name: &str) -> Result<Option<Item<R>>, BackendException> {
        let field = Field::<R, String>::new("name");
        self.list().filter(field.eq(name)).first().await
    }
}

impl<R> Clone for Collection<R> {
    fn clone(&self) -> Self {
        Self {
            backend: self.backend.clone(),
            resource: PhantomData,
        }
    }
}

impl<R: Described> fmt::Debug for Collection<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Collection")
            .field("resource", &R::NAME)
            .field("backend", &self.backend)
            .finish()
    }
}
