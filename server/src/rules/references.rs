//! Lists of links keep no id of a host or service that is gone: groups, parents, dependencies and
//! escalations.
//!
//! Done once for everything that a unit removed, because each look for references reads whole
//! collections. Links of history, check results and actions to a single item tell of the past and
//! stay. `_templates` is the business of `templates`.

use std::collections::HashSet;

use crate::contract::{Resource, contract, resource};
use crate::filter::{Filter, Kind, Operand};
use crate::item::{self, Item};
use crate::rules::{Refusal, write};
use crate::unit::Unit;

/// Takes what the unit removed out of all lists.
pub fn settle(unit: &mut Unit<'_>) -> Result<(), Refusal> {
    for name in ["host", "service"] {
        let removed = unit.touched(resource(name)).filter_map(|change| {
            let (Some(before), None) = change else {
                return None;
            };
            Some(item::text(before, "_id").to_owned())
        });
        let removed: HashSet<String> = removed.collect();
        if !removed.is_empty() {
            forget(unit, name, &removed)?;
        }
    }
    Ok(())
}

fn forget(unit: &mut Unit<'_>, target: &str, removed: &HashSet<String>) -> Result<(), Refusal> {
    for resource in contract().resources() {
        let lists = lists_of(resource, target);
        if lists.is_empty() {
            continue;
        }
        let names_removed = lists.iter().map(|list| {
            let ids = removed.iter().map(|id| Operand::id(id.as_str()));
            Filter::is_in(*list, ids)
        });
        for stored in unit.find(resource, &Filter::any_of(names_removed))? {
            let mut item = stored.clone();
            for list in &lists {
                drop_from(&mut item, list, removed);
            }
            write::adjust(unit, resource, stored, item)?;
        }
    }
    Ok(())
}

/// The fields of the resource that list items of the target.
fn lists_of<'a>(resource: &'a Resource, target: &str) -> Vec<&'a str> {
    let lists = resource.fields.iter().filter(|(name, field)| {
        let relation = field.relation.as_ref();
        name.as_str() != "_templates"
            && matches!(field.kind, Kind::List(_))
            && relation.is_some_and(|relation| relation.resource == target)
    });
    lists.map(|(name, _)| name.as_str()).collect()
}

fn drop_from(item: &mut Item, list: &str, removed: &HashSet<String>) {
    let Some(values) = item.get_mut(list).and_then(serde_json::Value::as_array_mut) else {
        return;
    };
    values.retain(|value| value.as_str().is_none_or(|id| !removed.contains(id)));
}
