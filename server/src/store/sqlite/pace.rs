//! Which lists are read on the thread that asks for them.
//!
//! Handing a list to another thread costs more than reading a page of it; reading a long one in
//! place would hold up other requests. What such a list took the last time decides, where SQL alone
//! finds the items; what a filter of a client's own takes cannot be seen from its form.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What takes less than this may be read in place.
const QUICK: Duration = Duration::from_micros(500);

/// More kinds of lists than this are not remembered.
const MAX_REMEMBERED: usize = 1_000;

/// How long lists of each kind took the last time.
#[derive(Default)]
pub(super) struct Pace(Mutex<HashMap<String, Duration>>);

impl Pace {
    /// Whether a list like this took little time when it was last read.
    pub(super) fn is_quick(&self, likeness: &str) -> bool {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(likeness).is_some_and(|took| *took < QUICK)
    }

    /// Reads a list and remembers how long that took, if it is like others and `read` says that
    /// this read was.
    pub(super) fn time<T, E>(
        &self,
        likeness: Option<String>,
        read: impl FnOnce() -> Result<(T, bool), E>,
    ) -> Result<T, E> {
        let began = Instant::now();
        let (value, is_telling) = read()?;
        if let Some(likeness) = likeness.filter(|_| is_telling) {
            let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if known.len() >= MAX_REMEMBERED && !known.contains_key(&likeness) {
                known.clear();
            }
            known.insert(likeness, began.elapsed());
        }
        Ok(value)
    }
}
