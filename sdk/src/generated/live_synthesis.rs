// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 00a0f8ed8d8dd3effa3c01d871d95b903448289b6f1bcd9fe6223122121ea7c1

//! Live syntheses.
//!
//! The numbers of hosts and services of one realm in each state. The backend keeps the counters up to date.

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
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<LiveSynthesis, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<LiveSynthesis, crate::model::Id<crate::model::LiveSynthesis>> = Field::new(
    "_id",
);
/// The realm whose hosts and services are counted.
pub const REALM: Field<LiveSynthesis, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether the item is also visible to users of the realms below its own. Default: `true`.
pub const SUB_REALM: Field<LiveSynthesis, bool> = Field::new("_sub_realm");
/// When the configuration of the item was last changed.
pub const UPDATED: Field<LiveSynthesis, crate::model::HttpDate> = Field::new("_updated");
/// The users who may read the item through the right `custom`.
pub const USERS_READ: Field<
    LiveSynthesis,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// The number of hosts whose problem is acknowledged; they count in no state.
pub const HOSTS_ACKNOWLEDGED: Field<LiveSynthesis, i64> = Field::new(
    "hosts_acknowledged",
);
/// The number of hosts in the HARD state DOWN.
pub const HOSTS_DOWN_HARD: Field<LiveSynthesis, i64> = Field::new("hosts_down_hard");
/// The number of hosts in the SOFT state DOWN.
pub const HOSTS_DOWN_SOFT: Field<LiveSynthesis, i64> = Field::new("hosts_down_soft");
/// Always 0: flapping hosts are not counted.
pub const HOSTS_FLAPPING: Field<LiveSynthesis, i64> = Field::new("hosts_flapping");
/// The number of hosts in a scheduled downtime.
pub const HOSTS_IN_DOWNTIME: Field<LiveSynthesis, i64> = Field::new("hosts_in_downtime");
/// The number of hosts with active and passive checks disabled.
pub const HOSTS_NOT_MONITORED: Field<LiveSynthesis, i64> = Field::new(
    "hosts_not_monitored",
);
/// The number of hosts, monitored or not; templates do not count.
pub const HOSTS_TOTAL: Field<LiveSynthesis, i64> = Field::new("hosts_total");
/// The number of hosts in the HARD state UNREACHABLE.
pub const HOSTS_UNREACHABLE_HARD: Field<LiveSynthesis, i64> = Field::new(
    "hosts_unreachable_hard",
);
/// The number of hosts in the SOFT state UNREACHABLE.
pub const HOSTS_UNREACHABLE_SOFT: Field<LiveSynthesis, i64> = Field::new(
    "hosts_unreachable_soft",
);
/// The number of hosts in the HARD state UP.
pub const HOSTS_UP_HARD: Field<LiveSynthesis, i64> = Field::new("hosts_up_hard");
/// The number of hosts in the SOFT state UP.
pub const HOSTS_UP_SOFT: Field<LiveSynthesis, i64> = Field::new("hosts_up_soft");
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<LiveSynthesis, i64> = Field::new("schema_version");
/// The number of services whose problem is acknowledged; they count in no state.
pub const SERVICES_ACKNOWLEDGED: Field<LiveSynthesis, i64> = Field::new(
    "services_acknowledged",
);
/// The number of services in the HARD state CRITICAL.
pub const SERVICES_CRITICAL_HARD: Field<LiveSynthesis, i64> = Field::new(
    "services_critical_hard",
);
/// The number of services in the SOFT state CRITICAL.
pub const SERVICES_CRITICAL_SOFT: Field<LiveSynthesis, i64> = Field::new(
    "services_critical_soft",
);
/// Always 0: flapping services are not counted.
pub const SERVICES_FLAPPING: Field<LiveSynthesis, i64> = Field::new("services_flapping");
/// The number of services in a scheduled downtime.
pub const SERVICES_IN_DOWNTIME: Field<LiveSynthesis, i64> = Field::new(
    "services_in_downtime",
);
/// The number of services with active and passive checks disabled.
pub const SERVICES_NOT_MONITORED: Field<LiveSynthesis, i64> = Field::new(
    "services_not_monitored",
);
/// The number of services in the HARD state OK.
pub const SERVICES_OK_HARD: Field<LiveSynthesis, i64> = Field::new("services_ok_hard");
/// The number of services in the SOFT state OK.
pub const SERVICES_OK_SOFT: Field<LiveSynthesis, i64> = Field::new("services_ok_soft");
/// The number of services, monitored or not; templates do not count.
pub const SERVICES_TOTAL: Field<LiveSynthesis, i64> = Field::new("services_total");
/// The number of services in the HARD state UNKNOWN.
pub const SERVICES_UNKNOWN_HARD: Field<LiveSynthesis, i64> = Field::new(
    "services_unknown_hard",
);
/// The number of services in the SOFT state UNKNOWN.
pub const SERVICES_UNKNOWN_SOFT: Field<LiveSynthesis, i64> = Field::new(
    "services_unknown_soft",
);
/// The number of services in the HARD state UNREACHABLE.
pub const SERVICES_UNREACHABLE_HARD: Field<LiveSynthesis, i64> = Field::new(
    "services_unreachable_hard",
);
/// The number of services in the SOFT state UNREACHABLE.
pub const SERVICES_UNREACHABLE_SOFT: Field<LiveSynthesis, i64> = Field::new(
    "services_unreachable_soft",
);
/// The number of services in the HARD state WARNING.
pub const SERVICES_WARNING_HARD: Field<LiveSynthesis, i64> = Field::new(
    "services_warning_hard",
);
/// The number of services in the SOFT state WARNING.
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

    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::LiveSynthesis>) -> Self {
        Self(self.0.set("_id", value))
    }

    /// The realm whose hosts and services are counted.
    pub fn realm(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("_realm", value))
    }

    /// Whether the item is also visible to users of the realms below its own. Default: `true`.
    pub fn sub_realm(self, value: bool) -> Self {
        Self(self.0.set("_sub_realm", value))
    }

    /// The users who may read the item through the right `custom`.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_read", value))
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

    /// The realm whose hosts and services are counted.
    pub fn realm(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("_realm", value))
    }

    /// Whether the item is also visible to users of the realms below its own. Default: `true`.
    pub fn sub_realm(self, value: bool) -> Self {
        Self(self.0.set("_sub_realm", value))
    }

    /// The users who may read the item through the right `custom`.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_read", value))
    }
}
