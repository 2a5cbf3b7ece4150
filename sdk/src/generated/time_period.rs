// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 a6d8b9b087882ba967cb9d262deedc9a4c82934e5f528341cee29c4e2570676d

//! Time periods.
//!
//! Hours of the week or of dated days. The periods `24x7` and `Never` are always there.

use http::Method;
use serde::Serialize;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::{Id, TimePeriod};
use crate::typed::{Changed, Changes, Created, Delete, Field, Get, List, Target, Update};

/// The time periods of a backend, made by [`Backend::time_periods`].
#[derive(Debug, Clone)]
pub struct TimePeriods {
    pub(crate) backend: Backend,
}

impl Backend {
    /// The time periods of this backend.
    pub fn time_periods(&self) -> TimePeriods {
        TimePeriods {
            backend: self.clone(),
        }
    }
}

impl TimePeriods {
    /// List items of timeperiod (`GET /timeperiod`).
    pub fn list(&self) -> List<TimePeriod> {
        let operation = self
            .backend
            .operation("list_time_periods", Method::GET, "/timeperiod");
        List::new(operation)
    }

    /// The time period of this name, or `None` where there is none.
    pub async fn get_by_name(
        &self,
        name: &str,
    ) -> Result<Option<TimePeriod>, BackendException> {
        self.list().filter(NAME.eq(name)).first().await
    }

    /// Create items of timeperiod (`POST /timeperiod`).
    pub async fn create(
        &self,
        item: &TimePeriodCreate,
    ) -> Result<Created<TimePeriod>, BackendException> {
        self.backend
            .operation("create_time_period", Method::POST, "/timeperiod")
            .body(item)
            .send_created()
            .await
    }

    /// Creates several time periods in one request, all or none (`POST /timeperiod`).
    pub async fn create_many(
        &self,
        items: &[TimePeriodCreate],
    ) -> Result<Vec<Created<TimePeriod>>, BackendException> {
        self.backend
            .operation("create_time_period", Method::POST, "/timeperiod")
            .send_created_many(items)
            .await
    }

    /// Remove all items of timeperiod (`DELETE /timeperiod`).
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        self.backend
            .operation("delete_all_time_periods", Method::DELETE, "/timeperiod")
            .send_empty()
            .await
    }

    /// Read an item of timeperiod (`GET /timeperiod/{id}`).
    pub fn get(&self, id: Id<TimePeriod>) -> Get<TimePeriod> {
        let operation = self
            .backend
            .operation("get_time_period", Method::GET, "/timeperiod/{id}");
        Get::new(operation.path_param(id))
    }

    /// The time period with this id, or `None` where there is none (`GET /timeperiod/{id}`).
    pub async fn get_opt(
        &self,
        id: Id<TimePeriod>,
    ) -> Result<Option<TimePeriod>, BackendException> {
        self.get(id).optional().await
    }

    /// Change an item of timeperiod (`PATCH /timeperiod/{id}`).
    pub fn update(
        &self,
        target: impl Into<Target<TimePeriod>>,
        changes: TimePeriodPatch,
    ) -> Update<TimePeriod> {
        let operation = self
            .backend
            .operation("update_time_period", Method::PATCH, "/timeperiod/{id}");
        Update::new(operation, target.into(), changes)
    }

    /// Reads the time period and changes it by what it is now; when somebody else is faster, reads it again (`GET`, then `PATCH /timeperiod/{id}`). The loop ends after ten lost races.
    pub async fn update_with(
        &self,
        id: Id<TimePeriod>,
        change: impl FnMut(&TimePeriod) -> TimePeriodPatch + Send,
    ) -> Result<Changed<TimePeriod>, BackendException> {
        let read = self
            .backend
            .operation("get_time_period", Method::GET, "/timeperiod/{id}");
        let write = self
            .backend
            .operation("update_time_period", Method::PATCH, "/timeperiod/{id}");
        crate::typed::update_with(read.path_param(id), write, change).await
    }

    /// Remove an item of timeperiod (`DELETE /timeperiod/{id}`).
    pub fn delete(&self, target: impl Into<Target<TimePeriod>>) -> Delete<TimePeriod> {
        let operation = self
            .backend
            .operation("delete_time_period", Method::DELETE, "/timeperiod/{id}");
        Delete::new(operation, target.into())
    }
}

