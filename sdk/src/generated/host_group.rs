// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 a6d8b9b087882ba967cb9d262deedc9a4c82934e5f528341cee29c4e2570676d

//! Host groups.
//!
//! A named set of hosts. The groups form a tree below the group `All`.

use http::Method;
use serde::Serialize;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::{HostGroup, Id};
use crate::typed::{Changed, Changes, Created, Delete, Field, Get, List, Target, Update};

/// The host groups of a backend, made by [`Backend::host_groups`].
#[derive(Debug, Clone)]
pub struct HostGroups {
    pub(crate) backend: Backend,
}

impl Backend {
    /// The host groups of this backend.
    pub fn host_groups(&self) -> HostGroups {
        HostGroups {
            backend: self.clone(),
        }
    }
}

impl HostGroups {
    /// List items of hostgroup (`GET /hostgroup`).
    pub fn list(&self) -> List<HostGroup> {
        let operation = self
            .backend
            .operation("list_host_groups", Method::GET, "/hostgroup");
        List::new(operation)
    }

    /// The host group of this name, or `None` where there is none.
    pub async fn get_by_name(
        &self,
        name: &str,
    ) -> Result<Option<HostGroup>, BackendException> {
        self.list().filter(NAME.eq(name)).first().await
    }

    /// Create items of hostgroup (`POST /hostgroup`).
    pub async fn create(
        &self,
        item: &HostGroupCreate,
    ) -> Result<Created<HostGroup>, BackendException> {
        self.backend
            .operation("create_host_group", Method::POST, "/hostgroup")
            .body(item)
            .send_created()
            .await
    }

    /// Creates several host groups in one request, all or none (`POST /hostgroup`).
    pub async fn create_many(
        &self,
        items: &[HostGroupCreate],
    ) -> Result<Vec<Created<HostGroup>>, BackendException> {
        self.backend
            .operation("create_host_group", Method::POST, "/hostgroup")
            .send_created_many(items)
            .await
    }

    /// Remove all items of hostgroup (`DELETE /hostgroup`).
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        self.backend
            .operation("delete_all_host_groups", Method::DELETE, "/hostgroup")
            .send_empty()
            .await
    }

    /// Read an item of hostgroup (`GET /hostgroup/{id}`).
    pub fn get(&self, id: Id<HostGroup>) -> Get<HostGroup> {
        let operation = self
            .backend
            .operation("get_host_group", Method::GET, "/hostgroup/{id}");
        Get::new(operation.path_param(id))
    }

    /// The host group with this id, or `None` where there is none (`GET /hostgroup/{id}`).
    pub async fn get_opt(
        &self,
        id: Id<HostGroup>,
    ) -> Result<Option<HostGroup>, BackendException> {
        self.get(id).optional().await
    }

    /// Change an item of hostgroup (`PATCH /hostgroup/{id}`).
    pub fn update(
        &self,
        target: impl Into<Target<HostGroup>>,
        changes: HostGroupPatch,
    ) -> Update<HostGroup> {
        let operation = self
            .backend
            .operation("update_host_group", Method::PATCH, "/hostgroup/{id}");
        Update::new(operation, target.into(), changes)
    }

    /// Reads the host group and changes it by what it is now; when somebody else is faster, reads it again (`GET`, then `PATCH /hostgroup/{id}`). The loop ends after ten lost races.
    pub async fn update_with(
        &self,
        id: Id<HostGroup>,
        change: impl FnMut(&HostGroup) -> HostGroupPatch + Send,
    ) -> Result<Changed<HostGroup>, BackendException> {
        let read = self
            .backend
            .operation("get_host_group", Method::GET, "/hostgroup/{id}");
        let write = self
            .backend
            .operation("update_host_group", Method::PATCH, "/hostgroup/{id}");
        crate::typed::update_with(read.path_param(id), write, change).await
    }

    /// Remove an item of hostgroup (`DELETE /hostgroup/{id}`).
    pub fn delete(&self, target: impl Into<Target<HostGroup>>) -> Delete<HostGroup> {
        let operation = self
            .backend
            .operation("delete_host_group", Method::DELETE, "/hostgroup/{id}");
        Delete::new(operation, target.into())
    }
}

/// When the item was created.
pub const CREATED: Field<HostGroup, crate::model::HttpDate> = Field::new("_created");
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<HostGroup, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<HostGroup, crate::model::Id<crate::model::HostGroup>> = Field::new(
    "_id",
);
/// How many groups lie above this one; the backend counts them.
pub const LEVEL: Field<HostGroup, i64> = Field::new("_level");
/// The group right above this one; only the topmost group has none.
pub const PARENT: Field<HostGroup, crate::model::Reference<crate::model::HostGroup>> = Field::new(
    "_parent",
);
/// The realm that the item belongs to, and with it the rights to see and change it.
pub const REALM: Field<HostGroup, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether those who look after the realms below see the item too.
pub const SUB_REALM: Field<HostGroup, bool> = Field::new("_sub_realm");
/// All groups above this one, from the topmost down; the backend lists them.
pub const TREE_PARENTS: Field<
    HostGroup,
    Vec<crate::model::Reference<crate::model::HostGroup>>,
> = Field::new("_tree_parents");
/// When the item was last changed.
pub const UPDATED: Field<HostGroup, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item by a `custom` right.
pub const USERS_DELETE: Field<
    HostGroup,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<
    HostGroup,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// The users who may change the item by a `custom` right.
pub const USERS_UPDATE: Field<
    HostGroup,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// Addresses of pages on which something can be done about the item.
