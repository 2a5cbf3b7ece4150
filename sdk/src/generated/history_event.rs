// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 a6d8b9b087882ba967cb9d262deedc9a4c82934e5f528341cee29c4e2570676d

//! History.
//!
//! One event in the life of a host or service.

use http::Method;
use serde::Serialize;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::{History, Id};
use crate::typed::{Changed, Changes, Created, Delete, Field, Get, List, Target, Update};

/// The history of a backend, made by [`Backend::history`].
#[derive(Debug, Clone)]
pub struct HistoryCollection {
    pub(crate) backend: Backend,
}

impl Backend {
    /// The history of this backend.
    pub fn history(&self) -> HistoryCollection {
        HistoryCollection {
            backend: self.clone(),
        }
    }
}

impl HistoryCollection {
    /// List items of history (`GET /history`).
    pub fn list(&self) -> List<History> {
        let operation = self.backend.operation("list_history", Method::GET, "/history");
        List::new(operation)
    }

    /// Create items of history (`POST /history`).
    pub async fn create(
        &self,
        item: &HistoryCreate,
    ) -> Result<Created<History>, BackendException> {
        self.backend
            .operation("create_history_event", Method::POST, "/history")
            .body(item)
            .send_created()
            .await
    }

    /// Creates several history in one request, all or none (`POST /history`).
    pub async fn create_many(
        &self,
        items: &[HistoryCreate],
    ) -> Result<Vec<Created<History>>, BackendException> {
        self.backend
            .operation("create_history_event", Method::POST, "/history")
            .send_created_many(items)
            .await
    }

    /// Remove all items of history (`DELETE /history`).
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        self.backend
            .operation("delete_all_history", Method::DELETE, "/history")
            .send_empty()
            .await
    }

    /// Read an item of history (`GET /history/{id}`).
    pub fn get(&self, id: Id<History>) -> Get<History> {
        let operation = self
            .backend
            .operation("get_history_event", Method::GET, "/history/{id}");
        Get::new(operation.path_param(id))
    }

    /// The history event with this id, or `None` where there is none (`GET /history/{id}`).
    pub async fn get_opt(
        &self,
        id: Id<History>,
    ) -> Result<Option<History>, BackendException> {
        self.get(id).optional().await
    }

    /// Change an item of history (`PATCH /history/{id}`).
    pub fn update(
        &self,
        target: impl Into<Target<History>>,
        changes: HistoryPatch,
    ) -> Update<History> {
        let operation = self
            .backend
            .operation("update_history_event", Method::PATCH, "/history/{id}");
        Update::new(operation, target.into(), changes)
    }

    /// Reads the history event and changes it by what it is now; when somebody else is faster, reads it again (`GET`, then `PATCH /history/{id}`). The loop ends after ten lost races.
    pub async fn update_with(
        &self,
        id: Id<History>,
        change: impl FnMut(&History) -> HistoryPatch + Send,
    ) -> Result<Changed<History>, BackendException> {
        let read = self
            .backend
            .operation("get_history_event", Method::GET, "/history/{id}");
        let write = self
            .backend
            .operation("update_history_event", Method::PATCH, "/history/{id}");
        crate::typed::update_with(read.path_param(id), write, change).await
    }

    /// Remove an item of history (`DELETE /history/{id}`).
    pub fn delete(&self, target: impl Into<Target<History>>) -> Delete<History> {
        let operation = self
            .backend
            .operation("delete_history_event", Method::DELETE, "/history/{id}");
        Delete::new(operation, target.into())
    }
}

/// When the item was created.
pub const CREATED: Field<History, crate::model::HttpDate> = Field::new("_created");
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<History, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<History, crate::model::Id<crate::model::History>> = Field::new(
    "_id",
);
/// The realm that the item belongs to, and with it the rights to see and change it.
pub const REALM: Field<History, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether those who look after the realms below see the item too.
pub const SUB_REALM: Field<History, bool> = Field::new("_sub_realm");
/// When the item was last changed.
pub const UPDATED: Field<History, crate::model::HttpDate> = Field::new("_updated");
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<History, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_read",
);
/// The host that the event is about.
pub const HOST: Field<History, crate::model::Reference<crate::model::Host>> = Field::new(
    "host",
);
/// The name of the host, which stays known after the host is gone.
pub const HOST_NAME: Field<History, String> = Field::new("host_name");
/// The check result that the event reports.
pub const LOGCHECKRESULT: Field<
    History,
    crate::model::Reference<crate::model::LogCheckResult>,
