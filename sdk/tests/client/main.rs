//! The client from outside: what it sends, and how it reads every kind of response.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod blocking;
mod builder;
mod creations;
mod deadlines;
mod errors;
mod follow;
mod generated;
mod guards;
mod hostile;
mod imports;
mod lost_bodies;
mod mock;
mod monitoring;
mod observed;
mod redirects;
mod renewal;
mod reporter;
mod reports;
mod retries;
mod session;
mod support;
mod tower;
mod typed;
mod untyped;
mod walk_ends;
mod walks;
mod writes;
