//! Only fields that refer to other items can be embedded.

use alignak_backend_client::{Backend, BackendException, host};

pub async fn names(backend: &Backend) -> Result<(), BackendException> {
    backend.hosts().list().embed(host::NAME).all().await?;
    Ok(())
}

fn main() {}
