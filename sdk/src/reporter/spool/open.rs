//! Opening a spool.

use std::io;
use std::path::Path;
use std::sync::Arc;

use super::folder;
use super::reader::SpoolReader;
use super::writer::SpoolWriter;
use crate::reporter::settings::SyncPolicy;

/// An opened spool.
pub(crate) struct Spool {
    pub(crate) writer: SpoolWriter,
    pub(crate) reader: SpoolReader,
    /// Records that earlier runs have left.
    pub(crate) queued: u64,
    /// Bytes of all segments.
    pub(crate) bytes: u64,
}

impl Spool {
    /// Opens the spool in a folder, which is made if need be.
    pub(crate) fn open(path: &Path, sync: SyncPolicy) -> io::Result<Self> {
        std::fs::create_dir_all(path)?;
        let lock = Arc::new(folder::lock(path)?);
        let segments = folder::segments(path)?;
        let settled = folder::read_position(path).unwrap_or_default();
        let mut reader = SpoolReader::new(path, settled, Arc::clone(&lock));
        let (queued, bytes) = reader.survey(&segments)?;
        let next = segments.last().copied().max(Some(settled.segment));
        let writer = SpoolWriter::create(path, next.unwrap_or_default() + 1, sync, lock)?;
        Ok(Self {
            writer,
            reader,
            queued,
            bytes,
        })
    }
}
