// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Action force checks.
//!
//! A request to check a host or service immediately. Front ends create it; the monitoring engine processes it and sets `processed`.

use crate::backend::Backend;
use crate::describe::{Described, FieldInfo, Operations, ResourceInfo, ValueKind};
use crate::model::ActionForceCheck;
use crate::typed::{AsId, Collection, Content, Field, ForCreate, ForPatch};

/// The action force checks of a backend, made by [`Backend::action_force_checks`].
pub type ActionForceChecks = Collection<ActionForceCheck>;

impl Backend {
    /// The action force checks of this backend.
    pub fn action_force_checks(&self) -> ActionForceChecks {
        self.collection()
    }
}

impl Described for ActionForceCheck {
    const INFO: ResourceInfo = ResourceInfo {
        name: "actionforcecheck",
        singular: "action_force_check",
        plural: "action_force_checks",
        open: false,
        templating: false,
        tree: false,
        fields: FIELDS,
    };
    const OPERATIONS: Operations = Operations {
        list: "list_action_force_checks",
        create: "create_action_force_check",
        delete_all: "delete_all_action_force_checks",
        get: "get_action_force_check",
        update: "update_action_force_check",
        replace: "",
        delete: "delete_action_force_check",
    };
}

/// The content of a new action force check: a field that is not set takes the default of the backend.
pub type ActionForceCheckCreate = Content<ActionForceCheck, ForCreate>;

/// Changes to a action force check: a field that is not set stays as it is.
pub type ActionForceCheckPatch = Content<ActionForceCheck, ForPatch>;

impl Content<ActionForceCheck, ForCreate> {
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

impl Content<ActionForceCheck, ForPatch> {
    /// No change yet.
    pub fn new() -> Self {
        Self::empty()
    }
}

/// When the item was created.
pub const CREATED: Field<ActionForceCheck, crate::model::HttpDate> = Field::new(
    "_created",
);
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<ActionForceCheck, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<
    ActionForceCheck,
    crate::model::Id<crate::model::ActionForceCheck>,
> = Field::new("_id");
/// The realm that the item belongs to, by which rights to read and change it are granted.
pub const REALM: Field<ActionForceCheck, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether the item is also visible to users of the realms below its own. Default: `true`.
pub const SUB_REALM: Field<ActionForceCheck, bool> = Field::new("_sub_realm");
/// When the configuration of the item was last changed.
pub const UPDATED: Field<ActionForceCheck, crate::model::HttpDate> = Field::new(
    "_updated",
);
/// The users who may read the item through the right `custom`.
pub const USERS_READ: Field<
    ActionForceCheck,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// The comment of the user; it becomes the message of the history event. Default: `""`.
pub const COMMENT: Field<ActionForceCheck, String> = Field::new("comment");
/// The host concerned.
pub const HOST: Field<ActionForceCheck, crate::model::Reference<crate::model::Host>> = Field::new(
    "host",
);
/// Whether the monitoring engine has processed the request. Default: `false`.
pub const PROCESSED: Field<ActionForceCheck, bool> = Field::new("processed");
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<ActionForceCheck, i64> = Field::new("schema_version");
/// The service concerned; null when the request is about the host itself.
pub const SERVICE: Field<
    ActionForceCheck,
    crate::model::Reference<crate::model::Service>,
> = Field::new("service");
/// The user who made the request.
pub const USER: Field<ActionForceCheck, crate::model::Reference<crate::model::User>> = Field::new(
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
    FieldInfo::new("comment", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("host", ValueKind::Reference("host"))
        .writable()
        .required()
        .embeddable(),
    FieldInfo::new("processed", ValueKind::Boolean).writable().default("false"),
    FieldInfo::new("schema_version", ValueKind::Integer).default("1"),
    FieldInfo::new("service", ValueKind::Reference("service"))
        .writable()
        .required()
        .nullable()
        .embeddable(),
    FieldInfo::new("user", ValueKind::Reference("user"))
        .writable()
        .required()
        .embeddable(),
];

impl<K> Content<ActionForceCheck, K> {
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

    /// The comment of the user; it becomes the message of the history event. Default: `""`.
    pub fn comment(self, value: impl Into<String>) -> Self {
        self.set::<String>("comment", value.into())
    }

    /// The host concerned.
    pub fn host(self, value: impl AsId<crate::model::Host>) -> Self {
        self.set_reference("host", &value)
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

    /// The user who made the request.
    pub fn user(self, value: impl AsId<crate::model::User>) -> Self {
        self.set_reference("user", &value)
    }
}

impl Content<ActionForceCheck, ForCreate> {
    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::ActionForceCheck>) -> Self {
        self.set_reference("_id", &value)
    }
}
