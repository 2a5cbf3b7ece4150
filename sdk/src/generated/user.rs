// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Users.
//!
//! Somebody, or a program, that uses the backend or is told of problems, or a template for such users.

use crate::backend::Backend;
use crate::describe::{Described, FieldInfo, Named, Operations, ResourceInfo, ValueKind};
use crate::model::User;
use crate::typed::{AsId, Collection, Content, Field, ForCreate, ForPatch};

/// The users of a backend, made by [`Backend::users`].
pub type Users = Collection<User>;

impl Backend {
    /// The users of this backend.
    pub fn users(&self) -> Users {
        self.collection()
    }
}

impl Described for User {
    const INFO: ResourceInfo = ResourceInfo {
        name: "user",
        singular: "user",
        plural: "users",
        open: false,
        templating: true,
        tree: false,
        fields: FIELDS,
    };
    const OPERATIONS: Operations = Operations {
        list: "list_users",
        create: "create_user",
        delete_all: "delete_all_users",
        get: "get_user",
        update: "update_user",
        replace: "",
        delete: "delete_user",
    };
}

impl Named for User {}

/// The content of a new user: a field that is not set takes the default of the backend.
pub type UserCreate = Content<User, ForCreate>;

/// Changes to a user: a field that is not set stays as it is.
pub type UserPatch = Content<User, ForPatch>;

/// The fields that a new user must have.
#[derive(Debug, Clone)]
pub struct UserRequired {
    /// The name that the user logs in with.
    pub name: String,
    /// When the user is told of the problems of hosts.
    pub host_notification_period: crate::model::Id<crate::model::TimePeriod>,
    /// The realm that the item belongs to, and with it the rights to see and change it.
    pub realm: crate::model::Id<crate::model::Realm>,
    /// When the user is told of the problems of services.
    pub service_notification_period: crate::model::Id<crate::model::TimePeriod>,
}

impl Content<User, ForCreate> {
    /// A new item with the fields that it must have.
    pub fn new(required: UserRequired) -> Self {
        Self::empty()
            .set("name", required.name)
            .set("host_notification_period", required.host_notification_period)
            .set("_realm", required.realm)
            .set("service_notification_period", required.service_notification_period)
    }
}

impl Content<User, ForPatch> {
    /// No change yet.
    pub fn new() -> Self {
        Self::empty()
    }
}

/// When the item was created.
pub const CREATED: Field<User, crate::model::HttpDate> = Field::new("_created");
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<User, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<User, crate::model::Id<crate::model::User>> = Field::new("_id");
/// Whether this is a template, from which others are made and which cannot log in.
pub const IS_TEMPLATE: Field<User, bool> = Field::new("_is_template");
/// The realm that the item belongs to, and with it the rights to see and change it.
pub const REALM: Field<User, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether those who look after the realms below see the item too.
pub const SUB_REALM: Field<User, bool> = Field::new("_sub_realm");
/// The fields whose values still follow the templates; the backend lists them.
pub const TEMPLATE_FIELDS: Field<User, Vec<serde_json::Value>> = Field::new(
    "_template_fields",
);
/// The templates that fill the fields not set here; of two, the later one prevails.
pub const TEMPLATES: Field<User, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_templates",
);
/// When the item was last changed.
pub const UPDATED: Field<User, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item by a `custom` right.
pub const USERS_DELETE: Field<User, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_delete",
);
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<User, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_read",
);
/// The users who may change the item by a `custom` right.
pub const USERS_UPDATE: Field<User, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_update",
);
/// A further address for notifications, the first of six.
pub const ADDRESS1: Field<User, String> = Field::new("address1");
/// A further address for notifications, the second of six.
pub const ADDRESS2: Field<User, String> = Field::new("address2");
/// A further address for notifications, the third of six.
pub const ADDRESS3: Field<User, String> = Field::new("address3");
/// A further address for notifications, the fourth of six.
pub const ADDRESS4: Field<User, String> = Field::new("address4");
/// A further address for notifications, the fifth of six.
pub const ADDRESS5: Field<User, String> = Field::new("address5");
/// A further address for notifications, the last of six.
pub const ADDRESS6: Field<User, String> = Field::new("address6");
/// A friendlier name to show; the backend copies the name when there is none.
pub const ALIAS: Field<User, String> = Field::new("alias");
/// Whether the user may do everything, whatever the other rights are.
pub const BACK_ROLE_SUPER_ADMIN: Field<User, bool> = Field::new("back_role_super_admin");
/// Whether the user may acknowledge problems, plan downtimes and force checks.
pub const CAN_SUBMIT_COMMANDS: Field<User, bool> = Field::new("can_submit_commands");
/// Whether front ends let the user set states.
pub const CAN_UPDATE_LIVESTATE: Field<User, bool> = Field::new("can_update_livestate");
/// Macros of the user's own, by name; templates add theirs.
pub const CUSTOMS: Field<User, crate::model::FreeObject> = Field::new("customs");
/// Of several definitions of one name, the one with the lowest number counts.
pub const DEFINITION_ORDER: Field<User, i64> = Field::new("definition_order");
/// The mail address for notifications.
pub const EMAIL: Field<User, String> = Field::new("email");
/// The commands that tell the user of the problems of hosts.
pub const HOST_NOTIFICATION_COMMANDS: Field<
    User,
    Vec<crate::model::Reference<crate::model::Command>>,
