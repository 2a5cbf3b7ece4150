//! First the name, then the realm.

use alignak_backend_client::HostCreate;
use alignak_backend_client::model::{Id, Realm};

pub fn host(realm: Id<Realm>) -> HostCreate {
    HostCreate::new(realm, "srv1")
}

fn main() {}
