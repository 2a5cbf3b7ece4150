//! What goes wrong with a request, in the words of the original service where it had words.

use axum::http::StatusCode;
use livestatus_client::{Address, Error};

use crate::config::ConfigError;

/// Why a request failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error("The \"q\" parameter (query) is mandatory.")]
    NoQuery,
    #[error("The query parameter is not allowed to contain an \"OutputFormat\" directive.")]
    OutputFormat,
    #[error("No handler {0}.")]
    NoHandler(String),
    #[error("No site {0}.")]
    NoSite(String),
    #[error("A command must be one line.")]
    LineFeed,
    #[error("Cannot use {0} as key since it is not a column in the result")]
    NoKey(String),
    #[error("The form in the body cannot be read: {0}")]
    Form(String),
    #[error("Commands are disabled by the setting read_only.")]
    ReadOnly,
    #[error("The user {0} may not send commands.")]
    NotAllowed(String),
    #[error("The service is busy; try again later.")]
    Busy,
    #[error(
        "Could not connect to livestatus socket at {0}, perhaps icinga is not running or \
         mk-livestatus is not installed?"
    )]
    NoSocket(String),
    #[error("{0}")]
    Connection(String),
    #[error("{message}")]
    Core { code: u16, message: String },
    #[error("{0}")]
    Reply(String),
    #[error("{0}")]
    TimedOut(String),
    #[error("Could not write to the command file {path}: {reason}")]
    CommandFile { path: String, reason: String },
    #[error(transparent)]
    Config(#[from] ConfigError),
}

impl Failure {
    /// What failed between us and the core at an address.
    pub(crate) fn of(error: Error, address: &Address) -> Self {
        match error {
            Error::Io(error) => Self::connection(&error, address),
            Error::Refused { code, message } => Self::Core { code, message },
            Error::TimedOut(_) => Self::TimedOut(error.to_string()),
            other => Self::Reply(other.to_string()),
        }
    }

    fn connection(error: &std::io::Error, address: &Address) -> Self {
        if error.kind() == std::io::ErrorKind::NotFound {
            return Self::NoSocket(address.to_string());
        }
        let text = error.to_string();
        // The operating system's own words, as the original puts them.
        Self::Connection(match error.raw_os_error() {
            Some(number) => {
                let words = text.split(" (os error").next().unwrap_or(&text);
                format!("[Errno {number}] {words}")
            }
            None => text,
        })
    }

    /// The status of the strict mode.
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::NoQuery
            | Self::OutputFormat
            | Self::NoHandler(_)
            | Self::LineFeed
            | Self::NoKey(_)
            | Self::Form(_) => StatusCode::BAD_REQUEST,
            Self::NoSite(_) => StatusCode::NOT_FOUND,
            Self::ReadOnly | Self::NotAllowed(_) => StatusCode::FORBIDDEN,
            Self::Core { code, .. } => match code {
                400 | 450..=452 => StatusCode::BAD_REQUEST,
                403 => StatusCode::FORBIDDEN,
                404 => StatusCode::NOT_FOUND,
                413 => StatusCode::PAYLOAD_TOO_LARGE,
                _ => StatusCode::BAD_GATEWAY,
            },
            Self::Reply(_) => StatusCode::BAD_GATEWAY,
            Self::NoSocket(_) | Self::Connection(_) | Self::CommandFile { .. } | Self::Busy => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::TimedOut(_) => StatusCode::GATEWAY_TIMEOUT,
            Self::Config(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}
