// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 00a0f8ed8d8dd3effa3c01d871d95b903448289b6f1bcd9fe6223122121ea7c1

//! Service groups.
//!
//! A group of services. Service groups form a tree with the root `All`.

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
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<ServiceGroup, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<ServiceGroup, crate::model::Id<crate::model::ServiceGroup>> = Field::new(
    "_id",
);
/// The depth in the tree: 0 for the root.
pub const LEVEL: Field<ServiceGroup, i64> = Field::new("_level");
/// The parent in the tree; null for the root only. Default: `null`.
pub const PARENT: Field<
    ServiceGroup,
    crate::model::Reference<crate::model::ServiceGroup>,
> = Field::new("_parent");
/// The realm that the item belongs to, by which rights to read and change it are granted.
pub const REALM: Field<ServiceGroup, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether the item is also visible to users of the realms below its own. Default: `true`.
pub const SUB_REALM: Field<ServiceGroup, bool> = Field::new("_sub_realm");
/// The ancestors in the tree, from the root down to the parent.
pub const TREE_PARENTS: Field<
    ServiceGroup,
    Vec<crate::model::Reference<crate::model::ServiceGroup>>,
> = Field::new("_tree_parents");
/// When the configuration of the item was last changed.
pub const UPDATED: Field<ServiceGroup, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item through the right `custom`.
pub const USERS_DELETE: Field<
    ServiceGroup,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item through the right `custom`.
pub const USERS_READ: Field<
    ServiceGroup,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// The users who may change the item through the right `custom`.
pub const USERS_UPDATE: Field<
    ServiceGroup,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// URLs of actions on the item, for front ends to link to. Default: `""`.
pub const ACTION_URL: Field<ServiceGroup, String> = Field::new("action_url");
/// The label to display. The backend copies the name when it is empty. Default: `""`.
pub const ALIAS: Field<ServiceGroup, String> = Field::new("alias");
/// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
pub const DEFINITION_ORDER: Field<ServiceGroup, i64> = Field::new("definition_order");
/// The tool or file that the item was imported from. Default: `"unknown"`.
pub const IMPORTED_FROM: Field<ServiceGroup, String> = Field::new("imported_from");
/// The name by which other items and clients refer to the item; no two items of the resource have the same name.
pub const NAME: Field<ServiceGroup, String> = Field::new("name");
/// Free remarks. Default: `""`.
pub const NOTES: Field<ServiceGroup, String> = Field::new("notes");
/// URLs of documentation about the item, for front ends to link to. Default: `""`.
pub const NOTES_URL: Field<ServiceGroup, String> = Field::new("notes_url");
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<ServiceGroup, i64> = Field::new("schema_version");
/// The member groups; repeated ones are dropped. Default: `[]`.
pub const SERVICEGROUPS: Field<
    ServiceGroup,
    Vec<crate::model::Reference<crate::model::ServiceGroup>>,
> = Field::new("servicegroups");
/// The member services; repeated ones are dropped. Default: `[]`.
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

    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::ServiceGroup>) -> Self {
        Self(self.0.set("_id", value))
    }

    /// The parent in the tree; null for the root only. Default: `null`.
    pub fn parent(self, value: crate::model::Id<crate::model::ServiceGroup>) -> Self {
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

    /// URLs of actions on the item, for front ends to link to. Default: `""`.
    pub fn action_url(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("action_url", value.into()))
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

    /// URLs of documentation about the item, for front ends to link to. Default: `""`.
    pub fn notes_url(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes_url", value.into()))
    }

    /// The member groups; repeated ones are dropped. Default: `[]`.
    pub fn servicegroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::ServiceGroup>>,
    ) -> Self {
        Self(self.0.set_all("servicegroups", value))
    }

    /// The member services; repeated ones are dropped. Default: `[]`.
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

    /// The parent in the tree; null for the root only. Default: `null`.
    pub fn parent(self, value: crate::model::Id<crate::model::ServiceGroup>) -> Self {
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

    /// URLs of actions on the item, for front ends to link to. Default: `""`.
    pub fn action_url(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("action_url", value.into()))
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

    /// URLs of documentation about the item, for front ends to link to. Default: `""`.
    pub fn notes_url(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes_url", value.into()))
    }

    /// The member groups; repeated ones are dropped. Default: `[]`.
    pub fn servicegroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::ServiceGroup>>,
    ) -> Self {
        Self(self.0.set_all("servicegroups", value))
    }

    /// The member services; repeated ones are dropped. Default: `[]`.
    pub fn services(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Service>>,
    ) -> Self {
        Self(self.0.set_all("services", value))
    }
}
