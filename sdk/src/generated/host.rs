// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 a6d8b9b087882ba967cb9d262deedc9a4c82934e5f528341cee29c4e2570676d

//! Hosts.
//!
//! A machine or device that is monitored, or a template for such hosts: how it is checked and who is told, and in the fields `ls_…` what is known of it now.

use http::Method;
use serde::Serialize;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::{Host, Id};
use crate::typed::{Changed, Changes, Created, Delete, Field, Get, List, Target, Update};

/// The hosts of a backend, made by [`Backend::hosts`].
#[derive(Debug, Clone)]
pub struct Hosts {
    pub(crate) backend: Backend,
}

impl Backend {
    /// The hosts of this backend.
    pub fn hosts(&self) -> Hosts {
        Hosts { backend: self.clone() }
    }
}

impl Hosts {
    /// List items of host (`GET /host`).
    pub fn list(&self) -> List<Host> {
        let operation = self.backend.operation("list_hosts", Method::GET, "/host");
        List::new(operation)
    }

    /// The host of this name, or `None` where there is none.
    pub async fn get_by_name(
        &self,
        name: &str,
    ) -> Result<Option<Host>, BackendException> {
        self.list().filter(NAME.eq(name)).first().await
    }

    /// Create items of host (`POST /host`).
    pub async fn create(
        &self,
        item: &HostCreate,
    ) -> Result<Created<Host>, BackendException> {
        self.backend
            .operation("create_host", Method::POST, "/host")
            .body(item)
            .send_created()
            .await
    }

    /// Creates several hosts in one request, all or none (`POST /host`).
    pub async fn create_many(
        &self,
        items: &[HostCreate],
    ) -> Result<Vec<Created<Host>>, BackendException> {
        self.backend
            .operation("create_host", Method::POST, "/host")
            .send_created_many(items)
            .await
    }

    /// Remove all items of host (`DELETE /host`).
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        self.backend
            .operation("delete_all_hosts", Method::DELETE, "/host")
            .send_empty()
            .await
    }

    /// Read an item of host (`GET /host/{id}`).
    pub fn get(&self, id: Id<Host>) -> Get<Host> {
        let operation = self.backend.operation("get_host", Method::GET, "/host/{id}");
        Get::new(operation.path_param(id))
    }

    /// The host with this id, or `None` where there is none (`GET /host/{id}`).
    pub async fn get_opt(&self, id: Id<Host>) -> Result<Option<Host>, BackendException> {
        self.get(id).optional().await
    }

    /// Change an item of host (`PATCH /host/{id}`).
    pub fn update(
        &self,
        target: impl Into<Target<Host>>,
        changes: HostPatch,
    ) -> Update<Host> {
        let operation = self
            .backend
            .operation("update_host", Method::PATCH, "/host/{id}");
        Update::new(operation, target.into(), changes)
    }

    /// Reads the host and changes it by what it is now; when somebody else is faster, reads it again (`GET`, then `PATCH /host/{id}`). The loop ends after ten lost races.
    pub async fn update_with(
        &self,
        id: Id<Host>,
        change: impl FnMut(&Host) -> HostPatch + Send,
    ) -> Result<Changed<Host>, BackendException> {
        let read = self.backend.operation("get_host", Method::GET, "/host/{id}");
        let write = self.backend.operation("update_host", Method::PATCH, "/host/{id}");
        crate::typed::update_with(read.path_param(id), write, change).await
    }

    /// Remove an item of host (`DELETE /host/{id}`).
    pub fn delete(&self, target: impl Into<Target<Host>>) -> Delete<Host> {
        let operation = self
            .backend
            .operation("delete_host", Method::DELETE, "/host/{id}");
        Delete::new(operation, target.into())
    }
}

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

/// What a new host is made of: a field that is not set takes the default of the backend.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct HostCreate(Changes);

impl HostCreate {
    /// A new item with the fields that it must have.
    pub fn new(
        name: impl Into<String>,
        realm: crate::model::Id<crate::model::Realm>,
    ) -> Self {
        Self(Changes::new()).name(name).realm(realm)
    }

