//! Running units: their rules on threads of their own, their writes in one transaction, again when
//! another writer was faster or the primary changed.
//!
//! Units wait in one queue for one of a few lanes, each of which has one transaction under way.
//! What has queued up meanwhile is run as a group: one unit after the other, each on what those
//! before it changed, all committed together. A commit by a majority, in the journal, costs more
//! than all else, and members of a group cannot get into each other's way. When a group cannot be
//! committed, its units are run again one at a time.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use mongodb::error::{Error, ErrorKind};
use mongodb::options::{Acknowledgment, ClientOptions, ReadConcern, WriteConcern};
use mongodb::{Client, ClientSession};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::{Mutex, mpsc, oneshot};

use super::commit::{self, Refused};
use super::overlay::{Merged, Overlay};
use super::snapshot::{Left, MongoSnapshot};
use super::sums::Seen;
use super::{MongoStore, Shared, failure, within};
use crate::contract::Resource;
use crate::rules::Refusal;
use crate::store::{Change, Changes, StoreError, Work};
use crate::unit::Unit;

type Outcome = Result<Result<(), Refusal>, StoreError>;

/// How long a unit is run again while others are faster.
const LONGEST_RACE: Duration = Duration::from_secs(10);

/// How long a unit is run again while there is no primary.
const LONGEST_OUTAGE: Duration = Duration::from_secs(5);

/// How long a unit may have waited when its turn comes. Who sent it has long given up.
const LONGEST_WAIT: Duration = Duration::from_secs(15);

/// How many units may wait.
const LONGEST_QUEUE: usize = 1024;

/// How long to ask what became of a commit, and how long to wait for one answer.
const LONGEST_COMMIT: Duration = Duration::from_secs(15);
const LONGEST_COMMIT_ANSWER: Duration = Duration::from_secs(5);

/// How long to wait before looking for a primary again.
const PAUSE_OF_OUTAGE: Duration = Duration::from_millis(200);

/// How often a unit may lose a race before others have their turn. With what `Api` repeats it
/// outlasts the minute for which the locks of a server that was killed are kept.
const MOST_RACES: usize = 100;

/// How often a group is run as such while others are faster.
const MOST_RACES_OF_GROUPS: usize = 3;

/// Transactions under way at a time, on a small machine; as many as it has cores on a larger one.
const FEWEST_LANES: usize = 2;

/// Units in one transaction.
const MOST_IN_GROUP: usize = 16;

/// Changes in one transaction, after which no further unit is added to it.
const MOST_CHANGES_OF_GROUP: usize = 1000;

/// A unit that waits for its turn.
pub(super) struct Waiting {
    work: Work,
    since: Instant,
    answer: oneshot::Sender<Outcome>,
}

/// Where units wait.
pub(super) type Queue = mpsc::Sender<Waiting>;

/// What one attempt came to.
enum Attempt {
    /// What was to be stored is stored. The answers to the first units; the others were not run.
    Done(Vec<Result<(), Refusal>>),
    /// Nothing was stored; another attempt may do it.
    Again(StoreError),
    /// Nothing was stored.
    Failed(StoreError),
    /// Whether it was stored is not known.
    Unknown(String),
}

