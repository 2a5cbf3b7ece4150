// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 00a0f8ed8d8dd3effa3c01d871d95b903448289b6f1bcd9fe6223122121ea7c1

//! Users.
//!
//! A user: the account of a person or program, and a contact that notifications are sent to; or a template for users.

use http::Method;
use serde::Serialize;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::{Id, User};
use crate::typed::{Changed, Changes, Created, Delete, Field, Get, List, Target, Update};

/// The users of a backend, made by [`Backend::users`].
#[derive(Debug, Clone)]
pub struct Users {
    pub(crate) backend: Backend,
}

impl Backend {
    /// The users of this backend.
    pub fn users(&self) -> Users {
        Users { backend: self.clone() }
    }
}

impl Users {
    /// List items of user (`GET /user`).
    pub fn list(&self) -> List<User> {
        let operation = self.backend.operation("list_users", Method::GET, "/user");
        List::new(operation)
    }

    /// The user of this name, or `None` where there is none.
    pub async fn get_by_name(
        &self,
        name: &str,
    ) -> Result<Option<User>, BackendException> {
        self.list().filter(NAME.eq(name)).first().await
    }

    /// Create items of user (`POST /user`).
    pub async fn create(
        &self,
        item: &UserCreate,
    ) -> Result<Created<User>, BackendException> {
        self.backend
            .operation("create_user", Method::POST, "/user")
            .body(item)
            .send_created()
            .await
    }

    /// Creates several users in one request, all or none (`POST /user`).
    pub async fn create_many(
        &self,
        items: &[UserCreate],
    ) -> Result<Vec<Created<User>>, BackendException> {
        self.backend
            .operation("create_user", Method::POST, "/user")
            .send_created_many(items)
            .await
    }

