//! Carrying out a plan.

use std::collections::BTreeMap;

use http::Method;
use serde_json::{Map, Value};

use super::applied::{Applied, Failed};
use super::guarded::{delete, update};
use super::keys::{RIGHTS, resource};
use super::rights;
use super::step::{FieldChange, Plan, Step};
use crate::backend::Backend;
use crate::error::{BackendException, ErrorKind};
use crate::model::Issues;
use crate::query::Query;
use crate::request::{Idempotency, Request};
use crate::typed::{differs, run_all};

/// Items that one request creates at most, and steps that are carried out together.
const MAX_LIST: usize = 100;

impl Plan {
    /// Carries out the steps. Creations go in lists of up to 100 items, changes eight at once. A
    /// step that fails does not stop the others, except those that cannot do without it.
    ///
    /// - A creation carries its identifier, so that it is repeated safely when its reply is lost;
    ///   users whom the backend does not let choose identifiers create their items one by one.
    ///   An item that came into being meanwhile (a service that the templates of a new host make,
    ///   say) is changed instead.
    /// - A change is made only while the fields that it changes have the values that the plan
    ///   found; what others changed in other fields stays.
    /// - An item is deleted only while it belongs to the owner of the configuration.
    ///
    /// What was done stays done when the program ends in between: a new plan continues.
    pub async fn apply(self) -> Applied {
        self.apply_with_progress(|_| {}).await
    }

    /// As [`apply`](Self::apply), and calls `progress` after each list of up to 100 steps with the
    /// number of [steps](Self::steps) that have been tried so far.
    pub async fn apply_with_progress(self, mut progress: impl FnMut(usize)) -> Applied {
        let Self {
            backend,
            owner,
            steps,
            ..
        } = self;
        let mut application = Application {
            backend,
            owner,
            applied: Applied::default(),
            renamed: BTreeMap::new(),
            own_ids: true,
            in_use: Vec::new(),
        };
        let mut steps = steps.into_iter().peekable();
        let mut tried = 0;
        while let Some(step) = steps.next() {
            let kind = std::mem::discriminant(&step);
            let of = resource_of(&step);
            let mut group = vec![step];
            while group.len() < MAX_LIST
                && let Some(next) = steps
                    .next_if(|next| std::mem::discriminant(next) == kind && resource_of(next) == of)
            {
                group.push(next);
            }
            tried += group.len();
            application.group(group).await;
            progress(tried);
        }
        application.delete_left().await;
        application.applied
    }
}

fn resource_of(step: &Step) -> &'static str {
    match step {
        Step::Create { resource, .. }
        | Step::Update { resource, .. }
        | Step::Delete { resource, .. } => resource,
        Step::Rights { .. } => RIGHTS,
    }
}

struct Application {
    backend: Backend,
    owner: String,
    applied: Applied,
    /// The identifiers of items that came into being under another one than the plan's.
    renamed: BTreeMap<String, String>,
    /// Whether the backend lets this user choose identifiers.
    own_ids: bool,
    /// Deletions of items that others referred to.
    in_use: Vec<Failed>,
}

