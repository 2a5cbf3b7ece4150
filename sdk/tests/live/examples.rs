//! Every program under `examples/` runs against a real server, prints what it should, and leaves
//! nothing behind.

use std::sync::Mutex;

use alignak_backend_client::model::{HostState, ServiceState};
use alignak_backend_client::{HostCreate, ServiceCreate, command, host, realm};

use crate::{live, only_ours, unique};

/// What the programs have printed since it was last read.
static PRINTED: Mutex<String> = Mutex::new(String::new());

fn printed() -> String {
    std::mem::take(&mut *PRINTED.lock().unwrap())
}

/// In place of the macro of the standard library, for the programs below.
macro_rules! println {
    ($($argument:tt)*) => {{
        let line = format!($($argument)*);
        let mut printed = $crate::examples::PRINTED.lock().unwrap();
        printed.push_str(&line);
        printed.push('\n');
    }};
}

#[expect(
    dead_code,
    reason = "each is a program of its own, with a main function"
)]
#[path = "../../examples"]
mod programs {
    pub(super) mod acknowledge;
    pub(super) mod agent;
    pub(super) mod apply_configuration;
    pub(super) mod change_safely;
    pub(super) mod create_host;
    pub(super) mod dashboard;
    pub(super) mod import_hosts;
    pub(super) mod inventory;
    pub(super) mod list_problems;
    pub(super) mod outages;
    pub(super) mod quickstart;
    pub(super) mod report_check;
    pub(super) mod resume_walk;
    pub(super) mod without_async;
}

#[test]
fn no_program_is_forgotten() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");
    let here = include_str!("examples.rs");
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            // A crate of its own, run by `follow.rs`.
            continue;
        }
        let name = entry.file_name().into_string().unwrap();
        let name = name.strip_suffix(".rs").unwrap();
        let call = format!("programs::{name}::run(");
        assert!(here.contains(&call), "{name} is not run by this test");
    }
}

#[track_caller]
fn assert_printed(lines: &[&str]) {
    let printed = printed();
    for line in lines {
        assert!(printed.contains(line), "`{line}` is not in:\n{printed}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_program_does_its_work_and_leaves_nothing_behind() {
    let server = live();
    let address = server.address.as_str();

    programs::acknowledge::run(address).await.unwrap();
    assert_printed(&["1 downtimes wait for the engine"]);
    programs::agent::run(address).await.unwrap();
    assert_printed(&[
        "3 results are stored",
        "disk is CRITICAL: full",
        "load is OK: low",
    ]);
    programs::apply_configuration::run(address).await.unwrap();
    assert_printed(&[
        "+ host example-web1",
        "+ service example-web1/http",
        "No changes.",
        "- command example-http",
        "0 to create, 0 to change, 3 to delete.",
    ]);
    programs::change_safely::run(address).await.unwrap();
    assert_printed(&["412 Precondition Failed", "by the first, and by the third"]);
    programs::create_host::run(address).await.unwrap();
    assert_printed(&["created the host", "and its service"]);
    if only_ours("the sum of several realms together with its history") {
        programs::dashboard::run(address).await.unwrap();
        assert_printed(&["hosts ", "services ", "someone takes care of"]);
    }
    programs::import_hosts::run(address).await.unwrap();
    assert_printed(&["created 3 hosts"]);
    programs::inventory::run(address).await.unwrap();
    assert_printed(&["never checked"]);
    let backend = server.admin().await;
    let (name, realm) = (unique("broken"), backend.top_realm().await.unwrap());
    let broken = HostCreate::new(name.as_str(), realm)
        .ls_state(HostState::Down)
        .ls_output("no answer");
    let broken = backend.hosts().create(&broken).await.unwrap();
    let disk = ServiceCreate::new("disk", broken.id, realm).ls_state(ServiceState::Critical);
    backend.services().create(&disk).await.unwrap();
    programs::list_problems::run(address).await.unwrap();
    assert_printed(&[
        &format!("{name}: DOWN (no answer)"),
        &format!("{name}/disk: CRITICAL ()"),
    ]);
    backend.hosts().delete(&broken).inception().await.unwrap();
    programs::outages::run(address).await.unwrap();
    assert_printed(&["2 stored, 0 left"]);
    programs::quickstart::run(address).await.unwrap();
    assert_printed(&[
        "Problem: quickstart-mail is DOWN: no answer",
        "Problem: disk on quickstart-web is WARNING: 91% used",
        "Lost a race on purpose: PATCH /host/",
        "Won it by inception",
        "Cleaned up",
    ]);
    programs::report_check::run(address).await.unwrap();
    assert_printed(&["example-report is DOWN: no answer from 192.0.2.1"]);
    programs::resume_walk::run(address).await.unwrap();
    assert_printed(&["events, now at "]);
    let address = server.address.clone();
    let without = move || programs::without_async::run(&address).unwrap();
    tokio::task::spawn_blocking(without).await.unwrap();
    assert_printed(&["version ", "admin (administrator)"]);

    let ours = "^(example|quickstart)[-_]";
    let hosts = backend.hosts().list().filter(host::NAME.matches(ours));
    assert_eq!(hosts.count().await.unwrap(), 0);
    let commands = backend.commands().list();
    let commands = commands.filter(command::NAME.matches(ours));
    assert_eq!(commands.count().await.unwrap(), 0);
    let realms = backend.realms().list().filter(realm::NAME.eq("Quickstart"));
    assert_eq!(realms.count().await.unwrap(), 0);
}
