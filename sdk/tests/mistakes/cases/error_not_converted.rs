//! The errors of the application do not know those of the SDK.

use alignak_backend_client::Backend;

#[derive(Debug)]
pub enum Failure {
    File(std::io::Error),
}

pub async fn count(backend: &Backend) -> Result<u64, Failure> {
    Ok(backend.hosts().list().count().await?)
}

fn main() {}
