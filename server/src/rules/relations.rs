//! References of items to items of the same kind: no circle, no repetition.
//!
//! Parents of hosts, members that are groups, exclusions of time periods: a field whose values name
//! items of the item's own resource must not lead back to the item. The trees of realms and groups
//! and the templates have rules of their own. Dependencies form one graph: a host or service must
//! not depend on itself, however many dependencies lead there.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, LazyLock};

use serde_json::{Map, Value};

use super::refusal::Refusal;
use super::resource_rules::ResourceRules;
use super::transaction::Transaction;
use crate::contract::{Resource, contract, resource};
use crate::filter::{Filter, Kind, Operand};
use crate::item::{self, Item};
use crate::unit::Unit;

/// Fields with rules of their own.
const OTHER_RULES: [&str; 5] = [
    "_parent",
    "_tree_parents",
    "_children",
    "_all_children",
    "_templates",
];

/// Lists that name items of their resource by id or by name, without a declared relation.
pub(super) const UNDECLARED: [(&str, &str); 1] = [("timeperiod", "exclude")];

/// How many items a message names.
const MAX_NAMED: usize = 8;

/// Dependencies, and the lists of what depends and of what it depends on.
const DEPENDENCIES: [(&str, &str, &str, &str); 2] = [
    ("hostdependency", "dependent_hosts", "hosts", "host"),
    (
        "servicedependency",
        "dependent_services",
        "services",
        "service",
    ),
];

/// Drops repetitions from lists of references: an item counts once, where it stands first.
pub(super) struct Relations;

impl ResourceRules for Relations {
    fn before_create(
        &self,
        _tx: &mut Transaction<'_>,
        resource: &'static Resource,
        item: &mut Item,
    ) -> Result<(), Refusal> {
        drop_repetitions(resource, item);
        Ok(())
    }

    fn before_change(
        &self,
        _tx: &mut Transaction<'_>,
        resource: &'static Resource,
        _stored: &Item,
        changes: &mut Item,
    ) -> Result<(), Refusal> {
        drop_repetitions(resource, changes);
        Ok(())
    }
}

fn drop_repetitions(resource: &Resource, item: &mut Item) {
    for (name, value) in item.iter_mut() {
        let Value::Array(values) = value else {
            continue;
        };
        if values.len() < 2
            || resource
                .field(name)
                .is_none_or(|field| field.relation.is_none())
        {
            continue;
        }
        let mut met = HashSet::new();
        values.retain(|value| match value.as_str() {
            Some(id) => met.insert(id.to_owned()),
            None => true,
        });
    }
}

/// The fields of each resource by which its items could form a circle.
static OWN_RELATIONS: LazyLock<Vec<(&Resource, &str)>> = LazyLock::new(|| {
    let own = |resource: &'static Resource| {
        let fields = resource.fields.iter().filter(|(field, declared)| {
            let relation = declared.relation.as_ref();
            let is_own = relation.is_some_and(|relation| relation.resource == resource.name);
            let is_own = is_own || UNDECLARED.contains(&(&resource.name, field));
            is_own && !OTHER_RULES.contains(&field.as_str())
        });
        fields.map(move |(field, _)| (resource, field.as_str()))
    };
    contract().resources().iter().flat_map(own).collect()
});

/// Refuses circles that the unit has closed.
pub(super) fn refuse_circles(tx: &mut Transaction<'_>) -> Result<(), Refusal> {
    for (resource, field) in &*OWN_RELATIONS {
        refuse_circle(tx, resource, field)?;
    }
    for (name, dependents, masters, member) in DEPENDENCIES {
        refuse_dependency_circle(tx, resource(name), dependents, masters, resource(member))?;
    }
    Ok(())
}

fn refuse_circle(unit: &Unit<'_>, resource: &'static Resource, field: &str) -> Result<(), Refusal> {
    let changed = |before: Option<&Arc<Item>>, after: &Arc<Item>| {
        after.get(field).is_some_and(|value| !value.is_null())
            && before.is_none_or(|before| before.get(field) != after.get(field))
    };
    let starts: Vec<String> = unit
        .touched(resource)
        .filter_map(|(before, after)| after.filter(|after| changed(before, after)))
        .map(|item| item::text(item, "_id").to_owned())
        .collect();
    let edges = |id: &str| -> Result<Vec<String>, Refusal> {
        let Some(item) = unit.get(resource, id)? else {
            return Ok(Vec::new());
        };
        let mut ids = named(&item, field);
        for id in &mut ids {
            if !item::is_id(id)
                && let Some(found) = unit.find_named(resource, id)?
            {
                item::text(&found, "_id").clone_into(id);
            }
        }
        Ok(ids)
    };
    if let Some(circle) = circle_through(&starts, edges)? {
        return Err(refusal(unit, resource, field, resource, &circle)?);
    }
    Ok(())
}

