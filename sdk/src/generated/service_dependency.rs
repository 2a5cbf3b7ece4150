// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 a6d8b9b087882ba967cb9d262deedc9a4c82934e5f528341cee29c4e2570676d

//! Service dependencies.
//!
//! Keeps some services from being checked, or their contacts from being notified, while other services are in trouble.

use http::Method;
use serde::Serialize;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::{Id, ServiceDependency};
use crate::typed::{Changed, Changes, Created, Delete, Field, Get, List, Target, Update};

/// The service dependencies of a backend, made by [`Backend::service_dependencies`].
#[derive(Debug, Clone)]
pub struct ServiceDependencies {
    pub(crate) backend: Backend,
}

impl Backend {
    /// The service dependencies of this backend.
    pub fn service_dependencies(&self) -> ServiceDependencies {
        ServiceDependencies {
            backend: self.clone(),
        }
    }
}

impl ServiceDependencies {
    /// List items of servicedependency (`GET /servicedependency`).
    pub fn list(&self) -> List<ServiceDependency> {
        let operation = self
            .backend
            .operation("list_service_dependencies", Method::GET, "/servicedependency");
        List::new(operation)
    }

    /// The service dependency of this name, or `None` where there is none.
    pub async fn get_by_name(
        &self,
        name: &str,
    ) -> Result<Option<ServiceDependency>, BackendException> {
        self.list().filter(NAME.eq(name)).first().await
    }

    /// Create items of servicedependency (`POST /servicedependency`).
    pub async fn create(
        &self,
        item: &ServiceDependencyCreate,
    ) -> Result<Created<ServiceDependency>, BackendException> {
        self.backend
            .operation("create_service_dependency", Method::POST, "/servicedependency")
            .body(item)
            .send_created()
            .await
    }

    /// Creates several service dependencies in one request, all or none (`POST /servicedependency`).
    pub async fn create_many(
        &self,
        items: &[ServiceDependencyCreate],
    ) -> Result<Vec<Created<ServiceDependency>>, BackendException> {
        self.backend
            .operation("create_service_dependency", Method::POST, "/servicedependency")
            .send_created_many(items)
            .await
    }

    /// Remove all items of servicedependency (`DELETE /servicedependency`).
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        self.backend
            .operation(
                "delete_all_service_dependencies",
                Method::DELETE,
                "/servicedependency",
            )
            .send_empty()
            .await
    }

    /// Read an item of servicedependency (`GET /servicedependency/{id}`).
    pub fn get(&self, id: Id<ServiceDependency>) -> Get<ServiceDependency> {
        let operation = self
            .backend
            .operation("get_service_dependency", Method::GET, "/servicedependency/{id}");
        Get::new(operation.path_param(id))
    }

    /// The service dependency with this id, or `None` where there is none (`GET /servicedependency/{id}`).
    pub async fn get_opt(
        &self,
        id: Id<ServiceDependency>,
    ) -> Result<Option<ServiceDependency>, BackendException> {
        self.get(id).optional().await
    }

    /// Change an item of servicedependency (`PATCH /servicedependency/{id}`).
    pub fn update(
        &self,
        target: impl Into<Target<ServiceDependency>>,
        changes: ServiceDependencyPatch,
    ) -> Update<ServiceDependency> {
        let operation = self
            .backend
            .operation(
                "update_service_dependency",
                Method::PATCH,
                "/servicedependency/{id}",
            );
        Update::new(operation, target.into(), changes)
    }

    /// Reads the service dependency and changes it by what it is now; when somebody else is faster, reads it again (`GET`, then `PATCH /servicedependency/{id}`). The loop ends after ten lost races.
    pub async fn update_with(
        &self,
        id: Id<ServiceDependency>,
        change: impl FnMut(&ServiceDependency) -> ServiceDependencyPatch + Send,
    ) -> Result<Changed<ServiceDependency>, BackendException> {
        let read = self
            .backend
            .operation("get_service_dependency", Method::GET, "/servicedependency/{id}");
        let write = self
            .backend
            .operation(
                "update_service_dependency",
                Method::PATCH,
                "/servicedependency/{id}",
            );
        crate::typed::update_with(read.path_param(id), write, change).await
    }

    /// Remove an item of servicedependency (`DELETE /servicedependency/{id}`).
    pub fn delete(
        &self,
        target: impl Into<Target<ServiceDependency>>,
    ) -> Delete<ServiceDependency> {
        let operation = self
            .backend
            .operation(
                "delete_service_dependency",
                Method::DELETE,
                "/servicedependency/{id}",
            );
        Delete::new(operation, target.into())
    }
}

