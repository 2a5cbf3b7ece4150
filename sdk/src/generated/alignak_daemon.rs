// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 a6d8b9b087882ba967cb9d262deedc9a4c82934e5f528341cee29c4e2570676d

//! Alignak daemons.
//!
//! What is known of one daemon of the monitoring engine. The engine keeps it up to date.

use http::Method;
use serde::Serialize;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::{AlignakDaemon, Id};
use crate::typed::{Changed, Changes, Created, Delete, Field, Get, List, Target, Update};

/// The alignak daemons of a backend, made by [`Backend::alignak_daemons`].
#[derive(Debug, Clone)]
pub struct AlignakDaemons {
    pub(crate) backend: Backend,
}

impl Backend {
    /// The alignak daemons of this backend.
    pub fn alignak_daemons(&self) -> AlignakDaemons {
        AlignakDaemons {
            backend: self.clone(),
        }
    }
}

impl AlignakDaemons {
    /// List items of alignakdaemon (`GET /alignakdaemon`).
    pub fn list(&self) -> List<AlignakDaemon> {
        let operation = self
            .backend
            .operation("list_alignak_daemons", Method::GET, "/alignakdaemon");
        List::new(operation)
    }

    /// Create items of alignakdaemon (`POST /alignakdaemon`).
    pub async fn create(
        &self,
        item: &AlignakDaemonCreate,
    ) -> Result<Created<AlignakDaemon>, BackendException> {
        self.backend
            .operation("create_alignak_daemon", Method::POST, "/alignakdaemon")
            .body(item)
            .send_created()
            .await
    }

    /// Creates several alignak daemons in one request, all or none (`POST /alignakdaemon`).
    pub async fn create_many(
        &self,
        items: &[AlignakDaemonCreate],
    ) -> Result<Vec<Created<AlignakDaemon>>, BackendException> {
        self.backend
            .operation("create_alignak_daemon", Method::POST, "/alignakdaemon")
            .send_created_many(items)
            .await
    }

    /// Remove all items of alignakdaemon (`DELETE /alignakdaemon`).
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        self.backend
            .operation("delete_all_alignak_daemons", Method::DELETE, "/alignakdaemon")
            .send_empty()
            .await
    }

    /// Read an item of alignakdaemon (`GET /alignakdaemon/{id}`).
    pub fn get(&self, id: Id<AlignakDaemon>) -> Get<AlignakDaemon> {
        let operation = self
            .backend
            .operation("get_alignak_daemon", Method::GET, "/alignakdaemon/{id}");
        Get::new(operation.path_param(id))
    }

    /// The alignak daemon with this id, or `None` where there is none (`GET /alignakdaemon/{id}`).
    pub async fn get_opt(
        &self,
        id: Id<AlignakDaemon>,
    ) -> Result<Option<AlignakDaemon>, BackendException> {
        self.get(id).optional().await
    }

    /// Change an item of alignakdaemon (`PATCH /alignakdaemon/{id}`).
    pub fn update(
        &self,
        target: impl Into<Target<AlignakDaemon>>,
        changes: AlignakDaemonPatch,
    ) -> Update<AlignakDaemon> {
        let operation = self
            .backend
            .operation("update_alignak_daemon", Method::PATCH, "/alignakdaemon/{id}");
        Update::new(operation, target.into(), changes)
    }

    /// Reads the alignak daemon and changes it by what it is now; when somebody else is faster, reads it again (`GET`, then `PATCH /alignakdaemon/{id}`). The loop ends after ten lost races.
    pub async fn update_with(
        &self,
        id: Id<AlignakDaemon>,
        change: impl FnMut(&AlignakDaemon) -> AlignakDaemonPatch + Send,
    ) -> Result<Changed<AlignakDaemon>, BackendException> {
        let read = self
            .backend
            .operation("get_alignak_daemon", Method::GET, "/alignakdaemon/{id}");
        let write = self
            .backend
            .operation("update_alignak_daemon", Method::PATCH, "/alignakdaemon/{id}");
        crate::typed::update_with(read.path_param(id), write, change).await
    }

    /// Remove an item of alignakdaemon (`DELETE /alignakdaemon/{id}`).
    pub fn delete(
        &self,
        target: impl Into<Target<AlignakDaemon>>,
    ) -> Delete<AlignakDaemon> {
        let operation = self
            .backend
            .operation("delete_alignak_daemon", Method::DELETE, "/alignakdaemon/{id}");
        Delete::new(operation, target.into())
    }
}

/// When the item was created.
pub const CREATED: Field<AlignakDaemon, crate::model::HttpDate> = Field::new("_created");
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<AlignakDaemon, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<AlignakDaemon, crate::model::Id<crate::model::AlignakDaemon>> = Field::new(
    "_id",
);
/// The realm that the item belongs to, and with it the rights to see and change it.
pub const REALM: Field<AlignakDaemon, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether those who look after the realms below see the item too.
pub const SUB_REALM: Field<AlignakDaemon, bool> = Field::new("_sub_realm");
/// When the item was last changed.
pub const UPDATED: Field<AlignakDaemon, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item by a `custom` right.
pub const USERS_DELETE: Field<
    AlignakDaemon,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<
    AlignakDaemon,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// The users who may change the item by a `custom` right.
