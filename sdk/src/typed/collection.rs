//! The items of any resource, by their type.

use std::marker::PhantomData;

use http::Method;
use serde::Serialize;

use super::get::Get;
use super::list::List;
use super::operation::Operation;
use super::target::Target;
use super::update_with::update_with;
use super::write::{Delete, Replace, Update};
use super::written::{Changed, Created};
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::{Id, Resource};

/// The items of the resource `R`, for code that works on any resource. Made by
/// [`Backend::collection`].
///
/// The methods of a known resource (`backend.hosts()`) also check the content of what is written.
#[derive(Debug, Clone)]
pub struct Collection<R> {
    backend: Backend,
    resource: PhantomData<fn() -> R>,
}

impl<R: Resource> Collection<R> {
    pub(crate) fn new(backend: Backend) -> Self {
        Self {
            backend,
            resource: PhantomData,
        }
    }

    /// Lists items.
    pub fn list(&self) -> List<R> {
        List::new(self.all("list", Method::GET))
    }

    /// Reads one item.
    pub fn get(&self, id: Id<R>) -> Get<R> {
        Get::new(self.one("get", Method::GET).path_param(id))
    }

    /// Reads one item, or `None` when it is not there.
    ///
    /// # Errors
    /// The call failed otherwise.
    pub async fn get_opt(&self, id: Id<R>) -> Result<Option<R>, BackendException> {
        self.get(id).optional().await
    }

    /// Creates one item.
    ///
    /// # Errors
    /// The call failed; 422 when the content is refused.
    pub async fn create(
        &self,
        item: &(impl Serialize + ?Sized),
    ) -> Result<Created<R>, BackendException> {
        self.all("create", Method::POST)
            .body(item)
            .send_created()
            .await
    }

    /// Creates several items, all or none.
    ///
    /// # Errors
    /// The call failed; 422 when one of them is refused.
    pub async fn create_many(
        &self,
        items: &[impl Serialize],
    ) -> Result<Vec<Created<R>>, BackendException> {
        self.all("create", Method::POST)
            .send_created_many(items)
            .await
    }

    /// Changes some fields of an item.
    pub fn update(&self, target: impl Into<Target<R>>, changes: impl Serialize) -> Update<R> {
        Update::new(self.one("update", Method::PATCH), target.into(), changes)
    }

    /// Reads an item and changes it by what it is now; when somebody else is faster, reads it
    /// again. The loop ends after ten lost races.
    ///
    /// # Errors
    /// One of the calls failed; 412 when all the races were lost. A change whose reply is lost is
    /// not repeated ([`is_timeout`](BackendException::is_timeout),
    /// [`is_interrupted`](BackendException::is_interrupted)): it may have been made.
    pub async fn update_with<P: Serialize>(
        &self,
        id: Id<R>,
        change: impl FnMut(&R) -> P + Send,
    ) -> Result<Changed<R>, BackendException> {
        let read = self.one("get", Method::GET).path_param(id);
        update_with(read, self.one("update", Method::PATCH), change).await
    }

    /// Replaces an item, where the resource allows it.
    pub fn replace(&self, target: impl Into<Target<R>>, item: impl Serialize) -> Replace<R> {
        Replace::new(self.one("replace", Method::PUT), target.into(), item)
    }

    /// Deletes one item.
    pub fn delete(&self, target: impl Into<Target<R>>) -> Delete<R> {
        Delete::new(self.one("delete", Method::DELETE), target.into())
    }

    /// Deletes **every** item that the user may delete.
    ///
    /// # Errors
    /// The call failed.
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        self.all("delete_all", Method::DELETE).send_empty().await
    }

    fn all(&self, id: &'static str, method: Method) -> Operation {
        Operation::new(self.backend.clone(), id, method, R::NAME)
    }

    fn one(&self, id: &'static str, method: Method) -> Operation {
        Operation::new(
            self.backend.clone(),
            id,
            method,
            format!("{}/{{id}}", R::NAME),
        )
    }
}
