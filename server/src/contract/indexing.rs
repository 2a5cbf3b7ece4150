//! Which fields items are found by.

use std::collections::BTreeSet;

use alignak_model::spec::CoveringIndex;

use super::{Resource, is_automatic};
use crate::filter::Kind;

/// An index of a resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// The name, unique among all resources.
    pub name: String,
    /// The fields by which items are found, in order, automatic ones among them.
    pub fields: Vec<&'static str>,
    /// Whether no two items may share the value.
    pub is_unique: bool,
    /// What it holds beyond that, where it is there to count items and put them in order without
    /// reading them.
    pub covering: Option<CoveringIndex>,
}

impl Index {
    /// Whether items are counted in it, and put in order.
    pub fn is_covering(&self) -> bool {
        self.covering.is_some()
    }

    /// Only items are in it whose field is greater than this number.
    pub fn above(&self) -> Option<(&'static str, i64)> {
        self.covering?.above
    }
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
        covering: None,
    });
    let others = lookups.iter().filter(is_kept).map(|fields| Index {
        name: format!("{name}_by_{}", fields.join("_")),
        fields: fields.clone(),
        is_unique: false,
        covering: None,
    });
    let covering = resource.covering_indexes.iter().map(|index| Index {
        name: format!("{name}_covering_{}", index.all_fields().join("_")),
        fields: index.fields.to_vec(),
        is_unique: false,
        covering: Some(*index),
    });
    unique.chain(others).chain(covering).collect()
}

/// The declared fields of the indexes: a store may keep them in columns beside the item.
pub(super) fn key_fields(resource: &Resource, indexes: &[Index]) -> BTreeSet<&'static str> {
    let all_fields = |index: &Index| match index.covering {
        Some(covering) => covering.all_fields(),
        None => index.fields.clone(),
    };
    indexes
        .iter()
        .flat_map(all_fields)
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