impl Application {
    /// Steps of one kind for one resource, [`MAX_LIST`] at most.
    async fn group(&mut self, steps: Vec<Step>) {
        match steps.first() {
            Some(Step::Create { .. }) => self.create(steps).await,
            Some(Step::Update { .. }) => {
                let renamed = &self.renamed;
                let calls: Vec<_> = steps
                    .iter()
                    .filter_map(|step| match step {
                        Step::Update {
                            resource,
                            id,
                            etag,
                            changes,
                            ..
                        } => {
                            let changes = changes.iter().map(|change| FieldChange {
                                after: replaced(renamed, &change.after),
                                ..change.clone()
                            });
                            Some(update(
                                self.backend.clone(),
                                resource,
                                id.clone(),
                                etag.clone(),
                                changes.collect(),
                            ))
                        }
                        _ => None,
                    })
                    .collect();
                let outcomes = run_all(calls).await;
                self.applied.updated += self.record(steps, outcomes);
            }
            Some(first @ Step::Delete { .. }) => {
                let is_tree = resource(resource_of(first)).is_some_and(|info| info.tree);
                let calls = steps.iter().filter_map(|step| match step {
                    Step::Delete { resource, id, .. } => Some(delete(
                        self.backend.clone(),
                        self.owner.clone(),
                        resource,
                        id.clone(),
                    )),
                    _ => None,
                });
                let outcomes = if is_tree {
                    let mut outcomes = Vec::with_capacity(steps.len());
                    for call in calls {
                        outcomes.push(call.await);
                    }
                    outcomes
                } else {
                    run_all(calls.collect::<Vec<_>>()).await
                };
                for (step, outcome) in steps.into_iter().zip(outcomes) {
                    self.record_deletion(step, outcome);
                }
            }
            Some(Step::Rights { .. }) => {
                let mut outcomes = Vec::with_capacity(steps.len());
                for step in &steps {
                    if let Step::Rights { id, rights, .. } = step {
                        let user = self.renamed.get(id).unwrap_or(id);
                        let rights: Vec<_> =
                            rights.iter().map(|right| self.renamed_in(right)).collect();
                        outcomes.push(rights::apply(&self.backend, user, &rights).await);
                    }
                }
                self.applied.updated += self.record(steps, outcomes);
            }
            None => {}
        }
    }

    /// Notes the failures, and counts the others.
    fn record(&mut self, steps: Vec<Step>, outcomes: Vec<Result<(), BackendException>>) -> usize {
        let mut done = 0;
        for (step, outcome) in steps.into_iter().zip(outcomes) {
            match outcome {
                Ok(()) => done += 1,
                Err(failure) => self.applied.failed.push(Failed { step, failure }),
            }
        }
        done
    }

    /// Notes how a deletion ended. An item that is in use may be free when others are gone.
    fn record_deletion(&mut self, step: Step, outcome: Result<(), BackendException>) {
        match outcome {
            Ok(()) => self.applied.deleted += 1,
            Err(failure) if failure.is_conflict() => self.in_use.push(Failed { step, failure }),
            Err(failure) => self.applied.failed.push(Failed { step, failure }),
        }
    }

    /// Deletes what was in use, as long as that makes progress.
    async fn delete_left(&mut self) {
        loop {
            let waiting = std::mem::take(&mut self.in_use);
            let count = waiting.len();
            for Failed { step, .. } in waiting {
                let Step::Delete { resource, id, .. } = &step else {
                    continue;
                };
                let (backend, owner) = (self.backend.clone(), self.owner.clone());
                let outcome = delete(backend, owner, resource, id.clone()).await;
                self.record_deletion(step, outcome);
            }
            if self.in_use.is_empty() || self.in_use.len() == count {
                self.applied.failed.append(&mut self.in_use);
                return;
            }
        }
    }

    /// Creates a list of items, or those of them that can be created.
    async fn create(&mut self, steps: Vec<Step>) {
        let contents: Vec<Map<String, Value>> = steps
            .iter()
            .filter_map(|step| match step {
                Step::Create { fields, .. } => Some(self.renamed_in(fields)),
                _ => None,
            })
            .collect();
        let Some(name) = steps.first().map(resource_of) else {
            return;
        };
        let request = Request::new(Method::POST, name)
            .body(&contents)
            .idempotency(Idempotency::Repeatable);
        if contents.len() > 1 && self.own_ids {
            match self.backend.send(&request).await {
                Ok(_) => {
                    self.applied.created += steps.len();
                    return;
                }
                // One of them, or an earlier attempt whose reply was lost.
                Err(failure) if failure.kind() == ErrorKind::Refused => {}
                Err(failure) => {
                    let failed = steps.into_iter().map(|step| Failed {
                        step,
                        failure: failure.again(),
                    });
                    self.applied.failed.extend(failed);
                    return;
                }
            }
        }
        for (step, content) in steps.into_iter().zip(contents) {
            // With what those before it are called now.
            let content = self.renamed_in(&content);
            match self.create_one(name, content).await {
                Ok(true) => self.applied.created += 1,
                Ok(false) => self.applied.updated += 1,
                Err(failure) => self.applied.failed.push(Failed { step, failure }),
            }
        }
    }

