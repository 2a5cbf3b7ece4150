// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! The setters of the contents of `AlignakInstance`.

use crate::model::AlignakInstance;
use crate::typed::{AsId, Content, ForCreate};

impl<K> Content<AlignakInstance, K> {
    /// The realm that the item belongs to, by which rights to read and change it are granted.
    pub fn realm(self, value: impl AsId<crate::model::Realm>) -> Self {
        self.set_reference("_realm", &value)
    }

    /// Whether the item is also visible to users of the realms below its own. Default: `true`.
    pub fn sub_realm(self, value: bool) -> Self {
        self.set("_sub_realm", value)
    }

    /// The users who may delete the item through the right `custom`.
    pub fn users_delete(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("_users_delete", value)
    }

    /// The users who may read the item through the right `custom`.
    pub fn users_read(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("_users_read", value)
    }

    /// The users who may change the item through the right `custom`.
    pub fn users_update(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("_users_update", value)
    }

    /// Whether passive check results of hosts are accepted at all. Default: `true`.
    pub fn accept_passive_host_checks(self, value: bool) -> Self {
        self.set("accept_passive_host_checks", value)
    }

    /// Whether passive check results of services are accepted at all. Default: `true`.
    pub fn accept_passive_service_checks(self, value: bool) -> Self {
        self.set("accept_passive_service_checks", value)
    }

    /// The grace period that is added to freshness thresholds, in seconds. Default: `15`.
    pub fn additional_freshness_latency(self, value: i64) -> Self {
        self.set("additional_freshness_latency", value)
    }

    /// The label to display. The backend copies the name when it is empty. Default: `""`.
    pub fn alias(self, value: impl Into<String>) -> Self {
        self.set::<String>("alias", value.into())
    }

    /// Whether external commands are accepted. Default: `true`.
    pub fn check_external_commands(self, value: bool) -> Self {
        self.set("check_external_commands", value)
    }

    /// Whether host checks whose result is missing are scheduled again. Default: `true`.
    pub fn check_for_orphaned_hosts(self, value: bool) -> Self {
        self.set("check_for_orphaned_hosts", value)
    }

    /// Whether service checks whose result is missing are scheduled again. Default: `true`.
    pub fn check_for_orphaned_services(self, value: bool) -> Self {
        self.set("check_for_orphaned_services", value)
    }

    /// Whether the freshness of host check results is checked at all. Default: `true`.
    pub fn check_host_freshness(self, value: bool) -> Self {
        self.set("check_host_freshness", value)
    }

    /// Whether the freshness of service check results is checked at all. Default: `true`.
    pub fn check_service_freshness(self, value: bool) -> Self {
        self.set("check_service_freshness", value)
    }

    /// The time between two clean-ups of the engine's queues, in seconds. Default: `900`.
    pub fn cleaning_queues_interval(self, value: i64) -> Self {
        self.set("cleaning_queues_interval", value)
    }

    /// Whether macros are passed to commands as environment variables. Default: `false`.
    pub fn enable_environment_macros(self, value: bool) -> Self {
        self.set("enable_environment_macros", value)
    }

    /// Whether notifications are sent at all. Default: `true`.
    pub fn enable_notifications(self, value: bool) -> Self {
        self.set("enable_notifications", value)
    }

    /// The maximum duration of an event handler, in seconds; then it is stopped. Default: `30`.
    pub fn event_handler_timeout(self, value: i64) -> Self {
        self.set("event_handler_timeout", value)
    }

    /// Whether event handlers are run at all. Default: `true`.
    pub fn event_handlers_enabled(self, value: bool) -> Self {
        self.set("event_handlers_enabled", value)
    }

    /// Whether active checks of hosts are run at all. Default: `true`.
    pub fn execute_host_checks(self, value: bool) -> Self {
        self.set("execute_host_checks", value)
    }

    /// Whether active checks of services are run at all. Default: `true`.
    pub fn execute_service_checks(self, value: bool) -> Self {
        self.set("execute_service_checks", value)
    }

    /// Whether flapping is detected at all. Default: `true`.
    pub fn flap_detection_enabled(self, value: bool) -> Self {
        self.set("flap_detection_enabled", value)
    }

