//! What waits, shared by those who report, the spooler and the sender.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::Poll;

use tokio::sync::{Notify, oneshot};
use tokio::time::{Instant, timeout_at};

use super::event::{ReportError, ReporterEvent, ReporterMetrics};
use super::record::Record;
use super::settings::{Settings, WhenFull};
use super::spool::Place;

/// A result that is not in the spool, and who waits until it is safe.
pub(super) struct Waiting {
    pub(super) record: Record,
    pub(super) safe: Option<oneshot::Sender<()>>,
}

/// What is known of the spool.
#[derive(Default)]
pub(super) struct Spooled {
    /// Records that are not settled.
    pub(super) records: u64,
    /// Bytes on the disk.
    pub(super) bytes: u64,
    /// Up to where may be read.
    pub(super) end: Place,
    /// Results that are being appended now.
    pub(super) appending: u64,
    /// The last append failed: what waits is posted from memory.
    pub(super) has_failed: bool,
}

pub(super) struct State {
    /// Not in the spool, or all if there is none.
    pub(super) waiting: VecDeque<Waiting>,
    /// Posted from memory at the moment.
    pub(super) in_flight: u64,
    /// None without a spool.
    pub(super) spooled: Option<Spooled>,
    /// Records at the head of the spool that are to be dropped.
    pub(super) to_drop: u64,
    /// Since when something waits for the sender.
    pub(super) since: Option<Instant>,
    /// Those who wait until everything is sent.
    pub(super) flushes: usize,
    /// Nothing more is accepted.
    pub(super) is_closed: bool,
    /// When the tasks end, even if something waits.
    pub(super) deadline: Option<Instant>,
    pub(super) metrics: ReporterMetrics,
}

impl State {
    /// Results that are not settled.
    pub(super) fn queued(&self) -> u64 {
        let spooled = self.spooled.as_ref();
        let spooled = spooled.map_or(0, |spooled| spooled.records + spooled.appending);
        (self.waiting.len() as u64 + self.in_flight + spooled).saturating_sub(self.to_drop)
    }

    fn is_full(&self, settings: &Settings) -> bool {
        // The segment that is appended to stays when everything in it is settled.
        let is_spool_full = self.spooled.as_ref().is_some_and(|spooled| {
            spooled.bytes >= settings.spool_limit && spooled.records + spooled.appending > 0
        });
        self.queued() >= settings.capacity || is_spool_full
    }

    /// Whether the sender takes what waits in memory: there is no spool, or it cannot be written
    /// and nothing in it comes before.
    pub(super) fn sends_waiting(&self) -> bool {
        match &self.spooled {
            None => true,
            Some(spooled) => spooled.has_failed && spooled.appending == 0 && spooled.records == 0,
        }
    }

    /// Whether the tasks have to end, whatever waits.
    pub(super) fn is_over(&self) -> bool {
        self.deadline
            .is_some_and(|deadline| deadline <= Instant::now())
    }
}

/// The queue of a reporter.
pub(super) struct Queue {
    state: Mutex<State>,
    pub(super) settings: Settings,
    /// Something waits for the spooler, or it has to end.
    pub(super) to_spool: Notify,
    /// Something waits for the sender, or it has to end.
    pub(super) to_send: Notify,
    /// Something was settled, or an end has come.
    pub(super) settled: Notify,
    /// There is a deadline, or an earlier one.
    pub(super) closed: Notify,
}

