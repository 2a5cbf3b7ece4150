//! The handle on a backend, and how a request becomes a reply.
//!
//! From the bottom up: `handle` holds what the clones of a backend share and what each has of its
//! own, `builder` makes it, `attempts` sends one request until the policy is content, `login` asks
//! for tokens, `renewal` does so after a 401, `send` joins all that to one call, and `session` and
//! `configuration` are the calls about the backend itself.

mod attempts;
mod builder;
mod configuration;
mod handle;
mod login;
mod open;
mod renewal;
mod send;
mod session;

pub use builder::BackendBuilder;
pub use configuration::Configuration;
pub use handle::Backend;
pub use session::Generate;