    /// The number of past states from which flapping is detected. Default: `20`.
    pub fn flap_history(self, value: i64) -> Self {
        self.set("flap_history", value)
    }

    /// The name of the command that is run at each state change of any host; `None` for none. Default: `"None"`.
    pub fn global_host_event_handler(self, value: impl Into<String>) -> Self {
        self.set::<String>("global_host_event_handler", value.into())
    }

    /// The name of the command that is run at each state change of any service; `None` for none. Default: `"None"`.
    pub fn global_service_event_handler(self, value: impl Into<String>) -> Self {
        self.set::<String>("global_service_event_handler", value.into())
    }

    /// The rate of state changes above which a host starts flapping, in percent. Default: `30`.
    pub fn high_host_flap_threshold(self, value: i64) -> Self {
        self.set("high_host_flap_threshold", value)
    }

    /// The rate of state changes above which a service starts flapping, in percent. Default: `30`.
    pub fn high_service_flap_threshold(self, value: i64) -> Self {
        self.set("high_service_flap_threshold", value)
    }

    /// The maximum duration of a host check, in seconds; then it is stopped. Default: `30`.
    pub fn host_check_timeout(self, value: i64) -> Self {
        self.set("host_check_timeout", value)
    }

    /// The time between two freshness checks of hosts, in seconds. Default: `3600`.
    pub fn host_freshness_check_interval(self, value: i64) -> Self {
        self.set("host_freshness_check_interval", value)
    }

    /// The name of the command that processes the performance data of hosts; `None` for none. Default: `"None"`.
    pub fn host_perfdata_command(self, value: impl Into<String>) -> Self {
        self.set::<String>("host_perfdata_command", value.into())
    }

    /// The characters that are removed from the values of macros. Default: `""`.
    pub fn illegal_macro_output_chars(self, value: impl Into<String>) -> Self {
        self.set::<String>("illegal_macro_output_chars", value.into())
    }

    /// The characters that names of items must not contain. Default: ``"`~!$%^&*'|'<>?,()="``.
    pub fn illegal_object_name_chars(self, value: impl Into<String>) -> Self {
        self.set::<String>("illegal_object_name_chars", value.into())
    }

    /// The identifier that the arbiter assigned to the instance.
    pub fn instance_id(self, value: impl Into<String>) -> Self {
        self.set::<String>("instance_id", value.into())
    }

    /// The label that the arbiter assigned to the instance.
    pub fn instance_name(self, value: impl Into<String>) -> Self {
        self.set::<String>("instance_name", value.into())
    }

    /// The length of an interval unit, in seconds. Check, retry and snapshot intervals are multiples of it. Default: `60`.
    pub fn interval_length(self, value: i64) -> Self {
        self.set("interval_length", value)
    }

    /// The last heartbeat of the engine, in Unix seconds; 0 for never. Default: `0`.
    pub fn last_alive(self, value: i64) -> Self {
        self.set("last_alive", value)
    }

    /// Whether results of active checks are logged. Default: `true`.
    pub fn log_active_checks(self, value: bool) -> Self {
        self.set("log_active_checks", value)
    }

    /// Whether event handlers are logged. Default: `true`.
    pub fn log_event_handlers(self, value: bool) -> Self {
        self.set("log_event_handlers", value)
    }

    /// Whether external commands are logged. Default: `true`.
    pub fn log_external_commands(self, value: bool) -> Self {
        self.set("log_external_commands", value)
    }

    /// Whether the start and the end of flapping are logged. Default: `true`.
    pub fn log_flappings(self, value: bool) -> Self {
        self.set("log_flappings", value)
    }

    /// Whether retries of host checks are logged. Default: `true`.
    pub fn log_host_retries(self, value: bool) -> Self {
        self.set("log_host_retries", value)
    }

    /// Whether the initial states after a start are logged. Default: `true`.
    pub fn log_initial_states(self, value: bool) -> Self {
        self.set("log_initial_states", value)
    }

    /// Whether notifications are logged. Default: `true`.
    pub fn log_notifications(self, value: bool) -> Self {
        self.set("log_notifications", value)
    }

