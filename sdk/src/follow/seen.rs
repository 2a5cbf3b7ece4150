//! The versions that were found by reading, so that the same changes are not passed on twice.

use std::collections::HashMap;
use std::time::Duration;

use tokio::time::Instant;

/// The etags of items, by identifier, with the time at which each was found last.
#[derive(Default)]
pub(super) struct Seen(HashMap<String, (String, Instant)>);

impl Seen {
    /// Notes a version. Returns whether it is a new one.
    pub(super) fn note(&mut self, id: String, etag: String) -> bool {
        let now = Instant::now();
        let former = self.0.insert(id, (etag.clone(), now));
        former.is_none_or(|(former, _)| former != etag)
    }

    /// Whether this version was noted.
    pub(super) fn has(&self, id: &str, etag: &str) -> bool {
        self.0.get(id).is_some_and(|(known, _)| known == etag)
    }

    /// Forgets what was not found for so long.
    pub(super) fn forget_older_than(&mut self, age: Duration) {
        self.0.retain(|_, (_, found)| found.elapsed() < age);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
