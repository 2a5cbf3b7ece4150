// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 a6d8b9b087882ba967cb9d262deedc9a4c82934e5f528341cee29c4e2570676d

//! Action force checks.
//!
//! Somebody wants a host or service to be checked at once. Front ends create it; the monitoring engine carries it out and marks it as processed.

use http::Method;
use serde::Serialize;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::{ActionForceCheck, Id};
use crate::typed::{Changed, Changes, Created, Delete, Field, Get, List, Target, Update};

/// The action force checks of a backend, made by [`Backend::action_force_checks`].
#[derive(Debug, Clone)]
pub struct ActionForceChecks {
    pub(crate) backend: Backend,
}

impl Backend {
    /// The action force checks of this backend.
    pub fn action_force_checks(&self) -> ActionForceChecks {
        ActionForceChecks {
            backend: self.clone(),
        }
    }
}

impl ActionForceChecks {
    /// List items of actionforcecheck (`GET /actionforcecheck`).
    pub fn list(&self) -> List<ActionForceCheck> {
        let operation = self
            .backend
            .operation("list_action_force_checks", Method::GET, "/actionforcecheck");
        List::new(operation)
    }

    /// Create items of actionforcecheck (`POST /actionforcecheck`).
    pub async fn create(
        &self,
        item: &ActionForceCheckCreate,
    ) -> Result<Created<ActionForceCheck>, BackendException> {
        self.backend
            .operation("create_action_force_check", Method::POST, "/actionforcecheck")
            .body(item)
            .send_created()
            .await
    }

    /// Creates several action force checks in one request, all or none (`POST /actionforcecheck`).
    pub async fn create_many(
        &self,
        items: &[ActionForceCheckCreate],
    ) -> Result<Vec<Created<ActionForceCheck>>, BackendException> {
        self.backend
            .operation("create_action_force_check", Method::POST, "/actionforcecheck")
            .send_created_many(items)
            .await
    }

    /// Remove all items of actionforcecheck (`DELETE /actionforcecheck`).
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        self.backend
            .operation(
                "delete_all_action_force_checks",
                Method::DELETE,
                "/actionforcecheck",
            )
            .send_empty()
            .await
    }

    /// Read an item of actionforcecheck (`GET /actionforcecheck/{id}`).
    pub fn get(&self, id: Id<ActionForceCheck>) -> Get<ActionForceCheck> {
        let operation = self
            .backend
            .operation("get_action_force_check", Method::GET, "/actionforcecheck/{id}");
        Get::new(operation.path_param(id))
    }

    /// The action force check with this id, or `None` where there is none (`GET /actionforcecheck/{id}`).
    pub async fn get_opt(
        &self,
        id: Id<ActionForceCheck>,
    ) -> Result<Option<ActionForceCheck>, BackendException> {
        self.get(id).optional().await
    }

    /// Change an item of actionforcecheck (`PATCH /actionforcecheck/{id}`).
    pub fn update(
        &self,
        target: impl Into<Target<ActionForceCheck>>,
        changes: ActionForceCheckPatch,
    ) -> Update<ActionForceCheck> {
        let operation = self
            .backend
            .operation(
                "update_action_force_check",
                Method::PATCH,
                "/actionforcecheck/{id}",
            );
        Update::new(operation, target.into(), changes)
    }

    /// Reads the action force check and changes it by what it is now; when somebody else is faster, reads it again (`GET`, then `PATCH /actionforcecheck/{id}`). The loop ends after ten lost races.
    pub async fn update_with(
        &self,
        id: Id<ActionForceCheck>,
        change: impl FnMut(&ActionForceCheck) -> ActionForceCheckPatch + Send,
    ) -> Result<Changed<ActionForceCheck>, BackendException> {
        let read = self
            .backend
            .operation("get_action_force_check", Method::GET, "/actionforcecheck/{id}");
        let write = self
            .backend
            .operation(
                "update_action_force_check",
                Method::PATCH,
                "/actionforcecheck/{id}",
            );
        crate::typed::update_with(read.path_param(id), write, change).await
    }

    /// Remove an item of actionforcecheck (`DELETE /actionforcecheck/{id}`).
    pub fn delete(
        &self,
        target: impl Into<Target<ActionForceCheck>>,
    ) -> Delete<ActionForceCheck> {
        let operation = self
            .backend
            .operation(
                "delete_action_force_check",
                Method::DELETE,
                "/actionforcecheck/{id}",
            );
        Delete::new(operation, target.into())
    }
}

/// When the item was created.
pub const CREATED: Field<ActionForceCheck, crate::model::HttpDate> = Field::new(
    "_created",
);
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<ActionForceCheck, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<
    ActionForceCheck,
    crate::model::Id<crate::model::ActionForceCheck>,
