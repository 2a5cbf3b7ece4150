//! States are named values, not texts.

use alignak_backend_client::{Filter, host, model::Host};

pub fn filter() -> Filter<Host> {
    host::LS_STATE.eq("DOWN")
}

fn main() {}
