use crate::{AnyValue, HostEscalationLink, HostOption, Point, resource::resource};

resource! {
    /// A monitored host, or a template for hosts: its checks, its notifications and, in the fields
    /// `ls_…`, its live state.
    Host {
        name: "host",
        singular: "host",
        plural: "hosts",
        link: HostLink,
        schema_version: 3,
        properties: templating().checked().pruned_from_lists().default_items(&["_dummy"])
            .lookups(&[
                "_templates", "escalations", "parents", "tags", "usergroups", "users", "_users_read",
            ]),
        effects: [
            Create => "With `_templates`, fields that are left out are taken from the templates, in \
                their order, and follow later changes of the templates; with \
                `_templates_with_services`, the services of the templates are created too. The \
                counters of the live synthesis follow.",
            Update => "A field that is set here no longer follows the templates. A change of a host \
                template goes to all hosts that use it. A new `_realm` goes to the services of the \
                host. Changes of live state (`ls_…`) keep `_updated`, and recompute the overall \
                state and the counters of the live synthesis.",
            Remove | RemoveAll => "The services of the host are deleted with it; groups, `parents`, \
                dependencies and escalations no longer list it.",
        ],
        groups: [
            naming, pages, labels, origin, ownership, templates(HostLink), checks, freshness,
            event_handling, notifications, flapping, business_rules, snapshots, modulations, icons,
            live_state(HostState Unreachable),
        ],
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
        /// The name of the host; no other host or host template has the same name.
        name: String, required,
            a_name().unique().not_empty().pattern(super::NAME).depends_on(&["check_command"]);
        /// The IPv4 address or DNS name of the host.
        address: String, default "";
        /// The IPv6 address of the host.
        address6: String, default "";
        /// The location of the host: latitude and longitude in degrees.
        location: Point, default Point::new(48.858_293, 2.294_601);
        /// The parents of the host in the network, as seen from the monitoring engine: while all
        /// of them are DOWN, the host is UNREACHABLE.
        parents: Vec<HostLink>, default [], skill_level(1);

        /// Whether the services of the host's templates are created for the host as well.
        "_templates_with_services" templates_with_services: bool, default true;
        /// The only services that the host takes from its templates, by name; empty for all.
        service_includes: Vec<AnyValue>, default [], skill_level(2);
        /// The services that the host does not take from its templates, by name.
        service_excludes: Vec<AnyValue>, default [], skill_level(2);
        /// The properties of services from templates that differ for this host, each as
        /// `service name,property value`.
        service_overrides: Vec<AnyValue>, default [], skill_level(2);

        /// The state that is assumed until the first check.
        initial_state: HostOption, default HostOption::Unreachable,
            within(&crate::spec::subsets::HOST_STATE).characters(1).skill_level(1);
        /// The state that replaces a state without a fresh check result.
        freshness_state: HostOption, default HostOption::Unreachable,
            within(&crate::spec::subsets::HOST_STATE);
        /// The arguments of the event handler, separated by `!`.
        event_handler_args: String, default "", skill_level(1);
        /// The states and events for which notifications are sent.
        notification_options: Vec<HostOption>, default [
            HostOption::Down, HostOption::Unreachable, HostOption::Recovery,
            HostOption::Flapping, HostOption::Downtime,
        ], within(&crate::spec::subsets::HOST_NOTIFICATION);
        /// The escalations of notifications of a lasting problem.
        escalations: Vec<HostEscalationLink>, default [], skill_level(2);
        /// The states in which a change of the check output alone is logged.
        stalking_options: Vec<HostOption>, default [],
            within(&crate::spec::subsets::HOST_STATE).skill_level(2);
        /// The states that count in flapping detection.
        flap_detection_options: Vec<HostOption>, default [
            HostOption::Up, HostOption::Down, HostOption::Unreachable,
        ], within(&crate::spec::subsets::HOST_STATE).skill_level(2);
        /// The states in which a snapshot is taken: `o` UP, `d` DOWN, `x` UNREACHABLE.
        snapshot_criteria: Vec<AnyValue>, default [
            AnyValue::from("d"), AnyValue::from("x"),
        ], skill_level(2);

        /// The names of additional views in the front end.
        custom_views: Vec<AnyValue>, default [];
        /// The image file in the status map of legacy front ends.
        statusmap_image: String, default "", skill_level(2);
        /// The texture file in the three-dimensional map of legacy front ends.
        vrml_image: String, default "", skill_level(2);
        /// The position in the status map of legacy front ends.
        "2d_coords" coords_2d: String, default "", skill_level(2);
        /// The position in the three-dimensional map of legacy front ends.
        "3d_coords" coords_3d: String, default "", skill_level(2);

        /// The overall state of the host and its services: 0 UP and all services well, 1
        /// acknowledged, 2 in downtime, 3 UNREACHABLE or a service in a WARNING or UNKNOWN state, 4
        /// DOWN or a service in a CRITICAL state, 5 not monitored.
        "_overall_state_id" overall_state_id: i64, default 3, read_only().live_state();
        /// The number of the current state: 0 UP, 1 DOWN, 4 UNREACHABLE; 3 until the first check.
        ls_state_id: i64, default 3, one_of([0, 1, 2, 3, 4]).live_state();
        /// When the host was last UP, in Unix seconds; 0 for never.
        ls_last_time_up: i64, default 0, live_state();
        /// When the host was last DOWN, in Unix seconds; 0 for never.
        ls_last_time_down: i64, default 0, live_state();
    }
}
