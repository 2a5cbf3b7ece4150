//! Running units: their rules on a thread of their own, their writes in one transaction, again when
//! another writer was faster or the primary changed.
//!
//! Units wait in one queue for one of a few lanes, each of which has one transaction under way.
//! What has queued up meanwhile is run as a group: one unit after the other, each on what those
//! before it changed, all committed together. A commit by a majority, in the journal, costs more
//! than all else, and members of a group cannot get into each other's way. When a group cannot be
//! committed, its units are run again one at a time.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use mongodb::ClientSession;
use mongodb::error::{Error, ErrorKind};
use mongodb::options::{Acknowledgment, ReadConcern, WriteConcern};
use tokio::runtime::Handle;
use tokio::sync::{Mutex, mpsc, oneshot};

use super::commit::{self, Refused};
use super::overlay::{Merged, Overlay};
use super::snapshot::{Left, MongoSnapshot};
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

/// How long to ask what became of a commit.
const LONGEST_COMMIT: Duration = Duration::from_secs(15);

/// How often a race that no transaction explains may be lost, such as for a unique value that the
/// rules do not see.
const MOST_RACES: usize = 200;

/// How often a group is run as such while others are faster.
const MOST_RACES_OF_GROUPS: usize = 3;

/// Transactions under way at a time, on a small machine; as many as it has cores on a larger one.
const FEWEST_LANES: usize = 2;

/// Units in one transaction.
const MOST_IN_GROUP: usize = 16;

/// A unit that waits for its turn.
pub(super) struct Waiting {
    work: Work,
    answer: oneshot::Sender<Outcome>,
}

/// Where units wait.
pub(super) type Queue = mpsc::UnboundedSender<Waiting>;

/// What one attempt came to.
enum Attempt {
    /// What was to be stored is stored. The answer to each unit.
    Done(Vec<Result<(), Refusal>>),
    /// Nothing was stored; another attempt may do it.
    Again(StoreError),
    /// Nothing was stored.
    Failed(StoreError),
    /// Whether it was stored is not known.
    Unknown(String),
}

/// What the rules of one attempt left.
struct Ran {
    works: Vec<Work>,
    left: Left,
    outcome: Result<Recorded, StoreError>,
}

/// What units recorded, and the answer to each.
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
pub(super) fn start_lanes(shared: &Arc<Shared>) -> Queue {
    let (queue, waiting) = mpsc::unbounded_channel();
    let waiting = Arc::new(Mutex::new(waiting));
    let (lanes, most) = if shared.has_transactions {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        (FEWEST_LANES.max(cores), MOST_IN_GROUP)
    } else {
        // Without transactions units must not meet each other, and each is written by itself.
        (1, 1)
    };
    for _ in 0..lanes {
        tokio::spawn(Arc::clone(shared).run_lane(Arc::clone(&waiting), most));
    }
    queue
}

impl MongoStore {
    /// Runs a unit until it is committed or refused.
    pub(super) async fn run_unit(&self, work: Work) -> Outcome {
        let (answer, answered) = oneshot::channel();
        let waiting = Waiting { work, answer };
        self.queue.send(waiting).map_err(|_| closed())?;
        answered.await.map_err(|_| closed())?
    }
}

impl Shared {
    /// Runs what waits: as a group, if several wait.
    async fn run_lane(
        self: Arc<Self>,
        waiting: Arc<Mutex<mpsc::UnboundedReceiver<Waiting>>>,
        most: usize,
    ) {
        loop {
            let mut group = Vec::new();
            if waiting.lock().await.recv_many(&mut group, most).await == 0 {
                return;
            }
            let (mut works, answers): (Vec<_>, Vec<_>) = group
                .into_iter()
                .map(|waiting| (waiting.work, waiting.answer))
                .unzip();
            let outcomes = match works.len() {
                0 | 1 => None,
                _ => {
                    let outcomes;
                    (works, outcomes) = self.run_together(works).await;
                    outcomes
                }
            };
            if let Some(outcomes) = outcomes {
                for (answer, outcome) in answers.into_iter().zip(outcomes) {
                    tell(answer, outcome);
                }
                continue;
            }
            for (work, answer) in works.into_iter().zip(answers) {
                tell(answer, self.run_alone(work).await);
            }
        }
    }

    /// Runs units in one transaction; gives no outcomes when they are better run one at a time.
    async fn run_together(
        self: &Arc<Self>,
        mut works: Vec<Work>,
    ) -> (Vec<Work>, Option<Vec<Outcome>>) {
        for number in 1..=MOST_RACES_OF_GROUPS {
            let attempt;
            (works, attempt) = self.attempt(works).await;
            let outcomes = match attempt {
                Attempt::Done(answers) => answers.into_iter().map(Ok).collect(),
                Attempt::Unknown(reason) => {
                    let unknown = || Err(StoreError::Unavailable(reason.clone()));
                    works.iter().map(|_| unknown()).collect()
                }
                Attempt::Again(StoreError::Conflict) => {
                    tokio::time::sleep(pause(number)).await;
                    continue;
                }
                Attempt::Again(_) | Attempt::Failed(_) => break,
            };
            return (works, Some(outcomes));
        }
        (works, None)
    }

