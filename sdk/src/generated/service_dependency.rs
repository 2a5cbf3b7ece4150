// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 00a0f8ed8d8dd3effa3c01d871d95b903448289b6f1bcd9fe6223122121ea7c1

//! Service dependencies.
//!
//! A dependency between services: while the services depended upon are in certain states, the dependent services are not checked, or their notifications are suppressed.

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
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<ServiceDependency, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<
    ServiceDependency,
    crate::model::Id<crate::model::ServiceDependency>,
> = Field::new("_id");
/// The realm that the item belongs to, by which rights to read and change it are granted.
pub const REALM: Field<
    ServiceDependency,
    crate::model::Reference<crate::model::Realm>,
> = Field::new("_realm");
/// Whether the item is also visible to users of the realms below its own. Default: `true`.
pub const SUB_REALM: Field<ServiceDependency, bool> = Field::new("_sub_realm");
/// When the configuration of the item was last changed.
pub const UPDATED: Field<ServiceDependency, crate::model::HttpDate> = Field::new(
    "_updated",
);
/// The users who may delete the item through the right `custom`.
pub const USERS_DELETE: Field<
    ServiceDependency,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item through the right `custom`.
pub const USERS_READ: Field<
    ServiceDependency,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// The users who may change the item through the right `custom`.
pub const USERS_UPDATE: Field<
    ServiceDependency,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// The label to display. The backend copies the name when it is empty. Default: `""`.
pub const ALIAS: Field<ServiceDependency, String> = Field::new("alias");
/// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
pub const DEFINITION_ORDER: Field<ServiceDependency, i64> = Field::new(
    "definition_order",
);
/// The time period in which the dependency applies.
pub const DEPENDENCY_PERIOD: Field<
    ServiceDependency,
    crate::model::Reference<crate::model::TimePeriod>,
> = Field::new("dependency_period");
/// The groups of hosts of the dependent services.
pub const DEPENDENT_HOSTGROUPS: Field<
    ServiceDependency,
    Vec<crate::model::Reference<crate::model::HostGroup>>,
> = Field::new("dependent_hostgroups");
/// The hosts of the dependent services.
pub const DEPENDENT_HOSTS: Field<
    ServiceDependency,
    Vec<crate::model::Reference<crate::model::Host>>,
> = Field::new("dependent_hosts");
/// The dependent services.
pub const DEPENDENT_SERVICES: Field<
    ServiceDependency,
    Vec<crate::model::Reference<crate::model::Service>>,
> = Field::new("dependent_services");
/// The states of the services depended upon in which the dependent services are not checked. Default: `["u","c","w"]`.
pub const EXECUTION_FAILURE_CRITERIA: Field<
    ServiceDependency,
    Vec<crate::model::ServiceOption>,
> = Field::new("execution_failure_criteria");
/// Whether the dependency applies on each host of the groups separately. Default: `false`.
pub const EXPLODE_HOSTGROUP: Field<ServiceDependency, bool> = Field::new(
    "explode_hostgroup",
);
/// The groups of hosts of the services depended upon.
pub const HOSTGROUPS: Field<
    ServiceDependency,
    Vec<crate::model::Reference<crate::model::HostGroup>>,
> = Field::new("hostgroups");
/// The hosts of the services depended upon.
pub const HOSTS: Field<
    ServiceDependency,
    Vec<crate::model::Reference<crate::model::Host>>,
> = Field::new("hosts");
/// The tool or file that the item was imported from. Default: `"unknown"`.
pub const IMPORTED_FROM: Field<ServiceDependency, String> = Field::new("imported_from");
/// Whether the dependencies of the items depended upon apply as well. Default: `false`.
pub const INHERITS_PARENT: Field<ServiceDependency, bool> = Field::new(
    "inherits_parent",
);
/// The name by which other items and clients refer to the dependency, unique; the backend uses the `_id` when it is left out.
pub const NAME: Field<ServiceDependency, String> = Field::new("name");
/// Free remarks. Default: `""`.
pub const NOTES: Field<ServiceDependency, String> = Field::new("notes");
/// The states of the services depended upon in which notifications of the dependent services are suppressed. Default: `["u","c","w"]`.
pub const NOTIFICATION_FAILURE_CRITERIA: Field<
    ServiceDependency,
    Vec<crate::model::ServiceOption>,
