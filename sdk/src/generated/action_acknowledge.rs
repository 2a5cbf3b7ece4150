// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 00a0f8ed8d8dd3effa3c01d871d95b903448289b6f1bcd9fe6223122121ea7c1

//! Action acknowledges.
//!
//! A request to acknowledge the problem of a host or service, or to remove an acknowledgement. Front ends create it; the monitoring engine processes it and sets `processed`.

use http::Method;
use serde::Serialize;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::{ActionAcknowledge, Id};
use crate::typed::{Changed, Changes, Created, Delete, Field, Get, List, Target, Update};

/// The action acknowledges of a backend, made by [`Backend::action_acknowledges`].
#[derive(Debug, Clone)]
pub struct ActionAcknowledges {
    pub(crate) backend: Backend,
}

impl Backend {
    /// The action acknowledges of this backend.
    pub fn action_acknowledges(&self) -> ActionAcknowledges {
        ActionAcknowledges {
            backend: self.clone(),
        }
    }
}

impl ActionAcknowledges {
    /// List items of actionacknowledge (`GET /actionacknowledge`).
    pub fn list(&self) -> List<ActionAcknowledge> {
        let operation = self
            .backend
            .operation("list_action_acknowledges", Method::GET, "/actionacknowledge");
        List::new(operation)
    }

    /// Create items of actionacknowledge (`POST /actionacknowledge`).
    pub async fn create(
        &self,
        item: &ActionAcknowledgeCreate,
    ) -> Result<Created<ActionAcknowledge>, BackendException> {
        self.backend
            .operation("create_action_acknowledge", Method::POST, "/actionacknowledge")
            .body(item)
            .send_created()
            .await
    }

    /// Creates several action acknowledges in one request, all or none (`POST /actionacknowledge`).
    pub async fn create_many(
        &self,
        items: &[ActionAcknowledgeCreate],
    ) -> Result<Vec<Created<ActionAcknowledge>>, BackendException> {
        self.backend
            .operation("create_action_acknowledge", Method::POST, "/actionacknowledge")
            .send_created_many(items)
            .await
    }

    /// Remove all items of actionacknowledge (`DELETE /actionacknowledge`).
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        self.backend
            .operation(
                "delete_all_action_acknowledges",
                Method::DELETE,
                "/actionacknowledge",
            )
            .send_empty()
            .await
    }

    /// Read an item of actionacknowledge (`GET /actionacknowledge/{id}`).
    pub fn get(&self, id: Id<ActionAcknowledge>) -> Get<ActionAcknowledge> {
        let operation = self
            .backend
            .operation("get_action_acknowledge", Method::GET, "/actionacknowledge/{id}");
        Get::new(operation.path_param(id))
    }

    /// The action acknowledge with this id, or `None` where there is none (`GET /actionacknowledge/{id}`).
    pub async fn get_opt(
        &self,
        id: Id<ActionAcknowledge>,
    ) -> Result<Option<ActionAcknowledge>, BackendException> {
        self.get(id).optional().await
    }

    /// Change an item of actionacknowledge (`PATCH /actionacknowledge/{id}`).
    pub fn update(
        &self,
        target: impl Into<Target<ActionAcknowledge>>,
        changes: ActionAcknowledgePatch,
    ) -> Update<ActionAcknowledge> {
        let operation = self
            .backend
            .operation(
                "update_action_acknowledge",
                Method::PATCH,
                "/actionacknowledge/{id}",
            );
        Update::new(operation, target.into(), changes)
    }

    /// Reads the action acknowledge and changes it by what it is now; when somebody else is faster, reads it again (`GET`, then `PATCH /actionacknowledge/{id}`). The loop ends after ten lost races.
    pub async fn update_with(
        &self,
        id: Id<ActionAcknowledge>,
        change: impl FnMut(&ActionAcknowledge) -> ActionAcknowledgePatch + Send,
    ) -> Result<Changed<ActionAcknowledge>, BackendException> {
        let read = self
            .backend
            .operation("get_action_acknowledge", Method::GET, "/actionacknowledge/{id}");
        let write = self
            .backend
            .operation(
                "update_action_acknowledge",
                Method::PATCH,
                "/actionacknowledge/{id}",
            );
        crate::typed::update_with(read.path_param(id), write, change).await
    }

    /// Remove an item of actionacknowledge (`DELETE /actionacknowledge/{id}`).
    pub fn delete(
        &self,
        target: impl Into<Target<ActionAcknowledge>>,
    ) -> Delete<ActionAcknowledge> {
        let operation = self
            .backend
            .operation(
                "delete_action_acknowledge",
                Method::DELETE,
                "/actionacknowledge/{id}",
            );
        Delete::new(operation, target.into())
    }
}

/// When the item was created.
pub const CREATED: Field<ActionAcknowledge, crate::model::HttpDate> = Field::new(
    "_created",
);
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<ActionAcknowledge, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<
    ActionAcknowledge,
    crate::model::Id<crate::model::ActionAcknowledge>,
> = Field::new("_id");
/// The realm that the item belongs to, by which rights to read and change it are granted.
pub const REALM: Field<
    ActionAcknowledge,
    crate::model::Reference<crate::model::Realm>,
