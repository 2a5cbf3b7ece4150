//! An end to the work of one search: its time is over, or the client that asked has left.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rusqlite::Connection;

use super::super::port::{SEARCH_TIMEOUT, StoreError};

/// After how many of `SQLite`'s steps the end is looked for: a millisecond's work at most.
const STEPS: std::ffi::c_int = 10_000;

/// Ends a search when it is dropped, as the future of a request is when its client leaves.
#[derive(Debug, Default)]
pub(super) struct Abandon(Arc<AtomicBool>);

impl Drop for Abandon {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// When a search must end.
#[derive(Debug, Clone)]
pub(super) struct Search {
    until: Instant,
    abandoned: Arc<AtomicBool>,
}

impl Search {
    /// A search that begins now and may take [`SEARCH_TIMEOUT`].
    pub(super) fn start(abandon: &Abandon) -> Self {
        Self::lasting(SEARCH_TIMEOUT, abandon)
    }

    /// The same with another time.
    pub(super) fn lasting(time: Duration, abandon: &Abandon) -> Self {
        Self {
            until: Instant::now() + time,
            abandoned: Arc::clone(&abandon.0),
        }
    }

    /// Whether the search must end now.
    pub(super) fn is_over(&self) -> bool {
        self.abandoned.load(Ordering::Relaxed) || Instant::now() > self.until
    }

    /// Reads with the same end to the work that `SQLite` does for it.
    pub(super) fn bound<T>(
        &self,
        connection: &mut Connection,
        read: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let search = self.clone();
        connection.progress_handler(STEPS, Some(move || search.is_over()))?;
        let found = read(connection);
        connection.progress_handler(0, None::<fn() -> bool>)?;
        found
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests {
    use super::*;

    const ENDLESS: &str = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)
        SELECT count(*) FROM n";

    fn count(sql: &'static str) -> impl FnOnce(&Connection) -> Result<i64, StoreError> {
        move |connection| Ok(connection.query_row(sql, [], |row| row.get(0))?)
    }

    #[test]
    fn what_takes_too_long_is_given_up_and_the_connection_goes_on() {
        let mut connection = Connection::open_in_memory().unwrap();
        let asked = Abandon::default();
        let short = Search::lasting(Duration::from_millis(20), &asked);
        let given_up = short.bound(&mut connection, count(ENDLESS));
        assert!(
            matches!(given_up, Err(StoreError::TooMuchWork)),
            "{given_up:?}"
        );
        let one = Search::start(&asked).bound(&mut connection, count("SELECT 1"));
        assert_eq!(one.unwrap(), 1);
        std::thread::sleep(Duration::from_millis(5));
        assert_eq!(count("SELECT 2")(&connection).unwrap(), 2);
    }

    #[test]
    fn what_the_client_no_longer_waits_for_is_given_up() {
        let asked = Abandon::default();
        let search = Search::start(&asked);
        let reading = std::thread::spawn(move || {
            let mut connection = Connection::open_in_memory().unwrap();
            search.bound(&mut connection, count(ENDLESS))
        });
        std::thread::sleep(Duration::from_millis(20));
        assert!(!reading.is_finished());
        drop(asked);
        assert!(reading.join().unwrap().is_err());
    }
}
