// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 a6d8b9b087882ba967cb9d262deedc9a4c82934e5f528341cee29c4e2570676d

//! Action downtimes.
//!
//! Somebody plans a downtime for a host or service, or cancels one. Front ends create it; the monitoring engine carries it out and marks it as processed.

use http::Method;
use serde::Serialize;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::{ActionDowntime, Id};
use crate::typed::{Changed, Changes, Created, Delete, Field, Get, List, Target, Update};

/// The action downtimes of a backend, made by [`Backend::action_downtimes`].
#[derive(Debug, Clone)]
pub struct ActionDowntimes {
    pub(crate) backend: Backend,
}

impl Backend {
    /// The action downtimes of this backend.
    pub fn action_downtimes(&self) -> ActionDowntimes {
        ActionDowntimes {
            backend: self.clone(),
        }
    }
}

impl ActionDowntimes {
    /// List items of actiondowntime (`GET /actiondowntime`).
    pub fn list(&self) -> List<ActionDowntime> {
        let operation = self
            .backend
            .operation("list_action_downtimes", Method::GET, "/actiondowntime");
        List::new(operation)
    }

    /// Create items of actiondowntime (`POST /actiondowntime`).
    pub async fn create(
        &self,
        item: &ActionDowntimeCreate,
    ) -> Result<Created<ActionDowntime>, BackendException> {
        self.backend
            .operation("create_action_downtime", Method::POST, "/actiondowntime")
            .body(item)
            .send_created()
            .await
    }

    /// Creates several action downtimes in one request, all or none (`POST /actiondowntime`).
    pub async fn create_many(
        &self,
        items: &[ActionDowntimeCreate],
    ) -> Result<Vec<Created<ActionDowntime>>, BackendException> {
        self.backend
            .operation("create_action_downtime", Method::POST, "/actiondowntime")
            .send_created_many(items)
            .await
    }

    /// Remove all items of actiondowntime (`DELETE /actiondowntime`).
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        self.backend
            .operation("delete_all_action_downtimes", Method::DELETE, "/actiondowntime")
            .send_empty()
            .await
    }

    /// Read an item of actiondowntime (`GET /actiondowntime/{id}`).
    pub fn get(&self, id: Id<ActionDowntime>) -> Get<ActionDowntime> {
        let operation = self
            .backend
            .operation("get_action_downtime", Method::GET, "/actiondowntime/{id}");
        Get::new(operation.path_param(id))
    }

    /// The action downtime with this id, or `None` where there is none (`GET /actiondowntime/{id}`).
    pub async fn get_opt(
        &self,
        id: Id<ActionDowntime>,
    ) -> Result<Option<ActionDowntime>, BackendException> {
        self.get(id).optional().await
    }

    /// Change an item of actiondowntime (`PATCH /actiondowntime/{id}`).
    pub fn update(
        &self,
        target: impl Into<Target<ActionDowntime>>,
        changes: ActionDowntimePatch,
    ) -> Update<ActionDowntime> {
        let operation = self
            .backend
            .operation("update_action_downtime", Method::PATCH, "/actiondowntime/{id}");
        Update::new(operation, target.into(), changes)
    }

    /// Reads the action downtime and changes it by what it is now; when somebody else is faster, reads it again (`GET`, then `PATCH /actiondowntime/{id}`). The loop ends after ten lost races.
    pub async fn update_with(
        &self,
        id: Id<ActionDowntime>,
        change: impl FnMut(&ActionDowntime) -> ActionDowntimePatch + Send,
    ) -> Result<Changed<ActionDowntime>, BackendException> {
        let read = self
            .backend
            .operation("get_action_downtime", Method::GET, "/actiondowntime/{id}");
        let write = self
            .backend
            .operation("update_action_downtime", Method::PATCH, "/actiondowntime/{id}");
        crate::typed::update_with(read.path_param(id), write, change).await
    }

    /// Remove an item of actiondowntime (`DELETE /actiondowntime/{id}`).
    pub fn delete(
        &self,
        target: impl Into<Target<ActionDowntime>>,
    ) -> Delete<ActionDowntime> {
        let operation = self
            .backend
            .operation("delete_action_downtime", Method::DELETE, "/actiondowntime/{id}");
        Delete::new(operation, target.into())
    }
}

/// When the item was created.
pub const CREATED: Field<ActionDowntime, crate::model::HttpDate> = Field::new(
    "_created",
);
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<ActionDowntime, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<ActionDowntime, crate::model::Id<crate::model::ActionDowntime>> = Field::new(
    "_id",
);
/// The realm that the item belongs to, and with it the rights to see and change it.
pub const REALM: Field<ActionDowntime, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether those who look after the realms below see the item too.
pub const SUB_REALM: Field<ActionDowntime, bool> = Field::new("_sub_realm");
/// When the item was last changed.
pub const UPDATED: Field<ActionDowntime, crate::model::HttpDate> = Field::new(
    "_updated",
);
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<
    ActionDowntime,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// Whether to plan the downtime or to cancel it.
