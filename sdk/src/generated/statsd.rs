// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 a6d8b9b087882ba967cb9d262deedc9a4c82934e5f528341cee29c4e2570676d

//! Statsds.
//!
//! A `StatsD` daemon through which metrics go on their way to Graphite or `InfluxDB`.

use http::Method;
use serde::Serialize;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::{Id, StatsD};
use crate::typed::{Changed, Changes, Created, Delete, Field, Get, List, Target, Update};

/// The statsds of a backend, made by [`Backend::statsds`].
#[derive(Debug, Clone)]
pub struct Statsds {
    pub(crate) backend: Backend,
}

impl Backend {
    /// The statsds of this backend.
    pub fn statsds(&self) -> Statsds {
        Statsds { backend: self.clone() }
    }
}

impl Statsds {
    /// List items of statsd (`GET /statsd`).
    pub fn list(&self) -> List<StatsD> {
        let operation = self.backend.operation("list_statsds", Method::GET, "/statsd");
        List::new(operation)
    }

    /// The statsd of this name, or `None` where there is none.
    pub async fn get_by_name(
        &self,
        name: &str,
    ) -> Result<Option<StatsD>, BackendException> {
        self.list().filter(NAME.eq(name)).first().await
    }

    /// Create items of statsd (`POST /statsd`).
    pub async fn create(
        &self,
        item: &StatsDCreate,
    ) -> Result<Created<StatsD>, BackendException> {
        self.backend
            .operation("create_statsd", Method::POST, "/statsd")
            .body(item)
            .send_created()
            .await
    }

    /// Creates several statsds in one request, all or none (`POST /statsd`).
    pub async fn create_many(
        &self,
        items: &[StatsDCreate],
    ) -> Result<Vec<Created<StatsD>>, BackendException> {
        self.backend
            .operation("create_statsd", Method::POST, "/statsd")
            .send_created_many(items)
            .await
    }

    /// Remove all items of statsd (`DELETE /statsd`).
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        self.backend
            .operation("delete_all_statsds", Method::DELETE, "/statsd")
            .send_empty()
            .await
    }

    /// Read an item of statsd (`GET /statsd/{id}`).
    pub fn get(&self, id: Id<StatsD>) -> Get<StatsD> {
        let operation = self
            .backend
            .operation("get_statsd", Method::GET, "/statsd/{id}");
        Get::new(operation.path_param(id))
    }

    /// The statsd with this id, or `None` where there is none (`GET /statsd/{id}`).
    pub async fn get_opt(
        &self,
        id: Id<StatsD>,
    ) -> Result<Option<StatsD>, BackendException> {
        self.get(id).optional().await
    }

    /// Change an item of statsd (`PATCH /statsd/{id}`).
    pub fn update(
        &self,
        target: impl Into<Target<StatsD>>,
        changes: StatsDPatch,
    ) -> Update<StatsD> {
        let operation = self
            .backend
            .operation("update_statsd", Method::PATCH, "/statsd/{id}");
        Update::new(operation, target.into(), changes)
    }

    /// Reads the statsd and changes it by what it is now; when somebody else is faster, reads it again (`GET`, then `PATCH /statsd/{id}`). The loop ends after ten lost races.
    pub async fn update_with(
        &self,
        id: Id<StatsD>,
        change: impl FnMut(&StatsD) -> StatsDPatch + Send,
    ) -> Result<Changed<StatsD>, BackendException> {
        let read = self.backend.operation("get_statsd", Method::GET, "/statsd/{id}");
        let write = self
            .backend
            .operation("update_statsd", Method::PATCH, "/statsd/{id}");
        crate::typed::update_with(read.path_param(id), write, change).await
    }

    /// Remove an item of statsd (`DELETE /statsd/{id}`).
    pub fn delete(&self, target: impl Into<Target<StatsD>>) -> Delete<StatsD> {
        let operation = self
            .backend
            .operation("delete_statsd", Method::DELETE, "/statsd/{id}");
        Delete::new(operation, target.into())
    }
}

/// When the item was created.
pub const CREATED: Field<StatsD, crate::model::HttpDate> = Field::new("_created");
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<StatsD, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<StatsD, crate::model::Id<crate::model::StatsD>> = Field::new("_id");
/// The realm that the item belongs to, and with it the rights to see and change it.
pub const REALM: Field<StatsD, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether those who look after the realms below see the item too.
pub const SUB_REALM: Field<StatsD, bool> = Field::new("_sub_realm");
/// When the item was last changed.
pub const UPDATED: Field<StatsD, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item by a `custom` right.
pub const USERS_DELETE: Field<
    StatsD,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<StatsD, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_read",
);
/// The users who may change the item by a `custom` right.
pub const USERS_UPDATE: Field<
    StatsD,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// The host name or IP address of the server.
pub const ADDRESS: Field<StatsD, String> = Field::new("address");
/// The name by which people and other programs know the item.
pub const NAME: Field<StatsD, String> = Field::new("name");
/// The UDP port that the daemon listens on.
pub const PORT: Field<StatsD, i64> = Field::new("port");
/// What the daemon puts before the names that it passes on.
pub const PREFIX: Field<StatsD, String> = Field::new("prefix");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<StatsD, i64> = Field::new("schema_version");

/// What a new statsd is made of: a field that is not set takes the default of the backend.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct StatsDCreate(Changes);

impl StatsDCreate {
    /// A new item with the fields that it must have.
    pub fn new(
        name: impl Into<String>,
        address: impl Into<String>,
        realm: crate::model::Id<crate::model::Realm>,
    ) -> Self {
        Self(Changes::new()).name(name).address(address).realm(realm)
    }

    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::StatsD>) -> Self {
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

    /// The host name or IP address of the server.
    pub fn address(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("address", value.into()))
    }

    /// The name by which people and other programs know the item.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// The UDP port that the daemon listens on.
    pub fn port(self, value: i64) -> Self {
        Self(self.0.set("port", value))
    }

    /// What the daemon puts before the names that it passes on.
    pub fn prefix(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("prefix", value.into()))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }
}

/// Changes to a statsd: a field that is not set stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct StatsDPatch(Changes);

impl StatsDPatch {
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

    /// The host name or IP address of the server.
    pub fn address(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("address", value.into()))
    }

    /// The name by which people and other programs know the item.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// The UDP port that the daemon listens on.
    pub fn port(self, value: i64) -> Self {
        Self(self.0.set("port", value))
    }

    /// What the daemon puts before the names that it passes on.
    pub fn prefix(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("prefix", value.into()))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }
}
