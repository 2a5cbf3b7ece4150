// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! The fields of [`Service`](crate::model::Service).

use crate::model::Service;
use crate::typed::Field;

/// When the item was created.
pub const CREATED: Field<Service, crate::model::HttpDate> = Field::new("_created");
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<Service, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<Service, crate::model::Id<crate::model::Service>> = Field::new(
    "_id",
);
/// Whether this is a template, from which others are made and which is never monitored.
pub const IS_TEMPLATE: Field<Service, bool> = Field::new("_is_template");
/// The state of the service in one number, from 0 (well) to 5 (not monitored); the backend works it out.
pub const OVERALL_STATE_ID: Field<Service, i64> = Field::new("_overall_state_id");
/// The realm that the item belongs to, and with it the rights to see and change it.
pub const REALM: Field<Service, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether those who look after the realms below see the item too.
pub const SUB_REALM: Field<Service, bool> = Field::new("_sub_realm");
/// The fields whose values still follow the templates; the backend lists them.
pub const TEMPLATE_FIELDS: Field<Service, Vec<serde_json::Value>> = Field::new(
    "_template_fields",
);
/// The templates that fill the fields not set here; of two, the later one prevails.
pub const TEMPLATES: Field<
    Service,
    Vec<crate::model::Reference<crate::model::Service>>,
> = Field::new("_templates");
/// Whether a host template brings the service along to each of its hosts.
pub const TEMPLATES_FROM_HOST_TEMPLATE: Field<Service, bool> = Field::new(
    "_templates_from_host_template",
);
/// When the item was last changed.
pub const UPDATED: Field<Service, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item by a `custom` right.
pub const USERS_DELETE: Field<
    Service,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_delete");
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<Service, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_read",
);
/// The users who may change the item by a `custom` right.
pub const USERS_UPDATE: Field<
    Service,
    Vec<crate::model::Reference<crate::model::User>>,
> = Field::new("_users_update");
/// Addresses of pages on which something can be done about the item.
pub const ACTION_URL: Field<Service, String> = Field::new("action_url");
/// Whether the monitoring engine checks the item by itself.
pub const ACTIVE_CHECKS_ENABLED: Field<Service, bool> = Field::new(
    "active_checks_enabled",
);
/// The path by which front ends group the service.
pub const AGGREGATION: Field<Service, String> = Field::new("aggregation");
/// A friendlier name to show; the backend copies the name when there is none.
pub const ALIAS: Field<Service, String> = Field::new("alias");
/// How much the item matters, from 0 (not at all) to 5 (most of all).
pub const BUSINESS_IMPACT: Field<Service, i64> = Field::new("business_impact");
/// Names of modulations of the business impact.
pub const BUSINESS_IMPACT_MODULATIONS: Field<Service, Vec<serde_json::Value>> = Field::new(
    "business_impact_modulations",
);
/// Whether a member in downtime counts as acknowledged.
pub const BUSINESS_RULE_DOWNTIME_AS_ACK: Field<Service, bool> = Field::new(
    "business_rule_downtime_as_ack",
);
/// The notification options that a business rule gives to the hosts in it.
pub const BUSINESS_RULE_HOST_NOTIFICATION_OPTIONS: Field<
    Service,
    Vec<crate::model::HostOption>,
> = Field::new("business_rule_host_notification_options");
/// How a business rule words its output.
pub const BUSINESS_RULE_OUTPUT_TEMPLATE: Field<Service, String> = Field::new(
    "business_rule_output_template",
);
/// The notification options that a business rule gives to the services in it.
pub const BUSINESS_RULE_SERVICE_NOTIFICATION_OPTIONS: Field<
    Service,
    Vec<crate::model::ServiceOption>,
> = Field::new("business_rule_service_notification_options");
/// Whether a business rule keeps quiet when its failed members are acknowledged.
pub const BUSINESS_RULE_SMART_NOTIFICATIONS: Field<Service, bool> = Field::new(
    "business_rule_smart_notifications",
);
/// The command that finds out the state; null to find out nothing.
pub const CHECK_COMMAND: Field<
    Service,
    crate::model::Reference<crate::model::Command>,
> = Field::new("check_command");
/// What the check command is given, parted by `!`.
pub const CHECK_COMMAND_ARGS: Field<Service, String> = Field::new("check_command_args");
/// Whether the lack of fresh results is noticed.
pub const CHECK_FRESHNESS: Field<Service, bool> = Field::new("check_freshness");
/// The time from one check to the next, in interval units.
pub const CHECK_INTERVAL: Field<Service, i64> = Field::new("check_interval");
/// When checks are made.
pub const CHECK_PERIOD: Field<
    Service,
    crate::model::Reference<crate::model::TimePeriod>,
