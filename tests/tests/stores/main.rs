//! Real `MongoDB` servers under the server: each test starts its own.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]

mod copy;
mod events;
mod failover;
mod mongo;
