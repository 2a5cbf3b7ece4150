//! How a reporter works.

use std::sync::Arc;
use std::time::Duration;

use super::event::ReporterEvent;

/// What happens to a result when as many as allowed wait already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum WhenFull {
    /// Accepting it waits until there is room.
    #[default]
    Wait,
    /// It is accepted, and the oldest one is dropped.
    DropOldest,
    /// It is not accepted: [`ReportError::Full`](super::ReportError::Full). It counts as dropped.
    Refuse,
}

/// When what was written to the spool is synced to the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum SyncPolicy {
    /// Before a result counts as accepted: it survives a loss of power. Results that are accepted at
    /// the same time share one sync.
    #[default]
    Always,
    /// So often: a loss of power loses what was accepted since. The end of the program, by
    /// whatever, loses nothing.
    Every(Duration),
    /// When the operating system does it by itself.
    Never,
}

type Hook = dyn Fn(&ReporterEvent<'_>) + Send + Sync;

/// How a reporter works.
#[derive(Clone)]
pub(super) struct Settings {
    pub(super) capacity: u64,
    pub(super) when_full: WhenFull,
    pub(super) batch: usize,
    pub(super) linger: Duration,
    pub(super) spool_limit: u64,
    pub(super) sync: SyncPolicy,
    pub(super) max_delay: Duration,
    pub(super) hook: Option<Arc<Hook>>,
}

impl Settings {
    pub(super) fn tell(&self, event: &ReporterEvent<'_>) {
        if let Some(hook) = &self.hook {
            hook(event);
        }
    }
}
