// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 a6d8b9b087882ba967cb9d262deedc9a4c82934e5f528341cee29c4e2570676d

//! User restrict roles.
//!
//! What one user may do to the items of one resource in one realm.

use http::Method;
use serde::Serialize;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::{Id, UserRestrictRole};
use crate::typed::{Changed, Changes, Created, Delete, Field, Get, List, Target, Update};

/// The user restrict roles of a backend, made by [`Backend::user_restrict_roles`].
#[derive(Debug, Clone)]
pub struct UserRestrictRoles {
    pub(crate) backend: Backend,
}

impl Backend {
    /// The user restrict roles of this backend.
    pub fn user_restrict_roles(&self) -> UserRestrictRoles {
        UserRestrictRoles {
            backend: self.clone(),
        }
    }
}

impl UserRestrictRoles {
    /// List items of userrestrictrole (`GET /userrestrictrole`).
    pub fn list(&self) -> List<UserRestrictRole> {
        let operation = self
            .backend
            .operation("list_user_restrict_roles", Method::GET, "/userrestrictrole");
        List::new(operation)
    }

    /// Create items of userrestrictrole (`POST /userrestrictrole`).
    pub async fn create(
        &self,
        item: &UserRestrictRoleCreate,
    ) -> Result<Created<UserRestrictRole>, BackendException> {
        self.backend
            .operation("create_user_restrict_role", Method::POST, "/userrestrictrole")
            .body(item)
            .send_created()
            .await
    }

    /// Creates several user restrict roles in one request, all or none (`POST /userrestrictrole`).
    pub async fn create_many(
        &self,
        items: &[UserRestrictRoleCreate],
    ) -> Result<Vec<Created<UserRestrictRole>>, BackendException> {
        self.backend
            .operation("create_user_restrict_role", Method::POST, "/userrestrictrole")
            .send_created_many(items)
            .await
    }

    /// Remove all items of userrestrictrole (`DELETE /userrestrictrole`).
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        self.backend
            .operation(
                "delete_all_user_restrict_roles",
                Method::DELETE,
                "/userrestrictrole",
            )
            .send_empty()
            .await
    }

    /// Read an item of userrestrictrole (`GET /userrestrictrole/{id}`).
    pub fn get(&self, id: Id<UserRestrictRole>) -> Get<UserRestrictRole> {
        let operation = self
            .backend
            .operation("get_user_restrict_role", Method::GET, "/userrestrictrole/{id}");
        Get::new(operation.path_param(id))
    }

    /// The user restrict role with this id, or `None` where there is none (`GET /userrestrictrole/{id}`).
    pub async fn get_opt(
        &self,
        id: Id<UserRestrictRole>,
    ) -> Result<Option<UserRestrictRole>, BackendException> {
        self.get(id).optional().await
    }

    /// Change an item of userrestrictrole (`PATCH /userrestrictrole/{id}`).
    pub fn update(
        &self,
        target: impl Into<Target<UserRestrictRole>>,
        changes: UserRestrictRolePatch,
    ) -> Update<UserRestrictRole> {
        let operation = self
            .backend
            .operation(
                "update_user_restrict_role",
                Method::PATCH,
                "/userrestrictrole/{id}",
            );
        Update::new(operation, target.into(), changes)
    }

    /// Reads the user restrict role and changes it by what it is now; when somebody else is faster, reads it again (`GET`, then `PATCH /userrestrictrole/{id}`). The loop ends after ten lost races.
    pub async fn update_with(
        &self,
        id: Id<UserRestrictRole>,
        change: impl FnMut(&UserRestrictRole) -> UserRestrictRolePatch + Send,
    ) -> Result<Changed<UserRestrictRole>, BackendException> {
        let read = self
            .backend
            .operation("get_user_restrict_role", Method::GET, "/userrestrictrole/{id}");
        let write = self
            .backend
            .operation(
                "update_user_restrict_role",
                Method::PATCH,
                "/userrestrictrole/{id}",
            );
        crate::typed::update_with(read.path_param(id), write, change).await
    }

    /// Remove an item of userrestrictrole (`DELETE /userrestrictrole/{id}`).
    pub fn delete(
        &self,
        target: impl Into<Target<UserRestrictRole>>,
    ) -> Delete<UserRestrictRole> {
        let operation = self
            .backend
            .operation(
                "delete_user_restrict_role",
                Method::DELETE,
                "/userrestrictrole/{id}",
            );
        Delete::new(operation, target.into())
    }
}

