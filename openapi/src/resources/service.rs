use crate::{resource::resource, resources::NAME, AnyValue, CommandLink, FreeObject, HostGroupLink, HostLink, HostOption, RealmLink, ServiceEscalationLink, ServiceOption, ServiceState, StateType, TimePeriodLink, UserGroupLink, UserLink};

resource! {
    /// The resource `service`.
    Service {
        name: "service",
        singular: "service",
        plural: "services",
        link: ServiceLink,
        schema_version: 3,
        traits: [templating],
        indexes: [
            "index_host" => ["host", "name"],
            "index_name" => ["name"],
            "index_realm" => ["_realm", "_is_template"],
            "index_state_1" => ["_realm", "_is_template", "ls_state", "ls_state_type"],
            "index_state_2" => [
                "_realm", "_is_template", "ls_state", "ls_state_type",
                "ls_acknowledged",
            ],
            "index_state_3" => [
                "_realm", "_is_template", "ls_state", "ls_state_type",
                "ls_downtimed",
            ],
            "index_state_4" => [
                "_realm", "_is_template", "ls_state", "ls_state_type",
                "active_checks_enabled", "passive_checks_enabled",
            ],
            "index_tpl" => ["_is_template"],
            "index_updated" => ["_updated"],
        ],
    }
    fields {
        /// The field `name`.
        "name" name: String, required,
            not_empty().pattern(NAME).depends_on(["host", "check_command"]);
        /// The field `alias`.
        "alias" alias: String, default "";
        /// The field `display_name`.
        "display_name" display_name: String, default "", skill_level(2);
        /// The field `notes`.
        "notes" notes: String, default "";
        /// The field `notes_url`.
        "notes_url" notes_url: String, default "";
        /// The field `action_url`.
        "action_url" action_url: String, default "";
        /// The field `tags`.
        "tags" tags: Vec<String>, default [];
        /// The field `customs`.
        "customs" customs: FreeObject, default FreeObject::new();
        /// The field `definition_order`.
        "definition_order" definition_order: i64, default 100;
        /// The field `imported_from`.
        "imported_from" imported_from: String, default "unknown";

        /// The field `_realm`.
        "_realm" realm: RealmLink, required;
        /// The field `_sub_realm`.
        "_sub_realm" sub_realm: bool, default true;
        /// The field `_users_read`.
        "_users_read" users_read: Option<Vec<UserLink>>, optional;
        /// The field `_users_update`.
        "_users_update" users_update: Option<Vec<UserLink>>, optional;
        /// The field `_users_delete`.
        "_users_delete" users_delete: Option<Vec<UserLink>>, optional;

        /// The field `_is_template`.
        "_is_template" is_template: bool, default false;
        /// The field `_templates`.
        "_templates" templates: Vec<ServiceLink>, default [];
        /// The field `_templates_from_host_template`.
        "_templates_from_host_template" templates_from_host_template: bool, default false;
        /// The field `_template_fields`.
        "_template_fields" template_fields: Vec<AnyValue>, default [];

        /// The field `host`.
        "host" host: Option<HostLink>, optional, nullable();

        /// The field `hostgroups`.
        "hostgroups" hostgroups: Vec<HostGroupLink>, default [], skill_level(2);

        /// The field `business_impact`.
        "business_impact" business_impact: i64, default 2, one_of([0, 1, 2, 3, 4, 5]);
        /// The field `check_command`.
        "check_command" check_command: Option<CommandLink>, optional, nullable();
        /// The field `check_command_args`.
        "check_command_args" check_command_args: String, default "";
        /// The field `check_period`.
        "check_period" check_period: Option<TimePeriodLink>, optional;
        /// The field `check_interval`.
        "check_interval" check_interval: i64, default 5, skill_level(1);
        /// The field `retry_interval`.
        "retry_interval" retry_interval: i64, default 0, skill_level(1);
        /// The field `max_check_attempts`.
        "max_check_attempts" max_check_attempts: i64, default 1, skill_level(1);
        /// The field `active_checks_enabled`.
        "active_checks_enabled" active_checks_enabled: bool, default true;
        /// The field `passive_checks_enabled`.
        "passive_checks_enabled" passive_checks_enabled: bool, default true;
        /// The field `poller_tag`.
        "poller_tag" poller_tag: String, default "", skill_level(1);
        /// The field `initial_state`.
        "initial_state" initial_state: ServiceOption, default ServiceOption::Unreachable,
            one_of(["o", "w", "c", "u", "x"]).characters(1).skill_level(1);
        /// The field `is_volatile`.
        "is_volatile" is_volatile: bool, default false, skill_level(2);
        /// The field `process_perf_data`.
        "process_perf_data" process_perf_data: bool, default true, skill_level(1);
        /// The field `time_to_orphanage`.
        "time_to_orphanage" time_to_orphanage: i64, default 300, skill_level(2);
        /// The field `maintenance_period`.
        "maintenance_period" maintenance_period: Option<TimePeriodLink>, optional,
            nullable().skill_level(2);

        /// The field `check_freshness`.
        "check_freshness" check_freshness: bool, default false;
        /// The field `freshness_threshold`.
        "freshness_threshold" freshness_threshold: i64, default 0;
        /// The field `freshness_state`.
        "freshness_state" freshness_state: ServiceOption, default ServiceOption::Unreachable,
            one_of(["o", "w", "c", "u", "x"]);

        /// The field `event_handler_enabled`.
        "event_handler_enabled" event_handler_enabled: bool, default false, skill_level(1);
        /// The field `event_handler`.
        "event_handler" event_handler: Option<CommandLink>, default None, skill_level(1);
        /// The field `event_handler_args`.
        "event_handler_args" event_handler_args: String, default "";
        /// The field `reactionner_tag`.
        "reactionner_tag" reactionner_tag: String, default "", skill_level(1);

        /// The field `users`.
        "users" users: Vec<UserLink>, default [];
        /// The field `usergroups`.
        "usergroups" usergroups: Vec<UserGroupLink>, default [];
        /// The field `notifications_enabled`.
        "notifications_enabled" notifications_enabled: bool, default true;
        /// The field `notification_period`.
        "notification_period" notification_period: Option<TimePeriodLink>, optional;
        /// The field `notification_options`.
        "notification_options" notification_options: Vec<ServiceOption>, default [
            ServiceOption::Warning, ServiceOption::StateUnknown,
            ServiceOption::Critical, ServiceOption::Recovery, ServiceOption::Flapping,
            ServiceOption::Downtime, ServiceOption::Unreachable,
        ], one_of(["w", "u", "c", "r", "f", "s", "x", "n"]);
        /// The field `notification_interval`.
        "notification_interval" notification_interval: i64, default 60;
        /// The field `first_notification_delay`.
        "first_notification_delay" first_notification_delay: i64, default 0;
        /// The field `escalations`.
        "escalations" escalations: Vec<ServiceEscalationLink>, default [], skill_level(2);
        /// The field `stalking_options`.
        "stalking_options" stalking_options: Vec<ServiceOption>, default [],
            one_of(["o", "w", "u", "c", "x"]).skill_level(2);
        /// The field `merge_host_users`.
        "merge_host_users" merge_host_users: bool, default false;

        /// The field `flap_detection_enabled`.
        "flap_detection_enabled" flap_detection_enabled: bool, default true, skill_level(2);
        /// The field `flap_detection_options`.
        "flap_detection_options" flap_detection_options: Vec<ServiceOption>, default [
            ServiceOption::Ok, ServiceOption::Warning, ServiceOption::Critical,
            ServiceOption::StateUnknown, ServiceOption::Unreachable,
        ], one_of(["o", "w", "c", "u", "x"]).skill_level(2);
        /// The field `low_flap_threshold`.
        "low_flap_threshold" low_flap_threshold: i64, default 25, skill_level(2);
        /// The field `high_flap_threshold`.
        "high_flap_threshold" high_flap_threshold: i64, default 50, skill_level(2);

        /// The field `labels`.
        "labels" labels: Vec<AnyValue>, default [], skill_level(2);
        /// The field `business_rule_output_template`.
        "business_rule_output_template" business_rule_output_template: String, default "",
            skill_level(2);
        /// The field `business_rule_smart_notifications`.
        "business_rule_smart_notifications" business_rule_smart_notifications: bool, default false,
            skill_level(2);
        /// The field `business_rule_downtime_as_ack`.
        "business_rule_downtime_as_ack" business_rule_downtime_as_ack: bool, default false,
            skill_level(2);
        /// The field `business_rule_host_notification_options`.
        "business_rule_host_notification_options" business_rule_host_notification_options: Vec<HostOption>, default [
            HostOption::Down, HostOption::UserUnreachable, HostOption::Recovery,
            HostOption::Flapping, HostOption::Downtime,
        ], one_of(["d", "u", "r", "f", "s", "n"]).skill_level(2);
        /// The field `business_rule_service_notification_options`.
        "business_rule_service_notification_options" business_rule_service_notification_options: Vec<ServiceOption>, default [
            ServiceOption::Warning, ServiceOption::StateUnknown,
            ServiceOption::Critical, ServiceOption::Recovery, ServiceOption::Flapping,
            ServiceOption::Downtime,
        ], one_of(["w", "u", "c", "r", "f", "s", "n"]).skill_level(2);

        /// The field `snapshot_enabled`.
        "snapshot_enabled" snapshot_enabled: bool, default false, skill_level(2);
        /// The field `snapshot_command`.
        "snapshot_command" snapshot_command: Option<CommandLink>, optional,
            nullable().skill_level(2);
        /// The field `snapshot_criteria`.
        "snapshot_criteria" snapshot_criteria: Vec<AnyValue>, default [
            AnyValue::from("w"), AnyValue::from("c"), AnyValue::from("x"),
        ], skill_level(2);
        /// The field `snapshot_interval`.
        "snapshot_interval" snapshot_interval: i64, default 5, skill_level(2);
        /// The field `snapshot_period`.
        "snapshot_period" snapshot_period: Option<TimePeriodLink>, optional,
            nullable().skill_level(2);

        /// The field `business_impact_modulations`.
        "business_impact_modulations" business_impact_modulations: Vec<AnyValue>, default [],
            skill_level(2);
        /// The field `checkmodulations`.
        "checkmodulations" checkmodulations: Vec<AnyValue>, default [], skill_level(2);
        /// The field `macromodulations`.
        "macromodulations" macromodulations: Vec<AnyValue>, default [], skill_level(2);
        /// The field `resultmodulations`.
        "resultmodulations" resultmodulations: Vec<AnyValue>, default [], skill_level(2);
        /// The field `service_dependencies`.
        "service_dependencies" service_dependencies: Vec<ServiceLink>, default [], skill_level(1);
        /// The field `host_dependency_enabled`.
        "host_dependency_enabled" host_dependency_enabled: bool, default true, skill_level(2);
        /// The field `duplicate_foreach`.
        "duplicate_foreach" duplicate_foreach: String, default "", skill_level(2);
        /// The field `default_value`.
        "default_value" default_value: String, default "", skill_level(2);
        /// The field `parallelize_check`.
        "parallelize_check" parallelize_check: bool, default true, skill_level(2);
        /// The field `trending_policies`.
        "trending_policies" trending_policies: Vec<AnyValue>, default [], skill_level(2);
        /// The field `trigger_name`.
        "trigger_name" trigger_name: String, default "", skill_level(2);
        /// The field `trigger_broker_raise_enabled`.
        "trigger_broker_raise_enabled" trigger_broker_raise_enabled: bool, default false,
            skill_level(2);

        /// The field `aggregation`.
        "aggregation" aggregation: String, default "";
        /// The field `custom_views`.
        "custom_views" custom_views: Vec<AnyValue>, default [], skill_level(2);
        /// The field `icon_set`.
        "icon_set" icon_set: String, default "", skill_level(2);
        /// The field `icon_image`.
        "icon_image" icon_image: String, default "", skill_level(2);
        /// The field `icon_image_alt`.
        "icon_image_alt" icon_image_alt: String, default "", skill_level(2);

        /// The field `_overall_state_id`.
        "_overall_state_id" overall_state_id: i64, default 3;
        /// The field `ls_state`.
        "ls_state" ls_state: ServiceState, default ServiceState::StateUnknown;
        /// The field `ls_state_type`.
        "ls_state_type" ls_state_type: StateType, default StateType::Hard;
        /// The field `ls_state_id`.
        "ls_state_id" ls_state_id: i64, default 3, one_of([0, 1, 2, 3, 4]);
        /// The field `ls_state_changed`.
        "ls_state_changed" ls_state_changed: i64, default 0, since(2);
        /// The field `ls_last_state`.
        "ls_last_state" ls_last_state: ServiceState, default ServiceState::StateUnknown;
        /// The field `ls_last_state_type`.
        "ls_last_state_type" ls_last_state_type: StateType, default StateType::Hard;
        /// The field `ls_last_state_changed`.
        "ls_last_state_changed" ls_last_state_changed: i64, default 0;
        /// The field `ls_last_hard_state_changed`.
        "ls_last_hard_state_changed" ls_last_hard_state_changed: i64, default 0;
        /// The field `ls_acknowledged`.
        "ls_acknowledged" ls_acknowledged: bool, default false;
        /// The field `ls_acknowledgement_type`.
        "ls_acknowledgement_type" ls_acknowledgement_type: i64, default 1;
        /// The field `ls_downtimed`.
        "ls_downtimed" ls_downtimed: bool, default false;
        /// The field `ls_last_check`.
        "ls_last_check" ls_last_check: i64, default 0;
        /// The field `ls_next_check`.
        "ls_next_check" ls_next_check: i64, default 0;
        /// The field `ls_last_notification`.
        "ls_last_notification" ls_last_notification: i64, default 0;
        /// The field `ls_current_attempt`.
        "ls_current_attempt" ls_current_attempt: i64, default 0;
        /// The field `ls_passive_check`.
        "ls_passive_check" ls_passive_check: bool, default false;
        /// The field `ls_output`.
        "ls_output" ls_output: String, default "";
        /// The field `ls_long_output`.
        "ls_long_output" ls_long_output: String, default "";
        /// The field `ls_perf_data`.
        "ls_perf_data" ls_perf_data: String, default "";
        /// The field `ls_latency`.
        "ls_latency" ls_latency: f64, default 0.0;
        /// The field `ls_execution_time`.
        "ls_execution_time" ls_execution_time: f64, default 0.0;

        /// The field `ls_last_time_ok`.
        "ls_last_time_ok" ls_last_time_ok: i64, default 0;
        /// The field `ls_last_time_warning`.
        "ls_last_time_warning" ls_last_time_warning: i64, default 0;
        /// The field `ls_last_time_critical`.
        "ls_last_time_critical" ls_last_time_critical: i64, default 0;
        /// The field `ls_last_time_unknown`.
        "ls_last_time_unknown" ls_last_time_unknown: i64, default 0;
        /// The field `ls_last_time_unreachable`.
        "ls_last_time_unreachable" ls_last_time_unreachable: i64, default 0;
        /// The field `ls_grafana`.
        "ls_grafana" ls_grafana: bool, default false;
        /// The field `ls_grafana_panelid`.
        "ls_grafana_panelid" ls_grafana_panelid: i64, default 0;
    }
}
