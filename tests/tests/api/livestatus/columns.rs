//! Every table answers every column that existing clients ask for.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Live;

/// What hosts and services have in common.
const CHECKED: &str = "state has_been_checked state_type last_state last_hard_state acknowledged \
    acknowledgement_type scheduled_downtime_depth plugin_output perf_data long_plugin_output \
    check_command check_command_expanded check_type active_checks_enabled checks_enabled \
    accept_passive_checks check_interval retry_interval notification_interval \
    first_notification_delay low_flap_threshold high_flap_threshold check_period \
    notification_period event_handler in_check_period in_notification_period check_freshness \
    flap_detection_enabled notifications_enabled event_handler_enabled process_performance_data \
    current_attempt max_check_attempts last_check next_check last_notification last_state_change \
    last_hard_state_change latency execution_time staleness is_flapping is_executing check_options \
    obsess modified_attributes current_notification_number next_notification \
    no_more_notifications percent_state_change modified_attributes_list display_name notes \
    notes_url action_url icon_image icon_image_alt notes_expanded notes_url_expanded \
    action_url_expanded icon_image_expanded custom_variable_names custom_variable_values \
    custom_variables contacts contact_groups groups comments downtimes comments_with_info \
    downtimes_with_info comments_with_extra_info pnpgraph_present initial_state business_impact \
    criticity realm poller_tag is_problem is_impact got_business_rule source_problems impacts \
    depends_exec depends_notify id hourly_value check_timeout should_be_scheduled check_source \
    last_update parents check_flapping_recovery_notification pending_flex_downtime";

const HOSTS: &str = "name alias address address6 hard_state last_time_up last_time_down \
    last_time_unreachable obsess_over_host childs parent_dependencies child_dependencies services \
    services_with_state services_with_info num_services total_services num_services_ok \
    num_services_warn num_services_crit num_services_unknown num_services_pending \
    num_services_hard_ok num_services_hard_warn num_services_hard_crit num_services_hard_unknown \
    worst_service_state worst_service_hard_state x_3d y_3d z_3d statusmap_image filename";

const SERVICES: &str = "host_name description last_time_ok last_time_warning last_time_critical \
    last_time_unknown obsess_over_service";

const GROUPS: &str = "name alias notes notes_url action_url members members_with_state num_services \
    num_services_ok num_services_warn num_services_crit num_services_unknown num_services_pending \
    num_services_hard_ok num_services_hard_warn num_services_hard_crit num_services_hard_unknown \
    worst_service_state";

const HOSTGROUPS: &str = "num_hosts num_hosts_up num_hosts_down num_hosts_unreach \
    num_hosts_pending worst_host_state worst_service_hard_state";

const CONTACTS: &str = "name alias email pager can_submit_commands host_notifications_enabled \
    service_notifications_enabled host_notification_period service_notification_period \
    in_host_notification_period in_service_notification_period address1 address2 address3 address4 \
    address5 address6 custom_variables custom_variable_names custom_variable_values \
    modified_attributes modified_attributes_list groups host_notification_commands \
    service_notification_commands id";

const NOTES: &str = "id host_name service_description author comment entry_time is_service type";

const LOG: &str = "time class type options message host_name service_description contact_name state \
    state_type attempt plugin_output comment command_name lineno";

const STATUS: &str = "program_start nagios_pid core_pid program_version livestatus_version \
    interval_length enable_notifications execute_host_checks execute_service_checks \
    accept_passive_host_checks accept_passive_service_checks check_host_freshness \
    check_service_freshness check_external_commands process_performance_data \
    enable_event_handlers enable_flap_detection obsess_over_hosts obsess_over_services \
    last_log_rotation last_command_check num_hosts num_services max_long_output_size edition \
    connections connections_rate requests requests_rate host_checks host_checks_rate \
    service_checks service_checks_rate log_messages log_messages_rate neb_callbacks \
    neb_callbacks_rate forks forks_rate external_commands external_commands_rate \
    cached_log_messages livechecks livechecks_rate livecheck_overflows livecheck_overflows_rate \
    external_command_buffer_max external_command_buffer_slots external_command_buffer_usage \
    livestatus_active_connections livestatus_queued_connections livestatus_threads localtime";