> = Field::new("host_notification_commands");
/// Which states and events of hosts the user is told of.
pub const HOST_NOTIFICATION_OPTIONS: Field<User, Vec<crate::model::HostOption>> = Field::new(
    "host_notification_options",
);
/// When the user is told of the problems of hosts.
pub const HOST_NOTIFICATION_PERIOD: Field<
    User,
    crate::model::Reference<crate::model::TimePeriod>,
> = Field::new("host_notification_period");
/// Whether the user is told of the problems of hosts.
pub const HOST_NOTIFICATIONS_ENABLED: Field<User, bool> = Field::new(
    "host_notifications_enabled",
);
/// The program or file that the item came from.
pub const IMPORTED_FROM: Field<User, String> = Field::new("imported_from");
/// Whether front ends let the user administer.
pub const IS_ADMIN: Field<User, bool> = Field::new("is_admin");
/// The least business impact of an item that the user is told of, from 0 to 5.
pub const MIN_BUSINESS_IMPACT: Field<User, i64> = Field::new("min_business_impact");
/// The name that the user logs in with.
pub const NAME: Field<User, String> = Field::new("name");
/// Whatever is worth remembering about the item.
pub const NOTES: Field<User, String> = Field::new("notes");
/// Names of further ways to notify the user.
pub const NOTIFICATIONWAYS: Field<User, Vec<serde_json::Value>> = Field::new(
    "notificationways",
);
/// The number of a telephone or pager for notifications.
pub const PAGER: Field<User, String> = Field::new("pager");
/// The password for logging in; only its hash is stored.
pub const PASSWORD: Field<User, String> = Field::new("password");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<User, i64> = Field::new("schema_version");
/// The commands that tell the user of the problems of services.
pub const SERVICE_NOTIFICATION_COMMANDS: Field<
    User,
    Vec<crate::model::Reference<crate::model::Command>>,
> = Field::new("service_notification_commands");
/// Which states and events of services the user is told of.
pub const SERVICE_NOTIFICATION_OPTIONS: Field<User, Vec<crate::model::ServiceOption>> = Field::new(
    "service_notification_options",
);
/// When the user is told of the problems of services.
pub const SERVICE_NOTIFICATION_PERIOD: Field<
    User,
    crate::model::Reference<crate::model::TimePeriod>,