pub const USERS_UPDATE: Field<
    AlignakDaemon,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// The host name or IP address of the machine that the daemon runs on.
pub const ADDRESS: Field<AlignakDaemon, String> = Field::new("address");
/// Whether the daemon runs.
pub const ALIVE: Field<AlignakDaemon, bool> = Field::new("alive");
/// When the daemon was last looked at, in seconds since 1970.
pub const LAST_CHECK: Field<AlignakDaemon, i64> = Field::new("last_check");
/// The name of the daemon in the configuration of the engine.
pub const NAME: Field<AlignakDaemon, String> = Field::new("name");
/// Whether the daemon waits for others to call it.
pub const PASSIVE: Field<AlignakDaemon, bool> = Field::new("passive");
/// The TCP port that the daemon listens on.
pub const PORT: Field<AlignakDaemon, i64> = Field::new("port");
/// Whether the daemon can be reached over the network.
pub const REACHABLE: Field<AlignakDaemon, bool> = Field::new("reachable");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<AlignakDaemon, i64> = Field::new("schema_version");
/// Whether the daemon waits to step in for another one.
pub const SPARE: Field<AlignakDaemon, bool> = Field::new("spare");
/// The part that the daemon plays.
pub const TYPE: Field<AlignakDaemon, crate::model::DaemonType> = Field::new("type");

/// What a new alignak daemon is made of: a field that is not set takes the default of the backend.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct AlignakDaemonCreate(Changes);

impl AlignakDaemonCreate {
    /// A new item with the fields that it must have.
    pub fn new(
        name: impl Into<String>,
        address: impl Into<String>,
        last_check: i64,
        port: i64,
        realm: crate::model::Id<crate::model::Realm>,
        r#type: crate::model::DaemonType,
    ) -> Self {
        Self(Changes::new())
            .name(name)
            .address(address)
            .last_check(last_check)
            .port(port)
            .realm(realm)
            .r#type(r#type)
    }

    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::AlignakDaemon>) -> Self {
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

    /// The users who may delete the item by a `custom` right.
    pub fn users_delete(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_delete", value))
    }

    /// The users who may read the item by a `custom` right.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_read", value))
    }

    /// The users who may change the item by a `custom` right.
    pub fn users_update(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_update", value))
    }

    /// The host name or IP address of the machine that the daemon runs on.
    pub fn address(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("address", value.into()))
    }

    /// Whether the daemon runs.
    pub fn alive(self, value: bool) -> Self {
        Self(self.0.set("alive", value))
    }

    /// When the daemon was last looked at, in seconds since 1970.
    pub fn last_check(self, value: i64) -> Self {
        Self(self.0.set("last_check", value))
    }

    /// The name of the daemon in the configuration of the engine.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Whether the daemon waits for others to call it.
    pub fn passive(self, value: bool) -> Self {
        Self(self.0.set("passive", value))
    }

    /// The TCP port that the daemon listens on.
    pub fn port(self, value: i64) -> Self {
        Self(self.0.set("port", value))
    }

    /// Whether the daemon can be reached over the network.
    pub fn reachable(self, value: bool) -> Self {
        Self(self.0.set("reachable", value))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// Whether the daemon waits to step in for another one.
    pub fn spare(self, value: bool) -> Self {
        Self(self.0.set("spare", value))
    }

    /// The part that the daemon plays.
    pub fn r#type(self, value: crate::model::DaemonType) -> Self {
        Self(self.0.set("type", value))
    }
}

/// Changes to a alignak daemon: a field that is not set stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct AlignakDaemonPatch(Changes);

impl AlignakDaemonPatch {
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

    /// The users who may delete the item by a `custom` right.
    pub fn users_delete(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_delete", value))
    }

    /// The users who may read the item by a `custom` right.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_read", value))
    }

    /// The users who may change the item by a `custom` right.
    pub fn users_update(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_update", value))
    }

    /// The host name or IP address of the machine that the daemon runs on.
    pub fn address(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("address", value.into()))
    }

    /// Whether the daemon runs.
    pub fn alive(self, value: bool) -> Self {
        Self(self.0.set("alive", value))
    }

    /// When the daemon was last looked at, in seconds since 1970.
    pub fn last_check(self, value: i64) -> Self {
        Self(self.0.set("last_check", value))
    }

    /// The name of the daemon in the configuration of the engine.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Whether the daemon waits for others to call it.
    pub fn passive(self, value: bool) -> Self {
        Self(self.0.set("passive", value))
    }

    /// The TCP port that the daemon listens on.
    pub fn port(self, value: i64) -> Self {
        Self(self.0.set("port", value))
    }

    /// Whether the daemon can be reached over the network.
    pub fn reachable(self, value: bool) -> Self {
        Self(self.0.set("reachable", value))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// Whether the daemon waits to step in for another one.
    pub fn spare(self, value: bool) -> Self {
        Self(self.0.set("spare", value))
    }

    /// The part that the daemon plays.
    pub fn r#type(self, value: crate::model::DaemonType) -> Self {
        Self(self.0.set("type", value))
    }
}
