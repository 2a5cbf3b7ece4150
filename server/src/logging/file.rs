//! The logger file: which log files there are, and what goes into them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

/// Where logs are written when the logger file asks for the usual folder.
const FOLDERS: [&str; 6] = [
    "/var/log/alignak-backend",
    "/usr/local/var/log/alignak-backend",
    "/var/log/alignak",
    "/usr/local/var/log/alignak",
    "/var/log",
    "/usr/local/var/log",
];

const DEFAULT_FORMAT: &str = "[%(asctime)s] %(levelname)s: [%(name)s] %(message)s";

/// When a log file is begun anew, and how many old ones are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rotation {
    /// Never.
    Never,
    /// After so many seconds, counted from midnight UTC where they divide a day.
    Every(i64),
    /// At so many bytes.
    At(u64),
}

/// One log file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogFile {
    /// Where it is.
    pub path: PathBuf,
    /// The least level that is written: `error`, `warn`, `info`, `debug` or `trace`.
    pub level: String,
    /// How a line looks, with placeholders such as `%(message)s`.
    pub format: String,
    /// When it is begun anew.
    pub rotation: Rotation,
    /// How many old ones are kept; 0 for all.
    pub kept: usize,
}

/// What a logger file asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggerFile {
    /// The log files.
    pub files: Vec<LogFile>,
}

#[derive(Deserialize)]
struct Layout {
    #[serde(default)]
    formatters: BTreeMap<String, Formatter>,
    #[serde(default)]
    handlers: BTreeMap<String, Handler>,
    #[serde(default)]
    loggers: BTreeMap<String, Logger>,
    #[serde(default)]
    root: Option<Logger>,
}

#[derive(Deserialize)]
struct Formatter {
    #[serde(default)]
    format: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Handler {
    level: Option<String>,
    formatter: Option<String>,
    filename: Option<String>,
    when: Option<String>,
    interval: Option<i64>,
    #[serde(default)]
    backup_count: usize,
    max_bytes: Option<u64>,
}

#[derive(Deserialize)]
struct Logger {
    level: Option<String>,
    #[serde(default)]
    handlers: Vec<String>,
}

impl LoggerFile {
    /// Reads a logger file. `daemon` stands for the placeholder of that name.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(path: &Path, daemon: &str) -> Result<Self, String> {
        let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
        Self::parse(&text, daemon)
    }

    fn parse(text: &str, daemon: &str) -> Result<Self, String> {
        let options = jsonc_parser::ParseOptions::default();
        let value: Option<Value> = jsonc_parser::parse_to_serde_value(text, &options)
            .map_err(|error| error.to_string())?;
        let layout: Layout = serde_path_to_error::deserialize(value.unwrap_or_default())
            .map_err(|error| format!("{}: {}", error.path(), error.inner()))?;
        let fill = |text: &str, folder: &str| {
            text.replace("%(daemon)s", daemon)
                .replace("%(logdir)s", folder)
        };
        let mut files = Vec::new();
        for (name, handler) in &layout.handlers {
            let Some(file) = &handler.filename else {
                continue;
            };
            let folder = if file.contains("%(logdir)s") {
                usual_folder()
            } else {
                PathBuf::new()
            };
            let format = handler
                .formatter
                .as_ref()
                .and_then(|name| layout.formatters.get(name));
            let format = format.and_then(|formatter| formatter.format.as_deref());
            files.push(LogFile {
                path: PathBuf::from(fill(file, &folder.to_string_lossy())),
                level: level(&layout, name, handler)?,
                format: fill(format.unwrap_or(DEFAULT_FORMAT), ""),
                rotation: rotation(handler).ok_or_else(|| {
                    format!(
                        "handlers.{name}.when: `{}` is not known",
                        handler.when.as_deref().unwrap_or_default()
                    )
                })?,
                kept: handler.backup_count,
            });
        }
        Ok(Self { files })
    }
}

