// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 a6d8b9b087882ba967cb9d262deedc9a4c82934e5f528341cee29c4e2570676d

//! Action acknowledges.
//!
//! Somebody takes charge of the problem of a host or service, or gives it back. Front ends create it; the monitoring engine carries it out and marks it as processed.

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
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<ActionAcknowledge, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<
    ActionAcknowledge,
    crate::model::Id<crate::model::ActionAcknowledge>,
> = Field::new("_id");
/// The realm that the item belongs to, and with it the rights to see and change it.
pub const REALM: Field<
    ActionAcknowledge,
    crate::model::Reference<crate::model::Realm>,
> = Field::new("_realm");
/// Whether those who look after the realms below see the item too.
pub const SUB_REALM: Field<ActionAcknowledge, bool> = Field::new("_sub_realm");
/// When the item was last changed.
pub const UPDATED: Field<ActionAcknowledge, crate::model::HttpDate> = Field::new(
    "_updated",
);
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<
    ActionAcknowledge,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// Whether to acknowledge the problem or to give it back.
pub const ACTION: Field<ActionAcknowledge, crate::model::ActionVerb> = Field::new(
    "action",
);
/// What the user had to say about it; the history repeats it.
pub const COMMENT: Field<ActionAcknowledge, String> = Field::new("comment");
/// The host that it is about.
pub const HOST: Field<ActionAcknowledge, crate::model::Reference<crate::model::Host>> = Field::new(
    "host",
);
/// Whether those concerned were told.
pub const NOTIFIED: Field<ActionAcknowledge, bool> = Field::new("notified");
/// Whether the contacts are told of the acknowledgement.
pub const NOTIFY: Field<ActionAcknowledge, bool> = Field::new("notify");
/// Whether the comment survives a restart of the monitoring engine.
pub const PERSISTENT: Field<ActionAcknowledge, bool> = Field::new("persistent");
/// Whether the monitoring engine took the request in hand.
pub const PROCESSED: Field<ActionAcknowledge, bool> = Field::new("processed");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<ActionAcknowledge, i64> = Field::new("schema_version");
/// The service that it is about; null for the host itself.
pub const SERVICE: Field<
    ActionAcknowledge,
    crate::model::Reference<crate::model::Service>,
> = Field::new("service");
/// Whether the acknowledgement holds until all is well again, and not just until the next change of state.
pub const STICKY: Field<ActionAcknowledge, bool> = Field::new("sticky");
/// The user who asked for it.
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

    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::ActionAcknowledge>) -> Self {
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

    /// Whether to acknowledge the problem or to give it back.
    pub fn action(self, value: crate::model::ActionVerb) -> Self {
        Self(self.0.set("action", value))
    }

    /// What the user had to say about it; the history repeats it.
    pub fn comment(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("comment", value.into()))
    }

    /// The host that it is about.
    pub fn host(self, value: crate::model::Id<crate::model::Host>) -> Self {
        Self(self.0.set("host", value))
    }

    /// Whether those concerned were told.
    pub fn notified(self, value: bool) -> Self {
        Self(self.0.set("notified", value))
    }

    /// Whether the contacts are told of the acknowledgement.
    pub fn notify(self, value: bool) -> Self {
        Self(self.0.set("notify", value))
    }

    /// Whether the comment survives a restart of the monitoring engine.
    pub fn persistent(self, value: bool) -> Self {
        Self(self.0.set("persistent", value))
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

    /// Whether the acknowledgement holds until all is well again, and not just until the next change of state.
    pub fn sticky(self, value: bool) -> Self {
        Self(self.0.set("sticky", value))
    }

    /// The user who asked for it.
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

    /// Whether to acknowledge the problem or to give it back.
    pub fn action(self, value: crate::model::ActionVerb) -> Self {
        Self(self.0.set("action", value))
    }

    /// What the user had to say about it; the history repeats it.
    pub fn comment(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("comment", value.into()))
    }

    /// The host that it is about.
    pub fn host(self, value: crate::model::Id<crate::model::Host>) -> Self {
        Self(self.0.set("host", value))
    }

    /// Whether those concerned were told.
    pub fn notified(self, value: bool) -> Self {
        Self(self.0.set("notified", value))
    }

    /// Whether the contacts are told of the acknowledgement.
    pub fn notify(self, value: bool) -> Self {
        Self(self.0.set("notify", value))
    }

    /// Whether the comment survives a restart of the monitoring engine.
    pub fn persistent(self, value: bool) -> Self {
        Self(self.0.set("persistent", value))
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

    /// Whether the acknowledgement holds until all is well again, and not just until the next change of state.
    pub fn sticky(self, value: bool) -> Self {
        Self(self.0.set("sticky", value))
    }

    /// The user who asked for it.
    pub fn user(self, value: crate::model::Id<crate::model::User>) -> Self {
        Self(self.0.set("user", value))
    }
}
