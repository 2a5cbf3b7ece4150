//! A host with a service: created unless it is there, and taken away again.
//!
//! `cargo run -p alignak-backend-client --example create_host -- http://127.0.0.1:5000`

use std::error::Error;

use alignak_backend_client::{Backend, CommandCreate, HostCreate, ServiceCreate};

pub(crate) async fn run(address: &str) -> Result<(), Box<dyn Error>> {
    let backend = Backend::builder(address)
        .credentials("admin", "admin")
        .build()?;
    let realm = backend.top_realm().await?;

    if backend.hosts().get_by_name("example-web").await?.is_some() {
        println!("example-web is there already");
        return Ok(());
    }
    let command =
        CommandCreate::new("example-http", realm).command_line("check_http -H $HOSTADDRESS$");
    let command = backend.commands().create(&command).await?;

    let host = HostCreate::new("example-web", realm)
        .address("192.0.2.80")
        .tags(["linux", "web"])
        .check_command(command.id);
    let host = backend.hosts().create(&host).await?;
    let service = ServiceCreate::new("http", host.id, realm).check_command(command.id);
    let service = backend.services().create(&service).await?;
    println!(
        "created the host {} and its service {}",
        host.id, service.id
    );

    // What a creation answers holds the etag that a deletion needs; what the creation of the
    // service changed in the host since then does not matter here.
    backend.services().delete(&service).inception().await?;
    backend.hosts().delete(&host).inception().await?;
    backend.commands().delete(&command).inception().await?;
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1);
    run(address.as_deref().unwrap_or("http://127.0.0.1:5000")).await
}
