// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Action force checks.
//!
//! Somebody wants a host or service to be checked at once. Front ends create it; the monitoring engine carries it out and marks it as processed.

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
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<ActionForceCheck, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<
    ActionForceCheck,
    crate::model::Id<crate::model::ActionForceCheck>,
> = Field::new("_id");
/// The realm that the item belongs to, and with it the rights to see and change it.
pub const REALM: Field<ActionForceCheck, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether those who look after the realms below see the item too.
pub const SUB_REALM: Field<ActionForceCheck, bool> = Field::new("_sub_realm");
/// When the item was last changed.
pub const UPDATED: Field<ActionForceCheck, crate::model::HttpDate> = Field::new(
    "_updated",
);
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<
    ActionForceCheck,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// What the user had to say about it; the history repeats it.
pub const COMMENT: Field<ActionForceCheck, String> = Field::new("comment");
/// The host that it is about.
pub const HOST: Field<ActionForceCheck, crate::model::Reference<crate::model::Host>> = Field::new(
    "host",
);
/// Whether the monitoring engine took the request in hand.
pub const PROCESSED: Field<ActionForceCheck, bool> = Field::new("processed");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<ActionForceCheck, i64> = Field::new("schema_version");
/// The service that it is about; null for the host itself.
pub const SERVICE: Field<
    ActionForceCheck,
    crate::model::Reference<crate::model::Service>,
> = Field::new("service");
/// The user who asked for it.
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
    FieldInfo::new("schema_version", ValueKind::Integer).writable().default("1"),
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

    /// What the user had to say about it; the history repeats it.
    pub fn comment(self, value: impl Into<String>) -> Self {
        self.set::<String>("comment", value.into())
    }

    /// The host that it is about.
    pub fn host(self, value: impl AsId<crate::model::Host>) -> Self {
        self.set_reference("host", &value)
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

    /// The user who asked for it.
    pub fn user(self, value: impl AsId<crate::model::User>) -> Self {
        self.set_reference("user", &value)
    }
}

impl Content<ActionForceCheck, ForCreate> {
    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::ActionForceCheck>) -> Self {
        self.set_reference("_id", &value)
    }
}
