// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! Log check results.
//!
//! The result of one check. Creating it updates the live state of the host or service, records a history event and sends the metrics in its performance data.

use crate::backend::Backend;
use crate::describe::{Described, FieldInfo, Operations, ResourceInfo, ValueKind};
use crate::model::LogCheckResult;
use crate::typed::{AsId, Collection, Content, Field, ForCreate, ForPatch};

/// The log check results of a backend, made by [`Backend::log_check_results`].
pub type LogCheckResults = Collection<LogCheckResult>;

impl Backend {
    /// The log check results of this backend.
    pub fn log_check_results(&self) -> LogCheckResults {
        self.collection()
    }
}

impl Described for LogCheckResult {
    const INFO: ResourceInfo = ResourceInfo {
        name: "logcheckresult",
        singular: "log_check_result",
        plural: "log_check_results",
        open: false,
        templating: false,
        tree: false,
        fields: FIELDS,
    };
    const OPERATIONS: Operations = Operations {
        list: "list_log_check_results",
        create: "create_log_check_result",
        delete_all: "delete_all_log_check_results",
        get: "get_log_check_result",
        update: "update_log_check_result",
        replace: "",
        delete: "delete_log_check_result",
    };
}

/// The content of a new log check result: a field that is not set takes the default of the backend.
pub type LogCheckResultCreate = Content<LogCheckResult, ForCreate>;

/// Changes to a log check result: a field that is not set stays as it is.
pub type LogCheckResultPatch = Content<LogCheckResult, ForPatch>;

/// The fields that a new log check result must have.
#[derive(Debug, Clone)]
pub struct LogCheckResultRequired {
    /// The type of the state before the check.
    pub last_state_type: crate::model::StateType,
    /// The state that the check found: one of a host's for a host check, one of a service's for a service check.
    pub state: crate::model::CheckResultState,
    /// The type of the state: HARD when confirmed by `max_check_attempts` checks, SOFT until then.
    pub state_type: crate::model::StateType,
}

impl Content<LogCheckResult, ForCreate> {
    /// A new item with the fields that it must have.
    pub fn new(required: LogCheckResultRequired) -> Self {
        Self::empty()
            .set("last_state_type", required.last_state_type)
            .set("state", required.state)
            .set("state_type", required.state_type)
    }
}

impl Content<LogCheckResult, ForPatch> {
    /// No change yet.
    pub fn new() -> Self {
        Self::empty()
    }
}

/// When the item was created.
pub const CREATED: Field<LogCheckResult, crate::model::HttpDate> = Field::new(
    "_created",
);
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<LogCheckResult, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<LogCheckResult, crate::model::Id<crate::model::LogCheckResult>> = Field::new(
    "_id",
);
/// The realm that the item belongs to, by which rights to read and change it are granted.
pub const REALM: Field<LogCheckResult, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether the item is also visible to users of the realms below its own. Default: `true`.
pub const SUB_REALM: Field<LogCheckResult, bool> = Field::new("_sub_realm");
/// When the configuration of the item was last changed.
pub const UPDATED: Field<LogCheckResult, crate::model::HttpDate> = Field::new(
    "_updated",
);
/// The users who may read the item through the right `custom`.
pub const USERS_READ: Field<
    LogCheckResult,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// Whether the problem is acknowledged. Default: `false`.
