// Generated from openapi/alignak-backend.json. Do not edit.
// To change it, change the model or codegen/ and run `cargo xtask codegen`.

//! What the document says about the fields of `AlignakInstance`.

use crate::describe::{FieldInfo, ValueKind};

pub(super) const FIELDS: &[FieldInfo] = &[
    FieldInfo::new("_created", ValueKind::Date),
    FieldInfo::new("_etag", ValueKind::Text),
    FieldInfo::new("_id", ValueKind::Identifier).creatable(),
    FieldInfo::new("_realm", ValueKind::Reference("realm"))
        .writable()
        .required()
        .embeddable(),
    FieldInfo::new("_sub_realm", ValueKind::Boolean).writable().default("true"),
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
    FieldInfo::new("accept_passive_host_checks", ValueKind::Boolean)
        .writable()
        .default("true"),
    FieldInfo::new("accept_passive_service_checks", ValueKind::Boolean)
        .writable()
        .default("true"),
    FieldInfo::new("additional_freshness_latency", ValueKind::Integer)
        .writable()
        .default("15"),
    FieldInfo::new("alias", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("check_external_commands", ValueKind::Boolean)
        .writable()
        .default("true"),
    FieldInfo::new("check_for_orphaned_hosts", ValueKind::Boolean)
        .writable()
        .default("true"),
    FieldInfo::new("check_for_orphaned_services", ValueKind::Boolean)
        .writable()
        .default("true"),
    FieldInfo::new("check_host_freshness", ValueKind::Boolean)
        .writable()
        .default("true"),
    FieldInfo::new("check_service_freshness", ValueKind::Boolean)
        .writable()
        .default("true"),
    FieldInfo::new("cleaning_queues_interval", ValueKind::Integer)
        .writable()
        .default("900"),
    FieldInfo::new("enable_environment_macros", ValueKind::Boolean)
        .writable()
        .default("false"),
    FieldInfo::new("enable_notifications", ValueKind::Boolean)
        .writable()
        .default("true"),
    FieldInfo::new("event_handler_timeout", ValueKind::Integer).writable().default("30"),
    FieldInfo::new("event_handlers_enabled", ValueKind::Boolean)
        .writable()
        .default("true"),
    FieldInfo::new("execute_host_checks", ValueKind::Boolean).writable().default("true"),
    FieldInfo::new("execute_service_checks", ValueKind::Boolean)
        .writable()
        .default("true"),
    FieldInfo::new("flap_detection_enabled", ValueKind::Boolean)
        .writable()
        .default("true"),
    FieldInfo::new("flap_history", ValueKind::Integer).writable().default("20"),
    FieldInfo::new("global_host_event_handler", ValueKind::Text)
        .writable()
        .default("\"None\""),
    FieldInfo::new("global_service_event_handler", ValueKind::Text)
        .writable()
        .default("\"None\""),
    FieldInfo::new("high_host_flap_threshold", ValueKind::Integer)
        .writable()
        .default("30"),
    FieldInfo::new("high_service_flap_threshold", ValueKind::Integer)
        .writable()
        .default("30"),
    FieldInfo::new("host_check_timeout", ValueKind::Integer).writable().default("30"),
    FieldInfo::new("host_freshness_check_interval", ValueKind::Integer)
        .writable()
        .default("3600"),
    FieldInfo::new("host_perfdata_command", ValueKind::Text)
        .writable()
        .default("\"None\""),
    FieldInfo::new("illegal_macro_output_chars", ValueKind::Text)
        .writable()
        .default("\"\""),
    FieldInfo::new("illegal_object_name_chars", ValueKind::Text)
        .writable()
        .default("\"`~!$%^&*'|'<>?,()=\""),
    FieldInfo::new("instance_id", ValueKind::Text).writable(),
    FieldInfo::new("instance_name", ValueKind::Text).writable(),
    FieldInfo::new("interval_length", ValueKind::Integer).writable().default("60"),
    FieldInfo::new("last_alive", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("log_active_checks", ValueKind::Boolean).writable().default("true"),
    FieldInfo::new("log_event_handlers", ValueKind::Boolean).writable().default("true"),
    FieldInfo::new("log_external_commands", ValueKind::Boolean)
        .writable()
        .default("true"),
    FieldInfo::new("log_flappings", ValueKind::Boolean).writable().default("true"),
    FieldInfo::new("log_host_retries", ValueKind::Boolean).writable().default("true"),
    FieldInfo::new("log_initial_states", ValueKind::Boolean).writable().default("true"),
    FieldInfo::new("log_notifications", ValueKind::Boolean).writable().default("true"),
    FieldInfo::new("log_passive_checks", ValueKind::Boolean).writable().default("true"),
    FieldInfo::new("log_service_retries", ValueKind::Boolean).writable().default("true"),
    FieldInfo::new("log_snapshots", ValueKind::Boolean).writable().default("true"),
    FieldInfo::new("low_host_flap_threshold", ValueKind::Integer)
        .writable()
        .default("20"),
    FieldInfo::new("low_service_flap_threshold", ValueKind::Integer)
        .writable()
        .default("20"),
    FieldInfo::new("max_host_check_spread", ValueKind::Integer).writable().default("30"),
    FieldInfo::new("max_plugins_output_length", ValueKind::Integer)
        .writable()
        .default("8192"),
    FieldInfo::new("max_service_check_spread", ValueKind::Integer)
        .writable()
        .default("30"),
    FieldInfo::new("name", ValueKind::Text)
        .writable()
        .required()
        .pattern("^[^\\x00-\\x1f\\x7f]*[^\\x00-\\x1f\\x7f\\s][^\\x00-\\x1f\\x7f]*$")
        .min_length(1)
        .max_length(255),
    FieldInfo::new("no_event_handlers_during_downtimes", ValueKind::Boolean)
        .writable()
        .default("false"),
    FieldInfo::new("notes", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("notes_url", ValueKind::Text).writable().default("\"\""),
    FieldInfo::new("notification_timeout", ValueKind::Integer).writable().default("30"),
    FieldInfo::new("pid", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("process_performance_data", ValueKind::Boolean)
        .writable()
        .default("true"),
    FieldInfo::new("program_start", ValueKind::Integer).writable().default("0"),
    FieldInfo::new("schema_version", ValueKind::Integer).default("1"),
    FieldInfo::new("service_check_timeout", ValueKind::Integer).writable().default("60"),
    FieldInfo::new("service_freshness_check_interval", ValueKind::Integer)
        .writable()
        .default("30"),
    FieldInfo::new("service_perfdata_command", ValueKind::Text)
        .writable()
        .default("\"None\""),
    FieldInfo::new("timeout_exit_status", ValueKind::Integer).writable().default("2"),
    FieldInfo::new("use_timezone", ValueKind::Text).writable().default("\"\""),
];