/// When the item was created.
pub const CREATED: Field<ServiceDependency, crate::model::HttpDate> = Field::new(
    "_created",
);
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<ServiceDependency, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<
    ServiceDependency,
    crate::model::Id<crate::model::ServiceDependency>,
> = Field::new("_id");
/// The realm that the item belongs to, and with it the rights to see and change it.
pub const REALM: Field<
    ServiceDependency,
    crate::model::Reference<crate::model::Realm>,
> = Field::new("_realm");
/// Whether those who look after the realms below see the item too.
pub const SUB_REALM: Field<ServiceDependency, bool> = Field::new("_sub_realm");
/// When the item was last changed.
pub const UPDATED: Field<ServiceDependency, crate::model::HttpDate> = Field::new(
    "_updated",
);
/// The users who may delete the item by a `custom` right.
pub const USERS_DELETE: Field<
    ServiceDependency,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<
    ServiceDependency,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// The users who may change the item by a `custom` right.
pub const USERS_UPDATE: Field<
    ServiceDependency,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// A friendlier name to show; the backend copies the name when there is none.
pub const ALIAS: Field<ServiceDependency, String> = Field::new("alias");
/// Of several definitions of one name, the one with the lowest number counts.
pub const DEFINITION_ORDER: Field<ServiceDependency, i64> = Field::new(
    "definition_order",
);
/// When the dependency holds.
pub const DEPENDENCY_PERIOD: Field<
    ServiceDependency,
    crate::model::Reference<crate::model::TimePeriod>,
> = Field::new("dependency_period");
/// The groups on whose hosts the dependent services run.
pub const DEPENDENT_HOSTGROUPS: Field<
    ServiceDependency,
    Vec<crate::model::Reference<crate::model::HostGroup>>,
> = Field::new("dependent_hostgroups");
/// The hosts on which the dependent services run.
pub const DEPENDENT_HOSTS: Field<
    ServiceDependency,
    Vec<crate::model::Reference<crate::model::Host>>,
> = Field::new("dependent_hosts");
/// The services that need the others.
pub const DEPENDENT_SERVICES: Field<
    ServiceDependency,
    Vec<crate::model::Reference<crate::model::Service>>,
> = Field::new("dependent_services");
/// The states of the needed ones in which the dependent ones are not checked.
pub const EXECUTION_FAILURE_CRITERIA: Field<
    ServiceDependency,
    Vec<crate::model::ServiceOption>,
> = Field::new("execution_failure_criteria");
/// Whether the dependency is made anew for each host of the groups.
pub const EXPLODE_HOSTGROUP: Field<ServiceDependency, bool> = Field::new(
    "explode_hostgroup",
);
/// The groups on whose hosts the needed services run.
pub const HOSTGROUPS: Field<
    ServiceDependency,
    Vec<crate::model::Reference<crate::model::HostGroup>>,
> = Field::new("hostgroups");
/// The hosts on which the needed services run.
pub const HOSTS: Field<
    ServiceDependency,
    Vec<crate::model::Reference<crate::model::Host>>,
> = Field::new("hosts");
/// The program or file that the item came from.
pub const IMPORTED_FROM: Field<ServiceDependency, String> = Field::new("imported_from");
/// Whether what the needed ones need is needed as well.
pub const INHERITS_PARENT: Field<ServiceDependency, bool> = Field::new(
    "inherits_parent",
);
/// The name by which people and other programs know the item.
pub const NAME: Field<ServiceDependency, String> = Field::new("name");
/// Whatever is worth remembering about the item.
pub const NOTES: Field<ServiceDependency, String> = Field::new("notes");
/// The states of the needed ones in which nobody is told of the dependent ones.
pub const NOTIFICATION_FAILURE_CRITERIA: Field<
    ServiceDependency,
    Vec<crate::model::ServiceOption>,
> = Field::new("notification_failure_criteria");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<ServiceDependency, i64> = Field::new("schema_version");
/// The services that are needed.
pub const SERVICES: Field<
    ServiceDependency,
    Vec<crate::model::Reference<crate::model::Service>>,
> = Field::new("services");

/// What a new service dependency is made of: a field that is not set takes the default of the backend.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct ServiceDependencyCreate(Changes);

