//! The acceptance scenario of the original tool, step by step, and every exit code.

use serde_json::json;

use crate::fixture::{Fixture, run};
use crate::packs;

#[test]
fn command_lines_that_cannot_be_carried_out_end_with_64() {
    let fixture = Fixture::new();
    let output = fixture.cli("").with(64);
    assert!(
        output.errors.contains("Can not get a host with no name!"),
        "{}",
        output.errors
    );
    let output = fixture.cli("-Z").with(64).output;
    assert!(
        output.starts_with("Command line parsing error:\n"),
        "{output}"
    );
    assert!(
        output.ends_with("~~~~~~~~~~~~~~~~~~~~~~~~~~\nExiting with error code: 64\n"),
        "{output}"
    );
    let output = fixture.cli("-t realm unknown_action").with(64).output;
    assert!(
        output.starts_with("Action 'unknown_action' is not authorized.\n"),
        "{output}"
    );
    for line in [
        "get a b",
        "-v -v get a",
        "-v get -v a",
        "-t host get a -t host",
        "list --output json --output csv",
        "-t",
        "get --",
        "get -- a b",
    ] {
        fixture.cli(line).with(64);
    }
    // After `--`, everything is a name.
    let named = fixture.cli("get -- -v").with(2).errors;
    assert!(named.contains("host '-v' get failed"), "{named}");
}

#[test]
fn without_an_action_the_option_for_lists_lists() {
    let fixture = Fixture::new();
    fixture.cli("-t realm -l").with(0);
    let list = fixture.file("alignak-object-list-realms.json");
    assert_eq!(list[0]["name"], "All");
    fixture.cli("-l").with(0);
    fixture.cli("--list get").with(0);
    assert_eq!(fixture.file("alignak-object-list-hosts.json"), json!([]));
    fixture.cli("-t host").with(64);
}

#[test]
fn every_failure_ends_with_what_was_asked_for() {
    let fixture = Fixture::new();
    std::fs::write(fixture.path("broken.json"), "{").expect("a file can be written");
    fixture.data("bad.json", &json!({"name": "x", "colour": "blue"}));
    for (line, last) in [
        ("-d missing.json update srv", "host 'srv' update failed"),
        ("-d broken.json add", "host 'None' add failed"),
        ("-d bad.json add", "host 'None' add failed"),
        ("-T unknown add srv", "host 'srv' add failed"),
        ("add None", "host 'None' add failed"),
        ("get unknown", "host 'unknown' get failed"),
        ("get unknown/*", "host 'unknown/*' get failed"),
        ("-t service get unknown/*", "service 'unknown/*' get failed"),
        (
            "-t service list unknown/*",
            "service 'unknown/*' list failed",
        ),
        ("-t service delete a/b", "service 'a/b' delete failed"),
        (
            "-c -t realm delete unknown",
            "realm 'unknown' delete failed",
        ),
        ("-t nowhere list", "nowhere 'None' list failed"),
        ("-f nowhere list", "host 'None' list failed"),
    ] {
        let errors = fixture.cli(line).with(2).errors;
        let lines: Vec<&str> = errors.lines().rev().take(2).collect();
        let last = format!("ERROR:alignak_backend_client.client:{last}");
        let hint =
            "WARNING:alignak_backend_client.client:Set verbose mode to have more information (-v)";
        assert_eq!(lines, [hint, &last], "{line}");
        let verbose = fixture.cli(&format!("-v {line}")).with(2).errors;
        assert_eq!(verbose.lines().last(), Some(last.as_str()), "{line}");
        // Errors are said even when nothing else is.
        let quiet = fixture.cli(&format!("-q {line}")).with(2).errors;
        assert!(
            quiet.contains(&last) && !quiet.contains("INFO:"),
            "{line}: {quiet}"
        );
    }
}

