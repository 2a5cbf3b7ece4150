//! Which fields items are found by.

use std::collections::BTreeSet;

use super::{Resource, is_automatic};
use crate::filter::Kind;

/// An index of a resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// The name, unique among all resources.
    pub name: String,
    /// The fields in order, automatic ones among them.
    pub fields: Vec<&'static str>,
    /// Whether no two items may share the value.
    pub is_unique: bool,
    /// Whether the index is there to count items and put them in order without reading them.
    pub is_covering: bool,
}

/// The indexes of a resource: unique fields, those that the original declares, the server's own
/// look-ups, and those that are there to count items and put them in order.
///
/// Each write pays for an index: left out are those by which nothing is found sooner, and those that
/// only extend another.
pub(super) fn indexes(resource: &Resource) -> Vec<Index> {
    let name = &resource.name;
    let is_unique = |field: &str| resource.field(field).is_some_and(|field| field.unique);
    let mut lookups: Vec<Vec<&'static str>> = resource
        .spec
        .indexes
        .iter()
        .map(|index| index.fields.to_vec())
        .collect();
    let single = resource.lookups.iter();
    let single = single.filter(|field| !is_list(resource, field));
    lookups.extend(single.map(|field| vec![*field]));
    lookups
        .retain(|fields| !matches!(fields[..], [field] if resource.unselective.contains(&field)));
    lookups.sort_unstable();
    lookups.dedup();
    let extends_another = |fields: &Vec<&str>| {
        lookups
            .iter()
            .any(|other| other.len() < fields.len() && fields.starts_with(other))
    };
    let is_kept = |fields: &&Vec<&'static str>| {
        let is_unique = matches!(fields[..], [field] if is_unique(field));
        let is_declared = |field: &&str| is_automatic(field) || resource.field(field).is_some();
        !is_unique && !extends_another(fields) && fields.iter().all(is_declared)
    };
    let unique = resource.spec.fields.iter().filter(|field| field.unique);
    let unique = unique.map(|field| Index {
        name: format!("{name}_unique_{}", field.name),
        fields: vec![field.name],
        is_unique: true,
        is_covering: false,
    });
    let others = lookups.iter().filter(is_kept).map(|fields| Index {
        name: format!("{name}_by_{}", fields.join("_")),
        fields: fields.clone(),
        is_unique: false,
        is_covering: false,
    });
    let covering = resource.covering_indexes.iter().map(|fields| Index {
        name: format!("{name}_covering_{}", fields.join("_")),
        fields: fields.to_vec(),
        is_unique: false,
        is_covering: true,
    });
    unique.chain(others).chain(covering).collect()
}

/// The declared fields of the indexes: a store may keep them in columns beside the item.
pub(super) fn key_fields(resource: &Resource, indexes: &[Index]) -> BTreeSet<&'static str> {
    indexes
        .iter()
        .flat_map(|index| index.fields.iter().copied())
        .filter(|field| resource.field(field).is_some())
        .collect()
}

/// The lists by whose elements the server looks items up: a store may keep the elements in tables
/// beside the items.
pub(super) fn key_lists(resource: &Resource) -> BTreeSet<&'static str> {
    let fields = resource.lookups.iter().copied();
    fields.filter(|field| is_list(resource, field)).collect()
}

fn is_list(resource: &Resource, field: &str) -> bool {
    let field = resource.field(field);
    field.is_some_and(|field| matches!(field.kind, Kind::List(_)))
}
