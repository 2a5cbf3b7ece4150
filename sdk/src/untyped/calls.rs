//! The methods of the original client, for any endpoint and any type.

use http::Method;
use serde::Serialize;
use serde::de::DeserializeOwned;
use url::Url;

use super::change::{Change, Removal};
use super::read_all::Everything;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::query::Query;
use crate::request::Request;
use crate::response::Response;
use crate::walk::{Walk, reading};

impl Backend {
    /// Reads an endpoint: a page of a resource, one item, or a special document.
    ///
    /// ```no_run
    /// # async fn run(backend: alignak_backend_client::Backend) -> Result<(), alignak_backend_client::BackendException> {
    /// use alignak_backend_client::Query;
    /// use serde_json::Value;
    ///
    /// let page: Value = backend.get("host", Query::new().sort("name").max_results(10)).await?;
    /// let version: Value = backend.get("version", ()).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// The call failed, or the reply is not a `T`.
    pub async fn get<T: DeserializeOwned>(
        &self,
        endpoint: &str,
        query: impl Into<Query>,
    ) -> Result<T, BackendException> {
        self.send(&reading(endpoint, query.into())).await?.json()
    }

    /// Reads all the items of a resource that the query finds, page by page.
    ///
    /// Without a `sort` of the caller's, no item that is there throughout is lost or repeated while
    /// others write: the walk goes by `_id`. With one, the pages are walked by number and repeated
    /// items are dropped, but an item may be lost when another one before it is deleted meanwhile.
    /// Pages are as long as the backend allows, unless the query says `max_results`; `page` is the
    /// page to begin with, which asks for a walk by number too.
    ///
    /// # Errors
    /// One of the reads failed; what was read until then is dropped.
    pub async fn get_all<T: DeserializeOwned>(
        &self,
        endpoint: &str,
        query: impl Into<Query>,
    ) -> Result<Everything<T>, BackendException> {
        self.get_all_with_progress(endpoint, query, |_, _| {}).await
    }

    /// As [`get_all`](Self::get_all), and calls `progress` after each page with the number of items
    /// read so far, and with how many the backend counted when the reading began (0 if it does not
    /// count).
    ///
    /// # Errors
    /// As [`get_all`](Self::get_all).
    pub async fn get_all_with_progress<T: DeserializeOwned>(
        &self,
        endpoint: &str,
        query: impl Into<Query>,
        progress: impl FnMut(u64, u64),
    ) -> Result<Everything<T>, BackendException> {
        let walk = Walk::of_query(self.clone(), endpoint, query.into());
        Everything::collect(walk, progress).await
    }

    /// Posts one item, or a list of items, all or none of which are created.
    ///
    /// Never repeated once the backend may have seen it.
    ///
    /// # Errors
    /// The call failed; 422 with [`issues`](BackendException::issues) when the content is refused.
    pub async fn post<T: DeserializeOwned>(
        &self,
        endpoint: &str,
        data: &(impl Serialize + ?Sized),
    ) -> Result<T, BackendException> {
        let request = Request::new(Method::POST, endpoint).body(data);
        self.send(&request).await?.json()
    }

    /// Changes some fields of an item.
    ///
    /// ```no_run
    /// # async fn run(backend: alignak_backend_client::Backend, id: &str, etag: &str) -> Result<(), alignak_backend_client::BackendException> {
    /// use serde_json::json;
    ///
    /// let done = backend
    ///     .patch(&format!("host/{id}"), &json!({"alias": "Server 1"}))
    ///     .if_match(etag)
    ///     .inception()
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn patch(&self, endpoint: &str, data: &(impl Serialize + ?Sized)) -> Change {
        Change::new(
            self.clone(),
            Request::new(Method::PATCH, endpoint).body(data),
        )
    }

    /// Replaces an item.
    pub fn put(&self, endpoint: &str, data: &(impl Serialize + ?Sized)) -> Change {
        Change::new(self.clone(), Request::new(Method::PUT, endpoint).body(data))
    }

    /// Deletes an item. A whole resource is refused: see
    /// [`delete_resource`](Self::delete_resource).
    pub fn delete(&self, endpoint: &str) -> Removal {
        let mut request = Request::new(Method::DELETE, endpoint);
        // What is no endpoint at all is refused when it is sent.
        let segments = self.segments(endpoint);
        if segments.is_some_and(|segments| segments < 2) {
            request.refuse("this is not one item: to delete all items call delete_resource");
        }
        Removal::new(self.clone(), request)
    }

    /// Deletes **every** item of a resource that the user may delete.
    ///
    /// # Errors
    /// The call failed, or the endpoint is an item.
    pub async fn delete_resource(&self, resource: &str) -> Result<(), BackendException> {
        let mut request = Request::new(Method::DELETE, resource);
        let segments = self.segments(resource);
        if segments.is_some_and(|segments| segments != 1) {
            request.refuse("this is not a resource: to delete one item call delete");
        }
        self.send(&request).await.map(drop)
    }

    /// The URL of an endpoint.
    ///
    /// # Errors
    /// The endpoint does not lie below the backend's address.
    pub fn get_url(&self, endpoint: &str) -> Result<Url, BackendException> {
        self.resolve(endpoint)
    }

    /// Decodes a reply of [`get_response`](Self::get_response).
    ///
    /// # Errors
    /// As [`Response::json`].
    pub fn decode<T: DeserializeOwned>(response: &Response) -> Result<T, BackendException> {
        response.json()
    }
}
