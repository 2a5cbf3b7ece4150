//! Checkpoints: what the log holds is copied into the database by a thread of its own, while the
//! writer goes on.
//!
//! The log begins anew only when all of it has been copied, which is never so while the writer
//! appends to it. What it has appended meanwhile, a fraction, it therefore copies itself when the
//! thread is done.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::mpsc::sync_channel;
use std::thread::JoinHandle;

use rusqlite::Connection;
use rusqlite::hooks::Wal;

use super::super::port::StoreError;

/// Pages in the log at which they are copied: those of live items are written over and over
/// meanwhile, and copied once.
const CHECKPOINT_PAGES: i32 = 8_000;

/// Nothing is copied.
const IDLE: u8 = 0;

/// The thread copies.
const COPYING: u8 = 1;

/// The thread has copied what it found; the rest is left to the writer.
const COPIED: u8 = 2;

/// Has checkpoints of what `writer` commits made through the other connection. The thread ends when
/// `writer` is closed.
///
/// # Errors
/// When there can be no thread.
pub(super) fn start(
    writer: &mut Connection,
    other: Connection,
) -> Result<JoinHandle<()>, StoreError> {
    let (wake, wakes) = sync_channel::<()>(1);
    let state = Arc::new(AtomicU8::new(IDLE));
    let of_thread = Arc::clone(&state);
    let thread = std::thread::Builder::new()
        .name("sqlite-checkpoints".to_owned())
        .spawn(move || {
            for () in wakes {
                if let Err(error) = other.execute_batch("PRAGMA wal_checkpoint(PASSIVE)") {
                    tracing::warn!(%error, "the log could not be copied into the database yet");
                }
                of_thread.store(COPIED, Ordering::Release);
            }
        })
        .map_err(|error| StoreError::Failed(error.to_string()))?;
    writer.wal_hook(Some(move |log: &mut Wal, pages| {
        match state.load(Ordering::Acquire) {
            IDLE if pages >= CHECKPOINT_PAGES => {
                state.store(COPYING, Ordering::Release);
                if wake.send(()).is_err() {
                    state.store(COPIED, Ordering::Release);
                }
            }
            COPIED => {
                state.store(IDLE, Ordering::Release);
                if let Err(error) = log.checkpoint() {
                    tracing::debug!(%error, "the rest of the log is copied later");
                }
            }
            _ => {}
        }
        Ok(())
    }))?;
    Ok(thread)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests {
    use super::*;

    #[test]
    fn the_log_begins_anew_under_a_writer_that_never_pauses() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("own.sqlite");
        let open = || {
            let connection = Connection::open(&path).unwrap();
            connection
                .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF")
                .unwrap();
            connection
        };
        let mut writer = open();
        let thread = start(&mut writer, open()).unwrap();
        writer
            .execute_batch("CREATE TABLE texts (position INTEGER PRIMARY KEY, text BLOB)")
            .unwrap();
        let mut longest = 0;
        for number in 0..12 * CHECKPOINT_PAGES {
            // One page each, and one of the table's inside.
            writer
                .execute(
                    "INSERT OR REPLACE INTO texts VALUES (?, zeroblob(3000))",
                    [number % 500],
                )
                .unwrap();
            let log = std::fs::metadata(path.with_extension("sqlite-wal")).unwrap();
            longest = longest.max(log.len());
        }
        let bound = 4096 * u64::try_from(CHECKPOINT_PAGES).unwrap();
        assert!(longest >= bound, "{longest}");
        assert!(longest < 4 * bound, "{longest}");
        drop(writer);
        thread.join().unwrap();
        let left: i64 = open()
            .query_row("SELECT count(*) FROM texts", [], |row| row.get(0))
            .unwrap();
        assert_eq!(left, 500);
    }
}
