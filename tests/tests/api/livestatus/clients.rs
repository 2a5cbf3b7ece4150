//! What existing clients send, as read from their sources: every query is answered as they need it.

use std::io::{Read, Write};

use serde_json::{Value, json};

use super::{Live, now};

/// The counts by which `NagVis` summarises hosts: pending; up, stale, in downtime; then of each
/// problem fresh, stale, acknowledged, in downtime.
fn nagvis_hosts() -> String {
    let mut text = String::from("Stats: has_been_checked = 0\n");
    for staleness in ["< 1.5", ">= 1.5"] {
        text.extend([format!(
            "Stats: state = 0\nStats: has_been_checked != 0\nStats: scheduled_downtime_depth = 0\n\
             Stats: staleness {staleness}\nStatsAnd: 4\n"
        )]);
    }
    text.push_str(
        "Stats: state = 0\nStats: has_been_checked != 0\nStats: scheduled_downtime_depth > 0\n\
         StatsAnd: 3\n",
    );
    for state in [1, 2] {
        for staleness in ["< 1.5", ">= 1.5"] {
            text.extend([format!(
                "Stats: state = {state}\nStats: acknowledged = 0\nStats: scheduled_downtime_depth = 0\n\
                 Stats: staleness {staleness}\nStatsAnd: 4\n"
            )]);
        }
        for handled in ["acknowledged = 1", "scheduled_downtime_depth > 0"] {
            text.extend([format!(
                "Stats: state = {state}\nStats: {handled}\nStatsAnd: 2\n"
            )]);
        }
    }
    text
}

