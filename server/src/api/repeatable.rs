//! What a unit uses up, kept for another run where the store may need one.

use crate::unit::Unit;

/// A value that each run of a unit takes.
pub(super) struct Repeatable<T>(Option<T>);

impl<T: Clone + Default> Repeatable<T> {
    pub(super) fn new(value: T) -> Self {
        Self(Some(value))
    }

    /// The value: a copy where the unit may run again, else the value itself.
    pub(super) fn take(&mut self, unit: &Unit<'_>) -> T {
        if unit.may_run_again() {
            self.0.clone().unwrap_or_default()
        } else {
            self.0.take().unwrap_or_default()
        }
    }
}
