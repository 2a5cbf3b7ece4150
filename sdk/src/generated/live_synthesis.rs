// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 a6d8b9b087882ba967cb9d262deedc9a4c82934e5f528341cee29c4e2570676d

//! Live syntheses.
//!
//! How many hosts and services of a realm are in which state. The backend keeps the counters.

use http::Method;
use serde::Serialize;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::{Id, LiveSynthesis};
use crate::typed::{Changed, Changes, Created, Delete, Field, Get, List, Target, Update};

/// The live syntheses of a backend, made by [`Backend::live_syntheses`].
#[derive(Debug, Clone)]
pub struct LiveSyntheses {
    pub(crate) backend: Backend,
}

impl Backend {
    /// The live syntheses of this backend.
    pub fn live_syntheses(&self) -> LiveSyntheses {
        LiveSyntheses {
            backend: self.clone(),
        }
    }
}

impl LiveSyntheses {
    /// List items of livesynthesis (`GET /livesynthesis`).
    pub fn list(&self) -> List<LiveSynthesis> {
        let operation = self
            .backend
            .operation("list_live_syntheses", Method::GET, "/livesynthesis");
        List::new(operation)
    }

    /// Create items of livesynthesis (`POST /livesynthesis`).
    pub async fn create(
        &self,
        item: &LiveSynthesisCreate,
    ) -> Result<Created<LiveSynthesis>, BackendException> {
        self.backend
            .operation("create_live_synthesis", Method::POST, "/livesynthesis")
            .body(item)
            .send_created()
            .await
    }

    /// Creates several live syntheses in one request, all or none (`POST /livesynthesis`).
    pub async fn create_many(
        &self,
        items: &[LiveSynthesisCreate],
    ) -> Result<Vec<Created<LiveSynthesis>>, BackendException> {
        self.backend
            .operation("create_live_synthesis", Method::POST, "/livesynthesis")
            .send_created_many(items)
            .await
    }

    /// Remove all items of livesynthesis (`DELETE /livesynthesis`).
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        self.backend
            .operation("delete_all_live_syntheses", Method::DELETE, "/livesynthesis")
            .send_empty()
            .await
    }

    /// Read an item of livesynthesis (`GET /livesynthesis/{id}`).
    pub fn get(&self, id: Id<LiveSynthesis>) -> Get<LiveSynthesis> {
        let operation = self
            .backend
            .operation("get_live_synthesis", Method::GET, "/livesynthesis/{id}");
        Get::new(operation.path_param(id))
    }

    /// The live synthesis with this id, or `None` where there is none (`GET /livesynthesis/{id}`).
    pub async fn get_opt(
        &self,
        id: Id<LiveSynthesis>,
    ) -> Result<Option<LiveSynthesis>, BackendException> {
        self.get(id).optional().await
    }

    /// Change an item of livesynthesis (`PATCH /livesynthesis/{id}`).
    pub fn update(
        &self,
        target: impl Into<Target<LiveSynthesis>>,
        changes: LiveSynthesisPatch,
    ) -> Update<LiveSynthesis> {
        let operation = self
            .backend
            .operation("update_live_synthesis", Method::PATCH, "/livesynthesis/{id}");
        Update::new(operation, target.into(), changes)
    }

    /// Reads the live synthesis and changes it by what it is now; when somebody else is faster, reads it again (`GET`, then `PATCH /livesynthesis/{id}`). The loop ends after ten lost races.
    pub async fn update_with(
        &self,
        id: Id<LiveSynthesis>,
        change: impl FnMut(&LiveSynthesis) -> LiveSynthesisPatch + Send,
    ) -> Result<Changed<LiveSynthesis>, BackendException> {
        let read = self
            .backend
            .operation("get_live_synthesis", Method::GET, "/livesynthesis/{id}");
        let write = self
            .backend
            .operation("update_live_synthesis", Method::PATCH, "/livesynthesis/{id}");
        crate::typed::update_with(read.path_param(id), write, change).await
    }

    /// Remove an item of livesynthesis (`DELETE /livesynthesis/{id}`).
    pub fn delete(
        &self,
        target: impl Into<Target<LiveSynthesis>>,
    ) -> Delete<LiveSynthesis> {
        let operation = self
            .backend
            .operation("delete_live_synthesis", Method::DELETE, "/livesynthesis/{id}");
        Delete::new(operation, target.into())
    }
}

