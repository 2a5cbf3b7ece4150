//! Moments in the future, for limits of any length.

use std::time::Duration;

use tokio::time::Instant;

/// Longer than any program waits.
const NEVER: Duration = Duration::from_secs(100 * 365 * 24 * 3600);

/// The moment that lies so far in the future; one that a clock cannot hold counts as never.
pub(crate) fn after(wait: Duration) -> Instant {
    let now = Instant::now();
    now.checked_add(wait).unwrap_or(now + NEVER)
}
