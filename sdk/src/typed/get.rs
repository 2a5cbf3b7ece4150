//! Reading one item.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::future::IntoFuture;
use std::marker::PhantomData;

use http::StatusCode;
use http::header::IF_NONE_MATCH;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::embed::Embeddable;
use super::field::FieldName;
use super::item::Item;
use super::operation::Operation;
use super::selection::fields_of;
use crate::error::BackendException;
use crate::query::ones;
use crate::transport::BoxFuture;

/// A read of one item of the resource `R`, answered as a `T`; sent by `.await`.
#[derive(Debug, Clone)]
#[must_use = "an item is read when this is awaited"]
pub struct Get<R, T = Item<R>> {
    operation: Operation,
    embedded: BTreeSet<String>,
    projection: BTreeSet<String>,
    types: PhantomData<fn() -> (R, T)>,
}

impl<R> Get<R> {
    /// The item that an operation reads.
    pub(super) fn new(operation: Operation) -> Self {
        Self {
            operation,
            embedded: BTreeSet::new(),
            projection: BTreeSet::new(),
            types: PhantomData,
        }
    }
}

impl<R, T> Get<R, T> {
    /// With the item that this field refers to in its place.
    pub fn embed(mut self, embed: impl Embeddable<R>) -> Self {
        self.embedded.extend(embed.into_embed().names);
        self
    }

    /// Only with this field and others named so, besides the automatic ones.
    pub fn project(mut self, field: impl Into<FieldName<R>>) -> Self {
        self.projection.insert(field.into().name.to_owned());
        self
    }

    /// As a value of a type of the caller's own. If it is a struct, only its fields are asked for.
    pub fn select<U: for<'de> Deserialize<'de>>(mut self) -> Get<R, U> {
        if self.projection.is_empty() {
            let fields = fields_of::<U>().unwrap_or_default();
            self.projection
                .extend(fields.iter().map(|&field| field.to_owned()));
        }
        Get {
            operation: self.operation,
            embedded: self.embedded,
            projection: self.projection,
            types: PhantomData,
        }
    }

    /// A query parameter that this builder does not know, such as `history`.
    pub fn query(mut self, name: &str, value: impl Display) -> Self {
        self.operation = self.operation.query(name, value);
        self
    }

    fn into_operation(self) -> Operation {
        [("embedded", self.embedded), ("projection", self.projection)]
            .into_iter()
            .filter(|(_, names)| !names.is_empty())
            .fold(self.operation, |operation, (parameter, names)| {
                operation.query(parameter, ones(names))
            })
    }
}

impl<R, T: DeserializeOwned> Get<R, T> {
    /// Reads the item; `None` when it is not there, or not for this user.
    ///
    /// # Errors
    /// The call failed otherwise.
    pub async fn optional(self) -> Result<Option<T>, BackendException> {
        self.into_operation().send_optional().await
    }
}

impl<R, T: DeserializeOwned> Get<R, T> {
    /// Reads the item if it has another etag than this one (`If-None-Match`); `None` when it has
    /// not changed.
    ///
    /// # Errors
    /// The call failed, or the item does not exist.
    pub async fn if_changed(self, etag: &str) -> Result<Option<T>, BackendException> {
        let operation = self.into_operation();
        let response = operation
            .header(IF_NONE_MATCH.as_str(), etag)
            .send()
            .await?;
        if response.status() == StatusCode::NOT_MODIFIED {
            return Ok(None);
        }
        response.json().map(Some)
    }
}

impl<R, T: DeserializeOwned + 'static> IntoFuture for Get<R, T> {
    type Output = Result<T, BackendException>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.into_operation().send_json())
    }
}
