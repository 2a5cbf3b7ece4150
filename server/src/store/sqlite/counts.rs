//! How many items filters find: counting a long list takes longer than reading a page of it. A number
//! that took long to count is kept, and changed by every commit that changes which items match.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::super::port::{Change, Changes, StoreError};
use crate::contract::Resource;
use crate::filter::Filter;
use crate::item::Item;

/// What is counted in less time is not kept.
const QUICK: Duration = Duration::from_micros(200);

/// How many numbers are kept for each resource: those that were asked for last.
const MAX_KEPT: usize = 32;

/// The numbers that are known.
#[derive(Debug, Default)]
pub(super) struct Counts(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    /// In the order in which they were asked for.
    resources: HashMap<&'static str, Vec<Entry>>,
    last_ticket: u64,
    /// How many commits have begun and ended: odd while one is under way.
    commits: u64,
}

#[derive(Debug)]
struct Entry {
    /// What the filter is in the statement that counts.
    key: String,
    followed: Arc<Followed>,
    /// Of the search that counts, or has counted.
    ticket: u64,
    is_counted: bool,
    /// While it is being counted, only what commits have changed since.
    number: i64,
}

#[derive(Debug)]
struct Followed {
    filter: Filter,
    /// The fields that it looks at.
    fields: BTreeSet<String>,
}

impl Followed {
    /// By how much a change changes the number of matches; nothing where that cannot be seen.
    fn difference(&self, resource: &Resource, change: &Change) -> Option<i64> {
        let (before, after) = match change {
            Change::Insert(content) => (None, Some(&content.item)),
            // Removed by its id and etag, without being read: it may have been any item.
            Change::Remove { before, .. } if !before.contains_key("_created") => return None,
            Change::Remove { before, .. } => (Some(before), None),
            Change::Update {
                content, before, ..
            } => (Some(before), Some(&content.item)),
            Change::Add { .. } => return None,
        };
        if let (Some(before), Some(after)) = (before, after)
            && self
                .fields
                .iter()
                .all(|field| before.get(field) == after.get(field))
        {
            return Some(0);
        }
        let matches = |item: &Arc<Item>| self.filter.matches(item, resource);
        let (was_found, is_found) = (before.is_some_and(matches), after.is_some_and(matches));
        Some(i64::from(is_found) - i64::from(was_found))
    }
}

