//! A change is sent when it is awaited.

#![deny(unused_must_use)]

use alignak_backend_client::model::Host;
use alignak_backend_client::{Backend, HostPatch, Item};

pub async fn note(backend: &Backend, host: &Item<Host>) {
    backend.hosts().update(host, HostPatch::new().notes("seen"));
}

fn main() {}
