//! What commands are about: hosts and services that their giver may read.

use std::collections::HashSet;

use crate::item::Item;
use crate::livestatus::access::Fault;
use crate::livestatus::picture::{Checked, Entry, Key, Kind, Note, Picture, Sight};

use super::bad;

/// A host, or a service of it.
#[derive(Clone)]
pub(super) struct Target {
    pub(super) host: Key,
    pub(super) service: Option<Key>,
}

impl Target {
    /// The id of what is meant.
    pub(super) fn key(&self) -> Key {
        self.service.unwrap_or(self.host)
    }
}

/// What there is, and what of it may be read.
pub(super) struct Targets {
    pub(super) picture: Picture,
    pub(super) sight: Sight,
}

impl Targets {
    fn sees_host(&self, host: &Entry<Checked>) -> bool {
        self.sight.sees(Kind::Host, host.place)
    }

    fn host_position(&self, name: &str) -> Result<usize, Fault> {
        let found = self.picture.host_named(name);
        let found = found.filter(|position| self.sees_host(&self.picture.hosts[*position]));
        found.ok_or_else(|| bad(format!("There is no host '{name}'")))
    }

    fn of_host(&self, position: usize) -> Target {
        Target {
            host: self.picture.hosts[position].key,
            service: None,
        }
    }

    fn of_service(&self, position: usize) -> Target {
        let host = self.picture.structure.host_of(position);
        Target {
            service: Some(self.picture.services[position].key),
            ..self.of_host(host)
        }
    }

    /// The host of a name.
    pub(super) fn host(&self, name: &str) -> Result<Target, Fault> {
        Ok(self.of_host(self.host_position(name)?))
    }

    /// The service of these names.
    pub(super) fn service(&self, host: &str, name: &str) -> Result<Target, Fault> {
        let position = self.host_position(host)?;
        let found = self.picture.service_named(position, name);
        let found = found.filter(|position| self.sees_service(*position));
        let found =
            found.ok_or_else(|| bad(format!("There is no service '{name}' of '{host}'")))?;
        Ok(self.of_service(found))
    }

    fn sees_service(&self, position: usize) -> bool {
        self.sight
            .sees(Kind::Service, self.picture.services[position].place)
    }

    /// The services of a host.
    pub(super) fn services_of(&self, host: &str) -> Result<Vec<Target>, Fault> {
        let services = self
            .picture
            .structure
            .services_of(self.host_position(host)?);
        let services = services.filter(|position| self.sees_service(*position));
        Ok(services.map(|position| self.of_service(position)).collect())
    }

    /// The host of a name, and all below it.
    pub(super) fn below(&self, name: &str) -> Result<Vec<Target>, Fault> {
        let mut found = vec![self.host_position(name)?];
        let mut known: HashSet<usize> = found.iter().copied().collect();
        let mut next = 0;
        while let Some(position) = found.get(next).copied() {
            next += 1;
            for child in &self.picture.structure.childs[position] {
                if self.sees_host(&self.picture.hosts[*child]) && known.insert(*child) {
                    found.push(*child);
                }
            }
        }
        Ok(found
            .into_iter()
            .map(|position| self.of_host(position))
            .collect())
    }

    /// The members of a group of hosts: the hosts, or all their services.
    pub(super) fn hostgroup(&self, name: &str, services: bool) -> Result<Vec<Target>, Fault> {
        let structure = &self.picture.structure;
        let groups = &structure.hostgroups.all;
        let found = groups.iter().position(|group| &*group.name == name);
        let found = found.filter(|at| self.sight.sees(Kind::Hostgroup, groups[*at].place));
        let group = found.ok_or_else(|| bad(format!("There is no group of hosts '{name}'")))?;
        let hosts = structure.hostgroup_members[group].iter();
        let hosts = hosts.filter(|position| self.sees_host(&self.picture.hosts[**position]));
        if !services {
            return Ok(hosts.map(|position| self.of_host(*position)).collect());
        }
        let services = hosts.flat_map(|host| structure.services_of(*host));
        let services = services.filter(|position| self.sees_service(*position));
        Ok(services.map(|position| self.of_service(position)).collect())
    }

    /// The members of a group of services: the services, or their hosts, each once.
    pub(super) fn servicegroup(&self, name: &str, services: bool) -> Result<Vec<Target>, Fault> {
        let structure = &self.picture.structure;
        let groups = &structure.servicegroups.all;
        let found = groups.iter().position(|group| &*group.name == name);
        let found = found.filter(|at| self.sight.sees(Kind::Servicegroup, groups[*at].place));
        let group = found.ok_or_else(|| bad(format!("There is no group of services '{name}'")))?;
        let members = structure.servicegroup_members[group].iter();
        let members = members.filter(|position| self.sees_service(**position));
        if services {
            return Ok(members.map(|position| self.of_service(*position)).collect());
        }
        let hosts = members.map(|position| structure.host_of(*position));
        let hosts: std::collections::BTreeSet<usize> = hosts
            .filter(|position| self.sees_host(&self.picture.hosts[*position]))
            .collect();
        Ok(hosts
            .into_iter()
            .map(|position| self.of_host(position))
            .collect())
    }

    /// The downtime or comment of a number that may be read.
    pub(super) fn note<'a>(
        &self,
        notes: &'a [Note],
        number: i64,
        is_service: bool,
    ) -> Option<&'a Note> {
        notes
            .iter()
            .find(|note| note.number == number && note.service.is_some() == is_service)
            .filter(|note| self.sees_note(note))
    }

    /// Whether a downtime or a comment may be read, and what it is about.
    pub(super) fn sees_note(&self, note: &Note) -> bool {
        self.sees_host(&self.picture.hosts[note.host])
            && note
                .service
                .is_none_or(|position| self.sees_service(position))
            && self.sight.sees(note.kind, note.place)
    }

    /// What a downtime or a comment is about.
    pub(super) fn of_note(&self, note: &Note) -> Target {
        match note.service {
            Some(service) => self.of_service(service),
            None => self.of_host(note.host),
        }
    }

    /// The members that decide who may do what with what is recorded about a target.
    pub(super) fn place(&self, target: &Target) -> Option<&Item> {
        let (structure, picture) = (&self.picture.structure, &self.picture);
        let place = match target.service {
            Some(service) => picture.services.get(structure.service(service)?)?.place,
            None => picture.hosts.get(structure.host(target.host)?)?.place,
        };
        picture.places.get(usize::try_from(place).ok()?)
    }

    /// The id of the user of a name.
    pub(super) fn user(&self, name: &str) -> Option<Key> {
        let users = &self.picture.structure.users.all;
        let found = users.binary_search_by(|user| (*user.name).cmp(name)).ok()?;
        Some(users[found].key)
    }
}
