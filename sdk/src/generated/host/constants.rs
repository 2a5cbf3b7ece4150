// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! The fields of [`Host`](crate::model::Host).

use crate::model::Host;
use crate::typed::Field;

/// The place on the map of old front ends.
pub const COORDS_2D: Field<Host, String> = Field::new("2d_coords");
/// The place on the three-dimensional map of old front ends.
pub const COORDS_3D: Field<Host, String> = Field::new("3d_coords");
/// When the item was created.
pub const CREATED: Field<Host, crate::model::HttpDate> = Field::new("_created");
/// Changes with each change of the item; a write must present it in `If-Match`.
pub const ETAG: Field<Host, String> = Field::new("_etag");
/// The identifier of the item.
pub const ID: Field<Host, crate::model::Id<crate::model::Host>> = Field::new("_id");
/// Whether this is a template, from which others are made and which is never monitored.
pub const IS_TEMPLATE: Field<Host, bool> = Field::new("_is_template");
/// The state of the host and its services in one number, from 0 (well) to 5 (not monitored); the backend works it out.
pub const OVERALL_STATE_ID: Field<Host, i64> = Field::new("_overall_state_id");
/// The realm that the item belongs to, and with it the rights to see and change it.
pub const REALM: Field<Host, crate::model::Reference<crate::model::Realm>> = Field::new(
    "_realm",
);
/// Whether those who look after the realms below see the item too.
pub const SUB_REALM: Field<Host, bool> = Field::new("_sub_realm");
/// The fields whose values still follow the templates; the backend lists them.
pub const TEMPLATE_FIELDS: Field<Host, Vec<serde_json::Value>> = Field::new(
    "_template_fields",
);
/// The templates that fill the fields not set here; of two, the later one prevails.
pub const TEMPLATES: Field<Host, Vec<crate::model::Reference<crate::model::Host>>> = Field::new(
    "_templates",
);
/// Whether the services of the templates are made for this host too.
pub const TEMPLATES_WITH_SERVICES: Field<Host, bool> = Field::new(
    "_templates_with_services",
);
/// When the item was last changed.
pub const UPDATED: Field<Host, crate::model::HttpDate> = Field::new("_updated");
/// The users who may delete the item by a `custom` right.
pub const USERS_DELETE: Field<Host, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_delete",
);
/// The users who may read the item by a `custom` right.
pub const USERS_READ: Field<Host, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_read",
);
/// The users who may change the item by a `custom` right.
pub const USERS_UPDATE: Field<Host, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "_users_update",
);
/// Addresses of pages on which something can be done about the item.
pub const ACTION_URL: Field<Host, String> = Field::new("action_url");
/// Whether the monitoring engine checks the item by itself.
pub const ACTIVE_CHECKS_ENABLED: Field<Host, bool> = Field::new("active_checks_enabled");
/// The IPv4 address or the DNS name under which the host is reached.
pub const ADDRESS: Field<Host, String> = Field::new("address");
/// The IPv6 address under which the host is reached.
pub const ADDRESS6: Field<Host, String> = Field::new("address6");
/// A friendlier name to show; the backend copies the name when there is none.
pub const ALIAS: Field<Host, String> = Field::new("alias");
/// How much the item matters, from 0 (not at all) to 5 (most of all).
pub const BUSINESS_IMPACT: Field<Host, i64> = Field::new("business_impact");
/// Names of modulations of the business impact.
pub const BUSINESS_IMPACT_MODULATIONS: Field<Host, Vec<serde_json::Value>> = Field::new(
    "business_impact_modulations",
);
/// Whether a member in downtime counts as acknowledged.
pub const BUSINESS_RULE_DOWNTIME_AS_ACK: Field<Host, bool> = Field::new(
    "business_rule_downtime_as_ack",
);
/// The notification options that a business rule gives to the hosts in it.
pub const BUSINESS_RULE_HOST_NOTIFICATION_OPTIONS: Field<
    Host,
    Vec<crate::model::HostOption>,
> = Field::new("business_rule_host_notification_options");
/// How a business rule words its output.
pub const BUSINESS_RULE_OUTPUT_TEMPLATE: Field<Host, String> = Field::new(
    "business_rule_output_template",
);
/// The notification options that a business rule gives to the services in it.
pub const BUSINESS_RULE_SERVICE_NOTIFICATION_OPTIONS: Field<
    Host,
    Vec<crate::model::ServiceOption>,
