//! Embedding: references replaced by the items they name.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;

use super::backend::Api;
use crate::contract::{Resource, contract};
use crate::date::parse_date;
use crate::item::{self, Item};
use crate::rules::Refusal;
use crate::rules::rights::Caller;

/// Embeds the fields at `paths` in the items. Returns, for each item, the newest `_updated` among
/// the single items embedded in it.
pub(super) async fn embed(
    api: &Api,
    caller: &Caller,
    resource: &'static Resource,
    paths: &[String],
    items: &mut [Item],
) -> Result<Vec<i64>, Refusal> {
    let mut newest = vec![0; items.len()];
    for path in paths.iter().filter(|path| !path.contains('.')) {
        let Some(target) = embeddable(resource, path) else {
            continue;
        };
        let mut found = fetch(api, caller, target, path, items).await?;
        let inner = paths
            .iter()
            .filter_map(|other| other.strip_prefix(path.as_str())?.strip_prefix('.'));
        for field in inner {
            let Some(second) = embeddable(target, field) else {
                continue;
            };
            let mut targets: Vec<Item> = found.into_values().collect();
            let nested = fetch(api, caller, second, field, &targets).await?;
            for target in &mut targets {
                put(target, field, &nested);
            }
            found = by_id(targets);
        }
        for (item, newest) in items.iter_mut().zip(&mut newest) {
            put(item, path, &found);
            if let Some(Value::Object(embedded)) = item.get(path) {
                let updated = parse_date(item::text(embedded, "_updated"));
                *newest = (*newest).max(updated.unwrap_or_default());
            }
        }
    }
    Ok(newest)
}

/// The resource that an embeddable field of this one refers to.
fn embeddable(resource: &Resource, field: &str) -> Option<&'static Resource> {
    let relation = resource.field(field)?.relation.as_ref()?;
    if !relation.embeddable {
        return None;
    }
    contract().find(&relation.resource)
}

async fn fetch(
    api: &Api,
    caller: &Caller,
    target: &'static Resource,
    field: &str,
    items: &[Item],
) -> Result<HashMap<String, Item>, Refusal> {
    let mut ids = BTreeSet::new();
    for value in items.iter().filter_map(|item| item.get(field)) {
        match value {
            Value::String(id) => {
                ids.insert(id.clone());
            }
            Value::Array(values) => {
                ids.extend(values.iter().filter_map(Value::as_str).map(str::to_owned));
            }
            _ => {}
        }
    }
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let ids: Vec<String> = ids.into_iter().collect();
    Ok(by_id(api.shown_by_id(caller, target, &ids).await?))
}

fn by_id(items: Vec<Item>) -> HashMap<String, Item> {
    let keyed = items
        .into_iter()
        .map(|item| (item::text(&item, "_id").to_owned(), item));
    keyed.collect()
}

/// A reference to an item that is gone, or not for the caller to read, becomes null.
fn put(item: &mut Item, field: &str, found: &HashMap<String, Item>) {
    let replace = |value: &mut Value| {
        if let Value::String(id) = value {
            *value = found.get(id).cloned().map_or(Value::Null, Value::Object);
        }
    };
    match item.get_mut(field) {
        Some(Value::Array(values)) => values.iter_mut().for_each(replace),
        Some(value) => replace(value),
        None => {}
    }
}
