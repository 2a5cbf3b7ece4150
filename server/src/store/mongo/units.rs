//! The queue of units: where they wait for one of the workers.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use mongodb::Client;
use mongodb::options::ClientOptions;
use tokio::runtime::Builder;
use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::{Mutex, mpsc, oneshot};

use super::super::port::{StoreError, Work};
use super::shared::Shared;
use super::waiting::{QUEUE_TIMEOUT, Queue, Waiting, unavailable};
use super::worker::UnitWorker;

/// How many units may wait.
const MAX_QUEUE: usize = 1024;

/// Transactions under way at a time, on a small machine; as many as it has cores on a larger one.
const MIN_WORKERS: usize = 2;

/// Units in one transaction.
const MAX_GROUP: usize = 16;

/// Starts the workers. They end when the queue is closed.
///
/// # Errors
/// When threads or connections cannot be created.
pub(super) fn start_workers(shared: &Shared, options: &ClientOptions) -> Result<Queue, StoreError> {
    let (queue, waiting) = mpsc::channel(MAX_QUEUE);
    let waiting = Arc::new(Mutex::new(waiting));
    let (workers, group) = if shared.has_transactions {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        (MIN_WORKERS.max(cores), MAX_GROUP)
    } else {
        // Without transactions units must not meet each other, and each is written by itself.
        (1, 1)
    };
    let no_thread =
        |error: std::io::Error| StoreError::Failed(format!("a thread cannot be started: {error}"));
    for _ in 0..workers {
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(no_thread)?;
        let client = {
            // The client's own background work is done by the worker's thread.
            let _context = runtime.enter();
            Client::with_options(options.clone())?
        };
        let worker = UnitWorker::new(shared.with(client), runtime, queue.downgrade());
        let waiting = Arc::clone(&waiting);
        std::thread::Builder::new()
            .name("unit-worker".to_owned())
            .spawn(move || worker.run(&waiting, group))
            .map_err(no_thread)?;
    }
    Ok(queue)
}

/// Runs a unit until it is committed or refused.
pub(super) async fn run(shared: &Shared, queue: &Queue, work: Work) -> Result<(), StoreError> {
    let (reply, replied) = oneshot::channel();
    shared.waiting.fetch_add(1, Ordering::Relaxed);
    if let Err(refused) = queue.try_send(Waiting::new(work, reply)) {
        shared.waiting.fetch_sub(1, Ordering::Relaxed);
        return Err(unavailable(match refused {
            TrySendError::Full(_) => "too many writes wait for it",
            TrySendError::Closed(_) => "it is closed",
        }));
    }
    replied.await.map_err(|_| unavailable("it is closed"))?
}

/// Waits until no unit waits or is run, for `QUEUE_TIMEOUT` at most.
pub(super) async fn finish(shared: &Shared) {
    let began = Instant::now();
    while shared.waiting.load(Ordering::Relaxed) > 0 && began.elapsed() < QUEUE_TIMEOUT {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}
