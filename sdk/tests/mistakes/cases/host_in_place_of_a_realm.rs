//! A host belongs to a realm, not to another host.

use alignak_backend_client::model::Host;
use alignak_backend_client::{HostCreate, Item};

pub fn twin(host: &Item<Host>) -> HostCreate {
    HostCreate::new("twin", host.id)
}

fn main() {}
