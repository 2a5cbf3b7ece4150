// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 00a0f8ed8d8dd3effa3c01d871d95b903448289b6f1bcd9fe6223122121ea7c1

//! Services.
//!
//! A monitored service of a host, or a template for services: its checks, its notifications and, in the fields `ls_…`, its live state.

use http::Method;
use serde::Serialize;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::{Id, Service};
use crate::typed::{Changed, Changes, Created, Delete, Field, Get, List, Target, Update};

/// The services of a backend, made by [`Backend::services`].
#[derive(Debug, Clone)]
pub struct Services {
    pub(crate) backend: Backend,
}

impl Backend {
    /// The services of this backend.
    pub fn services(&self) -> Services {
        Services { backend: self.clone() }
    }
}

impl Services {
    /// List items of service (`GET /service`).
    pub fn list(&self) -> List<Service> {
        let operation = self.backend.operation("list_services", Method::GET, "/service");
        List::new(operation)
    }

    /// Create items of service (`POST /service`).
    pub async fn create(
        &self,
        item: &ServiceCreate,
    ) -> Result<Created<Service>, BackendException> {
        self.backend
            .operation("create_service", Method::POST, "/service")
            .body(item)
            .send_created()
            .await
    }

    /// Creates several services in one request, all or none (`POST /service`).
    pub async fn create_many(
        &self,
        items: &[ServiceCreate],
    ) -> Result<Vec<Created<Service>>, BackendException> {
        self.backend
            .operation("create_service", Method::POST, "/service")
            .send_created_many(items)
            .await
    }

    /// Remove all items of service (`DELETE /service`).
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        self.backend
            .operation("delete_all_services", Method::DELETE, "/service")
            .send_empty()
            .await
    }

    /// Read an item of service (`GET /service/{id}`).
    pub fn get(&self, id: Id<Service>) -> Get<Service> {
        let operation = self
            .backend
            .operation("get_service", Method::GET, "/service/{id}");
        Get::new(operation.path_param(id))
    }

    /// The service with this id, or `None` where there is none (`GET /service/{id}`).
    pub async fn get_opt(
        &self,
        id: Id<Service>,
    ) -> Result<Option<Service>, BackendException> {
        self.get(id).optional().await
    }

    /// Change an item of service (`PATCH /service/{id}`).
    pub fn update(
        &self,
        target: impl Into<Target<Service>>,
        changes: ServicePatch,
    ) -> Update<Service> {
        let operation = self
            .backend
            .operation("update_service", Method::PATCH, "/service/{id}");
        Update::new(operation, target.into(), changes)
    }

    /// Reads the service and changes it by what it is now; when somebody else is faster, reads it again (`GET`, then `PATCH /service/{id}`). The loop ends after ten lost races.
    pub async fn update_with(
        &self,
        id: Id<Service>,
        change: impl FnMut(&Service) -> ServicePatch + Send,
    ) -> Result<Changed<Service>, BackendException> {
        let read = self.backend.operation("get_service", Method::GET, "/service/{id}");
        let write = self
            .backend
            .operation("update_service", Method::PATCH, "/service/{id}");
        crate::typed::update_with(read.path_param(id), write, change).await
    }

    /// Remove an item of service (`DELETE /service/{id}`).
    pub fn delete(&self, target: impl Into<Target<Service>>) -> Delete<Service> {
        let operation = self
            .backend
            .operation("delete_service", Method::DELETE, "/service/{id}");
        Delete::new(operation, target.into())
    }
}

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

/// What a new service is made of: a field that is not set takes the default of the backend.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct ServiceCreate(Changes);

