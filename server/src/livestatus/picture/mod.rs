//! What the tables show, as it was at one moment.

mod changes;
mod load;
mod member;
mod mirror;
mod notes;
mod records;
mod structure;

use std::collections::HashMap;
use std::sync::Arc;

pub(super) use changes::Changes;
#[cfg(test)]
pub(super) use member::Plain;
pub(super) use member::{Key, State};
pub(super) use mirror::Mirror;
pub(super) use notes::{Note, Notes};
pub(super) use records::{Checked, Command, Engine, Entry, Timeperiod, User};
pub(super) use structure::Structure;

use crate::contract::Resource;
use crate::item::Item;
use crate::rules::rights::{Caller, Verb};

/// What the tables show, as it was at one moment. Cloning it is cheap.
#[derive(Clone)]
pub(super) struct Picture {
    /// The hosts, by name.
    pub(super) hosts: Arc<Vec<Arc<Entry<Checked>>>>,
    /// The services, by the names of host and service. Those of a host are a range.
    pub(super) services: Arc<Vec<Arc<Entry<Checked>>>>,
    /// Everything else, and how it belongs together.
    pub(super) structure: Arc<Structure>,
    /// Downtimes and comments.
    pub(super) notes: Arc<Notes>,
    /// The newest monitoring engine.
    pub(super) engine: Option<Arc<Entry<Engine>>>,
    /// The places where items lie, as items that have only the members that decide who may read.
    pub(super) places: Arc<Vec<Item>>,
}

impl Picture {
    /// The position of the host of that name.
    pub(super) fn host_named(&self, name: &str) -> Option<usize> {
        self.hosts
            .binary_search_by(|host| (*host.name).cmp(name))
            .ok()
    }

    /// The position of a service of the host at a position.
    pub(super) fn service_named(&self, host: usize, name: &str) -> Option<usize> {
        let range = self.structure.services_of(host);
        let services = self.services.get(range.clone())?;
        let found = services.binary_search_by(|service| (*service.name).cmp(name));
        found.ok().map(|offset| range.start + offset)
    }
}

/// Of what kind an item is, as far as rights are concerned.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Host,
    Service,
    Hostgroup,
    Servicegroup,
    User,
    Usergroup,
    Command,
    Timeperiod,
    Realm,
    Downtime,
    Acknowledgement,
    History,
    Engine,
}

impl Kind {
    const ALL: [Self; 13] = [
        Self::Host,
        Self::Service,
        Self::Hostgroup,
        Self::Servicegroup,
        Self::User,
        Self::Usergroup,
        Self::Command,
        Self::Timeperiod,
        Self::Realm,
        Self::Downtime,
        Self::Acknowledgement,
        Self::History,
        Self::Engine,
    ];

    /// The resource whose rights hold.
    pub(super) fn resource(self) -> &'static Resource {
        crate::contract::resource(match self {
            Self::Host => "host",
            Self::Service => "service",
            Self::Hostgroup => "hostgroup",
            Self::Servicegroup => "servicegroup",
            Self::User => "user",
            Self::Usergroup => "usergroup",
            Self::Command => "command",
            Self::Timeperiod => "timeperiod",
            Self::Realm => "realm",
            Self::Downtime => "actiondowntime",
            Self::Acknowledgement => "actionacknowledge",
            Self::History => "history",
            Self::Engine => "alignak",
        })
    }
}

/// Which places are open to all of the callers in whose name a query is answered. Whatever is in
/// another place does not exist for it.
pub(super) struct Sight(HashMap<Kind, Vec<bool>>);

impl Sight {
    /// What all callers may read.
    pub(super) fn of(callers: &[Arc<Caller>], places: &[Item]) -> Self {
        let mut open = HashMap::new();
        for kind in Kind::ALL {
            let resource = kind.resource();
            let filters: Vec<_> = callers
                .iter()
                .map(|caller| caller.filter(resource, Verb::Read))
                .filter(|filter| !filter.is_everything())
                .collect();
            if !filters.is_empty() {
                let is_open =
                    |place: &Item| filters.iter().all(|filter| filter.matches(place, resource));
                open.insert(kind, places.iter().map(is_open).collect());
            }
        }
        Self(open)
    }

    /// Whether an item of a kind in a place may be read.
    pub(super) fn sees(&self, kind: Kind, place: u32) -> bool {
        let Some(open) = self.0.get(&kind) else {
            return true;
        };
        let place = usize::try_from(place).unwrap_or(usize::MAX);
        open.get(place).copied().unwrap_or_default()
    }
}
