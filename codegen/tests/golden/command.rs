// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 c282c90c8a86414cfc01041024992b5de9394f52b26d05a9af60fedb9c01c8a3

//! Commands.
//!
//! A program that checks or notifies.

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
    /// Lists items (`GET /command`).
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

    /// Creates one item or several (`POST /command`).
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

    /// `delete_all_commands` (`DELETE /command`).
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        self.backend
            .operation("delete_all_commands", Method::DELETE, "/command")
            .send_empty()
            .await
    }

    /// `get_command` (`GET /command/{id}`).
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

    /// `update_command` (`PATCH /command/{id}`).
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

    /// `delete_command` (`DELETE /command/{id}`).
    pub fn delete(&self, target: impl Into<Target<Command>>) -> Delete<Command> {
        let operation = self
            .backend
            .operation("delete_command", Method::DELETE, "/command/{id}");
        Delete::new(operation, target.into())
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

    /// Identifier of the item.
    pub fn id(self, value: crate::model::Id<crate::model::Command>) -> Self {
        Self(self.0.set("_id", value))
    }

    /// Realm of the command.
    pub fn realm(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("_realm", value))
    }

    /// The line that a shell runs.
    ///
    /// Macros are replaced first.
    pub fn command_line(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("command_line", value.into()))
    }

    /// Name of the command.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Seconds that the command may take; -1 for the default of the daemon.
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

    /// Realm of the command.
    pub fn realm(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("_realm", value))
    }

    /// The line that a shell runs.
    ///
    /// Macros are replaced first.
    pub fn command_line(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("command_line", value.into()))
    }

    /// Name of the command.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Seconds that the command may take; -1 for the default of the daemon.
    pub fn timeout(self, value: i64) -> Self {
        Self(self.0.set("timeout", value))
    }
}
