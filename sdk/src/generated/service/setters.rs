// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! The setters of the contents of `Service`.

use crate::model::Service;
use crate::typed::{AsId, Content, ForCreate, ForPatch};

impl<K> Content<Service, K> {
    /// Whether the item is a template: others inherit from it, and it is neither monitored nor used itself. Default: `false`.
    pub fn is_template(self, value: bool) -> Self {
        self.set("_is_template", value)
    }

    /// The realm that the item belongs to, by which rights to read and change it are granted.
    pub fn realm(self, value: impl AsId<crate::model::Realm>) -> Self {
        self.set_reference("_realm", &value)
    }

    /// Whether the item is also visible to users of the realms below its own. Default: `true`.
    pub fn sub_realm(self, value: bool) -> Self {
        self.set("_sub_realm", value)
    }

    /// The templates from which the item inherits the fields that it does not set itself. Where several set one field, the last template in the list wins. Default: `[]`.
    pub fn templates(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::Service>>,
    ) -> Self {
        self.set_references("_templates", value)
    }

    /// Whether the service was created from a host template or, in a service template, whether it is created for each host that uses the template's host. Default: `false`.
    pub fn templates_from_host_template(self, value: bool) -> Self {
        self.set("_templates_from_host_template", value)
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

    /// URLs of actions on the item, for front ends to link to. Default: `""`.
    pub fn action_url(self, value: impl Into<String>) -> Self {
        self.set::<String>("action_url", value.into())
    }

    /// Whether the monitoring engine runs active checks. Default: `true`.
    pub fn active_checks_enabled(self, value: bool) -> Self {
        self.set("active_checks_enabled", value)
    }

    /// The path by which front ends group the service, such as `/database/mysql`. Default: `""`.
    pub fn aggregation(self, value: impl Into<String>) -> Self {
        self.set::<String>("aggregation", value.into())
    }

    /// The label to display. The backend copies the name when it is empty. Default: `""`.
    pub fn alias(self, value: impl Into<String>) -> Self {
        self.set::<String>("alias", value.into())
    }

    /// The importance for the business, from 0 (none) to 5 (vital). Default: `2`.
    pub fn business_impact(self, value: i64) -> Self {
        self.set("business_impact", value)
    }

    /// The names of the modulations that change the business impact by time period. Default: `[]`.
    pub fn business_impact_modulations(
        self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.set_all(
            "business_impact_modulations",
            value.into_iter().map(Into::<String>::into),
        )
    }

    /// Whether a downtime of a business rule's member counts as an acknowledgement. Default: `false`.
    pub fn business_rule_downtime_as_ack(self, value: bool) -> Self {
        self.set("business_rule_downtime_as_ack", value)
    }

    /// The states and events of which the member hosts of a business rule are notified. Default: `["d","u","r","f","s"]`.
    pub fn business_rule_host_notification_options(
        self,
        value: impl IntoIterator<Item = crate::model::HostOption>,
    ) -> Self {
        self.set_all("business_rule_host_notification_options", value)
    }

    /// The template of a business rule's output. Default: `""`.
    pub fn business_rule_output_template(self, value: impl Into<String>) -> Self {
        self.set::<String>("business_rule_output_template", value.into())
    }

    /// The states and events of which the member services of a business rule are notified. Default: `["w","u","c","r","f","s"]`.
    pub fn business_rule_service_notification_options(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        self.set_all("business_rule_service_notification_options", value)
    }

    /// Whether notifications of a business rule are suppressed while the problems of all its failed members are acknowledged. Default: `false`.
    pub fn business_rule_smart_notifications(self, value: bool) -> Self {
        self.set("business_rule_smart_notifications", value)
    }

    /// The arguments of the check command, separated by `!`. Default: `""`.
    pub fn check_command_args(self, value: impl Into<String>) -> Self {
        self.set::<String>("check_command_args", value.into())
    }

    /// Whether the freshness of check results is checked: a state without a recent result is replaced by `freshness_state`. Default: `false`.
    pub fn check_freshness(self, value: bool) -> Self {
        self.set("check_freshness", value)
    }

    /// The time between regular active checks, in interval units (`interval_length` of the monitoring engine, by default 60 seconds). Default: `5`.
    pub fn check_interval(self, value: i64) -> Self {
        self.set("check_interval", value)
    }

    /// The time period in which active checks are run.
    pub fn check_period(self, value: impl AsId<crate::model::TimePeriod>) -> Self {
        self.set_reference("check_period", &value)
    }

    /// The names of the modulations that change the check command by time period. Default: `[]`.
    pub fn checkmodulations(
        self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.set_all("checkmodulations", value.into_iter().map(Into::<String>::into))
    }

    /// The names of additional views in the front end. Default: `[]`.
    pub fn custom_views(
        self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.set_all("custom_views", value.into_iter().map(Into::<String>::into))
    }

    /// Custom macros, by name (`_SNMP_COMMUNITY`); those of templates are added. Default: `{}`.
    pub fn customs(self, value: crate::model::FreeObject) -> Self {
        self.set("customs", value)
    }

    /// The value of multiplied services without a value of their own in legacy configurations. Default: `""`.
    pub fn default_value(self, value: impl Into<String>) -> Self {
        self.set::<String>("default_value", value.into())
    }

    /// The precedence among several definitions of one item: the lowest number wins. Default: `100`.
    pub fn definition_order(self, value: i64) -> Self {
        self.set("definition_order", value)
    }

    /// The label in legacy front ends. Default: `""`.
    pub fn display_name(self, value: impl Into<String>) -> Self {
        self.set::<String>("display_name", value.into())
    }

    /// The macro by whose values the service was multiplied in legacy configurations. Default: `""`.
    pub fn duplicate_foreach(self, value: impl Into<String>) -> Self {
        self.set::<String>("duplicate_foreach", value.into())
    }

    /// The escalations of notifications of a lasting problem. Default: `[]`.
    pub fn escalations(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::ServiceEscalation>>,
    ) -> Self {
        self.set_references("escalations", value)
    }

    /// The arguments of the event handler, separated by `!`. Default: `""`.
    pub fn event_handler_args(self, value: impl Into<String>) -> Self {
        self.set::<String>("event_handler_args", value.into())
    }

    /// Whether the event handler is run when the state changes. Default: `false`.
    pub fn event_handler_enabled(self, value: bool) -> Self {
        self.set("event_handler_enabled", value)
    }

    /// The minutes that a problem must last before the first notification is sent. Default: `0`.
    pub fn first_notification_delay(self, value: i64) -> Self {
        self.set("first_notification_delay", value)
    }

    /// Whether flapping is detected: a state that changes so often that notifications are suppressed. Default: `true`.
    pub fn flap_detection_enabled(self, value: bool) -> Self {
        self.set("flap_detection_enabled", value)
    }

    /// The states that count in flapping detection. Default: `["o","w","c","u","x"]`.
    pub fn flap_detection_options(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        self.set_all("flap_detection_options", value)
    }

    /// The state that replaces a state without a fresh check result. Default: `"x"`.
    pub fn freshness_state(self, value: crate::model::ServiceOption) -> Self {
        self.set("freshness_state", value)
    }

    /// The age at which a check result is no longer fresh, in seconds. Default: `0`.
    pub fn freshness_threshold(self, value: i64) -> Self {
        self.set("freshness_threshold", value)
    }

    /// The rate of state changes above which flapping starts, in percent. Default: `50`.
    pub fn high_flap_threshold(self, value: i64) -> Self {
        self.set("high_flap_threshold", value)
    }

    /// Whether the service depends on the state of its host. Default: `true`.
    pub fn host_dependency_enabled(self, value: bool) -> Self {
        self.set("host_dependency_enabled", value)
    }

    /// The host groups for whose hosts the service was declared. Default: `[]`.
    pub fn hostgroups(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::HostGroup>>,
    ) -> Self {
        self.set_references("hostgroups", value)
    }

    /// The icon file in legacy front ends. Default: `""`.
    pub fn icon_image(self, value: impl Into<String>) -> Self {
        self.set::<String>("icon_image", value.into())
    }

    /// The alternative text of the icon in legacy front ends. Default: `""`.
    pub fn icon_image_alt(self, value: impl Into<String>) -> Self {
        self.set::<String>("icon_image_alt", value.into())
    }

    /// The icon family in legacy front ends. Default: `""`.
    pub fn icon_set(self, value: impl Into<String>) -> Self {
        self.set::<String>("icon_set", value.into())
    }

    /// The tool or file that the item was imported from. Default: `"unknown"`.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        self.set::<String>("imported_from", value.into())
    }

