//! The lines on standard error.

use crate::arguments::Arguments;
use crate::output;
use crate::progress;

/// What is said on standard error, and how much of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Log {
    is_verbose: bool,
    is_quiet: bool,
}

impl Log {
    pub(crate) fn new(arguments: &Arguments) -> Self {
        Self {
            is_verbose: arguments.verbose,
            is_quiet: arguments.quiet,
        }
    }

    pub(crate) fn debug(self, text: &str) {
        if self.is_verbose {
            write("DEBUG", text);
        }
    }

    pub(crate) fn info(self, text: &str) {
        if !self.is_quiet {
            write("INFO", text);
        }
    }

    #[expect(clippy::unused_self, reason = "as its neighbours")]
    pub(crate) fn warn(self, text: &str) {
        write("WARNING", text);
    }

    #[expect(clippy::unused_self, reason = "as its neighbours")]
    pub(crate) fn error(self, text: &str) {
        write("ERROR", text);
    }

    /// After a failure: how to learn more.
    pub(crate) fn hint(self) {
        if !self.is_verbose {
            self.warn("Set verbose mode to have more information (-v)");
        }
    }
}

/// The form of the original tool's lines, which scripts look for.
fn write(level: &str, text: &str) {
    use std::io::Write as _;
    let text = output::harmless(text);
    let line = format!("{level}:alignak_backend_client.client:{text}\n");
    progress::suspend(|| drop(std::io::stderr().lock().write_all(line.as_bytes())));
}
