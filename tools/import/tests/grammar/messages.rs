//! What is said about wrong configurations: file, line and object, everything in one run.

use std::path::Path;

use alignak_backend_import::{Severity, read, read_text};

fn said(text: &str) -> Vec<String> {
    let (_, messages) = read_text(Path::new("a.cfg"), text.as_bytes());
    messages.iter().map(ToString::to_string).collect()
}

#[test]
fn all_problems_are_reported_in_one_run_each_with_its_place() {
    let text = "\
define host {
 host_name srv1
 use missing-template
 check_period sometimes
 check_interval five
 parents srv1, srv9
 contacts jim
 contact_groups team
 colour blue
}
define host {
 alias nameless
}
define service {
 service_description Disk
 host_name srv1,srv7
 hostgroup_name nowhere
 check_command check_disk!/
 notifications_enabled maybe
}
define servicegroup {
 servicegroup_name odd
 members srv1,Disk,srv1
}
define timeperiod {
 timeperiod_name p
 someday 00:00-24:00
}
define hostgroup {
 hostgroup_name g
 members srv1,srv8
 hostgroup_members h
}
define colour {
}
nonsense
";
    let said = said(text);
    for expected in [
        "warning: a.cfg:1: host 'srv1': the template 'missing-template' is not defined",
        "error: a.cfg:1: host 'srv1': check_period: the time period 'sometimes' is not defined",
        "error: a.cfg:5: host 'srv1': check_interval: 'five' is not a number",
        "error: a.cfg:1: host 'srv1': it is its own parent",
        "error: a.cfg:1: host 'srv1': parents: the host 'srv9' is not defined",
        "error: a.cfg:1: host 'srv1': the contact 'jim' is not defined",
        "error: a.cfg:1: host 'srv1': the contact group 'team' is not defined",
        "warning: a.cfg:9: host: the property 'colour' is not known and not imported (1 times)",
        "error: a.cfg:11: host: it has no host_name",
        "error: a.cfg:14: service 'Disk': host_name: the host 'srv7' is not defined",
        "error: a.cfg:14: service 'Disk': the host group 'nowhere' is not defined",
        "error: a.cfg:14: service 'srv1/Disk': check_command: the command 'check_disk' is not defined",
        "error: a.cfg:19: service 'Disk': notifications_enabled: 'maybe' is neither 1 nor 0",
        "error: a.cfg:21: servicegroup 'odd': members must be pairs of a host and a service; their number is odd",
        "error: a.cfg:27: timeperiod 'p': 'someday' is not a day",
        "error: a.cfg:29: hostgroup 'g': the member 'srv8' is not a host",
        "error: a.cfg:29: hostgroup 'g': hostgroup_members: the group 'h' is not defined",
        "warning: a.cfg:34: 'colour' is not a type of objects: 1 ignored",
        "error: a.cfg:36: 'nonsense' is outside of a definition and is no parameter 'key=value'",
    ] {
        assert!(
            said.iter().any(|one| one == expected),
            "{expected}\nis not in\n{}",
            said.join("\n")
        );
    }
}

#[test]
fn a_time_range_over_midnight_is_an_error() {
    let text = "define timeperiod {\n timeperiod_name nights\n monday 08:00-09:00,22:00-06:00\n}\n";
    let expected = "error: a.cfg:3: timeperiod 'nights': 'monday': the time range '22:00-06:00' \
                    ends before it begins: split it at midnight";
    assert_eq!(said(text), [expected]);
}

#[test]
fn circles_are_named() {
    let said = said(
        "define host {\n name a\n register 0\n use b\n}\ndefine host {\n name b\n register 0\n use a\n}\n\
         define host {\n name c\n register 0\n use c\n}\n",
    );
    let expected =
        "error: a.cfg:1: host template 'a': templates use each other in a circle: a > b > a";
    assert!(said.iter().any(|one| one == expected), "{said:?}");
    let expected = "error: a.cfg:11: host template 'c': it uses itself as a template";
    assert!(said.iter().any(|one| one == expected), "{said:?}");
}

#[test]
fn of_two_definitions_the_one_that_counts_is_named() {
    let said = said(
        "define command {\n command_name c\n command_line one\n}\n\
         define command {\n command_name c\n command_line two\n}\n",
    );
    let expected =
        "warning: a.cfg:1: command 'c': it is defined twice; the definition at a.cfg:5 counts";
    assert!(said.iter().any(|one| one == expected), "{said:?}");
}

#[test]
fn files_that_cannot_be_read_are_errors_of_the_line_that_names_them() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let main = folder.path().join("main.cfg");
    let text = "cfg_file=missing.cfg\ncfg_dir=nowhere\n$USER1$=/usr/lib/plugins\nlog_file=\n";
    std::fs::write(&main, text).expect("a file can be written");
    let (configuration, messages) = read(&[&main]);
    assert_eq!(messages.count(Severity::Error), 2);
    let lines: Vec<u32> = messages
        .iter()
        .filter(|message| message.severity > Severity::Information)
        .filter_map(|message| message.place.as_ref().map(|place| place.line))
        .collect();
    assert_eq!(lines, [1, 2, 4]);
    assert_eq!(configuration.macros["USER1"], "/usr/lib/plugins");
}
