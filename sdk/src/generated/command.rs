// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Commands.
//!
//! A command line that checks, notifies, handles events or takes snapshots.

use crate::backend::Backend;
use crate::describe::{Described, FieldInfo, Named, Operations, ResourceInfo, ValueKind};
use crate::model::Command;
use crate::typed::{AsId, Collection, Content, Field, ForCreate, ForPatch};

/// The commands of a backend, made by [`Backend::commands`].
pub type Commands = Collection<Command>;

impl Backend {
    /// The commands of this backend.
    pub fn commands(&self) -> Commands {
        self.collection()
    }
}

impl Described for Command {
    const INFO: ResourceInfo = ResourceInfo {
        name: "command",
        singular: "command",
        plural: "commands",
        open: false,
        templating: false,
        tree: false,
        fields: FIELDS,
    };
    const OPERATIONS: Operations = Operations {
        list: "list_commands",
        create: "create_command",
        delete_all: "delete_all_commands",
        get: "get_command",
        update: "update_command",
        replace: "",
        delete: "delete_command",
    };
}

impl Named for Command {}

/// The content of a new command: a field that is not set takes the default of the backend.
pub type CommandCreate = Content<Command, ForCreate>;

/// Changes to a command: a field that is not set stays as it is.
pub type CommandPatch = Content<Command, ForPatch>;

impl Content<Command, ForCreate> {
    /// A new item with the fields that it must have.
    pub fn new(name: impl Into<String>, realm: impl AsId<crate::model::Realm>) -> Self {
        Self::empty().name(name).realm(realm)
    }
}

impl Content<Command, ForPatch> {
    /// No change yet.
    pub fn new() -> Self {
        Self::empty()
    }
}

/// When the item was created.
pub const CREATED: Field<Command, crate::model::HttpDate> = Field::new("_created");
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<Command, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<Command, crate::model::Id<crate::model::Command>> = Field::new(
    "_id",
);
/// The realm that the item belongs to, by which rights to read and change it are granted.
pub const REALM: Field<Command, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether the item is also visible to users of the realms below its own. Default: `true`.
pub const SUB_REALM: Field<Command, bool> = Field::new("_sub_realm");
/// When the configuration of the item was last changed.
pub const UPDATED: Field<Command, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item through the right `custom`.
pub const USERS_DELETE: Field<
    Command,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item through the right `custom`.
pub const USERS_READ: Field<Command, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_read",
);
/// The users who may change the item through the right `custom`.
pub const USERS_UPDATE: Field<
    Command,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// The label to display. The backend copies the name when it is empty. Default: `""`.
pub const ALIAS: Field<Command, String> = Field::new("alias");
/// The command line, with macros such as `$HOSTADDRESS$` for what differs between items.
pub const COMMAND_LINE: Field<Command, String> = Field::new("command_line");
/// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
pub const DEFINITION_ORDER: Field<Command, i64> = Field::new("definition_order");
/// Whether macros are passed to the command as environment variables. Default: `false`.
pub const ENABLE_ENVIRONMENT_MACROS: Field<Command, bool> = Field::new(
    "enable_environment_macros",
);
/// The tool or file that the item was imported from. Default: `"unknown"`.
pub const IMPORTED_FROM: Field<Command, String> = Field::new("imported_from");
/// The module of the poller that runs the command. Default: `"fork"`.
pub const MODULE_TYPE: Field<Command, String> = Field::new("module_type");
/// The name by which other items and clients refer to the item; no two items of the resource have the same name.
pub const NAME: Field<Command, String> = Field::new("name");
/// Free remarks. Default: `""`.
pub const NOTES: Field<Command, String> = Field::new("notes");
/// The tag of the pollers that may run the command; empty for any poller. Default: `""`.
pub const POLLER_TAG: Field<Command, String> = Field::new("poller_tag");
/// The tag of the reactionners that may run the command; empty for any reactionner. Default: `""`.
pub const REACTIONNER_TAG: Field<Command, String> = Field::new("reactionner_tag");
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<Command, i64> = Field::new("schema_version");
/// The maximum duration of the command, in seconds; -1 for the engine's default. Default: `-1`.
pub const TIMEOUT: Field<Command, i64> = Field::new("timeout");
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
    FieldInfo::new("command_line", ValueKind::Text).writable(),
    FieldInfo::new("definition_order", ValueKind::Integer).writable().default("100"),
    FieldInfo::new("enable_environment_macros", ValueKind::Boolean)
        .writable()
        .default("false"),
    FieldInfo::new("imported_from", ValueKind::Text).writable().default("\"unknown\""),
    FieldInfo::new("module_type", ValueKind::Text).writable().default("\"fork\""),
    FieldInfo::new("name", ValueKind::Text)
        .writable()
        .required()
        .unique()
        .pattern("^[^\\x00-\\x1f\\x7f]*[^\\x00-\\x1f\\x7f\\s][^\\x00-\\x1f\\x7f]*$")
        .min_length(1)
        .max_length(255),
    FieldInfo::new("notes", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("poller_tag", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("reactionner_tag", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("schema_version", ValueKind::Integer).default("1"),
    FieldInfo::new("timeout", ValueKind::Integer).writable().default("-1"),
];

impl<K> Content<Command, K> {
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

    /// The command line, with macros such as `$HOSTADDRESS$` for what differs between items.
    pub fn command_line(self, value: impl Into<String>) -> Self {
        self.set::<String>("command_line", value.into())
    }

    /// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
    pub fn definition_order(self, value: i64) -> Self {
        self.set("definition_order", value)
    }

    /// Whether macros are passed to the command as environment variables. Default: `false`.
    pub fn enable_environment_macros(self, value: bool) -> Self {
        self.set("enable_environment_macros", value)
    }

    /// The tool or file that the item was imported from. Default: `"unknown"`.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        self.set::<String>("imported_from", value.into())
    }

    /// The module of the poller that runs the command. Default: `"fork"`.
    pub fn module_type(self, value: impl Into<String>) -> Self {
        self.set::<String>("module_type", value.into())
    }

    /// The name by which other items and clients refer to the item; no two items of the resource have the same name.
    pub fn name(self, value: impl Into<String>) -> Self {
        self.set::<String>("name", value.into())
    }

    /// Free remarks. Default: `""`.
    pub fn notes(self, value: impl Into<String>) -> Self {
        self.set::<String>("notes", value.into())
    }

    /// The tag of the pollers that may run the command; empty for any poller. Default: `""`.
    pub fn poller_tag(self, value: impl Into<String>) -> Self {
        self.set::<String>("poller_tag", value.into())
    }

    /// The tag of the reactionners that may run the command; empty for any reactionner. Default: `""`.
    pub fn reactionner_tag(self, value: impl Into<String>) -> Self {
        self.set::<String>("reactionner_tag", value.into())
    }

    /// The maximum duration of the command, in seconds; -1 for the engine's default. Default: `-1`.
    pub fn timeout(self, value: i64) -> Self {
        self.set("timeout", value)
    }
}

impl Content<Command, ForCreate> {
    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::Command>) -> Self {
        self.set_reference("_id", &value)
    }
}
