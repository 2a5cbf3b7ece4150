//! Items created in lists.

use std::sync::atomic::{AtomicBool, Ordering};

use alignak_backend_client::BackendException;
use futures_util::{StreamExt as _, stream};
use serde_json::{Map, Value as Json};

use super::{AT_ONCE, Outcome, Section};
use crate::backend::draft::Draft;
use crate::backend::failure::Failure;

/// How many items are created by one request.
const BATCH: usize = 200;

impl Section<'_> {
    /// Creates items in lists; returns what was created, with the ids.
    pub(super) async fn post(
        &self,
        drafts: &[Draft],
        bodies: Vec<(usize, Map<String, Json>)>,
        outcome: &mut Outcome,
    ) -> Result<Vec<(usize, String)>, Failure> {
        for (index, body) in &bodies {
            self.show(&drafts[*index].key, body);
        }
        if self.is_dry {
            self.progress.advance(bodies.len());
            return Ok(bodies
                .into_iter()
                .map(|(index, _)| (index, "_fake".to_owned()))
                .collect());
        }
        let mut bodies = bodies.into_iter();
        let batches = std::iter::from_fn(|| {
            let batch: Vec<_> = bodies.by_ref().take(BATCH).collect();
            (!batch.is_empty()).then_some(batch)
        });
        let failed = &AtomicBool::new(false);
        let requests = batches.map(|batch| async move {
            let result = self.post_batch(drafts, batch, failed).await;
            match &result {
                Ok((created, _)) => self.progress.advance(created.len()),
                Err(_) => failed.store(true, Ordering::Relaxed),
            }
            result
        });
        let mut results = stream::iter(requests).buffered(AT_ONCE);
        let mut created = Vec::new();
        // Those under way are waited for after a failure, too.
        let mut first_failure = None;
        while let Some(result) = results.next().await {
            match result {
                Ok((some, refused)) => {
                    created.extend(some);
                    outcome.refused.extend(refused);
                }
                Err(failure) => first_failure = Failure::first(first_failure, failure),
            }
        }
        first_failure.map_or(Ok(created), Err)
    }

    /// Creates one list. The backend takes all of it or nothing; where the import goes on, what it
    /// refused is left out and the rest is sent again; if it does not say which element is wrong, each
    /// half is sent by itself.
    async fn post_batch(
        &self,
        drafts: &[Draft],
        batch: Vec<(usize, Map<String, Json>)>,
        failed: &AtomicBool,
    ) -> Result<(Vec<(usize, String)>, Vec<Failure>), Failure> {
        let (mut created, mut refused) = (Vec::new(), Vec::new());
        let mut waiting = vec![batch];
        while let Some(batch) = waiting.pop() {
            let Some((first, _)) = batch.first() else {
                continue;
            };
            let key = &drafts[*first].key;
            self.go_on(key.resource, failed)?;
            let list: Vec<&Map<String, Json>> = batch.iter().map(|(_, body)| body).collect();
            let error = match self.backend.post::<Json>(key.resource, &list).await {
                Ok(answer) => {
                    let ids = ids(&answer, batch.len());
                    if ids.len() != batch.len() {
                        return Err(Failure::unreadable(key.resource, key.shown()));
                    }
                    created.extend(batch.iter().map(|(index, _)| *index).zip(ids));
                    continue;
                }
                Err(error) => error,
            };
            let failures = refusals(&error, drafts, &batch);
            let says_which = failures.iter().any(Option::is_some);
            if !self.keeps_going || !says_which && !is_refusal(&error) {
                let all: Vec<Failure> = failures.into_iter().flatten().collect();
                return Err(Failure::of_list(key.resource, key.shown(), error, all));
            }
            if !says_which && batch.len() == 1 {
                refused.push(Failure::of(key.resource, key.shown(), error));
            } else if !says_which {
                let (one, other) = batch.split_at(batch.len() / 2);
                waiting.push(other.to_vec());
                waiting.push(one.to_vec());
            } else {
                let mut kept = Vec::new();
                for (one, failure) in batch.into_iter().zip(failures) {
                    match failure {
                        Some(failure) => refused.push(failure),
                        None => kept.push(one),
                    }
                }
                waiting.push(kept);
            }
        }
        Ok((created, refused))
    }
}

/// Whether something in a list is wrong, perhaps one element alone. Without the rights to create
/// one element nobody has those to create another.
fn is_refusal(error: &BackendException) -> bool {
    let status = error.response().map(|response| response.status().as_u16());
    matches!(status, Some(409 | 412 | 413 | 422))
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
