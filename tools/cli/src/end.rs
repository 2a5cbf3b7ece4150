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
const CHANGES: u8 = 3;

/// Why the program ends.
#[derive(Debug)]
pub(crate) struct End {
    cause: Cause,
    /// What was asked for, as the last line about the failure names it.
    action: Option<String>,
}

#[derive(Debug)]
enum Cause {
    /// The login was refused, or no backend answers.
    NoAccess(String),
    /// What was asked for failed; the reason has been reported, or is this one.
    Failed(Option<String>),
    /// The backend refused something: what was attempted, and its answer.
    Refused(String, Box<BackendException>),
    /// A name is missing on the command line.
    Nameless,
    /// There is something to do, which was the question.
    Changes,
}

impl From<Cause> for End {
    fn from(cause: Cause) -> Self {
        Self {
            cause,
            action: None,
        }
    }
}

impl End {
    pub(crate) fn no_access(reason: impl Into<String>) -> Self {
        Cause::NoAccess(reason.into()).into()
    }

    pub(crate) fn failed(reason: impl Into<String>) -> Self {
        Cause::Failed(Some(reason.into())).into()
    }

    /// A failure whose reasons have been reported.
    pub(crate) fn reported() -> Self {
        Cause::Failed(None).into()
    }

    pub(crate) fn refused(what: impl Into<String>, error: BackendException) -> Self {
        Cause::Refused(what.into(), Box::new(error)).into()
    }

    pub(crate) fn nameless() -> Self {
        Cause::Nameless.into()
    }

    pub(crate) fn changes() -> Self {
        Cause::Changes.into()
    }

    /// With what was asked for.
    pub(crate) fn of(mut self, action: impl Into<String>) -> Self {
        self.action = Some(action.into());
        self
    }

    /// The reason in one line.
    pub(crate) fn reason(self) -> String {
        match self.cause {
            Cause::Failed(reason) => reason.unwrap_or_default(),
            Cause::Refused(what, error) => format!("{what}: {error}"),
            Cause::NoAccess(reason) => reason,
            Cause::Nameless | Cause::Changes => String::new(),
        }
    }

    /// Says why, and returns the exit code.
    pub(crate) fn report(self, log: Log) -> ExitCode {
        let code = match self.cause {
            Cause::NoAccess(reason) => {
                log.error(&reason);
                output::line("Access denied!");
                announce(NO_ACCESS)
            }
            Cause::Failed(reason) => {
                for line in reason.into_iter().chain(self.action) {
                    log.error(&line);
                }
                log.hint();
                FAILED
            }
            Cause::Refused(what, error) => {
                log.error(&error.to_string());
                if let Some(action) = self.action {
                    log.error(&action);
                }
                log.hint();
                output::line(&what);
                announce(FAILED)
            }
            Cause::Nameless => COMMAND_LINE,
            Cause::Changes => CHANGES,
        };
        ExitCode::from(code)
    }
}

fn announce(code: u8) -> u8 {
    output::line(RULE);
    output::line(&format!("Exiting with error code: {code}"));
    code
}
