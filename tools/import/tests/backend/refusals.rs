//! Configurations that the backend would refuse, and what it refuses.

use serde_json::json;

use crate::fixture::Fixture;

const COMMAND: &str = "define command {\n command_name c\n command_line /bin/true\n}\n";

#[test]
fn what_the_backend_would_refuse_ends_with_3_and_nothing_is_sent() {
    let fixture = Fixture::new();
    let file = fixture.file(
        "wrong.cfg",
        &format!(
            "{COMMAND}define host {{\n host_name a\n business_impact 9\n initial_state w\n \
             notification_options d,q\n}}\n\
             define host {{\n host_name b (old)\n parents nobody\n}}\n\
             define service {{\n host_name a\n service_description CPU > 90%\n business_impact 2\n}}\n"
        ),
    );
    let output = fixture.import(&["-d"], &file).with(3);
    for expected in [
        "wrong.cfg:5: host 'a': business_impact: 9 is more than 5",
        "wrong.cfg:8: host 'a': initial_state: 'w' is none of o, d, x",
        "wrong.cfg:9: host 'a': notification_options: 'q' is none of d, x, r, f, s, n",
        "wrong.cfg:11: host 'b (old)': parents: the host 'nobody' is not defined",
        "wrong.cfg:11: host 'b (old)': name: 'b (old)' has characters that the backend does not \
         allow: ( )",
        "wrong.cfg:15: service 'a/CPU > 90%': name: 'CPU > 90%' has characters",
        "The configuration cannot be imported: 6 errors",
    ] {
        assert!(output.contains(expected), "{expected} is not in\n{output}");
    }
    assert!(!output.contains("Authenticating"), "{output}");
    assert!(fixture.items("command", &json!({"name": "c"})).is_empty());
}

#[test]
fn what_needs_a_refused_item_is_not_sent_and_the_import_ends_with_5() {
    let fixture = Fixture::new();
    let host = "define host {\n host_name a\n}\n";
    let file = fixture.file("host.cfg", host);
    fixture.import(&[], &file).with(0);
    let file = fixture.file(
        "more.cfg",
        &format!(
            "{host}define host {{\n host_name b\n parents a\n}}\n\
             define service {{\n service_description s\n host_name a,b\n}}\n\
             define servicegroup {{\n servicegroup_name g\n members a,s,b,s\n}}\n\
             define hostdependency {{\n host_name a\n dependent_host_name b\n}}\n"
        ),
    );
    let output = fixture.import(&["--continue"], &file).with(5);
    assert_eq!(
        output.matches("# Post/patch error for:").count(),
        1,
        "{output}"
    );
    for expected in [
        "# Post/patch error for: host : a: ",
        "# Not sent: service 'a/s' (",
        "more.cfg:8): its host 'a' was refused",
        "# Not sent: hostdependency 'a -> b' (",
        "# Refused host: a for host 'b' (",
        "# Refused service: a/s for servicegroup 'g' (",
        "alignak-backend-import, inserted elements: ",
        "Exiting with error code: 5",
    ] {
        assert!(output.contains(expected), "{expected} is not in\n{output}");
    }
    let services = fixture.items("service", &json!({"name": "s"}));
    assert_eq!(services.len(), 1, "that of the host b alone");
    let group = fixture.item("servicegroup", &json!({"name": "g"}));
    assert_eq!(group["services"], json!([services[0]["_id"]]));
}

#[test]
fn a_dry_run_finds_what_exists_already() {
    let fixture = Fixture::new();
    let file = fixture.file("command.cfg", COMMAND);
    fixture.import(&["-c"], &file).with(0);
    fixture.import(&[], &file).with(0);
    let output = fixture.import(&["-c"], &file).with(5);
    assert!(
        output.contains("command.cfg:1: the backend has it already"),
        "{output}"
    );
    fixture.import(&["-c", "-i"], &file).with(0);
    fixture.import(&["-c", "-e"], &file).with(0);
    // After the deletion it would be free.
    let output = fixture.import(&["-c", "-d"], &file).with(0);
    assert!(!output.contains("already"), "{output}");
    let output = fixture.import(&["-c", "-d", "-e"], &file).with(0);
    assert!(output.contains("inserted elements"), "{output}");
}

#[test]
fn one_element_that_breaks_a_rule_does_not_stop_the_rest_of_its_list() {
    let fixture = Fixture::new();
    let host = "define host {\n host_name a\n}\n";
    let file = fixture.file("host.cfg", host);
    fixture.import(&[], &file).with(0);
    let realm = fixture.item("realm", &json!({"name": "All"}))["_id"].clone();
    let of_host = fixture.item("host", &json!({"name": "a"}))["_id"].clone();
    // A template on the host: its name is taken, although the host has no such service.
    let template = json!({"name": "s1", "host": of_host, "_realm": realm, "_is_template": true});
    let admin = fixture.server.admin();
    admin
        .post("/service")
        .json(&template)
        .send()
        .expect_status(201);
    let services: Vec<String> = (0..5)
        .map(|number| {
            format!("define service {{\n service_description s{number}\n host_name a\n}}\n")
        })
        .collect();
    let all = fixture.file("all.cfg", &format!("{host}{}", services.concat()));
    let count = || {
        fixture
            .items("service", &json!({"_is_template": false}))
            .len()
    };
    fixture.import(&["-i"], &all).with(5);
    assert_eq!(count(), 0, "a list is created as a whole");
    let output = fixture.import(&["-i", "--continue"], &all).with(5);
    let refused: Vec<&str> = output
        .lines()
        .filter(|line| line.starts_with("# Post/patch error for:"))
        .collect();
    assert_eq!(refused.len(), 1, "{output}");
    assert!(
        refused[0].starts_with("# Post/patch error for: service : a/s1: "),
        "{output}"
    );
    assert_eq!(count(), 4);
}