#[test]
fn verbose_shows_each_request_and_how_it_ended() {
    let fixture = Fixture::new();
    let errors = fixture.cli("-v get unknown").with(2).errors;
    let expected = "DEBUG:alignak_backend_client.client:backend: http://127.0.0.1:";
    assert!(errors.contains(expected), "{errors}");
    assert!(errors.contains("POST /login: 200 OK after "), "{errors}");
    let errors = fixture.cli("-v -t service get srv/Load").with(2).errors;
    let look_up = r#"look up host {"_is_template":false,"name":"srv"}"#;
    assert!(errors.contains(look_up), "{errors}");
    assert!(errors.contains("GET /host: 200 OK after "), "{errors}");
}

#[test]
fn no_access_ends_with_1_and_questions_with_0() {
    let fixture = Fixture::new();
    let folder = fixture.folder.path();
    let output = run(folder, &["-b", "http://backend.invalid:1", "list"], "");
    assert_eq!(
        output.with(1).output,
        "Access denied!\n~~~~~~~~~~~~~~~~~~~~~~~~~~\nExiting with error code: 1\n"
    );
    // Unlike in the original tool, the sign is no part of a short option's value.
    let backend = format!("-b={}", fixture.server.api().base());
    run(folder, &[&backend, "-t=realm", "list"], "").with(0);
    fixture.file("alignak-object-list-realms.json");
    let wrong = fixture.cli("-u admin -p wrong list").with(1);
    assert!(
        wrong.errors.contains("password is wrong"),
        "{}",
        wrong.errors
    );
    let help = run(folder, &["-h"], "").with(0).output;
    for word in ["get", "status", "downtime", "--include-read-data"] {
        assert!(help.contains(word), "{word} is not in {help}");
    }
    let help = run(folder, &["list", "-h"], "").with(0).output;
    let (own, all) = help
        .split_once("Options of all actions:")
        .expect("the options of an action come first");
    assert!(
        own.contains("--where") && !own.contains("--backend"),
        "{help}"
    );
    assert!(all.contains("--backend"), "{help}");
    for line in [&["-V"][..], &["get", "-V"], &["--versio"]] {
        assert_eq!(run(folder, line, "").with(0).output, "1.3.1\n");
    }
}