    /// Whether results of passive checks are logged. Default: `true`.
    pub fn log_passive_checks(self, value: bool) -> Self {
        self.set("log_passive_checks", value)
    }

    /// Whether retries of service checks are logged. Default: `true`.
    pub fn log_service_retries(self, value: bool) -> Self {
        self.set("log_service_retries", value)
    }

    /// Whether snapshots are logged. Default: `true`.
    pub fn log_snapshots(self, value: bool) -> Self {
        self.set("log_snapshots", value)
    }

    /// The rate of state changes below which a host stops flapping, in percent. Default: `20`.
    pub fn low_host_flap_threshold(self, value: i64) -> Self {
        self.set("low_host_flap_threshold", value)
    }

    /// The rate of state changes below which a service stops flapping, in percent. Default: `20`.
    pub fn low_service_flap_threshold(self, value: i64) -> Self {
        self.set("low_service_flap_threshold", value)
    }

    /// The minutes after a start over which the first checks of hosts are spread. Default: `30`.
    pub fn max_host_check_spread(self, value: i64) -> Self {
        self.set("max_host_check_spread", value)
    }

    /// The maximum length of a check's output, in bytes; the rest is cut off. Default: `8192`.
    pub fn max_plugins_output_length(self, value: i64) -> Self {
        self.set("max_plugins_output_length", value)
    }

    /// The minutes after a start over which the first checks of services are spread. Default: `30`.
    pub fn max_service_check_spread(self, value: i64) -> Self {
        self.set("max_service_check_spread", value)
    }

    /// The name of the instance. Several items may have the same name.
    pub fn name(self, value: impl Into<String>) -> Self {
        self.set::<String>("name", value.into())
    }

    /// Whether event handlers are suppressed during downtimes. Default: `false`.
    pub fn no_event_handlers_during_downtimes(self, value: bool) -> Self {
        self.set("no_event_handlers_during_downtimes", value)
    }

    /// Free remarks. Default: `""`.
    pub fn notes(self, value: impl Into<String>) -> Self {
        self.set::<String>("notes", value.into())
    }

    /// URLs of documentation about the instance, for front ends to link to. Default: `""`.
    pub fn notes_url(self, value: impl Into<String>) -> Self {
        self.set::<String>("notes_url", value.into())
    }

    /// The maximum duration of a notification command, in seconds; then it is stopped. Default: `30`.
    pub fn notification_timeout(self, value: i64) -> Self {
        self.set("notification_timeout", value)
    }

    /// The process identifier of the arbiter; 0 when unknown. Default: `0`.
    pub fn pid(self, value: i64) -> Self {
        self.set("pid", value)
    }

    /// Whether performance data are processed at all. Default: `true`.
    pub fn process_performance_data(self, value: bool) -> Self {
        self.set("process_performance_data", value)
    }

    /// When the engine was started, in Unix seconds; 0 when unknown. Default: `0`.
    pub fn program_start(self, value: i64) -> Self {
        self.set("program_start", value)
    }

    /// The maximum duration of a service check, in seconds; then it is stopped. Default: `60`.
    pub fn service_check_timeout(self, value: i64) -> Self {
        self.set("service_check_timeout", value)
    }

    /// The time between two freshness checks of services, in seconds. Default: `30`.
    pub fn service_freshness_check_interval(self, value: i64) -> Self {
        self.set("service_freshness_check_interval", value)
    }

    /// The name of the command that processes the performance data of services; `None` for none. Default: `"None"`.
    pub fn service_perfdata_command(self, value: impl Into<String>) -> Self {
        self.set::<String>("service_perfdata_command", value.into())
    }

    /// The exit status that a check is given when it exceeds its maximum duration: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN. Default: `2`.
    pub fn timeout_exit_status(self, value: i64) -> Self {
        self.set("timeout_exit_status", value)
    }

    /// The time zone of the engine, such as `Europe/Paris`; empty for that of its machine. Default: `""`.
    pub fn use_timezone(self, value: impl Into<String>) -> Self {
        self.set::<String>("use_timezone", value.into())
    }
}

impl Content<AlignakInstance, ForCreate> {
    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::AlignakInstance>) -> Self {
        self.set_reference("_id", &value)
    }
}
