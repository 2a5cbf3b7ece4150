//! An import that is interrupted is completed by the next one.

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};

use crate::fixture::Fixture;

const HOSTS: usize = 200;
const SERVICES: usize = 5;

/// A site that takes some seconds to import, with groups in groups.
fn site() -> String {
    let mut text = String::from(
        "define command {\n command_name c\n command_line x\n}\n\
         define contact {\n contact_name jim\n contactgroups team\n}\n\
         define contactgroup {\n contactgroup_name team\n}\n\
         define hostgroup {\n hostgroup_name all-of-them\n hostgroup_members web\n}\n\
         define hostgroup {\n hostgroup_name web\n members *\n}\n",
    );
    for host in 0..HOSTS {
        writeln!(
            text,
            "define host {{\n host_name h{host}\n contact_groups team\n}}"
        )
        .expect("a string can be written");
    }
    for service in 0..SERVICES {
        writeln!(
            text,
            "define service {{\n host_name *\n service_description s{service}\n check_command c\n}}"
        )
        .expect("a string can be written");
    }
    text
}

/// Starts an import and interrupts it when it says this line; returns what it said.
fn interrupt_at(line: &str, fixture: &Fixture, file: &Path) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_alignak-backend-import"))
        .args(["-b", fixture.server.api().base()])
        .arg(file)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program can be started");
    let output = program.stdout.take().expect("a pipe");
    let mut output = BufReader::new(output);
    let mut said = String::new();
    while !said.ends_with(&format!("{line}\n")) {
        let read = output.read_line(&mut said).expect("the output is text");
        assert!(read > 0, "the program has ended before: {said}");
    }
    let id = i32::try_from(program.id()).expect("a process id");
    let id = Pid::from_raw(id).expect("a process id");
    kill_process(id, Signal::INT).expect("the program runs");
    output
        .read_to_string(&mut said)
        .expect("the output is text");
    let status = program.wait().expect("the program ends");
    assert_eq!(status.code(), Some(130), "{said}");
    said
}

fn count(fixture: &Fixture, resource: &str) -> u64 {
    let answer = fixture
        .server
        .admin()
        .get(&format!("/{resource}?max_results=1"))
        .send()
        .expect_status(200);
    let total: &Value = &answer.json()["_meta"]["total"];
    total.as_u64().expect("a number")
}

#[test]
fn an_import_that_was_interrupted_is_completed_by_the_next_one() {
    let text = site();
    for (line, option) in [
        ("Adding hosts...", "-i"),
        ("Adding services...", "-e"),
        ("Adding services...", "-i"),
    ] {
        let fixture = Fixture::new();
        let file = fixture.file("site.cfg", &text);
        let said = interrupt_at(line, &fixture, &file);
        assert!(
            said.contains("the same import with -e completes it"),
            "{said}"
        );
        let services = count(&fixture, "service");
        assert!(services < (HOSTS * SERVICES) as u64, "it came too late");
        fixture.import(&[option], &file).with(0);
        assert_eq!(count(&fixture, "service"), (HOSTS * SERVICES) as u64);
        assert_eq!(count(&fixture, "host"), HOSTS as u64 + 1);
        let plan = fixture.import(&["--plan"], &file).with(0);
        assert!(plan.ends_with("\nNo changes.\n"), "{line} {option}: {plan}");
    }
}

#[test]
fn links_that_an_interruption_has_left_out_are_set_by_both_modes() {
    let fixture = Fixture::new();
    let file = fixture.file(
        "groups.cfg",
        "define hostgroup {\n hostgroup_name outer\n hostgroup_members inner\n}\n\
         define hostgroup {\n hostgroup_name inner\n notes before\n}\n",
    );
    fixture.import(&[], &file).with(0);
    let outer = || fixture.item("hostgroup", &json!({"name": "outer"}));
    let links = outer()["hostgroups"].clone();
    assert_eq!(links.as_array().map(Vec::len), Some(1));
    for option in ["-i", "-e"] {
        // As it is between the creation of the groups and that of their links.
        let item = outer();
        let path = format!("/hostgroup/{}", item["_id"].as_str().expect("an id"));
        fixture
            .server
            .admin()
            .patch(&path)
            .if_match(item["_etag"].as_str().expect("an etag"))
            .json(&json!({"hostgroups": []}))
            .send()
            .expect_status(200);
        let output = fixture.import(&[option], &file).with(0);
        assert!(output.contains("   hostgroup: outer"), "{output}");
        assert_eq!(outer()["hostgroups"], links, "{option}");
    }
    // Nothing else of what exists is changed.
    let changed = fixture.file(
        "changed.cfg",
        "define hostgroup {\n hostgroup_name outer\n hostgroup_members inner\n}\n\
         define hostgroup {\n hostgroup_name inner\n notes after\n}\n",
    );
    fixture.import(&["-i"], &changed).with(0);
    let inner = fixture.item("hostgroup", &json!({"name": "inner"}));
    assert_eq!(inner["notes"], "before");
}
