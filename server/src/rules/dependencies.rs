//! Dependencies between hosts or services: the engine reads their lists without looking whether
//! they exist.

use serde_json::Value;

use super::refusal::Refusal;
use super::resource_rules::ResourceRules;
use super::transaction::Transaction;
use crate::contract::Resource;
use crate::filter::Kind;
use crate::item::{self, Item};

/// Adds the lists that a new dependency lacks, empty, and if need be its id as its name.
pub(super) struct Dependencies;

impl ResourceRules for Dependencies {
    fn before_create(
        &self,
        _tx: &mut Transaction<'_>,
        resource: &'static Resource,
        item: &mut Item,
    ) -> Result<(), Refusal> {
        let lists = resource.fields.iter().filter(|(name, field)| {
            !name.starts_with('_') && matches!(field.kind, Kind::List(_)) && field.default.is_none()
        });
        for (name, _) in lists {
            item.entry(name.clone())
                .or_insert_with(|| Value::Array(Vec::new()));
        }
        if !item.contains_key("name") {
            // Names are unique, and so is the id.
            let id = item
                .entry("_id")
                .or_insert_with(|| Value::String(item::new_id()))
                .clone();
            item.insert("name".to_owned(), id);
        }
        Ok(())
    }
}
