//! How much a configuration may become, so that a few lines do not fill the memory.

use crate::message::{Messages, Severity};
use crate::object::Object;

/// How many hosts, services and dependencies a whole configuration may stand for. Larger sites are
/// beyond one backend.
const MAX_OBJECTS: usize = 500_000;

/// What is left of it.
pub(super) struct Budget {
    left: usize,
}

impl Budget {
    pub(super) fn new() -> Self {
        Self { left: MAX_OBJECTS }
    }

    /// Takes what a definition stands for. If that is more than is left, it is reported and
    /// nothing must be made of the definition.
    pub(super) fn take(
        &mut self,
        count: usize,
        definition: &Object,
        messages: &mut Messages,
    ) -> bool {
        if let Some(left) = self.left.checked_sub(count) {
            self.left = left;
            return true;
        }
        let text = format!(
            "it stands for {count} objects; with those before it the configuration has more than \
             {MAX_OBJECTS}"
        );
        let label = definition.label();
        messages.push(Severity::Error, Some(&definition.place), label, text);
        false
    }
}
