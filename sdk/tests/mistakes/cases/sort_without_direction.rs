//! An order has a direction.

use alignak_backend_client::model::Host;
use alignak_backend_client::{Backend, BackendException, Item, host};

pub async fn sorted(backend: &Backend) -> Result<Vec<Item<Host>>, BackendException> {
    backend.hosts().list().sort(host::NAME).all().await
}

fn main() {}
