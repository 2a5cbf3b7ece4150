//! Logs: to standard error, or as the `LOGGER` file of the settings says.
//!
//! That file has the layout of the original's, which is Python's. Level, file name, rotation and
//! format of the handlers are honoured; their class names are not, but for telling files from
//! everything else.

mod file;
mod format;
mod rolling;

use std::path::Path;

use tracing_subscriber::filter::EnvFilter;
use tracing_subscriber::fmt::writer::BoxMakeWriter;
use tracing_subscriber::layer::{Layer, SubscriberExt as _};
use tracing_subscriber::registry::Registry;
use tracing_subscriber::util::SubscriberInitExt as _;

pub use file::{LogFile, LoggerFile};

/// How records are written to standard error.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum LogFormat {
    /// Lines for people.
    #[default]
    Text,
    /// One JSON object per line.
    Json,
}

/// Why logging cannot start.
#[derive(Debug, thiserror::Error)]
pub enum LoggingError {
    /// The level is not one.
    #[error("--log-level: {0}")]
    Level(String),
    /// The logger file cannot be used.
    #[error("the logger file {file}: {reason}")]
    File {
        /// Which file.
        file: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Logging has been started before.
    #[error("logging cannot start: {0}")]
    Started(String),
}

/// Starts logging to standard error and, where there is one, as the logger file says.
///
/// # Errors
/// When the level or the logger file cannot be used.
pub fn start(
    level: &str,
    format: LogFormat,
    logger: Option<(&Path, &str)>,
) -> Result<(), LoggingError> {
    let filter = EnvFilter::builder()
        .parse(level)
        .map_err(|error| LoggingError::Level(error.to_string()))?;
    let stderr = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let stderr: Box<dyn Layer<Registry> + Send + Sync> = match format {
        LogFormat::Text => stderr.with_filter(filter).boxed(),
        LogFormat::Json => stderr
            .json()
            .flatten_event(true)
            .with_filter(filter)
            .boxed(),
    };
    let mut layers = vec![stderr];
    if let Some((path, daemon)) = logger {
        let refused = |reason: String| LoggingError::File {
            file: path.display().to_string(),
            reason,
        };
        for target in LoggerFile::read(path, daemon).map_err(refused)?.files {
            let writer = rolling::Rolling::open(&target)
                .map_err(|error| refused(format!("{}: {error}", target.path.display())))?;
            let filter = EnvFilter::builder()
                .parse(target.level.as_str())
                .map_err(|error| refused(error.to_string()))?;
            let layer = tracing_subscriber::fmt::layer()
                .event_format(format::Template::new(&target.format))
                .with_ansi(false)
                .with_writer(BoxMakeWriter::new(writer));
            layers.push(layer.with_filter(filter).boxed());
        }
    }
    tracing_subscriber::registry()
        .with(layers)
        .try_init()
        .map_err(|error| LoggingError::Started(error.to_string()))
}
