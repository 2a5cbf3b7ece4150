//! Counts of hosts and services by their states.

use super::Subject;

/// How many there are in each state. States count what was checked only.
#[derive(Default)]
pub(super) struct Totals {
    pub(super) all: i64,
    pub(super) pending: i64,
    pub(super) states: [i64; 4],
    pub(super) hard_states: [i64; 4],
}

impl Totals {
    /// Counts hosts or services.
    pub(super) fn of<'a>(subjects: impl Iterator<Item = Subject<'a>>) -> Self {
        let mut totals = Self::default();
        for it in subjects {
            totals.add(it);
        }
        totals
    }

    fn add(&mut self, it: Subject<'_>) {
        self.all += 1;
        if !it.is_checked() {
            self.pending += 1;
            return;
        }
        for (counts, state) in [
            (&mut self.states, it.state_number()),
            (&mut self.hard_states, it.last_hard_state()),
        ] {
            let state = usize::try_from(state).unwrap_or_default();
            if let Some(count) = counts.get_mut(state) {
                *count += 1;
            }
        }
    }
}

/// The worst state of services that occurs: CRITICAL is worse than UNKNOWN.
pub(super) fn worst_service(counts: &[i64; 4]) -> i64 {
    worst(counts, [2, 3, 1])
}

/// The worst state of hosts that occurs: DOWN is worse than UNREACHABLE.
pub(super) fn worst_host(counts: &[i64; 4]) -> i64 {
    worst(counts, [1, 2, 3])
}

fn worst(counts: &[i64; 4], order: [i64; 3]) -> i64 {
    let occurs = |state: &i64| usize::try_from(*state).is_ok_and(|state| counts[state] > 0);
    order.into_iter().find(occurs).unwrap_or_default()
}
