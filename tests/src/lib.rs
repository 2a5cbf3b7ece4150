//! Black-box tests of the Alignak backend.
//!
//! Everything here talks to the real `alignak-backend` binary over HTTP, as its users do:
//! nothing of the server is linked in. What a test needs and cannot get (a binary, a browser, a
//! Python package) makes it fail; no test is ever skipped.
//!
//! This library is only used by tests, so it reports what goes wrong by panicking.
#![expect(
    clippy::missing_panics_doc,
    reason = "a test library reports by panicking"
)]

pub mod binary;
pub mod conformance;
pub mod content;
pub mod document;
pub mod http;
pub mod mongo;
pub mod original;
pub mod process;
pub mod recount;
pub mod server;
pub mod tools;
pub mod webdriver;

pub use http::{Answer, Api};
pub use mongo::Mongo;
pub use original::Original;
pub use server::{Options, Server, Shared};
