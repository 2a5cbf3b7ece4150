// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! The fields of [`AlignakInstance`](crate::model::AlignakInstance).

use crate::model::AlignakInstance;
use crate::typed::Field;

/// When the item was created.
pub const CREATED: Field<AlignakInstance, crate::model::HttpDate> = Field::new(
    "_created",
);
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<AlignakInstance, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<AlignakInstance, crate::model::Id<crate::model::AlignakInstance>> = Field::new(
    "_id",
);
/// The realm that the item belongs to, by which rights to read and change it are granted.
pub const REALM: Field<AlignakInstance, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether the item is also visible to users of the realms below its own. Default: `true`.
pub const SUB_REALM: Field<AlignakInstance, bool> = Field::new("_sub_realm");
/// When the configuration of the item was last changed.
pub const UPDATED: Field<AlignakInstance, crate::model::HttpDate> = Field::new(
    "_updated",
);
/// The users who may delete the item through the right `custom`.
pub const USERS_DELETE: Field<
    AlignakInstance,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item through the right `custom`.
pub const USERS_READ: Field<
    AlignakInstance,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_read");
/// The users who may change the item through the right `custom`.
pub const USERS_UPDATE: Field<
    AlignakInstance,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// Whether passive check results of hosts are accepted at all. Default: `true`.