#[test]
fn nagvis_draws_its_maps() {
    let live = Live::start();
    let counts = nagvis_hosts();
    let rows = live.rows(&format!("GET hosts\nFilter: groups >= servers\n{counts}"));
    // One pending, one up, one down.
    assert_eq!(rows, json!([[1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]]));
    let rows = live.rows(&format!(
        "GET hostsbygroup\nColumns: hostgroup_name hostgroup_alias\nFilter: groups >= linux\n{counts}"
    ));
    let linux = json!(["linux", "Linux hosts", 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
    assert!(rows.as_array().expect("rows").contains(&linux), "{rows}");
    // Columns may follow filters; a group without members gives no row.
    let none = live.rows(
        "GET hostsbygroup\nFilter: groups >= nothing\nColumns: hostgroup_name\nStats: state = 0",
    );
    assert_eq!(none, json!([]));
    let state = live.rows(
        "GET services\nFilter: host_name = alpha\nFilter: service_description = disk\nAnd: 2\n\
         Columns: description display_name state host_alias host_address plugin_output notes \
         last_check next_check state_type current_attempt max_check_attempts last_state_change \
         last_hard_state_change perf_data scheduled_downtime_depth acknowledged host_acknowledged \
         host_scheduled_downtime_depth has_been_checked host_name check_command \
         custom_variable_names custom_variable_values staleness",
    );
    assert_eq!(state[0].as_array().map(Vec::len), Some(25));
    assert_eq!(state[0][2], json!(2));
    let map =
        live.rows("GET hosts\nColumns: name custom_variable_names custom_variable_values alias");
    assert!(map[0][1].as_array().expect("names").contains(&json!("LAT")));
    assert_eq!(
        live.rows("GET hosts\nColumns: name\nFilter: parents ="),
        json!([["alpha"], ["gämma"]])
    );
    assert_ne!(
        live.rows("GET status\nColumns: program_start"),
        json!([[0]])
    );
}

#[test]
fn nagstamon_polls_until_the_server_closes() {
    let live = Live::start();
    for (table, columns) in [
        (
            "hosts",
            "name last_hard_state notifications_enabled is_flapping scheduled_downtime_depth",
        ),
        (
            "services",
            "display_name host_name host_last_check host_state last_state_change",
        ),
    ] {
        let mut stream = live.connect();
        let text = format!(
            "GET {table}\nOutputFormat: json\nColumnHeaders: on\nFilter: state != 0\n\
             Filter: acknowledged != 1\n\n"
        );
        stream.write_all(text.as_bytes()).expect("written");
        let mut reply = String::new();
        stream
            .read_to_string(&mut reply)
            .expect("the server closes");
        let rows: Vec<Vec<Value>> = serde_json::from_str(&reply).expect("rows");
        let names: Vec<&str> = rows[0].iter().filter_map(Value::as_str).collect();
        for column in columns.split_whitespace() {
            assert!(names.contains(&column), "{table} {column}");
        }
        assert_eq!(rows.len(), 2, "one problem");
    }
}

#[test]
fn thruk_and_lmd_find_totals_log_and_changes() {
    let live = Live::start();
    let totals = live.rows(
        "GET services\nStats: description !=\nStats: check_type = 0\nStats: has_been_checked = 0\n\
         Stats: state = 2\nStats: host_state = 1\nStats: host_acknowledged = 0\n\
         Stats: active_checks_enabled = 1\nStatsAnd: 2\nStats: in_notification_period = 1",
    );
    assert_eq!(totals, json!([[4, 4, 2, 1, 1, 4, 4]]));
    let outages = live.rows("GET hosts\nStats: state = 1\nStats: childs !=\nStatsAnd: 2");
    assert_eq!(outages, json!([[0]]));
    let distinct = live.rows("GET services\nColumns: description\nStats: description !=");
    assert_eq!(distinct, json!([["disk", 1], ["load", 1], ["ping", 2]]));
    let (from, to) = (now() - 600, now() + 600);
    let log = live.rows(&format!(
        "GET log\nColumns: class time type state host_name service_description plugin_output message \
         options state_type contact_name\nFilter: time >= {from}\nFilter: time <= {to}\n\
         Filter: class = 1\nFilter: message ~~ DISK"
    ));
    assert_eq!(log.as_array().map(Vec::len), Some(1), "{log}");
    assert_eq!(
        live.rows(&format!(
            "GET log\nFilter: time < {from}\nStats: time != -1"
        )),
        json!([[0]])
    );
    let bounds = live.rows("GET log\nStats: min time\nStats: max time");
    assert!(bounds[0][0].as_i64() <= bounds[0][1].as_i64());
    let changed = live.rows(&format!(
        "GET hosts\nColumns: name\nFilter: last_check >= {from}\nFilter: last_check < {to}\nAnd: 2\n\
         Filter: is_executing = 1\nOr: 2"
    ));
    assert_eq!(changed, json!([["alpha"], ["beta"]]));
    assert_eq!(
        live.rows("GET comments\nStats: id != -1\nStats: max id"),
        json!([[0, 0]])
    );
    let contact =
        live.rows("GET contacts\nColumns: can_submit_commands alias email\nFilter: name = admin");
    assert_eq!(contact[0][0], json!(1));
}

#[test]
fn multisite_and_pnp_are_answered() {
    let live = Live::start();
    let site = live.rows(
        "GET status\nColumns: livestatus_version program_version program_start num_hosts num_services \
         core_pid\nOutputFormat: python3\nCache: reload",
    );
    assert!(
        !site[0][0]
            .as_str()
            .expect("a version")
            .starts_with("Check_MK")
    );
    let overview = live.rows(
        "GET services\nStats: service_state > 0\nStats: service_scheduled_downtime_depth = 0\n\
         Stats: host_scheduled_downtime_depth = 0\nStats: host_state = 0\nStatsAnd: 4\n\
         Stats: service_state >= 0\nStats: service_staleness >= 1.5",
    );
    assert_eq!(overview, json!([[1, 4, 0]]));
    let may = live.raw(
        "GET hosts\nColumns: name\nFilter: name = alpha\nAuthUser: admin\nOutputFormat: json\n\n",
    );
    assert_eq!(may, "[[\"alpha\"]]\n");
}

/// The queries of existing tools.
const QUERIES: &str = include_str!("../../../livestatus/queries.txt");

/// The prefix under which a table's own columns may be written.
fn own_prefix(table: &str) -> &str {
    match table {
        "hosts" | "hostsbygroup" => "host_",
        "services" | "servicesbygroup" | "servicesbyhostgroup" => "service_",
        "log" => "log_",
        "status" => "status_",
        other => other.strip_suffix('s').unwrap_or(other),
    }
}

/// The columns that a query names.
fn columns(query: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for line in query.lines() {
        let Some((header, value)) = line.split_once(": ") else {
            continue;
        };
        let mut words = value.split_whitespace();
        match header {
            "Columns" => names.extend(words),
            "Filter" | "Stats" | "WaitCondition" => {
                let first = words.next().expect("a word");
                let is_figure = ["sum", "avg", "min", "max", "std"].contains(&first);
                names.push(if is_figure {
                    words.next().expect("a column")
                } else {
                    first
                });
            }
            _ => {}
        }
    }
    names
}

#[test]
fn no_query_of_an_existing_tool_names_an_unknown_column() {
    let live = Live::start();
    let known = live.rows("GET columns\nColumns: table name");
    let known = known.as_array().expect("rows");
    let mut count = 0;
    for section in QUERIES.split("\n== ").skip(1) {
        let (tool, queries) = section.split_once('\n').expect("queries");
        for query in queries.split("\n\n").map(str::trim) {
            if query.is_empty() {
                continue;
            }
            count += 1;
            let found = live.ask(query);
            assert_eq!(found.code, 200, "{tool}: {query}: {}", found.payload);
            let table = query.lines().next().expect("a line");
            let table = table.strip_prefix("GET ").expect("a table");
            for name in columns(query) {
                let plain = name.strip_prefix(own_prefix(table));
                let plain = plain.map(|plain| plain.trim_start_matches('_'));
                let is_known = [Some(name), plain]
                    .into_iter()
                    .flatten()
                    .any(|name| known.contains(&json!([table, name])));
                assert!(is_known, "{tool}: {table} has no column {name}");
            }
        }
    }
    assert!(count > 100, "{count}");
    let output = live.server.output();
    assert!(!output.contains("a column that there is not"), "{output}");
}
