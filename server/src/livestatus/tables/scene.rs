//! What a query sees: a picture, the rights of who asks, and the time.

use livestatus_protocol::Value;

use crate::livestatus::log::Entry as LogEntry;
use crate::livestatus::periods::Periods;
use crate::livestatus::picture::{
    Checked, Command, Entry, Key, Kind, Note, Picture, Sight, Structure, Timeperiod,
};
use crate::livestatus::statistics::Figures;

/// What a query sees.
#[derive(Clone, Copy)]
pub(in crate::livestatus) struct Scene<'a> {
    pub(in crate::livestatus) picture: &'a Picture,
    pub(in crate::livestatus) sight: &'a Sight,
    /// The entries of the log that were read for the query.
    pub(in crate::livestatus) log: &'a [LogEntry],
    /// What the server counts.
    pub(in crate::livestatus) figures: &'a Figures,
    /// Which time periods contain this moment, as far as was asked.
    pub(in crate::livestatus) periods: &'a Periods,
    /// Now, in seconds since 1970.
    pub(in crate::livestatus) now: i64,
}

/// A host or a service.
#[derive(Clone, Copy)]
pub(in crate::livestatus) struct Subject<'a> {
    /// What is known of it.
    pub(in crate::livestatus) entry: &'a Entry<Checked>,
    /// Where it is in the picture.
    pub(in crate::livestatus) position: usize,
    /// Whether it is a host.
    pub(in crate::livestatus) is_host: bool,
}

impl std::ops::Deref for Subject<'_> {
    type Target = Entry<Checked>;

    fn deref(&self) -> &Entry<Checked> {
        self.entry
    }
}

impl Subject<'_> {
    /// Whether it was ever checked.
    pub(in crate::livestatus) fn is_checked(&self) -> bool {
        self.entry.last_check > 0
    }

    /// The state as livestatus counts it; what was never checked is well.
    pub(in crate::livestatus) fn state_number(&self) -> i64 {
        if self.is_checked() {
            self.entry.state.number(self.is_host)
        } else {
            0
        }
    }

    /// The last state that was HARD.
    pub(in crate::livestatus) fn last_hard_state(&self) -> i64 {
        if !self.is_checked() || self.entry.state_type.0 {
            self.state_number()
        } else if self.entry.last_state_type.0 {
            self.entry.last_state.number(self.is_host)
        } else {
            0
        }
    }
}

