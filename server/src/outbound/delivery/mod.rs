//! Sends what waits to the databases: one task for each, so that one that is slow or dead delays no
//! other.

pub mod backoff;
pub mod peer;
pub mod queue;
pub mod worker;

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests;
