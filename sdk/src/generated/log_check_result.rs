// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 a6d8b9b087882ba967cb9d262deedc9a4c82934e5f528341cee29c4e2570676d

//! Log check results.
//!
//! The result of one check. Creating it brings the live state of its host or service up to date.

use http::Method;
use serde::Serialize;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::{Id, LogCheckResult};
use crate::typed::{Changed, Changes, Created, Delete, Field, Get, List, Target, Update};

/// The log check results of a backend, made by [`Backend::log_check_results`].
#[derive(Debug, Clone)]
pub struct LogCheckResults {
    pub(crate) backend: Backend,
}

impl Backend {
    /// The log check results of this backend.
    pub fn log_check_results(&self) -> LogCheckResults {
        LogCheckResults {
            backend: self.clone(),
        }
    }
}

impl LogCheckResults {
    /// List items of logcheckresult (`GET /logcheckresult`).
    pub fn list(&self) -> List<LogCheckResult> {
        let operation = self
            .backend
            .operation("list_log_check_results", Method::GET, "/logcheckresult");
        List::new(operation)
    }

    /// Create items of logcheckresult (`POST /logcheckresult`).
    pub async fn create(
        &self,
        item: &LogCheckResultCreate,
    ) -> Result<Created<LogCheckResult>, BackendException> {
        self.backend
            .operation("create_log_check_result", Method::POST, "/logcheckresult")
            .body(item)
            .send_created()
            .await
    }

    /// Creates several log check results in one request, all or none (`POST /logcheckresult`).
    pub async fn create_many(
        &self,
        items: &[LogCheckResultCreate],
    ) -> Result<Vec<Created<LogCheckResult>>, BackendException> {
        self.backend
            .operation("create_log_check_result", Method::POST, "/logcheckresult")
            .send_created_many(items)
            .await
    }

    /// Remove all items of logcheckresult (`DELETE /logcheckresult`).
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        self.backend
            .operation("delete_all_log_check_results", Method::DELETE, "/logcheckresult")
            .send_empty()
            .await
    }

    /// Read an item of logcheckresult (`GET /logcheckresult/{id}`).
    pub fn get(&self, id: Id<LogCheckResult>) -> Get<LogCheckResult> {
        let operation = self
            .backend
            .operation("get_log_check_result", Method::GET, "/logcheckresult/{id}");
        Get::new(operation.path_param(id))
    }

    /// The log check result with this id, or `None` where there is none (`GET /logcheckresult/{id}`).
    pub async fn get_opt(
        &self,
        id: Id<LogCheckResult>,
    ) -> Result<Option<LogCheckResult>, BackendException> {
        self.get(id).optional().await
    }

    /// Change an item of logcheckresult (`PATCH /logcheckresult/{id}`).
    pub fn update(
        &self,
        target: impl Into<Target<LogCheckResult>>,
        changes: LogCheckResultPatch,
    ) -> Update<LogCheckResult> {
        let operation = self
            .backend
            .operation("update_log_check_result", Method::PATCH, "/logcheckresult/{id}");
        Update::new(operation, target.into(), changes)
    }

    /// Reads the log check result and changes it by what it is now; when somebody else is faster, reads it again (`GET`, then `PATCH /logcheckresult/{id}`). The loop ends after ten lost races.
    pub async fn update_with(
        &self,
        id: Id<LogCheckResult>,
        change: impl FnMut(&LogCheckResult) -> LogCheckResultPatch + Send,
    ) -> Result<Changed<LogCheckResult>, BackendException> {
        let read = self
            .backend
            .operation("get_log_check_result", Method::GET, "/logcheckresult/{id}");
        let write = self
            .backend
            .operation("update_log_check_result", Method::PATCH, "/logcheckresult/{id}");
        crate::typed::update_with(read.path_param(id), write, change).await
    }

    /// Remove an item of logcheckresult (`DELETE /logcheckresult/{id}`).
    pub fn delete(
        &self,
        target: impl Into<Target<LogCheckResult>>,
    ) -> Delete<LogCheckResult> {
        let operation = self
            .backend
            .operation(
                "delete_log_check_result",
                Method::DELETE,
                "/logcheckresult/{id}",
            );
        Delete::new(operation, target.into())
    }
}