/// Tables with lists of columns, each under a prefix.
fn expected() -> Vec<(&'static str, Vec<(&'static str, &'static str)>)> {
    let host = vec![("", CHECKED), ("", HOSTS)];
    let service = vec![("", CHECKED), ("", SERVICES)];
    let joined = |prefix: &'static str| vec![(prefix, CHECKED), (prefix, HOSTS)];
    let hostgroup = |prefix: &'static str| vec![(prefix, GROUPS), (prefix, HOSTGROUPS)];
    let with_services = |lists: Vec<(&'static str, &'static str)>| {
        [
            lists,
            joined("host_"),
            vec![("service_", CHECKED), ("service_", SERVICES)],
        ]
        .concat()
    };
    let downtimes = "start_time end_time duration fixed triggered_by";
    let comments = "entry_type persistent source expires expire_time";
    vec![
        ("hosts", [host.clone(), joined("host_")].concat()),
        (
            "services",
            [
                service.clone(),
                joined("host_"),
                vec![("service_", CHECKED)],
            ]
            .concat(),
        ),
        (
            "hostgroups",
            [hostgroup(""), hostgroup("hostgroup_")].concat(),
        ),
        (
            "servicegroups",
            vec![("", GROUPS), ("servicegroup_", GROUPS)],
        ),
        ("contacts", vec![("", CONTACTS), ("contact_", "name alias")]),
        ("contactgroups", vec![("", "name alias members id")]),
        ("commands", vec![("", "name line id")]),
        (
            "timeperiods",
            vec![(
                "",
                "name alias in exclusions days exceptions_calendar_dates id",
            )],
        ),
        (
            "downtimes",
            with_services(vec![("", NOTES), ("", downtimes)]),
        ),
        ("comments", with_services(vec![("", NOTES), ("", comments)])),
        (
            "log",
            [
                vec![
                    ("", LOG),
                    ("log_", "time type"),
                    ("current_service_", CHECKED),
                ],
                joined("current_host_"),
                vec![
                    ("current_contact_", "name"),
                    ("current_command_", "name line"),
                ],
            ]
            .concat(),
        ),
        ("status", vec![("", STATUS)]),
        ("columns", vec![("", "table name type description")]),
        ("hostsbygroup", [host, hostgroup("hostgroup_")].concat()),
        (
            "servicesbygroup",
            [
                service.clone(),
                joined("host_"),
                vec![("servicegroup_", GROUPS)],
            ]
            .concat(),
        ),
        (
            "servicesbyhostgroup",
            [service, joined("host_"), hostgroup("hostgroup_")].concat(),
        ),
    ]
}

/// The type of a value, as the table of columns calls it.
fn fits(value: &Value, kind: &str) -> bool {
    match kind {
        "int" | "time" => value.is_i64(),
        "float" => value.is_number(),
        "string" => value.is_string(),
        "list" => value.is_array(),
        "dict" => value.is_object(),
        _ => false,
    }
}