    /// The state that is assumed until the first check. Default: `"x"`.
    pub fn initial_state(self, value: crate::model::ServiceOption) -> Self {
        self.set("initial_state", value)
    }

    /// Whether the service is volatile: every check result that is a problem counts as a new problem. Default: `false`.
    pub fn is_volatile(self, value: bool) -> Self {
        self.set("is_volatile", value)
    }

    /// The labels by which business rules select their members. Default: `[]`.
    pub fn labels(self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.set_all("labels", value.into_iter().map(Into::<String>::into))
    }

    /// The rate of state changes below which flapping ends, in percent. Default: `25`.
    pub fn low_flap_threshold(self, value: i64) -> Self {
        self.set("low_flap_threshold", value)
    }

    /// Whether the current problem is acknowledged. Default: `false`.
    pub fn ls_acknowledged(self, value: bool) -> Self {
        self.set("ls_acknowledged", value)
    }

    /// The type of the acknowledgement: 1 for a normal one, which ends at the next state change, 2 for a sticky one, which lasts until recovery. Default: `1`.
    pub fn ls_acknowledgement_type(self, value: i64) -> Self {
        self.set("ls_acknowledgement_type", value)
    }

    /// The number of the check attempt in the current state, up to `max_check_attempts`. Default: `0`.
    pub fn ls_current_attempt(self, value: i64) -> Self {
        self.set("ls_current_attempt", value)
    }

