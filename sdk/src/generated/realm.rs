// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 00a0f8ed8d8dd3effa3c01d871d95b903448289b6f1bcd9fe6223122121ea7c1

//! Realms.
//!
//! A realm: a part of the monitored infrastructure. Every other item belongs to a realm, and rights are granted by realm. Realms form a tree with the root `All`.

use http::Method;
use serde::Serialize;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::{Id, Realm};
use crate::typed::{Changed, Changes, Created, Delete, Field, Get, List, Target, Update};

/// The realms of a backend, made by [`Backend::realms`].
#[derive(Debug, Clone)]
pub struct Realms {
    pub(crate) backend: Backend,
}

impl Backend {
    /// The realms of this backend.
    pub fn realms(&self) -> Realms {
        Realms { backend: self.clone() }
    }
}

impl Realms {
    /// List items of realm (`GET /realm`).
    pub fn list(&self) -> List<Realm> {
        let operation = self.backend.operation("list_realms", Method::GET, "/realm");
        List::new(operation)
    }

    /// The realm of this name, or `None` where there is none.
    pub async fn get_by_name(
        &self,
        name: &str,
    ) -> Result<Option<Realm>, BackendException> {
        self.list().filter(NAME.eq(name)).first().await
    }

    /// Create items of realm (`POST /realm`).
    pub async fn create(
        &self,
        item: &RealmCreate,
    ) -> Result<Created<Realm>, BackendException> {
        self.backend
            .operation("create_realm", Method::POST, "/realm")
            .body(item)
            .send_created()
            .await
    }

    /// Creates several realms in one request, all or none (`POST /realm`).
    pub async fn create_many(
        &self,
        items: &[RealmCreate],
    ) -> Result<Vec<Created<Realm>>, BackendException> {
        self.backend
            .operation("create_realm", Method::POST, "/realm")
            .send_created_many(items)
            .await
    }

    /// Remove all items of realm (`DELETE /realm`).
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        self.backend
            .operation("delete_all_realms", Method::DELETE, "/realm")
            .send_empty()
            .await
    }

    /// Read an item of realm (`GET /realm/{id}`).
    pub fn get(&self, id: Id<Realm>) -> Get<Realm> {
        let operation = self.backend.operation("get_realm", Method::GET, "/realm/{id}");
        Get::new(operation.path_param(id))
    }

    /// The realm with this id, or `None` where there is none (`GET /realm/{id}`).
    pub async fn get_opt(
        &self,
        id: Id<Realm>,
    ) -> Result<Option<Realm>, BackendException> {
        self.get(id).optional().await
    }

    /// Change an item of realm (`PATCH /realm/{id}`).
    pub fn update(
        &self,
        target: impl Into<Target<Realm>>,
        changes: RealmPatch,
    ) -> Update<Realm> {
        let operation = self
            .backend
            .operation("update_realm", Method::PATCH, "/realm/{id}");
        Update::new(operation, target.into(), changes)
    }

    /// Reads the realm and changes it by what it is now; when somebody else is faster, reads it again (`GET`, then `PATCH /realm/{id}`). The loop ends after ten lost races.
    pub async fn update_with(
        &self,
        id: Id<Realm>,
        change: impl FnMut(&Realm) -> RealmPatch + Send,
    ) -> Result<Changed<Realm>, BackendException> {
        let read = self.backend.operation("get_realm", Method::GET, "/realm/{id}");
        let write = self.backend.operation("update_realm", Method::PATCH, "/realm/{id}");
        crate::typed::update_with(read.path_param(id), write, change).await
    }

    /// Remove an item of realm (`DELETE /realm/{id}`).
    pub fn delete(&self, target: impl Into<Target<Realm>>) -> Delete<Realm> {
        let operation = self
            .backend
            .operation("delete_realm", Method::DELETE, "/realm/{id}");
        Delete::new(operation, target.into())
    }
}

/// The descendants in the tree, at any depth.
pub const ALL_CHILDREN: Field<
    Realm,
    Vec<crate::model::Reference<crate::model::Realm>>,
