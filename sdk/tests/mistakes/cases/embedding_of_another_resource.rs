//! A read of hosts embeds what hosts refer to.

use alignak_backend_client::{Backend, BackendException, service};

pub async fn commands(backend: &Backend) -> Result<(), BackendException> {
    backend
        .hosts()
        .list()
        .embed(service::CHECK_COMMAND)
        .all()
        .await?;
    Ok(())
}

fn main() {}
