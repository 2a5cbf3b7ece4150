//! The options, and the rules of mapping that have no test elsewhere.

use serde_json::{Value, json};

use crate::fixture::{Fixture, run};

const HOST: &str = "define host {\n host_name a\n colour blue\n}\n";

#[test]
fn a_location_is_where_hosts_are_that_do_not_say_where() {
    let fixture = Fixture::new();
    let file = fixture.file(
        "hosts.cfg",
        "define host {\n host_name a\n}\n\
         define host {\n host_name b\n _loc_lat 10\n}\n\
         define host {\n host_name c\n _loc_lat 100\n _loc_lng x\n}\n",
    );
    let output = fixture.import(&["-g", "-12.5, 130.25", "-m", "-f"], &file);
    let output = output.with(0);
    assert!(
        output.contains("Default host location: -12.5, 130.25"),
        "{output}"
    );
    for expected in [
        "host 'c': '100' is not a number of degrees up to 90",
        "host 'c': 'x' is not a number of degrees up to 180",
    ] {
        assert!(output.contains(expected), "{output}");
    }
    let place = |name: &str| {
        let host = fixture.item("host", &json!({ "name": name }));
        host["location"]["coordinates"].clone()
    };
    assert_eq!(place("a"), json!([-12.5, 130.25]));
    assert_eq!(place("b"), json!([10.0, 130.25]));
    assert_eq!(place("c"), json!([-12.5, 130.25]));
}

#[test]
fn verbosity_shows_information_bodies_and_no_secret() {
    let fixture = Fixture::new();
    let file = fixture.file(
        "site.cfg",
        "log_file=/tmp/log\ndefine contact {\n contact_name jim\n password topsecret\n}\n",
    );
    let information = "the parameter 'log_file' has no meaning";
    for (options, shows_information, shows_bodies) in [
        (&["-c"][..], false, false),
        (&["-c", "-v"], true, false),
        (&["-c", "-2"], true, true),
        (&["-c", "-v", "-q"], false, false),
        (&["-c", "-2", "-q"], false, false),
    ] {
        let output = fixture.import(options, &file).with(0);
        assert_eq!(output.contains(information), shows_information, "{output}");
        let body = "  user jim: {";
        assert_eq!(output.contains(body), shows_bodies, "{output}");
        assert!(!output.contains("topsecret"), "{output}");
        assert!(output.contains("- importing user #1: jim"), "{output}");
    }
}

#[test]
fn an_update_only_creates_nothing() {
    let fixture = Fixture::new();
    let file = fixture.file("host.cfg", HOST);
    fixture.import(&[], &file).with(0);
    let both = fixture.file(
        "both.cfg",
        "define host {\n host_name a\n notes new\n}\ndefine host {\n host_name b\n}\n",
    );
    let output = fixture.import(&["-e", "--update-only"], &both).with(0);
    assert!(output.contains("   host: a"), "{output}");
    assert!(fixture.items("host", &json!({"name": "b"})).is_empty());
    let host = fixture.item("host", &json!({"name": "a"}));
    assert_eq!(host["notes"], "new");
    fixture.import(&["--update-only"], &both).with(64);
}

#[test]
fn unknown_properties_are_stored_as_custom_variables_on_request() {
    let fixture = Fixture::new();
    let file = fixture.file("host.cfg", HOST);
    let output = fixture.import(&["--keep-unknown"], &file).with(0);
    assert!(
        output.contains("the property 'colour' is not known; kept as the custom variable _COLOUR"),
        "{output}"
    );
    let host = fixture.item("host", &json!({"name": "a"}));
    assert_eq!(host["customs"]["_COLOUR"], "blue");
}