/// By how much a commit changes each number: the resource, the ticket, and the difference where it
/// can be seen.
pub(super) type Differences = Vec<(&'static str, u64, Option<i64>)>;

impl Counts {
    /// The number of items of a filter, and whether it had to be counted. The count reads the
    /// database as it is from `hold` on.
    pub(super) fn get(
        &self,
        resource: &'static Resource,
        (key, filter): (&str, &Filter),
        hold: impl FnOnce() -> Result<(), StoreError>,
        count: impl FnOnce() -> Result<u64, StoreError>,
    ) -> Result<(u64, bool), StoreError> {
        if let Some(number) = self.known(resource, key) {
            return Ok((number, false));
        }
        let commits = self.lock().commits;
        hold()?;
        let ticket = self.enter(resource, (key, filter), commits);
        let began = Instant::now();
        let counted = count();
        let is_slow = began.elapsed() >= QUICK;
        let mut kept = self.lock();
        let entries = kept.resources.entry(&resource.name).or_default();
        let entered = entries
            .iter()
            .position(|entry| Some(entry.ticket) == ticket);
        let number = counted.as_ref().ok().copied().map(i64::try_from);
        match (entered, number) {
            (Some(entered), Some(Ok(number))) if is_slow => {
                entries[entered].number += number;
                entries[entered].is_counted = true;
            }
            (Some(entered), _) => drop(entries.remove(entered)),
            (None, _) => {}
        }
        counted.map(|number| (number, true))
    }

    /// The number of items of a filter, if it is known.
    pub(super) fn known(&self, resource: &Resource, key: &str) -> Option<u64> {
        let mut kept = self.lock();
        let entries = kept.resources.get_mut(resource.name.as_str())?;
        let counted = |entry: &Entry| entry.is_counted && entry.key == key;
        let found = entries.iter().position(counted)?;
        entries[found..].rotate_left(1);
        let number = entries.last()?.number;
        u64::try_from(number).ok()
    }

    /// Follows what is committed from now on, if the database has not changed since so many commits
    /// had begun and ended: else it is not known which of them the count sees.
    fn enter(
        &self,
        resource: &'static Resource,
        (key, filter): (&str, &Filter),
        commits: u64,
    ) -> Option<u64> {
        // What regular expressions may still spend decides what they match.
        if filter.effort().is_some() {
            return None;
        }
        let mut kept = self.lock();
        if kept.commits != commits || !commits.is_multiple_of(2) {
            return None;
        }
        kept.last_ticket += 1;
        let ticket = kept.last_ticket;
        let entries = kept.resources.entry(&resource.name).or_default();
        // Another search counts the same.
        if entries.iter().any(|entry| entry.key == key) {
            return None;
        }
        if entries.len() >= MAX_KEPT {
            entries.remove(0);
        }
        entries.push(Entry {
            key: key.to_owned(),
            followed: Arc::new(Followed {
                filter: filter.clone(),
                fields: filter.members(),
            }),
            ticket,
            is_counted: false,
            number: 0,
        });
        Some(ticket)
    }

    /// To be called before a commit. Returns what it will change.
    pub(super) fn begin_commit(&self, changes: &[Changes]) -> Differences {
        let mut followed = Vec::new();
        {
            let mut kept = self.lock();
            // From here to the end of the commit, no other numbers are followed.
            kept.commits += 1;
            for (name, entries) in &kept.resources {
                let entries = entries.iter();
                let entries = entries.map(|entry| (entry.ticket, Arc::clone(&entry.followed)));
                followed.extend(entries.map(|(ticket, entry)| (*name, ticket, entry)));
            }
        }
        let mut differences = Differences::new();
        for (name, ticket, entry) in followed {
            let mut of_resource = changes
                .iter()
                .flatten()
                .filter(|(resource, ..)| resource.name == name)
                .peekable();
            if of_resource.peek().is_some() {
                let each =
                    of_resource.map(|(resource, _, change)| entry.difference(resource, change));
                differences.push((name, ticket, each.sum()));
            }
        }
        differences
    }

    /// To be called after the commit, before it is acknowledged; without differences when nothing
    /// has been committed.
    pub(super) fn end_commit(&self, differences: Differences) {
        let mut kept = self.lock();
        kept.commits += 1;
        for (name, ticket, difference) in differences {
            let Some(entries) = kept.resources.get_mut(name) else {
                continue;
            };
            let Some(place) = entries.iter().position(|entry| entry.ticket == ticket) else {
                continue;
            };
            match difference {
                Some(difference) => entries[place].number += difference,
                None => drop(entries.remove(place)),
            }
        }
    }

    /// Forgets all numbers.
    #[cfg(test)]
    pub(super) fn forget(&self) {
        self.lock().resources.clear();
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::contract::resource;
    use crate::store::Content;

    fn item(value: Value) -> Arc<Item> {
        let mut item = value.as_object().cloned().unwrap_or_default();
        item.insert("_created".to_owned(), "some day".into());
        Arc::new(item)
    }

    fn content(value: Value) -> Content {
        let (item, text) = (item(value), String::new());
        Content { item, text }
    }

    fn of_host(change: Change) -> Vec<Changes> {
        vec![vec![(resource("host"), "1".to_owned(), change)]]
    }

    fn update(before: Value, after: Value) -> Vec<Changes> {
        of_host(Change::Update {
            content: content(after),
            before: item(before),
            former_etag: String::new(),
        })
    }

    fn insert(value: Value) -> Vec<Changes> {
        of_host(Change::Insert(content(value)))
    }

    fn remove(value: Arc<Item>) -> Vec<Changes> {
        of_host(Change::Remove {
            before: value,
            former_etag: String::new(),
        })
    }

    fn commit(counts: &Counts, changes: &[Changes]) {
        let differences = counts.begin_commit(changes);
        counts.end_commit(differences);
    }

    /// Asks for the number of hosts that are down; it is counted to be this, slowly. Returns it, and
    /// whether it was counted.
    fn ask(counts: &Counts, number: u64, meanwhile: &[Changes]) -> (u64, bool) {
        let down = Filter::eq("ls_state", "DOWN");
        let count = || {
            std::thread::sleep(QUICK);
            commit(counts, meanwhile);
            Ok(number)
        };
        counts
            .get(resource("host"), ("down", &down), || Ok(()), count)
            .unwrap()
    }

    #[test]
    fn a_number_that_is_kept_follows_what_is_committed() {
        let (up, down) = (json!({"ls_state": "UP"}), json!({"ls_state": "DOWN"}));
        let counts = Counts::default();
        assert_eq!(ask(&counts, 5, &[]), (5, true));
        for (changes, number) in [
            (update(up.clone(), down.clone()), 6),
            (update(down.clone(), down.clone()), 6),
            (insert(down.clone()), 7),
            (insert(up.clone()), 7),
            (update(down.clone(), up.clone()), 6),
            (remove(item(up)), 6),
            (remove(item(down)), 5),
            (Vec::new(), 5),
        ] {
            commit(&counts, &changes);
            assert_eq!(ask(&counts, 99, &[]), (number, false));
        }
    }

    #[test]
    fn what_is_committed_while_a_number_is_counted_counts_too() {
        let counts = Counts::default();
        let change = update(json!({"ls_state": "UP"}), json!({"ls_state": "DOWN"}));
        assert_eq!(ask(&counts, 1, &change), (1, true));
        assert_eq!(ask(&counts, 99, &[]), (2, false));
    }

    #[test]
    fn a_count_that_may_or_may_not_see_a_commit_is_not_kept() {
        let (host, all) = (resource("host"), Filter::everything());
        let slow = || {
            std::thread::sleep(QUICK);
            Ok(1)
        };
        let counts = Counts::default();
        let differences = counts.begin_commit(&[]);
        let under_way = counts.get(host, ("all", &all), || Ok(()), slow);
        assert_eq!(under_way.unwrap(), (1, true));
        assert_eq!(counts.known(host, "all"), None);
        counts.end_commit(differences);
        let begun = || {
            commit(&counts, &[]);
            Ok(())
        };
        counts.get(host, ("all", &all), begun, slow).unwrap();
        assert_eq!(counts.known(host, "all"), None);
    }

    #[test]
    fn what_is_removed_unread_makes_numbers_unknown() {
        let counts = Counts::default();
        assert_eq!(ask(&counts, 1, &[]), (1, true));
        commit(&counts, &remove(Arc::new(Item::new())));
        assert_eq!(ask(&counts, 2, &[]), (2, true));
    }

    #[test]
    fn a_commit_that_failed_changes_nothing() {
        let counts = Counts::default();
        assert_eq!(ask(&counts, 1, &[]), (1, true));
        counts.begin_commit(&insert(json!({"ls_state": "DOWN"})));
        counts.end_commit(Differences::new());
        assert_eq!(ask(&counts, 99, &[]), (1, false));
    }

    #[test]
    fn what_a_regular_expression_finds_is_not_kept() {
        let (host, counts) = (resource("host"), Counts::default());
        let filter = crate::filter::parse(r#"{"ls_output": {"$regex": "disk"}}"#, host).unwrap();
        let slow = || {
            std::thread::sleep(QUICK);
            Ok(1)
        };
        counts
            .get(host, ("disk", &filter), || Ok(()), slow)
            .unwrap();
        assert_eq!(counts.known(host, "disk"), None);
    }

    #[test]
    fn what_is_counted_at_once_or_in_vain_is_not_kept() {
        let counts = Counts::default();
        let (host, all) = (resource("host"), Filter::everything());
        let get = |count: &dyn Fn() -> Result<u64, StoreError>| {
            counts.get(host, ("all", &all), || Ok(()), count)
        };
        assert_eq!(get(&|| Ok(1)).unwrap(), (1, true));
        assert_eq!(get(&|| Ok(2)).unwrap(), (2, true));
        let failed = get(&|| {
            std::thread::sleep(QUICK);
            Err(StoreError::TooMuchWork)
        });
        assert!(failed.is_err());
        assert_eq!(get(&|| Ok(3)).unwrap(), (3, true));
    }

    #[test]
    fn a_number_that_two_count_at_a_time_is_kept_once() {
        let counts = Counts::default();
        let (host, all) = (resource("host"), Filter::everything());
        let slow = || {
            std::thread::sleep(QUICK);
            Ok(1)
        };
        let both = || {
            counts.get(host, ("all", &all), || Ok(()), slow).unwrap();
            slow()
        };
        counts.get(host, ("all", &all), || Ok(()), both).unwrap();
        assert_eq!(counts.lock().resources["host"].len(), 1);
        assert_eq!(counts.known(host, "all"), Some(1));
    }

    #[test]
    fn those_that_were_asked_for_last_are_kept() {
        let counts = Counts::default();
        let (host, all) = (resource("host"), Filter::everything());
        let slow = || {
            std::thread::sleep(QUICK);
            Ok(1)
        };
        let ask = |number: usize| {
            let key = number.to_string();
            counts.get(host, (&key, &all), || Ok(()), slow).unwrap().1
        };
        for number in 0..MAX_KEPT {
            assert!(ask(number));
        }
        assert!(!ask(0));
        assert!(ask(MAX_KEPT), "counted, in the place of 1");
        assert!(!ask(0));
        assert!(ask(1));
    }
}
