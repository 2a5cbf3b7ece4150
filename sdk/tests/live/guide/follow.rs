//! Samples of `docs/src/guide/follow.md`.

// ANCHOR: imports
use std::time::{Duration, SystemTime};

use alignak_backend_client::model::HostState;
use alignak_backend_client::{Backend, BackendException, Event, Position, host, service};
use serde::Deserialize;
// ANCHOR_END: imports

use alignak_backend_client::CheckResult;

use super::sample;
use crate::live;

// ANCHOR: follow
async fn until_down(backend: &Backend, name: &str) -> Result<String, BackendException> {
    let host = backend.hosts().list().filter(host::NAME.eq(name));
    let mut changes = host.follow(Position::now());
    loop {
        match changes.next().await? {
            Event::Created(host) | Event::Updated(host) if host.ls_state == HostState::Down => {
                return Ok(host.ls_output.clone());
            }
            // Some changes were missed, perhaps that one: a program would read the host here.
            Event::Lagged { reason } => println!("begin anew: {reason}"),
            _ => {}
        }
    }
}
// ANCHOR_END: follow

// ANCHOR: resume
async fn copy_history(
    backend: &Backend,
    kept: Option<&str>,
    events: usize,
) -> Result<(Vec<String>, String), BackendException> {
    let day = Duration::from_secs(24 * 60 * 60);
    let from = kept
        .and_then(|text| text.parse().ok())
        .unwrap_or_else(|| Position::since(SystemTime::now() - day));
    let mut changes = backend.history_events().list().follow(from);
    let mut copied = Vec::new();
    while copied.len() < events {
        if let Event::Created(event) = changes.next().await? {
            copied.push(event.message.clone());
        }
    }
    // To be kept together with what was copied.
    Ok((copied, changes.position().to_string()))
}
// ANCHOR_END: resume

// ANCHOR: inventory
async fn problems_of(backend: &Backend, name: &str) -> Result<Vec<String>, BackendException> {
    let inventory = backend.inventory().open().await?;
    // From here on, no question needs a request.
    let host = inventory.host(name);
    let services = host
        .map(|host| inventory.services_of(&host))
        .unwrap_or_default();
    let problems = services.iter().filter(|service| service.overall_state > 0);
    Ok(problems.map(|service| service.name().to_owned()).collect())
}
// ANCHOR_END: inventory

// ANCHOR: fields
#[derive(Deserialize)]
struct Checked {
    ls_perf_data: String,
    max_check_attempts: i64,
}

async fn with_own_fields(backend: &Backend) -> Result<Vec<String>, BackendException> {
    let inventory = backend.inventory().services_as::<Checked>().open().await?;
    let mut changes = inventory.changes();
    changes.borrow_and_update();
    let services = inventory.services();
    let measured = services
        .iter()
        .filter(|service| !service.ls_perf_data.is_empty());
    let shown = measured.map(|service| {
        format!(
            "{} of {} attempts: {}",
            service.name(),
            service.max_check_attempts,
            service.ls_perf_data
        )
    });
    // `changes.changed().await` returns when something is different.
    Ok(shown.collect())
}
// ANCHOR_END: fields

#[tokio::test]
async fn the_samples_do_what_the_page_says() {
    let server = live();
    let backend = server.admin().await;
    let made = sample(&backend, "follow").await;
    let report = async |result: CheckResult| backend.report(&result).await.unwrap();
    let waiting = tokio::spawn({
        let (backend, name) = (backend.clone(), made.name.clone());
        async move { until_down(&backend, &name).await }
    });
    // Reported until it is seen, as the other one may not have begun to follow.
    while !waiting.is_finished() {
        report(CheckResult::down(&*made.name).output("no answer")).await;
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    assert_eq!(waiting.await.unwrap().unwrap(), "no answer");

    let (copied, kept) = copy_history(&backend, None, 1).await.unwrap();
    assert_eq!(copied.len(), 1);
    report(
        CheckResult::critical(&*made.name)
            .service("disk")
            .perf_data("used=99%"),
    )
    .await;
    let (copied, _) = copy_history(&backend, Some(&kept), 1).await.unwrap();
    assert_eq!(copied.len(), 1);

    let problems = problems_of(&backend, &made.name).await.unwrap();
    assert_eq!(problems, ["disk"]);
    let shown = with_own_fields(&backend).await.unwrap();
    assert!(
        shown.iter().any(|line| line.ends_with("used=99%")),
        "{shown:?}"
    );
    let services = backend
        .services()
        .list()
        .filter(service::HOST.eq(made.host));
    assert_eq!(services.count().await.unwrap(), 1);
    backend.hosts().delete(made.host).inception().await.unwrap();
    backend
        .commands()
        .delete(made.command)
        .inception()
        .await
        .unwrap();
}
