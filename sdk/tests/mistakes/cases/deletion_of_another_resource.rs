//! A deletion of hosts takes a host.

use alignak_backend_client::model::Service;
use alignak_backend_client::{Backend, BackendException, Item};

pub async fn remove(backend: &Backend, service: &Item<Service>) -> Result<(), BackendException> {
    backend.hosts().delete(service).await
}

fn main() {}