/// When the item was created.
pub const CREATED: Field<LiveSynthesis, crate::model::HttpDate> = Field::new("_created");
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<LiveSynthesis, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<LiveSynthesis, crate::model::Id<crate::model::LiveSynthesis>> = Field::new(
    "_id",
);
/// The realm that the item belongs to, and with it the rights to see and change it.
pub const REALM: Field<LiveSynthesis, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether those who look after the realms below see the item too.
pub const SUB_REALM: Field<LiveSynthesis, bool> = Field::new("_sub_realm");
/// When the item was last changed.
pub const UPDATED: Field<LiveSynthesis, crate::model::HttpDate> = Field::new("_updated");
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<
    LiveSynthesis,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// How many hosts have a problem that somebody took charge of.
pub const HOSTS_ACKNOWLEDGED: Field<LiveSynthesis, i64> = Field::new(
    "hosts_acknowledged",
);
/// How many hosts are DOWN, confirmed.
pub const HOSTS_DOWN_HARD: Field<LiveSynthesis, i64> = Field::new("hosts_down_hard");
/// How many hosts are DOWN, still to be confirmed.
pub const HOSTS_DOWN_SOFT: Field<LiveSynthesis, i64> = Field::new("hosts_down_soft");
/// How many hosts flap; nobody counts them, so it is always 0.
pub const HOSTS_FLAPPING: Field<LiveSynthesis, i64> = Field::new("hosts_flapping");
/// How many hosts are in downtime.
pub const HOSTS_IN_DOWNTIME: Field<LiveSynthesis, i64> = Field::new("hosts_in_downtime");
/// How many hosts are not checked in any way.
pub const HOSTS_NOT_MONITORED: Field<LiveSynthesis, i64> = Field::new(
    "hosts_not_monitored",
);
/// How many hosts there are, templates left out.
pub const HOSTS_TOTAL: Field<LiveSynthesis, i64> = Field::new("hosts_total");
/// How many hosts are UNREACHABLE, confirmed.
pub const HOSTS_UNREACHABLE_HARD: Field<LiveSynthesis, i64> = Field::new(
    "hosts_unreachable_hard",
);
/// How many hosts are UNREACHABLE, still to be confirmed.
pub const HOSTS_UNREACHABLE_SOFT: Field<LiveSynthesis, i64> = Field::new(
    "hosts_unreachable_soft",
);
/// How many hosts are UP, confirmed.
pub const HOSTS_UP_HARD: Field<LiveSynthesis, i64> = Field::new("hosts_up_hard");
/// How many hosts are UP, still to be confirmed.
pub const HOSTS_UP_SOFT: Field<LiveSynthesis, i64> = Field::new("hosts_up_soft");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<LiveSynthesis, i64> = Field::new("schema_version");
/// How many services have a problem that somebody took charge of.
pub const SERVICES_ACKNOWLEDGED: Field<LiveSynthesis, i64> = Field::new(
    "services_acknowledged",
);
/// How many services are CRITICAL, confirmed.
pub const SERVICES_CRITICAL_HARD: Field<LiveSynthesis, i64> = Field::new(
    "services_critical_hard",
);
/// How many services are CRITICAL, still to be confirmed.
pub const SERVICES_CRITICAL_SOFT: Field<LiveSynthesis, i64> = Field::new(
    "services_critical_soft",
);
/// How many services flap; nobody counts them, so it is always 0.
pub const SERVICES_FLAPPING: Field<LiveSynthesis, i64> = Field::new("services_flapping");
/// How many services are in downtime.
pub const SERVICES_IN_DOWNTIME: Field<LiveSynthesis, i64> = Field::new(
    "services_in_downtime",
);
/// How many services are not checked in any way.
pub const SERVICES_NOT_MONITORED: Field<LiveSynthesis, i64> = Field::new(
    "services_not_monitored",
);
/// How many services are OK, confirmed.
pub const SERVICES_OK_HARD: Field<LiveSynthesis, i64> = Field::new("services_ok_hard");
/// How many services are OK, still to be confirmed.
pub const SERVICES_OK_SOFT: Field<LiveSynthesis, i64> = Field::new("services_ok_soft");
/// How many services there are, templates left out.
pub const SERVICES_TOTAL: Field<LiveSynthesis, i64> = Field::new("services_total");
/// How many services are UNKNOWN, confirmed.
pub const SERVICES_UNKNOWN_HARD: Field<LiveSynthesis, i64> = Field::new(
    "services_unknown_hard",
);
/// How many services are UNKNOWN, still to be confirmed.
pub const SERVICES_UNKNOWN_SOFT: Field<LiveSynthesis, i64> = Field::new(
    "services_unknown_soft",
);
/// How many services are UNREACHABLE, confirmed.
pub const SERVICES_UNREACHABLE_HARD: Field<LiveSynthesis, i64> = Field::new(
    "services_unreachable_hard",
);
/// How many services are UNREACHABLE, still to be confirmed.
pub const SERVICES_UNREACHABLE_SOFT: Field<LiveSynthesis, i64> = Field::new(
    "services_unreachable_soft",
);
/// How many services are WARNING, confirmed.
pub const SERVICES_WARNING_HARD: Field<LiveSynthesis, i64> = Field::new(
    "services_warning_hard",
);
/// How many services are WARNING, still to be confirmed.
pub const SERVICES_WARNING_SOFT: Field<LiveSynthesis, i64> = Field::new(
    "services_warning_soft",
);

