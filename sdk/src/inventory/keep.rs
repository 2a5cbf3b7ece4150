//! Keeping one table up to date: everything is read, then changes are followed; when some are
//! missing, everything is read anew while the old table goes on answering.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use serde::de::DeserializeOwned;
use tokio::sync::oneshot;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout_at};

use super::held::Shared;
use super::row::{KEYS, Row};
use super::table::Table;
use crate::describe::Described;
use crate::error::BackendException;
use crate::follow::{Event, Follow};
use crate::position::Position;
use crate::typed::Collection;

/// How long to wait before a backend that refuses to be followed is asked again.
const PAUSE: Duration = Duration::from_secs(10);

/// Whether everything was read once.
type Opened = oneshot::Receiver<Result<(), BackendException>>;

/// Which of the tables holds a resource.
type TableOf<H, S, R, T> = fn(&Shared<H, S>) -> &RwLock<Table<R, T>>;

/// Starts the task for one resource, the `number`th of the inventory.
pub(super) fn keep<H, S, R, T>(
    tasks: &mut JoinSet<()>,
    shared: &Arc<Shared<H, S>>,
    collection: Collection<R>,
    rebuild: Duration,
    number: usize,
    table: TableOf<H, S, R, T>,
) -> Opened
where
    H: Send + Sync + 'static,
    S: Send + Sync + 'static,
    R: Described + Send + Sync + 'static,
    T: DeserializeOwned + Send + Sync + 'static,
{
    let (opened, opening) = oneshot::channel();
    let keeper = Keeper {
        shared: Arc::clone(shared),
        collection,
        rebuild,
        number,
        table,
        opened: Some(opened),
    };
    tasks.spawn(keeper.run());
    opening
}

struct Keeper<H, S, R, T> {
    shared: Arc<Shared<H, S>>,
    collection: Collection<R>,
    rebuild: Duration,
    number: usize,
    table: TableOf<H, S, R, T>,
    opened: Option<oneshot::Sender<Result<(), BackendException>>>,
}

impl<H, S, R, T> Keeper<H, S, R, T>
where
    R: Described + Send + Sync + 'static,
    T: DeserializeOwned + Send + Sync + 'static,
{
    async fn run(mut self) {
        loop {
            let failure = match self.read_and_follow().await {
                Ok(()) => continue,
                Err(failure) => failure,
            };
            self.fail(Some(failure.to_string()));
            if let Some(opened) = self.opened.take() {
                // Whoever opens the inventory decides what to do.
                let _ = opened.send(Err(failure));
                return;
            }
            sleep(PAUSE).await;
        }
    }

    /// Reads everything and follows changes. Ends well when everything is to be read anew.
    async fn read_and_follow(&mut self) -> Result<(), BackendException> {
        let list = self.collection.list().select_with::<T, Row<R, T>>(&KEYS);
        let mut follow: Follow<R, Row<R, T>> = list.follow(Position::start());
        let mut fresh = Some(Table::default());
        let mut due = None;
        loop {
            let event = match due {
                // A backend without events does not show what is gone.
                Some(due) if follow.is_polling() => match timeout_at(due, follow.next()).await {
                    Ok(event) => event?,
                    Err(_) => return Ok(()),
                },
                _ => follow.next().await?,
            };
            let changed = match (event, &mut fresh) {
                (Event::Created(row) | Event::Updated(row), Some(fresh)) => {
                    fresh.put(row);
                    false
                }
                (Event::Created(row) | Event::Updated(row), None) => {
                    self.change(|held| held.put(row))
                }
                (Event::Deleted(id), Some(fresh)) => {
                    fresh.remove(id);
                    false
                }
                (Event::Deleted(id), None) => self.change(|held| held.remove(id)),
                (Event::Live, fresh) => {
                    due = Some(Instant::now() + self.rebuild);
                    self.fail(None);
                    let read = fresh.take();
                    let is_new = read.is_some();
                    if let Some(read) = read {
                        self.change(|held| {
                            *held = read;
                            true
                        });
                    }
                    if let Some(opened) = self.opened.take() {
                        // Whoever opened the inventory may have gone.
                        let _ = opened.send(Ok(()));
                    }
                    is_new
                }
                (Event::Lagged { .. }, _) => return Ok(()),
            };
            if changed {
                let changes = &self.shared.changes;
                changes.send_modify(|count| *count = count.wrapping_add(1));
            }
        }
    }

    fn change(&self, change: impl FnOnce(&mut Table<R, T>) -> bool) -> bool {
        let table = (self.table)(&self.shared);
        change(&mut table.write().unwrap_or_else(PoisonError::into_inner))
    }

    fn fail(&self, failure: Option<String>) {
        let failures = &self.shared.failures;
        failures.write().unwrap_or_else(PoisonError::into_inner)[self.number] = failure;
    }
}
