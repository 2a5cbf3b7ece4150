//! A field that does not exist.

use alignak_backend_client::{Filter, host, model::Host};

pub fn filter() -> Filter<Host> {
    host::ADRESS.eq("192.0.2.1")
}

fn main() {}
