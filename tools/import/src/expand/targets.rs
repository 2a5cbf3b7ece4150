//! The hosts and services that dependencies and escalations name.

use std::collections::{HashMap, HashSet};

use super::hosts::Hosts;
use crate::message::{Messages, Severity};
use crate::object::Object;
use crate::value::Name;

/// A host and a description.
pub(super) type Pair = (Name, Name);

/// The properties in which a definition names one side.
pub(super) struct Side {
    pub(super) hosts: &'static str,
    pub(super) host_groups: &'static str,
    pub(super) services: &'static str,
    pub(super) service_groups: &'static str,
}

pub(super) const MASTER: Side = Side {
    hosts: "host_name",
    host_groups: "hostgroup_name",
    services: "service_description",
    service_groups: "servicegroup_name",
};

pub(super) const DEPENDENT: Side = Side {
    hosts: "dependent_host_name",
    host_groups: "dependent_hostgroup_name",
    services: "dependent_service_description",
    service_groups: "dependent_servicegroup_name",
};

pub(super) struct Targets<'a> {
    pub(super) hosts: &'a Hosts,
    services: HashMap<Name, Vec<Name>>,
    pairs: HashSet<Pair>,
    groups: HashMap<Name, Vec<Pair>>,
}

impl<'a> Targets<'a> {
    pub(super) fn new(hosts: &'a Hosts, services: &[Object], groups: &[Object]) -> Self {
        let mut by_host: HashMap<Name, Vec<Name>> = HashMap::new();
        for service in services {
            if let [host] = service.list("host_name") {
                let names = by_host.entry(Name::clone(host)).or_default();
                names.push(Name::clone(&service.name));
            }
        }
        let pairs = |group: &Object| {
            let members = group.list("members").chunks_exact(2);
            let pairs = members.filter_map(|pair| {
                let [host, service] = pair else { return None };
                Some((Name::clone(host), Name::clone(service)))
            });
            (Name::clone(&group.name), pairs.collect())
        };
        let of_services = by_host.iter().flat_map(|(host, names)| {
            let pair = |name: &Name| (Name::clone(host), Name::clone(name));
            names.iter().map(pair)
        });
        Self {
            hosts,
            pairs: of_services.collect(),
            services: by_host,
            groups: groups.iter().map(pairs).collect(),
        }
    }

    /// The names of the hosts of one side.
    pub(super) fn hosts(&self, object: &Object, side: &Side, messages: &mut Messages) -> Vec<Name> {
        let chosen = self
            .hosts
            .choose(object, side.hosts, side.host_groups, messages);
        let names = chosen.hosts.into_iter();
        names
            .map(|host| Name::clone(&self.hosts.names[host]))
            .collect()
    }

    /// Whether a host has a service of this name.
    pub(super) fn is_service(&self, host: &Name, name: &Name) -> bool {
        self.pairs.contains(&(Name::clone(host), Name::clone(name)))
    }

    /// The services of these names on a host; `*` stands for all, `!name` excludes.
    pub(super) fn on_host(
        &self,
        object: &Object,
        host: &Name,
        names: &[Name],
        messages: &mut Messages,
    ) -> Vec<Pair> {
        let known = self
            .services
            .get(host)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let selected = super::hosts::select_names(names, known.iter());
        let known: HashSet<&Name> = known.iter().collect();
        let (good, unknown): (Vec<Name>, Vec<Name>) =
            selected.into_iter().partition(|name| known.contains(name));
        for name in unknown {
            let text = format!("the service '{host}/{name}' is not defined");
            messages.push(Severity::Error, Some(&object.place), object.label(), text);
        }
        good.into_iter()
            .map(|name| (Name::clone(host), name))
            .collect()
    }

    /// The services of one side.
    pub(super) fn services(
        &self,
        object: &Object,
        side: &Side,
        messages: &mut Messages,
    ) -> Vec<Pair> {
        let mut result = Vec::new();
        let names = object.list(side.services);
        for host in self.hosts(object, side, messages) {
            result.extend(self.on_host(object, &host, names, messages));
        }
        for name in object.list(side.service_groups) {
            if let Some(pairs) = self.groups.get(name) {
                result.extend(pairs.iter().cloned());
            } else {
                let text = format!("the service group '{name}' is not defined");
                messages.push(Severity::Error, Some(&object.place), object.label(), text);
            }
        }
        let mut seen = HashSet::new();
        result.retain(|pair| seen.insert(pair.clone()));
        result
    }
}