    /// The place on the map of old front ends.
    pub fn coords_2d(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("2d_coords", value.into()))
    }

    /// The place on the three-dimensional map of old front ends.
    pub fn coords_3d(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("3d_coords", value.into()))
    }

    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::Host>) -> Self {
        Self(self.0.set("_id", value))
    }

    /// Whether this is a template, from which others are made and which is never monitored.
    pub fn is_template(self, value: bool) -> Self {
        Self(self.0.set("_is_template", value))
    }

    /// The state of the host and its services in one number, from 0 (well) to 5 (not monitored); the backend works it out.
    pub fn overall_state_id(self, value: i64) -> Self {
        Self(self.0.set("_overall_state_id", value))
    }

    /// The realm that the item belongs to, and with it the rights to see and change it.
    pub fn realm(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("_realm", value))
    }

    /// Whether those who look after the realms below see the item too.
    pub fn sub_realm(self, value: bool) -> Self {
        Self(self.0.set("_sub_realm", value))
    }

    /// The fields whose values still follow the templates; the backend lists them.
    pub fn template_fields(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "_template_fields",
                    value.into_iter().map(Into::<serde_json::Value>::into),
                ),
        )
    }

    /// The templates that fill the fields not set here; of two, the later one prevails.
    pub fn templates(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Host>>,
    ) -> Self {
        Self(self.0.set_all("_templates", value))
    }

    /// Whether the services of the templates are made for this host too.
    pub fn templates_with_services(self, value: bool) -> Self {
        Self(self.0.set("_templates_with_services", value))
    }

    /// The users who may delete the item by a `custom` right.
    pub fn users_delete(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_delete", value))
    }

    /// The users who may read the item by a `custom` right.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_read", value))
    }

    /// The users who may change the item by a `custom` right.
    pub fn users_update(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_update", value))
    }

    /// Addresses of pages on which something can be done about the item.
    pub fn action_url(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("action_url", value.into()))
    }

    /// Whether the monitoring engine checks the item by itself.
    pub fn active_checks_enabled(self, value: bool) -> Self {
        Self(self.0.set("active_checks_enabled", value))
    }

    /// The IPv4 address or the DNS name under which the host is reached.
    pub fn address(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("address", value.into()))
    }

    /// The IPv6 address under which the host is reached.
    pub fn address6(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("address6", value.into()))
    }

    /// A friendlier name to show; the backend copies the name when there is none.
    pub fn alias(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("alias", value.into()))
    }

    /// How much the item matters, from 0 (not at all) to 5 (most of all).
    pub fn business_impact(self, value: i64) -> Self {
        Self(self.0.set("business_impact", value))
    }

    /// Names of modulations of the business impact.
    pub fn business_impact_modulations(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "business_impact_modulations",
                    value.into_iter().map(Into::<serde_json::Value>::into),
                ),
        )
    }

    /// Whether a member in downtime counts as acknowledged.
    pub fn business_rule_downtime_as_ack(self, value: bool) -> Self {
        Self(self.0.set("business_rule_downtime_as_ack", value))
    }

    /// The notification options that a business rule gives to the hosts in it.
    pub fn business_rule_host_notification_options(
        self,
        value: impl IntoIterator<Item = crate::model::HostOption>,
    ) -> Self {
        Self(self.0.set_all("business_rule_host_notification_options", value))
    }

    /// How a business rule words its output.
    pub fn business_rule_output_template(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("business_rule_output_template", value.into()))
    }

    /// The notification options that a business rule gives to the services in it.
    pub fn business_rule_service_notification_options(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        Self(self.0.set_all("business_rule_service_notification_options", value))
    }

    /// Whether a business rule keeps quiet when its failed members are acknowledged.
    pub fn business_rule_smart_notifications(self, value: bool) -> Self {
        Self(self.0.set("business_rule_smart_notifications", value))
    }

    /// The command that finds out the state; null to find out nothing.
    pub fn check_command(self, value: crate::model::Id<crate::model::Command>) -> Self {
        Self(self.0.set("check_command", value))
    }

    /// Sets `check_command` to null.
    pub fn clear_check_command(self) -> Self {
        Self(self.0.clear("check_command"))
    }

    /// What the check command is given, parted by `!`.
    pub fn check_command_args(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("check_command_args", value.into()))
    }

    /// Whether the lack of fresh results is noticed.
    pub fn check_freshness(self, value: bool) -> Self {
        Self(self.0.set("check_freshness", value))
    }

    /// The time from one check to the next, in interval units.
    pub fn check_interval(self, value: i64) -> Self {
        Self(self.0.set("check_interval", value))
    }

    /// When checks are made.
    pub fn check_period(
        self,
        value: crate::model::Id<crate::model::TimePeriod>,
    ) -> Self {
        Self(self.0.set("check_period", value))
    }

    /// Names of modulations of the check command.
    pub fn checkmodulations(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "checkmodulations",
                    value.into_iter().map(Into::<serde_json::Value>::into),
                ),
        )
    }

    /// Names of further views in the front end.
    pub fn custom_views(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "custom_views",
                    value.into_iter().map(Into::<serde_json::Value>::into),
                ),
        )
    }

    /// Macros of the user's own, by name; templates add theirs.
    pub fn customs(self, value: crate::model::FreeObject) -> Self {
        Self(self.0.set("customs", value))
    }

    /// Of several definitions of one name, the one with the lowest number counts.
    pub fn definition_order(self, value: i64) -> Self {
        Self(self.0.set("definition_order", value))
    }

    /// A label to show in old front ends.
    pub fn display_name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("display_name", value.into()))
    }

    /// How the circle of those who are told widens while a problem lasts.
    pub fn escalations(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::HostEscalation>>,
    ) -> Self {
        Self(self.0.set_all("escalations", value))
    }

    /// The command that is run when the state changes; null for none.
    pub fn event_handler(self, value: crate::model::Id<crate::model::Command>) -> Self {
        Self(self.0.set("event_handler", value))
    }

    /// Sets `event_handler` to null.
    pub fn clear_event_handler(self) -> Self {
        Self(self.0.clear("event_handler"))
    }

    /// What the event handler is given, parted by `!`.
    pub fn event_handler_args(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("event_handler_args", value.into()))
    }

    /// Whether the event handler is run.
    pub fn event_handler_enabled(self, value: bool) -> Self {
        Self(self.0.set("event_handler_enabled", value))
    }

    /// How many minutes a problem must last before people are told.
    pub fn first_notification_delay(self, value: i64) -> Self {
        Self(self.0.set("first_notification_delay", value))
    }

    /// Whether it is noticed that the state keeps changing.
    pub fn flap_detection_enabled(self, value: bool) -> Self {
        Self(self.0.set("flap_detection_enabled", value))
    }

    /// The states that count when flapping is looked for.
    pub fn flap_detection_options(
        self,
        value: impl IntoIterator<Item = crate::model::HostOption>,
    ) -> Self {
        Self(self.0.set_all("flap_detection_options", value))
    }

    /// What the state becomes for lack of fresh results.
    pub fn freshness_state(self, value: crate::model::HostOption) -> Self {
        Self(self.0.set("freshness_state", value))
    }

    /// How old the last result may be, in seconds.
    pub fn freshness_threshold(self, value: i64) -> Self {
        Self(self.0.set("freshness_threshold", value))
    }

    /// The rate of changes above which flapping begins, in percent.
    pub fn high_flap_threshold(self, value: i64) -> Self {
        Self(self.0.set("high_flap_threshold", value))
    }

    /// The file of the icon in old front ends.
    pub fn icon_image(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("icon_image", value.into()))
    }

    /// The words that stand for the icon in old front ends.
    pub fn icon_image_alt(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("icon_image_alt", value.into()))
    }

    /// The name of the family of icons in old front ends.
    pub fn icon_set(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("icon_set", value.into()))
    }

    /// The program or file that the item came from.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("imported_from", value.into()))
    }

    /// What the state is taken to be until the first check.
    pub fn initial_state(self, value: crate::model::HostOption) -> Self {
        Self(self.0.set("initial_state", value))
    }

    /// Labels by which business rules choose items.
    pub fn labels(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "labels",
                    value.into_iter().map(Into::<serde_json::Value>::into),
                ),
        )
    }

    /// Where the host stands, as latitude and longitude in degrees.
    pub fn location(self, value: crate::model::Point) -> Self {
        Self(self.0.set("location", value))
    }

    /// The rate of changes below which flapping is over, in percent.
    pub fn low_flap_threshold(self, value: i64) -> Self {
        Self(self.0.set("low_flap_threshold", value))
    }

    /// Whether somebody took charge of the problem.
    pub fn ls_acknowledged(self, value: bool) -> Self {
        Self(self.0.set("ls_acknowledged", value))
    }

    /// How long the acknowledgement holds: 1 until the state changes, 2 until all is well.
    pub fn ls_acknowledgement_type(self, value: i64) -> Self {
        Self(self.0.set("ls_acknowledgement_type", value))
    }

    /// Which check in a row found the state.
    pub fn ls_current_attempt(self, value: i64) -> Self {
        Self(self.0.set("ls_current_attempt", value))
    }

    /// Whether the item is in downtime.
    pub fn ls_downtimed(self, value: bool) -> Self {
        Self(self.0.set("ls_downtimed", value))
    }

    /// How long the last check ran, in seconds.
    pub fn ls_execution_time(self, value: f64) -> Self {
        Self(self.0.set("ls_execution_time", value))
    }

    /// Whether Grafana shows the metrics of the item.
    pub fn ls_grafana(self, value: bool) -> Self {
        Self(self.0.set("ls_grafana", value))
    }

    /// The number of the panel in the dashboard of the host.
    pub fn ls_grafana_panelid(self, value: i64) -> Self {
        Self(self.0.set("ls_grafana_panelid", value))
    }

    /// When the last check ran, in seconds since 1970; 0 before the first.
    pub fn ls_last_check(self, value: i64) -> Self {
        Self(self.0.set("ls_last_check", value))
    }

    /// When the confirmed state last changed, in seconds since 1970.
    pub fn ls_last_hard_state_changed(self, value: i64) -> Self {
        Self(self.0.set("ls_last_hard_state_changed", value))
    }

    /// When people were last told, in seconds since 1970; 0 for never.
    pub fn ls_last_notification(self, value: i64) -> Self {
        Self(self.0.set("ls_last_notification", value))
    }

    /// The state before the last result.
    pub fn ls_last_state(self, value: crate::model::HostState) -> Self {
        Self(self.0.set("ls_last_state", value))
    }

    /// When the state last changed, in seconds since 1970.
    pub fn ls_last_state_changed(self, value: i64) -> Self {
        Self(self.0.set("ls_last_state_changed", value))
    }

    /// Whether the state before the last result was confirmed.
    pub fn ls_last_state_type(self, value: crate::model::StateType) -> Self {
        Self(self.0.set("ls_last_state_type", value))
    }

    /// When the host was last found DOWN, in seconds since 1970.
    pub fn ls_last_time_down(self, value: i64) -> Self {
        Self(self.0.set("ls_last_time_down", value))
    }

    /// When the state was last found UNKNOWN, in seconds since 1970.
    pub fn ls_last_time_unknown(self, value: i64) -> Self {
        Self(self.0.set("ls_last_time_unknown", value))
    }

    /// When the state was last found UNREACHABLE, in seconds since 1970.
    pub fn ls_last_time_unreachable(self, value: i64) -> Self {
        Self(self.0.set("ls_last_time_unreachable", value))
    }

    /// When the host was last found UP, in seconds since 1970.
    pub fn ls_last_time_up(self, value: i64) -> Self {
        Self(self.0.set("ls_last_time_up", value))
    }

    /// How late the last check ran, in seconds.
    pub fn ls_latency(self, value: f64) -> Self {
        Self(self.0.set("ls_latency", value))
    }

    /// The other lines that the last check put out.
    pub fn ls_long_output(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("ls_long_output", value.into()))
    }

    /// When the next check is due, in seconds since 1970.
    pub fn ls_next_check(self, value: i64) -> Self {
        Self(self.0.set("ls_next_check", value))
    }

    /// The first line that the last check put out.
    pub fn ls_output(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("ls_output", value.into()))
    }

    /// Whether the last result came from outside.
    pub fn ls_passive_check(self, value: bool) -> Self {
        Self(self.0.set("ls_passive_check", value))
    }

    /// The performance data of the last check, as they came.
    pub fn ls_perf_data(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("ls_perf_data", value.into()))
    }

    /// The state now.
    pub fn ls_state(self, value: crate::model::HostState) -> Self {
        Self(self.0.set("ls_state", value))
    }

    /// 1 when the last result brought another state, otherwise 0.
    pub fn ls_state_changed(self, value: i64) -> Self {
        Self(self.0.set("ls_state_changed", value))
    }

    /// The number of the state.
    pub fn ls_state_id(self, value: i64) -> Self {
        Self(self.0.set("ls_state_id", value))
    }

    /// Whether the state is confirmed.
    pub fn ls_state_type(self, value: crate::model::StateType) -> Self {
        Self(self.0.set("ls_state_type", value))
    }

    /// Names of modulations of macros.
    pub fn macromodulations(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "macromodulations",
                    value.into_iter().map(Into::<serde_json::Value>::into),
                ),
        )
    }

    /// When the item is in downtime, over and over; null for never.
    pub fn maintenance_period(
        self,
        value: crate::model::Id<crate::model::TimePeriod>,
    ) -> Self {
        Self(self.0.set("maintenance_period", value))
    }

    /// Sets `maintenance_period` to null.
    pub fn clear_maintenance_period(self) -> Self {
        Self(self.0.clear("maintenance_period"))
    }

    /// How many checks in a row must fail for a state to be HARD.
    pub fn max_check_attempts(self, value: i64) -> Self {
        Self(self.0.set("max_check_attempts", value))
    }

    /// The name by which the host is known; no other host or host template has it.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Whatever is worth remembering about the item.
    pub fn notes(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes", value.into()))
    }

    /// Addresses of pages about the item.
    pub fn notes_url(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes_url", value.into()))
    }

    /// The minutes from one notification of a problem to the next.
    pub fn notification_interval(self, value: i64) -> Self {
        Self(self.0.set("notification_interval", value))
    }

    /// Which states and events people are told of.
    pub fn notification_options(
        self,
        value: impl IntoIterator<Item = crate::model::HostOption>,
    ) -> Self {
        Self(self.0.set_all("notification_options", value))
    }

    /// When people are told of problems.
    pub fn notification_period(
        self,
        value: crate::model::Id<crate::model::TimePeriod>,
    ) -> Self {
        Self(self.0.set("notification_period", value))
    }

    /// Whether anybody is told of problems.
    pub fn notifications_enabled(self, value: bool) -> Self {
        Self(self.0.set("notifications_enabled", value))
    }

    /// The hosts right before this one, seen from the monitoring engine.
    pub fn parents(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Host>>,
    ) -> Self {
        Self(self.0.set_all("parents", value))
    }

    /// Whether results from outside are taken.
    pub fn passive_checks_enabled(self, value: bool) -> Self {
        Self(self.0.set("passive_checks_enabled", value))
    }

    /// Names the pollers that may run the check; empty for any.
    pub fn poller_tag(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("poller_tag", value.into()))
    }

    /// Whether the performance data go to the time series databases.
    pub fn process_perf_data(self, value: bool) -> Self {
        Self(self.0.set("process_perf_data", value))
    }

    /// Names the reactionners that may run the event handler; empty for any.
    pub fn reactionner_tag(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("reactionner_tag", value.into()))
    }

    /// Names of modulations of results.
    pub fn resultmodulations(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "resultmodulations",
                    value.into_iter().map(Into::<serde_json::Value>::into),
                ),
        )
    }

    /// The time to the next check while a problem is not confirmed, in interval units.
    pub fn retry_interval(self, value: i64) -> Self {
        Self(self.0.set("retry_interval", value))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// Services that the host does not take from its templates.
    pub fn service_excludes(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "service_excludes",
                    value.into_iter().map(Into::<serde_json::Value>::into),
                ),
        )
    }

    /// The only services that the host takes from its templates, when there are any here.
    pub fn service_includes(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "service_includes",
                    value.into_iter().map(Into::<serde_json::Value>::into),
                ),
        )
    }

    /// What is different in services that the host takes from its templates.
    pub fn service_overrides(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "service_overrides",
                    value.into_iter().map(Into::<serde_json::Value>::into),
                ),
        )
    }

    /// The command that takes the snapshot; null for none.
    pub fn snapshot_command(
        self,
        value: crate::model::Id<crate::model::Command>,
    ) -> Self {
        Self(self.0.set("snapshot_command", value))
    }

    /// Sets `snapshot_command` to null.
    pub fn clear_snapshot_command(self) -> Self {
        Self(self.0.clear("snapshot_command"))
    }

    /// The letters of the states in which a snapshot is taken.
    pub fn snapshot_criteria(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "snapshot_criteria",
                    value.into_iter().map(Into::<serde_json::Value>::into),
                ),
        )
    }

    /// Whether a snapshot is taken when there is a problem.
    pub fn snapshot_enabled(self, value: bool) -> Self {
        Self(self.0.set("snapshot_enabled", value))
    }

    /// The time from one snapshot to the next, in interval units.
    pub fn snapshot_interval(self, value: i64) -> Self {
        Self(self.0.set("snapshot_interval", value))
    }

    /// When snapshots are taken; null for always.
    pub fn snapshot_period(
        self,
        value: crate::model::Id<crate::model::TimePeriod>,
    ) -> Self {
        Self(self.0.set("snapshot_period", value))
    }

    /// Sets `snapshot_period` to null.
    pub fn clear_snapshot_period(self) -> Self {
        Self(self.0.clear("snapshot_period"))
    }

    /// The states in which each change of output is logged.
    pub fn stalking_options(
        self,
        value: impl IntoIterator<Item = crate::model::HostOption>,
    ) -> Self {
        Self(self.0.set_all("stalking_options", value))
    }

    /// The file of the image on the map of old front ends.
    pub fn statusmap_image(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("statusmap_image", value.into()))
    }

    /// Words to sort and find items by; templates add theirs.
    pub fn tags(self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(self.0.set_all("tags", value.into_iter().map(Into::<String>::into)))
    }

    /// How long a check may give no result before it is planned again, in seconds.
    pub fn time_to_orphanage(self, value: i64) -> Self {
        Self(self.0.set("time_to_orphanage", value))
    }

    /// Of no effect now.
    pub fn trending_policies(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "trending_policies",
                    value.into_iter().map(Into::<serde_json::Value>::into),
                ),
        )
    }

    /// Whether the broker may set the trigger off.
    pub fn trigger_broker_raise_enabled(self, value: bool) -> Self {
        Self(self.0.set("trigger_broker_raise_enabled", value))
    }

    /// The name of the trigger that decides on the state.
    pub fn trigger_name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("trigger_name", value.into()))
    }

    /// The groups whose users are told of the host's problems.
    pub fn usergroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::UserGroup>>,
    ) -> Self {
        Self(self.0.set_all("usergroups", value))
    }

    /// The users who are told of the host's problems.
    pub fn users(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("users", value))
    }

    /// The file of the texture on the three-dimensional map of old front ends.
    pub fn vrml_image(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("vrml_image", value.into()))
    }
}

