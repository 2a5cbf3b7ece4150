//! A list is a question: what reads it is one of its methods.

use alignak_backend_client::{Backend, BackendException};

pub async fn names(backend: &Backend) -> Result<(), BackendException> {
    for host in backend.hosts().list().await? {
        println!("{}", host.name);
    }
    Ok(())
}

fn main() {}
