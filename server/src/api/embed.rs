//! Embedding: references replaced by the items they name.
//!
//! An item that many others name is read and written as text once, and that text stands wherever it
//! is embedded. What one answer may hold of embedded items is bounded before any of it is put
//! together.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;
use serde_json::value::RawValue;

use super::backend::Api;
use super::members::{Members, Reference, members_of};
use crate::contract::{Resource, contract};
use crate::rules::Refusal;
use crate::rules::rights::Caller;
use crate::store::{Page, StoreError, StoredItem};

/// How many bytes of embedded items one answer may hold.
const MAX_EMBEDDED_BYTES: usize = 32 << 20;

/// How many different items of a resource may be embedded in one answer.
const MAX_EMBEDDED_ITEMS: usize = 10_000;

/// The items that one field refers to, by id.
type Targets = HashMap<String, Target>;

/// An item to be embedded.
struct Target {
    text: String,
    /// Its `_updated` in Unix seconds.
    updated: i64,
}

/// Replaces the texts of the items by such with the fields at `paths` embedded. They count as what
/// `page` holds. An item with others embedded is as new as the newest one that is embedded alone.
pub(super) async fn embed(
    api: &Api,
    caller: &Caller,
    resource: &'static Resource,
    paths: &[String],
    items: &mut [StoredItem],
    page: Option<&Page>,
) -> Result<(), Refusal> {
    let members = members_of_all(items)?;
    let mut fields: HashMap<&str, Targets> = HashMap::new();
    for path in paths.iter().filter(|path| !path.contains('.')) {
        let Some(target) = embeddable(resource, path) else {
            continue;
        };
        let found = fetch(api, caller, target, path, &members).await?;
        let members_of_found = members_of_all(&found)?;
        let mut nested: HashMap<&str, Targets> = HashMap::new();
        let inner = paths
            .iter()
            .filter_map(|other| other.strip_prefix(path.as_str())?.strip_prefix('.'));
        for field in inner {
            if let Some(second) = embeddable(target, field) {
                let found = fetch(api, caller, second, field, &members_of_found).await?;
                let targets = found.iter().zip(members_of_all(&found)?);
                let targets =
                    targets.map(|(item, members)| target_of(item, &members, &HashMap::new()));
                nested.insert(field, targets.collect());
            }
        }
        check_size(&members_of_found, &nested)?;
        let found = found.iter().zip(&members_of_found);
        let targets = found.map(|(item, members)| target_of(item, members, &nested));
        fields.insert(path, targets.collect());
    }
    check_size(&members, &fields)?;
    let mut shown = Vec::with_capacity(items.len());
    for members in &members {
        let text = text_of(members, &fields).into_bytes();
        page.map_or(Ok(()), |page| page.take(text.len()))?;
        shown.push((text, newest_of(members, &fields)));
    }
    for (item, (text, newest)) in items.iter_mut().zip(shown) {
        item.text = text;
        item.updated = item.updated.max(newest);
    }
    Ok(())
}

fn members_of_all(items: &[StoredItem]) -> Result<Vec<Members<'_>>, StoreError> {
    items.iter().map(members_of).collect()
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
    items: &[Members<'_>],
) -> Result<Vec<StoredItem>, Refusal> {
    let ids: BTreeSet<String> = ids_in(items, field).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    if ids.len() > MAX_EMBEDDED_ITEMS {
        return Err(too_much(&format!(
            "{MAX_EMBEDDED_ITEMS} items of one field"
        )));
    }
    api.shown_by_id(caller, target, ids).await
}

