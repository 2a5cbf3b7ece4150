//! The embedded store: one `SQLite` file, one writer, a few readers.
//!
//! Units of work run one after the other on the writer's thread, which makes them serial: no unit
//! ever sees half of another. The writer takes all units that wait, sets a savepoint for each, commits
//! them in one transaction with one sync, and only then answers them. Readers have connections of
//! their own and never wait for the writer (write-ahead log).
//!
//! `SQLite` keeps no page checksums, so each row carries a checksum of its item.

mod checkpoints;
mod counts;
mod files;
mod lists;
pub mod lookups;
mod pace;
mod packed;
mod plan;
mod repack;
mod row;
mod schema;
mod search;
mod snapshot;
mod totals;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::future::OptionFuture;
use rusqlite::{Connection, OpenFlags};
use tokio::sync::Semaphore;

use super::feed::{FeedFuture, OpenFeed};
use super::layout::Layout;
use super::port::{Listing, Query, Store, StoreError, StoreFuture, StoredItem, Work};
use super::publisher::Publisher;
use crate::contract::Resource;
use crate::filter::Filter;
use counts::Counts;
pub use files::{Claim, claim};
use pace::Pace;
use plan::Plan;
use search::{Abandon, Search};
use writer::Writer;

/// The name of the database file in a data directory.
pub const FILE_NAME: &str = "alignak-backend.sqlite";

/// Idle reading connections kept open.
const IDLE_READERS: usize = 8;

/// How many lists are read at a time; further ones wait. Each has a connection of its own.
const MAX_LISTS: usize = 64;

/// A store in one `SQLite` file, or in memory.
pub struct SqliteStore {
    source: Source,
    readers: Arc<Mutex<Vec<Connection>>>,
    pace: Arc<Pace>,
    counts: Arc<Counts>,
    lists: Semaphore,
    writer: Writer,
    publisher: Arc<Publisher>,
    /// Keeps other processes away from the file, and says which file it is.
    claim: Option<Claim>,
}

/// Where the database is.
#[derive(Debug, Clone)]
enum Source {
    File(PathBuf),
    /// A database that all connections of this process share and that ends with it.
    Memory(String),
}

impl Source {
    fn open(&self) -> rusqlite::Result<Connection> {
        let connection = match self {
            Self::File(path) => Connection::open(path)?,
            Self::Memory(name) => Connection::open_with_flags(
                format!("file:/{name}?vfs=memdb"),
                OpenFlags::default() | OpenFlags::SQLITE_OPEN_URI,
            )?,
        };
        schema::configure(&connection, matches!(self, Self::File(_)))?;
        Ok(connection)
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{
            ConstraintViolation, DatabaseBusy, DatabaseLocked, DiskFull, OperationInterrupted,
            SystemIoFailure,
        };
        if let Some(damaged) = packed::damaged(&error) {
            return damaged;
        }
        match error.sqlite_error_code() {
            Some(ConstraintViolation) => Self::Conflict,
            // Only lists have an end set to their work.
            Some(OperationInterrupted) => Self::TooMuchWork,
            // A full disk, or a file at its largest size, may have room again.
            Some(DatabaseBusy | DatabaseLocked | DiskFull | SystemIoFailure) => {
                Self::Unavailable(error.to_string())
            }
            _ => Self::Failed(error.to_string()),
        }
    }
}

impl SqliteStore {
    /// Opens the database file, or creates it.
    ///
    /// # Errors
    /// When the file cannot be opened or written, is no database, or is in use.
    pub fn open(path: &Path, layout: &'static Layout) -> Result<Self, StoreError> {
        let claim = files::claim(path)?;
        Self::start(Source::File(path.to_owned()), Some(claim), layout)
    }

    /// Creates a database in memory, gone when the store is.
    ///
    /// # Errors
    /// When memory cannot be had.
    pub fn in_memory(layout: &'static Layout) -> Result<Self, StoreError> {
        let name = format!("alignak-{}", uuid::Uuid::new_v4().simple());
        Self::start(Source::Memory(name), None, layout)
    }

    fn start(
        source: Source,
        claim: Option<Claim>,
        layout: &'static Layout,
    ) -> Result<Self, StoreError> {
        let mut connection = source.open()?;
        schema::create(&connection)?;
        // What is in memory has no log.
        let checkpoints = matches!(source, Source::File(_)).then(|| {
            let other = source.open()?;
            schema::configure_reader(&other)?;
            checkpoints::start(&mut connection, other)
        });
        let file = claim.as_ref().map(Claim::identity);
        let publisher = Arc::new(Publisher::new(layout));
        let counts = Arc::<Counts>::default();
        let followers = (Arc::clone(&counts), Arc::clone(&publisher));
        Ok(Self {
            writer: Writer::start(connection, file, followers, checkpoints.transpose()?)?,
            counts,
            publisher,
            readers: Arc::new(Mutex::new(Vec::new())),
            pace: Arc::default(),
            lists: Semaphore::new(MAX_LISTS),
            source,
            claim,
        })
    }

