//! Progress of long work: bars on standard error where it is a terminal, nothing elsewhere.
//!
//! All bars belong to one list, because the terminal is one: [`suspend`] takes them away while a
//! line is printed.

use std::sync::LazyLock;
use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};
use tokio::task::AbortHandle;

use crate::arguments::Arguments;

static BARS: LazyLock<MultiProgress> = LazyLock::new(MultiProgress::new);

/// How long work takes before its bar appears.
const DELAY: Duration = Duration::from_millis(500);

/// How often a bar moves while nothing is done, so that the time goes on.
const TICK: Duration = Duration::from_millis(200);

/// A bar, which appears when the work takes long, and disappears when it is dropped.
#[derive(Debug)]
pub(crate) struct Bar {
    bar: ProgressBar,
    appearance: Option<AbortHandle>,
}

impl Bar {
    /// A bar for an amount of work that is not known yet; none with `--quiet`.
    pub(crate) fn new(arguments: &Arguments, title: &str) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        set_style(&bar, "{msg} {spinner} {pos} {elapsed}");
        bar.set_message(title.to_owned());
        let later = bar.clone();
        let appearance = (!arguments.quiet).then(|| {
            let appearing = tokio::spawn(async move {
                tokio::time::sleep(DELAY).await;
                BARS.add(later.clone());
                later.enable_steady_tick(TICK);
            });
            appearing.abort_handle()
        });
        Self { bar, appearance }
    }

    /// A bar for so many steps.
    pub(crate) fn of(arguments: &Arguments, title: &str, steps: usize) -> Self {
        let bar = Self::new(arguments, title);
        bar.set_total(steps as u64);
        bar
    }

    /// Says how much there is to do.
    pub(crate) fn set_total(&self, steps: u64) {
        if self.bar.length() != Some(steps) {
            set_style(&self.bar, "{msg} {bar:30} {pos}/{len} {elapsed}");
            self.bar.set_length(steps);
        }
    }

    /// Says how much is done.
    pub(crate) fn set(&self, done: u64) {
        self.bar.set_position(done);
    }

    /// One step more is done.
    pub(crate) fn advance(&self) {
        self.bar.inc(1);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Some(appearance) = &self.appearance {
            appearance.abort();
        }
        self.bar.finish_and_clear();
    }
}

/// A bar without the style is a bar as well.
fn set_style(bar: &ProgressBar, template: &str) {
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
}

/// Prints something while no bar is in its way.
pub(crate) fn suspend<T>(print: impl FnOnce() -> T) -> T {
    BARS.suspend(print)
}
