use crate::{RealmLink, UserLink, resource::resource};

resource! {
    /// The global settings of one instance of the monitoring engine, and its sign of life. Fields
    /// that are not declared here, such as global macros, are kept as well.
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
        /// The name of the instance; several items may carry the same one.
        "name" name: String, required, not_empty();
        /// A friendlier name to show; the backend copies the name when there is none.
        "alias" alias: String, default "";
        /// Whatever is worth remembering about the item.
        "notes" notes: String, default "";
        /// Addresses of pages about the item.
        "notes_url" notes_url: String, default "";

        /// The realm that the item belongs to, and with it the rights to see and change it.
        "_realm" realm: RealmLink, required;
        /// Whether those who look after the realms below see the item too.
        "_sub_realm" sub_realm: bool, default true;
        /// The users who may read the item by a `custom` right.
        "_users_read" users_read: Option<Vec<UserLink>>, optional;
        /// The users who may change the item by a `custom` right.
        "_users_update" users_update: Option<Vec<UserLink>>, optional;
        /// The users who may delete the item by a `custom` right.
        "_users_delete" users_delete: Option<Vec<UserLink>>, optional;

        /// Whether the engine looks for flapping at all.
        "flap_detection_enabled" flap_detection_enabled: bool, default true;

        /// The identifier that the arbiter gave to the instance.
        "instance_id" instance_id: Option<String>, optional;
        /// The label that the arbiter gave to the instance.
        "instance_name" instance_name: Option<String>, optional;
        /// The number of the arbiter's process; 0 when it is not known.
        "pid" pid: i64, default 0;
        /// When the engine was started, in seconds since 1970; 0 when it is not known.
        "program_start" program_start: i64, default 0;
        /// When the engine last gave a sign of life, in seconds since 1970.
        "last_alive" last_alive: i64, default 0;
        /// The name of the time zone that the engine works in; empty for that of its machine.
        "use_timezone" use_timezone: String, default "";
        /// How many seconds an interval unit has, in which check intervals are counted.
        "interval_length" interval_length: i64, default 60;
        /// The characters that are taken out of the values of macros.
        "illegal_macro_output_chars" illegal_macro_output_chars: String, default "";
        /// The characters that no name may contain.
        "illegal_object_name_chars" illegal_object_name_chars: String, default "`~!$%^&*'|'<>?,()=";
        /// How often the engine tidies its queues, in seconds.
        "cleaning_queues_interval" cleaning_queues_interval: i64, default 900;
        /// How much of the output of a check is kept, in bytes.
        "max_plugins_output_length" max_plugins_output_length: i64, default 8192;
        /// Whether the engine makes use of performance data at all.
        "process_performance_data" process_performance_data: bool, default true;
        /// The name of the command that takes the performance data of hosts; `None` for none.
        "host_perfdata_command" host_perfdata_command: String, default "None";
        /// The name of the command that takes the performance data of services; `None` for none.
        "service_perfdata_command" service_perfdata_command: String, default "None";
        /// Whether the engine obeys external commands.
        "check_external_commands" check_external_commands: bool, default true;

        /// Whether the engine checks hosts by itself.
        "execute_host_checks" execute_host_checks: bool, default true;
        /// Whether the engine checks services by itself.
        "execute_service_checks" execute_service_checks: bool, default true;
        /// Whether the engine takes in results of host checks from outside.
        "accept_passive_host_checks" accept_passive_host_checks: bool, default true;
        /// Whether the engine takes in results of service checks from outside.
        "accept_passive_service_checks" accept_passive_service_checks: bool, default true;
        /// How long a host check may run, in seconds.
        "host_check_timeout" host_check_timeout: i64, default 30;
        /// How long a service check may run, in seconds.
        "service_check_timeout" service_check_timeout: i64, default 60;
        /// The minutes after a start among which the first host checks are shared out.
        "max_host_check_spread" max_host_check_spread: i64, default 30;
        /// The minutes after a start among which the first service checks are shared out.
        "max_service_check_spread" max_service_check_spread: i64, default 30;
        /// The exit code that a check which ran for too long is taken to have given.
        "timeout_exit_status" timeout_exit_status: i64, default 2;
        /// Whether a host check that gave no result is planned again.
        "check_for_orphaned_hosts" check_for_orphaned_hosts: bool, default true;
        /// Whether a service check that gave no result is planned again.
        "check_for_orphaned_services" check_for_orphaned_services: bool, default true;

        /// Whether the engine notices that results of hosts are missing.
        "check_host_freshness" check_host_freshness: bool, default true;
        /// Whether the engine notices that results of services are missing.
        "check_service_freshness" check_service_freshness: bool, default true;
        /// How often the engine looks for hosts without fresh results, in seconds.
        "host_freshness_check_interval" host_freshness_check_interval: i64, default 3600;
        /// How often the engine looks for services without fresh results, in seconds.
        "service_freshness_check_interval" service_freshness_check_interval: i64, default 30;
        /// By how much a result may be late beyond its threshold, in seconds.
        "additional_freshness_latency" additional_freshness_latency: i64, default 15;

        /// Whether the engine notifies anybody at all.
        "enable_notifications" enable_notifications: bool, default true;
        /// How long a notification command may run, in seconds.
        "notification_timeout" notification_timeout: i64, default 30;
        /// Whether the engine runs event handlers at all.
        "event_handlers_enabled" event_handlers_enabled: bool, default true;
        /// How long an event handler may run, in seconds.
        "event_handler_timeout" event_handler_timeout: i64, default 30;
        /// Whether event handlers rest during downtimes.
        "no_event_handlers_during_downtimes" no_event_handlers_during_downtimes: bool,
            default false;
        /// The name of the command that is run when any host changes its state; `None` for none.
        "global_host_event_handler" global_host_event_handler: String, default "None";
        /// The name of the command that is run when any service changes its state; `None` for none.
        "global_service_event_handler" global_service_event_handler: String, default "None";

        /// How many former states are looked at to find flapping.
        "flap_history" flap_history: i64, default 20;
        /// The rate of changes below which a host no longer flaps, in percent.
        "low_host_flap_threshold" low_host_flap_threshold: i64, default 20;
        /// The rate of changes above which a host flaps, in percent.
        "high_host_flap_threshold" high_host_flap_threshold: i64, default 30;
        /// The rate of changes below which a service no longer flaps, in percent.
        "low_service_flap_threshold" low_service_flap_threshold: i64, default 20;
        /// The rate of changes above which a service flaps, in percent.
        "high_service_flap_threshold" high_service_flap_threshold: i64, default 30;

        /// Whether the engine's own checks are logged.
        "log_active_checks" log_active_checks: bool, default true;
        /// Whether results from outside are logged.
        "log_passive_checks" log_passive_checks: bool, default true;
        /// Whether the states found after a start are logged.
        "log_initial_states" log_initial_states: bool, default true;
        /// Whether repeated checks of hosts are logged.
        "log_host_retries" log_host_retries: bool, default true;
        /// Whether repeated checks of services are logged.
        "log_service_retries" log_service_retries: bool, default true;
        /// Whether the start and the end of flapping are logged.
        "log_flappings" log_flappings: bool, default true;
        /// Whether snapshots are logged.
        "log_snapshots" log_snapshots: bool, default true;
        /// Whether event handlers are logged.
        "log_event_handlers" log_event_handlers: bool, default true;
        /// Whether notifications are logged.
        "log_notifications" log_notifications: bool, default true;
        /// Whether external commands are logged.
        "log_external_commands" log_external_commands: bool, default true;

        /// Whether commands find the macros in their environment.
        "enable_environment_macros" enable_environment_macros: bool, default false;
    }
}