/// Changes to a host: a field that is not set stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct HostPatch(Changes);

impl HostPatch {
    /// No change yet.
    pub fn new() -> Self {
        Self(Changes::new())
    }

    /// The place on the map of old front ends.
    pub fn coords_2d(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("2d_coords", value.into()))
    }

    /// The place on the three-dimensional map of old front ends.
    pub fn coords_3d(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("3d_coords", value.into()))
    }

    /// Whether this is a template, from which others are made and which is never monitored.
    pub fn is_template(self, value: bool) -> Self {
        Self(self.0.set("_is_template", value))
    }

    /// The state of the host and its services in one number, from 0 (well) to 5 (not monitored); the backend works it out.
    pub fn overall_state_id(self, value: i64) -> Self {
        Self(self.0.set("_overall_state_id", value))
    }

    /// The realm that the item belongs to, and with it the rights to see and change it.
    pub fn realm(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("_realm", value))
    }

    /// Whether those who look after the realms below see the item too.
    pub fn sub_realm(self, value: bool) -> Self {
        Self(self.0.set("_sub_realm", value))
    }

    /// The fields whose values still follow the templates; the backend lists them.
    pub fn template_fields(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "_template_fields",
                    value.into_iter().map(Into::<serde_json::Value>::into),
                ),
        )
    }

    /// The templates that fill the fields not set here; of two, the later one prevails.
    pub fn templates(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Host>>,
    ) -> Self {
        Self(self.0.set_all("_templates", value))
    }

    /// Whether the services of the templates are made for this host too.
    pub fn templates_with_services(self, value: bool) -> Self {
        Self(self.0.set("_templates_with_services", value))
    }

    /// The users who may delete the item by a `custom` right.
    pub fn users_delete(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_delete", value))
    }

    /// The users who may read the item by a `custom` right.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_read", value))
    }

    /// The users who may change the item by a `custom` right.
    pub fn users_update(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_update", value))
    }

    /// Addresses of pages on which something can be done about the item.
    pub fn action_url(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("action_url", value.into()))
    }

    /// Whether the monitoring engine checks the item by itself.
    pub fn active_checks_enabled(self, value: bool) -> Self {
        Self(self.0.set("active_checks_enabled", value))
    }

    /// The IPv4 address or the DNS name under which the host is reached.
    pub fn address(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("address", value.into()))
    }

    /// The IPv6 address under which the host is reached.
    pub fn address6(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("address6", value.into()))
    }

    /// A friendlier name to show; the backend copies the name when there is none.
    pub fn alias(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("alias", value.into()))
    }

    /// How much the item matters, from 0 (not at all) to 5 (most of all).
    pub fn business_impact(self, value: i64) -> Self {
        Self(self.0.set("business_impact", value))
    }

    /// Names of modulations of the business impact.
    pub fn business_impact_modulations(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "business_impact_modulations",
                    value.into_iter().map(Into::<serde_json::Value>::into),
                ),
        )
    }

    /// Whether a member in downtime counts as acknowledged.
    pub fn business_rule_downtime_as_ack(self, value: bool) -> Self {
        Self(self.0.set("business_rule_downtime_as_ack", value))
    }

    /// The notification options that a business rule gives to the hosts in it.
    pub fn business_rule_host_notification_options(
        self,
        value: impl IntoIterator<Item = crate::model::HostOption>,
    ) -> Self {
        Self(self.0.set_all("business_rule_host_notification_options", value))
    }

    /// How a business rule words its output.
    pub fn business_rule_output_template(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("business_rule_output_template", value.into()))
    }

    /// The notification options that a business rule gives to the services in it.
    pub fn business_rule_service_notification_options(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        Self(self.0.set_all("business_rule_service_notification_options", value))
    }

    /// Whether a business rule keeps quiet when its failed members are acknowledged.
    pub fn business_rule_smart_notifications(self, value: bool) -> Self {
        Self(self.0.set("business_rule_smart_notifications", value))
    }

    /// The command that finds out the state; null to find out nothing.
    pub fn check_command(self, value: crate::model::Id<crate::model::Command>) -> Self {
        Self(self.0.set("check_command", value))
    }

    /// Sets `check_command` to null.
    pub fn clear_check_command(self) -> Self {
        Self(self.0.clear("check_command"))
    }

    /// What the check command is given, parted by `!`.
    pub fn check_command_args(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("check_command_args", value.into()))
    }

    /// Whether the lack of fresh results is noticed.
    pub fn check_freshness(self, value: bool) -> Self {
        Self(self.0.set("check_freshness", value))
    }

    /// The time from one check to the next, in interval units.
    pub fn check_interval(self, value: i64) -> Self {
        Self(self.0.set("check_interval", value))
    }

    /// When checks are made.
    pub fn check_period(
        self,
        value: crate::model::Id<crate::model::TimePeriod>,
    ) -> Self {
        Self(self.0.set("check_period", value))
    }

    /// Names of modulations of the check command.
    pub fn checkmodulations(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "checkmodulations",
                    value.into_iter().map(Into::<serde_json::Value>::into),
                ),
        )
    }

    /// Names of further views in the front end.
    pub fn custom_views(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "custom_views",
                    value.into_iter().map(Into::<serde_json::Value>::into),
                ),
        )
    }

    /// Macros of the user's own, by name; templates add theirs.
    pub fn customs(self, value: crate::model::FreeObject) -> Self {
        Self(self.0.set("customs", value))
    }

    /// Of several definitions of one name, the one with the lowest number counts.
    pub fn definition_order(self, value: i64) -> Self {
        Self(self.0.set("definition_order", value))
    }

    /// A label to show in old front ends.
    pub fn display_name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("display_name", value.into()))
    }

    /// How the circle of those who are told widens while a problem lasts.
    pub fn escalations(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::HostEscalation>>,
    ) -> Self {
        Self(self.0.set_all("escalations", value))
    }

    /// The command that is run when the state changes; null for none.
    pub fn event_handler(self, value: crate::model::Id<crate::model::Command>) -> Self {
        Self(self.0.set("event_handler", value))
    }

    /// Sets `event_handler` to null.
    pub fn clear_event_handler(self) -> Self {
        Self(self.0.clear("event_handler"))
    }

    /// What the event handler is given, parted by `!`.
    pub fn event_handler_args(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("event_handler_args", value.into()))
    }

    /// Whether the event handler is run.
    pub fn event_handler_enabled(self, value: bool) -> Self {
        Self(self.0.set("event_handler_enabled", value))
    }

    /// How many minutes a problem must last before people are told.
    pub fn first_notification_delay(self, value: i64) -> Self {
        Self(self.0.set("first_notification_delay", value))
    }

    /// Whether it is noticed that the state keeps changing.
    pub fn flap_detection_enabled(self, value: bool) -> Self {
        Self(self.0.set("flap_detection_enabled", value))
    }

    /// The states that count when flapping is looked for.
    pub fn flap_detection_options(
        self,
        value: impl IntoIterator<Item = crate::model::HostOption>,
    ) -> Self {
        Self(self.0.set_all("flap_detection_options", value))
    }

    /// What the state becomes for lack of fresh results.
    pub fn freshness_state(self, value: crate::model::HostOption) -> Self {
        Self(self.0.set("freshness_state", value))
    }

    /// How old the last result may be, in seconds.
    pub fn freshness_threshold(self, value: i64) -> Self {
        Self(self.0.set("freshness_threshold", value))
    }

    /// The rate of changes above which flapping begins, in percent.
    pub fn high_flap_threshold(self, value: i64) -> Self {
        Self(self.0.set("high_flap_threshold", value))
    }

    /// The file of the icon in old front ends.
    pub fn icon_image(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("icon_image", value.into()))
    }

    /// The words that stand for the icon in old front ends.
    pub fn icon_image_alt(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("icon_image_alt", value.into()))
    }

    /// The name of the family of icons in old front ends.
    pub fn icon_set(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("icon_set", value.into()))
    }

    /// The program or file that the item came from.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("imported_from", value.into()))
    }

    /// What the state is taken to be until the first check.
    pub fn initial_state(self, value: crate::model::HostOption) -> Self {
        Self(self.0.set("initial_state", value))
    }

    /// Labels by which business rules choose items.
    pub fn labels(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "labels",
                    value.into_iter().map(Into::<serde_json::Value>::into),
                ),
        )
    }

    /// Where the host stands, as latitude and longitude in degrees.
    pub fn location(self, value: crate::model::Point) -> Self {
        Self(self.0.set("location", value))
    }

    /// The rate of changes below which flapping is over, in percent.
    pub fn low_flap_threshold(self, value: i64) -> Self {
        Self(self.0.set("low_flap_threshold", value))
    }

    /// Whether somebody took charge of the problem.
    pub fn ls_acknowledged(self, value: bool) -> Self {
        Self(self.0.set("ls_acknowledged", value))
    }

    /// How long the acknowledgement holds: 1 until the state changes, 2 until all is well.
    pub fn ls_acknowledgement_type(self, value: i64) -> Self {
        Self(self.0.set("ls_acknowledgement_type", value))
    }

    /// Which check in a row found the state.
    pub fn ls_current_attempt(self, value: i64) -> Self {
        Self(self.0.set("ls_current_attempt", value))
    }

    /// Whether the item is in downtime.
    pub fn ls_downtimed(self, value: bool) -> Self {
        Self(self.0.set("ls_downtimed", value))
    }

    /// How long the last check ran, in seconds.
    pub fn ls_execution_time(self, value: f64) -> Self {
        Self(self.0.set("ls_execution_time", value))
    }

    /// Whether Grafana shows the metrics of the item.
    pub fn ls_grafana(self, value: bool) -> Self {
        Self(self.0.set("ls_grafana", value))
    }

    /// The number of the panel in the dashboard of the host.
    pub fn ls_grafana_panelid(self, value: i64) -> Self {
        Self(self.0.set("ls_grafana_panelid", value))
    }

    /// When the last check ran, in seconds since 1970; 0 before the first.
    pub fn ls_last_check(self, value: i64) -> Self {
        Self(self.0.set("ls_last_check", value))
    }

    /// When the confirmed state last changed, in seconds since 1970.
    pub fn ls_last_hard_state_changed(self, value: i64) -> Self {
        Self(self.0.set("ls_last_hard_state_changed", value))
    }

    /// When people were last told, in seconds since 1970; 0 for never.
    pub fn ls_last_notification(self, value: i64) -> Self {
        Self(self.0.set("ls_last_notification", value))
    }

    /// The state before the last result.
    pub fn ls_last_state(self, value: crate::model::HostState) -> Self {
        Self(self.0.set("ls_last_state", value))
    }

    /// When the state last changed, in seconds since 1970.
    pub fn ls_last_state_changed(self, value: i64) -> Self {
        Self(self.0.set("ls_last_state_changed", value))
    }

    /// Whether the state before the last result was confirmed.
    pub fn ls_last_state_type(self, value: crate::model::StateType) -> Self {
        Self(self.0.set("ls_last_state_type", value))
    }

    /// When the host was last found DOWN, in seconds since 1970.
    pub fn ls_last_time_down(self, value: i64) -> Self {
        Self(self.0.set("ls_last_time_down", value))
    }

    /// When the state was last found UNKNOWN, in seconds since 1970.
    pub fn ls_last_time_unknown(self, value: i64) -> Self {
        Self(self.0.set("ls_last_time_unknown", value))
    }

    /// When the state was last found UNREACHABLE, in seconds since 1970.
    pub fn ls_last_time_unreachable(self, value: i64) -> Self {
        Self(self.0.set("ls_last_time_unreachable", value))
    }

    /// When the host was last found UP, in seconds since 1970.
    pub fn ls_last_time_up(self, value: i64) -> Self {
        Self(self.0.set("ls_last_time_up", value))
    }

    /// How late the last check ran, in seconds.
    pub fn ls_latency(self, value: f64) -> Self {
        Self(self.0.set("ls_latency", value))
    }

    /// The other lines that the last check put out.
    pub fn ls_long_output(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("ls_long_output", value.into()))
    }

    /// When the next check is due, in seconds since 1970.
    pub fn ls_next_check(self, value: i64) -> Self {
        Self(self.0.set("ls_next_check", value))
    }

    /// The first line that the last check put out.
    pub fn ls_output(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("ls_output", value.into()))
    }

    /// Whether the last result came from outside.
    pub fn ls_passive_check(self, value: bool) -> Self {
        Self(self.0.set("ls_passive_check", value))
    }

    /// The performance data of the last check, as they came.
    pub fn ls_perf_data(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("ls_perf_data", value.into()))
    }

    /// The state now.
    pub fn ls_state(self, value: crate::model::HostState) -> Self {
        Self(self.0.set("ls_state", value))
    }

    /// 1 when the last result brought another state, otherwise 0.
    pub fn ls_state_changed(self, value: i64) -> Self {
        Self(self.0.set("ls_state_changed", value))
    }

    /// The number of the state.
    pub fn ls_state_id(self, value: i64) -> Self {
        Self(self.0.set("ls_state_id", value))
    }

    /// Whether the state is confirmed.
    pub fn ls_state_type(self, value: crate::model::StateType) -> Self {
        Self(self.0.set("ls_state_type", value))
    }

    /// Names of modulations of macros.
    pub fn macromodulations(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "macromodulations",
                    value.into_iter().map(Into::<serde_json::Value>::into),
                ),
        )
    }

    /// When the item is in downtime, over and over; null for never.
    pub fn maintenance_period(
        self,
        value: crate::model::Id<crate::model::TimePeriod>,
    ) -> Self {
        Self(self.0.set("maintenance_period", value))
    }

    /// Sets `maintenance_period` to null.
    pub fn clear_maintenance_period(self) -> Self {
        Self(self.0.clear("maintenance_period"))
    }

    /// How many checks in a row must fail for a state to be HARD.
    pub fn max_check_attempts(self, value: i64) -> Self {
        Self(self.0.set("max_check_attempts", value))
    }

    /// The name by which the host is known; no other host or host template has it.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Whatever is worth remembering about the item.
    pub fn notes(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes", value.into()))
    }

    /// Addresses of pages about the item.
    pub fn notes_url(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes_url", value.into()))
    }

    /// The minutes from one notification of a problem to the next.
    pub fn notification_interval(self, value: i64) -> Self {
        Self(self.0.set("notification_interval", value))
    }

    /// Which states and events people are told of.
    pub fn notification_options(
        self,
        value: impl IntoIterator<Item = crate::model::HostOption>,
    ) -> Self {
        Self(self.0.set_all("notification_options", value))
    }

    /// When people are told of problems.
    pub fn notification_period(
        self,
        value: crate::model::Id<crate::model::TimePeriod>,
    ) -> Self {
        Self(self.0.set("notification_period", value))
    }

    /// Whether anybody is told of problems.
    pub fn notifications_enabled(self, value: bool) -> Self {
        Self(self.0.set("notifications_enabled", value))
    }

    /// The hosts right before this one, seen from the monitoring engine.
    pub fn parents(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Host>>,
    ) -> Self {
        Self(self.0.set_all("parents", value))
    }

    /// Whether results from outside are taken.
    pub fn passive_checks_enabled(self, value: bool) -> Self {
        Self(self.0.set("passive_checks_enabled", value))
    }

    /// Names the pollers that may run the check; empty for any.
    pub fn poller_tag(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("poller_tag", value.into()))
    }

    /// Whether the performance data go to the time series databases.
    pub fn process_perf_data(self, value: bool) -> Self {
        Self(self.0.set("process_perf_data", value))
    }

    /// Names the reactionners that may run the event handler; empty for any.
    pub fn reactionner_tag(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("reactionner_tag", value.into()))
    }

    /// Names of modulations of results.
    pub fn resultmodulations(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "resultmodulations",
                    value.into_iter().map(Into::<serde_json::Value>::into),
                ),
        )
    }

    /// The time to the next check while a problem is not confirmed, in interval units.
    pub fn retry_interval(self, value: i64) -> Self {
        Self(self.0.set("retry_interval", value))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// Services that the host does not take from its templates.
    pub fn service_excludes(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "service_excludes",
                    value.into_iter().map(Into::<serde_json::Value>::into),
                ),
        )
    }

    /// The only services that the host takes from its templates, when there are any here.
    pub fn service_includes(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "service_includes",
                    value.into_iter().map(Into::<serde_json::Value>::into),
                ),
        )
    }

    /// What is different in services that the host takes from its templates.
    pub fn service_overrides(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "service_overrides",
                    value.into_iter().map(Into::<serde_json::Value>::into),
                ),
        )
    }

    /// The command that takes the snapshot; null for none.
    pub fn snapshot_command(
        self,
        value: crate::model::Id<crate::model::Command>,
    ) -> Self {
        Self(self.0.set("snapshot_command", value))
    }

    /// Sets `snapshot_command` to null.
    pub fn clear_snapshot_command(self) -> Self {
        Self(self.0.clear("snapshot_command"))
    }

    /// The letters of the states in which a snapshot is taken.
    pub fn snapshot_criteria(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "snapshot_criteria",
                    value.into_iter().map(Into::<serde_json::Value>::into),
                ),
        )
    }

    /// Whether a snapshot is taken when there is a problem.
    pub fn snapshot_enabled(self, value: bool) -> Self {
        Self(self.0.set("snapshot_enabled", value))
    }

    /// The time from one snapshot to the next, in interval units.
    pub fn snapshot_interval(self, value: i64) -> Self {
        Self(self.0.set("snapshot_interval", value))
    }

    /// When snapshots are taken; null for always.
    pub fn snapshot_period(
        self,
        value: crate::model::Id<crate::model::TimePeriod>,
    ) -> Self {
        Self(self.0.set("snapshot_period", value))
    }

    /// Sets `snapshot_period` to null.
    pub fn clear_snapshot_period(self) -> Self {
        Self(self.0.clear("snapshot_period"))
    }

    /// The states in which each change of output is logged.
    pub fn stalking_options(
        self,
        value: impl IntoIterator<Item = crate::model::HostOption>,
    ) -> Self {
        Self(self.0.set_all("stalking_options", value))
    }

    /// The file of the image on the map of old front ends.
    pub fn statusmap_image(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("statusmap_image", value.into()))
    }

    /// Words to sort and find items by; templates add theirs.
    pub fn tags(self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(self.0.set_all("tags", value.into_iter().map(Into::<String>::into)))
    }

    /// How long a check may give no result before it is planned again, in seconds.
    pub fn time_to_orphanage(self, value: i64) -> Self {
        Self(self.0.set("time_to_orphanage", value))
    }

    /// Of no effect now.
    pub fn trending_policies(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "trending_policies",
                    value.into_iter().map(Into::<serde_json::Value>::into),
                ),
        )
    }

    /// Whether the broker may set the trigger off.
    pub fn trigger_broker_raise_enabled(self, value: bool) -> Self {
        Self(self.0.set("trigger_broker_raise_enabled", value))
    }

    /// The name of the trigger that decides on the state.
    pub fn trigger_name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("trigger_name", value.into()))
    }

    /// The groups whose users are told of the host's problems.
    pub fn usergroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::UserGroup>>,
    ) -> Self {
        Self(self.0.set_all("usergroups", value))
    }

    /// The users who are told of the host's problems.
    pub fn users(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("users", value))
    }

    /// The file of the texture on the three-dimensional map of old front ends.
    pub fn vrml_image(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("vrml_image", value.into()))
    }
}
