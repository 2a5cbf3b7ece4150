//! The name of a service is unique on its host only.

use alignak_backend_client::{Backend, BackendException};

pub async fn disk(backend: &Backend) -> Result<(), BackendException> {
    backend.services().get_by_name("disk").await?;
    Ok(())
}

fn main() {}
