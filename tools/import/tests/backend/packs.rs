//! Packs that others have published, imported into a backend.

#[path = "../support/packs.rs"]
mod published;

use std::path::Path;
use std::process::Command;

use serde_json::json;

use crate::fixture::Fixture;

/// Imports a configuration, and again: nothing is left to do.
fn import(fixture: &Fixture, main: &Path) -> String {
    let first = fixture.import(&[], main).with(0);
    let again = fixture.import(&["-e"], main).with(0);
    assert!(again.contains("no elements were updated"), "{again}");
    let plan = fixture.import(&["--plan"], main).with(0);
    assert!(plan.ends_with("\nNo changes.\n"), "{plan}");
    first
}

#[test]
fn every_pack_is_imported_and_the_next_import_changes_nothing() {
    let fixture = Fixture::new();
    for (project, version) in published::PACKS {
        let own = tempfile::tempdir().expect("a temporary folder can be made");
        let main = published::with_hosts(own.path(), project, version);
        fixture.run(&["-d"]).with(0);
        import(&fixture, &main);
        let services = fixture.items("service", &json!({"_is_template": false}));
        assert!(!services.is_empty(), "{project}");
    }
}

/// The original counts 240 services, 135 service templates (of those of one name it keeps the first)
/// and 149 dependencies of services in a demonstration of that time.
#[test]
fn the_demonstration_is_imported_and_the_next_import_changes_nothing() {
    let fixture = Fixture::new();
    let own = tempfile::tempdir().expect("a temporary folder can be made");
    let status = Command::new("cp")
        .arg("-r")
        .arg(published::demonstration())
        .arg(own.path())
        .status();
    assert!(status.is_ok_and(|status| status.success()));
    let folder = own.path().join("etc");
    let main = folder.join("alignak-backend-import.cfg");
    // The members of one of its groups are in two realms, which is an error.
    let output = fixture.import(&[], &main).with(3);
    let errors: Vec<&str> = output
        .lines()
        .filter(|line| line.starts_with("error: "))
        .collect();
    let [error] = errors[..] else {
        panic!("{errors:?}")
    };
    assert!(
        error.ends_with(
            "hostgroup 'linux-snmp': it has no realm, and its members are in several: \
                         'South', 'South-East'"
        ),
        "{error}"
    );
    let host = folder.join("arbiter/realms/South/South-East/hosts/pi2.cfg");
    let text = std::fs::read_to_string(&host).expect("a file can be read");
    std::fs::write(&host, text.replace("South-East", "South")).expect("a file can be written");
    let output = import(&fixture, &main);
    for expected in [
        " - 79 command(s)",
        " - 14 host(s)",
        " - 27 host_template(s)",
        " - 239 service(s)",
        " - 144 service_template(s)",
        " - 147 servicedependency(s)",
    ] {
        assert!(output.contains(expected), "{expected} is not in\n{output}");
    }
}
