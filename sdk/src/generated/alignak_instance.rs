// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.
// Document: sha256 a6d8b9b087882ba967cb9d262deedc9a4c82934e5f528341cee29c4e2570676d

//! Alignak instances.
//!
//! The global settings of one instance of the monitoring engine, and its sign of life. Fields that are not declared here, such as global macros, are kept as well.

use http::Method;
use serde::Serialize;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::{Alignak, Id};
use crate::typed::{Changed, Changes, Created, Delete, Field, Get, List, Target, Update};

/// The alignak instances of a backend, made by [`Backend::alignak_instances`].
#[derive(Debug, Clone)]
pub struct AlignakInstances {
    pub(crate) backend: Backend,
}

impl Backend {
    /// The alignak instances of this backend.
    pub fn alignak_instances(&self) -> AlignakInstances {
        AlignakInstances {
            backend: self.clone(),
        }
    }
}

impl AlignakInstances {
    /// List items of alignak (`GET /alignak`).
    pub fn list(&self) -> List<Alignak> {
        let operation = self
            .backend
            .operation("list_alignak_instances", Method::GET, "/alignak");
        List::new(operation)
    }

    /// Create items of alignak (`POST /alignak`).
    pub async fn create(
        &self,
        item: &AlignakCreate,
    ) -> Result<Created<Alignak>, BackendException> {
        self.backend
            .operation("create_alignak_instance", Method::POST, "/alignak")
            .body(item)
            .send_created()
            .await
    }

    /// Creates several alignak instances in one request, all or none (`POST /alignak`).
    pub async fn create_many(
        &self,
        items: &[AlignakCreate],
    ) -> Result<Vec<Created<Alignak>>, BackendException> {
        self.backend
            .operation("create_alignak_instance", Method::POST, "/alignak")
            .send_created_many(items)
            .await
    }

    /// Remove all items of alignak (`DELETE /alignak`).
    pub async fn delete_all(&self) -> Result<(), BackendException> {
        self.backend
            .operation("delete_all_alignak_instances", Method::DELETE, "/alignak")
            .send_empty()
            .await
    }

    /// Read an item of alignak (`GET /alignak/{id}`).
    pub fn get(&self, id: Id<Alignak>) -> Get<Alignak> {
        let operation = self
            .backend
            .operation("get_alignak_instance", Method::GET, "/alignak/{id}");
        Get::new(operation.path_param(id))
    }

    /// The alignak instance with this id, or `None` where there is none (`GET /alignak/{id}`).
    pub async fn get_opt(
        &self,
        id: Id<Alignak>,
    ) -> Result<Option<Alignak>, BackendException> {
        self.get(id).optional().await
    }

    /// Change an item of alignak (`PATCH /alignak/{id}`).
    pub fn update(
        &self,
        target: impl Into<Target<Alignak>>,
        changes: AlignakPatch,
    ) -> Update<Alignak> {
        let operation = self
            .backend
            .operation("update_alignak_instance", Method::PATCH, "/alignak/{id}");
        Update::new(operation, target.into(), changes)
    }

    /// Reads the alignak instance and changes it by what it is now; when somebody else is faster, reads it again (`GET`, then `PATCH /alignak/{id}`). The loop ends after ten lost races.
    pub async fn update_with(
        &self,
        id: Id<Alignak>,
        change: impl FnMut(&Alignak) -> AlignakPatch + Send,
    ) -> Result<Changed<Alignak>, BackendException> {
        let read = self
            .backend
            .operation("get_alignak_instance", Method::GET, "/alignak/{id}");
        let write = self
            .backend
            .operation("update_alignak_instance", Method::PATCH, "/alignak/{id}");
        crate::typed::update_with(read.path_param(id), write, change).await
    }

    /// Remove an item of alignak (`DELETE /alignak/{id}`).
    pub fn delete(&self, target: impl Into<Target<Alignak>>) -> Delete<Alignak> {
        let operation = self
            .backend
            .operation("delete_alignak_instance", Method::DELETE, "/alignak/{id}");
        Delete::new(operation, target.into())
    }
}

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

/// What a new alignak instance is made of: a field that is not set takes the default of the backend.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct AlignakCreate(Changes);

