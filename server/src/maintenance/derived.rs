//! What is derived from other values, compared with what it should be.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::{Value, json};

use super::check::Report;
use crate::contract::{Resource, resource};
use crate::filter::{Filter, Operand};
use crate::item::{self, Item};
use crate::rules::overall_state::{self, confirmed_value, host_value, own_value};
use crate::rules::{Refusal, run_unit, synthesis, tree};
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

type Found = (Vec<String>, u64);

/// Compares, and repairs where that is asked for.
pub(super) async fn check(
    store: &dyn Store,
    repair: bool,
    report: &mut Report,
) -> Result<(), Refusal> {
    for (name, lists_children) in TREES {
        let found = run_unit(store, move |unit| {
            trees(unit, resource(name), lists_children, repair)
        });
        take(report, found.await?, repair);
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
        let found = run_unit(store, move |unit| states(unit, &hosts, repair));
        take(report, found.await?, repair);
    }
    let found = run_unit(store, move |unit| counters(unit, repair)).await?;
    take(report, found, repair);
    Ok(())
}

fn take(report: &mut Report, (problems, repaired): Found, repair: bool) {
    problems.into_iter().for_each(|problem| report.add(problem));
    if repair {
        report.repaired += repaired;
    }
}

/// The places of items in their tree.
fn trees(
    unit: &mut Unit<'_>,
    resource: &'static Resource,
    lists_children: bool,
    repair: bool,
) -> Result<Found, Refusal> {
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
    let count = problems.len() as u64;
    if repair {
        for (before, after) in corrected {
            unit.update(resource, before, after, Touch::Kept);
        }
    }
    Ok((problems, count))
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
fn states(unit: &mut Unit<'_>, hosts: &[String], repair: bool) -> Result<Found, Refusal> {
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
    let count = problems.len() as u64;
    if repair {
        for (resource, item, wanted) in wrong {
            unit.revise(resource, item::text(&item, "_id"), Touch::Kept, |item| {
                item.insert(overall_state::FIELD.to_owned(), wanted.into());
            })?;
        }
    }
    Ok((problems, count))
}

/// The counters of live synthesis.
fn counters(unit: &mut Unit<'_>, repair: bool) -> Result<Found, Refusal> {
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
    let count = problems.len() as u64;
    if repair && count > 0 {
        synthesis::recount_all(unit)?;
    }
    Ok((problems, count))
}
