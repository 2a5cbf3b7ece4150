//! Samples of `docs/src/guide/change.md`.

// ANCHOR: imports
use std::error::Error;
use std::time::{Duration, SystemTime};

use alignak_backend_client::model::{Command, Host, HostState, Id};
use alignak_backend_client::{
    Backend, BackendException, CheckResult, HostCreate, HostPatch, Item, ServiceCreate,
};
// ANCHOR_END: imports

use super::sample;
use crate::{live, unique};

// ANCHOR: create
async fn create(
    backend: &Backend,
    name: &str,
    check: Id<Command>,
) -> Result<Id<Host>, BackendException> {
    let realm = backend.top_realm().await?;
    let host = HostCreate::new(name, realm) // what a host must have
        .address("192.0.2.17") // and whatever else it should
        .tags(["production", "linux"])
        .check_command(check);
    let host = backend.hosts().create(&host).await?;

    // Several items in one request: all of them are created, or none.
    let services =
        ["disk", "load"].map(|name| ServiceCreate::new(name, host.id, realm).check_command(check));
    backend.services().create_many(&services).await?;
    Ok(host.id)
}
// ANCHOR_END: create

// ANCHOR: update
async fn describe(backend: &Backend, id: Id<Host>) -> Result<(), BackendException> {
    let host = backend.hosts().get(id).await?;
    let patch = HostPatch::new()
        .alias("Web server") // set a field
        .clear_check_command(); // set a field to null; all others stay as they are
    match backend.hosts().update(&host, patch).await {
        Err(failure) if failure.is_precondition_failed() => {
            println!("somebody else changed {} meanwhile", host.name);
        }
        done => println!("the etag is now {}", done?.etag),
    }
    Ok(())
}
// ANCHOR_END: update

// ANCHOR: inception
async fn rename(backend: &Backend, host: &Item<Host>) -> Result<(), BackendException> {
    let patch = HostPatch::new().alias("Web server 1");
    backend.hosts().update(host, patch).inception().await?;
    Ok(())
}
// ANCHOR_END: inception

// ANCHOR: update_with
async fn add_note(backend: &Backend, id: Id<Host>, note: &str) -> Result<(), BackendException> {
    backend
        .hosts()
        .update_with(id, |host| {
            HostPatch::new().notes(format!("{}\n{note}", host.notes))
        })
        .await?;
    Ok(())
}
// ANCHOR_END: update_with

// ANCHOR: delete
async fn delete(backend: &Backend, host: &Item<Host>) -> Result<(), BackendException> {
    // Only if it is still as it was read; with `.inception()` in any case.
    backend.hosts().delete(host).inception().await
}
// ANCHOR_END: delete

// ANCHOR: report
async fn report(backend: &Backend, host: &str) -> Result<(), BackendException> {
    let up = CheckResult::up(host).output("answers in 3 ms");
    backend.report(&up).await?;
    let disk = CheckResult::warning(host)
        .service("disk")
        .output("91% used")
        .perf_data("used=91%;90;95");
    backend.report(&disk).await?;
    Ok(())
}
// ANCHOR_END: report

// ANCHOR: actions
async fn take_charge(backend: &Backend, id: Id<Host>) -> Result<(), Box<dyn Error>> {
    backend.acknowledge(id).comment("a disk is ordered").await?;

    let tonight = SystemTime::now() + Duration::from_secs(6 * 3600);
    let until = tonight + Duration::from_secs(2 * 3600);
    backend
        .schedule_downtime(id, tonight..until)
        .comment("new disk")
        .await?;

    backend.force_check(id).await?;
    Ok(())
}
// ANCHOR_END: actions

#[tokio::test]
async fn every_change_is_made() {
    let server = live();
    let backend = server.admin().await;
    let made = sample(&backend, "change").await;
    let name = unique("guide-created");
    let id = create(&backend, &name, made.command).await.unwrap();
    let services = backend.services().of_host(id).count();
    assert_eq!(services.await.unwrap(), 2);

    let before = backend.hosts().get(id).await.unwrap();
    describe(&backend, id).await.unwrap();
    let host = backend.hosts().get(id).await.unwrap();
    assert_eq!(host.alias, "Web server");
    assert_eq!(host.check_command, None);

    rename(&backend, &before).await.unwrap();
    add_note(&backend, id, "new disk").await.unwrap();
    report(&backend, &name).await.unwrap();
    take_charge(&backend, id).await.unwrap();
    let host = backend.hosts().get(id).await.unwrap();
    assert_eq!(host.alias, "Web server 1");
    assert_eq!(host.notes, "\nnew disk");
    assert_eq!(host.ls_state, HostState::Up);
    delete(&backend, &before).await.unwrap();
    assert_eq!(backend.hosts().get_opt(id).await.unwrap(), None);
}
