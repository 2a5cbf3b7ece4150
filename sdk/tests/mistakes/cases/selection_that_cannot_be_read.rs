//! What is selected is read by serde.

use alignak_backend_client::{Backend, BackendException};

pub struct Row {
    pub name: String,
}

pub async fn rows(backend: &Backend) -> Result<Vec<Row>, BackendException> {
    backend.hosts().list().select::<Row>().all().await
}

fn main() {}
