//! Clients that mean harm, or do not know what they ask for: what they do costs a bounded amount of
//! time and memory, and delays other clients only briefly.
//!
//! The limits that are asserted are four times the intended ones, so that a busy machine does not
//! fail. They are those of a server that is built for release: `cargo xtask test --all` builds one.
//! Each test has a server of its own.

mod cascades;
mod connections;
mod embedding;
mod fixture;
mod passwords;
mod searches;
