//! Dependencies: one for each pair of hosts or services.

use std::collections::HashMap;

use super::targets::{DEPENDENT, MASTER, Targets};
use crate::message::{Messages, Severity};
use crate::object::Object;
use crate::value::Name;

/// How many pairs one definition may stand for.
const MAX_PAIRS: usize = 1_000_000;

pub(super) fn hosts(
    definitions: Vec<Object>,
    targets: &Targets<'_>,
    messages: &mut Messages,
) -> Vec<Object> {
    let mut result = Vec::new();
    for definition in definitions {
        let masters = targets.hosts(&definition, &MASTER, messages);
        let dependents = targets.hosts(&definition, &DEPENDENT, messages);
        if is_too_much(&definition, masters.len(), dependents.len(), messages) {
            continue;
        }
        for master in &masters {
            for dependent in dependents.iter().filter(|dependent| *dependent != master) {
                let mut one = without_groups(&definition);
                one.name = Name::from(format!("{master} -> {dependent}"));
                one.set_list("host_name", vec![Name::clone(master)]);
                one.set_list("dependent_host_name", vec![Name::clone(dependent)]);
                result.push(one);
            }
        }
    }
    distinct_names(&mut result);
    result
}

pub(super) fn services(
    definitions: Vec<Object>,
    targets: &Targets<'_>,
    messages: &mut Messages,
) -> Vec<Object> {
    let mut result = Vec::new();
    for definition in definitions {
        let masters = targets.services(&definition, &MASTER, messages);
        let has_dependents = [
            DEPENDENT.hosts,
            DEPENDENT.host_groups,
            DEPENDENT.service_groups,
        ]
        .into_iter()
        .any(|property| !definition.list(property).is_empty());
        let names = definition.list(DEPENDENT.services);
        // Without dependent hosts, and with `explode_hostgroup`, both services are on one host.
        if !has_dependents || definition.flag("explode_hostgroup") {
            for (host, name) in &masters {
                for (_, dependent) in targets.on_host(&definition, host, names, messages) {
                    add(&mut result, &definition, (host, name), (host, &dependent));
                }
            }
            continue;
        }
        let dependents = targets.services(&definition, &DEPENDENT, messages);
        if is_too_much(&definition, masters.len(), dependents.len(), messages) {
            continue;
        }
        for (host, name) in &masters {
            for (dependent_host, dependent) in &dependents {
                add(
                    &mut result,
                    &definition,
                    (host, name),
                    (dependent_host, dependent),
                );
            }
        }
    }
    distinct_names(&mut result);
    result
}

fn add(
    result: &mut Vec<Object>,
    definition: &Object,
    (host, name): (&Name, &Name),
    (dependent_host, dependent): (&Name, &Name),
) {
    if host == dependent_host && name == dependent {
        return;
    }
    let mut one = without_groups(definition);
    one.name = Name::from(format!("{host}/{name} -> {dependent_host}/{dependent}"));
    one.set_list("host_name", vec![Name::clone(host)]);
    one.set_list("service_description", vec![Name::clone(name)]);
    one.set_list("dependent_host_name", vec![Name::clone(dependent_host)]);
    one.set_list(
        "dependent_service_description",
        vec![Name::clone(dependent)],
    );
    result.push(one);
}

fn without_groups(definition: &Object) -> Object {
    let mut one = definition.clone();
    for side in [MASTER, DEPENDENT] {
        one.values.remove(side.host_groups);
        one.values.remove(side.service_groups);
    }
    one.values.remove("explode_hostgroup");
    one
}

fn is_too_much(
    definition: &Object,
    masters: usize,
    dependents: usize,
    messages: &mut Messages,
) -> bool {
    let too_much = masters.saturating_mul(dependents) > MAX_PAIRS;
    if too_much {
        let text = format!("it stands for more than {MAX_PAIRS} pairs");
        messages.push(
            Severity::Error,
            Some(&definition.place),
            definition.label(),
            text,
        );
    }
    too_much
}

/// Adds a number to names that occur several times.
pub(super) fn distinct_names(objects: &mut [Object]) {
    let mut seen: HashMap<Name, usize> = HashMap::new();
    for object in objects {
        let count = seen.entry(Name::clone(&object.name)).or_default();
        *count += 1;
        if *count > 1 {
            object.name = Name::from(format!("{} ({count})", object.name));
        }
    }
}
