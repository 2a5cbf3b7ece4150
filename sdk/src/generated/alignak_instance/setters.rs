// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! The setters of the contents of `Alignak`.

use crate::model::Alignak;
use crate::typed::{AsId, Content, ForCreate};

impl<K> Content<Alignak, K> {
    /// The realm that the item belongs to, and with it the rights to see and change it.
    pub fn realm(self, value: impl AsId<crate::model::Realm>) -> Self {
        self.set_reference("_realm", &value)
    }

    /// Whether those who look after the realms below see the item too.
    pub fn sub_realm(self, value: bool) -> Self {
        self.set("_sub_realm", value)
    }

    /// The users who may delete the item by a `custom` right.
    pub fn users_delete(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("_users_delete", value)
    }

    /// The users who may read the item by a `custom` right.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("_users_read", value)
    }

    /// The users who may change the item by a `custom` right.
    pub fn users_update(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("_users_update", value)
    }

    /// Whether the engine takes in results of host checks from outside.
    pub fn accept_passive_host_checks(self, value: bool) -> Self {
        self.set("accept_passive_host_checks", value)
    }

    /// Whether the engine takes in results of service checks from outside.
    pub fn accept_passive_service_checks(self, value: bool) -> Self {
        self.set("accept_passive_service_checks", value)
    }

    /// By how much a result may be late beyond its threshold, in seconds.
    pub fn additional_freshness_latency(self, value: i64) -> Self {
        self.set("additional_freshness_latency", value)
    }

    /// A friendlier name to show; the backend copies the name when there is none.
    pub fn alias(self, value: impl Into<String>) -> Self {
        self.set::<String>("alias", value.into())
    }

    /// Whether the engine obeys external commands.
    pub fn check_external_commands(self, value: bool) -> Self {
        self.set("check_external_commands", value)
    }

    /// Whether a host check that gave no result is planned again.
    pub fn check_for_orphaned_hosts(self, value: bool) -> Self {
        self.set("check_for_orphaned_hosts", value)
    }

    /// Whether a service check that gave no result is planned again.
    pub fn check_for_orphaned_services(self, value: bool) -> Self {
        self.set("check_for_orphaned_services", value)
    }

    /// Whether the engine notices that results of hosts are missing.
    pub fn check_host_freshness(self, value: bool) -> Self {
        self.set("check_host_freshness", value)
    }

    /// Whether the engine notices that results of services are missing.
    pub fn check_service_freshness(self, value: bool) -> Self {
        self.set("check_service_freshness", value)
    }

    /// How often the engine tidies its queues, in seconds.
    pub fn cleaning_queues_interval(self, value: i64) -> Self {
        self.set("cleaning_queues_interval", value)
    }

    /// Whether commands find the macros in their environment.
    pub fn enable_environment_macros(self, value: bool) -> Self {
        self.set("enable_environment_macros", value)
    }

    /// Whether the engine notifies anybody at all.
    pub fn enable_notifications(self, value: bool) -> Self {
        self.set("enable_notifications", value)
    }

    /// How long an event handler may run, in seconds.
    pub fn event_handler_timeout(self, value: i64) -> Self {
        self.set("event_handler_timeout", value)
    }

    /// Whether the engine runs event handlers at all.
    pub fn event_handlers_enabled(self, value: bool) -> Self {
        self.set("event_handlers_enabled", value)
    }

    /// Whether the engine checks hosts by itself.
    pub fn execute_host_checks(self, value: bool) -> Self {
        self.set("execute_host_checks", value)
    }

    /// Whether the engine checks services by itself.
    pub fn execute_service_checks(self, value: bool) -> Self {
        self.set("execute_service_checks", value)
    }

    /// Whether the engine looks for flapping at all.
    pub fn flap_detection_enabled(self, value: bool) -> Self {
        self.set("flap_detection_enabled", value)
    }

    /// How many former states are looked at to find flapping.
    pub fn flap_history(self, value: i64) -> Self {
        self.set("flap_history", value)
    }

    /// The name of the command that is run when any host changes its state; `None` for none.
    pub fn global_host_event_handler(self, value: impl Into<String>) -> Self {
        self.set::<String>("global_host_event_handler", value.into())
    }

    /// The name of the command that is run when any service changes its state; `None` for none.
    pub fn global_service_event_handler(self, value: impl Into<String>) -> Self {
        self.set::<String>("global_service_event_handler", value.into())
    }

    /// The rate of changes above which a host flaps, in percent.
    pub fn high_host_flap_threshold(self, value: i64) -> Self {
        self.set("high_host_flap_threshold", value)
    }

    /// The rate of changes above which a service flaps, in percent.
    pub fn high_service_flap_threshold(self, value: i64) -> Self {
        self.set("high_service_flap_threshold", value)
    }

    /// How long a host check may run, in seconds.
    pub fn host_check_timeout(self, value: i64) -> Self {
        self.set("host_check_timeout", value)
    }

    /// How often the engine looks for hosts without fresh results, in seconds.
    pub fn host_freshness_check_interval(self, value: i64) -> Self {
        self.set("host_freshness_check_interval", value)
    }

    /// The name of the command that takes the performance data of hosts; `None` for none.
    pub fn host_perfdata_command(self, value: impl Into<String>) -> Self {
        self.set::<String>("host_perfdata_command", value.into())
    }

    /// The characters that are taken out of the values of macros.
    pub fn illegal_macro_output_chars(self, value: impl Into<String>) -> Self {
        self.set::<String>("illegal_macro_output_chars", value.into())
    }

    /// The characters that no name may contain.
    pub fn illegal_object_name_chars(self, value: impl Into<String>) -> Self {
        self.set::<String>("illegal_object_name_chars", value.into())
    }

    /// The identifier that the arbiter gave to the instance.
    pub fn instance_id(self, value: impl Into<String>) -> Self {
        self.set::<String>("instance_id", value.into())
    }

    /// The label that the arbiter gave to the instance.
    pub fn instance_name(self, value: impl Into<String>) -> Self {
        self.set::<String>("instance_name", value.into())
    }

    /// How many seconds an interval unit has, in which check intervals are counted.
    pub fn interval_length(self, value: i64) -> Self {
        self.set("interval_length", value)
    }

    /// When the engine last gave a sign of life, in seconds since 1970.
    pub fn last_alive(self, value: i64) -> Self {
        self.set("last_alive", value)
    }

    /// Whether the engine's own checks are logged.
    pub fn log_active_checks(self, value: bool) -> Self {
        self.set("log_active_checks", value)
    }

    /// Whether event handlers are logged.
    pub fn log_event_handlers(self, value: bool) -> Self {
        self.set("log_event_handlers", value)
    }

    /// Whether external commands are logged.
    pub fn log_external_commands(self, value: bool) -> Self {
        self.set("log_external_commands", value)
    }

    /// Whether the start and the end of flapping are logged.
    pub fn log_flappings(self, value: bool) -> Self {
        self.set("log_flappings", value)
    }

    /// Whether repeated checks of hosts are logged.
    pub fn log_host_retries(self, value: bool) -> Self {
        self.set("log_host_retries", value)
    }

    /// Whether the states found after a start are logged.
    pub fn log_initial_states(self, value: bool) -> Self {
        self.set("log_initial_states", value)
    }

    /// Whether notifications are logged.
    pub fn log_notifications(self, value: bool) -> Self {
        self.set("log_notifications", value)
    }

    /// Whether results from outside are logged.
    pub fn log_passive_checks(self, value: bool) -> Self {
        self.set("log_passive_checks", value)
    }

    /// Whether repeated checks of services are logged.
    pub fn log_service_retries(self, value: bool) -> Self {
        self.set("log_service_retries", value)
    }

    /// Whether snapshots are logged.
    pub fn log_snapshots(self, value: bool) -> Self {
        self.set("log_snapshots", value)
    }

    /// The rate of changes below which a host no longer flaps, in percent.
    pub fn low_host_flap_threshold(self, value: i64) -> Self {
        self.set("low_host_flap_threshold", value)
    }

    /// The rate of changes below which a service no longer flaps, in percent.
    pub fn low_service_flap_threshold(self, value: i64) -> Self {
        self.set("low_service_flap_threshold", value)
    }

    /// The minutes after a start among which the first host checks are shared out.
    pub fn max_host_check_spread(self, value: i64) -> Self {
        self.set("max_host_check_spread", value)
    }

    /// How much of the output of a check is kept, in bytes.
    pub fn max_plugins_output_length(self, value: i64) -> Self {
        self.set("max_plugins_output_length", value)
    }

    /// The minutes after a start among which the first service checks are shared out.
    pub fn max_service_check_spread(self, value: i64) -> Self {
        self.set("max_service_check_spread", value)
    }

    /// The name of the instance; several items may carry the same one.
    pub fn name(self, value: impl Into<String>) -> Self {
        self.set::<String>("name", value.into())
    }

    /// Whether event handlers rest during downtimes.
    pub fn no_event_handlers_during_downtimes(self, value: bool) -> Self {
        self.set("no_event_handlers_during_downtimes", value)
    }

    /// Whatever is worth remembering about the item.
    pub fn notes(self, value: impl Into<String>) -> Self {
        self.set::<String>("notes", value.into())
    }

    /// Addresses of pages about the item.
    pub fn notes_url(self, value: impl Into<String>) -> Self {
        self.set::<String>("notes_url", value.into())
    }

    /// How long a notification command may run, in seconds.
    pub fn notification_timeout(self, value: i64) -> Self {
        self.set("notification_timeout", value)
    }

    /// The number of the arbiter's process; 0 when it is not known.
    pub fn pid(self, value: i64) -> Self {
        self.set("pid", value)
    }

    /// Whether the engine makes use of performance data at all.
    pub fn process_performance_data(self, value: bool) -> Self {
        self.set("process_performance_data", value)
    }

    /// When the engine was started, in seconds since 1970; 0 when it is not known.
    pub fn program_start(self, value: i64) -> Self {
        self.set("program_start", value)
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        self.set("schema_version", value)
    }

    /// How long a service check may run, in seconds.
    pub fn service_check_timeout(self, value: i64) -> Self {
        self.set("service_check_timeout", value)
    }

    /// How often the engine looks for services without fresh results, in seconds.
    pub fn service_freshness_check_interval(self, value: i64) -> Self {
        self.set("service_freshness_check_interval", value)
    }

    /// The name of the command that takes the performance data of services; `None` for none.
    pub fn service_perfdata_command(self, value: impl Into<String>) -> Self {
        self.set::<String>("service_perfdata_command", value.into())
    }

    /// The exit code that a check which ran for too long is taken to have given.
    pub fn timeout_exit_status(self, value: i64) -> Self {
        self.set("timeout_exit_status", value)
    }

    /// The name of the time zone that the engine works in; empty for that of its machine.
    pub fn use_timezone(self, value: impl Into<String>) -> Self {
        self.set::<String>("use_timezone", value.into())
    }
}

impl Content<Alignak, ForCreate> {
    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::Alignak>) -> Self {
        self.set_reference("_id", &value)
    }
}
