// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 00a0f8ed8d8dd3effa3c01d871d95b903448289b6f1bcd9fe6223122121ea7c1

//! Action downtimes.
//!
//! A request to schedule a downtime of a host or service, or to cancel one. Front ends create it; the monitoring engine processes it and sets `processed`.

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
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<ActionDowntime, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<ActionDowntime, crate::model::Id<crate::model::ActionDowntime>> = Field::new(
    "_id",
);
/// The realm that the item belongs to, by which rights to read and change it are granted.
pub const REALM: Field<ActionDowntime, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether the item is also visible to users of the realms below its own. Default: `true`.
pub const SUB_REALM: Field<ActionDowntime, bool> = Field::new("_sub_realm");
/// When the configuration of the item was last changed.
pub const UPDATED: Field<ActionDowntime, crate::model::HttpDate> = Field::new(
    "_updated",
);
/// The users who may read the item through the right `custom`.
pub const USERS_READ: Field<
    ActionDowntime,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// Whether to schedule or to cancel the downtime. Default: `"add"`.
pub const ACTION: Field<ActionDowntime, crate::model::ActionVerb> = Field::new("action");
/// The comment of the user; it becomes the message of the history event. Default: `""`.
pub const COMMENT: Field<ActionDowntime, String> = Field::new("comment");
/// The duration of a flexible downtime, in seconds. Default: `86400`.
pub const DURATION: Field<ActionDowntime, i64> = Field::new("duration");
/// The end of the downtime, in Unix seconds. Default: `86400`.
pub const END_TIME: Field<ActionDowntime, i64> = Field::new("end_time");
/// Whether the downtime is fixed and lasts from start to end. A flexible downtime starts with a problem between start and end, and lasts for `duration`. Default: `true`.
pub const FIXED: Field<ActionDowntime, bool> = Field::new("fixed");
/// The host concerned.
pub const HOST: Field<ActionDowntime, crate::model::Reference<crate::model::Host>> = Field::new(
    "host",
);
/// Whether a notification of the downtime was sent. Default: `false`.
pub const NOTIFIED: Field<ActionDowntime, bool> = Field::new("notified");
/// Whether the monitoring engine has processed the request. Default: `false`.
pub const PROCESSED: Field<ActionDowntime, bool> = Field::new("processed");
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<ActionDowntime, i64> = Field::new("schema_version");
/// The service concerned; null when the request is about the host itself.
pub const SERVICE: Field<
    ActionDowntime,
    crate::model::Reference<crate::model::Service>,
> = Field::new("service");
/// The start of the downtime, in Unix seconds. Default: `0`.
pub const START_TIME: Field<ActionDowntime, i64> = Field::new("start_time");
/// The user who made the request.
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

    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::ActionDowntime>) -> Self {
        Self(self.0.set("_id", value))
    }

    /// The realm that the item belongs to, by which rights to read and change it are granted.
    pub fn realm(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("_realm", value))
    }

    /// Whether the item is also visible to users of the realms below its own. Default: `true`.
    pub fn sub_realm(self, value: bool) -> Self {
        Self(self.0.set("_sub_realm", value))
    }

    /// The users who may read the item through the right `custom`.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_read", value))
    }

    /// Whether to schedule or to cancel the downtime. Default: `"add"`.
    pub fn action(self, value: crate::model::ActionVerb) -> Self {
        Self(self.0.set("action", value))
    }

    /// The comment of the user; it becomes the message of the history event. Default: `""`.
    pub fn comment(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("comment", value.into()))
    }

    /// The duration of a flexible downtime, in seconds. Default: `86400`.
    pub fn duration(self, value: i64) -> Self {
        Self(self.0.set("duration", value))
    }

    /// The end of the downtime, in Unix seconds. Default: `86400`.
    pub fn end_time(self, value: i64) -> Self {
        Self(self.0.set("end_time", value))
    }

    /// Whether the downtime is fixed and lasts from start to end. A flexible downtime starts with a problem between start and end, and lasts for `duration`. Default: `true`.
    pub fn fixed(self, value: bool) -> Self {
        Self(self.0.set("fixed", value))
    }

    /// The host concerned.
    pub fn host(self, value: crate::model::Id<crate::model::Host>) -> Self {
        Self(self.0.set("host", value))
    }

    /// Whether a notification of the downtime was sent. Default: `false`.
    pub fn notified(self, value: bool) -> Self {
        Self(self.0.set("notified", value))
    }

    /// Whether the monitoring engine has processed the request. Default: `false`.
    pub fn processed(self, value: bool) -> Self {
        Self(self.0.set("processed", value))
    }

    /// The service concerned; null when the request is about the host itself.
    pub fn service(self, value: crate::model::Id<crate::model::Service>) -> Self {
        Self(self.0.set("service", value))
    }

    /// Sets `service` to null.
    pub fn clear_service(self) -> Self {
        Self(self.0.clear("service"))
    }

    /// The start of the downtime, in Unix seconds. Default: `0`.
    pub fn start_time(self, value: i64) -> Self {
        Self(self.0.set("start_time", value))
    }

    /// The user who made the request.
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

    /// The realm that the item belongs to, by which rights to read and change it are granted.
    pub fn realm(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("_realm", value))
    }

    /// Whether the item is also visible to users of the realms below its own. Default: `true`.
    pub fn sub_realm(self, value: bool) -> Self {
        Self(self.0.set("_sub_realm", value))
    }

    /// The users who may read the item through the right `custom`.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_read", value))
    }

    /// Whether to schedule or to cancel the downtime. Default: `"add"`.
    pub fn action(self, value: crate::model::ActionVerb) -> Self {
        Self(self.0.set("action", value))
    }

    /// The comment of the user; it becomes the message of the history event. Default: `""`.
    pub fn comment(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("comment", value.into()))
    }

    /// The duration of a flexible downtime, in seconds. Default: `86400`.
    pub fn duration(self, value: i64) -> Self {
        Self(self.0.set("duration", value))
    }

    /// The end of the downtime, in Unix seconds. Default: `86400`.
    pub fn end_time(self, value: i64) -> Self {
        Self(self.0.set("end_time", value))
    }

    /// Whether the downtime is fixed and lasts from start to end. A flexible downtime starts with a problem between start and end, and lasts for `duration`. Default: `true`.
    pub fn fixed(self, value: bool) -> Self {
        Self(self.0.set("fixed", value))
    }

    /// The host concerned.
    pub fn host(self, value: crate::model::Id<crate::model::Host>) -> Self {
        Self(self.0.set("host", value))
    }

    /// Whether a notification of the downtime was sent. Default: `false`.
    pub fn notified(self, value: bool) -> Self {
        Self(self.0.set("notified", value))
    }

    /// Whether the monitoring engine has processed the request. Default: `false`.
    pub fn processed(self, value: bool) -> Self {
        Self(self.0.set("processed", value))
    }

    /// The service concerned; null when the request is about the host itself.
    pub fn service(self, value: crate::model::Id<crate::model::Service>) -> Self {
        Self(self.0.set("service", value))
    }

    /// Sets `service` to null.
    pub fn clear_service(self) -> Self {
        Self(self.0.clear("service"))
    }

    /// The start of the downtime, in Unix seconds. Default: `0`.
    pub fn start_time(self, value: i64) -> Self {
        Self(self.0.set("start_time", value))
    }

    /// The user who made the request.
    pub fn user(self, value: crate::model::Id<crate::model::User>) -> Self {
        Self(self.0.set("user", value))
    }
}