#[test]
fn several_main_files_and_folders_form_one_configuration_in_the_order_of_paths() {
    let fixture = Fixture::new();
    let command = |line: &str| {
        format!("define command {{\r\n command_name c\r\n command_line {line}\r\n}}\r")
    };
    let first = fixture.file("first.cfg", "cfg_dir=parts\n");
    let second = fixture.file(
        "second.cfg",
        "define host {\n host_name a\n check_command c\n}\n",
    );
    for (name, line) in [
        ("parts/2.cfg", "two"),
        ("parts/1.cfg", "one"),
        ("parts/inner/0.cfg", "inner"),
        ("parts/3.txt", "text"),
    ] {
        fixture.file(name, &command(line));
    }
    let paths = [first.display().to_string(), second.display().to_string()];
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    fixture.run(&paths).with(0);
    let command = fixture.item("command", &json!({"name": "c"}));
    assert_eq!(command["command_line"], "inner");
    let host = fixture.item("host", &json!({"name": "a"}));
    assert_eq!(host["check_command"], command["_id"]);
}

#[test]
fn contacts_become_users() {
    let fixture = Fixture::new();
    let file = fixture.file(
        "contacts.cfg",
        "define realm {\n realm_name All\n default 1\n realm_members Europe\n}\n\
         define realm {\n realm_name Europe\n}\n\
         define contact {\n contact_name admin\n}\n\
         define contact {\n contact_name jim\n address6 Europe\n password NOPASSWORDSET\n \
         host_notification_period never\n}\n\
         define contact {\n contact_name ann\n password known\n}\n\
         define host {\n host_name a\n contacts admin\n}\n",
    );
    let output = fixture.import(&[], &file).with(0);
    assert!(
        output.contains("  -> renamed as: imported_admin"),
        "{output}"
    );
    let user = |name: &str| fixture.item("user", &json!({ "name": name }));
    let europe = fixture.item("realm", &json!({"name": "Europe"}));
    let never = fixture.item("timeperiod", &json!({"name": "Never"}));
    assert_eq!(user("jim")["_realm"], europe["_id"]);
    assert_eq!(user("jim")["host_notification_period"], never["_id"]);
    let host = fixture.item("host", &json!({"name": "a"}));
    assert_eq!(host["users"], json!([user("imported_admin")["_id"]]));
    let logs_in = |name: &str, password: &str| {
        let api = fixture.server.api();
        let login = json!({"username": name, "password": password});
        api.post("/login").json(&login).send().status == 200
    };
    assert!(logs_in("ann", "known"));
    assert!(!logs_in("jim", "NOPASSWORDSET"));
}

#[test]
fn commands_of_snapshots_and_business_rules_and_names_of_templates() {
    let fixture = Fixture::new();
    let file = fixture.file(
        "site.cfg",
        "define command {\n command_name snap\n command_line x\n}\n\
         define host {\n name one old\n register 0\n}\n\
         define host {\n name two\n register 0\n}\n\
         define service {\n name a\n register 0\n service_description Same\n host_name one old\n}\n\
         define service {\n name b\n register 0\n service_description Same\n host_name two\n}\n\
         define host {\n host_name h\n use one old, two\n snapshot_command snap!x\n \
         check_command bp_rule!(h2 | h3)\n}\n\
         define service {\n service_description s\n host_name h\n merge_host_contacts 1\n \
         hostgroup_name g\n use a\n}\n\
         define hostgroup {\n hostgroup_name g\n members h\n}\n\
         define hostdependency {\n host_name h\n dependent_host_name d\n \
         notification_failure_criteria u\n}\n\
         define host {\n host_name d\n check_period none\n}\n",
    );
    let output = fixture.import(&[], &file).with(0);
    assert!(
        output.contains("snapshot_command: the arguments of 'snap!x' are not kept"),
        "{output}"
    );
    let host = |name: &str| fixture.item("host", &json!({ "name": name }));
    let command = fixture.item("command", &json!({"name": "snap"}));
    let h = host("h");
    assert_eq!(h["snapshot_command"], command["_id"]);
    assert_eq!(h["check_command_args"], "(h2 | h3)");
    assert_eq!(
        h["_templates"],
        json!([host("one_old")["_id"], host("two")["_id"]])
    );
    let never = fixture.item("timeperiod", &json!({"name": "Never"}));
    assert_eq!(host("d")["check_period"], never["_id"]);
    let templates = fixture.items("service", &json!({"name": "Same", "_is_template": true}));
    assert_eq!(templates.len(), 2, "one for each host template");
    let service = fixture.item("service", &json!({"name": "s"}));
    assert_eq!(service["merge_host_users"], true);
    let on = |template: &Value| template["host"] == host("one_old")["_id"];
    let one = templates.iter().find(|template| on(template)).expect("one");
    assert_eq!(service["_templates"], json!([one["_id"]]));
    let dependency = fixture.item("hostdependency", &json!({"name": "h -> d"}));
    assert_eq!(dependency["notification_failure_criteria"], json!(["x"]));
}