> = Field::new("check_period");
/// Names of modulations of the check command.
pub const CHECKMODULATIONS: Field<Service, Vec<serde_json::Value>> = Field::new(
    "checkmodulations",
);
/// Names of further views in the front end.
pub const CUSTOM_VIEWS: Field<Service, Vec<serde_json::Value>> = Field::new(
    "custom_views",
);
/// Macros of the user's own, by name; templates add theirs.
pub const CUSTOMS: Field<Service, crate::model::FreeObject> = Field::new("customs");
/// What an element was once given when it named no value.
pub const DEFAULT_VALUE: Field<Service, String> = Field::new("default_value");
/// Of several definitions of one name, the one with the lowest number counts.
pub const DEFINITION_ORDER: Field<Service, i64> = Field::new("definition_order");
/// A label to show in old front ends.
pub const DISPLAY_NAME: Field<Service, String> = Field::new("display_name");
/// The macro whose elements the service was once multiplied by.
pub const DUPLICATE_FOREACH: Field<Service, String> = Field::new("duplicate_foreach");
/// How the circle of those who are told widens while a problem lasts.
pub const ESCALATIONS: Field<
    Service,
    Vec<crate::model::Reference<crate::model::ServiceEscalation>>,
> = Field::new("escalations");
/// The command that is run when the state changes; null for none.
pub const EVENT_HANDLER: Field<
    Service,
    crate::model::Reference<crate::model::Command>,
> = Field::new("event_handler");
/// What the event handler is given, parted by `!`.
pub const EVENT_HANDLER_ARGS: Field<Service, String> = Field::new("event_handler_args");
/// Whether the event handler is run.
pub const EVENT_HANDLER_ENABLED: Field<Service, bool> = Field::new(
    "event_handler_enabled",
);
/// How many minutes a problem must last before people are told.
pub const FIRST_NOTIFICATION_DELAY: Field<Service, i64> = Field::new(
    "first_notification_delay",
);
/// Whether it is noticed that the state keeps changing.
pub const FLAP_DETECTION_ENABLED: Field<Service, bool> = Field::new(
    "flap_detection_enabled",
);
/// The states that count when flapping is looked for.
pub const FLAP_DETECTION_OPTIONS: Field<Service, Vec<crate::model::ServiceOption>> = Field::new(
    "flap_detection_options",
);
/// What the state becomes for lack of fresh results.
pub const FRESHNESS_STATE: Field<Service, crate::model::ServiceOption> = Field::new(
    "freshness_state",
);
/// How old the last result may be, in seconds.
pub const FRESHNESS_THRESHOLD: Field<Service, i64> = Field::new("freshness_threshold");
/// The rate of changes above which flapping begins, in percent.
pub const HIGH_FLAP_THRESHOLD: Field<Service, i64> = Field::new("high_flap_threshold");
/// The host that the service runs on.
pub const HOST: Field<Service, crate::model::Reference<crate::model::Host>> = Field::new(
    "host",
);
/// Whether the service fails with its host.
pub const HOST_DEPENDENCY_ENABLED: Field<Service, bool> = Field::new(
    "host_dependency_enabled",
);
/// The groups to whose hosts the service was given.
pub const HOSTGROUPS: Field<
    Service,
    Vec<crate::model::Reference<crate::model::HostGroup>>,
