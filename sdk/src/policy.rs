//! When a request is sent again, after which wait, and for how long in all.
//!
//! The policy sees whether a request may be repeated, so that a lost reply to a creation never
//! makes a second item.

use std::time::{Duration, SystemTime};

use http::header::RETRY_AFTER;
use http::{HeaderMap, StatusCode};

use crate::model::HttpDate;
use crate::response::Head;
use crate::transport::TransportErrorKind;

/// How often and how patiently a request is repeated.
///
/// | what happened | who is repeated |
/// |---|---|
/// | no connection could be made | every request |
/// | 429 or 503 | every request, after `Retry-After` where the reply has it |
/// | the reply was lost, or too late; 502 or 504 | only what may be repeated: reads, and changes that carry `If-Match` |
/// | any other status; a reply that is too long or badly compressed | nothing |
///
/// A status counts even when the body behind it was lost.
///
/// Waits grow from [`initial_delay`](Self::initial_delay) by doubling up to
/// [`max_delay`](Self::max_delay); a random part keeps many clients from coming back at once.
/// `Retry-After` makes a wait longer, never shorter. The
/// total timeout of the call bounds everything: a wait that would pass it is not begun, and the
/// last failure is reported instead.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct RetryPolicy {
    max_attempts: u32,
    initial_delay: Duration,
    max_delay: Duration,
    jitter: bool,
}

impl Default for RetryPolicy {
    /// Four attempts, waits of 0.2 s to 5 s with jitter.
    fn default() -> Self {
        Self {
            max_attempts: 4,
            initial_delay: Duration::from_millis(200),
            max_delay: Duration::from_secs(5),
            jitter: true,
        }
    }
}

impl RetryPolicy {
    /// The default policy.
    pub fn new() -> Self {
        Self::default()
    }

    /// Nothing is ever repeated.
    pub fn none() -> Self {
        Self::default().max_attempts(1)
    }

    /// How often a request is sent at most, the first time included; 0 counts as 1.
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts.max(1);
        self
    }

    /// The wait before the second attempt.
    pub fn initial_delay(mut self, delay: Duration) -> Self {
        self.initial_delay = delay;
        self
    }

    /// The longest wait; `Retry-After` may ask for longer ones.
    pub fn max_delay(mut self, delay: Duration) -> Self {
        self.max_delay = delay;
        self
    }

    /// Whether waits are shortened at random, by up to a half; what `Retry-After` asks for is
    /// lengthened instead. On by default.
    pub fn jitter(mut self, jitter: bool) -> Self {
        self.jitter = jitter;
        self
    }

    /// How long to wait before sending a request again, or `None` when it is not to be repeated.
    pub(crate) fn wait_after(
        &self,
        outcome: Outcome<'_>,
        attempt: u32,
        repeatable: bool,
    ) -> Option<Duration> {
        if attempt >= self.max_attempts || !outcome.allows_repetition(repeatable) {
            return None;
        }
        let asked = match outcome {
            Outcome::Reply(_, headers) => retry_after(headers),
            Outcome::Failure(_, head) => head.and_then(|head| retry_after(&head.headers)),
        };
        Some(match asked {
            Some(asked) => self.at_least(asked, attempt),
            None => self.shortened(self.backoff(attempt)),
        })
    }

    fn backoff(&self, attempt: u32) -> Duration {
        let factor = 2_u32.saturating_pow(attempt.saturating_sub(1));
        self.initial_delay
            .saturating_mul(factor)
            .min(self.max_delay)
    }

    fn shortened(&self, delay: Duration) -> Duration {
        if self.jitter {
            delay.mul_f64(1.0 - fastrand::f64() / 2.0)
        } else {
            delay
        }
    }

    /// A wait that the backend asked for, which is never shortened. One that is over at once, or
    /// before its time, would make all clients come back together.
    fn at_least(&self, asked: Duration, attempt: u32) -> Duration {
        let backoff = self.backoff(attempt);
        let jitter = backoff.saturating_sub(self.shortened(backoff));
        asked.max(backoff).saturating_add(jitter)
    }
}

/// How an attempt ended.
#[derive(Clone, Copy)]
pub(crate) enum Outcome<'a> {
    Reply(StatusCode, &'a HeaderMap),
    /// With the head of the reply, when only its body failed.
    Failure(TransportErrorKind, Option<&'a Head>),
}

impl Outcome<'_> {
    fn allows_repetition(self, repeatable: bool) -> bool {
        let status = match self {
            Self::Reply(status, _) => Some(status),
            Self::Failure(_, head) => head.map(|head| head.status),
        };
        if matches!(
            status,
            Some(StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE)
        ) {
            return true;
        }
        match self {
            Self::Failure(TransportErrorKind::Connect, _) => true,
            Self::Failure(TransportErrorKind::Timeout | TransportErrorKind::Interrupted, _)
            | Self::Reply(StatusCode::BAD_GATEWAY | StatusCode::GATEWAY_TIMEOUT, _) => repeatable,
            Self::Failure(TransportErrorKind::Invalid | TransportErrorKind::Unreadable, _)
            | Self::Reply(..) => false,
        }
    }
}

/// The wait that a reply asks for: seconds, or a date.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date: SystemTime = text.parse::<HttpDate>().ok()?.into();
    Some(date.duration_since(SystemTime::now()).unwrap_or_default())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_the_longest() {
        let policy = RetryPolicy::new()
            .initial_delay(Duration::from_millis(100))
            .max_delay(Duration::from_millis(500))
            .jitter(false);
        let waits: Vec<_> = (1..=5)
            .map(|attempt| policy.backoff(attempt).as_millis())
            .collect();
        assert_eq!(waits, [100, 200, 400, 500, 500]);
        assert_eq!(policy.backoff(u32::MAX), Duration::from_millis(500));
    }

    #[test]
    fn jitter_shortens_a_wait_by_half_at_most() {
        let policy = RetryPolicy::new().initial_delay(Duration::from_millis(100));
        for _ in 0..1000 {
            let wait = policy.shortened(policy.backoff(1));
            assert!(wait >= Duration::from_millis(50) && wait <= Duration::from_millis(100));
        }
    }

    #[test]
    fn no_wait_is_shorter_than_what_was_asked_for_or_than_the_own_one() {
        let milliseconds = Duration::from_millis;
        let policy = RetryPolicy::new().initial_delay(milliseconds(100));
        for _ in 0..1000 {
            let wait = policy.at_least(Duration::ZERO, 2);
            assert!(wait >= milliseconds(200) && wait <= milliseconds(300));
            let wait = policy.at_least(Duration::from_secs(7), 1);
            assert!(wait >= milliseconds(7000) && wait <= milliseconds(7050));
        }
        assert_eq!(policy.at_least(Duration::MAX, 1), Duration::MAX);
        let policy = policy.jitter(false);
        assert_eq!(policy.at_least(Duration::ZERO, 1), milliseconds(100));
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let headers = |text: &str| HeaderMap::from_iter([(RETRY_AFTER, text.parse().unwrap())]);
        assert_eq!(retry_after(&headers("7")), Some(Duration::from_secs(7)));
        assert_eq!(
            retry_after(&headers("Mon, 05 Feb 2024 09:03:07 GMT")),
            Some(Duration::ZERO)
        );
        let soon = HttpDate::from(SystemTime::now() + Duration::from_secs(30)).to_string();
        let wait = retry_after(&headers(&soon)).unwrap();
        assert!(wait > Duration::from_secs(25) && wait <= Duration::from_secs(30));
        assert_eq!(retry_after(&headers("soon")), None);
        assert_eq!(retry_after(&HeaderMap::new()), None);
    }
}
