//! The data files of published checks packs, and the examples of the demonstration configuration.

use std::path::Path;

use alignak_testkit::tools;
use serde_json::{Value, json};

use crate::fixture::Fixture;

/// Packs with data files, and the folder of these.
const PACKS: [(&str, &str, &str); 7] = [
    ("alignak-checks-monitoring", "1.1.4", "monitoring"),
    ("alignak-checks-alignak", "1.1.0", "alignak"),
    ("alignak-checks-mongodb", "1.1.3", "mongodb"),
    ("alignak-checks-mysql", "1.2.2", "mysql"),
    ("alignak-checks-nrpe", "2.0.2", "nrpe"),
    ("alignak-checks-snmp", "2.0.2", "snmp"),
    ("alignak-checks-windows-nsca", "1.0.0", "windows-nsca"),
];

/// The files of a pack, in the order in which they refer to each other, with their resources.
const FILES: [(&str, &str); 5] = [
    ("commands", "command"),
    ("hostgroups", "hostgroup"),
    ("servicegroups", "servicegroup"),
    ("hosts-templates", "host"),
    ("services-templates", "service"),
];

fn read(file: &Path) -> Value {
    let text = std::fs::read_to_string(file).expect("a file of the pack");
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn published_packs_are_added_and_hosts_are_made_from_them() {
    let fixture = Fixture::new();
    for (project, version, name) in PACKS {
        let package = tools::python_source(project, version).join(project.replace('-', "_"));
        let folder = package.join("json").join(name);
        for (kind, resource) in FILES {
            let file = folder.join(format!("{kind}.json"));
            if !file.exists() {
                continue;
            }
            let path = file.display().to_string();
            let line = ["-t", resource, "-d", &path, "add"];
            fixture.run(&line).with(0);
            // All of it is there, so that a second time creates nothing.
            let items = read(&file);
            let items = items.as_array().expect("a list");
            let again = fixture.run(&line);
            let again = again.with(if items.is_empty() { 0 } else { 2 }).errors;
            let existing = again.matches("because it already exists!").count();
            assert_eq!(existing, items.len(), "{path}: {again}");
        }
    }
    let templates = fixture.items(
        "host",
        &json!({"_is_template": true, "name": {"$ne": "_dummy"}}),
    );
    assert!(templates.len() > 10, "{}", templates.len());
    let mut services = 0;
    for template in &templates {
        let name = template["name"].as_str().expect("a name");
        let host = format!("host-{name}");
        fixture.run(&["-T", name, "add", &host]).with(0);
        let made = fixture.run(&["get", &format!("{host}/*")]).with(0).json();
        assert_eq!(made["_templates"], json!([template["_id"]]));
        services += made["_services"].as_array().expect("services").len();
    }
    assert!(services > 20, "{services}");
}

#[test]
fn the_examples_of_the_demonstration_are_added() {
    let fixture = Fixture::new();
    let demo = tools::python_source("alignak-demo", "1.0.0");
    let folder = demo.join("alignak_demo/etc/sample/backend");
    let path = folder.display().to_string();
    let run = |line: &[&str], code: i32| {
        let all = [&["-f", path.as_str()], line].concat();
        fixture.run(&all).with(code)
    };
    // A comment at its end makes this file no JSON, for the original tool as well.
    let broken = run(&["-t", "grafana", "-d", "example_grafana.json", "add"], 2);
    let reason = "example_grafana.json: trailing characters at line 8";
    assert!(broken.errors.contains(reason), "{}", broken.errors);
    let text = std::fs::read_to_string(folder.join("example_grafana.json")).expect("a file");
    let (text, _) = text.split_once("/*").expect("a comment");
    fixture.with_input("-t grafana -d stdin add", text).with(0);
    run(&["-t", "statsd", "-d", "example_statsd.json", "add"], 0);
    let line = [
        "-t",
        "graphite",
        "-d",
        "example_graphite_statsd.json",
        "add",
    ];
    run(&line, 0);
    let graphite = &fixture.items("graphite", &json!({"name": "graphite_demo"}))[0];
    let grafana = &fixture.items("grafana", &json!({"name": "grafana_demo"}))[0];
    let statsd = &fixture.items("statsd", &json!({"name": "statsd_demo"}))[0];
    assert_eq!(graphite["grafana"], grafana["_id"]);
    assert_eq!(graphite["statsd"], statsd["_id"]);
    run(&["-t", "user", "-d", "example_user.json", "add"], 0);
    let line = [
        "-t",
        "user",
        "-d",
        "example_user_password.json",
        "update",
        "ws_host",
    ];
    run(&line, 0);
    let line = ["-u", "ws_host", "-p", "admin", "--output", "csv", "whoami"];
    let who = run(&line, 0).output;
    assert!(who.contains("name,ws_host\n"), "{who}");
    run(&["-d", "example_host_data.json", "add"], 0);
    let host = &fixture.items("host", &json!({"name": "test_host_0"}))[0];
    assert_eq!(host["customs"]["_OSTYPE"], "gnulinux");
    // The name of the data counts, and not the argument.
    let line = ["-d", "example_host_data.json", "update", "another"];
    run(&line, 0);
}
