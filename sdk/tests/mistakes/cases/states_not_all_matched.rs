//! A backend may know states that this edition of the SDK does not.

use alignak_backend_client::model::HostState;

pub fn symbol(state: &HostState) -> char {
    match state {
        HostState::Up => '+',
        HostState::Down => '-',
        HostState::Unreachable => '?',
    }
}

fn main() {}
