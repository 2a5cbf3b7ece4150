//! A list is a question: what reads it is one of its methods.

use alignak_backend_client::Backend;

pub fn names(backend: &Backend) {
    for host in backend.hosts().list() {
        println!("{}", host.name);
    }
}

fn main() {}