/// What a new live synthesis is made of: a field that is not set takes the default of the backend.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct LiveSynthesisCreate(Changes);

impl LiveSynthesisCreate {
    /// A new item with the fields that it must have.
    pub fn new(realm: crate::model::Id<crate::model::Realm>) -> Self {
        Self(Changes::new()).realm(realm)
    }

    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::LiveSynthesis>) -> Self {
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

    /// The users who may read the item by a `custom` right.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_read", value))
    }

    /// How many hosts have a problem that somebody took charge of.
    pub fn hosts_acknowledged(self, value: i64) -> Self {
        Self(self.0.set("hosts_acknowledged", value))
    }

    /// How many hosts are DOWN, confirmed.
    pub fn hosts_down_hard(self, value: i64) -> Self {
        Self(self.0.set("hosts_down_hard", value))
    }

    /// How many hosts are DOWN, still to be confirmed.
    pub fn hosts_down_soft(self, value: i64) -> Self {
        Self(self.0.set("hosts_down_soft", value))
    }

    /// How many hosts flap; nobody counts them, so it is always 0.
    pub fn hosts_flapping(self, value: i64) -> Self {
        Self(self.0.set("hosts_flapping", value))
    }

    /// How many hosts are in downtime.
    pub fn hosts_in_downtime(self, value: i64) -> Self {
        Self(self.0.set("hosts_in_downtime", value))
    }

    /// How many hosts are not checked in any way.
    pub fn hosts_not_monitored(self, value: i64) -> Self {
        Self(self.0.set("hosts_not_monitored", value))
    }

    /// How many hosts there are, templates left out.
    pub fn hosts_total(self, value: i64) -> Self {
        Self(self.0.set("hosts_total", value))
    }

    /// How many hosts are UNREACHABLE, confirmed.
    pub fn hosts_unreachable_hard(self, value: i64) -> Self {
        Self(self.0.set("hosts_unreachable_hard", value))
    }

    /// How many hosts are UNREACHABLE, still to be confirmed.
    pub fn hosts_unreachable_soft(self, value: i64) -> Self {
        Self(self.0.set("hosts_unreachable_soft", value))
    }

    /// How many hosts are UP, confirmed.
    pub fn hosts_up_hard(self, value: i64) -> Self {
        Self(self.0.set("hosts_up_hard", value))
    }

    /// How many hosts are UP, still to be confirmed.
    pub fn hosts_up_soft(self, value: i64) -> Self {
        Self(self.0.set("hosts_up_soft", value))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// How many services have a problem that somebody took charge of.
    pub fn services_acknowledged(self, value: i64) -> Self {
        Self(self.0.set("services_acknowledged", value))
    }

    /// How many services are CRITICAL, confirmed.
    pub fn services_critical_hard(self, value: i64) -> Self {
        Self(self.0.set("services_critical_hard", value))
    }

    /// How many services are CRITICAL, still to be confirmed.
    pub fn services_critical_soft(self, value: i64) -> Self {
        Self(self.0.set("services_critical_soft", value))
    }

    /// How many services flap; nobody counts them, so it is always 0.
    pub fn services_flapping(self, value: i64) -> Self {
        Self(self.0.set("services_flapping", value))
    }

    /// How many services are in downtime.
    pub fn services_in_downtime(self, value: i64) -> Self {
        Self(self.0.set("services_in_downtime", value))
    }

    /// How many services are not checked in any way.
    pub fn services_not_monitored(self, value: i64) -> Self {
        Self(self.0.set("services_not_monitored", value))
    }

    /// How many services are OK, confirmed.
    pub fn services_ok_hard(self, value: i64) -> Self {
        Self(self.0.set("services_ok_hard", value))
    }

    /// How many services are OK, still to be confirmed.
    pub fn services_ok_soft(self, value: i64) -> Self {
        Self(self.0.set("services_ok_soft", value))
    }

    /// How many services there are, templates left out.
    pub fn services_total(self, value: i64) -> Self {
        Self(self.0.set("services_total", value))
    }

    /// How many services are UNKNOWN, confirmed.
    pub fn services_unknown_hard(self, value: i64) -> Self {
        Self(self.0.set("services_unknown_hard", value))
    }

    /// How many services are UNKNOWN, still to be confirmed.
    pub fn services_unknown_soft(self, value: i64) -> Self {
        Self(self.0.set("services_unknown_soft", value))
    }

    /// How many services are UNREACHABLE, confirmed.
    pub fn services_unreachable_hard(self, value: i64) -> Self {
        Self(self.0.set("services_unreachable_hard", value))
    }

    /// How many services are UNREACHABLE, still to be confirmed.
    pub fn services_unreachable_soft(self, value: i64) -> Self {
        Self(self.0.set("services_unreachable_soft", value))
    }

    /// How many services are WARNING, confirmed.
    pub fn services_warning_hard(self, value: i64) -> Self {
        Self(self.0.set("services_warning_hard", value))
    }

    /// How many services are WARNING, still to be confirmed.
    pub fn services_warning_soft(self, value: i64) -> Self {
        Self(self.0.set("services_warning_soft", value))
    }
}

