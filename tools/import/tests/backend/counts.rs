//! The counts that are printed at the end, and what lists of hundreds come to.

use std::fmt::Write as _;

use serde_json::json;

use crate::fixture::Fixture;

#[test]
fn the_counts_are_those_of_what_was_created_and_found() {
    let fixture = Fixture::new();
    let mut text = String::from("define command {\n command_name c\n command_line /bin/true\n}\n");
    text.push_str("define host {\n name t\n register 0\n check_command c\n}\n");
    for host in 0..450 {
        writeln!(text, "define host {{\n host_name h{host}\n use t\n}}")
            .expect("a string can be written to");
    }
    text.push_str("define service {\n service_description s\n host_name *\n check_command c\n}\n");
    let file = fixture.file("many.cfg", &text);
    let output = fixture.import(&[], &file).with(0);
    let counts: Vec<&str> = output
        .lines()
        .skip_while(|line| *line != "alignak-backend-import, inserted elements: ")
        .skip(1)
        .take_while(|line| line.starts_with(" - "))
        .collect();
    assert_eq!(
        counts,
        [
            " - 5 command(s)",
            " - 451 host(s)",
            " - 1 host_template(s)",
            " - no hostdependency(s)",
            " - no hostescalation(s)",
            " - no hostgroup(s)",
            " - 1 realm(s)",
            " - 450 service(s)",
            " - no service_template(s)",
            " - no servicedependency(s)",
            " - no serviceescalation(s)",
            " - no servicegroup(s)",
            " - 2 timeperiod(s)",
            " - 1 user(s)",
            " - no user_template(s)",
            " - no usergroup(s)",
        ]
    );
    assert!(
        output.contains("- importing service #450: h449/s"),
        "{output}"
    );
    let last = output.lines().last().expect("a last line");
    assert!(
        last.starts_with("Global configuration import duration: "),
        "{last}"
    );
    assert_eq!(fixture.items("service", &json!({})).len(), 450);
}
