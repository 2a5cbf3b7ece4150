//! Samples of `docs/src/guide/read.md`.

// ANCHOR: imports
use alignak_backend_client::model::{Host, HostState, Id, Service};
use alignak_backend_client::{Backend, BackendException, Filter, Item, Query, host, service};
use serde::Deserialize;
use serde_json::Value;
// ANCHOR_END: imports

use super::sample;
use crate::live;

// ANCHOR: one
async fn read_one(backend: &Backend, id: Id<Host>) -> Result<(), BackendException> {
    let host = backend.hosts().get(id).await?;
    println!("{} has the address {}", host.name, host.address);

    if let Some(host) = backend.hosts().get_by_name("srv1").await? {
        println!("srv1 is {}", host.ls_state);
    }
    Ok(())
}
// ANCHOR_END: one

// ANCHOR: page
async fn first_twenty(backend: &Backend) -> Result<Vec<Item<Host>>, BackendException> {
    let page = backend
        .hosts()
        .list()
        .filter(host::IS_TEMPLATE.eq(false))
        .sort(host::BUSINESS_IMPACT.descending())
        .sort(host::NAME.ascending())
        .max_results(20)
        .page()
        .await?;
    if let Some(total) = page.meta.total {
        println!("{} of {total} hosts", page.items.len());
    }
    Ok(page.items)
}
// ANCHOR_END: page

// ANCHOR: filter
fn needs_attention() -> Filter<Host> {
    host::LS_STATE
        .one_of([HostState::Down, HostState::Unreachable])
        .and(host::BUSINESS_IMPACT.gte(3))
        .and(host::NAME.matches("^srv").or(host::TAGS.eq("production")))
        .and(host::CUSTOMS.member("_ON_CALL").eq("yes").not())
}
// ANCHOR_END: filter

// ANCHOR: select
/// Only these three fields travel.
#[derive(Deserialize)]
struct Line {
    name: String,
    ls_state: HostState,
    ls_output: String,
}

async fn lines(backend: &Backend) -> Result<Vec<String>, BackendException> {
    let lines = backend.hosts().list().select::<Line>().all().await?;
    Ok(lines
        .iter()
        .map(|line| format!("{} is {}: {}", line.name, line.ls_state, line.ls_output))
        .collect())
}
// ANCHOR_END: select

// ANCHOR: embed
async fn host_of(backend: &Backend, id: Id<Service>) -> Result<String, BackendException> {
    let service = backend.services().get(id).embed(service::HOST).await?;
    let host = service.host.as_ref().and_then(|host| host.embedded());
    Ok(host.map_or_else(String::new, |host| host.name.clone()))
}
// ANCHOR_END: embed

// ANCHOR: helpers
async fn overview(backend: &Backend, id: Id<Host>) -> Result<(), BackendException> {
    let services = backend.services().of_host(id).count().await?;
    let disk = backend.services().get_by_name(id, "disk").await?;
    let disk = disk.map(|service| service.ls_state.to_string());
    println!("{services} services, disk: {disk:?}");

    let top = backend.top_realm().await?;
    let problems = backend.problems(top).await?;
    println!("{} hosts have problems", problems.hosts.len());
    if let Some(synthesis) = backend.live_synthesis(top).with_realms_below().await? {
        println!("{} hosts are up", synthesis.now.hosts_up_hard);
    }
    Ok(())
}
// ANCHOR_END: helpers

// ANCHOR: untyped
async fn names(backend: &Backend) -> Result<Vec<String>, BackendException> {
    let query = Query::new().sort("name").projection(["name"]);
    let commands = backend.get_all::<Value>("command", query).await?;
    Ok(commands
        .items
        .iter()
        .map(|item| item["name"].to_string())
        .collect())
}
// ANCHOR_END: untyped

#[tokio::test]
async fn everything_is_read_as_the_page_says() {
    let server = live();
    let backend = server.admin().await;
    let made = sample(&backend, "read").await;
    read_one(&backend, made.host).await.unwrap();
    assert!(!first_twenty(&backend).await.unwrap().is_empty());
    let hosts = backend.hosts().list().filter(needs_attention());
    assert_eq!(hosts.count().await.unwrap(), 0);
    let lines = lines(&backend).await.unwrap();
    assert!(lines.contains(&format!("{} is UNREACHABLE: ", made.name)));
    assert_eq!(host_of(&backend, made.service).await.unwrap(), made.name);
    overview(&backend, made.host).await.unwrap();
    let quoted = format!("{:?}", made.name);
    assert!(names(&backend).await.unwrap().contains(&quoted));
}
