//! What became of a plan.

use std::fmt;

use super::step::Step;
use crate::error::BackendException;

/// What became of a plan.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Applied {
    /// Items that were created.
    pub created: usize,
    /// Items that were changed; the rights of a user count as one.
    pub updated: usize,
    /// Items that were deleted.
    pub deleted: usize,
    /// Steps that failed. A new plan finds again what they left undone.
    pub failed: Vec<Failed>,
}

/// A step that failed.
#[derive(Debug)]
#[non_exhaustive]
pub struct Failed {
    /// What was to be done: the step.
    pub step: Step,
    /// Why it could not be.
    pub failure: BackendException,
}

impl Applied {
    /// Whether all steps were carried out.
    pub fn is_complete(&self) -> bool {
        self.failed.is_empty()
    }
}

impl fmt::Display for Failed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (verb, resource, name) = match &self.step {
            Step::Create { resource, name, .. } => ("create", *resource, name),
            Step::Update { resource, name, .. } => ("change", *resource, name),
            Step::Delete { resource, name, .. } => ("delete", *resource, name),
            Step::Rights { name, .. } => ("set the rights of", "user", name),
        };
        write!(
            formatter,
            "cannot {verb} {resource} {name}: {}",
            self.failure
        )
    }
}
