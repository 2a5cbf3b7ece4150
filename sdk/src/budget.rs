//! A budget of repetitions, so that a backend in trouble is not buried under them.

use std::sync::atomic::{AtomicU32, Ordering};

/// What a repetition costs, and what a call earns: five calls pay for one repetition.
const COST: u32 = 5;
const EARNING: u32 = 1;

/// Repetitions that all clones of a backend may make, besides one for every five calls.
pub(crate) struct RetryBudget {
    balance: AtomicU32,
    capacity: u32,
}

impl RetryBudget {
    /// A full budget of so many repetitions.
    pub(crate) fn new(reserve: u32) -> Self {
        let capacity = reserve.saturating_mul(COST);
        Self {
            balance: AtomicU32::new(capacity),
            capacity,
        }
    }

    /// A call is made.
    pub(crate) fn deposit(&self) {
        let add = |balance: u32| {
            let next = balance.saturating_add(EARNING).min(self.capacity);
            (next != balance).then_some(next)
        };
        // A full budget stays as it is.
        let _ = self
            .balance
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, add);
    }

    /// Pays for a repetition; `false` when the budget is used up.
    pub(crate) fn withdraw(&self) -> bool {
        let pay = |balance: u32| balance.checked_sub(COST);
        self.balance
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, pay)
            .is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_calls_pay_for_one_repetition() {
        let budget = RetryBudget::new(2);
        assert!(budget.withdraw() && budget.withdraw() && !budget.withdraw());
        for _ in 0..4 {
            budget.deposit();
        }
        assert!(!budget.withdraw());
        budget.deposit();
        assert!(budget.withdraw() && !budget.withdraw());
        for _ in 0..100 {
            budget.deposit();
        }
        assert!(budget.withdraw() && budget.withdraw() && !budget.withdraw());
    }
}
