// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! The setters of the contents of `Service`.

use crate::model::Service;
use crate::typed::{AsId, Content, ForCreate};

impl<K> Content<Service, K> {
    /// Whether this is a template, from which others are made and which is never monitored.
    pub fn is_template(self, value: bool) -> Self {
        self.set("_is_template", value)
    }

    /// The state of the service in one number, from 0 (well) to 5 (not monitored); the backend works it out.
    pub fn overall_state_id(self, value: i64) -> Self {
        self.set("_overall_state_id", value)
    }

    /// The realm that the item belongs to, and with it the rights to see and change it.
    pub fn realm(self, value: impl AsId<crate::model::Realm>) -> Self {
        self.set_reference("_realm", &value)
    }

    /// Whether those who look after the realms below see the item too.
    pub fn sub_realm(self, value: bool) -> Self {
        self.set("_sub_realm", value)
    }

    /// The fields whose values still follow the templates; the backend lists them.
    pub fn template_fields(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        self.set_all(
            "_template_fields",
            value.into_iter().map(Into::<serde_json::Value>::into),
        )
    }

    /// The templates that fill the fields not set here; of two, the later one prevails.
    pub fn templates(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::Service>>,
    ) -> Self {
        self.set_references("_templates", value)
    }

    /// Whether a host template brings the service along to each of its hosts.
    pub fn templates_from_host_template(self, value: bool) -> Self {
        self.set("_templates_from_host_template", value)
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

    /// Addresses of pages on which something can be done about the item.
    pub fn action_url(self, value: impl Into<String>) -> Self {
        self.set::<String>("action_url", value.into())
    }

    /// Whether the monitoring engine checks the item by itself.
    pub fn active_checks_enabled(self, value: bool) -> Self {
        self.set("active_checks_enabled", value)
    }

    /// The path by which front ends group the service.
    pub fn aggregation(self, value: impl Into<String>) -> Self {
        self.set::<String>("aggregation", value.into())
    }

    /// A friendlier name to show; the backend copies the name when there is none.
    pub fn alias(self, value: impl Into<String>) -> Self {
        self.set::<String>("alias", value.into())
    }

    /// How much the item matters, from 0 (not at all) to 5 (most of all).
    pub fn business_impact(self, value: i64) -> Self {
        self.set("business_impact", value)
    }

    /// Names of modulations of the business impact.
    pub fn business_impact_modulations(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        self.set_all(
            "business_impact_modulations",
            value.into_iter().map(Into::<serde_json::Value>::into),
        )
    }

    /// Whether a member in downtime counts as acknowledged.
    pub fn business_rule_downtime_as_ack(self, value: bool) -> Self {
        self.set("business_rule_downtime_as_ack", value)
    }

    /// The notification options that a business rule gives to the hosts in it.
    pub fn business_rule_host_notification_options(
        self,
        value: impl IntoIterator<Item = crate::model::HostOption>,
    ) -> Self {
        self.set_all("business_rule_host_notification_options", value)
    }

    /// How a business rule words its output.
    pub fn business_rule_output_template(self, value: impl Into<String>) -> Self {
        self.set::<String>("business_rule_output_template", value.into())
    }

    /// The notification options that a business rule gives to the services in it.
    pub fn business_rule_service_notification_options(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        self.set_all("business_rule_service_notification_options", value)
    }

    /// Whether a business rule keeps quiet when its failed members are acknowledged.
    pub fn business_rule_smart_notifications(self, value: bool) -> Self {
        self.set("business_rule_smart_notifications", value)
    }

    /// The command that finds out the state; null to find out nothing.
    pub fn check_command(self, value: impl AsId<crate::model::Command>) -> Self {
        self.set_reference("check_command", &value)
    }

    /// Sets `check_command` to null.
    pub fn clear_check_command(self) -> Self {
        self.clear("check_command")
    }

    /// What the check command is given, parted by `!`.
    pub fn check_command_args(self, value: impl Into<String>) -> Self {
        self.set::<String>("check_command_args", value.into())
    }

    /// Whether the lack of fresh results is noticed.
    pub fn check_freshness(self, value: bool) -> Self {
        self.set("check_freshness", value)
    }

    /// The time from one check to the next, in interval units.
    pub fn check_interval(self, value: i64) -> Self {
        self.set("check_interval", value)
    }

    /// When checks are made.
    pub fn check_period(self, value: impl AsId<crate::model::TimePeriod>) -> Self {
        self.set_reference("check_period", &value)
    }

    /// Names of modulations of the check command.
    pub fn checkmodulations(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        self.set_all(
            "checkmodulations",
            value.into_iter().map(Into::<serde_json::Value>::into),
        )
    }

    /// Names of further views in the front end.
    pub fn custom_views(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        self.set_all(
            "custom_views",
            value.into_iter().map(Into::<serde_json::Value>::into),
        )
    }

    /// Macros of the user's own, by name; templates add theirs.
    pub fn customs(self, value: crate::model::FreeObject) -> Self {
        self.set("customs", value)
    }

    /// What an element was once given when it named no value.
    pub fn default_value(self, value: impl Into<String>) -> Self {
        self.set::<String>("default_value", value.into())
    }

    /// Of several definitions of one name, the one with the lowest number counts.
    pub fn definition_order(self, value: i64) -> Self {
        self.set("definition_order", value)
    }

    /// A label to show in old front ends.
    pub fn display_name(self, value: impl Into<String>) -> Self {
        self.set::<String>("display_name", value.into())
    }

    /// The macro whose elements the service was once multiplied by.
    pub fn duplicate_foreach(self, value: impl Into<String>) -> Self {
        self.set::<String>("duplicate_foreach", value.into())
    }

    /// How the circle of those who are told widens while a problem lasts.
    pub fn escalations(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::ServiceEscalation>>,
    ) -> Self {
        self.set_references("escalations", value)
    }

    /// The command that is run when the state changes; null for none.
    pub fn event_handler(self, value: impl AsId<crate::model::Command>) -> Self {
        self.set_reference("event_handler", &value)
    }

    /// Sets `event_handler` to null.
    pub fn clear_event_handler(self) -> Self {
        self.clear("event_handler")
    }

    /// What the event handler is given, parted by `!`.
    pub fn event_handler_args(self, value: impl Into<String>) -> Self {
        self.set::<String>("event_handler_args", value.into())
    }

    /// Whether the event handler is run.
    pub fn event_handler_enabled(self, value: bool) -> Self {
        self.set("event_handler_enabled", value)
    }

    /// How many minutes a problem must last before people are told.
    pub fn first_notification_delay(self, value: i64) -> Self {
        self.set("first_notification_delay", value)
    }

    /// Whether it is noticed that the state keeps changing.
    pub fn flap_detection_enabled(self, value: bool) -> Self {
        self.set("flap_detection_enabled", value)
    }

    /// The states that count when flapping is looked for.
    pub fn flap_detection_options(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        self.set_all("flap_detection_options", value)
    }

    /// What the state becomes for lack of fresh results.
    pub fn freshness_state(self, value: crate::model::ServiceOption) -> Self {
        self.set("freshness_state", value)
    }

    /// How old the last result may be, in seconds.
    pub fn freshness_threshold(self, value: i64) -> Self {
        self.set("freshness_threshold", value)
    }

    /// The rate of changes above which flapping begins, in percent.
    pub fn high_flap_threshold(self, value: i64) -> Self {
        self.set("high_flap_threshold", value)
    }

    /// The host that the service runs on.
    pub fn host(self, value: impl AsId<crate::model::Host>) -> Self {
        self.set_reference("host", &value)
    }

    /// Sets `host` to null.
    pub fn clear_host(self) -> Self {
        self.clear("host")
    }

    /// Whether the service fails with its host.
    pub fn host_dependency_enabled(self, value: bool) -> Self {
        self.set("host_dependency_enabled", value)
    }

    /// The groups to whose hosts the service was given.
    pub fn hostgroups(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::HostGroup>>,
    ) -> Self {
        self.set_references("hostgroups", value)
    }

    /// The file of the icon in old front ends.
    pub fn icon_image(self, value: impl Into<String>) -> Self {
        self.set::<String>("icon_image", value.into())
    }

    /// The words that stand for the icon in old front ends.
    pub fn icon_image_alt(self, value: impl Into<String>) -> Self {
        self.set::<String>("icon_image_alt", value.into())
    }

    /// The name of the family of icons in old front ends.
    pub fn icon_set(self, value: impl Into<String>) -> Self {
        self.set::<String>("icon_set", value.into())
    }

    /// The program or file that the item came from.
    pub fn imported_from(self, value: impl Into<String>) -> Self {
        self.set::<String>("imported_from", value.into())
    }

    /// What the state is taken to be until the first check.
    pub fn initial_state(self, value: crate::model::ServiceOption) -> Self {
        self.set("initial_state", value)
    }

    /// Whether each failed check is a problem of its own.
    pub fn is_volatile(self, value: bool) -> Self {
        self.set("is_volatile", value)
    }

    /// Labels by which business rules choose items.
    pub fn labels(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        self.set_all("labels", value.into_iter().map(Into::<serde_json::Value>::into))
    }

    /// The rate of changes below which flapping is over, in percent.
    pub fn low_flap_threshold(self, value: i64) -> Self {
        self.set("low_flap_threshold", value)
    }

    /// Whether somebody took charge of the problem.
    pub fn ls_acknowledged(self, value: bool) -> Self {
        self.set("ls_acknowledged", value)
    }

    /// How long the acknowledgement holds: 1 until the state changes, 2 until all is well.
    pub fn ls_acknowledgement_type(self, value: i64) -> Self {
        self.set("ls_acknowledgement_type", value)
    }

    /// Which check in a row found the state.
    pub fn ls_current_attempt(self, value: i64) -> Self {
        self.set("ls_current_attempt", value)
    }

    /// Whether the item is in downtime.
    pub fn ls_downtimed(self, value: bool) -> Self {
        self.set("ls_downtimed", value)
    }

    /// How long the last check ran, in seconds.
    pub fn ls_execution_time(self, value: f64) -> Self {
        self.set("ls_execution_time", value)
    }

    /// Whether Grafana shows the metrics of the item.
    pub fn ls_grafana(self, value: bool) -> Self {
        self.set("ls_grafana", value)
    }

    /// The number of the panel in the dashboard of the host.
    pub fn ls_grafana_panelid(self, value: i64) -> Self {
        self.set("ls_grafana_panelid", value)
    }

    /// When the last check ran, in seconds since 1970; 0 before the first.
    pub fn ls_last_check(self, value: i64) -> Self {
        self.set("ls_last_check", value)
    }

    /// When the confirmed state last changed, in seconds since 1970.
    pub fn ls_last_hard_state_changed(self, value: i64) -> Self {
        self.set("ls_last_hard_state_changed", value)
    }

    /// When people were last told, in seconds since 1970; 0 for never.
    pub fn ls_last_notification(self, value: i64) -> Self {
        self.set("ls_last_notification", value)
    }

    /// The state before the last result.
    pub fn ls_last_state(self, value: crate::model::ServiceState) -> Self {
        self.set("ls_last_state", value)
    }

    /// When the state last changed, in seconds since 1970.
    pub fn ls_last_state_changed(self, value: i64) -> Self {
        self.set("ls_last_state_changed", value)
    }

    /// Whether the state before the last result was confirmed.
    pub fn ls_last_state_type(self, value: crate::model::StateType) -> Self {
        self.set("ls_last_state_type", value)
    }

    /// When the service was last found CRITICAL, in seconds since 1970.
    pub fn ls_last_time_critical(self, value: i64) -> Self {
        self.set("ls_last_time_critical", value)
    }

    /// When the service was last found OK, in seconds since 1970.
    pub fn ls_last_time_ok(self, value: i64) -> Self {
        self.set("ls_last_time_ok", value)
    }

    /// When the state was last found UNKNOWN, in seconds since 1970.
    pub fn ls_last_time_unknown(self, value: i64) -> Self {
        self.set("ls_last_time_unknown", value)
    }

    /// When the state was last found UNREACHABLE, in seconds since 1970.
    pub fn ls_last_time_unreachable(self, value: i64) -> Self {
        self.set("ls_last_time_unreachable", value)
    }

    /// When the service was last found WARNING, in seconds since 1970.
    pub fn ls_last_time_warning(self, value: i64) -> Self {
        self.set("ls_last_time_warning", value)
    }

    /// How late the last check ran, in seconds.
    pub fn ls_latency(self, value: f64) -> Self {
        self.set("ls_latency", value)
    }

    /// The other lines that the last check put out.
    pub fn ls_long_output(self, value: impl Into<String>) -> Self {
        self.set::<String>("ls_long_output", value.into())
    }

    /// When the next check is due, in seconds since 1970.
    pub fn ls_next_check(self, value: i64) -> Self {
        self.set("ls_next_check", value)
    }

    /// The first line that the last check put out.
    pub fn ls_output(self, value: impl Into<String>) -> Self {
        self.set::<String>("ls_output", value.into())
    }

    /// Whether the last result came from outside.
    pub fn ls_passive_check(self, value: bool) -> Self {
        self.set("ls_passive_check", value)
    }

    /// The performance data of the last check, as they came.
    pub fn ls_perf_data(self, value: impl Into<String>) -> Self {
        self.set::<String>("ls_perf_data", value.into())
    }

    /// The state now.
    pub fn ls_state(self, value: crate::model::ServiceState) -> Self {
        self.set("ls_state", value)
    }

    /// 1 when the last result brought another state, otherwise 0.
    pub fn ls_state_changed(self, value: i64) -> Self {
        self.set("ls_state_changed", value)
    }

    /// The number of the state.
    pub fn ls_state_id(self, value: i64) -> Self {
        self.set("ls_state_id", value)
    }

    /// Whether the state is confirmed.
    pub fn ls_state_type(self, value: crate::model::StateType) -> Self {
        self.set("ls_state_type", value)
    }

    /// Names of modulations of macros.
    pub fn macromodulations(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        self.set_all(
            "macromodulations",
            value.into_iter().map(Into::<serde_json::Value>::into),
        )
    }

    /// When the item is in downtime, over and over; null for never.
    pub fn maintenance_period(self, value: impl AsId<crate::model::TimePeriod>) -> Self {
        self.set_reference("maintenance_period", &value)
    }

    /// Sets `maintenance_period` to null.
    pub fn clear_maintenance_period(self) -> Self {
        self.clear("maintenance_period")
    }

    /// How many checks in a row must fail for a state to be HARD.
    pub fn max_check_attempts(self, value: i64) -> Self {
        self.set("max_check_attempts", value)
    }

    /// Whether the contacts of the host are told as well.
    pub fn merge_host_users(self, value: bool) -> Self {
        self.set("merge_host_users", value)
    }

    /// The name of the service; a host has no two services of one name.
    pub fn name(self, value: impl Into<String>) -> Self {
        self.set::<String>("name", value.into())
    }

    /// Whatever is worth remembering about the item.
    pub fn notes(self, value: impl Into<String>) -> Self {
        self.set::<String>("notes", value.into())
    }

    /// Addresses of pages about the item.
    pub fn notes_url(self, value: impl Into<String>) -> Self {
        self.set::<String>("notes_url", value.into())
    }

    /// The minutes from one notification of a problem to the next.
    pub fn notification_interval(self, value: i64) -> Self {
        self.set("notification_interval", value)
    }

    /// Which states and events people are told of.
    pub fn notification_options(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        self.set_all("notification_options", value)
    }

    /// When people are told of problems.
    pub fn notification_period(
        self,
        value: impl AsId<crate::model::TimePeriod>,
    ) -> Self {
        self.set_reference("notification_period", &value)
    }

    /// Whether anybody is told of problems.
    pub fn notifications_enabled(self, value: bool) -> Self {
        self.set("notifications_enabled", value)
    }

    /// Whether the check may run beside others; of no effect now.
    pub fn parallelize_check(self, value: bool) -> Self {
        self.set("parallelize_check", value)
    }

    /// Whether results from outside are taken.
    pub fn passive_checks_enabled(self, value: bool) -> Self {
        self.set("passive_checks_enabled", value)
    }

    /// Names the pollers that may run the check; empty for any.
    pub fn poller_tag(self, value: impl Into<String>) -> Self {
        self.set::<String>("poller_tag", value.into())
    }

    /// Whether the performance data go to the time series databases.
    pub fn process_perf_data(self, value: bool) -> Self {
        self.set("process_perf_data", value)
    }

    /// Names the reactionners that may run the event handler; empty for any.
    pub fn reactionner_tag(self, value: impl Into<String>) -> Self {
        self.set::<String>("reactionner_tag", value.into())
    }

    /// Names of modulations of results.
    pub fn resultmodulations(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        self.set_all(
            "resultmodulations",
            value.into_iter().map(Into::<serde_json::Value>::into),
        )
    }

    /// The time to the next check while a problem is not confirmed, in interval units.
    pub fn retry_interval(self, value: i64) -> Self {
        self.set("retry_interval", value)
    }

    /// The revision of the list of fields that the item was stored with.
    pub fn schema_version(self, value: i64) -> Self {
        self.set("schema_version", value)
    }

    /// The services that this one needs.
    pub fn service_dependencies(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::Service>>,
    ) -> Self {
        self.set_references("service_dependencies", value)
    }

    /// The command that takes the snapshot; null for none.
    pub fn snapshot_command(self, value: impl AsId<crate::model::Command>) -> Self {
        self.set_reference("snapshot_command", &value)
    }

    /// Sets `snapshot_command` to null.
    pub fn clear_snapshot_command(self) -> Self {
        self.clear("snapshot_command")
    }

    /// The letters of the states in which a snapshot is taken.
    pub fn snapshot_criteria(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        self.set_all(
            "snapshot_criteria",
            value.into_iter().map(Into::<serde_json::Value>::into),
        )
    }

    /// Whether a snapshot is taken when there is a problem.
    pub fn snapshot_enabled(self, value: bool) -> Self {
        self.set("snapshot_enabled", value)
    }

    /// The time from one snapshot to the next, in interval units.
    pub fn snapshot_interval(self, value: i64) -> Self {
        self.set("snapshot_interval", value)
    }

    /// When snapshots are taken; null for always.
    pub fn snapshot_period(self, value: impl AsId<crate::model::TimePeriod>) -> Self {
        self.set_reference("snapshot_period", &value)
    }

    /// Sets `snapshot_period` to null.
    pub fn clear_snapshot_period(self) -> Self {
        self.clear("snapshot_period")
    }

    /// The states in which each change of output is logged.
    pub fn stalking_options(
        self,
        value: impl IntoIterator<Item = crate::model::ServiceOption>,
    ) -> Self {
        self.set_all("stalking_options", value)
    }

    /// Words to sort and find items by; templates add theirs.
    pub fn tags(self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.set_all("tags", value.into_iter().map(Into::<String>::into))
    }

    /// How long a check may give no result before it is planned again, in seconds.
    pub fn time_to_orphanage(self, value: i64) -> Self {
        self.set("time_to_orphanage", value)
    }

    /// Of no effect now.
    pub fn trending_policies(
        self,
        value: impl IntoIterator<Item = impl Into<serde_json::Value>>,
    ) -> Self {
        self.set_all(
            "trending_policies",
            value.into_iter().map(Into::<serde_json::Value>::into),
        )
    }

    /// Whether the broker may set the trigger off.
    pub fn trigger_broker_raise_enabled(self, value: bool) -> Self {
        self.set("trigger_broker_raise_enabled", value)
    }

    /// The name of the trigger that decides on the state.
    pub fn trigger_name(self, value: impl Into<String>) -> Self {
        self.set::<String>("trigger_name", value.into())
    }

    /// The groups whose users are told of the service's problems.
    pub fn usergroups(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::UserGroup>>,
    ) -> Self {
        self.set_references("usergroups", value)
    }

    /// The users who are told of the service's problems.
    pub fn users(
        self,
        value: impl IntoIterator<Item = impl AsId<crate::model::User>>,
    ) -> Self {
        self.set_references("users", value)
    }
}

impl Content<Service, ForCreate> {
    /// An id of the client's choice; the server makes one when it is absent.
    pub fn id(self, value: impl AsId<crate::model::Service>) -> Self {
        self.set_reference("_id", &value)
    }
}
