//! An order is made of a field.

use alignak_backend_client::{Backend, BackendException};

pub async fn sorted(backend: &Backend) -> Result<(), BackendException> {
    backend.hosts().list().sort("-name").all().await?;
    Ok(())
}

fn main() {}
