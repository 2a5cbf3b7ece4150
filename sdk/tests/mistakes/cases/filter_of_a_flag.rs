//! A field alone is not a condition, even when it is true or false.

use alignak_backend_client::{Backend, BackendException, host};

pub async fn acknowledged(backend: &Backend) -> Result<u64, BackendException> {
    backend
        .hosts()
        .list()
        .filter(host::LS_ACKNOWLEDGED)
        .count()
        .await
}

fn main() {}
