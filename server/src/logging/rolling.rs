//! A log file that is begun anew from time to time.

use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tracing_subscriber::fmt::MakeWriter;

use super::file::{LogFile, Rotation};
use super::format::time;
use crate::item;

/// A log file that is begun anew from time to time. The old one gets the time at which it began, or
/// a number, at the end of its name, as the original names them.
pub(super) struct Rolling {
    path: PathBuf,
    rotation: Rotation,
    kept: usize,
    state: Mutex<State>,
}

struct State {
    file: File,
    began: i64,
    bytes: u64,
}

impl Rolling {
    /// Opens the file, and makes it and its folder where they are missing.
    pub(super) fn open(log: &LogFile) -> io::Result<Self> {
        if let Some(folder) = log.path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        Ok(Self {
            path: log.path.clone(),
            rotation: log.rotation,
            kept: log.kept,
            state: Mutex::new(open(&log.path)?),
        })
    }

    fn write(&self, line: &[u8], now: i64) -> io::Result<()> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let is_due = match self.rotation {
            Rotation::Never => false,
            Rotation::Every(seconds) => now.div_euclid(seconds) != state.began.div_euclid(seconds),
            Rotation::At(bytes) => state.bytes > 0 && state.bytes + line.len() as u64 > bytes,
        };
        if is_due {
            // A log that cannot be begun anew goes on in the old file.
            if self.put_aside(state.began).is_ok()
                && let Ok(fresh) = open(&self.path)
            {
                *state = State {
                    began: now,
                    ..fresh
                };
            } else {
                state.began = now;
            }
        }
        state.bytes += line.len() as u64;
        state.file.write_all(line)
    }

    fn put_aside(&self, began: i64) -> io::Result<()> {
        if matches!(self.rotation, Rotation::At(_)) {
            for number in (1..self.kept.max(1)).rev() {
                let (from, to) = (self.numbered(number), self.numbered(number + 1));
                if from.exists() {
                    std::fs::rename(from, to)?;
                }
            }
            return std::fs::rename(&self.path, self.numbered(1));
        }
        let time = time(began);
        let ending = match self.rotation {
            Rotation::Every(seconds) if seconds % 86_400 == 0 => time[..10].to_owned(),
            _ => time.replace(' ', "_").replace(':', "-"),
        };
        std::fs::rename(&self.path, self.ended(&ending))?;
        self.remove_old()
    }

    fn ended(&self, ending: &str) -> PathBuf {
        let mut name = self.path.clone().into_os_string();
        name.push(".");
        name.push(ending);
        PathBuf::from(name)
    }

    fn numbered(&self, number: usize) -> PathBuf {
        self.ended(&number.to_string())
    }

    fn remove_old(&self) -> io::Result<()> {
        if self.kept == 0 {
            return Ok(());
        }
        let folder = self.path.parent().unwrap_or_else(|| Path::new("."));
        let prefix = format!(
            "{}.",
            self.path.file_name().unwrap_or_default().to_string_lossy()
        );
        let mut old: Vec<PathBuf> = std::fs::read_dir(folder)?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| {
                let name = path
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                name.strip_prefix(&prefix).is_some_and(|ending| {
                    ending.starts_with(|letter: char| letter.is_ascii_digit())
                })
            })
            .collect();
        // The times in the names sort as they follow each other.
        old.sort();
        let surplus = old.len().saturating_sub(self.kept);
        for path in &old[..surplus] {
            std::fs::remove_file(path)?;
        }
        Ok(())
    }
}

fn open(path: &Path) -> io::Result<State> {
    let file = OpenOptions::new().append(true).create(true).open(path)?;
    let metadata = file.metadata()?;
    let modified = metadata.modified().ok();
    let modified = modified.and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    let modified = modified.and_then(|elapsed| i64::try_from(elapsed.as_secs()).ok());
    let began = if metadata.len() == 0 {
        item::now()
    } else {
        modified.unwrap_or_else(item::now)
    };
    Ok(State {
        file,
        began,
        bytes: metadata.len(),
    })
}

/// Writes one record at a time.
pub(super) struct Line<'a>(&'a Rolling);

impl io::Write for Line<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes, item::now())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Rolling {
    type Writer = Line<'a>;

    fn make_writer(&'a self) -> Line<'a> {
        Line(self)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests {
    use super::*;

    const DAY: i64 = 86_400;

    fn log(folder: &Path, rotation: Rotation, kept: usize) -> LogFile {
        LogFile {
            path: folder.join("sub/backend.log"),
            level: "info".to_owned(),
            format: String::new(),
            rotation,
            kept,
        }
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(folder.join("sub"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_new_day_begins_a_new_file_and_the_oldest_go() {
        let folder = tempfile::tempdir().unwrap();
        let rolling = Rolling::open(&log(folder.path(), Rotation::Every(DAY), 2)).unwrap();
        rolling.state.lock().unwrap().began = 0;
        for day in 0..5 {
            rolling
                .write(format!("day {day}\n").as_bytes(), day * DAY + 5)
                .unwrap();
            rolling.write(b"again\n", day * DAY + 6).unwrap();
        }
        assert_eq!(
            names(folder.path()),
            [
                "backend.log",
                "backend.log.1970-01-03",
                "backend.log.1970-01-04"
            ]
        );
        let text = std::fs::read_to_string(folder.path().join("sub/backend.log")).unwrap();
        assert_eq!(text, "day 4\nagain\n");
    }

    #[test]
    fn a_full_file_is_numbered() {
        let folder = tempfile::tempdir().unwrap();
        let rolling = Rolling::open(&log(folder.path(), Rotation::At(10), 2)).unwrap();
        for number in 0..4 {
            rolling
                .write(format!("line {number}\n").as_bytes(), 0)
                .unwrap();
        }
        assert_eq!(
            names(folder.path()),
            ["backend.log", "backend.log.1", "backend.log.2"]
        );
        let text = std::fs::read_to_string(folder.path().join("sub/backend.log.1")).unwrap();
        assert_eq!(text, "line 2\n");
    }
}
