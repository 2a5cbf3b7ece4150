//! What a reporter tells: events, figures, and why it did not accept a result.

use std::error::Error;
use std::fmt;
use std::io;
use std::time::Duration;

use crate::error::BackendException;
use crate::monitoring::CheckResult;

/// Something that happened to a reporter, for the hook of
/// [`on_event`](super::ReporterBuilder::on_event).
#[derive(Debug)]
#[non_exhaustive]
pub enum ReporterEvent<'a> {
    /// The backend has answered for some results.
    #[non_exhaustive]
    Stored {
        /// How many it has stored now.
        stored: u64,
        /// How many it had stored before, by a request whose reply was lost.
        repeated: u64,
    },
    /// The backend does not take a result, and never will: an unknown host, say. It is given up.
    #[non_exhaustive]
    Refused {
        /// The result.
        result: &'a CheckResult,
        /// Why.
        failure: &'a BackendException,
    },
    /// A request failed. Its results are sent again.
    #[non_exhaustive]
    Failed {
        /// How.
        failure: &'a BackendException,
        /// The wait before the next request.
        retry_in: Duration,
    },
    /// Results were dropped because the queue was full.
    #[non_exhaustive]
    Dropped {
        /// How many.
        results: u64,
    },
    /// The spool cannot be written, a full disk for instance. Results are posted from memory until
    /// it can; told once.
    #[non_exhaustive]
    SpoolFailed {
        /// Why.
        failure: &'a io::Error,
    },
    /// The spool can be written again.
    SpoolRecovered,
    /// Records of the spool do not have the checksum that they were written with, and are lost.
    #[non_exhaustive]
    Damaged {
        /// How many.
        records: u64,
    },
}

/// What a reporter has done since it was started, and what waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct ReporterMetrics {
    /// Results that were accepted.
    pub accepted: u64,
    /// Results that the backend has stored.
    pub stored: u64,
    /// Results that the backend had stored already, by a request whose reply was lost.
    pub repeated: u64,
    /// Results that the backend does not take.
    pub refused: u64,
    /// Results that were dropped because the queue was full.
    pub dropped: u64,
    /// Records of the spool that were lost because they were damaged.
    pub damaged: u64,
    /// Requests that failed and were, or will be, sent again.
    pub failures: u64,
    /// Results that wait, in memory or in the spool.
    pub queued: u64,
    /// Bytes of the spool on the disk.
    pub spool_bytes: u64,
}

/// Why a reporter did not accept a result.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReportError {
    /// No host or service can be in this state: a host that is WARNING, say.
    Invalid(String),
    /// The queue is full, and [`WhenFull::Refuse`](super::WhenFull::Refuse) was asked for.
    Full,
    /// The reporter is closed.
    Closed,
}

impl fmt::Display for ReportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(problem) => formatter.write_str(problem),
            Self::Full => formatter.write_str("the queue of check results is full"),
            Self::Closed => formatter.write_str("the reporter is closed"),
        }
    }
}

impl Error for ReportError {}
