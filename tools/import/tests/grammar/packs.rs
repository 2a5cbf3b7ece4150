//! Configurations that others have published.

#[path = "../support/packs.rs"]
mod published;

use alignak_backend_import::backend::{Location, check};
use alignak_backend_import::{Configuration, Kind, Messages, Severity, read};

fn errors(messages: &Messages) -> Vec<String> {
    let errors = messages
        .iter()
        .filter(|message| message.severity == Severity::Error);
    errors.map(ToString::to_string).collect()
}

fn count(configuration: &Configuration, kind: Kind) -> (usize, usize) {
    (
        configuration.objects(kind).len(),
        configuration.templates(kind).len(),
    )
}

/// Reads a pack with a host for each of its host templates.
fn with_hosts(project: &str, version: &str) -> Configuration {
    let own = tempfile::tempdir().expect("a temporary folder can be made");
    let main = published::with_hosts(own.path(), project, version);
    let (configuration, mut messages) = read(&[main]);
    messages.extend(check(&configuration, Location::default()));
    assert_eq!(errors(&messages), [""; 0], "{project}");
    configuration
}

#[test]
fn the_demonstration_is_read_without_an_error() {
    let (configuration, messages) = read(&[published::demonstration().join("alignak.cfg")]);
    assert_eq!(errors(&messages), [""; 0]);
    for (kind, objects, templates) in [
        (Kind::Command, 75, 0),
        (Kind::TimePeriod, 5, 0),
        (Kind::Contact, 2, 1),
        (Kind::Host, 1, 27),
        (Kind::HostGroup, 9, 0),
        (Kind::Service, 0, 144),
        (Kind::ServiceGroup, 8, 0),
    ] {
        assert_eq!(count(&configuration, kind), (objects, templates), "{kind}");
    }
}

#[test]
fn services_of_packs_are_created_on_the_hosts_that_use_their_templates() {
    let windows = with_hosts("alignak-checks-windows-nsca", "1.0.0");
    assert_eq!(count(&windows, Kind::Service), (5, 12));
    for service in &windows.services {
        assert_eq!(&*service.list("host_name")[0], "of-windows-passive-host");
        assert!(service.name.starts_with("nsca_"), "{}", service.name);
    }
    let nrpe = with_hosts("alignak-checks-nrpe", "2.0.2");
    assert_eq!(count(&nrpe, Kind::Host), (9, 9));
    assert_eq!(count(&nrpe, Kind::Service), (87, 36));
    let linux = nrpe
        .services
        .iter()
        .filter(|service| &*service.list("host_name")[0] == "of-linux-nrpe");
    assert!(linux.count() > 5);
}

#[test]
fn every_pack_is_read_without_an_error() {
    for (project, version) in published::PACKS {
        let configuration = with_hosts(project, version);
        let (hosts, templates) = count(&configuration, Kind::Host);
        assert!(hosts > 0 && hosts == templates, "{project}: {hosts} hosts");
        assert!(!configuration.services.is_empty(), "{project}");
    }
}
