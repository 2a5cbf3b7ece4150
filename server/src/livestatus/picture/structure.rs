//! What belongs to what: services to hosts, members to groups, contacts to objects. Made anew when
//! more than live states have changed.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::member::Key;
use super::records::{
    Checked, Command, Entry, Hostgroup, Realm, Servicegroup, Timeperiod, User, Usergroup,
};

/// Entries by their ids.
pub(in crate::livestatus) type Entries<T> = HashMap<Key, Arc<Entry<T>>>;

/// Entries in order, and where each is.
pub(in crate::livestatus) struct Listed<T> {
    /// The entries, by name.
    pub(in crate::livestatus) all: Vec<Arc<Entry<T>>>,
    positions: HashMap<Key, usize>,
}

impl<T> Listed<T> {
    fn of(entries: &Entries<T>, name: impl Fn(&T) -> &str) -> Self {
        let mut all: Vec<_> = entries.values().cloned().collect();
        all.sort_by(|one, other| {
            let names = name(&one.record).cmp(name(&other.record));
            names.then(one.key.cmp(&other.key))
        });
        let positions = all.iter().enumerate();
        let positions = positions.map(|(position, entry)| (entry.key, position));
        Self {
            positions: positions.collect(),
            all,
        }
    }

    /// The position of an entry.
    pub(in crate::livestatus) fn position(&self, key: Key) -> Option<usize> {
        self.positions.get(&key).copied()
    }

    /// The entry of an id.
    pub(in crate::livestatus) fn get(&self, key: Key) -> Option<&Entry<T>> {
        self.all.get(self.position(key)?).map(|entry| &**entry)
    }
}

/// What belongs to what. Hosts, services and groups are named by their positions.
pub(in crate::livestatus) struct Structure {
    host_positions: HashMap<Key, usize>,
    service_positions: HashMap<Key, usize>,
    /// The range of services of each host.
    ranges: Vec<Range<usize>>,
    /// The host of each service.
    hosts_of_services: Vec<usize>,
    /// The hosts that have a host as a parent.
    pub(in crate::livestatus) childs: Vec<Vec<usize>>,
    /// The groups of each host, by position, those that nest others among them.
    pub(in crate::livestatus) host_groups: Vec<Vec<usize>>,
    /// The same of each service.
    pub(in crate::livestatus) service_groups: Vec<Vec<usize>>,
    /// The members of each group of hosts, with those of nested groups.
    pub(in crate::livestatus) hostgroup_members: Vec<Vec<usize>>,
    /// The same of each group of services.
    pub(in crate::livestatus) servicegroup_members: Vec<Vec<usize>>,
    /// The users of each group, by position.
    pub(in crate::livestatus) usergroup_members: Vec<Vec<usize>>,
    pub(in crate::livestatus) hostgroups: Listed<Hostgroup>,
    pub(in crate::livestatus) servicegroups: Listed<Servicegroup>,
    pub(in crate::livestatus) users: Listed<User>,
    pub(in crate::livestatus) usergroups: Listed<Usergroup>,
    pub(in crate::livestatus) commands: Listed<Command>,
    pub(in crate::livestatus) timeperiods: Listed<Timeperiod>,
    realms: HashMap<Key, Arc<Entry<Realm>>>,
}

/// What a structure is made of.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) hosts: Entries<Checked>,
    pub(super) services: Entries<Checked>,
    pub(super) hostgroups: Entries<Hostgroup>,
    pub(super) servicegroups: Entries<Servicegroup>,
    pub(super) users: Entries<User>,
    pub(super) usergroups: Entries<Usergroup>,
    pub(super) commands: Entries<Command>,
    pub(super) timeperiods: Entries<Timeperiod>,
    pub(super) realms: Entries<Realm>,
}

/// Entries of hosts or services in the order of a picture.
pub(super) type Ordered = Vec<Arc<Entry<Checked>>>;

