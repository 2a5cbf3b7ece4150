//! A service needs a host, a name and a realm.

use alignak_backend_client::ServiceCreate;

pub fn service() -> ServiceCreate {
    ServiceCreate::new("disk")
}

fn main() {}