    /// Whether a scheduled downtime is active. Default: `false`.
    pub fn ls_downtimed(self, value: bool) -> Self {
        self.set("ls_downtimed", value)
    }

    /// The duration of the last check, in seconds. Default: `0.0`.
    pub fn ls_execution_time(self, value: f64) -> Self {
        self.set("ls_execution_time", value)
    }

    /// Whether Grafana has a panel for the item. Default: `false`.
    pub fn ls_grafana(self, value: bool) -> Self {
        self.set("ls_grafana", value)
    }

    /// The number of the item's panel in the Grafana dashboard of the host. Default: `0`.
    pub fn ls_grafana_panelid(self, value: i64) -> Self {
        self.set("ls_grafana_panelid", value)
    }

    /// When the last check was run, in Unix seconds; 0 for never. Default: `0`.
    pub fn ls_last_check(self, value: i64) -> Self {
        self.set("ls_last_check", value)
    }

    /// When the HARD state last changed, in Unix seconds; 0 for never. Default: `0`.
    pub fn ls_last_hard_state_changed(self, value: i64) -> Self {
        self.set("ls_last_hard_state_changed", value)
    }

    /// When a notification was last sent, in Unix seconds; 0 for never. Default: `0`.
    pub fn ls_last_notification(self, value: i64) -> Self {
        self.set("ls_last_notification", value)
    }

    /// The state before the last check result. Default: `"UNKNOWN"`.
    pub fn ls_last_state(self, value: crate::model::ServiceState) -> Self {
        self.set("ls_last_state", value)
    }

    /// When the state last changed, in Unix seconds; 0 for never. Default: `0`.
    pub fn ls_last_state_changed(self, value: i64) -> Self {
        self.set("ls_last_state_changed", value)
    }

    /// The type of the state before the last check result. Default: `"HARD"`.
    pub fn ls_last_state_type(self, value: crate::model::StateType) -> Self {
        self.set("ls_last_state_type", value)
    }

