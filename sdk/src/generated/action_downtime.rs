// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Action downtimes.
//!
//! Somebody plans a downtime for a host or service, or cancels one. Front ends create it; the monitoring engine carries it out and marks it as processed.

use crate::backend::Backend;
use crate::describe::{Described, FieldInfo, Operations, ResourceInfo, ValueKind};
use crate::model::ActionDowntime;
use crate::typed::{AsId, Collection, Content, Field, ForCreate, ForPatch};

/// The action downtimes of a backend, made by [`Backend::action_downtimes`].
pub type ActionDowntimes = Collection<ActionDowntime>;

impl Backend {
    /// The action downtimes of this backend.
    pub fn action_downtimes(&self) -> ActionDowntimes {
        self.collection()
    }
}

impl Described for ActionDowntime {
    const INFO: ResourceInfo = ResourceInfo {
        name: "actiondowntime",
        singular: "action_downtime",
        plural: "action_downtimes",
        open: false,
        templating: false,
        tree: false,
        fields: FIELDS,
    };
    const OPERATIONS: Operations = Operations {
        list: "list_action_downtimes",
        create: "create_action_downtime",
        delete_all: "delete_all_action_downtimes",
        get: "get_action_downtime",
        update: "update_action_downtime",
        replace: "",
        delete: "delete_action_downtime",
    };
}

/// The content of a new action downtime: a field that is not set takes the default of the backend.
pub type ActionDowntimeCreate = Content<ActionDowntime, ForCreate>;

/// Changes to a action downtime: a field that is not set stays as it is.
pub type ActionDowntimePatch = Content<ActionDowntime, ForPatch>;

impl Content<ActionDowntime, ForCreate> {
    /// A new item with the fields that it must have.
    pub fn new(
        host: impl AsId<crate::model::Host>,
        service: impl Into<Option<crate::model::Id<crate::model::Service>>>,
        user: impl AsId<crate::model::User>,
    ) -> Self {
        Self::empty()
            .set::<
                Option<crate::model::Id<crate::model::Service>>,
            >("service", service.into())
            .host(host)
            .user(user)
    }
}

impl Content<ActionDowntime, ForPatch> {
    /// No change yet.
    pub fn new() -> Self {
        Self::empty()
    }
}

/// When the item was created.
pub const CREATED: Field<ActionDowntime, crate::model::HttpDate> = Field::new(
    "_created",
);
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<ActionDowntime, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<ActionDowntime, crate::model::Id<crate::model::ActionDowntime>> = Field::new(
    "_id",
);
/// The realm that the item belongs to, and with it the rights to see and change it.
pub const REALM: Field<ActionDowntime, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether those who look after the realms below see the item too.
pub const SUB_REALM: Field<ActionDowntime, bool> = Field::new("_sub_realm");
/// When the item was last changed.
pub const UPDATED: Field<ActionDowntime, crate::model::HttpDate> = Field::new(
    "_updated",
);
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<
    ActionDowntime,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// Whether to plan the downtime or to cancel it.
pub const ACTION: Field<ActionDowntime, crate::model::ActionVerb> = Field::new("action");
/// What the user had to say about it; the history repeats it.
pub const COMMENT: Field<ActionDowntime, String> = Field::new("comment");
/// How long a downtime that is not fixed lasts, in seconds.
pub const DURATION: Field<ActionDowntime, i64> = Field::new("duration");
/// When the downtime ends, in seconds since 1970.
pub const END_TIME: Field<ActionDowntime, i64> = Field::new("end_time");
/// Whether the downtime lasts from start to end; otherwise it begins with a problem in between and lasts for its duration.
pub const FIXED: Field<ActionDowntime, bool> = Field::new("fixed");
/// The host that it is about.
pub const HOST: Field<ActionDowntime, crate::model::Reference<crate::model::Host>> = Field::new(
    "host",
);
/// Whether those concerned were told.
pub const NOTIFIED: Field<ActionDowntime, bool> = Field::new("notified");
/// Whether the monitoring engine took the request in hand.
pub const PROCESSED: Field<ActionDowntime, bool> = Field::new("processed");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<ActionDowntime, i64> = Field::new("schema_version");
/// The service that it is about; null for the host itself.
pub const SERVICE: Field<
    ActionDowntime,
    crate::model::Reference<crate::model::Service>,