/// Changes to a live synthesis: a field that is not set stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct LiveSynthesisPatch(Changes);

impl LiveSynthesisPatch {
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

    /// The users who may read the item by a `custom` right.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_read", value))
    }

    /// How many hosts have a problem that somebody took charge of.
    pub fn hosts_acknowledged(self, value: i64) -> Self {
        Self(self.0.set("hosts_acknowledged", value))
    }

    /// How many hosts are DOWN, confirmed.
    pub fn hosts_down_hard(self, value: i64) -> Self {
        Self(self.0.set("hosts_down_hard", value))
    }

    /// How many hosts are DOWN, still to be confirmed.
    pub fn hosts_down_soft(self, value: i64) -> Self {
        Self(self.0.set("hosts_down_soft", value))
    }

    /// How many hosts flap; nobody counts them, so it is always 0.
    pub fn hosts_flapping(self, value: i64) -> Self {
        Self(self.0.set("hosts_flapping", value))
    }

    /// How many hosts are in downtime.
    pub fn hosts_in_downtime(self, value: i64) -> Self {
        Self(self.0.set("hosts_in_downtime", value))
    }

    /// How many hosts are not checked in any way.
    pub fn hosts_not_monitored(self, value: i64) -> Self {
        Self(self.0.set("hosts_not_monitored", value))
    }

    /// How many hosts there are, templates left out.
    pub fn hosts_total(self, value: i64) -> Self {
        Self(self.0.set("hosts_total", value))
    }

    /// How many hosts are UNREACHABLE, confirmed.
    pub fn hosts_unreachable_hard(self, value: i64) -> Self {
        Self(self.0.set("hosts_unreachable_hard", value))
    }

    /// How many hosts are UNREACHABLE, still to be confirmed.
    pub fn hosts_unreachable_soft(self, value: i64) -> Self {
        Self(self.0.set("hosts_unreachable_soft", value))
    }

    /// How many hosts are UP, confirmed.
    pub fn hosts_up_hard(self, value: i64) -> Self {
        Self(self.0.set("hosts_up_hard", value))
    }

    /// How many hosts are UP, still to be confirmed.
    pub fn hosts_up_soft(self, value: i64) -> Self {
        Self(self.0.set("hosts_up_soft", value))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// How many services have a problem that somebody took charge of.
    pub fn services_acknowledged(self, value: i64) -> Self {
        Self(self.0.set("services_acknowledged", value))
    }

    /// How many services are CRITICAL, confirmed.
    pub fn services_critical_hard(self, value: i64) -> Self {
        Self(self.0.set("services_critical_hard", value))
    }

    /// How many services are CRITICAL, still to be confirmed.
    pub fn services_critical_soft(self, value: i64) -> Self {
        Self(self.0.set("services_critical_soft", value))
    }

    /// How many services flap; nobody counts them, so it is always 0.
    pub fn services_flapping(self, value: i64) -> Self {
        Self(self.0.set("services_flapping", value))
    }

    /// How many services are in downtime.
    pub fn services_in_downtime(self, value: i64) -> Self {
        Self(self.0.set("services_in_downtime", value))
    }

    /// How many services are not checked in any way.
    pub fn services_not_monitored(self, value: i64) -> Self {
        Self(self.0.set("services_not_monitored", value))
    }

    /// How many services are OK, confirmed.
    pub fn services_ok_hard(self, value: i64) -> Self {
        Self(self.0.set("services_ok_hard", value))
    }

    /// How many services are OK, still to be confirmed.
    pub fn services_ok_soft(self, value: i64) -> Self {
        Self(self.0.set("services_ok_soft", value))
    }

    /// How many services there are, templates left out.
    pub fn services_total(self, value: i64) -> Self {
        Self(self.0.set("services_total", value))
    }

    /// How many services are UNKNOWN, confirmed.
    pub fn services_unknown_hard(self, value: i64) -> Self {
        Self(self.0.set("services_unknown_hard", value))
    }

    /// How many services are UNKNOWN, still to be confirmed.
    pub fn services_unknown_soft(self, value: i64) -> Self {
        Self(self.0.set("services_unknown_soft", value))
    }

    /// How many services are UNREACHABLE, confirmed.
    pub fn services_unreachable_hard(self, value: i64) -> Self {
        Self(self.0.set("services_unreachable_hard", value))
    }

    /// How many services are UNREACHABLE, still to be confirmed.
    pub fn services_unreachable_soft(self, value: i64) -> Self {
        Self(self.0.set("services_unreachable_soft", value))
    }

    /// How many services are WARNING, confirmed.
    pub fn services_warning_hard(self, value: i64) -> Self {
        Self(self.0.set("services_warning_hard", value))
    }

    /// How many services are WARNING, still to be confirmed.
    pub fn services_warning_soft(self, value: i64) -> Self {
        Self(self.0.set("services_warning_soft", value))
    }
}
