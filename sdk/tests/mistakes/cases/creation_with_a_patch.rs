//! A creation takes the content of a new item.

use alignak_backend_client::{Backend, BackendException, HostPatch};

pub async fn add(backend: &Backend) -> Result<(), BackendException> {
    backend
        .hosts()
        .create(&HostPatch::new().name("srv1"))
        .await?;
    Ok(())
}

fn main() {}