    /// Runs one unit until it is committed or refused.
    async fn run_alone(self: &Arc<Self>, work: Work) -> Outcome {
        let began = Instant::now();
        let mut works = vec![work];
        for number in 1.. {
            let attempt;
            (works, attempt) = self.attempt(works).await;
            let error = match attempt {
                Attempt::Done(mut outcomes) => return Ok(outcomes.pop().unwrap_or(Ok(()))),
                Attempt::Failed(error) => return Err(error),
                Attempt::Unknown(reason) => return Err(StoreError::Unavailable(reason)),
                Attempt::Again(error) => error,
            };
            let longest = match error {
                StoreError::Conflict => LONGEST_RACE,
                _ => LONGEST_OUTAGE,
            };
            if began.elapsed() > longest || number > MOST_RACES {
                return Err(error);
            }
            tokio::time::sleep(match error {
                StoreError::Conflict => pause(number),
                _ => Duration::from_millis(200),
            })
            .await;
        }
        Err(StoreError::Conflict)
    }

    /// Runs units once, all in one transaction. Gives the units back, to be run again.
    async fn attempt(self: &Arc<Self>, works: Vec<Work>) -> (Vec<Work>, Attempt) {
        let session = if self.has_transactions {
            match within(begin(self)).await {
                Ok(session) => Some(session),
                Err(error) => return (works, again_or_failed(error)),
            }
        } else {
            None
        };
        let ran = match self.run_rules(works, session).await {
            Ok(ran) => ran,
            Err(error) => return (Vec::new(), Attempt::Failed(error)),
        };
        let attempt = match (ran.outcome, ran.left.failed) {
            (Ok(recorded), _) => {
                self.commit(recorded, ran.left.session, &ran.left.seen)
                    .await
            }
            (Err(_), Some(failed)) => again_or_failed(failed),
            (Err(error), None) => Attempt::Failed(error),
        };
        (ran.works, attempt)
    }

    async fn commit(
        &self,
        recorded: Recorded,
        mut session: Option<ClientSession>,
        seen: &super::sums::Seen,
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

    async fn run_rules(
        self: &Arc<Self>,
        mut works: Vec<Work>,
        session: Option<ClientSession>,
    ) -> Result<Ran, StoreError> {
        let shared = Arc::clone(self);
        let handle = Handle::current();
        let ran = tokio::task::spawn_blocking(move || {
            let snapshot = MongoSnapshot::new(&shared, handle, session);
            // A bug in a rule must not take more than its request with it.
            let outcome = catch_unwind(AssertUnwindSafe(|| run_all(&snapshot, &mut works)));
            Ran {
                outcome: outcome.unwrap_or_else(|_| Err(failed("a rule panicked"))),
                left: snapshot.into_left(),
                works,
            }
        });
        ran.await.map_err(|_| failed("the server ends"))
    }
}

/// Runs the rules of units one after the other. Those that refuse change nothing.
fn run_all(snapshot: &MongoSnapshot<'_>, works: &mut [Work]) -> Result<Recorded, StoreError> {
    let overlay = Overlay::new(snapshot);
    let mut merged = Merged::default();
    let (mut answers, mut points, mut latest) = (Vec::new(), Vec::new(), 0);
    let last = works.len() - 1;
    for (position, work) in works.iter_mut().enumerate() {
        let mut unit = Unit::new(&overlay);
        match work(&mut unit) {
            Ok(()) => {
                latest = latest.max(unit.now());
                points.append(&mut unit.take_points());
                let changes = unit.into_changes();
                if position < last {
                    overlay.absorb(&changes)?;
                }
                merged.add(changes);
                answers.push(Ok(()));
            }
            Err(Refusal::Store(error)) => return Err(error),
            Err(refusal) => answers.push(Err(refusal)),
        }
    }
    Ok(Recorded {
        answers,
        changes: merged.into_changes(),
        points,
        now: latest,
    })
}

fn tell(answer: oneshot::Sender<Outcome>, outcome: Outcome) {
    if answer.send(outcome).is_err() {
        tracing::debug!("nobody waits for the end of a unit any more");
    }
}

fn failed(reason: &str) -> StoreError {
    StoreError::Failed(reason.to_owned())
}

fn closed() -> StoreError {
    StoreError::Unavailable("the store is closed".to_owned())
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
        let Err(error) = within(async { session.commit_transaction().await }).await else {
            return Ok(());
        };
        if !failure::is_unknown_commit(&error) {
            return Err(again_or_failed(error));
        }
        // Committing again does nothing when it was done, and says so.
        if began.elapsed() > LONGEST_COMMIT {
            let reason = format!(
                "it is not known what became of a commit: {}",
                failure::brief(&error)
            );
            return Err(Attempt::Unknown(reason));
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}
