//! Groups of services: pairs of a host and a description.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::groups::{flatten, implied};
use crate::kind::Kind;
use crate::message::{Messages, Severity};
use crate::object::Object;
use crate::value::Name;

type Pair = (Name, Name);

/// Resolves the members of service groups. A group that a service names and that nothing defines
/// is added.
pub(super) fn expand(
    mut groups: Vec<Object>,
    services: &[Object],
    messages: &mut Messages,
) -> Vec<Object> {
    let mut by_host: HashMap<Name, Vec<Name>> = HashMap::new();
    for service in services {
        if let [host] = service.list("host_name") {
            let names = by_host.entry(Name::clone(host)).or_default();
            names.push(Name::clone(&service.name));
        }
    }
    let mut own: Vec<Vec<Pair>> = Vec::new();
    for group in &groups {
        own.push(members(group, &by_host, messages));
    }
    let numbered = groups.iter().enumerate();
    let mut index: HashMap<Name, usize> = numbered
        .map(|(index, group)| (Name::clone(&group.name), index))
        .collect();
    for service in services {
        let [host] = service.list("host_name") else {
            continue;
        };
        for name in service.list("servicegroups") {
            let group = *index.entry(Name::clone(name)).or_insert_with(|| {
                groups.push(implied(
                    Kind::ServiceGroup,
                    "servicegroup_name",
                    name,
                    service,
                    messages,
                ));
                own.push(Vec::new());
                groups.len() - 1
            });
            own[group].push((Name::clone(host), Name::clone(&service.name)));
        }
    }
    let excluded = vec![HashSet::new(); groups.len()];
    let property = "servicegroup_members";
    let flattened = flatten(&groups, &index, property, &own, &excluded, messages);
    for (group, pairs) in groups.iter_mut().zip(flattened) {
        let flat = pairs.into_iter().flat_map(|(host, name)| [host, name]);
        group.set_list("members", flat.collect());
    }
    groups
}

/// The pairs that a group lists; `*` stands for all services of a host, or for all hosts that
/// have the service.
fn members(
    group: &Object,
    by_host: &HashMap<Name, Vec<Name>>,
    messages: &mut Messages,
) -> Vec<Pair> {
    let listed = group.list("members");
    if listed.len() % 2 == 1 {
        let text = "members must be pairs of a host and a service; their number is odd";
        messages.push(Severity::Error, Some(&group.place), group.label(), text);
        return Vec::new();
    }
    let mut result = Vec::new();
    for pair in listed.chunks_exact(2) {
        let [host, service] = pair else { continue };
        let before = result.len();
        let mut add = |host: &Name, names: &[Name]| {
            let wanted = names
                .iter()
                .filter(|name| &**service == "*" || *name == service);
            result.extend(wanted.map(|name| (Name::clone(host), Name::clone(name))));
        };
        if &**host == "*" {
            let sorted: BTreeMap<_, _> = by_host.iter().collect();
            for (host, names) in sorted {
                add(host, names);
            }
        } else if let Some(names) = by_host.get(host) {
            add(host, names);
        }
        if result.len() == before {
            let text = format!("the member '{host}/{service}' is not a service");
            messages.push(Severity::Error, Some(&group.place), group.label(), text);
        }
    }
    result
}
