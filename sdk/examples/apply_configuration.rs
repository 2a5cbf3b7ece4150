//! A configuration in JSON, applied twice, and taken back.
//!
//! `cargo run -p alignak-backend-client --example apply_configuration -- http://127.0.0.1:5000`

use std::error::Error;

use alignak_backend_client::Backend;
use alignak_backend_client::plan::Desired;

const CONFIGURATION: &str = r#"{
    "imported_from": "example-configuration",
    "commands": [
        {"name": "example-http", "_realm": "All", "command_line": "check_http -H $HOSTADDRESS$"}
    ],
    "hosts": [{
        "name": "example-web1", "_realm": "All", "address": "192.0.2.1",
        "services": [{"name": "http", "check_command": "example-http"}]
    }]
}"#;

// ANCHOR: apply
async fn apply(backend: &Backend, desired: &Desired) -> Result<(), Box<dyn Error>> {
    let plan = backend.plan(desired).await?;
    println!("{plan}");
    let applied = plan.apply().await;
    match applied.failed.first() {
        Some(failed) => Err(failed.to_string().into()),
        None => Ok(()),
    }
}
// ANCHOR_END: apply

pub(crate) async fn run(address: &str) -> Result<(), Box<dyn Error>> {
    let backend = Backend::builder(address)
        .credentials("admin", "admin")
        .build()?;
    let desired: Desired = serde_json::from_str(CONFIGURATION)?;
    apply(&backend, &desired).await?;
    // The second time there is nothing to do.
    apply(&backend, &desired).await?;
    // An empty configuration of the same owner deletes what the owner has.
    apply(&backend, &Desired::new(desired.owner())).await
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1);
    run(address.as_deref().unwrap_or("http://127.0.0.1:5000")).await
}
