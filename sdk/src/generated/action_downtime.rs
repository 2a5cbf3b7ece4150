// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Action downtimes.
//!
//! A request to schedule a downtime of a host or service, or to cancel one. Front ends create it; the monitoring engine processes it and sets `processed`.

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
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<ActionDowntime, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<ActionDowntime, crate::model::Id<crate::model::ActionDowntime>> = Field::new(
    "_id",
);
/// The realm that the item belongs to, by which rights to read and change it are granted.
pub const REALM: Field<ActionDowntime, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether the item is also visible to users of the realms below its own. Default: `true`.
pub const SUB_REALM: Field<ActionDowntime, bool> = Field::new("_sub_realm");
/// When the configuration of the item was last changed.
pub const UPDATED: Field<ActionDowntime, crate::model::HttpDate> = Field::new(
    "_updated",
);
/// The users who may read the item through the right `custom`.
pub const USERS_READ: Field<
    ActionDowntime,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// Whether to schedule or to cancel the downtime. Default: `"add"`.
pub const ACTION: Field<ActionDowntime, crate::model::ActionVerb> = Field::new("action");
/// The comment of the user; it becomes the message of the history event. Default: `""`.
pub const COMMENT: Field<ActionDowntime, String> = Field::new("comment");
/// The duration of a flexible downtime, in seconds. Default: `86400`.
pub const DURATION: Field<ActionDowntime, i64> = Field::new("duration");
/// The end of the downtime, in Unix seconds. Default: `86400`.
pub const END_TIME: Field<ActionDowntime, i64> = Field::new("end_time");
/// Whether the downtime is fixed and lasts from start to end. A flexible downtime starts with a problem between start and end, and lasts for `duration`. Default: `true`.
pub const FIXED: Field<ActionDowntime, bool> = Field::new("fixed");
/// The host concerned.
pub const HOST: Field<ActionDowntime, crate::model::Reference<crate::model::Host>> = Field::new(
    "host",
);
/// Whether a notification of the downtime was sent. Default: `false`.
pub const NOTIFIED: Field<ActionDowntime, bool> = Field::new("notified");
/// Whether the monitoring engine has processed the request. Default: `false`.
pub const PROCESSED: Field<ActionDowntime, bool> = Field::new("processed");
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<ActionDowntime, i64> = Field::new("schema_version");
/// The service concerned; null when the request is about the host itself.
pub const SERVICE: Field<
    ActionDowntime,
    crate::model::Reference<crate::model::Service>,
> = Field::new("service");
/// The start of the downtime, in Unix seconds. Default: `0`.
pub const START_TIME: Field<ActionDowntime, i64> = Field::new("start_time");
/// The user who made the request.
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
    FieldInfo::new("action", ValueKind::Word)
        .writable()
        .default("\"add\"")
        .words(&["add", "delete"]),
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
    FieldInfo::new("schema_version", ValueKind::Integer).default("1"),
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
    /// The realm that the item belongs to, by which rights to read and change it are granted.
    pub fn realm(self, value: impl AsId<crate::model::Realm>) -> Self {
        self.set_reference("_realm", &value)
    }

    /// Whether the item is also visible to users of the realms below its own. Default: `true`.
    pub fn sub_realm(self, value: bool) -> Self {
        self.set("_sub_realm", value)
    }

    /// The users who may read the item through the right `custom`.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("_users_read", value)
    }

    /// Whether to schedule or to cancel the downtime. Default: `"add"`.
    pub fn action(self, value: crate::model::ActionVerb) -> Self {
        self.set("action", value)
    }

    /// The comment of the user; it becomes the message of the history event. Default: `""`.
    pub fn comment(self, value: impl Into<String>) -> Self {
        self.set::<String>("comment", value.into())
    }

    /// The duration of a flexible downtime, in seconds. Default: `86400`.
    pub fn duration(self, value: i64) -> Self {
        self.set("duration", value)
    }

    /// The end of the downtime, in Unix seconds. Default: `86400`.
    pub fn end_time(self, value: i64) -> Self {
        self.set("end_time", value)
    }

    /// Whether the downtime is fixed and lasts from start to end. A flexible downtime starts with a problem between start and end, and lasts for `duration`. Default: `true`.
    pub fn fixed(self, value: bool) -> Self {
        self.set("fixed", value)
    }

    /// The host concerned.
    pub fn host(self, value: impl AsId<crate::model::Host>) -> Self {
        self.set_reference("host", &value)
    }

    /// Whether a notification of the downtime was sent. Default: `false`.
    pub fn notified(self, value: bool) -> Self {
        self.set("notified", value)
    }

    /// Whether the monitoring engine has processed the request. Default: `false`.
    pub fn processed(self, value: bool) -> Self {
        self.set("processed", value)
    }

    /// The service concerned; null when the request is about the host itself.
    pub fn service(self, value: impl AsId<crate::model::Service>) -> Self {
        self.set_reference("service", &value)
    }

    /// Sets `service` to null.
    pub fn clear_service(self) -> Self {
        self.clear("service")
    }

    /// The start of the downtime, in Unix seconds. Default: `0`.
    pub fn start_time(self, value: i64) -> Self {
        self.set("start_time", value)
    }

    /// The user who made the request.
    pub fn user(self, value: impl AsId<crate::model::User>) -> Self {
        self.set_reference("user", &value)
    }
}

impl Content<ActionDowntime, ForCreate> {
    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::ActionDowntime>) -> Self {
        self.set_reference("_id", &value)
    }
}
