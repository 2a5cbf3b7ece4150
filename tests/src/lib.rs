//! What the black-box tests compare the server with: the recorded conversations, and the subset of
//! `OpenAPI` that the published documents keep to.
//!
//! This library is only used by tests, so it reports what goes wrong by panicking.
#![expect(
    clippy::missing_panics_doc,
    reason = "a test library reports by panicking"
)]

pub mod conformance;
pub mod document;
