//! Calls are asynchronous.

use alignak_backend_client::{Backend, BackendException, HostCreate};

pub async fn add(backend: &Backend, host: HostCreate) -> Result<(), BackendException> {
    let made = backend.hosts().create(&host)?;
    println!("{}", made.id);
    Ok(())
}

fn main() {}
