//! What is wrong at the moment, in the whole tree of realms.
//!
//! `cargo run -p alignak-backend-client --example list_problems -- http://127.0.0.1:5000`

use std::error::Error;

use alignak_backend_client::{Backend, service};

pub(crate) async fn run(address: &str) -> Result<(), Box<dyn Error>> {
    let backend = Backend::builder(address)
        .credentials("admin", "admin")
        .build()?;
    let top = backend.top_realm().await?;

    let problems = backend.problems(top).await?;
    for host in &problems.hosts {
        println!("{}: {} ({})", host.name, host.ls_state, host.ls_output);
    }

    // The same for services, with the host of each in its place instead of its identifier.
    let mut services = backend.services().problems().embed(service::HOST).items();
    while let Some(service) = services.next().await.transpose()? {
        let host = service.host.as_ref().and_then(|host| host.embedded());
        let host = host.map_or("?", |host| host.name.as_str());
        println!(
            "{host}/{}: {} ({})",
            service.name, service.ls_state, service.ls_output
        );
    }
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1);
    run(address.as_deref().unwrap_or("http://127.0.0.1:5000")).await
}
