//! Samples of `docs/src/guide/stream.md`.

// ANCHOR: imports
use std::time::Duration;

use alignak_backend_client::{Backend, BackendException, Position, command, host};
use futures_util::TryStreamExt;
// ANCHOR_END: imports

use super::sample;
use crate::live;

// ANCHOR: next
async fn print_hosts(backend: &Backend) -> Result<(), BackendException> {
    let mut hosts = backend.hosts().list().items();
    while let Some(host) = hosts.next().await {
        println!("{}", host?.name);
    }
    Ok(())
}
// ANCHOR_END: next

// ANCHOR: combinators
async fn print_commands(backend: &Backend) -> Result<(), BackendException> {
    let mut commands = backend.commands().list().items();
    while let Some(command) = commands.try_next().await? {
        println!("{}", command.name);
    }
    Ok(())
}
// ANCHOR_END: combinators

// ANCHOR: pages
async fn count_by_pages(backend: &Backend) -> Result<usize, BackendException> {
    let mut pages = backend.hosts().list().max_results(100).pages();
    let mut count = 0;
    while let Some(page) = pages.next().await.transpose()? {
        count += page.len();
    }
    Ok(count)
}
// ANCHOR_END: pages

// ANCHOR: concurrency
async fn templates(backend: &Backend) -> Result<Vec<String>, BackendException> {
    let mut hosts = backend
        .hosts()
        .list()
        .filter(host::IS_TEMPLATE.eq(true))
        .concurrency(4)
        .items();
    let mut names = Vec::new();
    while let Some(host) = hosts.next().await.transpose()? {
        names.push(host.into_content().name);
    }
    Ok(names)
}
// ANCHOR_END: concurrency

// ANCHOR: resume
async fn copy_names(backend: &Backend) -> Result<Vec<String>, BackendException> {
    let (mut names, mut position) = (Vec::new(), Position::start());
    let mut failures = 0;
    loop {
        let list = backend.hosts().list().resume_from(position);
        let mut hosts = list.items();
        let failure = loop {
            match hosts.next().await {
                Some(Ok(host)) => names.push(host.into_content().name),
                Some(Err(failure)) => break failure,
                None => return Ok(names),
            }
        };
        failures += 1;
        if !failure.is_retryable() || failures > 5 {
            return Err(failure);
        }
        tokio::time::sleep(Duration::from_secs(10)).await;
        position = hosts.position();
    }
}
// ANCHOR_END: resume

// ANCHOR: sorted
async fn longest_first(backend: &Backend) -> Result<Option<String>, BackendException> {
    let sorted = backend
        .commands()
        .list()
        .sort(command::TIMEOUT.descending());
    Ok(sorted
        .first()
        .await?
        .map(|command| command.into_content().name))
}
// ANCHOR_END: sorted

#[tokio::test]
async fn every_stream_comes_to_its_end() {
    let server = live();
    let backend = server.admin().await;
    let made = sample(&backend, "stream").await;
    print_hosts(&backend).await.unwrap();
    print_commands(&backend).await.unwrap();
    assert!(count_by_pages(&backend).await.unwrap() > 0);
    let templates = templates(&backend).await.unwrap();
    assert!(!templates.contains(&made.name));
    let names = copy_names(&backend).await.unwrap();
    assert!(names.contains(&made.name));
    assert!(longest_first(&backend).await.unwrap().is_some());
}