/// What units recorded, and the answer to each of them.
#[derive(Default)]
struct Recorded {
    answers: Vec<Result<(), Refusal>>,
    changes: Changes,
    points: Vec<(&'static Resource, String)>,
    now: i64,
}

/// How long to wait before the next attempt.
pub(super) fn pause(attempt: usize) -> Duration {
    let most = 1_u64 << attempt.min(6);
    Duration::from_micros(rand::random::<u64>() % (most * 1000) + 500)
}

/// Starts the lanes. They end when nobody can queue units any more.
///
/// # Errors
/// When there are no threads or connections to be had.
pub(super) fn start_lanes(shared: &Shared, options: &ClientOptions) -> Result<Queue, StoreError> {
    let (queue, waiting) = mpsc::channel(LONGEST_QUEUE);
    let waiting = Arc::new(Mutex::new(waiting));
    let (lanes, most) = if shared.has_transactions {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        (FEWEST_LANES.max(cores), MOST_IN_GROUP)
    } else {
        // Without transactions units must not meet each other, and each is written by itself.
        (1, 1)
    };
    let no_thread = |error: std::io::Error| failed(&format!("no thread can be started: {error}"));
    for _ in 0..lanes {
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(no_thread)?;
        let client = {
            // What the client does by itself is done by the lane's thread.
            let _context = runtime.enter();
            Client::with_options(options.clone())?
        };
        let lane = Lane {
            shared: shared.with(client),
            runtime,
        };
        let waiting = Arc::clone(&waiting);
        std::thread::Builder::new()
            .name("units".to_owned())
            .spawn(move || lane.run(&waiting, most))
            .map_err(no_thread)?;
    }
    Ok(queue)
}

/// A thread that runs units, with a client of its own: rules wait for each answer, and are woken by
/// no other thread.
struct Lane {
    shared: Shared,
    runtime: Runtime,
}

impl Waiting {
    /// Whether it has waited as long as it may while there is no primary.
    fn is_late(&self) -> bool {
        self.since.elapsed() > LONGEST_OUTAGE
    }
}

impl MongoStore {
    /// Runs a unit until it is committed or refused.
    pub(super) async fn run_unit(&self, work: Work) -> Outcome {
        let (answer, answered) = oneshot::channel();
        let waiting = Waiting {
            work,
            since: Instant::now(),
            answer,
        };
        self.shared.waiting.fetch_add(1, Ordering::Relaxed);
        if let Err(refused) = self.queue.try_send(waiting) {
            self.shared.waiting.fetch_sub(1, Ordering::Relaxed);
            return Err(unavailable(match refused {
                TrySendError::Full(_) => "too many writes wait for it",
                TrySendError::Closed(_) => "it is closed",
            }));
        }
        let closed = |_| unavailable("it is closed");
        answered.await.map_err(closed)?
    }
}

impl Lane {
    /// Runs what waits: as a group, if several wait.
    fn run(&self, waiting: &Mutex<mpsc::Receiver<Waiting>>, most: usize) {
        // Whatever is dropped here may have something to say to the server.
        let _context = self.runtime.enter();
        loop {
            let mut group = Vec::new();
            let received = self
                .runtime
                .block_on(async { waiting.lock().await.recv_many(&mut group, most).await });
            if received == 0 {
                let client = self.shared.client.clone();
                return self.runtime.block_on(async { client.shutdown().await });
            }
            let mut units = VecDeque::new();
            for unit in group {
                if unit.since.elapsed() > LONGEST_WAIT {
                    let late = unavailable("the write has waited for too long");
                    self.shared.tell(unit.answer, Err(late));
                } else {
                    units.push_back(unit);
                }
            }
            let mut is_group = true;
            while units.len() > 1 && is_group {
                is_group = self.run_together(&mut units);
            }
            for mut unit in units {
                let outcome = self.run_alone(&mut unit.work, unit.since);
                self.shared.tell(unit.answer, outcome);
            }
        }
    }

    /// Runs units in one transaction, as many as fit, and answers them. Tells whether it could; if
    /// not, they are better run one at a time.
    fn run_together(&self, units: &mut VecDeque<Waiting>) -> bool {
        let mut races = 0;
        loop {
            match self.attempt(units.iter_mut().map(|unit| &mut unit.work)) {
                Attempt::Done(outcomes) => {
                    let count = outcomes.len();
                    for (unit, outcome) in units.drain(..count).zip(outcomes) {
                        self.shared.tell(unit.answer, Ok(outcome));
                    }
                    return true;
                }
                Attempt::Unknown(reason) => {
                    for unit in units.drain(..) {
                        let error = StoreError::Unavailable(reason.clone());
                        self.shared.tell(unit.answer, Err(error));
                    }
                    return true;
                }
                Attempt::Again(StoreError::Conflict) if races < MOST_RACES_OF_GROUPS => {
                    races += 1;
                    std::thread::sleep(pause(races));
                }
                Attempt::Again(StoreError::Unavailable(reason))
                | Attempt::Failed(StoreError::Unavailable(reason)) => {
                    // Nothing would be gained by finding that out for each of them.
                    while let Some(late) = units.pop_front_if(|unit| unit.is_late()) {
                        let error = StoreError::Unavailable(reason.clone());
                        self.shared.tell(late.answer, Err(error));
                    }
                    if units.len() < 2 {
                        return false;
                    }
                    std::thread::sleep(PAUSE_OF_OUTAGE);
                }
                Attempt::Again(_) | Attempt::Failed(_) => return false,
            }
        }
    }

    /// Runs one unit until it is committed or refused.
    fn run_alone(&self, work: &mut Work, since: Instant) -> Outcome {
        let began = Instant::now();
        for number in 1.. {
            let error = match self.attempt(std::iter::once(&mut *work)) {
                Attempt::Done(mut outcomes) => return Ok(outcomes.pop().unwrap_or(Ok(()))),
                Attempt::Failed(error) => return Err(error),
                Attempt::Unknown(reason) => return Err(StoreError::Unavailable(reason)),
                Attempt::Again(error) => error,
            };
            let is_over = match error {
                StoreError::Conflict => began.elapsed() > LONGEST_RACE,
                _ => since.elapsed() > LONGEST_OUTAGE,
            };
            if is_over || number > MOST_RACES {
                return Err(error);
            }
            std::thread::sleep(match error {
                StoreError::Conflict => pause(number),
                _ => PAUSE_OF_OUTAGE,
            });
        }
        Err(StoreError::Conflict)
    }

