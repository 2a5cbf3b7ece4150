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
    /// What a unit removes with one item that it was asked to remove.
    pub(super) fn of(unit: &Unit<'_>, asked: &'static Resource) -> Self {
        let mut removed = Self::in_part(unit);
        for (name, count) in &mut removed.with_it {
            *count -= usize::from(*name == asked.name);
        }
        removed.with_it.retain(|(_, count)| *count > 0);
        removed
    }

    /// What a unit removes that is a part of a removal.
    pub(super) fn in_part(unit: &Unit<'_>) -> Self {
        let count = |resource: &'static Resource| {
            let touched = unit.touched(resource);
            let removed = touched.filter(|(before, after)| before.is_some() && after.is_none());
            removed.count()
        };
        // What the server keeps for itself is not counted.
        let all = contract().resources().iter();
        let all = all.filter(|resource| !resource.internal);
        let counted = all.map(|resource| (resource.name.as_str(), count(resource)));
        Self {
            with_it: counted.filter(|(_, count)| *count > 0).collect(),
        }
    }

    /// Adds what another part removed.
    pub(super) fn add(&mut self, more: &Self) {
        for (name, count) in &more.with_it {
            match self.with_it.iter_mut().find(|(known, _)| known == name) {
                Some((_, sum)) => *sum += count,
                None => self.with_it.push((name, *count)),
            }
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