/// When the item was created.
pub const CREATED: Field<LogCheckResult, crate::model::HttpDate> = Field::new(
    "_created",
);
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<LogCheckResult, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<LogCheckResult, crate::model::Id<crate::model::LogCheckResult>> = Field::new(
    "_id",
);
/// The realm that the item belongs to, and with it the rights to see and change it.
pub const REALM: Field<LogCheckResult, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether those who look after the realms below see the item too.
pub const SUB_REALM: Field<LogCheckResult, bool> = Field::new("_sub_realm");
/// When the item was last changed.
pub const UPDATED: Field<LogCheckResult, crate::model::HttpDate> = Field::new(
    "_updated",
);
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<
    LogCheckResult,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// Whether somebody had taken charge of the problem.
pub const ACKNOWLEDGED: Field<LogCheckResult, bool> = Field::new("acknowledged");
/// How long the acknowledgement holds: 1 until the state changes, 2 until all is well.
pub const ACKNOWLEDGEMENT_TYPE: Field<LogCheckResult, i64> = Field::new(
    "acknowledgement_type",
);
/// Which check in a row found the state.
pub const CURRENT_ATTEMPT: Field<LogCheckResult, i64> = Field::new("current_attempt");
/// Whether the host or service was in downtime.
pub const DOWNTIMED: Field<LogCheckResult, bool> = Field::new("downtimed");
/// How long the check ran, in seconds.
pub const EXECUTION_TIME: Field<LogCheckResult, f64> = Field::new("execution_time");
/// The host that was checked.
pub const HOST: Field<LogCheckResult, crate::model::Reference<crate::model::Host>> = Field::new(
    "host",
);
/// The name of the host that was checked.
pub const HOST_NAME: Field<LogCheckResult, String> = Field::new("host_name");
/// When the check ran, in seconds since 1970.
pub const LAST_CHECK: Field<LogCheckResult, i64> = Field::new("last_check");
/// When the confirmed state last changed, in seconds since 1970.
pub const LAST_HARD_STATE_CHANGED: Field<LogCheckResult, i64> = Field::new(
    "last_hard_state_changed",
);
/// The state before the check.
pub const LAST_STATE: Field<LogCheckResult, crate::model::CheckResultState> = Field::new(
    "last_state",
);
/// When the state last changed, in seconds since 1970.
pub const LAST_STATE_CHANGED: Field<LogCheckResult, i64> = Field::new(
    "last_state_changed",
);
/// The number of the state before the check.
pub const LAST_STATE_ID: Field<LogCheckResult, i64> = Field::new("last_state_id");
/// Whether the state before the check was confirmed.
pub const LAST_STATE_TYPE: Field<LogCheckResult, crate::model::StateType> = Field::new(
    "last_state_type",
);
/// When the state was last UP or OK, in seconds since 1970.
pub const LAST_TIME_0: Field<LogCheckResult, i64> = Field::new("last_time_0");
/// When the state was last DOWN or WARNING, in seconds since 1970.
pub const LAST_TIME_1: Field<LogCheckResult, i64> = Field::new("last_time_1");
/// When the state was last CRITICAL, in seconds since 1970.
pub const LAST_TIME_2: Field<LogCheckResult, i64> = Field::new("last_time_2");
/// When the state was last UNKNOWN, in seconds since 1970.
pub const LAST_TIME_3: Field<LogCheckResult, i64> = Field::new("last_time_3");
/// When the state was last UNREACHABLE, in seconds since 1970.
pub const LAST_TIME_4: Field<LogCheckResult, i64> = Field::new("last_time_4");
/// How late the check ran, in seconds.
pub const LATENCY: Field<LogCheckResult, f64> = Field::new("latency");
/// The other lines that the check put out.
pub const LONG_OUTPUT: Field<LogCheckResult, String> = Field::new("long_output");
/// The first line that the check put out.
pub const OUTPUT: Field<LogCheckResult, String> = Field::new("output");
/// Whether the result came from outside.
pub const PASSIVE_CHECK: Field<LogCheckResult, bool> = Field::new("passive_check");
/// The performance data, as they came.
pub const PERF_DATA: Field<LogCheckResult, String> = Field::new("perf_data");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<LogCheckResult, i64> = Field::new("schema_version");
/// The service that was checked; null when the host itself was.
pub const SERVICE: Field<
    LogCheckResult,
    crate::model::Reference<crate::model::Service>,
