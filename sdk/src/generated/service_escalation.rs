// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Service escalations.
//!
//! An escalation: notifications of a lasting service problem are sent to further contacts.

use crate::backend::Backend;
use crate::describe::{Described, FieldInfo, Named, Operations, ResourceInfo, ValueKind};
use crate::model::ServiceEscalation;
use crate::typed::{AsId, Collection, Content, Field, ForCreate, ForPatch};

/// The service escalations of a backend, made by [`Backend::service_escalations`].
pub type ServiceEscalations = Collection<ServiceEscalation>;

impl Backend {
    /// The service escalations of this backend.
    pub fn service_escalations(&self) -> ServiceEscalations {
        self.collection()
    }
}

impl Described for ServiceEscalation {
    const INFO: ResourceInfo = ResourceInfo {
        name: "serviceescalation",
        singular: "service_escalation",
        plural: "service_escalations",
        open: false,
        templating: false,
        tree: false,
        fields: FIELDS,
    };
    const OPERATIONS: Operations = Operations {
        list: "list_service_escalations",
        create: "create_service_escalation",
        delete_all: "delete_all_service_escalations",
        get: "get_service_escalation",
        update: "update_service_escalation",
        replace: "",
        delete: "delete_service_escalation",
    };
}

impl Named for ServiceEscalation {}

/// The content of a new service escalation: a field that is not set takes the default of the backend.
pub type ServiceEscalationCreate = Content<ServiceEscalation, ForCreate>;

/// Changes to a service escalation: a field that is not set stays as it is.
pub type ServiceEscalationPatch = Content<ServiceEscalation, ForPatch>;

impl Content<ServiceEscalation, ForCreate> {
    /// A new item with the fields that it must have.
    pub fn new(
        name: impl Into<String>,
        realm: impl AsId<crate::model::Realm>,
        usergroups: impl IntoIterator<Item = impl AsId<crate::model::UserGroup>>,
        users: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        Self::empty().name(name).realm(realm).usergroups(usergroups).users(users)
    }
}

impl Content<ServiceEscalation, ForPatch> {
    /// No change yet.
    pub fn new() -> Self {
        Self::empty()
    }
}

/// When the item was created.
pub const CREATED: Field<ServiceEscalation, crate::model::HttpDate> = Field::new(
    "_created",
);
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<ServiceEscalation, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<
    ServiceEscalation,
    crate::model::Id<crate::model::ServiceEscalation>,
> = Field::new("_id");
/// The realm that the item belongs to, by which rights to read and change it are granted.
pub const REALM: Field<
    ServiceEscalation,
    crate::model::Reference<crate::model::Realm>,
> = Field::new("_realm");
/// Whether the item is also visible to users of the realms below its own. Default: `true`.
pub const SUB_REALM: Field<ServiceEscalation, bool> = Field::new("_sub_realm");
/// When the configuration of the item was last changed.
pub const UPDATED: Field<ServiceEscalation, crate::model::HttpDate> = Field::new(
    "_updated",
);
/// The users who may delete the item through the right `custom`.
pub const USERS_DELETE: Field<
    ServiceEscalation,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item through the right `custom`.
pub const USERS_READ: Field<
    ServiceEscalation,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// The users who may change the item through the right `custom`.
pub const USERS_UPDATE: Field<
    ServiceEscalation,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// The label to display. The backend copies the name when it is empty. Default: `""`.
pub const ALIAS: Field<ServiceEscalation, String> = Field::new("alias");
/// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
pub const DEFINITION_ORDER: Field<ServiceEscalation, i64> = Field::new(
    "definition_order",
);
/// The states and events that are escalated. Default: `["w","c","x","r"]`.
pub const ESCALATION_OPTIONS: Field<
    ServiceEscalation,
    Vec<crate::model::ServiceOption>,
> = Field::new("escalation_options");
/// The time period in which the escalation applies; `24x7` when it is left out.
pub const ESCALATION_PERIOD: Field<
    ServiceEscalation,
    crate::model::Reference<crate::model::TimePeriod>,
> = Field::new("escalation_period");
/// The number of the first notification that is escalated. Superseded by `first_notification_time`.
pub const FIRST_NOTIFICATION: Field<ServiceEscalation, i64> = Field::new(
    "first_notification",
);
/// The minutes after the start of a problem at which the escalation starts. Default: `60`.
pub const FIRST_NOTIFICATION_TIME: Field<ServiceEscalation, i64> = Field::new(
    "first_notification_time",
);
/// The groups of hosts whose services' notifications are escalated.
pub const HOSTGROUPS: Field<
    ServiceEscalation,
    Vec<crate::model::Reference<crate::model::HostGroup>>,
> = Field::new("hostgroups");
/// The hosts whose services' notifications are escalated.
pub const HOSTS: Field<
    ServiceEscalation,
    Vec<crate::model::Reference<crate::model::Host>>,
