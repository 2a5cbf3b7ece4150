// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 a6d8b9b087882ba967cb9d262deedc9a4c82934e5f528341cee29c4e2570676d

//! Influxdbs.
//!
//! An `InfluxDB` database to which the metrics of a realm are sent.

use http::Method;
use serde::Serialize;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::{Id, InfluxDb};
use crate::typed::{Changed, Changes, Created, Delete, Field, Get, List, Target, Update};

/// The influxdbs of a backend, made by [`Backend::influxdbs`].
#[derive(Debug, Clone)]
pub struct Influxdbs {
    pub(crate) backend: Backend,
}

impl Backend {
    /// The influxdbs of this backend.
    pub fn influxdbs(&self) -> Influxdbs {
        Influxdbs { backend: self.clone() }
    }
}

impl Influxdbs {
    /// List items of influxdb (`GET /influxdb`).
    pub fn list(&self) -> List<InfluxDb> {
        let operation = self
            .backend
            .operation("list_influxdbs", Method::GET, "/influxdb");
        List::new(operation)
    }

    /// The influxdb of this name, or `None` where there is none.
    pub async fn get_by_name(
        &self,
        name: &str,
    ) -> Result<Option<InfluxDb>, BackendException> {
        self.list().filter(NAME.eq(name)).first().await
    }

    /// Create items of influxdb (`POST /influxdb`).
    pub async fn create(
        &self,
        item: &InfluxDbCreate,
    ) -> Result<Created<InfluxDb>, BackendException> {
        self.backend
            .operation("create_influxdb", Method::POST, "/influxdb")
            .body(item)
            .send_created()
            .await
    }

    /// Creates several influxdbs in one request, all or none (`POST /influxdb`).
    pub async fn create_many(
        &self,
        items: &[InfluxDbCreate],
    ) -> Result<Vec<Created<InfluxDb>>, BackendException> {
        self.backend
            .operation("create_influxdb", Method::POST, "/influxdb")
            .send_created_many(items)
            .await
    }

    /// Remove all items of influxdb (`DELETE /influxdb`).
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        self.backend
            .operation("delete_all_influxdbs", Method::DELETE, "/influxdb")
            .send_empty()
            .await
    }

    /// Read an item of influxdb (`GET /influxdb/{id}`).
    pub fn get(&self, id: Id<InfluxDb>) -> Get<InfluxDb> {
        let operation = self
            .backend
            .operation("get_influxdb", Method::GET, "/influxdb/{id}");
        Get::new(operation.path_param(id))
    }

    /// The influxdb with this id, or `None` where there is none (`GET /influxdb/{id}`).
    pub async fn get_opt(
        &self,
        id: Id<InfluxDb>,
    ) -> Result<Option<InfluxDb>, BackendException> {
        self.get(id).optional().await
    }

    /// Change an item of influxdb (`PATCH /influxdb/{id}`).
    pub fn update(
        &self,
        target: impl Into<Target<InfluxDb>>,
        changes: InfluxDbPatch,
    ) -> Update<InfluxDb> {
        let operation = self
            .backend
            .operation("update_influxdb", Method::PATCH, "/influxdb/{id}");
        Update::new(operation, target.into(), changes)
    }

    /// Reads the influxdb and changes it by what it is now; when somebody else is faster, reads it again (`GET`, then `PATCH /influxdb/{id}`). The loop ends after ten lost races.
    pub async fn update_with(
        &self,
        id: Id<InfluxDb>,
        change: impl FnMut(&InfluxDb) -> InfluxDbPatch + Send,
    ) -> Result<Changed<InfluxDb>, BackendException> {
        let read = self.backend.operation("get_influxdb", Method::GET, "/influxdb/{id}");
        let write = self
            .backend
            .operation("update_influxdb", Method::PATCH, "/influxdb/{id}");
        crate::typed::update_with(read.path_param(id), write, change).await
    }

    /// Remove an item of influxdb (`DELETE /influxdb/{id}`).
    pub fn delete(&self, target: impl Into<Target<InfluxDb>>) -> Delete<InfluxDb> {
        let operation = self
            .backend
            .operation("delete_influxdb", Method::DELETE, "/influxdb/{id}");
        Delete::new(operation, target.into())
    }
}

/// When the item was created.
pub const CREATED: Field<InfluxDb, crate::model::HttpDate> = Field::new("_created");
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<InfluxDb, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<InfluxDb, crate::model::Id<crate::model::InfluxDb>> = Field::new(
    "_id",
);
/// The realm that the item belongs to, and with it the rights to see and change it.
pub const REALM: Field<InfluxDb, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether those who look after the realms below see the item too.
pub const SUB_REALM: Field<InfluxDb, bool> = Field::new("_sub_realm");
/// When the item was last changed.
pub const UPDATED: Field<InfluxDb, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item by a `custom` right.
pub const USERS_DELETE: Field<
    InfluxDb,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<
    InfluxDb,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// The users who may change the item by a `custom` right.