> = Field::new("service_notification_period");
/// Whether the user is told of the problems of services.
pub const SERVICE_NOTIFICATIONS_ENABLED: Field<User, bool> = Field::new(
    "service_notifications_enabled",
);
/// How much front ends show: 0 to a beginner, 1 to somebody with practice, 2 to an expert.
pub const SKILL_LEVEL: Field<User, i64> = Field::new("skill_level");
/// Words to sort and find items by; templates add theirs.
pub const TAGS: Field<User, Vec<String>> = Field::new("tags");
/// The token of the user's programs; whatever is written here, the backend makes a new one.
pub const TOKEN: Field<User, String> = Field::new("token");
/// What front ends want to remember of the user.
pub const UI_PREFERENCES: Field<User, crate::model::FreeObject> = Field::new(
    "ui_preferences",
);
/// Whether front ends list the user.
pub const WEBUI_VISIBLE: Field<User, bool> = Field::new("webui_visible");
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new("_created", ValueKind::Date),
    FieldInfo::new("_etag", ValueKind::Text),
    FieldInfo::new("_id", ValueKind::Identifier).creatable(),
    FieldInfo::new("_is_template", ValueKind::Boolean).writable().default("false"),
    FieldInfo::new("_realm", ValueKind::Reference("realm"))
        .writable()
        .required()
        .embeddable(),
    FieldInfo::new("_sub_realm", ValueKind::Boolean).writable().default("true"),
    FieldInfo::new("_template_fields", ValueKind::List(&ValueKind::Any))
        .writable()
        .default("[]"),
    FieldInfo::new("_templates", ValueKind::List(&ValueKind::Reference("user")))
        .writable()
        .embeddable()
        .default("[]"),
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
    FieldInfo::new("address1", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("address2", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("address3", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("address4", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("address5", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("address6", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("alias", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("back_role_super_admin", ValueKind::Boolean)
        .writable()
        .default("false"),
    FieldInfo::new("can_submit_commands", ValueKind::Boolean)
        .writable()
        .default("false"),
    FieldInfo::new("can_update_livestate", ValueKind::Boolean)
        .writable()
        .default("false"),
    FieldInfo::new("customs", ValueKind::Object).writable().default("{}"),
    FieldInfo::new("definition_order", ValueKind::Integer).writable().default("100"),
    FieldInfo::new("email", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new(
            "host_notification_commands",
            ValueKind::List(&ValueKind::Reference("command")),
        )
        .writable()
        .nullable()
        .embeddable(),
    FieldInfo::new("host_notification_options", ValueKind::List(&ValueKind::Word))
        .writable()
        .default("[\"d\",\"u\",\"r\",\"f\",\"s\"]"),
    FieldInfo::new("host_notification_period", ValueKind::Reference("timeperiod"))
        .writable()
        .required()
        .embeddable(),
    FieldInfo::new("host_notifications_enabled", ValueKind::Boolean)
        .writable()
        .default("false"),
    FieldInfo::new("imported_from", ValueKind::Text).writable().default("\"unknown\""),
    FieldInfo::new("is_admin", ValueKind::Boolean).writable().default("false"),
    FieldInfo::new("min_business_impact", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("name", ValueKind::Text).writable().required().unique(),
    FieldInfo::new("notes", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("notificationways", ValueKind::List(&ValueKind::Any))
        .writable()
        .default("[]"),
    FieldInfo::new("pager", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("password", ValueKind::Text).writable().default("\"NOPASSWORDSET\""),
    FieldInfo::new("schema_version", ValueKind::Integer).writable().default("2"),
    FieldInfo::new(
            "service_notification_commands",
            ValueKind::List(&ValueKind::Reference("command")),
        )
        .writable()
        .nullable()
        .embeddable(),
    FieldInfo::new("service_notification_options", ValueKind::List(&ValueKind::Word))
        .writable()
        .default("[\"w\",\"u\",\"c\",\"r\",\"f\",\"s\"]"),
    FieldInfo::new("service_notification_period", ValueKind::Reference("timeperiod"))
        .writable()
        .required()
        .embeddable(),
    FieldInfo::new("service_notifications_enabled", ValueKind::Boolean)
        .writable()
        .default("false"),
    FieldInfo::new("skill_level", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("tags", ValueKind::List(&ValueKind::Text)).writable().default("[]"),
    FieldInfo::new("token", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("ui_preferences", ValueKind::Object).writable().default("{}"),
    FieldInfo::new("webui_visible", ValueKind::Boolean).writable().default("true"),
];

impl<K> Content<User, K> {
    /// Whether this is a template, from which others are made and which cannot log in.
    pub fn is_template(self, value: bool) -> Self {
        self.set("_is_template", value)
    }

    /// The realm that the item belongs to, and with it the rights to see and change it.
    pub fn realm(self, value: impl AsId<crate::model::Realm>) -> Self {
        self.set_reference("_realm", &value)
    }

    /// Whether those who look after the realms below see the item too.
    pub fn sub_realm(self, value: bool) -> Self {
        self.set("_sub_realm", value)
    }

    /// The fields whose values still follow the templates; the backend lists them.
    pub fn template_fields(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        self.set_all(
            "_template_fields",
            value.into_iter().map(Into::<serde_json::Value>::into),
        )
    }

    /// The templates that fill the fields not set here; of two, the later one prevails.
    pub fn templates(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("_templates", value)
    }

    /// The users who may delete the item by a `custom` right.
    pub fn users_delete(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("_users_delete", value)
    }

    /// The users who may read the item by a `custom` right.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("_users_read", value)
    }

    /// The users who may change the item by a `custom` right.
    pub fn users_update(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("_users_update", value)
    }

    /// A further address for notifications, the first of six.
    pub fn address1(self, value: impl Into<String>) -> Self {
        self.set::<String>("address1", value.into())
    }

    /// A further address for notifications, the second of six.
    pub fn address2(self, value: impl Into<String>) -> Self {
        self.set::<String>("address2", value.into())
    }

    /// A further address for notifications, the third of six.
    pub fn address3(self, value: impl Into<String>) -> Self {
        self.set::<String>("address3", value.into())
    }

    /// A further address for notifications, the fourth of six.
    pub fn address4(self, value: impl Into<String>) -> Self {
        self.set::<String>("address4", value.into())
    }

    /// A further address for notifications, the fifth of six.
    pub fn address5(self, value: impl Into<String>) -> Self {
        self.set::<String>("address5", value.into())
    }

    /// A further address for notifications, the last of six.
    pub fn address6(self, value: impl Into<String>) -> Self {
        self.set::<String>("address6", value.into())
    }

    /// A friendlier name to show; the backend copies the name when there is none.
    pub fn alias(self, value: impl Into<String>) -> Self {
        self.set::<String>("alias", value.into())
    }

    /// Whether the user may do everything, whatever the other rights are.
    pub fn back_role_super_admin(self, value: bool) -> Self {
        self.set("back_role_super_admin", value)
    }

    /// Whether the user may acknowledge problems, plan downtimes and force checks.
    pub fn can_submit_commands(self, value: bool) -> Self {
        self.set("can_submit_commands", value)
    }

    /// Whether front ends let the user set states.
    pub fn can_update_livestate(self, value: bool) -> Self {
        self.set("can_update_livestate", value)
    }

    /// Macros of the user's own, by name; templates add theirs.
    pub fn customs(self, value: crate::model::FreeObject) -> Self {
        self.set("customs", value)
    }

    /// Of several definitions of one name, the one with the lowest number counts.
    pub fn definition_order(self, value: i64) -> Self {
        self.set("definition_order", value)
    }

    /// The mail address for notifications.
    pub fn email(self, value: impl Into<String>) -> Self {
        self.set::<String>("email", value.into())
    }

    /// The commands that tell the user of the problems of hosts.
    pub fn host_notification_commands(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::Command>>,
    ) -> Self {
        self.set_references("host_notification_commands", value)
    }

    /// Sets `host_notification_commands` to null.
    pub fn clear_host_notification_commands(self) -> Self {
        self.clear("host_notification_commands")
    }

    /// Which states and events of hosts the user is told of.
    pub fn host_notification_options(
        self,
        value: impl IntoIterator<Item = crate::model::HostOption>,
    ) -> Self {
        self.set_all("host_notification_options", value)
    }

    /// When the user is told of the problems of hosts.
    pub fn host_notification_period(
        self,
        value: impl AsId<crate::model::TimePeriod>,
    ) -> Self {
        self.set_reference("host_notification_period", &value)
    }

    /// Whether the user is told of the problems of hosts.
    pub fn host_notifications_enabled(self, value: bool) -> Self {
        self.set("host_notifications_enabled", value)
    }

    /// The program or file that the item came from.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        self.set::<String>("imported_from", value.into())
    }

    /// Whether front ends let the user administer.
    pub fn is_admin(self, value: bool) -> Self {
        self.set("is_admin", value)
    }

    /// The least business impact of an item that the user is told of, from 0 to 5.
    pub fn min_business_impact(self, value: i64) -> Self {
        self.set("min_business_impact", value)
    }

    /// The name that the user logs in with.
    pub fn name(self, value: impl Into<String>) -> Self {
        self.set::<String>("name", value.into())
    }

    /// Whatever is worth remembering about the item.
    pub fn notes(self, value: impl Into<String>) -> Self {
        self.set::<String>("notes", value.into())
    }

    /// Names of further ways to notify the user.
    pub fn notificationways(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        self.set_all(
            "notificationways",
            value.into_iter().map(Into::<serde_json::Value>::into),
        )
    }

    /// The number of a telephone or pager for notifications.
    pub fn pager(self, value: impl Into<String>) -> Self {
        self.set::<String>("pager", value.into())
    }

    /// The password for logging in; only its hash is stored.
    pub fn password(self, value: impl Into<String>) -> Self {
        self.set::<String>("password", value.into())
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        self.set("schema_version", value)
    }

    /// The commands that tell the user of the problems of services.
    pub fn service_notification_commands(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::Command>>,
    ) -> Self {
        self.set_references("service_notification_commands", value)
    }

    /// Sets `service_notification_commands` to null.
    pub fn clear_service_notification_commands(self) -> Self {
        self.clear("service_notification_commands")
    }

    /// Which states and events of services the user is told of.
    pub fn service_notification_options(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        self.set_all("service_notification_options", value)
    }

    /// When the user is told of the problems of services.
    pub fn service_notification_period(
        self,
        value: impl AsId<crate::model::TimePeriod>,
    ) -> Self {
        self.set_reference("service_notification_period", &value)
    }

    /// Whether the user is told of the problems of services.
    pub fn service_notifications_enabled(self, value: bool) -> Self {
        self.set("service_notifications_enabled", value)
    }

    /// How much front ends show: 0 to a beginner, 1 to somebody with practice, 2 to an expert.
    pub fn skill_level(self, value: i64) -> Self {
        self.set("skill_level", value)
    }

    /// Words to sort and find items by; templates add theirs.
    pub fn tags(self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.set_all("tags", value.into_iter().map(Into::<String>::into))
    }

    /// The token of the user's programs; whatever is written here, the backend makes a new one.
    pub fn token(self, value: impl Into<String>) -> Self {
        self.set::<String>("token", value.into())
    }

    /// What front ends want to remember of the user.
    pub fn ui_preferences(self, value: crate::model::FreeObject) -> Self {
        self.set("ui_preferences", value)
    }

    /// Whether front ends list the user.
    pub fn webui_visible(self, value: bool) -> Self {
        self.set("webui_visible", value)
    }
}

impl Content<User, ForCreate> {
    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::User>) -> Self {
        self.set_reference("_id", &value)
    }
}
