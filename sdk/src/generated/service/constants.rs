// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! The fields of [`Service`](crate::model::Service).

use crate::model::Service;
use crate::typed::Field;

/// When the item was created.
pub const CREATED: Field<Service, crate::model::HttpDate> = Field::new("_created");
/// The version of the item: it changes with each change, and a write presents it in `If-Match`.
pub const ETAG: Field<Service, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<Service, crate::model::Id<crate::model::Service>> = Field::new(
    "_id",
);
/// Whether the item is a template: others inherit from it, and it is neither monitored nor used itself. Default: `false`.
pub const IS_TEMPLATE: Field<Service, bool> = Field::new("_is_template");
/// The overall state of the service: 0 OK, 1 acknowledged, 2 in downtime, 3 WARNING or UNKNOWN, 4 CRITICAL or UNREACHABLE, 5 not monitored.
pub const OVERALL_STATE_ID: Field<Service, i64> = Field::new("_overall_state_id");
/// The realm that the item belongs to, by which rights to read and change it are granted.
pub const REALM: Field<Service, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether the item is also visible to users of the realms below its own. Default: `true`.
pub const SUB_REALM: Field<Service, bool> = Field::new("_sub_realm");
/// The names of the fields whose values are inherited from the templates.
pub const TEMPLATE_FIELDS: Field<Service, Vec<String>> = Field::new("_template_fields");
/// The templates from which the item inherits the fields that it does not set itself. Where several set one field, the last template in the list wins. Default: `[]`.
pub const TEMPLATES: Field<
    Service,
    Vec<crate::model::Reference<crate::model::Service>>,
> = Field::new("_templates");
/// Whether the service was created from a host template or, in a service template, whether it is created for each host that uses the template's host. Default: `false`.
pub const TEMPLATES_FROM_HOST_TEMPLATE: Field<Service, bool> = Field::new(
    "_templates_from_host_template",
);
/// When the configuration of the item was last changed.
pub const UPDATED: Field<Service, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item through the right `custom`.
pub const USERS_DELETE: Field<
    Service,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item through the right `custom`.
pub const USERS_READ: Field<Service, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_read",
);
/// The users who may change the item through the right `custom`.
pub const USERS_UPDATE: Field<
    Service,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// URLs of actions on the item, for front ends to link to. Default: `""`.
pub const ACTION_URL: Field<Service, String> = Field::new("action_url");
/// Whether the monitoring engine runs active checks. Default: `true`.
pub const ACTIVE_CHECKS_ENABLED: Field<Service, bool> = Field::new(
    "active_checks_enabled",
);
/// The path by which front ends group the service, such as `/database/mysql`. Default: `""`.
pub const AGGREGATION: Field<Service, String> = Field::new("aggregation");
/// The label to display. The backend copies the name when it is empty. Default: `""`.
pub const ALIAS: Field<Service, String> = Field::new("alias");
/// The importance for the business, from 0 (none) to 5 (vital). Default: `2`.
pub const BUSINESS_IMPACT: Field<Service, i64> = Field::new("business_impact");
/// The names of the modulations that change the business impact by time period. Default: `[]`.
pub const BUSINESS_IMPACT_MODULATIONS: Field<Service, Vec<String>> = Field::new(
    "business_impact_modulations",
);
/// Whether a downtime of a business rule's member counts as an acknowledgement. Default: `false`.
pub const BUSINESS_RULE_DOWNTIME_AS_ACK: Field<Service, bool> = Field::new(
    "business_rule_downtime_as_ack",
);
/// The states and events of which the member hosts of a business rule are notified. Default: `["d","u","r","f","s"]`.
pub const BUSINESS_RULE_HOST_NOTIFICATION_OPTIONS: Field<
    Service,
    Vec<crate::model::HostOption>,
> = Field::new("business_rule_host_notification_options");
/// The template of a business rule's output. Default: `""`.
pub const BUSINESS_RULE_OUTPUT_TEMPLATE: Field<Service, String> = Field::new(
    "business_rule_output_template",
);
/// The states and events of which the member services of a business rule are notified. Default: `["w","u","c","r","f","s"]`.
pub const BUSINESS_RULE_SERVICE_NOTIFICATION_OPTIONS: Field<
    Service,
    Vec<crate::model::ServiceOption>,
