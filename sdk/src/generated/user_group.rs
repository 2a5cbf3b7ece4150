// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 a6d8b9b087882ba967cb9d262deedc9a4c82934e5f528341cee29c4e2570676d

//! User groups.
//!
//! A named set of users. The groups form a tree below the group `All`.

use http::Method;
use serde::Serialize;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::{Id, UserGroup};
use crate::typed::{Changed, Changes, Created, Delete, Field, Get, List, Target, Update};

/// The user groups of a backend, made by [`Backend::user_groups`].
#[derive(Debug, Clone)]
pub struct UserGroups {
    pub(crate) backend: Backend,
}

impl Backend {
    /// The user groups of this backend.
    pub fn user_groups(&self) -> UserGroups {
        UserGroups {
            backend: self.clone(),
        }
    }
}

impl UserGroups {
    /// List items of usergroup (`GET /usergroup`).
    pub fn list(&self) -> List<UserGroup> {
        let operation = self
            .backend
            .operation("list_user_groups", Method::GET, "/usergroup");
        List::new(operation)
    }

    /// The user group of this name, or `None` where there is none.
    pub async fn get_by_name(
        &self,
        name: &str,
    ) -> Result<Option<UserGroup>, BackendException> {
        self.list().filter(NAME.eq(name)).first().await
    }

    /// Create items of usergroup (`POST /usergroup`).
    pub async fn create(
        &self,
        item: &UserGroupCreate,
    ) -> Result<Created<UserGroup>, BackendException> {
        self.backend
            .operation("create_user_group", Method::POST, "/usergroup")
            .body(item)
            .send_created()
            .await
    }

    /// Creates several user groups in one request, all or none (`POST /usergroup`).
    pub async fn create_many(
        &self,
        items: &[UserGroupCreate],
    ) -> Result<Vec<Created<UserGroup>>, BackendException> {
        self.backend
            .operation("create_user_group", Method::POST, "/usergroup")
            .send_created_many(items)
            .await
    }

    /// Remove all items of usergroup (`DELETE /usergroup`).
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        self.backend
            .operation("delete_all_user_groups", Method::DELETE, "/usergroup")
            .send_empty()
            .await
    }

    /// Read an item of usergroup (`GET /usergroup/{id}`).
    pub fn get(&self, id: Id<UserGroup>) -> Get<UserGroup> {
        let operation = self
            .backend
            .operation("get_user_group", Method::GET, "/usergroup/{id}");
        Get::new(operation.path_param(id))
    }

    /// The user group with this id, or `None` where there is none (`GET /usergroup/{id}`).
    pub async fn get_opt(
        &self,
        id: Id<UserGroup>,
    ) -> Result<Option<UserGroup>, BackendException> {
        self.get(id).optional().await
    }

    /// Change an item of usergroup (`PATCH /usergroup/{id}`).
    pub fn update(
        &self,
        target: impl Into<Target<UserGroup>>,
        changes: UserGroupPatch,
    ) -> Update<UserGroup> {
        let operation = self
            .backend
            .operation("update_user_group", Method::PATCH, "/usergroup/{id}");
        Update::new(operation, target.into(), changes)
    }

    /// Reads the user group and changes it by what it is now; when somebody else is faster, reads it again (`GET`, then `PATCH /usergroup/{id}`). The loop ends after ten lost races.
    pub async fn update_with(
        &self,
        id: Id<UserGroup>,
        change: impl FnMut(&UserGroup) -> UserGroupPatch + Send,
    ) -> Result<Changed<UserGroup>, BackendException> {
        let read = self
            .backend
            .operation("get_user_group", Method::GET, "/usergroup/{id}");
        let write = self
            .backend
            .operation("update_user_group", Method::PATCH, "/usergroup/{id}");
        crate::typed::update_with(read.path_param(id), write, change).await
    }

    /// Remove an item of usergroup (`DELETE /usergroup/{id}`).
    pub fn delete(&self, target: impl Into<Target<UserGroup>>) -> Delete<UserGroup> {
        let operation = self
            .backend
            .operation("delete_user_group", Method::DELETE, "/usergroup/{id}");
        Delete::new(operation, target.into())
    }
}

