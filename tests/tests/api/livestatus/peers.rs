//! Real parts: the same questions to Icinga 2 and to us, and existing client libraries.

use std::net::TcpStream;
use std::path::Path;

use alignak_testkit::peers::{Icinga, eventually};
use alignak_testkit::tools;
use serde_json::{Value, json};

use super::{Live, exchange, now};

/// The objects of [`Live`] that were checked, as Icinga 2 is told of them.
const OBJECTS: &str = r#"
template Host "h" { check_command = "passive"
  enable_active_checks = false
  max_check_attempts = 1 }
template Service "s" { check_command = "passive"
  enable_active_checks = false
  max_check_attempts = 1 }
object HostGroup "linux" { display_name = "Linux hosts" }
object HostGroup "servers" { display_name = "servers" }
object Host "alpha" { import "h"
  address = "192.0.2.1"
  groups = [ "linux", "servers" ] }
object Host "beta" { import "h"
  groups = [ "linux", "servers" ] }
object Service "disk" { import "s"
  host_name = "alpha" }
object Service "load" { import "s"
  host_name = "alpha" }
"#;

/// The rows of a reply: their order is not specified, and Icinga 2 has truth values.
fn rows(reply: &str) -> Vec<String> {
    let payload = reply.get(16..).unwrap_or_default();
    let mut rows: Vec<Value> =
        serde_json::from_str(payload).unwrap_or_else(|error| panic!("{reply}: {error}"));
    // The members of a group, and the services of a host, have no order.
    for list in rows
        .iter_mut()
        .filter_map(Value::as_array_mut)
        .flatten()
        .filter_map(Value::as_array_mut)
    {
        list.sort_by_key(Value::to_string);
    }
    let mut rows: Vec<String> = rows
        .iter()
        .map(|row| row.to_string().replace("true", "1").replace("false", "0"))
        .collect();
    rows.sort();
    rows
}

/// Queries about `alpha` and `beta` to which both answer the same. What differs by nature is left
/// out: `current_attempt`, `alias` and `display_name` (other rules), `members_with_state` (pairs),
/// columns of configuration that Icinga 2 does not have.
const QUERIES: [&str; 20] = [
    "GET hosts\nColumns: name state has_been_checked state_type plugin_output perf_data address groups \
     acknowledged scheduled_downtime_depth num_services_ok num_services_crit is_flapping \
     hard_state last_hard_state check_type in_check_period\nFilter: name != gämma",
    "GET hosts\nColumns: services services_with_state num_services worst_service_state\n\
     Filter: name = alpha",
    "GET services\nColumns: host_name description state plugin_output perf_data has_been_checked \
     state_type host_state host_address acknowledged host_groups host_num_services\n\
     Filter: host_name = alpha",
    "GET hostgroups\nColumns: name members num_hosts num_hosts_up num_hosts_down worst_host_state\n\
     Filter: name = linux",
    "GET hostsbygroup\nColumns: hostgroup_name name state\nFilter: name = alpha",
    "GET servicesbyhostgroup\nColumns: hostgroup_name host_name description\nFilter: host_name = alpha",
    "GET services\nFilter: host_name = alpha\nStats: state = 2\nStats: state = 0\n\
     Stats: host_state = 0\nStatsAnd: 2\nStats: max state\nStats: sum state",
    "GET services\nFilter: host_name = alpha\nColumns: host_name\nStats: state = 2\nStats: state >= 0",
    "GET hosts\nColumns: name\nFilter: groups >= linux\nFilter: state != 0",
    "GET hosts\nColumns: name\nFilter: name ~ ^a\nFilter: plugin_output ~~ GONE\nOr: 2",
    "GET hosts\nColumns: name\nFilter: name = alpha\nNegate:\nFilter: name = beta",
    "GET hosts\nColumns: name\nFilter: name =~ ALPHA",
    "GET hosts\nColumns: name\nFilter: name !=~ ALPHA\nFilter: groups >= linux",
    "GET hosts\nColumns: name\nFilter: name !~ ^a\nFilter: groups >= linux",
    "GET hosts\nColumns: name\nFilter: state > 0",
    "GET hosts\nColumns: name\nFilter: state <= 0\nFilter: has_been_checked = 1",
    "GET services\nColumns: description\nFilter: description >= e\nFilter: host_name = alpha",
    "GET services\nColumns: description state\nFilter: state = 2\nFilter: host_state = 0\nAnd: 2",
    "GET hosts\nColumns: name state\nFilter: name = alpha\nColumnHeaders: on",
    "GET hosts\nFilter: groups >= linux\nStats: state = 0\nStats: state = 1\nStatsOr: 2",
];

#[test]
fn icinga_answers_the_same() {
    let live = Live::start();
    let icinga = Icinga::start(OBJECTS);
    let to_icinga = |text: &str| {
        let stream = TcpStream::connect(("127.0.0.1", icinga.port)).expect("a connection");
        exchange(stream, text.as_bytes())
    };
    for result in [
        "PROCESS_HOST_CHECK_RESULT;alpha;0;up|a=1",
        "PROCESS_HOST_CHECK_RESULT;beta;1;gone|a=1",
        "PROCESS_SERVICE_CHECK_RESULT;alpha;disk;2;disk full|a=1",
        "PROCESS_SERVICE_CHECK_RESULT;alpha;load;0;fine|a=1",
    ] {
        assert_eq!(live.command(result), "", "{result}");
        to_icinga(&format!("COMMAND [{}] {result}\n\n", now()));
    }
    live.wait_for(
        "GET services\nColumns: check_type plugin_output\nFilter: host_name = alpha",
        &json!([[1, "disk full"], [1, "fine"]]),
    );
    eventually("Icinga has taken the results", || {
        let reply = to_icinga(
            "GET services\nResponseHeader: fixed16\nOutputFormat: json\nColumns: plugin_output\n\n",
        );
        (rows(&reply) == [r#"["disk full"]"#, r#"["fine"]"#]).then_some(())
    });
    for query in QUERIES {
        let (first, rest) = query.split_once('\n').expect("headers");
        let text = format!("{first}\nResponseHeader: fixed16\nOutputFormat: json\n{rest}\n\n");
        assert_eq!(rows(&live.raw(&text)), rows(&to_icinga(&text)), "{query}");
    }
}

#[test]
fn pynag_reads_and_commands() {
    let live = Live::start();
    tools::debian(
        "python3-pynag",
        Path::new("/usr/lib/python3/dist-packages/pynag/Parsers/__init__.py"),
    );
    let program = r#"
import sys, pynag.Parsers
live = pynag.Parsers.mk_livestatus(livestatus_socket_path=sys.argv[1])
host = live.get_host("alpha")
print(host["name"], host["state"], host["num_services_crit"])
print(sorted(row["description"] for row in live.get_services("Filter: state = 2")))
print(live.query("GET services", "Stats: state = 2", "Stats: state = 0"))
print([row["name"] for row in live.query("GET hosts", "Columns: name", "Filter: name ~ mma")])
live.query("COMMAND [1700000000] ADD_HOST_COMMENT;alpha;1;admin;from pynag")
"#;
    let (said, complained) = live.run("/usr/bin/python3", "-c", program);
    let expected = ["alpha 0 1", "['disk']", "[1, 3]", "['gämma']"];
    assert_eq!(said, expected, "{complained}");
    live.wait_for("GET comments\nColumns: comment", &json!([["from pynag"]]));
}
