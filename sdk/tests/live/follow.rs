//! Following changes, and an inventory that does.

use std::time::Duration;

use alignak_backend_client::model::{Host, HostState, Id, LogCheckResult};
use alignak_backend_client::registry::Described;
use alignak_backend_client::{
    Backend, BackendException, CheckResult, Event, Follow, HostCreate, HostPatch, Inventory, Item,
    Position, ServiceCreate, host, log_check_result,
};
use alignak_testkit::peers::free_port;
use alignak_testkit::{Options, Server};
use clap::Parser as _;
use serde::de::DeserializeOwned;
use tokio::time::timeout;

use crate::{Live, aside, live, only_ours, unique};

/// How long a change may take to be seen on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

async fn next<R, T>(follow: &mut Follow<R, T>) -> Event<R, T>
where
    R: Described,
    T: DeserializeOwned,
{
    timeout(PATIENCE, follow.next()).await.unwrap().unwrap()
}

/// The next change but removals of other hosts: no filter can tell what was removed, and the tests
/// beside this one remove theirs.
async fn next_of_own<T: DeserializeOwned>(
    follow: &mut Follow<Host, T>,
    own: Id<Host>,
) -> Event<Host, T> {
    loop {
        match next(follow).await {
            Event::Deleted(id) if id != own => {}
            event => return event,
        }
    }
}

/// What the next new check result says.
async fn output(follow: &mut Follow<LogCheckResult, Item<LogCheckResult>>) -> String {
    loop {
        if let Event::Created(result) = next(follow).await {
            return result.output.clone();
        }
    }
}

/// Waits until the inventory is as it should be.
async fn until<T>(inventory: &Inventory, what: &str, found: impl Fn() -> Option<T>) -> T {
    let mut changes = inventory.changes();
    let search = async {
        loop {
            changes.borrow_and_update();
            if let Some(found) = found() {
                return found;
            }
            changes.changed().await.unwrap();
        }
    };
    match timeout(PATIENCE, search).await {
        Ok(found) => found,
        Err(late) => panic!("{what}: {late}: {inventory:?}"),
    }
}

#[tokio::test]
async fn changes_of_hosts_are_followed() {
    let server = live();
    let backend = server.admin().await;
    let realm = backend.top_realm().await.unwrap();
    let name = unique("followed");
    let list = backend.hosts().list().filter(host::NAME.eq(name.as_str()));
    let mut follow = list
        .follow(Position::now())
        .poll_every(Duration::from_secs(1));
    assert_eq!(next(&mut follow).await, Event::Live);
    let made = backend
        .hosts()
        .create(&HostCreate::new(&*name, realm))
        .await
        .unwrap();
    let created = match next_of_own(&mut follow, made.id).await {
        Event::Created(host) if !follow.is_polling() => host,
        Event::Updated(host) if follow.is_polling() => host,
        other => panic!("{other:?}"),
    };
    assert_eq!((created.id, &created.name), (made.id, &name));
    backend.report(&CheckResult::down(&*name)).await.unwrap();
    let Event::Updated(checked) = next_of_own(&mut follow, made.id).await else {
        panic!("a check result changes the host");
    };
    assert_eq!(checked.ls_state, HostState::Down);
    backend.hosts().delete(&checked).inception().await.unwrap();
    if only_ours("deletions are seen by those who follow") {
        assert!(!follow.is_polling());
        assert_eq!(
            next_of_own(&mut follow, made.id).await,
            Event::Deleted(made.id)
        );
    }
}

#[tokio::test]
async fn check_results_are_followed_from_a_position_that_was_kept() {
    let server = live();
    let backend = server.admin().await;
    let realm = backend.top_realm().await.unwrap();
    let name = unique("resumed");
    let made = backend
        .hosts()
        .create(&HostCreate::new(&*name, realm))
        .await
        .unwrap();
    let follow = |from| {
        let list = backend.log_check_results().list();
        let list = list.filter(log_check_result::HOST_NAME.eq(name.as_str()));
        list.follow(from).poll_every(Duration::from_secs(1))
    };
    let report = async |text: &str| {
        let result = CheckResult::up(&*name).output(text);
        backend.report(&result).await.unwrap();
    };
    let mut first = follow(Position::now());
    assert_eq!(next(&mut first).await, Event::Live);
    report("one").await;
    assert_eq!(output(&mut first).await, "one");
    let kept = first.position().to_string();
    drop(first);
    report("two").await;
    let mut second = follow(kept.parse().unwrap());
    let mut seen = output(&mut second).await;
    if second.is_polling() && seen == "one" {
        // A position by time may repeat what is some seconds old.
        seen = output(&mut second).await;
    }
    assert_eq!(seen, "two");
    let mut all = follow(Position::since(std::time::SystemTime::now() - PATIENCE));
    assert_eq!(output(&mut all).await, "one");
    assert_eq!(output(&mut all).await, "two");
    backend.hosts().delete(made.id).inception().await.unwrap();
}