pub const ACTION: Field<ActionDowntime, crate::model::ActionVerb> = Field::new("action");
/// What the user had to say about it; the history repeats it.
pub const COMMENT: Field<ActionDowntime, String> = Field::new("comment");
/// How long a downtime that is not fixed lasts, in seconds.
pub const DURATION: Field<ActionDowntime, i64> = Field::new("duration");
/// When the downtime ends, in seconds since 1970.
pub const END_TIME: Field<ActionDowntime, i64> = Field::new("end_time");
/// Whether the downtime lasts from start to end; otherwise it begins with a problem in between and lasts for its duration.
pub const FIXED: Field<ActionDowntime, bool> = Field::new("fixed");
/// The host that it is about.
pub const HOST: Field<ActionDowntime, crate::model::Reference<crate::model::Host>> = Field::new(
    "host",
);
/// Whether those concerned were told.
pub const NOTIFIED: Field<ActionDowntime, bool> = Field::new("notified");
/// Whether the monitoring engine took the request in hand.
pub const PROCESSED: Field<ActionDowntime, bool> = Field::new("processed");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<ActionDowntime, i64> = Field::new("schema_version");
/// The service that it is about; null for the host itself.
pub const SERVICE: Field<
    ActionDowntime,
    crate::model::Reference<crate::model::Service>,
> = Field::new("service");
/// When the downtime starts, in seconds since 1970.
pub const START_TIME: Field<ActionDowntime, i64> = Field::new("start_time");
/// The user who asked for it.
pub const USER: Field<ActionDowntime, crate::model::Reference<crate::model::User>> = Field::new(
    "user",
);

/// What a new action downtime is made of: a field that is not set takes the default of the backend.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct ActionDowntimeCreate(Changes);

impl ActionDowntimeCreate {
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
    pub fn id(self, value: crate::model::Id<crate::model::ActionDowntime>) -> Self {
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

    /// Whether to plan the downtime or to cancel it.
    pub fn action(self, value: crate::model::ActionVerb) -> Self {
        Self(self.0.set("action", value))
    }

    /// What the user had to say about it; the history repeats it.
    pub fn comment(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("comment", value.into()))
    }

    /// How long a downtime that is not fixed lasts, in seconds.
    pub fn duration(self, value: i64) -> Self {
        Self(self.0.set("duration", value))
    }

    /// When the downtime ends, in seconds since 1970.
    pub fn end_time(self, value: i64) -> Self {
        Self(self.0.set("end_time", value))
    }

    /// Whether the downtime lasts from start to end; otherwise it begins with a problem in between and lasts for its duration.
    pub fn fixed(self, value: bool) -> Self {
        Self(self.0.set("fixed", value))
    }

    /// The host that it is about.
    pub fn host(self, value: crate::model::Id<crate::model::Host>) -> Self {
        Self(self.0.set("host", value))
    }

    /// Whether those concerned were told.
    pub fn notified(self, value: bool) -> Self {
        Self(self.0.set("notified", value))
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

    /// When the downtime starts, in seconds since 1970.
    pub fn start_time(self, value: i64) -> Self {
        Self(self.0.set("start_time", value))
    }

    /// The user who asked for it.
    pub fn user(self, value: crate::model::Id<crate::model::User>) -> Self {
        Self(self.0.set("user", value))
    }
}

/// Changes to a action downtime: a field that is not set stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct ActionDowntimePatch(Changes);

impl ActionDowntimePatch {
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

    /// Whether to plan the downtime or to cancel it.
    pub fn action(self, value: crate::model::ActionVerb) -> Self {
        Self(self.0.set("action", value))
    }

    /// What the user had to say about it; the history repeats it.
    pub fn comment(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("comment", value.into()))
    }

    /// How long a downtime that is not fixed lasts, in seconds.
    pub fn duration(self, value: i64) -> Self {
        Self(self.0.set("duration", value))
    }

    /// When the downtime ends, in seconds since 1970.
    pub fn end_time(self, value: i64) -> Self {
        Self(self.0.set("end_time", value))
    }

    /// Whether the downtime lasts from start to end; otherwise it begins with a problem in between and lasts for its duration.
    pub fn fixed(self, value: bool) -> Self {
        Self(self.0.set("fixed", value))
    }

    /// The host that it is about.
    pub fn host(self, value: crate::model::Id<crate::model::Host>) -> Self {
        Self(self.0.set("host", value))
    }

    /// Whether those concerned were told.
    pub fn notified(self, value: bool) -> Self {
        Self(self.0.set("notified", value))
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

    /// When the downtime starts, in seconds since 1970.
    pub fn start_time(self, value: i64) -> Self {
        Self(self.0.set("start_time", value))
    }

    /// The user who asked for it.
    pub fn user(self, value: crate::model::Id<crate::model::User>) -> Self {
        Self(self.0.set("user", value))
    }
}
