// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Users.
//!
//! A user: the account of a person or program, and a contact that notifications are sent to; or a template for users.

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
    /// The login name, unique.
    pub name: String,
    /// The time period in which the user is notified of hosts. The backend sets `Never` when it is left out.
    pub host_notification_period: crate::model::Id<crate::model::TimePeriod>,
    /// The realm that the item belongs to, by which rights to read and change it are granted.
    pub realm: crate::model::Id<crate::model::Realm>,
    /// The time period in which the user is notified of services. The backend sets `Never` when it is left out.
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
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<User, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<User, crate::model::Id<crate::model::User>> = Field::new("_id");
/// Whether the item is a template: others inherit from it, and it is neither monitored nor used itself. Default: `false`.
pub const IS_TEMPLATE: Field<User, bool> = Field::new("_is_template");
/// The realm that the item belongs to, by which rights to read and change it are granted.
pub const REALM: Field<User, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether the item is also visible to users of the realms below its own. Default: `true`.
pub const SUB_REALM: Field<User, bool> = Field::new("_sub_realm");
/// The names of the fields whose values are inherited from the templates.
pub const TEMPLATE_FIELDS: Field<User, Vec<String>> = Field::new("_template_fields");
/// The templates from which the item inherits the fields that it does not set itself. Where several set one field, the last template in the list wins. Default: `[]`.
pub const TEMPLATES: Field<User, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_templates",
);
/// When the configuration of the item was last changed.
pub const UPDATED: Field<User, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item through the right `custom`.
pub const USERS_DELETE: Field<User, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_delete",
);
/// The users who may read the item through the right `custom`.
pub const USERS_READ: Field<User, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_read",
);
/// The users who may change the item through the right `custom`.
pub const USERS_UPDATE: Field<User, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_update",
);
/// An additional address for notifications. Default: `""`.
pub const ADDRESS1: Field<User, String> = Field::new("address1");
/// An additional address for notifications. Default: `""`.
pub const ADDRESS2: Field<User, String> = Field::new("address2");
/// An additional address for notifications. Default: `""`.
pub const ADDRESS3: Field<User, String> = Field::new("address3");
/// An additional address for notifications. Default: `""`.
pub const ADDRESS4: Field<User, String> = Field::new("address4");
/// An additional address for notifications. Default: `""`.
pub const ADDRESS5: Field<User, String> = Field::new("address5");
/// An additional address for notifications. Default: `""`.
pub const ADDRESS6: Field<User, String> = Field::new("address6");
/// The label to display. The backend copies the name when it is empty. Default: `""`.
pub const ALIAS: Field<User, String> = Field::new("alias");
/// Whether the user is a super administrator, to whom no right is denied. Only a super administrator can set it. Default: `false`.
pub const BACK_ROLE_SUPER_ADMIN: Field<User, bool> = Field::new("back_role_super_admin");
/// Whether the user may acknowledge problems, schedule downtimes and force checks. Only a super administrator can set it. Default: `false`.
pub const CAN_SUBMIT_COMMANDS: Field<User, bool> = Field::new("can_submit_commands");
/// Whether the user may submit live states, for front ends. Only a super administrator can set it. Default: `false`.
pub const CAN_UPDATE_LIVESTATE: Field<User, bool> = Field::new("can_update_livestate");
/// Custom macros, by name (`_SNMP_COMMUNITY`); those of templates are added. Default: `{}`.
pub const CUSTOMS: Field<User, crate::model::FreeObject> = Field::new("customs");
/// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
pub const DEFINITION_ORDER: Field<User, i64> = Field::new("definition_order");
/// The email address for notifications. Default: `""`.
pub const EMAIL: Field<User, String> = Field::new("email");
/// The commands that send the host notifications; those of templates are added.
pub const HOST_NOTIFICATION_COMMANDS: Field<
    User,
    Vec<crate::model::Reference<crate::model::Command>>,
> = Field::new("host_notification_commands");
/// The states and events of hosts of which the user is notified. Default: `["d","u","r","f","s"]`.
pub const HOST_NOTIFICATION_OPTIONS: Field<User, Vec<crate::model::HostOption>> = Field::new(
    "host_notification_options",
);
/// The time period in which the user is notified of hosts. The backend sets `Never` when it is left out.
pub const HOST_NOTIFICATION_PERIOD: Field<
    User,
    crate::model::Reference<crate::model::TimePeriod>,
