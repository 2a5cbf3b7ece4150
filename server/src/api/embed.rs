//! Embedding: references replaced by the items they name.
//!
//! An item that many others name is read and written as text once, and that text stands wherever it
//! is embedded. What one answer may hold of embedded items is bounded before any of it is put
//! together.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;

use super::backend::Api;
use crate::contract::{Resource, contract};
use crate::date::parse_date;
use crate::item::{self, Item};
use crate::rules::Refusal;
use crate::rules::rights::Caller;
use crate::store::Page;

/// How many bytes of embedded items one answer may hold.
const MAX_EMBEDDED_BYTES: usize = 32 << 20;

/// How many different items of a resource may be embedded in one answer.
const MAX_EMBEDDED_ITEMS: usize = 10_000;

/// An item as it is shown, with others embedded.
pub(super) struct Shown {
    /// Its text.
    pub(super) text: Vec<u8>,
    /// The newest `_updated` among the single items embedded in it, in Unix seconds.
    pub(super) newest: i64,
}

/// The items that one field refers to, by id.
type Targets = HashMap<String, Target>;

/// An item to be embedded.
struct Target {
    text: String,
    updated: i64,
}

/// Writes the items with the fields at `paths` embedded. Their texts count as what `page` holds.
pub(super) async fn embed(
    api: &Api,
    caller: &Caller,
    resource: &'static Resource,
    paths: &[String],
    items: &[Item],
    page: Option<&Page>,
) -> Result<Vec<Shown>, Refusal> {
    let mut fields: HashMap<&str, Targets> = HashMap::new();
    for path in paths.iter().filter(|path| !path.contains('.')) {
        let Some(target) = embeddable(resource, path) else {
            continue;
        };
        let found = fetch(api, caller, target, path, items).await?;
        let mut nested: HashMap<&str, Targets> = HashMap::new();
        let inner = paths
            .iter()
            .filter_map(|other| other.strip_prefix(path.as_str())?.strip_prefix('.'));
        for field in inner {
            if let Some(second) = embeddable(target, field) {
                let found = fetch(api, caller, second, field, &found).await?;
                let found = found.iter().map(|item| target_of(item, &HashMap::new()));
                nested.insert(field, found.collect());
            }
        }
        check_size(&found, &nested)?;
        let found = found.iter().map(|item| target_of(item, &nested));
        fields.insert(path, found.collect());
    }
    check_size(items, &fields)?;
    let mut shown = Vec::with_capacity(items.len());
    for item in items {
        let text = text_of(item, &fields).into_bytes();
        page.map_or(Ok(()), |page| page.take(text.len()))?;
        shown.push(Shown {
            text,
            newest: newest_of(item, &fields),
        });
    }
    Ok(shown)
}

/// The resource that an embeddable field of this one refers to.
fn embeddable(resource: &Resource, field: &str) -> Option<&'static Resource> {
    let relation = resource.field(field)?.relation.as_ref()?;
    if !relation.embeddable {
        return None;
    }
    contract().find(&relation.resource)
}

/// The items that a field of these items refers to, as far as the caller may read them.
async fn fetch(
    api: &Api,
    caller: &Caller,
    target: &'static Resource,
    field: &str,
    items: &[Item],
) -> Result<Vec<Item>, Refusal> {
    let values = items.iter().filter_map(|item| item.get(field));
    let ids: BTreeSet<&str> = values.flat_map(ids_of).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    if ids.len() > MAX_EMBEDDED_ITEMS {
        return Err(too_much(&format!(
            "{MAX_EMBEDDED_ITEMS} items of one field"
        )));
    }
    let ids: Vec<String> = ids.into_iter().map(str::to_owned).collect();
    api.shown_by_id(caller, target, &ids).await
}

