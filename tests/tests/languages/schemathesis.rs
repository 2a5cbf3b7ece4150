//! Generated requests, valid and not, to a server with items in it: every answer is as the document
//! says, but for what `tests/schemathesis/explained.toml` explains.
//!
//! The examples of the document are left to the test that runs them (`document/examples.rs`). What
//! deletes whole collections has a run of its own after the others, which would find nothing more.
//! Logging in and out are left to their own tests, because a new token would end the old one; so is
//! following changes, whose response has no end.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use alignak_testkit::process::Process;
use alignak_testkit::{Api, Mongo, Options, Server, binary, tools};
use regex::Regex;
use serde::Deserialize;
use serde_json::{Value, json};

const REQUIREMENTS: &str = include_str!("../../schemathesis/requirements.txt");

/// How long requests are made to one store, in seconds: to all operations but those that delete
/// whole collections, and then to these.
const SECONDS: &str = "540";
const SECONDS_OF_REMOVALS: &str = "60";
const LIMIT: Duration = Duration::from_mins(30);

/// What `delete_all_hosts` and its like are called.
const REMOVALS: &str = "^delete_all_";

#[derive(Debug, Deserialize)]
struct List {
    finding: Vec<Explained>,
}

#[derive(Debug, Deserialize)]
struct Explained {
    code: String,
    operation: String,
    text: String,
    reason: String,
}

#[derive(Debug, PartialEq)]
struct Finding {
    code: String,
    operation: String,
    text: String,
}

#[test]
#[ignore = "takes ten minutes: cargo xtask test --all"]
fn generated_requests_find_nothing_on_sqlite() {
    find_nothing(&Server::start(), "sqlite");
}

#[test]
#[ignore = "takes ten minutes: cargo xtask test --all"]
fn generated_requests_find_nothing_on_mongodb() {
    let mongo = Mongo::replica_set(1);
    let store = mongo.uri("schemathesis");
    let options = Options::default().argument("--store").argument(&store);
    let server = Server::start_with(options);
    find_nothing(&server, "mongodb");
}

fn find_nothing(server: &Server, store: &str) {
    let backend = server.admin();
    fill(&backend);
    let folder = binary::target().join("schemathesis").join(store);
    std::fs::create_dir_all(&folder).expect("a folder can be made under target");
    let runs = [
        (SECONDS, "--exclude-operation-id-regex"),
        (SECONDS_OF_REMOVALS, "--include-operation-id-regex"),
    ];
    let mut report = String::new();
    for (seconds, selection) in runs {
        let mut command = command(&backend, &folder, seconds, [selection, REMOVALS]);
        let mut process = Process::start(&mut command);
        process.wait(LIMIT);
        let part = process.output();
        assert!(part.contains("Test cases:"), "{store}: {part}");
        every_operation_was_tested(&part);
        report.push_str(&part);
    }
    std::fs::write(folder.join("report.txt"), &report).expect("a report can be written");
    let explained = explained();
    let mut counts = vec![0_usize; explained.len()];
    let mut unexplained = Vec::new();
    for finding in findings(&report) {
        match explained.iter().position(|entry| explains(entry, &finding)) {
            Some(entry) => counts[entry] += 1,
            None => unexplained.push(finding),
        }
    }
    // An entry without a finding is not a failure, since the requests are random; entries that stay
    // at zero over several runs are to be removed.
    for (entry, count) in explained.iter().zip(counts) {
        println!(
            "{store}: {count} × {} {} {}",
            entry.code, entry.operation, entry.text
        );
    }
    assert!(unexplained.is_empty(), "{store}: {unexplained:#?}");
    // The token has lasted, or the findings would mean nothing.
    backend.get("/host").send().expect_status(200);
}

/// A run that ends before it has reached an operation proves nothing of it.
#[track_caller]
fn every_operation_was_tested(report: &str) {
    let number = |name: &str| {
        let (_, rest) = report.split_once(name)?;
        let digits: String = rest
            .trim_start()
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        digits.parse::<u32>().ok()
    };
    let tested = number("  Tested:");
    assert!(tested.is_some(), "{report}");
    assert_eq!(tested, number("  Selected:"), "{report}");
}

fn command(backend: &Api, folder: &Path, seconds: &str, selection: [&str; 2]) -> Command {
    let python = tools::python_with("schemathesis", REQUIREMENTS);
    let document = binary::workspace().join("openapi/alignak-backend.json");
    let mut command = Command::new("nice");
    command
        .arg(python.with_file_name("schemathesis"))
        .arg("--config-file")
        .arg(sources().join("schemathesis.toml"))
        .arg("run")
        .arg(&document)
        .args([
            "--url",
            backend.base(),
            "--checks",
            "all",
            "--continue-on-failure",
            "--phases",
            "coverage,fuzzing,stateful",
        ])
        .args(selection)
        .args([
            "--header",
            &format!("Authorization: Bearer {}", backend.token()),
        ])
        .args([
            "--exclude-operation-id",
            "login",
            "--exclude-operation-id",
            "logout",
            "--exclude-operation-id",
            "follow_changes",
        ])
        .args(["--max-time", seconds])
        .env("PYTHONPATH", sources())
        .env("SCHEMATHESIS_HOOKS", "hooks")
        .env("ALIGNAK_URL", backend.base())
        .env("ALIGNAK_TOKEN", backend.token())
        .env("ALIGNAK_DOCUMENT", &document)
        .env("NO_COLOR", "1")
        .env("NO_PROXY", "127.0.0.1")
        .current_dir(folder);
    command
}

