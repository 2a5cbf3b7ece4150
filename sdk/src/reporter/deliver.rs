//! Posting some records until the backend has answered for each.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use super::event::ReporterEvent;
use super::queue::Queue;
use super::record::Record;
use crate::backend::Backend;
use crate::deadline;
use crate::error::{BackendException, ErrorKind};
use crate::monitoring::Report;

/// The wait after the first failed request.
const MIN_DELAY: Duration = Duration::from_millis(500);

/// How often a request is sent that fails in a way that its content may be the cause of, before its
/// records are sent in smaller requests, and one alone is given up.
const MAX_SUSPICIONS: u32 = 5;

/// How a delivery ended.
pub(super) enum Delivery {
    /// The backend has answered for all records.
    Settled,
    /// The time is over, or records are to be dropped.
    Interrupted,
}

/// What a failed request says of its records.
enum Verdict {
    /// Nothing: they are sent again.
    Outage,
    /// One of them may be the cause.
    Suspicion,
    /// One of them is the cause.
    Refusal,
}

/// Posts records in their order. With `may_drop`, returns when records are to be dropped.
pub(super) async fn deliver(
    backend: &Backend,
    queue: &Queue,
    records: Vec<Record>,
    may_drop: bool,
) -> Delivery {
    let mut parts = VecDeque::from([records]);
    let (mut failures, mut suspicions) = (0_u32, 0);
    while let Some(part) = parts.pop_front() {
        if part.is_empty() {
            continue;
        }
        let Some((rest, failure)) = queue.unless_over(post(backend, queue, part)).await else {
            return Delivery::Interrupted;
        };
        let Some(failure) = failure else {
            (failures, suspicions) = (0, 0);
            continue;
        };
        let verdict = judge(&failure);
        suspicions += u32::from(matches!(verdict, Verdict::Suspicion));
        if matches!(verdict, Verdict::Refusal) || suspicions >= MAX_SUSPICIONS {
            match <[Record; 1]>::try_from(rest) {
                Ok([record]) => {
                    refuse(queue, &record, &failure);
                    (failures, suspicions) = (0, 0);
                }
                Err(mut rest) => {
                    let second = rest.split_off(rest.len() / 2);
                    parts.push_front(second);
                    parts.push_front(rest);
                }
            }
            continue;
        }
        parts.push_front(rest);
        failures += 1;
        if !wait(queue, failures, &failure, may_drop).await {
            return Delivery::Interrupted;
        }
    }
    Delivery::Settled
}

/// One request; returns what has to be sent again, and why.
async fn post(
    backend: &Backend,
    queue: &Queue,
    mut records: Vec<Record>,
) -> (Vec<Record>, Option<BackendException>) {
    let reports: Vec<Report<'_>> = records.iter().map(Record::report).collect();
    let outcomes = match backend.post_reports(&reports).await {
        Ok(outcomes) => outcomes,
        Err(failure) => return (records, Some(failure)),
    };
    let (mut stored, mut repeated, mut answered) = (0, 0, 0);
    let mut failed = None;
    for (record, outcome) in records.iter().zip(outcomes) {
        match outcome {
            Ok(_) => stored += 1,
            Err(failure) if failure.existing_field() == Some("_id") => repeated += 1,
            Err(failure) if is_final(&failure) => refuse(queue, record, &failure),
            Err(failure) => {
                // Those behind it have to wait for it.
                failed = Some(failure);
                break;
            }
        }
        answered += 1;
    }
    let mut state = queue.state();
    state.metrics.stored += stored;
    state.metrics.repeated += repeated;
    drop(state);
    if stored + repeated > 0 {
        let event = ReporterEvent::Stored { stored, repeated };
        queue.settings.tell(&event);
    }
    (records.split_off(answered), failed)
}

/// Whether the backend will never take a record: it was refused, or names nothing that is there.
fn is_final(failure: &BackendException) -> bool {
    match failure.kind() {
        ErrorKind::Invalid => true,
        ErrorKind::Refused => matches!(judge(failure), Verdict::Refusal),
        _ => failure.code() == 413,
    }
}

fn judge(failure: &BackendException) -> Verdict {
    match failure.kind() {
        // The call as a whole: an address that is none, say, and not the records.
        ErrorKind::Invalid | ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Interrupted => {
            Verdict::Outage
        }
        ErrorKind::Unreadable | ErrorKind::Decode => Verdict::Suspicion,
        ErrorKind::Refused | ErrorKind::UnexpectedStatus => match failure.code() {
            // A password or a right can be mended, and a busy backend gets its time.
            401 | 403 | 404 | 405 | 408 | 429 | 502..=504 => Verdict::Outage,
            500..=599 => Verdict::Suspicion,
            _ if failure.kind() == ErrorKind::Refused => Verdict::Refusal,
            413 => Verdict::Refusal,
            _ => Verdict::Outage,
        },
    }
}

fn refuse(queue: &Queue, record: &Record, failure: &BackendException) {
    queue.state().metrics.refused += 1;
    queue.settings.tell(&ReporterEvent::Refused {
        result: &record.result,
        failure,
    });
}

/// Waits before the next request; `false` when there is none.
async fn wait(queue: &Queue, failures: u32, failure: &BackendException, may_drop: bool) -> bool {
    let longest = queue.settings.max_delay;
    let delay = MIN_DELAY
        .saturating_mul(2_u32.saturating_pow(failures - 1))
        .min(longest);
    let delay = delay.mul_f64(1.0 - fastrand::f64() / 2.0);
    queue.state().metrics.failures += 1;
    queue.settings.tell(&ReporterEvent::Failed {
        failure,
        retry_in: delay,
    });
    let due = deadline::after(delay);
    loop {
        let notified = queue.to_send.notified();
        let until = {
            let state = queue.state();
            if state.is_over() || (may_drop && state.to_drop > 0) {
                return false;
            }
            state.deadline.map_or(due, |deadline| deadline.min(due))
        };
        if timeout_at(until, notified).await.is_err() && Instant::now() >= due {
            return true;
        }
    }
}