> = Field::new("_all_children");
/// The children in the tree.
pub const CHILDREN: Field<Realm, Vec<crate::model::Reference<crate::model::Realm>>> = Field::new(
    "_children",
);
/// When the item was created.
pub const CREATED: Field<Realm, crate::model::HttpDate> = Field::new("_created");
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<Realm, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<Realm, crate::model::Id<crate::model::Realm>> = Field::new("_id");
/// The depth in the tree: 0 for the root.
pub const LEVEL: Field<Realm, i64> = Field::new("_level");
/// The parent in the tree; null for the root only. Default: `null`.
pub const PARENT: Field<Realm, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_parent",
);
/// The ancestors in the tree, from the root down to the parent.
pub const TREE_PARENTS: Field<
    Realm,
    Vec<crate::model::Reference<crate::model::Realm>>,
> = Field::new("_tree_parents");
/// When the configuration of the item was last changed.
pub const UPDATED: Field<Realm, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item through the right `custom`.
pub const USERS_DELETE: Field<Realm, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_delete",
);
/// The users who may read the item through the right `custom`.
pub const USERS_READ: Field<Realm, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_read",
);
/// The users who may change the item through the right `custom`.
pub const USERS_UPDATE: Field<Realm, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_update",
);
/// The label to display. The backend copies the name when it is empty. Default: `""`.
pub const ALIAS: Field<Realm, String> = Field::new("alias");
/// Whether the realm is the default realm of the monitoring engine. Default: `false`.
pub const DEFAULT: Field<Realm, bool> = Field::new("default");
/// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
pub const DEFINITION_ORDER: Field<Realm, i64> = Field::new("definition_order");
/// The share of hosts and services with problems from which front ends show a critical state, in percent. Default: `5`.
pub const GLOBAL_CRITICAL_THRESHOLD: Field<Realm, i64> = Field::new(
    "global_critical_threshold",
);
/// The share of hosts and services with problems from which front ends show a warning, in percent. Default: `3`.
pub const GLOBAL_WARNING_THRESHOLD: Field<Realm, i64> = Field::new(
    "global_warning_threshold",
);
/// The share of hosts with problems from which front ends show a critical state, in percent. Default: `5`.
pub const HOSTS_CRITICAL_THRESHOLD: Field<Realm, i64> = Field::new(
    "hosts_critical_threshold",
);
/// The share of hosts with problems from which front ends show a warning, in percent. Default: `3`.
pub const HOSTS_WARNING_THRESHOLD: Field<Realm, i64> = Field::new(
    "hosts_warning_threshold",
);
/// The tool or file that the item was imported from. Default: `"unknown"`.
pub const IMPORTED_FROM: Field<Realm, String> = Field::new("imported_from");
/// The name of the realm, unique: letters without accents, digits, spaces, hyphens and underscores.
pub const NAME: Field<Realm, String> = Field::new("name");
/// Free remarks. Default: `""`.
pub const NOTES: Field<Realm, String> = Field::new("notes");
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<Realm, i64> = Field::new("schema_version");
/// The share of services with problems from which front ends show a critical state, in percent. Default: `5`.
pub const SERVICES_CRITICAL_THRESHOLD: Field<Realm, i64> = Field::new(
    "services_critical_threshold",
);
/// The share of services with problems from which front ends show a warning, in percent. Default: `3`.
pub const SERVICES_WARNING_THRESHOLD: Field<Realm, i64> = Field::new(
    "services_warning_threshold",
);

/// What a new realm is made of: a field that is not set takes the default of the backend.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct RealmCreate(Changes);

