// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Service dependencies.
//!
//! A dependency between services: while the services depended upon are in certain states, the dependent services are not checked, or their notifications are suppressed.

use crate::backend::Backend;
use crate::describe::{Described, FieldInfo, Named, Operations, ResourceInfo, ValueKind};
use crate::model::ServiceDependency;
use crate::typed::{AsId, Collection, Content, Field, ForCreate, ForPatch};

/// The service dependencies of a backend, made by [`Backend::service_dependencies`].
pub type ServiceDependencies = Collection<ServiceDependency>;

impl Backend {
    /// The service dependencies of this backend.
    pub fn service_dependencies(&self) -> ServiceDependencies {
        self.collection()
    }
}

impl Described for ServiceDependency {
    const INFO: ResourceInfo = ResourceInfo {
        name: "servicedependency",
        singular: "service_dependency",
        plural: "service_dependencies",
        open: false,
        templating: false,
        tree: false,
        fields: FIELDS,
    };
    const OPERATIONS: Operations = Operations {
        list: "list_service_dependencies",
        create: "create_service_dependency",
        delete_all: "delete_all_service_dependencies",
        get: "get_service_dependency",
        update: "update_service_dependency",
        replace: "",
        delete: "delete_service_dependency",
    };
}

impl Named for ServiceDependency {}

/// The content of a new service dependency: a field that is not set takes the default of the backend.
pub type ServiceDependencyCreate = Content<ServiceDependency, ForCreate>;

/// Changes to a service dependency: a field that is not set stays as it is.
pub type ServiceDependencyPatch = Content<ServiceDependency, ForPatch>;

impl Content<ServiceDependency, ForCreate> {
    /// A new item with the fields that it must have.
    pub fn new(
        dependency_period: impl AsId<crate::model::TimePeriod>,
        realm: impl AsId<crate::model::Realm>,
    ) -> Self {
        Self::empty().dependency_period(dependency_period).realm(realm)
    }
}

