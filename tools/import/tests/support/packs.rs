//! The packs of checks that others have published.

use std::path::{Path, PathBuf};

use alignak_backend_import::{Configuration, Kind, Messages, read};
use alignak_testkit::tools;

/// The packs and their versions, those that the tests of the grammar look into first.
pub(crate) const PACKS: [(&str, &str); 8] = [
    ("alignak-checks-windows-nsca", "1.0.0"),
    ("alignak-checks-nrpe", "2.0.2"),
    ("alignak-checks-alignak", "1.1.0"),
    ("alignak-checks-mongodb", "1.1.3"),
    ("alignak-checks-monitoring", "1.1.4"),
    ("alignak-checks-mysql", "1.2.2"),
    ("alignak-checks-snmp", "2.0.2"),
    ("alignak-checks-wmi", "1.0.0"),
];

/// The folder of the demonstration of Alignak, with all its files.
pub(crate) fn demonstration() -> PathBuf {
    tools::python_source("alignak-demo", "1.0.0").join("alignak_demo/etc")
}

/// A main file, in `own`, for a folder of `.cfg` files, with objects added that the files expect to
/// exist.
fn main_file(own: &Path, folder: &Path, added: &str) -> PathBuf {
    let main = own.join("main.cfg");
    let text = format!("cfg_dir={}\n{added}", folder.display());
    std::fs::write(&main, text).expect("a file can be written");
    main
}

/// A host for each template of a configuration, so that the services of the template are created.
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

/// The main file, in `own`, of a pack with a host for each of its templates.
pub(crate) fn with_hosts(own: &Path, project: &str, version: &str) -> PathBuf {
    let folder = tools::python_source(project, version)
        .join(project.replace('-', "_"))
        .join("etc/arbiter");
    let (configuration, _): (Configuration, Messages) = read(&[main_file(own, &folder, "")]);
    main_file(own, &folder, &hosts_of(&configuration))
}
