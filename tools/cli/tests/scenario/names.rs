//! Names on the command line and in the data.

use serde_json::{Value, json};

use crate::fixture::Fixture;

/// The names of all services that are no templates, and of their hosts.
fn services(fixture: &Fixture) -> Vec<String> {
    let hosts = fixture.items("host", &json!({}));
    let name_of = |id: &Value| {
        let host = hosts.iter().find(|host| host["_id"] == *id);
        host.map_or("?", |host| host["name"].as_str().expect("a name"))
    };
    let services = fixture.items("service", &json!({"_is_template": false}));
    let mut names: Vec<String> = services
        .iter()
        .map(|service| format!("{} on {}", service["name"], name_of(&service["host"])))
        .collect();
    names.sort();
    names
}

#[test]
fn a_service_is_found_by_both_names_whatever_the_data_say_of_its_host() {
    let fixture = Fixture::new();
    fixture.cli("add srv").with(0);
    fixture.cli("add other").with(0);
    let service = |line: &str, data: &str, code: i32| {
        fixture
            .with_input(&format!("-t service -d stdin {line}"), data)
            .with(code)
    };
    service("add srv/Load", r#"{"host": "srv"}"#, 0);
    service(
        "update srv/Load",
        r#"{"host": "srv", "check_interval": 5}"#,
        0,
    );
    service(
        "update srv/Load",
        r#"{"host": null, "alias": "The load"}"#,
        0,
    );
    let id = &fixture.items("host", &json!({"name": "srv"}))[0]["_id"];
    let by_id = json!({"host": id, "notes": "by id"}).to_string();
    service("update srv/Load", &by_id, 0);
    let load = &fixture.items("service", &json!({"name": "Load"}))[0];
    assert_eq!(load["check_interval"], 5);
    assert_eq!(load["alias"], "The load");
    assert_eq!(load["notes"], "by id");

    // In the data, a name with a slash is one beside `host`, but not beside its own host.
    service("add", r#"{"name": "Disk /var", "host": "srv"}"#, 0);
    service("add", r#"{"name": "srv/Ping", "host": "srv"}"#, 0);
    service("add", r#"{"name": "other/Ping"}"#, 0);
    fixture
        .run(&["-t", "service", "add", "srv/Disk \\/opt"])
        .with(0);
    assert_eq!(
        services(&fixture),
        [
            "\"Disk /opt\" on srv",
            "\"Disk /var\" on srv",
            "\"Load\" on srv",
            "\"Ping\" on other",
            "\"Ping\" on srv",
        ]
    );
    let elsewhere = service("update srv/Load", r#"{"host": "other"}"#, 2).errors;
    assert!(
        elsewhere.contains("'srv/Load' is on another host than the data say: host = other"),
        "{elsewhere}"
    );
    service("update nowhere/Load", "{}", 2);
    service("add", r#"{"name": "x", "host": "nowhere"}"#, 2);
    // An escaped slash belongs to the name of any item.
    fixture.run(&["-t", "command", "add", "a\\/b"]).with(0);
    fixture.run(&["-t", "command", "get", "a/b"]).with(0);
}

#[test]
fn templates_are_meant_with_the_option_for_them_only() {
    let fixture = Fixture::new();
    let data = r#"[{"name": "tmpl", "_is_template": true}, {"name": "web"}]"#;
    fixture.with_input("-d stdin add", data).with(0);
    let data = r#"[
        {"name": "Template", "host": "tmpl", "_is_template": true},
        {"name": "Load", "host": "web", "_is_template": false},
        {"name": "Ping", "host": "web"},
        {"name": "web/Disk"}
    ]"#;
    fixture.with_input("-t service -d stdin add", data).with(0);
    // A template on a host, or a service on a template.
    for (data, host) in [
        (
            r#"{"name": "x", "host": "web", "_is_template": true}"#,
            "web",
        ),
        (
            r#"{"name": "x", "host": "tmpl", "_is_template": false}"#,
            "tmpl",
        ),
    ] {
        let refused = fixture.with_input("-t service -d stdin add", data).with(2);
        let reason = format!("Not found host = {host}");
        assert!(refused.errors.contains(&reason), "{}", refused.errors);
    }
    let names = |line: &str, kind: &str| -> Vec<String> {
        fixture.cli(line).with(0);
        let list = fixture.file(&format!("alignak-{kind}-list-services.json"));
        let list = list.as_array().expect("a list").iter();
        let mut names: Vec<String> = list
            .map(|one| one["name"].as_str().expect("a name").to_owned())
            .collect();
        names.sort();
        names
    };
    let on_host = names("-t service list web/*", "object");
    assert_eq!(on_host, ["Disk", "Load", "Ping"]);
    assert_eq!(names("-t service -m list tmpl/*", "model"), ["Template"]);
    for (line, host) in [
        ("-t service list tmpl/*", "tmpl"),
        ("-t service -m list web/*", "web"),
        ("-t service delete tmpl/*", "tmpl"),
        ("-t service -m delete web/*", "web"),
    ] {
        let refused = fixture.cli(line).with(2).errors;
        assert!(
            refused.contains(&format!("Not found host = {host}")),
            "{line}: {refused}"
        );
    }
    fixture.cli("-t service get web/Load").with(0);
    fixture.cli("-t service get tmpl/Template").with(2);
    fixture.cli("-t service -m get tmpl/Template").with(0);
    // One of both kinds is found for reading.
    let services = |line: &str| {
        let host = fixture.cli(line).with(0).json();
        host["_services"].as_array().map(Vec::len)
    };
    assert_eq!(services("get web/*"), Some(3));
    assert_eq!(services("get tmpl/*"), Some(1));
    fixture.cli("-t service delete web/*").with(0);
    let left = fixture.items("service", &json!({}));
    assert_eq!(left.len(), 1);
    fixture.cli("-m -t service delete tmpl/*").with(0);
    assert_eq!(fixture.items("service", &json!({})).len(), 0);
}

#[test]
fn items_without_a_name_are_known_by_their_ids() {
    let fixture = Fixture::new();
    let right = r#"{"user": "admin", "realm": "All", "crud": ["read"], "resource": "host"}"#;
    fixture
        .with_input("-t userrestrictrole -d stdin add", right)
        .with(0);
    let filter = json!({"resource": "host"});
    let id = fixture.items("userrestrictrole", &filter)[0]["_id"].clone();
    let id = id.as_str().expect("an id");
    let data = json!({"_id": id, "crud": ["read", "create"]}).to_string();
    fixture
        .with_input("-t userrestrictrole -d stdin update", &data)
        .with(0);
    let right = &fixture.items("userrestrictrole", &filter)[0];
    assert_eq!(right["crud"], json!(["read", "create"]));
    let line = format!("-t userrestrictrole -d stdin update {id}");
    fixture.with_input(&line, r#"{"crud": ["read"]}"#).with(0);
    let right = &fixture.items("userrestrictrole", &filter)[0];
    assert_eq!(right["crud"], json!(["read"]));
    let nameless = fixture
        .with_input("-t userrestrictrole -d stdin update", r#"{"crud": []}"#)
        .with(2);
    assert!(
        nameless
            .errors
            .contains("can not update 'userrestrictrole' with no _id!"),
        "{}",
        nameless.errors
    );
    fixture
        .cli(&format!("-t userrestrictrole get {id}"))
        .with(0);
    fixture.file(&format!("alignak-object-dump-userrestrictrole-{id}.json"));
    let deleted = fixture
        .cli(&format!("-t userrestrictrole delete {id}"))
        .with(0);
    assert!(
        deleted
            .errors
            .contains(&format!("Deleted userrestrictrole '{id}'")),
        "{}",
        deleted.errors
    );
    assert_eq!(fixture.items("userrestrictrole", &filter).len(), 0);
}

#[test]
fn lists_are_asked_about_in_parts_and_what_exists_is_still_found() {
    let fixture = Fixture::new();
    let hosts: Vec<Value> = (0..150)
        .map(|number| json!({"name": format!("h{number}")}))
        .collect();
    fixture.data("hosts.json", &json!(hosts));
    let requests = |errors: &str, what: &str| {
        let lines = errors.lines();
        lines.filter(|line| line.contains(what)).count()
    };
    let added = fixture.cli("-v -d hosts.json add").with(0).errors;
    assert_eq!(requests(&added, "POST /host"), 150);
    assert!(requests(&added, "GET /host") < 10, "{added}");
    let again = fixture.cli("-v -d hosts.json add").with(2).errors;
    assert_eq!(requests(&again, "because it already exists!"), 150);
    assert!(requests(&again, "GET /host") < 10, "{again}");
    let services: Vec<Value> = (0..150)
        .map(|number| json!({"name": format!("h{number}/Load")}))
        .collect();
    fixture.data("services.json", &json!(services));
    let added = fixture
        .cli("-v -t service -d services.json add")
        .with(0)
        .errors;
    assert_eq!(requests(&added, "POST /service"), 150);
    assert!(requests(&added, "GET ") < 20, "{added}");
    let updated = fixture
        .cli("-v -t service -d services.json update")
        .with(0)
        .errors;
    assert!(requests(&updated, "GET ") < 20, "{updated}");
    assert_eq!(
        fixture.items("service", &json!({"name": "Load"})).len(),
        150
    );

    // One that an element before has made exists.
    let twice = r#"[{"name": "twin"}, {"name": "twin"}]"#;
    let twice = fixture.with_input("-d stdin add", twice).with(2).errors;
    assert!(
        twice.contains("element 2: 'host' 'twin' cannot be created because it already exists!"),
        "{twice}"
    );
}