> = Field::new("business_rule_service_notification_options");
/// Whether notifications of a business rule are suppressed while the problems of all its failed members are acknowledged. Default: `false`.
pub const BUSINESS_RULE_SMART_NOTIFICATIONS: Field<Service, bool> = Field::new(
    "business_rule_smart_notifications",
);
/// The command that checks the item; null for none. When it is left out, the backend sets `_internal_host_up` for a host and `_echo` for a service.
pub const CHECK_COMMAND: Field<
    Service,
    crate::model::Reference<crate::model::Command>,
> = Field::new("check_command");
/// The arguments of the check command, separated by `!`. Default: `""`.
pub const CHECK_COMMAND_ARGS: Field<Service, String> = Field::new("check_command_args");
/// Whether the freshness of check results is checked: a state without a recent result is replaced by `freshness_state`. Default: `false`.
pub const CHECK_FRESHNESS: Field<Service, bool> = Field::new("check_freshness");
/// The time between regular active checks, in interval units (`interval_length` of the monitoring engine, by default 60 seconds). Default: `5`.
pub const CHECK_INTERVAL: Field<Service, i64> = Field::new("check_interval");
/// The time period in which active checks are run.
pub const CHECK_PERIOD: Field<
    Service,
    crate::model::Reference<crate::model::TimePeriod>,
> = Field::new("check_period");
/// The names of the modulations that change the check command by time period. Default: `[]`.
pub const CHECKMODULATIONS: Field<Service, Vec<String>> = Field::new("checkmodulations");
/// The names of additional views in the front end. Default: `[]`.
pub const CUSTOM_VIEWS: Field<Service, Vec<String>> = Field::new("custom_views");
/// Custom macros, by name (`_SNMP_COMMUNITY`); those of templates are added. Default: `{}`.
pub const CUSTOMS: Field<Service, crate::model::FreeObject> = Field::new("customs");
/// The value of multiplied services without a value of their own in legacy configurations. Default: `""`.
pub const DEFAULT_VALUE: Field<Service, String> = Field::new("default_value");
/// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
pub const DEFINITION_ORDER: Field<Service, i64> = Field::new("definition_order");
/// The label in legacy front ends. Default: `""`.
pub const DISPLAY_NAME: Field<Service, String> = Field::new("display_name");
/// The macro by whose values the service was multiplied in legacy configurations. Default: `""`.
pub const DUPLICATE_FOREACH: Field<Service, String> = Field::new("duplicate_foreach");
/// The escalations of notifications of a lasting problem. Default: `[]`.
pub const ESCALATIONS: Field<
    Service,
    Vec<crate::model::Reference<crate::model::ServiceEscalation>>,
> = Field::new("escalations");
/// The command that is run as the event handler; null for none. Default: `null`.
pub const EVENT_HANDLER: Field<
    Service,
    crate::model::Reference<crate::model::Command>,
> = Field::new("event_handler");
/// The arguments of the event handler, separated by `!`. Default: `""`.
pub const EVENT_HANDLER_ARGS: Field<Service, String> = Field::new("event_handler_args");
/// Whether the event handler is run when the state changes. Default: `false`.
pub const EVENT_HANDLER_ENABLED: Field<Service, bool> = Field::new(
    "event_handler_enabled",
);
/// The minutes that a problem must last before the first notification is sent. Default: `0`.
pub const FIRST_NOTIFICATION_DELAY: Field<Service, i64> = Field::new(
    "first_notification_delay",
);
/// Whether flapping is detected: a state that changes so often that notifications are suppressed. Default: `true`.
pub const FLAP_DETECTION_ENABLED: Field<Service, bool> = Field::new(
    "flap_detection_enabled",
);
/// The states that count in flapping detection. Default: `["o","w","c","u","x"]`.
pub const FLAP_DETECTION_OPTIONS: Field<Service, Vec<crate::model::ServiceOption>> = Field::new(
    "flap_detection_options",
);
/// The state that replaces a state without a fresh check result. Default: `"x"`.
pub const FRESHNESS_STATE: Field<Service, crate::model::ServiceOption> = Field::new(
    "freshness_state",
);
/// The age at which a check result is no longer fresh, in seconds. Default: `0`.
pub const FRESHNESS_THRESHOLD: Field<Service, i64> = Field::new("freshness_threshold");
/// The rate of state changes above which flapping starts, in percent. Default: `50`.
pub const HIGH_FLAP_THRESHOLD: Field<Service, i64> = Field::new("high_flap_threshold");
/// The host of the service. A template without a host is linked to the host `_dummy`.
pub const HOST: Field<Service, crate::model::Reference<crate::model::Host>> = Field::new(
    "host",
);
/// Whether the service depends on the state of its host. Default: `true`.
pub const HOST_DEPENDENCY_ENABLED: Field<Service, bool> = Field::new(
    "host_dependency_enabled",
);
/// The host groups for whose hosts the service was declared. Default: `[]`.
pub const HOSTGROUPS: Field<
    Service,
    Vec<crate::model::Reference<crate::model::HostGroup>>,