/// The level of a handler, or the least one of the loggers that write to it, whichever is higher.
fn level(layout: &Layout, name: &str, handler: &Handler) -> Result<String, String> {
    const LEVELS: [&str; 5] = ["trace", "debug", "info", "warn", "error"];
    let rank = |text: &Option<String>| match text.as_deref().map(str::to_ascii_uppercase).as_deref()
    {
        None | Some("NOTSET") => Ok(0),
        Some("DEBUG") => Ok(1),
        Some("INFO") => Ok(2),
        Some("WARNING" | "WARN") => Ok(3),
        Some("ERROR" | "CRITICAL" | "FATAL") => Ok(4),
        Some(other) => Err(format!("handlers.{name}: `{other}` is not a level")),
    };
    let loggers = layout.loggers.values().chain(&layout.root);
    let writing = loggers.filter(|logger| logger.handlers.iter().any(|one| one == name));
    let ranks: Result<Vec<usize>, String> = writing.map(|logger| rank(&logger.level)).collect();
    let least = ranks?.into_iter().min().unwrap_or(0);
    let rank = rank(&handler.level)?.max(least);
    Ok(LEVELS[rank].to_owned())
}

fn rotation(handler: &Handler) -> Option<Rotation> {
    if let Some(bytes) = handler.max_bytes.filter(|bytes| *bytes > 0) {
        return Some(Rotation::At(bytes));
    }
    let Some(when) = &handler.when else {
        return Some(Rotation::Never);
    };
    let unit = match when.to_ascii_uppercase().as_str() {
        "S" => 1,
        "M" => 60,
        "H" => 3_600,
        "D" | "MIDNIGHT" => 86_400,
        week if week.starts_with('W') => 7 * 86_400,
        _ => return None,
    };
    Some(Rotation::Every(unit * handler.interval.unwrap_or(1).max(1)))
}

/// The first of the usual folders that exists and can be written, or `/tmp`.
fn usual_folder() -> PathBuf {
    let mut folders = FOLDERS.iter().map(PathBuf::from);
    let writable = folders.find(|folder| folder.is_dir() && tempfile_in(folder).is_ok());
    writable.unwrap_or_else(|| PathBuf::from("/tmp"))
}

fn tempfile_in(folder: &Path) -> std::io::Result<()> {
    let probe = folder.join(format!(".alignak-backend-{}", std::process::id()));
    std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&probe)?;
    std::fs::remove_file(&probe)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests {
    use super::*;

    const SHIPPED: &str = r#"{
        // As the original ships it.
        "version": 1,
        "disable_existing_loggers": false,
        "formatters": {"alignak": {"format": "[%(asctime)s] %(levelname)s: [%(name)s] %(message)s"}},
        "handlers": {
            "console": {"class": "logging.StreamHandler", "level": "ERROR"},
            "daily": {
                "class": "logging.handlers.TimedRotatingFileHandler", "level": "DEBUG",
                "formatter": "alignak", "filename": "/logs/%(daemon)s.log",
                "when": "midnight", "interval": 1, "backupCount": 7
            }
        },
        "loggers": {"eve": {"level": "INFO", "handlers": ["daily"], "propagate": "no"}},
        "root": {"level": "ERROR", "handlers": []}
    }"#;

    #[test]
    fn the_shipped_file_is_understood() {
        let read = LoggerFile::parse(SHIPPED, "alignak-backend_db").unwrap();
        assert_eq!(
            read.files,
            [LogFile {
                path: PathBuf::from("/logs/alignak-backend_db.log"),
                level: "info".to_owned(),
                format: "[%(asctime)s] %(levelname)s: [%(name)s] %(message)s".to_owned(),
                rotation: Rotation::Every(86_400),
                kept: 7,
            }]
        );
    }

    #[test]
    fn rotation_by_size_and_by_time() {
        for (handler, expected) in [
            (
                r#"{"filename": "f", "maxBytes": 1000}"#,
                Rotation::At(1_000),
            ),
            (
                r#"{"filename": "f", "when": "H", "interval": 6}"#,
                Rotation::Every(21_600),
            ),
            (
                r#"{"filename": "f", "when": "W0"}"#,
                Rotation::Every(604_800),
            ),
            (r#"{"filename": "f"}"#, Rotation::Never),
        ] {
            let text = format!("{{\"handlers\": {{\"h\": {handler}}}}}");
            assert_eq!(
                LoggerFile::parse(&text, "d").unwrap().files[0].rotation,
                expected
            );
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, expected) in [
            ("{", ""),
            (r#"{"handlers": []}"#, "handlers"),
            (
                r#"{"handlers": {"h": {"filename": "f", "when": "never"}}}"#,
                "handlers.h.when",
            ),
            (
                r#"{"handlers": {"h": {"filename": "f", "level": "LOUD"}}}"#,
                "`LOUD` is not a level",
            ),
        ] {
            let error = LoggerFile::parse(text, "d").unwrap_err();
            assert!(error.contains(expected), "{error}");
        }
    }
}
