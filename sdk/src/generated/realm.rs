// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 a6d8b9b087882ba967cb9d262deedc9a4c82934e5f528341cee29c4e2570676d

//! Realms.
//!
//! A part of the monitored world. Every other item belongs to a realm, and rights are given realm by realm; the realms form a tree below the realm `All`.

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

/// All realms below this one, at any depth; the backend lists them.
pub const ALL_CHILDREN: Field<
    Realm,
    Vec<crate::model::Reference<crate::model::Realm>>,
> = Field::new("_all_children");
/// The realms right below this one; the backend lists them.
pub const CHILDREN: Field<Realm, Vec<crate::model::Reference<crate::model::Realm>>> = Field::new(
    "_children",
);
/// When the item was created.
pub const CREATED: Field<Realm, crate::model::HttpDate> = Field::new("_created");
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<Realm, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<Realm, crate::model::Id<crate::model::Realm>> = Field::new("_id");
/// How many realms lie above this one; the backend counts them.
pub const LEVEL: Field<Realm, i64> = Field::new("_level");
/// The realm right above this one; only the topmost realm has none.
pub const PARENT: Field<Realm, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_parent",
);
/// All realms above this one, from the topmost down; the backend lists them.
pub const TREE_PARENTS: Field<
    Realm,
    Vec<crate::model::Reference<crate::model::Realm>>,