> = Field::new("service");
/// When the downtime starts, in seconds since 1970.
pub const START_TIME: Field<ActionDowntime, i64> = Field::new("start_time");
/// The user who asked for it.
pub const USER: Field<ActionDowntime, crate::model::Reference<crate::model::User>> = Field::new(
    "user",
);
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new("_created", ValueKind::Date),
    FieldInfo::new("_etag", ValueKind::Text),
    FieldInfo::new("_id", ValueKind::Identifier).creatable(),
    FieldInfo::new("_realm", ValueKind::Reference("realm")).writable().embeddable(),
    FieldInfo::new("_sub_realm", ValueKind::Boolean).writable().default("true"),
    FieldInfo::new("_updated", ValueKind::Date),
    FieldInfo::new("_users_read", ValueKind::List(&ValueKind::Reference("user")))
        .writable()
        .embeddable(),
    FieldInfo::new("action", ValueKind::Word).writable().default("\"add\""),
    FieldInfo::new("comment", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("duration", ValueKind::Integer).writable().default("86400"),
    FieldInfo::new("end_time", ValueKind::Integer).writable().default("86400"),
    FieldInfo::new("fixed", ValueKind::Boolean).writable().default("true"),
    FieldInfo::new("host", ValueKind::Reference("host"))
        .writable()
        .required()
        .embeddable(),
    FieldInfo::new("notified", ValueKind::Boolean).writable().default("false"),
    FieldInfo::new("processed", ValueKind::Boolean).writable().default("false"),
    FieldInfo::new("schema_version", ValueKind::Integer).writable().default("1"),
    FieldInfo::new("service", ValueKind::Reference("service"))
        .writable()
        .required()
        .nullable()
        .embeddable(),
    FieldInfo::new("start_time", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("user", ValueKind::Reference("user"))
        .writable()
        .required()
        .embeddable(),
];

impl<K> Content<ActionDowntime, K> {
    /// The realm that the item belongs to, and with it the rights to see and change it.
    pub fn realm(self, value: impl AsId<crate::model::Realm>) -> Self {
        self.set_reference("_realm", &value)
    }

    /// Whether those who look after the realms below see the item too.
    pub fn sub_realm(self, value: bool) -> Self {
        self.set("_sub_realm", value)
    }

    /// The users who may read the item by a `custom` right.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("_users_read", value)
    }

    /// Whether to plan the downtime or to cancel it.
    pub fn action(self, value: crate::model::ActionVerb) -> Self {
        self.set("action", value)
    }

    /// What the user had to say about it; the history repeats it.
    pub fn comment(self, value: impl Into<String>) -> Self {
        self.set::<String>("comment", value.into())
    }

    /// How long a downtime that is not fixed lasts, in seconds.
    pub fn duration(self, value: i64) -> Self {
        self.set("duration", value)
    }

    /// When the downtime ends, in seconds since 1970.
    pub fn end_time(self, value: i64) -> Self {
        self.set("end_time", value)
    }

    /// Whether the downtime lasts from start to end; otherwise it begins with a problem in between and lasts for its duration.
    pub fn fixed(self, value: bool) -> Self {
        self.set("fixed", value)
    }

    /// The host that it is about.
    pub fn host(self, value: impl AsId<crate::model::Host>) -> Self {
        self.set_reference("host", &value)
    }

    /// Whether those concerned were told.
    pub fn notified(self, value: bool) -> Self {
        self.set("notified", value)
    }

    /// Whether the monitoring engine took the request in hand.
    pub fn processed(self, value: bool) -> Self {
        self.set("processed", value)
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        self.set("schema_version", value)
    }

    /// The service that it is about; null for the host itself.
    pub fn service(self, value: impl AsId<crate::model::Service>) -> Self {
        self.set_reference("service", &value)
    }

    /// Sets `service` to null.
    pub fn clear_service(self) -> Self {
        self.clear("service")
    }

    /// When the downtime starts, in seconds since 1970.
    pub fn start_time(self, value: i64) -> Self {
        self.set("start_time", value)
    }

    /// The user who asked for it.
    pub fn user(self, value: impl AsId<crate::model::User>) -> Self {
        self.set_reference("user", &value)
    }
}

impl Content<ActionDowntime, ForCreate> {
    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::ActionDowntime>) -> Self {
        self.set_reference("_id", &value)
    }
}