/// The ids in a reference or a list of references.
fn ids_of(value: &Value) -> Vec<&str> {
    match value {
        Value::String(id) => vec![id],
        Value::Array(values) => values.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn target_of(item: &Item, fields: &HashMap<&str, Targets>) -> (String, Target) {
    let target = Target {
        text: text_of(item, fields),
        updated: parse_date(item::text(item, "_updated")).unwrap_or_default(),
    };
    (item::text(item, "_id").to_owned(), target)
}

/// Refuses what would hold more of embedded items than one answer may.
fn check_size(items: &[Item], fields: &HashMap<&str, Targets>) -> Result<(), Refusal> {
    let mut size = 0_usize;
    for (name, targets) in fields {
        let values = items.iter().filter_map(|item| item.get(*name));
        for target in values.flat_map(ids_of).filter_map(|id| targets.get(id)) {
            size = size.saturating_add(target.text.len());
        }
    }
    if size > MAX_EMBEDDED_BYTES {
        return Err(too_much(&format!("{} MiB", MAX_EMBEDDED_BYTES >> 20)));
    }
    Ok(())
}

fn too_much(bound: &str) -> Refusal {
    Refusal::Malformed(format!(
        "`embedded`: the embedded items would be more than {bound} in one answer; ask for fewer \
         items per page (`max_results`), or embed fewer fields"
    ))
}

fn newest_of(item: &Item, fields: &HashMap<&str, Targets>) -> i64 {
    let single = fields.iter().filter_map(|(name, targets)| {
        let id = item.get(*name)?.as_str()?;
        Some(targets.get(id)?.updated)
    });
    single.max().unwrap_or_default()
}

/// The text of an item in which references are replaced by what they name.
fn text_of(item: &Item, fields: &HashMap<&str, Targets>) -> String {
    let mut text = String::from("{");
    for (position, (name, value)) in item.iter().enumerate() {
        if position > 0 {
            text.push(',');
        }
        text.push_str(&Value::from(name.as_str()).to_string());
        text.push(':');
        match fields.get(name.as_str()) {
            Some(targets) => write_embedded(&mut text, value, targets),
            None => text.push_str(&value.to_string()),
        }
    }
    text.push('}');
    text
}

/// An item that is gone, or not for the caller to read, is null where it is named alone, and is
/// left out of a list.
fn write_embedded(text: &mut String, value: &Value, targets: &Targets) {
    match value {
        Value::String(id) => text.push_str(targets.get(id).map_or("null", |target| &target.text)),
        Value::Array(values) => {
            let ids = values.iter().filter_map(Value::as_str);
            text.push('[');
            for (position, target) in ids.filter_map(|id| targets.get(id)).enumerate() {
                if position > 0 {
                    text.push(',');
                }
                text.push_str(&target.text);
            }
            text.push(']');
        }
        other => text.push_str(&other.to_string()),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests {
    use serde_json::json;

    use super::*;

    fn object(value: Value) -> Item {
        value.as_object().cloned().unwrap()
    }

    #[test]
    fn references_become_items_and_unreadable_ones_null_or_nothing() {
        let known = object(json!({"_id": "a", "name": "one \"quoted\"", "_updated": ""}));
        let targets: Targets = [target_of(&known, &HashMap::new())].into();
        let fields = HashMap::from([("parents", targets)]);
        for (reference, expected) in [
            (json!("a"), json!(known)),
            (json!("b"), json!(null)),
            (json!(null), json!(null)),
            (json!(["a", "b", "a"]), json!([known, known])),
            (json!(["b"]), json!([])),
            (json!([]), json!([])),
        ] {
            let item = object(json!({"_id": "x", "parents": reference, "alias": "é"}));
            let shown: Value = serde_json::from_str(&text_of(&item, &fields)).unwrap();
            assert_eq!(
                shown,
                json!({"_id": "x", "parents": expected, "alias": "é"}),
                "{reference}"
            );
        }
    }

    #[test]
    fn what_is_embedded_is_bounded_before_it_is_written() {
        let large = object(json!({"_id": "a", "notes": "x".repeat(1 << 20)}));
        let targets: Targets = [target_of(&large, &HashMap::new())].into();
        let fields = HashMap::from([("parents", targets)]);
        let naming = |times: usize| vec![object(json!({"parents": vec!["a"; times]}))];
        assert!(check_size(&naming(31), &fields).is_ok());
        let refusal = check_size(&naming(32), &fields).unwrap_err().to_string();
        assert!(refusal.contains("32 MiB"), "{refusal}");
    }
}
