// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 00a0f8ed8d8dd3effa3c01d871d95b903448289b6f1bcd9fe6223122121ea7c1

//! User groups.
//!
//! A group of users, also called a contact group. User groups form a tree with the root `All`.

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
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<UserGroup, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<UserGroup, crate::model::Id<crate::model::UserGroup>> = Field::new(
    "_id",
);
/// The depth in the tree: 0 for the root.
pub const LEVEL: Field<UserGroup, i64> = Field::new("_level");
/// The parent in the tree; null for the root only. Default: `null`.
pub const PARENT: Field<UserGroup, crate::model::Reference<crate::model::UserGroup>> = Field::new(
    "_parent",
);
/// The realm that the item belongs to, by which rights to read and change it are granted.
pub const REALM: Field<UserGroup, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether the item is also visible to users of the realms below its own. Default: `true`.
pub const SUB_REALM: Field<UserGroup, bool> = Field::new("_sub_realm");
/// The ancestors in the tree, from the root down to the parent.
pub const TREE_PARENTS: Field<
    UserGroup,
    Vec<crate::model::Reference<crate::model::UserGroup>>,
> = Field::new("_tree_parents");
/// When the configuration of the item was last changed.
pub const UPDATED: Field<UserGroup, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item through the right `custom`.
pub const USERS_DELETE: Field<
    UserGroup,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item through the right `custom`.
pub const USERS_READ: Field<
    UserGroup,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// The users who may change the item through the right `custom`.
pub const USERS_UPDATE: Field<
    UserGroup,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// The label to display. The backend copies the name when it is empty. Default: `""`.
pub const ALIAS: Field<UserGroup, String> = Field::new("alias");
/// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
pub const DEFINITION_ORDER: Field<UserGroup, i64> = Field::new("definition_order");
/// The tool or file that the item was imported from. Default: `"unknown"`.
pub const IMPORTED_FROM: Field<UserGroup, String> = Field::new("imported_from");
/// The name by which other items and clients refer to the item; no two items of the resource have the same name.
pub const NAME: Field<UserGroup, String> = Field::new("name");
/// Free remarks. Default: `""`.
pub const NOTES: Field<UserGroup, String> = Field::new("notes");
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<UserGroup, i64> = Field::new("schema_version");
/// The member groups; repeated ones are dropped. Default: `[]`.
pub const USERGROUPS: Field<
    UserGroup,
    Vec<crate::model::Reference<crate::model::UserGroup>>,
> = Field::new("usergroups");
/// The member users; repeated ones are dropped. Default: `[]`.
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

    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::UserGroup>) -> Self {
        Self(self.0.set("_id", value))
    }

    /// The parent in the tree; null for the root only. Default: `null`.
    pub fn parent(self, value: crate::model::Id<crate::model::UserGroup>) -> Self {
        Self(self.0.set("_parent", value))
    }

    /// The realm that the item belongs to, by which rights to read and change it are granted.
    pub fn realm(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("_realm", value))
    }

    /// Whether the item is also visible to users of the realms below its own. Default: `true`.
    pub fn sub_realm(self, value: bool) -> Self {
        Self(self.0.set("_sub_realm", value))
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

    /// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
    pub fn definition_order(self, value: i64) -> Self {
        Self(self.0.set("definition_order", value))
    }

    /// The tool or file that the item was imported from. Default: `"unknown"`.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("imported_from", value.into()))
    }

    /// The name by which other items and clients refer to the item; no two items of the resource have the same name.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Free remarks. Default: `""`.
    pub fn notes(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes", value.into()))
    }

    /// The member groups; repeated ones are dropped. Default: `[]`.
    pub fn usergroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::UserGroup>>,
    ) -> Self {
        Self(self.0.set_all("usergroups", value))
    }

    /// The member users; repeated ones are dropped. Default: `[]`.
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

    /// The parent in the tree; null for the root only. Default: `null`.
    pub fn parent(self, value: crate::model::Id<crate::model::UserGroup>) -> Self {
        Self(self.0.set("_parent", value))
    }

    /// Sets `_parent` to null.
    pub fn clear_parent(self) -> Self {
        Self(self.0.clear("_parent"))
    }

    /// The realm that the item belongs to, by which rights to read and change it are granted.
    pub fn realm(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("_realm", value))
    }

    /// Whether the item is also visible to users of the realms below its own. Default: `true`.
    pub fn sub_realm(self, value: bool) -> Self {
        Self(self.0.set("_sub_realm", value))
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

    /// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
    pub fn definition_order(self, value: i64) -> Self {
        Self(self.0.set("definition_order", value))
    }

    /// The tool or file that the item was imported from. Default: `"unknown"`.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("imported_from", value.into()))
    }

    /// The name by which other items and clients refer to the item; no two items of the resource have the same name.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Free remarks. Default: `""`.
    pub fn notes(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes", value.into()))
    }

    /// The member groups; repeated ones are dropped. Default: `[]`.
    pub fn usergroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::UserGroup>>,
    ) -> Self {
        Self(self.0.set_all("usergroups", value))
    }

    /// The member users; repeated ones are dropped. Default: `[]`.
    pub fn users(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("users", value))
    }
}
