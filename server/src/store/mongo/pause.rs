//! How long to wait after a lost race.

use std::time::Duration;

/// A random time before the next attempt, longer after more of them; 65 ms at most.
pub(super) fn before_attempt(attempt: usize) -> Duration {
    let limit = 1_u64 << attempt.min(6);
    Duration::from_micros(rand::random::<u64>() % (limit * 1000) + 500)
}
