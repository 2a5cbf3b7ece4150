// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Action acknowledges.
//!
//! A request to acknowledge the problem of a host or service, or to remove an acknowledgement. Front ends create it; the monitoring engine processes it and sets `processed`.

use crate::backend::Backend;
use crate::describe::{Described, FieldInfo, Operations, ResourceInfo, ValueKind};
use crate::model::ActionAcknowledge;
use crate::typed::{AsId, Collection, Content, Field, ForCreate, ForPatch};

/// The action acknowledges of a backend, made by [`Backend::action_acknowledges`].
pub type ActionAcknowledges = Collection<ActionAcknowledge>;

impl Backend {
    /// The action acknowledges of this backend.
    pub fn action_acknowledges(&self) -> ActionAcknowledges {
        self.collection()
    }
}

impl Described for ActionAcknowledge {
    const INFO: ResourceInfo = ResourceInfo {
        name: "actionacknowledge",
        singular: "action_acknowledge",
        plural: "action_acknowledges",
        open: false,
        templating: false,
        tree: false,
        fields: FIELDS,
    };
    const OPERATIONS: Operations = Operations {
        list: "list_action_acknowledges",
        create: "create_action_acknowledge",
        delete_all: "delete_all_action_acknowledges",
        get: "get_action_acknowledge",
        update: "update_action_acknowledge",
        replace: "",
        delete: "delete_action_acknowledge",
    };
}

/// The content of a new action acknowledge: a field that is not set takes the default of the backend.
pub type ActionAcknowledgeCreate = Content<ActionAcknowledge, ForCreate>;

/// Changes to a action acknowledge: a field that is not set stays as it is.
pub type ActionAcknowledgePatch = Content<ActionAcknowledge, ForPatch>;

impl Content<ActionAcknowledge, ForCreate> {
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

impl Content<ActionAcknowledge, ForPatch> {
    /// No change yet.
    pub fn new() -> Self {
        Self::empty()
    }
}

/// When the item was created.
pub const CREATED: Field<ActionAcknowledge, crate::model::HttpDate> = Field::new(
    "_created",
);
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<ActionAcknowledge, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<
    ActionAcknowledge,
    crate::model::Id<crate::model::ActionAcknowledge>,
> = Field::new("_id");
/// The realm that the item belongs to, by which rights to read and change it are granted.
pub const REALM: Field<
    ActionAcknowledge,
    crate::model::Reference<crate::model::Realm>,
> = Field::new("_realm");
/// Whether the item is also visible to users of the realms below its own. Default: `true`.
pub const SUB_REALM: Field<ActionAcknowledge, bool> = Field::new("_sub_realm");
/// When the configuration of the item was last changed.
pub const UPDATED: Field<ActionAcknowledge, crate::model::HttpDate> = Field::new(
    "_updated",
);
/// The users who may read the item through the right `custom`.
pub const USERS_READ: Field<
    ActionAcknowledge,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// Whether to add or to remove the acknowledgement. Default: `"add"`.
pub const ACTION: Field<ActionAcknowledge, crate::model::ActionVerb> = Field::new(
    "action",
);
/// The comment of the user; it becomes the message of the history event. Default: `""`.
pub const COMMENT: Field<ActionAcknowledge, String> = Field::new("comment");
/// The host concerned.
pub const HOST: Field<ActionAcknowledge, crate::model::Reference<crate::model::Host>> = Field::new(
    "host",
);
/// Whether the notification was sent. Default: `false`.
pub const NOTIFIED: Field<ActionAcknowledge, bool> = Field::new("notified");
/// Whether a notification of the acknowledgement is sent to the contacts. Default: `false`.
pub const NOTIFY: Field<ActionAcknowledge, bool> = Field::new("notify");
/// Whether the comment is kept when the monitoring engine restarts. Default: `true`.
pub const PERSISTENT: Field<ActionAcknowledge, bool> = Field::new("persistent");
/// Whether the monitoring engine has processed the request. Default: `false`.
pub const PROCESSED: Field<ActionAcknowledge, bool> = Field::new("processed");
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<ActionAcknowledge, i64> = Field::new("schema_version");
/// The service concerned; null when the request is about the host itself.
pub const SERVICE: Field<
    ActionAcknowledge,
    crate::model::Reference<crate::model::Service>,
> = Field::new("service");
/// Whether the acknowledgement is sticky: it lasts until recovery and not only until the next state change. Default: `true`.
pub const STICKY: Field<ActionAcknowledge, bool> = Field::new("sticky");
/// The user who made the request.
pub const USER: Field<ActionAcknowledge, crate::model::Reference<crate::model::User>> = Field::new(
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
    FieldInfo::new("host", ValueKind::Reference("host"))
        .writable()
        .required()
        .embeddable(),
    FieldInfo::new("notified", ValueKind::Boolean).writable().default("false"),
    FieldInfo::new("notify", ValueKind::Boolean).writable().default("false"),
    FieldInfo::new("persistent", ValueKind::Boolean).writable().default("true"),
    FieldInfo::new("processed", ValueKind::Boolean).writable().default("false"),
    FieldInfo::new("schema_version", ValueKind::Integer).default("1"),
    FieldInfo::new("service", ValueKind::Reference("service"))
        .writable()
        .required()
        .nullable()
        .embeddable(),
    FieldInfo::new("sticky", ValueKind::Boolean).writable().default("true"),
    FieldInfo::new("user", ValueKind::Reference("user"))
        .writable()
        .required()
        .embeddable(),
];

impl<K> Content<ActionAcknowledge, K> {
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

    /// Whether to add or to remove the acknowledgement. Default: `"add"`.
    pub fn action(self, value: crate::model::ActionVerb) -> Self {
        self.set("action", value)
    }

    /// The comment of the user; it becomes the message of the history event. Default: `""`.
    pub fn comment(self, value: impl Into<String>) -> Self {
        self.set::<String>("comment", value.into())
    }

    /// The host concerned.
    pub fn host(self, value: impl AsId<crate::model::Host>) -> Self {
        self.set_reference("host", &value)
    }

    /// Whether the notification was sent. Default: `false`.
    pub fn notified(self, value: bool) -> Self {
        self.set("notified", value)
    }

    /// Whether a notification of the acknowledgement is sent to the contacts. Default: `false`.
    pub fn notify(self, value: bool) -> Self {
        self.set("notify", value)
    }

    /// Whether the comment is kept when the monitoring engine restarts. Default: `true`.
    pub fn persistent(self, value: bool) -> Self {
        self.set("persistent", value)
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

    /// Whether the acknowledgement is sticky: it lasts until recovery and not only until the next state change. Default: `true`.
    pub fn sticky(self, value: bool) -> Self {
        self.set("sticky", value)
    }

    /// The user who made the request.
    pub fn user(self, value: impl AsId<crate::model::User>) -> Self {
        self.set_reference("user", &value)
    }
}

impl Content<ActionAcknowledge, ForCreate> {
    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::ActionAcknowledge>) -> Self {
        self.set_reference("_id", &value)
    }
}