> = Field::new("hostgroups");
/// The icon file in legacy front ends. Default: `""`.
pub const ICON_IMAGE: Field<Service, String> = Field::new("icon_image");
/// The alternative text of the icon in legacy front ends. Default: `""`.
pub const ICON_IMAGE_ALT: Field<Service, String> = Field::new("icon_image_alt");
/// The icon family in legacy front ends. Default: `""`.
pub const ICON_SET: Field<Service, String> = Field::new("icon_set");
/// The tool or file that the item was imported from. Default: `"unknown"`.
pub const IMPORTED_FROM: Field<Service, String> = Field::new("imported_from");
/// The state that is assumed until the first check. Default: `"x"`.
pub const INITIAL_STATE: Field<Service, crate::model::ServiceOption> = Field::new(
    "initial_state",
);
/// Whether the service is volatile: every check result that is a problem counts as a new problem. Default: `false`.
pub const IS_VOLATILE: Field<Service, bool> = Field::new("is_volatile");
/// The labels by which business rules select their members. Default: `[]`.
pub const LABELS: Field<Service, Vec<String>> = Field::new("labels");
/// The rate of state changes below which flapping ends, in percent. Default: `25`.
pub const LOW_FLAP_THRESHOLD: Field<Service, i64> = Field::new("low_flap_threshold");
/// Whether the current problem is acknowledged. Default: `false`.
pub const LS_ACKNOWLEDGED: Field<Service, bool> = Field::new("ls_acknowledged");
/// The type of the acknowledgement: 1 for a normal one, which ends at the next state change, 2 for a sticky one, which lasts until recovery. Default: `1`.
pub const LS_ACKNOWLEDGEMENT_TYPE: Field<Service, i64> = Field::new(
    "ls_acknowledgement_type",
);
/// The number of the check attempt in the current state, up to `max_check_attempts`. Default: `0`.
pub const LS_CURRENT_ATTEMPT: Field<Service, i64> = Field::new("ls_current_attempt");
/// Whether a scheduled downtime is active. Default: `false`.
pub const LS_DOWNTIMED: Field<Service, bool> = Field::new("ls_downtimed");
/// The duration of the last check, in seconds. Default: `0.0`.
pub const LS_EXECUTION_TIME: Field<Service, f64> = Field::new("ls_execution_time");
/// Whether Grafana has a panel for the item. Default: `false`.
pub const LS_GRAFANA: Field<Service, bool> = Field::new("ls_grafana");
/// The number of the item's panel in the Grafana dashboard of the host. Default: `0`.
pub const LS_GRAFANA_PANELID: Field<Service, i64> = Field::new("ls_grafana_panelid");
/// When the last check was run, in Unix seconds; 0 for never. Default: `0`.
pub const LS_LAST_CHECK: Field<Service, i64> = Field::new("ls_last_check");
/// When the HARD state last changed, in Unix seconds; 0 for never. Default: `0`.
pub const LS_LAST_HARD_STATE_CHANGED: Field<Service, i64> = Field::new(
    "ls_last_hard_state_changed",
);
/// When a notification was last sent, in Unix seconds; 0 for never. Default: `0`.
pub const LS_LAST_NOTIFICATION: Field<Service, i64> = Field::new("ls_last_notification");
/// The state before the last check result. Default: `"UNKNOWN"`.
pub const LS_LAST_STATE: Field<Service, crate::model::ServiceState> = Field::new(
    "ls_last_state",
);
/// When the state last changed, in Unix seconds; 0 for never. Default: `0`.
pub const LS_LAST_STATE_CHANGED: Field<Service, i64> = Field::new(
    "ls_last_state_changed",
);
/// The type of the state before the last check result. Default: `"HARD"`.
pub const LS_LAST_STATE_TYPE: Field<Service, crate::model::StateType> = Field::new(
    "ls_last_state_type",
);
/// When the service was last CRITICAL, in Unix seconds; 0 for never. Default: `0`.
pub const LS_LAST_TIME_CRITICAL: Field<Service, i64> = Field::new(
    "ls_last_time_critical",
);
/// When the service was last OK, in Unix seconds; 0 for never. Default: `0`.
pub const LS_LAST_TIME_OK: Field<Service, i64> = Field::new("ls_last_time_ok");
/// When the state was last UNKNOWN, in Unix seconds; 0 for never. Default: `0`.
pub const LS_LAST_TIME_UNKNOWN: Field<Service, i64> = Field::new("ls_last_time_unknown");
/// When the state was last UNREACHABLE, in Unix seconds; 0 for never. Default: `0`.
pub const LS_LAST_TIME_UNREACHABLE: Field<Service, i64> = Field::new(
    "ls_last_time_unreachable",
);
/// When the service was last WARNING, in Unix seconds; 0 for never. Default: `0`.
pub const LS_LAST_TIME_WARNING: Field<Service, i64> = Field::new("ls_last_time_warning");
/// The delay between the scheduled and the actual time of the last check, in seconds. Default: `0.0`.
pub const LS_LATENCY: Field<Service, f64> = Field::new("ls_latency");
/// The other lines of output of the last check. Default: `""`.
pub const LS_LONG_OUTPUT: Field<Service, String> = Field::new("ls_long_output");
/// When the next check is scheduled, in Unix seconds; 0 if none is. Default: `0`.
pub const LS_NEXT_CHECK: Field<Service, i64> = Field::new("ls_next_check");
/// The first line of output of the last check. Default: `""`.
pub const LS_OUTPUT: Field<Service, String> = Field::new("ls_output");
/// Whether the last check result was passive. Default: `false`.
pub const LS_PASSIVE_CHECK: Field<Service, bool> = Field::new("ls_passive_check");
/// The performance data of the last check, unparsed. Default: `""`.
pub const LS_PERF_DATA: Field<Service, String> = Field::new("ls_perf_data");
/// The current state. Default: `"UNKNOWN"`.
pub const LS_STATE: Field<Service, crate::model::ServiceState> = Field::new("ls_state");
/// 1 if the last check result changed the state, otherwise 0. Default: `0`.
pub const LS_STATE_CHANGED: Field<Service, i64> = Field::new("ls_state_changed");
/// The number of the current state: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN, 4 UNREACHABLE. Default: `3`.
pub const LS_STATE_ID: Field<Service, i64> = Field::new("ls_state_id");
/// The type of the current state: HARD when confirmed by `max_check_attempts` checks, SOFT until then. Default: `"HARD"`.
pub const LS_STATE_TYPE: Field<Service, crate::model::StateType> = Field::new(
    "ls_state_type",
);
/// The names of the modulations that change macros by time period. Default: `[]`.
pub const MACROMODULATIONS: Field<Service, Vec<String>> = Field::new("macromodulations");
/// The time period in which the item is in a recurring downtime; null for none.
pub const MAINTENANCE_PERIOD: Field<
    Service,
    crate::model::Reference<crate::model::TimePeriod>,
