//! Dependencies between hosts or services: the engine reads their lists without looking whether
//! they are there.

use serde_json::Value;

use crate::contract::Resource;
use crate::filter::Kind;
use crate::item::Item;

/// Gives a new dependency the name and the lists that it lacks, empty.
pub fn before_create(resource: &Resource, item: &mut Item) {
    let lists = resource.fields.iter().filter(|(name, field)| {
        !name.starts_with('_') && matches!(field.kind, Kind::List(_)) && field.default.is_none()
    });
    for (name, _) in lists {
        item.entry(name.clone())
            .or_insert_with(|| Value::Array(Vec::new()));
    }
    item.entry("name")
        .or_insert_with(|| Value::String(String::new()));
}
