//! Main files and the files and folders that they name.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::{Written, blocks};
use crate::message::{Messages, Place, Severity};

/// How deep folders are followed into each other, links included.
const DEEPEST_FOLDER: usize = 64;

pub(super) struct Reader<'a> {
    /// The folder that relative paths are relative to.
    base: PathBuf,
    read: HashSet<PathBuf>,
    messages: &'a mut Messages,
    written: Written,
}

impl<'a> Reader<'a> {
    pub(super) fn new(mains: &[&Path], messages: &'a mut Messages) -> Self {
        let first = mains.first().and_then(|main| main.parent());
        Self {
            base: first.unwrap_or_else(|| Path::new("")).to_owned(),
            read: HashSet::new(),
            messages,
            written: Written::default(),
        }
    }

    pub(super) fn into_written(self) -> Written {
        self.written
    }

    /// Reads a main file and, where they are named, the files and folders that it includes.
    pub(super) fn main_file(&mut self, main: &Path) {
        let Some(content) = read_once(main, None, &mut self.read, self.messages) else {
            return;
        };
        let (base, read) = (&self.base, &mut self.read);
        blocks::read(
            main,
            &content,
            self.messages,
            &mut self.written,
            |key, value, place, (messages, written)| {
                let files = match include(key) {
                    // Nagios allows several resource files in one parameter.
                    Some(Include::Resources) => value
                        .split(',')
                        .map(|path| base.join(path.trim()))
                        .collect(),
                    Some(Include::File) => vec![base.join(value)],
                    Some(Include::Folder) => folder(&base.join(value), place, messages),
                    None => return false,
                };
                for file in files {
                    if let Some(content) = read_once(&file, Some(place), read, messages) {
                        blocks::read(&file, &content, messages, written, not_followed);
                    }
                }
                true
            },
        );
    }
}

/// What a parameter includes.
enum Include {
    Resources,
    File,
    Folder,
}

fn include(key: &str) -> Option<Include> {
    match key {
        "resource_file" => Some(Include::Resources),
        _ if key.starts_with("cfg_file") => Some(Include::File),
        _ if key.starts_with("cfg_dir") => Some(Include::Folder),
        _ => None,
    }
}

/// Says that an included file includes nothing itself.
pub(super) fn not_followed(
    key: &str,
    value: &str,
    place: &Place,
    (messages, _): (&mut Messages, &mut Written),
) -> bool {
    if include(key).is_none() {
        return false;
    }
    let text = format!("{key}={value} is ignored: only main files include others");
    messages.push(Severity::Warning, Some(place), "", text);
    true
}

/// The content of a file that was not read before.
fn read_once(
    file: &Path,
    place: Option<&Place>,
    read: &mut HashSet<PathBuf>,
    messages: &mut Messages,
) -> Option<Vec<u8>> {
    let path = std::fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    if !read.insert(path) {
        let text = format!("{} is named twice and read once", file.display());
        messages.push(Severity::Warning, place, "", text);
        return None;
    }
    match std::fs::read(file) {
        Ok(content) => Some(content),
        Err(error) => {
            let text = format!("cannot read {}: {error}", file.display());
            messages.push(Severity::Error, place, "", text);
            None
        }
    }
}

/// The files of a folder and of those in it that end in `.cfg`, by path.
fn folder(folder: &Path, place: &Place, messages: &mut Messages) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut seen = HashSet::new();
    let mut waiting = vec![(folder.to_owned(), 0)];
    while let Some((folder, depth)) = waiting.pop() {
        let path = std::fs::canonicalize(&folder).unwrap_or_else(|_| folder.clone());
        if !seen.insert(path) {
            continue;
        }
        if depth > DEEPEST_FOLDER {
            let text = format!(
                "the folder {} is not read: it is more than {DEEPEST_FOLDER} folders deep",
                folder.display()
            );
            messages.push(Severity::Error, Some(place), "", text);
            continue;
        }
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                let text = format!("cannot read the folder {}: {error}", folder.display());
                messages.push(Severity::Error, Some(place), "", text);
                continue;
            }
        };
        for entry in entries {
            let path = match entry {
                Ok(entry) => entry.path(),
                Err(error) => {
                    let text = format!("cannot read the folder {}: {error}", folder.display());
                    messages.push(Severity::Error, Some(place), "", text);
                    continue;
                }
            };
            if path.is_dir() {
                waiting.push((path, depth + 1));
            } else if path.extension().is_some_and(|extension| extension == "cfg") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}
