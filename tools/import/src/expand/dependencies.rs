//! Dependencies: one for each pair of hosts or services.

use std::collections::BTreeMap;

use super::budget::Budget;
use super::names;
use super::targets::{DEPENDENT, MASTER, Pair, Targets};
use crate::kind::Kind;
use crate::message::{Messages, Severity};
use crate::object::Object;
use crate::value::{Name, Value};

/// What a dependency has that a service names in its own definition.
const OF_SERVICE: [(&str, &[&str]); 2] = [
    ("execution_failure_criteria", &["n"]),
    ("notification_failure_criteria", &["w", "u", "c"]),
];

pub(super) fn hosts(
    definitions: Vec<Object>,
    targets: &Targets<'_>,
    budget: &mut Budget,
    messages: &mut Messages,
) -> Vec<Object> {
    let mut result = Vec::new();
    for definition in definitions {
        let (said, before) = (messages.len(), result.len());
        let masters = targets.hosts(&definition, &MASTER, messages);
        let dependents = targets.hosts(&definition, &DEPENDENT, messages);
        let pairs = masters.len().saturating_mul(dependents.len());
        if !budget.take(pairs, &definition, messages) {
            continue;
        }
        let base = without_groups(&definition);
        for master in &masters {
            for dependent in dependents.iter().filter(|dependent| *dependent != master) {
                let mut one = base.clone();
                one.name = names::made(&format!("{master} -> {dependent}"));
                one.set_list("host_name", vec![Name::clone(master)]);
                one.set_list("dependent_host_name", vec![Name::clone(dependent)]);
                result.push(one);
            }
        }
        if result.len() == before && messages.len() == said {
            warn_about_nothing(&definition, messages);
        }
    }
    names::make_distinct(&mut result);
    result
}

pub(super) fn services(
    definitions: Vec<Object>,
    targets: &Targets<'_>,
    budget: &mut Budget,
    messages: &mut Messages,
) -> Vec<Object> {
    let mut result = Vec::new();
    for definition in definitions {
        let (said, before) = (messages.len(), result.len());
        let masters = targets.services(&definition, &MASTER, messages);
        let has_dependents = [
            DEPENDENT.hosts,
            DEPENDENT.host_groups,
            DEPENDENT.service_groups,
        ]
        .into_iter()
        .any(|property| !definition.list(property).is_empty());
        let names = definition.list(DEPENDENT.services);
        let base = without_groups(&definition);
        // Without dependent hosts, and with `explode_hostgroup`, both services are on one host.
        if !has_dependents || definition.flag("explode_hostgroup") {
            for (host, name) in &masters {
                let dependents = targets.on_host(&definition, host, names, messages);
                if !budget.take(dependents.len(), &definition, messages) {
                    break;
                }
                for (_, dependent) in dependents {
                    add(&mut result, &base, (host, name), (host, &dependent));
                }
            }
        } else {
            let dependents = targets.services(&definition, &DEPENDENT, messages);
            let pairs = masters.len().saturating_mul(dependents.len());
            if !budget.take(pairs, &definition, messages) {
                continue;
            }
            for (host, name) in &masters {
                for (dependent_host, dependent) in &dependents {
                    add(
                        &mut result,
                        &base,
                        (host, name),
                        (dependent_host, dependent),
                    );
                }
            }
        }
        if result.len() == before && messages.len() == said {
            warn_about_nothing(&definition, messages);
        }
    }
    result
}

/// The dependencies that services name in their own definition, `service_dependencies`: pairs of a
/// host and a service on which they depend. An empty host is the service's own one, and a single
/// name is a service of that host. The property is replaced by the pairs, flat.
pub(super) fn of_services(
    services: &mut [Object],
    targets: &Targets<'_>,
    budget: &mut Budget,
    messages: &mut Messages,
) -> Vec<Object> {
    let mut result = Vec::new();
    for service in services {
        let lines = service.list("service_dependencies");
        let Some(own) = service.list("host_name").first().cloned() else {
            continue;
        };
        if lines.is_empty() {
            continue;
        }
        let masters = masters(service, &own, targets, messages);
        if !budget.take(masters.len(), service, messages) {
            continue;
        }
        let mut values: BTreeMap<&'static str, Value> = BTreeMap::new();
        for (property, letters) in OF_SERVICE {
            let letters = letters.iter().map(|letter| Name::from(*letter));
            values.insert(property, Value::list(letters.collect()));
        }
        values.insert("inherits_parent", Value::Flag(true));
        let base = Object::made(Kind::ServiceDependency, Name::default(), service, values);
        for (host, name) in &masters {
            add(&mut result, &base, (host, name), (&own, &service.name));
        }
        let flat = masters.into_iter().flat_map(|(host, name)| [host, name]);
        let flat = flat.collect();
        service.set_list("service_dependencies", flat);
    }
    result
}

/// The services on which one depends by its own definition, without itself and each once.
fn masters(
    service: &Object,
    own: &Name,
    targets: &Targets<'_>,
    messages: &mut Messages,
) -> Vec<Pair> {
    let mut result: Vec<Pair> = Vec::new();
    let mut error = |text: String| {
        let label = service.label();
        messages.push(Severity::Error, Some(&service.place), label, text);
    };
    for line in service.list("service_dependencies") {
        let line = line.trim_start_matches('+');
        let mut words: Vec<&str> = line.split(',').map(str::trim).collect();
        if words.last().is_some_and(|word| word.is_empty()) {
            words.pop();
        }
        if let [name] = words[..] {
            words = vec!["", name];
        }
        if words.len() % 2 == 1 {
            error(format!(
                "service_dependencies '{line}': it must be pairs of a host and a service; their \
                 number is odd"
            ));
            continue;
        }
        for pair in words.chunks_exact(2) {
            let host = match pair[0] {
                "" => Name::clone(own),
                host => Name::from(host),
            };
            let master = (host, Name::from(pair[1]));
            if !targets.is_service(&master.0, &master.1) {
                error(format!(
                    "service_dependencies: the service '{}/{}' is not defined",
                    master.0, master.1
                ));
            } else if (&master.0, &master.1) != (own, &service.name) && !result.contains(&master) {
                result.push(master);
            }
        }
    }
    result
}

fn add(
    result: &mut Vec<Object>,
    base: &Object,
    (host, name): (&Name, &Name),
    (dependent_host, dependent): (&Name, &Name),
) {
    if host == dependent_host && name == dependent {
        return;
    }
    let mut one = base.clone();
    one.name = names::made(&format!("{host}/{name} -> {dependent_host}/{dependent}"));
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

fn warn_about_nothing(definition: &Object, messages: &mut Messages) {
    let text = "nothing depends on anything by it, and it is not imported";
    let label = definition.label();
    messages.push(Severity::Warning, Some(&definition.place), label, text);
}
