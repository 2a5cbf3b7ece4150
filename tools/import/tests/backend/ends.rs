//! Every exit code, provoked.

use crate::fixture::{Fixture, run};

const GOOD: &str = "define command {\n command_name c\n command_line /bin/true\n}\n";

#[test]
fn help_and_version_end_well() {
    assert!(run(&["-h"]).with(0).contains("--duplicate"));
    assert_eq!(run(&["-V"]).with(0), "1.2.2\n");
}

#[test]
fn a_wrong_command_line_ends_with_64() {
    for arguments in [&["--nonsense"][..], &["-g", "somewhere"], &["-b"]] {
        let output = run(arguments).with(64);
        assert!(
            output.starts_with("Command line parsing error."),
            "{output}"
        );
        assert!(output.contains("-h"), "{output}");
    }
}

#[test]
fn files_are_validated_without_a_backend() {
    let fixture = Fixture::new();
    let good = fixture.file("good.cfg", GOOD).display().to_string();
    let nowhere = ["-b", "http://127.0.0.1:1", "--validate"];
    let output = run(&[&nowhere[..], &[&*good]].concat()).with(0);
    assert!(
        output.ends_with("The configuration can be imported.\n"),
        "{output}"
    );
    let text = "define host {\n host_name a\n business_impact 9\n}\n";
    let bad = fixture.file("bad.cfg", text).display().to_string();
    let output = run(&[&nowhere[..], &[&*bad]].concat()).with(3);
    assert!(output.contains("9 is more than 5"), "{output}");
    run(&["--validate", "-d", &good]).with(64);
}

#[test]
fn no_access_and_nothing_to_do_end_with_2() {
    let fixture = Fixture::new();
    let file = fixture.file("good.cfg", GOOD);
    let output = fixture.import(&["-p", "wrong"], &file).with(2);
    assert!(output.contains("Access denied!"), "{output}");
    assert!(output.contains("Exiting with error code: 2"), "{output}");
    let path = file.display().to_string();
    assert!(
        run(&["-b", "http://127.0.0.1:1", &path])
            .with(2)
            .contains("Access denied!")
    );
    assert!(
        fixture
            .run(&[])
            .with(2)
            .contains("No configuration specified!")
    );
}

#[test]
fn a_wrong_configuration_ends_with_3_before_anything_is_deleted() {
    let fixture = Fixture::new();
    let good = fixture.file("good.cfg", GOOD);
    fixture.import(&[], &good).with(0);
    let bad = fixture.file(
        "bad.cfg",
        "define host {\n host_name a\n check_period nowhere\n}\n",
    );
    let output = fixture.import(&["-d"], &bad).with(3);
    assert!(
        output.contains("bad.cfg:1: host 'a': check_period: the time period 'nowhere'"),
        "{output}"
    );
    assert_eq!(
        fixture
            .items("command", &serde_json::json!({"name": "c"}))
            .len(),
        1
    );
}

#[test]
fn references_that_cannot_be_resolved_end_with_4() {
    let fixture = Fixture::new();
    let file = fixture.file(
        "unresolved.cfg",
        "define host {\n name t\n register 0\n contact_groups nobody\n}\n",
    );
    let output = fixture.import(&[], &file).with(4);
    assert!(output.contains("# errors report #"), "{output}");
    assert!(
        output.contains("# Unknown usergroup: nobody for host 't'"),
        "{output}"
    );
    let plan = fixture.import(&["--plan"], &file).with(4);
    assert!(
        plan.contains("the host `t` refers to the usergroup `nobody`, which does not exist"),
        "{plan}"
    );
    assert_eq!(
        fixture
            .items("host", &serde_json::json!({"name": "t"}))
            .len(),
        1
    );
}

#[test]
fn what_the_backend_refuses_ends_with_5_and_is_named() {
    let fixture = Fixture::new();
    let file = fixture.file("good.cfg", GOOD);
    fixture.import(&[], &file).with(0);
    let output = fixture.import(&[], &file).with(5);
    assert!(
        output.contains("# Post/patch error for: command : c: "),
        "{output}"
    );
    assert!(output.contains("good.cfg:1"), "{output}");
    assert!(output.contains("is not unique"), "{output}");
    // On request the import goes on after it.
    let both = fixture.file(
        "both.cfg",
        &format!("{GOOD}{}", GOOD.replace(" c\n", " d\n")),
    );
    fixture.import(&["--continue"], &both).with(5);
    assert_eq!(
        fixture
            .items("command", &serde_json::json!({"name": "d"}))
            .len(),
        1
    );
}

#[test]
fn an_object_without_name_ends_with_6() {
    let fixture = Fixture::new();
    let file = fixture.file("nameless.cfg", "define host {\n alias a\n}\n");
    assert!(
        fixture
            .import(&[], &file)
            .with(6)
            .contains("it has no host_name")
    );
}
