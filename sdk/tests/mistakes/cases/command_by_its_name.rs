//! A setter of a reference takes an item.

use alignak_backend_client::HostPatch;

pub fn patch() -> HostPatch {
    HostPatch::new().check_command("check_ping")
}

fn main() {}