pub const ACKNOWLEDGED: Field<LogCheckResult, bool> = Field::new("acknowledged");
/// The type of the acknowledgement: 1 for a normal one, which ends at the next state change, 2 for a sticky one, which lasts until recovery. Default: `1`.
pub const ACKNOWLEDGEMENT_TYPE: Field<LogCheckResult, i64> = Field::new(
    "acknowledgement_type",
);
/// The number of the check attempt in the state. Default: `0`.
pub const CURRENT_ATTEMPT: Field<LogCheckResult, i64> = Field::new("current_attempt");
/// Whether a scheduled downtime is active. Default: `false`.
pub const DOWNTIMED: Field<LogCheckResult, bool> = Field::new("downtimed");
/// The duration of the check, in seconds. Default: `0.0`.
pub const EXECUTION_TIME: Field<LogCheckResult, f64> = Field::new("execution_time");
/// The host that was checked. Either this or `host_name` must be present.
pub const HOST: Field<LogCheckResult, crate::model::Reference<crate::model::Host>> = Field::new(
    "host",
);
/// The name of the host that was checked.
pub const HOST_NAME: Field<LogCheckResult, String> = Field::new("host_name");
/// When the check was run, in Unix seconds. Default: `0`.
pub const LAST_CHECK: Field<LogCheckResult, i64> = Field::new("last_check");
/// When the HARD state last changed, in Unix seconds; 0 for never. Default: `0`.
pub const LAST_HARD_STATE_CHANGED: Field<LogCheckResult, i64> = Field::new(
    "last_hard_state_changed",
);
/// The state before the check. Default: `"OK"`.
pub const LAST_STATE: Field<LogCheckResult, crate::model::CheckResultState> = Field::new(
    "last_state",
);
/// When the state last changed, in Unix seconds; 0 for never. Default: `0`.
pub const LAST_STATE_CHANGED: Field<LogCheckResult, i64> = Field::new(
    "last_state_changed",
);
/// The number of the state before the check. Default: `0`.
pub const LAST_STATE_ID: Field<LogCheckResult, i64> = Field::new("last_state_id");
/// The type of the state before the check.
pub const LAST_STATE_TYPE: Field<LogCheckResult, crate::model::StateType> = Field::new(
    "last_state_type",
);
/// When the state was last UP or OK, in Unix seconds; 0 for never. Default: `0`.
pub const LAST_TIME_0: Field<LogCheckResult, i64> = Field::new("last_time_0");
/// When the state was last DOWN or WARNING, in Unix seconds; 0 for never. Default: `0`.
pub const LAST_TIME_1: Field<LogCheckResult, i64> = Field::new("last_time_1");
/// When the state was last CRITICAL, in Unix seconds; 0 for never. Default: `0`.
pub const LAST_TIME_2: Field<LogCheckResult, i64> = Field::new("last_time_2");
/// When the state was last UNKNOWN, in Unix seconds; 0 for never. Default: `0`.
pub const LAST_TIME_3: Field<LogCheckResult, i64> = Field::new("last_time_3");
/// When the state was last UNREACHABLE, in Unix seconds; 0 for never. Default: `0`.
pub const LAST_TIME_4: Field<LogCheckResult, i64> = Field::new("last_time_4");
/// The delay between the scheduled and the actual time of the check, in seconds. Default: `0.0`.
pub const LATENCY: Field<LogCheckResult, f64> = Field::new("latency");
/// The other lines of the check's output. Default: `""`.
pub const LONG_OUTPUT: Field<LogCheckResult, String> = Field::new("long_output");
/// The first line of the check's output. Default: `""`.
pub const OUTPUT: Field<LogCheckResult, String> = Field::new("output");
/// Whether the result is passive: submitted from outside. Default: `false`.
pub const PASSIVE_CHECK: Field<LogCheckResult, bool> = Field::new("passive_check");
/// The performance data of the check, unparsed. Default: `""`.
pub const PERF_DATA: Field<LogCheckResult, String> = Field::new("perf_data");
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<LogCheckResult, i64> = Field::new("schema_version");
/// The service that was checked; null for a host check.
pub const SERVICE: Field<
    LogCheckResult,
    crate::model::Reference<crate::model::Service>,