    /// Remove all items of user (`DELETE /user`).
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        self.backend
            .operation("delete_all_users", Method::DELETE, "/user")
            .send_empty()
            .await
    }

    /// Read an item of user (`GET /user/{id}`).
    pub fn get(&self, id: Id<User>) -> Get<User> {
        let operation = self.backend.operation("get_user", Method::GET, "/user/{id}");
        Get::new(operation.path_param(id))
    }

    /// The user with this id, or `None` where there is none (`GET /user/{id}`).
    pub async fn get_opt(&self, id: Id<User>) -> Result<Option<User>, BackendException> {
        self.get(id).optional().await
    }

    /// Change an item of user (`PATCH /user/{id}`).
    pub fn update(
        &self,
        target: impl Into<Target<User>>,
        changes: UserPatch,
    ) -> Update<User> {
        let operation = self
            .backend
            .operation("update_user", Method::PATCH, "/user/{id}");
        Update::new(operation, target.into(), changes)
    }

    /// Reads the user and changes it by what it is now; when somebody else is faster, reads it again (`GET`, then `PATCH /user/{id}`). The loop ends after ten lost races.
    pub async fn update_with(
        &self,
        id: Id<User>,
        change: impl FnMut(&User) -> UserPatch + Send,
    ) -> Result<Changed<User>, BackendException> {
        let read = self.backend.operation("get_user", Method::GET, "/user/{id}");
        let write = self.backend.operation("update_user", Method::PATCH, "/user/{id}");
        crate::typed::update_with(read.path_param(id), write, change).await
    }

    /// Remove an item of user (`DELETE /user/{id}`).
    pub fn delete(&self, target: impl Into<Target<User>>) -> Delete<User> {
        let operation = self
            .backend
            .operation("delete_user", Method::DELETE, "/user/{id}");
        Delete::new(operation, target.into())
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

/// What a new user is made of: a field that is not set takes the default of the backend.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct UserCreate(Changes);

impl UserCreate {
    /// A new item with the fields that it must have.
    pub fn new(
        name: impl Into<String>,
        host_notification_period: crate::model::Id<crate::model::TimePeriod>,
        realm: crate::model::Id<crate::model::Realm>,
        service_notification_period: crate::model::Id<crate::model::TimePeriod>,
    ) -> Self {
        Self(Changes::new())
            .name(name)
            .host_notification_period(host_notification_period)
            .realm(realm)
            .service_notification_period(service_notification_period)
    }

    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::User>) -> Self {
        Self(self.0.set("_id", value))
    }

    /// Whether the item is a template: others inherit from it, and it is neither monitored nor used itself. Default: `false`.
    pub fn is_template(self, value: bool) -> Self {
        Self(self.0.set("_is_template", value))
    }

    /// The realm that the item belongs to, by which rights to read and change it are granted.
    pub fn realm(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("_realm", value))
    }

    /// Whether the item is also visible to users of the realms below its own. Default: `true`.
    pub fn sub_realm(self, value: bool) -> Self {
        Self(self.0.set("_sub_realm", value))
    }

    /// The templates from which the item inherits the fields that it does not set itself. Where several set one field, the last template in the list wins. Default: `[]`.
    pub fn templates(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_templates", value))
    }

    /// The users who may delete the item through the right `custom`.
    pub fn users_delete(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_delete", value))
    }

    /// The users who may read the item through the right `custom`.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_read", value))
    }

    /// The users who may change the item through the right `custom`.
    pub fn users_update(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_update", value))
    }

    /// An additional address for notifications. Default: `""`.
    pub fn address1(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("address1", value.into()))
    }

    /// An additional address for notifications. Default: `""`.
    pub fn address2(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("address2", value.into()))
    }

    /// An additional address for notifications. Default: `""`.
    pub fn address3(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("address3", value.into()))
    }

    /// An additional address for notifications. Default: `""`.
    pub fn address4(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("address4", value.into()))
    }

    /// An additional address for notifications. Default: `""`.
    pub fn address5(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("address5", value.into()))
    }

    /// An additional address for notifications. Default: `""`.
    pub fn address6(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("address6", value.into()))
    }

    /// The label to display. The backend copies the name when it is empty. Default: `""`.
    pub fn alias(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("alias", value.into()))
    }

    /// Whether the user is a super administrator, to whom no right is denied. Only a super administrator can set it. Default: `false`.
    pub fn back_role_super_admin(self, value: bool) -> Self {
        Self(self.0.set("back_role_super_admin", value))
    }

    /// Whether the user may acknowledge problems, schedule downtimes and force checks. Only a super administrator can set it. Default: `false`.
    pub fn can_submit_commands(self, value: bool) -> Self {
        Self(self.0.set("can_submit_commands", value))
    }

    /// Whether the user may submit live states, for front ends. Only a super administrator can set it. Default: `false`.
    pub fn can_update_livestate(self, value: bool) -> Self {
        Self(self.0.set("can_update_livestate", value))
    }

    /// Custom macros, by name (`_SNMP_COMMUNITY`); those of templates are added. Default: `{}`.
    pub fn customs(self, value: crate::model::FreeObject) -> Self {
        Self(self.0.set("customs", value))
    }

    /// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
    pub fn definition_order(self, value: i64) -> Self {
        Self(self.0.set("definition_order", value))
    }

    /// The email address for notifications. Default: `""`.
    pub fn email(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("email", value.into()))
    }

    /// The commands that send the host notifications; those of templates are added.
    pub fn host_notification_commands(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Command>>,
    ) -> Self {
        Self(self.0.set_all("host_notification_commands", value))
    }

    /// The states and events of hosts of which the user is notified. Default: `["d","u","r","f","s"]`.
    pub fn host_notification_options(
        self,
        value: impl IntoIterator<Item = crate::model::HostOption>,
    ) -> Self {
        Self(self.0.set_all("host_notification_options", value))
    }

    /// The time period in which the user is notified of hosts. The backend sets `Never` when it is left out.
    pub fn host_notification_period(
        self,
        value: crate::model::Id<crate::model::TimePeriod>,
    ) -> Self {
        Self(self.0.set("host_notification_period", value))
    }

    /// Whether the user is notified of hosts. Default: `false`.
    pub fn host_notifications_enabled(self, value: bool) -> Self {
        Self(self.0.set("host_notifications_enabled", value))
    }

    /// The tool or file that the item was imported from. Default: `"unknown"`.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("imported_from", value.into()))
    }

    /// Whether front ends treat the user as an administrator. Only a super administrator can set it. Default: `false`.
    pub fn is_admin(self, value: bool) -> Self {
        Self(self.0.set("is_admin", value))
    }

    /// The lowest business impact of the items of which the user is notified, from 0 to 5. Default: `0`.
    pub fn min_business_impact(self, value: i64) -> Self {
        Self(self.0.set("min_business_impact", value))
    }

    /// The login name, unique.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Free remarks. Default: `""`.
    pub fn notes(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes", value.into()))
    }

    /// The names of additional notification ways. Default: `[]`.
    pub fn notificationways(
        self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all("notificationways", value.into_iter().map(Into::<String>::into)),
        )
    }

    /// The telephone or pager number for notifications. Default: `""`.
    pub fn pager(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("pager", value.into()))
    }

    /// The password, in clear text when it is written; its hash is stored. Never shown.
    pub fn password(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("password", value.into()))
    }

    /// The commands that send the service notifications; those of templates are added.
    pub fn service_notification_commands(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Command>>,
    ) -> Self {
        Self(self.0.set_all("service_notification_commands", value))
    }

    /// The states and events of services of which the user is notified. Default: `["w","u","c","r","f","s"]`.
    pub fn service_notification_options(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        Self(self.0.set_all("service_notification_options", value))
    }

    /// The time period in which the user is notified of services. The backend sets `Never` when it is left out.
    pub fn service_notification_period(
        self,
        value: crate::model::Id<crate::model::TimePeriod>,
    ) -> Self {
        Self(self.0.set("service_notification_period", value))
    }

    /// Whether the user is notified of services. Default: `false`.
    pub fn service_notifications_enabled(self, value: bool) -> Self {
        Self(self.0.set("service_notifications_enabled", value))
    }

    /// How much detail front ends show: 0 for a beginner, 1 for an intermediate user, 2 for an expert. Default: `0`.
    pub fn skill_level(self, value: i64) -> Self {
        Self(self.0.set("skill_level", value))
    }

    /// Free labels to group and search items by; those of templates are added. Default: `[]`.
    pub fn tags(self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(self.0.set_all("tags", value.into_iter().map(Into::<String>::into)))
    }

    /// The preferences that front ends store for the user. Default: `{}`.
    pub fn ui_preferences(self, value: crate::model::FreeObject) -> Self {
        Self(self.0.set("ui_preferences", value))
    }

    /// Whether front ends list the user. Default: `true`.
    pub fn webui_visible(self, value: bool) -> Self {
        Self(self.0.set("webui_visible", value))
    }
}

