//! The files of an embedded store: readable by their owner only, used by one process at a time.
//!
//! Items hold tokens, with which anybody could act in their users' names, so the owner alone may
//! read the file; the files that `SQLite` creates beside it have the same mode. A second server
//! on the same data would never learn what the first one changes in rights, so it does not start.

use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use super::super::port::StoreError;

/// What shows other processes that the database is in use, for as long as it is kept.
pub struct Claim(#[expect(dead_code, reason = "the lock goes with the file")] File);

/// Makes the folder and the file if they are missing, and claims them for this process.
///
/// # Errors
/// When another process uses them, or they cannot be made.
pub fn claim(path: &Path) -> Result<Claim, StoreError> {
    if let Some(folder) = path.parent() {
        make_folder(folder).map_err(|reason| failed("the folder", folder, &reason))?;
    }
    let beside = lock_path(path);
    let mut lock = open(&beside).map_err(|reason| failed("the file", &beside, &reason))?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(in_use(&mut lock)),
        Err(TryLockError::Error(reason)) => return Err(failed("the file", &beside, &reason)),
    }
    // Only for the message to others: the lock is what counts.
    let _ = lock.set_len(0);
    let _ = write!(lock, "{}", std::process::id());
    open(path).map_err(|reason| failed("the file", path, &reason))?;
    Ok(Claim(lock))
}

/// Where the lock of a database is: beside it.
fn lock_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    PathBuf::from(name)
}

fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn open(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn failed(what: &str, path: &Path, reason: &std::io::Error) -> StoreError {
    StoreError::Failed(format!("{what} {} cannot be had: {reason}", path.display()))
}

fn in_use(lock: &mut File) -> StoreError {
    let mut process = String::new();
    let is_known = lock.read_to_string(&mut process).is_ok() && !process.is_empty();
    let process = if is_known {
        format!(" (process {process})")
    } else {
        String::new()
    };
    StoreError::Unavailable(format!("the data is in use by another server{process}"))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests {
    use super::*;
    use crate::rules::LAYOUT;
    use crate::store::sqlite::SqliteStore;

    #[test]
    fn a_database_is_claimed_by_one_and_free_when_that_one_ends() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data").join("own.sqlite");
        let first = SqliteStore::open(&path, &LAYOUT).unwrap();
        let refusal = SqliteStore::open(&path, &LAYOUT).err().unwrap().to_string();
        let process = std::process::id().to_string();
        assert!(refusal.contains("in use"), "{refusal}");
        assert!(refusal.contains(&process), "{refusal}");
        drop(first);
        assert!(SqliteStore::open(&path, &LAYOUT).is_ok());
    }

    #[cfg(unix)]
    #[test]
    fn created_files_are_readable_by_their_owner_only() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let _store = SqliteStore::open(&data.join("own.sqlite"), &LAYOUT).unwrap();
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&data), 0o700);
        let files: Vec<_> = std::fs::read_dir(&data).unwrap().collect();
        assert!(files.len() > 2, "the log is there as well");
        for file in files {
            let path = file.unwrap().path();
            assert_eq!(mode(&path), 0o600, "{}", path.display());
        }
    }
}