> = Field::new("maintenance_period");
/// The number of failed checks in a row that make a problem state HARD. Default: `1`.
pub const MAX_CHECK_ATTEMPTS: Field<Service, i64> = Field::new("max_check_attempts");
/// Whether the contacts of the host are notified of the service as well. Default: `false`.
pub const MERGE_HOST_USERS: Field<Service, bool> = Field::new("merge_host_users");
/// The name of the service; no other service of the host has the same name.
pub const NAME: Field<Service, String> = Field::new("name");
/// Free remarks. Default: `""`.
pub const NOTES: Field<Service, String> = Field::new("notes");
/// URLs of documentation about the item, for front ends to link to. Default: `""`.
pub const NOTES_URL: Field<Service, String> = Field::new("notes_url");
/// The minutes between repeated notifications of a problem; 0 for a single notification. Default: `60`.
pub const NOTIFICATION_INTERVAL: Field<Service, i64> = Field::new(
    "notification_interval",
);
/// The states and events for which notifications are sent. Default: `["w","u","c","r","f","s","x"]`.
pub const NOTIFICATION_OPTIONS: Field<Service, Vec<crate::model::ServiceOption>> = Field::new(
    "notification_options",
);
/// The time period in which notifications are sent.
pub const NOTIFICATION_PERIOD: Field<
    Service,
    crate::model::Reference<crate::model::TimePeriod>,
