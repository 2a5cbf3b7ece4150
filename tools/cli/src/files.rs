//! The files that are written and read.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::arguments::Arguments;
use crate::end::End;
use crate::log::Log;

/// How large a data file may be, in bytes.
const LARGEST_FILE: u64 = 256 * 1024 * 1024;

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
    let written = File::create(&path).and_then(|mut file| {
        let mut parts = parts.iter();
        parts.try_for_each(|part| file.write_all(part.as_ref().as_bytes()))
    });
    written
        .map_err(|error| End::failed(format!("Error writing file: {}: {error}", path.display())))?;
    log.info(&format!("Written: {}", path.display()));
    Ok(())
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
            let mut text = String::new();
            let mut input = std::io::stdin().lock().take(LARGEST_FILE);
            input
                .read_to_string(&mut text)
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
            let text = std::fs::read_to_string(&path)
                .map_err(|_| End::failed(format!("Error reading data file: {}", path.display())))?;
            (path.display().to_string(), text)
        }
    };
    serde_json::from_str(&text)
        .map(Some)
        .map_err(|error| End::failed(format!("Error malformed data file: {name}: {error}")))
}
