//! The one error type of the crate.
//!
//! Four cases are kept apart, because they say different things about the backend: the request was
//! never sent, the backend refused it and explained why, something answered with a status and a
//! body that no backend would send, or the answer could not be decoded. A reply that arrived is
//! never thrown away: its status, headers and body stay reachable.

mod display;
mod exception;
mod excerpt;
mod explanation;
mod kind;

pub use exception::{BACKEND_ERROR, BackendException};
pub(crate) use explanation::Explanation;
pub use kind::ErrorKind;

/// The error of this crate, by the name that Rust programs expect.
pub type Error = BackendException;
