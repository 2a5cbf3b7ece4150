//! Which lists are read on the thread that asks for them.
//!
//! Handing a list to another thread costs more than reading a page of it; reading a long one in
//! place would hold up other requests. What a list took the last time decides.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::snapshot::Plan;

/// What takes less than this may be read in place.
const QUICK: Duration = Duration::from_micros(500);

/// More kinds of lists than this are not remembered.
const MOST_REMEMBERED: usize = 1_000;

/// How long lists of each kind took the last time.
#[derive(Default)]
pub(super) struct Pace(Mutex<HashMap<String, Duration>>);

impl Pace {
    /// Whether a list of this kind took little time when it was last read.
    pub(super) fn is_quick(&self, plan: &Plan) -> bool {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&plan.page).is_some_and(|took| *took < QUICK)
    }

    /// Reads a list and remembers how long that took.
    pub(super) fn time<T>(&self, plan: &Plan, read: impl FnOnce() -> T) -> T {
        let began = Instant::now();
        let value = read();
        let took = began.elapsed();
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(last) = known.get_mut(&plan.page) {
            *last = took;
        } else {
            if known.len() >= MOST_REMEMBERED {
                known.clear();
            }
            known.insert(plan.page.clone(), took);
        }
        value
    }
}
