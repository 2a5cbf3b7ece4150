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
    let plan = fixture.cli("apply --yes copy").with(0).output;
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

#[test]
fn folders_below_belong_to_the_configuration_and_nothing_is_overlooked() {
    let fixture = Fixture::new();
    let folder = |name: &str| {
        std::fs::create_dir_all(fixture.path(name)).expect("a folder can be made");
    };
    folder("site/hosts/paris");
    folder("site/.git");
    let host = |name: &str| json!({"hosts": [{"name": name, "_realm": "All"}]});
    fixture.data(
        "site/owner.json",
        &json!({"imported_from": "site", "hosts": []}),
    );
    fixture.data("site/hosts/a.json", &host("a"));
    fixture.data("site/hosts/paris/b.json", &host("b"));
    fixture.data("site/.git/c.json", &host("c"));
    fixture.data("site/.d.json", &host("d"));
    let plan = fixture.cli("plan site").with(0).output;
    assert!(
        plan.contains("+ host a\n") && plan.contains("+ host b\n"),
        "{plan}"
    );
    assert!(
        plan.ends_with("2 to create, 0 to change, 0 to delete.\n"),
        "{plan}"
    );
    fixture.cli("apply site").with(0);
    // What cannot be read would be deleted.
    let link = |target: &str, name: &str| {
        let made = std::os::unix::fs::symlink(fixture.path(target), fixture.path(name));
        made.expect("a link can be made");
    };
    link("nowhere", "site/hosts/broken.json");
    let broken = fixture.cli("apply --yes site").with(2).errors;
    assert!(
        broken.contains("site/hosts/broken.json: No such file"),
        "{broken}"
    );
    std::fs::remove_file(fixture.path("site/hosts/broken.json")).expect("a link");
    link("site", "site/hosts/circle");
    let circle = fixture.cli("apply --yes site").with(2).errors;
    assert!(circle.contains("site/hosts/circle"), "{circle}");
    std::fs::remove_file(fixture.path("site/hosts/circle")).expect("a link");
    // A folder that is linked is one of the configuration.
    folder("elsewhere");
    fixture.data("elsewhere/e.json", &host("e"));
    link("elsewhere", "site/linked");
    fixture.cli("apply site").with(0);
    assert_eq!(
        fixture
            .items("host", &json!({"imported_from": "site"}))
            .len(),
        3
    );
}

#[test]
fn a_plan_has_every_form() {
    let fixture = Fixture::new();
    std::fs::create_dir(fixture.path("site")).expect("a folder can be made");
    let site = |hosts: serde_json::Value| {
        fixture.data(
            "site/all.json",
            &json!({"imported_from": "site", "hosts": hosts}),
        );
    };
    site(json!([
        {"name": "a", "_realm": "All", "alias": "One, two", "tags": ["x", "y"]},
        {"name": "b", "_realm": "All"},
    ]));
    let lines = |form: &str| -> Vec<String> {
        let shown = fixture
            .cli(&format!("--output {form} plan site"))
            .with(0)
            .output;
        shown.lines().map(str::to_owned).collect()
    };
    let steps = lines("jsonl");
    assert_eq!(steps.len(), 2, "{steps:?}");
    let step: serde_json::Value = serde_json::from_str(&steps[0]).expect("JSON");
    assert_eq!(
        (&step["action"], &step["name"]),
        (&json!("create"), &json!("a"))
    );
    let rows = lines("csv");
    assert_eq!(rows[0], "action,resource,name,field,before,after");
    assert!(
        rows.contains(&"create,host,a,alias,,\"One, two\"".to_owned()),
        "{rows:?}"
    );
    assert!(
        rows.contains(&"create,host,a,tags,,\"x, y\"".to_owned()),
        "{rows:?}"
    );
    fixture.cli("apply site").with(0);
    site(json!([{"name": "a", "_realm": "All", "alias": "Three"}]));
    let rows = lines("csv");
    assert_eq!(
        rows[1..],
        ["update,host,a,alias,\"One, two\",Three", "delete,host,b,,,"]
    );
    assert_eq!(lines("jsonl").len(), 2);
    let asked = fixture.cli("plan --exit-code site").with(3);
    assert!(asked.output.contains("1 to delete."), "{}", asked.output);
    assert!(!asked.errors.contains("ERROR"), "{}", asked.errors);
    fixture.cli("apply --yes site").with(0);
    fixture.cli("plan --exit-code site").with(0);
    fixture.cli("plan --exit-code nowhere").with(2);
    assert_eq!(lines("csv").len(), 1);
    assert_eq!(lines("jsonl").len(), 0);
    assert_eq!(lines("json"), ["[]"]);
}

#[test]
fn an_export_is_one_form_and_knows_no_ids() {
    let fixture = Fixture::new();
    // As the importer stores exclusions.
    let data = r#"[{"name": "nights", "imported_from": "site", "dateranges": [{"monday": "00:00-06:00"}]}]"#;
    fixture
        .with_input("-t timeperiod -d stdin add", data)
        .with(0);
    let stored = &fixture.items("timeperiod", &json!({"name": "nights"}))[0];
    let nights = &stored["_id"];
    let days = json!({
        "name": "days", "_realm": stored["_realm"], "imported_from": "site", "exclude": [nights],
        "dateranges": [{"monday": "00:00-24:00"}],
    });
    let made = fixture.api().post("/timeperiod").json(&days).send();
    made.expect_status(201);
    fixture.cli("export copy --owner site").with(0);
    let text = |name: &str| std::fs::read_to_string(fixture.path(name));
    let json = text("copy/time_periods.json").expect("a file");
    assert!(
        json.contains("nights") && !json.contains(nights.as_str().expect("an id")),
        "{json}"
    );
    let twice = fixture
        .cli("export copy --owner site --format yaml")
        .with(2);
    assert!(
        twice
            .errors
            .contains("copy/time_periods.json is there already"),
        "{}",
        twice.errors
    );
    std::fs::remove_file(fixture.path("copy/time_periods.json")).expect("a file");
    fixture
        .cli("export copy --owner site --format yaml")
        .with(0);
    let yaml = text("copy/time_periods.yaml").expect("a file");
    assert!(yaml.contains("imported_from: site"), "{yaml}");
    // Applied, it is what is there.
    fixture.cli("apply copy").with(0);
    let plan = fixture.cli("plan copy").with(0).output;
    assert_eq!(plan, "Nothing is to be changed.\n");
    let days = &fixture.items("timeperiod", &json!({"name": "days"}))[0];
    assert_eq!(days["exclude"], json!(["nights"]));
    fixture.cli("export copy --format xml").with(64);
}