/// When the item was created.
pub const CREATED: Field<TimePeriod, crate::model::HttpDate> = Field::new("_created");
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<TimePeriod, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<TimePeriod, crate::model::Id<crate::model::TimePeriod>> = Field::new(
    "_id",
);
/// The realm that the item belongs to, and with it the rights to see and change it.
pub const REALM: Field<TimePeriod, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether those who look after the realms below see the item too.
pub const SUB_REALM: Field<TimePeriod, bool> = Field::new("_sub_realm");
/// When the item was last changed.
pub const UPDATED: Field<TimePeriod, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item by a `custom` right.
pub const USERS_DELETE: Field<
    TimePeriod,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<
    TimePeriod,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// The users who may change the item by a `custom` right.
pub const USERS_UPDATE: Field<
    TimePeriod,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// A friendlier name to show; the backend copies the name when there is none.
pub const ALIAS: Field<TimePeriod, String> = Field::new("alias");
/// The days and, for each, its hours: `{"monday": "00:00-24:00"}`.
pub const DATERANGES: Field<TimePeriod, Vec<serde_json::Value>> = Field::new(
    "dateranges",
);
/// Of several definitions of one name, the one with the lowest number counts.
pub const DEFINITION_ORDER: Field<TimePeriod, i64> = Field::new("definition_order");
/// Names of periods that are taken out of this one.
pub const EXCLUDE: Field<TimePeriod, Vec<serde_json::Value>> = Field::new("exclude");
/// The program or file that the item came from.
pub const IMPORTED_FROM: Field<TimePeriod, String> = Field::new("imported_from");
/// Whether the period is on now; the monitoring engine keeps it up to date.
pub const IS_ACTIVE: Field<TimePeriod, bool> = Field::new("is_active");
/// The name by which people and other programs know the item.
pub const NAME: Field<TimePeriod, String> = Field::new("name");
/// Whatever is worth remembering about the item.
pub const NOTES: Field<TimePeriod, String> = Field::new("notes");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<TimePeriod, i64> = Field::new("schema_version");

/// What a new time period is made of: a field that is not set takes the default of the backend.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct TimePeriodCreate(Changes);

impl TimePeriodCreate {
    /// A new item with the fields that it must have.
    pub fn new(
        name: impl Into<String>,
        realm: crate::model::Id<crate::model::Realm>,
    ) -> Self {
        Self(Changes::new()).name(name).realm(realm)
    }

    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::TimePeriod>) -> Self {
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

    /// The days and, for each, its hours: `{"monday": "00:00-24:00"}`.
    pub fn dateranges(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "dateranges",
                    value.into_iter().map(Into::<serde_json::Value>::into),
                ),
        )
    }

    /// Of several definitions of one name, the one with the lowest number counts.
    pub fn definition_order(self, value: i64) -> Self {
        Self(self.0.set("definition_order", value))
    }

    /// Names of periods that are taken out of this one.
    pub fn exclude(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "exclude",
                    value.into_iter().map(Into::<serde_json::Value>::into),
                ),
        )
    }

    /// The program or file that the item came from.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("imported_from", value.into()))
    }

    /// Whether the period is on now; the monitoring engine keeps it up to date.
    pub fn is_active(self, value: bool) -> Self {
        Self(self.0.set("is_active", value))
    }

    /// The name by which people and other programs know the item.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Whatever is worth remembering about the item.
    pub fn notes(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes", value.into()))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }
}

/// Changes to a time period: a field that is not set stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct TimePeriodPatch(Changes);

impl TimePeriodPatch {
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

    /// The days and, for each, its hours: `{"monday": "00:00-24:00"}`.
    pub fn dateranges(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "dateranges",
                    value.into_iter().map(Into::<serde_json::Value>::into),
                ),
        )
    }

    /// Of several definitions of one name, the one with the lowest number counts.
    pub fn definition_order(self, value: i64) -> Self {
        Self(self.0.set("definition_order", value))
    }

    /// Names of periods that are taken out of this one.
    pub fn exclude(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "exclude",
                    value.into_iter().map(Into::<serde_json::Value>::into),
                ),
        )
    }

    /// The program or file that the item came from.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("imported_from", value.into()))
    }

    /// Whether the period is on now; the monitoring engine keeps it up to date.
    pub fn is_active(self, value: bool) -> Self {
        Self(self.0.set("is_active", value))
    }

    /// The name by which people and other programs know the item.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Whatever is worth remembering about the item.
    pub fn notes(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes", value.into()))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }
}
