//! An item without an alias is labelled by its name.

use serde_json::Value;

use crate::contract::Resource;
use crate::item::{self, Item};

/// Copies `name` into a missing or empty `alias`, where the resource has both.
pub fn fill(resource: &Resource, item: &mut Item) {
    if resource.field("alias").is_none() || !item::text(item, "alias").is_empty() {
        return;
    }
    if let Some(name @ Value::String(_)) = item.get("name").cloned() {
        item.insert("alias".to_owned(), name);
    }
}
