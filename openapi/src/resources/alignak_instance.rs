use crate::resource::resource;

resource! {
    /// The global configuration and the heartbeat of one instance of the monitoring engine. Fields
    /// that are not declared, such as global macros, are stored as well.
    AlignakInstance {
        name: "alignak",
        singular: "alignak_instance",
        plural: "alignak_instances",
        nouns: ["an Alignak instance", "Alignak instances"],
        link: AlignakInstanceLink,
        schema_version: 1,
        effects: [
            Create | Update => "Fields of any name are kept.",
        ],
        groups: [naming, ownership],
        unknown_fields: additional,
    }
    fields {
        /// The name of the instance. Several items may have the same name.
        name: String, required, a_name().not_empty();
        /// URLs of documentation about the instance, for front ends to link to.
        notes_url: String, default "";

        /// The identifier that the arbiter assigned to the instance.
        instance_id: Option<String>, optional;
        /// The label that the arbiter assigned to the instance.
        instance_name: Option<String>, optional;
        /// The process identifier of the arbiter; 0 when unknown.
        pid: i64, default 0;
        /// When the engine was started, in Unix seconds; 0 when unknown.
        program_start: i64, default 0;
        /// The last heartbeat of the engine, in Unix seconds; 0 for never.
        last_alive: i64, default 0, live_state();
        /// The time zone of the engine, such as `Europe/Paris`; empty for that of its machine.
        use_timezone: String, default "";
        /// The length of an interval unit, in seconds. Check, retry and snapshot intervals are
        /// multiples of it.
        interval_length: i64, default 60;
        /// The characters that are removed from the values of macros.
        illegal_macro_output_chars: String, default "";
        /// The characters that names of items must not contain.
        illegal_object_name_chars: String, default "`~!$%^&*'|'<>?,()=";
        /// The time between two clean-ups of the engine's queues, in seconds.
        cleaning_queues_interval: i64, default 900;
        /// The maximum length of a check's output, in bytes; the rest is cut off.
        max_plugins_output_length: i64, default 8192;
        /// Whether performance data are processed at all.
        process_performance_data: bool, default true;
        /// The name of the command that processes the performance data of hosts; `None` for none.
        host_perfdata_command: String, default "None";
        /// The name of the command that processes the performance data of services; `None` for
        /// none.
        service_perfdata_command: String, default "None";
        /// Whether external commands are accepted.
        check_external_commands: bool, default true;
        /// Whether macros are passed to commands as environment variables.
        enable_environment_macros: bool, default false;

        /// Whether active checks of hosts are run at all.
        execute_host_checks: bool, default true;
        /// Whether active checks of services are run at all.
        execute_service_checks: bool, default true;
        /// Whether passive check results of hosts are accepted at all.
        accept_passive_host_checks: bool, default true;
        /// Whether passive check results of services are accepted at all.
        accept_passive_service_checks: bool, default true;
        /// The maximum duration of a host check, in seconds; then it is stopped.
        host_check_timeout: i64, default 30;
        /// The maximum duration of a service check, in seconds; then it is stopped.
        service_check_timeout: i64, default 60;
        /// The minutes after a start over which the first checks of hosts are spread.
        max_host_check_spread: i64, default 30;
        /// The minutes after a start over which the first checks of services are spread.
        max_service_check_spread: i64, default 30;
        /// The exit status that a check is given when it exceeds its maximum duration: 0 OK, 1
        /// WARNING, 2 CRITICAL, 3 UNKNOWN.
        timeout_exit_status: i64, default 2;
        /// Whether host checks whose result is missing are scheduled again.
        check_for_orphaned_hosts: bool, default true;
        /// Whether service checks whose result is missing are scheduled again.
        check_for_orphaned_services: bool, default true;

        /// Whether the freshness of host check results is checked at all.
        check_host_freshness: bool, default true;
        /// Whether the freshness of service check results is checked at all.
        check_service_freshness: bool, default true;
        /// The time between two freshness checks of hosts, in seconds.
        host_freshness_check_interval: i64, default 3600;
        /// The time between two freshness checks of services, in seconds.
        service_freshness_check_interval: i64, default 30;
        /// The grace period that is added to freshness thresholds, in seconds.
        additional_freshness_latency: i64, default 15;

        /// Whether notifications are sent at all.
        enable_notifications: bool, default true;
        /// The maximum duration of a notification command, in seconds; then it is stopped.
        notification_timeout: i64, default 30;
        /// Whether event handlers are run at all.
        event_handlers_enabled: bool, default true;
        /// The maximum duration of an event handler, in seconds; then it is stopped.
        event_handler_timeout: i64, default 30;
        /// Whether event handlers are suppressed during downtimes.
        no_event_handlers_during_downtimes: bool, default false;
        /// The name of the command that is run at each state change of any host; `None` for none.
        global_host_event_handler: String, default "None";
        /// The name of the command that is run at each state change of any service; `None` for
        /// none.
        global_service_event_handler: String, default "None";

        /// Whether flapping is detected at all.
        flap_detection_enabled: bool, default true;
        /// The number of past states from which flapping is detected.
        flap_history: i64, default 20;
        /// The rate of state changes below which a host stops flapping, in percent.
        low_host_flap_threshold: i64, default 20;
        /// The rate of state changes above which a host starts flapping, in percent.
        high_host_flap_threshold: i64, default 30;
        /// The rate of state changes below which a service stops flapping, in percent.
        low_service_flap_threshold: i64, default 20;
        /// The rate of state changes above which a service starts flapping, in percent.
        high_service_flap_threshold: i64, default 30;

        /// Whether results of active checks are logged.
        log_active_checks: bool, default true;
        /// Whether results of passive checks are logged.
        log_passive_checks: bool, default true;
        /// Whether the initial states after a start are logged.
        log_initial_states: bool, default true;
        /// Whether retries of host checks are logged.
        log_host_retries: bool, default true;
        /// Whether retries of service checks are logged.
        log_service_retries: bool, default true;
        /// Whether the start and the end of flapping are logged.
        log_flappings: bool, default true;
        /// Whether snapshots are logged.
        log_snapshots: bool, default true;
        /// Whether event handlers are logged.
        log_event_handlers: bool, default true;
        /// Whether notifications are logged.
        log_notifications: bool, default true;
        /// Whether external commands are logged.
        log_external_commands: bool, default true;
    }
}
