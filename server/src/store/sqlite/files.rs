//! The files of an embedded store: readable by their owner only, used by one process at a time.
//!
//! Items hold tokens, with which anybody could act in their users' names, so the owner alone may
//! read the file; the files that `SQLite` creates beside it have the same mode. A second server
//! on the same data would never learn what the first one changes in rights, so it does not start.

use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::super::port::StoreError;

/// What shows other processes that the database is in use, for as long as it is kept. The lock is
/// on the database itself, so that neither a link to it nor the removal of another file lets a
/// second server in.
pub struct Claim {
    #[expect(dead_code, reason = "the lock goes with the file")]
    database: File,
    identity: FileIdentity,
}

impl Claim {
    /// Which file is claimed.
    pub(super) fn identity(&self) -> FileIdentity {
        self.identity.clone()
    }
}

/// Which file a path led to when the database was opened.
#[derive(Debug, Clone)]
pub(super) struct FileIdentity {
    path: PathBuf,
    device_and_inode: (u64, u64),
}

impl FileIdentity {
    fn of(path: &Path, file: &File) -> std::io::Result<Self> {
        Ok(Self {
            path: path.to_owned(),
            device_and_inode: device_and_inode(&file.metadata()?),
        })
    }

    /// Whether the path still leads to the file: what is written to one that was removed or
    /// replaced is lost when the server ends.
    ///
    /// # Errors
    /// `Unavailable` when it does not.
    pub(super) fn check(&self) -> Result<(), StoreError> {
        let found = std::fs::metadata(&self.path).map(|found| device_and_inode(&found));
        if found.is_ok_and(|found| found == self.device_and_inode) {
            return Ok(());
        }
        Err(StoreError::Unavailable(format!(
            "the data file {} was removed or replaced while the server was running; put it back, \
             or restart the server",
            self.path.display()
        )))
    }
}

#[cfg(unix)]
fn device_and_inode(file: &std::fs::Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt as _;
    (file.dev(), file.ino())
}

/// Elsewhere only the presence of the file is seen.
#[cfg(not(unix))]
fn device_and_inode(_file: &std::fs::Metadata) -> (u64, u64) {
    (0, 0)
}

/// Makes the folder and the file if they are missing, and claims them for this process.
///
/// # Errors
/// When another process uses them, or they cannot be made.
pub fn claim(path: &Path) -> Result<Claim, StoreError> {
    if let Some(folder) = path.parent() {
        make_folder(folder).map_err(|reason| failed("the folder", folder, &reason))?;
    }
    let database = open(path).map_err(|reason| failed("the file", path, &reason))?;
    let beside = owner_path(path);
    match database.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(in_use(&beside)),
        Err(TryLockError::Error(reason)) => return Err(failed("the file", path, &reason)),
    }
    // Only for the message to others: the lock is what counts.
    if let Ok(mut owner) = open(&beside) {
        let _ = owner.set_len(0);
        let _ = write!(owner, "{}", std::process::id());
    }
    let identity = FileIdentity::of(path, &database);
    let identity = identity.map_err(|reason| failed("the file", path, &reason))?;
    Ok(Claim { database, identity })
}

/// The file that names the process that has the database: beside it.
fn owner_path(path: &Path) -> PathBuf {
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

fn in_use(beside: &Path) -> StoreError {
    let process = std::fs::read_to_string(beside).unwrap_or_default();
    let process = if process.is_empty() {
        process
    } else {
        format!(" (process {process})")
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
    fn neither_a_link_nor_a_removed_lock_file_lets_a_second_server_in() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("own.sqlite");
        let _first = SqliteStore::open(&path, &LAYOUT).unwrap();
        std::fs::remove_file(owner_path(&path)).unwrap();
        let hard = folder.path().join("hard.sqlite");
        std::fs::hard_link(&path, &hard).unwrap();
        let symbolic = folder.path().join("symbolic.sqlite");
        std::os::unix::fs::symlink(&path, &symbolic).unwrap();
        for other in [&path, &hard, &symbolic] {
            let refusal = SqliteStore::open(other, &LAYOUT).err().unwrap();
            assert!(refusal.to_string().contains("in use"), "{refusal}");
        }
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
