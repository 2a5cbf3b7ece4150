//! A thread that runs units, with a client of its own: rules wait for each reply of the server, and
//! are woken by no other thread.
//!
//! What has queued up meanwhile is run as a group: one unit after the other, each on what those
//! before it changed, all committed together. A commit by a majority, in the journal, costs more
//! than everything else, and members of a group cannot conflict with each other. When a group
//! cannot be committed, its units are run again one at a time.
//!
//! This is the only place where a unit is run again after a lost race. A unit that goes on losing
//! is put back at the end of the queue after each turn, so that others are not held up, until
//! `RACE_TIMEOUT` has passed since it came.

use std::collections::VecDeque;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use tokio::runtime::Runtime;
use tokio::sync::mpsc::WeakSender;
use tokio::sync::{Mutex, mpsc, oneshot};

use super::super::port::StoreError;
use super::attempt::{AttemptEnd, attempt};
use super::pause;
use super::shared::Shared;
use super::waiting::{QUEUE_TIMEOUT, Waiting, unavailable};

/// How long a unit may go on losing races before others have their turn.
const TURN_TIMEOUT: Duration = Duration::from_secs(2);

/// How often a group is run as such while others are faster.
const MAX_GROUP_RACES: usize = 3;

/// How long to wait before looking for a primary again.
const OUTAGE_PAUSE: Duration = Duration::from_millis(200);

/// A thread's part of the store.
pub(super) struct UnitWorker {
    shared: Shared,
    runtime: Runtime,
    queue: WeakSender<Waiting>,
}

impl UnitWorker {
    pub(super) fn new(shared: Shared, runtime: Runtime, queue: WeakSender<Waiting>) -> Self {
        Self {
            shared,
            runtime,
            queue,
        }
    }

    /// Runs what waits, as a group if several wait, until the queue is closed.
    pub(super) fn run(&self, waiting: &Mutex<mpsc::Receiver<Waiting>>, max_group: usize) {
        // Whatever is dropped here may still have to send something to the server.
        let _context = self.runtime.enter();
        loop {
            let mut group = Vec::new();
            let receive = async { waiting.lock().await.recv_many(&mut group, max_group).await };
            if self.runtime.block_on(receive) == 0 {
                let client = self.shared.client.clone();
                return self.runtime.block_on(async { client.shutdown().await });
            }
            let mut units = VecDeque::new();
            for unit in group {
                if unit.queued.elapsed() > QUEUE_TIMEOUT {
                    let late = unavailable("the write has waited for too long");
                    self.reply(unit.reply, Err(late));
                } else {
                    units.push_back(unit);
                }
            }
            let mut is_group = true;
            while units.len() > 1 && is_group {
                is_group = self.run_together(&mut units);
            }
            for unit in units {
                self.run_alone(unit);
            }
        }
    }

    fn reply(&self, reply: oneshot::Sender<Result<(), StoreError>>, end: Result<(), StoreError>) {
        self.shared.waiting.fetch_sub(1, Ordering::Relaxed);
        if reply.send(end).is_err() {
            tracing::debug!("the client of a unit has gone");
        }
    }

    /// Runs units in one transaction, as many as fit, and replies to them. Returns whether it could;
    /// if not, they are better run one at a time.
    fn run_together(&self, units: &mut VecDeque<Waiting>) -> bool {
        let mut races = 0;
        loop {
            let works = units.iter_mut().map(|unit| &mut unit.work);
            match attempt(&self.shared, &self.runtime, works) {
                AttemptEnd::Done(count) => {
                    for unit in units.drain(..count) {
                        self.reply(unit.reply, Ok(()));
                    }
                    return true;
                }
                AttemptEnd::Unknown(reason) => {
                    for unit in units.drain(..) {
                        self.reply(unit.reply, Err(unavailable(&reason)));
                    }
                    return true;
                }
                AttemptEnd::Again(StoreError::Conflict) if races < MAX_GROUP_RACES => {
                    races += 1;
                    std::thread::sleep(pause::before_attempt(races));
                }
                AttemptEnd::Again(StoreError::Unavailable(reason))
                | AttemptEnd::Failed(StoreError::Unavailable(reason)) => {
                    // Nothing would be gained by finding that out for each of them.
                    while let Some(late) = units.pop_front_if(|unit| unit.outlasts_outage()) {
                        self.reply(late.reply, Err(unavailable(&reason)));
                    }
                    if units.len() < 2 {
                        return false;
                    }
                    std::thread::sleep(OUTAGE_PAUSE);
                }
                AttemptEnd::Again(_) | AttemptEnd::Failed(_) => return false,
            }
        }
    }

    /// Runs one unit until it is committed or refused, or its turn is over.
    fn run_alone(&self, mut unit: Waiting) {
        let began = Instant::now();
        let mut races = 0;
        let end = loop {
            let works = std::iter::once(&mut unit.work);
            let error = match attempt(&self.shared, &self.runtime, works) {
                AttemptEnd::Done(_) => break Ok(()),
                AttemptEnd::Failed(error) => break Err(error),
                AttemptEnd::Unknown(reason) => break Err(StoreError::Unavailable(reason)),
                AttemptEnd::Again(error) => error,
            };
            if !matches!(error, StoreError::Conflict) {
                if unit.outlasts_outage() {
                    break Err(error);
                }
                std::thread::sleep(OUTAGE_PAUSE);
                continue;
            }
            if unit.outlasts_races() {
                break Err(error);
            }
            if began.elapsed() > TURN_TIMEOUT {
                return self.queue_again(unit);
            }
            races += 1;
            std::thread::sleep(pause::before_attempt(races));
        };
        self.reply(unit.reply, end);
    }

    fn queue_again(&self, mut unit: Waiting) {
        unit.queued = Instant::now();
        let refused = match self.queue.upgrade() {
            Some(queue) => queue
                .try_send(unit)
                .err()
                .map(mpsc::error::TrySendError::into_inner),
            None => Some(unit),
        };
        if let Some(unit) = refused {
            self.reply(unit.reply, Err(StoreError::Conflict));
        }
    }
}
