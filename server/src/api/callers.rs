//! The callers behind tokens, and behind names: looked up once, remembered until rights change.
//!
//! Where other processes write to the same store, what they change is noticed because no caller is
//! remembered for longer than `SHARED_MEMORY`.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use crate::rules::rights::Caller;

/// How many callers are remembered at a time.
const MAX_REMEMBERED: usize = 10_000;

/// How long a caller is remembered where other processes may change rights.
pub(super) const SHARED_MEMORY: Duration = Duration::from_millis(1500);

/// The callers known so far.
#[derive(Default)]
pub struct Callers(RwLock<Known>);

/// How a caller was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Asked {
    /// By token.
    Token(String),
    /// By name, where whoever asks is trusted.
    Name(String),
}

#[derive(Default)]
struct Known {
    callers: HashMap<Asked, (Arc<Caller>, Instant)>,
    /// Grows at each change of rights: what was read before it is not remembered after it.
    generation: u64,
}

impl Callers {
    /// Forgets all callers: rights have changed.
    pub fn forget(&self) {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        known.callers.clear();
        known.generation += 1;
    }

    pub(super) fn find(
        &self,
        asked: &Asked,
        max_age: Option<Duration>,
    ) -> (Option<Arc<Caller>>, u64) {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let found = known.callers.get(asked);
        let found = found.filter(|(_, since)| max_age.is_none_or(|age| since.elapsed() < age));
        let caller = found.map(|(caller, _)| Arc::clone(caller));
        (caller, known.generation)
    }

    pub(super) fn remember(
        &self,
        asked: Asked,
        caller: &Arc<Caller>,
        generation: u64,
        read: Instant,
    ) {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if known.generation != generation {
            return;
        }
        if known.callers.len() >= MAX_REMEMBERED {
            known.callers.clear();
        }
        known.callers.insert(asked, (Arc::clone(caller), read));
    }
}