pub const USERS_UPDATE: Field<
    InfluxDb,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// The host name or IP address of the server.
pub const ADDRESS: Field<InfluxDb, String> = Field::new("address");
/// The name of the database.
pub const DATABASE: Field<InfluxDb, String> = Field::new("database");
/// The Grafana server that shows the metrics; null for none.
pub const GRAFANA: Field<InfluxDb, crate::model::Reference<crate::model::Grafana>> = Field::new(
    "grafana",
);
/// The user name in the database.
pub const LOGIN: Field<InfluxDb, String> = Field::new("login");
/// The name by which people and other programs know the item.
pub const NAME: Field<InfluxDb, String> = Field::new("name");
/// The password in the database, which is stored in clear.
pub const PASSWORD: Field<InfluxDb, String> = Field::new("password");
/// The TCP port of the server.
pub const PORT: Field<InfluxDb, i64> = Field::new("port");
/// What the dashboards take for the beginning of the names; nothing that is sent carries it.
pub const PREFIX: Field<InfluxDb, String> = Field::new("prefix");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<InfluxDb, i64> = Field::new("schema_version");
/// The `StatsD` daemon that the metrics go through; null to send them straight to the database.
pub const STATSD: Field<InfluxDb, crate::model::Reference<crate::model::StatsD>> = Field::new(
    "statsd",
);

/// What a new influxdb is made of: a field that is not set takes the default of the backend.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct InfluxDbCreate(Changes);

impl InfluxDbCreate {
    /// A new item with the fields that it must have.
    pub fn new(
        name: impl Into<String>,
        address: impl Into<String>,
        login: impl Into<String>,
        password: impl Into<String>,
        realm: crate::model::Id<crate::model::Realm>,
    ) -> Self {
        Self(Changes::new())
            .name(name)
            .address(address)
            .login(login)
            .password(password)
            .realm(realm)
    }

    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::InfluxDb>) -> Self {
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

    /// The name of the database.
    pub fn database(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("database", value.into()))
    }

    /// The Grafana server that shows the metrics; null for none.
    pub fn grafana(self, value: crate::model::Id<crate::model::Grafana>) -> Self {
        Self(self.0.set("grafana", value))
    }

    /// Sets `grafana` to null.
    pub fn clear_grafana(self) -> Self {
        Self(self.0.clear("grafana"))
    }

    /// The user name in the database.
    pub fn login(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("login", value.into()))
    }

    /// The name by which people and other programs know the item.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// The password in the database, which is stored in clear.
    pub fn password(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("password", value.into()))
    }

    /// The TCP port of the server.
    pub fn port(self, value: i64) -> Self {
        Self(self.0.set("port", value))
    }

    /// What the dashboards take for the beginning of the names; nothing that is sent carries it.
    pub fn prefix(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("prefix", value.into()))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// The `StatsD` daemon that the metrics go through; null to send them straight to the database.
    pub fn statsd(self, value: crate::model::Id<crate::model::StatsD>) -> Self {
        Self(self.0.set("statsd", value))
    }

    /// Sets `statsd` to null.
    pub fn clear_statsd(self) -> Self {
        Self(self.0.clear("statsd"))
    }
}

/// Changes to a influxdb: a field that is not set stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct InfluxDbPatch(Changes);

impl InfluxDbPatch {
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

    /// The name of the database.
    pub fn database(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("database", value.into()))
    }

    /// The Grafana server that shows the metrics; null for none.
    pub fn grafana(self, value: crate::model::Id<crate::model::Grafana>) -> Self {
        Self(self.0.set("grafana", value))
    }

    /// Sets `grafana` to null.
    pub fn clear_grafana(self) -> Self {
        Self(self.0.clear("grafana"))
    }

    /// The user name in the database.
    pub fn login(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("login", value.into()))
    }

    /// The name by which people and other programs know the item.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// The password in the database, which is stored in clear.
    pub fn password(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("password", value.into()))
    }

    /// The TCP port of the server.
    pub fn port(self, value: i64) -> Self {
        Self(self.0.set("port", value))
    }

    /// What the dashboards take for the beginning of the names; nothing that is sent carries it.
    pub fn prefix(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("prefix", value.into()))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// The `StatsD` daemon that the metrics go through; null to send them straight to the database.
    pub fn statsd(self, value: crate::model::Id<crate::model::StatsD>) -> Self {
        Self(self.0.set("statsd", value))
    }

    /// Sets `statsd` to null.
    pub fn clear_statsd(self) -> Self {
        Self(self.0.clear("statsd"))
    }
}