pub const ACCEPT_PASSIVE_HOST_CHECKS: Field<AlignakInstance, bool> = Field::new(
    "accept_passive_host_checks",
);
/// Whether passive check results of services are accepted at all. Default: `true`.
pub const ACCEPT_PASSIVE_SERVICE_CHECKS: Field<AlignakInstance, bool> = Field::new(
    "accept_passive_service_checks",
);
/// The grace period that is added to freshness thresholds, in seconds. Default: `15`.
pub const ADDITIONAL_FRESHNESS_LATENCY: Field<AlignakInstance, i64> = Field::new(
    "additional_freshness_latency",
);
/// The label to display. The backend copies the name when it is empty. Default: `""`.
pub const ALIAS: Field<AlignakInstance, String> = Field::new("alias");
/// Whether external commands are accepted. Default: `true`.
pub const CHECK_EXTERNAL_COMMANDS: Field<AlignakInstance, bool> = Field::new(
    "check_external_commands",
);
/// Whether host checks whose result is missing are scheduled again. Default: `true`.
pub const CHECK_FOR_ORPHANED_HOSTS: Field<AlignakInstance, bool> = Field::new(
    "check_for_orphaned_hosts",
);
/// Whether service checks whose result is missing are scheduled again. Default: `true`.
pub const CHECK_FOR_ORPHANED_SERVICES: Field<AlignakInstance, bool> = Field::new(
    "check_for_orphaned_services",
);
/// Whether the freshness of host check results is checked at all. Default: `true`.
pub const CHECK_HOST_FRESHNESS: Field<AlignakInstance, bool> = Field::new(
    "check_host_freshness",
);
/// Whether the freshness of service check results is checked at all. Default: `true`.
pub const CHECK_SERVICE_FRESHNESS: Field<AlignakInstance, bool> = Field::new(
    "check_service_freshness",
);
/// The time between two clean-ups of the engine's queues, in seconds. Default: `900`.
pub const CLEANING_QUEUES_INTERVAL: Field<AlignakInstance, i64> = Field::new(
    "cleaning_queues_interval",
);
/// Whether macros are passed to commands as environment variables. Default: `false`.
pub const ENABLE_ENVIRONMENT_MACROS: Field<AlignakInstance, bool> = Field::new(
    "enable_environment_macros",
);
/// Whether notifications are sent at all. Default: `true`.
pub const ENABLE_NOTIFICATIONS: Field<AlignakInstance, bool> = Field::new(
    "enable_notifications",
);
/// The maximum duration of an event handler, in seconds; then it is stopped. Default: `30`.
pub const EVENT_HANDLER_TIMEOUT: Field<AlignakInstance, i64> = Field::new(
    "event_handler_timeout",
);
/// Whether event handlers are run at all. Default: `true`.
pub const EVENT_HANDLERS_ENABLED: Field<AlignakInstance, bool> = Field::new(
    "event_handlers_enabled",
);
/// Whether active checks of hosts are run at all. Default: `true`.
pub const EXECUTE_HOST_CHECKS: Field<AlignakInstance, bool> = Field::new(
    "execute_host_checks",
);
/// Whether active checks of services are run at all. Default: `true`.
pub const EXECUTE_SERVICE_CHECKS: Field<AlignakInstance, bool> = Field::new(
    "execute_service_checks",
);
/// Whether flapping is detected at all. Default: `true`.
pub const FLAP_DETECTION_ENABLED: Field<AlignakInstance, bool> = Field::new(
    "flap_detection_enabled",
);
/// The number of past states from which flapping is detected. Default: `20`.
pub const FLAP_HISTORY: Field<AlignakInstance, i64> = Field::new("flap_history");
/// The name of the command that is run at each state change of any host; `None` for none. Default: `"None"`.
pub const GLOBAL_HOST_EVENT_HANDLER: Field<AlignakInstance, String> = Field::new(
    "global_host_event_handler",
);
/// The name of the command that is run at each state change of any service; `None` for none. Default: `"None"`.
pub const GLOBAL_SERVICE_EVENT_HANDLER: Field<AlignakInstance, String> = Field::new(
    "global_service_event_handler",
);
/// The rate of state changes above which a host starts flapping, in percent. Default: `30`.
pub const HIGH_HOST_FLAP_THRESHOLD: Field<AlignakInstance, i64> = Field::new(
    "high_host_flap_threshold",
);
/// The rate of state changes above which a service starts flapping, in percent. Default: `30`.
pub const HIGH_SERVICE_FLAP_THRESHOLD: Field<AlignakInstance, i64> = Field::new(
    "high_service_flap_threshold",
);
/// The maximum duration of a host check, in seconds; then it is stopped. Default: `30`.
pub const HOST_CHECK_TIMEOUT: Field<AlignakInstance, i64> = Field::new(
    "host_check_timeout",
);
/// The time between two freshness checks of hosts, in seconds. Default: `3600`.
pub const HOST_FRESHNESS_CHECK_INTERVAL: Field<AlignakInstance, i64> = Field::new(
    "host_freshness_check_interval",
);
/// The name of the command that processes the performance data of hosts; `None` for none. Default: `"None"`.
pub const HOST_PERFDATA_COMMAND: Field<AlignakInstance, String> = Field::new(
    "host_perfdata_command",
);
/// The characters that are removed from the values of macros. Default: `""`.
pub const ILLEGAL_MACRO_OUTPUT_CHARS: Field<AlignakInstance, String> = Field::new(
    "illegal_macro_output_chars",
);
/// The characters that names of items must not contain. Default: ``"`~!$%^&*'|'<>?,()="``.
pub const ILLEGAL_OBJECT_NAME_CHARS: Field<AlignakInstance, String> = Field::new(
    "illegal_object_name_chars",
);
/// The identifier that the arbiter assigned to the instance.
pub const INSTANCE_ID: Field<AlignakInstance, String> = Field::new("instance_id");
/// The label that the arbiter assigned to the instance.
pub const INSTANCE_NAME: Field<AlignakInstance, String> = Field::new("instance_name");
/// The length of an interval unit, in seconds. Check, retry and snapshot intervals are multiples of it. Default: `60`.
pub const INTERVAL_LENGTH: Field<AlignakInstance, i64> = Field::new("interval_length");
/// The last heartbeat of the engine, in Unix seconds; 0 for never. Default: `0`.
pub const LAST_ALIVE: Field<AlignakInstance, i64> = Field::new("last_alive");
/// Whether results of active checks are logged. Default: `true`.
pub const LOG_ACTIVE_CHECKS: Field<AlignakInstance, bool> = Field::new(
    "log_active_checks",
);
/// Whether event handlers are logged. Default: `true`.
pub const LOG_EVENT_HANDLERS: Field<AlignakInstance, bool> = Field::new(
    "log_event_handlers",
);
/// Whether external commands are logged. Default: `true`.
pub const LOG_EXTERNAL_COMMANDS: Field<AlignakInstance, bool> = Field::new(
    "log_external_commands",
);
/// Whether the start and the end of flapping are logged. Default: `true`.
pub const LOG_FLAPPINGS: Field<AlignakInstance, bool> = Field::new("log_flappings");
/// Whether retries of host checks are logged. Default: `true`.
pub const LOG_HOST_RETRIES: Field<AlignakInstance, bool> = Field::new(
    "log_host_retries",
);
/// Whether the initial states after a start are logged. Default: `true`.
pub const LOG_INITIAL_STATES: Field<AlignakInstance, bool> = Field::new(
    "log_initial_states",
);
/// Whether notifications are logged. Default: `true`.
pub const LOG_NOTIFICATIONS: Field<AlignakInstance, bool> = Field::new(
    "log_notifications",
);
/// Whether results of passive checks are logged. Default: `true`.
pub const LOG_PASSIVE_CHECKS: Field<AlignakInstance, bool> = Field::new(
    "log_passive_checks",
);
/// Whether retries of service checks are logged. Default: `true`.
pub const LOG_SERVICE_RETRIES: Field<AlignakInstance, bool> = Field::new(
    "log_service_retries",
);
/// Whether snapshots are logged. Default: `true`.
pub const LOG_SNAPSHOTS: Field<AlignakInstance, bool> = Field::new("log_snapshots");
/// The rate of state changes below which a host stops flapping, in percent. Default: `20`.
pub const LOW_HOST_FLAP_THRESHOLD: Field<AlignakInstance, i64> = Field::new(
    "low_host_flap_threshold",
);
/// The rate of state changes below which a service stops flapping, in percent. Default: `20`.
pub const LOW_SERVICE_FLAP_THRESHOLD: Field<AlignakInstance, i64> = Field::new(
    "low_service_flap_threshold",
);
/// The minutes after a start over which the first checks of hosts are spread. Default: `30`.
pub const MAX_HOST_CHECK_SPREAD: Field<AlignakInstance, i64> = Field::new(
    "max_host_check_spread",
);
/// The maximum length of a check's output, in bytes; the rest is cut off. Default: `8192`.
pub const MAX_PLUGINS_OUTPUT_LENGTH: Field<AlignakInstance, i64> = Field::new(
    "max_plugins_output_length",
);
/// The minutes after a start over which the first checks of services are spread. Default: `30`.
pub const MAX_SERVICE_CHECK_SPREAD: Field<AlignakInstance, i64> = Field::new(
    "max_service_check_spread",
);
/// The name of the instance. Several items may have the same name.
pub const NAME: Field<AlignakInstance, String> = Field::new("name");
/// Whether event handlers are suppressed during downtimes. Default: `false`.
pub const NO_EVENT_HANDLERS_DURING_DOWNTIMES: Field<AlignakInstance, bool> = Field::new(
    "no_event_handlers_during_downtimes",
);
/// Free remarks. Default: `""`.
pub const NOTES: Field<AlignakInstance, String> = Field::new("notes");
/// URLs of documentation about the instance, for front ends to link to. Default: `""`.
pub const NOTES_URL: Field<AlignakInstance, String> = Field::new("notes_url");
/// The maximum duration of a notification command, in seconds; then it is stopped. Default: `30`.
pub const NOTIFICATION_TIMEOUT: Field<AlignakInstance, i64> = Field::new(
    "notification_timeout",
);
/// The process identifier of the arbiter; 0 when unknown. Default: `0`.
pub const PID: Field<AlignakInstance, i64> = Field::new("pid");
/// Whether performance data are processed at all. Default: `true`.
pub const PROCESS_PERFORMANCE_DATA: Field<AlignakInstance, bool> = Field::new(
    "process_performance_data",
);
/// When the engine was started, in Unix seconds; 0 when unknown. Default: `0`.
pub const PROGRAM_START: Field<AlignakInstance, i64> = Field::new("program_start");
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<AlignakInstance, i64> = Field::new("schema_version");
/// The maximum duration of a service check, in seconds; then it is stopped. Default: `60`.
pub const SERVICE_CHECK_TIMEOUT: Field<AlignakInstance, i64> = Field::new(
    "service_check_timeout",
);
/// The time between two freshness checks of services, in seconds. Default: `30`.
pub const SERVICE_FRESHNESS_CHECK_INTERVAL: Field<AlignakInstance, i64> = Field::new(
    "service_freshness_check_interval",
);
/// The name of the command that processes the performance data of services; `None` for none. Default: `"None"`.
pub const SERVICE_PERFDATA_COMMAND: Field<AlignakInstance, String> = Field::new(
    "service_perfdata_command",
);
/// The exit status that a check is given when it exceeds its maximum duration: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN. Default: `2`.
pub const TIMEOUT_EXIT_STATUS: Field<AlignakInstance, i64> = Field::new(
    "timeout_exit_status",
);
/// The time zone of the engine, such as `Europe/Paris`; empty for that of its machine. Default: `""`.
pub const USE_TIMEZONE: Field<AlignakInstance, String> = Field::new("use_timezone");
