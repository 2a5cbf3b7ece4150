//! The spool: what was accepted, in files of a folder.
//!
//! ```text
//! 0000000000000007.spool   a segment: lines of `checksum JSON`, only ever appended to
//! 0000000000000008.spool   the next one; each run of the program begins one of its own
//! position                 up to where everything is settled: `checksum segment offset`
//! lock                     held by the process that uses the folder
//! ```
//!
//! A segment is closed at 4 MiB and removed when everything in it is settled. A line is read only
//! if it has the checksum that it was written with; one that was damaged is passed over, and costs no
//! other. A line without an end is what a crash has left of an append that was never acknowledged.
//!
//! The position is not synced: when it is lost, what follows an older one is sent again, and the
//! backend recognises it by its identifiers.

mod folder;
mod open;
mod place;
mod reader;
mod writer;

pub(super) use open::Spool;
pub(super) use place::Place;
pub(super) use reader::{Batch, SpoolReader};
pub(super) use writer::SpoolWriter;
