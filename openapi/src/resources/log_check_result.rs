use crate::{
    CheckResultState, HostLink, RealmLink, ServiceLink, StateType, UserLink, resource::resource,
};

resource! {
    /// The result of one check. Creating it brings the live state of its host or service up to
    /// date.
    LogCheckResult {
        name: "logcheckresult",
        singular: "log_check_result",
        plural: "log_check_results",
        link: LogCheckResultLink,
        schema_version: 3,
        traits: [],
        indexes: [
            "index_created" => ["_created"],
            "index_host" => ["host"],
            "index_host_name" => ["host_name"],
            "index_host_service_name" => ["host_name", "service_name"],
            "index_service" => ["service"],
            "index_service_name" => ["service_name"],
            "index_updated" => ["_updated"],
        ],
    }
    fields {
        /// The realm that the item belongs to, and with it the rights to see and change it.
        "_realm" realm: Option<RealmLink>, optional;
        /// Whether those who look after the realms below see the item too.
        "_sub_realm" sub_realm: bool, default true;
        /// The users who may read the item by a `custom` right.
        "_users_read" users_read: Option<Vec<UserLink>>, optional;

        /// The host that was checked.
        "host" host: Option<HostLink>, optional, nullable().since(2);
        /// The name of the host that was checked.
        "host_name" host_name: Option<String>, optional, pattern(super::NAME);
        /// The service that was checked; null when the host itself was.
        "service" service: Option<ServiceLink>, optional, nullable().since(2);
        /// The name of the service that was checked; empty when the host itself was.
        "service_name" service_name: Option<String>, optional, pattern(super::NAME);

        /// When the check ran, in seconds since 1970.
        "last_check" last_check: i64, default 0;

        /// The state that the check found.
        "state" state: CheckResultState, required;
        /// Whether the state is confirmed.
        "state_type" state_type: StateType, required;
        /// The number of the state.
        "state_id" state_id: i64, default 0;
        /// Whether the state is another one than before.
        "state_changed" state_changed: bool, default false;
        /// The state before the check.
        "last_state" last_state: CheckResultState, default CheckResultState::Ok;
        /// Whether the state before the check was confirmed.
        "last_state_type" last_state_type: StateType, required;
        /// The number of the state before the check.
        "last_state_id" last_state_id: i64, default 0;
        /// When the state last changed, in seconds since 1970.
        "last_state_changed" last_state_changed: i64, default 0;
        /// When the confirmed state last changed, in seconds since 1970.
        "last_hard_state_changed" last_hard_state_changed: i64, default 0, since(2);
        /// Whether somebody had taken charge of the problem.
        "acknowledged" acknowledged: bool, default false;
        /// How long the acknowledgement holds: 1 until the state changes, 2 until all is well.
        "acknowledgement_type" acknowledgement_type: i64, default 1;
        /// Whether the host or service was in downtime.
        "downtimed" downtimed: bool, default false;
        /// Which check in a row found the state.
        "current_attempt" current_attempt: i64, default 0, since(2);
        /// Whether the result came from outside.
        "passive_check" passive_check: bool, default false;
        /// The first line that the check put out.
        "output" output: String, default "";
        /// The other lines that the check put out.
        "long_output" long_output: String, default "";
        /// The performance data, as they came.
        "perf_data" perf_data: String, default "";
        /// How late the check ran, in seconds.
        "latency" latency: f64, default 0.0;
        /// How long the check ran, in seconds.
        "execution_time" execution_time: f64, default 0.0;

        /// When the state was last UP or OK, in seconds since 1970.
        "last_time_0" last_time_0: i64, default 0, since(2);
        /// When the state was last DOWN or WARNING, in seconds since 1970.
        "last_time_1" last_time_1: i64, default 0, since(2);
        /// When the state was last CRITICAL, in seconds since 1970.
        "last_time_2" last_time_2: i64, default 0, since(2);
        /// When the state was last UNKNOWN, in seconds since 1970.
        "last_time_3" last_time_3: i64, default 0, since(2);
        /// When the state was last UNREACHABLE, in seconds since 1970.
        "last_time_4" last_time_4: i64, default 0, since(2);
    }
}
