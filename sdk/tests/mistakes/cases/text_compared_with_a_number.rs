//! A field is compared with values of its own type.

use alignak_backend_client::{Filter, host, model::Host};

pub fn filter() -> Filter<Host> {
    host::ADDRESS.eq(10)
}

fn main() {}
