//! The counters of a dashboard: now, and how they were.
//!
//! `cargo run -p alignak-backend-client --example dashboard -- http://127.0.0.1:5000`

use std::error::Error;

use alignak_backend_client::Backend;

pub(crate) async fn run(address: &str) -> Result<(), Box<dyn Error>> {
    let backend = Backend::builder(address)
        .credentials("admin", "admin")
        .build()?;
    let top = backend.top_realm().await?;
    let synthesis = backend
        .live_synthesis(top)
        .with_realms_below()
        .history()
        .await?;
    let Some(synthesis) = synthesis else {
        println!("nothing is counted yet");
        return Ok(());
    };
    let now = &synthesis.now;
    println!(
        "hosts     {:5} up of {:5}",
        now.hosts_up_hard, now.hosts_total
    );
    println!(
        "services  {:5} ok of {:5}",
        now.services_ok_hard, now.services_total
    );
    println!(
        "someone takes care of {} hosts and {} services",
        now.hosts_acknowledged + now.hosts_in_downtime,
        now.services_acknowledged + now.services_in_downtime,
    );
    for before in synthesis.history.iter().take(10) {
        let when = before.created.map(|date| date.to_string());
        let when = when.unwrap_or_default();
        println!("{when}: {} hosts up", before.hosts_up_hard);
    }
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1);
    run(address.as_deref().unwrap_or("http://127.0.0.1:5000")).await
}
