//! The reporter as the application holds it.

use std::fmt;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::task::JoinHandle;
use tokio::time::Instant;
use tracing::Instrument;

use super::event::{ReportError, ReporterMetrics};
use super::queue::{Queue, Spooled};
use super::record::Record;
use super::sender::Sender;
use super::settings::Settings;
use super::spool::Spool;
use super::spooler::Spooler;
use crate::backend::Backend;
use crate::deadline;
use crate::monitoring::CheckResult;

/// A queue in front of a backend, from which check results are sent until the backend has them.
/// Made by [`Backend::reporter`]; see [`reporter`](crate::reporter) for what is promised.
///
/// Cheap to clone; clones share the queue. Dropping the last one ends the tasks at once: what is in
/// the spool waits for the next run, and what is in memory is lost. [`close`](Self::close) sends it
/// first.
#[derive(Clone)]
pub struct Reporter {
    inner: Arc<Inner>,
}

struct Inner {
    queue: Arc<Queue>,
    /// Until they are waited for.
    tasks: Mutex<Vec<JoinHandle<()>>>,
}

impl Reporter {
    pub(super) fn start(backend: Backend, settings: Settings, spool: Option<Spool>) -> Self {
        let mut tasks = Vec::new();
        let (queue, reader) = match spool {
            None => (Arc::new(Queue::new(settings, None)), None),
            Some(spool) => {
                let spooled = Spooled {
                    records: spool.queued,
                    bytes: spool.bytes,
                    end: spool.writer.end(),
                    ..Spooled::default()
                };
                let queue = Arc::new(Queue::new(settings, Some(spooled)));
                let spooler = Spooler::new(Arc::clone(&queue), spool.writer);
                tasks.push(tokio::spawn(spooler.run().in_current_span()));
                (queue, Some(spool.reader))
            }
        };
        let sender = Sender::new(backend, Arc::clone(&queue), reader);
        tasks.push(tokio::spawn(sender.run().in_current_span()));
        Self {
            inner: Arc::new(Inner {
                queue,
                tasks: Mutex::new(tasks),
            }),
        }
    }

    /// Accepts a result, which is then sent until the backend has it. With a spool, returns when the
    /// result is in it; results that are reported at the same time share one sync. A result that
    /// does not say when its check ran is one of now.
    ///
    /// A call that is dropped while it waits may have accepted the result.
    ///
    /// # Errors
    /// The result cannot be one, the queue is full and
    /// [`WhenFull::Refuse`](super::WhenFull::Refuse) was asked for, or the reporter is closed.
    pub async fn report(&self, result: CheckResult) -> Result<(), ReportError> {
        self.report_all([result]).await
    }

    /// Accepts results in their order; returns when all of them are safe. Many results at once are
    /// accepted much faster than one after the other.
    ///
    /// # Errors
    /// As [`report`](Self::report); of some results then, those before are accepted.
    pub fn report_all(
        &self,
        results: impl IntoIterator<Item = CheckResult>,
    ) -> impl Future<Output = Result<(), ReportError>> + Send {
        // Taken at once: an iterator that borrows would make the future one that cannot be spawned.
        let results: Vec<CheckResult> = results.into_iter().collect();
        async move { self.accept_all(results).await }
    }

    async fn accept_all(&self, results: Vec<CheckResult>) -> Result<(), ReportError> {
        let mut pending = Vec::with_capacity(results.len());
        let mut refusal = None;
        for result in results {
            let accepted = match result.problem() {
                Some(problem) => Err(ReportError::Invalid(problem)),
                None => self.inner.queue.accept(Record::new(result)).await,
            };
            match accepted {
                Ok(is_safe) => pending.extend(is_safe),
                Err(other) => {
                    refusal = Some(other);
                    break;
                }
            }
        }
        for is_safe in pending {
            // The tasks have ended before they came to it.
            is_safe.await.map_err(|_| ReportError::Closed)?;
        }
        refusal.map_or(Ok(()), Err)
    }

    /// Waits until the backend has answered for everything that was accepted before, or the reporter
    /// is closed; without the wait for more results to share a request.
    pub async fn flush(&self) {
        let queue = &self.inner.queue;
        let _flush = Flush::new(queue);
        loop {
            let settled = queue.settled.notified();
            let mut settled = pin!(settled);
            settled.as_mut().enable();
            {
                let state = queue.state();
                if state.queued() == 0 || state.is_over() {
                    return;
                }
            }
            settled.await;
        }
    }

    /// What was done so far, and what waits.
    pub fn metrics(&self) -> ReporterMetrics {
        self.inner.queue.metrics()
    }

    /// Accepts nothing more, sends what waits for up to so long, and ends the tasks. Returns what was
    /// done; [`queued`](ReporterMetrics::queued) results are left: in the spool for the next run, or
    /// lost if there is none.
    pub async fn close(&self, patience: Duration) -> ReporterMetrics {
        let end = deadline::after(patience);
        self.inner.queue.close(end);
        let mut tasks = self.inner.tasks.lock().await;
        for task in tasks.drain(..) {
            // They end then, and give up the request that is under way; one that panicked has.
            let _ = task.await;
        }
        self.inner.queue.wake();
        self.metrics()
    }
}

impl Queue {
    /// Accepts nothing more, and ends the tasks at the latest then.
    fn close(&self, end: Instant) {
        let mut state = self.state();
        state.is_closed = true;
        state.deadline = Some(state.deadline.map_or(end, |former| former.min(end)));
        drop(state);
        self.closed.notify_waiters();
        self.wake();
    }
}

/// Somebody waits until everything is sent.
struct Flush<'a>(&'a Queue);

impl<'a> Flush<'a> {
    fn new(queue: &'a Queue) -> Self {
        queue.state().flushes += 1;
        queue.to_send.notify_one();
        Self(queue)
    }
}

impl Drop for Flush<'_> {
    fn drop(&mut self) {
        self.0.state().flushes -= 1;
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.queue.close(Instant::now());
    }
}

impl fmt::Debug for Reporter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Reporter")
            .field("metrics", &self.metrics())
            .finish_non_exhaustive()
    }
}
