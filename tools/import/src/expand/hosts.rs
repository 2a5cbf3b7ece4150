//! Hosts chosen by names and groups.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::expression;
use crate::message::{Messages, Severity};
use crate::object::Object;
use crate::value::Name;

/// The hosts of a configuration and the members of their groups, by index.
pub(super) struct Hosts {
    pub(super) names: Vec<Name>,
    index: HashMap<Name, usize>,
    groups: HashMap<Name, BTreeSet<usize>>,
}

/// The hosts that a definition is for.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    /// In the order in which they are named, those of groups after the others.
    pub(super) hosts: Vec<usize>,
    /// Those that are named themselves, not by a group.
    pub(super) by_name: HashSet<usize>,
}

impl Hosts {
    pub(super) fn new(hosts: &[Object], groups: &[Object]) -> Self {
        let names: Vec<Name> = hosts.iter().map(|host| Name::clone(&host.name)).collect();
        let numbered = names.iter().enumerate();
        let index: HashMap<Name, usize> = numbered
            .map(|(index, name)| (Name::clone(name), index))
            .collect();
        let members = |group: &Object| {
            let known = group
                .list("members")
                .iter()
                .filter_map(|name| index.get(name));
            (Name::clone(&group.name), known.copied().collect())
        };
        let groups = groups.iter().map(members).collect();
        Self {
            names,
            index,
            groups,
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<usize> {
        self.index.get(name).copied()
    }

    /// The hosts that a definition names in two of its properties; names that are not known are
    /// reported.
    pub(super) fn choose(
        &self,
        object: &Object,
        names: &str,
        groups: &str,
        messages: &mut Messages,
    ) -> Chosen {
        let mut chosen = Chosen::default();
        let mut excluded: HashSet<usize> = HashSet::new();
        for name in object.list(names) {
            let (name, excludes) = match name.strip_prefix('!') {
                Some(name) => (name.trim(), true),
                None => (&**name, false),
            };
            if name == "*" {
                chosen.hosts.extend(0..self.names.len());
                chosen.by_name.extend(0..self.names.len());
                continue;
            }
            match self.get(name) {
                Some(host) if excludes => {
                    excluded.insert(host);
                }
                Some(host) => {
                    chosen.hosts.push(host);
                    chosen.by_name.insert(host);
                }
                None => {
                    let text = format!("{names}: the host '{name}' is not defined");
                    messages.push(Severity::Error, Some(&object.place), object.label(), text);
                }
            }
        }
        let groups = object.list(groups);
        if !groups.is_empty() {
            chosen
                .hosts
                .extend(self.of_groups(object, groups, messages));
        }
        let mut seen = HashSet::new();
        chosen
            .hosts
            .retain(|host| !excluded.contains(host) && seen.insert(*host));
        chosen
    }

    fn of_groups(
        &self,
        object: &Object,
        groups: &[Name],
        messages: &mut Messages,
    ) -> BTreeSet<usize> {
        let mut unknown = Vec::new();
        let mut members = |name: &str| {
            if let Some(members) = self.groups.get(name) {
                return members.clone();
            }
            unknown.push(name.to_owned());
            BTreeSet::new()
        };
        let text = groups.join(",");
        let result = if expression::is_expression(&text) {
            let everything = || (0..self.names.len()).collect();
            expression::evaluate(&text, &everything, &mut members)
        } else {
            Ok(groups.iter().flat_map(|group| members(group)).collect())
        };
        for name in unknown {
            let text = format!("the host group '{name}' is not defined");
            messages.push(Severity::Error, Some(&object.place), object.label(), text);
        }
        result.unwrap_or_else(|problem| {
            let text = format!("hostgroup_name '{text}': {problem}");
            messages.push(Severity::Error, Some(&object.place), object.label(), text);
            BTreeSet::new()
        })
    }
}

/// Names of which some are `*` or excluded by `!`, resolved against all names, without duplicates.
/// Names that are not known stay, so that they can be reported.
pub(crate) fn select_names<'a>(
    named: &[Name],
    all: impl Iterator<Item = &'a Name> + Clone,
) -> Vec<Name> {
    let excluded: HashSet<&str> = named
        .iter()
        .filter_map(|name| Some(name.strip_prefix('!')?.trim()))
        .collect();
    let mut seen = HashSet::new();
    let mut result = Vec::new();
    let mut add = |name: &Name| {
        if !excluded.contains(&**name) && seen.insert(Name::clone(name)) {
            result.push(Name::clone(name));
        }
    };
    for name in named {
        if &**name == "*" {
            all.clone().for_each(&mut add);
        } else if !name.starts_with('!') {
            add(name);
        }
    }
    result
}