> = Field::new("business_rule_service_notification_options");
/// Whether a business rule keeps quiet when its failed members are acknowledged.
pub const BUSINESS_RULE_SMART_NOTIFICATIONS: Field<Host, bool> = Field::new(
    "business_rule_smart_notifications",
);
/// The command that finds out the state; null to find out nothing.
pub const CHECK_COMMAND: Field<Host, crate::model::Reference<crate::model::Command>> = Field::new(
    "check_command",
);
/// What the check command is given, parted by `!`.
pub const CHECK_COMMAND_ARGS: Field<Host, String> = Field::new("check_command_args");
/// Whether the lack of fresh results is noticed.
pub const CHECK_FRESHNESS: Field<Host, bool> = Field::new("check_freshness");
/// The time from one check to the next, in interval units.
pub const CHECK_INTERVAL: Field<Host, i64> = Field::new("check_interval");
/// When checks are made.
pub const CHECK_PERIOD: Field<Host, crate::model::Reference<crate::model::TimePeriod>> = Field::new(
    "check_period",
);
/// Names of modulations of the check command.
pub const CHECKMODULATIONS: Field<Host, Vec<serde_json::Value>> = Field::new(
    "checkmodulations",
);
/// Names of further views in the front end.
pub const CUSTOM_VIEWS: Field<Host, Vec<serde_json::Value>> = Field::new("custom_views");
/// Macros of the user's own, by name; templates add theirs.
pub const CUSTOMS: Field<Host, crate::model::FreeObject> = Field::new("customs");
/// Of several definitions of one name, the one with the lowest number counts.
pub const DEFINITION_ORDER: Field<Host, i64> = Field::new("definition_order");
/// A label to show in old front ends.
pub const DISPLAY_NAME: Field<Host, String> = Field::new("display_name");
/// How the circle of those who are told widens while a problem lasts.
pub const ESCALATIONS: Field<
    Host,
    Vec<crate::model::Reference<crate::model::HostEscalation>>,
