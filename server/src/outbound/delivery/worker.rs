//! The task of one database: takes the oldest entries, sends them, removes what was taken.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{Instant, sleep, timeout};

use super::backoff::Backoff;
use super::peer::{Dropped, Peer, SendError};
use super::queue::{Bounds, Queue, Waiting};
use crate::item;

/// The shortest time between two batches, unless they are full: what comes meanwhile shares the
/// next one.
const PAUSE: Duration = Duration::from_millis(200);

/// How often the queue is looked at when no commit of this process asks for it: other processes
/// may have added to it.
const LOOK: Duration = Duration::from_secs(1);

/// How often bounds are enforced and the length of the queue is published.
const UPKEEP: Duration = Duration::from_secs(10);

/// How many values are made visible at once while the database is away, and for how long it is rested
/// after that: for a time at least, and for many times what it took, so that requests keep the store
/// for themselves.
const RETAINED: usize = 300;
const RETAIN_PAUSE: Duration = Duration::from_millis(300);
const RETAIN_PAUSE_FACTOR: u32 = 100;

/// How many values are sent to a database that took nothing the last time: reading many costs more
/// than to learn that it is still away.
const PROBE: usize = 100;

/// One database's sender.
pub struct Worker<Q> {
    queue: Q,
    peer: watch::Receiver<Arc<Peer>>,
    committed: watch::Receiver<u64>,
    bounds: Bounds,
    backoff: Backoff,
    upkeep: Instant,
    dropped: DropLog,
}

/// Tells what was dropped: the first time at once, then together with what follows.
#[derive(Debug, Default)]
struct DropLog {
    told: Option<Instant>,
    untold: u64,
}

/// How long drops are counted before they are logged again.
const DROP_LOG_PERIOD: Duration = Duration::from_hours(1);

impl<Q: Queue> Worker<Q> {
    /// A sender for what is in the queue. `committed` changes when something was added to it.
    pub fn new(
        queue: Q,
        peer: watch::Receiver<Arc<Peer>>,
        committed: watch::Receiver<u64>,
        bounds: Bounds,
    ) -> Self {
        Self {
            queue,
            peer,
            committed,
            bounds,
            backoff: Backoff::default(),
            upkeep: Instant::now(),
            dropped: DropLog::default(),
        }
    }

    /// Sends until dropped.
    pub async fn run(mut self) {
        loop {
            if self.upkeep <= Instant::now() {
                self.keep_up().await;
                self.upkeep = Instant::now() + UPKEEP;
            }
            // Marked before the queue is read: what is added from now on is seen the next time.
            self.committed.mark_unchanged();
            let batch = match self.backoff.failures() {
                0 => self.peer.borrow().batch(),
                _ => PROBE,
            };
            let entries = match self.queue.oldest(batch).await {
                Ok(entries) => entries,
                Err(error) => {
                    tracing::warn!(%error, database = self.name(), "the metrics that wait cannot be read");
                    self.rest(false, None).await;
                    continue;
                }
            };
            if entries.is_empty() {
                drop(timeout(LOOK, self.committed.changed()).await);
                continue;
            }
            self.send(entries, batch).await;
        }
    }

    fn name(&self) -> String {
        self.peer.borrow().database().name.clone()
    }

    /// Sends entries, which are all that wait if they hold fewer values than `batch`.
    async fn send(&mut self, entries: Vec<Waiting>, batch: usize) {
        let count: usize = entries.iter().map(|entry| entry.values.len()).sum();
        let peer = Arc::clone(&self.peer.borrow_and_update());
        let name = peer.database().name.clone();
        let started = Instant::now();
        let sent = peer.send(&entries).await;
        metrics::histogram!("alignak_backend_metrics_send_duration_seconds", "database" => name.clone())
            .record(started.elapsed().as_secs_f64());
        match sent {
            Ok(dropped) => {
                let taken = (count as u64).saturating_sub(dropped.values);
                metrics::counter!("alignak_backend_metrics_sent_total", "database" => name.clone())
                    .increment(taken);
                metrics::gauge!("alignak_backend_metrics_last_success_timestamp_seconds", "database" => name.clone())
                    .set(gauge(item::now()));
                self.tell_dropped(&name, dropped);
                if self.backoff.failures() > 0 {
                    tracing::info!(database = name, "the database takes metrics again");
                    self.backoff.reset();
                }
                if let Err(error) = self.queue.remove(&entries).await {
                    // They are sent once more, which changes nothing there.
                    tracing::warn!(%error, database = name, "metrics that were sent cannot be removed");
                    self.rest(false, None).await;
                } else if count < batch {
                    sleep(PAUSE).await;
                }
            }
            Err(error) => {
                metrics::counter!("alignak_backend_metrics_send_failures_total", "database" => name.clone())
                    .increment(1);
                let is_refused = matches!(error, SendError::Refused(_));
                if self.backoff.failures() == 0 {
                    if is_refused {
                        tracing::error!(%error, database = name, "the database refuses metrics; they are kept");
                    } else {
                        tracing::warn!(%error, database = name, "the database takes no metrics; they are kept");
                    }
                }
                let wait = match error {
                    SendError::Unavailable(_, wait) => wait,
                    _ => None,
                };
                self.rest(is_refused, wait).await;
            }
        }
    }