> = Field::new("service");
/// The name of the service that was checked; left out for a host check.
pub const SERVICE_NAME: Field<LogCheckResult, String> = Field::new("service_name");
/// The state that the check found: one of a host's for a host check, one of a service's for a service check.
pub const STATE: Field<LogCheckResult, crate::model::CheckResultState> = Field::new(
    "state",
);
/// Whether the result changes the state. Default: `false`.
pub const STATE_CHANGED: Field<LogCheckResult, bool> = Field::new("state_changed");
/// The number of the state: 0 UP or OK, 1 DOWN or WARNING, 2 CRITICAL, 3 UNKNOWN, 4 UNREACHABLE. Default: `0`.
pub const STATE_ID: Field<LogCheckResult, i64> = Field::new("state_id");
/// The type of the state: HARD when confirmed by `max_check_attempts` checks, SOFT until then.
pub const STATE_TYPE: Field<LogCheckResult, crate::model::StateType> = Field::new(
    "state_type",
);
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new("_created", ValueKind::Date),
    FieldInfo::new("_etag", ValueKind::Text),
    FieldInfo::new("_id", ValueKind::Identifier).creatable(),
    FieldInfo::new("_realm", ValueKind::Reference("realm")).writable().embeddable(),
    FieldInfo::new("_sub_realm", ValueKind::Boolean).writable().default("true"),
    FieldInfo::new("_updated", ValueKind::Date),
    FieldInfo::new("_users_read", ValueKind::List(&ValueKind::Reference("user")))
        .writable()
        .embeddable(),
    FieldInfo::new("acknowledged", ValueKind::Boolean).writable().default("false"),
    FieldInfo::new("acknowledgement_type", ValueKind::Integer).writable().default("1"),
    FieldInfo::new("current_attempt", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("downtimed", ValueKind::Boolean).writable().default("false"),
    FieldInfo::new("execution_time", ValueKind::Number).writable().default("0.0"),
    FieldInfo::new("host", ValueKind::Reference("host"))
        .writable()
        .nullable()
        .embeddable(),
    FieldInfo::new("host_name", ValueKind::Text)
        .writable()
        .pattern(
            "^[^`~!$%^&*\"|'<>?,()=\\x00-\\x1f\\x7f]*[^`~!$%^&*\"|'<>?,()=\\x00-\\x1f\\x7f\\s][^`~!$%^&*\"|'<>?,()=\\x00-\\x1f\\x7f]*$",
        )
        .max_length(255),
    FieldInfo::new("last_check", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("last_hard_state_changed", ValueKind::Integer)
        .writable()
        .default("0"),
    FieldInfo::new("last_state", ValueKind::Word)
        .writable()
        .default("\"OK\"")
        .words(&["UP", "DOWN", "UNREACHABLE", "OK", "WARNING", "CRITICAL", "UNKNOWN"]),
    FieldInfo::new("last_state_changed", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("last_state_id", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("last_state_type", ValueKind::Word)
        .writable()
        .required()
        .words(&["HARD", "SOFT"]),
    FieldInfo::new("last_time_0", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("last_time_1", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("last_time_2", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("last_time_3", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("last_time_4", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("latency", ValueKind::Number).writable().default("0.0"),
    FieldInfo::new("long_output", ValueKind::Text)
        .writable()
        .default("\"\"")
        .max_length(65536),
    FieldInfo::new("output", ValueKind::Text)
        .writable()
        .default("\"\"")
        .max_length(65536),
    FieldInfo::new("passive_check", ValueKind::Boolean).writable().default("false"),
    FieldInfo::new("perf_data", ValueKind::Text)
        .writable()
        .default("\"\"")
        .max_length(65536),
    FieldInfo::new("schema_version", ValueKind::Integer).default("3"),
    FieldInfo::new("service", ValueKind::Reference("service"))
        .writable()
        .nullable()
        .embeddable(),
    FieldInfo::new("service_name", ValueKind::Text)
        .writable()
        .pattern(
            "^[^`~!$%^&*\"|'<>?,()=\\x00-\\x1f\\x7f]*[^`~!$%^&*\"|'<>?,()=\\x00-\\x1f\\x7f\\s][^`~!$%^&*\"|'<>?,()=\\x00-\\x1f\\x7f]*$",
        )
        .max_length(255),
    FieldInfo::new("state", ValueKind::Word)
        .writable()
        .required()
        .words(&["UP", "DOWN", "UNREACHABLE", "OK", "WARNING", "CRITICAL", "UNKNOWN"]),
    FieldInfo::new("state_changed", ValueKind::Boolean).writable().default("false"),
    FieldInfo::new("state_id", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("state_type", ValueKind::Word)
        .writable()
        .required()
        .words(&["HARD", "SOFT"]),
];

impl<K> Content<LogCheckResult, K> {
    /// The realm that the item belongs to, by which rights to read and change it are granted.
    pub fn realm(self, value: impl AsId<crate::model::Realm>) -> Self {
        self.set_reference("_realm", &value)
    }

    /// Whether the item is also visible to users of the realms below its own. Default: `true`.
    pub fn sub_realm(self, value: bool) -> Self {
        self.set("_sub_realm", value)
    }

    /// The users who may read the item through the right `custom`.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("_users_read", value)
    }

    /// Whether the problem is acknowledged. Default: `false`.
    pub fn acknowledged(self, value: bool) -> Self {
        self.set("acknowledged", value)
    }

    /// The type of the acknowledgement: 1 for a normal one, which ends at the next state change, 2 for a sticky one, which lasts until recovery. Default: `1`.
    pub fn acknowledgement_type(self, value: i64) -> Self {
        self.set("acknowledgement_type", value)
    }

    /// The number of the check attempt in the state. Default: `0`.
    pub fn current_attempt(self, value: i64) -> Self {
        self.set("current_attempt", value)
    }

    /// Whether a scheduled downtime is active. Default: `false`.
    pub fn downtimed(self, value: bool) -> Self {
        self.set("downtimed", value)
    }

    /// The duration of the check, in seconds. Default: `0.0`.
    pub fn execution_time(self, value: f64) -> Self {
        self.set("execution_time", value)
    }

    /// The name of the host that was checked.
    pub fn host_name(self, value: impl Into<String>) -> Self {
        self.set::<String>("host_name", value.into())
    }

    /// When the check was run, in Unix seconds. Default: `0`.
    pub fn last_check(self, value: i64) -> Self {
        self.set("last_check", value)
    }

    /// When the HARD state last changed, in Unix seconds; 0 for never. Default: `0`.
    pub fn last_hard_state_changed(self, value: i64) -> Self {
        self.set("last_hard_state_changed", value)
    }

    /// The state before the check. Default: `"OK"`.
    pub fn last_state(self, value: crate::model::CheckResultState) -> Self {
        self.set("last_state", value)
    }

    /// When the state last changed, in Unix seconds; 0 for never. Default: `0`.
    pub fn last_state_changed(self, value: i64) -> Self {
        self.set("last_state_changed", value)
    }

    /// The number of the state before the check. Default: `0`.
    pub fn last_state_id(self, value: i64) -> Self {
        self.set("last_state_id", value)
    }

    /// The type of the state before the check.
    pub fn last_state_type(self, value: crate::model::StateType) -> Self {
        self.set("last_state_type", value)
    }

    /// When the state was last UP or OK, in Unix seconds; 0 for never. Default: `0`.
    pub fn last_time_0(self, value: i64) -> Self {
        self.set("last_time_0", value)
    }

    /// When the state was last DOWN or WARNING, in Unix seconds; 0 for never. Default: `0`.
    pub fn last_time_1(self, value: i64) -> Self {
        self.set("last_time_1", value)
    }

    /// When the state was last CRITICAL, in Unix seconds; 0 for never. Default: `0`.
    pub fn last_time_2(self, value: i64) -> Self {
        self.set("last_time_2", value)
    }

    /// When the state was last UNKNOWN, in Unix seconds; 0 for never. Default: `0`.
    pub fn last_time_3(self, value: i64) -> Self {
        self.set("last_time_3", value)
    }

    /// When the state was last UNREACHABLE, in Unix seconds; 0 for never. Default: `0`.
    pub fn last_time_4(self, value: i64) -> Self {
        self.set("last_time_4", value)
    }

    /// The delay between the scheduled and the actual time of the check, in seconds. Default: `0.0`.
    pub fn latency(self, value: f64) -> Self {
        self.set("latency", value)
    }

    /// The other lines of the check's output. Default: `""`.
    pub fn long_output(self, value: impl Into<String>) -> Self {
        self.set::<String>("long_output", value.into())
    }

    /// The first line of the check's output. Default: `""`.
    pub fn output(self, value: impl Into<String>) -> Self {
        self.set::<String>("output", value.into())
    }

    /// Whether the result is passive: submitted from outside. Default: `false`.
    pub fn passive_check(self, value: bool) -> Self {
        self.set("passive_check", value)
    }

    /// The performance data of the check, unparsed. Default: `""`.
    pub fn perf_data(self, value: impl Into<String>) -> Self {
        self.set::<String>("perf_data", value.into())
    }

    /// The name of the service that was checked; left out for a host check.
    pub fn service_name(self, value: impl Into<String>) -> Self {
        self.set::<String>("service_name", value.into())
    }

    /// The state that the check found: one of a host's for a host check, one of a service's for a service check.
    pub fn state(self, value: crate::model::CheckResultState) -> Self {
        self.set("state", value)
    }

    /// Whether the result changes the state. Default: `false`.
    pub fn state_changed(self, value: bool) -> Self {
        self.set("state_changed", value)
    }

    /// The number of the state: 0 UP or OK, 1 DOWN or WARNING, 2 CRITICAL, 3 UNKNOWN, 4 UNREACHABLE. Default: `0`.
    pub fn state_id(self, value: i64) -> Self {
        self.set("state_id", value)
    }

    /// The type of the state: HARD when confirmed by `max_check_attempts` checks, SOFT until then.
    pub fn state_type(self, value: crate::model::StateType) -> Self {
        self.set("state_type", value)
    }
}

impl Content<LogCheckResult, ForCreate> {
    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::LogCheckResult>) -> Self {
        self.set_reference("_id", &value)
    }

    /// The host that was checked. Either this or `host_name` must be present.
    pub fn host(self, value: impl AsId<crate::model::Host>) -> Self {
        self.set_reference("host", &value)
    }

    /// The service that was checked; null for a host check.
    pub fn service(self, value: impl AsId<crate::model::Service>) -> Self {
        self.set_reference("service", &value)
    }
}

impl Content<LogCheckResult, ForPatch> {
    /// The host that was checked. Either this or `host_name` must be present.
    pub fn host(self, value: impl AsId<crate::model::Host>) -> Self {
        self.set_reference("host", &value)
    }

    /// Sets `host` to null.
    pub fn clear_host(self) -> Self {
        self.clear("host")
    }

    /// The service that was checked; null for a host check.
    pub fn service(self, value: impl AsId<crate::model::Service>) -> Self {
        self.set_reference("service", &value)
    }

    /// Sets `service` to null.
    pub fn clear_service(self) -> Self {
        self.clear("service")
    }
}
