use crate::{
    AnyValue, HostGroupLink, HostLink, ServiceEscalationLink, ServiceOption, resource::resource,
};

resource! {
    /// A monitored service of a host, or a template for services: its checks, its notifications
    /// and, in the fields `ls_…`, its live state.
    Service {
        name: "service",
        singular: "service",
        plural: "services",
        link: ServiceLink,
        schema_version: 3,
        properties: templating().checked().pruned_from_lists()
            .lookups(&[
                "_templates", "escalations", "hostgroups", "service_dependencies", "tags",
                "usergroups", "users", "_users_read",
            ])
            .covering_index(&[
                "host", "_overall_state_id", "ls_state_type", "_templates_from_host_template",
            ]),
        effects: [
            Create => "The overall state of its host is recomputed, which changes the etag of the \
                host. With `_templates`, fields that are left out are taken from the templates. The \
                counters of the live synthesis follow.",
            Update => "A field that is set here no longer follows the templates. A change of a \
                service template goes to all services that use it. Changes of live state (`ls_…`) \
                keep `_updated`, recompute the overall state of the service and of its host (whose \
                etag changes), and the counters of the live synthesis.",
            Remove | RemoveAll => "The overall state of the host is recomputed, which changes the \
                etag of the host; groups, dependencies and escalations no longer list the service.",
        ],
        groups: [
            naming, pages, labels, origin, ownership, templates(ServiceLink), checks, freshness,
            event_handling, notifications, flapping, business_rules, snapshots, modulations, icons,
            live_state(ServiceState Unknown),
        ],
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
        /// The name of the service; no other service of the host has the same name.
        name: String, required,
            a_name().not_empty().pattern(super::NAME).depends_on(&["host", "check_command"]);
        /// The host of the service. A template without a host is linked to the host `_dummy`.
        host: Option<HostLink>, optional, nullable().expected().copied().needs_read_right();
        /// The host groups for whose hosts the service was declared.
        hostgroups: Vec<HostGroupLink>, default [], skill_level(2);
        /// Whether the service was created from a host template or, in a service template, whether
        /// it is created for each host that uses the template's host.
        "_templates_from_host_template" templates_from_host_template: bool, default false;

        /// The state that is assumed until the first check.
        initial_state: ServiceOption, default ServiceOption::Unreachable,
            within(&crate::spec::subsets::SERVICE_STATE).characters(1).skill_level(1);
        /// The state that replaces a state without a fresh check result.
        freshness_state: ServiceOption, default ServiceOption::Unreachable,
            within(&crate::spec::subsets::SERVICE_STATE);
        /// Whether the service is volatile: every check result that is a problem counts as a new
        /// problem.
        is_volatile: bool, default false, skill_level(2);
        /// The arguments of the event handler, separated by `!`.
        event_handler_args: String, default "";
        /// Whether the contacts of the host are notified of the service as well.
        merge_host_users: bool, default false;
        /// The states and events for which notifications are sent.
        notification_options: Vec<ServiceOption>, default [
            ServiceOption::Warning, ServiceOption::Unknown, ServiceOption::Critical,
            ServiceOption::Recovery, ServiceOption::Flapping, ServiceOption::Downtime,
            ServiceOption::Unreachable,
        ], within(&crate::spec::subsets::SERVICE_NOTIFICATION);
        /// The escalations of notifications of a lasting problem.
        escalations: Vec<ServiceEscalationLink>, default [], skill_level(2);
        /// The states in which a change of the check output alone is logged.
        stalking_options: Vec<ServiceOption>, default [],
            within(&crate::spec::subsets::SERVICE_STATE).skill_level(2);
        /// The states that count in flapping detection.
        flap_detection_options: Vec<ServiceOption>, default [
            ServiceOption::Ok, ServiceOption::Warning, ServiceOption::Critical,
            ServiceOption::Unknown, ServiceOption::Unreachable,
        ], within(&crate::spec::subsets::SERVICE_STATE).skill_level(2);
        /// The states in which a snapshot is taken: `o` OK, `w` WARNING, `c` CRITICAL, `u` UNKNOWN,
        /// `x` UNREACHABLE.
        snapshot_criteria: Vec<AnyValue>, default [
            AnyValue::from("w"), AnyValue::from("c"), AnyValue::from("x"),
        ], skill_level(2);

        /// The services on which the service depends.
        service_dependencies: Vec<ServiceLink>, default [], skill_level(1);
        /// Whether the service depends on the state of its host.
        host_dependency_enabled: bool, default true, skill_level(2);
        /// The macro by whose values the service was multiplied in legacy configurations.
        duplicate_foreach: String, default "", skill_level(2);
        /// The value of multiplied services without a value of their own in legacy configurations.
        default_value: String, default "", skill_level(2);
        /// Whether the check may run in parallel with others. Not used by Alignak; kept for older
        /// configurations.
        parallelize_check: bool, default true, skill_level(2);

        /// The path by which front ends group the service, such as `/database/mysql`.
        aggregation: String, default "";
        /// The names of additional views in the front end.
        custom_views: Vec<AnyValue>, default [], skill_level(2);

        /// The overall state of the service: 0 OK, 1 acknowledged, 2 in downtime, 3 WARNING or
        /// UNKNOWN, 4 CRITICAL or UNREACHABLE, 5 not monitored.
        "_overall_state_id" overall_state_id: i64, default 3, read_only().live_state();
        /// The number of the current state: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN, 4 UNREACHABLE.
        ls_state_id: i64, default 3, one_of([0, 1, 2, 3, 4]).live_state();
        /// When the service was last OK, in Unix seconds; 0 for never.
        ls_last_time_ok: i64, default 0, live_state();
        /// When the service was last WARNING, in Unix seconds; 0 for never.
        ls_last_time_warning: i64, default 0, live_state();
        /// When the service was last CRITICAL, in Unix seconds; 0 for never.
        ls_last_time_critical: i64, default 0, live_state();
    }
}
