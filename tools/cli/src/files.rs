//! The files that are written and read.

use std::fs::File;
use std::io::{self, Read, Write as _};
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::Builder;

use crate::arguments::Arguments;
use crate::end::End;
use crate::log::Log;

/// How large a data file may be, in bytes.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// Writes the parts of a text into a file of the folder of the command line.
pub(crate) fn write<T: AsRef<str>>(
    arguments: &Arguments,
    log: Log,
    name: &str,
    parts: &[T],
) -> Result<(), End> {
    // A name with a separator must not leave the folder.
    let name: String = name
        .chars()
        .map(|letter| {
            if matches!(letter, '/' | '\\' | '\0') {
                '_'
            } else {
                letter
            }
        })
        .collect();
    let path = folder(arguments).join(name);
    replace(&path, parts, arguments.with_secrets)?;
    log.info(&format!("Written: {}", path.display()));
    Ok(())
}

/// Writes a file as a whole, or leaves what was there. With secrets, only its owner can read it.
pub(crate) fn replace<T: AsRef<str>>(
    path: &Path,
    parts: &[T],
    has_secrets: bool,
) -> Result<(), End> {
    let written = || -> io::Result<()> {
        let folder = path.parent().filter(|folder| *folder != Path::new(""));
        let mut builder = Builder::new();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            // Of which the user's mask takes its part.
            let mode = if has_secrets { 0o600 } else { 0o666 };
            builder.permissions(std::fs::Permissions::from_mode(mode));
        }
        let mut file = builder
            .prefix(".alignak-backend-cli-")
            .tempfile_in(folder.unwrap_or(Path::new(".")))?;
        for part in parts {
            file.write_all(part.as_ref().as_bytes())?;
        }
        file.persist(path).map(drop).map_err(|error| error.error)
    };
    written()
        .map_err(|error| End::failed(format!("Error writing file: {}: {error}", path.display())))
}

/// The folder of the command line, or the current one.
fn folder(arguments: &Arguments) -> PathBuf {
    match arguments.folder.as_str() {
        "none" => PathBuf::new(),
        folder => PathBuf::from(folder),
    }
}

/// The data of the command line: `None` if there is none.
pub(crate) fn read_data(arguments: &Arguments) -> Result<Option<Value>, End> {
    let (name, text) = match arguments.data.as_str() {
        "none" => return Ok(None),
        "stdin" => {
            let text = bounded(io::stdin().lock(), MAX_BYTES)
                .map_err(|error| End::failed(format!("Error reading data file: stdin: {error}")))?;
            ("stdin".to_owned(), text)
        }
        path => {
            let path = Path::new(path);
            let path = if path.is_absolute() {
                path.to_owned()
            } else {
                folder(arguments).join(path)
            };
            let text = File::open(&path).and_then(|file| bounded(file, MAX_BYTES));
            let text = text.map_err(|error| {
                // Without a reason where it is just not there, as scripts know it.
                let reason = match error.kind() {
                    io::ErrorKind::NotFound => String::new(),
                    _ => format!(": {error}"),
                };
                End::failed(format!(
                    "Error reading data file: {}{reason}",
                    path.display()
                ))
            })?;
            (path.display().to_string(), text)
        }
    };
    serde_json::from_str(&text)
        .map(Some)
        .map_err(|error| End::failed(format!("Error malformed data file: {name}: {error}")))
}

/// A text of so many bytes at most.
fn bounded(input: impl Read, max_bytes: u64) -> io::Result<String> {
    let mut text = String::new();
    let read = input.take(max_bytes + 1).read_to_string(&mut text)?;
    if read as u64 > max_bytes {
        let reason = format!("it has more than {max_bytes} bytes");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, reason));
    }
    Ok(text)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_too_long_is_refused_and_not_cut() {
        assert_eq!(bounded("[1, 2]".as_bytes(), 6).unwrap(), "[1, 2]");
        let error = bounded("[1, 23]".as_bytes(), 6).unwrap_err();
        assert_eq!(error.to_string(), "it has more than 6 bytes");
    }

    #[test]
    fn a_file_that_cannot_be_written_whole_stays_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.json");
        replace(&path, &["old"], false).unwrap();
        // A folder cannot be replaced by a file.
        let busy = folder.path().join("busy");
        std::fs::create_dir(&busy).unwrap();
        replace(&busy, &["new"], false).unwrap_err();
        replace(&path, &["n", "ew"], false).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "new");
        let left = std::fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(left, 2, "no temporary files are left");
    }
}
