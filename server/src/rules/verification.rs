//! What is derived from other values, compared with what it should be.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::{Value, json};

use super::overall_state::{self, confirmed_value, host_value, own_value};
use super::refusal::Refusal;
use super::registry::run_unit;
use super::{synthesis, tree};
use crate::contract::{Resource, resource};
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::store::Store;
use crate::unit::{Touch, Unit};

/// Trees of items, with the fields that hold what is below.
const TREES: [(&str, bool); 4] = [
    ("realm", true),
    ("hostgroup", false),
    ("servicegroup", false),
    ("usergroup", false),
];

/// How many hosts are looked at in one unit.
const HOSTS: usize = 200;

/// What was found to differ, and how much of it was repaired.
#[derive(Debug, Default)]
pub struct Verified {
    /// What differs.
    pub problems: Vec<String>,
    /// How many of these were repaired.
    pub repaired: u64,
}

impl Verified {
    fn of(problems: Vec<String>, repair: bool) -> Self {
        let repaired = if repair { problems.len() as u64 } else { 0 };
        Self { problems, repaired }
    }

    fn add(&mut self, more: Self) {
        self.problems.extend(more.problems);
        self.repaired += more.repaired;
    }
}

/// Compares what is derived with what it should be; stores the right values where `repair` is
/// asked for.
///
/// # Errors
/// When the store fails.
pub async fn verify(store: &dyn Store, repair: bool) -> Result<Verified, Refusal> {
    let mut verified = Verified::default();
    for (name, lists_children) in TREES {
        let found = run_unit(store, move |unit| {
            trees(unit, resource(name), lists_children, repair)
        });
        verified.add(found.await?);
    }
    let hosts = run_unit(store, |unit| {
        let hosts = unit.find_parts(resource("host"), &Filter::everything(), &["_id"])?;
        Ok(hosts
            .iter()
            .map(|host| item::text(host, "_id").to_owned())
            .collect::<Vec<_>>())
    })
    .await?;
    for hosts in hosts.chunks(HOSTS) {
        let hosts = hosts.to_vec();
        verified.add(run_unit(store, move |unit| states(unit, &hosts, repair)).await?);
    }
    verified.add(run_unit(store, move |unit| counters(unit, repair)).await?);
    Ok(verified)
}

/// The places of items in their tree.
fn trees(
    unit: &mut Unit<'_>,
    resource: &'static Resource,
    lists_children: bool,
    repair: bool,
) -> Result<Verified, Refusal> {
    let items = unit.find(resource, &Filter::everything())?;
    let mut problems = Vec::new();
    let mut corrected = Vec::new();
    {
        let places = tree::places(&items);
        for item in &items {
            let id = item::text(item, "_id");
            let Some(place) = places.get(id) else {
                continue;
            };
            let mut derived = vec![
                ("_level", place.level()),
                ("_tree_parents", json!(place.ancestors)),
            ];
            if lists_children {
                for (field, wanted) in [
                    ("_children", &place.children),
                    ("_all_children", &place.descendants),
                ] {
                    derived.push((field, tree::reconcile(&item::texts(item, field), wanted)));
                }
            }
            derived.retain(|(field, value)| !is_same(item.get(*field), value));
            if derived.is_empty() {
                continue;
            }
            for (field, _) in &derived {
                problems.push(format!(
                    "{}/{id}: {field} is not what follows from the tree",
                    resource.name
                ));
            }
            let mut after = Item::clone(item);
            after.extend(
                derived
                    .into_iter()
                    .map(|(field, value)| (field.to_owned(), value)),
            );
            corrected.push((Arc::clone(item), after));
        }
    }
    if repair {
        for (before, after) in corrected {
            unit.update(resource, before, after, Touch::Kept);
        }
    }
    Ok(Verified::of(problems, repair))
}

/// An absent list is an empty one.
fn is_same(stored: Option<&Value>, derived: &Value) -> bool {
    match stored {
        None | Some(Value::Null) => derived.as_array().is_some_and(Vec::is_empty),
        Some(stored) => stored == derived,
    }
}

/// The overall states of hosts and of their services. Those that rest on an unconfirmed state
/// keep what they were before it, and cannot be known from what is stored.
fn states(unit: &mut Unit<'_>, hosts: &[String], repair: bool) -> Result<Verified, Refusal> {
    let (host, service) = (resource("host"), resource("service"));
    let by_id = Filter::is_in("_id", hosts.iter().map(|id| Operand::id(id.as_str())));
    let of_hosts = Filter::is_in("host", hosts.iter().map(|id| Operand::id(id.as_str())));
    let is_template = |item: &Item| item::flag(item, "_is_template");
    let is_confirmed = |item: &Item| confirmed_value(item).is_some();
    let mut wrong: Vec<(&'static Resource, Arc<Item>, i64)> = Vec::new();
    let mut services: HashMap<String, Vec<Option<i64>>> = HashMap::new();
    for item in unit.find(service, &of_hosts)? {
        let mut value = confirmed_value(&item);
        if is_confirmed(&item) && !is_template(&item) {
            let wanted = own_value(service, &item);
            if item::integer(&item, overall_state::FIELD) != wanted {
                value = Some(wanted);
                wrong.push((service, Arc::clone(&item), wanted));
            }
        }
        services
            .entry(item::text(&item, "host").to_owned())
            .or_default()
            .push(value);
    }
    for item in unit.find(host, &by_id)? {
        let below = services
            .remove(item::text(&item, "_id"))
            .unwrap_or_default();
        let all_confirmed = is_confirmed(&item) && below.iter().all(Option::is_some);
        if is_template(&item) || !all_confirmed {
            continue;
        }
        let wanted = host_value(own_value(host, &item), below.into_iter().flatten());
        if item::integer(&item, overall_state::FIELD) != wanted {
            wrong.push((host, item, wanted));
        }
    }
    let problems: Vec<String> = wrong
        .iter()
        .map(|(resource, item, wanted)| {
            let id = item::text(item, "_id");
            let stored = item::integer(item, overall_state::FIELD);
            format!(
                "{}/{id}: the overall state is {stored}, should be {wanted}",
                resource.name
            )
        })
        .collect();
    if repair {
        for (resource, item, wanted) in wrong {
            unit.revise(resource, item::text(&item, "_id"), Touch::Kept, |item| {
                item.insert(overall_state::FIELD.to_owned(), wanted.into());
            })?;
        }
    }
    Ok(Verified::of(problems, repair))
}

/// The counters of live synthesis.
fn counters(unit: &mut Unit<'_>, repair: bool) -> Result<Verified, Refusal> {
    let mut problems = Vec::new();
    for document in unit.find(resource("livesynthesis"), &Filter::everything())? {
        let (id, realm) = (
            item::text(&document, "_id"),
            item::text(&document, "_realm"),
        );
        for (counter, wanted) in synthesis::count(unit, realm)? {
            let stored = item::integer(&document, counter);
            if stored != wanted {
                problems.push(format!(
                    "livesynthesis/{id}: {counter} is {stored}, should be {wanted}"
                ));
            }
        }
    }
    if repair && !problems.is_empty() {
        synthesis::recount_all(unit)?;
    }
    Ok(Verified::of(problems, repair))
}