impl AlignakCreate {
    /// A new item with the fields that it must have.
    pub fn new(
        name: impl Into<String>,
        realm: crate::model::Id<crate::model::Realm>,
    ) -> Self {
        Self(Changes::new()).name(name).realm(realm)
    }

    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: crate::model::Id<crate::model::Alignak>) -> Self {
        Self(self.0.set("_id", value))
    }

    /// The realm that the item belongs to, and with it the rights to see and change it.
    pub fn realm(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("_realm", value))
    }

    /// Whether those who look after the realms below see the item too.
    pub fn sub_realm(self, value: bool) -> Self {
        Self(self.0.set("_sub_realm", value))
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

    /// Whether the engine takes in results of host checks from outside.
    pub fn accept_passive_host_checks(self, value: bool) -> Self {
        Self(self.0.set("accept_passive_host_checks", value))
    }

    /// Whether the engine takes in results of service checks from outside.
    pub fn accept_passive_service_checks(self, value: bool) -> Self {
        Self(self.0.set("accept_passive_service_checks", value))
    }

    /// By how much a result may be late beyond its threshold, in seconds.
    pub fn additional_freshness_latency(self, value: i64) -> Self {
        Self(self.0.set("additional_freshness_latency", value))
    }

    /// A friendlier name to show; the backend copies the name when there is none.
    pub fn alias(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("alias", value.into()))
    }

    /// Whether the engine obeys external commands.
    pub fn check_external_commands(self, value: bool) -> Self {
        Self(self.0.set("check_external_commands", value))
    }

    /// Whether a host check that gave no result is planned again.
    pub fn check_for_orphaned_hosts(self, value: bool) -> Self {
        Self(self.0.set("check_for_orphaned_hosts", value))
    }

    /// Whether a service check that gave no result is planned again.
    pub fn check_for_orphaned_services(self, value: bool) -> Self {
        Self(self.0.set("check_for_orphaned_services", value))
    }

    /// Whether the engine notices that results of hosts are missing.
    pub fn check_host_freshness(self, value: bool) -> Self {
        Self(self.0.set("check_host_freshness", value))
    }

    /// Whether the engine notices that results of services are missing.
    pub fn check_service_freshness(self, value: bool) -> Self {
        Self(self.0.set("check_service_freshness", value))
    }

    /// How often the engine tidies its queues, in seconds.
    pub fn cleaning_queues_interval(self, value: i64) -> Self {
        Self(self.0.set("cleaning_queues_interval", value))
    }

    /// Whether commands find the macros in their environment.
    pub fn enable_environment_macros(self, value: bool) -> Self {
        Self(self.0.set("enable_environment_macros", value))
    }

    /// Whether the engine notifies anybody at all.
    pub fn enable_notifications(self, value: bool) -> Self {
        Self(self.0.set("enable_notifications", value))
    }

    /// How long an event handler may run, in seconds.
    pub fn event_handler_timeout(self, value: i64) -> Self {
        Self(self.0.set("event_handler_timeout", value))
    }

    /// Whether the engine runs event handlers at all.
    pub fn event_handlers_enabled(self, value: bool) -> Self {
        Self(self.0.set("event_handlers_enabled", value))
    }

    /// Whether the engine checks hosts by itself.
    pub fn execute_host_checks(self, value: bool) -> Self {
        Self(self.0.set("execute_host_checks", value))
    }

    /// Whether the engine checks services by itself.
    pub fn execute_service_checks(self, value: bool) -> Self {
        Self(self.0.set("execute_service_checks", value))
    }

    /// Whether the engine looks for flapping at all.
    pub fn flap_detection_enabled(self, value: bool) -> Self {
        Self(self.0.set("flap_detection_enabled", value))
    }

    /// How many former states are looked at to find flapping.
    pub fn flap_history(self, value: i64) -> Self {
        Self(self.0.set("flap_history", value))
    }

    /// The name of the command that is run when any host changes its state; `None` for none.
    pub fn global_host_event_handler(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("global_host_event_handler", value.into()))
    }

    /// The name of the command that is run when any service changes its state; `None` for none.
    pub fn global_service_event_handler(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("global_service_event_handler", value.into()))
    }

    /// The rate of changes above which a host flaps, in percent.
    pub fn high_host_flap_threshold(self, value: i64) -> Self {
        Self(self.0.set("high_host_flap_threshold", value))
    }

    /// The rate of changes above which a service flaps, in percent.
    pub fn high_service_flap_threshold(self, value: i64) -> Self {
        Self(self.0.set("high_service_flap_threshold", value))
    }

    /// How long a host check may run, in seconds.
    pub fn host_check_timeout(self, value: i64) -> Self {
        Self(self.0.set("host_check_timeout", value))
    }

    /// How often the engine looks for hosts without fresh results, in seconds.
    pub fn host_freshness_check_interval(self, value: i64) -> Self {
        Self(self.0.set("host_freshness_check_interval", value))
    }

    /// The name of the command that takes the performance data of hosts; `None` for none.
    pub fn host_perfdata_command(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("host_perfdata_command", value.into()))
    }

    /// The characters that are taken out of the values of macros.
    pub fn illegal_macro_output_chars(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("illegal_macro_output_chars", value.into()))
    }

    /// The characters that no name may contain.
    pub fn illegal_object_name_chars(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("illegal_object_name_chars", value.into()))
    }

    /// The identifier that the arbiter gave to the instance.
    pub fn instance_id(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("instance_id", value.into()))
    }

    /// The label that the arbiter gave to the instance.
    pub fn instance_name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("instance_name", value.into()))
    }

    /// How many seconds an interval unit has, in which check intervals are counted.
    pub fn interval_length(self, value: i64) -> Self {
        Self(self.0.set("interval_length", value))
    }

    /// When the engine last gave a sign of life, in seconds since 1970.
    pub fn last_alive(self, value: i64) -> Self {
        Self(self.0.set("last_alive", value))
    }

    /// Whether the engine's own checks are logged.
    pub fn log_active_checks(self, value: bool) -> Self {
        Self(self.0.set("log_active_checks", value))
    }

    /// Whether event handlers are logged.
    pub fn log_event_handlers(self, value: bool) -> Self {
        Self(self.0.set("log_event_handlers", value))
    }

    /// Whether external commands are logged.
    pub fn log_external_commands(self, value: bool) -> Self {
        Self(self.0.set("log_external_commands", value))
    }

    /// Whether the start and the end of flapping are logged.
    pub fn log_flappings(self, value: bool) -> Self {
        Self(self.0.set("log_flappings", value))
    }

    /// Whether repeated checks of hosts are logged.
    pub fn log_host_retries(self, value: bool) -> Self {
        Self(self.0.set("log_host_retries", value))
    }

    /// Whether the states found after a start are logged.
    pub fn log_initial_states(self, value: bool) -> Self {
        Self(self.0.set("log_initial_states", value))
    }

    /// Whether notifications are logged.
    pub fn log_notifications(self, value: bool) -> Self {
        Self(self.0.set("log_notifications", value))
    }

    /// Whether results from outside are logged.
    pub fn log_passive_checks(self, value: bool) -> Self {
        Self(self.0.set("log_passive_checks", value))
    }

    /// Whether repeated checks of services are logged.
    pub fn log_service_retries(self, value: bool) -> Self {
        Self(self.0.set("log_service_retries", value))
    }

    /// Whether snapshots are logged.
    pub fn log_snapshots(self, value: bool) -> Self {
        Self(self.0.set("log_snapshots", value))
    }

    /// The rate of changes below which a host no longer flaps, in percent.
    pub fn low_host_flap_threshold(self, value: i64) -> Self {
        Self(self.0.set("low_host_flap_threshold", value))
    }

    /// The rate of changes below which a service no longer flaps, in percent.
    pub fn low_service_flap_threshold(self, value: i64) -> Self {
        Self(self.0.set("low_service_flap_threshold", value))
    }

    /// The minutes after a start among which the first host checks are shared out.
    pub fn max_host_check_spread(self, value: i64) -> Self {
        Self(self.0.set("max_host_check_spread", value))
    }

    /// How much of the output of a check is kept, in bytes.
    pub fn max_plugins_output_length(self, value: i64) -> Self {
        Self(self.0.set("max_plugins_output_length", value))
    }

    /// The minutes after a start among which the first service checks are shared out.
    pub fn max_service_check_spread(self, value: i64) -> Self {
        Self(self.0.set("max_service_check_spread", value))
    }

    /// The name of the instance; several items may carry the same one.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Whether event handlers rest during downtimes.
    pub fn no_event_handlers_during_downtimes(self, value: bool) -> Self {
        Self(self.0.set("no_event_handlers_during_downtimes", value))
    }

    /// Whatever is worth remembering about the item.
    pub fn notes(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes", value.into()))
    }

    /// Addresses of pages about the item.
    pub fn notes_url(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes_url", value.into()))
    }

    /// How long a notification command may run, in seconds.
    pub fn notification_timeout(self, value: i64) -> Self {
        Self(self.0.set("notification_timeout", value))
    }

    /// The number of the arbiter's process; 0 when it is not known.
    pub fn pid(self, value: i64) -> Self {
        Self(self.0.set("pid", value))
    }

    /// Whether the engine makes use of performance data at all.
    pub fn process_performance_data(self, value: bool) -> Self {
        Self(self.0.set("process_performance_data", value))
    }

    /// When the engine was started, in seconds since 1970; 0 when it is not known.
    pub fn program_start(self, value: i64) -> Self {
        Self(self.0.set("program_start", value))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// How long a service check may run, in seconds.
    pub fn service_check_timeout(self, value: i64) -> Self {
        Self(self.0.set("service_check_timeout", value))
    }

    /// How often the engine looks for services without fresh results, in seconds.
    pub fn service_freshness_check_interval(self, value: i64) -> Self {
        Self(self.0.set("service_freshness_check_interval", value))
    }

    /// The name of the command that takes the performance data of services; `None` for none.
    pub fn service_perfdata_command(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("service_perfdata_command", value.into()))
    }

    /// The exit code that a check which ran for too long is taken to have given.
    pub fn timeout_exit_status(self, value: i64) -> Self {
        Self(self.0.set("timeout_exit_status", value))
    }

    /// The name of the time zone that the engine works in; empty for that of its machine.
    pub fn use_timezone(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("use_timezone", value.into()))
    }

    /// Sets a field that the contract does not name.
    pub fn additional(
        self,
        name: impl Into<String>,
        value: impl Into<serde_json::Value>,
    ) -> Self {
        Self(self.0.set::<serde_json::Value>(&name.into(), value.into()))
    }
}