    fn reader(&self) -> Result<Connection, StoreError> {
        let idle = self
            .readers
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop();
        if let Some(connection) = idle {
            return Ok(connection);
        }
        let connection = self.source.open()?;
        schema::configure_reader(&connection)?;
        // What is opened now must be what was opened first.
        if let Some(claim) = &self.claim {
            claim.identity().check()?;
        }
        Ok(connection)
    }

    fn give_back(readers: &Mutex<Vec<Connection>>, connection: Connection) {
        let mut readers = readers.lock().unwrap_or_else(PoisonError::into_inner);
        if readers.len() < IDLE_READERS {
            readers.push(connection);
        }
    }
}

impl Store for SqliteStore {
    fn place(&self) -> String {
        match &self.source {
            Source::File(path) => path.display().to_string(),
            Source::Memory(_) => "memory, lost at the end".to_owned(),
        }
    }

    fn read<'a>(
        &'a self,
        resource: &'static Resource,
        id: &'a str,
    ) -> StoreFuture<'a, Option<StoredItem>> {
        // A look-up by key takes a few microseconds, less than handing it to another thread.
        let found = self.reader().and_then(|connection| {
            let found = snapshot::read(&connection, resource, id);
            Self::give_back(&self.readers, connection);
            found
        });
        Box::pin(std::future::ready(found))
    }

    fn list(&self, query: Query) -> StoreFuture<'_, Listing> {
        Box::pin(async move {
            let plan = Plan::of(&query);
            let (readers, pace) = (Arc::clone(&self.readers), Arc::clone(&self.pace));
            let counts = Arc::clone(&self.counts);
            let known = |counted: &String| counts.known(query.resource, counted).is_some();
            let is_count_known = plan.counted.as_ref().is_some_and(known);
            let likeness = plan.likeness(&query, is_count_known);
            let is_quick = likeness.as_ref().is_some_and(|like| pace.is_quick(like));
            // Never closed.
            let turn = (!is_quick).then(|| self.lists.acquire());
            let _turn = OptionFuture::from(turn).await;
            let mut connection = self.reader()?;
            let abandon = Abandon::default();
            let search = Search::start(&abandon);
            let list = move || {
                let listing = pace.time(likeness, || {
                    let read = snapshot::list(&mut connection, &query, &plan, &counts, &search);
                    let (listing, has_counted) = read?;
                    // Others may have counted or changed the number meanwhile.
                    let is_telling = plan.counted.is_none() || has_counted != is_count_known;
                    Ok::<_, StoreError>((listing, is_telling))
                });
                Self::give_back(&readers, connection);
                listing
            };
            if is_quick {
                return list();
            }
            tokio::task::spawn_blocking(list)
                .await
                .map_err(|error| StoreError::Failed(error.to_string()))?
        })
    }

    fn walk<'a>(
        &'a self,
        resource: &'static Resource,
        after: &'a str,
        limit: u32,
    ) -> StoreFuture<'a, Vec<StoredItem>> {
        let found = self.reader().and_then(|connection| {
            let found = snapshot::walk(&connection, resource, after, limit);
            Self::give_back(&self.readers, connection);
            found
        });
        Box::pin(std::future::ready(found))
    }

    fn ids<'a>(
        &'a self,
        resource: &'static Resource,
        filter: &'a Filter,
        limit: u64,
    ) -> StoreFuture<'a, Vec<String>> {
        Box::pin(async move {
            let _turn = self.lists.acquire().await;
            let connection = self.reader()?;
            let (readers, filter) = (Arc::clone(&self.readers), filter.clone());
            let read = move || {
                let ids = snapshot::ids(&connection, resource, &filter, limit);
                Self::give_back(&readers, connection);
                ids
            };
            tokio::task::spawn_blocking(read)
                .await
                .map_err(|error| StoreError::Failed(error.to_string()))?
        })
    }

    fn run(&self, work: Work) -> StoreFuture<'_, ()> {
        Box::pin(self.writer.run(work))
    }

    fn follow<'a>(&'a self, after: Option<&'a str>) -> FeedFuture<'a, OpenFeed> {
        Box::pin(std::future::ready(self.publisher.follow(after)))
    }

    fn is_counted(&self) -> StoreFuture<'_, bool> {
        let is_counted = self.reader().and_then(|connection| {
            let is_counted = schema::is_counted(&connection);
            Self::give_back(&self.readers, connection);
            Ok(is_counted?)
        });
        Box::pin(std::future::ready(is_counted))
    }

    fn set_counted(&self, is_counted: bool) -> StoreFuture<'_, ()> {
        let set = self.reader().and_then(|connection| {
            let set = schema::set_counted(&connection, is_counted);
            Self::give_back(&self.readers, connection);
            Ok(set?)
        });
        Box::pin(std::future::ready(set))
    }

    fn close(&self) -> StoreFuture<'_, ()> {
        Box::pin(self.writer.stop())
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests;
