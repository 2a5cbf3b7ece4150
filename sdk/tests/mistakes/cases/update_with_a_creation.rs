//! A change takes a patch.

use alignak_backend_client::model::Host;
use alignak_backend_client::{Backend, BackendException, HostCreate, Item};

pub async fn set(
    backend: &Backend,
    host: &Item<Host>,
    wanted: HostCreate,
) -> Result<(), BackendException> {
    backend.hosts().update(host, wanted).await?;
    Ok(())
}

fn main() {}
