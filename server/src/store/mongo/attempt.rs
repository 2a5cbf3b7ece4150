//! One attempt at units: their rules over one snapshot, their writes in one transaction.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use mongodb::ClientSession;
use mongodb::error::{Error, ErrorKind};
use mongodb::options::{Acknowledgment, ReadConcern, WriteConcern};
use tokio::runtime::Runtime;

use super::super::grouping::{Merged, Overlay};
use super::super::port::{Change, Recorded, StoreError, Work};
use super::commit::{self, Refused};
use super::failure;
use super::shared::{Shared, within};
use super::snapshot::{MongoSnapshot, SnapshotEnd};
use super::sums::SeenDifferences;

/// How long to ask what became of a commit, and how long to wait for one reply.
const COMMIT_TIMEOUT: Duration = Duration::from_secs(15);
const COMMIT_REPLY_TIMEOUT: Duration = Duration::from_secs(5);

/// Changes in one transaction, after which no further unit is added to it.
const MAX_GROUP_CHANGES: usize = 1000;

/// How an attempt ended.
pub(super) enum AttemptEnd {
    /// What was to be stored is stored, of so many of the first units; the others were not run.
    Done(usize),
    /// Nothing was stored; another attempt may do it.
    Again(StoreError),
    /// Nothing was stored.
    Failed(StoreError),
    /// Whether it was stored is not known.
    Unknown(String),
}

/// Runs units once, all in one transaction.
pub(super) fn attempt<'a>(
    shared: &Shared,
    runtime: &Runtime,
    works: impl Iterator<Item = &'a mut Work>,
) -> AttemptEnd {
    let session = if shared.has_transactions {
        match runtime.block_on(within(begin(shared))) {
            Ok(session) => Some(session),
            Err(error) => return again_or_failed(error),
        }
    } else {
        None
    };
    let snapshot = MongoSnapshot::new(shared, runtime, session);
    // A bug in a rule must not take more than its request with it.
    let ran = catch_unwind(AssertUnwindSafe(|| run_all(&snapshot, works)));
    let panicked = |_| Err(StoreError::Failed("a rule panicked".to_owned()));
    let recorded = ran.unwrap_or_else(panicked);
    let SnapshotEnd {
        session,
        seen,
        failed,
    } = snapshot.end();
    match (recorded, failed) {
        (Ok((count, recorded)), _) => {
            match runtime.block_on(commit(shared, recorded, session, &seen)) {
                Ok(()) => AttemptEnd::Done(count),
                Err(end) => end,
            }
        }
        (Err(_), Some(failed)) => again_or_failed(failed),
        (Err(error), None) => AttemptEnd::Failed(error),
    }
}

/// Runs units one after the other, until there is enough for one transaction. Returns how many were
/// run, and what they recorded. Units that decide to change nothing leave nothing.
fn run_all<'a>(
    snapshot: &MongoSnapshot<'_>,
    works: impl Iterator<Item = &'a mut Work>,
) -> Result<(usize, Recorded), StoreError> {
    let mut overlay = Overlay::new(snapshot);
    let mut merged = Merged::default();
    let mut all = Recorded::default();
    let mut count = 0;
    for work in works {
        if merged.len() > MAX_GROUP_CHANGES {
            break;
        }
        if let Some(mut recorded) = work(&overlay)? {
            all.now = all.now.max(recorded.now);
            all.conflict_keys.append(&mut recorded.conflict_keys);
            overlay.absorb(&recorded.changes);
            merged.add(recorded.changes)?;
        }
        count += 1;
    }
    all.changes = merged.into_changes();
    Ok((count, all))
}

async fn commit(
    shared: &Shared,
    recorded: Recorded,
    mut session: Option<ClientSession>,
    seen: &SeenDifferences,
) -> Result<(), AttemptEnd> {
    let Recorded {
        changes,
        conflict_keys,
        now,
    } = recorded;
    if changes.is_empty() {
        return Ok(());
    }
    let written = commit::write(
        shared,
        session.as_mut(),
        &changes,
        &conflict_keys,
        seen,
        now,
    )
    .await;
    let done = match written {
        Ok(()) => match session {
            Some(session) => finish(session).await,
            None => Ok(()),
        },
        Err(Refused::Race) => Err(AttemptEnd::Again(StoreError::Conflict)),
        Err(Refused::Driver(error)) => Err(again_or_failed(error)),
        Err(Refused::Store(error)) => Err(AttemptEnd::Failed(error)),
    };
    let adds = |change: &Change| matches!(change, Change::Add { .. });
    if changes.iter().any(|(_, _, change)| adds(change)) {
        shared.has_differences.store(true, Ordering::Relaxed);
    }
    if !shared.has_transactions {
        match &done {
            Ok(()) => shared.publisher.publish(vec![changes]),
            // Some of the changes may have been made.
            Err(_) => shared.publisher.lose_count(),
        }
    }
    done
}

fn again_or_failed(error: Error) -> AttemptEnd {
    let is_gone = matches!(&*error.kind, ErrorKind::ServerSelection { .. });
    if failure::is_race(&error) {
        AttemptEnd::Again(StoreError::Conflict)
    } else if failure::is_transient(&error) && !is_gone {
        AttemptEnd::Again(error.into())
    } else {
        AttemptEnd::Failed(error.into())
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

async fn finish(mut session: ClientSession) -> Result<(), AttemptEnd> {
    let began = Instant::now();
    loop {
        let commit = async { session.commit_transaction().await };
        let reason = match tokio::time::timeout(COMMIT_REPLY_TIMEOUT, commit).await {
            Ok(Ok(())) => return Ok(()),
            // Nothing was stored: all others may have been, whatever the error says.
            Ok(Err(error)) if failure::is_transient(&error) || failure::is_race(&error) => {
                return Err(AttemptEnd::Again(error.into()));
            }
            Ok(Err(error)) => failure::brief(&error),
            Err(_) => "no reply".to_owned(),
        };
        // Committing again does nothing when it was done, and says so.
        if began.elapsed() > COMMIT_TIMEOUT {
            let reason = format!("it is not known what became of a commit: {reason}");
            return Err(AttemptEnd::Unknown(reason));
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}
