//! What is written into files and into the backend.

use serde_json::json;

use crate::fixture::{Fixture, without_bars};
use crate::packs;

#[test]
fn files_have_the_layout_of_the_original() {
    let fixture = Fixture::new();
    fixture
        .with_input(
            "-d stdin add",
            r#"{"name": "srvé", "alias": "Zoë", "customs": {}}"#,
        )
        .with(0);
    let shown = fixture.cli("get srvé").with(0);
    let text = std::fs::read_to_string(fixture.path("alignak-object-dump-host-srvé.json"))
        .expect("a dump");
    assert_eq!(shown.output, format!("{text}\n"));
    assert!(text.starts_with("{\n    \"2d_coords\": \"\",\n"), "{text}");
    assert!(text.contains("    \"alias\": \"Zo\\u00eb\",\n"), "{text}");
    assert!(text.ends_with("\n}"), "{text}");
    for removed in ["_created", "_updated", "_etag", "_links", "_status"] {
        assert!(!text.contains(&format!("\"{removed}\"")), "{removed}");
    }
    assert!(text.contains("\"_realm\": \""), "{text}");
    let quiet = fixture.cli("-q get srvé").with(0);
    assert_eq!((quiet.output.as_str(), quiet.errors.as_str()), ("", ""));
    fixture.cli("-t realm -c list").with(0);
    assert!(!fixture.path("alignak-object-list-realms.json").exists());
    // A name with separators stays in the folder.
    fixture
        .with_input(
            "-t command -d stdin add",
            r#"{"name": "../up", "command_line": "x"}"#,
        )
        .with(0);
    fixture.run(&["-t", "command", "get", "..\\/up"]).with(0);
    assert!(
        fixture
            .path("alignak-object-dump-command-.._up.json")
            .exists()
    );
}

#[test]
fn users_are_written_without_secrets_unless_asked_for() {
    let fixture = Fixture::new();
    let plain = fixture.cli("-t user get admin").with(0).json();
    assert!(
        plain.get("token").is_none() && plain.get("password").is_none(),
        "{plain}"
    );
    let whole = fixture
        .cli("-t user --with-secrets get admin")
        .with(0)
        .json();
    assert!(whole.get("token").is_some(), "{whole}");
    let verbose = fixture.cli("-v -p admin -t user get admin").with(0);
    let token = whole["token"].as_str().expect("a token");
    assert!(!verbose.errors.contains(token), "{}", verbose.errors);
}

#[test]
fn embedded_items_have_no_members_of_the_backend_alone() {
    let fixture = Fixture::new();
    packs::write(&fixture);
    fixture.cli("-d hosts-templates.json add").with(0);
    fixture
        .cli("-t service -d services-templates.json add")
        .with(0);
    fixture.cli("-T windows-passive-host add srv").with(0);
    let host = fixture.cli("-e get srv/*").with(0).json();
    assert_eq!(host["_realm"]["name"], "All");
    assert!(host["_realm"].get("_id").is_none(), "{host}");
    let services = host["_services"].as_array().expect("services");
    assert_eq!(services.len(), 5);
    assert!(
        services
            .iter()
            .all(|one| one.get("_etag").is_none() && one["host"]["name"] == "srv")
    );
    // A host without services has an empty list.
    fixture.cli("add alone").with(0);
    assert_eq!(
        fixture.cli("get alone/*").with(0).json()["_services"],
        json!([])
    );
}

