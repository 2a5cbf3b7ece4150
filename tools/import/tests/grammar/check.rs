//! What the backend would refuse is found before anything is sent.

use std::fmt::Write as _;
use std::path::Path;

use alignak_backend_import::backend::{Location, check};
use alignak_backend_import::read_text;

/// The errors of a configuration, those of what would be sent included.
fn errors(text: &str) -> Vec<String> {
    let (configuration, mut messages) = read_text(Path::new("a.cfg"), text.as_bytes());
    messages.extend(check(&configuration, Location::default()));
    let said = messages.iter().map(ToString::to_string);
    said.filter(|one| one.starts_with("error: ")).collect()
}

#[test]
fn values_that_the_backend_refuses_are_errors_of_their_objects() {
    let text = "\
define host {
 host_name a
 business_impact 9
 initial_state w
 notification_options d,q
 business_rule_host_notification_options d,k
}
define host {
 host_name a(b)
}
define service {
 service_description CPU > 90%
 host_name a
 freshness_state d
 business_impact 2
}
define contact {
 contact_name O'Brien
 min_business_impact 3
 host_notification_options w
}
define realm {
 realm_name Süd
 default 1
}
define realm {
 realm_name Öst
}
define host {
 name web
 register 0
}
define host {
 host_name web
 _a.b c
}
define hostdependency {
 host_name a
 dependent_host_name web
 notification_failure_criteria r
}
";
    let expected = [
        "error: a.cfg:4: host 'a': initial_state: 'w' is none of o, d, x",
        "error: a.cfg:5: host 'a': notification_options: 'q' is none of d, x, r, f, s, n",
        "error: a.cfg:14: service 'a/CPU > 90%': freshness_state: 'd' is none of o, w, c, u, x",
        "error: a.cfg:20: contact 'O'Brien': host_notification_options: 'w' is none of d, u, r, f, \
         s, n",
        "error: a.cfg:40: hostdependency: notification_failure_criteria: 'r' is none of o, d, x, \
         p, n",
        "error: a.cfg:26: realm 'Öst': name: 'Öst' has characters that the backend does not allow: \
         Ö",
        "error: a.cfg:17: user 'O'Brien': name: 'O'Brien' has characters that the backend does not \
         allow: '",
        "error: a.cfg:1: host 'a': business_impact: 9 is more than 5",
        "error: a.cfg:1: host 'a': business_rule_host_notification_options: 'k' is none of d, u, r, \
         f, s, n",
        "error: a.cfg:8: host 'a(b)': name: 'a(b)' has characters that the backend does not allow: \
         ( )",
        "error: a.cfg:33: host 'web': another host at a.cfg:29 has the name 'web' in the backend, \
         which must be unique, templates included",
        "error: a.cfg:33: host 'web': the custom variable _A.B: the backend takes a dot in a name \
         for an object in an object",
        "error: a.cfg:11: service 'a/CPU > 90%': name: 'CPU > 90%' has characters that the backend \
         does not allow: > %",
    ];
    let found = errors(text);
    for expected in expected {
        assert!(
            found.iter().any(|one| one == expected),
            "{expected}\nis not in\n{}",
            found.join("\n")
        );
    }
    assert_eq!(found.len(), expected.len(), "{}", found.join("\n"));
}

#[test]
fn generated_names_are_short_enough() {
    let hosts: Vec<String> = (0..60).map(|number| format!("host-{number}")).collect();
    let mut text = String::new();
    for name in &hosts {
        writeln!(text, "define host {{\n host_name {name}\n}}").expect("a string can be written");
    }
    let all = hosts.join(",");
    writeln!(text, "define hostescalation {{\n host_name {all}\n}}").expect("a string");
    assert_eq!(errors(&text), [""; 0]);
}

#[test]
fn names_that_become_equal_are_errors_and_templates_are_kept_once() {
    let found = errors(
        "define command {\n command_name a$\n command_line x\n}\n\
         define command {\n command_name a_\n command_line x\n}\n\
         define host {\n name t 1\n register 0\n}\ndefine host {\n name t_1\n register 0\n}\n",
    );
    assert_eq!(
        found,
        [
            "error: a.cfg:5: command 'a_': another command at a.cfg:1 has the name 'a_' in the \
             backend, which must be unique, templates included"
        ]
    );
}
