//! What a backend turned out not to do, remembered by all clones of its handle.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// Everything is taken for granted until the backend refuses it.
#[derive(Default)]
pub(crate) struct Abilities {
    /// Resources of which the backend alone chooses the identifiers.
    without_ids: Mutex<BTreeSet<&'static str>>,
    /// There is no `POST /logcheckresult/bulk`.
    without_bulk: AtomicBool,
}

impl Abilities {
    pub(crate) fn takes_ids(&self, resource: &str) -> bool {
        let without = self.without_ids.lock();
        !without
            .unwrap_or_else(PoisonError::into_inner)
            .contains(resource)
    }

    pub(crate) fn takes_no_ids(&self, resource: &'static str) {
        let without = self.without_ids.lock();
        without
            .unwrap_or_else(PoisonError::into_inner)
            .insert(resource);
    }

    pub(crate) fn takes_bulk(&self) -> bool {
        !self.without_bulk.load(Ordering::Relaxed)
    }

    pub(crate) fn takes_no_bulk(&self) {
        self.without_bulk.store(true, Ordering::Relaxed);
    }
}
