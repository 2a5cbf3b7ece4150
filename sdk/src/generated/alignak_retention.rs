// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 a6d8b9b087882ba967cb9d262deedc9a4c82934e5f528341cee29c4e2570676d

//! Alignak retentions.
//!
//! What the schedulers of the monitoring engine want to find again after a restart, host by host. Any field is kept, and only its owner sees it.

use http::Method;
use serde::Serialize;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::{AlignakRetention, Id};
use crate::typed::{
    Changed, Changes, Created, Delete, Field, Get, List, Replace, Target, Update,
};

/// The alignak retentions of a backend, made by [`Backend::alignak_retentions`].
#[derive(Debug, Clone)]
pub struct AlignakRetentions {
    pub(crate) backend: Backend,
}

impl Backend {
    /// The alignak retentions of this backend.
    pub fn alignak_retentions(&self) -> AlignakRetentions {
        AlignakRetentions {
            backend: self.clone(),
        }
    }
}

impl AlignakRetentions {
    /// List items of alignakretention (`GET /alignakretention`).
    pub fn list(&self) -> List<AlignakRetention> {
        let operation = self
            .backend
            .operation("list_alignak_retentions", Method::GET, "/alignakretention");
        List::new(operation)
    }

    /// Create items of alignakretention (`POST /alignakretention`).
    pub async fn create(
        &self,
        item: &AlignakRetentionCreate,
    ) -> Result<Created<AlignakRetention>, BackendException> {
        self.backend
            .operation("create_alignak_retention", Method::POST, "/alignakretention")
            .body(item)
            .send_created()
            .await
    }

    /// Creates several alignak retentions in one request, all or none (`POST /alignakretention`).
    pub async fn create_many(
        &self,
        items: &[AlignakRetentionCreate],
    ) -> Result<Vec<Created<AlignakRetention>>, BackendException> {
        self.backend
            .operation("create_alignak_retention", Method::POST, "/alignakretention")
            .send_created_many(items)
            .await
    }

    /// Remove all items of alignakretention (`DELETE /alignakretention`).
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        self.backend
            .operation(
                "delete_all_alignak_retentions",
                Method::DELETE,
                "/alignakretention",
            )
            .send_empty()
            .await
    }

    /// Read an item of alignakretention (`GET /alignakretention/{id}`).
    pub fn get(&self, id: Id<AlignakRetention>) -> Get<AlignakRetention> {
        let operation = self
            .backend
            .operation("get_alignak_retention", Method::GET, "/alignakretention/{id}");
        Get::new(operation.path_param(id))
    }

    /// The alignak retention with this id, or `None` where there is none (`GET /alignakretention/{id}`).
    pub async fn get_opt(
        &self,
        id: Id<AlignakRetention>,
    ) -> Result<Option<AlignakRetention>, BackendException> {
        self.get(id).optional().await
    }

    /// Change an item of alignakretention (`PATCH /alignakretention/{id}`).
    pub fn update(
        &self,
        target: impl Into<Target<AlignakRetention>>,
        changes: AlignakRetentionPatch,
    ) -> Update<AlignakRetention> {
        let operation = self
            .backend
            .operation(
                "update_alignak_retention",
                Method::PATCH,
                "/alignakretention/{id}",
            );
        Update::new(operation, target.into(), changes)
    }

    /// Reads the alignak retention and changes it by what it is now; when somebody else is faster, reads it again (`GET`, then `PATCH /alignakretention/{id}`). The loop ends after ten lost races.
    pub async fn update_with(
        &self,
        id: Id<AlignakRetention>,
        change: impl FnMut(&AlignakRetention) -> AlignakRetentionPatch + Send,
    ) -> Result<Changed<AlignakRetention>, BackendException> {
        let read = self
            .backend
            .operation("get_alignak_retention", Method::GET, "/alignakretention/{id}");
        let write = self
            .backend
            .operation(
                "update_alignak_retention",
                Method::PATCH,
                "/alignakretention/{id}",
            );
        crate::typed::update_with(read.path_param(id), write, change).await
    }

    /// Replace an item of alignakretention (`PUT /alignakretention/{id}`).
    pub fn replace(
        &self,
        target: impl Into<Target<AlignakRetention>>,
        item: AlignakRetentionCreate,
    ) -> Replace<AlignakRetention> {
        let operation = self
            .backend
            .operation(
                "replace_alignak_retention",
                Method::PUT,
                "/alignakretention/{id}",
            );
        Replace::new(operation, target.into(), item)
    }

    /// Remove an item of alignakretention (`DELETE /alignakretention/{id}`).
    pub fn delete(
        &self,
        target: impl Into<Target<AlignakRetention>>,
    ) -> Delete<AlignakRetention> {
        let operation = self
            .backend
            .operation(
                "delete_alignak_retention",
                Method::DELETE,
                "/alignakretention/{id}",
            );
        Delete::new(operation, target.into())
    }
}

/// When the item was created.
pub const CREATED: Field<AlignakRetention, crate::model::HttpDate> = Field::new(
    "_created",
);
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<AlignakRetention, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<
    AlignakRetention,
    crate::model::Id<crate::model::AlignakRetention>,
> = Field::new("_id");
/// When the item was last changed.
pub const UPDATED: Field<AlignakRetention, crate::model::HttpDate> = Field::new(
    "_updated",
);
/// The user whom the item belongs to; nobody else sees it.
pub const USER: Field<AlignakRetention, crate::model::Reference<crate::model::User>> = Field::new(
    "_user",
);
/// The name of the host that was saved.
pub const HOST: Field<AlignakRetention, String> = Field::new("host");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<AlignakRetention, i64> = Field::new("schema_version");

/// What a new alignak retention is made of: a field that is not set takes the default of the backend.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct AlignakRetentionCreate(Changes);

impl AlignakRetentionCreate {
    /// A new item with the defaults of the backend.
    pub fn new() -> Self {
        Self(Changes::new())
    }

    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::AlignakRetention>) -> Self {
        Self(self.0.set("_id", value))
    }

    /// The user whom the item belongs to; nobody else sees it.
    pub fn user(self, value: crate::model::Id<crate::model::User>) -> Self {
        Self(self.0.set("_user", value))
    }

    /// The name of the host that was saved.
    pub fn host(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("host", value.into()))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// Sets a field that the contract does not name.
    pub fn additional(
        self,
        name: impl Into<String>,
        value: impl Into<serde_json::Value>,
    ) -> Self {
        Self(self.0.set::<serde_json::Value>(&name.into(), value.into()))
    }
}

/// Changes to a alignak retention: a field that is not set stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct AlignakRetentionPatch(Changes);

impl AlignakRetentionPatch {
    /// No change yet.
    pub fn new() -> Self {
        Self(Changes::new())
    }

    /// The user whom the item belongs to; nobody else sees it.
    pub fn user(self, value: crate::model::Id<crate::model::User>) -> Self {
        Self(self.0.set("_user", value))
    }

    /// The name of the host that was saved.
    pub fn host(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("host", value.into()))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// Sets a field that the contract does not name.
    pub fn additional(
        self,
        name: impl Into<String>,
        value: impl Into<serde_json::Value>,
    ) -> Self {
        Self(self.0.set::<serde_json::Value>(&name.into(), value.into()))
    }
}