/// The ids that a field of these items holds, each as often as it is there.
fn ids_in(items: &[Members<'_>], field: &str) -> impl Iterator<Item = String> {
    let values = items.iter().filter_map(move |item| item.get(field));
    values.flat_map(|value| Reference::of(value).ids())
}

fn target_of(
    item: &StoredItem,
    members: &Members<'_>,
    fields: &HashMap<&str, Targets>,
) -> (String, Target) {
    let target = Target {
        text: text_of(members, fields),
        updated: item.updated,
    };
    (item.id.clone(), target)
}

/// Refuses what would hold more of embedded items than one answer may.
fn check_size(items: &[Members<'_>], fields: &HashMap<&str, Targets>) -> Result<(), Refusal> {
    let mut size = 0_usize;
    for (name, targets) in fields {
        for target in ids_in(items, name).filter_map(|id| targets.get(&id)) {
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

fn newest_of(item: &Members<'_>, fields: &HashMap<&str, Targets>) -> i64 {
    let single = fields.iter().filter_map(|(name, targets)| {
        let Reference::One(id) = Reference::of(item.get(*name)?) else {
            return None;
        };
        Some(targets.get(&id)?.updated)
    });
    single.max().unwrap_or_default()
}

/// The text of an item in which references are replaced by what they name.
fn text_of(item: &Members<'_>, fields: &HashMap<&str, Targets>) -> String {
    let mut text = String::from("{");
    for (position, (name, value)) in item.iter().enumerate() {
        if position > 0 {
            text.push(',');
        }
        text.push_str(&Value::from(&**name).to_string());
        text.push(':');
        match fields.get(&**name) {
            Some(targets) => write_embedded(&mut text, value, targets),
            None => text.push_str(value.get()),
        }
    }
    text.push('}');
    text
}

/// An item that is gone, or not for the caller to read, is null where it is named alone, and is
/// left out of a list.
fn write_embedded(text: &mut String, value: &RawValue, targets: &Targets) {
    match Reference::of(value) {
        Reference::One(id) => {
            text.push_str(targets.get(&id).map_or("null", |target| &target.text));
        }
        Reference::Several(ids) => {
            text.push('[');
            let known = ids.iter().filter_map(|id| targets.get(id));
            for (position, target) in known.enumerate() {
                if position > 0 {
                    text.push(',');
                }
                text.push_str(&target.text);
            }
            text.push(']');
        }
        Reference::Other => text.push_str(value.get()),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests {
    use serde_json::json;

    use super::*;

    fn stored(value: &Value) -> StoredItem {
        StoredItem {
            id: value["_id"].as_str().unwrap_or_default().to_owned(),
            text: value.to_string().into_bytes(),
            etag: String::new(),
            updated: 0,
            dated: true,
        }
    }

    fn targets(item: &Value) -> Targets {
        let stored = stored(item);
        [target_of(
            &stored,
            &members_of(&stored).unwrap(),
            &HashMap::new(),
        )]
        .into()
    }

    #[test]
    fn references_become_items_and_unreadable_ones_null_or_nothing() {
        let known = json!({"_id": "a", "name": "one \"quoted\"", "_updated": ""});
        let fields = HashMap::from([("parents", targets(&known))]);
        for (reference, expected) in [
            (json!("a"), json!(known)),
            (json!("b"), json!(null)),
            (json!(null), json!(null)),
            (json!(5), json!(5)),
            (json!(["a", "b", "a"]), json!([known, known])),
            (json!(["b", null]), json!([])),
            (json!([]), json!([])),
        ] {
            let item = stored(
                &json!({"_id": "x", "parents": reference, "alias": "é", "o\"dd\n": [1.5e3, {}]}),
            );
            let text = text_of(&members_of(&item).unwrap(), &fields);
            let shown: Value = serde_json::from_str(&text).unwrap();
            assert_eq!(
                shown,
                json!({"_id": "x", "parents": expected, "alias": "é", "o\"dd\n": [1.5e3, {}]}),
                "{reference}"
            );
        }
    }

    #[test]
    fn what_is_embedded_is_bounded_before_it_is_written() {
        let large = json!({"_id": "a", "notes": "x".repeat(1 << 20)});
        let fields = HashMap::from([("parents", targets(&large))]);
        let check = |times: usize| {
            let naming = stored(&json!({"parents": vec!["a"; times]}));
            check_size(&[members_of(&naming).unwrap()], &fields)
        };
        assert!(check(31).is_ok());
        let refusal = check(32).unwrap_err().to_string();
        assert!(refusal.contains("32 MiB"), "{refusal}");
    }
}