> = Field::new("hostgroups");
/// The file of the icon in old front ends.
pub const ICON_IMAGE: Field<Service, String> = Field::new("icon_image");
/// The words that stand for the icon in old front ends.
pub const ICON_IMAGE_ALT: Field<Service, String> = Field::new("icon_image_alt");
/// The name of the family of icons in old front ends.
pub const ICON_SET: Field<Service, String> = Field::new("icon_set");
/// The program or file that the item came from.
pub const IMPORTED_FROM: Field<Service, String> = Field::new("imported_from");
/// What the state is taken to be until the first check.
pub const INITIAL_STATE: Field<Service, crate::model::ServiceOption> = Field::new(
    "initial_state",
);
/// Whether each failed check is a problem of its own.
pub const IS_VOLATILE: Field<Service, bool> = Field::new("is_volatile");
/// Labels by which business rules choose items.
pub const LABELS: Field<Service, Vec<serde_json::Value>> = Field::new("labels");
/// The rate of changes below which flapping is over, in percent.
pub const LOW_FLAP_THRESHOLD: Field<Service, i64> = Field::new("low_flap_threshold");
/// Whether somebody took charge of the problem.
pub const LS_ACKNOWLEDGED: Field<Service, bool> = Field::new("ls_acknowledged");
/// How long the acknowledgement holds: 1 until the state changes, 2 until all is well.
pub const LS_ACKNOWLEDGEMENT_TYPE: Field<Service, i64> = Field::new(
    "ls_acknowledgement_type",
);
/// Which check in a row found the state.
pub const LS_CURRENT_ATTEMPT: Field<Service, i64> = Field::new("ls_current_attempt");
/// Whether the item is in downtime.
pub const LS_DOWNTIMED: Field<Service, bool> = Field::new("ls_downtimed");
/// How long the last check ran, in seconds.
pub const LS_EXECUTION_TIME: Field<Service, f64> = Field::new("ls_execution_time");
/// Whether Grafana shows the metrics of the item.
pub const LS_GRAFANA: Field<Service, bool> = Field::new("ls_grafana");
/// The number of the panel in the dashboard of the host.
pub const LS_GRAFANA_PANELID: Field<Service, i64> = Field::new("ls_grafana_panelid");
/// When the last check ran, in seconds since 1970; 0 before the first.
pub const LS_LAST_CHECK: Field<Service, i64> = Field::new("ls_last_check");
/// When the confirmed state last changed, in seconds since 1970.
pub const LS_LAST_HARD_STATE_CHANGED: Field<Service, i64> = Field::new(
    "ls_last_hard_state_changed",
);
/// When people were last told, in seconds since 1970; 0 for never.
pub const LS_LAST_NOTIFICATION: Field<Service, i64> = Field::new("ls_last_notification");
/// The state before the last result.
pub const LS_LAST_STATE: Field<Service, crate::model::ServiceState> = Field::new(
    "ls_last_state",
);
/// When the state last changed, in seconds since 1970.
pub const LS_LAST_STATE_CHANGED: Field<Service, i64> = Field::new(
    "ls_last_state_changed",
);
/// Whether the state before the last result was confirmed.
pub const LS_LAST_STATE_TYPE: Field<Service, crate::model::StateType> = Field::new(
    "ls_last_state_type",
);
/// When the service was last found CRITICAL, in seconds since 1970.
pub const LS_LAST_TIME_CRITICAL: Field<Service, i64> = Field::new(
    "ls_last_time_critical",
);
/// When the service was last found OK, in seconds since 1970.
pub const LS_LAST_TIME_OK: Field<Service, i64> = Field::new("ls_last_time_ok");
/// When the state was last found UNKNOWN, in seconds since 1970.
pub const LS_LAST_TIME_UNKNOWN: Field<Service, i64> = Field::new("ls_last_time_unknown");
/// When the state was last found UNREACHABLE, in seconds since 1970.
pub const LS_LAST_TIME_UNREACHABLE: Field<Service, i64> = Field::new(
    "ls_last_time_unreachable",
);
/// When the service was last found WARNING, in seconds since 1970.
pub const LS_LAST_TIME_WARNING: Field<Service, i64> = Field::new("ls_last_time_warning");
/// How late the last check ran, in seconds.
pub const LS_LATENCY: Field<Service, f64> = Field::new("ls_latency");
/// The other lines that the last check put out.
pub const LS_LONG_OUTPUT: Field<Service, String> = Field::new("ls_long_output");
/// When the next check is due, in seconds since 1970.
pub const LS_NEXT_CHECK: Field<Service, i64> = Field::new("ls_next_check");
/// The first line that the last check put out.
pub const LS_OUTPUT: Field<Service, String> = Field::new("ls_output");
/// Whether the last result came from outside.
pub const LS_PASSIVE_CHECK: Field<Service, bool> = Field::new("ls_passive_check");
/// The performance data of the last check, as they came.
pub const LS_PERF_DATA: Field<Service, String> = Field::new("ls_perf_data");
/// The state now.
pub const LS_STATE: Field<Service, crate::model::ServiceState> = Field::new("ls_state");
/// 1 when the last result brought another state, otherwise 0.
pub const LS_STATE_CHANGED: Field<Service, i64> = Field::new("ls_state_changed");
/// The number of the state.
pub const LS_STATE_ID: Field<Service, i64> = Field::new("ls_state_id");
/// Whether the state is confirmed.
pub const LS_STATE_TYPE: Field<Service, crate::model::StateType> = Field::new(
    "ls_state_type",
);
/// Names of modulations of macros.
pub const MACROMODULATIONS: Field<Service, Vec<serde_json::Value>> = Field::new(
    "macromodulations",
);
/// When the item is in downtime, over and over; null for never.
pub const MAINTENANCE_PERIOD: Field<
    Service,
    crate::model::Reference<crate::model::TimePeriod>,
