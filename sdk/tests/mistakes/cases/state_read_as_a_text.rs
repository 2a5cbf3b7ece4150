//! States are named values, not texts.

use alignak_backend_client::{Item, model::Host};

pub fn is_down(host: &Item<Host>) -> bool {
    host.ls_state == "DOWN"
}

fn main() {}