impl ServiceDependencyCreate {
    /// A new item with the fields that it must have.
    pub fn new(
        dependency_period: crate::model::Id<crate::model::TimePeriod>,
        realm: crate::model::Id<crate::model::Realm>,
    ) -> Self {
        Self(Changes::new()).dependency_period(dependency_period).realm(realm)
    }

    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::ServiceDependency>) -> Self {
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

    /// A friendlier name to show; the backend copies the name when there is none.
    pub fn alias(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("alias", value.into()))
    }

    /// Of several definitions of one name, the one with the lowest number counts.
    pub fn definition_order(self, value: i64) -> Self {
        Self(self.0.set("definition_order", value))
    }

    /// When the dependency holds.
    pub fn dependency_period(
        self,
        value: crate::model::Id<crate::model::TimePeriod>,
    ) -> Self {
        Self(self.0.set("dependency_period", value))
    }

    /// The groups on whose hosts the dependent services run.
    pub fn dependent_hostgroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::HostGroup>>,
    ) -> Self {
        Self(self.0.set_all("dependent_hostgroups", value))
    }

    /// The hosts on which the dependent services run.
    pub fn dependent_hosts(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Host>>,
    ) -> Self {
        Self(self.0.set_all("dependent_hosts", value))
    }

    /// The services that need the others.
    pub fn dependent_services(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Service>>,
    ) -> Self {
        Self(self.0.set_all("dependent_services", value))
    }

    /// The states of the needed ones in which the dependent ones are not checked.
    pub fn execution_failure_criteria(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        Self(self.0.set_all("execution_failure_criteria", value))
    }

    /// Whether the dependency is made anew for each host of the groups.
    pub fn explode_hostgroup(self, value: bool) -> Self {
        Self(self.0.set("explode_hostgroup", value))
    }

    /// The groups on whose hosts the needed services run.
    pub fn hostgroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::HostGroup>>,
    ) -> Self {
        Self(self.0.set_all("hostgroups", value))
    }

    /// The hosts on which the needed services run.
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

    /// Whether what the needed ones need is needed as well.
    pub fn inherits_parent(self, value: bool) -> Self {
        Self(self.0.set("inherits_parent", value))
    }

    /// The name by which people and other programs know the item.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Whatever is worth remembering about the item.
    pub fn notes(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes", value.into()))
    }

    /// The states of the needed ones in which nobody is told of the dependent ones.
    pub fn notification_failure_criteria(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        Self(self.0.set_all("notification_failure_criteria", value))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// The services that are needed.
    pub fn services(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Service>>,
    ) -> Self {
        Self(self.0.set_all("services", value))
    }
}

/// Changes to a service dependency: a field that is not set stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct ServiceDependencyPatch(Changes);

impl ServiceDependencyPatch {
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

    /// A friendlier name to show; the backend copies the name when there is none.
    pub fn alias(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("alias", value.into()))
    }

    /// Of several definitions of one name, the one with the lowest number counts.
    pub fn definition_order(self, value: i64) -> Self {
        Self(self.0.set("definition_order", value))
    }

    /// When the dependency holds.
    pub fn dependency_period(
        self,
        value: crate::model::Id<crate::model::TimePeriod>,
    ) -> Self {
        Self(self.0.set("dependency_period", value))
    }

    /// The groups on whose hosts the dependent services run.
    pub fn dependent_hostgroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::HostGroup>>,
    ) -> Self {
        Self(self.0.set_all("dependent_hostgroups", value))
    }

    /// The hosts on which the dependent services run.
    pub fn dependent_hosts(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Host>>,
    ) -> Self {
        Self(self.0.set_all("dependent_hosts", value))
    }

    /// The services that need the others.
    pub fn dependent_services(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Service>>,
    ) -> Self {
        Self(self.0.set_all("dependent_services", value))
    }

    /// The states of the needed ones in which the dependent ones are not checked.
    pub fn execution_failure_criteria(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        Self(self.0.set_all("execution_failure_criteria", value))
    }

    /// Whether the dependency is made anew for each host of the groups.
    pub fn explode_hostgroup(self, value: bool) -> Self {
        Self(self.0.set("explode_hostgroup", value))
    }

    /// The groups on whose hosts the needed services run.
    pub fn hostgroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::HostGroup>>,
    ) -> Self {
        Self(self.0.set_all("hostgroups", value))
    }

    /// The hosts on which the needed services run.
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

    /// Whether what the needed ones need is needed as well.
    pub fn inherits_parent(self, value: bool) -> Self {
        Self(self.0.set("inherits_parent", value))
    }

    /// The name by which people and other programs know the item.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Whatever is worth remembering about the item.
    pub fn notes(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes", value.into()))
    }

    /// The states of the needed ones in which nobody is told of the dependent ones.
    pub fn notification_failure_criteria(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        Self(self.0.set_all("notification_failure_criteria", value))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// The services that are needed.
    pub fn services(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Service>>,
    ) -> Self {
        Self(self.0.set_all("services", value))
    }
}