/// Changes to a alignak instance: a field that is not set stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
#[must_use]
pub struct AlignakPatch(Changes);

impl AlignakPatch {
    /// No change yet.
    pub fn new() -> Self {
        Self(Changes::new())
    }

    /// The realm that the item belongs to, and with it the rights to see and change it.
    pub fn realm(self, value: crate::model::Id<crate::model::Realm>) -> Self {
        Self(self.0.set("_realm", value))
    }

    /// Whether those who look after the realms below see the item too.
    pub fn sub_realm(self, value: bool) -> Self {
        Self(self.0.set("_sub_realm", value))
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

    /// Whether the engine takes in results of host checks from outside.
    pub fn accept_passive_host_checks(self, value: bool) -> Self {
        Self(self.0.set("accept_passive_host_checks", value))
    }

    /// Whether the engine takes in results of service checks from outside.
    pub fn accept_passive_service_checks(self, value: bool) -> Self {
        Self(self.0.set("accept_passive_service_checks", value))
    }

    /// By how much a result may be late beyond its threshold, in seconds.
    pub fn additional_freshness_latency(self, value: i64) -> Self {
        Self(self.0.set("additional_freshness_latency", value))
    }

    /// A friendlier name to show; the backend copies the name when there is none.
    pub fn alias(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("alias", value.into()))
    }

