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
    let line = ["ack", "srv/Load", "--comment", "looking at it"];
    fixture.run(&line).with(0);
    fixture.cli("ack srv --remove").with(0);
    let acks = fixture.items("actionacknowledge", &json!({}));
    assert_eq!(acks.len(), 2);
    assert!(
        acks.iter()
            .any(|one| one["comment"] == "looking at it" && one["action"] == "add")
    );
    fixture
        .cli("downtime srv --duration 3h --starts-in 10m")
        .with(0);
    fixture.cli("downtime srv --remove").with(0);
    let downtimes = fixture.items("actiondowntime", &json!({"action": "add"}));
    let time = |field: &str| downtimes[0][field].as_u64().expect("a time");
    assert_eq!(time("end_time") - time("start_time"), 3 * 3600);
    fixture.cli("recheck srv/Load").with(0);
    assert_eq!(fixture.items("actionforcecheck", &json!({})).len(), 1);
    fixture.cli("-c recheck srv/Load").with(0);
    assert_eq!(fixture.items("actionforcecheck", &json!({})).len(), 1);
    fixture.cli("ack nowhere").with(2);
    fixture.cli("ack srv/Nothing").with(2);
    fixture.cli("downtime srv --duration soon").with(64);
}

#[test]
fn trees_users_completions_and_the_manual_are_shown() {
    let fixture = with_host();
    assert_eq!(
        fixture.cli("tree realms").with(0).output,
        "All (0 hosts, default)\n└─ Europe (1 hosts)\n"
    );
    let who = fixture.cli("whoami").with(0).output;
    assert!(who.contains("admin"), "{who}");
    assert!(
        fixture
            .cli("completions bash")
            .with(0)
            .output
            .contains("alignak-backend-cli")
    );
    assert!(
        fixture
            .cli("man")
            .with(0)
            .output
            .contains(".TH alignak-backend-cli")
    );
}

#[test]
fn profiles_name_backends_and_users() {
    let fixture = with_host();
    let folder = fixture.folder.path();
    std::fs::create_dir_all(folder.join("alignak")).expect("a folder can be made");
    let secret = folder.join("password");
    std::fs::write(&secret, "admin\n").expect("a file can be written");
    let text = format!(
        "default = \"site\"\n[profiles.site]\nurl = \"{}\"\nusername = \"admin\"\npassword_file = \"{}\"\n",
        fixture.server.api().base(),
        secret.display()
    );
    std::fs::write(folder.join("alignak/backend.toml"), text).expect("a file can be written");
    set_mode(&secret, 0o644);
    let open = crate::fixture::run(folder, &["whoami"], "").with(1);
    assert!(
        open.errors.contains("can be read by others"),
        "{}",
        open.errors
    );
    set_mode(&secret, 0o600);
    crate::fixture::run(folder, &["whoami"], "").with(0);
    crate::fixture::run(folder, &["--profile", "other", "whoami"], "").with(1);
}

fn set_mode(file: &std::path::Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    let rights = std::fs::Permissions::from_mode(mode);
    std::fs::set_permissions(file, rights).expect("a file's rights can be set by its owner");
}
