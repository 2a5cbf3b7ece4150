//! A configuration in files.

use serde_json::json;

use crate::fixture::Fixture;

#[test]
fn a_configuration_is_applied_and_read_back() {
    let fixture = Fixture::new();
    std::fs::create_dir(fixture.path("site")).expect("a folder can be made");
    fixture.data(
        "site/all.json",
        &json!({
            "imported_from": "site",
            "commands": [{"name": "ping", "_realm": "All", "command_line": "check_ping"}],
            "hosts": [{
                "name": "srv", "_realm": "All", "address": "192.0.2.1", "check_command": "ping",
                "services": [{"name": "Load", "check_command": "ping"}],
            }],
        }),
    );
    let plan = fixture.cli("plan site").with(0).output;
    assert!(
        plan.ends_with("3 to create, 0 to change, 0 to delete.\n"),
        "{plan}"
    );
    fixture.cli("-c apply site").with(0);
    assert!(fixture.items("host", &json!({"name": "srv"})).is_empty());
    fixture.cli("apply site").with(0);
    assert_eq!(fixture.items("service", &json!({"name": "Load"})).len(), 1);
    assert_eq!(
        fixture.cli("apply site").with(0).output,
        "Nothing is to be changed.\n"
    );

    let exported = fixture.cli("export copy --owner site").with(0).output;
    assert_eq!(exported, "3 items of site are in copy\n");
    assert_eq!(
        fixture.cli("plan copy").with(0).output,
        "Nothing is to be changed.\n"
    );
    assert_eq!(
        fixture.cli("--output json plan copy").with(0).json(),
        json!([])
    );

    let hosts = json!({"imported_from": "site", "hosts": []});
    fixture.data("copy/hosts.json", &hosts);
    let plan = fixture.cli("apply copy").with(0).output;
    assert!(plan.contains("to delete."), "{plan}");
    assert!(fixture.items("host", &json!({"name": "srv"})).is_empty());
    fixture.cli("plan nowhere").with(2);
    std::fs::write(fixture.path("copy/broken.json"), "{").expect("a file can be written");
    let broken = fixture.cli("plan copy").with(2);
    assert!(
        broken.errors.contains("copy/broken.json"),
        "{}",
        broken.errors
    );
}

const YAML: &str = "\
# A site in YAML.
imported_from: site
time_periods:
  - name: nights
    _realm: All
    is_active: true
    dateranges:
      - day 1 - 15 / 2: 18:00-24:00
      - monday: '00:00-06:00'
hosts:
  - name: srv
    _realm: All
    check_period: nights
    tags: [web, 'no']
    customs: {_RACK: '7'}
    services:
      - {name: Load, check_interval: 5, active_checks_enabled: no}
";

const TOML: &str = "\
imported_from = 'site'

[[time_periods]]
name = 'nights'
_realm = 'All'
is_active = true
dateranges = [{ 'day 1 - 15 / 2' = '18:00-24:00' }, { monday = '00:00-06:00' }]

[[hosts]]
name = 'srv'
_realm = 'All'
check_period = 'nights'
tags = ['web', 'no']
customs = { _RACK = '7' }

[[hosts.services]]
name = 'Load'
check_interval = 5
active_checks_enabled = false
";

#[test]
fn json_yaml_and_toml_mean_the_same() {
    let fixture = Fixture::new();
    let folder = |name: &str, file: &str, text: &str| {
        std::fs::create_dir_all(fixture.path(name)).expect("a folder can be made");
        std::fs::write(fixture.path(name).join(file), text).expect("a file can be written");
    };
    folder("yaml", "site.yaml", YAML);
    folder("toml", "site.toml", TOML);
    // One configuration in several files and formats; others are not read.
    folder(
        "both",
        "1.yml",
        YAML.split("hosts:").next().expect("a part"),
    );
    let (_, hosts) = TOML.split_once("[[hosts]]").expect("hosts");
    folder("both", "2.toml", &format!("[[hosts]]{hosts}"));
    folder("both", "README.md", "This is site a.");
    fixture.cli("apply yaml").with(0);
    let host = &fixture.items("host", &json!({"name": "srv"}))[0];
    assert_eq!(host["tags"], json!(["web", "no"]));
    let service = &fixture.items("service", &json!({"name": "Load"}))[0];
    assert_eq!(service["active_checks_enabled"], false);
    for name in ["yaml", "toml", "both"] {
        let plan = fixture.cli(&format!("plan {name}")).with(0).output;
        assert_eq!(plan, "Nothing is to be changed.\n", "{name}");
    }
    let json = fixture.cli("export json --owner site").with(0).output;
    assert_eq!(json, "3 items of site are in json\n");
    assert_eq!(
        fixture.cli("plan json").with(0).output,
        "Nothing is to be changed.\n"
    );

    for (file, text, problem) in [
        ("site.yaml", "hosts: [", "line 1"),
        ("site.toml", "hosts = [", "line 1"),
        ("site.json", "{\"hosts\": ", "line 1"),
        ("site.yml", "hosts: {name: srv}", "`hosts` is not a list"),
    ] {
        let name = format!("wrong-{file}");
        folder(&name, file, text);
        let refused = fixture.cli(&format!("plan {name}")).with(2).errors;
        assert!(refused.contains(&format!("{name}/{file}")), "{refused}");
        assert!(refused.contains(problem), "{problem}: {refused}");
    }
    std::fs::create_dir(fixture.path("empty")).expect("a folder can be made");
    let empty = fixture.cli("apply empty").with(2).errors;
    assert!(empty.contains("there is no file that ends in"), "{empty}");
}
