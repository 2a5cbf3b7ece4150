//! The files of a spool.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::place::Place;

const EXTENSION: &str = "spool";
const POSITION: &str = "position";

/// Locks the folder for this process.
pub(super) fn lock(folder: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    let file = options
        .create(true)
        .truncate(false)
        .write(true)
        .open(folder.join("lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(io::Error::new(
            io::ErrorKind::WouldBlock,
            format!("another reporter uses the spool {}", folder.display()),
        )),
        Err(TryLockError::Error(failure)) => Err(failure),
    }
}

pub(super) fn path_of(folder: &Path, segment: u64) -> PathBuf {
    folder.join(format!("{segment:016}.{EXTENSION}"))
}

/// The numbers of the segments, in order.
pub(super) fn segments(folder: &Path) -> io::Result<Vec<u64>> {
    let mut segments = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_segment = path.extension().is_some_and(|found| found == EXTENSION);
        let number = path.file_stem().and_then(|stem| stem.to_str());
        if is_segment && let Some(number) = number.and_then(|number| number.parse().ok()) {
            segments.push(number);
        }
    }
    segments.sort_unstable();
    Ok(segments)
}

/// Up to where everything is settled, if that is known.
pub(super) fn read_position(folder: &Path) -> Option<Place> {
    let text = fs::read_to_string(folder.join(POSITION)).ok()?;
    let (checksum, place) = text.trim_end().split_once(' ')?;
    if u32::from_str_radix(checksum, 16).ok()? != crc32fast::hash(place.as_bytes()) {
        return None;
    }
    let (segment, offset) = place.split_once(' ')?;
    Some(Place {
        segment: segment.parse().ok()?,
        offset: offset.parse().ok()?,
    })
}

pub(super) fn write_position(folder: &Path, settled: Place) -> io::Result<()> {
    let place = format!("{} {}", settled.segment, settled.offset);
    let text = format!("{:08x} {place}\n", crc32fast::hash(place.as_bytes()));
    let new = folder.join("position.new");
    fs::write(&new, text)?;
    fs::rename(new, folder.join(POSITION))
}

/// Makes the names of new files durable, where the platform lets one do that.
pub(super) fn sync_names(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}