> = Field::new("hosts");
/// The tool or file that the item was imported from. Default: `"unknown"`.
pub const IMPORTED_FROM: Field<ServiceEscalation, String> = Field::new("imported_from");
/// The number of the last notification that is escalated. Superseded by `last_notification_time`.
pub const LAST_NOTIFICATION: Field<ServiceEscalation, i64> = Field::new(
    "last_notification",
);
/// The minutes after the start of a problem at which the escalation ends. Default: `240`.
pub const LAST_NOTIFICATION_TIME: Field<ServiceEscalation, i64> = Field::new(
    "last_notification_time",
);
/// The name by which other items and clients refer to the item; no two items of the resource have the same name.
pub const NAME: Field<ServiceEscalation, String> = Field::new("name");
/// Free remarks. Default: `""`.
pub const NOTES: Field<ServiceEscalation, String> = Field::new("notes");
/// The minutes between repeated notifications while the escalation lasts. Default: `60`.
pub const NOTIFICATION_INTERVAL: Field<ServiceEscalation, i64> = Field::new(
    "notification_interval",
);
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<ServiceEscalation, i64> = Field::new("schema_version");
/// The services whose notifications are escalated.
pub const SERVICES: Field<
    ServiceEscalation,
    Vec<crate::model::Reference<crate::model::Service>>,
> = Field::new("services");
/// The further contact groups.
pub const USERGROUPS: Field<
    ServiceEscalation,
    Vec<crate::model::Reference<crate::model::UserGroup>>,
> = Field::new("usergroups");
/// The further contacts.
pub const USERS: Field<
    ServiceEscalation,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("users");
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
    FieldInfo::new("escalation_options", ValueKind::List(&ValueKind::Word))
        .writable()
        .default("[\"w\",\"c\",\"x\",\"r\"]")
        .words(&["w", "c", "x", "r"]),
    FieldInfo::new("escalation_period", ValueKind::Reference("timeperiod"))
        .writable()
        .embeddable(),
    FieldInfo::new("first_notification", ValueKind::Integer).writable(),
    FieldInfo::new("first_notification_time", ValueKind::Integer)
        .writable()
        .default("60"),
    FieldInfo::new("hostgroups", ValueKind::List(&ValueKind::Reference("hostgroup")))
        .writable()
        .embeddable(),
    FieldInfo::new("hosts", ValueKind::List(&ValueKind::Reference("host")))
        .writable()
        .embeddable(),
    FieldInfo::new("imported_from", ValueKind::Text).writable().default("\"unknown\""),
    FieldInfo::new("last_notification", ValueKind::Integer).writable(),
    FieldInfo::new("last_notification_time", ValueKind::Integer)
        .writable()
        .default("240"),
    FieldInfo::new("name", ValueKind::Text)
        .writable()
        .required()
        .unique()
        .pattern("^[^\\x00-\\x1f\\x7f]*[^\\x00-\\x1f\\x7f\\s][^\\x00-\\x1f\\x7f]*$")
        .min_length(1)
        .max_length(255),
    FieldInfo::new("notes", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("notification_interval", ValueKind::Integer).writable().default("60"),
    FieldInfo::new("schema_version", ValueKind::Integer).default("1"),
    FieldInfo::new("services", ValueKind::List(&ValueKind::Reference("service")))
        .writable()
        .embeddable(),
    FieldInfo::new("usergroups", ValueKind::List(&ValueKind::Reference("usergroup")))
        .writable()
        .required()
        .embeddable(),
    FieldInfo::new("users", ValueKind::List(&ValueKind::Reference("user")))
        .writable()
        .required()
        .embeddable(),
];

impl<K> Content<ServiceEscalation, K> {
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

    /// The states and events that are escalated. Default: `["w","c","x","r"]`.
    pub fn escalation_options(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        self.set_all("escalation_options", value)
    }

    /// The time period in which the escalation applies; `24x7` when it is left out.
    pub fn escalation_period(self, value: impl AsId<crate::model::TimePeriod>) -> Self {
        self.set_reference("escalation_period", &value)
    }

    /// The number of the first notification that is escalated. Superseded by `first_notification_time`.
    pub fn first_notification(self, value: i64) -> Self {
        self.set("first_notification", value)
    }

    /// The minutes after the start of a problem at which the escalation starts. Default: `60`.
    pub fn first_notification_time(self, value: i64) -> Self {
        self.set("first_notification_time", value)
    }

    /// The groups of hosts whose services' notifications are escalated.
    pub fn hostgroups(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::HostGroup>>,
    ) -> Self {
        self.set_references("hostgroups", value)
    }

    /// The hosts whose services' notifications are escalated.
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

    /// The number of the last notification that is escalated. Superseded by `last_notification_time`.
    pub fn last_notification(self, value: i64) -> Self {
        self.set("last_notification", value)
    }

    /// The minutes after the start of a problem at which the escalation ends. Default: `240`.
    pub fn last_notification_time(self, value: i64) -> Self {
        self.set("last_notification_time", value)
    }

    /// The name by which other items and clients refer to the item; no two items of the resource have the same name.
    pub fn name(self, value: impl Into<String>) -> Self {
        self.set::<String>("name", value.into())
    }

    /// Free remarks. Default: `""`.
    pub fn notes(self, value: impl Into<String>) -> Self {
        self.set::<String>("notes", value.into())
    }

    /// The minutes between repeated notifications while the escalation lasts. Default: `60`.
    pub fn notification_interval(self, value: i64) -> Self {
        self.set("notification_interval", value)
    }

    /// The services whose notifications are escalated.
    pub fn services(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::Service>>,
    ) -> Self {
        self.set_references("services", value)
    }

    /// The further contact groups.
    pub fn usergroups(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::UserGroup>>,
    ) -> Self {
        self.set_references("usergroups", value)
    }

    /// The further contacts.
    pub fn users(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("users", value)
    }
}

impl Content<ServiceEscalation, ForCreate> {
    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::ServiceEscalation>) -> Self {
        self.set_reference("_id", &value)
    }
}
