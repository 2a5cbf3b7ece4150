//! Hosts are filtered by fields of hosts.

use alignak_backend_client::{Backend, BackendException, service};

pub async fn disks(backend: &Backend) -> Result<(), BackendException> {
    backend
        .hosts()
        .list()
        .filter(service::NAME.eq("disk"))
        .all()
        .await?;
    Ok(())
}

fn main() {}
