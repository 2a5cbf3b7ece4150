//! The task that writes what was accepted to the disk.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::spawn_blocking;
use tokio::time::{sleep, timeout};

use super::event::ReporterEvent;
use super::queue::{Queue, Waiting};
use super::settings::SyncPolicy;
use super::spool::{Place, SpoolWriter};

/// Results that one append, with one sync, takes at most.
const MAX_GROUP: usize = 1000;

/// The wait before a failed append is tried again.
const RETRY: Duration = Duration::from_millis(250);

/// How often an idle spooler looks whether a sync is due.
const TICK: Duration = Duration::from_millis(100);

pub(super) struct Spooler {
    queue: Arc<Queue>,
    /// Taken while it works on a thread for blocking work.
    writer: Option<SpoolWriter>,
}

impl Spooler {
    pub(super) fn new(queue: Arc<Queue>, writer: SpoolWriter) -> Self {
        Self {
            queue,
            writer: Some(writer),
        }
    }

    /// Works until the reporter is closed and nothing waits, or its time is over.
    pub(super) async fn run(mut self) {
        while let Some(group) = self.next().await {
            let mut lines = Vec::new();
            for waiting in &group {
                // Strings and numbers: nothing that JSON does not have but NaN, which becomes null.
                let _ = waiting.record.write_line(&mut lines);
            }
            let bytes = lines.len() as u64;
            let appended = self.blocking(move |writer| writer.append(&lines)).await;
            let appended = appended.map(|end| (end, bytes));
            let failed = appended.is_err();
            self.note(group, appended);
            if failed {
                sleep(RETRY).await;
            }
        }
        let _ = self.blocking(SpoolWriter::sync).await;
    }

    /// The next results to append; none at the end.
    async fn next(&mut self) -> Option<Vec<Waiting>> {
        loop {
            {
                let mut state = self.queue.state();
                if state.is_over() || (state.is_closed && state.waiting.is_empty()) {
                    return None;
                }
                if !state.waiting.is_empty() {
                    let count = state.waiting.len().min(MAX_GROUP);
                    if let Some(spooled) = &mut state.spooled {
                        spooled.appending = count as u64;
                    }
                    return Some(state.waiting.drain(..count).collect());
                }
            }
            let is_periodic = matches!(self.queue.settings.sync, SyncPolicy::Every(_));
            if !is_periodic {
                self.queue.to_spool.notified().await;
                continue;
            }
            if timeout(TICK, self.queue.to_spool.notified()).await.is_err() {
                let due = self.writer.as_ref().is_some_and(SpoolWriter::is_due);
                if due {
                    // Tried again at the next tick.
                    let _ = self.blocking(SpoolWriter::sync).await;
                }
            }
        }
    }

    /// Says what became of a group, and of the spool.
    fn note(&self, group: Vec<Waiting>, appended: io::Result<(Place, u64)>) {
        let mut state = self.queue.state();
        let Some(spooled) = &mut state.spooled else {
            return;
        };
        spooled.appending = 0;
        let had_failed = std::mem::replace(&mut spooled.has_failed, appended.is_err());
        let failure = match appended {
            Ok((end, bytes)) => {
                spooled.end = end;
                spooled.bytes += bytes;
                spooled.records += group.len() as u64;
                drop(state);
                for waiting in group {
                    // Whoever waited for it may be gone.
                    let _ = waiting.safe.map(|safe| safe.send(()));
                }
                None
            }
            Err(failure) => {
                for waiting in group.into_iter().rev() {
                    state.waiting.push_front(waiting);
                }
                drop(state);
                Some(failure)
            }
        };
        self.queue.to_send.notify_one();
        match failure {
            Some(failure) if !had_failed => {
                let event = ReporterEvent::SpoolFailed { failure: &failure };
                self.queue.settings.tell(&event);
            }
            None if had_failed => self.queue.settings.tell(&ReporterEvent::SpoolRecovered),
            _ => {}
        }
    }

    /// Works on a thread where that may take its time.
    async fn blocking<T: Send + 'static>(
        &mut self,
        work: impl FnOnce(&mut SpoolWriter) -> io::Result<T> + Send + 'static,
    ) -> io::Result<T> {
        let Some(mut writer) = self.writer.take() else {
            return Err(io::Error::other("the spool is gone"));
        };
        let work = spawn_blocking(move || {
            let outcome = work(&mut writer);
            (writer, outcome)
        });
        let (writer, outcome) = work.await.map_err(io::Error::other)?;
        self.writer = Some(writer);
        outcome
    }
}
