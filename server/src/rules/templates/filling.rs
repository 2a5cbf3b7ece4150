//! What a posted item takes from its templates before it is validated.

use std::collections::BTreeSet;

use serde_json::Value;

use super::inheritance::{
    Chain, FOLLOWED, Manner, TEMPLATES, accumulated_fields, can_follow, inherited_fields, manner,
};
use super::library::{Library, Time, size_issues};
use crate::contract::Resource;
use crate::item::{Item, is_id};
use crate::rules::refusal::Refusal;
use crate::unit::Unit;

/// Fills in the fields that the item does not have itself, and notes which fields follow its
/// templates from now on. Validation reports templates that do not exist.
pub(super) fn fill(
    unit: &Unit<'_>,
    resource: &'static Resource,
    item: &mut Item,
) -> Result<(), Refusal> {
    item.insert(FOLLOWED.to_owned(), Value::Array(Vec::new()));
    let direct = template_ids(item)?;
    if direct.is_empty() {
        return Ok(());
    }
    let templates = Library::new(resource).everything(unit, &direct, Time::Now)?;
    let issues = size_issues(&templates);
    if !issues.is_empty() {
        return Err(Refusal::InvalidItem(issues));
    }
    let chain = Chain {
        direct: &direct,
        templates: &templates,
    };
    let mut followed = BTreeSet::new();
    for field in inherited_fields(resource) {
        if manner(resource, field) == Manner::Replaced
            && !item.contains_key(field)
            && let Some(value) = chain.last(field)
        {
            item.insert(field.to_owned(), value.clone());
            followed.insert(field);
        }
    }
    for field in accumulated_fields(resource) {
        let value = chain.accumulate(manner(resource, field), field, item.get(field));
        if let Some(value) = value {
            item.insert(field.to_owned(), value);
        }
        followed.insert(field);
    }
    followed.extend(inherited_fields(resource).filter(|field| !item.contains_key(*field)));
    followed.retain(|field| can_follow(resource, field));
    item.insert(FOLLOWED.to_owned(), followed.into_iter().collect());
    Ok(())
}

/// The ids in `_templates`, when it is a list.
fn template_ids(item: &Item) -> Result<Vec<String>, Refusal> {
    let Some(Value::Array(values)) = item.get(TEMPLATES) else {
        return Ok(Vec::new());
    };
    let ids = values.iter().map(|value| match value {
        Value::String(id) if is_id(id) => Ok(id.to_ascii_lowercase()),
        other => {
            let shown = other
                .as_str()
                .map_or_else(|| other.to_string(), str::to_owned);
            Err(Refusal::ForbiddenFor(format!(
                "The template '{shown}' is not at the right format"
            )))
        }
    });
    ids.collect()
}