/// When the item was created.
pub const CREATED: Field<UserGroup, crate::model::HttpDate> = Field::new("_created");
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<UserGroup, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<UserGroup, crate::model::Id<crate::model::UserGroup>> = Field::new(
    "_id",
);
/// How many groups lie above this one; the backend counts them.
pub const LEVEL: Field<UserGroup, i64> = Field::new("_level");
/// The group right above this one; only the topmost group has none.
pub const PARENT: Field<UserGroup, crate::model::Reference<crate::model::UserGroup>> = Field::new(
    "_parent",
);
/// The realm that the item belongs to, and with it the rights to see and change it.
pub const REALM: Field<UserGroup, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether those who look after the realms below see the item too.
pub const SUB_REALM: Field<UserGroup, bool> = Field::new("_sub_realm");
/// All groups above this one, from the topmost down; the backend lists them.
pub const TREE_PARENTS: Field<
    UserGroup,
    Vec<crate::model::Reference<crate::model::UserGroup>>,
> = Field::new("_tree_parents");
/// When the item was last changed.
pub const UPDATED: Field<UserGroup, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item by a `custom` right.
pub const USERS_DELETE: Field<
    UserGroup,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<
    UserGroup,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// The users who may change the item by a `custom` right.
pub const USERS_UPDATE: Field<
    UserGroup,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// A friendlier name to show; the backend copies the name when there is none.
pub const ALIAS: Field<UserGroup, String> = Field::new("alias");
/// Of several definitions of one name, the one with the lowest number counts.
pub const DEFINITION_ORDER: Field<UserGroup, i64> = Field::new("definition_order");
/// The program or file that the item came from.
pub const IMPORTED_FROM: Field<UserGroup, String> = Field::new("imported_from");
/// The name by which people and other programs know the item.
pub const NAME: Field<UserGroup, String> = Field::new("name");
/// Whatever is worth remembering about the item.
pub const NOTES: Field<UserGroup, String> = Field::new("notes");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<UserGroup, i64> = Field::new("schema_version");
/// The groups in the group.
pub const USERGROUPS: Field<
    UserGroup,
    Vec<crate::model::Reference<crate::model::UserGroup>>,
> = Field::new("usergroups");
/// The users of the group.
pub const USERS: Field<UserGroup, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "users",
);

/// What a new user group is made of: a field that is not set takes the default of the backend.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct UserGroupCreate(Changes);

impl UserGroupCreate {
    /// A new item with the fields that it must have.
    pub fn new(
        name: impl Into<String>,
        realm: crate::model::Id<crate::model::Realm>,
    ) -> Self {
        Self(Changes::new()).name(name).realm(realm)
    }

    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::UserGroup>) -> Self {
        Self(self.0.set("_id", value))
    }

    /// How many groups lie above this one; the backend counts them.
    pub fn level(self, value: i64) -> Self {
        Self(self.0.set("_level", value))
    }

    /// The group right above this one; only the topmost group has none.
    pub fn parent(self, value: crate::model::Id<crate::model::UserGroup>) -> Self {
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
        value: impl IntoIterator<Item = crate::model::Id<crate::model::UserGroup>>,
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

    /// Of several definitions of one name, the one with the lowest number counts.
    pub fn definition_order(self, value: i64) -> Self {
        Self(self.0.set("definition_order", value))
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

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// The groups in the group.
    pub fn usergroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::UserGroup>>,
    ) -> Self {
        Self(self.0.set_all("usergroups", value))
    }

    /// The users of the group.
    pub fn users(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("users", value))
    }
}

/// Changes to a user group: a field that is not set stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct UserGroupPatch(Changes);

impl UserGroupPatch {
    /// No change yet.
    pub fn new() -> Self {
        Self(Changes::new())
    }

    /// How many groups lie above this one; the backend counts them.
    pub fn level(self, value: i64) -> Self {
        Self(self.0.set("_level", value))
    }

    /// The group right above this one; only the topmost group has none.
    pub fn parent(self, value: crate::model::Id<crate::model::UserGroup>) -> Self {
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
        value: impl IntoIterator<Item = crate::model::Id<crate::model::UserGroup>>,
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

    /// Of several definitions of one name, the one with the lowest number counts.
    pub fn definition_order(self, value: i64) -> Self {
        Self(self.0.set("definition_order", value))
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

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// The groups in the group.
    pub fn usergroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::UserGroup>>,
    ) -> Self {
        Self(self.0.set_all("usergroups", value))
    }

    /// The users of the group.
    pub fn users(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("users", value))
    }
}
