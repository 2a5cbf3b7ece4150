// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 a6d8b9b087882ba967cb9d262deedc9a4c82934e5f528341cee29c4e2570676d

//! Graphites.
//!
//! A Graphite database to which the metrics of a realm are sent.

use http::Method;
use serde::Serialize;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::{Graphite, Id};
use crate::typed::{Changed, Changes, Created, Delete, Field, Get, List, Target, Update};

/// The graphites of a backend, made by [`Backend::graphites`].
#[derive(Debug, Clone)]
pub struct Graphites {
    pub(crate) backend: Backend,
}

impl Backend {
    /// The graphites of this backend.
    pub fn graphites(&self) -> Graphites {
        Graphites { backend: self.clone() }
    }
}

impl Graphites {
    /// List items of graphite (`GET /graphite`).
    pub fn list(&self) -> List<Graphite> {
        let operation = self
            .backend
            .operation("list_graphites", Method::GET, "/graphite");
        List::new(operation)
    }

    /// The graphite of this name, or `None` where there is none.
    pub async fn get_by_name(
        &self,
        name: &str,
    ) -> Result<Option<Graphite>, BackendException> {
        self.list().filter(NAME.eq(name)).first().await
    }

    /// Create items of graphite (`POST /graphite`).
    pub async fn create(
        &self,
        item: &GraphiteCreate,
    ) -> Result<Created<Graphite>, BackendException> {
        self.backend
            .operation("create_graphite", Method::POST, "/graphite")
            .body(item)
            .send_created()
            .await
    }

    /// Creates several graphites in one request, all or none (`POST /graphite`).
    pub async fn create_many(
        &self,
        items: &[GraphiteCreate],
    ) -> Result<Vec<Created<Graphite>>, BackendException> {
        self.backend
            .operation("create_graphite", Method::POST, "/graphite")
            .send_created_many(items)
            .await
    }

    /// Remove all items of graphite (`DELETE /graphite`).
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        self.backend
            .operation("delete_all_graphites", Method::DELETE, "/graphite")
            .send_empty()
            .await
    }

    /// Read an item of graphite (`GET /graphite/{id}`).
    pub fn get(&self, id: Id<Graphite>) -> Get<Graphite> {
        let operation = self
            .backend
            .operation("get_graphite", Method::GET, "/graphite/{id}");
        Get::new(operation.path_param(id))
    }

    /// The graphite with this id, or `None` where there is none (`GET /graphite/{id}`).
    pub async fn get_opt(
        &self,
        id: Id<Graphite>,
    ) -> Result<Option<Graphite>, BackendException> {
        self.get(id).optional().await
    }

    /// Change an item of graphite (`PATCH /graphite/{id}`).
    pub fn update(
        &self,
        target: impl Into<Target<Graphite>>,
        changes: GraphitePatch,
    ) -> Update<Graphite> {
        let operation = self
            .backend
            .operation("update_graphite", Method::PATCH, "/graphite/{id}");
        Update::new(operation, target.into(), changes)
    }

    /// Reads the graphite and changes it by what it is now; when somebody else is faster, reads it again (`GET`, then `PATCH /graphite/{id}`). The loop ends after ten lost races.
    pub async fn update_with(
        &self,
        id: Id<Graphite>,
        change: impl FnMut(&Graphite) -> GraphitePatch + Send,
    ) -> Result<Changed<Graphite>, BackendException> {
        let read = self.backend.operation("get_graphite", Method::GET, "/graphite/{id}");
        let write = self
            .backend
            .operation("update_graphite", Method::PATCH, "/graphite/{id}");
        crate::typed::update_with(read.path_param(id), write, change).await
    }

    /// Remove an item of graphite (`DELETE /graphite/{id}`).
    pub fn delete(&self, target: impl Into<Target<Graphite>>) -> Delete<Graphite> {
        let operation = self
            .backend
            .operation("delete_graphite", Method::DELETE, "/graphite/{id}");
        Delete::new(operation, target.into())
    }
}

/// When the item was created.
pub const CREATED: Field<Graphite, crate::model::HttpDate> = Field::new("_created");
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<Graphite, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<Graphite, crate::model::Id<crate::model::Graphite>> = Field::new(
    "_id",
);
/// The realm that the item belongs to, and with it the rights to see and change it.
pub const REALM: Field<Graphite, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether those who look after the realms below see the item too.
pub const SUB_REALM: Field<Graphite, bool> = Field::new("_sub_realm");
/// When the item was last changed.
pub const UPDATED: Field<Graphite, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item by a `custom` right.
pub const USERS_DELETE: Field<
    Graphite,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<
    Graphite,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// The users who may change the item by a `custom` right.
