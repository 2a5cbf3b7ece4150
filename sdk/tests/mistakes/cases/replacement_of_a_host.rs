//! Few resources can be replaced as a whole.

use alignak_backend_client::model::Host;
use alignak_backend_client::{Backend, BackendException, HostCreate, Item};

pub async fn reset(
    backend: &Backend,
    host: &Item<Host>,
    content: HostCreate,
) -> Result<(), BackendException> {
    backend.hosts().replace(host, content).await?;
    Ok(())
}

fn main() {}
