//! Back-ups of an `SQLite` store: a consistent copy, also while a server writes to it.

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

/// Why a back-up was not made or not restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// A file cannot be read or written.
    #[error("{path}: {reason}")]
    File {
        /// Which file.
        path: String,
        /// What the system says.
        reason: std::io::Error,
    },
    /// The database cannot be read or written.
    #[error("{path}: {reason}")]
    Database {
        /// Which file.
        path: String,
        /// What the engine says.
        reason: rusqlite::Error,
    },
    /// The file is damaged, or no back-up of a backend.
    #[error("{path}: {reason}")]
    Damaged {
        /// Which file.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The target exists.
    #[error("{0} exists; remove it or choose another file")]
    Exists(String),
}

type Result<T> = std::result::Result<T, BackupError>;

fn file_error(path: &Path) -> impl Fn(std::io::Error) -> BackupError {
    let path = path.display().to_string();
    move |reason| BackupError::File {
        path: path.clone(),
        reason,
    }
}

fn database_error(path: &Path) -> impl Fn(rusqlite::Error) -> BackupError {
    let path = path.display().to_string();
    move |reason| BackupError::Database {
        path: path.clone(),
        reason,
    }
}

/// How often progress is reported.
const REPORT: Duration = Duration::from_millis(200);

/// Copies the database of one moment to a new file, verifies the copy, and returns its size in
/// bytes. A server may go on writing meanwhile. `progress` is called with the bytes written so far
/// and about how many there will be.
///
/// # Errors
/// When the target exists, or a file cannot be read or written.
pub fn backup(source: &Path, target: &Path, progress: impl Fn(u64, u64) + Send) -> Result<u64> {
    if target.exists() {
        return Err(BackupError::Exists(target.display().to_string()));
    }
    let total = std::fs::metadata(source).map_err(file_error(source))?.len();
    let part = with_ending(target, ".part");
    drop(std::fs::remove_file(&part));
    // The file holds tokens: no other user may read it, from its first byte on.
    create(&part)?;
    let connection = Connection::open_with_flags(source, OpenFlags::SQLITE_OPEN_READ_WRITE)
        .map_err(database_error(source))?;
    connection
        .busy_timeout(Duration::from_secs(10))
        .map_err(database_error(source))?;
    let copied = std::thread::scope(|scope| {
        let text = part.to_string_lossy().into_owned();
        let copying = scope.spawn(move || connection.execute("VACUUM INTO ?1", [text]));
        while !copying.is_finished() {
            let written = std::fs::metadata(&part).map_or(0, |metadata| metadata.len());
            progress(written, total);
            std::thread::sleep(REPORT);
        }
        copying.join()
    });
    let finish = || -> Result<u64> {
        let Ok(copied) = copied else {
            let reason = "the copy ended without a result".to_owned();
            let path = part.display().to_string();
            return Err(BackupError::Damaged { path, reason });
        };
        copied.map_err(database_error(source))?;
        verify(&part)?;
        let file = File::open(&part).map_err(file_error(&part))?;
        file.sync_all().map_err(file_error(&part))?;
        let size = file.metadata().map_err(file_error(&part))?.len();
        std::fs::rename(&part, target).map_err(file_error(target))?;
        Ok(size)
    };
    let finished = finish();
    if finished.is_err() {
        for left in [part.clone(), with_ending(&part, "-journal")] {
            drop(std::fs::remove_file(left));
        }
    }
    finished
}

/// Puts a back-up where the database is, as a whole or not at all. No server may use it meanwhile:
/// the caller must hold the claim on the database.
///
/// # Errors
/// When the back-up is damaged, or a file cannot be read or written. The database is then as it
/// was.
pub fn restore(backup: &Path, database: &Path) -> Result<()> {
    verify(backup)?;
    let part = with_ending(database, ".restoring");
    drop(std::fs::remove_file(&part));
    create(&part)?;
    // Into the file that only the owner may read, whoever may read the back-up.
    let mut from = File::open(backup).map_err(file_error(backup))?;
    let mut file = OpenOptions::new()
        .write(true)
        .open(&part)
        .map_err(file_error(&part))?;
    let copied = std::io::copy(&mut from, &mut file).and_then(|_| file.sync_all());
    drop(file);
    if let Err(error) = copied {
        drop(std::fs::remove_file(&part));
        return Err(file_error(&part)(error));
    }
    verify(&part)?;
    // What was not yet put into the old database must not be put into the new one.
    for ending in ["-wal", "-shm"] {
        let beside = with_ending(database, ending);
        match std::fs::remove_file(&beside) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(file_error(&beside)(error));
            }
            _ => {}
        }
    }
    std::fs::rename(&part, database).map_err(file_error(database))?;
    if let Some(folder) = database.parent()
        && let Ok(folder) = File::open(folder)
    {
        // Some file systems have nothing to do here, and say so.
        drop(folder.sync_all());
    }
    Ok(())
}

/// Whether the file is a sound database of a backend.
fn verify(path: &Path) -> Result<()> {
    let damaged = |reason: String| BackupError::Damaged {
        path: path.display().to_string(),
        reason,
    };
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .map_err(database_error(path))?;
    let found: String = connection
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
        .map_err(database_error(path))?;
    if found != "ok" {
        return Err(damaged(found));
    }
    let tables: i64 = connection
        .query_row(
            "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('host', 'realm')",
            [],
            |row| row.get(0),
        )
        .map_err(database_error(path))?;
    if tables == 2 {
        Ok(())
    } else {
        Err(damaged("no database of a backend".to_owned()))
    }
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn create(path: &Path) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(|_| ()).map_err(file_error(path))
}
