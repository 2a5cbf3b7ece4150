// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! History events.
//!
//! One event in the history of a host or service: a check result, an acknowledgement, a downtime, a notification, a comment…

use crate::backend::Backend;
use crate::describe::{Described, FieldInfo, Operations, ResourceInfo, ValueKind};
use crate::model::HistoryEvent;
use crate::typed::{AsId, Collection, Content, Field, ForCreate, ForPatch};

/// The history events of a backend, made by [`Backend::history_events`].
pub type HistoryEvents = Collection<HistoryEvent>;

impl Backend {
    /// The history events of this backend.
    pub fn history_events(&self) -> HistoryEvents {
        self.collection()
    }
}

impl Described for HistoryEvent {
    const INFO: ResourceInfo = ResourceInfo {
        name: "history",
        singular: "history_event",
        plural: "history_events",
        open: false,
        templating: false,
        tree: false,
        fields: FIELDS,
    };
    const OPERATIONS: Operations = Operations {
        list: "list_history_events",
        create: "create_history_event",
        delete_all: "delete_all_history_events",
        get: "get_history_event",
        update: "update_history_event",
        replace: "",
        delete: "delete_history_event",
    };
}

/// The content of a new history event: a field that is not set takes the default of the backend.
pub type HistoryEventCreate = Content<HistoryEvent, ForCreate>;

/// Changes to a history event: a field that is not set stays as it is.
pub type HistoryEventPatch = Content<HistoryEvent, ForPatch>;

impl Content<HistoryEvent, ForCreate> {
    /// A new item with the fields that it must have.
    pub fn new(r#type: crate::model::HistoryType) -> Self {
        Self::empty().r#type(r#type)
    }
}

impl Content<HistoryEvent, ForPatch> {
    /// No change yet.
    pub fn new() -> Self {
        Self::empty()
    }
}

/// When the item was created.
pub const CREATED: Field<HistoryEvent, crate::model::HttpDate> = Field::new("_created");
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<HistoryEvent, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<HistoryEvent, crate::model::Id<crate::model::HistoryEvent>> = Field::new(
    "_id",
);
/// The realm that the item belongs to, by which rights to read and change it are granted.
pub const REALM: Field<HistoryEvent, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether the item is also visible to users of the realms below its own. Default: `true`.
pub const SUB_REALM: Field<HistoryEvent, bool> = Field::new("_sub_realm");
/// When the configuration of the item was last changed.
pub const UPDATED: Field<HistoryEvent, crate::model::HttpDate> = Field::new("_updated");
/// The users who may read the item through the right `custom`.
pub const USERS_READ: Field<
    HistoryEvent,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// The host concerned.
pub const HOST: Field<HistoryEvent, crate::model::Reference<crate::model::Host>> = Field::new(
    "host",
);
/// The name of the host, which is kept when the host is deleted.
pub const HOST_NAME: Field<HistoryEvent, String> = Field::new("host_name");
/// The check result that the event records.
pub const LOGCHECKRESULT: Field<
    HistoryEvent,
    crate::model::Reference<crate::model::LogCheckResult>,