impl Structure {
    /// Orders hosts and services, and finds what belongs to what.
    pub(super) fn build(parts: &Parts) -> (Ordered, Ordered, Self) {
        let mut hosts: Ordered = parts.hosts.values().cloned().collect();
        hosts.sort_by(|one, other| (&one.name, one.key).cmp(&(&other.name, other.key)));
        let host_positions = positions(&hosts);
        let mut of_hosts: Vec<Ordered> = vec![Vec::new(); hosts.len()];
        for service in parts.services.values() {
            // A service without host is shown by no monitoring core.
            if let Some(host) = service.host.and_then(|host| host_positions.get(&host)) {
                of_hosts[*host].push(Arc::clone(service));
            }
        }
        let (mut services, mut ranges, mut hosts_of_services) =
            (Vec::new(), Vec::new(), Vec::new());
        for (host, mut own) in of_hosts.into_iter().enumerate() {
            own.sort_by(|one, other| (&one.name, one.key).cmp(&(&other.name, other.key)));
            let first = services.len();
            services.append(&mut own);
            ranges.push(first..services.len());
            hosts_of_services.resize(services.len(), host);
        }
        let service_positions = positions(&services);
        let mut childs = vec![Vec::new(); hosts.len()];
        for (position, host) in hosts.iter().enumerate() {
            for parent in &host.parents {
                if let Some(parent) = host_positions.get(parent) {
                    childs[*parent].push(position);
                }
            }
        }
        let hostgroups = Listed::of(&parts.hostgroups, |group| &group.name);
        let servicegroups = Listed::of(&parts.servicegroups, |group| &group.name);
        let users = Listed::of(&parts.users, |user| &user.name);
        let usergroups = Listed::of(&parts.usergroups, |group| &group.name);
        let hostgroup_members = members(
            &hostgroups,
            |group| (&group.members, &group.groups),
            |key| host_positions.get(&key).copied(),
        );
        let servicegroup_members = members(
            &servicegroups,
            |group| (&group.members, &group.groups),
            |key| service_positions.get(&key).copied(),
        );
        let usergroup_members = members(
            &usergroups,
            |group| (&group.members, &group.groups),
            |key| users.position(key),
        );
        let structure = Self {
            ranges,
            hosts_of_services,
            childs,
            host_groups: inverse(&hostgroup_members, hosts.len()),
            service_groups: inverse(&servicegroup_members, services.len()),
            hostgroup_members,
            servicegroup_members,
            usergroup_members,
            hostgroups,
            servicegroups,
            users,
            usergroups,
            commands: Listed::of(&parts.commands, |command| &command.name),
            timeperiods: Listed::of(&parts.timeperiods, |period| &period.name),
            realms: parts.realms.clone(),
            host_positions,
            service_positions,
        };
        (hosts, services, structure)
    }

    /// The position of a host.
    pub(in crate::livestatus) fn host(&self, key: Key) -> Option<usize> {
        self.host_positions.get(&key).copied()
    }

    /// The position of a service.
    pub(in crate::livestatus) fn service(&self, key: Key) -> Option<usize> {
        self.service_positions.get(&key).copied()
    }

    /// The services of the host at a position.
    pub(in crate::livestatus) fn services_of(&self, host: usize) -> Range<usize> {
        self.ranges.get(host).cloned().unwrap_or_default()
    }

    /// The host of the service at a position.
    pub(in crate::livestatus) fn host_of(&self, service: usize) -> usize {
        self.hosts_of_services
            .get(service)
            .copied()
            .unwrap_or_default()
    }

    /// The realm of an id.
    pub(in crate::livestatus) fn realm(&self, key: Key) -> Option<&Entry<Realm>> {
        self.realms.get(&key).map(|realm| &**realm)
    }

    /// The time period of a name.
    pub(in crate::livestatus) fn timeperiod(&self, name: &str) -> Option<&Entry<Timeperiod>> {
        let found = self
            .timeperiods
            .all
            .binary_search_by(|period| (*period.name).cmp(name));
        found.ok().map(|position| &*self.timeperiods.all[position])
    }
}

fn positions(entries: &[Arc<Entry<Checked>>]) -> HashMap<Key, usize> {
    let entries = entries.iter().enumerate();
    entries
        .map(|(position, entry)| (entry.key, position))
        .collect()
}

/// The members of each group with those of the groups that it nests, however deep. Cycles do no harm.
fn members<T>(
    groups: &Listed<T>,
    parts: impl Fn(&T) -> (&Vec<Key>, &Vec<Key>),
    position: impl Fn(Key) -> Option<usize>,
) -> Vec<Vec<usize>> {
    let of_group = |group: &Arc<Entry<T>>| {
        let mut found = BTreeSet::new();
        let mut seen = HashSet::from([group.key]);
        let mut waiting = vec![&**group];
        while let Some(group) = waiting.pop() {
            let (own, nested) = parts(&group.record);
            found.extend(own.iter().filter_map(|key| position(*key)));
            for key in nested {
                if let Some(group) = groups.get(*key)
                    && seen.insert(*key)
                {
                    waiting.push(group);
                }
            }
        }
        found.into_iter().collect()
    };
    groups.all.iter().map(of_group).collect()
}

fn inverse(members: &[Vec<usize>], count: usize) -> Vec<Vec<usize>> {
    let mut groups = vec![Vec::new(); count];
    for (group, members) in members.iter().enumerate() {
        for member in members {
            groups[*member].push(group);
        }
    }
    groups
}
