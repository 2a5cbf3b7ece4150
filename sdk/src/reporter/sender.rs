//! The task that posts what waits.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::task::spawn_blocking;
use tokio::time::{Instant, timeout, timeout_at};

use super::deliver::{Delivery, deliver};
use super::event::ReporterEvent;
use super::queue::Queue;
use super::record::Record;
use super::spool::{Batch, Place, SpoolReader};
use crate::backend::Backend;

/// The wait before the spool is read again when that failed.
const RETRY: Duration = Duration::from_secs(1);

pub(super) struct Sender {
    backend: Backend,
    queue: Arc<Queue>,
    /// Taken while it works on a thread for blocking work.
    reader: Option<SpoolReader>,
}

/// What is sent next.
enum Next {
    /// From the spool.
    Spooled,
    /// From memory, with those who wait until it is safe.
    Waiting(Vec<Record>, Vec<oneshot::Sender<()>>),
    /// Records at the head of the spool are to be dropped.
    Drop(u64),
}

impl Sender {
    pub(super) fn new(backend: Backend, queue: Arc<Queue>, reader: Option<SpoolReader>) -> Self {
        Self {
            backend,
            queue,
            reader,
        }
    }

    /// Works until the reporter is closed and everything is sent, or its time is over.
    pub(super) async fn run(mut self) {
        while let Some(next) = self.next().await {
            match next {
                Next::Waiting(records, safe) => self.send_waiting(records, safe).await,
                Next::Spooled => self.send_spooled().await,
                Next::Drop(records) => self.drop_spooled(records).await,
            }
            self.queue.settled.notify_waiters();
        }
        self.queue.settled.notify_waiters();
    }

    /// Waits until a request is full, or its first result has waited long enough.
    async fn next(&mut self) -> Option<Next> {
        loop {
            let since = {
                let mut state = self.queue.state();
                if state.is_over() {
                    return None;
                }
                if state.to_drop > 0 {
                    return Some(Next::Drop(state.to_drop));
                }
                let spooled = state.spooled.as_ref().map_or(0, |spooled| spooled.records);
                let waiting = if state.sends_waiting() {
                    state.waiting.len()
                } else {
                    0
                };
                let ready = spooled + waiting as u64;
                let is_appending = state
                    .spooled
                    .as_ref()
                    .is_some_and(|spooled| spooled.appending > 0);
                if ready == 0 && state.is_closed && state.waiting.is_empty() && !is_appending {
                    return None;
                }
                let batch = self.queue.settings.batch;
                let is_urgent = state.is_closed || state.flushes > 0;
                let linger = self.queue.settings.linger;
                let since = state.since.get_or_insert_with(Instant::now);
                let since = (ready > 0).then_some(*since);
                let is_due = since.is_some_and(|since| since.elapsed() >= linger);
                if ready >= batch as u64 || (ready > 0 && (is_urgent || is_due)) {
                    state.since = None;
                    if spooled > 0 {
                        return Some(Next::Spooled);
                    }
                    let count = waiting.min(batch);
                    state.in_flight = count as u64;
                    let taken = state.waiting.drain(..count);
                    let (records, safe): (_, Vec<_>) =
                        taken.map(|waiting| (waiting.record, waiting.safe)).unzip();
                    return Some(Next::Waiting(records, safe.into_iter().flatten().collect()));
                }
                if ready == 0 {
                    state.since = None;
                }
                since.map(|since| since + linger)
            };
            let notified = self.queue.to_send.notified();
            match since {
                None => notified.await,
                Some(due) => drop(timeout_at(due, notified).await),
            }
        }
    }

    async fn send_waiting(&mut self, records: Vec<Record>, safe: Vec<oneshot::Sender<()>>) {
        let outcome = deliver(&self.backend, &self.queue, records, false).await;
        let mut state = self.queue.state();
        if let Delivery::Settled = outcome {
            state.in_flight = 0;
            drop(state);
            for safe in safe {
                // Whoever waited for it may be gone.
                let _ = safe.send(());
            }
        }
    }

    async fn send_spooled(&mut self) {
        let most = self.queue.settings.batch;
        let Some(batch) = self.read(most).await else {
            return;
        };
        let (lines, end) = (batch.lines(), batch.end);
        match deliver(&self.backend, &self.queue, batch.records, true).await {
            Delivery::Settled => self.settle(lines, end, 0).await,
            // Read again without those that are to be dropped, or by the next run.
            Delivery::Interrupted => {}
        }
    }

    /// Drops records at the head of the spool.
    async fn drop_spooled(&mut self, mut records: u64) {
        let mut dropped = 0;
        while records > 0 {
            let most = records.min(1000);
            let Some(batch) = self.read(usize::try_from(most).unwrap_or(1000)).await else {
                break;
            };
            let lines = batch.lines();
            dropped += batch.records.len() as u64;
            records = records.saturating_sub(lines);
            self.settle(lines, batch.end, lines).await;
            if lines == 0 {
                break;
            }
        }
        self.queue.state().metrics.dropped += dropped;
        let event = ReporterEvent::Dropped { results: dropped };
        self.queue.settings.tell(&event);
    }

    /// Reads the next records; nothing when the spool cannot be read now.
    async fn read(&mut self, most: usize) -> Option<Batch> {
        let end = self.queue.state().spooled.as_ref()?.end;
        let batch = match self.blocking(move |reader| reader.read(end, most)).await {
            Ok(batch) => batch,
            Err(failure) => {
                let event = ReporterEvent::SpoolFailed { failure: &failure };
                self.queue.settings.tell(&event);
                let _ = timeout(RETRY, self.queue.to_send.notified()).await;
                return None;
            }
        };
        if batch.damaged > 0 {
            self.queue.state().metrics.damaged += batch.damaged;
            let records = batch.damaged;
            self.queue
                .settings
                .tell(&ReporterEvent::Damaged { records });
        }
        Some(batch)
    }

    /// Notes that the lines before `end` are settled, `dropped` of them because there was no room.
    async fn settle(&mut self, lines: u64, end: Place, dropped: u64) {
        let gone = self.blocking(move |reader| reader.settle(end)).await;
        let mut state = self.queue.state();
        // Both at once: those that are to be dropped are not counted as queued.
        state.to_drop = state.to_drop.saturating_sub(dropped);
        if lines == 0 {
            state.to_drop = 0;
        }
        if let Some(spooled) = &mut state.spooled {
            spooled.bytes = spooled.bytes.saturating_sub(gone.unwrap_or_default());
            // Without lines there is nothing: somebody has taken files away.
            spooled.records = if lines == 0 {
                0
            } else {
                spooled.records.saturating_sub(lines)
            };
        }
    }

    /// Works on a thread where that may take its time.
    async fn blocking<T: Send + 'static>(
        &mut self,
        work: impl FnOnce(&mut SpoolReader) -> io::Result<T> + Send + 'static,
    ) -> io::Result<T> {
        let Some(mut reader) = self.reader.take() else {
            return Err(io::Error::other("the spool is gone"));
        };
        let work = spawn_blocking(move || {
            let outcome = work(&mut reader);
            (reader, outcome)
        });
        let (reader, outcome) = work.await.map_err(io::Error::other)?;
        self.reader = Some(reader);
        outcome
    }
}
