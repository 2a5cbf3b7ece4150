// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 a6d8b9b087882ba967cb9d262deedc9a4c82934e5f528341cee29c4e2570676d

//! Commands.
//!
//! A command line that checks, notifies, handles events or takes snapshots.

use http::Method;
use serde::Serialize;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::{Command, Id};
use crate::typed::{Changed, Changes, Created, Delete, Field, Get, List, Target, Update};

/// The commands of a backend, made by [`Backend::commands`].
#[derive(Debug, Clone)]
pub struct Commands {
    pub(crate) backend: Backend,
}

impl Backend {
    /// The commands of this backend.
    pub fn commands(&self) -> Commands {
        Commands { backend: self.clone() }
    }
}

impl Commands {
    /// List items of command (`GET /command`).
    pub fn list(&self) -> List<Command> {
        let operation = self.backend.operation("list_commands", Method::GET, "/command");
        List::new(operation)
    }

    /// The command of this name, or `None` where there is none.
    pub async fn get_by_name(
        &self,
        name: &str,
    ) -> Result<Option<Command>, BackendException> {
        self.list().filter(NAME.eq(name)).first().await
    }

    /// Create items of command (`POST /command`).
    pub async fn create(
        &self,
        item: &CommandCreate,
    ) -> Result<Created<Command>, BackendException> {
        self.backend
            .operation("create_command", Method::POST, "/command")
            .body(item)
            .send_created()
            .await
    }

    /// Creates several commands in one request, all or none (`POST /command`).
    pub async fn create_many(
        &self,
        items: &[CommandCreate],
    ) -> Result<Vec<Created<Command>>, BackendException> {
        self.backend
            .operation("create_command", Method::POST, "/command")
            .send_created_many(items)
            .await
    }

    /// Remove all items of command (`DELETE /command`).
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        self.backend
            .operation("delete_all_commands", Method::DELETE, "/command")
            .send_empty()
            .await
    }

    /// Read an item of command (`GET /command/{id}`).
    pub fn get(&self, id: Id<Command>) -> Get<Command> {
        let operation = self
            .backend
            .operation("get_command", Method::GET, "/command/{id}");
        Get::new(operation.path_param(id))
    }

    /// The command with this id, or `None` where there is none (`GET /command/{id}`).
    pub async fn get_opt(
        &self,
        id: Id<Command>,
    ) -> Result<Option<Command>, BackendException> {
        self.get(id).optional().await
    }

    /// Change an item of command (`PATCH /command/{id}`).
    pub fn update(
        &self,
        target: impl Into<Target<Command>>,
        changes: CommandPatch,
    ) -> Update<Command> {
        let operation = self
            .backend
            .operation("update_command", Method::PATCH, "/command/{id}");
        Update::new(operation, target.into(), changes)
    }

    /// Reads the command and changes it by what it is now; when somebody else is faster, reads it again (`GET`, then `PATCH /command/{id}`). The loop ends after ten lost races.
    pub async fn update_with(
        &self,
        id: Id<Command>,
        change: impl FnMut(&Command) -> CommandPatch + Send,
    ) -> Result<Changed<Command>, BackendException> {
        let read = self.backend.operation("get_command", Method::GET, "/command/{id}");
        let write = self
            .backend
            .operation("update_command", Method::PATCH, "/command/{id}");
        crate::typed::update_with(read.path_param(id), write, change).await
    }

    /// Remove an item of command (`DELETE /command/{id}`).
    pub fn delete(&self, target: impl Into<Target<Command>>) -> Delete<Command> {
        let operation = self
            .backend
            .operation("delete_command", Method::DELETE, "/command/{id}");
        Delete::new(operation, target.into())
    }
}

/// When the item was created.
pub const CREATED: Field<Command, crate::model::HttpDate> = Field::new("_created");
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<Command, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<Command, crate::model::Id<crate::model::Command>> = Field::new(
    "_id",
);
/// The realm that the item belongs to, and with it the rights to see and change it.
pub const REALM: Field<Command, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether those who look after the realms below see the item too.
pub const SUB_REALM: Field<Command, bool> = Field::new("_sub_realm");
/// When the item was last changed.
pub const UPDATED: Field<Command, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item by a `custom` right.
pub const USERS_DELETE: Field<
    Command,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<Command, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_read",
);
/// The users who may change the item by a `custom` right.
pub const USERS_UPDATE: Field<
    Command,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// A friendlier name to show; the backend copies the name when there is none.
