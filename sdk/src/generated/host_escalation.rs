// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 a6d8b9b087882ba967cb9d262deedc9a4c82934e5f528341cee29c4e2570676d

//! Host escalations.
//!
//! Tells more people of the problem of a host when it lasts.

use http::Method;
use serde::Serialize;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::{HostEscalation, Id};
use crate::typed::{Changed, Changes, Created, Delete, Field, Get, List, Target, Update};

/// The host escalations of a backend, made by [`Backend::host_escalations`].
#[derive(Debug, Clone)]
pub struct HostEscalations {
    pub(crate) backend: Backend,
}

impl Backend {
    /// The host escalations of this backend.
    pub fn host_escalations(&self) -> HostEscalations {
        HostEscalations {
            backend: self.clone(),
        }
    }
}

impl HostEscalations {
    /// List items of hostescalation (`GET /hostescalation`).
    pub fn list(&self) -> List<HostEscalation> {
        let operation = self
            .backend
            .operation("list_host_escalations", Method::GET, "/hostescalation");
        List::new(operation)
    }

    /// The host escalation of this name, or `None` where there is none.
    pub async fn get_by_name(
        &self,
        name: &str,
    ) -> Result<Option<HostEscalation>, BackendException> {
        self.list().filter(NAME.eq(name)).first().await
    }

    /// Create items of hostescalation (`POST /hostescalation`).
    pub async fn create(
        &self,
        item: &HostEscalationCreate,
    ) -> Result<Created<HostEscalation>, BackendException> {
        self.backend
            .operation("create_host_escalation", Method::POST, "/hostescalation")
            .body(item)
            .send_created()
            .await
    }

    /// Creates several host escalations in one request, all or none (`POST /hostescalation`).
    pub async fn create_many(
        &self,
        items: &[HostEscalationCreate],
    ) -> Result<Vec<Created<HostEscalation>>, BackendException> {
        self.backend
            .operation("create_host_escalation", Method::POST, "/hostescalation")
            .send_created_many(items)
            .await
    }

    /// Remove all items of hostescalation (`DELETE /hostescalation`).
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        self.backend
            .operation("delete_all_host_escalations", Method::DELETE, "/hostescalation")
            .send_empty()
            .await
    }

    /// Read an item of hostescalation (`GET /hostescalation/{id}`).
    pub fn get(&self, id: Id<HostEscalation>) -> Get<HostEscalation> {
        let operation = self
            .backend
            .operation("get_host_escalation", Method::GET, "/hostescalation/{id}");
        Get::new(operation.path_param(id))
    }

    /// The host escalation with this id, or `None` where there is none (`GET /hostescalation/{id}`).
    pub async fn get_opt(
        &self,
        id: Id<HostEscalation>,
    ) -> Result<Option<HostEscalation>, BackendException> {
        self.get(id).optional().await
    }

    /// Change an item of hostescalation (`PATCH /hostescalation/{id}`).
    pub fn update(
        &self,
        target: impl Into<Target<HostEscalation>>,
        changes: HostEscalationPatch,
    ) -> Update<HostEscalation> {
        let operation = self
            .backend
            .operation("update_host_escalation", Method::PATCH, "/hostescalation/{id}");
        Update::new(operation, target.into(), changes)
    }

    /// Reads the host escalation and changes it by what it is now; when somebody else is faster, reads it again (`GET`, then `PATCH /hostescalation/{id}`). The loop ends after ten lost races.
    pub async fn update_with(
        &self,
        id: Id<HostEscalation>,
        change: impl FnMut(&HostEscalation) -> HostEscalationPatch + Send,
    ) -> Result<Changed<HostEscalation>, BackendException> {
        let read = self
            .backend
            .operation("get_host_escalation", Method::GET, "/hostescalation/{id}");
        let write = self
            .backend
            .operation("update_host_escalation", Method::PATCH, "/hostescalation/{id}");
        crate::typed::update_with(read.path_param(id), write, change).await
    }

    /// Remove an item of hostescalation (`DELETE /hostescalation/{id}`).
    pub fn delete(
        &self,
        target: impl Into<Target<HostEscalation>>,
    ) -> Delete<HostEscalation> {
        let operation = self
            .backend
            .operation("delete_host_escalation", Method::DELETE, "/hostescalation/{id}");
        Delete::new(operation, target.into())
    }
}