#[test]
fn every_table_has_every_column_that_clients_ask_for_with_values_of_its_type() {
    let live = Live::start();
    let now = super::now();
    for command in [
        format!(
            "SCHEDULE_SVC_DOWNTIME;alpha;disk;{now};{};1;0;60;admin;repair",
            now + 3600
        ),
        "ADD_HOST_COMMENT;alpha;1;admin;look here".to_owned(),
    ] {
        assert_eq!(live.command(&command), "");
    }
    live.wait_for("GET comments\nStats: id > 0", &json!([[1]]));
    let listed = live.rows("GET columns\nColumns: table name type");
    let listed: Vec<[String; 3]> = serde_json::from_value(listed).expect("three texts each");
    let known: BTreeSet<(&str, &str)> = listed
        .iter()
        .map(|[table, name, _]| (table.as_str(), name.as_str()))
        .collect();
    for (table, lists) in expected() {
        let mut names: Vec<String> = Vec::new();
        for (prefix, list) in lists {
            names.extend(
                list.split_whitespace()
                    .map(|name| format!("{prefix}{name}")),
            );
        }
        // What is asked for is listed, with or without the prefix of the table's own kind.
        for name in &names {
            let bare = name.split_once('_').map_or("", |(_, bare)| bare);
            assert!(
                known.contains(&(table, name.as_str())) || known.contains(&(table, bare)),
                "{table} has no column {name}"
            );
        }
        let columns = names.join(" ");
        let rows = live.rows(&format!("GET {table}\nColumns: {columns}\nLimit: 3"));
        let rows = rows.as_array().expect("rows");
        assert!(!rows.is_empty(), "{table} is empty");
        let all = live.rows(&format!("GET {table}\nLimit: 2"));
        let of_table: Vec<_> = listed.iter().filter(|[of, ..]| of == table).collect();
        let header: Vec<&str> = all[0]
            .as_array()
            .expect("names")
            .iter()
            .filter_map(Value::as_str)
            .collect();
        assert!(
            header.iter().eq(of_table.iter().map(|[_, name, _]| name)),
            "{table}"
        );
        for (value, [_, name, kind]) in all[1].as_array().expect("a row").iter().zip(of_table) {
            assert!(fits(value, kind), "{table}.{name} is {value} and no {kind}");
        }
    }
}

#[test]
fn the_values_are_those_of_the_items() {
    let live = Live::start();
    let columns = "name alias address state has_been_checked plugin_output check_command groups \
        childs parents num_services num_services_crit worst_service_state notes_url_expanded";
    assert_eq!(
        live.rows(&format!(
            "GET hosts\nColumns: {columns}\nFilter: name = alpha"
        )),
        json!([[
            "alpha",
            "The first",
            "192.0.2.1",
            0,
            1,
            "up",
            "check_it!80!90",
            ["linux", "servers"],
            ["beta"],
            [],
            2,
            1,
            2,
            "http://x/alpha"
        ]])
    );
    assert_eq!(
        live.rows("GET hosts\nColumns: name state has_been_checked hard_state parents"),
        json!([
            ["alpha", 0, 1, 0, []],
            ["beta", 1, 1, 1, ["alpha"]],
            ["gämma", 0, 0, 0, []]
        ])
    );
    let customs = live.rows("GET hosts\nColumns: custom_variables\nFilter: name = alpha");
    assert_eq!(customs[0][0]["OS"], json!("Linux"));
    assert!(customs[0][0]["LAT"].is_string());
    assert_eq!(
        live.rows("GET services\nColumns: host_name description state host_state host_alias"),
        json!([
            ["alpha", "disk", 2, 0, "The first"],
            ["alpha", "load", 0, 0, "The first"],
            ["beta", "ping", 0, 1, "beta"],
            ["gämma", "ping", 0, 0, "gämma"]
        ])
    );
    assert_eq!(
        live.rows("GET hostgroups\nColumns: name members num_hosts_down worst_host_state\nFilter: name != All"),
        json!([["linux", ["alpha", "beta"], 1, 1], ["servers", ["alpha", "beta", "gämma"], 1, 1]])
    );
    assert_eq!(
        live.rows("GET servicesbygroup\nColumns: servicegroup_name host_name description"),
        json!([["storage", "alpha", "disk"]])
    );
    assert_eq!(
        live.rows("GET hostsbygroup\nColumns: hostgroup_name name"),
        json!([
            ["linux", "alpha"],
            ["servers", "alpha"],
            ["linux", "beta"],
            ["servers", "beta"],
            ["servers", "gämma"]
        ])
    );
    assert_eq!(
        live.rows("GET servicesbyhostgroup\nFilter: hostgroup_name = linux\nStats: state = 2\nStats: state = 0"),
        json!([[1, 2]])
    );
    let log = live.rows("GET log\nColumns: class type options state\nFilter: type = SERVICE ALERT\nFilter: host_name = alpha");
    let log = log.as_array().expect("rows");
    assert!(
        log.contains(&json!([
            1,
            "SERVICE ALERT",
            "alpha;disk;CRITICAL;HARD;0;disk full; 99%",
            2
        ])),
        "{log:?}"
    );
    assert_eq!(
        live.rows("GET status\nColumns: num_hosts num_services"),
        json!([[3, 4]])
    );
}
