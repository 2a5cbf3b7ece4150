// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 a6d8b9b087882ba967cb9d262deedc9a4c82934e5f528341cee29c4e2570676d

//! Service groups.
//!
//! A named set of services. The groups form a tree below the group `All`.

use http::Method;
use serde::Serialize;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::{Id, ServiceGroup};
use crate::typed::{Changed, Changes, Created, Delete, Field, Get, List, Target, Update};

/// The service groups of a backend, made by [`Backend::service_groups`].
#[derive(Debug, Clone)]
pub struct ServiceGroups {
    pub(crate) backend: Backend,
}

impl Backend {
    /// The service groups of this backend.
    pub fn service_groups(&self) -> ServiceGroups {
        ServiceGroups {
            backend: self.clone(),
        }
    }
}

impl ServiceGroups {
    /// List items of servicegroup (`GET /servicegroup`).
    pub fn list(&self) -> List<ServiceGroup> {
        let operation = self
            .backend
            .operation("list_service_groups", Method::GET, "/servicegroup");
        List::new(operation)
    }

    /// The service group of this name, or `None` where there is none.
    pub async fn get_by_name(
        &self,
        name: &str,
    ) -> Result<Option<ServiceGroup>, BackendException> {
        self.list().filter(NAME.eq(name)).first().await
    }

    /// Create items of servicegroup (`POST /servicegroup`).
    pub async fn create(
        &self,
        item: &ServiceGroupCreate,
    ) -> Result<Created<ServiceGroup>, BackendException> {
        self.backend
            .operation("create_service_group", Method::POST, "/servicegroup")
            .body(item)
            .send_created()
            .await
    }

    /// Creates several service groups in one request, all or none (`POST /servicegroup`).
    pub async fn create_many(
        &self,
        items: &[ServiceGroupCreate],
    ) -> Result<Vec<Created<ServiceGroup>>, BackendException> {
        self.backend
            .operation("create_service_group", Method::POST, "/servicegroup")
            .send_created_many(items)
            .await
    }

    /// Remove all items of servicegroup (`DELETE /servicegroup`).
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        self.backend
            .operation("delete_all_service_groups", Method::DELETE, "/servicegroup")
            .send_empty()
            .await
    }

    /// Read an item of servicegroup (`GET /servicegroup/{id}`).
    pub fn get(&self, id: Id<ServiceGroup>) -> Get<ServiceGroup> {
        let operation = self
            .backend
            .operation("get_service_group", Method::GET, "/servicegroup/{id}");
        Get::new(operation.path_param(id))
    }

    /// The service group with this id, or `None` where there is none (`GET /servicegroup/{id}`).
    pub async fn get_opt(
        &self,
        id: Id<ServiceGroup>,
    ) -> Result<Option<ServiceGroup>, BackendException> {
        self.get(id).optional().await
    }

    /// Change an item of servicegroup (`PATCH /servicegroup/{id}`).
    pub fn update(
        &self,
        target: impl Into<Target<ServiceGroup>>,
        changes: ServiceGroupPatch,
    ) -> Update<ServiceGroup> {
        let operation = self
            .backend
            .operation("update_service_group", Method::PATCH, "/servicegroup/{id}");
        Update::new(operation, target.into(), changes)
    }

    /// Reads the service group and changes it by what it is now; when somebody else is faster, reads it again (`GET`, then `PATCH /servicegroup/{id}`). The loop ends after ten lost races.
    pub async fn update_with(
        &self,
        id: Id<ServiceGroup>,
        change: impl FnMut(&ServiceGroup) -> ServiceGroupPatch + Send,
    ) -> Result<Changed<ServiceGroup>, BackendException> {
        let read = self
            .backend
            .operation("get_service_group", Method::GET, "/servicegroup/{id}");
        let write = self
            .backend
            .operation("update_service_group", Method::PATCH, "/servicegroup/{id}");
        crate::typed::update_with(read.path_param(id), write, change).await
    }

    /// Remove an item of servicegroup (`DELETE /servicegroup/{id}`).
    pub fn delete(
        &self,
        target: impl Into<Target<ServiceGroup>>,
    ) -> Delete<ServiceGroup> {
        let operation = self
            .backend
            .operation("delete_service_group", Method::DELETE, "/servicegroup/{id}");
        Delete::new(operation, target.into())
    }
}

/// When the item was created.
pub const CREATED: Field<ServiceGroup, crate::model::HttpDate> = Field::new("_created");
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<ServiceGroup, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<ServiceGroup, crate::model::Id<crate::model::ServiceGroup>> = Field::new(
    "_id",
);
/// How many groups lie above this one; the backend counts them.
pub const LEVEL: Field<ServiceGroup, i64> = Field::new("_level");
/// The group right above this one; only the topmost group has none.
pub const PARENT: Field<
    ServiceGroup,
    crate::model::Reference<crate::model::ServiceGroup>,