#[test]
fn the_scenario_of_the_original_passes() {
    let fixture = Fixture::new();
    packs::write(&fixture);
    let run = |line: &str, code: i32| fixture.cli(line).with(code);
    for resource in [
        "realm",
        "command",
        "timeperiod",
        "usergroup",
        "hostgroup",
        "servicegroup",
    ] {
        run(&format!("-t {resource} list"), 0);
        fixture.file(&format!("alignak-object-list-{resource}s.json"));
    }
    for resource in ["user", "host", "service"] {
        run(&format!("-t {resource} list"), 0);
        run(&format!("-t {resource} -m list"), 0);
        fixture.file(&format!("alignak-object-list-{resource}s.json"));
        fixture.file(&format!("alignak-model-list-{resource}s.json"));
    }
    run("-t command -d commands.json add", 0);
    run("-t user -d users.json add", 0);
    run("-t host -d hosts-templates.json add", 0);
    run("-t service -d services-templates.json add", 0);
    for (line, what) in [("-t realm", "test_realm"), ("", "host_without_template")] {
        run(&format!("{line} -c add {what}"), 0);
        run(&format!("{line} add {what}"), 0);
        let again = run(&format!("{line} add {what}"), 2);
        assert!(
            again
                .errors
                .contains("cannot be created because it already exists!"),
            "{}",
            again.errors
        );
        assert!(
            again
                .errors
                .contains("Set verbose mode to have more information (-v)")
        );
    }
    run("-T windows-passive-host add host_test", 0);
    run("-d host.json add host_test_2", 0);
    run("-d from-template.json add host_test_3", 0);
    for line in [
        "list",
        "-t host list",
        "-t host -e list",
        "get host_test",
        "-e get host_test",
        "get host_test/*",
        "-e get host_test/*",
    ] {
        run(line, 0);
    }
    let embedded = run("-e get host_test/*", 0).json();
    assert_eq!(embedded["_templates"][0]["name"], "windows-passive-host");
    assert_eq!(embedded["_services"].as_array().map(Vec::len), Some(5));
    assert_eq!(
        fixture.file("alignak-object-dump-host-host_test.json"),
        embedded
    );
    let listed = fixture.file("alignak-object-list-hosts.json");
    assert_eq!(
        listed[0]["_realm"]["name"], "All",
        "the list above is embedded"
    );
    let service = run("-t service get host_test/nsca_services", 0).json();
    assert_eq!(service["name"], "nsca_services");
    assert_eq!(
        fixture.file("alignak-object-dump-service-host_test_nsca_services.json"),
        service
    );
    run("-t service list host_test/*", 0);
    assert_eq!(
        fixture
            .file("alignak-object-list-services.json")
            .as_array()
            .map(Vec::len),
        Some(5)
    );
    run("-t service list host_test/nsca_cpu", 0);
    assert_eq!(
        fixture
            .file("alignak-object-list-services.json")
            .as_array()
            .map(Vec::len),
        Some(1)
    );
    run("-t service list host_unknown/*", 2);

    run("-t command -d nrpe-commands.json add", 0);
    run("-t host -d nrpe-hosts-templates.json add", 0);
    run("-t service -d nrpe-services-templates.json add", 0);
    let statuses = fixture.items("service", &json!({"name": "Nrpe-status"}));
    assert_eq!(statuses.len(), 2);
    let over = fixture.items("service", &json!({"name": "linux-nrpe-service"}));
    assert!(
        statuses
            .iter()
            .all(|one| one["_templates"] == json!([over[0]["_id"]])),
        "{statuses:?}"
    );

    for line in [
        "-d missing.json update host_test",
        "-c -d missing.json update host_test",
    ] {
        let missing = run(line, 2);
        assert!(
            missing
                .errors
                .contains("Error reading data file: missing.json"),
            "{}",
            missing.errors
        );
    }
    for line in ["-c", "", "", "-i"] {
        run(&format!("{line} -d live-state.json update host_test"), 0);
        run(
            &format!("{line} -t service -d live-state-ok.json update host_test/nsca_cpu"),
            0,
        );
    }
    let host = fixture.items("host", &json!({"name": "host_test"}));
    assert_eq!(host[0]["ls_output"], "all right");

    run("-t service -c delete host_test/*", 0);
    run("-t service delete host_test/*", 0);
    run("delete host_test", 0);
    run("-t service -c delete host_test_2/nsca_services", 0);
    run("-t service delete host_test_2/unknown_service", 2);
    run("-t service -c delete host_test_2/unknown_service", 2);
    assert_eq!(
        fixture
            .items("service", &json!({"host": host[0]["_id"]}))
            .len(),
        0
    );
    run("-t user delete", 0);
    run("-t host list", 0);
    run("-t service list", 0);
}

#[test]
fn what_the_backend_refuses_ends_with_2_and_is_named() {
    let fixture = Fixture::new();
    let refused = fixture.cli("-t nowhere list").with(2);
    assert!(
        refused.output.contains("Get error for 'nowhere' list\n"),
        "{}",
        refused.output
    );
    assert!(
        refused.output.ends_with("Exiting with error code: 2\n"),
        "{}",
        refused.output
    );
    fixture.data(
        "bad.json",
        &json!([{"name": "a", "colour": "blue"}, {"name": "b"}]),
    );
    let refused = fixture.cli("-d bad.json add").with(2);
    assert!(
        refused
            .errors
            .contains("bad.json: element 1: Creation/update error for  'host' : 'a'"),
        "{}",
        refused.errors
    );
    assert!(refused.errors.contains("colour"), "{}", refused.errors);
    assert_eq!(
        fixture.items("host", &json!({"name": "b"})).len(),
        1,
        "the run goes on"
    );
    std::fs::write(fixture.path("broken.json"), "{").expect("a file can be written");
    let broken = fixture.cli("-d broken.json add x").with(2);
    assert!(
        broken
            .errors
            .contains("Error malformed data file: broken.json"),
        "{}",
        broken.errors
    );
    fixture.with_input("-d stdin add", "{").with(2);
    fixture.cli("-f nowhere list").with(2);
    fixture.cli("get unknown").with(2);
    fixture.cli("-T unknown add x").with(2);
    fixture.cli("add").with(2);
}
