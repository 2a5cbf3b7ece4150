//! Running a unit: its rules on a thread of their own, its writes in the same transaction, again
//! when another writer was faster or the primary changed.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use mongodb::ClientSession;
use mongodb::error::{Error, ErrorKind};
use mongodb::options::{Acknowledgment, ReadConcern, WriteConcern};
use tokio::runtime::Handle;

use super::commit::{self, Refused};
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

/// What one attempt came to.
enum Attempt {
    Done(Outcome),
    Again(StoreError),
}

/// What the rules of one attempt left.
struct Ran {
    work: Work,
    left: Left,
    outcome: Result<Recorded, Refusal>,
}

/// What a unit recorded.
struct Recorded {
    changes: Changes,
    points: Vec<(&'static Resource, String)>,
    now: i64,
}

/// How long to wait before the next attempt.
pub(super) fn pause(attempt: usize) -> Duration {
    let most = 1_u64 << attempt.min(6);
    Duration::from_micros(rand::random::<u64>() % (most * 1000) + 500)
}

impl MongoStore {
    /// Runs a unit until it is committed or refused.
    pub(super) async fn run_unit(&self, mut work: Work) -> Outcome {
        let shared = &self.shared;
        let _permit = shared.permits.acquire().await.map_err(|_| closed())?;
        let began = Instant::now();
        for number in 1.. {
            let (given_back, attempt) = self.attempt(work).await?;
            work = given_back;
            let error = match attempt {
                Attempt::Done(outcome) => return outcome,
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

    async fn attempt(&self, work: Work) -> Result<(Work, Attempt), StoreError> {
        let shared = &self.shared;
        let (session, turn) = if shared.has_transactions {
            match within(begin(shared)).await {
                Ok(session) => (Some(session), None),
                Err(error) => return Ok((work, again_or_failed(error))),
            }
        } else {
            (None, Some(shared.turn.lock().await))
        };
        let ran = self.run_rules(work, session).await?;
        let Ran {
            work,
            mut left,
            outcome,
        } = ran;
        let recorded = match outcome {
            Ok(recorded) => recorded,
            Err(Refusal::Store(error)) => {
                let attempt = match left.failed {
                    Some(failed) => again_or_failed(failed),
                    None => Attempt::Done(Err(error)),
                };
                return Ok((work, attempt));
            }
            Err(refusal) => return Ok((work, Attempt::Done(Ok(Err(refusal))))),
        };
        if recorded.changes.is_empty() {
            return Ok((work, Attempt::Done(Ok(Ok(())))));
        }
        let written = commit::write(
            shared,
            left.session.as_mut(),
            &recorded.changes,
            &recorded.points,
            &left.seen,
            recorded.now,
        )
        .await;
        let attempt = match written {
            Ok(()) => match left.session {
                Some(session) => finish(session).await,
                None => Attempt::Done(Ok(Ok(()))),
            },
            Err(Refused::Race) => Attempt::Again(StoreError::Conflict),
            Err(Refused::Driver(error)) => again_or_failed(error),
            Err(Refused::Store(error)) => Attempt::Done(Err(error)),
        };
        drop(turn);
        let adds = |change: &Change| matches!(change, Change::Add { .. });
        if recorded.changes.iter().any(|(_, _, change)| adds(change)) {
            shared.sums.are_left.store(true, Ordering::Relaxed);
        }
        Ok((work, attempt))
    }

    async fn run_rules(
        &self,
        mut work: Work,
        session: Option<ClientSession>,
    ) -> Result<Ran, StoreError> {
        let store = self.clone();
        let handle = Handle::current();
        let ran = tokio::task::spawn_blocking(move || {
            let snapshot = MongoSnapshot::new(&store.shared, handle, session);
            let mut unit = Unit::new(&snapshot);
            let outcome = work(&mut unit).map(|()| Recorded {
                now: unit.now(),
                points: unit.take_points(),
                changes: unit.into_changes(),
            });
            let left = snapshot.into_left();
            Ran {
                work,
                left,
                outcome,
            }
        });
        ran.await.map_err(|error| {
            // A bug in a rule must not take more than its request with it.
            let reason = if error.is_panic() {
                "a rule panicked"
            } else {
                "the server ends"
            };
            StoreError::Failed(reason.to_owned())
        })
    }
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
        Attempt::Done(Err(error.into()))
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

async fn finish(mut session: ClientSession) -> Attempt {
    let began = Instant::now();
    loop {
        let Err(error) = within(async { session.commit_transaction().await }).await else {
            return Attempt::Done(Ok(Ok(())));
        };
        if !failure::is_unknown_commit(&error) {
            return again_or_failed(error);
        }
        // Committing again does nothing when it was done, and says so.
        if began.elapsed() > LONGEST_COMMIT {
            let reason = format!(
                "it is not known what became of a commit: {}",
                failure::brief(&error)
            );
            return Attempt::Done(Err(StoreError::Unavailable(reason)));
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}
