//! Changes that never overwrite what another one wrote.
//!
//! `cargo run -p alignak-backend-client --example change_safely -- http://127.0.0.1:5000`

use std::error::Error;

use alignak_backend_client::{Backend, HostCreate, HostPatch};

pub(crate) async fn run(address: &str) -> Result<(), Box<dyn Error>> {
    let backend = Backend::builder(address)
        .credentials("admin", "admin")
        .build()?;
    let realm = backend.top_realm().await?;
    let hosts = backend.hosts();
    let content = HostCreate::new("example-shared", realm);
    let made = hosts.create(&content).await?;

    // Two who read the same state: the second one gets an error, and changes nothing.
    let seen = hosts.get(made.id).await?;
    hosts
        .update(&seen, HostPatch::new().notes("by the first"))
        .await?;
    let late = hosts
        .update(&seen, HostPatch::new().notes("by the second"))
        .await;
    if let Err(failure) = late {
        println!("{failure}");
    }

    // A change that depends on the current content: read, decide, write, and again while others were faster.
    let changed = hosts
        .update_with(made.id, |host| {
            HostPatch::new().notes(format!("{}, and by the third", host.notes))
        })
        .await?;
    println!("{}", hosts.get(changed.id).await?.notes);
    hosts.delete(&changed).inception().await?;
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1);
    run(address.as_deref().unwrap_or("http://127.0.0.1:5000")).await
}
