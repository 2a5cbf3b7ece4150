//! The specification of one resource.

use super::{FieldSpec, Operation};

/// One resource: its names, its nature and its fields.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a property of its own"
)]
#[non_exhaustive]
pub struct ResourceSpec {
    /// The name on the wire: `host`.
    pub name: &'static str,
    /// The name of the struct and of the published schema: `Host`.
    pub rust_name: &'static str,
    /// The name of one item in operation names: `host`.
    pub singular: &'static str,
    /// The name of several items in operation names: `hosts`.
    pub plural: &'static str,
    /// What descriptions call one item, with its article: `a host`.
    pub noun: String,
    /// What descriptions call several items: `hosts`.
    pub nouns: String,
    /// What links call an item, as the original backend forms it: `Host`.
    pub title: String,
    /// What an item is, in a few sentences.
    pub description: String,
    /// What operations do beyond the item itself, for their descriptions.
    pub effects: Vec<(&'static [Operation], &'static str)>,
    /// The revision of the list of fields, stored with each item.
    pub schema_version: i64,
    /// Kept by the backend for itself: has no address and is not published.
    pub internal: bool,
    /// Takes fields that it does not declare.
    pub open: bool,
    /// Items belong to the user in `_user`, and only that user sees them.
    pub owned: bool,
    /// Items can be replaced as a whole.
    pub replaceable: bool,
    /// Items inherit fields from templates.
    pub templating: bool,
    /// Items form a tree by `_parent`.
    pub tree: bool,
    /// Items are groups: named sets of members, and of other groups.
    pub group: bool,
    /// The monitoring engine checks the items: they have a live state.
    pub checked: bool,
    /// Items ask the monitoring engine to do something.
    pub action: bool,
    /// Items record what happened: they keep no realm alive, nothing follows from their removal,
    /// and they go on naming what is removed.
    pub record: bool,
    /// What items name may be removed while they are written: nothing guards it for them.
    pub weak_references: bool,
    /// A removed item is taken out of all lists that name it, but for those of records.
    pub pruned_from_lists: bool,
    /// There are so many items that what is kept of each should be small: a store may pack them. No
    /// list of theirs is looked up by its elements.
    pub compact: bool,
    /// Items hold counters that the backend keeps: what changes them is added to.
    pub counters: bool,
    /// Items decide what users may do.
    pub decides_rights: bool,
    /// Items are accounts that log in: their passwords are hashed, and of the tokens each is shown
    /// its own alone.
    pub accounts: bool,
    /// Items are time series databases that metrics are sent to.
    pub metrics_database: bool,
    /// The names of the default items, which can be neither removed nor renamed.
    pub default_items: &'static [&'static str],
    /// The field that holds the realm by which rights go, if there is one.
    pub realm_field: Option<&'static str>,
    /// Fields that the backend looks items up by, beside those of the declared indexes; lists, by
    /// their elements.
    pub lookups: &'static [&'static str],
    /// Fields with a declared index that finds nothing sooner, because so many items share a value.
    pub unselective: &'static [&'static str],
    /// Combinations of fields by which items are counted, found and put in order: a store that can
    /// keeps an index of each, and reads no items to do so.
    pub covering_indexes: Vec<CoveringIndex>,
    /// The indexes that the original backend declares.
    pub indexes: Vec<Index>,
    /// The declared fields, automatic ones excluded, in the order of the declaration.
    pub fields: Vec<FieldSpec>,
}

/// An index that answers by itself which items a filter finds, and in which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct CoveringIndex {
    /// The fields by which items are found, in order.
    pub fields: &'static [&'static str],
    /// Fields in whose falling order, and then in that of storage, items lie that have the same
    /// values in `fields`; none where they lie in the order of `beside`.
    pub order: Option<&'static [&'static str]>,
    /// What else filters look at.
    pub beside: &'static [&'static str],
    /// Only items are in it whose field is greater than this number.
    pub above: Option<(&'static str, i64)>,
}

impl CoveringIndex {
    /// An index in the order of these fields.
    pub(crate) const fn of(fields: &'static [&'static str]) -> Self {
        Self {
            fields,
            order: None,
            beside: &[],
            above: None,
        }
    }

    /// Keeps items with the same values in the falling order of some fields and then in that of
    /// storage, with further fields that filters look at.
    pub(crate) const fn in_order(
        mut self,
        order: &'static [&'static str],
        beside: &'static [&'static str],
    ) -> Self {
        self.order = Some(order);
        self.beside = beside;
        self
    }

    /// Leaves out items whose field is not greater than this number.
    pub(crate) const fn above(mut self, field: &'static str, number: i64) -> Self {
        self.above = Some((field, number));
        self
    }

    /// The names of all its fields, in order.
    pub fn all_fields(&self) -> Vec<&'static str> {
        [self.fields, self.order.unwrap_or_default(), self.beside].concat()
    }
}

/// An index over some fields of a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Index {
    /// The name in the original's database.
    pub name: &'static str,
    /// The fields, in order.
    pub fields: &'static [&'static str],
}

impl ResourceSpec {
    /// The declared field of that name.
    pub fn field(&self, name: &str) -> Option<&FieldSpec> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Whether items are realms: rights on an item go by the item itself.
    pub fn is_realm(&self) -> bool {
        self.realm_field == Some("_id")
    }

    /// What an operation does beyond the item itself, if anything.
    pub fn effect(&self, operation: Operation) -> Option<&'static str> {
        let effect = self.effects.iter();
        let mut effect = effect.filter(|(operations, _)| operations.contains(&operation));
        effect.next().map(|(_, effect)| *effect)
    }
}