> = Field::new("escalations");
/// The command that is run when the state changes; null for none.
pub const EVENT_HANDLER: Field<Host, crate::model::Reference<crate::model::Command>> = Field::new(
    "event_handler",
);
/// What the event handler is given, parted by `!`.
pub const EVENT_HANDLER_ARGS: Field<Host, String> = Field::new("event_handler_args");
/// Whether the event handler is run.
pub const EVENT_HANDLER_ENABLED: Field<Host, bool> = Field::new("event_handler_enabled");
/// How many minutes a problem must last before people are told.
pub const FIRST_NOTIFICATION_DELAY: Field<Host, i64> = Field::new(
    "first_notification_delay",
);
/// Whether it is noticed that the state keeps changing.
pub const FLAP_DETECTION_ENABLED: Field<Host, bool> = Field::new(
    "flap_detection_enabled",
);
/// The states that count when flapping is looked for.
pub const FLAP_DETECTION_OPTIONS: Field<Host, Vec<crate::model::HostOption>> = Field::new(
    "flap_detection_options",
);
/// What the state becomes for lack of fresh results.
pub const FRESHNESS_STATE: Field<Host, crate::model::HostOption> = Field::new(
    "freshness_state",
);
/// How old the last result may be, in seconds.
pub const FRESHNESS_THRESHOLD: Field<Host, i64> = Field::new("freshness_threshold");
/// The rate of changes above which flapping begins, in percent.
pub const HIGH_FLAP_THRESHOLD: Field<Host, i64> = Field::new("high_flap_threshold");
/// The file of the icon in old front ends.
pub const ICON_IMAGE: Field<Host, String> = Field::new("icon_image");
/// The words that stand for the icon in old front ends.
pub const ICON_IMAGE_ALT: Field<Host, String> = Field::new("icon_image_alt");
/// The name of the family of icons in old front ends.
pub const ICON_SET: Field<Host, String> = Field::new("icon_set");
/// The program or file that the item came from.
pub const IMPORTED_FROM: Field<Host, String> = Field::new("imported_from");
/// What the state is taken to be until the first check.
pub const INITIAL_STATE: Field<Host, crate::model::HostOption> = Field::new(
    "initial_state",
);
/// Labels by which business rules choose items.
pub const LABELS: Field<Host, Vec<serde_json::Value>> = Field::new("labels");
/// Where the host stands, as latitude and longitude in degrees.
pub const LOCATION: Field<Host, crate::model::Point> = Field::new("location");
/// The rate of changes below which flapping is over, in percent.
pub const LOW_FLAP_THRESHOLD: Field<Host, i64> = Field::new("low_flap_threshold");
/// Whether somebody took charge of the problem.
pub const LS_ACKNOWLEDGED: Field<Host, bool> = Field::new("ls_acknowledged");
/// How long the acknowledgement holds: 1 until the state changes, 2 until all is well.
pub const LS_ACKNOWLEDGEMENT_TYPE: Field<Host, i64> = Field::new(
    "ls_acknowledgement_type",
);
/// Which check in a row found the state.
pub const LS_CURRENT_ATTEMPT: Field<Host, i64> = Field::new("ls_current_attempt");
/// Whether the item is in downtime.
pub const LS_DOWNTIMED: Field<Host, bool> = Field::new("ls_downtimed");
/// How long the last check ran, in seconds.
pub const LS_EXECUTION_TIME: Field<Host, f64> = Field::new("ls_execution_time");
/// Whether Grafana shows the metrics of the item.
pub const LS_GRAFANA: Field<Host, bool> = Field::new("ls_grafana");
/// The number of the panel in the dashboard of the host.
pub const LS_GRAFANA_PANELID: Field<Host, i64> = Field::new("ls_grafana_panelid");
/// When the last check ran, in seconds since 1970; 0 before the first.
pub const LS_LAST_CHECK: Field<Host, i64> = Field::new("ls_last_check");
/// When the confirmed state last changed, in seconds since 1970.
pub const LS_LAST_HARD_STATE_CHANGED: Field<Host, i64> = Field::new(
    "ls_last_hard_state_changed",
);
/// When people were last told, in seconds since 1970; 0 for never.
pub const LS_LAST_NOTIFICATION: Field<Host, i64> = Field::new("ls_last_notification");
/// The state before the last result.
pub const LS_LAST_STATE: Field<Host, crate::model::HostState> = Field::new(
    "ls_last_state",
);
/// When the state last changed, in seconds since 1970.
pub const LS_LAST_STATE_CHANGED: Field<Host, i64> = Field::new("ls_last_state_changed");
/// Whether the state before the last result was confirmed.
pub const LS_LAST_STATE_TYPE: Field<Host, crate::model::StateType> = Field::new(
    "ls_last_state_type",
);
/// When the host was last found DOWN, in seconds since 1970.
pub const LS_LAST_TIME_DOWN: Field<Host, i64> = Field::new("ls_last_time_down");
/// When the state was last found UNKNOWN, in seconds since 1970.
pub const LS_LAST_TIME_UNKNOWN: Field<Host, i64> = Field::new("ls_last_time_unknown");
/// When the state was last found UNREACHABLE, in seconds since 1970.
pub const LS_LAST_TIME_UNREACHABLE: Field<Host, i64> = Field::new(
    "ls_last_time_unreachable",
);
/// When the host was last found UP, in seconds since 1970.
pub const LS_LAST_TIME_UP: Field<Host, i64> = Field::new("ls_last_time_up");
/// How late the last check ran, in seconds.
pub const LS_LATENCY: Field<Host, f64> = Field::new("ls_latency");
/// The other lines that the last check put out.
pub const LS_LONG_OUTPUT: Field<Host, String> = Field::new("ls_long_output");
/// When the next check is due, in seconds since 1970.
pub const LS_NEXT_CHECK: Field<Host, i64> = Field::new("ls_next_check");
/// The first line that the last check put out.
pub const LS_OUTPUT: Field<Host, String> = Field::new("ls_output");
/// Whether the last result came from outside.
pub const LS_PASSIVE_CHECK: Field<Host, bool> = Field::new("ls_passive_check");
/// The performance data of the last check, as they came.
pub const LS_PERF_DATA: Field<Host, String> = Field::new("ls_perf_data");
/// The state now.
pub const LS_STATE: Field<Host, crate::model::HostState> = Field::new("ls_state");
/// 1 when the last result brought another state, otherwise 0.
pub const LS_STATE_CHANGED: Field<Host, i64> = Field::new("ls_state_changed");
/// The number of the state.
pub const LS_STATE_ID: Field<Host, i64> = Field::new("ls_state_id");
/// Whether the state is confirmed.
pub const LS_STATE_TYPE: Field<Host, crate::model::StateType> = Field::new(
    "ls_state_type",
);
/// Names of modulations of macros.
pub const MACROMODULATIONS: Field<Host, Vec<serde_json::Value>> = Field::new(
    "macromodulations",
);
/// When the item is in downtime, over and over; null for never.
pub const MAINTENANCE_PERIOD: Field<
    Host,
    crate::model::Reference<crate::model::TimePeriod>,
> = Field::new("maintenance_period");
/// How many checks in a row must fail for a state to be HARD.
pub const MAX_CHECK_ATTEMPTS: Field<Host, i64> = Field::new("max_check_attempts");
/// The name by which the host is known; no other host or host template has it.
pub const NAME: Field<Host, String> = Field::new("name");
/// Whatever is worth remembering about the item.
pub const NOTES: Field<Host, String> = Field::new("notes");
/// Addresses of pages about the item.
pub const NOTES_URL: Field<Host, String> = Field::new("notes_url");
/// The minutes from one notification of a problem to the next.
pub const NOTIFICATION_INTERVAL: Field<Host, i64> = Field::new("notification_interval");
/// Which states and events people are told of.
pub const NOTIFICATION_OPTIONS: Field<Host, Vec<crate::model::HostOption>> = Field::new(
    "notification_options",
);
/// When people are told of problems.
pub const NOTIFICATION_PERIOD: Field<
    Host,
    crate::model::Reference<crate::model::TimePeriod>,
