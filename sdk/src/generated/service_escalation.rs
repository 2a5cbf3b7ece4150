// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 a6d8b9b087882ba967cb9d262deedc9a4c82934e5f528341cee29c4e2570676d

//! Service escalations.
//!
//! Tells more people of the problem of a service when it lasts.

use http::Method;
use serde::Serialize;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::{Id, ServiceEscalation};
use crate::typed::{Changed, Changes, Created, Delete, Field, Get, List, Target, Update};

/// The service escalations of a backend, made by [`Backend::service_escalations`].
#[derive(Debug, Clone)]
pub struct ServiceEscalations {
    pub(crate) backend: Backend,
}

impl Backend {
    /// The service escalations of this backend.
    pub fn service_escalations(&self) -> ServiceEscalations {
        ServiceEscalations {
            backend: self.clone(),
        }
    }
}

impl ServiceEscalations {
    /// List items of serviceescalation (`GET /serviceescalation`).
    pub fn list(&self) -> List<ServiceEscalation> {
        let operation = self
            .backend
            .operation("list_service_escalations", Method::GET, "/serviceescalation");
        List::new(operation)
    }

    /// The service escalation of this name, or `None` where there is none.
    pub async fn get_by_name(
        &self,
        name: &str,
    ) -> Result<Option<ServiceEscalation>, BackendException> {
        self.list().filter(NAME.eq(name)).first().await
    }

    /// Create items of serviceescalation (`POST /serviceescalation`).
    pub async fn create(
        &self,
        item: &ServiceEscalationCreate,
    ) -> Result<Created<ServiceEscalation>, BackendException> {
        self.backend
            .operation("create_service_escalation", Method::POST, "/serviceescalation")
            .body(item)
            .send_created()
            .await
    }

    /// Creates several service escalations in one request, all or none (`POST /serviceescalation`).
    pub async fn create_many(
        &self,
        items: &[ServiceEscalationCreate],
    ) -> Result<Vec<Created<ServiceEscalation>>, BackendException> {
        self.backend
            .operation("create_service_escalation", Method::POST, "/serviceescalation")
            .send_created_many(items)
            .await
    }

    /// Remove all items of serviceescalation (`DELETE /serviceescalation`).
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        self.backend
            .operation(
                "delete_all_service_escalations",
                Method::DELETE,
                "/serviceescalation",
            )
            .send_empty()
            .await
    }

    /// Read an item of serviceescalation (`GET /serviceescalation/{id}`).
    pub fn get(&self, id: Id<ServiceEscalation>) -> Get<ServiceEscalation> {
        let operation = self
            .backend
            .operation("get_service_escalation", Method::GET, "/serviceescalation/{id}");
        Get::new(operation.path_param(id))
    }

    /// The service escalation with this id, or `None` where there is none (`GET /serviceescalation/{id}`).
    pub async fn get_opt(
        &self,
        id: Id<ServiceEscalation>,
    ) -> Result<Option<ServiceEscalation>, BackendException> {
        self.get(id).optional().await
    }

    /// Change an item of serviceescalation (`PATCH /serviceescalation/{id}`).
    pub fn update(
        &self,
        target: impl Into<Target<ServiceEscalation>>,
        changes: ServiceEscalationPatch,
    ) -> Update<ServiceEscalation> {
        let operation = self
            .backend
            .operation(
                "update_service_escalation",
                Method::PATCH,
                "/serviceescalation/{id}",
            );
        Update::new(operation, target.into(), changes)
    }

    /// Reads the service escalation and changes it by what it is now; when somebody else is faster, reads it again (`GET`, then `PATCH /serviceescalation/{id}`). The loop ends after ten lost races.
    pub async fn update_with(
        &self,
        id: Id<ServiceEscalation>,
        change: impl FnMut(&ServiceEscalation) -> ServiceEscalationPatch + Send,
    ) -> Result<Changed<ServiceEscalation>, BackendException> {
        let read = self
            .backend
            .operation("get_service_escalation", Method::GET, "/serviceescalation/{id}");
        let write = self
            .backend
            .operation(
                "update_service_escalation",
                Method::PATCH,
                "/serviceescalation/{id}",
            );
        crate::typed::update_with(read.path_param(id), write, change).await
    }

    /// Remove an item of serviceescalation (`DELETE /serviceescalation/{id}`).
    pub fn delete(
        &self,
        target: impl Into<Target<ServiceEscalation>>,
    ) -> Delete<ServiceEscalation> {
        let operation = self
            .backend
            .operation(
                "delete_service_escalation",
                Method::DELETE,
                "/serviceescalation/{id}",
            );
        Delete::new(operation, target.into())
    }
}

/// When the item was created.
pub const CREATED: Field<ServiceEscalation, crate::model::HttpDate> = Field::new(
    "_created",
);
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<ServiceEscalation, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<
    ServiceEscalation,
    crate::model::Id<crate::model::ServiceEscalation>,
> = Field::new("_id");
/// The realm that the item belongs to, and with it the rights to see and change it.
pub const REALM: Field<
    ServiceEscalation,
    crate::model::Reference<crate::model::Realm>,
