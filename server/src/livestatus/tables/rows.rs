//! The rows of tables, in their natural order, without those that may not be read.

use super::{Object, Shown, TABLES};
use crate::livestatus::picture::{Kind, Note};

/// The most kinds of objects that a table has.
const MAX_PARTS: usize = 5;

/// An object that is not there.
const NONE: u32 = u32::MAX;

/// One row: the position of the object of each part of the table.
#[derive(Clone, Copy, Debug)]
pub(in crate::livestatus) struct Row([u32; MAX_PARTS]);

impl Row {
    fn new<const N: usize>(positions: [Option<usize>; N]) -> Self {
        let mut row = [NONE; MAX_PARTS];
        for (slot, position) in row.iter_mut().zip(positions) {
            *slot = position.map_or(NONE, |position| u32::try_from(position).unwrap_or(NONE));
        }
        Self(row)
    }

    /// The position of the object that the row is about.
    pub(in crate::livestatus) fn own(self) -> Option<usize> {
        self.position(0)
    }

    /// The position of the object of a part.
    pub(super) fn position(self, part: usize) -> Option<usize> {
        let position = *self.0.get(part)?;
        (position != NONE)
            .then(|| usize::try_from(position).ok())
            .flatten()
    }
}

/// Rows, one after the other.
pub(in crate::livestatus) type Rows<'s> = Box<dyn Iterator<Item = Row> + 's>;

/// The rows of a table. With `hosts`, only those of hosts at these positions.
pub(in crate::livestatus) fn rows<'s>(shown: &'s Shown<'_>, hosts: Option<Vec<usize>>) -> Rows<'s> {
    let scene = shown.scene;
    let structure = scene.structure();
    let hosts = move || -> Box<dyn Iterator<Item = usize> + 's> {
        let all = 0..scene.picture.hosts.len();
        let positions: Box<dyn Iterator<Item = usize> + 's> = match hosts {
            Some(some) => Box::new(some.into_iter()),
            None => Box::new(all),
        };
        Box::new(positions)
    };
    let is_seen = move |host: usize| scene.host(host).is_some_and(|host| scene.sees(host));
    let services = move |host: usize| scene.services_of(host).map(|service| service.position);
    // A service may be read whose host may not.
    let seen = move |host: usize| is_seen(host).then_some(host);
    let sees = move |kind: Kind, place: u32| scene.sight.sees(kind, place);
    let parts: Vec<Object> = shown
        .definition
        .parts
        .iter()
        .map(|part| part.object)
        .collect();
    match parts.as_slice() {
        [Object::Host] => Box::new(
            hosts()
                .filter(move |host| is_seen(*host))
                .map(|host| Row::new([Some(host)])),
        ),
        [Object::Service, Object::Host] => Box::new(hosts().flat_map(move |host| {
            let shown = seen(host);
            services(host).map(move |service| Row::new([Some(service), shown]))
        })),
        [Object::Host, Object::Hostgroup] => Box::new(
            hosts()
                .filter(move |host| is_seen(*host))
                .flat_map(move |host| {
                    let groups = structure.host_groups[host].iter();
                    groups
                        .filter(move |group| {
                            sees(Kind::Hostgroup, structure.hostgroups.all[**group].place)
                        })
                        .map(move |group| Row::new([Some(host), Some(*group)]))
                }),
        ),
        [Object::Service, Object::Host, Object::Servicegroup] => {
            Box::new(hosts().flat_map(move |host| {
                let shown = seen(host);
                services(host).flat_map(move |service| {
                    let groups = structure.service_groups[service].iter();
                    groups
                        .filter(move |group| {
                            sees(
                                Kind::Servicegroup,
                                structure.servicegroups.all[**group].place,
                            )
                        })
                        .map(move |group| Row::new([Some(service), shown, Some(*group)]))
                })
            }))
        }
        [Object::Service, Object::Host, Object::Hostgroup] => {
            // Which groups a host is in is known of hosts that may be read.
            let hosts = hosts().filter(move |host| is_seen(*host));
            Box::new(hosts.flat_map(move |host| {
                services(host).flat_map(move |service| {
                    let groups = structure.host_groups[host].iter();
                    groups
                        .filter(move |group| {
                            sees(Kind::Hostgroup, structure.hostgroups.all[**group].place)
                        })
                        .map(move |group| Row::new([Some(service), Some(host), Some(*group)]))
                })
            }))
        }
        [own, ..] => others(shown, *own),
        [] => Box::new(std::iter::empty()),
    }
}