/// When the item was created.
pub const CREATED: Field<HostEscalation, crate::model::HttpDate> = Field::new(
    "_created",
);
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<HostEscalation, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<HostEscalation, crate::model::Id<crate::model::HostEscalation>> = Field::new(
    "_id",
);
/// The realm that the item belongs to, and with it the rights to see and change it.
pub const REALM: Field<HostEscalation, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether those who look after the realms below see the item too.
pub const SUB_REALM: Field<HostEscalation, bool> = Field::new("_sub_realm");
/// When the item was last changed.
pub const UPDATED: Field<HostEscalation, crate::model::HttpDate> = Field::new(
    "_updated",
);
/// The users who may delete the item by a `custom` right.
pub const USERS_DELETE: Field<
    HostEscalation,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<
    HostEscalation,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// The users who may change the item by a `custom` right.
pub const USERS_UPDATE: Field<
    HostEscalation,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// A friendlier name to show; the backend copies the name when there is none.
pub const ALIAS: Field<HostEscalation, String> = Field::new("alias");
/// Of several definitions of one name, the one with the lowest number counts.
pub const DEFINITION_ORDER: Field<HostEscalation, i64> = Field::new("definition_order");
/// The states and events that it is for.
pub const ESCALATION_OPTIONS: Field<HostEscalation, Vec<crate::model::HostOption>> = Field::new(
    "escalation_options",
);
/// When it holds; always, when there is none.
pub const ESCALATION_PERIOD: Field<
    HostEscalation,
    crate::model::Reference<crate::model::TimePeriod>,
> = Field::new("escalation_period");
/// The number of the notification that it begins with; superseded by the time.
pub const FIRST_NOTIFICATION: Field<HostEscalation, i64> = Field::new(
    "first_notification",
);
/// How many minutes a problem must last for it to begin.
pub const FIRST_NOTIFICATION_TIME: Field<HostEscalation, i64> = Field::new(
    "first_notification_time",
);
/// The groups of hosts that it is for.
pub const HOSTGROUPS: Field<
    HostEscalation,
    Vec<crate::model::Reference<crate::model::HostGroup>>,
> = Field::new("hostgroups");
/// The hosts that it is for.
pub const HOSTS: Field<
    HostEscalation,
    Vec<crate::model::Reference<crate::model::Host>>,
> = Field::new("hosts");
/// The program or file that the item came from.
pub const IMPORTED_FROM: Field<HostEscalation, String> = Field::new("imported_from");
/// The number of the notification that it ends with; superseded by the time.
pub const LAST_NOTIFICATION: Field<HostEscalation, i64> = Field::new(
    "last_notification",
);
/// After how many minutes of a problem it ends.
pub const LAST_NOTIFICATION_TIME: Field<HostEscalation, i64> = Field::new(
    "last_notification_time",
);
/// The name by which people and other programs know the item.
pub const NAME: Field<HostEscalation, String> = Field::new("name");
/// Whatever is worth remembering about the item.
pub const NOTES: Field<HostEscalation, String> = Field::new("notes");
/// The minutes from one notification to the next while it lasts.
pub const NOTIFICATION_INTERVAL: Field<HostEscalation, i64> = Field::new(
    "notification_interval",
);
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<HostEscalation, i64> = Field::new("schema_version");
/// The groups whose users are told in addition.
pub const USERGROUPS: Field<
    HostEscalation,
    Vec<crate::model::Reference<crate::model::UserGroup>>,
> = Field::new("usergroups");
/// The users who are told in addition.
pub const USERS: Field<
    HostEscalation,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("users");

/// What a new host escalation is made of: a field that is not set takes the default of the backend.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct HostEscalationCreate(Changes);