pub const ACTION_URL: Field<HostGroup, String> = Field::new("action_url");
/// A friendlier name to show; the backend copies the name when there is none.
pub const ALIAS: Field<HostGroup, String> = Field::new("alias");
/// Of several definitions of one name, the one with the lowest number counts.
pub const DEFINITION_ORDER: Field<HostGroup, i64> = Field::new("definition_order");
/// The groups in the group.
pub const HOSTGROUPS: Field<
    HostGroup,
    Vec<crate::model::Reference<crate::model::HostGroup>>,
> = Field::new("hostgroups");
/// The hosts of the group.
pub const HOSTS: Field<HostGroup, Vec<crate::model::Reference<crate::model::Host>>> = Field::new(
    "hosts",
);
/// The program or file that the item came from.
pub const IMPORTED_FROM: Field<HostGroup, String> = Field::new("imported_from");
/// The name by which people and other programs know the item.
pub const NAME: Field<HostGroup, String> = Field::new("name");
/// Whatever is worth remembering about the item.
pub const NOTES: Field<HostGroup, String> = Field::new("notes");
/// Addresses of pages about the item.
pub const NOTES_URL: Field<HostGroup, String> = Field::new("notes_url");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<HostGroup, i64> = Field::new("schema_version");

/// What a new host group is made of: a field that is not set takes the default of the backend.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct HostGroupCreate(Changes);

impl HostGroupCreate {
    /// A new item with the fields that it must have.
    pub fn new(
        name: impl Into<String>,
        realm: crate::model::Id<crate::model::Realm>,
    ) -> Self {
        Self(Changes::new()).name(name).realm(realm)
    }

    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::HostGroup>) -> Self {
        Self(self.0.set("_id", value))
    }

    /// How many groups lie above this one; the backend counts them.
    pub fn level(self, value: i64) -> Self {
        Self(self.0.set("_level", value))
    }

    /// The group right above this one; only the topmost group has none.
    pub fn parent(self, value: crate::model::Id<crate::model::HostGroup>) -> Self {
        Self(self.0.set("_parent", value))
    }

    /// Sets `_parent` to null.
    pub fn clear_parent(self) -> Self {
        Self(self.0.clear("_parent"))
    }

    /// The realm that the item belongs to, and with it the rights to see and change it.
    pub fn realm(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("_realm", value))
    }

    /// Whether those who look after the realms below see the item too.
    pub fn sub_realm(self, value: bool) -> Self {
        Self(self.0.set("_sub_realm", value))
    }

    /// All groups above this one, from the topmost down; the backend lists them.
    pub fn tree_parents(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::HostGroup>>,
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

    /// Addresses of pages on which something can be done about the item.
    pub fn action_url(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("action_url", value.into()))
    }

    /// A friendlier name to show; the backend copies the name when there is none.
    pub fn alias(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("alias", value.into()))
    }

    /// Of several definitions of one name, the one with the lowest number counts.
    pub fn definition_order(self, value: i64) -> Self {
        Self(self.0.set("definition_order", value))
    }

    /// The groups in the group.
    pub fn hostgroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::HostGroup>>,
    ) -> Self {
        Self(self.0.set_all("hostgroups", value))
    }

    /// The hosts of the group.
    pub fn hosts(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Host>>,
    ) -> Self {
        Self(self.0.set_all("hosts", value))
    }

    /// The program or file that the item came from.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("imported_from", value.into()))
    }

    /// The name by which people and other programs know the item.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Whatever is worth remembering about the item.
    pub fn notes(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes", value.into()))
    }

    /// Addresses of pages about the item.
    pub fn notes_url(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes_url", value.into()))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }
}

/// Changes to a host group: a field that is not set stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct HostGroupPatch(Changes);

impl HostGroupPatch {
    /// No change yet.
    pub fn new() -> Self {
        Self(Changes::new())
    }

    /// How many groups lie above this one; the backend counts them.
    pub fn level(self, value: i64) -> Self {
        Self(self.0.set("_level", value))
    }

    /// The group right above this one; only the topmost group has none.
    pub fn parent(self, value: crate::model::Id<crate::model::HostGroup>) -> Self {
        Self(self.0.set("_parent", value))
    }

    /// Sets `_parent` to null.
    pub fn clear_parent(self) -> Self {
        Self(self.0.clear("_parent"))
    }

    /// The realm that the item belongs to, and with it the rights to see and change it.
    pub fn realm(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("_realm", value))
    }

    /// Whether those who look after the realms below see the item too.
    pub fn sub_realm(self, value: bool) -> Self {
        Self(self.0.set("_sub_realm", value))
    }

    /// All groups above this one, from the topmost down; the backend lists them.
    pub fn tree_parents(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::HostGroup>>,
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

    /// Addresses of pages on which something can be done about the item.
    pub fn action_url(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("action_url", value.into()))
    }

    /// A friendlier name to show; the backend copies the name when there is none.
    pub fn alias(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("alias", value.into()))
    }

    /// Of several definitions of one name, the one with the lowest number counts.
    pub fn definition_order(self, value: i64) -> Self {
        Self(self.0.set("definition_order", value))
    }

    /// The groups in the group.
    pub fn hostgroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::HostGroup>>,
    ) -> Self {
        Self(self.0.set_all("hostgroups", value))
    }

    /// The hosts of the group.
    pub fn hosts(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Host>>,
    ) -> Self {
        Self(self.0.set_all("hosts", value))
    }

    /// The program or file that the item came from.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("imported_from", value.into()))
    }

    /// The name by which people and other programs know the item.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Whatever is worth remembering about the item.
    pub fn notes(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes", value.into()))
    }

    /// Addresses of pages about the item.
    pub fn notes_url(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes_url", value.into()))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }
}
