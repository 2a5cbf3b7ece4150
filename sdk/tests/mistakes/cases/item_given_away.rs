//! A change borrows the item.

use alignak_backend_client::model::Host;
use alignak_backend_client::{Backend, BackendException, Item};

pub async fn remove(backend: &Backend, host: Item<Host>) -> Result<(), BackendException> {
    backend.hosts().delete(host).await
}

fn main() {}
