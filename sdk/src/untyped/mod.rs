//! The layer of the original client: endpoints as text, content of any type that serde knows.

mod calls;
mod change;
mod read_all;

pub use change::{Change, Removal};
pub use read_all::Everything;