> = Field::new("logcheckresult");
/// What happened, in words.
pub const MESSAGE: Field<History, String> = Field::new("message");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<History, i64> = Field::new("schema_version");
/// The service that the event is about; null when it is about the host alone.
pub const SERVICE: Field<History, crate::model::Reference<crate::model::Service>> = Field::new(
    "service",
);
/// The name of the service, which stays known after the service is gone.
pub const SERVICE_NAME: Field<History, String> = Field::new("service_name");
/// What kind of event it was.
pub const TYPE: Field<History, crate::model::HistoryType> = Field::new("type");
/// The user who caused the event; null for the monitoring engine.
pub const USER: Field<History, crate::model::Reference<crate::model::User>> = Field::new(
    "user",
);
/// The name of the user, or `Alignak` for the monitoring engine.
pub const USER_NAME: Field<History, String> = Field::new("user_name");

/// What a new history event is made of: a field that is not set takes the default of the backend.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct HistoryCreate(Changes);

impl HistoryCreate {
    /// A new item with the defaults of the backend.
    pub fn new() -> Self {
        Self(Changes::new())
    }

    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::History>) -> Self {
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

    /// The host that the event is about.
    pub fn host(self, value: crate::model::Id<crate::model::Host>) -> Self {
        Self(self.0.set("host", value))
    }

    /// Sets `host` to null.
    pub fn clear_host(self) -> Self {
        Self(self.0.clear("host"))
    }

    /// The name of the host, which stays known after the host is gone.
    pub fn host_name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("host_name", value.into()))
    }

    /// The check result that the event reports.
    pub fn logcheckresult(
        self,
        value: crate::model::Id<crate::model::LogCheckResult>,
    ) -> Self {
        Self(self.0.set("logcheckresult", value))
    }

    /// What happened, in words.
    pub fn message(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("message", value.into()))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// The service that the event is about; null when it is about the host alone.
    pub fn service(self, value: crate::model::Id<crate::model::Service>) -> Self {
        Self(self.0.set("service", value))
    }

    /// Sets `service` to null.
    pub fn clear_service(self) -> Self {
        Self(self.0.clear("service"))
    }

    /// The name of the service, which stays known after the service is gone.
    pub fn service_name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("service_name", value.into()))
    }

    /// What kind of event it was.
    pub fn r#type(self, value: crate::model::HistoryType) -> Self {
        Self(self.0.set("type", value))
    }

    /// The user who caused the event; null for the monitoring engine.
    pub fn user(self, value: crate::model::Id<crate::model::User>) -> Self {
        Self(self.0.set("user", value))
    }

    /// Sets `user` to null.
    pub fn clear_user(self) -> Self {
        Self(self.0.clear("user"))
    }

    /// The name of the user, or `Alignak` for the monitoring engine.
    pub fn user_name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("user_name", value.into()))
    }
}

/// Changes to a history event: a field that is not set stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct HistoryPatch(Changes);

impl HistoryPatch {
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

    /// The host that the event is about.
    pub fn host(self, value: crate::model::Id<crate::model::Host>) -> Self {
        Self(self.0.set("host", value))
    }

    /// Sets `host` to null.
    pub fn clear_host(self) -> Self {
        Self(self.0.clear("host"))
    }

    /// The name of the host, which stays known after the host is gone.
    pub fn host_name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("host_name", value.into()))
    }

    /// The check result that the event reports.
    pub fn logcheckresult(
        self,
        value: crate::model::Id<crate::model::LogCheckResult>,
    ) -> Self {
        Self(self.0.set("logcheckresult", value))
    }

    /// What happened, in words.
    pub fn message(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("message", value.into()))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// The service that the event is about; null when it is about the host alone.
    pub fn service(self, value: crate::model::Id<crate::model::Service>) -> Self {
        Self(self.0.set("service", value))
    }

    /// Sets `service` to null.
    pub fn clear_service(self) -> Self {
        Self(self.0.clear("service"))
    }

    /// The name of the service, which stays known after the service is gone.
    pub fn service_name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("service_name", value.into()))
    }

    /// What kind of event it was.
    pub fn r#type(self, value: crate::model::HistoryType) -> Self {
        Self(self.0.set("type", value))
    }

    /// The user who caused the event; null for the monitoring engine.
    pub fn user(self, value: crate::model::Id<crate::model::User>) -> Self {
        Self(self.0.set("user", value))
    }

    /// Sets `user` to null.
    pub fn clear_user(self) -> Self {
        Self(self.0.clear("user"))
    }

    /// The name of the user, or `Alignak` for the monitoring engine.
    pub fn user_name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("user_name", value.into()))
    }
}
