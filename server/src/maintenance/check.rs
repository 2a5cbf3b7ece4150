//! Verifies a store: every item, index, reference and derived value.

use std::collections::{BTreeMap, HashSet};

use serde_json::Value;

use crate::contract::{Resource, contract};
use crate::filter::Kind;
use crate::item::{self, Item};
use crate::rules::{Refusal, verification};
use crate::store::{Store, StoredItem};

/// How many problems are described; all are counted.
const DESCRIBED: usize = 200;

/// How many items are read at once.
const PAGE: u32 = 1_000;

/// What was found.
#[derive(Debug, Default)]
pub struct Report {
    /// How many items of each resource were read.
    pub items: BTreeMap<&'static str, u64>,
    /// The first problems.
    pub problems: Vec<String>,
    /// How many problems there are.
    pub count: u64,
    /// How many of them were repaired.
    pub repaired: u64,
}

impl Report {
    /// Adds a problem.
    pub(super) fn add(&mut self, problem: String) {
        self.count += 1;
        if self.problems.len() < DESCRIBED {
            self.problems.push(problem);
        }
    }

    /// Whether nothing is left to do.
    pub fn is_clean(&self) -> bool {
        self.count == self.repaired
    }
}

/// Verifies everything in the store. With `repair`, what is derived is counted again: overall
/// states, the places of realms and groups, counters of live synthesis. `progress` is called with
/// the number of items read since the last call.
///
/// # Errors
/// When the store fails; what it can still tell of damage is in the report instead.
pub async fn check(
    store: &dyn Store,
    repair: bool,
    mut progress: impl FnMut(u64),
) -> Result<Report, Refusal> {
    let mut report = Report::default();
    let mut ids: BTreeMap<&'static str, HashSet<String>> = BTreeMap::new();
    for resource in contract().resources() {
        let known = ids.entry(resource.name.as_str()).or_default();
        let mut unique = Unique::of(resource);
        each(store, resource, &mut progress, |stored| {
            known.insert(stored.id.clone());
            *report.items.entry(resource.name.as_str()).or_default() += 1;
            match stored.item() {
                Ok(item) => {
                    check_item(resource, stored, &item, &mut report);
                    unique.check(resource, &item, &mut report);
                }
                Err(error) => report.add(format!("{}/{}: {error}", resource.name, stored.id)),
            }
        })
        .await?;
    }
    for resource in contract().resources() {
        // What tells what happened may outlive what it names.
        let tells = resource.record || (resource.internal && resource.weak_references);
        if !tells {
            each(store, resource, &mut progress, |stored| {
                if let Ok(item) = stored.item() {
                    check_references(resource, &item, &ids, &mut report);
                }
            })
            .await?;
        }
    }
    let derived = verification::verify(store, repair).await?;
    report.repaired = derived.repaired;
    derived
        .problems
        .into_iter()
        .for_each(|problem| report.add(problem));
    Ok(report)
}

async fn each(
    store: &dyn Store,
    resource: &'static Resource,
    progress: &mut impl FnMut(u64),
    mut visit: impl FnMut(&StoredItem),
) -> Result<(), Refusal> {
    let mut after = String::new();
    loop {
        let page = store.walk(resource, &after, PAGE).await?;
        let Some(last) = page.last() else {
            return Ok(());
        };
        after.clone_from(&last.id);
        page.iter().for_each(&mut visit);
        progress(page.len() as u64);
    }
}

fn check_item(resource: &Resource, stored: &StoredItem, item: &Item, report: &mut Report) {
    let mut add = |problem: &str| report.add(format!("{}/{}: {problem}", resource.name, stored.id));
    if item::text(item, "_id") != stored.id {
        add("the item has another _id than its key");
    }
    if item::text(item, "_etag") != stored.etag {
        add("the item has another _etag than its key");
    }
    for (name, field) in &resource.fields {
        let Some(value) = item.get(name).filter(|value| !value.is_null()) else {
            continue;
        };
        if !is_of_kind(value, &field.kind) {
            add(&format!(
                "{name}: the value is not of the type of the field"
            ));
        } else if let Some(allowed) = &field.allowed
            && !values(value).iter().all(|one| allowed.contains(one))
        {
            add(&format!(
                "{name}: the value is not one of those that are allowed"
            ));
        }
    }
}

/// The elements of a list, or the value.
fn values(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(elements) => elements.iter().collect(),
        value => vec![value],
    }
}

fn is_of_kind(value: &Value, kind: &Kind) -> bool {
    match kind {
        Kind::String | Kind::Datetime => value.is_string(),
        Kind::Integer => value.is_i64() || value.is_u64(),
        Kind::Float => value.is_number(),
        Kind::Boolean => value.is_boolean(),
        Kind::ObjectId => value.as_str().is_some_and(item::is_id),
        Kind::Dict | Kind::Point => value.is_object(),
        Kind::List(inner) => value.as_array().is_some_and(|elements| {
            elements
                .iter()
                .all(|element| element.is_null() || is_of_kind(element, inner))
        }),
        Kind::Any => true,
    }
}

fn check_references(
    resource: &Resource,
    item: &Item,
    ids: &BTreeMap<&'static str, HashSet<String>>,
    report: &mut Report,
) {
    for (name, field) in &resource.fields {
        let Some(relation) = &field.relation else {
            continue;
        };
        let Some(known) = ids.get(relation.resource.as_str()) else {
            continue;
        };
        let Some(value) = item.get(name) else {
            continue;
        };
        for id in values(value).into_iter().filter_map(Value::as_str) {
            if !known.contains(id) {
                report.add(format!(
                    "{}/{}: {name}: there is no {} {id}",
                    resource.name,
                    item::text(item, "_id"),
                    relation.resource
                ));
            }
        }
    }
}

/// Values that no two items may share.
struct Unique<'a> {
    seen: BTreeMap<&'a str, HashSet<String>>,
}

impl<'a> Unique<'a> {
    fn of(resource: &'a Resource) -> Self {
        Self {
            seen: resource
                .unique_fields()
                .map(|field| (field, HashSet::new()))
                .collect(),
        }
    }

    fn check(&mut self, resource: &Resource, item: &Item, report: &mut Report) {
        for (field, seen) in &mut self.seen {
            if let Some(value) = item.get(*field).filter(|value| !value.is_null())
                && !seen.insert(value.to_string())
            {
                let id = item::text(item, "_id");
                report.add(format!(
                    "{}/{id}: {field}: another item has this value",
                    resource.name
                ));
            }
        }
    }
}