    /// When the service was last CRITICAL, in Unix seconds; 0 for never. Default: `0`.
    pub fn ls_last_time_critical(self, value: i64) -> Self {
        self.set("ls_last_time_critical", value)
    }

    /// When the service was last OK, in Unix seconds; 0 for never. Default: `0`.
    pub fn ls_last_time_ok(self, value: i64) -> Self {
        self.set("ls_last_time_ok", value)
    }

    /// When the state was last UNKNOWN, in Unix seconds; 0 for never. Default: `0`.
    pub fn ls_last_time_unknown(self, value: i64) -> Self {
        self.set("ls_last_time_unknown", value)
    }

    /// When the state was last UNREACHABLE, in Unix seconds; 0 for never. Default: `0`.
    pub fn ls_last_time_unreachable(self, value: i64) -> Self {
        self.set("ls_last_time_unreachable", value)
    }

    /// When the service was last WARNING, in Unix seconds; 0 for never. Default: `0`.
    pub fn ls_last_time_warning(self, value: i64) -> Self {
        self.set("ls_last_time_warning", value)
    }

    /// The delay between the scheduled and the actual time of the last check, in seconds. Default: `0.0`.
    pub fn ls_latency(self, value: f64) -> Self {
        self.set("ls_latency", value)
    }

    /// The other lines of output of the last check. Default: `""`.
    pub fn ls_long_output(self, value: impl Into<String>) -> Self {
        self.set::<String>("ls_long_output", value.into())
    }

    /// When the next check is scheduled, in Unix seconds; 0 if none is. Default: `0`.
    pub fn ls_next_check(self, value: i64) -> Self {
        self.set("ls_next_check", value)
    }

    /// The first line of output of the last check. Default: `""`.
    pub fn ls_output(self, value: impl Into<String>) -> Self {
        self.set::<String>("ls_output", value.into())
    }

    /// Whether the last check result was passive. Default: `false`.
    pub fn ls_passive_check(self, value: bool) -> Self {
        self.set("ls_passive_check", value)
    }

    /// The performance data of the last check, unparsed. Default: `""`.
    pub fn ls_perf_data(self, value: impl Into<String>) -> Self {
        self.set::<String>("ls_perf_data", value.into())
    }

    /// The current state. Default: `"UNKNOWN"`.
    pub fn ls_state(self, value: crate::model::ServiceState) -> Self {
        self.set("ls_state", value)
    }

    /// 1 if the last check result changed the state, otherwise 0. Default: `0`.
    pub fn ls_state_changed(self, value: i64) -> Self {
        self.set("ls_state_changed", value)
    }

    /// The number of the current state: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN, 4 UNREACHABLE. Default: `3`.
    pub fn ls_state_id(self, value: i64) -> Self {
        self.set("ls_state_id", value)
    }

    /// The type of the current state: HARD when confirmed by `max_check_attempts` checks, SOFT until then. Default: `"HARD"`.
    pub fn ls_state_type(self, value: crate::model::StateType) -> Self {
        self.set("ls_state_type", value)
    }

    /// The names of the modulations that change macros by time period. Default: `[]`.
    pub fn macromodulations(
        self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.set_all("macromodulations", value.into_iter().map(Into::<String>::into))
    }

    /// The number of failed checks in a row that make a problem state HARD. Default: `1`.
    pub fn max_check_attempts(self, value: i64) -> Self {
        self.set("max_check_attempts", value)
    }

    /// Whether the contacts of the host are notified of the service as well. Default: `false`.
    pub fn merge_host_users(self, value: bool) -> Self {
        self.set("merge_host_users", value)
    }

    /// The name of the service; no other service of the host has the same name.
    pub fn name(self, value: impl Into<String>) -> Self {
        self.set::<String>("name", value.into())
    }

    /// Free remarks. Default: `""`.
    pub fn notes(self, value: impl Into<String>) -> Self {
        self.set::<String>("notes", value.into())
    }

    /// URLs of documentation about the item, for front ends to link to. Default: `""`.
    pub fn notes_url(self, value: impl Into<String>) -> Self {
        self.set::<String>("notes_url", value.into())
    }

