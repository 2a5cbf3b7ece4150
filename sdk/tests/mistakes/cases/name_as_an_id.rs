//! Items are read by identifiers; there is another call for names.

use alignak_backend_client::{Backend, BackendException};

pub async fn read(backend: &Backend) -> Result<(), BackendException> {
    backend.hosts().get("srv1").await?;
    Ok(())
}

fn main() {}
