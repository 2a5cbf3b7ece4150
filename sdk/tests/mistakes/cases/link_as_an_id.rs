//! A link may lead nowhere, or be embedded.

use alignak_backend_client::model::Service;
use alignak_backend_client::{Backend, BackendException, Item};

pub async fn host_of(backend: &Backend, service: &Item<Service>) -> Result<(), BackendException> {
    if let Some(host) = &service.host {
        backend.hosts().get(host).await?;
    }
    Ok(())
}

fn main() {}