> = Field::new("service");
/// The name of the service that was checked; empty when the host itself was.
pub const SERVICE_NAME: Field<LogCheckResult, String> = Field::new("service_name");
/// The state that the check found.
pub const STATE: Field<LogCheckResult, crate::model::CheckResultState> = Field::new(
    "state",
);
/// Whether the state is another one than before.
pub const STATE_CHANGED: Field<LogCheckResult, bool> = Field::new("state_changed");
/// The number of the state.
pub const STATE_ID: Field<LogCheckResult, i64> = Field::new("state_id");
/// Whether the state is confirmed.
pub const STATE_TYPE: Field<LogCheckResult, crate::model::StateType> = Field::new(
    "state_type",
);

/// What a new log check result is made of: a field that is not set takes the default of the backend.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct LogCheckResultCreate(Changes);

impl LogCheckResultCreate {
    /// A new item with the fields that it must have.
    pub fn new(
        last_state_type: crate::model::StateType,
        state: crate::model::CheckResultState,
        state_type: crate::model::StateType,
    ) -> Self {
        Self(Changes::new())
            .last_state_type(last_state_type)
            .state(state)
            .state_type(state_type)
    }

    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::LogCheckResult>) -> Self {
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

    /// Whether somebody had taken charge of the problem.
    pub fn acknowledged(self, value: bool) -> Self {
        Self(self.0.set("acknowledged", value))
    }

    /// How long the acknowledgement holds: 1 until the state changes, 2 until all is well.
    pub fn acknowledgement_type(self, value: i64) -> Self {
        Self(self.0.set("acknowledgement_type", value))
    }

    /// Which check in a row found the state.
    pub fn current_attempt(self, value: i64) -> Self {
        Self(self.0.set("current_attempt", value))
    }

    /// Whether the host or service was in downtime.
    pub fn downtimed(self, value: bool) -> Self {
        Self(self.0.set("downtimed", value))
    }

    /// How long the check ran, in seconds.
    pub fn execution_time(self, value: f64) -> Self {
        Self(self.0.set("execution_time", value))
    }

    /// The host that was checked.
    pub fn host(self, value: crate::model::Id<crate::model::Host>) -> Self {
        Self(self.0.set("host", value))
    }

    /// Sets `host` to null.
    pub fn clear_host(self) -> Self {
        Self(self.0.clear("host"))
    }

    /// The name of the host that was checked.
    pub fn host_name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("host_name", value.into()))
    }

    /// When the check ran, in seconds since 1970.
    pub fn last_check(self, value: i64) -> Self {
        Self(self.0.set("last_check", value))
    }

    /// When the confirmed state last changed, in seconds since 1970.
    pub fn last_hard_state_changed(self, value: i64) -> Self {
        Self(self.0.set("last_hard_state_changed", value))
    }

    /// The state before the check.
    pub fn last_state(self, value: crate::model::CheckResultState) -> Self {
        Self(self.0.set("last_state", value))
    }

    /// When the state last changed, in seconds since 1970.
    pub fn last_state_changed(self, value: i64) -> Self {
        Self(self.0.set("last_state_changed", value))
    }

    /// The number of the state before the check.
    pub fn last_state_id(self, value: i64) -> Self {
        Self(self.0.set("last_state_id", value))
    }

    /// Whether the state before the check was confirmed.
    pub fn last_state_type(self, value: crate::model::StateType) -> Self {
        Self(self.0.set("last_state_type", value))
    }

    /// When the state was last UP or OK, in seconds since 1970.
    pub fn last_time_0(self, value: i64) -> Self {
        Self(self.0.set("last_time_0", value))
    }

    /// When the state was last DOWN or WARNING, in seconds since 1970.
    pub fn last_time_1(self, value: i64) -> Self {
        Self(self.0.set("last_time_1", value))
    }

    /// When the state was last CRITICAL, in seconds since 1970.
    pub fn last_time_2(self, value: i64) -> Self {
        Self(self.0.set("last_time_2", value))
    }

    /// When the state was last UNKNOWN, in seconds since 1970.
    pub fn last_time_3(self, value: i64) -> Self {
        Self(self.0.set("last_time_3", value))
    }

    /// When the state was last UNREACHABLE, in seconds since 1970.
    pub fn last_time_4(self, value: i64) -> Self {
        Self(self.0.set("last_time_4", value))
    }

    /// How late the check ran, in seconds.
    pub fn latency(self, value: f64) -> Self {
        Self(self.0.set("latency", value))
    }

    /// The other lines that the check put out.
    pub fn long_output(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("long_output", value.into()))
    }

    /// The first line that the check put out.
    pub fn output(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("output", value.into()))
    }

    /// Whether the result came from outside.
    pub fn passive_check(self, value: bool) -> Self {
        Self(self.0.set("passive_check", value))
    }

    /// The performance data, as they came.
    pub fn perf_data(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("perf_data", value.into()))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// The service that was checked; null when the host itself was.
    pub fn service(self, value: crate::model::Id<crate::model::Service>) -> Self {
        Self(self.0.set("service", value))
    }

    /// Sets `service` to null.
    pub fn clear_service(self) -> Self {
        Self(self.0.clear("service"))
    }

    /// The name of the service that was checked; empty when the host itself was.
    pub fn service_name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("service_name", value.into()))
    }

    /// The state that the check found.
    pub fn state(self, value: crate::model::CheckResultState) -> Self {
        Self(self.0.set("state", value))
    }

    /// Whether the state is another one than before.
    pub fn state_changed(self, value: bool) -> Self {
        Self(self.0.set("state_changed", value))
    }

    /// The number of the state.
    pub fn state_id(self, value: i64) -> Self {
        Self(self.0.set("state_id", value))
    }

    /// Whether the state is confirmed.
    pub fn state_type(self, value: crate::model::StateType) -> Self {
        Self(self.0.set("state_type", value))
    }
}

