//! An agent: runs checks, and reports what they found in one call.
//!
//! `cargo run -p alignak-backend-client --example agent -- http://127.0.0.1:5000`

use std::error::Error;
use std::process::Command;
use std::time::Instant;

use alignak_backend_client::{Backend, CheckResult, HostCreate, ServiceCreate};

// ANCHOR: check
/// Runs a monitoring plugin; what it prints is output and performance data.
fn check(host: &str, service: &str, plugin: &mut Command) -> CheckResult {
    let begin = Instant::now();
    let result = match plugin.output() {
        Err(failure) => CheckResult::unknown(host).output(failure.to_string()),
        Ok(ended) => {
            // A plugin that was killed has no exit code, and its state is UNKNOWN.
            CheckResult::from_exit_code(host, ended.status.code().unwrap_or(3))
                .plugin_output(&String::from_utf8_lossy(&ended.stdout))
        }
    };
    result
        .service(service)
        .execution_time(begin.elapsed().as_secs_f64())
}
// ANCHOR_END: check

// ANCHOR: report
async fn report(backend: &Backend, results: &[CheckResult]) -> usize {
    let outcomes = backend.report_all(results).await;
    for (result, outcome) in results.iter().zip(&outcomes) {
        if let Err(failure) = outcome {
            println!("{result:?} was not stored: {failure}");
        }
    }
    outcomes.iter().filter(|outcome| outcome.is_ok()).count()
}
// ANCHOR_END: report

pub(crate) async fn run(address: &str) -> Result<(), Box<dyn Error>> {
    let backend = Backend::builder(address)
        .credentials("admin", "admin")
        .build()?;
    let realm = backend.top_realm().await?;
    let host = HostCreate::new("example-agent", realm);
    let host = backend.hosts().create(&host).await?;
    for name in ["load", "disk"] {
        let service = ServiceCreate::new(name, &host, realm);
        backend.services().create(&service).await?;
    }

    let plugin = |script: &str| {
        let mut plugin = Command::new("sh");
        plugin.args(["-c", script]);
        plugin
    };
    let results = [
        CheckResult::up("example-agent").output("the agent runs"),
        check("example-agent", "load", &mut plugin("echo 'low|load=0.1'")),
        check("example-agent", "disk", &mut plugin("echo full; exit 2")),
    ];
    println!("{} results are stored", report(&backend, &results).await);
    for service in backend.services().of_host(&host).all().await? {
        println!(
            "{} is {}: {}",
            service.name, service.ls_state, service.ls_output
        );
    }
    backend.hosts().delete(&host).inception().await?;
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1);
    run(address.as_deref().unwrap_or("http://127.0.0.1:5000")).await
}
