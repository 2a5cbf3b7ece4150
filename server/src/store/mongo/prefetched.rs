//! What a unit has prefetched: all items that have one of some values in a field, so that questions
//! about each of them need no further way to the server.

use std::collections::HashMap;
use std::sync::Arc;

use crate::contract::Resource;
use crate::filter::{Filter, Operand, Test};
use crate::item::{self, Item};

/// All items with one value in a field.
type Group = Vec<Arc<Item>>;

/// Items by resource and field.
#[derive(Default)]
pub(super) struct Prefetched(HashMap<(&'static str, String), Vec<Batch>>);

/// What was read at once.
struct Batch {
    /// The members that were read; none when the items are whole.
    names: Option<Vec<String>>,
    groups: HashMap<String, Group>,
}

impl Batch {
    fn has(&self, path: &str) -> bool {
        self.names
            .as_ref()
            .is_none_or(|names| names.iter().any(|name| name == path))
    }
}

impl Prefetched {
    /// Remembers what was read: all items that have one of the values in the field.
    pub(super) fn add(
        &mut self,
        resource: &'static Resource,
        field: &str,
        values: &[&str],
        names: Option<&[&str]>,
        items: impl Iterator<Item = Arc<Item>>,
    ) {
        let mut groups: HashMap<String, Group> = values
            .iter()
            .map(|value| ((*value).to_owned(), Group::new()))
            .collect();
        for item in items {
            if let Some(group) = groups.get_mut(item::text(&item, field)) {
                group.push(item);
            }
        }
        let names = names.map(|names| names.iter().map(|name| (*name).to_owned()).collect());
        let key = (resource.name.as_str(), field.to_owned());
        self.0.entry(key).or_default().push(Batch { names, groups });
    }

    /// The items for which the filter holds, with at least the members in `names` (none for whole
    /// items), if they have all been read.
    pub(super) fn find(
        &self,
        resource: &'static Resource,
        filter: &Filter,
        names: Option<&[&str]>,
    ) -> Option<Vec<Arc<Item>>> {
        if self.0.is_empty() {
            return None;
        }
        let equalities = equalities(filter)?;
        for (field, value) in &equalities {
            let key = (resource.name.as_str(), (*field).to_owned());
            for batch in self.0.get(&key).into_iter().flatten() {
                let Some(group) = batch.groups.get(*value) else {
                    continue;
                };
                let is_enough = match names {
                    Some(names) => names.iter().all(|name| batch.has(name)),
                    None => batch.names.is_none(),
                };
                if is_enough && equalities.iter().all(|(field, _)| batch.has(field)) {
                    let matches = |item: &&Arc<Item>| filter.matches(item, resource);
                    return Some(group.iter().filter(matches).cloned().collect());
                }
            }
        }
        None
    }
}

/// The fields and texts of a filter that asks for nothing but texts, each in a field of its own.
fn equalities(filter: &Filter) -> Option<Vec<(&str, &str)>> {
    match filter {
        Filter::Field(path, Test::Eq(Operand::Id(text) | Operand::String(text))) => {
            Some(vec![(path, text)])
        }
        Filter::And(parts) if !parts.is_empty() => {
            let mut all = Vec::with_capacity(parts.len());
            for part in parts {
                all.extend(equalities(part)?);
            }
            Some(all)
        }
        _ => None,
    }
}