> = Field::new("_parent");
/// The realm that the item belongs to, and with it the rights to see and change it.
pub const REALM: Field<ServiceGroup, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether those who look after the realms below see the item too.
pub const SUB_REALM: Field<ServiceGroup, bool> = Field::new("_sub_realm");
/// All groups above this one, from the topmost down; the backend lists them.
pub const TREE_PARENTS: Field<
    ServiceGroup,
    Vec<crate::model::Reference<crate::model::ServiceGroup>>,
> = Field::new("_tree_parents");
/// When the item was last changed.
pub const UPDATED: Field<ServiceGroup, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item by a `custom` right.
pub const USERS_DELETE: Field<
    ServiceGroup,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<
    ServiceGroup,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// The users who may change the item by a `custom` right.
pub const USERS_UPDATE: Field<
    ServiceGroup,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// Addresses of pages on which something can be done about the item.
pub const ACTION_URL: Field<ServiceGroup, String> = Field::new("action_url");
/// A friendlier name to show; the backend copies the name when there is none.
pub const ALIAS: Field<ServiceGroup, String> = Field::new("alias");
/// Of several definitions of one name, the one with the lowest number counts.
pub const DEFINITION_ORDER: Field<ServiceGroup, i64> = Field::new("definition_order");
/// The program or file that the item came from.
pub const IMPORTED_FROM: Field<ServiceGroup, String> = Field::new("imported_from");
/// The name by which people and other programs know the item.
pub const NAME: Field<ServiceGroup, String> = Field::new("name");
/// Whatever is worth remembering about the item.
pub const NOTES: Field<ServiceGroup, String> = Field::new("notes");
/// Addresses of pages about the item.
pub const NOTES_URL: Field<ServiceGroup, String> = Field::new("notes_url");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<ServiceGroup, i64> = Field::new("schema_version");
/// The groups in the group.
pub const SERVICEGROUPS: Field<
    ServiceGroup,
    Vec<crate::model::Reference<crate::model::ServiceGroup>>,
> = Field::new("servicegroups");
/// The services of the group.
pub const SERVICES: Field<
    ServiceGroup,
    Vec<crate::model::Reference<crate::model::Service>>,
> = Field::new("services");

/// What a new service group is made of: a field that is not set takes the default of the backend.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct ServiceGroupCreate(Changes);

impl ServiceGroupCreate {
    /// A new item with the fields that it must have.
    pub fn new(
        name: impl Into<String>,
        realm: crate::model::Id<crate::model::Realm>,
    ) -> Self {
        Self(Changes::new()).name(name).realm(realm)
    }

    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::ServiceGroup>) -> Self {
        Self(self.0.set("_id", value))
    }

    /// How many groups lie above this one; the backend counts them.
    pub fn level(self, value: i64) -> Self {
        Self(self.0.set("_level", value))
    }

    /// The group right above this one; only the topmost group has none.
    pub fn parent(self, value: crate::model::Id<crate::model::ServiceGroup>) -> Self {
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
        value: impl IntoIterator<Item = crate::model::Id<crate::model::ServiceGroup>>,
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

    /// The groups in the group.
    pub fn servicegroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::ServiceGroup>>,
    ) -> Self {
        Self(self.0.set_all("servicegroups", value))
    }

    /// The services of the group.
    pub fn services(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Service>>,
    ) -> Self {
        Self(self.0.set_all("services", value))
    }
}

/// Changes to a service group: a field that is not set stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct ServiceGroupPatch(Changes);

impl ServiceGroupPatch {
    /// No change yet.
    pub fn new() -> Self {
        Self(Changes::new())
    }

    /// How many groups lie above this one; the backend counts them.
    pub fn level(self, value: i64) -> Self {
        Self(self.0.set("_level", value))
    }

    /// The group right above this one; only the topmost group has none.
    pub fn parent(self, value: crate::model::Id<crate::model::ServiceGroup>) -> Self {
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
        value: impl IntoIterator<Item = crate::model::Id<crate::model::ServiceGroup>>,
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

    /// The groups in the group.
    pub fn servicegroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::ServiceGroup>>,
    ) -> Self {
        Self(self.0.set_all("servicegroups", value))
    }

    /// The services of the group.
    pub fn services(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Service>>,
    ) -> Self {
        Self(self.0.set_all("services", value))
    }
}
