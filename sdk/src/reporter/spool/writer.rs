//! Appending to the spool.

use std::fs::{File, OpenOptions};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use super::folder;
use super::place::Place;
use crate::reporter::settings::SyncPolicy;

/// Bytes at which a segment is closed.
const SEGMENT: u64 = 4 * 1024 * 1024;

/// The segment that is appended to.
pub(crate) struct SpoolWriter {
    folder: PathBuf,
    file: File,
    end: Place,
    sync: SyncPolicy,
    /// Since when there is something to sync.
    unsynced: Option<Instant>,
    /// The file may be longer than `end`, by what a failed append has left.
    has_rest: bool,
    /// The folder is this process's as long as one of these is held.
    _lock: Arc<File>,
}

impl SpoolWriter {
    pub(super) fn create(
        path: &Path,
        segment: u64,
        sync: SyncPolicy,
        lock: Arc<File>,
    ) -> io::Result<Self> {
        Ok(Self {
            folder: path.to_owned(),
            file: create(path, segment, sync)?,
            end: Place { segment, offset: 0 },
            sync,
            unsynced: None,
            has_rest: false,
            _lock: lock,
        })
    }

    /// Up to where may be read.
    pub(crate) fn end(&self) -> Place {
        self.end
    }

    /// Appends whole lines. When that fails, nothing is appended.
    pub(crate) fn append(&mut self, lines: &[u8]) -> io::Result<Place> {
        if self.has_rest {
            self.cut()?;
        }
        if self.end.offset >= SEGMENT {
            self.sync()?;
            let segment = self.end.segment + 1;
            self.file = create(&self.folder, segment, self.sync)?;
            self.end = Place { segment, offset: 0 };
        }
        let written = self.file.write_all(lines).and_then(|()| {
            self.unsynced.get_or_insert_with(Instant::now);
            match self.sync {
                SyncPolicy::Always => self.sync(),
                SyncPolicy::Every(_) if self.is_due() => self.sync(),
                SyncPolicy::Every(_) | SyncPolicy::Never => Ok(()),
            }
        });
        if let Err(failure) = written {
            self.has_rest = true;
            // What cannot be cut now is cut before the next append.
            let _ = self.cut();
            return Err(failure);
        }
        self.end.offset += lines.len() as u64;
        Ok(self.end)
    }

    /// Whether a sync is due by the policy.
    pub(crate) fn is_due(&self) -> bool {
        match (self.sync, self.unsynced) {
            (SyncPolicy::Every(interval), Some(since)) => since.elapsed() >= interval,
            _ => false,
        }
    }

    pub(crate) fn sync(&mut self) -> io::Result<()> {
        if self.unsynced.is_some() && self.sync != SyncPolicy::Never {
            self.file.sync_data()?;
        }
        self.unsynced = None;
        Ok(())
    }

    /// Takes away what a failed append has left.
    fn cut(&mut self) -> io::Result<()> {
        self.file.set_len(self.end.offset)?;
        self.file.seek(SeekFrom::Start(self.end.offset))?;
        self.has_rest = false;
        Ok(())
    }
}

fn create(path: &Path, segment: u64, sync: SyncPolicy) -> io::Result<File> {
    let mut options = OpenOptions::new();
    let file = options
        .write(true)
        .create_new(true)
        .open(folder::path_of(path, segment))?;
    if sync != SyncPolicy::Never {
        folder::sync_names(path)?;
    }
    Ok(file)
}
