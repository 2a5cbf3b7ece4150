//! A field that is true or false has no order.

use alignak_backend_client::{Filter, host, model::Host};

pub fn filter() -> Filter<Host> {
    host::LS_ACKNOWLEDGED.gt(false)
}

fn main() {}