/// Changes to a log check result: a field that is not set stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct LogCheckResultPatch(Changes);

impl LogCheckResultPatch {
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

    /// Whether somebody had taken charge of the problem.
    pub fn acknowledged(self, value: bool) -> Self {
        Self(self.0.set("acknowledged", value))
    }

    /// How long the acknowledgement holds: 1 until the state changes, 2 until all is well.
    pub fn acknowledgement_type(self, value: i64) -> Self {
        Self(self.0.set("acknowledgement_type", value))
    }

    /// Which check in a row found the state.
    pub fn current_attempt(self, value: i64) -> Self {
        Self(self.0.set("current_attempt", value))
    }

    /// Whether the host or service was in downtime.
    pub fn downtimed(self, value: bool) -> Self {
        Self(self.0.set("downtimed", value))
    }

    /// How long the check ran, in seconds.
    pub fn execution_time(self, value: f64) -> Self {
        Self(self.0.set("execution_time", value))
    }

    /// The host that was checked.
    pub fn host(self, value: crate::model::Id<crate::model::Host>) -> Self {
        Self(self.0.set("host", value))
    }

    /// Sets `host` to null.
    pub fn clear_host(self) -> Self {
        Self(self.0.clear("host"))
    }

    /// The name of the host that was checked.
    pub fn host_name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("host_name", value.into()))
    }

    /// When the check ran, in seconds since 1970.
    pub fn last_check(self, value: i64) -> Self {
        Self(self.0.set("last_check", value))
    }

    /// When the confirmed state last changed, in seconds since 1970.
    pub fn last_hard_state_changed(self, value: i64) -> Self {
        Self(self.0.set("last_hard_state_changed", value))
    }

    /// The state before the check.
    pub fn last_state(self, value: crate::model::CheckResultState) -> Self {
        Self(self.0.set("last_state", value))
    }

    /// When the state last changed, in seconds since 1970.
    pub fn last_state_changed(self, value: i64) -> Self {
        Self(self.0.set("last_state_changed", value))
    }

    /// The number of the state before the check.
    pub fn last_state_id(self, value: i64) -> Self {
        Self(self.0.set("last_state_id", value))
    }

    /// Whether the state before the check was confirmed.
    pub fn last_state_type(self, value: crate::model::StateType) -> Self {
        Self(self.0.set("last_state_type", value))
    }

    /// When the state was last UP or OK, in seconds since 1970.
    pub fn last_time_0(self, value: i64) -> Self {
        Self(self.0.set("last_time_0", value))
    }

    /// When the state was last DOWN or WARNING, in seconds since 1970.
    pub fn last_time_1(self, value: i64) -> Self {
        Self(self.0.set("last_time_1", value))
    }

    /// When the state was last CRITICAL, in seconds since 1970.
    pub fn last_time_2(self, value: i64) -> Self {
        Self(self.0.set("last_time_2", value))
    }

    /// When the state was last UNKNOWN, in seconds since 1970.
    pub fn last_time_3(self, value: i64) -> Self {
        Self(self.0.set("last_time_3", value))
    }

    /// When the state was last UNREACHABLE, in seconds since 1970.
    pub fn last_time_4(self, value: i64) -> Self {
        Self(self.0.set("last_time_4", value))
    }

    /// How late the check ran, in seconds.
    pub fn latency(self, value: f64) -> Self {
        Self(self.0.set("latency", value))
    }

    /// The other lines that the check put out.
    pub fn long_output(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("long_output", value.into()))
    }

    /// The first line that the check put out.
    pub fn output(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("output", value.into()))
    }

    /// Whether the result came from outside.
    pub fn passive_check(self, value: bool) -> Self {
        Self(self.0.set("passive_check", value))
    }

    /// The performance data, as they came.
    pub fn perf_data(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("perf_data", value.into()))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// The service that was checked; null when the host itself was.
    pub fn service(self, value: crate::model::Id<crate::model::Service>) -> Self {
        Self(self.0.set("service", value))
    }

    /// Sets `service` to null.
    pub fn clear_service(self) -> Self {
        Self(self.0.clear("service"))
    }

    /// The name of the service that was checked; empty when the host itself was.
    pub fn service_name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("service_name", value.into()))
    }

    /// The state that the check found.
    pub fn state(self, value: crate::model::CheckResultState) -> Self {
        Self(self.0.set("state", value))
    }

    /// Whether the state is another one than before.
    pub fn state_changed(self, value: bool) -> Self {
        Self(self.0.set("state_changed", value))
    }

    /// The number of the state.
    pub fn state_id(self, value: i64) -> Self {
        Self(self.0.set("state_id", value))
    }

    /// Whether the state is confirmed.
    pub fn state_type(self, value: crate::model::StateType) -> Self {
        Self(self.0.set("state_type", value))
    }
}