    /// Whether the engine obeys external commands.
    pub fn check_external_commands(self, value: bool) -> Self {
        Self(self.0.set("check_external_commands", value))
    }

    /// Whether a host check that gave no result is planned again.
    pub fn check_for_orphaned_hosts(self, value: bool) -> Self {
        Self(self.0.set("check_for_orphaned_hosts", value))
    }

    /// Whether a service check that gave no result is planned again.
    pub fn check_for_orphaned_services(self, value: bool) -> Self {
        Self(self.0.set("check_for_orphaned_services", value))
    }

    /// Whether the engine notices that results of hosts are missing.
    pub fn check_host_freshness(self, value: bool) -> Self {
        Self(self.0.set("check_host_freshness", value))
    }

    /// Whether the engine notices that results of services are missing.
    pub fn check_service_freshness(self, value: bool) -> Self {
        Self(self.0.set("check_service_freshness", value))
    }

    /// How often the engine tidies its queues, in seconds.
    pub fn cleaning_queues_interval(self, value: i64) -> Self {
        Self(self.0.set("cleaning_queues_interval", value))
    }

    /// Whether commands find the macros in their environment.
    pub fn enable_environment_macros(self, value: bool) -> Self {
        Self(self.0.set("enable_environment_macros", value))
    }

    /// Whether the engine notifies anybody at all.
    pub fn enable_notifications(self, value: bool) -> Self {
        Self(self.0.set("enable_notifications", value))
    }