    /// Runs units once, all in one transaction.
    fn attempt<'a>(&self, works: impl Iterator<Item = &'a mut Work>) -> Attempt {
        let shared = &self.shared;
        let session = if shared.has_transactions {
            match self.runtime.block_on(within(begin(shared))) {
                Ok(session) => Some(session),
                Err(error) => return again_or_failed(error),
            }
        } else {
            None
        };
        let snapshot = MongoSnapshot::new(shared, &self.runtime, session);
        // A bug in a rule must not take more than its request with it.
        let ran = catch_unwind(AssertUnwindSafe(|| run_all(&snapshot, works)));
        let recorded = ran.unwrap_or_else(|_| Err(failed("a rule panicked")));
        let Left {
            session,
            seen,
            failed,
        } = snapshot.into_left();
        match (recorded, failed) {
            (Ok(recorded), _) => self
                .runtime
                .block_on(shared.commit(recorded, session, &seen)),
            (Err(_), Some(failed)) => again_or_failed(failed),
            (Err(error), None) => Attempt::Failed(error),
        }
    }
}

impl Shared {
    fn tell(&self, answer: oneshot::Sender<Outcome>, outcome: Outcome) {
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        if answer.send(outcome).is_err() {
            tracing::debug!("nobody waits for the end of a unit any more");
        }
    }

    /// Waits until no unit waits or is run, but not for ever.
    pub(super) async fn finish_units(&self) {
        let began = Instant::now();
        while self.waiting.load(Ordering::Relaxed) > 0 && began.elapsed() < LONGEST_WAIT {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    async fn commit(
        &self,
        recorded: Recorded,
        mut session: Option<ClientSession>,
        seen: &Seen,
    ) -> Attempt {
        let Recorded {
            answers,
            changes,
            points,
            now,
        } = recorded;
        if changes.is_empty() {
            return Attempt::Done(answers);
        }
        let written = commit::write(self, session.as_mut(), &changes, &points, seen, now).await;
        let done = match written {
            Ok(()) => match session {
                Some(session) => finish(session).await,
                None => Ok(()),
            },
            Err(Refused::Race) => Err(Attempt::Again(StoreError::Conflict)),
            Err(Refused::Driver(error)) => Err(again_or_failed(error)),
            Err(Refused::Store(error)) => Err(Attempt::Failed(error)),
        };
        let adds = |change: &Change| matches!(change, Change::Add { .. });
        if changes.iter().any(|(_, _, change)| adds(change)) {
            self.sums.are_left.store(true, Ordering::Relaxed);
        }
        match done {
            Ok(()) => Attempt::Done(answers),
            Err(attempt) => attempt,
        }
    }
}

/// Runs the rules of units one after the other, until there is enough for one transaction. Units
/// that refuse change nothing.
fn run_all<'a>(
    snapshot: &MongoSnapshot<'_>,
    works: impl Iterator<Item = &'a mut Work>,
) -> Result<Recorded, StoreError> {
    let mut overlay = Overlay::new(snapshot);
    let mut merged = Merged::default();
    let mut recorded = Recorded::default();
    for work in works {
        if merged.len() > MOST_CHANGES_OF_GROUP {
            break;
        }
        let mut unit = Unit::new(&overlay);
        match work(&mut unit) {
            Ok(()) => {
                recorded.now = recorded.now.max(unit.now());
                recorded.points.append(&mut unit.take_points());
                let changes = unit.into_changes();
                overlay.absorb(&changes);
                merged.add(changes)?;
                recorded.answers.push(Ok(()));
            }
            Err(Refusal::Store(error)) => return Err(error),
            Err(refusal) => recorded.answers.push(Err(refusal)),
        }
    }
    recorded.changes = merged.into_changes();
    Ok(recorded)
}

fn failed(reason: &str) -> StoreError {
    StoreError::Failed(reason.to_owned())
}

fn unavailable(reason: &str) -> StoreError {
    StoreError::Unavailable(reason.to_owned())
}

fn again_or_failed(error: Error) -> Attempt {
    let is_gone = matches!(&*error.kind, ErrorKind::ServerSelection { .. });
    if failure::is_race(&error) {
        Attempt::Again(StoreError::Conflict)
    } else if failure::is_transient(&error) && !is_gone {
        Attempt::Again(error.into())
    } else {
        Attempt::Failed(error.into())
    }
}

async fn begin(shared: &Shared) -> Result<ClientSession, Error> {
    let mut session = shared.client.start_session().await?;
    let acknowledged = WriteConcern::builder()
        .w(Acknowledgment::Majority)
        .journal(true)
        .build();
    session
        .start_transaction()
        .read_concern(ReadConcern::snapshot())
        .write_concern(acknowledged)
        .await?;
    Ok(session)
}

async fn finish(mut session: ClientSession) -> Result<(), Attempt> {
    let began = Instant::now();
    loop {
        let commit = async { session.commit_transaction().await };
        let reason = match tokio::time::timeout(LONGEST_COMMIT_ANSWER, commit).await {
            Ok(Ok(())) => return Ok(()),
            // Nothing was stored: all others may have been, whatever the error says.
            Ok(Err(error)) if failure::is_transient(&error) || failure::is_race(&error) => {
                return Err(Attempt::Again(error.into()));
            }
            Ok(Err(error)) => failure::brief(&error),
            Err(_) => "no answer".to_owned(),
        };
        // Committing again does nothing when it was done, and says so.
        if began.elapsed() > LONGEST_COMMIT {
            let reason = format!("it is not known what became of a commit: {reason}");
            return Err(Attempt::Unknown(reason));
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}
