// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! What the document says about the fields of `Service`.

use crate::describe::{FieldInfo, ValueKind};

pub(super) const FIELDS: &[FieldInfo] = &[
    FieldInfo::new("_created", ValueKind::Date),
    FieldInfo::new("_etag", ValueKind::Text),
    FieldInfo::new("_id", ValueKind::Identifier).creatable(),
    FieldInfo::new("_is_template", ValueKind::Boolean).writable().default("false"),
    FieldInfo::new("_overall_state_id", ValueKind::Integer).default("3"),
    FieldInfo::new("_realm", ValueKind::Reference("realm"))
        .writable()
        .required()
        .embeddable(),
    FieldInfo::new("_sub_realm", ValueKind::Boolean).writable().default("true"),
    FieldInfo::new("_template_fields", ValueKind::List(&ValueKind::Text)).default("[]"),
    FieldInfo::new("_templates", ValueKind::List(&ValueKind::Reference("service")))
        .writable()
        .embeddable()
        .default("[]"),
    FieldInfo::new("_templates_from_host_template", ValueKind::Boolean)
        .writable()
        .default("false"),
    FieldInfo::new("_updated", ValueKind::Date),
    FieldInfo::new("_users_delete", ValueKind::List(&ValueKind::Reference("user")))
        .writable()
        .embeddable(),
    FieldInfo::new("_users_read", ValueKind::List(&ValueKind::Reference("user")))
        .writable()
        .embeddable(),
    FieldInfo::new("_users_update", ValueKind::List(&ValueKind::Reference("user")))
        .writable()
        .embeddable(),
    FieldInfo::new("action_url", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("active_checks_enabled", ValueKind::Boolean)
        .writable()
        .default("true"),
    FieldInfo::new("aggregation", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("alias", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("business_impact", ValueKind::Integer)
        .writable()
        .default("2")
        .minimum(0)
        .maximum(5),
    FieldInfo::new("business_impact_modulations", ValueKind::List(&ValueKind::Text))
        .writable()
        .default("[]"),
    FieldInfo::new("business_rule_downtime_as_ack", ValueKind::Boolean)
        .writable()
        .default("false"),
    FieldInfo::new(
            "business_rule_host_notification_options",
            ValueKind::List(&ValueKind::Word),
        )
        .writable()
        .default("[\"d\",\"u\",\"r\",\"f\",\"s\"]")
        .words(&["d", "u", "r", "f", "s", "n"]),
    FieldInfo::new("business_rule_output_template", ValueKind::Text)
        .writable()
        .default("\"\""),
    FieldInfo::new(
            "business_rule_service_notification_options",
            ValueKind::List(&ValueKind::Word),
        )
        .writable()
        .default("[\"w\",\"u\",\"c\",\"r\",\"f\",\"s\"]")
        .words(&["w", "c", "u", "r", "f", "s", "n"]),
    FieldInfo::new("business_rule_smart_notifications", ValueKind::Boolean)
        .writable()
        .default("false"),
    FieldInfo::new("check_command", ValueKind::Reference("command"))
        .writable()
        .nullable()
        .embeddable(),
    FieldInfo::new("check_command_args", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("check_freshness", ValueKind::Boolean).writable().default("false"),
    FieldInfo::new("check_interval", ValueKind::Integer).writable().default("5"),
    FieldInfo::new("check_period", ValueKind::Reference("timeperiod"))
        .writable()
        .embeddable(),
    FieldInfo::new("checkmodulations", ValueKind::List(&ValueKind::Text))
        .writable()
        .default("[]"),
    FieldInfo::new("custom_views", ValueKind::List(&ValueKind::Text))
        .writable()
        .default("[]"),
    FieldInfo::new("customs", ValueKind::Object).writable().default("{}"),
    FieldInfo::new("default_value", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("definition_order", ValueKind::Integer).writable().default("100"),
    FieldInfo::new("display_name", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("duplicate_foreach", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new(
            "escalations",
            ValueKind::List(&ValueKind::Reference("serviceescalation")),
        )
        .writable()
        .embeddable()
        .default("[]"),
    FieldInfo::new("event_handler", ValueKind::Reference("command"))
        .writable()
        .nullable()
        .embeddable()
        .default("null"),
    FieldInfo::new("event_handler_args", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("event_handler_enabled", ValueKind::Boolean)
        .writable()
        .default("false"),
    FieldInfo::new("first_notification_delay", ValueKind::Integer)
        .writable()
        .default("0"),
    FieldInfo::new("flap_detection_enabled", ValueKind::Boolean)
        .writable()
        .default("true"),
    FieldInfo::new("flap_detection_options", ValueKind::List(&ValueKind::Word))
        .writable()
        .default("[\"o\",\"w\",\"c\",\"u\",\"x\"]")
        .words(&["o", "w", "c", "u", "x"]),
    FieldInfo::new("freshness_state", ValueKind::Word)
        .writable()
        .default("\"x\"")
        .words(&["o", "w", "c", "u", "x"]),
    FieldInfo::new("freshness_threshold", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("high_flap_threshold", ValueKind::Integer).writable().default("50"),
    FieldInfo::new("host", ValueKind::Reference("host"))
        .writable()
        .required()
        .nullable()
        .embeddable(),
    FieldInfo::new("host_dependency_enabled", ValueKind::Boolean)
        .writable()
        .default("true"),
    FieldInfo::new("hostgroups", ValueKind::List(&ValueKind::Reference("hostgroup")))
        .writable()
        .embeddable()
        .default("[]"),
    FieldInfo::new("icon_image", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("icon_image_alt", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("icon_set", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("imported_from", ValueKind::Text).writable().default("\"unknown\""),
    FieldInfo::new("initial_state", ValueKind::Word)
        .writable()
        .default("\"x\"")
        .words(&["o", "w", "c", "u", "x"]),
    FieldInfo::new("is_volatile", ValueKind::Boolean).writable().default("false"),
    FieldInfo::new("labels", ValueKind::List(&ValueKind::Text)).writable().default("[]"),
    FieldInfo::new("low_flap_threshold", ValueKind::Integer).writable().default("25"),
    FieldInfo::new("ls_acknowledged", ValueKind::Boolean).writable().default("false"),
    FieldInfo::new("ls_acknowledgement_type", ValueKind::Integer)
        .writable()
        .default("1"),
    FieldInfo::new("ls_current_attempt", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("ls_downtimed", ValueKind::Boolean).writable().default("false"),
    FieldInfo::new("ls_execution_time", ValueKind::Number).writable().default("0.0"),
    FieldInfo::new("ls_grafana", ValueKind::Boolean).writable().default("false"),
    FieldInfo::new("ls_grafana_panelid", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("ls_last_check", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("ls_last_hard_state_changed", ValueKind::Integer)
        .writable()
        .default("0"),
    FieldInfo::new("ls_last_notification", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("ls_last_state", ValueKind::Word)
        .writable()
        .default("\"UNKNOWN\"")
        .words(&["OK", "WARNING", "CRITICAL", "UNKNOWN", "UNREACHABLE"]),
    FieldInfo::new("ls_last_state_changed", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("ls_last_state_type", ValueKind::Word)
        .writable()
        .default("\"HARD\"")
        .words(&["HARD", "SOFT"]),
    FieldInfo::new("ls_last_time_critical", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("ls_last_time_ok", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("ls_last_time_unknown", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("ls_last_time_unreachable", ValueKind::Integer)
        .writable()
        .default("0"),
    FieldInfo::new("ls_last_time_warning", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("ls_latency", ValueKind::Number).writable().default("0.0"),
    FieldInfo::new("ls_long_output", ValueKind::Text)
        .writable()
        .default("\"\"")
        .max_length(65536),
    FieldInfo::new("ls_next_check", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("ls_output", ValueKind::Text)
        .writable()
        .default("\"\"")
        .max_length(65536),
    FieldInfo::new("ls_passive_check", ValueKind::Boolean).writable().default("false"),
    FieldInfo::new("ls_perf_data", ValueKind::Text)
        .writable()
        .default("\"\"")
        .max_length(65536),
    FieldInfo::new("ls_state", ValueKind::Word)
        .writable()
        .default("\"UNKNOWN\"")
        .words(&["OK", "WARNING", "CRITICAL", "UNKNOWN", "UNREACHABLE"]),
    FieldInfo::new("ls_state_changed", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("ls_state_id", ValueKind::Integer)
        .writable()
        .default("3")
        .minimum(0)
        .maximum(4),
    FieldInfo::new("ls_state_type", ValueKind::Word)
        .writable()
        .default("\"HARD\"")
        .words(&["HARD", "SOFT"]),
    FieldInfo::new("macromodulations", ValueKind::List(&ValueKind::Text))
        .writable()
        .default("[]"),
    FieldInfo::new("maintenance_period", ValueKind::Reference("timeperiod"))
        .writable()
        .nullable()
        .embeddable(),
    FieldInfo::new("max_check_attempts", ValueKind::Integer).writable().default("1"),
    FieldInfo::new("merge_host_users", ValueKind::Boolean).writable().default("false"),
    FieldInfo::new("name", ValueKind::Text)
        .writable()
        .required()
        .pattern(
            "^[^`~!$%^&*\"|'<>?,()=\\x00-\\x1f\\x7f]*[^`~!$%^&*\"|'<>?,()=\\x00-\\x1f\\x7f\\s][^`~!$%^&*\"|'<>?,()=\\x00-\\x1f\\x7f]*$",
        )
        .min_length(1)
        .max_length(255),
    FieldInfo::new("notes", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("notes_url", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("notification_interval", ValueKind::Integer).writable().default("60"),
    FieldInfo::new("notification_options", ValueKind::List(&ValueKind::Word))
        .writable()
        .default("[\"w\",\"u\",\"c\",\"r\",\"f\",\"s\",\"x\"]")
        .words(&["w", "c", "u", "x", "r", "f", "s", "n"]),
    FieldInfo::new("notification_period", ValueKind::Reference("timeperiod"))
        .writable()
        .embeddable(),
    FieldInfo::new("notifications_enabled", ValueKind::Boolean)
        .writable()
        .default("true"),
    FieldInfo::new("parallelize_check", ValueKind::Boolean).writable().default("true"),
    FieldInfo::new("passive_checks_enabled", ValueKind::Boolean)
        .writable()
        .default("true"),
    FieldInfo::new("poller_tag", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("process_perf_data", ValueKind::Boolean).writable().default("true"),
    FieldInfo::new("reactionner_tag", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("resultmodulations", ValueKind::List(&ValueKind::Text))
        .writable()
        .default("[]"),
    FieldInfo::new("retry_interval", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("schema_version", ValueKind::Integer).default("3"),
    FieldInfo::new(
            "service_dependencies",
            ValueKind::List(&ValueKind::Reference("service")),
        )
        .writable()
        .embeddable()
        .default("[]"),
    FieldInfo::new("snapshot_command", ValueKind::Reference("command"))
        .writable()
        .nullable()
        .embeddable(),
    FieldInfo::new("snapshot_criteria", ValueKind::List(&ValueKind::Text))
        .writable()
        .default("[\"w\",\"c\",\"x\"]"),
    FieldInfo::new("snapshot_enabled", ValueKind::Boolean).writable().default("false"),
    FieldInfo::new("snapshot_interval", ValueKind::Integer).writable().default("5"),
    FieldInfo::new("snapshot_period", ValueKind::Reference("timeperiod"))
        .writable()
        .nullable()
        .embeddable(),
    FieldInfo::new("stalking_options", ValueKind::List(&ValueKind::Word))
        .writable()
        .default("[]")
        .words(&["o", "w", "c", "u", "x"]),
    FieldInfo::new("tags", ValueKind::List(&ValueKind::Text)).writable().default("[]"),
    FieldInfo::new("time_to_orphanage", ValueKind::Integer).writable().default("300"),
    FieldInfo::new("trending_policies", ValueKind::List(&ValueKind::Text))
        .writable()
        .default("[]"),
    FieldInfo::new("trigger_broker_raise_enabled", ValueKind::Boolean)
        .writable()
        .default("false"),
    FieldInfo::new("trigger_name", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("usergroups", ValueKind::List(&ValueKind::Reference("usergroup")))
        .writable()
        .embeddable()
        .default("[]"),
    FieldInfo::new("users", ValueKind::List(&ValueKind::Reference("user")))
        .writable()
        .embeddable()
        .default("[]"),
];
