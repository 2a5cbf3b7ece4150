// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! The fields of [`Alignak`](crate::model::Alignak).

use crate::model::Alignak;
use crate::typed::Field;

/// When the item was created.
pub const CREATED: Field<Alignak, crate::model::HttpDate> = Field::new("_created");
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<Alignak, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<Alignak, crate::model::Id<crate::model::Alignak>> = Field::new(
    "_id",
);
/// The realm that the item belongs to, and with it the rights to see and change it.
pub const REALM: Field<Alignak, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether those who look after the realms below see the item too.
pub const SUB_REALM: Field<Alignak, bool> = Field::new("_sub_realm");
/// When the item was last changed.
pub const UPDATED: Field<Alignak, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item by a `custom` right.
pub const USERS_DELETE: Field<
    Alignak,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<Alignak, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_read",
);
/// The users who may change the item by a `custom` right.
pub const USERS_UPDATE: Field<
    Alignak,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// Whether the engine takes in results of host checks from outside.
pub const ACCEPT_PASSIVE_HOST_CHECKS: Field<Alignak, bool> = Field::new(
    "accept_passive_host_checks",
);
/// Whether the engine takes in results of service checks from outside.
pub const ACCEPT_PASSIVE_SERVICE_CHECKS: Field<Alignak, bool> = Field::new(
    "accept_passive_service_checks",
);
/// By how much a result may be late beyond its threshold, in seconds.
pub const ADDITIONAL_FRESHNESS_LATENCY: Field<Alignak, i64> = Field::new(
    "additional_freshness_latency",
);
/// A friendlier name to show; the backend copies the name when there is none.
pub const ALIAS: Field<Alignak, String> = Field::new("alias");
/// Whether the engine obeys external commands.
pub const CHECK_EXTERNAL_COMMANDS: Field<Alignak, bool> = Field::new(
    "check_external_commands",
);
/// Whether a host check that gave no result is planned again.
pub const CHECK_FOR_ORPHANED_HOSTS: Field<Alignak, bool> = Field::new(
    "check_for_orphaned_hosts",
);
/// Whether a service check that gave no result is planned again.
pub const CHECK_FOR_ORPHANED_SERVICES: Field<Alignak, bool> = Field::new(
    "check_for_orphaned_services",
);
/// Whether the engine notices that results of hosts are missing.
pub const CHECK_HOST_FRESHNESS: Field<Alignak, bool> = Field::new(
    "check_host_freshness",
);
/// Whether the engine notices that results of services are missing.
pub const CHECK_SERVICE_FRESHNESS: Field<Alignak, bool> = Field::new(
    "check_service_freshness",
);
/// How often the engine tidies its queues, in seconds.
pub const CLEANING_QUEUES_INTERVAL: Field<Alignak, i64> = Field::new(
    "cleaning_queues_interval",
);
/// Whether commands find the macros in their environment.
pub const ENABLE_ENVIRONMENT_MACROS: Field<Alignak, bool> = Field::new(
    "enable_environment_macros",
);
/// Whether the engine notifies anybody at all.
pub const ENABLE_NOTIFICATIONS: Field<Alignak, bool> = Field::new(
    "enable_notifications",
);
/// How long an event handler may run, in seconds.
pub const EVENT_HANDLER_TIMEOUT: Field<Alignak, i64> = Field::new(
    "event_handler_timeout",
);
/// Whether the engine runs event handlers at all.
pub const EVENT_HANDLERS_ENABLED: Field<Alignak, bool> = Field::new(
    "event_handlers_enabled",
);
/// Whether the engine checks hosts by itself.
pub const EXECUTE_HOST_CHECKS: Field<Alignak, bool> = Field::new("execute_host_checks");
/// Whether the engine checks services by itself.
pub const EXECUTE_SERVICE_CHECKS: Field<Alignak, bool> = Field::new(
    "execute_service_checks",
);
/// Whether the engine looks for flapping at all.
pub const FLAP_DETECTION_ENABLED: Field<Alignak, bool> = Field::new(
    "flap_detection_enabled",
);
/// How many former states are looked at to find flapping.
pub const FLAP_HISTORY: Field<Alignak, i64> = Field::new("flap_history");
/// The name of the command that is run when any host changes its state; `None` for none.
pub const GLOBAL_HOST_EVENT_HANDLER: Field<Alignak, String> = Field::new(
    "global_host_event_handler",
);
/// The name of the command that is run when any service changes its state; `None` for none.
pub const GLOBAL_SERVICE_EVENT_HANDLER: Field<Alignak, String> = Field::new(
    "global_service_event_handler",
);
/// The rate of changes above which a host flaps, in percent.
pub const HIGH_HOST_FLAP_THRESHOLD: Field<Alignak, i64> = Field::new(
    "high_host_flap_threshold",
);
/// The rate of changes above which a service flaps, in percent.
pub const HIGH_SERVICE_FLAP_THRESHOLD: Field<Alignak, i64> = Field::new(
    "high_service_flap_threshold",
);
/// How long a host check may run, in seconds.
pub const HOST_CHECK_TIMEOUT: Field<Alignak, i64> = Field::new("host_check_timeout");
/// How often the engine looks for hosts without fresh results, in seconds.
pub const HOST_FRESHNESS_CHECK_INTERVAL: Field<Alignak, i64> = Field::new(
    "host_freshness_check_interval",
);
/// The name of the command that takes the performance data of hosts; `None` for none.
pub const HOST_PERFDATA_COMMAND: Field<Alignak, String> = Field::new(
    "host_perfdata_command",
);
/// The characters that are taken out of the values of macros.
pub const ILLEGAL_MACRO_OUTPUT_CHARS: Field<Alignak, String> = Field::new(
    "illegal_macro_output_chars",
);
/// The characters that no name may contain.
pub const ILLEGAL_OBJECT_NAME_CHARS: Field<Alignak, String> = Field::new(
    "illegal_object_name_chars",
);
/// The identifier that the arbiter gave to the instance.
pub const INSTANCE_ID: Field<Alignak, String> = Field::new("instance_id");
/// The label that the arbiter gave to the instance.
pub const INSTANCE_NAME: Field<Alignak, String> = Field::new("instance_name");
/// How many seconds an interval unit has, in which check intervals are counted.
pub const INTERVAL_LENGTH: Field<Alignak, i64> = Field::new("interval_length");
/// When the engine last gave a sign of life, in seconds since 1970.
pub const LAST_ALIVE: Field<Alignak, i64> = Field::new("last_alive");
/// Whether the engine's own checks are logged.
pub const LOG_ACTIVE_CHECKS: Field<Alignak, bool> = Field::new("log_active_checks");
/// Whether event handlers are logged.
pub const LOG_EVENT_HANDLERS: Field<Alignak, bool> = Field::new("log_event_handlers");
/// Whether external commands are logged.
pub const LOG_EXTERNAL_COMMANDS: Field<Alignak, bool> = Field::new(
    "log_external_commands",
);
/// Whether the start and the end of flapping are logged.
pub const LOG_FLAPPINGS: Field<Alignak, bool> = Field::new("log_flappings");
/// Whether repeated checks of hosts are logged.
pub const LOG_HOST_RETRIES: Field<Alignak, bool> = Field::new("log_host_retries");
/// Whether the states found after a start are logged.
pub const LOG_INITIAL_STATES: Field<Alignak, bool> = Field::new("log_initial_states");
/// Whether notifications are logged.
pub const LOG_NOTIFICATIONS: Field<Alignak, bool> = Field::new("log_notifications");
/// Whether results from outside are logged.
pub const LOG_PASSIVE_CHECKS: Field<Alignak, bool> = Field::new("log_passive_checks");
/// Whether repeated checks of services are logged.
pub const LOG_SERVICE_RETRIES: Field<Alignak, bool> = Field::new("log_service_retries");
/// Whether snapshots are logged.
pub const LOG_SNAPSHOTS: Field<Alignak, bool> = Field::new("log_snapshots");
/// The rate of changes below which a host no longer flaps, in percent.
pub const LOW_HOST_FLAP_THRESHOLD: Field<Alignak, i64> = Field::new(
    "low_host_flap_threshold",
);
/// The rate of changes below which a service no longer flaps, in percent.
pub const LOW_SERVICE_FLAP_THRESHOLD: Field<Alignak, i64> = Field::new(
    "low_service_flap_threshold",
);
/// The minutes after a start among which the first host checks are shared out.
pub const MAX_HOST_CHECK_SPREAD: Field<Alignak, i64> = Field::new(
    "max_host_check_spread",
);
/// How much of the output of a check is kept, in bytes.
pub const MAX_PLUGINS_OUTPUT_LENGTH: Field<Alignak, i64> = Field::new(
    "max_plugins_output_length",
);
/// The minutes after a start among which the first service checks are shared out.
pub const MAX_SERVICE_CHECK_SPREAD: Field<Alignak, i64> = Field::new(
    "max_service_check_spread",
);
/// The name of the instance; several items may carry the same one.
pub const NAME: Field<Alignak, String> = Field::new("name");
/// Whether event handlers rest during downtimes.
pub const NO_EVENT_HANDLERS_DURING_DOWNTIMES: Field<Alignak, bool> = Field::new(
    "no_event_handlers_during_downtimes",
);
/// Whatever is worth remembering about the item.
pub const NOTES: Field<Alignak, String> = Field::new("notes");
/// Addresses of pages about the item.
pub const NOTES_URL: Field<Alignak, String> = Field::new("notes_url");
/// How long a notification command may run, in seconds.
pub const NOTIFICATION_TIMEOUT: Field<Alignak, i64> = Field::new("notification_timeout");
/// The number of the arbiter's process; 0 when it is not known.
pub const PID: Field<Alignak, i64> = Field::new("pid");
/// Whether the engine makes use of performance data at all.
pub const PROCESS_PERFORMANCE_DATA: Field<Alignak, bool> = Field::new(
    "process_performance_data",
);
/// When the engine was started, in seconds since 1970; 0 when it is not known.
pub const PROGRAM_START: Field<Alignak, i64> = Field::new("program_start");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<Alignak, i64> = Field::new("schema_version");
/// How long a service check may run, in seconds.
pub const SERVICE_CHECK_TIMEOUT: Field<Alignak, i64> = Field::new(
    "service_check_timeout",
);
/// How often the engine looks for services without fresh results, in seconds.
pub const SERVICE_FRESHNESS_CHECK_INTERVAL: Field<Alignak, i64> = Field::new(
    "service_freshness_check_interval",
);
/// The name of the command that takes the performance data of services; `None` for none.
pub const SERVICE_PERFDATA_COMMAND: Field<Alignak, String> = Field::new(
    "service_perfdata_command",
);
/// The exit code that a check which ran for too long is taken to have given.
pub const TIMEOUT_EXIT_STATUS: Field<Alignak, i64> = Field::new("timeout_exit_status");
/// The name of the time zone that the engine works in; empty for that of its machine.
pub const USE_TIMEZONE: Field<Alignak, String> = Field::new("use_timezone");
