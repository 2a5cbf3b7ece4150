//! A setter of a list takes several.

use alignak_backend_client::HostPatch;
use alignak_backend_client::model::{Host, Id};

pub fn patch(parent: Id<Host>) -> HostPatch {
    HostPatch::new().parents(parent)
}

fn main() {}
