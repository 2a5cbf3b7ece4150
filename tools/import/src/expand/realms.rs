//! Realms: the tree, the default realm, and the realm of each host and host group.

use std::collections::{HashMap, HashSet};

use crate::configuration::Configuration;
use crate::message::{Messages, Severity};
use crate::object::Object;
use crate::value::{Name, Value};

/// The realm of a configuration that defines none.
const ALL: &str = "All";

/// Fills `realms`, `default_realm`, and the property `realm` of hosts and host groups.
pub(super) fn expand(
    mut realms: Vec<Object>,
    configuration: &mut Configuration,
    messages: &mut Messages,
) {
    configuration.default_realm = default_realm(&realms, messages);
    parents(&mut realms, messages);
    let known: HashSet<Name> = realms
        .iter()
        .map(|realm| Name::clone(&realm.name))
        .chain([Name::clone(&configuration.default_realm)])
        .collect();
    configuration.realms = realms;
    realms_of_hosts(configuration, &known, messages);
    realms_of_groups(configuration, &known, messages);
}

fn default_realm(realms: &[Object], messages: &mut Messages) -> Name {
    let mut marked: Vec<&Object> = realms
        .iter()
        .filter(|realm| realm.flag("default"))
        .collect();
    marked.sort_by(|one, other| one.name.cmp(&other.name));
    if let [first, rest @ ..] = marked.as_slice() {
        if let Some(other) = rest.first() {
            let text = format!(
                "several realms are marked as default; '{}' is taken",
                first.name
            );
            messages.push(Severity::Warning, Some(&other.place), other.label(), text);
        }
        return Name::clone(&first.name);
    }
    let Some(first) = realms.iter().min_by(|one, other| one.name.cmp(&other.name)) else {
        return Name::from(ALL);
    };
    let text = format!("no realm is marked as default; '{}' is taken", first.name);
    messages.push(Severity::Warning, Some(&first.place), first.label(), text);
    Name::clone(&first.name)
}

/// Sets the property `higher_realms` of each realm that another one lists to that one.
fn parents(realms: &mut [Object], messages: &mut Messages) {
    let names: HashSet<Name> = realms
        .iter()
        .map(|realm| Name::clone(&realm.name))
        .collect();
    let mut parent_of: HashMap<Name, Name> = HashMap::new();
    for realm in realms.iter() {
        for member in realm.list("realm_members") {
            if !names.contains(member) {
                let text = format!("realm_members: the realm '{member}' is not defined");
                messages.push(Severity::Error, Some(&realm.place), realm.label(), text);
            } else if leads_to(&parent_of, &realm.name, member) {
                let text = format!("realm_members: '{member}' would be below itself");
                messages.push(Severity::Error, Some(&realm.place), realm.label(), text);
            } else {
                parent_of.insert(Name::clone(member), Name::clone(&realm.name));
            }
        }
    }
    for realm in realms {
        let parent = parent_of.get(&realm.name);
        realm.set_list("higher_realms", parent.cloned().into_iter().collect());
    }
}

/// Whether `target` is `start` or above it.
fn leads_to(parent_of: &HashMap<Name, Name>, start: &Name, target: &Name) -> bool {
    let mut next = Some(start);
    while let Some(name) = next {
        if name == target {
            return true;
        }
        next = parent_of.get(name);
    }
    false
}

/// A host without a realm takes that of a group that has one, else the default realm.
fn realms_of_hosts(
    configuration: &mut Configuration,
    known: &HashSet<Name>,
    messages: &mut Messages,
) {
    let mut by_group: HashMap<Name, Name> = HashMap::new();
    for group in &configuration.host_groups {
        if let Some(realm) = group.text("realm") {
            for member in group.list("members") {
                let entry = by_group.entry(Name::clone(member));
                entry.or_insert_with(|| Name::clone(realm));
            }
        }
    }
    for host in &mut configuration.hosts {
        let realm = match host.text("realm") {
            Some(realm) if known.contains(realm) || &**realm == ALL => continue,
            Some(realm) => {
                let text = format!("the realm '{realm}' is not defined");
                messages.push(Severity::Error, Some(&host.place), host.label(), text);
                continue;
            }
            None => by_group
                .get(&host.name)
                .unwrap_or(&configuration.default_realm),
        };
        host.values.insert("realm", Value::Text(Name::clone(realm)));
    }
}

/// A host group without a realm takes the default one, or the one that its members share.
fn realms_of_groups(
    configuration: &mut Configuration,
    known: &HashSet<Name>,
    messages: &mut Messages,
) {
    let of_host: HashMap<&Name, &Name> = configuration
        .hosts
        .iter()
        .filter_map(|host| Some((&host.name, host.text("realm")?)))
        .collect();
    let default = &configuration.default_realm;
    for group in &mut configuration.host_groups {
        let members: Vec<(&Name, &Name)> = group
            .list("members")
            .iter()
            .filter_map(|member| Some((member, *of_host.get(member)?)))
            .collect();
        let mut error = |text: String| {
            messages.push(Severity::Error, Some(&group.place), group.label(), text);
        };
        if let Some(realm) = group.text("realm") {
            if !known.contains(realm) && &**realm != ALL {
                error(format!("the realm '{realm}' is not defined"));
                continue;
            }
            for (member, other) in members.iter().filter(|(_, other)| *other != realm) {
                error(format!(
                    "its realm is '{realm}', that of its member '{member}' is '{other}'"
                ));
            }
            continue;
        }
        let mut others: Vec<&Name> = members.iter().map(|(_, realm)| *realm).collect();
        others.retain(|realm| *realm != default);
        others.sort();
        others.dedup();
        let realm = match others.as_slice() {
            [] => Name::clone(default),
            [one] => {
                let text = format!("it takes the realm '{one}' of its members");
                messages.push(Severity::Warning, Some(&group.place), group.label(), text);
                Name::clone(one)
            }
            [one, other, ..] => {
                error(format!(
                    "it has no realm, and its members are in several: '{one}', '{other}'"
                ));
                continue;
            }
        };
        group.values.insert("realm", Value::Text(realm));
    }
}