> = Field::new("notification_failure_criteria");
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<ServiceDependency, i64> = Field::new("schema_version");
/// The services depended upon.
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

    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::ServiceDependency>) -> Self {
        Self(self.0.set("_id", value))
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

    /// The time period in which the dependency applies.
    pub fn dependency_period(
        self,
        value: crate::model::Id<crate::model::TimePeriod>,
    ) -> Self {
        Self(self.0.set("dependency_period", value))
    }

    /// The groups of hosts of the dependent services.
    pub fn dependent_hostgroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::HostGroup>>,
    ) -> Self {
        Self(self.0.set_all("dependent_hostgroups", value))
    }

    /// The hosts of the dependent services.
    pub fn dependent_hosts(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Host>>,
    ) -> Self {
        Self(self.0.set_all("dependent_hosts", value))
    }

    /// The dependent services.
    pub fn dependent_services(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Service>>,
    ) -> Self {
        Self(self.0.set_all("dependent_services", value))
    }

    /// The states of the services depended upon in which the dependent services are not checked. Default: `["u","c","w"]`.
    pub fn execution_failure_criteria(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        Self(self.0.set_all("execution_failure_criteria", value))
    }

    /// Whether the dependency applies on each host of the groups separately. Default: `false`.
    pub fn explode_hostgroup(self, value: bool) -> Self {
        Self(self.0.set("explode_hostgroup", value))
    }

    /// The groups of hosts of the services depended upon.
    pub fn hostgroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::HostGroup>>,
    ) -> Self {
        Self(self.0.set_all("hostgroups", value))
    }

    /// The hosts of the services depended upon.
    pub fn hosts(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Host>>,
    ) -> Self {
        Self(self.0.set_all("hosts", value))
    }

    /// The tool or file that the item was imported from. Default: `"unknown"`.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("imported_from", value.into()))
    }

    /// Whether the dependencies of the items depended upon apply as well. Default: `false`.
    pub fn inherits_parent(self, value: bool) -> Self {
        Self(self.0.set("inherits_parent", value))
    }

    /// The name by which other items and clients refer to the dependency, unique; the backend uses the `_id` when it is left out.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Free remarks. Default: `""`.
    pub fn notes(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes", value.into()))
    }

    /// The states of the services depended upon in which notifications of the dependent services are suppressed. Default: `["u","c","w"]`.
    pub fn notification_failure_criteria(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        Self(self.0.set_all("notification_failure_criteria", value))
    }

    /// The services depended upon.
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

    /// The time period in which the dependency applies.
    pub fn dependency_period(
        self,
        value: crate::model::Id<crate::model::TimePeriod>,
    ) -> Self {
        Self(self.0.set("dependency_period", value))
    }

    /// The groups of hosts of the dependent services.
    pub fn dependent_hostgroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::HostGroup>>,
    ) -> Self {
        Self(self.0.set_all("dependent_hostgroups", value))
    }

    /// The hosts of the dependent services.
    pub fn dependent_hosts(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Host>>,
    ) -> Self {
        Self(self.0.set_all("dependent_hosts", value))
    }

    /// The dependent services.
    pub fn dependent_services(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Service>>,
    ) -> Self {
        Self(self.0.set_all("dependent_services", value))
    }

    /// The states of the services depended upon in which the dependent services are not checked. Default: `["u","c","w"]`.
    pub fn execution_failure_criteria(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        Self(self.0.set_all("execution_failure_criteria", value))
    }

    /// Whether the dependency applies on each host of the groups separately. Default: `false`.
    pub fn explode_hostgroup(self, value: bool) -> Self {
        Self(self.0.set("explode_hostgroup", value))
    }

    /// The groups of hosts of the services depended upon.
    pub fn hostgroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::HostGroup>>,
    ) -> Self {
        Self(self.0.set_all("hostgroups", value))
    }

    /// The hosts of the services depended upon.
    pub fn hosts(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Host>>,
    ) -> Self {
        Self(self.0.set_all("hosts", value))
    }

    /// The tool or file that the item was imported from. Default: `"unknown"`.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("imported_from", value.into()))
    }

    /// Whether the dependencies of the items depended upon apply as well. Default: `false`.
    pub fn inherits_parent(self, value: bool) -> Self {
        Self(self.0.set("inherits_parent", value))
    }

    /// The name by which other items and clients refer to the dependency, unique; the backend uses the `_id` when it is left out.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Free remarks. Default: `""`.
    pub fn notes(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes", value.into()))
    }

    /// The states of the services depended upon in which notifications of the dependent services are suppressed. Default: `["u","c","w"]`.
    pub fn notification_failure_criteria(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        Self(self.0.set_all("notification_failure_criteria", value))
    }

    /// The services depended upon.
    pub fn services(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Service>>,
    ) -> Self {
        Self(self.0.set_all("services", value))
    }
}