    /// Creates one item, or changes the one that came into being meanwhile; `false` then.
    async fn create_one(
        &mut self,
        name: &'static str,
        content: Map<String, Value>,
    ) -> Result<bool, BackendException> {
        let failure = if self.own_ids {
            let request = Request::new(Method::POST, name)
                .body(&content)
                .idempotency(Idempotency::Repeatable);
            match self.backend.send(&request).await {
                Ok(_) => return Ok(true),
                Err(failure) if refuses_own_id(&failure) => {
                    self.own_ids = false;
                    match self.create_without_id(name, &content).await {
                        Ok(()) => return Ok(true),
                        Err(failure) => failure,
                    }
                }
                Err(failure) => failure,
            }
        } else {
            match self.create_without_id(name, &content).await {
                Ok(()) => return Ok(true),
                Err(failure) => failure,
            }
        };
        match failure.existing_field() {
            // The identifier is the plan's own: an attempt before this one created the item.
            Some("_id") => return Ok(true),
            Some(_) => {}
            None => return Err(failure),
        }
        let names = ["name", "host"].into_iter();
        let filter: Map<String, Value> = names
            .filter_map(|field| Some((field.to_owned(), content.get(field)?.clone())))
            .filter(|(field, _)| field == "name" || name == "service")
            .collect();
        let query = Query::new().filter(&Value::Object(filter)).max_results(1);
        let found: Value = self.backend.get(name, query).await?;
        let Some(stored) = found["_items"][0].as_object() else {
            return Err(failure);
        };
        let text = |field: &str| stored.get(field).and_then(Value::as_str).map(str::to_owned);
        let (Some(id), Some(etag)) = (text("_id"), text("_etag")) else {
            return Err(failure);
        };
        if let Some(planned) = content.get("_id").and_then(Value::as_str) {
            self.renamed.insert(planned.to_owned(), id.clone());
        }
        let Some(info) = resource(name) else {
            return Err(failure);
        };
        let changes: Map<String, Value> = content
            .into_iter()
            .filter(|(field, value)| differs(info, field, value, stored.get(field)))
            .collect();
        if !changes.is_empty() {
            let endpoint = [name, "/", &id].concat();
            let change = self.backend.patch(&endpoint, &changes).if_match(&etag);
            change.await?;
        }
        Ok(false)
    }

    /// Creates an item under an identifier of the backend's, for users who may not choose one.
    async fn create_without_id(
        &mut self,
        name: &'static str,
        content: &Map<String, Value>,
    ) -> Result<(), BackendException> {
        let mut content = content.clone();
        let planned = content.remove("_id");
        let created: Value = self.backend.post(name, &content).await?;
        if let (Some(Value::String(planned)), Some(id)) = (planned, created["_id"].as_str()) {
            self.renamed.insert(planned, id.to_owned());
        }
        Ok(())
    }

    fn renamed_in(&self, fields: &Map<String, Value>) -> Map<String, Value> {
        fields
            .iter()
            .map(|(name, value)| (name.clone(), replaced(&self.renamed, value)))
            .collect()
    }
}

/// Whether the backend lets only administrators choose identifiers.
fn refuses_own_id(failure: &BackendException) -> bool {
    let is_about_id = |issues: &Issues| issues.get("_id").is_some();
    failure.existing_field().is_none() && failure.issues().is_some_and(is_about_id)
}

/// A value with the identifiers that items really have.
fn replaced(renamed: &BTreeMap<String, String>, value: &Value) -> Value {
    match value {
        Value::String(text) => match renamed.get(text) {
            Some(id) => id.clone().into(),
            None => value.clone(),
        },
        Value::Array(values) => values
            .iter()
            .map(|value| replaced(renamed, value))
            .collect(),
        other => other.clone(),
    }
}