    /// The minutes between repeated notifications of a problem; 0 for a single notification. Default: `60`.
    pub fn notification_interval(self, value: i64) -> Self {
        self.set("notification_interval", value)
    }

    /// The states and events for which notifications are sent. Default: `["w","u","c","r","f","s","x"]`.
    pub fn notification_options(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        self.set_all("notification_options", value)
    }

    /// The time period in which notifications are sent.
    pub fn notification_period(
        self,
        value: impl AsId<crate::model::TimePeriod>,
    ) -> Self {
        self.set_reference("notification_period", &value)
    }

    /// Whether notifications are sent. Default: `true`.
    pub fn notifications_enabled(self, value: bool) -> Self {
        self.set("notifications_enabled", value)
    }

    /// Whether the check may run in parallel with others. Not used by Alignak; kept for older configurations. Default: `true`.
    pub fn parallelize_check(self, value: bool) -> Self {
        self.set("parallelize_check", value)
    }

    /// Whether passive check results, submitted from outside, are accepted. Default: `true`.
    pub fn passive_checks_enabled(self, value: bool) -> Self {
        self.set("passive_checks_enabled", value)
    }

    /// The tag of the pollers that may run the check; empty for any poller. Default: `""`.
    pub fn poller_tag(self, value: impl Into<String>) -> Self {
        self.set::<String>("poller_tag", value.into())
    }

    /// Whether performance data are sent to the time series databases. Default: `true`.
    pub fn process_perf_data(self, value: bool) -> Self {
        self.set("process_perf_data", value)
    }

    /// The tag of the reactionners that may run the event handler; empty for any reactionner. Default: `""`.
    pub fn reactionner_tag(self, value: impl Into<String>) -> Self {
        self.set::<String>("reactionner_tag", value.into())
    }

    /// The names of the modulations that change check results by time period. Default: `[]`.
    pub fn resultmodulations(
        self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.set_all("resultmodulations", value.into_iter().map(Into::<String>::into))
    }

    /// The time between checks in a SOFT state, in interval units. Default: `0`.
    pub fn retry_interval(self, value: i64) -> Self {
        self.set("retry_interval", value)
    }

    /// The services on which the service depends. Default: `[]`.
    pub fn service_dependencies(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::Service>>,
    ) -> Self {
        self.set_references("service_dependencies", value)
    }

    /// The states in which a snapshot is taken: `o` OK, `w` WARNING, `c` CRITICAL, `u` UNKNOWN, `x` UNREACHABLE. Default: `["w","c","x"]`.
    pub fn snapshot_criteria(
        self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.set_all("snapshot_criteria", value.into_iter().map(Into::<String>::into))
    }

    /// Whether the snapshot command is run on a problem. Default: `false`.
    pub fn snapshot_enabled(self, value: bool) -> Self {
        self.set("snapshot_enabled", value)
    }

    /// The minimum time between two snapshots, in interval units. Default: `5`.
    pub fn snapshot_interval(self, value: i64) -> Self {
        self.set("snapshot_interval", value)
    }

    /// The states in which a change of the check output alone is logged. Default: `[]`.
    pub fn stalking_options(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        self.set_all("stalking_options", value)
    }

    /// Free labels to group and search items by; those of templates are added. Default: `[]`.
    pub fn tags(self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.set_all("tags", value.into_iter().map(Into::<String>::into))
    }

    /// The seconds after which a check without a result is considered lost and scheduled again. Default: `300`.
    pub fn time_to_orphanage(self, value: i64) -> Self {
        self.set("time_to_orphanage", value)
    }

    /// Not used by Alignak; kept for older configurations. Default: `[]`.
    pub fn trending_policies(
        self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.set_all("trending_policies", value.into_iter().map(Into::<String>::into))
    }

    /// Whether the broker may raise the trigger. Default: `false`.
    pub fn trigger_broker_raise_enabled(self, value: bool) -> Self {
        self.set("trigger_broker_raise_enabled", value)
    }

