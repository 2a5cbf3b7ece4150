//! What the program prints.

use std::collections::BTreeMap;
use std::io::{IsTerminal as _, Write as _};
use std::sync::Mutex;
use std::time::Duration;

use alignak_backend_import::backend::{Failure, Progress};
use alignak_backend_import::{Messages, Severity};
use indicatif::{ProgressBar, ProgressStyle};

use crate::arguments::Arguments;

/// How much of a refusal is shown, in characters.
const MAX_RESPONSE_CHARACTERS: usize = 2000;

/// How often a bar moves while nothing is done.
const TICK: Duration = Duration::from_millis(200);

/// The two streams, and a bar on the second one where it is a terminal.
#[derive(Debug, Default)]
pub(crate) struct Console {
    is_verbose: bool,
    shows_bodies: bool,
    bar: Mutex<Option<ProgressBar>>,
    has_bar: bool,
}

impl Console {
    pub(crate) fn with(mut self, arguments: &Arguments) -> Self {
        self.is_verbose = (arguments.verbose || arguments.very_verbose) && !arguments.quiet;
        self.shows_bodies = arguments.very_verbose && !arguments.quiet;
        // Each item has a line of its own, unless a bar is shown.
        self.has_bar =
            std::io::stderr().is_terminal() && std::io::stdout().is_terminal() && !self.is_verbose;
        self
    }

    /// Prints a line. A closed standard output is not an error.
    #[expect(clippy::unused_self, reason = "the console is what prints")]
    pub(crate) fn line(&self, text: &str) {
        drop(writeln!(std::io::stdout().lock(), "{text}"));
    }

    pub(crate) fn messages(&self, messages: &Messages) {
        for message in messages {
            if message.severity > Severity::Information || self.is_verbose {
                self.line(&message.to_string());
            }
        }
    }

    pub(crate) fn failure(&self, failure: &Failure) {
        let all = [failure];
        let several = failure.elements.iter();
        for one in several.chain(all.into_iter().filter(|one| one.elements.is_empty())) {
            self.line(&format!("# Post/patch error for: {one}"));
        }
        self.line(&format!("***** Exception: {failure}"));
        if !failure.response.is_empty() {
            let response: String = failure
                .response
                .chars()
                .take(MAX_RESPONSE_CHARACTERS)
                .collect();
            self.line(&format!("***** response: {response}"));
        }
    }

    /// Shows the references that could not be resolved.
    pub(crate) fn errors_report(&self, lines: &[String]) {
        self.line("############################# errors report ##################################");
        for line in lines {
            self.line(line);
        }
        self.line(&"#".repeat(78));
    }

    pub(crate) fn list(&self, title: &str, kinds: &BTreeMap<String, Vec<String>>) {
        if kinds.is_empty() {
            return;
        }
        self.line(&format!("alignak-backend-import, {title} elements: "));
        for (kind, objects) in kinds {
            self.line(&format!(" - {} {kind}(s)", objects.len()));
        }
        for (kind, objects) in kinds {
            for object in objects {
                self.line(&format!("   {kind}: {object}"));
            }
        }
    }

    /// Shows a bar, or one that only moves where the length is not known.
    fn show(&self, message: String, done: u64, length: u64) {
        if !self.has_bar {
            return;
        }
        let template = match length {
            0 => "  {spinner} {msg} {pos} {elapsed}",
            _ => "  {bar:30} {pos}/{len} {msg} {elapsed}",
        };
        if let Ok(mut place) = self.bar.lock() {
            // What something else is under way for has a bar of its own.
            if let Some(other) = place.take_if(|bar| bar.message() != message) {
                other.finish_and_clear();
            }
            let bar = place.get_or_insert_with(|| {
                let style = ProgressStyle::with_template(template)
                    .unwrap_or_else(|_| ProgressStyle::default_bar());
                let bar = match length {
                    0 => ProgressBar::new_spinner(),
                    length => ProgressBar::new(length),
                };
                bar.enable_steady_tick(TICK);
                bar.with_style(style).with_message(message)
            });
            bar.set_position(done);
        }
    }

    /// Shows that something is under way that takes a while.
    pub(crate) fn wait_for(&self, what: &str) {
        self.show(what.to_owned(), 0, 0);
    }

    /// Takes the bar away.
    pub(crate) fn finish(&self) {
        if let Ok(mut bar) = self.bar.lock()
            && let Some(bar) = bar.take()
        {
            bar.finish_and_clear();
        }
    }
}

impl Progress for Console {
    fn begin(&self, title: &str, items: usize) {
        self.finish();
        self.line(&format!("Adding {title}..."));
        if items > 0 {
            self.show(String::new(), 0, items as u64);
        }
    }

    fn item(&self, line: &str) {
        if !self.has_bar {
            self.line(line);
        }
    }

    fn advance(&self, items: usize) {
        if let Ok(bar) = self.bar.lock()
            && let Some(bar) = &*bar
        {
            bar.inc(items as u64);
        }
    }

    fn reading(&self, resource: &str, done: u64, total: u64) {
        match total {
            0 => self.show(format!("asking for {resource}"), done, 0),
            total => self.show(format!("reading {resource}"), done, total),
        }
    }

    fn body(&self, text: &dyn Fn() -> String) {
        if self.shows_bodies {
            self.line(&text());
        }
    }

    fn deleted(&self, resource: &str, remaining: u64) {
        self.line(&format!("Deleting {resource}: {remaining} remaining"));
    }
}