> = Field::new("notification_period");
/// Whether anybody is told of problems.
pub const NOTIFICATIONS_ENABLED: Field<Host, bool> = Field::new("notifications_enabled");
/// The hosts right before this one, seen from the monitoring engine.
pub const PARENTS: Field<Host, Vec<crate::model::Reference<crate::model::Host>>> = Field::new(
    "parents",
);
/// Whether results from outside are taken.
pub const PASSIVE_CHECKS_ENABLED: Field<Host, bool> = Field::new(
    "passive_checks_enabled",
);
/// Names the pollers that may run the check; empty for any.
pub const POLLER_TAG: Field<Host, String> = Field::new("poller_tag");
/// Whether the performance data go to the time series databases.
pub const PROCESS_PERF_DATA: Field<Host, bool> = Field::new("process_perf_data");
/// Names the reactionners that may run the event handler; empty for any.
pub const REACTIONNER_TAG: Field<Host, String> = Field::new("reactionner_tag");
/// Names of modulations of results.
pub const RESULTMODULATIONS: Field<Host, Vec<serde_json::Value>> = Field::new(
    "resultmodulations",
);
/// The time to the next check while a problem is not confirmed, in interval units.
pub const RETRY_INTERVAL: Field<Host, i64> = Field::new("retry_interval");
/// The revision of the list of fields that the item was stored with.
pub const SCHEMA_VERSION: Field<Host, i64> = Field::new("schema_version");
/// Services that the host does not take from its templates.
pub const SERVICE_EXCLUDES: Field<Host, Vec<serde_json::Value>> = Field::new(
    "service_excludes",
);
/// The only services that the host takes from its templates, when there are any here.
pub const SERVICE_INCLUDES: Field<Host, Vec<serde_json::Value>> = Field::new(
    "service_includes",
);
/// What is different in services that the host takes from its templates.
pub const SERVICE_OVERRIDES: Field<Host, Vec<serde_json::Value>> = Field::new(
    "service_overrides",
);
/// The command that takes the snapshot; null for none.
pub const SNAPSHOT_COMMAND: Field<
    Host,
    crate::model::Reference<crate::model::Command>,
> = Field::new("snapshot_command");
/// The letters of the states in which a snapshot is taken.
pub const SNAPSHOT_CRITERIA: Field<Host, Vec<serde_json::Value>> = Field::new(
    "snapshot_criteria",
);
/// Whether a snapshot is taken when there is a problem.
pub const SNAPSHOT_ENABLED: Field<Host, bool> = Field::new("snapshot_enabled");
/// The time from one snapshot to the next, in interval units.
pub const SNAPSHOT_INTERVAL: Field<Host, i64> = Field::new("snapshot_interval");
/// When snapshots are taken; null for always.
pub const SNAPSHOT_PERIOD: Field<
    Host,
    crate::model::Reference<crate::model::TimePeriod>,
> = Field::new("snapshot_period");
/// The states in which each change of output is logged.
pub const STALKING_OPTIONS: Field<Host, Vec<crate::model::HostOption>> = Field::new(
    "stalking_options",
);
/// The file of the image on the map of old front ends.
pub const STATUSMAP_IMAGE: Field<Host, String> = Field::new("statusmap_image");
/// Words to sort and find items by; templates add theirs.
pub const TAGS: Field<Host, Vec<String>> = Field::new("tags");
/// How long a check may give no result before it is planned again, in seconds.
pub const TIME_TO_ORPHANAGE: Field<Host, i64> = Field::new("time_to_orphanage");
/// Of no effect now.
pub const TRENDING_POLICIES: Field<Host, Vec<serde_json::Value>> = Field::new(
    "trending_policies",
);
/// Whether the broker may set the trigger off.
pub const TRIGGER_BROKER_RAISE_ENABLED: Field<Host, bool> = Field::new(
    "trigger_broker_raise_enabled",
);
/// The name of the trigger that decides on the state.
pub const TRIGGER_NAME: Field<Host, String> = Field::new("trigger_name");
/// The groups whose users are told of the host's problems.
pub const USERGROUPS: Field<
    Host,
    Vec<crate::model::Reference<crate::model::UserGroup>>,
> = Field::new("usergroups");
/// The users who are told of the host's problems.
pub const USERS: Field<Host, Vec<crate::model::Reference<crate::model::User>>> = Field::new(
    "users",
);
/// The file of the texture on the three-dimensional map of old front ends.
pub const VRML_IMAGE: Field<Host, String> = Field::new("vrml_image");
