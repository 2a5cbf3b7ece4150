//! New hosts for a backend that has the templates of hosts and services already.

use serde_json::{Value, json};

use crate::fixture::Fixture;

const SITE: &str = "\
define host {
 name linux
 register 0
}
define service {
 name load
 register 0
 service_description Load
 host_name linux
 check_interval 3
}
define service {
 name disk
 register 0
 service_description Disk
 host_name linux
 check_interval 7
}
define service {
 name port
 register 0
 service_description Port $KEY$
 host_name linux
 duplicate_foreach _ports
}
define host {
 host_name a
 use linux
}
";

const MORE: &str = "\
define host {
 host_name b
 use linux
 service_excludes Load
 service_overrides Disk,check_interval 9
 _ports 80,443
}
define host {
 host_name c
 use linux
 service_includes Load
}
";

/// What the backend has of services: host, name and interval.
fn services(fixture: &Fixture) -> Vec<Value> {
    let hosts = fixture.items("host", &json!({}));
    let name_of = |id: &Value| {
        let host = hosts.iter().find(|host| host["_id"] == *id);
        host.map(|host| host["name"].clone())
    };
    let services = fixture.items("service", &json!({"_is_template": false}));
    let mut found: Vec<Value> = services
        .iter()
        .map(|one| json!([name_of(&one["host"]), one["name"], one["check_interval"]]))
        .collect();
    found.sort_by_key(Value::to_string);
    found
}

#[test]
fn new_hosts_get_the_services_of_the_files_and_no_others() {
    let expected = [
        json!(["a", "Disk", 7]),
        json!(["a", "Load", 3]),
        json!(["b", "Disk", 9]),
        json!(["b", "Port 443", 0]),
        json!(["b", "Port 80", 0]),
        json!(["c", "Load", 3]),
    ];
    let all = format!("{SITE}{MORE}");
    for option in ["", "-e", "-i"] {
        let fixture = Fixture::new();
        let all = fixture.file("all.cfg", &all);
        if option.is_empty() {
            fixture.import(&[], &all).with(0);
        } else {
            let site = fixture.file("site.cfg", SITE);
            fixture.import(&[], &site).with(0);
            fixture.import(&[option], &all).with(0);
        }
        assert_eq!(services(&fixture), expected, "{option}");
        let output = fixture.import(&["-e"], &all).with(0);
        assert!(output.contains("no elements were updated"), "{output}");
        let plan = fixture.import(&["--plan"], &all).with(0);
        assert!(plan.ends_with("\nNo changes.\n"), "{option}: {plan}");
    }
}

#[test]
fn a_change_of_templates_adds_no_services_that_the_files_exclude() {
    let fixture = Fixture::new();
    let all = format!("{SITE}{MORE}");
    let before = fixture.file(
        "before.cfg",
        &all.replace(" host_name b\n use linux\n", " host_name b\n"),
    );
    let before_text = std::fs::read_to_string(&before).expect("a file can be read");
    // Without the templates the host has no service to override.
    let before = fixture.file(
        "before.cfg",
        &before_text.replace(" service_overrides Disk,check_interval 9\n", ""),
    );
    fixture.import(&[], &before).with(0);
    let after = fixture.file("after.cfg", &all);
    fixture.import(&["-e"], &after).with(0);
    let of_b: Vec<Value> = services(&fixture)
        .into_iter()
        .filter(|one| one[0] == "b")
        .map(|one| one[1].clone())
        .collect();
    assert_eq!(of_b, ["Disk", "Port 443", "Port 80"]);
}