impl HostEscalationCreate {
    /// A new item with the fields that it must have.
    pub fn new(
        name: impl Into<String>,
        realm: crate::model::Id<crate::model::Realm>,
    ) -> Self {
        Self(Changes::new()).name(name).realm(realm)
    }

    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::HostEscalation>) -> Self {
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

    /// Of several definitions of one name, the one with the lowest number counts.
    pub fn definition_order(self, value: i64) -> Self {
        Self(self.0.set("definition_order", value))
    }

    /// The states and events that it is for.
    pub fn escalation_options(
        self,
        value: impl IntoIterator<Item = crate::model::HostOption>,
    ) -> Self {
        Self(self.0.set_all("escalation_options", value))
    }

    /// When it holds; always, when there is none.
    pub fn escalation_period(
        self,
        value: crate::model::Id<crate::model::TimePeriod>,
    ) -> Self {
        Self(self.0.set("escalation_period", value))
    }

    /// The number of the notification that it begins with; superseded by the time.
    pub fn first_notification(self, value: i64) -> Self {
        Self(self.0.set("first_notification", value))
    }

    /// How many minutes a problem must last for it to begin.
    pub fn first_notification_time(self, value: i64) -> Self {
        Self(self.0.set("first_notification_time", value))
    }

    /// The groups of hosts that it is for.
    pub fn hostgroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::HostGroup>>,
    ) -> Self {
        Self(self.0.set_all("hostgroups", value))
    }

    /// The hosts that it is for.
    pub fn hosts(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Host>>,
    ) -> Self {
        Self(self.0.set_all("hosts", value))
    }

    /// The program or file that the item came from.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("imported_from", value.into()))
    }

    /// The number of the notification that it ends with; superseded by the time.
    pub fn last_notification(self, value: i64) -> Self {
        Self(self.0.set("last_notification", value))
    }

    /// After how many minutes of a problem it ends.
    pub fn last_notification_time(self, value: i64) -> Self {
        Self(self.0.set("last_notification_time", value))
    }

    /// The name by which people and other programs know the item.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Whatever is worth remembering about the item.
    pub fn notes(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes", value.into()))
    }

    /// The minutes from one notification to the next while it lasts.
    pub fn notification_interval(self, value: i64) -> Self {
        Self(self.0.set("notification_interval", value))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// The groups whose users are told in addition.
    pub fn usergroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::UserGroup>>,
    ) -> Self {
        Self(self.0.set_all("usergroups", value))
    }

    /// The users who are told in addition.
    pub fn users(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("users", value))
    }
}

/// Changes to a host escalation: a field that is not set stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct HostEscalationPatch(Changes);

impl HostEscalationPatch {
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

    /// Of several definitions of one name, the one with the lowest number counts.
    pub fn definition_order(self, value: i64) -> Self {
        Self(self.0.set("definition_order", value))
    }

    /// The states and events that it is for.
    pub fn escalation_options(
        self,
        value: impl IntoIterator<Item = crate::model::HostOption>,
    ) -> Self {
        Self(self.0.set_all("escalation_options", value))
    }

    /// When it holds; always, when there is none.
    pub fn escalation_period(
        self,
        value: crate::model::Id<crate::model::TimePeriod>,
    ) -> Self {
        Self(self.0.set("escalation_period", value))
    }

    /// The number of the notification that it begins with; superseded by the time.
    pub fn first_notification(self, value: i64) -> Self {
        Self(self.0.set("first_notification", value))
    }

    /// How many minutes a problem must last for it to begin.
    pub fn first_notification_time(self, value: i64) -> Self {
        Self(self.0.set("first_notification_time", value))
    }

    /// The groups of hosts that it is for.
    pub fn hostgroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::HostGroup>>,
    ) -> Self {
        Self(self.0.set_all("hostgroups", value))
    }

    /// The hosts that it is for.
    pub fn hosts(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Host>>,
    ) -> Self {
        Self(self.0.set_all("hosts", value))
    }

    /// The program or file that the item came from.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("imported_from", value.into()))
    }

    /// The number of the notification that it ends with; superseded by the time.
    pub fn last_notification(self, value: i64) -> Self {
        Self(self.0.set("last_notification", value))
    }

    /// After how many minutes of a problem it ends.
    pub fn last_notification_time(self, value: i64) -> Self {
        Self(self.0.set("last_notification_time", value))
    }

    /// The name by which people and other programs know the item.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Whatever is worth remembering about the item.
    pub fn notes(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes", value.into()))
    }

    /// The minutes from one notification to the next while it lasts.
    pub fn notification_interval(self, value: i64) -> Self {
        Self(self.0.set("notification_interval", value))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// The groups whose users are told in addition.
    pub fn usergroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::UserGroup>>,
    ) -> Self {
        Self(self.0.set_all("usergroups", value))
    }

    /// The users who are told in addition.
    pub fn users(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("users", value))
    }
}