/// When the item was created.
pub const CREATED: Field<UserRestrictRole, crate::model::HttpDate> = Field::new(
    "_created",
);
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<UserRestrictRole, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<
    UserRestrictRole,
    crate::model::Id<crate::model::UserRestrictRole>,
> = Field::new("_id");
/// When the item was last changed.
pub const UPDATED: Field<UserRestrictRole, crate::model::HttpDate> = Field::new(
    "_updated",
);
/// What the user may do.
pub const CRUD: Field<UserRestrictRole, Vec<crate::model::Right>> = Field::new("crud");
/// The realm in which the right holds.
pub const REALM: Field<UserRestrictRole, crate::model::Reference<crate::model::Realm>> = Field::new(
    "realm",
);
/// The resource that the right is about.
pub const RESOURCE: Field<UserRestrictRole, crate::model::RightScope> = Field::new(
    "resource",
);
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<UserRestrictRole, i64> = Field::new("schema_version");
/// Whether the right holds in all realms below as well.
pub const SUB_REALM: Field<UserRestrictRole, bool> = Field::new("sub_realm");
/// The user who has the right.
pub const USER: Field<UserRestrictRole, crate::model::Reference<crate::model::User>> = Field::new(
    "user",
);

/// What a new user restrict role is made of: a field that is not set takes the default of the backend.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct UserRestrictRoleCreate(Changes);

impl UserRestrictRoleCreate {
    /// A new item with the fields that it must have.
    pub fn new(
        realm: crate::model::Id<crate::model::Realm>,
        user: crate::model::Id<crate::model::User>,
    ) -> Self {
        Self(Changes::new()).realm(realm).user(user)
    }

    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::UserRestrictRole>) -> Self {
        Self(self.0.set("_id", value))
    }

    /// What the user may do.
    pub fn crud(self, value: impl IntoIterator<Item = crate::model::Right>) -> Self {
        Self(self.0.set_all("crud", value))
    }

    /// The realm in which the right holds.
    pub fn realm(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("realm", value))
    }

    /// The resource that the right is about.
    pub fn resource(self, value: crate::model::RightScope) -> Self {
        Self(self.0.set("resource", value))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// Whether the right holds in all realms below as well.
    pub fn sub_realm(self, value: bool) -> Self {
        Self(self.0.set("sub_realm", value))
    }

    /// The user who has the right.
    pub fn user(self, value: crate::model::Id<crate::model::User>) -> Self {
        Self(self.0.set("user", value))
    }
}

/// Changes to a user restrict role: a field that is not set stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct UserRestrictRolePatch(Changes);

impl UserRestrictRolePatch {
    /// No change yet.
    pub fn new() -> Self {
        Self(Changes::new())
    }

    /// What the user may do.
    pub fn crud(self, value: impl IntoIterator<Item = crate::model::Right>) -> Self {
        Self(self.0.set_all("crud", value))
    }

    /// The realm in which the right holds.
    pub fn realm(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("realm", value))
    }

    /// The resource that the right is about.
    pub fn resource(self, value: crate::model::RightScope) -> Self {
        Self(self.0.set("resource", value))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// Whether the right holds in all realms below as well.
    pub fn sub_realm(self, value: bool) -> Self {
        Self(self.0.set("sub_realm", value))
    }

    /// The user who has the right.
    pub fn user(self, value: crate::model::Id<crate::model::User>) -> Self {
        Self(self.0.set("user", value))
    }
}