> = Field::new("notification_period");
/// Whether notifications are sent. Default: `true`.
pub const NOTIFICATIONS_ENABLED: Field<Service, bool> = Field::new(
    "notifications_enabled",
);
/// Whether the check may run in parallel with others. Not used by Alignak; kept for older configurations. Default: `true`.
pub const PARALLELIZE_CHECK: Field<Service, bool> = Field::new("parallelize_check");
/// Whether passive check results, submitted from outside, are accepted. Default: `true`.
pub const PASSIVE_CHECKS_ENABLED: Field<Service, bool> = Field::new(
    "passive_checks_enabled",
);
/// The tag of the pollers that may run the check; empty for any poller. Default: `""`.
pub const POLLER_TAG: Field<Service, String> = Field::new("poller_tag");
/// Whether performance data are sent to the time series databases. Default: `true`.
pub const PROCESS_PERF_DATA: Field<Service, bool> = Field::new("process_perf_data");
/// The tag of the reactionners that may run the event handler; empty for any reactionner. Default: `""`.
pub const REACTIONNER_TAG: Field<Service, String> = Field::new("reactionner_tag");
/// The names of the modulations that change check results by time period. Default: `[]`.
pub const RESULTMODULATIONS: Field<Service, Vec<String>> = Field::new(
    "resultmodulations",
);
/// The time between checks in a SOFT state, in interval units. Default: `0`.
pub const RETRY_INTERVAL: Field<Service, i64> = Field::new("retry_interval");
/// The revision of the list of fields with which the item was stored.
pub const SCHEMA_VERSION: Field<Service, i64> = Field::new("schema_version");
/// The services on which the service depends. Default: `[]`.
pub const SERVICE_DEPENDENCIES: Field<
    Service,
    Vec<crate::model::Reference<crate::model::Service>>,
> = Field::new("service_dependencies");
/// The command that takes a snapshot of the problem; null for none.
pub const SNAPSHOT_COMMAND: Field<
    Service,
    crate::model::Reference<crate::model::Command>,
> = Field::new("snapshot_command");
/// The states in which a snapshot is taken: `o` OK, `w` WARNING, `c` CRITICAL, `u` UNKNOWN, `x` UNREACHABLE. Default: `["w","c","x"]`.
pub const SNAPSHOT_CRITERIA: Field<Service, Vec<String>> = Field::new(
    "snapshot_criteria",
);
/// Whether the snapshot command is run on a problem. Default: `false`.
pub const SNAPSHOT_ENABLED: Field<Service, bool> = Field::new("snapshot_enabled");
/// The minimum time between two snapshots, in interval units. Default: `5`.
pub const SNAPSHOT_INTERVAL: Field<Service, i64> = Field::new("snapshot_interval");
/// The time period in which snapshots are taken; null for always.
pub const SNAPSHOT_PERIOD: Field<
    Service,
    crate::model::Reference<crate::model::TimePeriod>,
> = Field::new("snapshot_period");
/// The states in which a change of the check output alone is logged. Default: `[]`.
pub const STALKING_OPTIONS: Field<Service, Vec<crate::model::ServiceOption>> = Field::new(
    "stalking_options",
);
/// Free labels to group and search items by; those of templates are added. Default: `[]`.
pub const TAGS: Field<Service, Vec<String>> = Field::new("tags");
/// The seconds after which a check without a result is considered lost and scheduled again. Default: `300`.
pub const TIME_TO_ORPHANAGE: Field<Service, i64> = Field::new("time_to_orphanage");
/// Not used by Alignak; kept for older configurations. Default: `[]`.
pub const TRENDING_POLICIES: Field<Service, Vec<String>> = Field::new(
    "trending_policies",
);
/// Whether the broker may raise the trigger. Default: `false`.
pub const TRIGGER_BROKER_RAISE_ENABLED: Field<Service, bool> = Field::new(
    "trigger_broker_raise_enabled",
);
/// The name of the trigger that computes the state. Default: `""`.
pub const TRIGGER_NAME: Field<Service, String> = Field::new("trigger_name");
/// The contact groups: user groups whose members are notified. Those of templates are added. Default: `[]`.
pub const USERGROUPS: Field<
    Service,
    Vec<crate::model::Reference<crate::model::UserGroup>>,
> = Field::new("usergroups");
/// The contacts: users who are notified. Those of templates are added. Default: `[]`.
pub const USERS: Field<Service, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "users",
);
