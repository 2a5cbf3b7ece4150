//! States have no order that a backend knows.

use alignak_backend_client::model::{Host, HostState};
use alignak_backend_client::{Filter, host};

pub fn filter() -> Filter<Host> {
    host::LS_STATE.gte(HostState::Down)
}

fn main() {}
