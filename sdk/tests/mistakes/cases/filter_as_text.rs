//! A filter is made of fields, or of JSON.

use alignak_backend_client::{Backend, BackendException};

pub async fn down(backend: &Backend) -> Result<(), BackendException> {
    backend
        .hosts()
        .list()
        .filter(r#"{"ls_state": "DOWN"}"#)
        .all()
        .await?;
    Ok(())
}

fn main() {}