> = Field::new("_id");
/// The realm that the item belongs to, and with it the rights to see and change it.
pub const REALM: Field<ActionForceCheck, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether those who look after the realms below see the item too.
pub const SUB_REALM: Field<ActionForceCheck, bool> = Field::new("_sub_realm");
/// When the item was last changed.
pub const UPDATED: Field<ActionForceCheck, crate::model::HttpDate> = Field::new(
    "_updated",
);
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<
    ActionForceCheck,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// What the user had to say about it; the history repeats it.
pub const COMMENT: Field<ActionForceCheck, String> = Field::new("comment");
/// The host that it is about.
pub const HOST: Field<ActionForceCheck, crate::model::Reference<crate::model::Host>> = Field::new(
    "host",
);
/// Whether the monitoring engine took the request in hand.
pub const PROCESSED: Field<ActionForceCheck, bool> = Field::new("processed");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<ActionForceCheck, i64> = Field::new("schema_version");
/// The service that it is about; null for the host itself.
pub const SERVICE: Field<
    ActionForceCheck,
    crate::model::Reference<crate::model::Service>,
> = Field::new("service");
/// The user who asked for it.
pub const USER: Field<ActionForceCheck, crate::model::Reference<crate::model::User>> = Field::new(
    "user",
);

/// What a new action force check is made of: a field that is not set takes the default of the backend.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct ActionForceCheckCreate(Changes);

impl ActionForceCheckCreate {
    /// A new item with the fields that it must have.
    pub fn new(
        host: crate::model::Id<crate::model::Host>,
        service: impl Into<Option<crate::model::Id<crate::model::Service>>>,
        user: crate::model::Id<crate::model::User>,
    ) -> Self {
        Self(
                Changes::new()
                    .set::<
                        Option<crate::model::Id<crate::model::Service>>,
                    >("service", service.into()),
            )
            .host(host)
            .user(user)
    }

    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::ActionForceCheck>) -> Self {
        Self(self.0.set("_id", value))
    }

    /// The realm that the item belongs to, and with it the rights to see and change it.
    pub fn realm(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("_realm", value))
    }

    /// Whether those who look after the realms below see the item too.
    pub fn sub_realm(self, value: bool) -> Self {
        Self(self.0.set("_sub_realm", value))
    }

    /// The users who may read the item by a `custom` right.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_read", value))
    }

    /// What the user had to say about it; the history repeats it.
    pub fn comment(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("comment", value.into()))
    }

    /// The host that it is about.
    pub fn host(self, value: crate::model::Id<crate::model::Host>) -> Self {
        Self(self.0.set("host", value))
    }

    /// Whether the monitoring engine took the request in hand.
    pub fn processed(self, value: bool) -> Self {
        Self(self.0.set("processed", value))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// The service that it is about; null for the host itself.
    pub fn service(self, value: crate::model::Id<crate::model::Service>) -> Self {
        Self(self.0.set("service", value))
    }

    /// Sets `service` to null.
    pub fn clear_service(self) -> Self {
        Self(self.0.clear("service"))
    }

    /// The user who asked for it.
    pub fn user(self, value: crate::model::Id<crate::model::User>) -> Self {
        Self(self.0.set("user", value))
    }
}

/// Changes to a action force check: a field that is not set stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct ActionForceCheckPatch(Changes);

impl ActionForceCheckPatch {
    /// No change yet.
    pub fn new() -> Self {
        Self(Changes::new())
    }

    /// The realm that the item belongs to, and with it the rights to see and change it.
    pub fn realm(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("_realm", value))
    }

    /// Whether those who look after the realms below see the item too.
    pub fn sub_realm(self, value: bool) -> Self {
        Self(self.0.set("_sub_realm", value))
    }

    /// The users who may read the item by a `custom` right.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_read", value))
    }

    /// What the user had to say about it; the history repeats it.
    pub fn comment(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("comment", value.into()))
    }

    /// The host that it is about.
    pub fn host(self, value: crate::model::Id<crate::model::Host>) -> Self {
        Self(self.0.set("host", value))
    }

    /// Whether the monitoring engine took the request in hand.
    pub fn processed(self, value: bool) -> Self {
        Self(self.0.set("processed", value))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// The service that it is about; null for the host itself.
    pub fn service(self, value: crate::model::Id<crate::model::Service>) -> Self {
        Self(self.0.set("service", value))
    }

    /// Sets `service` to null.
    pub fn clear_service(self) -> Self {
        Self(self.0.clear("service"))
    }

    /// The user who asked for it.
    pub fn user(self, value: crate::model::Id<crate::model::User>) -> Self {
        Self(self.0.set("user", value))
    }
}
