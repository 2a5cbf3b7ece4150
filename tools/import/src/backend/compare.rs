//! Whether an item of the backend is already as the configuration wants it.

use std::collections::{BTreeMap, HashMap};

use alignak_backend_client::{Backend, BackendException, Query};
use serde_json::{Map, Value as Json, json};

use super::existing::Item;

/// The fields of templates that the backend adds to those of the items that use them, by the ids of
/// the templates.
#[derive(Debug, Default)]
pub(super) struct Templates(HashMap<String, Map<String, Json>>);

impl Templates {
    const ACCUMULATED: [&str; 4] = ["customs", "users", "usergroups", "tags"];

    /// Reads those of all templates of a resource.
    pub(super) async fn read(
        backend: &Backend,
        resource: &'static str,
    ) -> Result<Self, BackendException> {
        let query = Query::new()
            .filter(&json!({"_is_template": true}))
            .projection(Self::ACCUMULATED);
        let templates = backend.get_all::<Map<String, Json>>(resource, query);
        let by_id = |mut fields: Map<String, Json>| {
            let id = fields.remove("_id")?.as_str()?.to_owned();
            Some((id, fields))
        };
        let templates = templates.await?.items.into_iter();
        Ok(Self(templates.filter_map(by_id).collect()))
    }

    /// Whether what a field has beyond what is desired comes from the templates of the item.
    pub(super) fn explain(&self, field: &str, desired: &Json, item: &Item) -> bool {
        let Some(stored) = item.fields.get(field) else {
            return false;
        };
        if !Self::ACCUMULATED.contains(&field) {
            return false;
        }
        let ids = item.fields.get("_templates").and_then(Json::as_array);
        let above: Vec<&Json> = ids
            .into_iter()
            .flatten()
            .filter_map(|id| self.0.get(id.as_str()?)?.get(field))
            .collect();
        match (desired, stored) {
            (Json::Object(desired), Json::Object(stored)) => {
                let is_inherited = |name: &str| above.iter().any(|all| all.get(name).is_some());
                desired
                    .iter()
                    .all(|(name, value)| stored.get(name) == Some(value))
                    && stored
                        .keys()
                        .all(|name| desired.contains_key(name) || is_inherited(name))
            }
            (Json::Array(desired), Json::Array(stored)) => {
                let is_inherited = |one: &Json| {
                    let lists = above.iter().filter_map(|all| all.as_array());
                    lists.flatten().any(|other| other == one)
                };
                desired.iter().all(|one| stored.contains(one))
                    && stored
                        .iter()
                        .all(|one| desired.contains(one) || is_inherited(one))
            }
            _ => false,
        }
    }
}

/// Whether a field already has a value. The order of most lists has no meaning.
pub(super) fn is_same(field: &str, desired: &Json, stored: Option<&Json>) -> bool {
    const ORDERED: [&str; 2] = ["_templates", "dateranges"];
    match (desired, stored) {
        (desired, Some(stored)) if desired == stored => true,
        (Json::Number(one), Some(Json::Number(other))) => one.as_f64() == other.as_f64(),
        (Json::Array(one), Some(Json::Array(other))) if !ORDERED.contains(&field) => {
            let counted = |list: &[Json]| {
                let mut counts: BTreeMap<String, usize> = BTreeMap::new();
                for value in list {
                    *counts.entry(value.to_string()).or_default() += 1;
                }
                counts
            };
            counted(one) == counted(other)
        }
        (Json::Null, None) => true,
        (Json::Array(list), None) => list.is_empty(),
        (Json::Object(one), Some(Json::Object(other))) => {
            one.len() == other.len()
                && one
                    .iter()
                    .all(|(name, value)| is_same(name, value, other.get(name)))
        }
        _ => false,
    }
}
