//! A configuration of 2,000 hosts with 10 services each.

use std::fmt::Write as _;
use std::path::Path;

use alignak_backend_import::read_text;

/// Every service written by itself, as exports of configuration tools do.
fn written_out(hosts: usize, services: usize) -> String {
    let mut text = String::from(
        "define command {\n command_name ping\n command_line /bin/ping\n}\n\
         define host {\n name generic-host\n register 0\n check_command ping\n \
         max_check_attempts 3\n}\n\
         define service {\n name generic-service\n register 0\n check_command ping!a!b\n \
         max_check_attempts 3\n check_interval 5\n notification_options w,c,r\n}\n",
    );
    for host in 0..hosts {
        writeln!(
            text,
            "define host {{\n host_name host-{host:05}\n use generic-host\n alias Host {host}\n \
             address 192.0.2.1\n}}"
        )
        .expect("a string can be written to");
        for service in 0..services {
            writeln!(
                text,
                "define service {{\n host_name host-{host:05}\n service_description Service \
                 {service}\n use generic-service\n retry_interval 1\n notes see rack {host}\n}}"
            )
            .expect("a string can be written to");
        }
    }
    text
}

#[test]
fn twenty_thousand_services_are_read() {
    let text = written_out(2000, 10);
    let (configuration, messages) = read_text(Path::new("large.cfg"), text.as_bytes());
    assert!(!messages.has_errors());
    assert_eq!(configuration.hosts.len(), 2000);
    assert_eq!(configuration.services.len(), 20_000);
    let last = configuration.services.last().expect("services");
    assert_eq!(last.number("check_interval"), Some(5));
    assert_eq!(
        last.text("check_command").map(|text| &**text),
        Some("ping!a!b")
    );
}
