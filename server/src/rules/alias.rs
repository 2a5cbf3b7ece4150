//! An item without an alias is labelled by its name.

use serde_json::Value;

use super::refusal::Refusal;
use super::resource_rules::ResourceRules;
use super::transaction::Transaction;
use crate::contract::Resource;
use crate::item::{self, Item};

/// Copies `name` into a missing or empty `alias`, where the resource has both.
pub(super) struct Alias;

impl ResourceRules for Alias {
    fn before_create(
        &self,
        _tx: &mut Transaction<'_>,
        resource: &'static Resource,
        item: &mut Item,
    ) -> Result<(), Refusal> {
        if resource.field("alias").is_none() || !item::text(item, "alias").is_empty() {
            return Ok(());
        }
        if let Some(name @ Value::String(_)) = item.get("name").cloned() {
            item.insert("alias".to_owned(), name);
        }
        Ok(())
    }
}