    /// The name of the trigger that computes the state. Default: `""`.
    pub fn trigger_name(self, value: impl Into<String>) -> Self {
        self.set::<String>("trigger_name", value.into())
    }

    /// The contact groups: user groups whose members are notified. Those of templates are added. Default: `[]`.
    pub fn usergroups(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::UserGroup>>,
    ) -> Self {
        self.set_references("usergroups", value)
    }

    /// The contacts: users who are notified. Those of templates are added. Default: `[]`.
    pub fn users(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("users", value)
    }
}

impl Content<Service, ForCreate> {
    /// An identifier chosen by the client; the backend makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::Service>) -> Self {
        self.set_reference("_id", &value)
    }

    /// The command that checks the item; null for none. When it is left out, the backend sets `_internal_host_up` for a host and `_echo` for a service.
    pub fn check_command(self, value: impl AsId<crate::model::Command>) -> Self {
        self.set_reference("check_command", &value)
    }

    /// The command that is run as the event handler; null for none. Default: `null`.
    pub fn event_handler(self, value: impl AsId<crate::model::Command>) -> Self {
        self.set_reference("event_handler", &value)
    }

    /// The host of the service. A template without a host is linked to the host `_dummy`.
    pub fn host(self, value: impl AsId<crate::model::Host>) -> Self {
        self.set_reference("host", &value)
    }

    /// The time period in which the item is in a recurring downtime; null for none.
    pub fn maintenance_period(self, value: impl AsId<crate::model::TimePeriod>) -> Self {
        self.set_reference("maintenance_period", &value)
    }

    /// The command that takes a snapshot of the problem; null for none.
    pub fn snapshot_command(self, value: impl AsId<crate::model::Command>) -> Self {
        self.set_reference("snapshot_command", &value)
    }

    /// The time period in which snapshots are taken; null for always.
    pub fn snapshot_period(self, value: impl AsId<crate::model::TimePeriod>) -> Self {
        self.set_reference("snapshot_period", &value)
    }
}

impl Content<Service, ForPatch> {
    /// The command that checks the item; null for none. When it is left out, the backend sets `_internal_host_up` for a host and `_echo` for a service.
    pub fn check_command(self, value: impl AsId<crate::model::Command>) -> Self {
        self.set_reference("check_command", &value)
    }

    /// Sets `check_command` to null.
    pub fn clear_check_command(self) -> Self {
        self.clear("check_command")
    }

    /// The command that is run as the event handler; null for none. Default: `null`.
    pub fn event_handler(self, value: impl AsId<crate::model::Command>) -> Self {
        self.set_reference("event_handler", &value)
    }

    /// Sets `event_handler` to null.
    pub fn clear_event_handler(self) -> Self {
        self.clear("event_handler")
    }

    /// The host of the service. A template without a host is linked to the host `_dummy`.
    pub fn host(self, value: impl AsId<crate::model::Host>) -> Self {
        self.set_reference("host", &value)
    }

    /// Sets `host` to null.
    pub fn clear_host(self) -> Self {
        self.clear("host")
    }

    /// The time period in which the item is in a recurring downtime; null for none.
    pub fn maintenance_period(self, value: impl AsId<crate::model::TimePeriod>) -> Self {
        self.set_reference("maintenance_period", &value)
    }

    /// Sets `maintenance_period` to null.
    pub fn clear_maintenance_period(self) -> Self {
        self.clear("maintenance_period")
    }

    /// The command that takes a snapshot of the problem; null for none.
    pub fn snapshot_command(self, value: impl AsId<crate::model::Command>) -> Self {
        self.set_reference("snapshot_command", &value)
    }

    /// Sets `snapshot_command` to null.
    pub fn clear_snapshot_command(self) -> Self {
        self.clear("snapshot_command")
    }

    /// The time period in which snapshots are taken; null for always.
    pub fn snapshot_period(self, value: impl AsId<crate::model::TimePeriod>) -> Self {
        self.set_reference("snapshot_period", &value)
    }

    /// Sets `snapshot_period` to null.
    pub fn clear_snapshot_period(self) -> Self {
        self.clear("snapshot_period")
    }
}