    /// Waits for the next attempt. Meanwhile what waits is made visible, and bounds are enforced. A
    /// changed configuration of the database ends the wait.
    async fn rest(&mut self, is_refused: bool, asked: Option<Duration>) {
        let wait = self.backoff.next(is_refused, rand::random());
        let wait = asked.map_or(wait, |asked| asked.min(Duration::from_mins(5)).max(wait));
        let end = Instant::now() + wait;
        while Instant::now() < end {
            let began = Instant::now();
            self.committed.mark_unchanged();
            let more = self.queue.retain(RETAINED).await.unwrap_or(false);
            let taken = began.elapsed();
            if self.upkeep <= Instant::now() {
                self.keep_up().await;
                self.upkeep = Instant::now() + UPKEEP;
            }
            let left = end.saturating_duration_since(Instant::now());
            let pause = RETAIN_PAUSE.max(taken * RETAIN_PAUSE_FACTOR);
            if self.is_changed_within(left.min(pause)).await {
                return;
            }
            let left = end.saturating_duration_since(Instant::now());
            if !more && self.is_changed_before_a_commit(left.min(LOOK)).await {
                return;
            }
        }
    }

    /// Waits for so long, or until the database's configuration is changed, which it tells.
    async fn is_changed_within(&mut self, time: Duration) -> bool {
        let changed = timeout(time, self.peer.changed()).await;
        changed.is_ok_and(|change| change.is_ok())
    }

    /// The same, or until something is added to the queue.
    async fn is_changed_before_a_commit(&mut self, time: Duration) -> bool {
        tokio::select! {
            change = self.peer.changed() => change.is_ok(),
            _ = self.committed.changed() => false,
            () = sleep(time) => false,
        }
    }

    async fn keep_up(&mut self) {
        let name = self.name();
        match self.queue.trim(self.bounds).await {
            Ok(values) => self.tell_dropped(
                &name,
                Dropped {
                    values,
                    reason: Some("waited for too long, or too many waited".to_owned()),
                },
            ),
            Err(error) => {
                tracing::warn!(%error, database = name, "the bounds of what waits cannot be kept");
            }
        }
        if let Ok(depth) = self.queue.depth().await {
            metrics::gauge!("alignak_backend_metrics_queue_entries", "database" => name.clone())
                .set(gauge(depth.entries));
            metrics::gauge!("alignak_backend_metrics_queue_age_seconds", "database" => name)
                .set(gauge(depth.age));
        }
    }

    fn tell_dropped(&mut self, name: &str, dropped: Dropped) {
        if dropped.values == 0 {
            return;
        }
        metrics::counter!("alignak_backend_metrics_dropped_total", "database" => name.to_owned())
            .increment(dropped.values);
        self.dropped.untold += dropped.values;
        let now = Instant::now();
        if self
            .dropped
            .told
            .is_none_or(|told| now >= told + DROP_LOG_PERIOD)
        {
            let reason = dropped.reason.unwrap_or_default();
            tracing::warn!(
                database = name,
                dropped = self.dropped.untold,
                reason,
                "metrics were dropped"
            );
            self.dropped = DropLog {
                told: Some(now),
                untold: 0,
            };
        }
    }
}

/// A number as gauges take it.
#[expect(
    clippy::cast_precision_loss,
    reason = "a gauge is a floating-point number"
)]
fn gauge(number: impl TryInto<i64>) -> f64 {
    number.try_into().unwrap_or(i64::MAX) as f64
}
