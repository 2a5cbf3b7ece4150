//! Changes of one item, which wait for their options: sent by `.await`.

use std::future::IntoFuture;

use serde::{Deserialize, Serialize};

use super::content::{Content, ForPatch};
use super::operation::Operation;
use super::target::Target;
use super::written::Changed;
use crate::error::BackendException;
use crate::model::HttpDate;
use crate::transport::BoxFuture;

/// A patch of an item that is not sent yet.
#[derive(Debug)]
#[must_use = "a change is sent when it is awaited"]
pub struct Update<R> {
    operation: Operation,
    target: Target<R>,
    inception: bool,
    is_empty: bool,
}

impl<R> Update<R> {
    pub(super) fn new(
        operation: Operation,
        target: Target<R>,
        changes: Content<R, ForPatch>,
    ) -> Self {
        Self {
            operation: operation.body(&changes),
            target,
            inception: false,
            is_empty: changes.is_empty(),
        }
    }

    /// When another client changed the item first (412): read its etag, and send the same changes
    /// once more. **What the other one changed in the same fields is overwritten.** For a target
    /// without an etag, the etag is read at once.
    pub fn inception(mut self) -> Self {
        self.inception = true;
        self
    }

    /// The answer to no change: what is known of the item, read only if the etag is not known.
    async fn unchanged(self) -> Result<Changed<R>, BackendException> {
        #[derive(Deserialize)]
        struct Tagged {
            #[serde(rename = "_etag")]
            etag: String,
            #[serde(rename = "_updated")]
            updated: HttpDate,
        }
        let id = self.target.id();
        if let Some(etag) = self.target.etag() {
            return Ok(Changed::unchanged(id, etag.to_owned(), None));
        }
        let read = self.target.fill(self.operation, self.inception).into_read();
        let Tagged { etag, updated } = read.send_json().await?;
        Ok(Changed::unchanged(id, etag, Some(updated)))
    }
}

impl<R: 'static> IntoFuture for Update<R> {
    type Output = Result<Changed<R>, BackendException>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        if self.is_empty {
            return Box::pin(self.unchanged());
        }
        let call = self.target.fill(self.operation, self.inception);
        Box::pin(async move { call.send_change(self.inception).await?.json() })
    }
}

/// A replacement of an item that is not sent yet.
#[derive(Debug)]
#[must_use = "a change is sent when it is awaited"]
pub struct Replace<R> {
    operation: Operation,
    target: Target<R>,
    inception: bool,
}

impl<R> Replace<R> {
    pub(super) fn new(operation: Operation, target: Target<R>, content: impl Serialize) -> Self {
        Self {
            operation: operation.body(&content),
            target,
            inception: false,
        }
    }

    /// When another client changed the item first (412): read its etag, and send the same content
    /// once more. **What the other one changed is overwritten.** For a target without an etag, the
    /// etag is read at once.
    pub fn inception(mut self) -> Self {
        self.inception = true;
        self
    }
}

impl<R> IntoFuture for Replace<R> {
    type Output = Result<Changed<R>, BackendException>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let call = self.target.fill(self.operation, self.inception);
        Box::pin(async move { call.send_change(self.inception).await?.json() })
    }
}

/// A deletion of an item that is not sent yet.
#[derive(Debug)]
#[must_use = "a deletion is sent when it is awaited"]
pub struct Delete<R> {
    operation: Operation,
    target: Target<R>,
    inception: bool,
}

impl<R> Delete<R> {
    pub(super) fn new(operation: Operation, target: Target<R>) -> Self {
        Self {
            operation,
            target,
            inception: false,
        }
    }

    /// When another client changed the item first (412): read its etag, and delete it
    /// nevertheless. For a target without an etag, the etag is read at once.
    pub fn inception(mut self) -> Self {
        self.inception = true;
        self
    }
}

impl<R> IntoFuture for Delete<R> {
    type Output = Result<(), BackendException>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let call = self.target.fill(self.operation, self.inception);
        Box::pin(async move { call.send_change(self.inception).await.map(drop) })
    }
}