impl ServiceCreate {
    /// A new item with the fields that it must have.
    pub fn new(
        name: impl Into<String>,
        realm: crate::model::Id<crate::model::Realm>,
    ) -> Self {
        Self(Changes::new()).name(name).realm(realm)
    }

    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::Service>) -> Self {
        Self(self.0.set("_id", value))
    }

    /// Whether the item is a template: others inherit from it, and it is neither monitored nor used itself. Default: `false`.
    pub fn is_template(self, value: bool) -> Self {
        Self(self.0.set("_is_template", value))
    }

    /// The realm that the item belongs to, by which rights to read and change it are granted.
    pub fn realm(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("_realm", value))
    }

    /// Whether the item is also visible to users of the realms below its own. Default: `true`.
    pub fn sub_realm(self, value: bool) -> Self {
        Self(self.0.set("_sub_realm", value))
    }

    /// The templates from which the item inherits the fields that it does not set itself. Where several set one field, the last template in the list wins. Default: `[]`.
    pub fn templates(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Service>>,
    ) -> Self {
        Self(self.0.set_all("_templates", value))
    }

    /// Whether the service was created from a host template or, in a service template, whether it is created for each host that uses the template's host. Default: `false`.
    pub fn templates_from_host_template(self, value: bool) -> Self {
        Self(self.0.set("_templates_from_host_template", value))
    }

    /// The users who may delete the item through the right `custom`.
    pub fn users_delete(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_delete", value))
    }

    /// The users who may read the item through the right `custom`.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_read", value))
    }

    /// The users who may change the item through the right `custom`.
    pub fn users_update(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_update", value))
    }

    /// URLs of actions on the item, for front ends to link to. Default: `""`.
    pub fn action_url(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("action_url", value.into()))
    }

    /// Whether the monitoring engine runs active checks. Default: `true`.
    pub fn active_checks_enabled(self, value: bool) -> Self {
        Self(self.0.set("active_checks_enabled", value))
    }

    /// The path by which front ends group the service, such as `/database/mysql`. Default: `""`.
    pub fn aggregation(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("aggregation", value.into()))
    }

    /// The label to display. The backend copies the name when it is empty. Default: `""`.
    pub fn alias(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("alias", value.into()))
    }

    /// The importance for the business, from 0 (none) to 5 (vital). Default: `2`.
    pub fn business_impact(self, value: i64) -> Self {
        Self(self.0.set("business_impact", value))
    }

    /// The names of the modulations that change the business impact by time period. Default: `[]`.
    pub fn business_impact_modulations(
        self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "business_impact_modulations",
                    value.into_iter().map(Into::<String>::into),
                ),
        )
    }

    /// Whether a downtime of a business rule's member counts as an acknowledgement. Default: `false`.
    pub fn business_rule_downtime_as_ack(self, value: bool) -> Self {
        Self(self.0.set("business_rule_downtime_as_ack", value))
    }

    /// The states and events of which the member hosts of a business rule are notified. Default: `["d","u","r","f","s"]`.
    pub fn business_rule_host_notification_options(
        self,
        value: impl IntoIterator<Item = crate::model::HostOption>,
    ) -> Self {
        Self(self.0.set_all("business_rule_host_notification_options", value))
    }

    /// The template of a business rule's output. Default: `""`.
    pub fn business_rule_output_template(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("business_rule_output_template", value.into()))
    }

    /// The states and events of which the member services of a business rule are notified. Default: `["w","u","c","r","f","s"]`.
    pub fn business_rule_service_notification_options(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        Self(self.0.set_all("business_rule_service_notification_options", value))
    }

    /// Whether notifications of a business rule are suppressed while the problems of all its failed members are acknowledged. Default: `false`.
    pub fn business_rule_smart_notifications(self, value: bool) -> Self {
        Self(self.0.set("business_rule_smart_notifications", value))
    }

    /// The command that checks the item; null for none. When it is left out, the backend sets `_internal_host_up` for a host and `_echo` for a service.
    pub fn check_command(self, value: crate::model::Id<crate::model::Command>) -> Self {
        Self(self.0.set("check_command", value))
    }

    /// The arguments of the check command, separated by `!`. Default: `""`.
    pub fn check_command_args(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("check_command_args", value.into()))
    }

    /// Whether the freshness of check results is checked: a state without a recent result is replaced by `freshness_state`. Default: `false`.
    pub fn check_freshness(self, value: bool) -> Self {
        Self(self.0.set("check_freshness", value))
    }

    /// The time between regular active checks, in interval units (`interval_length` of the monitoring engine, by default 60 seconds). Default: `5`.
    pub fn check_interval(self, value: i64) -> Self {
        Self(self.0.set("check_interval", value))
    }

    /// The time period in which active checks are run.
    pub fn check_period(
        self,
        value: crate::model::Id<crate::model::TimePeriod>,
    ) -> Self {
        Self(self.0.set("check_period", value))
    }

    /// The names of the modulations that change the check command by time period. Default: `[]`.
    pub fn checkmodulations(
        self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all("checkmodulations", value.into_iter().map(Into::<String>::into)),
        )
    }

    /// The names of additional views in the front end. Default: `[]`.
    pub fn custom_views(
        self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self(self.0.set_all("custom_views", value.into_iter().map(Into::<String>::into)))
    }

    /// Custom macros, by name (`_SNMP_COMMUNITY`); those of templates are added. Default: `{}`.
    pub fn customs(self, value: crate::model::FreeObject) -> Self {
        Self(self.0.set("customs", value))
    }

    /// The value of multiplied services without a value of their own in legacy configurations. Default: `""`.
    pub fn default_value(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("default_value", value.into()))
    }

    /// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
    pub fn definition_order(self, value: i64) -> Self {
        Self(self.0.set("definition_order", value))
    }

    /// The label in legacy front ends. Default: `""`.
    pub fn display_name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("display_name", value.into()))
    }

    /// The macro by whose values the service was multiplied in legacy configurations. Default: `""`.
    pub fn duplicate_foreach(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("duplicate_foreach", value.into()))
    }

    /// The escalations of notifications of a lasting problem. Default: `[]`.
    pub fn escalations(
        self,
        value: impl IntoIterator<
            Item = crate::model::Id<crate::model::ServiceEscalation>,
        >,
    ) -> Self {
        Self(self.0.set_all("escalations", value))
    }

    /// The command that is run as the event handler; null for none. Default: `null`.
    pub fn event_handler(self, value: crate::model::Id<crate::model::Command>) -> Self {
        Self(self.0.set("event_handler", value))
    }

    /// The arguments of the event handler, separated by `!`. Default: `""`.
    pub fn event_handler_args(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("event_handler_args", value.into()))
    }

    /// Whether the event handler is run when the state changes. Default: `false`.
    pub fn event_handler_enabled(self, value: bool) -> Self {
        Self(self.0.set("event_handler_enabled", value))
    }

    /// The minutes that a problem must last before the first notification is sent. Default: `0`.
    pub fn first_notification_delay(self, value: i64) -> Self {
        Self(self.0.set("first_notification_delay", value))
    }

    /// Whether flapping is detected: a state that changes so often that notifications are suppressed. Default: `true`.
    pub fn flap_detection_enabled(self, value: bool) -> Self {
        Self(self.0.set("flap_detection_enabled", value))
    }

    /// The states that count in flapping detection. Default: `["o","w","c","u","x"]`.
    pub fn flap_detection_options(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        Self(self.0.set_all("flap_detection_options", value))
    }

    /// The state that replaces a state without a fresh check result. Default: `"x"`.
    pub fn freshness_state(self, value: crate::model::ServiceOption) -> Self {
        Self(self.0.set("freshness_state", value))
    }

    /// The age at which a check result is no longer fresh, in seconds. Default: `0`.
    pub fn freshness_threshold(self, value: i64) -> Self {
        Self(self.0.set("freshness_threshold", value))
    }

    /// The rate of state changes above which flapping starts, in percent. Default: `50`.
    pub fn high_flap_threshold(self, value: i64) -> Self {
        Self(self.0.set("high_flap_threshold", value))
    }

    /// The host of the service. A template without a host is linked to the host `_dummy`.
    pub fn host(self, value: crate::model::Id<crate::model::Host>) -> Self {
        Self(self.0.set("host", value))
    }

    /// Whether the service depends on the state of its host. Default: `true`.
    pub fn host_dependency_enabled(self, value: bool) -> Self {
        Self(self.0.set("host_dependency_enabled", value))
    }

    /// The host groups for whose hosts the service was declared. Default: `[]`.
    pub fn hostgroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::HostGroup>>,
    ) -> Self {
        Self(self.0.set_all("hostgroups", value))
    }

    /// The icon file in legacy front ends. Default: `""`.
    pub fn icon_image(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("icon_image", value.into()))
    }

    /// The alternative text of the icon in legacy front ends. Default: `""`.
    pub fn icon_image_alt(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("icon_image_alt", value.into()))
    }

    /// The icon family in legacy front ends. Default: `""`.
    pub fn icon_set(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("icon_set", value.into()))
    }

    /// The tool or file that the item was imported from. Default: `"unknown"`.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("imported_from", value.into()))
    }

    /// The state that is assumed until the first check. Default: `"x"`.
    pub fn initial_state(self, value: crate::model::ServiceOption) -> Self {
        Self(self.0.set("initial_state", value))
    }

    /// Whether the service is volatile: every check result that is a problem counts as a new problem. Default: `false`.
    pub fn is_volatile(self, value: bool) -> Self {
        Self(self.0.set("is_volatile", value))
    }

    /// The labels by which business rules select their members. Default: `[]`.
    pub fn labels(self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(self.0.set_all("labels", value.into_iter().map(Into::<String>::into)))
    }

    /// The rate of state changes below which flapping ends, in percent. Default: `25`.
    pub fn low_flap_threshold(self, value: i64) -> Self {
        Self(self.0.set("low_flap_threshold", value))
    }

    /// Whether the current problem is acknowledged. Default: `false`.
    pub fn ls_acknowledged(self, value: bool) -> Self {
        Self(self.0.set("ls_acknowledged", value))
    }

    /// The type of the acknowledgement: 1 for a normal one, which ends at the next state change, 2 for a sticky one, which lasts until recovery. Default: `1`.
    pub fn ls_acknowledgement_type(self, value: i64) -> Self {
        Self(self.0.set("ls_acknowledgement_type", value))
    }

    /// The number of the check attempt in the current state, up to `max_check_attempts`. Default: `0`.
    pub fn ls_current_attempt(self, value: i64) -> Self {
        Self(self.0.set("ls_current_attempt", value))
    }

    /// Whether a scheduled downtime is active. Default: `false`.
    pub fn ls_downtimed(self, value: bool) -> Self {
        Self(self.0.set("ls_downtimed", value))
    }

    /// The duration of the last check, in seconds. Default: `0.0`.
    pub fn ls_execution_time(self, value: f64) -> Self {
        Self(self.0.set("ls_execution_time", value))
    }

    /// Whether Grafana has a panel for the item. Default: `false`.
    pub fn ls_grafana(self, value: bool) -> Self {
        Self(self.0.set("ls_grafana", value))
    }

    /// The number of the item's panel in the Grafana dashboard of the host. Default: `0`.
    pub fn ls_grafana_panelid(self, value: i64) -> Self {
        Self(self.0.set("ls_grafana_panelid", value))
    }

    /// When the last check was run, in Unix seconds; 0 for never. Default: `0`.
    pub fn ls_last_check(self, value: i64) -> Self {
        Self(self.0.set("ls_last_check", value))
    }

    /// When the HARD state last changed, in Unix seconds; 0 for never. Default: `0`.
    pub fn ls_last_hard_state_changed(self, value: i64) -> Self {
        Self(self.0.set("ls_last_hard_state_changed", value))
    }

    /// When a notification was last sent, in Unix seconds; 0 for never. Default: `0`.
    pub fn ls_last_notification(self, value: i64) -> Self {
        Self(self.0.set("ls_last_notification", value))
    }

    /// The state before the last check result. Default: `"UNKNOWN"`.
    pub fn ls_last_state(self, value: crate::model::ServiceState) -> Self {
        Self(self.0.set("ls_last_state", value))
    }

    /// When the state last changed, in Unix seconds; 0 for never. Default: `0`.
    pub fn ls_last_state_changed(self, value: i64) -> Self {
        Self(self.0.set("ls_last_state_changed", value))
    }

    /// The type of the state before the last check result. Default: `"HARD"`.
    pub fn ls_last_state_type(self, value: crate::model::StateType) -> Self {
        Self(self.0.set("ls_last_state_type", value))
    }

    /// When the service was last CRITICAL, in Unix seconds; 0 for never. Default: `0`.
    pub fn ls_last_time_critical(self, value: i64) -> Self {
        Self(self.0.set("ls_last_time_critical", value))
    }

    /// When the service was last OK, in Unix seconds; 0 for never. Default: `0`.
    pub fn ls_last_time_ok(self, value: i64) -> Self {
        Self(self.0.set("ls_last_time_ok", value))
    }

    /// When the state was last UNKNOWN, in Unix seconds; 0 for never. Default: `0`.
    pub fn ls_last_time_unknown(self, value: i64) -> Self {
        Self(self.0.set("ls_last_time_unknown", value))
    }

    /// When the state was last UNREACHABLE, in Unix seconds; 0 for never. Default: `0`.
    pub fn ls_last_time_unreachable(self, value: i64) -> Self {
        Self(self.0.set("ls_last_time_unreachable", value))
    }

    /// When the service was last WARNING, in Unix seconds; 0 for never. Default: `0`.
    pub fn ls_last_time_warning(self, value: i64) -> Self {
        Self(self.0.set("ls_last_time_warning", value))
    }

    /// The delay between the scheduled and the actual time of the last check, in seconds. Default: `0.0`.
    pub fn ls_latency(self, value: f64) -> Self {
        Self(self.0.set("ls_latency", value))
    }

    /// The other lines of output of the last check. Default: `""`.
    pub fn ls_long_output(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("ls_long_output", value.into()))
    }

    /// When the next check is scheduled, in Unix seconds; 0 if none is. Default: `0`.
    pub fn ls_next_check(self, value: i64) -> Self {
        Self(self.0.set("ls_next_check", value))
    }

    /// The first line of output of the last check. Default: `""`.
    pub fn ls_output(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("ls_output", value.into()))
    }

    /// Whether the last check result was passive. Default: `false`.
    pub fn ls_passive_check(self, value: bool) -> Self {
        Self(self.0.set("ls_passive_check", value))
    }

    /// The performance data of the last check, unparsed. Default: `""`.
    pub fn ls_perf_data(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("ls_perf_data", value.into()))
    }

    /// The current state. Default: `"UNKNOWN"`.
    pub fn ls_state(self, value: crate::model::ServiceState) -> Self {
        Self(self.0.set("ls_state", value))
    }

    /// 1 if the last check result changed the state, otherwise 0. Default: `0`.
    pub fn ls_state_changed(self, value: i64) -> Self {
        Self(self.0.set("ls_state_changed", value))
    }

    /// The number of the current state: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN, 4 UNREACHABLE. Default: `3`.
    pub fn ls_state_id(self, value: i64) -> Self {
        Self(self.0.set("ls_state_id", value))
    }

    /// The type of the current state: HARD when confirmed by `max_check_attempts` checks, SOFT until then. Default: `"HARD"`.
    pub fn ls_state_type(self, value: crate::model::StateType) -> Self {
        Self(self.0.set("ls_state_type", value))
    }

    /// The names of the modulations that change macros by time period. Default: `[]`.
    pub fn macromodulations(
        self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all("macromodulations", value.into_iter().map(Into::<String>::into)),
        )
    }

    /// The time period in which the item is in a recurring downtime; null for none.
    pub fn maintenance_period(
        self,
        value: crate::model::Id<crate::model::TimePeriod>,
    ) -> Self {
        Self(self.0.set("maintenance_period", value))
    }

    /// The number of failed checks in a row that make a problem state HARD. Default: `1`.
    pub fn max_check_attempts(self, value: i64) -> Self {
        Self(self.0.set("max_check_attempts", value))
    }

    /// Whether the contacts of the host are notified of the service as well. Default: `false`.
    pub fn merge_host_users(self, value: bool) -> Self {
        Self(self.0.set("merge_host_users", value))
    }

    /// The name of the service; no other service of the host has the same name.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Free remarks. Default: `""`.
    pub fn notes(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes", value.into()))
    }

    /// URLs of documentation about the item, for front ends to link to. Default: `""`.
    pub fn notes_url(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes_url", value.into()))
    }

    /// The minutes between repeated notifications of a problem; 0 for a single notification. Default: `60`.
    pub fn notification_interval(self, value: i64) -> Self {
        Self(self.0.set("notification_interval", value))
    }

    /// The states and events for which notifications are sent. Default: `["w","u","c","r","f","s","x"]`.
    pub fn notification_options(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        Self(self.0.set_all("notification_options", value))
    }

    /// The time period in which notifications are sent.
    pub fn notification_period(
        self,
        value: crate::model::Id<crate::model::TimePeriod>,
    ) -> Self {
        Self(self.0.set("notification_period", value))
    }

    /// Whether notifications are sent. Default: `true`.
    pub fn notifications_enabled(self, value: bool) -> Self {
        Self(self.0.set("notifications_enabled", value))
    }

    /// Whether the check may run in parallel with others. Not used by Alignak; kept for older configurations. Default: `true`.
    pub fn parallelize_check(self, value: bool) -> Self {
        Self(self.0.set("parallelize_check", value))
    }

    /// Whether passive check results, submitted from outside, are accepted. Default: `true`.
    pub fn passive_checks_enabled(self, value: bool) -> Self {
        Self(self.0.set("passive_checks_enabled", value))
    }

    /// The tag of the pollers that may run the check; empty for any poller. Default: `""`.
    pub fn poller_tag(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("poller_tag", value.into()))
    }

    /// Whether performance data are sent to the time series databases. Default: `true`.
    pub fn process_perf_data(self, value: bool) -> Self {
        Self(self.0.set("process_perf_data", value))
    }

    /// The tag of the reactionners that may run the event handler; empty for any reactionner. Default: `""`.
    pub fn reactionner_tag(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("reactionner_tag", value.into()))
    }

    /// The names of the modulations that change check results by time period. Default: `[]`.
    pub fn resultmodulations(
        self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "resultmodulations",
                    value.into_iter().map(Into::<String>::into),
                ),
        )
    }

    /// The time between checks in a SOFT state, in interval units. Default: `0`.
    pub fn retry_interval(self, value: i64) -> Self {
        Self(self.0.set("retry_interval", value))
    }

    /// The services on which the service depends. Default: `[]`.
    pub fn service_dependencies(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Service>>,
    ) -> Self {
        Self(self.0.set_all("service_dependencies", value))
    }

    /// The command that takes a snapshot of the problem; null for none.
    pub fn snapshot_command(
        self,
        value: crate::model::Id<crate::model::Command>,
    ) -> Self {
        Self(self.0.set("snapshot_command", value))
    }

    /// The states in which a snapshot is taken: `o` OK, `w` WARNING, `c` CRITICAL, `u` UNKNOWN, `x` UNREACHABLE. Default: `["w","c","x"]`.
    pub fn snapshot_criteria(
        self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "snapshot_criteria",
                    value.into_iter().map(Into::<String>::into),
                ),
        )
    }

    /// Whether the snapshot command is run on a problem. Default: `false`.
    pub fn snapshot_enabled(self, value: bool) -> Self {
        Self(self.0.set("snapshot_enabled", value))
    }

    /// The minimum time between two snapshots, in interval units. Default: `5`.
    pub fn snapshot_interval(self, value: i64) -> Self {
        Self(self.0.set("snapshot_interval", value))
    }

    /// The time period in which snapshots are taken; null for always.
    pub fn snapshot_period(
        self,
        value: crate::model::Id<crate::model::TimePeriod>,
    ) -> Self {
        Self(self.0.set("snapshot_period", value))
    }

    /// The states in which a change of the check output alone is logged. Default: `[]`.
    pub fn stalking_options(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        Self(self.0.set_all("stalking_options", value))
    }

    /// Free labels to group and search items by; those of templates are added. Default: `[]`.
    pub fn tags(self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(self.0.set_all("tags", value.into_iter().map(Into::<String>::into)))
    }

    /// The seconds after which a check without a result is considered lost and scheduled again. Default: `300`.
    pub fn time_to_orphanage(self, value: i64) -> Self {
        Self(self.0.set("time_to_orphanage", value))
    }

    /// Not used by Alignak; kept for older configurations. Default: `[]`.
    pub fn trending_policies(
        self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "trending_policies",
                    value.into_iter().map(Into::<String>::into),
                ),
        )
    }

    /// Whether the broker may raise the trigger. Default: `false`.
    pub fn trigger_broker_raise_enabled(self, value: bool) -> Self {
        Self(self.0.set("trigger_broker_raise_enabled", value))
    }

    /// The name of the trigger that computes the state. Default: `""`.
    pub fn trigger_name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("trigger_name", value.into()))
    }

    /// The contact groups: user groups whose members are notified. Those of templates are added. Default: `[]`.
    pub fn usergroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::UserGroup>>,
    ) -> Self {
        Self(self.0.set_all("usergroups", value))
    }

    /// The contacts: users who are notified. Those of templates are added. Default: `[]`.
    pub fn users(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("users", value))
    }
}

