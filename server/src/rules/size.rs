//! How much one unit may change. What a series of units can do is then done so; the rest is refused.

use super::refusal::Refusal;

/// How many items one unit may change, and what follows from them.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Items that are created, changed or removed, with all that follows: others wait as long.
    pub changes: usize,
    /// Users of changed templates that are brought up to date.
    pub followers: usize,
    /// Hosts below changed templates that are brought in line, each of which may gain or lose many
    /// services.
    pub hosts: usize,
    /// Elements of a posted list.
    pub list: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            changes: 1_000,
            followers: 200,
            hosts: 20,
            list: 500,
        }
    }
}

impl Limits {
    /// The refusal of what would keep others waiting.
    pub(super) fn exceeded(self) -> Refusal {
        Refusal::TooLarge(format!(
            "The request changes more than {} items at once, with all that follows from it: make it \
             in smaller parts.",
            self.changes
        ))
    }
}
