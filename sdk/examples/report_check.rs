//! The result of a check, posted by names, as a script beside the monitoring engine would.
//!
//! `cargo run -p alignak-backend-client --example report_check -- http://127.0.0.1:5000`

use std::error::Error;

use alignak_backend_client::{Backend, CheckResult, HostCreate};

pub(crate) async fn run(address: &str) -> Result<(), Box<dyn Error>> {
    let backend = Backend::builder(address)
        .credentials("admin", "admin")
        .build()?;
    let realm = backend.top_realm().await?;
    let host = HostCreate::new("example-report", realm);
    let host = backend.hosts().create(&host).await?;

    let result = CheckResult::down("example-report")
        .output("no answer from 192.0.2.1")
        .perf_data("rta=0ms;100;500 pl=100%;20;60")
        .execution_time(3.02);
    backend.report(&result).await?;

    let now = backend.hosts().get(host.id).await?;
    println!("{} is {}: {}", now.name, now.ls_state, now.ls_output);
    backend.hosts().delete(&now).inception().await?;
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1);
    run(address.as_deref().unwrap_or("http://127.0.0.1:5000")).await
}
