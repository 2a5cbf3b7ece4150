//! The one writer: a thread that runs units of work and commits them in groups.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rusqlite::{Connection, params};
use tokio::sync::oneshot;

use super::super::port::{Change, Content, StoreError, Work};
use super::files::FileIdentity;
use super::row::checksum;
use super::snapshot::date;
use crate::contract::Resource;
use crate::item;

/// What became of one unit.
type Outcome = Result<(), StoreError>;

/// A group is committed when this long has passed since its first unit began, whoever waits.
const MAX_GROUP_TIME: Duration = Duration::from_millis(20);

struct Job {
    work: Work,
    answer: oneshot::Sender<Outcome>,
}

/// The writer's side that the store holds.
pub(super) struct Writer {
    queue: Mutex<Option<Sender<Job>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    /// Starts the thread, which owns the connection, and commits only while the data file is the
    /// one that was opened.
    pub(super) fn start(
        connection: Connection,
        file: Option<FileIdentity>,
    ) -> Result<Self, StoreError> {
        let (queue, jobs) = channel();
        let thread = std::thread::Builder::new()
            .name("sqlite-writer".to_owned())
            .spawn(move || serve(&connection, file.as_ref(), &jobs))
            .map_err(|error| StoreError::Failed(error.to_string()))?;
        Ok(Self {
            queue: Mutex::new(Some(queue)),
            thread: Mutex::new(Some(thread)),
        })
    }

    /// Queues a unit and waits until it is committed or refused.
    pub(super) async fn run(&self, work: Work) -> Outcome {
        let (answer, outcome) = oneshot::channel();
        let sent = {
            let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
            queue
                .as_ref()
                .is_some_and(|queue| queue.send(Job { work, answer }).is_ok())
        };
        if !sent {
            return Err(StoreError::Unavailable("the store is closed".to_owned()));
        }
        outcome
            .await
            .map_err(|_| StoreError::Failed("the writer has ended".to_owned()))?
    }

    /// Takes no more units, and waits until those that wait are done.
    pub(super) async fn stop(&self) -> Result<(), StoreError> {
        let queue = self
            .queue
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        drop(queue);
        let thread = self
            .thread
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        let Some(thread) = thread else {
            return Ok(());
        };
        let joined = tokio::task::spawn_blocking(move || thread.join()).await;
        match joined {
            Ok(Ok(())) => Ok(()),
            _ => Err(StoreError::Failed("the writer panicked".to_owned())),
        }
    }
}

fn serve(connection: &Connection, file: Option<&FileIdentity>, jobs: &Receiver<Job>) {
    while let Ok(first) = jobs.recv() {
        let mut answers = Vec::new();
        match commit_group(connection, file, first, jobs, &mut answers) {
            Ok(()) => {
                for (answer, outcome) in answers {
                    // The receiver is gone when the client is.
                    let _ = answer.send(outcome);
                }
            }
            Err(error) => {
                tracing::error!(%error, "a group of units could not be committed");
                // Nothing is left open, whatever failed.
                let _ = connection.execute_batch("ROLLBACK");
                for (answer, _) in answers {
                    let _ = answer.send(Err(same(&error)));
                }
            }
        }
    }
    let _ = connection.execute_batch("PRAGMA optimize");
}

/// The reason why a group was not committed, for each of its units. The race for a lock is one
/// that the client may try again.
fn same(error: &StoreError) -> StoreError {
    match error {
        StoreError::Failed(reason) => StoreError::Failed(reason.clone()),
        other => StoreError::Unavailable(other.to_string()),
    }
}

fn commit_group(
    connection: &Connection,
    file: Option<&FileIdentity>,
    first: Job,
    jobs: &Receiver<Job>,
    answers: &mut Vec<(oneshot::Sender<Outcome>, Outcome)>,
) -> Result<(), StoreError> {
    let began = Instant::now();
    let mut next = Some(first);
    let mut opened = Ok(());
    let mut has_changes = false;
    while let Some(job) = next {
        if answers.is_empty() {
            opened = connection
                .prepare_cached("BEGIN IMMEDIATE")
                .and_then(|mut begin| begin.execute([]).map(|_| ()));
        }
        let Job { mut work, answer } = job;
        if opened.is_err() {
            answers.push((answer, Ok(())));
            break;
        }
        let (outcome, changed) = run_one(connection, &mut work);
        has_changes |= changed;
        answers.push((answer, outcome));
        next = if began.elapsed() < MAX_GROUP_TIME {
            jobs.try_recv().ok()
        } else {
            None
        };
    }
    opened?;
    if has_changes && let Some(file) = file {
        file.check()?;
    }
    let end = if has_changes { "COMMIT" } else { "ROLLBACK" };
    connection.prepare_cached(end)?.execute([])?;
    Ok(())
}

/// Runs one unit in a savepoint of its own; returns whether it changed anything, too.
fn run_one(connection: &Connection, work: &mut Work) -> (Outcome, bool) {
    // A bug in a rule must not take the writer down with it.
    let ran = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(connection)));
    let recorded = match ran {
        Ok(Ok(Some(recorded))) => recorded,
        Ok(Ok(None)) => return (Ok(()), false),
        Ok(Err(error)) => return (Err(error), false),
        Err(_) => return (Err(StoreError::Failed("a rule panicked".to_owned())), false),
    };
    if recorded.changes.is_empty() {
        return (Ok(()), false);
    }
    match apply(connection, &recorded.changes) {
        Ok(()) => (Ok(()), true),
        Err(error) => (Err(error), false),
    }
}

fn apply(
    connection: &Connection,
    changes: &[(&'static Resource, String, Change)],
) -> Result<(), StoreError> {
    connection.prepare_cached("SAVEPOINT unit")?.execute([])?;
    let applied = changes
        .iter()
        .try_for_each(|(resource, id, change)| apply_one(connection, resource, id, change));
    if applied.is_err() {
        connection.prepare_cached("ROLLBACK TO unit")?.execute([])?;
    }
    connection.prepare_cached("RELEASE unit")?.execute([])?;
    applied
}

fn apply_one(
    connection: &Connection,
    resource: &Resource,
    id: &str,
    change: &Change,
) -> Result<(), StoreError> {
    let table = &resource.name;
    let written = match change {
        Change::Insert(Content { item, text }) => connection
            .prepare_cached(&format!(
                "INSERT INTO \"{table}\" (id, created, updated, etag, checksum, item)
                     VALUES (?, ?, ?, ?, ?, ?)"
            ))?
            .execute(params![
                id,
                date(item, "_created"),
                date(item, "_updated"),
                item::text(item, "_etag"),
                checksum(text.as_bytes()),
                text,
            ])?,
        Change::Update {
            content: Content { item, text },
            former_etag,
            ..
        } => connection
            .prepare_cached(&format!(
                "UPDATE \"{table}\" SET created = ?, updated = ?, etag = ?, checksum = ?,
                     item = ? WHERE id = ? AND etag = ?"
            ))?
            .execute(params![
                date(item, "_created"),
                date(item, "_updated"),
                item::text(item, "_etag"),
                checksum(text.as_bytes()),
                text,
                id,
                former_etag,
            ])?,
        Change::Remove { former_etag } => connection
            .prepare_cached(&format!(
                "DELETE FROM \"{table}\" WHERE id = ? AND etag = ?"
            ))?
            .execute(params![id, former_etag])?,
        Change::Add { .. } => {
            let reason = "sums are not kept apart here".to_owned();
            return Err(StoreError::Failed(reason));
        }
    };
    if written == 1 {
        Ok(())
    } else {
        Err(StoreError::Conflict)
    }
}
