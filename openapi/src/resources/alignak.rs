use crate::{resource::resource, RealmLink, UserLink};

resource! {
    /// The resource `alignak`.
    Alignak {
        name: "alignak",
        singular: "alignak_instance",
        plural: "alignak_instances",
        link: AlignakLink,
        schema_version: 1,
        traits: [],
        unknown_fields: additional,
        indexes: [],
    }
    fields {
        /// The field `name`.
        "name" name: String, required, not_empty();
        /// The field `alias`.
        "alias" alias: String, default "";
        /// The field `notes`.
        "notes" notes: String, default "";
        /// The field `notes_url`.
        "notes_url" notes_url: String, default "";

        /// The field `_realm`.
        "_realm" realm: RealmLink, required;
        /// The field `_sub_realm`.
        "_sub_realm" sub_realm: bool, default true;
        /// The field `_users_read`.
        "_users_read" users_read: Option<Vec<UserLink>>, optional;
        /// The field `_users_update`.
        "_users_update" users_update: Option<Vec<UserLink>>, optional;
        /// The field `_users_delete`.
        "_users_delete" users_delete: Option<Vec<UserLink>>, optional;

        /// The field `flap_detection_enabled`.
        "flap_detection_enabled" flap_detection_enabled: bool, default true;

        /// The field `instance_id`.
        "instance_id" instance_id: Option<String>, optional;
        /// The field `instance_name`.
        "instance_name" instance_name: Option<String>, optional;
        /// The field `pid`.
        "pid" pid: i64, default 0;
        /// The field `program_start`.
        "program_start" program_start: i64, default 0;
        /// The field `last_alive`.
        "last_alive" last_alive: i64, default 0;
        /// The field `use_timezone`.
        "use_timezone" use_timezone: String, default "";
        /// The field `interval_length`.
        "interval_length" interval_length: i64, default 60;
        /// The field `illegal_macro_output_chars`.
        "illegal_macro_output_chars" illegal_macro_output_chars: String, default "";
        /// The field `illegal_object_name_chars`.
        "illegal_object_name_chars" illegal_object_name_chars: String, default "`~!$%^&*'|'<>?,()=";
        /// The field `cleaning_queues_interval`.
        "cleaning_queues_interval" cleaning_queues_interval: i64, default 900;
        /// The field `max_plugins_output_length`.
        "max_plugins_output_length" max_plugins_output_length: i64, default 8192;
        /// The field `process_performance_data`.
        "process_performance_data" process_performance_data: bool, default true;
        /// The field `host_perfdata_command`.
        "host_perfdata_command" host_perfdata_command: String, default "None";
        /// The field `service_perfdata_command`.
        "service_perfdata_command" service_perfdata_command: String, default "None";
        /// The field `check_external_commands`.
        "check_external_commands" check_external_commands: bool, default true;

        /// The field `execute_host_checks`.
        "execute_host_checks" execute_host_checks: bool, default true;
        /// The field `execute_service_checks`.
        "execute_service_checks" execute_service_checks: bool, default true;
        /// The field `accept_passive_host_checks`.
        "accept_passive_host_checks" accept_passive_host_checks: bool, default true;
        /// The field `accept_passive_service_checks`.
        "accept_passive_service_checks" accept_passive_service_checks: bool, default true;
        /// The field `host_check_timeout`.
        "host_check_timeout" host_check_timeout: i64, default 30;
        /// The field `service_check_timeout`.
        "service_check_timeout" service_check_timeout: i64, default 60;
        /// The field `max_host_check_spread`.
        "max_host_check_spread" max_host_check_spread: i64, default 30;
        /// The field `max_service_check_spread`.
        "max_service_check_spread" max_service_check_spread: i64, default 30;
        /// The field `timeout_exit_status`.
        "timeout_exit_status" timeout_exit_status: i64, default 2;
        /// The field `check_for_orphaned_hosts`.
        "check_for_orphaned_hosts" check_for_orphaned_hosts: bool, default true;
        /// The field `check_for_orphaned_services`.
        "check_for_orphaned_services" check_for_orphaned_services: bool, default true;

        /// The field `check_host_freshness`.
        "check_host_freshness" check_host_freshness: bool, default true;
        /// The field `check_service_freshness`.
        "check_service_freshness" check_service_freshness: bool, default true;
        /// The field `host_freshness_check_interval`.
        "host_freshness_check_interval" host_freshness_check_interval: i64, default 3600;
        /// The field `service_freshness_check_interval`.
        "service_freshness_check_interval" service_freshness_check_interval: i64, default 30;
        /// The field `additional_freshness_latency`.
        "additional_freshness_latency" additional_freshness_latency: i64, default 15;

        /// The field `enable_notifications`.
        "enable_notifications" enable_notifications: bool, default true;
        /// The field `notification_timeout`.
        "notification_timeout" notification_timeout: i64, default 30;
        /// The field `event_handlers_enabled`.
        "event_handlers_enabled" event_handlers_enabled: bool, default true;
        /// The field `event_handler_timeout`.
        "event_handler_timeout" event_handler_timeout: i64, default 30;
        /// The field `no_event_handlers_during_downtimes`.
        "no_event_handlers_during_downtimes" no_event_handlers_during_downtimes: bool,
            default false;
        /// The field `global_host_event_handler`.
        "global_host_event_handler" global_host_event_handler: String, default "None";
        /// The field `global_service_event_handler`.
        "global_service_event_handler" global_service_event_handler: String, default "None";

        /// The field `flap_history`.
        "flap_history" flap_history: i64, default 20;
        /// The field `low_host_flap_threshold`.
        "low_host_flap_threshold" low_host_flap_threshold: i64, default 20;
        /// The field `high_host_flap_threshold`.
        "high_host_flap_threshold" high_host_flap_threshold: i64, default 30;
        /// The field `low_service_flap_threshold`.
        "low_service_flap_threshold" low_service_flap_threshold: i64, default 20;
        /// The field `high_service_flap_threshold`.
        "high_service_flap_threshold" high_service_flap_threshold: i64, default 30;

        /// The field `log_active_checks`.
        "log_active_checks" log_active_checks: bool, default true;
        /// The field `log_passive_checks`.
        "log_passive_checks" log_passive_checks: bool, default true;
        /// The field `log_initial_states`.
        "log_initial_states" log_initial_states: bool, default true;
        /// The field `log_host_retries`.
        "log_host_retries" log_host_retries: bool, default true;
        /// The field `log_service_retries`.
        "log_service_retries" log_service_retries: bool, default true;
        /// The field `log_flappings`.
        "log_flappings" log_flappings: bool, default true;
        /// The field `log_snapshots`.
        "log_snapshots" log_snapshots: bool, default true;
        /// The field `log_event_handlers`.
        "log_event_handlers" log_event_handlers: bool, default true;
        /// The field `log_notifications`.
        "log_notifications" log_notifications: bool, default true;
        /// The field `log_external_commands`.
        "log_external_commands" log_external_commands: bool, default true;

        /// The field `enable_environment_macros`.
        "enable_environment_macros" enable_environment_macros: bool, default false;
    }
}
