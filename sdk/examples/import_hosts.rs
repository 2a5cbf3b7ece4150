//! Many hosts in few requests, each of them all or nothing.
//!
//! `cargo run -p alignak-backend-client --example import_hosts -- http://127.0.0.1:5000`

use std::error::Error;

use alignak_backend_client::{Backend, HostCreate, host};

const INVENTORY: &str = "\
example-db-1,192.0.2.11,5
example-db-2,192.0.2.12,5
example-test,192.0.2.99,1";

pub(crate) async fn run(address: &str) -> Result<(), Box<dyn Error>> {
    let backend = Backend::builder(address)
        .credentials("admin", "admin")
        .build()?;
    let realm = backend.top_realm().await?;
    let mut contents = Vec::new();
    for line in INVENTORY.lines() {
        let fields: Vec<&str> = line.split(',').collect();
        let [name, address, impact] = fields[..] else {
            return Err(format!("three fields are wanted: {line}").into());
        };
        let content = HostCreate::new(name, realm).address(address);
        contents.push(content.business_impact(impact.parse()?));
    }
    for some in contents.chunks(500) {
        match backend.hosts().create_many(some).await {
            Ok(made) => println!("created {} hosts", made.len()),
            // Which element was refused, and why.
            Err(failure) if failure.is_validation() => return Err(failure.into()),
            Err(failure) => return Err(format!("try later: {failure}").into()),
        }
    }
    let imported = backend
        .hosts()
        .list()
        .filter(host::NAME.matches("^example-(db|test)"));
    for host in imported.all().await? {
        backend.hosts().delete(&host).inception().await?;
    }
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1);
    run(address.as_deref().unwrap_or("http://127.0.0.1:5000")).await
}