fn sources() -> PathBuf {
    binary::workspace().join("tests/schemathesis")
}

/// Items of all kinds, with live state and history.
fn fill(backend: &Api) {
    let realm = backend.root_realm();
    for number in 0..20 {
        let name = format!("host-{number}");
        let host = backend.create("host", &json!({"name": name, "_realm": realm}));
        let service = json!({"name": "http", "host": host["_id"], "_realm": realm});
        backend.create("service", &service);
        let result = json!({
            "host": host["_id"], "state": "DOWN", "state_type": "HARD", "last_state_type": "HARD",
            "output": "no answer",
        });
        backend.create("logcheckresult", &result);
    }
    for resource in [
        "hostgroup",
        "servicegroup",
        "usergroup",
        "command",
        "timeperiod",
    ] {
        let item = json!({"name": "tested", "_realm": realm});
        backend.create(resource, &item);
    }
    let document = backend
        .get("/openapi.json")
        .send()
        .expect_status(200)
        .json();
    for resource in [
        "actionacknowledge",
        "actiondowntime",
        "actionforcecheck",
        "alignak",
        "alignakdaemon",
        "alignakretention",
        "grafana",
        "graphite",
        "history",
        "hostdependency",
        "hostescalation",
        "influxdb",
        "servicedependency",
        "serviceescalation",
        "statsd",
    ] {
        create_example(backend, &document, resource);
    }
}

/// Creates the item that the document shows, with the newest items in its references.
fn create_example(backend: &Api, document: &Value, resource: &str) {
    let post = &document["paths"][format!("/{resource}")]["post"];
    let body = &post["requestBody"]["content"]["application/json"];
    let schema = body["schema"]["$ref"].as_str().unwrap_or_default();
    let schema = document.pointer(schema.trim_start_matches('#'));
    let properties = schema.and_then(|schema| schema["properties"].as_object());
    let mut item = body["example"].clone();
    for (field, property) in properties.into_iter().flatten() {
        let one = property.get("items").unwrap_or(property);
        let (Some(target), Some(value)) = (
            one["x-relation"]["resource"].as_str(),
            item.get_mut(field).filter(|value| !value.is_null()),
        ) else {
            continue;
        };
        let newest = format!("/{target}?max_results=1&sort=-_id");
        let page = backend.get(&newest).send().expect_status(200).json();
        let id = page["_items"][0]["_id"].clone();
        *value = if value.is_array() { json!([id]) } else { id };
    }
    backend.create(resource, &item);
}

fn explained() -> Vec<Explained> {
    let text = std::fs::read_to_string(sources().join("explained.toml"))
        .expect("the explained findings can be read");
    let list: List = toml::from_str(&text).expect("the explained findings are TOML");
    list.finding
}

fn explains(entry: &Explained, finding: &Finding) -> bool {
    let matches = |pattern: &str, text: &str| {
        Regex::new(pattern)
            .expect("a pattern is a regular expression")
            .is_match(text)
    };
    assert!(!entry.reason.is_empty(), "{entry:?} has no reason");
    entry.code == finding.code
        && matches(&entry.operation, &finding.operation)
        && matches(&entry.text, &finding.text)
}

/// The findings of a report: below a headline for each operation, each begins with a dash and its
/// code, and the request follows that shows it.
fn findings(report: &str) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    let mut operation = String::new();
    let mut inside = false;
    for line in report.lines() {
        let title = line.trim_matches('_');
        if line.starts_with("__") && line.ends_with("__") {
            title.trim().clone_into(&mut operation);
            inside = false;
        } else if let Some((code, _)) = line
            .strip_prefix("- ST")
            .and_then(|rest| rest.split_once(' '))
        {
            found.push(Finding {
                code: format!("ST{code}"),
                operation: operation.clone(),
                text: String::new(),
            });
            inside = true;
        }
        if line.contains("Test Case ID") || line.starts_with("====") {
            inside = false;
        }
        if let Some(finding) = found.last_mut().filter(|_| inside) {
            finding.text.push_str(line);
            finding.text.push('\n');
        }
    }
    found
}

#[test]
fn findings_are_read_from_a_report() {
    let report = "\
=================================== FAILURES ===================================
______________________________ DELETE /host/{id} _______________________________
1. Test Case ID: UO99UM

- ST203 Missing required header accepted

    Got 404

- ST108 Response violates schema

    1 is not of type \"string\"

Reproduce with:

    curl -X DELETE http://127.0.0.1/host/1

________________________________ Stateful tests ________________________________
1. Test Case ID: mv3KIx

- ST202 Schema-valid request rejected

    [400] Bad Request:

=================================== SUMMARY ====================================
  - ST999 in a table
";
    let found = findings(report);
    let codes: Vec<_> = found
        .iter()
        .map(|one| (one.code.as_str(), one.operation.as_str()))
        .collect();
    assert_eq!(
        codes,
        [
            ("ST203", "DELETE /host/{id}"),
            ("ST108", "DELETE /host/{id}"),
            ("ST202", "Stateful tests"),
        ]
    );
    assert!(found[0].text.contains("Got 404"), "{found:?}");
    assert!(found[2].text.contains("[400] Bad Request"), "{found:?}");
    assert!(!found[2].text.contains("SUMMARY"), "{found:?}");
}
