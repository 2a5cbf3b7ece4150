//! What a unit has changed, found by the values of fields.

use std::collections::HashMap;

use serde_json::Value;

use crate::contract::Resource;
use crate::filter::{Filter, Kind, Operand, Test};
use crate::item::Item;

/// Positions of changed items, for each combination of fields that was asked for: by the values
/// that items had in them at some time in the unit.
#[derive(Default)]
pub(super) struct Lookups(Vec<Lookup>);

struct Lookup {
    resource: &'static Resource,
    fields: Vec<String>,
    positions: HashMap<String, Vec<usize>>,
}

/// Values of fields that an item must have for a filter to hold.
pub(super) struct Equalities<'f>(Vec<(&'f str, &'f str)>);

impl Lookups {
    /// The positions, in order, of items that may have the values. `all` lists the changed items of
    /// the resource.
    pub(super) fn positions<'i, I>(
        &mut self,
        resource: &'static Resource,
        wanted: &Equalities<'_>,
        all: impl FnOnce() -> I,
    ) -> Vec<usize>
    where
        I: Iterator<Item = (usize, &'i Item)>,
    {
        let fields = || wanted.0.iter().map(|(field, _)| *field);
        let is_known = |lookup: &Lookup| {
            lookup.resource == resource && lookup.fields.iter().map(String::as_str).eq(fields())
        };
        let known = self.0.iter().position(is_known).unwrap_or_else(|| {
            let mut lookup = Lookup {
                resource,
                fields: fields().map(str::to_owned).collect(),
                positions: HashMap::new(),
            };
            for (position, item) in all() {
                lookup.add(item, position);
            }
            self.0.push(lookup);
            self.0.len() - 1
        });
        let key = key(wanted.0.iter().map(|(_, value)| *value));
        let found = self.0[known].positions.get(&key);
        found.cloned().unwrap_or_default()
    }

    /// Takes in the new content of the item at a position.
    pub(super) fn add(&mut self, resource: &'static Resource, item: &Item, position: usize) {
        for lookup in &mut self.0 {
            if lookup.resource == resource {
                lookup.add(item, position);
            }
        }
    }
}

impl Lookup {
    fn add(&mut self, item: &Item, position: usize) {
        if let [only] = &self.fields[..]
            && let Some(Value::Array(values)) = item.get(only)
        {
            for text in values.iter().filter_map(Value::as_str) {
                self.enter(text.to_owned(), position);
            }
            return;
        }
        let texts = self.fields.iter().map(|field| item.get(field)?.as_str());
        if let Some(texts) = texts.collect::<Option<Vec<&str>>>() {
            self.enter(key(texts.into_iter()), position);
        }
    }

    fn enter(&mut self, key: String, position: usize) {
        let places = self.positions.entry(key).or_default();
        if let Err(free) = places.binary_search(&position) {
            places.insert(free, position);
        }
    }
}

/// Several texts as one key.
fn key<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    texts.collect::<Vec<_>>().join("\0")
}

/// The values that items must have for the filter to hold: of all fields that hold one text or one
/// reference, or else of one list of references. None when the filter asks for no such value.
pub(super) fn equalities<'f>(filter: &'f Filter, resource: &Resource) -> Option<Equalities<'f>> {
    let mut found = Vec::new();
    collect(filter, resource, &mut found);
    let is_list = |field: &str| {
        let field = resource.field(field);
        field.is_some_and(|field| matches!(field.kind, Kind::List(_)))
    };
    let (lists, mut single): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|(field, _)| is_list(field));
    single.sort_unstable();
    single.dedup_by_key(|(field, _)| *field);
    if single.is_empty() {
        single.extend(lists.into_iter().next());
    }
    (!single.is_empty()).then_some(Equalities(single))
}

fn collect<'f>(filter: &'f Filter, resource: &Resource, found: &mut Vec<(&'f str, &'f str)>) {
    match filter {
        Filter::And(parts) => parts.iter().for_each(|part| collect(part, resource, found)),
        Filter::Field(path, Test::Eq(operand)) => {
            let Some(field) = resource.field(path) else {
                return;
            };
            match (operand, field.kind.element()) {
                (Operand::Id(text), Kind::ObjectId) => found.push((path, text)),
                (Operand::String(text), Kind::String) if field.kind == Kind::String => {
                    found.push((path, text));
                }
                _ => {}
            }
        }
        _ => {}
    }
}