impl RealmCreate {
    /// A new item with the fields that it must have.
    pub fn new(name: impl Into<String>) -> Self {
        Self(Changes::new()).name(name)
    }

    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("_id", value))
    }

    /// The parent in the tree; null for the root only. Default: `null`.
    pub fn parent(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("_parent", value))
    }

    /// The users who may delete the item through the right `custom`.
    pub fn users_delete(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_delete", value))
    }

    /// The users who may read the item through the right `custom`.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_read", value))
    }

    /// The users who may change the item through the right `custom`.
    pub fn users_update(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_update", value))
    }

    /// The label to display. The backend copies the name when it is empty. Default: `""`.
    pub fn alias(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("alias", value.into()))
    }

    /// Whether the realm is the default realm of the monitoring engine. Default: `false`.
    pub fn default(self, value: bool) -> Self {
        Self(self.0.set("default", value))
    }

    /// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
    pub fn definition_order(self, value: i64) -> Self {
        Self(self.0.set("definition_order", value))
    }

    /// The share of hosts and services with problems from which front ends show a critical state, in percent. Default: `5`.
    pub fn global_critical_threshold(self, value: i64) -> Self {
        Self(self.0.set("global_critical_threshold", value))
    }

    /// The share of hosts and services with problems from which front ends show a warning, in percent. Default: `3`.
    pub fn global_warning_threshold(self, value: i64) -> Self {
        Self(self.0.set("global_warning_threshold", value))
    }

    /// The share of hosts with problems from which front ends show a critical state, in percent. Default: `5`.
    pub fn hosts_critical_threshold(self, value: i64) -> Self {
        Self(self.0.set("hosts_critical_threshold", value))
    }

    /// The share of hosts with problems from which front ends show a warning, in percent. Default: `3`.
    pub fn hosts_warning_threshold(self, value: i64) -> Self {
        Self(self.0.set("hosts_warning_threshold", value))
    }

    /// The tool or file that the item was imported from. Default: `"unknown"`.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("imported_from", value.into()))
    }

    /// The name of the realm, unique: letters without accents, digits, spaces, hyphens and underscores.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Free remarks. Default: `""`.
    pub fn notes(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes", value.into()))
    }

    /// The share of services with problems from which front ends show a critical state, in percent. Default: `5`.
    pub fn services_critical_threshold(self, value: i64) -> Self {
        Self(self.0.set("services_critical_threshold", value))
    }

    /// The share of services with problems from which front ends show a warning, in percent. Default: `3`.
    pub fn services_warning_threshold(self, value: i64) -> Self {
        Self(self.0.set("services_warning_threshold", value))
    }
}

/// Changes to a realm: a field that is not set stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct RealmPatch(Changes);

impl RealmPatch {
    /// No change yet.
    pub fn new() -> Self {
        Self(Changes::new())
    }

    /// The parent in the tree; null for the root only. Default: `null`.
    pub fn parent(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("_parent", value))
    }

    /// Sets `_parent` to null.
    pub fn clear_parent(self) -> Self {
        Self(self.0.clear("_parent"))
    }

    /// The users who may delete the item through the right `custom`.
    pub fn users_delete(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_delete", value))
    }

    /// The users who may read the item through the right `custom`.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_read", value))
    }

    /// The users who may change the item through the right `custom`.
    pub fn users_update(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_update", value))
    }

    /// The label to display. The backend copies the name when it is empty. Default: `""`.
    pub fn alias(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("alias", value.into()))
    }

    /// Whether the realm is the default realm of the monitoring engine. Default: `false`.
    pub fn default(self, value: bool) -> Self {
        Self(self.0.set("default", value))
    }

    /// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
    pub fn definition_order(self, value: i64) -> Self {
        Self(self.0.set("definition_order", value))
    }

    /// The share of hosts and services with problems from which front ends show a critical state, in percent. Default: `5`.
    pub fn global_critical_threshold(self, value: i64) -> Self {
        Self(self.0.set("global_critical_threshold", value))
    }

    /// The share of hosts and services with problems from which front ends show a warning, in percent. Default: `3`.
    pub fn global_warning_threshold(self, value: i64) -> Self {
        Self(self.0.set("global_warning_threshold", value))
    }

    /// The share of hosts with problems from which front ends show a critical state, in percent. Default: `5`.
    pub fn hosts_critical_threshold(self, value: i64) -> Self {
        Self(self.0.set("hosts_critical_threshold", value))
    }

    /// The share of hosts with problems from which front ends show a warning, in percent. Default: `3`.
    pub fn hosts_warning_threshold(self, value: i64) -> Self {
        Self(self.0.set("hosts_warning_threshold", value))
    }

    /// The tool or file that the item was imported from. Default: `"unknown"`.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("imported_from", value.into()))
    }

    /// The name of the realm, unique: letters without accents, digits, spaces, hyphens and underscores.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Free remarks. Default: `""`.
    pub fn notes(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes", value.into()))
    }

    /// The share of services with problems from which front ends show a critical state, in percent. Default: `5`.
    pub fn services_critical_threshold(self, value: i64) -> Self {
        Self(self.0.set("services_critical_threshold", value))
    }

    /// The share of services with problems from which front ends show a warning, in percent. Default: `3`.
    pub fn services_warning_threshold(self, value: i64) -> Self {
        Self(self.0.set("services_warning_threshold", value))
    }
}