/// Changes to a user: a field that is not set stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct UserPatch(Changes);

impl UserPatch {
    /// No change yet.
    pub fn new() -> Self {
        Self(Changes::new())
    }

    /// Whether the item is a template: others inherit from it, and it is neither monitored nor used itself. Default: `false`.
    pub fn is_template(self, value: bool) -> Self {
        Self(self.0.set("_is_template", value))
    }

    /// The realm that the item belongs to, by which rights to read and change it are granted.
    pub fn realm(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("_realm", value))
    }

    /// Whether the item is also visible to users of the realms below its own. Default: `true`.
    pub fn sub_realm(self, value: bool) -> Self {
        Self(self.0.set("_sub_realm", value))
    }

    /// The templates from which the item inherits the fields that it does not set itself. Where several set one field, the last template in the list wins. Default: `[]`.
    pub fn templates(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_templates", value))
    }

    /// The users who may delete the item through the right `custom`.
    pub fn users_delete(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_delete", value))
    }

    /// The users who may read the item through the right `custom`.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_read", value))
    }

    /// The users who may change the item through the right `custom`.
    pub fn users_update(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_update", value))
    }

    /// An additional address for notifications. Default: `""`.
    pub fn address1(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("address1", value.into()))
    }

    /// An additional address for notifications. Default: `""`.
    pub fn address2(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("address2", value.into()))
    }

    /// An additional address for notifications. Default: `""`.
    pub fn address3(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("address3", value.into()))
    }

    /// An additional address for notifications. Default: `""`.
    pub fn address4(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("address4", value.into()))
    }

    /// An additional address for notifications. Default: `""`.
    pub fn address5(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("address5", value.into()))
    }

    /// An additional address for notifications. Default: `""`.
    pub fn address6(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("address6", value.into()))
    }

    /// The label to display. The backend copies the name when it is empty. Default: `""`.
    pub fn alias(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("alias", value.into()))
    }

    /// Whether the user is a super administrator, to whom no right is denied. Only a super administrator can set it. Default: `false`.
    pub fn back_role_super_admin(self, value: bool) -> Self {
        Self(self.0.set("back_role_super_admin", value))
    }

    /// Whether the user may acknowledge problems, schedule downtimes and force checks. Only a super administrator can set it. Default: `false`.
    pub fn can_submit_commands(self, value: bool) -> Self {
        Self(self.0.set("can_submit_commands", value))
    }

    /// Whether the user may submit live states, for front ends. Only a super administrator can set it. Default: `false`.
    pub fn can_update_livestate(self, value: bool) -> Self {
        Self(self.0.set("can_update_livestate", value))
    }

    /// Custom macros, by name (`_SNMP_COMMUNITY`); those of templates are added. Default: `{}`.
    pub fn customs(self, value: crate::model::FreeObject) -> Self {
        Self(self.0.set("customs", value))
    }

    /// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
    pub fn definition_order(self, value: i64) -> Self {
        Self(self.0.set("definition_order", value))
    }

    /// The email address for notifications. Default: `""`.
    pub fn email(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("email", value.into()))
    }

    /// The commands that send the host notifications; those of templates are added.
    pub fn host_notification_commands(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Command>>,
    ) -> Self {
        Self(self.0.set_all("host_notification_commands", value))
    }

    /// Sets `host_notification_commands` to null.
    pub fn clear_host_notification_commands(self) -> Self {
        Self(self.0.clear("host_notification_commands"))
    }

    /// The states and events of hosts of which the user is notified. Default: `["d","u","r","f","s"]`.
    pub fn host_notification_options(
        self,
        value: impl IntoIterator<Item = crate::model::HostOption>,
    ) -> Self {
        Self(self.0.set_all("host_notification_options", value))
    }

    /// The time period in which the user is notified of hosts. The backend sets `Never` when it is left out.
    pub fn host_notification_period(
        self,
        value: crate::model::Id<crate::model::TimePeriod>,
    ) -> Self {
        Self(self.0.set("host_notification_period", value))
    }

    /// Whether the user is notified of hosts. Default: `false`.
    pub fn host_notifications_enabled(self, value: bool) -> Self {
        Self(self.0.set("host_notifications_enabled", value))
    }

    /// The tool or file that the item was imported from. Default: `"unknown"`.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("imported_from", value.into()))
    }

    /// Whether front ends treat the user as an administrator. Only a super administrator can set it. Default: `false`.
    pub fn is_admin(self, value: bool) -> Self {
        Self(self.0.set("is_admin", value))
    }

    /// The lowest business impact of the items of which the user is notified, from 0 to 5. Default: `0`.
    pub fn min_business_impact(self, value: i64) -> Self {
        Self(self.0.set("min_business_impact", value))
    }

    /// The login name, unique.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Free remarks. Default: `""`.
    pub fn notes(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes", value.into()))
    }

    /// The names of additional notification ways. Default: `[]`.
    pub fn notificationways(
        self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all("notificationways", value.into_iter().map(Into::<String>::into)),
        )
    }

    /// The telephone or pager number for notifications. Default: `""`.
    pub fn pager(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("pager", value.into()))
    }

    /// The password, in clear text when it is written; its hash is stored. Never shown.
    pub fn password(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("password", value.into()))
    }

    /// The commands that send the service notifications; those of templates are added.
    pub fn service_notification_commands(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Command>>,
    ) -> Self {
        Self(self.0.set_all("service_notification_commands", value))
    }

    /// Sets `service_notification_commands` to null.
    pub fn clear_service_notification_commands(self) -> Self {
        Self(self.0.clear("service_notification_commands"))
    }

    /// The states and events of services of which the user is notified. Default: `["w","u","c","r","f","s"]`.
    pub fn service_notification_options(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        Self(self.0.set_all("service_notification_options", value))
    }

    /// The time period in which the user is notified of services. The backend sets `Never` when it is left out.
    pub fn service_notification_period(
        self,
        value: crate::model::Id<crate::model::TimePeriod>,
    ) -> Self {
        Self(self.0.set("service_notification_period", value))
    }

    /// Whether the user is notified of services. Default: `false`.
    pub fn service_notifications_enabled(self, value: bool) -> Self {
        Self(self.0.set("service_notifications_enabled", value))
    }

    /// How much detail front ends show: 0 for a beginner, 1 for an intermediate user, 2 for an expert. Default: `0`.
    pub fn skill_level(self, value: i64) -> Self {
        Self(self.0.set("skill_level", value))
    }

    /// Free labels to group and search items by; those of templates are added. Default: `[]`.
    pub fn tags(self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(self.0.set_all("tags", value.into_iter().map(Into::<String>::into)))
    }

    /// The preferences that front ends store for the user. Default: `{}`.
    pub fn ui_preferences(self, value: crate::model::FreeObject) -> Self {
        Self(self.0.set("ui_preferences", value))
    }

    /// Whether front ends list the user. Default: `true`.
    pub fn webui_visible(self, value: bool) -> Self {
        Self(self.0.set("webui_visible", value))
    }
}
