use crate::{
    AnyValue, CommandLink, FreeObject, HostEscalationLink, HostOption, HostState, Point, RealmLink,
    ServiceOption, StateType, TimePeriodLink, UserGroupLink, UserLink, resource::resource,
};

resource! {
    /// A machine or device that is monitored, or a template for such hosts: how it is checked and
    /// who is told, and in the fields `ls_…` what is known of it now.
    Host {
        name: "host",
        singular: "host",
        plural: "hosts",
        link: HostLink,
        schema_version: 3,
        traits: [templating],
        indexes: [
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
        /// The name by which the host is known; no other host or host template has it.
        "name" name: String, required,
            unique().not_empty().pattern(super::NAME).depends_on(&["check_command"]);
        /// A friendlier name to show; the backend copies the name when there is none.
        "alias" alias: String, default "";
        /// A label to show in old front ends.
        "display_name" display_name: String, default "", skill_level(2);
        /// Whatever is worth remembering about the item.
        "notes" notes: String, default "";
        /// Addresses of pages about the item.
        "notes_url" notes_url: String, default "";
        /// Addresses of pages on which something can be done about the item.
        "action_url" action_url: String, default "";
        /// Words to sort and find items by; templates add theirs.
        "tags" tags: Vec<String>, default [];
        /// Macros of the user's own, by name; templates add theirs.
        "customs" customs: FreeObject, default FreeObject::new();
        /// Of several definitions of one name, the one with the lowest number counts.
        "definition_order" definition_order: i64, default 100;
        /// The program or file that the item came from.
        "imported_from" imported_from: String, default "unknown";

        /// The realm that the item belongs to, and with it the rights to see and change it.
        "_realm" realm: RealmLink, required;
        /// Whether those who look after the realms below see the item too.
        "_sub_realm" sub_realm: bool, default true;
        /// The users who may read the item by a `custom` right.
        "_users_read" users_read: Option<Vec<UserLink>>, optional;
        /// The users who may change the item by a `custom` right.
        "_users_update" users_update: Option<Vec<UserLink>>, optional;
        /// The users who may delete the item by a `custom` right.
        "_users_delete" users_delete: Option<Vec<UserLink>>, optional;

        /// Whether this is a template, from which others are made and which is never monitored.
        "_is_template" is_template: bool, default false;
        /// The templates that fill the fields not set here; of two, the later one prevails.
        "_templates" templates: Vec<HostLink>, default [];
        /// Whether the services of the templates are made for this host too.
        "_templates_with_services" templates_with_services: bool, default true;
        /// The fields whose values still follow the templates; the backend lists them.
        "_template_fields" template_fields: Vec<AnyValue>, default [];

        /// The IPv4 address or the DNS name under which the host is reached.
        "address" address: String, default "";
        /// The IPv6 address under which the host is reached.
        "address6" address6: String, default "";
        /// Where the host stands, as latitude and longitude in degrees.
        "location" location: Point, default Point::new(48.858_293, 2.294_601);
        /// The hosts right before this one, seen from the monitoring engine.
        "parents" parents: Vec<HostLink>, default [], skill_level(1);

        /// How much the item matters, from 0 (not at all) to 5 (most of all).
        "business_impact" business_impact: i64, default 2, one_of([0, 1, 2, 3, 4, 5]);
        /// The command that finds out the state; null to find out nothing.
        "check_command" check_command: Option<CommandLink>, optional, nullable();
        /// What the check command is given, parted by `!`.
        "check_command_args" check_command_args: String, default "";
        /// When checks are made.
        "check_period" check_period: Option<TimePeriodLink>, optional;
        /// The time from one check to the next, in interval units.
        "check_interval" check_interval: i64, default 5, skill_level(1);
        /// The time to the next check while a problem is not confirmed, in interval units.
        "retry_interval" retry_interval: i64, default 0, skill_level(1);
        /// How many checks in a row must fail for a state to be HARD.
        "max_check_attempts" max_check_attempts: i64, default 1, skill_level(1);
        /// Whether the monitoring engine checks the item by itself.
        "active_checks_enabled" active_checks_enabled: bool, default true;
        /// Whether results from outside are taken.
        "passive_checks_enabled" passive_checks_enabled: bool, default true;
        /// Names the pollers that may run the check; empty for any.
        "poller_tag" poller_tag: String, default "", skill_level(1);
        /// What the state is taken to be until the first check.
        "initial_state" initial_state: HostOption, default HostOption::Unreachable,
            within(&crate::spec::subsets::HOST_STATE).characters(1).skill_level(1);
        /// Whether the performance data go to the time series databases.
        "process_perf_data" process_perf_data: bool, default true, skill_level(1);
        /// How long a check may give no result before it is planned again, in seconds.
        "time_to_orphanage" time_to_orphanage: i64, default 300, skill_level(2);
        /// When the item is in downtime, over and over; null for never.
        "maintenance_period" maintenance_period: Option<TimePeriodLink>, optional,
            nullable().skill_level(2);

        /// Whether the lack of fresh results is noticed.
        "check_freshness" check_freshness: bool, default false;
        /// How old the last result may be, in seconds.
        "freshness_threshold" freshness_threshold: i64, default 0;
        /// What the state becomes for lack of fresh results.
        "freshness_state" freshness_state: HostOption, default HostOption::Unreachable,
            within(&crate::spec::subsets::HOST_STATE);

        /// Whether the event handler is run.
        "event_handler_enabled" event_handler_enabled: bool, default false, skill_level(1);
        /// The command that is run when the state changes; null for none.
        "event_handler" event_handler: Option<CommandLink>, default None, skill_level(1);
        /// What the event handler is given, parted by `!`.
        "event_handler_args" event_handler_args: String, default "", skill_level(1);
        /// Names the reactionners that may run the event handler; empty for any.
        "reactionner_tag" reactionner_tag: String, default "", skill_level(1);

        /// The users who are told of the host's problems.
        "users" users: Vec<UserLink>, default [];
        /// The groups whose users are told of the host's problems.
        "usergroups" usergroups: Vec<UserGroupLink>, default [];
        /// Whether anybody is told of problems.
        "notifications_enabled" notifications_enabled: bool, default true;
        /// When people are told of problems.
        "notification_period" notification_period: Option<TimePeriodLink>, optional;
        /// Which states and events people are told of.
        "notification_options" notification_options: Vec<HostOption>, default [
            HostOption::Down, HostOption::Unreachable, HostOption::Recovery,
            HostOption::Flapping, HostOption::Downtime,
        ], within(&crate::spec::subsets::HOST_NOTIFICATION);
        /// The minutes from one notification of a problem to the next.
        "notification_interval" notification_interval: i64, default 60;
        /// How many minutes a problem must last before people are told.
        "first_notification_delay" first_notification_delay: i64, default 0;
        /// How the circle of those who are told widens while a problem lasts.
        "escalations" escalations: Vec<HostEscalationLink>, default [], skill_level(2);
        /// The states in which each change of output is logged.
        "stalking_options" stalking_options: Vec<HostOption>, default [],
            within(&crate::spec::subsets::HOST_STATE).skill_level(2);

        /// Whether it is noticed that the state keeps changing.
        "flap_detection_enabled" flap_detection_enabled: bool, default true, skill_level(2);
        /// The states that count when flapping is looked for.
        "flap_detection_options" flap_detection_options: Vec<HostOption>, default [
            HostOption::Up, HostOption::Down, HostOption::Unreachable,
        ], within(&crate::spec::subsets::HOST_STATE).skill_level(2);
        /// The rate of changes below which flapping is over, in percent.
        "low_flap_threshold" low_flap_threshold: i64, default 25, skill_level(2);
        /// The rate of changes above which flapping begins, in percent.
        "high_flap_threshold" high_flap_threshold: i64, default 50, skill_level(2);

        /// Labels by which business rules choose items.
        "labels" labels: Vec<AnyValue>, default [], skill_level(2);
        /// How a business rule words its output.
        "business_rule_output_template" business_rule_output_template: String, default "",
            skill_level(2);
        /// Whether a business rule keeps quiet when its failed members are acknowledged.
        "business_rule_smart_notifications" business_rule_smart_notifications: bool, default false,
            skill_level(2);
        /// Whether a member in downtime counts as acknowledged.
        "business_rule_downtime_as_ack" business_rule_downtime_as_ack: bool, default false,
            skill_level(2);
        /// The notification options that a business rule gives to the hosts in it.
        "business_rule_host_notification_options" business_rule_host_notification_options:
            Vec<HostOption>, default [
                HostOption::Down, HostOption::UserUnreachable, HostOption::Recovery,
                HostOption::Flapping, HostOption::Downtime,
            ], within(&crate::spec::subsets::HOST_CONTACT).skill_level(2);
        /// The notification options that a business rule gives to the services in it.
        "business_rule_service_notification_options" business_rule_service_notification_options:
            Vec<ServiceOption>, default [
                ServiceOption::Warning, ServiceOption::StateUnknown,
                ServiceOption::Critical, ServiceOption::Recovery, ServiceOption::Flapping,
                ServiceOption::Downtime,
            ], within(&crate::spec::subsets::SERVICE_CONTACT).skill_level(2);

        /// Whether a snapshot is taken when there is a problem.
        "snapshot_enabled" snapshot_enabled: bool, default false, skill_level(2);
        /// The command that takes the snapshot; null for none.
        "snapshot_command" snapshot_command: Option<CommandLink>, optional,
            nullable().skill_level(2);
        /// The letters of the states in which a snapshot is taken.
        "snapshot_criteria" snapshot_criteria: Vec<AnyValue>, default [
            AnyValue::from("d"), AnyValue::from("x"),
        ], skill_level(2);
        /// The time from one snapshot to the next, in interval units.
        "snapshot_interval" snapshot_interval: i64, default 5, skill_level(2);
        /// When snapshots are taken; null for always.
        "snapshot_period" snapshot_period: Option<TimePeriodLink>, optional,
            nullable().skill_level(2);

        /// Names of modulations of the business impact.
        "business_impact_modulations" business_impact_modulations: Vec<AnyValue>, default [],
            skill_level(2);
        /// Names of modulations of the check command.
        "checkmodulations" checkmodulations: Vec<AnyValue>, default [], skill_level(2);
        /// Names of modulations of macros.
        "macromodulations" macromodulations: Vec<AnyValue>, default [], skill_level(2);
        /// Names of modulations of results.
        "resultmodulations" resultmodulations: Vec<AnyValue>, default [], skill_level(2);
        /// The only services that the host takes from its templates, when there are any here.
        "service_includes" service_includes: Vec<AnyValue>, default [], skill_level(2);
        /// Services that the host does not take from its templates.
        "service_excludes" service_excludes: Vec<AnyValue>, default [], skill_level(2);
        /// What is different in services that the host takes from its templates.
        "service_overrides" service_overrides: Vec<AnyValue>, default [], skill_level(2);
        /// Of no effect now.
        "trending_policies" trending_policies: Vec<AnyValue>, default [], skill_level(2);
        /// The name of the trigger that decides on the state.
        "trigger_name" trigger_name: String, default "", skill_level(2);
        /// Whether the broker may set the trigger off.
        "trigger_broker_raise_enabled" trigger_broker_raise_enabled: bool, default false,
            skill_level(2);

        /// Names of further views in the front end.
        "custom_views" custom_views: Vec<AnyValue>, default [];
        /// The name of the family of icons in old front ends.
        "icon_set" icon_set: String, default "", skill_level(2);
        /// The file of the icon in old front ends.
        "icon_image" icon_image: String, default "", skill_level(2);
        /// The words that stand for the icon in old front ends.
        "icon_image_alt" icon_image_alt: String, default "", skill_level(2);
        /// The file of the image on the map of old front ends.
        "statusmap_image" statusmap_image: String, default "", skill_level(2);
        /// The file of the texture on the three-dimensional map of old front ends.
        "vrml_image" vrml_image: String, default "", skill_level(2);
        /// The place on the map of old front ends.
        "2d_coords" coords_2d: String, default "", skill_level(2);
        /// The place on the three-dimensional map of old front ends.
        "3d_coords" coords_3d: String, default "", skill_level(2);

        /// The state of the host and its services in one number, from 0 (well) to 5 (not
        /// monitored); the backend works it out.
        "_overall_state_id" overall_state_id: i64, default 3;
        /// The state now.
        "ls_state" ls_state: HostState, default HostState::Unreachable;
        /// Whether the state is confirmed.
        "ls_state_type" ls_state_type: StateType, default StateType::Hard;
        /// The number of the state.
        "ls_state_id" ls_state_id: i64, default 3, one_of([0, 1, 2, 3, 4]);
        /// 1 when the last result brought another state, otherwise 0.
        "ls_state_changed" ls_state_changed: i64, default 0, since(2);
        /// The state before the last result.
        "ls_last_state" ls_last_state: HostState, default HostState::Unreachable;
        /// Whether the state before the last result was confirmed.
        "ls_last_state_type" ls_last_state_type: StateType, default StateType::Hard;
        /// When the state last changed, in seconds since 1970.
        "ls_last_state_changed" ls_last_state_changed: i64, default 0;
        /// When the confirmed state last changed, in seconds since 1970.
        "ls_last_hard_state_changed" ls_last_hard_state_changed: i64, default 0;
        /// Whether somebody took charge of the problem.
        "ls_acknowledged" ls_acknowledged: bool, default false;
        /// How long the acknowledgement holds: 1 until the state changes, 2 until all is well.
        "ls_acknowledgement_type" ls_acknowledgement_type: i64, default 1;
        /// Whether the item is in downtime.
        "ls_downtimed" ls_downtimed: bool, default false;
        /// When the last check ran, in seconds since 1970; 0 before the first.
        "ls_last_check" ls_last_check: i64, default 0;
        /// When the next check is due, in seconds since 1970.
        "ls_next_check" ls_next_check: i64, default 0;
        /// When people were last told, in seconds since 1970; 0 for never.
        "ls_last_notification" ls_last_notification: i64, default 0;
        /// Which check in a row found the state.
        "ls_current_attempt" ls_current_attempt: i64, default 0;
        /// Whether the last result came from outside.
        "ls_passive_check" ls_passive_check: bool, default false;
        /// The first line that the last check put out.
        "ls_output" ls_output: String, default "";
        /// The other lines that the last check put out.
        "ls_long_output" ls_long_output: String, default "";
        /// The performance data of the last check, as they came.
        "ls_perf_data" ls_perf_data: String, default "";
        /// How late the last check ran, in seconds.
        "ls_latency" ls_latency: f64, default 0.0;
        /// How long the last check ran, in seconds.
        "ls_execution_time" ls_execution_time: f64, default 0.0;

        /// When the host was last found UP, in seconds since 1970.
        "ls_last_time_up" ls_last_time_up: i64, default 0;
        /// When the host was last found DOWN, in seconds since 1970.
        "ls_last_time_down" ls_last_time_down: i64, default 0;
        /// When the state was last found UNKNOWN, in seconds since 1970.
        "ls_last_time_unknown" ls_last_time_unknown: i64, default 0;
        /// When the state was last found UNREACHABLE, in seconds since 1970.
        "ls_last_time_unreachable" ls_last_time_unreachable: i64, default 0;
        /// Whether Grafana shows the metrics of the item.
        "ls_grafana" ls_grafana: bool, default false;
        /// The number of the panel in the dashboard of the host.
        "ls_grafana_panelid" ls_grafana_panelid: i64, default 0;
    }
}