> = Field::new("host_notification_period");
/// Whether the user is notified of hosts. Default: `false`.
pub const HOST_NOTIFICATIONS_ENABLED: Field<User, bool> = Field::new(
    "host_notifications_enabled",
);
/// The tool or file that the item was imported from. Default: `"unknown"`.
pub const IMPORTED_FROM: Field<User, String> = Field::new("imported_from");
/// Whether front ends treat the user as an administrator. Only a super administrator can set it. Default: `false`.
pub const IS_ADMIN: Field<User, bool> = Field::new("is_admin");
/// The lowest business impact of the items of which the user is notified, from 0 to 5. Default: `0`.
pub const MIN_BUSINESS_IMPACT: Field<User, i64> = Field::new("min_business_impact");
/// The login name, unique.
pub const NAME: Field<User, String> = Field::new("name");
/// Free remarks. Default: `""`.
pub const NOTES: Field<User, String> = Field::new("notes");
/// The names of additional notification ways. Default: `[]`.
pub const NOTIFICATIONWAYS: Field<User, Vec<String>> = Field::new("notificationways");
/// The telephone or pager number for notifications. Default: `""`.
pub const PAGER: Field<User, String> = Field::new("pager");
/// The password, in clear text when it is written; its hash is stored. Never shown.
pub const PASSWORD: Field<User, String> = Field::new("password");
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<User, i64> = Field::new("schema_version");
/// The commands that send the service notifications; those of templates are added.
pub const SERVICE_NOTIFICATION_COMMANDS: Field<
    User,
    Vec<crate::model::Reference<crate::model::Command>>,
> = Field::new("service_notification_commands");
/// The states and events of services of which the user is notified. Default: `["w","u","c","r","f","s"]`.
pub const SERVICE_NOTIFICATION_OPTIONS: Field<User, Vec<crate::model::ServiceOption>> = Field::new(
    "service_notification_options",
);
/// The time period in which the user is notified of services. The backend sets `Never` when it is left out.
pub const SERVICE_NOTIFICATION_PERIOD: Field<
    User,
    crate::model::Reference<crate::model::TimePeriod>,
