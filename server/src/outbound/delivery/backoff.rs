//! How long to wait before the next attempt.

use std::time::Duration;

/// The first wait.
const FIRST: Duration = Duration::from_secs(1);
/// The longest wait for a database that cannot be reached.
const MAX_DELAY: Duration = Duration::from_mins(1);
/// The longest wait for one that refuses because of its configuration or ours.
const MAX_DELAY_WHEN_REFUSED: Duration = Duration::from_mins(5);

/// Waits that double from attempt to attempt, each made shorter or longer by chance, so that many
/// senders do not all come back at one time.
#[derive(Debug, Default)]
pub struct Backoff {
    failures: u32,
}

impl Backoff {
    /// Something was taken: the next failure waits shortly again.
    pub fn reset(&mut self) {
        self.failures = 0;
    }

    /// How many attempts have failed since the last success.
    pub fn failures(&self) -> u32 {
        self.failures
    }

    /// The wait after one more failure. `chance` is between 0 and 1.
    pub fn next(&mut self, is_refused: bool, chance: f64) -> Duration {
        let longest = if is_refused {
            MAX_DELAY_WHEN_REFUSED
        } else {
            MAX_DELAY
        };
        let doubled = FIRST.saturating_mul(1 << self.failures.min(16));
        self.failures = self.failures.saturating_add(1);
        doubled
            .min(longest)
            .mul_f64(0.5 + chance.clamp(0.0, 1.0) / 2.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_a_bound_and_begin_again() {
        let mut backoff = Backoff::default();
        let waits: Vec<u64> = (0..8).map(|_| backoff.next(false, 1.0).as_secs()).collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 60, 60]);
        backoff.reset();
        assert_eq!(backoff.next(false, 1.0).as_secs(), 1);
    }

    #[test]
    fn chance_makes_a_wait_shorter_by_half_at_most() {
        assert_eq!(
            Backoff::default().next(false, 0.0),
            Duration::from_millis(500)
        );
        assert_eq!(Backoff::default().next(false, 7.0), Duration::from_secs(1));
    }

    #[test]
    fn what_needs_a_person_is_tried_less_often() {
        let mut backoff = Backoff::default();
        let last = (0..20).map(|_| backoff.next(true, 1.0)).last();
        assert_eq!(last, Some(MAX_DELAY_WHEN_REFUSED));
    }
}