impl Queue {
    pub(super) fn new(settings: Settings, spooled: Option<Spooled>) -> Self {
        let since = spooled
            .as_ref()
            .filter(|spooled| spooled.records > 0)
            .map(|_| Instant::now());
        Self {
            state: Mutex::new(State {
                waiting: VecDeque::new(),
                in_flight: 0,
                spooled,
                to_drop: 0,
                since,
                flushes: 0,
                is_closed: false,
                deadline: None,
                metrics: ReporterMetrics::default(),
            }),
            settings,
            to_spool: Notify::new(),
            to_send: Notify::new(),
            settled: Notify::new(),
            closed: Notify::new(),
        }
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a record if there is room; else gives it back.
    fn offer(&self, record: Record) -> Result<Option<oneshot::Receiver<()>>, Offered> {
        let mut state = self.state();
        if state.is_closed {
            return Err(Offered::Refused(ReportError::Closed));
        }
        let mut dropped = 0;
        if state.is_full(&self.settings) {
            match self.settings.when_full {
                WhenFull::Wait => return Err(Offered::Later(Box::new(record))),
                WhenFull::Refuse => {
                    state.metrics.dropped += 1;
                    drop(state);
                    self.settings.tell(&ReporterEvent::Dropped { results: 1 });
                    return Err(Offered::Refused(ReportError::Full));
                }
                // What is under way is not dropped, nor more than there is.
                WhenFull::DropOldest => match &state.spooled {
                    Some(spooled) if state.to_drop < spooled.records => state.to_drop += 1,
                    None if !state.waiting.is_empty() => {
                        state.waiting.pop_front();
                        state.metrics.dropped += 1;
                        dropped = 1;
                    }
                    _ => return Err(Offered::Later(Box::new(record))),
                },
            }
        }
        let (safe, is_safe) = if state.spooled.is_some() {
            let (safe, is_safe) = oneshot::channel();
            (Some(safe), Some(is_safe))
        } else {
            (None, None)
        };
        state.metrics.accepted += 1;
        state.since.get_or_insert_with(Instant::now);
        state.waiting.push_back(Waiting { record, safe });
        drop(state);
        if dropped > 0 {
            self.settings
                .tell(&ReporterEvent::Dropped { results: dropped });
        }
        self.to_spool.notify_one();
        self.to_send.notify_one();
        Ok(is_safe)
    }

    /// Takes a record, when there is room; returns what tells that it is safe.
    pub(super) async fn accept(
        &self,
        mut record: Record,
    ) -> Result<Option<oneshot::Receiver<()>>, ReportError> {
        loop {
            // Asked for before the look, so that nothing in between is missed.
            let settled = self.settled.notified();
            let mut settled = pin!(settled);
            settled.as_mut().enable();
            match self.offer(record) {
                Ok(is_safe) => return Ok(is_safe),
                Err(Offered::Refused(refusal)) => return Err(refusal),
                Err(Offered::Later(back)) => record = *back,
            }
            settled.await;
        }
    }

    /// The outcome of some work, or nothing when the time of the reporter is over before.
    pub(super) async fn unless_over<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        let mut work = pin!(work);
        let mut over = pin!(self.over());
        poll_fn(|context| match work.as_mut().poll(context) {
            Poll::Ready(outcome) => Poll::Ready(Some(outcome)),
            Poll::Pending => over.as_mut().poll(context).map(|()| None),
        })
        .await
    }

    /// Waits until the time of the reporter is over.
    async fn over(&self) {
        loop {
            let mut closed = pin!(self.closed.notified());
            closed.as_mut().enable();
            let deadline = self.state().deadline;
            match deadline {
                None => closed.await,
                Some(deadline) if deadline <= Instant::now() => return,
                // Another close may bring it forward.
                Some(deadline) => drop(timeout_at(deadline, closed).await),
            }
        }
    }

    /// Wakes everybody: something has changed that concerns all.
    pub(super) fn wake(&self) {
        self.to_spool.notify_one();
        self.to_send.notify_one();
        self.settled.notify_waiters();
    }

    pub(super) fn metrics(&self) -> ReporterMetrics {
        let state = self.state();
        ReporterMetrics {
            queued: state.queued(),
            spool_bytes: state.spooled.as_ref().map_or(0, |spooled| spooled.bytes),
            ..state.metrics
        }
    }
}

/// Why a record was not taken.
enum Offered {
    /// There is no room at the moment.
    Later(Box<Record>),
    Refused(ReportError),
}
