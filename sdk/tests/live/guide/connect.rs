//! Samples of `docs/src/guide/connect.md`.

// ANCHOR: imports
use std::error::Error;
use std::time::Duration;

use alignak_backend_client::{Backend, BackendException, Generate, RetryPolicy, blocking};
// ANCHOR_END: imports

use crate::live;

// ANCHOR: login
async fn connect(address: &str) -> Result<Backend, Box<dyn Error>> {
    let backend = Backend::new(address)?; // such as "http://127.0.0.1:5000"; nothing is sent yet
    if !backend.login("admin", "admin", Generate::Enabled).await? {
        return Err("wrong user or password".into());
    }
    println!("connected to a backend {}", backend.version().await?);
    Ok(backend)
}
// ANCHOR_END: login

// ANCHOR: credentials
fn connect_for_good(address: &str) -> Result<Backend, BackendException> {
    Backend::builder(address)
        .credentials("admin", "admin")
        .build()
}
// ANCHOR_END: credentials

// ANCHOR: token
fn connect_with_token(address: &str, token: &str) -> Result<Backend, BackendException> {
    Backend::builder(address).token(token).build()
}
// ANCHOR_END: token

// ANCHOR: builder
fn connect_with_care(address: &str) -> Result<Backend, BackendException> {
    Backend::builder(address)
        .credentials("admin", "admin")
        .connect_timeout(Duration::from_secs(2))
        .attempt_timeout(Duration::from_secs(10))
        .total_timeout(Duration::from_secs(20))
        .retry(RetryPolicy::new().max_attempts(3))
        .user_agent("my-dashboard/1.0")
        .build()
}
// ANCHOR_END: builder

// ANCHOR: per_call
async fn count_quickly(backend: &Backend) -> Result<u64, BackendException> {
    let quick = backend
        .with_retry(RetryPolicy::none())
        .with_total_timeout(Duration::from_secs(2));
    quick.hosts().list().count().await
}
// ANCHOR_END: per_call

// ANCHOR: clones
async fn count_at_once(backend: &Backend) -> Result<(u64, u64), BackendException> {
    let (hosts, services) = (backend.hosts(), backend.services());
    tokio::try_join!(hosts.list().count(), services.list().count())
}
// ANCHOR_END: clones

// ANCHOR: blocking
fn print_version(address: &str) -> Result<(), BackendException> {
    let backend = blocking::Backend::new(address)?;
    println!("{}", backend.wait(backend.version())?);
    Ok(())
}
// ANCHOR_END: blocking

#[tokio::test]
async fn every_way_to_connect_leads_there() {
    let server = live();
    let address = server.address.as_str();
    let connected = connect(address).await.unwrap();
    let token = connected.token().unwrap();
    for backend in [
        connected,
        connect_for_good(address).unwrap(),
        connect_with_token(address, &token).unwrap(),
        connect_with_care(address).unwrap(),
    ] {
        let count = count_quickly(&backend).await.unwrap();
        assert!(count > 0);
        assert!(count_at_once(&backend).await.unwrap().0 >= count);
    }
    let address = address.to_owned();
    let printing = move || print_version(&address).unwrap();
    tokio::task::spawn_blocking(printing).await.unwrap();
}
