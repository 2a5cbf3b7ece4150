//! A change needs the item as it was read, or its identifier.

use alignak_backend_client::{Backend, BackendException, HostPatch};

pub async fn note(backend: &Backend) -> Result<(), BackendException> {
    backend
        .hosts()
        .update("srv1", HostPatch::new().notes("seen"))
        .await?;
    Ok(())
}

fn main() {}