impl<'a> Scene<'a> {
    /// How things belong together.
    pub(in crate::livestatus) fn structure(&self) -> &'a Structure {
        &self.picture.structure
    }

    /// The host at a position.
    pub(in crate::livestatus) fn host(&self, position: usize) -> Option<Subject<'a>> {
        Some(Subject {
            entry: self.picture.hosts.get(position)?,
            position,
            is_host: true,
        })
    }

    /// The service at a position.
    pub(in crate::livestatus) fn service(&self, position: usize) -> Option<Subject<'a>> {
        Some(Subject {
            entry: self.picture.services.get(position)?,
            position,
            is_host: false,
        })
    }

    /// The host of a service; a host is its own.
    pub(in crate::livestatus) fn host_of(&self, it: Subject<'a>) -> Option<Subject<'a>> {
        if it.is_host {
            return Some(it);
        }
        self.host(self.structure().host_of(it.position))
    }

    /// The same host, if it may be read: a service may be readable whose host is not.
    pub(in crate::livestatus) fn readable_host_of(&self, it: Subject<'a>) -> Option<Subject<'a>> {
        self.host_of(it).filter(|host| self.sees(*host))
    }

    /// Whether a host or a service may be read.
    pub(in crate::livestatus) fn sees(&self, it: Subject<'_>) -> bool {
        let kind = if it.is_host {
            Kind::Host
        } else {
            Kind::Service
        };
        self.sight.sees(kind, it.entry.place)
    }

    /// The services of the host at a position that may be read.
    pub(in crate::livestatus) fn services_of(
        &self,
        host: usize,
    ) -> impl Iterator<Item = Subject<'a>> + use<'a> {
        let scene = *self;
        let services = self.structure().services_of(host);
        services
            .filter_map(move |position| scene.service(position))
            .filter(move |service| scene.sees(*service))
    }

    /// Whether a downtime or a comment may be read, and what it is about.
    pub(in crate::livestatus) fn sees_note(&self, note: &Note) -> bool {
        let host = self.host(note.host).is_some_and(|host| self.sees(host));
        let service = note.service.and_then(|position| self.service(position));
        host && service.is_none_or(|service| self.sees(service))
            && self.sight.sees(note.kind, note.place)
    }

    /// The downtimes of a host or a service that are not over.
    pub(in crate::livestatus) fn downtimes(
        &self,
        it: Subject<'a>,
    ) -> impl Iterator<Item = &'a Note> + use<'a> {
        let scene = *self;
        let notes = self.picture.notes.downtimes_of(it.entry.key);
        notes.filter(move |note| note.end >= scene.now && scene.sees_note(note))
    }

    /// The comments on a host or a service.
    pub(in crate::livestatus) fn comments(
        &self,
        it: Subject<'a>,
    ) -> impl Iterator<Item = &'a Note> + use<'a> {
        let scene = *self;
        let notes = self.picture.notes.comments_of(it.entry.key);
        notes.filter(move |note| scene.sees_note(note))
    }

    /// The name of a command that may be read, with arguments behind it.
    pub(in crate::livestatus) fn command(
        &self,
        command: Option<Key>,
        arguments: &'a str,
    ) -> Value<'a> {
        match command.and_then(|key| self.readable_command(key)) {
            None => Value::empty(),
            Some(command) if arguments.is_empty() => Value::text(&command.name),
            Some(command) => {
                let arguments = arguments.trim_start_matches('!');
                format!("{}!{arguments}", command.name).into()
            }
        }
    }

    /// A command, if it may be read.
    pub(in crate::livestatus) fn readable_command(&self, key: Key) -> Option<&'a Entry<Command>> {
        let command = self.structure().commands.get(key)?;
        let is_readable = self.sight.sees(Kind::Command, command.place);
        is_readable.then_some(command)
    }

    /// The name of a time period that may be read.
    pub(in crate::livestatus) fn period(&self, period: Option<Key>) -> Value<'a> {
        let found = period
            .and_then(|key| self.structure().timeperiods.get(key))
            .filter(|period| self.sight.sees(Kind::Timeperiod, period.place));
        Value::text(found.map_or("", |period| &period.name))
    }

    /// The name of a realm that may be read.
    pub(in crate::livestatus) fn realm(&self, realm: Option<Key>) -> Value<'a> {
        let found = realm
            .and_then(|key| self.structure().realm(key))
            .filter(|realm| self.sight.sees(Kind::Realm, realm.place));
        Value::text(found.map_or("", |realm| &realm.name))
    }

    /// Whether now is in a time period; without one it always is.
    pub(in crate::livestatus) fn is_in_period(&self, period: Option<Key>) -> bool {
        let found = period.and_then(|key| self.structure().timeperiods.get(key));
        found.is_none_or(|period| self.is_now_in(period))
    }

    /// Whether a time period contains this moment.
    pub(in crate::livestatus) fn is_now_in(&self, period: &Entry<Timeperiod>) -> bool {
        self.periods.contain(period, self.structure(), self.now)
    }

    /// The names of users that may be read, in order, each once.
    pub(in crate::livestatus) fn contacts(
        &self,
        users: &'a [Key],
        groups: &'a [Key],
        more: (&'a [Key], &'a [Key]),
    ) -> Value<'a> {
        let structure = self.structure();
        let direct = users.iter().chain(more.0);
        let mut positions: Vec<usize> = direct
            .filter_map(|key| structure.users.position(*key))
            .collect();
        for group in groups.iter().chain(more.1) {
            if let Some(group) = structure.usergroups.position(*group) {
                positions.extend(&structure.usergroup_members[group]);
            }
        }
        positions.sort_unstable();
        positions.dedup();
        let users = positions
            .into_iter()
            .filter_map(|position| structure.users.all.get(position));
        let readable = users.filter(|user| self.sight.sees(Kind::User, user.place));
        Value::List(readable.map(|user| Value::text(&user.name)).collect())
    }

    /// The names of groups of users that may be read.
    pub(in crate::livestatus) fn contact_groups(&self, groups: &'a [Key]) -> Value<'a> {
        let structure = self.structure();
        let mut positions: Vec<usize> = groups
            .iter()
            .filter_map(|key| structure.usergroups.position(*key))
            .collect();
        positions.sort_unstable();
        positions.dedup();
        let groups = positions
            .into_iter()
            .filter_map(|position| structure.usergroups.all.get(position));
        let readable = groups.filter(|group| self.sight.sees(Kind::Usergroup, group.place));
        Value::List(readable.map(|group| Value::text(&group.name)).collect())
    }
}
