//! One operation of the published document, from its template to its answer.

use std::fmt::Display;

use http::{Method, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::written::Created;
use crate::address::segment;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::request::{Idempotency, Request};
use crate::response::Response;

/// A call of one operation. Made by [`Backend::operation`]; the generated operations are made of
/// it.
///
/// Problems (a parameter that is not filled, a body that cannot be JSON) are kept, and reported
/// when the call is sent.
#[derive(Debug, Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct Operation {
    backend: Backend,
    id: &'static str,
    request: Request,
}

impl Operation {
    pub(crate) fn new(
        backend: Backend,
        id: &'static str,
        method: Method,
        path: impl Into<String>,
    ) -> Self {
        Self {
            backend,
            id,
            request: Request::new(method, path).named(id),
        }
    }

    /// The identifier of the operation in the document.
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// Fills the next `{…}` of the path.
    pub fn path_param(mut self, value: impl Display) -> Self {
        let path = self.request.endpoint();
        let value = value.to_string();
        match (path.split_once('{'), value.as_str()) {
            // A dot segment, or none, would lead to another place.
            (_, "" | "." | "..") => {
                self.request
                    .refuse(format!("`{value}` is not a path parameter"));
            }
            (Some((before, rest)), _) if rest.contains('}') => {
                let after = rest.split_once('}').map_or("", |(_, after)| after);
                let filled = format!("{before}{}{after}", segment(&value));
                self.request.replace_endpoint(filled);
            }
            _ => self
                .request
                .refuse("there are more path parameters than the path has"),
        }
        self
    }

    /// Adds a query parameter.
    pub fn query(mut self, name: impl Into<String>, value: impl Display) -> Self {
        self.request = self.request.query(name.into(), value);
        self
    }

    /// Adds a query parameter if there is a value.
    pub fn query_opt(self, name: impl Into<String>, value: Option<impl Display>) -> Self {
        match value {
            Some(value) => self.query(name, value),
            None => self,
        }
    }

    /// Sets a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.request = self.request.header(name, value);
        self
    }

    /// Sets `If-Match` to the etag that the item must still have.
    pub fn if_match(mut self, etag: &str) -> Self {
        self.request = self.request.if_match(etag);
        self
    }

    /// Sets the body, as JSON.
    pub fn body(mut self, value: &(impl Serialize + ?Sized)) -> Self {
        self.request = self.request.body(value);
        self
    }

    /// Sends the call without the token.
    pub fn anonymous(mut self) -> Self {
        self.request = self.request.anonymous();
        self
    }

    /// Says whether the call may be repeated when its reply is lost.
    pub(crate) fn idempotency(mut self, idempotency: Idempotency) -> Self {
        self.request = self.request.idempotency(idempotency);
        self
    }

    /// Notes that the body holds identifiers that the SDK has made.
    pub(crate) fn with_generated_ids(mut self) -> Self {
        self.request = self.request.with_generated_ids();
        self
    }

    pub(super) fn backend(&self) -> &Backend {
        &self.backend
    }

    /// Sends the call by this handle.
    pub(super) fn by(mut self, backend: Backend) -> Self {
        self.backend = backend;
        self
    }

    /// Makes the call one that will not be sent.
    pub(super) fn refuse(mut self, problem: &str) -> Self {
        self.request.refuse(problem);
        self
    }

    /// Sends the call and brings back the reply, whatever its status.
    ///
    /// # Errors
    /// Only what has no reply.
    pub async fn send(self) -> Result<Response, BackendException> {
        let (backend, request) = self.into_request();
        backend.get_response(&request).await
    }

    /// Sends the call and decodes its answer.
    ///
    /// # Errors
    /// The call failed, or the answer is not a `T`.
    pub async fn send_json<T: DeserializeOwned>(self) -> Result<T, BackendException> {
        self.send().await?.json()
    }

    /// Sends the call and decodes its answer; 404 is `None`.
    ///
    /// # Errors
    /// The call failed, or the answer is not a `T`.
    pub async fn send_optional<T: DeserializeOwned>(self) -> Result<Option<T>, BackendException> {
        let response = self.send().await?;
        if response.status() == StatusCode::NOT_FOUND {
            return Ok(None);
        }
        response.json().map(Some)
    }

    /// Sends the creation of one item, whose body is set.
    ///
    /// # Errors
    /// The call failed; nothing was created then, unless
    /// [`is_decode`](BackendException::is_decode) says that the answer alone was wrong.
    pub async fn send_created<R>(self) -> Result<Created<R>, BackendException> {
        self.send_json().await
    }

    /// Sends the creation of several items, all or none, and returns the answer for each, in
    /// their order. Nothing is sent for none.
    ///
    /// # Errors
    /// The call failed; nothing was created then, unless
    /// [`is_decode`](BackendException::is_decode) says that the answer alone was wrong.
    pub async fn send_created_many<R>(
        self,
        items: &[impl Serialize],
    ) -> Result<Vec<Created<R>>, BackendException> {
        if items.is_empty() {
            return Ok(Vec::new());
        }
        let response = self.body(items).send().await?.succeed()?;
        Created::list(&response, items.len())
    }

    /// Sends the creation of several items, and returns what became of each, in their order.
    pub(crate) async fn send_created_each<R>(
        self,
        items: &[impl Serialize],
    ) -> Result<Vec<Result<Created<R>, BackendException>>, BackendException> {
        if items.is_empty() {
            return Ok(Vec::new());
        }
        let response = self.body(items).send().await?.succeed()?;
        Created::each(&response, items.len())
    }

    /// The same path, read with nothing but identifier, etag and dates.
    pub(super) fn into_read(mut self) -> Self {
        let (path, refused) = (self.request.endpoint().to_owned(), self.request.check());
        let mut read = Request::new(Method::GET, path).query("projection", r#"{"_id":1}"#);
        if let Err(failure) = refused {
            read.refuse(failure.message());
        }
        self.request = read;
        self
    }

    /// Sends a call whose answer has no content.
    ///
    /// # Errors
    /// The call failed.
    pub async fn send_empty(self) -> Result<(), BackendException> {
        self.send().await?.succeed().map(drop)
    }

    /// Sends a change of an item, with the repetition that inception asks for.
    pub(super) async fn send_change(self, inception: bool) -> Result<Response, BackendException> {
        let (backend, request) = self.into_request();
        backend.send_change(request, inception).await
    }

    pub(super) fn into_request(mut self) -> (Backend, Request) {
        if self.request.endpoint().contains('{') {
            self.request.refuse("a path parameter is not filled");
        }
        (self.backend, self.request)
    }
}
