//! What a removal took along.

use crate::contract::{Resource, contract};
use crate::unit::Unit;

/// How many items were removed with the one that a client removed.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Removed {
    /// By resource: how many items of it, the one that was asked for not among them.
    pub with_it: Vec<(&'static str, usize)>,
}

impl Removed {
    pub(super) fn of(unit: &Unit<'_>, asked: &'static Resource) -> Self {
        let count = |resource: &'static Resource| {
            let removed = unit
                .touched(resource)
                .filter(|(before, after)| before.is_some() && after.is_none());
            removed
                .count()
                .saturating_sub(usize::from(resource == asked))
        };
        let all = contract().resources().iter();
        let counted = all.map(|resource| (resource.name.as_str(), count(resource)));
        Self {
            with_it: counted.filter(|(_, count)| *count > 0).collect(),
        }
    }

    /// As a header shows it: `service=20, userrestrictrole=1`; empty when nothing else was removed.
    pub fn summary(&self) -> String {
        let parts = self.with_it.iter();
        let parts: Vec<String> = parts
            .map(|(name, count)| format!("{name}={count}"))
            .collect();
        parts.join(", ")
    }
}
