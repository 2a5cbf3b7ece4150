//! Configurations that others have published.

use std::path::{Path, PathBuf};

use alignak_backend_import::{Configuration, Kind, Messages, Severity, read};
use alignak_testkit::tools;

fn errors(messages: &Messages) -> Vec<String> {
    let errors = messages
        .iter()
        .filter(|message| message.severity == Severity::Error);
    errors.map(ToString::to_string).collect()
}

/// Reads a folder of `.cfg` files, with objects added that the files expect to exist.
fn read_folder(folder: &Path, added: &str) -> (Configuration, Messages) {
    let own = tempfile::tempdir().expect("a temporary folder can be made");
    let main = own.path().join("main.cfg");
    let text = format!("cfg_dir={}\n{added}", folder.display());
    std::fs::write(&main, text).expect("a file can be written");
    read(&[main])
}

fn count(configuration: &Configuration, kind: Kind) -> (usize, usize) {
    (
        configuration.objects(kind).len(),
        configuration.templates(kind).len(),
    )
}

/// A host for each template that the pack has, so that its services are created.
fn hosts_of(configuration: &Configuration) -> String {
    let templates = configuration.templates(Kind::Host).iter();
    templates
        .map(|template| {
            let name = &template.name;
            format!("define host {{\n host_name of-{name}\n use {name}\n}}\n")
        })
        .collect::<Vec<_>>()
        .concat()
}

fn pack(project: &str, version: &str) -> PathBuf {
    tools::python_source(project, version)
        .join(project.replace('-', "_"))
        .join("etc/arbiter")
}

/// Reads a pack with a host for each of its host templates.
fn with_hosts(project: &str, version: &str) -> Configuration {
    let folder = pack(project, version);
    let (configuration, _) = read_folder(&folder, "");
    let (configuration, messages) = read_folder(&folder, &hosts_of(&configuration));
    assert_eq!(errors(&messages), [""; 0], "{project}");
    configuration
}

#[test]
fn the_demonstration_is_read_without_an_error() {
    let demo = tools::python_source("alignak-demo", "1.0.0").join("alignak_demo/etc");
    let (configuration, messages) = read(&[demo.join("alignak.cfg")]);
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
    for (project, version) in [
        ("alignak-checks-alignak", "1.1.0"),
        ("alignak-checks-mongodb", "1.1.3"),
        ("alignak-checks-monitoring", "1.1.4"),
        ("alignak-checks-mysql", "1.2.2"),
        ("alignak-checks-snmp", "2.0.2"),
        ("alignak-checks-wmi", "1.0.0"),
    ] {
        let configuration = with_hosts(project, version);
        let (hosts, templates) = count(&configuration, Kind::Host);
        assert!(hosts > 0 && hosts == templates, "{project}: {hosts} hosts");
        assert!(!configuration.services.is_empty(), "{project}");
    }
}
