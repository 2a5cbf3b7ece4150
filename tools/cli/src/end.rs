//! How the program ends when it does not end well.

use std::process::ExitCode;

use alignak_backend_client::BackendException;

use crate::log::Log;
use crate::output;

/// What stands above the line that names the exit code.
pub(crate) const RULE: &str = "~~~~~~~~~~~~~~~~~~~~~~~~~~";

/// The exit code of a wrong command line.
pub(crate) const COMMAND_LINE: u8 = 64;

const NO_ACCESS: u8 = 1;
const FAILED: u8 = 2;

/// Why the program ends.
#[derive(Debug)]
pub(crate) enum End {
    /// The login was refused, or no backend answers.
    NoAccess(String),
    /// What was asked for failed; the reason has been reported, or is this one.
    Failed(Option<String>),
    /// The backend refused something: what was attempted, and its answer.
    Refused(String, Box<BackendException>),
    /// A name is missing on the command line.
    Nameless,
}

impl End {
    pub(crate) fn failed(reason: impl Into<String>) -> Self {
        Self::Failed(Some(reason.into()))
    }

    pub(crate) fn refused(what: impl Into<String>, error: BackendException) -> Self {
        Self::Refused(what.into(), Box::new(error))
    }

    /// Says why, and returns the exit code.
    pub(crate) fn report(self, log: Log) -> ExitCode {
        let code = match self {
            Self::NoAccess(reason) => {
                log.error(&reason);
                output::line("Access denied!");
                announce(NO_ACCESS)
            }
            Self::Failed(reason) => {
                if let Some(reason) = reason {
                    log.error(&reason);
                }
                log.hint();
                FAILED
            }
            Self::Refused(what, error) => {
                log.error(&error.to_string());
                output::line(&what);
                announce(FAILED)
            }
            Self::Nameless => COMMAND_LINE,
        };
        ExitCode::from(code)
    }
}

fn announce(code: u8) -> u8 {
    output::line(RULE);
    output::line(&format!("Exiting with error code: {code}"));
    code
}
