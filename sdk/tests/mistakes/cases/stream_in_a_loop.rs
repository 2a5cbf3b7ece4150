//! A stream is read by its `next`, not by `for`.

use alignak_backend_client::Backend;

pub async fn names(backend: &Backend) {
    for host in backend.hosts().list().items() {
        println!("{}", host.name);
    }
}

fn main() {}
