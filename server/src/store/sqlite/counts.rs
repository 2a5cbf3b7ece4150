//! How many items filters find: counting a long list takes longer than reading a page of it, and
//! most changes (live states above all) leave the number as it is. A number is kept until a change
//! of an item touches a field that its filter looks at, or an item comes or goes.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::super::port::{Change, Changes, StoreError};
use crate::contract::Resource;

/// What is counted in less time is not kept.
const QUICK: Duration = Duration::from_micros(200);

/// How many numbers are kept for each resource.
const MAX_KEPT: usize = 64;

/// The numbers that are known.
#[derive(Debug, Default)]
pub(super) struct Counts(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    resources: HashMap<&'static str, Vec<Entry>>,
    last_ticket: u64,
}

#[derive(Debug)]
struct Entry {
    /// The filter.
    filter: String,
    /// The fields that it looks at.
    fields: BTreeSet<String>,
    /// Of the search that counts, or has counted.
    ticket: u64,
    /// None while it is being counted.
    number: Option<u64>,
}

impl Counts {
    /// The number of items of a filter, and whether it had to be counted. The count must read the
    /// database as it is when it begins, or later.
    pub(super) fn get(
        &self,
        resource: &'static Resource,
        filter: &str,
        fields: impl FnOnce() -> BTreeSet<String>,
        count: impl FnOnce() -> Result<u64, StoreError>,
    ) -> Result<(u64, bool), StoreError> {
        if let Some(number) = self.known(resource, filter) {
            return Ok((number, false));
        }
        // Entered before the count begins: a change that is committed meanwhile takes it away.
        let ticket = self.enter(resource, filter, fields());
        let began = Instant::now();
        let counted = count();
        let is_kept = counted.is_ok() && began.elapsed() >= QUICK;
        let kept = &mut *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let entries = kept.resources.entry(&resource.name).or_default();
        let entered = entries.iter().position(|entry| entry.ticket == ticket);
        match (entered, &counted) {
            (Some(entered), Ok(number)) if is_kept => entries[entered].number = Some(*number),
            (Some(entered), _) => drop(entries.swap_remove(entered)),
            (None, _) => {}
        }
        counted.map(|number| (number, true))
    }

    /// The number of items of a filter, if it is known.
    pub(super) fn known(&self, resource: &Resource, filter: &str) -> Option<u64> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let entries = kept.resources.get(resource.name.as_str())?;
        let counted = |entry: &&Entry| entry.number.is_some() && entry.filter == filter;
        entries.iter().find(counted)?.number
    }

    fn enter(&self, resource: &'static Resource, filter: &str, fields: BTreeSet<String>) -> u64 {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.last_ticket += 1;
        let ticket = kept.last_ticket;
        let entries = kept.resources.entry(&resource.name).or_default();
        if entries.len() >= MAX_KEPT {
            entries.remove(0);
        }
        entries.push(Entry {
            filter: filter.to_owned(),
            fields,
            ticket,
            number: None,
        });
        ticket
    }

    /// Forgets the numbers that these changes may have changed. To be called after their commit,
    /// before it is acknowledged.
    pub(super) fn follow(&self, committed: &[Changes]) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.resources.values().all(Vec::is_empty) {
            return;
        }
        for (resource, _, change) in committed.iter().flatten() {
            let Some(entries) = kept.resources.get_mut(resource.name.as_str()) else {
                continue;
            };
            match change {
                Change::Insert(_) | Change::Remove { .. } | Change::Add { .. } => entries.clear(),
                Change::Update {
                    content, before, ..
                } => {
                    let keeps = |field: &String| before.get(field) == content.item.get(field);
                    entries.retain(|entry| entry.fields.iter().all(keeps));
                }
            }
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests {
    use std::sync::Arc;

    use serde_json::{Value, json};

    use super::*;
    use crate::contract::resource;
    use crate::item::Item;
    use crate::store::Content;

    fn item(value: Value) -> Arc<Item> {
        Arc::new(value.as_object().cloned().unwrap_or_default())
    }

    fn update(before: Value, after: Value) -> Vec<Changes> {
        let content = Content {
            item: item(after),
            text: String::new(),
        };
        let change = Change::Update {
            content,
            before: item(before),
            former_etag: String::new(),
        };
        vec![vec![(resource("host"), "1".to_owned(), change)]]
    }

    /// Asks for the number of hosts that are down; it is counted to be this, slowly.
    fn ask(counts: &Counts, number: u64, meanwhile: &[Changes]) -> u64 {
        let fields = || BTreeSet::from(["ls_state".to_owned()]);
        let count = || {
            std::thread::sleep(QUICK);
            counts.follow(meanwhile);
            Ok(number)
        };
        let (number, _) = counts.get(resource("host"), "down", fields, count).unwrap();
        number
    }

    #[test]
    fn a_number_is_kept_until_a_change_may_have_changed_it() {
        let counts = Counts::default();
        assert_eq!(ask(&counts, 1, &[]), 1);
        counts.follow(&update(
            json!({"ls_output": "a"}),
            json!({"ls_output": "b"}),
        ));
        assert_eq!(ask(&counts, 2, &[]), 1, "no field of the filter changed");
        counts.follow(&update(
            json!({"ls_state": "UP"}),
            json!({"ls_state": "DOWN"}),
        ));
        assert_eq!(ask(&counts, 2, &[]), 2);
        let removal = Change::Remove {
            before: item(json!({})),
            former_etag: String::new(),
        };
        counts.follow(&[vec![(resource("host"), "1".to_owned(), removal)]]);
        assert_eq!(ask(&counts, 3, &[]), 3);
    }

    #[test]
    fn what_changed_while_it_was_counted_is_not_kept() {
        let counts = Counts::default();
        let change = update(json!({"ls_state": "UP"}), json!({"ls_state": "DOWN"}));
        assert_eq!(ask(&counts, 1, &change), 1);
        assert_eq!(ask(&counts, 2, &[]), 2);
    }

    #[test]
    fn what_is_counted_at_once_or_in_vain_is_not_kept() {
        let counts = Counts::default();
        let host = resource("host");
        let quick = |number| {
            counts
                .get(host, "all", BTreeSet::new, || Ok(number))
                .unwrap()
        };
        assert_eq!((quick(1), quick(2)), ((1, true), (2, true)));
        let failed = counts.get(host, "all", BTreeSet::new, || {
            std::thread::sleep(QUICK);
            Err(StoreError::TooMuchWork)
        });
        assert!(failed.is_err());
        assert_eq!(quick(3), (3, true));
    }
}
