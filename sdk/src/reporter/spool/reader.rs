//! Reading the spool, and removing what is settled.

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::folder;
use super::place::Place;
use crate::reporter::record::Record;

/// Some records of the spool, and what is behind them.
#[derive(Default)]
pub(crate) struct Batch {
    pub(crate) records: Vec<Record>,
    /// Lines that are not as they were written.
    pub(crate) damaged: u64,
    /// Behind all of them.
    pub(crate) end: Place,
}

impl Batch {
    /// How many lines it was made of.
    pub(crate) fn lines(&self) -> u64 {
        self.records.len() as u64 + self.damaged
    }
}

/// Reads from where everything before is settled.
pub(crate) struct SpoolReader {
    folder: PathBuf,
    settled: Place,
    /// The folder is this process's as long as one of these is held.
    _lock: Arc<File>,
}

impl SpoolReader {
    pub(super) fn new(folder: &Path, settled: Place, lock: Arc<File>) -> Self {
        Self {
            folder: folder.to_owned(),
            settled,
            _lock: lock,
        }
    }

    /// The records that are not settled, and the bytes of all segments.
    pub(super) fn survey(&mut self, segments: &[u64]) -> io::Result<(u64, u64)> {
        let (mut records, mut bytes) = (0, 0);
        for segment in segments {
            let mut file = File::open(folder::path_of(&self.folder, *segment))?;
            bytes += file.metadata()?.len();
            if *segment < self.settled.segment {
                continue;
            }
            file.seek(SeekFrom::Start(self.offset_in(*segment)))?;
            let mut reader = BufReader::with_capacity(1 << 16, file);
            loop {
                let buffer = reader.fill_buf()?;
                if buffer.is_empty() {
                    break;
                }
                records += memchr::memchr_iter(b'\n', buffer).count() as u64;
                let length = buffer.len();
                reader.consume(length);
            }
        }
        Ok((records, bytes))
    }

    /// The next records before `end`, up to `most` lines, without settling them.
    pub(crate) fn read(&self, end: Place, most: usize) -> io::Result<Batch> {
        let mut batch = Batch {
            end: self.settled,
            ..Batch::default()
        };
        let mut lines = 0;
        for segment in folder::segments(&self.folder)? {
            if segment < self.settled.segment || segment > end.segment || lines == most {
                continue;
            }
            let mut file = File::open(folder::path_of(&self.folder, segment))?;
            let mut offset = self.offset_in(segment);
            file.seek(SeekFrom::Start(offset))?;
            let limit = if segment == end.segment {
                end.offset.saturating_sub(offset)
            } else {
                u64::MAX
            };
            let mut reader = BufReader::with_capacity(1 << 16, file.take(limit));
            let mut line = Vec::new();
            batch.end = Place { segment, offset };
            while lines < most {
                line.clear();
                let length = reader.read_until(b'\n', &mut line)? as u64;
                // The rest of an append that was not completed is nothing.
                let Some(line) = line.strip_suffix(b"\n") else {
                    break;
                };
                lines += 1;
                offset += length;
                batch.end.offset = offset;
                match Record::read_line(line) {
                    Some(record) => batch.records.push(record),
                    None => batch.damaged += 1,
                }
            }
        }
        Ok(batch)
    }

    /// Notes that everything before the place is settled, and removes segments that hold nothing
    /// else. Returns the bytes that are gone.
    pub(crate) fn settle(&mut self, place: Place) -> io::Result<u64> {
        self.settled = place;
        // Without it (a full disk), the next run sends again what this one has sent.
        let _ = folder::write_position(&self.folder, place);
        let mut gone = 0;
        for segment in folder::segments(&self.folder)? {
            if segment < place.segment {
                let path = folder::path_of(&self.folder, segment);
                let length = fs::metadata(&path)?.len();
                fs::remove_file(path)?;
                gone += length;
            }
        }
        Ok(gone)
    }

    fn offset_in(&self, segment: u64) -> u64 {
        if segment == self.settled.segment {
            self.settled.offset
        } else {
            0
        }
    }
}
