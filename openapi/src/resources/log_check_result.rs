use crate::{resource::resource, resources::NAME, CheckResultState, HostLink, RealmLink, ServiceLink, StateType, UserLink};

resource! {
    /// The resource `logcheckresult`.
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
        /// The field `_realm`.
        "_realm" realm: Option<RealmLink>, optional;
        /// The field `_sub_realm`.
        "_sub_realm" sub_realm: bool, default true;
        /// The field `_users_read`.
        "_users_read" users_read: Option<Vec<UserLink>>, optional;

        /// The field `host`.
        "host" host: Option<HostLink>, optional, nullable().since(2);
        /// The field `host_name`.
        "host_name" host_name: Option<String>, optional, pattern(NAME);
        /// The field `service`.
        "service" service: Option<ServiceLink>, optional, nullable().since(2);
        /// The field `service_name`.
        "service_name" service_name: Option<String>, optional, pattern(NAME);

        /// The field `last_check`.
        "last_check" last_check: i64, default 0;

        /// The field `state`.
        "state" state: CheckResultState, required;
        /// The field `state_type`.
        "state_type" state_type: StateType, required;
        /// The field `state_id`.
        "state_id" state_id: i64, default 0;
        /// The field `state_changed`.
        "state_changed" state_changed: bool, default false;
        /// The field `last_state`.
        "last_state" last_state: CheckResultState, default CheckResultState::Ok,
            one_of(["OK", "WARNING", "CRITICAL", "UNKNOWN", "UP", "DOWN", "UNREACHABLE"]);
        /// The field `last_state_type`.
        "last_state_type" last_state_type: StateType, required;
        /// The field `last_state_id`.
        "last_state_id" last_state_id: i64, default 0;
        /// The field `last_state_changed`.
        "last_state_changed" last_state_changed: i64, default 0;
        /// The field `last_hard_state_changed`.
        "last_hard_state_changed" last_hard_state_changed: i64, default 0, since(2);
        /// The field `acknowledged`.
        "acknowledged" acknowledged: bool, default false;
        /// The field `acknowledgement_type`.
        "acknowledgement_type" acknowledgement_type: i64, default 1;
        /// The field `downtimed`.
        "downtimed" downtimed: bool, default false;
        /// The field `current_attempt`.
        "current_attempt" current_attempt: i64, default 0, since(2);
        /// The field `passive_check`.
        "passive_check" passive_check: bool, default false;
        /// The field `output`.
        "output" output: String, default "";
        /// The field `long_output`.
        "long_output" long_output: String, default "";
        /// The field `perf_data`.
        "perf_data" perf_data: String, default "";
        /// The field `latency`.
        "latency" latency: f64, default 0.0;
        /// The field `execution_time`.
        "execution_time" execution_time: f64, default 0.0;

        /// The field `last_time_0`.
        "last_time_0" last_time_0: i64, default 0, since(2);
        /// The field `last_time_1`.
        "last_time_1" last_time_1: i64, default 0, since(2);
        /// The field `last_time_2`.
        "last_time_2" last_time_2: i64, default 0, since(2);
        /// The field `last_time_3`.
        "last_time_3" last_time_3: i64, default 0, since(2);
        /// The field `last_time_4`.
        "last_time_4" last_time_4: i64, default 0, since(2);
    }
}
