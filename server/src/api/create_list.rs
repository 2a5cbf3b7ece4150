//! Creating a list in a series of units.
//!
//! The whole list is checked before its first element is stored, and where a later element is
//! refused nevertheless, because of what another client did meanwhile, those before it are removed
//! again; so they are when the server ends before the list is stored. Check results are the
//! exception: what they changed stays.

use std::collections::HashSet;
use std::sync::Arc;

use serde_json::Value;

use super::create::{Element, create_all, prepare};
use super::posted::{Issues, Posted};
use super::series::Pace;
use super::units::{Units, in_task};
use crate::contract::{Resource, messages};
use crate::item::{self, Item};
use crate::rules::rights::Caller;
use crate::rules::{Refusal, StateBefore, Transaction, cascade};

/// A list to be created.
#[derive(Clone)]
pub(super) struct List {
    pub(super) caller: Arc<Caller>,
    pub(super) resource: &'static Resource,
    pub(super) items: Arc<[Item]>,
    /// Of a list of check results.
    pub(super) state_before: StateBefore,
}

impl Units {
    /// Creates the items of a list. Goes on when the client leaves.
    pub(super) async fn create_in_series(&self, list: List) -> Result<Vec<Element>, Refusal> {
        let units = self.clone();
        in_task(async move {
            units.check_list(&list).await?;
            units.store_list(&list).await
        })
        .await
    }

    /// Refuses a list of which an element is not valid.
    async fn check_list(&self, list: &List) -> Result<(), Refusal> {
        let mut issues = Vec::with_capacity(list.items.len());
        let mut pace = Pace::default();
        while issues.len() < list.items.len() {
            let (from, to) = (issues.len(), list.end_of_part(issues.len(), &pace));
            let checked = list.clone();
            let check = move |tx: &mut Transaction<'_>| {
                let items = checked.items[from..to].to_vec();
                *tx.notes() = checked.state_before;
                let earlier = &checked.items[..from];
                let (caller, resource) = (&checked.caller, checked.resource);
                Ok(prepare(tx, caller, resource, items, true, earlier)?.issues)
            };
            let (found, took) = self.rehearse_part(check).await?;
            pace.took(to - from, took);
            issues.extend(found);
        }
        add_repetitions(list.resource, &list.items, &mut issues);
        if issues.iter().any(|issues| !issues.is_empty()) {
            return Err(Refusal::InvalidList(issues));
        }
        Ok(())
    }

    async fn store_list(&self, list: &List) -> Result<Vec<Element>, Refusal> {
        let count = list.items.len();
        let is_undone = !list.resource.record;
        let undoing = item::new_id();
        let _held = self.hold(&undoing);
        let mut elements: Vec<Element> = Vec::with_capacity(count);
        let mut left = Vec::new();
        let mut pace = Pace::default();
        while elements.len() < count {
            let (from, to) = (elements.len(), list.end_of_part(elements.len(), &pace));
            let (part, id) = (list.clone(), undoing.clone());
            let store = move |tx: &mut Transaction<'_>| {
                let posted = Posted {
                    items: part.items[from..to].to_vec(),
                    is_array: true,
                };
                *tx.notes() = part.state_before;
                let stored = create_all(tx, &part.caller, part.resource, posted)?;
                if !is_undone || (from == 0 && to == count) {
                    return Ok(stored);
                }
                if to == count {
                    cascade::forget(tx, &id)?;
                } else {
                    cascade::note_created(tx, &id, part.resource, &ids_of(&stored))?;
                }
                Ok(stored)
            };
            match self.part(store).await {
                Ok(done) => {
                    pace.took(to - from, done.took);
                    elements.extend(done.value);
                    left.extend(done.left);
                }
                Err(Refusal::TooLarge(_)) if to - from > 1 => pace.halve(to - from),
                Err(refusal) => {
                    if is_undone && from > 0 {
                        self.undo(undoing, list.resource, ids_of(&elements)).await;
                    }
                    return Err(of_whole_list(refusal, from, count));
                }
            }
        }
        self.follow(left).await;
        Ok(elements)
    }
}

impl List {
    fn end_of_part(&self, from: usize, pace: &Pace) -> usize {
        self.items.len().min(from + pace.size())
    }
}

fn ids_of(elements: &[Element]) -> Vec<String> {
    let written = elements.iter().flatten();
    written.map(|written| written.id.clone()).collect()
}

/// Adds an issue where an element has a unique value that one before it has as well.
fn add_repetitions(resource: &Resource, items: &[Item], issues: &mut [Issues]) {
    for field in resource.unique_fields() {
        let mut met = HashSet::new();
        for (item, issues) in items.iter().zip(&mut *issues) {
            if let Some(value @ Value::String(text)) = item.get(field)
                && !met.insert(text)
                && !issues.contains_key(field)
            {
                issues.insert(field.to_owned(), messages::not_unique(value).into());
            }
        }
    }
}

/// The refusal of a part that begins at a position, as one of the whole list.
fn of_whole_list(refusal: Refusal, from: usize, count: usize) -> Refusal {
    let placed = |found: Vec<Issues>| {
        let mut issues = vec![Issues::new(); count];
        for (place, found) in issues.iter_mut().skip(from).zip(found) {
            *place = found;
        }
        Refusal::InvalidList(issues)
    };
    match refusal {
        Refusal::InvalidItem(found) => placed(vec![found]),
        Refusal::InvalidList(found) => placed(found),
        other => other,
    }
}