> = Field::new("maintenance_period");
/// How many checks in a row must fail for a state to be HARD.
pub const MAX_CHECK_ATTEMPTS: Field<Service, i64> = Field::new("max_check_attempts");
/// Whether the contacts of the host are told as well.
pub const MERGE_HOST_USERS: Field<Service, bool> = Field::new("merge_host_users");
/// The name of the service; a host has no two services of one name.
pub const NAME: Field<Service, String> = Field::new("name");
/// Whatever is worth remembering about the item.
pub const NOTES: Field<Service, String> = Field::new("notes");
/// Addresses of pages about the item.
pub const NOTES_URL: Field<Service, String> = Field::new("notes_url");
/// The minutes from one notification of a problem to the next.
pub const NOTIFICATION_INTERVAL: Field<Service, i64> = Field::new(
    "notification_interval",
);
/// Which states and events people are told of.
pub const NOTIFICATION_OPTIONS: Field<Service, Vec<crate::model::ServiceOption>> = Field::new(
    "notification_options",
);
/// When people are told of problems.
pub const NOTIFICATION_PERIOD: Field<
    Service,
    crate::model::Reference<crate::model::TimePeriod>,
> = Field::new("notification_period");
/// Whether anybody is told of problems.
pub const NOTIFICATIONS_ENABLED: Field<Service, bool> = Field::new(
    "notifications_enabled",
);
/// Whether the check may run beside others; of no effect now.
pub const PARALLELIZE_CHECK: Field<Service, bool> = Field::new("parallelize_check");
/// Whether results from outside are taken.
pub const PASSIVE_CHECKS_ENABLED: Field<Service, bool> = Field::new(
    "passive_checks_enabled",
);
/// Names the pollers that may run the check; empty for any.
pub const POLLER_TAG: Field<Service, String> = Field::new("poller_tag");
/// Whether the performance data go to the time series databases.
pub const PROCESS_PERF_DATA: Field<Service, bool> = Field::new("process_perf_data");
/// Names the reactionners that may run the event handler; empty for any.
pub const REACTIONNER_TAG: Field<Service, String> = Field::new("reactionner_tag");
/// Names of modulations of results.
pub const RESULTMODULATIONS: Field<Service, Vec<serde_json::Value>> = Field::new(
    "resultmodulations",
);
/// The time to the next check while a problem is not confirmed, in interval units.
pub const RETRY_INTERVAL: Field<Service, i64> = Field::new("retry_interval");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<Service, i64> = Field::new("schema_version");
/// The services that this one needs.
pub const SERVICE_DEPENDENCIES: Field<
    Service,
    Vec<crate::model::Reference<crate::model::Service>>,
> = Field::new("service_dependencies");
/// The command that takes the snapshot; null for none.
pub const SNAPSHOT_COMMAND: Field<
    Service,
    crate::model::Reference<crate::model::Command>,
> = Field::new("snapshot_command");
/// The letters of the states in which a snapshot is taken.
pub const SNAPSHOT_CRITERIA: Field<Service, Vec<serde_json::Value>> = Field::new(
    "snapshot_criteria",
);
/// Whether a snapshot is taken when there is a problem.
pub const SNAPSHOT_ENABLED: Field<Service, bool> = Field::new("snapshot_enabled");
/// The time from one snapshot to the next, in interval units.
pub const SNAPSHOT_INTERVAL: Field<Service, i64> = Field::new("snapshot_interval");
/// When snapshots are taken; null for always.
pub const SNAPSHOT_PERIOD: Field<
    Service,
    crate::model::Reference<crate::model::TimePeriod>,
> = Field::new("snapshot_period");
/// The states in which each change of output is logged.
pub const STALKING_OPTIONS: Field<Service, Vec<crate::model::ServiceOption>> = Field::new(
    "stalking_options",
);
/// Words to sort and find items by; templates add theirs.
pub const TAGS: Field<Service, Vec<String>> = Field::new("tags");
/// How long a check may give no result before it is planned again, in seconds.
pub const TIME_TO_ORPHANAGE: Field<Service, i64> = Field::new("time_to_orphanage");
/// Of no effect now.
pub const TRENDING_POLICIES: Field<Service, Vec<serde_json::Value>> = Field::new(
    "trending_policies",
);
/// Whether the broker may set the trigger off.
pub const TRIGGER_BROKER_RAISE_ENABLED: Field<Service, bool> = Field::new(
    "trigger_broker_raise_enabled",
);
/// The name of the trigger that decides on the state.
pub const TRIGGER_NAME: Field<Service, String> = Field::new("trigger_name");
/// The groups whose users are told of the service's problems.
pub const USERGROUPS: Field<
    Service,
    Vec<crate::model::Reference<crate::model::UserGroup>>,
> = Field::new("usergroups");
/// The users who are told of the service's problems.
pub const USERS: Field<Service, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "users",
);
