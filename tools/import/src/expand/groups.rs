//! Groups of hosts and of contacts: members from both sides, member groups flattened.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hash;

use super::hosts::select_names;
use crate::kind::Kind;
use crate::message::{Messages, Severity};
use crate::object::Object;
use crate::value::{Name, Value};

/// What the groups of one kind call their members.
pub(super) struct Names {
    kind: Kind,
    name: &'static str,
    member: &'static str,
    /// The property of a group that lists groups.
    pub(super) groups: &'static str,
    /// The property of a member that lists groups.
    of_member: &'static str,
}

pub(super) const HOSTS: Names = Names {
    kind: Kind::HostGroup,
    name: "hostgroup_name",
    member: "host",
    groups: "hostgroup_members",
    of_member: "hostgroups",
};

pub(super) const CONTACTS: Names = Names {
    kind: Kind::ContactGroup,
    name: "contactgroup_name",
    member: "contact",
    groups: "contactgroup_members",
    of_member: "contactgroups",
};

/// Resolves the members of groups. A group that a member names and that nothing defines is added.
pub(super) fn expand(
    mut groups: Vec<Object>,
    members: &[Object],
    names: &Names,
    messages: &mut Messages,
) -> Vec<Object> {
    let known: HashSet<&Name> = members.iter().map(|member| &member.name).collect();
    let mut own: Vec<Vec<Name>> = Vec::new();
    // What a group excludes is not in it, by whatever way it would come.
    let mut excluded: Vec<HashSet<Name>> = groups
        .iter()
        .map(|group| {
            let members = group.list("members").iter();
            members
                .filter_map(|name| Some(Name::from(name.strip_prefix('!')?.trim())))
                .collect()
        })
        .collect();
    for group in &groups {
        let selected = select_names(group.list("members"), members.iter().map(|one| &one.name));
        let (good, unknown): (Vec<Name>, Vec<Name>) =
            selected.into_iter().partition(|name| known.contains(name));
        for name in unknown {
            let text = format!("the member '{name}' is not a {}", names.member);
            messages.push(Severity::Error, Some(&group.place), group.label(), text);
        }
        own.push(good);
    }
    let index_of = |groups: &[Object]| -> HashMap<Name, usize> {
        let numbered = groups.iter().enumerate();
        numbered
            .map(|(index, group)| (Name::clone(&group.name), index))
            .collect()
    };
    let mut index = index_of(&groups);
    for member in members {
        for name in member.list(names.of_member) {
            let group = *index.entry(Name::clone(name)).or_insert_with(|| {
                groups.push(implied(names.kind, names.name, name, member, messages));
                own.push(Vec::new());
                groups.len() - 1
            });
            own[group].push(Name::clone(&member.name));
        }
    }
    excluded.resize(groups.len(), HashSet::new());
    let flattened = flatten(&groups, &index, names.groups, &own, &excluded, messages);
    for (group, members) in groups.iter_mut().zip(flattened) {
        group.set_list("members", members);
    }
    groups
}

/// A group that a member names and that nothing defines. That may be a typing error.
pub(super) fn implied(
    kind: Kind,
    property: &'static str,
    name: &Name,
    member: &Object,
    messages: &mut Messages,
) -> Object {
    let text = format!("the {kind} '{name}' is not defined, and it is created");
    let label = member.label();
    messages.push(Severity::Warning, Some(&member.place), label, text);
    let values = BTreeMap::from([
        (property, Value::Text(Name::clone(name))),
        ("alias", Value::Text(Name::clone(name))),
    ]);
    Object::made(kind, Name::clone(name), member, values)
}

/// The members of each group and of the groups in it, each member once, without those that a group
/// excludes. Circles are reported.
pub(super) fn flatten<M: Clone + Hash + Eq>(
    groups: &[Object],
    index: &HashMap<Name, usize>,
    property: &str,
    own: &[Vec<M>],
    excluded: &[HashSet<M>],
    messages: &mut Messages,
) -> Vec<Vec<M>> {
    let below = groups_below(groups, index, property, messages);
    let mut done: Vec<Option<Vec<M>>> = vec![None; groups.len()];
    for start in 0..groups.len() {
        // The groups from the first one down to the present one, each with the next one below it.
        let mut path: Vec<(usize, usize)> = vec![(start, 0)];
        while let Some((group, next)) = path.last().copied() {
            if done[group].is_some() {
                path.pop();
                continue;
            }
            if let Some(&inner) = below[group].get(next) {
                if let Some(step) = path.last_mut() {
                    step.1 += 1;
                }
                if path.iter().any(|(above, _)| *above == inner) {
                    let text = format!("{property}: the group is a member of itself");
                    let object = &groups[inner];
                    messages.push(Severity::Error, Some(&object.place), object.label(), text);
                } else if done[inner].is_none() {
                    path.push((inner, 0));
                }
                continue;
            }
            let inner = below[group]
                .iter()
                .filter_map(|inner| done[*inner].as_ref());
            let all = own[group].iter().chain(inner.flatten());
            let mut seen = HashSet::new();
            let members = all
                .filter(|member| {
                    !excluded[group].contains(member) && seen.insert((*member).clone())
                })
                .cloned()
                .collect();
            done[group] = Some(members);
            path.pop();
        }
    }
    done.into_iter().map(Option::unwrap_or_default).collect()
}

/// For each group, the groups in it.
fn groups_below(
    groups: &[Object],
    index: &HashMap<Name, usize>,
    property: &str,
    messages: &mut Messages,
) -> Vec<Vec<usize>> {
    let mut below: Vec<Vec<usize>> = Vec::with_capacity(groups.len());
    for group in groups {
        let mut found = Vec::new();
        for name in group.list(property) {
            if let Some(group) = index.get(name) {
                found.push(*group);
            } else {
                let text = format!("{property}: the group '{name}' is not defined");
                messages.push(Severity::Error, Some(&group.place), group.label(), text);
            }
        }
        below.push(found);
    }
    below
}
