//! One section of the import: searched, created in lists, updated, linked.

mod links;
mod lists;

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};

use alignak_backend_client::Backend;
use futures_util::{StreamExt as _, stream};
use serde_json::{Map, Value as Json};

use super::compare::{Templates, is_same};
use super::draft::{Draft, Key, Link};
use super::existing::{Identities, Item};
use super::failure::Failure;
use super::import::{Mode, Progress};
use super::order;
use links::shown;

/// How many requests are under way at once.
const AT_ONCE: usize = 4;

/// What a section did.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(super) created: Vec<Key>,
    pub(super) ignored: Vec<Key>,
    pub(super) updated: Vec<Key>,
    /// References that could not be resolved, as they are reported.
    pub(super) unresolved: Vec<String>,
    /// Items that the backend refused, where the import goes on.
    pub(super) refused: Vec<Failure>,
    /// Items that were not sent, because something that they need was refused.
    pub(super) not_sent: Vec<String>,
}

/// Everything that a section needs.
pub(super) struct Section<'a> {
    pub(super) backend: &'a Backend,
    pub(super) mode: Mode,
    pub(super) is_dry: bool,
    pub(super) updates_only: bool,
    pub(super) keeps_going: bool,
    pub(super) identities: &'a mut Identities,
    /// What the backend refused so far, and what was not sent because of that.
    pub(super) refused: &'a mut HashSet<Key>,
    pub(super) existing: HashMap<Key, Item>,
    pub(super) templates: Templates,
    pub(super) progress: &'a dyn Progress,
    /// Nothing more is to be sent.
    pub(super) is_stopped: &'a AtomicBool,
}

