//! What an application writes through the SDK: check results, and a configuration.

use std::time::Instant;

use alignak_backend_client::plan::Desired;
use alignak_backend_client::{Backend, CheckResult, HostCreate, ServiceCreate};
use serde_json::{Value, json};

use crate::Failure;

/// Services that results are reported of.
const SERVICES: usize = 100;

/// Results of `report_all`, and of `report` one after the other.
const RESULTS: usize = 20_000;
const SINGLE_RESULTS: usize = 500;

/// Hosts of the configuration, and services of each.
const HOSTS: usize = 200;
const SERVICES_OF_HOST: usize = 5;

/// Writes to a backend, and prints the rates and times as JSON.
pub(crate) async fn run(base: &str) -> Result<(), Failure> {
    let backend = Backend::builder(base)
        .credentials("admin", "admin")
        .build()?;
    let (many, single) = reports(&backend).await?;
    let [first, second] = configuration(&backend).await?;
    let found = json!({
        "report_all": many, "report": single, "first_plan": first, "second_plan": second,
    });
    println!("{found}");
    Ok(())
}

/// Results each second, in bulk and one by one.
async fn reports(backend: &Backend) -> Result<(f64, f64), Failure> {
    let realm = backend.top_realm().await?;
    let host = HostCreate::new("reported", realm);
    let host = backend.hosts().create(&host).await?;
    let services: Vec<ServiceCreate> = (0..SERVICES)
        .map(|number| ServiceCreate::new(format!("s{number}"), &host, realm))
        .collect();
    backend.services().create_many(&services).await?;
    let result = |number: usize| {
        CheckResult::ok("reported")
            .service(format!("s{}", number % SERVICES))
            .output("HTTP OK: 200 in 12 ms")
            .perf_data("time=0.012s;1;2 size=5120B")
    };
    let results: Vec<CheckResult> = (0..RESULTS).map(result).collect();
    let began = Instant::now();
    for outcome in backend.report_all(&results).await {
        outcome?;
    }
    let many = rate(RESULTS, began);
    let began = Instant::now();
    for result in &results[..SINGLE_RESULTS] {
        backend.report(result).await?;
    }
    Ok((many, rate(SINGLE_RESULTS, began)))
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn rate(count: usize, began: Instant) -> f64 {
    count as f64 / began.elapsed().as_secs_f64()
}

/// Seconds of planning and applying a configuration, and of doing so again, which changes nothing.
async fn configuration(backend: &Backend) -> Result<[f64; 2], Failure> {
    let hosts: Vec<Value> = (0..HOSTS)
        .map(|host| {
            let services: Vec<Value> = (0..SERVICES_OF_HOST)
                .map(|service| json!({"name": format!("s{service}"), "check_command": "check"}))
                .collect();
            json!({
                "name": format!("planned-{host}"), "_realm": "All", "check_command": "check",
                "services": services,
            })
        })
        .collect();
    let desired: Desired = serde_json::from_value(json!({
        "imported_from": "bench", "hosts": hosts,
        "commands": [{"name": "check", "_realm": "All", "command_line": "check"}],
    }))?;
    let mut seconds = [0.0; 2];
    for (run, seconds) in seconds.iter_mut().enumerate() {
        let began = Instant::now();
        let plan = backend.plan(&desired).await?;
        if run == 1 && !plan.is_empty() {
            return Err("the second run changes something".into());
        }
        let applied = plan.apply().await;
        if let Some(failed) = applied.failed.first() {
            return Err(failed.to_string().into());
        }
        *seconds = began.elapsed().as_secs_f64();
    }
    Ok(seconds)
}
