//! What the server counts of livestatus, for the table `status`.

use std::sync::atomic::{AtomicI64, Ordering};

use crate::item;

/// Counters that all connections share.
pub(super) struct Statistics {
    started: i64,
    connections: AtomicI64,
    active: AtomicI64,
    requests: AtomicI64,
    commands: AtomicI64,
}

/// The counters at one moment.
#[derive(Clone, Copy)]
pub(super) struct Figures {
    /// When the server started, in seconds since 1970.
    pub(super) started: i64,
    now: i64,
    pub(super) connections: i64,
    pub(super) active: i64,
    pub(super) requests: i64,
    pub(super) commands: i64,
}

impl Default for Statistics {
    fn default() -> Self {
        Self {
            started: item::now(),
            connections: AtomicI64::default(),
            active: AtomicI64::default(),
            requests: AtomicI64::default(),
            commands: AtomicI64::default(),
        }
    }
}

/// A connection that is open, until it is dropped.
pub(super) struct Open<'a>(&'a Statistics);

impl Drop for Open<'_> {
    fn drop(&mut self) {
        self.0.active.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Statistics {
    /// Counts a connection.
    pub(super) fn open(&self) -> Open<'_> {
        self.connections.fetch_add(1, Ordering::Relaxed);
        self.active.fetch_add(1, Ordering::Relaxed);
        Open(self)
    }

    /// Counts a query.
    pub(super) fn count_request(&self) {
        self.requests.fetch_add(1, Ordering::Relaxed);
    }

    /// Counts a command.
    pub(super) fn count_command(&self) {
        self.commands.fetch_add(1, Ordering::Relaxed);
    }

    /// The counters of this moment.
    pub(super) fn figures(&self) -> Figures {
        Figures {
            started: self.started,
            now: item::now(),
            connections: self.connections.load(Ordering::Relaxed),
            active: self.active.load(Ordering::Relaxed),
            requests: self.requests.load(Ordering::Relaxed),
            commands: self.commands.load(Ordering::Relaxed),
        }
    }
}

impl Figures {
    /// How often in a second a counter grew since the start.
    #[expect(clippy::cast_precision_loss, reason = "rates are approximate")]
    pub(super) fn per_second(&self, count: i64) -> f64 {
        let lasted = self.now.saturating_sub(self.started).max(1);
        count as f64 / lasted as f64
    }
}
