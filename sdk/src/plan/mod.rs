//! Making a backend equal to a desired configuration.
//!
//! `desired` holds what is wanted, by names; `entry` builds it from Rust; `snapshot` reads what
//! exists; `compute` compares both into a `plan` of steps; `apply` carries the steps out, by `guarded` changes; `rights`
//! knows the rights of users, and `export` reads a configuration back.

mod applied;
mod apply;
mod compute;
mod desired;
mod entry;
mod export;
mod guarded;
mod keys;
mod order;
mod rights;
mod snapshot;
mod step;

pub use applied::{Applied, Failed};
pub use desired::Desired;
pub use entry::Entry;
pub use step::{FieldChange, Plan, Step};