pub const ALIAS: Field<Command, String> = Field::new("alias");
/// What is run, with macros for what differs from item to item.
pub const COMMAND_LINE: Field<Command, String> = Field::new("command_line");
/// Of several definitions of one name, the one with the lowest number counts.
pub const DEFINITION_ORDER: Field<Command, i64> = Field::new("definition_order");
/// Whether the command finds the macros in its environment.
pub const ENABLE_ENVIRONMENT_MACROS: Field<Command, bool> = Field::new(
    "enable_environment_macros",
);
/// The program or file that the item came from.
pub const IMPORTED_FROM: Field<Command, String> = Field::new("imported_from");
/// The way in which the poller runs the command.
pub const MODULE_TYPE: Field<Command, String> = Field::new("module_type");
/// The name by which people and other programs know the item.
pub const NAME: Field<Command, String> = Field::new("name");
/// Whatever is worth remembering about the item.
pub const NOTES: Field<Command, String> = Field::new("notes");
/// Names the pollers that may run the command; empty for any.
pub const POLLER_TAG: Field<Command, String> = Field::new("poller_tag");
/// Names the reactionners that may run the command; empty for any.
pub const REACTIONNER_TAG: Field<Command, String> = Field::new("reactionner_tag");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<Command, i64> = Field::new("schema_version");
/// How long the command may run, in seconds; -1 for what the engine sets.
pub const TIMEOUT: Field<Command, i64> = Field::new("timeout");

/// What a new command is made of: a field that is not set takes the default of the backend.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct CommandCreate(Changes);

impl CommandCreate {
    /// A new item with the fields that it must have.
    pub fn new(
        name: impl Into<String>,
        realm: crate::model::Id<crate::model::Realm>,
    ) -> Self {
        Self(Changes::new()).name(name).realm(realm)
    }

    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::Command>) -> Self {
        Self(self.0.set("_id", value))
    }

    /// The realm that the item belongs to, and with it the rights to see and change it.
    pub fn realm(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("_realm", value))
    }

    /// Whether those who look after the realms below see the item too.
    pub fn sub_realm(self, value: bool) -> Self {
        Self(self.0.set("_sub_realm", value))
    }

    /// The users who may delete the item by a `custom` right.
    pub fn users_delete(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_delete", value))
    }

    /// The users who may read the item by a `custom` right.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_read", value))
    }

    /// The users who may change the item by a `custom` right.
    pub fn users_update(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_update", value))
    }

    /// A friendlier name to show; the backend copies the name when there is none.
    pub fn alias(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("alias", value.into()))
    }

    /// What is run, with macros for what differs from item to item.
    pub fn command_line(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("command_line", value.into()))
    }

    /// Of several definitions of one name, the one with the lowest number counts.
    pub fn definition_order(self, value: i64) -> Self {
        Self(self.0.set("definition_order", value))
    }

    /// Whether the command finds the macros in its environment.
    pub fn enable_environment_macros(self, value: bool) -> Self {
        Self(self.0.set("enable_environment_macros", value))
    }

    /// The program or file that the item came from.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("imported_from", value.into()))
    }

    /// The way in which the poller runs the command.
    pub fn module_type(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("module_type", value.into()))
    }

    /// The name by which people and other programs know the item.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Whatever is worth remembering about the item.
    pub fn notes(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes", value.into()))
    }

    /// Names the pollers that may run the command; empty for any.
    pub fn poller_tag(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("poller_tag", value.into()))
    }

    /// Names the reactionners that may run the command; empty for any.
    pub fn reactionner_tag(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("reactionner_tag", value.into()))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// How long the command may run, in seconds; -1 for what the engine sets.
    pub fn timeout(self, value: i64) -> Self {
        Self(self.0.set("timeout", value))
    }
}

/// Changes to a command: a field that is not set stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct CommandPatch(Changes);

impl CommandPatch {
    /// No change yet.
    pub fn new() -> Self {
        Self(Changes::new())
    }

    /// The realm that the item belongs to, and with it the rights to see and change it.
    pub fn realm(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("_realm", value))
    }

    /// Whether those who look after the realms below see the item too.
    pub fn sub_realm(self, value: bool) -> Self {
        Self(self.0.set("_sub_realm", value))
    }

    /// The users who may delete the item by a `custom` right.
    pub fn users_delete(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_delete", value))
    }

    /// The users who may read the item by a `custom` right.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_read", value))
    }

    /// The users who may change the item by a `custom` right.
    pub fn users_update(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_update", value))
    }

    /// A friendlier name to show; the backend copies the name when there is none.
    pub fn alias(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("alias", value.into()))
    }

    /// What is run, with macros for what differs from item to item.
    pub fn command_line(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("command_line", value.into()))
    }

    /// Of several definitions of one name, the one with the lowest number counts.
    pub fn definition_order(self, value: i64) -> Self {
        Self(self.0.set("definition_order", value))
    }

    /// Whether the command finds the macros in its environment.
    pub fn enable_environment_macros(self, value: bool) -> Self {
        Self(self.0.set("enable_environment_macros", value))
    }

    /// The program or file that the item came from.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("imported_from", value.into()))
    }

    /// The way in which the poller runs the command.
    pub fn module_type(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("module_type", value.into()))
    }

    /// The name by which people and other programs know the item.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Whatever is worth remembering about the item.
    pub fn notes(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes", value.into()))
    }

    /// Names the pollers that may run the command; empty for any.
    pub fn poller_tag(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("poller_tag", value.into()))
    }

    /// Names the reactionners that may run the command; empty for any.
    pub fn reactionner_tag(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("reactionner_tag", value.into()))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// How long the command may run, in seconds; -1 for what the engine sets.
    pub fn timeout(self, value: i64) -> Self {
        Self(self.0.set("timeout", value))
    }
}
