//! A host is read by the identifier of a host.

use alignak_backend_client::model::Service;
use alignak_backend_client::{Backend, BackendException, Item};

pub async fn host_of(backend: &Backend, service: &Item<Service>) -> Result<(), BackendException> {
    let host = backend.hosts().get(service.id).await?;
    println!("{}", host.name);
    Ok(())
}

fn main() {}
