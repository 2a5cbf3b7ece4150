//! What a store must know about resources beyond what the contract says of their fields.

use crate::contract::Resource;

/// A field of a resource, both by name.
pub(super) type FieldOf = (&'static str, &'static str);

/// How items are looked up, and what units rest on. Handed to a store when it is opened.
#[derive(Debug)]
pub struct Layout {
    /// Look-ups of the server's own, beyond those that the contract declares an index for.
    pub lookups: Vec<FieldOf>,
    /// Fields that no two items may share together, by resource. The rules check that; a store
    /// whose units run at the same time must see to it that both of two such units do not commit.
    pub unique_together: Vec<(&'static str, &'static [&'static str])>,
    /// Resources whose items are records: their links may dangle.
    pub records: Vec<&'static str>,
    /// The members that decide who may read an item.
    pub place: Vec<&'static str>,
    /// The flag of items that others copy from: a unit that copies conflicts with one that changes
    /// what it copies.
    pub copied_flag: &'static str,
    /// The resource whose counters most units change.
    pub sums: &'static str,
}

impl Layout {
    /// The fields of the resource that the server looks items up by.
    pub fn lookups_of(&self, resource: &Resource) -> impl Iterator<Item = &'static str> {
        let of_resource = |(of, _): &&FieldOf| *of == resource.name;
        self.lookups
            .iter()
            .filter(of_resource)
            .map(|(_, field)| *field)
    }

    /// Whether items of the resource are records.
    pub fn is_record(&self, resource: &Resource) -> bool {
        self.records.contains(&resource.name.as_str())
    }

    /// Whether the resource has the counters that most units change.
    pub fn has_sums(&self, resource: &Resource) -> bool {
        resource.name == self.sums
    }
}
