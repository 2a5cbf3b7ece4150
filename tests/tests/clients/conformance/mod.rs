//! The recorded conversations, each played against a server on an empty store.

mod player;

use std::io::Write as _;

use alignak_testkit::Server;
use alignak_tests::conformance::{Conversation, Deviations, folder, play};

fn check(name: &str) {
    let deviations = Deviations::load();
    let server = Server::start();
    let report = play(&server.api(), &Conversation::load(name), &deviations);
    // Not `println!`, which is only shown when a test fails: the counts are of interest anyway.
    let last = report.to_string();
    let count = last.lines().last().unwrap_or_default();
    drop(writeln!(std::io::stderr(), "{count}"));
    println!("{report}");
    if deviations.must_agree(name) {
        assert!(report.agrees(), "{report}\n{}", server.output());
    }
}

macro_rules! conversations {
    ($($test:ident $name:literal,)*) => {
        $(
            #[test]
            fn $test() {
                check($name);
            }
        )*

        const NAMES: &[&str] = &[$($name),*];
    };
}

conversations! {
    c01_login "01-login",
    c02_defaults "02-defaults",
    c03_crud "03-crud",
    c04_query "04-query",
    c05_http "05-http",
    c06_realms "06-realms",
    c07_groups "07-groups",
    c08_users "08-users",
    c09_rights "09-rights",
    c10_hosts "10-hosts",
    c11_templates "11-templates",
    c12_livestate "12-livestate",
    c13_actions "13-actions",
    c14_links "14-links",
    c15_timeseries "15-timeseries",
}

#[test]
fn every_recording_has_a_test() {
    let entries = std::fs::read_dir(folder().join("golden")).expect("there are recordings");
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("a folder can be read").path())
        .map(|path| {
            path.file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    files.sort();
    assert_eq!(files, NAMES);
}

#[test]
fn every_listed_name_is_a_recording() {
    let list = Deviations::load();
    let deviating = list.deviation.iter().map(|one| &one.file);
    for name in list.must_agree.iter().chain(deviating) {
        assert!(NAMES.contains(&name.as_str()), "{name} is no recording");
    }
    for deviation in &list.deviation {
        let steps = Conversation::load(&deviation.file).steps.len();
        assert!(deviation.step < steps, "{deviation:?} is no step");
        assert!(
            !deviation.reason.trim().is_empty(),
            "{deviation:?} says no reason"
        );
    }
}