impl Content<ServiceDependency, ForPatch> {
    /// No change yet.
    pub fn new() -> Self {
        Self::empty()
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
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new("_created", ValueKind::Date),
    FieldInfo::new("_etag", ValueKind::Text),
    FieldInfo::new("_id", ValueKind::Identifier).creatable(),
    FieldInfo::new("_realm", ValueKind::Reference("realm"))
        .writable()
        .required()
        .embeddable(),
    FieldInfo::new("_sub_realm", ValueKind::Boolean).writable().default("true"),
    FieldInfo::new("_updated", ValueKind::Date),
    FieldInfo::new("_users_delete", ValueKind::List(&ValueKind::Reference("user")))
        .writable()
        .embeddable(),
    FieldInfo::new("_users_read", ValueKind::List(&ValueKind::Reference("user")))
        .writable()
        .embeddable(),
    FieldInfo::new("_users_update", ValueKind::List(&ValueKind::Reference("user")))
        .writable()
        .embeddable(),
    FieldInfo::new("alias", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("definition_order", ValueKind::Integer).writable().default("100"),
    FieldInfo::new("dependency_period", ValueKind::Reference("timeperiod"))
        .writable()
        .required()
        .embeddable(),
    FieldInfo::new(
            "dependent_hostgroups",
            ValueKind::List(&ValueKind::Reference("hostgroup")),
        )
        .writable()
        .embeddable(),
    FieldInfo::new("dependent_hosts", ValueKind::List(&ValueKind::Reference("host")))
        .writable()
        .embeddable(),
    FieldInfo::new(
            "dependent_services",
            ValueKind::List(&ValueKind::Reference("service")),
        )
        .writable()
        .embeddable(),
    FieldInfo::new("execution_failure_criteria", ValueKind::List(&ValueKind::Word))
        .writable()
        .default("[\"u\",\"c\",\"w\"]")
        .words(&["o", "w", "c", "u", "p", "n"]),
    FieldInfo::new("explode_hostgroup", ValueKind::Boolean).writable().default("false"),
    FieldInfo::new("hostgroups", ValueKind::List(&ValueKind::Reference("hostgroup")))
        .writable()
        .embeddable(),
    FieldInfo::new("hosts", ValueKind::List(&ValueKind::Reference("host")))
        .writable()
        .embeddable(),
    FieldInfo::new("imported_from", ValueKind::Text).writable().default("\"unknown\""),
    FieldInfo::new("inherits_parent", ValueKind::Boolean).writable().default("false"),
    FieldInfo::new("name", ValueKind::Text)
        .writable()
        .unique()
        .pattern("^[^\\x00-\\x1f\\x7f]*[^\\x00-\\x1f\\x7f\\s][^\\x00-\\x1f\\x7f]*$")
        .min_length(1)
        .max_length(255),
    FieldInfo::new("notes", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("notification_failure_criteria", ValueKind::List(&ValueKind::Word))
        .writable()
        .default("[\"u\",\"c\",\"w\"]")
        .words(&["o", "w", "c", "u", "p", "n"]),
    FieldInfo::new("schema_version", ValueKind::Integer).default("1"),
    FieldInfo::new("services", ValueKind::List(&ValueKind::Reference("service")))
        .writable()
        .embeddable(),
];

impl<K> Content<ServiceDependency, K> {
    /// The realm that the item belongs to, by which rights to read and change it are granted.
    pub fn realm(self, value: impl AsId<crate::model::Realm>) -> Self {
        self.set_reference("_realm", &value)
    }

    /// Whether the item is also visible to users of the realms below its own. Default: `true`.
    pub fn sub_realm(self, value: bool) -> Self {
        self.set("_sub_realm", value)
    }

    /// The users who may delete the item through the right `custom`.
    pub fn users_delete(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("_users_delete", value)
    }

    /// The users who may read the item through the right `custom`.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("_users_read", value)
    }

    /// The users who may change the item through the right `custom`.
    pub fn users_update(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("_users_update", value)
    }

    /// The label to display. The backend copies the name when it is empty. Default: `""`.
    pub fn alias(self, value: impl Into<String>) -> Self {
        self.set::<String>("alias", value.into())
    }

    /// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
    pub fn definition_order(self, value: i64) -> Self {
        self.set("definition_order", value)
    }

    /// The time period in which the dependency applies.
    pub fn dependency_period(self, value: impl AsId<crate::model::TimePeriod>) -> Self {
        self.set_reference("dependency_period", &value)
    }

    /// The groups of hosts of the dependent services.
    pub fn dependent_hostgroups(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::HostGroup>>,
    ) -> Self {
        self.set_references("dependent_hostgroups", value)
    }

    /// The hosts of the dependent services.
    pub fn dependent_hosts(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::Host>>,
    ) -> Self {
        self.set_references("dependent_hosts", value)
    }

    /// The dependent services.
    pub fn dependent_services(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::Service>>,
    ) -> Self {
        self.set_references("dependent_services", value)
    }

    /// The states of the services depended upon in which the dependent services are not checked. Default: `["u","c","w"]`.
    pub fn execution_failure_criteria(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        self.set_all("execution_failure_criteria", value)
    }

    /// Whether the dependency applies on each host of the groups separately. Default: `false`.
    pub fn explode_hostgroup(self, value: bool) -> Self {
        self.set("explode_hostgroup", value)
    }

    /// The groups of hosts of the services depended upon.
    pub fn hostgroups(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::HostGroup>>,
    ) -> Self {
        self.set_references("hostgroups", value)
    }

    /// The hosts of the services depended upon.
    pub fn hosts(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::Host>>,
    ) -> Self {
        self.set_references("hosts", value)
    }

    /// The tool or file that the item was imported from. Default: `"unknown"`.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        self.set::<String>("imported_from", value.into())
    }

    /// Whether the dependencies of the items depended upon apply as well. Default: `false`.
    pub fn inherits_parent(self, value: bool) -> Self {
        self.set("inherits_parent", value)
    }

    /// The name by which other items and clients refer to the dependency, unique; the backend uses the `_id` when it is left out.
    pub fn name(self, value: impl Into<String>) -> Self {
        self.set::<String>("name", value.into())
    }

    /// Free remarks. Default: `""`.
    pub fn notes(self, value: impl Into<String>) -> Self {
        self.set::<String>("notes", value.into())
    }

    /// The states of the services depended upon in which notifications of the dependent services are suppressed. Default: `["u","c","w"]`.
    pub fn notification_failure_criteria(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        self.set_all("notification_failure_criteria", value)
    }

    /// The services depended upon.
    pub fn services(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::Service>>,
    ) -> Self {
        self.set_references("services", value)
    }
}

impl Content<ServiceDependency, ForCreate> {
    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::ServiceDependency>) -> Self {
        self.set_reference("_id", &value)
    }
}
