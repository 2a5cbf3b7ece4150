// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! User restrict roles.
//!
//! A role: the rights of one user on the items of one resource in one realm.

use crate::backend::Backend;
use crate::describe::{Described, FieldInfo, Operations, ResourceInfo, ValueKind};
use crate::model::UserRestrictRole;
use crate::typed::{AsId, Collection, Content, Field, ForCreate, ForPatch};

/// The user restrict roles of a backend, made by [`Backend::user_restrict_roles`].
pub type UserRestrictRoles = Collection<UserRestrictRole>;

impl Backend {
    /// The user restrict roles of this backend.
    pub fn user_restrict_roles(&self) -> UserRestrictRoles {
        self.collection()
    }
}

impl Described for UserRestrictRole {
    const INFO: ResourceInfo = ResourceInfo {
        name: "userrestrictrole",
        singular: "user_restrict_role",
        plural: "user_restrict_roles",
        open: false,
        templating: false,
        tree: false,
        fields: FIELDS,
    };
    const OPERATIONS: Operations = Operations {
        list: "list_user_restrict_roles",
        create: "create_user_restrict_role",
        delete_all: "delete_all_user_restrict_roles",
        get: "get_user_restrict_role",
        update: "update_user_restrict_role",
        replace: "",
        delete: "delete_user_restrict_role",
    };
}

/// The content of a new user restrict role: a field that is not set takes the default of the backend.
pub type UserRestrictRoleCreate = Content<UserRestrictRole, ForCreate>;

/// Changes to a user restrict role: a field that is not set stays as it is.
pub type UserRestrictRolePatch = Content<UserRestrictRole, ForPatch>;

impl Content<UserRestrictRole, ForCreate> {
    /// A new item with the fields that it must have.
    pub fn new(
        realm: impl AsId<crate::model::Realm>,
        user: impl AsId<crate::model::User>,
    ) -> Self {
        Self::empty().realm(realm).user(user)
    }
}

impl Content<UserRestrictRole, ForPatch> {
    /// No change yet.
    pub fn new() -> Self {
        Self::empty()
    }
}

/// When the item was created.
pub const CREATED: Field<UserRestrictRole, crate::model::HttpDate> = Field::new(
    "_created",
);
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<UserRestrictRole, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<
    UserRestrictRole,
    crate::model::Id<crate::model::UserRestrictRole>,
> = Field::new("_id");
/// When the configuration of the item was last changed.
pub const UPDATED: Field<UserRestrictRole, crate::model::HttpDate> = Field::new(
    "_updated",
);
/// The rights. Default: `["read"]`.
pub const CRUD: Field<UserRestrictRole, Vec<crate::model::Right>> = Field::new("crud");
/// The realm in which the rights apply.
pub const REALM: Field<UserRestrictRole, crate::model::Reference<crate::model::Realm>> = Field::new(
    "realm",
);
/// The resource to which the rights apply. Default: `"*"`.
pub const RESOURCE: Field<UserRestrictRole, crate::model::RightScope> = Field::new(
    "resource",
);
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<UserRestrictRole, i64> = Field::new("schema_version");
/// Whether the rights also apply in all realms below. Default: `false`.
pub const SUB_REALM: Field<UserRestrictRole, bool> = Field::new("sub_realm");
/// The user to whom the rights are granted.
pub const USER: Field<UserRestrictRole, crate::model::Reference<crate::model::User>> = Field::new(
    "user",
);
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new("_created", ValueKind::Date),
    FieldInfo::new("_etag", ValueKind::Text),
    FieldInfo::new("_id", ValueKind::Identifier).creatable(),
    FieldInfo::new("_updated", ValueKind::Date),
    FieldInfo::new("crud", ValueKind::List(&ValueKind::Word))
        .writable()
        .default("[\"read\"]")
        .words(&["create", "read", "update", "delete", "custom"]),
    FieldInfo::new("realm", ValueKind::Reference("realm"))
        .writable()
        .required()
        .embeddable(),
    FieldInfo::new("resource", ValueKind::Word)
        .writable()
        .default("\"*\"")
        .words(
            &[
                "*",
                "actionacknowledge",
                "actiondowntime",
                "actionforcecheck",
                "alignak",
                "alignakdaemon",
                "realm",
                "command",
                "timeperiod",
                "user",
                "usergroup",
                "userrestrictrole",
                "host",
                "hostgroup",
                "hostdependency",
                "hostescalation",
                "service",
                "servicegroup",
                "servicedependency",
                "serviceescalation",
                "grafana",
                "graphite",
                "influxdb",
                "statsd",
                "timeseriesretention",
                "aligank_notifications",
                "livesynthesis",
                "livesynthesisretention",
                "logcheckresult",
                "history",
                "alignak_notifications",
                "alignakretention",
            ],
        ),
    FieldInfo::new("schema_version", ValueKind::Integer).default("1"),
    FieldInfo::new("sub_realm", ValueKind::Boolean).writable().default("false"),
    FieldInfo::new("user", ValueKind::Reference("user"))
        .writable()
        .required()
        .embeddable(),
];

impl<K> Content<UserRestrictRole, K> {
    /// The rights. Default: `["read"]`.
    pub fn crud(self, value: impl IntoIterator<Item = crate::model::Right>) -> Self {
        self.set_all("crud", value)
    }

    /// The realm in which the rights apply.
    pub fn realm(self, value: impl AsId<crate::model::Realm>) -> Self {
        self.set_reference("realm", &value)
    }

    /// The resource to which the rights apply. Default: `"*"`.
    pub fn resource(self, value: crate::model::RightScope) -> Self {
        self.set("resource", value)
    }

    /// Whether the rights also apply in all realms below. Default: `false`.
    pub fn sub_realm(self, value: bool) -> Self {
        self.set("sub_realm", value)
    }

    /// The user to whom the rights are granted.
    pub fn user(self, value: impl AsId<crate::model::User>) -> Self {
        self.set_reference("user", &value)
    }
}

impl Content<UserRestrictRole, ForCreate> {
    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::UserRestrictRole>) -> Self {
        self.set_reference("_id", &value)
    }
}