/// Changes to a service: a field that is not set stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct ServicePatch(Changes);

impl ServicePatch {
    /// No change yet.
    pub fn new() -> Self {
        Self(Changes::new())
    }

    /// Whether the item is a template: others inherit from it, and it is neither monitored nor used itself. Default: `false`.
    pub fn is_template(self, value: bool) -> Self {
        Self(self.0.set("_is_template", value))
    }

    /// The realm that the item belongs to, by which rights to read and change it are granted.
    pub fn realm(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("_realm", value))
    }

    /// Whether the item is also visible to users of the realms below its own. Default: `true`.
    pub fn sub_realm(self, value: bool) -> Self {
        Self(self.0.set("_sub_realm", value))
    }

    /// The templates from which the item inherits the fields that it does not set itself. Where several set one field, the last template in the list wins. Default: `[]`.
    pub fn templates(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Service>>,
    ) -> Self {
        Self(self.0.set_all("_templates", value))
    }

    /// Whether the service was created from a host template or, in a service template, whether it is created for each host that uses the template's host. Default: `false`.
    pub fn templates_from_host_template(self, value: bool) -> Self {
        Self(self.0.set("_templates_from_host_template", value))
    }

    /// The users who may delete the item through the right `custom`.
    pub fn users_delete(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_delete", value))
    }

    /// The users who may read the item through the right `custom`.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_read", value))
    }

    /// The users who may change the item through the right `custom`.
    pub fn users_update(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("_users_update", value))
    }

    /// URLs of actions on the item, for front ends to link to. Default: `""`.
    pub fn action_url(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("action_url", value.into()))
    }

    /// Whether the monitoring engine runs active checks. Default: `true`.
    pub fn active_checks_enabled(self, value: bool) -> Self {
        Self(self.0.set("active_checks_enabled", value))
    }

    /// The path by which front ends group the service, such as `/database/mysql`. Default: `""`.
    pub fn aggregation(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("aggregation", value.into()))
    }

    /// The label to display. The backend copies the name when it is empty. Default: `""`.
    pub fn alias(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("alias", value.into()))
    }

    /// The importance for the business, from 0 (none) to 5 (vital). Default: `2`.
    pub fn business_impact(self, value: i64) -> Self {
        Self(self.0.set("business_impact", value))
    }

    /// The names of the modulations that change the business impact by time period. Default: `[]`.
    pub fn business_impact_modulations(
        self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "business_impact_modulations",
                    value.into_iter().map(Into::<String>::into),
                ),
        )
    }

    /// Whether a downtime of a business rule's member counts as an acknowledgement. Default: `false`.
    pub fn business_rule_downtime_as_ack(self, value: bool) -> Self {
        Self(self.0.set("business_rule_downtime_as_ack", value))
    }

    /// The states and events of which the member hosts of a business rule are notified. Default: `["d","u","r","f","s"]`.
    pub fn business_rule_host_notification_options(
        self,
        value: impl IntoIterator<Item = crate::model::HostOption>,
    ) -> Self {
        Self(self.0.set_all("business_rule_host_notification_options", value))
    }

    /// The template of a business rule's output. Default: `""`.
    pub fn business_rule_output_template(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("business_rule_output_template", value.into()))
    }

    /// The states and events of which the member services of a business rule are notified. Default: `["w","u","c","r","f","s"]`.
    pub fn business_rule_service_notification_options(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        Self(self.0.set_all("business_rule_service_notification_options", value))
    }

    /// Whether notifications of a business rule are suppressed while the problems of all its failed members are acknowledged. Default: `false`.
    pub fn business_rule_smart_notifications(self, value: bool) -> Self {
        Self(self.0.set("business_rule_smart_notifications", value))
    }

    /// The command that checks the item; null for none. When it is left out, the backend sets `_internal_host_up` for a host and `_echo` for a service.
    pub fn check_command(self, value: crate::model::Id<crate::model::Command>) -> Self {
        Self(self.0.set("check_command", value))
    }

    /// Sets `check_command` to null.
    pub fn clear_check_command(self) -> Self {
        Self(self.0.clear("check_command"))
    }

    /// The arguments of the check command, separated by `!`. Default: `""`.
    pub fn check_command_args(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("check_command_args", value.into()))
    }

    /// Whether the freshness of check results is checked: a state without a recent result is replaced by `freshness_state`. Default: `false`.
    pub fn check_freshness(self, value: bool) -> Self {
        Self(self.0.set("check_freshness", value))
    }

    /// The time between regular active checks, in interval units (`interval_length` of the monitoring engine, by default 60 seconds). Default: `5`.
    pub fn check_interval(self, value: i64) -> Self {
        Self(self.0.set("check_interval", value))
    }

    /// The time period in which active checks are run.
    pub fn check_period(
        self,
        value: crate::model::Id<crate::model::TimePeriod>,
    ) -> Self {
        Self(self.0.set("check_period", value))
    }

    /// The names of the modulations that change the check command by time period. Default: `[]`.
    pub fn checkmodulations(
        self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all("checkmodulations", value.into_iter().map(Into::<String>::into)),
        )
    }

    /// The names of additional views in the front end. Default: `[]`.
    pub fn custom_views(
        self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self(self.0.set_all("custom_views", value.into_iter().map(Into::<String>::into)))
    }

    /// Custom macros, by name (`_SNMP_COMMUNITY`); those of templates are added. Default: `{}`.
    pub fn customs(self, value: crate::model::FreeObject) -> Self {
        Self(self.0.set("customs", value))
    }

    /// The value of multiplied services without a value of their own in legacy configurations. Default: `""`.
    pub fn default_value(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("default_value", value.into()))
    }

    /// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
    pub fn definition_order(self, value: i64) -> Self {
        Self(self.0.set("definition_order", value))
    }

    /// The label in legacy front ends. Default: `""`.
    pub fn display_name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("display_name", value.into()))
    }

    /// The macro by whose values the service was multiplied in legacy configurations. Default: `""`.
    pub fn duplicate_foreach(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("duplicate_foreach", value.into()))
    }

    /// The escalations of notifications of a lasting problem. Default: `[]`.
    pub fn escalations(
        self,
        value: impl IntoIterator<
            Item = crate::model::Id<crate::model::ServiceEscalation>,
        >,
    ) -> Self {
        Self(self.0.set_all("escalations", value))
    }

    /// The command that is run as the event handler; null for none. Default: `null`.
    pub fn event_handler(self, value: crate::model::Id<crate::model::Command>) -> Self {
        Self(self.0.set("event_handler", value))
    }

    /// Sets `event_handler` to null.
    pub fn clear_event_handler(self) -> Self {
        Self(self.0.clear("event_handler"))
    }

    /// The arguments of the event handler, separated by `!`. Default: `""`.
    pub fn event_handler_args(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("event_handler_args", value.into()))
    }

    /// Whether the event handler is run when the state changes. Default: `false`.
    pub fn event_handler_enabled(self, value: bool) -> Self {
        Self(self.0.set("event_handler_enabled", value))
    }

    /// The minutes that a problem must last before the first notification is sent. Default: `0`.
    pub fn first_notification_delay(self, value: i64) -> Self {
        Self(self.0.set("first_notification_delay", value))
    }

    /// Whether flapping is detected: a state that changes so often that notifications are suppressed. Default: `true`.
    pub fn flap_detection_enabled(self, value: bool) -> Self {
        Self(self.0.set("flap_detection_enabled", value))
    }

    /// The states that count in flapping detection. Default: `["o","w","c","u","x"]`.
    pub fn flap_detection_options(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        Self(self.0.set_all("flap_detection_options", value))
    }

    /// The state that replaces a state without a fresh check result. Default: `"x"`.
    pub fn freshness_state(self, value: crate::model::ServiceOption) -> Self {
        Self(self.0.set("freshness_state", value))
    }

    /// The age at which a check result is no longer fresh, in seconds. Default: `0`.
    pub fn freshness_threshold(self, value: i64) -> Self {
        Self(self.0.set("freshness_threshold", value))
    }

    /// The rate of state changes above which flapping starts, in percent. Default: `50`.
    pub fn high_flap_threshold(self, value: i64) -> Self {
        Self(self.0.set("high_flap_threshold", value))
    }

    /// The host of the service. A template without a host is linked to the host `_dummy`.
    pub fn host(self, value: crate::model::Id<crate::model::Host>) -> Self {
        Self(self.0.set("host", value))
    }

    /// Sets `host` to null.
    pub fn clear_host(self) -> Self {
        Self(self.0.clear("host"))
    }

    /// Whether the service depends on the state of its host. Default: `true`.
    pub fn host_dependency_enabled(self, value: bool) -> Self {
        Self(self.0.set("host_dependency_enabled", value))
    }

    /// The host groups for whose hosts the service was declared. Default: `[]`.
    pub fn hostgroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::HostGroup>>,
    ) -> Self {
        Self(self.0.set_all("hostgroups", value))
    }

    /// The icon file in legacy front ends. Default: `""`.
    pub fn icon_image(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("icon_image", value.into()))
    }

    /// The alternative text of the icon in legacy front ends. Default: `""`.
    pub fn icon_image_alt(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("icon_image_alt", value.into()))
    }

    /// The icon family in legacy front ends. Default: `""`.
    pub fn icon_set(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("icon_set", value.into()))
    }

    /// The tool or file that the item was imported from. Default: `"unknown"`.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("imported_from", value.into()))
    }

    /// The state that is assumed until the first check. Default: `"x"`.
    pub fn initial_state(self, value: crate::model::ServiceOption) -> Self {
        Self(self.0.set("initial_state", value))
    }

    /// Whether the service is volatile: every check result that is a problem counts as a new problem. Default: `false`.
    pub fn is_volatile(self, value: bool) -> Self {
        Self(self.0.set("is_volatile", value))
    }

    /// The labels by which business rules select their members. Default: `[]`.
    pub fn labels(self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(self.0.set_all("labels", value.into_iter().map(Into::<String>::into)))
    }

    /// The rate of state changes below which flapping ends, in percent. Default: `25`.
    pub fn low_flap_threshold(self, value: i64) -> Self {
        Self(self.0.set("low_flap_threshold", value))
    }

    /// Whether the current problem is acknowledged. Default: `false`.
    pub fn ls_acknowledged(self, value: bool) -> Self {
        Self(self.0.set("ls_acknowledged", value))
    }

    /// The type of the acknowledgement: 1 for a normal one, which ends at the next state change, 2 for a sticky one, which lasts until recovery. Default: `1`.
    pub fn ls_acknowledgement_type(self, value: i64) -> Self {
        Self(self.0.set("ls_acknowledgement_type", value))
    }

    /// The number of the check attempt in the current state, up to `max_check_attempts`. Default: `0`.
    pub fn ls_current_attempt(self, value: i64) -> Self {
        Self(self.0.set("ls_current_attempt", value))
    }

    /// Whether a scheduled downtime is active. Default: `false`.
    pub fn ls_downtimed(self, value: bool) -> Self {
        Self(self.0.set("ls_downtimed", value))
    }

    /// The duration of the last check, in seconds. Default: `0.0`.
    pub fn ls_execution_time(self, value: f64) -> Self {
        Self(self.0.set("ls_execution_time", value))
    }

    /// Whether Grafana has a panel for the item. Default: `false`.
    pub fn ls_grafana(self, value: bool) -> Self {
        Self(self.0.set("ls_grafana", value))
    }

    /// The number of the item's panel in the Grafana dashboard of the host. Default: `0`.
    pub fn ls_grafana_panelid(self, value: i64) -> Self {
        Self(self.0.set("ls_grafana_panelid", value))
    }

    /// When the last check was run, in Unix seconds; 0 for never. Default: `0`.
    pub fn ls_last_check(self, value: i64) -> Self {
        Self(self.0.set("ls_last_check", value))
    }

    /// When the HARD state last changed, in Unix seconds; 0 for never. Default: `0`.
    pub fn ls_last_hard_state_changed(self, value: i64) -> Self {
        Self(self.0.set("ls_last_hard_state_changed", value))
    }

    /// When a notification was last sent, in Unix seconds; 0 for never. Default: `0`.
    pub fn ls_last_notification(self, value: i64) -> Self {
        Self(self.0.set("ls_last_notification", value))
    }

    /// The state before the last check result. Default: `"UNKNOWN"`.
    pub fn ls_last_state(self, value: crate::model::ServiceState) -> Self {
        Self(self.0.set("ls_last_state", value))
    }

    /// When the state last changed, in Unix seconds; 0 for never. Default: `0`.
    pub fn ls_last_state_changed(self, value: i64) -> Self {
        Self(self.0.set("ls_last_state_changed", value))
    }

    /// The type of the state before the last check result. Default: `"HARD"`.
    pub fn ls_last_state_type(self, value: crate::model::StateType) -> Self {
        Self(self.0.set("ls_last_state_type", value))
    }

    /// When the service was last CRITICAL, in Unix seconds; 0 for never. Default: `0`.
    pub fn ls_last_time_critical(self, value: i64) -> Self {
        Self(self.0.set("ls_last_time_critical", value))
    }

    /// When the service was last OK, in Unix seconds; 0 for never. Default: `0`.
    pub fn ls_last_time_ok(self, value: i64) -> Self {
        Self(self.0.set("ls_last_time_ok", value))
    }

    /// When the state was last UNKNOWN, in Unix seconds; 0 for never. Default: `0`.
    pub fn ls_last_time_unknown(self, value: i64) -> Self {
        Self(self.0.set("ls_last_time_unknown", value))
    }

    /// When the state was last UNREACHABLE, in Unix seconds; 0 for never. Default: `0`.
    pub fn ls_last_time_unreachable(self, value: i64) -> Self {
        Self(self.0.set("ls_last_time_unreachable", value))
    }

    /// When the service was last WARNING, in Unix seconds; 0 for never. Default: `0`.
    pub fn ls_last_time_warning(self, value: i64) -> Self {
        Self(self.0.set("ls_last_time_warning", value))
    }

    /// The delay between the scheduled and the actual time of the last check, in seconds. Default: `0.0`.
    pub fn ls_latency(self, value: f64) -> Self {
        Self(self.0.set("ls_latency", value))
    }

    /// The other lines of output of the last check. Default: `""`.
    pub fn ls_long_output(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("ls_long_output", value.into()))
    }

    /// When the next check is scheduled, in Unix seconds; 0 if none is. Default: `0`.
    pub fn ls_next_check(self, value: i64) -> Self {
        Self(self.0.set("ls_next_check", value))
    }

    /// The first line of output of the last check. Default: `""`.
    pub fn ls_output(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("ls_output", value.into()))
    }

    /// Whether the last check result was passive. Default: `false`.
    pub fn ls_passive_check(self, value: bool) -> Self {
        Self(self.0.set("ls_passive_check", value))
    }

    /// The performance data of the last check, unparsed. Default: `""`.
    pub fn ls_perf_data(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("ls_perf_data", value.into()))
    }

    /// The current state. Default: `"UNKNOWN"`.
    pub fn ls_state(self, value: crate::model::ServiceState) -> Self {
        Self(self.0.set("ls_state", value))
    }

    /// 1 if the last check result changed the state, otherwise 0. Default: `0`.
    pub fn ls_state_changed(self, value: i64) -> Self {
        Self(self.0.set("ls_state_changed", value))
    }

    /// The number of the current state: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN, 4 UNREACHABLE. Default: `3`.
    pub fn ls_state_id(self, value: i64) -> Self {
        Self(self.0.set("ls_state_id", value))
    }

    /// The type of the current state: HARD when confirmed by `max_check_attempts` checks, SOFT until then. Default: `"HARD"`.
    pub fn ls_state_type(self, value: crate::model::StateType) -> Self {
        Self(self.0.set("ls_state_type", value))
    }

    /// The names of the modulations that change macros by time period. Default: `[]`.
    pub fn macromodulations(
        self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all("macromodulations", value.into_iter().map(Into::<String>::into)),
        )
    }

    /// The time period in which the item is in a recurring downtime; null for none.
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

    /// The number of failed checks in a row that make a problem state HARD. Default: `1`.
    pub fn max_check_attempts(self, value: i64) -> Self {
        Self(self.0.set("max_check_attempts", value))
    }

    /// Whether the contacts of the host are notified of the service as well. Default: `false`.
    pub fn merge_host_users(self, value: bool) -> Self {
        Self(self.0.set("merge_host_users", value))
    }

    /// The name of the service; no other service of the host has the same name.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Free remarks. Default: `""`.
    pub fn notes(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes", value.into()))
    }

    /// URLs of documentation about the item, for front ends to link to. Default: `""`.
    pub fn notes_url(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes_url", value.into()))
    }

    /// The minutes between repeated notifications of a problem; 0 for a single notification. Default: `60`.
    pub fn notification_interval(self, value: i64) -> Self {
        Self(self.0.set("notification_interval", value))
    }

    /// The states and events for which notifications are sent. Default: `["w","u","c","r","f","s","x"]`.
    pub fn notification_options(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        Self(self.0.set_all("notification_options", value))
    }

    /// The time period in which notifications are sent.
    pub fn notification_period(
        self,
        value: crate::model::Id<crate::model::TimePeriod>,
    ) -> Self {
        Self(self.0.set("notification_period", value))
    }

    /// Whether notifications are sent. Default: `true`.
    pub fn notifications_enabled(self, value: bool) -> Self {
        Self(self.0.set("notifications_enabled", value))
    }

    /// Whether the check may run in parallel with others. Not used by Alignak; kept for older configurations. Default: `true`.
    pub fn parallelize_check(self, value: bool) -> Self {
        Self(self.0.set("parallelize_check", value))
    }

    /// Whether passive check results, submitted from outside, are accepted. Default: `true`.
    pub fn passive_checks_enabled(self, value: bool) -> Self {
        Self(self.0.set("passive_checks_enabled", value))
    }

    /// The tag of the pollers that may run the check; empty for any poller. Default: `""`.
    pub fn poller_tag(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("poller_tag", value.into()))
    }

    /// Whether performance data are sent to the time series databases. Default: `true`.
    pub fn process_perf_data(self, value: bool) -> Self {
        Self(self.0.set("process_perf_data", value))
    }

    /// The tag of the reactionners that may run the event handler; empty for any reactionner. Default: `""`.
    pub fn reactionner_tag(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("reactionner_tag", value.into()))
    }

    /// The names of the modulations that change check results by time period. Default: `[]`.
    pub fn resultmodulations(
        self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "resultmodulations",
                    value.into_iter().map(Into::<String>::into),
                ),
        )
    }

    /// The time between checks in a SOFT state, in interval units. Default: `0`.
    pub fn retry_interval(self, value: i64) -> Self {
        Self(self.0.set("retry_interval", value))
    }

    /// The services on which the service depends. Default: `[]`.
    pub fn service_dependencies(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::Service>>,
    ) -> Self {
        Self(self.0.set_all("service_dependencies", value))
    }

    /// The command that takes a snapshot of the problem; null for none.
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

    /// The states in which a snapshot is taken: `o` OK, `w` WARNING, `c` CRITICAL, `u` UNKNOWN, `x` UNREACHABLE. Default: `["w","c","x"]`.
    pub fn snapshot_criteria(
        self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "snapshot_criteria",
                    value.into_iter().map(Into::<String>::into),
                ),
        )
    }

    /// Whether the snapshot command is run on a problem. Default: `false`.
    pub fn snapshot_enabled(self, value: bool) -> Self {
        Self(self.0.set("snapshot_enabled", value))
    }

    /// The minimum time between two snapshots, in interval units. Default: `5`.
    pub fn snapshot_interval(self, value: i64) -> Self {
        Self(self.0.set("snapshot_interval", value))
    }

    /// The time period in which snapshots are taken; null for always.
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

    /// The states in which a change of the check output alone is logged. Default: `[]`.
    pub fn stalking_options(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        Self(self.0.set_all("stalking_options", value))
    }

    /// Free labels to group and search items by; those of templates are added. Default: `[]`.
    pub fn tags(self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self(self.0.set_all("tags", value.into_iter().map(Into::<String>::into)))
    }

    /// The seconds after which a check without a result is considered lost and scheduled again. Default: `300`.
    pub fn time_to_orphanage(self, value: i64) -> Self {
        Self(self.0.set("time_to_orphanage", value))
    }

    /// Not used by Alignak; kept for older configurations. Default: `[]`.
    pub fn trending_policies(
        self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self(
            self
                .0
                .set_all(
                    "trending_policies",
                    value.into_iter().map(Into::<String>::into),
                ),
        )
    }

    /// Whether the broker may raise the trigger. Default: `false`.
    pub fn trigger_broker_raise_enabled(self, value: bool) -> Self {
        Self(self.0.set("trigger_broker_raise_enabled", value))
    }

    /// The name of the trigger that computes the state. Default: `""`.
    pub fn trigger_name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("trigger_name", value.into()))
    }

    /// The contact groups: user groups whose members are notified. Those of templates are added. Default: `[]`.
    pub fn usergroups(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::UserGroup>>,
    ) -> Self {
        Self(self.0.set_all("usergroups", value))
    }

    /// The contacts: users who are notified. Those of templates are added. Default: `[]`.
    pub fn users(
        self,
        value: impl IntoIterator<Item = crate::model::Id<crate::model::User>>,
    ) -> Self {
        Self(self.0.set_all("users", value))
    }
}
