//! One section of the import: searched, created in lists, updated, linked.

use std::collections::HashMap;

use alignak_backend_client::{Backend, BackendException};
use futures_util::{StreamExt as _, stream};
use serde_json::{Map, Value as Json};

use super::compare::{Templates, is_same};
use super::draft::{Draft, Key, Link, Links};
use super::existing::{Identities, Item};
use super::import::{Failure, Mode, Progress};
use super::order;

/// How many items are created by one request, and how many requests are under way at once.
const BATCH: usize = 200;
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
}

/// Everything that a section needs.
pub(super) struct Section<'a> {
    pub(super) backend: &'a Backend,
    pub(super) mode: Mode,
    pub(super) is_dry: bool,
    pub(super) updates_only: bool,
    pub(super) keeps_going: bool,
    pub(super) identities: &'a mut Identities,
    pub(super) existing: HashMap<Key, Item>,
    pub(super) progress: &'a dyn Progress,
}

impl Section<'_> {
    pub(super) async fn run(mut self, drafts: Vec<Draft>) -> Result<Outcome, Failure> {
        let mut outcome = Outcome::default();
        let templates = Templates::new(&self.existing);
        let mut new = Vec::new();
        let mut found: Vec<(Draft, Item)> = Vec::new();
        for draft in drafts {
            match self.existing.remove(&draft.key) {
                None => new.push(draft),
                Some(item) if self.mode == Mode::Update => found.push((draft, item)),
                Some(_) => outcome.ignored.push(draft.key),
            }
        }
        if !(self.updates_only && self.mode == Mode::Update) {
            self.create(new, &mut outcome).await?;
        }
        self.update(found, &templates, &mut outcome).await?;
        Ok(outcome)
    }

    async fn create(
        &mut self,
        mut drafts: Vec<Draft>,
        outcome: &mut Outcome,
    ) -> Result<(), Failure> {
        let levels = order::levels(&mut drafts);
        let mut late: Vec<(Key, String, Map<String, Json>)> = Vec::new();
        for level in levels {
            let mut bodies: Vec<(usize, Map<String, Json>)> = Vec::with_capacity(level.len());
            for index in level {
                let draft = &drafts[index];
                let mut body = draft.fields.clone();
                body.extend(draft.only_created.clone());
                for link in draft.links.iter().filter(|link| !link.is_late) {
                    resolve(
                        link,
                        draft,
                        self.identities,
                        &mut body,
                        &mut outcome.unresolved,
                    );
                }
                bodies.push((index, body));
            }
            for (index, id) in self.post(&drafts, bodies, outcome).await? {
                let key = drafts[index].key.clone();
                self.identities.add(key.clone(), id);
                outcome.created.push(key);
            }
        }
        for draft in &drafts {
            let Some(id) = self.identities.get(&draft.key).cloned() else {
                continue;
            };
            let mut body = Map::new();
            for link in draft.links.iter().filter(|link| link.is_late) {
                if !link.links.keys().is_empty() {
                    resolve(
                        link,
                        draft,
                        self.identities,
                        &mut body,
                        &mut outcome.unresolved,
                    );
                }
            }
            if !body.is_empty() {
                late.push((draft.key.clone(), id, body));
            }
        }
        self.patch(late, outcome).await.map(drop)
    }

    /// Creates items in lists; returns what was created, with the ids.
    async fn post(
        &self,
        drafts: &[Draft],
        bodies: Vec<(usize, Map<String, Json>)>,
        outcome: &mut Outcome,
    ) -> Result<Vec<(usize, String)>, Failure> {
        if self.is_dry {
            self.progress.advance(bodies.len());
            return Ok(bodies
                .into_iter()
                .map(|(index, _)| (index, "_fake".to_owned()))
                .collect());
        }
        let batches: Vec<Vec<(usize, Map<String, Json>)>> =
            bodies.chunks(BATCH).map(<[_]>::to_vec).collect();
        let requests = batches.into_iter().map(|batch| async move {
            let result = self.post_batch(drafts, batch).await;
            if let Ok((created, _)) = &result {
                self.progress.advance(created.len());
            }
            result
        });
        let mut results = stream::iter(requests).buffered(AT_ONCE);
        let mut created = Vec::new();
        while let Some(result) = results.next().await {
            let (some, refused) = result?;
            created.extend(some);
            outcome.refused.extend(refused);
        }
        Ok(created)
    }

    /// Creates one list. The backend takes all of it or nothing; where the import goes on, what it
    /// refused is left out and the rest is sent again.
    async fn post_batch(
        &self,
        drafts: &[Draft],
        mut batch: Vec<(usize, Map<String, Json>)>,
    ) -> Result<(Vec<(usize, String)>, Vec<Failure>), Failure> {
        let mut refused = Vec::new();
        while !batch.is_empty() {
            let resource = drafts[batch[0].0].key.resource;
            let list: Vec<&Map<String, Json>> = batch.iter().map(|(_, body)| body).collect();
            let error = match self.backend.post::<Json>(resource, &list).await {
                Ok(answer) => {
                    let created = ids(&answer, batch.len());
                    if created.len() == batch.len() {
                        let numbered = batch.iter().map(|(index, _)| *index).zip(created);
                        return Ok((numbered.collect(), refused));
                    }
                    let shown = drafts[batch[0].0].key.shown();
                    return Err(Failure::unreadable(resource, shown));
                }
                Err(error) => error,
            };
            let failures = refusals(&error, drafts, &batch);
            if !self.keeps_going || failures.iter().all(Option::is_none) {
                let shown = drafts[batch[0].0].key.shown();
                let all: Vec<Failure> = failures.into_iter().flatten().collect();
                return Err(Failure::of_list(resource, shown, error, all));
            }
            let mut kept = Vec::new();
            for (one, failure) in batch.into_iter().zip(failures) {
                match failure {
                    Some(failure) => refused.push(failure),
                    None => kept.push(one),
                }
            }
            batch = kept;
        }
        Ok((Vec::new(), refused))
    }

    async fn update(
        &mut self,
        found: Vec<(Draft, Item)>,
        templates: &Templates,
        outcome: &mut Outcome,
    ) -> Result<(), Failure> {
        let mut changes = Vec::new();
        for (draft, item) in found {
            let mut desired = draft.fields.clone();
            for link in &draft.links {
                resolve(
                    link,
                    &draft,
                    self.identities,
                    &mut desired,
                    &mut outcome.unresolved,
                );
            }
            let is_as_desired = desired.iter().all(|(field, value)| {
                let stored = item.fields.get(field);
                is_same(field, value, stored) || templates.explain(field, value, &item)
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
        if self.is_dry {
            return Ok(changes.into_iter().map(|(key, _, _)| key).collect());
        }
        let requests = changes.into_iter().map(|(key, id, body)| async move {
            let endpoint = format!("{}/{id}", key.resource);
            let result = self.backend.patch(&endpoint, &body).inception().await;
            (key, result)
        });
        let mut results = stream::iter(requests).buffered(AT_ONCE);
        let mut changed = Vec::new();
        while let Some((key, result)) = results.next().await {
            self.progress.advance(1);
            match result {
                Ok(_) => changed.push(key),
                Err(error) => {
                    let failure = Failure::of(key.resource, key.shown(), error);
                    if !self.keeps_going {
                        return Err(failure);
                    }
                    outcome.refused.push(failure);
                }
            }
        }
        Ok(changed)
    }
}

/// The ids of what a list created. A list of one element may be answered like an element.
fn ids(answer: &Json, expected: usize) -> Vec<String> {
    let id = |item: &Json| item["_id"].as_str().map(str::to_owned);
    match answer["_items"].as_array() {
        Some(items) => items.iter().filter_map(id).collect(),
        None if expected == 1 => id(answer).into_iter().collect(),
        None => Vec::new(),
    }
}

/// For each element of a list, what the backend found wrong with it.
fn refusals(
    error: &BackendException,
    drafts: &[Draft],
    batch: &[(usize, Map<String, Json>)],
) -> Vec<Option<Failure>> {
    let issues = error.item_issues();
    let of_all = error.issues().filter(|_| batch.len() == 1);
    let element = |(position, (index, _)): (usize, &(usize, Map<String, Json>))| {
        let issues = issues.get(position).and_then(Option::as_ref).or(of_all)?;
        let key = &drafts[*index].key;
        let place = drafts[*index].place.as_ref();
        Some(Failure::with_issues(
            key.resource,
            key.shown(),
            place,
            issues,
        ))
    };
    batch.iter().enumerate().map(element).collect()
}

/// Puts the ids of a link into a body. What is not known is left out and reported.
fn resolve(
    link: &Link,
    draft: &Draft,
    identities: &Identities,
    body: &mut Map<String, Json>,
    unresolved: &mut Vec<String>,
) {
    let mut id = |key: &Key| -> Option<Json> {
        let found = identities.get(key);
        if found.is_none() {
            let (resource, name) = (key.resource, key.shown());
            let place = draft.place.as_ref().map(|place| format!(" ({place})"));
            unresolved.push(format!(
                "# Unknown {resource}: {name} for {} '{}'{}",
                draft.key.resource,
                draft.key.shown(),
                place.unwrap_or_default()
            ));
        }
        found.map(|id| Json::from(id.as_str()))
    };
    match &link.links {
        Links::One(key) => {
            if let Some(id) = id(key) {
                body.insert(link.field.to_owned(), id);
            }
        }
        Links::Many(keys) => {
            let mut ids: Vec<Json> = Vec::with_capacity(keys.len());
            for id in keys.iter().filter_map(id) {
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
            body.insert(link.field.to_owned(), Json::Array(ids));
        }
    }
}
