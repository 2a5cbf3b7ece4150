//! Downtimes and comments.
//!
//! A downtime is a request for one whose end is ahead, and that no later request cancels. A comment is
//! the last acknowledgement of a problem that is acknowledged now, or an event that the web interface
//! calls a comment.

use std::collections::HashMap;
use std::sync::Arc;

use super::Kind;
use super::member::Key;
use super::records::{Checked, Entry, Request};
use super::structure::{Entries, Structure};

/// A downtime or a comment, on a host or one of its services.
pub(in crate::livestatus) struct Note {
    /// Its number: it grows with the time of creation and stays the same.
    pub(in crate::livestatus) number: i64,
    /// The id of the request or the event.
    pub(in crate::livestatus) key: Key,
    /// Whose rights hold.
    pub(in crate::livestatus) kind: Kind,
    /// Where it lies.
    pub(in crate::livestatus) place: u32,
    /// The position of the host.
    pub(in crate::livestatus) host: usize,
    /// The position of the service.
    pub(in crate::livestatus) service: Option<usize>,
    pub(in crate::livestatus) author: Box<str>,
    pub(in crate::livestatus) text: Box<str>,
    /// When it was entered.
    pub(in crate::livestatus) entered: i64,
    pub(in crate::livestatus) start: i64,
    pub(in crate::livestatus) end: i64,
    pub(in crate::livestatus) duration: i64,
    pub(in crate::livestatus) is_fixed: bool,
    pub(in crate::livestatus) is_persistent: bool,
}

/// Downtimes and comments, each in the order of their numbers, and where those of an object are.
#[derive(Default)]
pub(in crate::livestatus) struct Notes {
    pub(in crate::livestatus) downtimes: Vec<Note>,
    pub(in crate::livestatus) comments: Vec<Note>,
    downtimes_of: HashMap<Key, Vec<usize>>,
    comments_of: HashMap<Key, Vec<usize>>,
}

/// What notes are made of.
#[derive(Default)]
pub(super) struct Requests {
    pub(super) downtimes: Entries<Request>,
    pub(super) acknowledgements: Entries<Request>,
    pub(super) comments: Entries<Request>,
}

/// How many acknowledgements, comments, downtimes and requests that end some are read at most, of
/// each kind: the newest.
pub(super) const MAX_REQUESTS: usize = 20_000;

impl Requests {
    /// Forgets what is past or too much, before it takes much more memory than what is kept: when
    /// there is twice as much as is kept of some kind.
    pub(super) fn bound(&mut self, now: i64) {
        let is_too_much = self.downtimes.len() > 4 * MAX_REQUESTS
            || self.acknowledgements.len() > 2 * MAX_REQUESTS
            || self.comments.len() > 2 * MAX_REQUESTS;
        if is_too_much {
            self.forget_the_past(now);
        }
    }

    /// Forgets downtimes that are over with what ended some of them, and the oldest of the others
    /// when there are too many.
    pub(super) fn forget_the_past(&mut self, now: i64) {
        let is_end = |request: &Entry<Request>| &*request.action == "delete";
        self.downtimes
            .retain(|_, request| is_end(request) || request.end_time >= now);
        let begun = self.downtimes.values().filter(|request| !is_end(request));
        let oldest = begun.map(|request| request.key).min();
        self.downtimes
            .retain(|key, _| oldest.is_some_and(|oldest| *key >= oldest));
        // A downtime that is kept keeps what ends it, which is newer.
        keep_newest(&mut self.downtimes, 2 * MAX_REQUESTS);
        keep_newest(&mut self.acknowledgements, MAX_REQUESTS);
        keep_newest(&mut self.comments, MAX_REQUESTS);
    }
}

fn keep_newest(requests: &mut Entries<Request>, most: usize) {
    if requests.len() > most {
        let mut keys: Vec<Key> = requests.keys().copied().collect();
        keys.sort_unstable();
        let first = keys[keys.len() - most];
        requests.retain(|key, _| *key >= first);
    }
}