> = Field::new("_realm");
/// Whether those who look after the realms below see the item too.
pub const SUB_REALM: Field<ServiceEscalation, bool> = Field::new("_sub_realm");
/// When the item was last changed.
pub const UPDATED: Field<ServiceEscalation, crate::model::HttpDate> = Field::new(
    "_updated",
);
/// The users who may delete the item by a `custom` right.
pub const USERS_DELETE: Field<
    ServiceEscalation,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<
    ServiceEscalation,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// The users who may change the item by a `custom` right.
pub const USERS_UPDATE: Field<
    ServiceEscalation,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// A friendlier name to show; the backend copies the name when there is none.
pub const ALIAS: Field<ServiceEscalation, String> = Field::new("alias");
/// Of several definitions of one name, the one with the lowest number counts.
pub const DEFINITION_ORDER: Field<ServiceEscalation, i64> = Field::new(
    "definition_order",
);
/// The states and events that it is for.
pub const ESCALATION_OPTIONS: Field<
    ServiceEscalation,
    Vec<crate::model::ServiceOption>,
> = Field::new("escalation_options");
/// When it holds; always, when there is none.
pub const ESCALATION_PERIOD: Field<
    ServiceEscalation,
    crate::model::Reference<crate::model::TimePeriod>,
> = Field::new("escalation_period");
/// The number of the notification that it begins with; superseded by the time.
pub const FIRST_NOTIFICATION: Field<ServiceEscalation, i64> = Field::new(
    "first_notification",
);
/// How many minutes a problem must last for it to begin.
pub const FIRST_NOTIFICATION_TIME: Field<ServiceEscalation, i64> = Field::new(
    "first_notification_time",
);
/// The groups whose hosts' services it is for.
pub const HOSTGROUPS: Field<
    ServiceEscalation,
    Vec<crate::model::Reference<crate::model::HostGroup>>,
> = Field::new("hostgroups");
/// The hosts whose services it is for.
pub const HOSTS: Field<
    ServiceEscalation,
    Vec<crate::model::Reference<crate::model::Host>>,
> = Field::new("hosts");
/// The program or file that the item came from.
pub const IMPORTED_FROM: Field<ServiceEscalation, String> = Field::new("imported_from");
/// The number of the notification that it ends with; superseded by the time.
pub const LAST_NOTIFICATION: Field<ServiceEscalation, i64> = Field::new(
    "last_notification",
);
/// After how many minutes of a problem it ends.
pub const LAST_NOTIFICATION_TIME: Field<ServiceEscalation, i64> = Field::new(
    "last_notification_time",
);
/// The name by which people and other programs know the item.
pub const NAME: Field<ServiceEscalation, String> = Field::new("name");
/// Whatever is worth remembering about the item.
pub const NOTES: Field<ServiceEscalation, String> = Field::new("notes");
/// The minutes from one notification to the next while it lasts.
pub const NOTIFICATION_INTERVAL: Field<ServiceEscalation, i64> = Field::new(
    "notification_interval",
);
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<ServiceEscalation, i64> = Field::new("schema_version");
/// The services that it is for.
pub const SERVICES: Field<
    ServiceEscalation,
    Vec<crate::model::Reference<crate::model::Service>>,
> = Field::new("services");
/// The groups whose users are told in addition.
pub const USERGROUPS: Field<
    ServiceEscalation,
    Vec<crate::model::Reference<crate::model::UserGroup>>,
> = Field::new("usergroups");
/// The users who are told in addition.
pub const USERS: Field<
    ServiceEscalation,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("users");

/// What a new service escalation is made of: a field that is not set takes the default of the backend.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct ServiceEscalationCreate(Changes);

impl ServiceEscalationCreate {
    /// A new item with the fields that it must have.
    pub fn new(
        name: impl Into<String>,
        realm: crate::model::Id<crate::model::Realm>,
        usergroups: impl IntoIterator<Item = crate::model::Id<crate::model::UserGroup>>,
        users: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(Changes::new()).name(name).realm(realm).usergroups(usergroups).users(users)
    }

    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::ServiceEscalation>) -> Self {
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
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
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

    /// The groups whose hosts' services it is for.
    pub fn hostgroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::HostGroup>>,
    ) -> Self {
        Self(self.0.set_all("hostgroups", value))
    }

    /// The hosts whose services it is for.
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

    /// The services that it is for.
    pub fn services(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Service>>,
    ) -> Self {
        Self(self.0.set_all("services", value))
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

/// Changes to a service escalation: a field that is not set stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct ServiceEscalationPatch(Changes);

impl ServiceEscalationPatch {
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
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
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

    /// The groups whose hosts' services it is for.
    pub fn hostgroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::HostGroup>>,
    ) -> Self {
        Self(self.0.set_all("hostgroups", value))
    }

    /// The hosts whose services it is for.
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

    /// The services that it is for.
    pub fn services(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Service>>,
    ) -> Self {
        Self(self.0.set_all("services", value))
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
