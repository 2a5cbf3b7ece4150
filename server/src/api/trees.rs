//! Trees as those see them who have no right on the upper part: cut off above what they may read.
//!
//! Only the answer is cut; what is stored, and the etag, say where the item really stands.

use std::collections::BTreeSet;

use serde_json::Value;

use super::backend::Api;
use crate::contract::Resource;
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::rules::Refusal;
use crate::rules::rights::{Caller, Verb};

/// Whether the caller may have to be shown less of the items' ancestors than there is.
pub(super) fn may_be_cut(caller: &Caller, resource: &Resource) -> bool {
    !caller.is_super_administrator && resource.field("_tree_parents").is_some()
}

/// Takes the ancestors that the caller may not read out of the items.
pub(super) async fn cut(
    api: &Api,
    caller: &Caller,
    resource: &'static Resource,
    items: &mut [Item],
) -> Result<(), Refusal> {
    let readable = readable(api, caller, resource, items).await?;
    for item in items {
        if let Some(parent) = item.get_mut("_parent")
            && parent.as_str().is_some_and(|id| !readable.contains(id))
        {
            *parent = Value::Null;
        }
        if let Some(Value::Array(parents)) = item.get_mut("_tree_parents") {
            parents.retain(|parent| parent.as_str().is_some_and(|id| readable.contains(id)));
        }
    }
    Ok(())
}

/// The ancestors of the items that the caller may read.
async fn readable(
    api: &Api,
    caller: &Caller,
    resource: &'static Resource,
    items: &[Item],
) -> Result<BTreeSet<String>, Refusal> {
    if resource.is_realm() {
        return Ok(caller.realms(resource, Verb::Read));
    }
    let mut named: BTreeSet<&str> = BTreeSet::new();
    for item in items {
        named.extend(item::texts(item, "_tree_parents"));
        named.insert(item::text(item, "_parent"));
    }
    let of_those = Filter::is_in("_id", named.into_iter().map(Operand::id));
    let filter = caller.filter(resource, Verb::Read).and(of_those);
    let found = api.all(resource, filter).await?;
    let ids = found.iter().map(|item| item::text(item, "_id").to_owned());
    Ok(ids.collect())
}
