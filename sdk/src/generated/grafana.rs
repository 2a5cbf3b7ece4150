// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 a6d8b9b087882ba967cb9d262deedc9a4c82934e5f528341cee29c4e2570676d

//! Grafanas.
//!
//! A Grafana server, in which the backend makes a dashboard for each host of a realm.

use http::Method;
use serde::Serialize;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::{Grafana, Id};
use crate::typed::{Changed, Changes, Created, Delete, Field, Get, List, Target, Update};

/// The grafanas of a backend, made by [`Backend::grafanas`].
#[derive(Debug, Clone)]
pub struct Grafanas {
    pub(crate) backend: Backend,
}

impl Backend {
    /// The grafanas of this backend.
    pub fn grafanas(&self) -> Grafanas {
        Grafanas { backend: self.clone() }
    }
}

impl Grafanas {
    /// List items of grafana (`GET /grafana`).
    pub fn list(&self) -> List<Grafana> {
        let operation = self.backend.operation("list_grafanas", Method::GET, "/grafana");
        List::new(operation)
    }

    /// The grafana of this name, or `None` where there is none.
    pub async fn get_by_name(
        &self,
        name: &str,
    ) -> Result<Option<Grafana>, BackendException> {
        self.list().filter(NAME.eq(name)).first().await
    }

    /// Create items of grafana (`POST /grafana`).
    pub async fn create(
        &self,
        item: &GrafanaCreate,
    ) -> Result<Created<Grafana>, BackendException> {
        self.backend
            .operation("create_grafana", Method::POST, "/grafana")
            .body(item)
            .send_created()
            .await
    }

    /// Creates several grafanas in one request, all or none (`POST /grafana`).
    pub async fn create_many(
        &self,
        items: &[GrafanaCreate],
    ) -> Result<Vec<Created<Grafana>>, BackendException> {
        self.backend
            .operation("create_grafana", Method::POST, "/grafana")
            .send_created_many(items)
            .await
    }

    /// Remove all items of grafana (`DELETE /grafana`).
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        self.backend
            .operation("delete_all_grafanas", Method::DELETE, "/grafana")
            .send_empty()
            .await
    }

    /// Read an item of grafana (`GET /grafana/{id}`).
    pub fn get(&self, id: Id<Grafana>) -> Get<Grafana> {
        let operation = self
            .backend
            .operation("get_grafana", Method::GET, "/grafana/{id}");
        Get::new(operation.path_param(id))
    }

    /// The grafana with this id, or `None` where there is none (`GET /grafana/{id}`).
    pub async fn get_opt(
        &self,
        id: Id<Grafana>,
    ) -> Result<Option<Grafana>, BackendException> {
        self.get(id).optional().await
    }

    /// Change an item of grafana (`PATCH /grafana/{id}`).
    pub fn update(
        &self,
        target: impl Into<Target<Grafana>>,
        changes: GrafanaPatch,
    ) -> Update<Grafana> {
        let operation = self
            .backend
            .operation("update_grafana", Method::PATCH, "/grafana/{id}");
        Update::new(operation, target.into(), changes)
    }

    /// Reads the grafana and changes it by what it is now; when somebody else is faster, reads it again (`GET`, then `PATCH /grafana/{id}`). The loop ends after ten lost races.
    pub async fn update_with(
        &self,
        id: Id<Grafana>,
        change: impl FnMut(&Grafana) -> GrafanaPatch + Send,
    ) -> Result<Changed<Grafana>, BackendException> {
        let read = self.backend.operation("get_grafana", Method::GET, "/grafana/{id}");
        let write = self
            .backend
            .operation("update_grafana", Method::PATCH, "/grafana/{id}");
        crate::typed::update_with(read.path_param(id), write, change).await
    }

    /// Remove an item of grafana (`DELETE /grafana/{id}`).
    pub fn delete(&self, target: impl Into<Target<Grafana>>) -> Delete<Grafana> {
        let operation = self
            .backend
            .operation("delete_grafana", Method::DELETE, "/grafana/{id}");
        Delete::new(operation, target.into())
    }
}

