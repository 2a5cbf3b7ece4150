//! Takes charge of a problem: acknowledges it, plans a downtime for the repair, asks for a check.
//!
//! `cargo run -p alignak-backend-client --example acknowledge -- http://127.0.0.1:5000`

use std::error::Error;
use std::time::{Duration, SystemTime};

use alignak_backend_client::{Backend, HostCreate, action_downtime};

pub(crate) async fn run(address: &str) -> Result<(), Box<dyn Error>> {
    let backend = Backend::builder(address)
        .credentials("admin", "admin")
        .build()?;
    let realm = backend.top_realm().await?;
    let host = HostCreate::new("example-broken", realm);
    let host = backend.hosts().create(&host).await?;

    backend
        .acknowledge(host.id)
        .comment("a disk is ordered")
        .sticky(true)
        .await?;
    let tonight = SystemTime::now() + Duration::from_secs(6 * 3600);
    backend
        .schedule_downtime(host.id, tonight..tonight + Duration::from_secs(2 * 3600))
        .comment("new disk")
        .await?;
    backend.force_check(host.id).await?;

    // The monitoring engine has not seen the request yet.
    let waiting = backend
        .action_downtimes()
        .list()
        .filter(action_downtime::HOST.eq(host.id))
        .filter(action_downtime::PROCESSED.eq(false));
    println!("{} downtimes wait for the engine", waiting.count().await?);
    backend.hosts().delete(&host).inception().await?;
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1);
    run(address.as_deref().unwrap_or("http://127.0.0.1:5000")).await
}