> = Field::new("_tree_parents");
/// When the item was last changed.
pub const UPDATED: Field<Realm, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item by a `custom` right.
pub const USERS_DELETE: Field<Realm, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_delete",
);
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<Realm, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_read",
);
/// The users who may change the item by a `custom` right.
pub const USERS_UPDATE: Field<Realm, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_update",
);
/// A friendlier name to show; the backend copies the name when there is none.
pub const ALIAS: Field<Realm, String> = Field::new("alias");
/// Whether items that name no realm go to this one.
pub const DEFAULT: Field<Realm, bool> = Field::new("default");
/// Of several definitions of one name, the one with the lowest number counts.
pub const DEFINITION_ORDER: Field<Realm, i64> = Field::new("definition_order");
/// The share of failed hosts and services that is serious, in percent.
pub const GLOBAL_CRITICAL_THRESHOLD: Field<Realm, i64> = Field::new(
    "global_critical_threshold",
);
/// The share of failed hosts and services that deserves a look, in percent.
pub const GLOBAL_WARNING_THRESHOLD: Field<Realm, i64> = Field::new(
    "global_warning_threshold",
);
/// The share of failed hosts that is serious, in percent.
pub const HOSTS_CRITICAL_THRESHOLD: Field<Realm, i64> = Field::new(
    "hosts_critical_threshold",
);
/// The share of failed hosts that deserves a look, in percent.
pub const HOSTS_WARNING_THRESHOLD: Field<Realm, i64> = Field::new(
    "hosts_warning_threshold",
);
/// The program or file that the item came from.
pub const IMPORTED_FROM: Field<Realm, String> = Field::new("imported_from");
/// The name of the realm: letters without accents, digits, spaces, hyphens and underscores.
pub const NAME: Field<Realm, String> = Field::new("name");
/// Whatever is worth remembering about the item.
pub const NOTES: Field<Realm, String> = Field::new("notes");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<Realm, i64> = Field::new("schema_version");
/// The share of failed services that is serious, in percent.
pub const SERVICES_CRITICAL_THRESHOLD: Field<Realm, i64> = Field::new(
    "services_critical_threshold",
);
/// The share of failed services that deserves a look, in percent.
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

    /// All realms below this one, at any depth; the backend lists them.
    pub fn all_children(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Realm>>,
    ) -> Self {
        Self(self.0.set_all("_all_children", value))
    }

    /// The realms right below this one; the backend lists them.
    pub fn children(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Realm>>,
    ) -> Self {
        Self(self.0.set_all("_children", value))
    }

    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("_id", value))
    }

    /// How many realms lie above this one; the backend counts them.
    pub fn level(self, value: i64) -> Self {
        Self(self.0.set("_level", value))
    }

    /// The realm right above this one; only the topmost realm has none.
    pub fn parent(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("_parent", value))
    }

    /// Sets `_parent` to null.
    pub fn clear_parent(self) -> Self {
        Self(self.0.clear("_parent"))
    }

    /// All realms above this one, from the topmost down; the backend lists them.
    pub fn tree_parents(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Realm>>,
    ) -> Self {
        Self(self.0.set_all("_tree_parents", value))
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

    /// A friendlier name to show; the backend copies the name when there is none.
    pub fn alias(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("alias", value.into()))
    }

    /// Whether items that name no realm go to this one.
    pub fn default(self, value: bool) -> Self {
        Self(self.0.set("default", value))
    }

    /// Of several definitions of one name, the one with the lowest number counts.
    pub fn definition_order(self, value: i64) -> Self {
        Self(self.0.set("definition_order", value))
    }

    /// The share of failed hosts and services that is serious, in percent.
    pub fn global_critical_threshold(self, value: i64) -> Self {
        Self(self.0.set("global_critical_threshold", value))
    }

    /// The share of failed hosts and services that deserves a look, in percent.
    pub fn global_warning_threshold(self, value: i64) -> Self {
        Self(self.0.set("global_warning_threshold", value))
    }

    /// The share of failed hosts that is serious, in percent.
    pub fn hosts_critical_threshold(self, value: i64) -> Self {
        Self(self.0.set("hosts_critical_threshold", value))
    }

    /// The share of failed hosts that deserves a look, in percent.
    pub fn hosts_warning_threshold(self, value: i64) -> Self {
        Self(self.0.set("hosts_warning_threshold", value))
    }

    /// The program or file that the item came from.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("imported_from", value.into()))
    }

    /// The name of the realm: letters without accents, digits, spaces, hyphens and underscores.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Whatever is worth remembering about the item.
    pub fn notes(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes", value.into()))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// The share of failed services that is serious, in percent.
    pub fn services_critical_threshold(self, value: i64) -> Self {
        Self(self.0.set("services_critical_threshold", value))
    }

    /// The share of failed services that deserves a look, in percent.
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

    /// All realms below this one, at any depth; the backend lists them.
    pub fn all_children(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Realm>>,
    ) -> Self {
        Self(self.0.set_all("_all_children", value))
    }

    /// The realms right below this one; the backend lists them.
    pub fn children(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Realm>>,
    ) -> Self {
        Self(self.0.set_all("_children", value))
    }

    /// How many realms lie above this one; the backend counts them.
    pub fn level(self, value: i64) -> Self {
        Self(self.0.set("_level", value))
    }

    /// The realm right above this one; only the topmost realm has none.
    pub fn parent(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("_parent", value))
    }

    /// Sets `_parent` to null.
    pub fn clear_parent(self) -> Self {
        Self(self.0.clear("_parent"))
    }

    /// All realms above this one, from the topmost down; the backend lists them.
    pub fn tree_parents(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Realm>>,
    ) -> Self {
        Self(self.0.set_all("_tree_parents", value))
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

    /// A friendlier name to show; the backend copies the name when there is none.
    pub fn alias(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("alias", value.into()))
    }

    /// Whether items that name no realm go to this one.
    pub fn default(self, value: bool) -> Self {
        Self(self.0.set("default", value))
    }

    /// Of several definitions of one name, the one with the lowest number counts.
    pub fn definition_order(self, value: i64) -> Self {
        Self(self.0.set("definition_order", value))
    }

    /// The share of failed hosts and services that is serious, in percent.
    pub fn global_critical_threshold(self, value: i64) -> Self {
        Self(self.0.set("global_critical_threshold", value))
    }

    /// The share of failed hosts and services that deserves a look, in percent.
    pub fn global_warning_threshold(self, value: i64) -> Self {
        Self(self.0.set("global_warning_threshold", value))
    }

    /// The share of failed hosts that is serious, in percent.
    pub fn hosts_critical_threshold(self, value: i64) -> Self {
        Self(self.0.set("hosts_critical_threshold", value))
    }

    /// The share of failed hosts that deserves a look, in percent.
    pub fn hosts_warning_threshold(self, value: i64) -> Self {
        Self(self.0.set("hosts_warning_threshold", value))
    }

    /// The program or file that the item came from.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("imported_from", value.into()))
    }

    /// The name of the realm: letters without accents, digits, spaces, hyphens and underscores.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Whatever is worth remembering about the item.
    pub fn notes(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes", value.into()))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// The share of failed services that is serious, in percent.
    pub fn services_critical_threshold(self, value: i64) -> Self {
        Self(self.0.set("services_critical_threshold", value))
    }

    /// The share of failed services that deserves a look, in percent.
    pub fn services_warning_threshold(self, value: i64) -> Self {
        Self(self.0.set("services_warning_threshold", value))
    }
}
