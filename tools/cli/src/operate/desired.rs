//! The files of a configuration.

use std::path::Path;

use alignak_backend_client::plan::Desired;
use serde_json::Value;
use walkdir::WalkDir;

use crate::end::End;

/// The format of a file, by its ending.
#[derive(Debug, Clone, Copy)]
enum Format {
    Json,
    Yaml,
    Toml,
}

impl Format {
    fn of(file: &Path) -> Option<Self> {
        match file.extension()?.to_str()? {
            "json" => Some(Self::Json),
            "yaml" | "yml" => Some(Self::Yaml),
            "toml" => Some(Self::Toml),
            _ => None,
        }
    }

    /// The value that a text holds, or what is wrong with it.
    fn parse(self, text: &str) -> Result<Value, String> {
        match self {
            Self::Json => serde_json::from_str(text).map_err(|error| error.to_string()),
            Self::Yaml => serde_saphyr::from_str(text).map_err(|error| error.to_string()),
            Self::Toml => toml::from_str(text).map_err(|error| error.to_string()),
        }
    }
}

/// The files in one of the formats that are in a folder or in those below it, as one
/// configuration. What begins with a dot is left out.
///
/// # Errors
/// A folder or a file cannot be read: what it holds would be deleted otherwise.
pub(super) fn read(folder: &Path) -> Result<Desired, End> {
    let unreadable = |path: &Path, error: &dyn std::fmt::Display| {
        End::failed(format!(
            "Error reading data file: {}: {error}",
            path.display()
        ))
    };
    let mut whole = Desired::default();
    let mut is_empty = true;
    let entries = WalkDir::new(folder)
        .min_depth(1)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."));
    for entry in entries {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            match error.io_error() {
                Some(reason) => unreadable(&path, reason),
                None => unreadable(&path, &error),
            }
        })?;
        let file = entry.path();
        let Some(format) = Format::of(file).filter(|_| !entry.file_type().is_dir()) else {
            continue;
        };
        is_empty = false;
        let text = std::fs::read_to_string(file).map_err(|error| unreadable(file, &error))?;
        let value = format
            .parse(&text)
            .map_err(|error| unreadable(file, &error))?;
        let part: Desired =
            serde_json::from_value(value).map_err(|error| unreadable(file, &error))?;
        whole
            .merge(part)
            .map_err(|error| unreadable(file, &error))?;
    }
    if is_empty {
        return Err(unreadable(
            folder,
            &"there is no file that ends in .json, .yaml, .yml or .toml",
        ));
    }
    Ok(whole)
}