> = Field::new("logcheckresult");
/// The text of the event. Default: `""`.
pub const MESSAGE: Field<HistoryEvent, String> = Field::new("message");
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<HistoryEvent, i64> = Field::new("schema_version");
/// The service concerned; null when the event is about the host itself.
pub const SERVICE: Field<HistoryEvent, crate::model::Reference<crate::model::Service>> = Field::new(
    "service",
);
/// The name of the service, which is kept when the service is deleted.
pub const SERVICE_NAME: Field<HistoryEvent, String> = Field::new("service_name");
/// The kind of event.
pub const TYPE: Field<HistoryEvent, crate::model::HistoryType> = Field::new("type");
/// The user who caused the event; null for the monitoring engine.
pub const USER: Field<HistoryEvent, crate::model::Reference<crate::model::User>> = Field::new(
    "user",
);
/// The name of the user; `Alignak` for the monitoring engine.
pub const USER_NAME: Field<HistoryEvent, String> = Field::new("user_name");
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
    FieldInfo::new("host", ValueKind::Reference("host"))
        .writable()
        .nullable()
        .embeddable(),
    FieldInfo::new("host_name", ValueKind::Text)
        .writable()
        .pattern(
            "^[^`~!$%^&*\"|'<>?,()=\\x00-\\x1f\\x7f]*[^`~!$%^&*\"|'<>?,()=\\x00-\\x1f\\x7f\\s][^`~!$%^&*\"|'<>?,()=\\x00-\\x1f\\x7f]*$",
        )
        .max_length(255),
    FieldInfo::new("logcheckresult", ValueKind::Reference("logcheckresult"))
        .writable()
        .embeddable(),
    FieldInfo::new("message", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("schema_version", ValueKind::Integer).default("1"),
    FieldInfo::new("service", ValueKind::Reference("service"))
        .writable()
        .nullable()
        .embeddable(),
    FieldInfo::new("service_name", ValueKind::Text)
        .writable()
        .pattern(
            "^[^`~!$%^&*\"|'<>?,()=\\x00-\\x1f\\x7f]*[^`~!$%^&*\"|'<>?,()=\\x00-\\x1f\\x7f\\s][^`~!$%^&*\"|'<>?,()=\\x00-\\x1f\\x7f]*$",
        )
        .max_length(255),
    FieldInfo::new("type", ValueKind::Word)
        .writable()
        .required()
        .default("\"check.result\"")
        .words(
            &[
                "webui.comment",
                "check.result",
                "check.request",
                "check.requested",
                "ack.add",
                "ack.processed",
                "ack.delete",
                "downtime.add",
                "downtime.processed",
                "downtime.delete",
                "monitoring.external_command",
                "monitoring.timeperiod_transition",
                "monitoring.alert",
                "monitoring.event_handler",
                "monitoring.flapping_start",
                "monitoring.flapping_stop",
                "monitoring.downtime_start",
                "monitoring.downtime_cancelled",
                "monitoring.downtime_end",
                "monitoring.acknowledge",
                "monitoring.notification",
            ],
        ),
    FieldInfo::new("user", ValueKind::Reference("user"))
        .writable()
        .nullable()
        .embeddable(),
    FieldInfo::new("user_name", ValueKind::Text)
        .writable()
        .pattern(
            "^[^`~!$%^&*\"|'<>?,()=\\x00-\\x1f\\x7f]*[^`~!$%^&*\"|'<>?,()=\\x00-\\x1f\\x7f\\s][^`~!$%^&*\"|'<>?,()=\\x00-\\x1f\\x7f]*$",
        )
        .max_length(255),
];

impl<K> Content<HistoryEvent, K> {
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

    /// The name of the host, which is kept when the host is deleted.
    pub fn host_name(self, value: impl Into<String>) -> Self {
        self.set::<String>("host_name", value.into())
    }

    /// The check result that the event records.
    pub fn logcheckresult(self, value: impl AsId<crate::model::LogCheckResult>) -> Self {
        self.set_reference("logcheckresult", &value)
    }

    /// The text of the event. Default: `""`.
    pub fn message(self, value: impl Into<String>) -> Self {
        self.set::<String>("message", value.into())
    }

    /// The name of the service, which is kept when the service is deleted.
    pub fn service_name(self, value: impl Into<String>) -> Self {
        self.set::<String>("service_name", value.into())
    }

    /// The kind of event.
    pub fn r#type(self, value: crate::model::HistoryType) -> Self {
        self.set("type", value)
    }

    /// The name of the user; `Alignak` for the monitoring engine.
    pub fn user_name(self, value: impl Into<String>) -> Self {
        self.set::<String>("user_name", value.into())
    }
}

impl Content<HistoryEvent, ForCreate> {
    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::HistoryEvent>) -> Self {
        self.set_reference("_id", &value)
    }

    /// The host concerned.
    pub fn host(self, value: impl AsId<crate::model::Host>) -> Self {
        self.set_reference("host", &value)
    }

    /// The service concerned; null when the event is about the host itself.
    pub fn service(self, value: impl AsId<crate::model::Service>) -> Self {
        self.set_reference("service", &value)
    }

    /// The user who caused the event; null for the monitoring engine.
    pub fn user(self, value: impl AsId<crate::model::User>) -> Self {
        self.set_reference("user", &value)
    }
}

impl Content<HistoryEvent, ForPatch> {
    /// The host concerned.
    pub fn host(self, value: impl AsId<crate::model::Host>) -> Self {
        self.set_reference("host", &value)
    }

    /// Sets `host` to null.
    pub fn clear_host(self) -> Self {
        self.clear("host")
    }

    /// The service concerned; null when the event is about the host itself.
    pub fn service(self, value: impl AsId<crate::model::Service>) -> Self {
        self.set_reference("service", &value)
    }

    /// Sets `service` to null.
    pub fn clear_service(self) -> Self {
        self.clear("service")
    }

    /// The user who caused the event; null for the monitoring engine.
    pub fn user(self, value: impl AsId<crate::model::User>) -> Self {
        self.set_reference("user", &value)
    }

    /// Sets `user` to null.
    pub fn clear_user(self) -> Self {
        self.clear("user")
    }
}
