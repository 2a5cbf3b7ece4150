//! A field is compared with values of its own type.

use alignak_backend_client::{Filter, host, model::Host};

pub fn filter() -> Filter<Host> {
    host::MAX_CHECK_ATTEMPTS.gt("3")
}

fn main() {}