pub const USERS_UPDATE: Field<
    Graphite,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// The host name or IP address of Carbon, which takes the metrics.
pub const CARBON_ADDRESS: Field<Graphite, String> = Field::new("carbon_address");
/// The TCP port on which Carbon takes pickled metrics.
pub const CARBON_PORT: Field<Graphite, i64> = Field::new("carbon_port");
/// The Grafana server that shows the metrics; null for none.
pub const GRAFANA: Field<Graphite, crate::model::Reference<crate::model::Grafana>> = Field::new(
    "grafana",
);
/// The host name or IP address of Graphite's web server, which Grafana reads from.
pub const GRAPHITE_ADDRESS: Field<Graphite, String> = Field::new("graphite_address");
/// The TCP port of Graphite's web server.
pub const GRAPHITE_PORT: Field<Graphite, i64> = Field::new("graphite_port");
/// The name by which people and other programs know the item.
pub const NAME: Field<Graphite, String> = Field::new("name");
/// What the names of all metrics begin with.
pub const PREFIX: Field<Graphite, String> = Field::new("prefix");
/// Whether the names of metrics contain the names of their realms.
pub const REALMS_PREFIX: Field<Graphite, bool> = Field::new("realms_prefix");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<Graphite, i64> = Field::new("schema_version");
/// The `StatsD` daemon that the metrics go through; null to send them straight to the database.
pub const STATSD: Field<Graphite, crate::model::Reference<crate::model::StatsD>> = Field::new(
    "statsd",
);

/// What a new graphite is made of: a field that is not set takes the default of the backend.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct GraphiteCreate(Changes);

impl GraphiteCreate {
    /// A new item with the fields that it must have.
    pub fn new(
        name: impl Into<String>,
        carbon_address: impl Into<String>,
        graphite_address: impl Into<String>,
        realm: crate::model::Id<crate::model::Realm>,
    ) -> Self {
        Self(Changes::new())
            .name(name)
            .carbon_address(carbon_address)
            .graphite_address(graphite_address)
            .realm(realm)
    }

    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::Graphite>) -> Self {
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

    /// The host name or IP address of Carbon, which takes the metrics.
    pub fn carbon_address(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("carbon_address", value.into()))
    }

    /// The TCP port on which Carbon takes pickled metrics.
    pub fn carbon_port(self, value: i64) -> Self {
        Self(self.0.set("carbon_port", value))
    }

    /// The Grafana server that shows the metrics; null for none.
    pub fn grafana(self, value: crate::model::Id<crate::model::Grafana>) -> Self {
        Self(self.0.set("grafana", value))
    }

    /// Sets `grafana` to null.
    pub fn clear_grafana(self) -> Self {
        Self(self.0.clear("grafana"))
    }

    /// The host name or IP address of Graphite's web server, which Grafana reads from.
    pub fn graphite_address(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("graphite_address", value.into()))
    }

    /// The TCP port of Graphite's web server.
    pub fn graphite_port(self, value: i64) -> Self {
        Self(self.0.set("graphite_port", value))
    }

    /// The name by which people and other programs know the item.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// What the names of all metrics begin with.
    pub fn prefix(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("prefix", value.into()))
    }

    /// Whether the names of metrics contain the names of their realms.
    pub fn realms_prefix(self, value: bool) -> Self {
        Self(self.0.set("realms_prefix", value))
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

/// Changes to a graphite: a field that is not set stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct GraphitePatch(Changes);

impl GraphitePatch {
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

    /// The host name or IP address of Carbon, which takes the metrics.
    pub fn carbon_address(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("carbon_address", value.into()))
    }

    /// The TCP port on which Carbon takes pickled metrics.
    pub fn carbon_port(self, value: i64) -> Self {
        Self(self.0.set("carbon_port", value))
    }

    /// The Grafana server that shows the metrics; null for none.
    pub fn grafana(self, value: crate::model::Id<crate::model::Grafana>) -> Self {
        Self(self.0.set("grafana", value))
    }

    /// Sets `grafana` to null.
    pub fn clear_grafana(self) -> Self {
        Self(self.0.clear("grafana"))
    }

    /// The host name or IP address of Graphite's web server, which Grafana reads from.
    pub fn graphite_address(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("graphite_address", value.into()))
    }

    /// The TCP port of Graphite's web server.
    pub fn graphite_port(self, value: i64) -> Self {
        Self(self.0.set("graphite_port", value))
    }

    /// The name by which people and other programs know the item.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// What the names of all metrics begin with.
    pub fn prefix(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("prefix", value.into()))
    }

    /// Whether the names of metrics contain the names of their realms.
    pub fn realms_prefix(self, value: bool) -> Self {
        Self(self.0.set("realms_prefix", value))
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