#[test]
fn links_are_found_by_name_in_every_link_field() {
    let fixture = Fixture::new();
    fixture.cli("add gateway").with(0);
    fixture
        .with_input(
            "-t usergroup -d stdin add",
            r#"{"name": "team", "users": ["admin"]}"#,
        )
        .with(0);
    // A name that looks like an id, and one that is a number in base sixteen.
    fixture
        .cli("-t command add 0123456789abcdef01234567")
        .with(0);
    fixture.cli("-t command add cafe").with(0);
    let data = r#"[
        {"name": "srv", "parents": ["gateway"], "check_command": "cafe", "usergroups": ["team"],
         "snapshot_command": "0123456789abcdef01234567", "maintenance_period": "Never"},
        {"name": "group", "missing": 1}
    ]"#;
    fixture.with_input("-d stdin add", data).with(2);
    let host = &fixture.items("host", &json!({"name": "srv"}))[0];
    let id = |resource: &str, name: &str| {
        fixture.items(resource, &json!({"name": name}))[0]["_id"].clone()
    };
    assert_eq!(host["parents"], json!([id("host", "gateway")]));
    assert_eq!(host["check_command"], id("command", "cafe"));
    assert_eq!(
        host["snapshot_command"],
        id("command", "0123456789abcdef01234567")
    );
    assert_eq!(host["usergroups"], json!([id("usergroup", "team")]));

    let unknown = fixture
        .with_input(
            "-d stdin update srv",
            r#"{"parents": ["gateway", "nowhere"]}"#,
        )
        .with(2);
    assert!(
        unknown
            .errors
            .contains("element 1: Not found parents = nowhere"),
        "{}",
        unknown.errors
    );
    fixture
        .with_input(
            "--ignore-unknown -d stdin update srv",
            r#"{"check_command": "nowhere", "notes": "n"}"#,
        )
        .with(0);
    // Null and the empty list clear.
    fixture
        .with_input(
            "-d stdin update srv",
            r#"{"event_handler": null, "parents": []}"#,
        )
        .with(0);
    let host = &fixture.items("host", &json!({"name": "srv"}))[0];
    assert_eq!(host["parents"], json!([]));
    assert_eq!(host["notes"], "n");
    assert_eq!(host["check_command"], id("command", "cafe"));
}

#[test]
fn updates_do_not_move_items_and_lists_are_updated_by_their_names() {
    let fixture = Fixture::new();
    fixture.cli("-t realm add Europe").with(0);
    let data = r#"[{"name": "a", "_realm": "Europe"}, {"name": "b"}]"#;
    fixture.with_input("-d stdin add", data).with(0);
    let realm = fixture.items("host", &json!({"name": "a"}))[0]["_realm"].clone();
    let data = r#"[{"name": "a", "notes": "one"}, {"name": "b", "notes": "two"}]"#;
    fixture.with_input("-d stdin update", data).with(0);
    let a = &fixture.items("host", &json!({"name": "a"}))[0];
    assert_eq!((&a["_realm"], &a["notes"]), (&realm, &json!("one")));
    fixture
        .with_input("-t service -d stdin add a/Load", "{}")
        .with(0);
    assert_eq!(
        fixture
            .items("service", &json!({"name": "Load", "host": a["_id"]}))
            .len(),
        1
    );
    // What was read can be sent back, and a list that was written can be added elsewhere.
    fixture.cli("get a").with(0);
    fixture
        .cli("-d alignak-object-dump-host-a.json -i update a")
        .with(0);
    fixture.cli("list").with(0);
    let other = Fixture::new();
    std::fs::copy(
        fixture.path("alignak-object-list-hosts.json"),
        other.path("hosts.json"),
    )
    .expect("a file can be copied");
    let refused = other.cli("-d hosts.json add").with(2);
    assert!(
        refused.errors.contains("_realm"),
        "ids of another backend are refused: {}",
        refused.errors
    );
}

