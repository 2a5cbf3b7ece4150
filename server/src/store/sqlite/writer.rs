//! The one writer: a thread that runs units of work and commits them in groups.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rusqlite::types::{ToSqlOutput, Value as SqlValue, ValueRef};
use rusqlite::{Connection, params_from_iter};
use serde_json::Value;
use tokio::sync::oneshot;

use super::super::port::{Change, Changes, Content, StoreError, Work};
use super::super::publisher::Publisher;
use super::counts::Counts;
use super::files::FileIdentity;
use super::lists;
use super::packed::{self, Packed, digits_value};
use super::row::checksum;
use super::snapshot::date;
use super::totals;
use crate::contract::Resource;
use crate::filter::key_column;
use crate::item::{self, Item};

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
    /// That of the checkpoints, which ends with the first one's connection.
    checkpoints: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    /// Starts the thread, which owns the connection, and commits only while the data file is the
    /// one that was opened. Those who follow what it commits know it before units are answered.
    pub(super) fn start(
        connection: Connection,
        file: Option<FileIdentity>,
        (counts, publisher): (Arc<Counts>, Arc<Publisher>),
        checkpoints: Option<JoinHandle<()>>,
    ) -> Result<Self, StoreError> {
        let (queue, jobs) = channel();
        let thread = std::thread::Builder::new()
            .name("sqlite-writer".to_owned())
            .spawn(move || serve(&connection, file.as_ref(), &jobs, (&counts, &publisher)))
            .map_err(|error| StoreError::Failed(error.to_string()))?;
        Ok(Self {
            queue: Mutex::new(Some(queue)),
            thread: Mutex::new(Some(thread)),
            checkpoints: Mutex::new(checkpoints),
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
        let taken = |thread: &Mutex<Option<JoinHandle<()>>>| {
            thread.lock().unwrap_or_else(PoisonError::into_inner).take()
        };
        let Some(thread) = taken(&self.thread) else {
            return Ok(());
        };
        let checkpoints = taken(&self.checkpoints);
        let join = move || {
            thread.join()?;
            checkpoints.map_or(Ok(()), JoinHandle::join)
        };
        let joined = tokio::task::spawn_blocking(join).await;
        match joined {
            Ok(Ok(())) => Ok(()),
            _ => Err(StoreError::Failed("the writer panicked".to_owned())),
        }
    }
}

fn serve(
    connection: &Connection,
    file: Option<&FileIdentity>,
    jobs: &Receiver<Job>,
    (counts, publisher): (&Counts, &Publisher),
) {
    while let Ok(first) = jobs.recv() {
        let mut answers = Vec::new();
        let committed = commit_group(connection, file, first, jobs, counts, &mut answers);
        match committed {
            Ok(committed) => {
                publisher.publish(committed);
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
    counts: &Counts,
    answers: &mut Vec<(oneshot::Sender<Outcome>, Outcome)>,
) -> Result<Vec<Changes>, StoreError> {
    let began = Instant::now();
    let mut next = Some(first);
    let mut opened = Ok(());
    let mut committed = Vec::new();
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
        let (outcome, changes) = run_one(connection, &mut work);
        committed.extend(changes);
        answers.push((answer, outcome));
        next = if began.elapsed() < MAX_GROUP_TIME {
            jobs.try_recv().ok()
        } else {
            None
        };
    }
    opened?;
    let has_changes = !committed.is_empty();
    if has_changes {
        totals::follow(connection, &committed)?;
        if let Some(file) = file {
            file.check()?;
        }
    }
    if has_changes {
        let differences = counts.begin_commit(&committed);
        let ended = connection
            .prepare_cached("COMMIT")
            .and_then(|mut commit| commit.execute([]));
        counts.end_commit(ended.as_ref().map_or_else(|_| Vec::new(), |_| differences));
        ended?;
    } else {
        connection.prepare_cached("ROLLBACK")?.execute([])?;
    }
    Ok(committed)
}

/// Runs one unit in a savepoint of its own; returns what it changed, too.
fn run_one(connection: &Connection, work: &mut Work) -> (Outcome, Option<Changes>) {
    // A bug in a rule must not take the writer down with it.
    let ran = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(connection)));
    let recorded = match ran {
        Ok(Ok(Some(recorded))) => recorded,
        Ok(Ok(None)) => return (Ok(()), None),
        Ok(Err(error)) => return (Err(error), None),
        Err(_) => return (Err(StoreError::Failed("a rule panicked".to_owned())), None),
    };
    if recorded.changes.is_empty() {
        return (Ok(()), None);
    }
    match apply(connection, &recorded.changes) {
        Ok(()) => (Ok(()), Some(recorded.changes)),
        Err(error) => (Err(error), None),
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
        Change::Insert(content) => insert(connection, resource, id, content)?,
        Change::Update {
            content,
            before,
            former_etag,
        } => update(connection, resource, (id, former_etag), before, content)?,
        Change::Remove {
            before,
            former_etag,
        } => {
            lists::change(connection, resource, id, before, None)?;
            connection
                .prepare_cached(&format!(
                    "DELETE FROM \"{table}\" WHERE id = ? AND etag = ?"
                ))?
                .execute([id, former_etag].map(|digits| digits_value(resource, digits)))?
        }
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

/// Columns with the values that are written to them.
type Columns<'content> = Vec<(String, ToSqlOutput<'content>)>;

/// The columns of an item's content. Of the dates and of the fields by which items are found, those
/// that `is_written` names.
fn columns<'content>(
    resource: &Resource,
    Content { item, text }: &'content Content,
    is_written: impl Fn(&str) -> bool,
) -> Columns<'content> {
    let packed = resource.compact.then(|| packed::pack(resource, item));
    let (kept, checksum) = match packed.flatten() {
        Some(Packed { bytes, checksum }) => (ToSqlOutput::Owned(SqlValue::Blob(bytes)), checksum),
        None => (text_value(text), checksum(text.as_bytes())),
    };
    let etag = digits_value(resource, item::text(item, "_etag"));
    let mut columns: Columns<'_> = vec![
        ("etag".to_owned(), etag),
        ("checksum".to_owned(), checksum.into()),
        ("item".to_owned(), kept),
    ];
    let dates = [("_created", "created"), ("_updated", "updated")];
    for (field, column) in dates.into_iter().filter(|(field, _)| is_written(field)) {
        let seconds = ToSqlOutput::Owned(date(item, field).into());
        columns.push((column.to_owned(), seconds));
    }
    for field in resource.key_fields.iter().filter(|field| is_written(field)) {
        let value = match item.get(*field) {
            Some(Value::String(id)) if packed::has_bytes(resource, field) => {
                digits_value(resource, id)
            }
            value => key_value(value),
        };
        columns.push((key_column(field), value));
    }
    columns
}