impl Notes {
    pub(super) fn build(
        requests: &Requests,
        hosts: &[Arc<Entry<Checked>>],
        services: &[Arc<Entry<Checked>>],
        structure: &Structure,
    ) -> Self {
        let note = |kind, request: &Entry<Request>| note(kind, request, structure);
        let mut cancelled: HashMap<Key, Key> = HashMap::new();
        let mut downtimes: Vec<Note> = Vec::new();
        for request in requests.downtimes.values() {
            if &*request.action == "delete" {
                if let Some(target) = request.service.or(request.host) {
                    let latest = cancelled.entry(target).or_insert(request.key);
                    *latest = request.key.max(*latest);
                }
            } else {
                downtimes.extend(note(Kind::Downtime, request));
            }
        }
        let target = |note: &Note| {
            note.service
                .map_or_else(|| hosts[note.host].key, |service| services[service].key)
        };
        downtimes.retain(|note| {
            cancelled
                .get(&target(note))
                .is_none_or(|end| *end < note.key)
        });
        let mut latest: HashMap<Key, &Arc<Entry<Request>>> = HashMap::new();
        for request in requests.acknowledgements.values() {
            if &*request.action != "delete"
                && let Some(target) = request.service.or(request.host)
            {
                let known = latest.entry(target).or_insert(request);
                if known.key < request.key {
                    *known = request;
                }
            }
        }
        let mut comments: Vec<Note> = latest
            .into_values()
            .filter_map(|request| note(Kind::Acknowledgement, request))
            .filter(|note| {
                let target = note.service.map_or(&hosts[note.host], |at| &services[at]);
                target.is_acknowledged()
            })
            .collect();
        let plain = requests.comments.values();
        comments.extend(plain.filter_map(|request| note(Kind::History, request)));
        downtimes.sort_by_key(|note| (note.number, note.key));
        comments.sort_by_key(|note| (note.number, note.key));
        let index = |notes: &[Note]| {
            let mut index: HashMap<Key, Vec<usize>> = HashMap::new();
            for (position, note) in notes.iter().enumerate() {
                index.entry(target(note)).or_default().push(position);
            }
            index
        };
        Self {
            downtimes_of: index(&downtimes),
            comments_of: index(&comments),
            downtimes,
            comments,
        }
    }

    /// The downtimes of a host or a service.
    pub(in crate::livestatus) fn downtimes_of(&self, key: Key) -> impl Iterator<Item = &Note> {
        let positions = self.downtimes_of.get(&key).into_iter().flatten();
        positions.filter_map(|position| self.downtimes.get(*position))
    }

    /// The comments on a host or a service.
    pub(in crate::livestatus) fn comments_of(&self, key: Key) -> impl Iterator<Item = &Note> {
        let positions = self.comments_of.get(&key).into_iter().flatten();
        positions.filter_map(|position| self.comments.get(*position))
    }
}

fn note(kind: Kind, request: &Entry<Request>, structure: &Structure) -> Option<Note> {
    let service = match request.service {
        Some(key) => Some(structure.service(key)?),
        None => None,
    };
    let host = match service {
        Some(service) => structure.host_of(service),
        None => structure.host(request.host?)?,
    };
    let author = request.user.and_then(|user| structure.users.get(user));
    let text = if kind == Kind::History {
        &request.message
    } else {
        &request.comment
    };
    Some(Note {
        number: number(request.key),
        key: request.key,
        kind,
        place: request.place,
        host,
        service,
        author: author.map_or_else(|| request.user_name.clone(), |user| user.name.clone()),
        text: text.clone(),
        entered: request.created.0,
        start: request.start_time,
        end: request.end_time,
        duration: request.duration,
        is_fixed: request.fixed,
        is_persistent: kind == Kind::History || request.persistent,
    })
}

/// A number of 52 bits for an id: its seconds, then the low bits of its counter.
pub(in crate::livestatus) fn number(key: Key) -> i64 {
    const COUNTER_BITS: u32 = 21;
    let number = |bytes: &[u8]| {
        bytes
            .iter()
            .fold(0, |number, byte| number << 8 | i64::from(*byte))
    };
    let bytes = key.to_bytes();
    let (seconds, counter) = (number(&bytes[..4]), number(&bytes[9..]));
    (seconds << COUNTER_BITS) | (counter & ((1 << COUNTER_BITS) - 1))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Entries, MAX_REQUESTS, Requests};
    use crate::item::Item;
    use crate::livestatus::picture::Entry;
    use crate::livestatus::picture::records::{Record as _, Request};

    /// Requests of these numbers, every other one a downtime that is not over, or its end.
    fn requests(count: usize) -> Entries<Request> {
        let requests = (0..count).map(|number| {
            let mut record = Request::read(&Item::new());
            if number % 2 == 0 {
                record.end_time = i64::MAX;
            } else {
                record.action = "delete".into();
            }
            let key = format!("{number:024x}").parse().expect("an id");
            let (place, seen) = (0, 0.0);
            let entry = Entry {
                key,
                place,
                seen,
                record,
            };
            (key, Arc::new(entry))
        });
        requests.collect()
    }

    #[test]
    fn the_newest_are_kept_when_there_are_twice_as_many() {
        let mut known = Requests {
            downtimes: requests(4 * MAX_REQUESTS),
            acknowledgements: requests(2 * MAX_REQUESTS),
            comments: requests(2 * MAX_REQUESTS),
        };
        known.bound(0);
        assert_eq!(known.comments.len(), 2 * MAX_REQUESTS, "not yet");
        let count = 4 * MAX_REQUESTS + 1;
        known.downtimes = requests(count);
        known.bound(0);
        assert_eq!(known.downtimes.len(), 2 * MAX_REQUESTS);
        assert_eq!(known.acknowledgements.len(), MAX_REQUESTS);
        assert_eq!(known.comments.len(), MAX_REQUESTS);
        let newest = format!("{:024x}", count - 1).parse().expect("an id");
        assert!(known.downtimes.contains_key(&newest));
    }
}
