//! What `SQLite` finds wrong with the file of a store: pages, indexes, and rows that an index misses.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

/// How many problems `SQLite` describes at most.
const DESCRIBED: u32 = 200;

/// Reads the whole file and describes what is wrong with it; nothing when it is sound. A server may
/// use it meanwhile.
///
/// A file that is damaged so much that it cannot be read to its end is described by that error.
pub fn problems(path: &Path) -> Vec<String> {
    let mut found = Vec::new();
    if let Err(error) = read(path, &mut found) {
        found.push(error.to_string());
    }
    found
}

fn read(path: &Path, found: &mut Vec<String>) -> rusqlite::Result<()> {
    // Not for reading only: what is in the write-ahead log belongs to the database.
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let mut check = connection.prepare(&format!("PRAGMA integrity_check({DESCRIBED})"))?;
    for line in check.query_map([], |row| row.get::<_, String>(0))? {
        let line = line?;
        if line != "ok" {
            found.push(line);
        }
    }
    Ok(())
}