> = Field::new("service_notification_period");
/// Whether the user is notified of services. Default: `false`.
pub const SERVICE_NOTIFICATIONS_ENABLED: Field<User, bool> = Field::new(
    "service_notifications_enabled",
);
/// How much detail front ends show: 0 for a beginner, 1 for an intermediate user, 2 for an expert. Default: `0`.
pub const SKILL_LEVEL: Field<User, i64> = Field::new("skill_level");
/// Free labels to group and search items by; those of templates are added. Default: `[]`.
pub const TAGS: Field<User, Vec<String>> = Field::new("tags");
/// The API token. Shown to its owner only; `POST /login` with `"action": "generate"` creates a new one.
pub const TOKEN: Field<User, String> = Field::new("token");
/// The preferences that front ends store for the user. Default: `{}`.
pub const UI_PREFERENCES: Field<User, crate::model::FreeObject> = Field::new(
    "ui_preferences",
);
/// Whether front ends list the user. Default: `true`.
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
    FieldInfo::new("_template_fields", ValueKind::List(&ValueKind::Text)).default("[]"),
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
        .default("[\"d\",\"u\",\"r\",\"f\",\"s\"]")
        .words(&["d", "u", "r", "f", "s", "n"]),
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
    FieldInfo::new("name", ValueKind::Text)
        .writable()
        .required()
        .unique()
        .pattern(
            "^[^`~!$%^&*\"|'<>?,()=\\x00-\\x1f\\x7f]*[^`~!$%^&*\"|'<>?,()=\\x00-\\x1f\\x7f\\s][^`~!$%^&*\"|'<>?,()=\\x00-\\x1f\\x7f]*$",
        )
        .min_length(1)
        .max_length(255),
    FieldInfo::new("notes", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("notificationways", ValueKind::List(&ValueKind::Text))
        .writable()
        .default("[]"),
    FieldInfo::new("pager", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("password", ValueKind::Text).writable().secret(),
    FieldInfo::new("schema_version", ValueKind::Integer).default("2"),
    FieldInfo::new(
            "service_notification_commands",
            ValueKind::List(&ValueKind::Reference("command")),
        )
        .writable()
        .nullable()
        .embeddable(),
    FieldInfo::new("service_notification_options", ValueKind::List(&ValueKind::Word))
        .writable()
        .default("[\"w\",\"u\",\"c\",\"r\",\"f\",\"s\"]")
        .words(&["w", "c", "u", "r", "f", "s", "n"]),
    FieldInfo::new("service_notification_period", ValueKind::Reference("timeperiod"))
        .writable()
        .required()
        .embeddable(),
    FieldInfo::new("service_notifications_enabled", ValueKind::Boolean)
        .writable()
        .default("false"),
    FieldInfo::new("skill_level", ValueKind::Integer)
        .writable()
        .default("0")
        .minimum(0)
        .maximum(2),
    FieldInfo::new("tags", ValueKind::List(&ValueKind::Text)).writable().default("[]"),
    FieldInfo::new("token", ValueKind::Text).secret(),
    FieldInfo::new("ui_preferences", ValueKind::Object).writable().default("{}"),
    FieldInfo::new("webui_visible", ValueKind::Boolean).writable().default("true"),
];

impl<K> Content<User, K> {
    /// Whether the item is a template: others inherit from it, and it is neither monitored nor used itself. Default: `false`.
    pub fn is_template(self, value: bool) -> Self {
        self.set("_is_template", value)
    }

    /// The realm that the item belongs to, by which rights to read and change it are granted.
    pub fn realm(self, value: impl AsId<crate::model::Realm>) -> Self {
        self.set_reference("_realm", &value)
    }

    /// Whether the item is also visible to users of the realms below its own. Default: `true`.
    pub fn sub_realm(self, value: bool) -> Self {
        self.set("_sub_realm", value)
    }

    /// The templates from which the item inherits the fields that it does not set itself. Where several set one field, the last template in the list wins. Default: `[]`.
    pub fn templates(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("_templates", value)
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

    /// An additional address for notifications. Default: `""`.
    pub fn address1(self, value: impl Into<String>) -> Self {
        self.set::<String>("address1", value.into())
    }

    /// An additional address for notifications. Default: `""`.
    pub fn address2(self, value: impl Into<String>) -> Self {
        self.set::<String>("address2", value.into())
    }

    /// An additional address for notifications. Default: `""`.
    pub fn address3(self, value: impl Into<String>) -> Self {
        self.set::<String>("address3", value.into())
    }

    /// An additional address for notifications. Default: `""`.
    pub fn address4(self, value: impl Into<String>) -> Self {
        self.set::<String>("address4", value.into())
    }

    /// An additional address for notifications. Default: `""`.
    pub fn address5(self, value: impl Into<String>) -> Self {
        self.set::<String>("address5", value.into())
    }

    /// An additional address for notifications. Default: `""`.
    pub fn address6(self, value: impl Into<String>) -> Self {
        self.set::<String>("address6", value.into())
    }

    /// The label to display. The backend copies the name when it is empty. Default: `""`.
    pub fn alias(self, value: impl Into<String>) -> Self {
        self.set::<String>("alias", value.into())
    }

    /// Whether the user is a super administrator, to whom no right is denied. Only a super administrator can set it. Default: `false`.
    pub fn back_role_super_admin(self, value: bool) -> Self {
        self.set("back_role_super_admin", value)
    }

    /// Whether the user may acknowledge problems, schedule downtimes and force checks. Only a super administrator can set it. Default: `false`.
    pub fn can_submit_commands(self, value: bool) -> Self {
        self.set("can_submit_commands", value)
    }

    /// Whether the user may submit live states, for front ends. Only a super administrator can set it. Default: `false`.
    pub fn can_update_livestate(self, value: bool) -> Self {
        self.set("can_update_livestate", value)
    }

    /// Custom macros, by name (`_SNMP_COMMUNITY`); those of templates are added. Default: `{}`.
    pub fn customs(self, value: crate::model::FreeObject) -> Self {
        self.set("customs", value)
    }

    /// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
    pub fn definition_order(self, value: i64) -> Self {
        self.set("definition_order", value)
    }

    /// The email address for notifications. Default: `""`.
    pub fn email(self, value: impl Into<String>) -> Self {
        self.set::<String>("email", value.into())
    }

    /// The states and events of hosts of which the user is notified. Default: `["d","u","r","f","s"]`.
    pub fn host_notification_options(
        self,
        value: impl IntoIterator<Item = crate::model::HostOption>,
    ) -> Self {
        self.set_all("host_notification_options", value)
    }

    /// The time period in which the user is notified of hosts. The backend sets `Never` when it is left out.
    pub fn host_notification_period(
        self,
        value: impl AsId<crate::model::TimePeriod>,
    ) -> Self {
        self.set_reference("host_notification_period", &value)
    }

    /// Whether the user is notified of hosts. Default: `false`.
    pub fn host_notifications_enabled(self, value: bool) -> Self {
        self.set("host_notifications_enabled", value)
    }

    /// The tool or file that the item was imported from. Default: `"unknown"`.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        self.set::<String>("imported_from", value.into())
    }

    /// Whether front ends treat the user as an administrator. Only a super administrator can set it. Default: `false`.
    pub fn is_admin(self, value: bool) -> Self {
        self.set("is_admin", value)
    }

    /// The lowest business impact of the items of which the user is notified, from 0 to 5. Default: `0`.
    pub fn min_business_impact(self, value: i64) -> Self {
        self.set("min_business_impact", value)
    }

    /// The login name, unique.
    pub fn name(self, value: impl Into<String>) -> Self {
        self.set::<String>("name", value.into())
    }

    /// Free remarks. Default: `""`.
    pub fn notes(self, value: impl Into<String>) -> Self {
        self.set::<String>("notes", value.into())
    }

    /// The names of additional notification ways. Default: `[]`.
    pub fn notificationways(
        self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.set_all("notificationways", value.into_iter().map(Into::<String>::into))
    }

    /// The telephone or pager number for notifications. Default: `""`.
    pub fn pager(self, value: impl Into<String>) -> Self {
        self.set::<String>("pager", value.into())
    }

    /// The password, in clear text when it is written; its hash is stored. Never shown.
    pub fn password(self, value: impl Into<String>) -> Self {
        self.set::<String>("password", value.into())
    }

    /// The states and events of services of which the user is notified. Default: `["w","u","c","r","f","s"]`.
    pub fn service_notification_options(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        self.set_all("service_notification_options", value)
    }

    /// The time period in which the user is notified of services. The backend sets `Never` when it is left out.
    pub fn service_notification_period(
        self,
        value: impl AsId<crate::model::TimePeriod>,
    ) -> Self {
        self.set_reference("service_notification_period", &value)
    }

    /// Whether the user is notified of services. Default: `false`.
    pub fn service_notifications_enabled(self, value: bool) -> Self {
        self.set("service_notifications_enabled", value)
    }

    /// How much detail front ends show: 0 for a beginner, 1 for an intermediate user, 2 for an expert. Default: `0`.
    pub fn skill_level(self, value: i64) -> Self {
        self.set("skill_level", value)
    }

    /// Free labels to group and search items by; those of templates are added. Default: `[]`.
    pub fn tags(self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.set_all("tags", value.into_iter().map(Into::<String>::into))
    }

    /// The preferences that front ends store for the user. Default: `{}`.
    pub fn ui_preferences(self, value: crate::model::FreeObject) -> Self {
        self.set("ui_preferences", value)
    }

    /// Whether front ends list the user. Default: `true`.
    pub fn webui_visible(self, value: bool) -> Self {
        self.set("webui_visible", value)
    }
}

impl Content<User, ForCreate> {
    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::User>) -> Self {
        self.set_reference("_id", &value)
    }

    /// The commands that send the host notifications; those of templates are added.
    pub fn host_notification_commands(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::Command>>,
    ) -> Self {
        self.set_references("host_notification_commands", value)
    }

    /// The commands that send the service notifications; those of templates are added.
    pub fn service_notification_commands(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::Command>>,
    ) -> Self {
        self.set_references("service_notification_commands", value)
    }
}

impl Content<User, ForPatch> {
    /// The commands that send the host notifications; those of templates are added.
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

    /// The commands that send the service notifications; those of templates are added.
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
}
