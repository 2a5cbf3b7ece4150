//! Changes of the untyped layer, which wait for their headers.

use std::future::IntoFuture;

use http::Method;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::backend::Backend;
use crate::error::BackendException;
use crate::request::Request;
use crate::transport::BoxFuture;

/// A patch or a replacement that is not sent yet. Made by [`Backend::patch`] and [`Backend::put`];
/// sent by `.await`.
#[derive(Debug)]
#[must_use = "a change is sent when it is awaited"]
pub struct Change {
    backend: Backend,
    request: Request,
    inception: bool,
}

impl Change {
    pub(super) fn new(backend: Backend, request: Request) -> Self {
        Self {
            backend,
            request,
            inception: false,
        }
    }

    /// The etag that the item must still have.
    pub fn if_match(mut self, etag: &str) -> Self {
        self.request = self.request.if_match(etag);
        self
    }

    /// A header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.request = self.request.header(name, value);
        self
    }

    /// When somebody else changed the item first (412): read its etag, and send the same change
    /// once more. **What the other one changed in the same fields is overwritten.** Without
    /// [`if_match`](Self::if_match) the etag is read at once.
    pub fn inception(mut self) -> Self {
        self.inception = true;
        self
    }

    /// Sends the change and decodes the reply into any type.
    ///
    /// # Errors
    /// The call failed; there is neither `If-Match` nor inception (code 1000); 412 when the etag is an old one.
    pub async fn send<T: DeserializeOwned>(mut self) -> Result<T, BackendException> {
        if self.request.required_etag().is_none() && !self.inception {
            self.request
                .refuse(if self.request.method() == Method::PUT {
                    "Header If-Match required for replacing an object"
                } else {
                    "Header If-Match required for patching an object"
                });
        }
        self.backend
            .send_change(self.request, self.inception)
            .await?
            .json()
    }
}

impl IntoFuture for Change {
    type Output = Result<Value, BackendException>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// The deletion of an item that is not sent yet. Made by [`Backend::delete`]; sent by `.await`.
#[derive(Debug)]
#[must_use = "a deletion is sent when it is awaited"]
pub struct Removal {
    backend: Backend,
    request: Request,
    inception: bool,
}

impl Removal {
    pub(super) fn new(backend: Backend, request: Request) -> Self {
        Self {
            backend,
            request,
            inception: false,
        }
    }

    /// The etag that the item must still have. Without one the backend answers 428.
    pub fn if_match(mut self, etag: &str) -> Self {
        self.request = self.request.if_match(etag);
        self
    }

    /// A header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.request = self.request.header(name, value);
        self
    }

    /// When somebody else changed the item first (412): read its etag, and delete it nevertheless.
    /// Without [`if_match`](Self::if_match) the etag is read at once.
    pub fn inception(mut self) -> Self {
        self.inception = true;
        self
    }
}

impl IntoFuture for Removal {
    type Output = Result<(), BackendException>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            self.backend
                .send_change(self.request, self.inception)
                .await
                .map(drop)
        })
    }
}
