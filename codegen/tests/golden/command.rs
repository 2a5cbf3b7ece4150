// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Commands.
//!
//! A program that checks or notifies.

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
/// Version of the item.
pub const ETAG: Field<Command, String> = Field::new("_etag");
/// Identifier of the item.
pub const ID: Field<Command, crate::model::Id<crate::model::Command>> = Field::new(
    "_id",
);
/// Realm of the command.
pub const REALM: Field<Command, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// When the item was last changed.
pub const UPDATED: Field<Command, crate::model::HttpDate> = Field::new("_updated");
/// The line that a shell runs.
///
/// Macros are replaced first.
pub const COMMAND_LINE: Field<Command, String> = Field::new("command_line");
/// Name of the command.
pub const NAME: Field<Command, String> = Field::new("name");
/// Seconds that the command may take; -1 for the default of the daemon.
pub const TIMEOUT: Field<Command, i64> = Field::new("timeout");
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new("_created", ValueKind::Date),
    FieldInfo::new("_etag", ValueKind::Text),
    FieldInfo::new("_id", ValueKind::Identifier).creatable(),
    FieldInfo::new("_realm", ValueKind::Reference("realm"))
        .writable()
        .required()
        .embeddable(),
    FieldInfo::new("_updated", ValueKind::Date),
    FieldInfo::new("command_line", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("name", ValueKind::Text).writable().required().unique().min_length(1),
    FieldInfo::new("timeout", ValueKind::Integer).writable().default("-1"),
];

impl<K> Content<Command, K> {
    /// Realm of the command.
    pub fn realm(self, value: impl AsId<crate::model::Realm>) -> Self {
        self.set_reference("_realm", &value)
    }

    /// The line that a shell runs.
    ///
    /// Macros are replaced first.
    pub fn command_line(self, value: impl Into<String>) -> Self {
        self.set::<String>("command_line", value.into())
    }

    /// Name of the command.
    pub fn name(self, value: impl Into<String>) -> Self {
        self.set::<String>("name", value.into())
    }

    /// Seconds that the command may take; -1 for the default of the daemon.
    pub fn timeout(self, value: i64) -> Self {
        self.set("timeout", value)
    }
}

impl Content<Command, ForCreate> {
    /// Identifier of the item.
    pub fn id(self, value: impl AsId<crate::model::Command>) -> Self {
        self.set_reference("_id", &value)
    }
}
