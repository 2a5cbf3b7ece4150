//! What is written into files and into the backend.

use serde_json::json;

use crate::fixture::Fixture;
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