/// The rows of tables that are not about hosts and services alone.
fn others<'s>(shown: &'s Shown<'_>, own: Object) -> Rows<'s> {
    let scene = shown.scene;
    let structure = scene.structure();
    let listed = move |places: Vec<u32>, kind: Kind| -> Rows<'s> {
        let places = places.into_iter().enumerate();
        Box::new(
            places
                .filter(move |(_, place)| scene.sight.sees(kind, *place))
                .map(|(position, _)| Row::new([Some(position)])),
        )
    };
    let notes = move |notes: &'s [Note]| -> Rows<'s> {
        let notes = notes.iter().enumerate();
        Box::new(
            notes
                .filter(move |(_, note)| scene.sees_note(note))
                .map(|(position, note)| Row::new([Some(position), Some(note.host), note.service])),
        )
    };
    match own {
        Object::Hostgroup => listed(
            structure
                .hostgroups
                .all
                .iter()
                .map(|group| group.place)
                .collect(),
            Kind::Hostgroup,
        ),
        Object::Servicegroup => listed(
            structure
                .servicegroups
                .all
                .iter()
                .map(|group| group.place)
                .collect(),
            Kind::Servicegroup,
        ),
        Object::Contact => listed(
            structure.users.all.iter().map(|user| user.place).collect(),
            Kind::User,
        ),
        Object::Contactgroup => listed(
            structure
                .usergroups
                .all
                .iter()
                .map(|group| group.place)
                .collect(),
            Kind::Usergroup,
        ),
        Object::Command => listed(
            structure
                .commands
                .all
                .iter()
                .map(|command| command.place)
                .collect(),
            Kind::Command,
        ),
        Object::Timeperiod => listed(
            structure
                .timeperiods
                .all
                .iter()
                .map(|period| period.place)
                .collect(),
            Kind::Timeperiod,
        ),
        Object::Downtime => {
            let rows = notes(&scene.picture.notes.downtimes);
            Box::new(rows.filter(move |row| {
                let note = row
                    .position(0)
                    .and_then(|at| scene.picture.notes.downtimes.get(at));
                note.is_some_and(|note| note.end >= scene.now)
            }))
        }
        Object::Comment => notes(&scene.picture.notes.comments),
        Object::Log => log(shown),
        Object::Column => {
            let count: usize = TABLES
                .iter()
                .filter_map(super::names_of)
                .map(|names| names.listed.len())
                .sum();
            Box::new((0..count).map(|position| Row::new([Some(position)])))
        }
        Object::Status | Object::Host | Object::Service => {
            Box::new(std::iter::once(Row::new([Some(0)])))
        }
    }
}

/// The entries of the log, with what they name as far as it may be read.
fn log<'s>(shown: &'s Shown<'_>) -> Rows<'s> {
    let scene = shown.scene;
    let structure = scene.structure();
    let sees = move |kind: Kind, place: u32| scene.sight.sees(kind, place);
    Box::new(scene.log.iter().enumerate().map(move |(position, entry)| {
        let host = entry
            .host
            .filter(|at| scene.host(*at).is_some_and(|it| scene.sees(it)));
        let service = entry
            .service
            .filter(|at| scene.service(*at).is_some_and(|it| scene.sees(it)));
        let users = &structure.users.all;
        let contact = entry.contact.filter(|at| {
            let user = users.get(*at);
            user.is_some_and(|user| sees(Kind::User, user.place))
        });
        let commands = &structure.commands.all;
        let command = entry.command.filter(|at| {
            let command = commands.get(*at);
            command.is_some_and(|command| sees(Kind::Command, command.place))
        });
        Row::new([Some(position), host, service, contact, command])
    }))
}