#[tokio::test]
async fn an_inventory_follows_what_others_change() {
    let server = live();
    let backend = server.admin().await;
    let realm = backend.top_realm().await.unwrap();
    let (before, name) = (unique("held-before"), unique("held"));
    let old = backend
        .hosts()
        .create(&HostCreate::new(&*before, realm))
        .await
        .unwrap();
    let inventory = backend
        .inventory()
        .rebuild_every(Duration::from_secs(2))
        .open()
        .await
        .unwrap();
    assert_eq!(inventory.host(&before).unwrap().id, old.id);
    assert_eq!(inventory.realm("All").unwrap().id, realm);
    assert_eq!(inventory.host(&name).map(|host| host.id), None);

    let made = backend
        .hosts()
        .create(&HostCreate::new(&*name, realm))
        .await
        .unwrap();
    for service in ["load", "disk"] {
        let service = ServiceCreate::new(service, made.id, realm);
        backend.services().create(&service).await.unwrap();
    }
    let held = until(&inventory, "the host", || inventory.host(&name)).await;
    assert_eq!((held.id, held.realm), (made.id, realm));
    let both = || Some(inventory.services_of(&held)).filter(|services| services.len() == 2);
    let services = until(&inventory, "its services", both).await;
    assert_eq!((services[0].name(), services[1].name()), ("disk", "load"));

    let result = CheckResult::critical(&*name).service("load").output("9.5");
    backend.report(&result).await.unwrap();
    let checked = || {
        let service = inventory.service(&name, "load")?;
        (&*service.ls_output == "9.5").then_some(service)
    };
    let checked = until(&inventory, "the state of the service", checked).await;
    assert!(checked.ls_last_check > 0);
    let renamed = unique("renamed");
    let patch = HostPatch::new().name(&*renamed);
    backend
        .hosts()
        .update(made.id, patch)
        .inception()
        .await
        .unwrap();
    until(&inventory, "the new name", || inventory.host(&renamed)).await;
    assert!(inventory.host(&name).is_none());

    for id in [made.id, old.id] {
        backend.hosts().delete(id).inception().await.unwrap();
    }
    let gone = || {
        let is_gone = inventory.host_by_id(made.id).is_none()
            && inventory.host(&before).is_none()
            && inventory.services_of(made.id).is_empty();
        is_gone.then_some(())
    };
    until(&inventory, "that they are gone", gone).await;
    assert_eq!(inventory.failure(), None);
}

#[tokio::test]
async fn a_backend_that_cannot_be_reached_has_no_inventory() {
    let address = format!("http://127.0.0.1:{}", free_port());
    let backend = Backend::builder(&address).total_timeout(Duration::from_secs(1));
    let failure: BackendException = backend
        .build()
        .unwrap()
        .inventory()
        .open()
        .await
        .unwrap_err();
    assert!(failure.is_connect(), "{failure}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_inventory_is_read_anew_when_changes_are_missing() {
    let listen = format!("127.0.0.1:{}", free_port());
    let options = Options::default().argument("--listen").argument(&listen);
    let mut server = aside(|| Server::start_with(options));
    let address = aside(|| server.api().base().to_owned());
    let backend = Backend::builder(&address).credentials("admin", "admin");
    let backend = backend.build().unwrap();
    let realm = backend.top_realm().await.unwrap();
    let make = async |name: &str| {
        let host = HostCreate::new(name, realm);
        backend.hosts().create(&host).await.unwrap()
    };
    let gone = make("gone").await;
    let inventory = backend.inventory().open().await.unwrap();
    assert!(inventory.host("gone").is_some());
    // What happens between a restart and the return of the follower is not in its stream.
    aside(|| {
        server.kill();
        server.restart();
    });
    backend.hosts().delete(gone.id).inception().await.unwrap();
    make("made").await;
    until(&inventory, "the new host", || inventory.host("made")).await;
    let is_gone = || inventory.host("gone").is_none().then_some(());
    until(&inventory, "that the old one is gone", is_gone).await;
    aside(|| drop(server));
}

/// What the application of `examples/inventory` prints.
async fn application(server: &Live, arguments: &[&str]) -> String {
    let address = server.address.as_str();
    let words = ["inventory-example", "--backend", address].into_iter();
    let cli = inventory_example::Cli::parse_from(words.chain(arguments.iter().copied()));
    let mut printed = Vec::new();
    let outcome = inventory_example::run(cli, &mut printed).await;
    let printed = String::from_utf8(printed).unwrap();
    outcome.unwrap_or_else(|failure| panic!("{arguments:?}: {failure}: {printed}"));
    printed
}

#[tokio::test(flavor = "multi_thread")]
async fn the_application_keeps_checks_shows_and_exports() {
    let server = live();
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/inventory/site.yaml");
    let folder = tempfile::tempdir().unwrap();
    let spool = folder.path().join("spool");
    let run = async |arguments: &[&str]| application(&server, arguments).await;
    let first = run(&["sync", file]).await;
    assert!(first.contains("+ host trial-web1"), "{first}");
    let second = run(&["sync", file]).await;
    assert!(second.contains("No changes."), "{second}");
    let spool = spool.to_str().unwrap();
    let agent = run(&[
        "agent",
        "trial-web1",
        "--rounds",
        "2",
        "--every",
        "1",
        "--spool",
        spool,
    ])
    .await;
    assert!(agent.contains("6 results are stored, 0 wait"), "{agent}");
    let shown = run(&["dashboard", "--rounds", "1"]).await;
    assert!(
        shown.contains("Trial/trial-web1: UP the agent runs"),
        "{shown}"
    );
    let exported = run(&["export", "trial"]).await;
    assert!(exported.contains("trial-web2"), "{exported}");
    let again = folder.path().join("exported.json");
    std::fs::write(&again, exported).unwrap();
    let again = run(&["sync", "--dry-run", again.to_str().unwrap()]).await;
    assert!(again.contains("No changes."), "{again}");
    let removed = run(&["remove", "trial"]).await;
    assert!(removed.contains("- host trial-web1"), "{removed}");
}
