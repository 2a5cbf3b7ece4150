//! What may be absent is looked at before it is used.

use alignak_backend_client::model::{Host, Id};
use alignak_backend_client::{Backend, BackendException};

pub async fn read(backend: &Backend, id: Option<Id<Host>>) -> Result<(), BackendException> {
    backend.hosts().get(id).await?;
    Ok(())
}

fn main() {}
