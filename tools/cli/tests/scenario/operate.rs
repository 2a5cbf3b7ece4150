//! The daily work.

use serde_json::{Value, json};

use crate::fixture::Fixture;

fn with_host() -> Fixture {
    let fixture = Fixture::new();
    fixture.cli("-t realm add Europe").with(0);
    fixture
        .with_input("-d stdin add", r#"{"name": "srv", "_realm": "Europe"}"#)
        .with(0);
    fixture
        .with_input("-t service -d stdin add srv/Load", "{}")
        .with(0);
    fixture
}

#[test]
fn results_show_up_in_the_status() {
    let fixture = with_host();
    assert_eq!(fixture.cli("status").with(0).output, "No problems.\n");
    let line = [
        "result",
        "srv/Load",
        "critical",
        "--text",
        "load is high, very",
        "--perfdata",
        "load=9",
    ];
    assert_eq!(fixture.run(&line).with(0).output, "srv/Load is CRITICAL\n");
    fixture.cli("result srv DOWN --text gone").with(0);
    let table = fixture.cli("status").with(0).output;
    for word in [
        "Europe",
        "srv",
        "Load",
        "CRITICAL",
        "DOWN",
        "load is high, very",
    ] {
        assert!(table.contains(word), "{word} is not in\n{table}");
    }
    let rows = fixture.cli("--output json status").with(0).json();
    assert_eq!(rows[0]["State"], "DOWN");
    assert_eq!(rows[1]["Service"], "Load");
    let csv = fixture.cli("status --output csv Europe").with(0).output;
    assert!(
        csv.starts_with("Realm,Host,Service,State,Since,Handled,Output\n"),
        "{csv}"
    );
    assert!(csv.contains("\"load is high, very\""), "{csv}");
    let lines = fixture.cli("status --output jsonl").with(0).output;
    assert_eq!(lines.lines().count(), 2);
    assert!(
        lines
            .lines()
            .all(|line| serde_json::from_str::<Value>(line).is_ok())
    );
    fixture.cli("status Nowhere").with(2);
    fixture.cli("result srv CRITICAL").with(2);
    fixture.cli("result srv/Load DOWN").with(2);
    fixture.cli("result srv/Load BROKEN").with(64);
    fixture.cli("result nowhere UP").with(2);
}

#[test]
fn plugins_are_run_and_what_they_say_is_submitted() {
    let fixture = with_host();
    let script = "echo 'LOAD WARNING - 5 | load=5;4;8'; echo more; exit 1";
    let line = ["run", "srv/Load", "--", "sh", "-c", script];
    assert_eq!(fixture.run(&line).with(0).output, "srv/Load is WARNING\n");
    let service = &fixture.items("service", &json!({"name": "Load"}))[0];
    assert_eq!(service["ls_state"], "WARNING");
    assert_eq!(service["ls_output"], "LOAD WARNING - 5");
    assert_eq!(service["ls_long_output"], "more");
    assert_eq!(service["ls_perf_data"], "load=5;4;8");
    // What is written without end is read to a bound.
    let line = [
        "run",
        "srv/Load",
        "--timeout",
        "20",
        "--",
        "yes",
        "CRITICAL",
    ];
    let endless = fixture.run(&line).with(0).output;
    assert_eq!(endless, "srv/Load is UNKNOWN\n", "a broken pipe ended it");
    let service = &fixture.items("service", &json!({"name": "Load"}))[0];
    assert_eq!(service["ls_output"], "CRITICAL");
    let script = "echo 'cannot connect' >&2; exit 2";
    let line = ["run", "srv", "--", "sh", "-c", script];
    assert_eq!(fixture.run(&line).with(0).output, "srv is DOWN\n");
    let host = &fixture.items("host", &json!({"name": "srv"}))[0];
    assert_eq!(host["ls_output"], "cannot connect");
    let line = ["run", "srv/Load", "--timeout", "1", "--", "sleep", "30"];
    assert_eq!(fixture.run(&line).with(0).output, "srv/Load is UNKNOWN\n");
    fixture
        .run(&["run", "srv/Load", "--", "/no/such/plugin"])
        .with(2);
    fixture.cli("run srv/Load").with(64);
}

#[test]
fn requests_to_the_engine_are_recorded() {
    let fixture = with_host();
    let line = ["ack", "srv/Load", "--comment", "looking at it", "--notify"];
    fixture.run(&line).with(0);
    fixture.cli("ack srv --remove").with(0);
    let acks = fixture.items("actionacknowledge", &json!({}));
    assert_eq!(acks.len(), 2);
    let (host, service) = (
        &fixture.items("host", &json!({"name": "srv"}))[0],
        &fixture.items("service", &json!({"name": "Load"}))[0],
    );
    let added = acks.iter().find(|one| one["action"] == "add").expect("one");
    assert_eq!(added["comment"], "looking at it");
    assert_eq!(added["notify"], true);
    assert_eq!(added["sticky"], true);
    assert_eq!(added["host"], host["_id"]);
    assert_eq!(added["service"], service["_id"]);
    assert_eq!(
        added["user"],
        fixture.items("user", &json!({"name": "admin"}))[0]["_id"]
    );
    assert_eq!(added["_realm"], service["_realm"]);
    let removed = acks
        .iter()
        .find(|one| one["action"] == "delete")
        .expect("one");
    assert_eq!(removed["service"], Value::Null);
    assert_eq!(removed["notify"], false);
    fixture
        .cli("downtime srv --duration 3h --starts-in 10m")
        .with(0);
    fixture.cli("downtime srv --remove").with(0);
    let downtimes = fixture.items("actiondowntime", &json!({"action": "add"}));
    let time = |field: &str| downtimes[0][field].as_u64().expect("a time");
    assert_eq!(time("end_time") - time("start_time"), 3 * 3600);
    assert_eq!(downtimes[0]["fixed"], true);
    fixture
        .cli("downtime srv/Load --duration 8h --flexible 30m")
        .with(0);
    let flexible = fixture.items("actiondowntime", &json!({"fixed": false}));
    assert_eq!(flexible.len(), 1);
    assert_eq!(flexible[0]["duration"], 1800);
    let time = |field: &str| flexible[0][field].as_u64().expect("a time");
    assert_eq!(time("end_time") - time("start_time"), 8 * 3600);
    assert_eq!(
        fixture
            .items("actiondowntime", &json!({"action": "delete"}))
            .len(),
        1
    );
    let checked = fixture.cli("recheck srv/Load").with(0).output;
    assert_eq!(checked, "srv/Load is requested to be checked\n");
    assert_eq!(fixture.items("actionforcecheck", &json!({})).len(), 1);
    fixture.cli("-c recheck srv/Load").with(0);
    assert_eq!(fixture.items("actionforcecheck", &json!({})).len(), 1);
    fixture.cli("ack nowhere").with(2);
    fixture.cli("ack srv/Nothing").with(2);
    fixture.cli("ack").with(64);
    fixture.cli("downtime srv --duration soon").with(64);
}

#[test]
fn a_request_is_about_as_many_hosts_and_services_as_are_named() {
    let fixture = with_host();
    fixture.cli("add other").with(0);
    fixture
        .with_input("-t service -d stdin add srv/Disk", "{}")
        .with(0);
    let asked = fixture.cli("recheck other srv/* srv").with(0).output;
    let mut lines: Vec<&str> = asked.lines().collect();
    lines.sort_unstable();
    assert_eq!(
        lines,
        [
            "other is requested to be checked",
            "srv is requested to be checked",
            "srv/Disk is requested to be checked",
            "srv/Load is requested to be checked",
        ]
    );
    assert_eq!(fixture.items("actionforcecheck", &json!({})).len(), 4);
    // One name that is wrong, and nothing is requested.
    let wrong = fixture
        .cli("ack srv nowhere other/* srv/Nothing")
        .with(2)
        .errors;
    for reason in [
        "the host 'nowhere' is not known",
        "the host 'other' has no services",
        "the service 'srv/Nothing' is not known",
    ] {
        assert!(wrong.contains(reason), "{wrong}");
    }
    assert_eq!(fixture.items("actionacknowledge", &json!({})).len(), 0);
}

#[test]
fn results_come_in_lists_from_standard_input() {
    let fixture = with_host();
    let lines = "srv\t0\tPING OK | rta=1\n\nsrv\tLoad\t2\tLOAD CRITICAL | load=9\n";
    let done = fixture.with_input("result --stdin", lines).with(0);
    assert_eq!(done.output, "2 results submitted, 0 failed\n");
    let service = &fixture.items("service", &json!({"name": "Load"}))[0];
    assert_eq!(service["ls_state"], "CRITICAL");
    assert_eq!(service["ls_output"], "LOAD CRITICAL");
    assert_eq!(service["ls_perf_data"], "load=9");
    let host = &fixture.items("host", &json!({"name": "srv"}))[0];
    assert_eq!(
        (&host["ls_state"], &host["ls_perf_data"]),
        (&json!("UP"), &json!("rta=1"))
    );
    let lines = "srv\nsrv\tWARNING\tx\nsrv\tNothing\tOK\tx\nsrv\tLoad\tok\tfine";
    let some = fixture.with_input("result --stdin", lines).with(2);
    assert_eq!(some.output, "1 results submitted, 3 failed\n");
    for reason in [
        "stdin: line 1: it is not: host, service, state, output",
        "stdin: line 2: WARNING is not a state of a host",
        "stdin: line 3: srv/Nothing: ",
    ] {
        assert!(some.errors.contains(reason), "{}", some.errors);
    }
    let service = &fixture.items("service", &json!({"name": "Load"}))[0];
    assert_eq!(service["ls_state"], "OK");
    // A long list goes in parts.
    let lines = "srv\tLoad\t0\tagain\n".repeat(1200);
    let many = fixture.with_input("result --stdin", &lines).with(0).output;
    assert_eq!(many, "1200 results submitted, 0 failed\n");
    let dry = fixture
        .with_input("-c result --stdin", "srv\tDOWN\n")
        .with(0)
        .output;
    assert_eq!(dry, "1 results would be submitted, 0 failed\n");
    assert_eq!(
        fixture.items("host", &json!({"name": "srv"}))[0]["ls_state"],
        "UP"
    );
    fixture.cli("result").with(64);
    fixture.cli("result srv").with(64);
    fixture.cli("result --stdin srv UP").with(64);
}

#[test]
fn problems_are_those_of_a_realm_and_the_realms_below() {
    let fixture = with_host();
    for (name, realm) in [("Paris", "Europe"), ("Asia", "All")] {
        let data = json!({"name": name, "_parent": realm}).to_string();
        fixture.with_input("-t realm -d stdin add", &data).with(0);
        let host = json!({"name": format!("host-{name}"), "_realm": name}).to_string();
        fixture.with_input("-d stdin add", &host).with(0);
        fixture.cli(&format!("result host-{name} DOWN")).with(0);
    }
    fixture.cli("result srv/Load WARNING").with(0);
    let rows = |line: &str| -> Vec<String> {
        let rows = fixture.cli(&format!("--output json {line}")).with(0).json();
        let rows = rows.as_array().expect("rows").iter();
        rows.map(|row| {
            format!(
                "{} {}/{}",
                row["Realm"].as_str().expect("a text"),
                row["Host"].as_str().expect("a text"),
                row["Service"].as_str().expect("a text")
            )
        })
        .collect()
    };
    assert_eq!(
        rows("status"),
        ["Asia host-Asia/", "Europe srv/Load", "Paris host-Paris/"]
    );
    assert_eq!(
        rows("status Europe"),
        ["Europe srv/Load", "Paris host-Paris/"]
    );
    assert_eq!(rows("status Paris"), ["Paris host-Paris/"]);
    // The engine has carried out an acknowledgement and a downtime.
    fixture
        .with_input("-d stdin update host-Asia", r#"{"ls_acknowledged": true}"#)
        .with(0);
    fixture
        .with_input(
            "-t service -d stdin update srv/Load",
            r#"{"ls_downtimed": true}"#,
        )
        .with(0);
    assert_eq!(rows("status").len(), 3);
    assert_eq!(rows("status --unhandled"), ["Paris host-Paris/"]);
    let csv = fixture.cli("--output csv status").with(0).output;
    assert!(
        csv.contains(",acknowledged,") && csv.contains(",downtime,"),
        "{csv}"
    );
    // What is not checked at all has no problem.
    let unchecked = r#"{"active_checks_enabled": false, "passive_checks_enabled": false}"#;
    fixture
        .with_input("-d stdin update host-Paris", unchecked)
        .with(0);
    assert_eq!(rows("status --unhandled"), [""; 0]);
}

#[test]
fn a_plugin_ends_with_the_program_that_runs_it() {
    let fixture = with_host();
    let script =
        "set -m; $CLI -b $BACKEND run srv/Load -- sh -c 'sleep 60 & echo $! > process; wait' &
        while ! test -s process; do sleep 0.1; done
        kill -INT %1; wait %1; code=$?
        for turn in $(seq 50); do test -d /proc/$(cat process) || exit $code; sleep 0.1; done
        echo 'it still runs'; exit 99";
    let ended = fixture.script(script).with(2);
    assert!(ended.errors.contains("interrupted"), "{}", ended.errors);
}

#[test]
fn trees_and_users_are_shown() {
    let fixture = with_host();
    assert_eq!(
        fixture.cli("tree realms").with(0).output,
        "All (0 hosts, default)\n└─ Europe (1 hosts)\n"
    );
    let who = fixture.cli("--output csv whoami").with(0).output;
    let backend = format!("backend,{}/", fixture.server.api().base());
    for line in [
        "name,admin",
        "super administrator,yes",
        "administrator,yes",
        &backend,
    ] {
        assert!(who.lines().any(|one| one == line), "{line} is not in {who}");
    }
}