impl Section<'_> {
    pub(super) async fn run(mut self, drafts: Vec<Draft>) -> Result<Outcome, Failure> {
        let mut outcome = Outcome::default();
        let mut new = Vec::new();
        let mut found: Vec<(Draft, Item)> = Vec::new();
        for draft in drafts {
            match (self.existing.remove(&draft.key), self.mode) {
                (None, _) => new.push(draft),
                (Some(item), Mode::Update | Mode::Duplicate) => found.push((draft, item)),
                (Some(_), Mode::Create) => {
                    let failure = Failure::exists(&draft.key, draft.place.as_ref());
                    outcome.refused.push(failure);
                }
            }
        }
        if !(self.updates_only && self.mode == Mode::Update) {
            self.create(new, &mut outcome).await?;
        }
        if self.mode == Mode::Duplicate {
            self.complete(found, &mut outcome).await?;
        } else {
            self.update(found, &mut outcome).await?;
        }
        Ok(outcome)
    }

    async fn create(
        &mut self,
        mut drafts: Vec<Draft>,
        outcome: &mut Outcome,
    ) -> Result<(), Failure> {
        let levels = order::levels(&mut drafts);
        for level in levels {
            let mut bodies: Vec<(usize, Map<String, Json>)> = Vec::with_capacity(level.len());
            for index in level {
                let draft = &drafts[index];
                if let Some(needed) = self.refused_need(draft) {
                    outcome.not_sent.push(format!(
                        "# Not sent: {}{}: its {} '{}' was refused",
                        draft.label(),
                        shown(draft.place.as_ref()),
                        needed.resource,
                        needed.shown(),
                    ));
                    self.refused.insert(draft.key.clone());
                    continue;
                }
                // Sent once, they are not kept beside what is sent.
                let draft = &mut drafts[index];
                let mut body = std::mem::take(&mut draft.fields);
                body.append(&mut draft.only_created);
                let draft = &drafts[index];
                for link in draft.links.iter().filter(|link| !link.is_late) {
                    self.resolve(link, draft, &mut body, &mut outcome.unresolved);
                }
                bodies.push((index, body));
            }
            let mut sent: HashSet<usize> = bodies.iter().map(|(index, _)| *index).collect();
            for (index, id) in self.post(&drafts, bodies, outcome).await? {
                let key = drafts[index].key.clone();
                sent.remove(&index);
                self.identities.add(key.clone(), id);
                outcome.created.push(key);
            }
            let refused = sent.into_iter().map(|index| drafts[index].key.clone());
            self.refused.extend(refused);
        }
        let mut late: Vec<(Key, String, Map<String, Json>)> = Vec::new();
        for draft in &drafts {
            let Some(id) = self.identities.get(&draft.key).cloned() else {
                continue;
            };
            let body = self.late_links(draft, |_| true, &mut outcome.unresolved);
            if !body.is_empty() {
                late.push((draft.key.clone(), id, body));
            }
        }
        self.patch(late, outcome).await.map(drop)
    }

    /// Sets the late links of items that an interrupted import has left without them; nothing else
    /// of the items is changed.
    async fn complete(
        &mut self,
        found: Vec<(Draft, Item)>,
        outcome: &mut Outcome,
    ) -> Result<(), Failure> {
        let mut changes = Vec::new();
        for (draft, item) in found {
            let is_empty = |link: &Link| {
                let stored = item.fields.get(link.field).and_then(Json::as_array);
                stored.is_none_or(Vec::is_empty)
            };
            let body = self.late_links(&draft, is_empty, &mut outcome.unresolved);
            if body.is_empty() {
                self.progress.advance(1);
                outcome.ignored.push(draft.key);
            } else {
                changes.push((draft.key, item.id, body));
            }
        }
        let updated = self.patch(changes, outcome).await?;
        outcome.updated.extend(updated);
        Ok(())
    }

    async fn update(
        &mut self,
        found: Vec<(Draft, Item)>,
        outcome: &mut Outcome,
    ) -> Result<(), Failure> {
        let mut changes = Vec::new();
        for (mut draft, item) in found {
            let mut desired = std::mem::take(&mut draft.fields);
            for link in &draft.links {
                self.resolve(link, &draft, &mut desired, &mut outcome.unresolved);
            }
            let is_as_desired = desired.iter().all(|(field, value)| {
                let stored = item.fields.get(field);
                is_same(field, value, stored) || self.templates.explain(field, value, &item)
            });
            if is_as_desired {
                self.progress.advance(1);
            } else {
                // All of it, so that nothing is left to what its templates have.
                changes.push((draft.key, item.id, desired));
            }
        }
        let updated = self.patch(changes, outcome).await?;
        outcome.updated.extend(updated);
        Ok(())
    }

    /// Changes items, several at once; returns what was changed.
    async fn patch(
        &self,
        changes: Vec<(Key, String, Map<String, Json>)>,
        outcome: &mut Outcome,
    ) -> Result<Vec<Key>, Failure> {
        for (key, _, body) in &changes {
            self.show(key, body);
        }
        if self.is_dry {
            return Ok(changes.into_iter().map(|(key, _, _)| key).collect());
        }
        let failed = &AtomicBool::new(false);
        let requests = changes.into_iter().map(|(key, id, body)| async move {
            self.go_on(key.resource, failed)?;
            let endpoint = format!("{}/{id}", key.resource);
            let result = self.backend.patch(&endpoint, &body).inception().await;
            self.progress.advance(1);
            result.map_or_else(
                |error| {
                    failed.store(!self.keeps_going, Ordering::Relaxed);
                    let failure = Failure::of(key.resource, key.shown(), error);
                    if self.keeps_going {
                        Ok(Err(failure))
                    } else {
                        Err(failure)
                    }
                },
                |_| Ok(Ok(key.clone())),
            )
        });
        let mut results = stream::iter(requests).buffered(AT_ONCE);
        let mut changed = Vec::new();
        // Those under way are waited for after a failure, too.
        let mut first_failure = None;
        while let Some(result) = results.next().await {
            match result {
                Ok(Ok(key)) => changed.push(key),
                Ok(Err(refusal)) => outcome.refused.push(refusal),
                Err(failure) => first_failure = Failure::first(first_failure, failure),
            }
        }
        first_failure.map_or(Ok(changed), Err)
    }

    /// Fails when nothing more is to be sent.
    fn go_on(&self, resource: &'static str, failed: &AtomicBool) -> Result<(), Failure> {
        let is_over = |flag: &AtomicBool| flag.load(Ordering::Relaxed);
        if is_over(failed) || is_over(self.is_stopped) {
            return Err(Failure::stopped(resource));
        }
        Ok(())
    }
}
