//! An agent whose results survive outages of the backend and its own end: they wait in a spool.
//!
//! `cargo run -p alignak-backend-client --example outages -- http://127.0.0.1:5000`

use std::error::Error;
use std::path::Path;
use std::time::Duration;

use alignak_backend_client::reporter::{ReporterEvent, ReporterMetrics};
use alignak_backend_client::{Backend, CheckResult, HostCreate, ServiceCreate};

// ANCHOR: reporter
/// Reports results that are safe as soon as they are accepted, whatever happens afterwards.
async fn report(
    backend: &Backend,
    spool: &Path,
    results: Vec<CheckResult>,
) -> Result<ReporterMetrics, Box<dyn Error>> {
    let reporter = backend
        .reporter()
        .spool(spool)
        .on_event(|event| match event {
            ReporterEvent::Refused {
                result, failure, ..
            } => {
                eprintln!("given up: {result:?}: {failure}");
            }
            ReporterEvent::Failed {
                failure, retry_in, ..
            } => {
                eprintln!("again in {retry_in:?}: {failure}");
            }
            _ => {}
        })
        .start()
        .await?;
    reporter.report_all(results).await?;

    // At the end of the program: send what waits, but not for ever.
    Ok(reporter.close(Duration::from_secs(10)).await)
}
// ANCHOR_END: reporter

pub(crate) async fn run(address: &str) -> Result<(), Box<dyn Error>> {
    let backend = Backend::builder(address)
        .credentials("admin", "admin")
        .build()?;
    let realm = backend.top_realm().await?;
    let host = HostCreate::new("example-outages", realm);
    let host = backend.hosts().create(&host).await?;
    let service = ServiceCreate::new("disk", &host, realm);
    backend.services().create(&service).await?;

    let spool = std::env::temp_dir().join(format!("example-outages-{}", host.id));
    let results = vec![
        CheckResult::up("example-outages").output("the agent runs"),
        CheckResult::warning("example-outages")
            .service("disk")
            .output("91% used"),
    ];
    let done = report(&backend, &spool, results).await?;
    println!("{} stored, {} left", done.stored, done.queued);
    std::fs::remove_dir_all(&spool)?;
    backend.hosts().delete(&host).inception().await?;
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1);
    run(address.as_deref().unwrap_or("http://127.0.0.1:5000")).await
}