#[test]
fn services_depend_on_those_that_their_definitions_name() {
    let fixture = Fixture::new();
    let file = fixture.file(
        "site.cfg",
        "define host {\n host_name a\n}\n\
         define service {\n service_description Agent\n host_name a\n}\n\
         define service {\n service_description Load\n host_name a\n service_dependencies ,Agent\n}\n",
    );
    fixture.import(&[], &file).with(0);
    let service = |name: &str| fixture.item("service", &json!({ "name": name }));
    assert_eq!(
        service("Load")["service_dependencies"],
        json!([service("Agent")["_id"]])
    );
    let dependency = fixture.item("servicedependency", &json!({}));
    assert_eq!(dependency["name"], "a/Agent -> a/Load");
    assert_eq!(dependency["services"], json!([service("Agent")["_id"]]));
    assert_eq!(
        dependency["dependent_services"],
        json!([service("Load")["_id"]])
    );
    let output = fixture.import(&["-e"], &file).with(0);
    assert!(output.contains("no elements were updated"), "{output}");
}

#[test]
fn a_deletion_alone_empties_the_resources_in_order_and_creates_nothing() {
    let fixture = Fixture::new();
    let output = fixture.run(&["-d"]).with(0);
    let order: Vec<&str> = output
        .lines()
        .filter_map(|line| line.strip_prefix("Deleting ")?.split(':').next())
        .collect();
    assert_eq!(order, alignak_backend_import::backend::DELETED);
    let commands = fixture.items("command", &json!({"name": "_internal_host_check"}));
    assert!(commands.is_empty(), "{commands:?}");
}

#[test]
fn a_password_in_the_address_is_not_shown() {
    let fixture = Fixture::new();
    let file = fixture.file("host.cfg", HOST).display().to_string();
    let output = run(&["-b", "http://jim:topsecret@127.0.0.1:1/a@b", &file]).with(2);
    assert!(
        output.contains("Backend URL: http://…@127.0.0.1:1/a@b"),
        "{output}"
    );
    assert!(!output.contains("topsecret"), "{output}");
    // The reason has a line of its own.
    assert!(output.contains("\nAccess denied!\n"), "{output}");
}

#[test]
fn hosts_used_like_templates_pass_on_templates_and_overrides_may_be_null() {
    let fixture = Fixture::new();
    let file = fixture.file(
        "site.cfg",
        "define command {\n command_name c\n command_line x\n}\n\
         define host {\n name a\n register 0\n}\n\
         define host {\n host_name c\n name c\n use a\n}\n\
         define host {\n host_name d\n use c\n service_overrides s,event_handler null\n}\n\
         define service {\n name s\n register 0\n service_description s\n host_name a\n \
         event_handler c\n}\n",
    );
    fixture.import(&[], &file).with(0);
    let host = |name: &str| fixture.item("host", &json!({ "name": name }));
    assert_eq!(host("d")["_templates"], json!([host("a")["_id"]]));
    let command = fixture.item("command", &json!({"name": "c"}));
    let handler = |name: &str| {
        let of_host = json!({"name": "s", "host": host(name)["_id"]});
        fixture.item("service", &of_host)["event_handler"].clone()
    };
    assert_eq!(handler("c"), command["_id"]);
    assert_eq!(handler("d"), Value::Null);
}