/// When the item was created.
pub const CREATED: Field<Grafana, crate::model::HttpDate> = Field::new("_created");
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<Grafana, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<Grafana, crate::model::Id<crate::model::Grafana>> = Field::new(
    "_id",
);
/// The realm that the item belongs to, and with it the rights to see and change it.
pub const REALM: Field<Grafana, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether those who look after the realms below see the item too.
pub const SUB_REALM: Field<Grafana, bool> = Field::new("_sub_realm");
/// When the item was last changed.
pub const UPDATED: Field<Grafana, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item by a `custom` right.
pub const USERS_DELETE: Field<
    Grafana,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<Grafana, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_read",
);
/// The users who may change the item by a `custom` right.
pub const USERS_UPDATE: Field<
    Grafana,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// The host name or IP address of the server.
pub const ADDRESS: Field<Grafana, String> = Field::new("address");
/// The key by which Grafana recognises the backend; it needs the rights of an administrator.
pub const APIKEY: Field<Grafana, String> = Field::new("apikey");
/// The name by which people and other programs know the item.
pub const NAME: Field<Grafana, String> = Field::new("name");
/// The TCP port of the server.
pub const PORT: Field<Grafana, i64> = Field::new("port");
/// How often a dashboard is refreshed, as Grafana writes it: `1m`.
pub const REFRESH: Field<Grafana, String> = Field::new("refresh");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<Grafana, i64> = Field::new("schema_version");
/// Whether Grafana is spoken to by HTTPS.
pub const SSL: Field<Grafana, bool> = Field::new("ssl");
/// The time zone of the dashboards, as Grafana names it: `browser` or `utc`.
pub const TIMEZONE: Field<Grafana, String> = Field::new("timezone");

/// What a new grafana is made of: a field that is not set takes the default of the backend.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct GrafanaCreate(Changes);

impl GrafanaCreate {
    /// A new item with the fields that it must have.
    pub fn new(
        name: impl Into<String>,
        address: impl Into<String>,
        apikey: impl Into<String>,
        realm: crate::model::Id<crate::model::Realm>,
    ) -> Self {
        Self(Changes::new()).name(name).address(address).apikey(apikey).realm(realm)
    }

    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::Grafana>) -> Self {
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

    /// The key by which Grafana recognises the backend; it needs the rights of an administrator.
    pub fn apikey(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("apikey", value.into()))
    }

    /// The name by which people and other programs know the item.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// The TCP port of the server.
    pub fn port(self, value: i64) -> Self {
        Self(self.0.set("port", value))
    }

    /// How often a dashboard is refreshed, as Grafana writes it: `1m`.
    pub fn refresh(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("refresh", value.into()))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// Whether Grafana is spoken to by HTTPS.
    pub fn ssl(self, value: bool) -> Self {
        Self(self.0.set("ssl", value))
    }

    /// The time zone of the dashboards, as Grafana names it: `browser` or `utc`.
    pub fn timezone(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("timezone", value.into()))
    }
}

/// Changes to a grafana: a field that is not set stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct GrafanaPatch(Changes);

impl GrafanaPatch {
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

    /// The key by which Grafana recognises the backend; it needs the rights of an administrator.
    pub fn apikey(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("apikey", value.into()))
    }

    /// The name by which people and other programs know the item.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// The TCP port of the server.
    pub fn port(self, value: i64) -> Self {
        Self(self.0.set("port", value))
    }

    /// How often a dashboard is refreshed, as Grafana writes it: `1m`.
    pub fn refresh(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("refresh", value.into()))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// Whether Grafana is spoken to by HTTPS.
    pub fn ssl(self, value: bool) -> Self {
        Self(self.0.set("ssl", value))
    }

    /// The time zone of the dashboards, as Grafana names it: `browser` or `utc`.
    pub fn timezone(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("timezone", value.into()))
    }
}