> = Field::new("_realm");
/// Whether the item is also visible to users of the realms below its own. Default: `true`.
pub const SUB_REALM: Field<ActionAcknowledge, bool> = Field::new("_sub_realm");
/// When the configuration of the item was last changed.
pub const UPDATED: Field<ActionAcknowledge, crate::model::HttpDate> = Field::new(
    "_updated",
);
/// The users who may read the item through the right `custom`.
pub const USERS_READ: Field<
    ActionAcknowledge,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// Whether to add or to remove the acknowledgement. Default: `"add"`.
pub const ACTION: Field<ActionAcknowledge, crate::model::ActionVerb> = Field::new(
    "action",
);
/// The comment of the user; it becomes the message of the history event. Default: `""`.
pub const COMMENT: Field<ActionAcknowledge, String> = Field::new("comment");
/// The host concerned.
pub const HOST: Field<ActionAcknowledge, crate::model::Reference<crate::model::Host>> = Field::new(
    "host",
);
/// Whether the notification was sent. Default: `false`.
pub const NOTIFIED: Field<ActionAcknowledge, bool> = Field::new("notified");
/// Whether a notification of the acknowledgement is sent to the contacts. Default: `false`.
pub const NOTIFY: Field<ActionAcknowledge, bool> = Field::new("notify");
/// Whether the comment is kept when the monitoring engine restarts. Default: `true`.
pub const PERSISTENT: Field<ActionAcknowledge, bool> = Field::new("persistent");
/// Whether the monitoring engine has processed the request. Default: `false`.
pub const PROCESSED: Field<ActionAcknowledge, bool> = Field::new("processed");
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<ActionAcknowledge, i64> = Field::new("schema_version");
/// The service concerned; null when the request is about the host itself.
pub const SERVICE: Field<
    ActionAcknowledge,
    crate::model::Reference<crate::model::Service>,
> = Field::new("service");
/// Whether the acknowledgement is sticky: it lasts until recovery and not only until the next state change. Default: `true`.
pub const STICKY: Field<ActionAcknowledge, bool> = Field::new("sticky");
/// The user who made the request.
pub const USER: Field<ActionAcknowledge, crate::model::Reference<crate::model::User>> = Field::new(
    "user",
);

/// What a new action acknowledge is made of: a field that is not set takes the default of the backend.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct ActionAcknowledgeCreate(Changes);

impl ActionAcknowledgeCreate {
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
    pub fn id(self, value: crate::model::Id<crate::model::ActionAcknowledge>) -> Self {
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

    /// Whether to add or to remove the acknowledgement. Default: `"add"`.
    pub fn action(self, value: crate::model::ActionVerb) -> Self {
        Self(self.0.set("action", value))
    }

    /// The comment of the user; it becomes the message of the history event. Default: `""`.
    pub fn comment(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("comment", value.into()))
    }

    /// The host concerned.
    pub fn host(self, value: crate::model::Id<crate::model::Host>) -> Self {
        Self(self.0.set("host", value))
    }

    /// Whether the notification was sent. Default: `false`.
    pub fn notified(self, value: bool) -> Self {
        Self(self.0.set("notified", value))
    }

    /// Whether a notification of the acknowledgement is sent to the contacts. Default: `false`.
    pub fn notify(self, value: bool) -> Self {
        Self(self.0.set("notify", value))
    }

    /// Whether the comment is kept when the monitoring engine restarts. Default: `true`.
    pub fn persistent(self, value: bool) -> Self {
        Self(self.0.set("persistent", value))
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

    /// Whether the acknowledgement is sticky: it lasts until recovery and not only until the next state change. Default: `true`.
    pub fn sticky(self, value: bool) -> Self {
        Self(self.0.set("sticky", value))
    }

    /// The user who made the request.
    pub fn user(self, value: crate::model::Id<crate::model::User>) -> Self {
        Self(self.0.set("user", value))
    }
}

/// Changes to a action acknowledge: a field that is not set stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct ActionAcknowledgePatch(Changes);

impl ActionAcknowledgePatch {
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

    /// Whether to add or to remove the acknowledgement. Default: `"add"`.
    pub fn action(self, value: crate::model::ActionVerb) -> Self {
        Self(self.0.set("action", value))
    }

    /// The comment of the user; it becomes the message of the history event. Default: `""`.
    pub fn comment(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("comment", value.into()))
    }

    /// The host concerned.
    pub fn host(self, value: crate::model::Id<crate::model::Host>) -> Self {
        Self(self.0.set("host", value))
    }

    /// Whether the notification was sent. Default: `false`.
    pub fn notified(self, value: bool) -> Self {
        Self(self.0.set("notified", value))
    }

    /// Whether a notification of the acknowledgement is sent to the contacts. Default: `false`.
    pub fn notify(self, value: bool) -> Self {
        Self(self.0.set("notify", value))
    }

    /// Whether the comment is kept when the monitoring engine restarts. Default: `true`.
    pub fn persistent(self, value: bool) -> Self {
        Self(self.0.set("persistent", value))
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

    /// Whether the acknowledgement is sticky: it lasts until recovery and not only until the next state change. Default: `true`.
    pub fn sticky(self, value: bool) -> Self {
        Self(self.0.set("sticky", value))
    }

    /// The user who made the request.
    pub fn user(self, value: crate::model::Id<crate::model::User>) -> Self {
        Self(self.0.set("user", value))
    }
}