/// Writes a new item.
pub(super) fn insert(
    connection: &Connection,
    resource: &Resource,
    id: &str,
    content: &Content,
) -> rusqlite::Result<usize> {
    let written = columns(resource, content, |field| content.item.contains_key(field));
    let (mut names, mut values): (Vec<_>, Vec<_>) = written.into_iter().unzip();
    names.push("id".to_owned());
    values.push(digits_value(resource, id));
    let written = connection
        .prepare_cached(&format!(
            "INSERT INTO \"{}\" ({}) VALUES ({})",
            resource.name,
            names.join(", "),
            vec!["?"; names.len()].join(", ")
        ))?
        .execute(params_from_iter(values))?;
    lists::insert(connection, resource, &content.item)?;
    Ok(written)
}

/// Columns that did not change are left alone, and with them their indexes.
fn update(
    connection: &Connection,
    resource: &Resource,
    (id, former_etag): (&str, &str),
    before: &Item,
    content: &Content,
) -> rusqlite::Result<usize> {
    lists::change(connection, resource, id, before, Some(&content.item))?;
    let has_changed = |field: &str| before.get(field) != content.item.get(field);
    let written = columns(resource, content, has_changed);
    let (names, mut values): (Vec<_>, Vec<_>) = written.into_iter().unzip();
    values.extend([id, former_etag].map(|digits| digits_value(resource, digits)));
    connection
        .prepare_cached(&format!(
            "UPDATE \"{}\" SET {} = ? WHERE id = ? AND etag = ?",
            resource.name,
            names.join(" = ?, ")
        ))?
        .execute(params_from_iter(values))
}

fn text_value(text: &str) -> ToSqlOutput<'_> {
    ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes()))
}

/// The value of a field in its column: as `SQLite` selects it from the item's text.
fn key_value(value: Option<&Value>) -> ToSqlOutput<'_> {
    match value {
        None | Some(Value::Null) => ToSqlOutput::Owned(SqlValue::Null),
        Some(Value::Bool(truth)) => ToSqlOutput::Owned(SqlValue::Integer(i64::from(*truth))),
        Some(Value::Number(number)) => {
            ToSqlOutput::Owned(match (number.as_i64(), number.as_f64()) {
                (Some(number), _) => SqlValue::Integer(number),
                (None, Some(number)) => SqlValue::Real(number),
                (None, None) => SqlValue::Null,
            })
        }
        Some(Value::String(text)) => text_value(text),
        Some(other) => ToSqlOutput::Owned(SqlValue::Text(other.to_string())),
    }
}