fn refuse_dependency_circle(
    unit: &Unit<'_>,
    dependencies: &'static Resource,
    dependents: &str,
    masters: &str,
    members: &'static Resource,
) -> Result<(), Refusal> {
    let changed = |before: Option<&Arc<Item>>, after: &Arc<Item>| {
        let differs = |field| before.is_none_or(|before| before.get(field) != after.get(field));
        differs(dependents) || differs(masters)
    };
    let starts: Vec<String> = unit
        .touched(dependencies)
        .filter_map(|(before, after)| after.filter(|after| changed(before, after)))
        .flat_map(|item| named(item, dependents))
        .collect();
    if starts.is_empty() {
        return Ok(());
    }
    let mut edges: HashMap<String, Vec<String>> = HashMap::new();
    let parts = [dependents, masters];
    for dependency in unit.find_parts(dependencies, &Filter::everything(), &parts)? {
        for dependent in named(&dependency, dependents) {
            let masters = named(&dependency, masters);
            edges.entry(dependent).or_default().extend(masters);
        }
    }
    let of = |id: &str| Ok(edges.get(id).cloned().unwrap_or_default());
    if let Some(circle) = circle_through(&starts, of)? {
        return Err(refusal(unit, dependencies, masters, members, &circle)?);
    }
    Ok(())
}

/// The ids in a field, one or several.
fn named(item: &Item, field: &str) -> Vec<String> {
    match item.get(field) {
        Some(Value::String(id)) => vec![id.clone()],
        _ => item::texts(item, field)
            .into_iter()
            .map(str::to_owned)
            .collect(),
    }
}

/// A circle that leads through one of these nodes, if there is one: its nodes in order.
fn circle_through(
    starts: &[String],
    edges: impl Fn(&str) -> Result<Vec<String>, Refusal>,
) -> Result<Option<Vec<String>>, Refusal> {
    let wanted: HashSet<&str> = starts.iter().map(String::as_str).collect();
    let mut done: HashSet<String> = HashSet::new();
    for start in starts {
        // The nodes on the way from the start, each with the edges not yet followed.
        let mut way: Vec<(String, Vec<String>)> = Vec::new();
        let mut on_way: HashSet<String> = HashSet::new();
        if done.contains(start) {
            continue;
        }
        on_way.insert(start.clone());
        way.push((start.clone(), edges(start)?));
        while let Some((_, left)) = way.last_mut() {
            let Some(next) = left.pop() else {
                if let Some((node, _)) = way.pop() {
                    on_way.remove(&node);
                    done.insert(node);
                }
                continue;
            };
            if on_way.contains(&next) {
                let nodes = way.iter().map(|(node, _)| node);
                let circle: Vec<String> =
                    nodes.skip_while(|node| **node != next).cloned().collect();
                if circle.iter().any(|node| wanted.contains(node.as_str())) {
                    return Ok(Some(circle));
                }
            } else if !done.contains(&next) {
                on_way.insert(next.clone());
                let further = edges(&next)?;
                way.push((next, further));
            }
        }
    }
    Ok(None)
}

/// The refusal that names the circle.
fn refusal(
    unit: &Unit<'_>,
    resource: &'static Resource,
    field: &str,
    members: &'static Resource,
    circle: &[String],
) -> Result<Refusal, Refusal> {
    let by_id = Filter::is_in("_id", circle.iter().map(|id| Operand::id(id.as_str())));
    let found = unit.find_parts(members, &by_id, &["_id", "name"])?;
    let names: BTreeMap<&str, &str> = found
        .iter()
        .map(|item| (item::text(item, "_id"), item::text(item, "name")))
        .collect();
    let name = |id: &String| {
        names
            .get(id.as_str())
            .map_or(id.as_str(), |name| *name)
            .to_owned()
    };
    let mut shown: Vec<String> = circle.iter().take(MAX_NAMED).map(name).collect();
    if circle.len() > MAX_NAMED {
        shown.push("…".to_owned());
    }
    shown.extend(circle.first().map(name));
    let is_list = resource
        .field(field)
        .is_some_and(|field| matches!(field.kind, Kind::List(_)));
    let what = if is_list { "these lead" } else { "this leads" };
    let message = format!("{what} back to the item: {}", shown.join(" → "));
    let issues = Map::from_iter([(field.to_owned(), Value::from(message))]);
    let is_new = unit
        .touched(resource)
        .any(|(before, after)| before.is_none() && after.is_some());
    Ok(if is_new {
        Refusal::InvalidItem(issues)
    } else {
        Refusal::InvalidChanges(issues)
    })
}
