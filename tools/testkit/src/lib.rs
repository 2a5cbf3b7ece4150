//! What the tests start and talk to: the real `alignak-backend` program, `MongoDB` servers, the
//! original server, a browser, Python environments, and a plain HTTP client.
//!
//! Nothing of the server is linked in. What a test needs and cannot get (a binary, a browser, a
//! Python package) makes it fail; no test is ever skipped.
//!
//! This library is only used by tests and by programs that measure, so it reports what goes wrong
//! by panicking.
#![expect(
    clippy::missing_panics_doc,
    reason = "a test library reports by panicking"
)]

pub mod binary;
pub mod content;
pub mod events;
pub mod guide;
pub mod http;
pub mod mongo;
pub mod mutation;
pub mod original;
pub mod peers;
pub mod process;
pub mod recount;
pub mod server;
pub mod tools;
pub mod webdriver;

pub use http::{Answer, Api};
pub use mongo::Mongo;
pub use original::Original;
pub use server::{Options, Server, Shared};