#[test]
fn output_shows_items_in_each_form_and_writes_no_file() {
    let fixture = Fixture::new();
    let data = r#"[{"name": "a", "alias": "One, two", "customs": {"_K": "v"}}, {"name": "b"}]"#;
    fixture.with_input("-d stdin add", data).with(0);
    fixture
        .with_input("-t service -d stdin add a/Load", "{}")
        .with(0);

    let table = fixture.cli("-t service --output table list").with(0).output;
    let header = table.lines().next().expect("a header");
    let row = table.lines().nth(2).expect("a row");
    for (column, cell) in [
        ("host", "a"),
        ("name", "Load"),
        ("_realm", "All"),
        ("ls_state", "UNKNOWN"),
    ] {
        let at = header.find(column).expect(column);
        let shown = row.get(at..).unwrap_or_default();
        assert!(shown.starts_with(cell), "{column}: {table}");
    }
    let json = fixture.cli("--output json list").with(0).json();
    assert_eq!(json[0]["customs"], json!({"_K": "v"}));
    assert!(json[0].get("_etag").is_none(), "{json}");
    let lines = fixture.cli("--output jsonl list").with(0).output;
    let names: Vec<_> = lines
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON")["name"].clone())
        .collect();
    assert_eq!(names, ["a", "b"]);
    let csv = fixture.cli("--output csv list").with(0).output;
    let mut lines = csv.lines();
    let header: Vec<&str> = lines.next().expect("a header").split(',').collect();
    assert!(
        header.contains(&"alias") && header.is_sorted(),
        "{header:?}"
    );
    assert!(csv.contains(",\"One, two\","), "{csv}");
    assert!(csv.contains("\"{\"\"_K\"\":\"\"v\"\"}\""), "{csv}");
    assert_eq!(lines.count(), 2);

    let one = fixture.cli("--output json get a").with(0).json();
    assert_eq!(one["alias"], "One, two");
    let table = fixture.cli("--output table get a").with(0).output;
    let row = |name: &str| {
        table
            .lines()
            .find(|line| line.trim_start().starts_with(name))
    };
    assert!(
        row("_realm ").is_some_and(|line| line.contains(" All")),
        "{table}"
    );
    assert!(
        row("action_url").is_none(),
        "members without a value: {table}"
    );
    let services = fixture.cli("--output jsonl get a/*").with(0).output;
    assert_eq!(services.lines().count(), 1);
    assert_eq!(fixture.cli("-q --output json list").with(0).output, "");
    assert_eq!(
        fixture
            .cli("--output json -m list")
            .with(0)
            .json()
            .as_array()
            .map(Vec::len),
        Some(1)
    );
    fixture.cli("--output json get unknown").with(2);
    fixture.cli("--output xml list").with(64);
    let written = std::fs::read_dir(fixture.folder.path())
        .expect("a folder")
        .count();
    assert_eq!(written, 0);
}

#[test]
fn bars_are_for_terminals_and_long_work() {
    let fixture = Fixture::new();
    let hosts: Vec<_> = (0..300)
        .map(|number| json!({"name": format!("h{number}")}))
        .collect();
    fixture.data("hosts.json", &json!(hosts));
    let plain = fixture.cli("-c -d hosts.json add").with(0);
    assert_eq!(plain.errors.lines().count(), 300, "{}", plain.errors);
    assert!(
        plain.errors.lines().all(|line| line.starts_with("INFO:")),
        "{}",
        plain.errors
    );
    let shown = fixture.on_terminal("-d hosts.json add").with(0).output;
    assert!(shown.contains("/300"), "{shown:?}");
    let quiet = fixture
        .on_terminal("-q -i -d hosts.json update")
        .with(0)
        .output;
    assert_eq!(quiet, "");
}

#[test]
fn tables_fit_into_eighty_columns_and_have_colours_there() {
    let fixture = Fixture::new();
    let data = format!(
        r#"[{{"name": "a-host-with-a-long-name", "alias": "{}"}}, {{"name": "b"}}]"#,
        "The database of the customer portal ".repeat(10)
    );
    fixture.with_input("-d stdin add", &data).with(0);
    let text = "DISK CRITICAL - free space: /var/lib/postgresql 512 MB ".repeat(10);
    fixture
        .run(&["result", "b", "DOWN", "--text", &text])
        .with(0);
    for line in [
        "status",
        "--output table list",
        "--output table get b",
        "whoami",
    ] {
        let shown = without_bars(&fixture.on_terminal(line).with(0).output);
        let shown = shown
            .replace("\u{1b}[38;5;9m", "")
            .replace("\u{1b}[38;5;13m", "");
        let shown = shown.replace("\u{1b}[39m", "");
        for row in shown.lines().map(|row| row.trim_end_matches('\r')) {
            let is_log = row.starts_with("INFO:");
            assert!(is_log || row.chars().count() <= 80, "{line}: {row:?}");
        }
    }
    let status = without_bars(&fixture.on_terminal("status").with(0).output);
    assert!(status.contains("\u{1b}[38;5;9m"), "{status:?}");
    // A header, a line, and one row that is cut.
    assert_eq!(status.lines().count(), 2 + 4, "{status}");
    let plain = fixture
        .on_terminal_with("NO_COLOR=1", "status")
        .with(0)
        .output;
    let plain = without_bars(&plain);
    assert!(!plain.contains('\u{1b}'), "{plain:?}");
}