    /// How long an event handler may run, in seconds.
    pub fn event_handler_timeout(self, value: i64) -> Self {
        Self(self.0.set("event_handler_timeout", value))
    }

    /// Whether the engine runs event handlers at all.
    pub fn event_handlers_enabled(self, value: bool) -> Self {
        Self(self.0.set("event_handlers_enabled", value))
    }

    /// Whether the engine checks hosts by itself.
    pub fn execute_host_checks(self, value: bool) -> Self {
        Self(self.0.set("execute_host_checks", value))
    }

    /// Whether the engine checks services by itself.
    pub fn execute_service_checks(self, value: bool) -> Self {
        Self(self.0.set("execute_service_checks", value))
    }

    /// Whether the engine looks for flapping at all.
    pub fn flap_detection_enabled(self, value: bool) -> Self {
        Self(self.0.set("flap_detection_enabled", value))
    }

    /// How many former states are looked at to find flapping.
    pub fn flap_history(self, value: i64) -> Self {
        Self(self.0.set("flap_history", value))
    }

    /// The name of the command that is run when any host changes its state; `None` for none.
    pub fn global_host_event_handler(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("global_host_event_handler", value.into()))
    }

    /// The name of the command that is run when any service changes its state; `None` for none.
    pub fn global_service_event_handler(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("global_service_event_handler", value.into()))
    }

    /// The rate of changes above which a host flaps, in percent.
    pub fn high_host_flap_threshold(self, value: i64) -> Self {
        Self(self.0.set("high_host_flap_threshold", value))
    }

    /// The rate of changes above which a service flaps, in percent.
    pub fn high_service_flap_threshold(self, value: i64) -> Self {
        Self(self.0.set("high_service_flap_threshold", value))
    }

    /// How long a host check may run, in seconds.
    pub fn host_check_timeout(self, value: i64) -> Self {
        Self(self.0.set("host_check_timeout", value))
    }

    /// How often the engine looks for hosts without fresh results, in seconds.
    pub fn host_freshness_check_interval(self, value: i64) -> Self {
        Self(self.0.set("host_freshness_check_interval", value))
    }

    /// The name of the command that takes the performance data of hosts; `None` for none.
    pub fn host_perfdata_command(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("host_perfdata_command", value.into()))
    }

    /// The characters that are taken out of the values of macros.
    pub fn illegal_macro_output_chars(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("illegal_macro_output_chars", value.into()))
    }

    /// The characters that no name may contain.
    pub fn illegal_object_name_chars(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("illegal_object_name_chars", value.into()))
    }

    /// The identifier that the arbiter gave to the instance.
    pub fn instance_id(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("instance_id", value.into()))
    }

    /// The label that the arbiter gave to the instance.
    pub fn instance_name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("instance_name", value.into()))
    }

    /// How many seconds an interval unit has, in which check intervals are counted.
    pub fn interval_length(self, value: i64) -> Self {
        Self(self.0.set("interval_length", value))
    }

    /// When the engine last gave a sign of life, in seconds since 1970.
    pub fn last_alive(self, value: i64) -> Self {
        Self(self.0.set("last_alive", value))
    }

    /// Whether the engine's own checks are logged.
    pub fn log_active_checks(self, value: bool) -> Self {
        Self(self.0.set("log_active_checks", value))
    }

    /// Whether event handlers are logged.
    pub fn log_event_handlers(self, value: bool) -> Self {
        Self(self.0.set("log_event_handlers", value))
    }

    /// Whether external commands are logged.
    pub fn log_external_commands(self, value: bool) -> Self {
        Self(self.0.set("log_external_commands", value))
    }

    /// Whether the start and the end of flapping are logged.
    pub fn log_flappings(self, value: bool) -> Self {
        Self(self.0.set("log_flappings", value))
    }

    /// Whether repeated checks of hosts are logged.
    pub fn log_host_retries(self, value: bool) -> Self {
        Self(self.0.set("log_host_retries", value))
    }

    /// Whether the states found after a start are logged.
    pub fn log_initial_states(self, value: bool) -> Self {
        Self(self.0.set("log_initial_states", value))
    }

    /// Whether notifications are logged.
    pub fn log_notifications(self, value: bool) -> Self {
        Self(self.0.set("log_notifications", value))
    }

    /// Whether results from outside are logged.
    pub fn log_passive_checks(self, value: bool) -> Self {
        Self(self.0.set("log_passive_checks", value))
    }

    /// Whether repeated checks of services are logged.
    pub fn log_service_retries(self, value: bool) -> Self {
        Self(self.0.set("log_service_retries", value))
    }

    /// Whether snapshots are logged.
    pub fn log_snapshots(self, value: bool) -> Self {
        Self(self.0.set("log_snapshots", value))
    }

    /// The rate of changes below which a host no longer flaps, in percent.
    pub fn low_host_flap_threshold(self, value: i64) -> Self {
        Self(self.0.set("low_host_flap_threshold", value))
    }

    /// The rate of changes below which a service no longer flaps, in percent.
    pub fn low_service_flap_threshold(self, value: i64) -> Self {
        Self(self.0.set("low_service_flap_threshold", value))
    }

    /// The minutes after a start among which the first host checks are shared out.
    pub fn max_host_check_spread(self, value: i64) -> Self {
        Self(self.0.set("max_host_check_spread", value))
    }

    /// How much of the output of a check is kept, in bytes.
    pub fn max_plugins_output_length(self, value: i64) -> Self {
        Self(self.0.set("max_plugins_output_length", value))
    }

    /// The minutes after a start among which the first service checks are shared out.
    pub fn max_service_check_spread(self, value: i64) -> Self {
        Self(self.0.set("max_service_check_spread", value))
    }

    /// The name of the instance; several items may carry the same one.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("name", value.into()))
    }

    /// Whether event handlers rest during downtimes.
    pub fn no_event_handlers_during_downtimes(self, value: bool) -> Self {
        Self(self.0.set("no_event_handlers_during_downtimes", value))
    }

    /// Whatever is worth remembering about the item.
    pub fn notes(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes", value.into()))
    }

    /// Addresses of pages about the item.
    pub fn notes_url(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("notes_url", value.into()))
    }

    /// How long a notification command may run, in seconds.
    pub fn notification_timeout(self, value: i64) -> Self {
        Self(self.0.set("notification_timeout", value))
    }

    /// The number of the arbiter's process; 0 when it is not known.
    pub fn pid(self, value: i64) -> Self {
        Self(self.0.set("pid", value))
    }

    /// Whether the engine makes use of performance data at all.
    pub fn process_performance_data(self, value: bool) -> Self {
        Self(self.0.set("process_performance_data", value))
    }

    /// When the engine was started, in seconds since 1970; 0 when it is not known.
    pub fn program_start(self, value: i64) -> Self {
        Self(self.0.set("program_start", value))
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        Self(self.0.set("schema_version", value))
    }

    /// How long a service check may run, in seconds.
    pub fn service_check_timeout(self, value: i64) -> Self {
        Self(self.0.set("service_check_timeout", value))
    }

    /// How often the engine looks for services without fresh results, in seconds.
    pub fn service_freshness_check_interval(self, value: i64) -> Self {
        Self(self.0.set("service_freshness_check_interval", value))
    }

    /// The name of the command that takes the performance data of services; `None` for none.
    pub fn service_perfdata_command(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("service_perfdata_command", value.into()))
    }

    /// The exit code that a check which ran for too long is taken to have given.
    pub fn timeout_exit_status(self, value: i64) -> Self {
        Self(self.0.set("timeout_exit_status", value))
    }

    /// The name of the time zone that the engine works in; empty for that of its machine.
    pub fn use_timezone(self, value: impl Into<String>) -> Self {
        Self(self.0.set::<String>("use_timezone", value.into()))
    }

    /// Sets a field that the contract does not name.
    pub fn additional(
        self,
        name: impl Into<String>,
        value: impl Into<serde_json::Value>,
    ) -> Self {
        Self(self.0.set::<serde_json::Value>(&name.into(), value.into()))
    }
}
