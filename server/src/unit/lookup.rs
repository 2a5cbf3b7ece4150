//! What a unit has changed, found by the value of a field.

use std::collections::HashMap;

use serde_json::Value;

use crate::contract::Resource;
use crate::filter::{Filter, Operand, Test};
use crate::item::Item;

/// Positions of changed items by resource and field, for each field that was asked for: the values
/// that items had in it at some time in the unit.
#[derive(Default)]
pub(super) struct Lookups(Vec<(&'static Resource, String, Positions)>);

/// Positions by value.
type Positions = HashMap<String, Vec<usize>>;

impl Lookups {
    /// The positions, in order, of items that may have the id in the field. `all` lists the changed
    /// items of the resource.
    pub(super) fn positions<'i, I>(
        &mut self,
        resource: &'static Resource,
        field: &str,
        id: &str,
        all: impl FnOnce() -> I,
    ) -> Vec<usize>
    where
        I: Iterator<Item = (usize, &'i Item)>,
    {
        let is_known = |(of, name, _): &(&Resource, String, _)| *of == resource && name == field;
        let known = self.0.iter().position(is_known).unwrap_or_else(|| {
            let mut by_value = Positions::new();
            for (position, item) in all() {
                enter(&mut by_value, field, item, position);
            }
            self.0.push((resource, field.to_owned(), by_value));
            self.0.len() - 1
        });
        self.0[known].2.get(id).cloned().unwrap_or_default()
    }

    /// Takes in the new content of the item at a position.
    pub(super) fn add(&mut self, resource: &'static Resource, item: &Item, position: usize) {
        for (of, field, by_value) in &mut self.0 {
            if *of == resource {
                enter(by_value, field, item, position);
            }
        }
    }
}

fn enter(by_value: &mut Positions, field: &str, item: &Item, position: usize) {
    let mut enter_one = |value: &Value| {
        if let Some(text) = value.as_str() {
            let places = by_value.entry(text.to_owned()).or_default();
            if let Err(free) = places.binary_search(&position) {
                places.insert(free, position);
            }
        }
    };
    match item.get(field) {
        Some(Value::Array(values)) => values.iter().for_each(enter_one),
        Some(value) => enter_one(value),
        None => {}
    }
}

/// A declared reference of the resource that must hold one id for the filter to hold.
pub(super) fn equality<'f>(filter: &'f Filter, resource: &Resource) -> Option<(&'f str, &'f str)> {
    match filter {
        Filter::And(parts) => parts.iter().find_map(|part| equality(part, resource)),
        Filter::Field(path, Test::Eq(Operand::Id(id))) => {
            let is_reference = resource.field(path)?.relation.is_some();
            is_reference.then_some((path, id))
        }
        _ => None,
    }
}
