use crate::{CheckResultState, HostLink, ServiceLink, StateType, resource::resource};

resource! {
    /// The result of one check. Creating it updates the live state of the host or service, records
    /// a history event and sends the metrics in its performance data.
    LogCheckResult {
        name: "logcheckresult",
        singular: "log_check_result",
        plural: "log_check_results",
        nouns: ["a check result", "check results"],
        link: LogCheckResultLink,
        schema_version: 3,
        properties: record().compact().weak_references().unselective(&["service_name"]),
        effects: [
            Create => "Stores the result, brings the live state of the host or service up to date \
                (its etag changes, `_updated` stays), recomputes overall states and counters, and \
                records a change in the history. A result older than the last one is kept and \
                changes no live state. Use `POST /logcheckresult/bulk` for many results.",
        ],
        groups: [visibility],
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
        /// The host that was checked. Either this or `host_name` must be present.
        host: Option<HostLink>, optional, nullable().since(2);
        /// The name of the host that was checked.
        host_name: Option<String>, optional, a_name().pattern(super::NAME);
        /// The service that was checked; null for a host check.
        service: Option<ServiceLink>, optional, nullable().since(2);
        /// The name of the service that was checked; left out for a host check.
        service_name: Option<String>, optional, a_name().pattern(super::NAME);

        /// When the check was run, in Unix seconds.
        last_check: i64, default 0;
        /// The state that the check found: one of a host's for a host check, one of a service's
        /// for a service check.
        state: CheckResultState, required;
        /// The type of the state: HARD when confirmed by `max_check_attempts` checks, SOFT until
        /// then.
        state_type: StateType, required;
        /// The number of the state: 0 UP or OK, 1 DOWN or WARNING, 2 CRITICAL, 3 UNKNOWN, 4
        /// UNREACHABLE.
        state_id: i64, default 0;
        /// Whether the result changes the state.
        state_changed: bool, default false;
        /// The state before the check.
        last_state: CheckResultState, default CheckResultState::Ok;
        /// The type of the state before the check.
        last_state_type: StateType, required;
        /// The number of the state before the check.
        last_state_id: i64, default 0;
        /// When the state last changed, in Unix seconds; 0 for never.
        last_state_changed: i64, default 0;
        /// When the HARD state last changed, in Unix seconds; 0 for never.
        last_hard_state_changed: i64, default 0, since(2);
        /// Whether the problem is acknowledged.
        acknowledged: bool, default false;
        /// The type of the acknowledgement: 1 for a normal one, which ends at the next state
        /// change, 2 for a sticky one, which lasts until recovery.
        acknowledgement_type: i64, default 1;
        /// Whether a scheduled downtime is active.
        downtimed: bool, default false;
        /// The number of the check attempt in the state.
        current_attempt: i64, default 0, since(2);
        /// Whether the result is passive: submitted from outside.
        passive_check: bool, default false;
        /// The first line of the check's output.
        output: String, default "", check_output();
        /// The other lines of the check's output.
        long_output: String, default "", check_output();
        /// The performance data of the check, unparsed.
        perf_data: String, default "", check_output();
        /// The delay between the scheduled and the actual time of the check, in seconds.
        latency: f64, default 0.0;
        /// The duration of the check, in seconds.
        execution_time: f64, default 0.0;

        /// When the state was last UP or OK, in Unix seconds; 0 for never.
        last_time_0: i64, default 0, since(2);
        /// When the state was last DOWN or WARNING, in Unix seconds; 0 for never.
        last_time_1: i64, default 0, since(2);
        /// When the state was last CRITICAL, in Unix seconds; 0 for never.
        last_time_2: i64, default 0, since(2);
        /// When the state was last UNKNOWN, in Unix seconds; 0 for never.
        last_time_3: i64, default 0, since(2);
        /// When the state was last UNREACHABLE, in Unix seconds; 0 for never.
        last_time_4: i64, default 0, since(2);
    }
}
