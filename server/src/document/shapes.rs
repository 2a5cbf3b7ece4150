//! The schemas of the document, as the model makes them.

use serde_json::{Map, Value, json};

use crate::contract::Resource;

/// The name of the schema that creates an item.
pub(super) fn create_name(resource: &Resource) -> String {
    format!("{}Create", resource.rust_name)
}

/// The name of the schema that changes an item.
pub(super) fn patch_name(resource: &Resource) -> String {
    format!("{}Patch", resource.rust_name)
}

/// The name of the schema of a page.
pub(super) fn page_name(resource: &Resource) -> String {
    format!("{}Page", resource.rust_name)
}

/// All schemas by name.
pub(super) fn schemas() -> Map<String, Value> {
    alignak_model::document::schemas()
        .into_iter()
        .map(|(name, schema)| (name, json!(schema)))
        .collect()
}
