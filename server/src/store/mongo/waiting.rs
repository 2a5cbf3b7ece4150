//! A unit in the queue.

use std::time::{Duration, Instant};

use tokio::sync::{mpsc, oneshot};

use super::super::port::{StoreError, Work};

/// How long a unit may have waited in the queue when its turn comes. Its client has long given up.
pub(super) const QUEUE_TIMEOUT: Duration = Duration::from_secs(15);

/// How long a unit is run again while there is no primary.
pub(super) const OUTAGE_TIMEOUT: Duration = Duration::from_secs(5);

/// How long a unit is run again while others are faster: longer than the minute for which the
/// locks of a server that was killed are kept.
pub(super) const RACE_TIMEOUT: Duration = Duration::from_secs(75);

/// Where units wait.
pub(super) type Queue = mpsc::Sender<Waiting>;

/// A unit that waits for its turn.
pub(super) struct Waiting {
    pub(super) work: Work,
    pub(super) reply: oneshot::Sender<Result<(), StoreError>>,
    /// When it came.
    pub(super) since: Instant,
    /// When it was queued last.
    pub(super) queued: Instant,
}

impl Waiting {
    pub(super) fn new(work: Work, reply: oneshot::Sender<Result<(), StoreError>>) -> Self {
        let now = Instant::now();
        Self {
            work,
            reply,
            since: now,
            queued: now,
        }
    }

    /// Whether it has waited as long as it may while there is no primary.
    pub(super) fn outlasts_outage(&self) -> bool {
        self.since.elapsed() > OUTAGE_TIMEOUT
    }

    /// Whether it has been run again for as long as it may.
    pub(super) fn outlasts_races(&self) -> bool {
        self.since.elapsed() > RACE_TIMEOUT
    }
}

pub(super) fn unavailable(reason: &str) -> StoreError {
    StoreError::Unavailable(reason.to_owned())
}
