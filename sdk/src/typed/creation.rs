//! Creations, with an identifier of the client's own where the backend takes one.
//!
//! A creation with an identifier is repeated as safely as a read: had it been made, the repetition is
//! refused as a duplicate, and the stored item is its success. Backends that let the user choose no
//! identifiers of a resource are remembered, and get none from then on.

use std::collections::BTreeMap;

use serde::ser::{Error as _, SerializeMap};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

use super::collection::Collection;
use super::content::{Content, ForCreate};
use super::filter::Filter;
use super::item::Item;
use super::operation::Operation;
use super::written::Created;
use crate::backend::Backend;
use crate::describe::Described;
use crate::error::{BackendException, ErrorKind};
use crate::model::Id;
use crate::query::ones;
use crate::request::Idempotency;

/// The members that tell what became of a creation.
const WRITTEN: [&str; 1] = ["_id"];

/// What became of each of several creations.
pub(crate) type Outcomes<R> = Vec<Result<Created<R>, BackendException>>;

/// A new item as it is sent: with an identifier of the SDK's where it has none of its own.
struct Draft<'a, R> {
    content: &'a Content<R, ForCreate>,
    generated: Option<Id<R>>,
}

impl<'a, R> Draft<'a, R> {
    fn new(content: &'a Content<R, ForCreate>, generates: bool) -> Self {
        let generates = generates && !content.members().contains_key("_id");
        Self {
            content,
            generated: generates.then(Id::generate),
        }
    }

    /// The identifier that is sent.
    fn id(&self) -> Option<String> {
        match self.generated {
            Some(id) => Some(id.to_string()),
            None => self
                .content
                .members()
                .get("_id")?
                .as_str()
                .map(str::to_owned),
        }
    }
}

impl<R> Serialize for Draft<'_, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(id) = self.generated else {
            return self.content.serialize(serializer);
        };
        if let Some(problem) = self.content.problem() {
            return Err(S::Error::custom(problem));
        }
        let members = self.content.members();
        let mut map = serializer.serialize_map(Some(members.len() + 1))?;
        map.serialize_entry("_id", &id)?;
        for (name, value) in members {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl<R: Described> Collection<R> {
    /// Creates one item.
    pub(super) async fn create_one(
        &self,
        item: &Content<R, ForCreate>,
    ) -> Result<Created<R>, BackendException> {
        let backend = self.backend().bounded();
        loop {
            let drafts = [Draft::new(item, backend.sends_ids(R::NAME))];
            let [draft] = &drafts;
            let creation = self.drafted(&backend, &drafts).body(draft);
            match creation.send_created().await {
                Err(failure) if refuses_ids(&backend, &drafts, &failure) => {}
                Err(failure) if failure.existing_field() == Some("_id") => {
                    // Its own identifier may be that of another item; one of the SDK's is new.
                    return match self.stored(&backend, &drafts, &failure).await?.pop_first() {
                        Some((_, stored)) => Ok(stored),
                        None => Err(failure),
                    };
                }
                outcome => return outcome,
            }
        }
    }

    /// Creates several items in one request, all or none.
    pub(super) async fn create_list(
        &self,
        items: &[&Content<R, ForCreate>],
    ) -> Result<Vec<Created<R>>, BackendException> {
        let backend = self.backend().bounded();
        loop {
            let drafts = drafts(&backend, items);
            let creation = self.drafted(&backend, &drafts);
            match creation.send_created_many(&drafts).await {
                Err(failure) if refuses_ids(&backend, &drafts, &failure) => {}
                Err(failure) if is_repeated(&failure) => {
                    let outcomes = self.recovered(&backend, &drafts, &failure).await?;
                    return outcomes.into_iter().collect();
                }
                outcome => return outcome,
            }
        }
    }

    /// Creates those of several items in one request that the backend accepts; the items of a
    /// refused list are sent again one by one.
    ///
    /// # Errors
    /// The request failed, and was not refused: no connection, say.
    pub(crate) async fn create_chunk(
        &self,
        items: &[&Content<R, ForCreate>],
    ) -> Result<Outcomes<R>, BackendException> {
        match self.create_listed(items).await {
            Err(refusal) if refusal.kind() != ErrorKind::Refused => Err(refusal),
            Err(refusal) if items.len() == 1 => Ok(vec![Err(refusal)]),
            Err(_) => {
                let mut outcomes = Vec::with_capacity(items.len());
                for item in items {
                    outcomes.push(self.create_one(item).await);
                }
                Ok(outcomes)
            }
            outcomes => outcomes,
        }
    }

    async fn create_listed(
        &self,
        items: &[&Content<R, ForCreate>],
    ) -> Result<Outcomes<R>, BackendException> {
        let backend = self.backend().bounded();
        loop {
            let drafts = drafts(&backend, items);
            let creation = self.drafted(&backend, &drafts);
            match creation.send_created_each(&drafts).await {
                Err(failure) if refuses_ids(&backend, &drafts, &failure) => {}
                Err(failure) if is_repeated(&failure) => {
                    return self.recovered(&backend, &drafts, &failure).await;
                }
                Ok(outcomes) => return self.with_stored(&backend, &drafts, outcomes).await,
                Err(failure) => return Err(failure),
            }
        }
    }

    /// The creation of these drafts, which may be repeated if all of them have identifiers.
    fn drafted(&self, backend: &Backend, drafts: &[Draft<'_, R>]) -> Operation {
        let mut creation = self.creation().by(backend.clone());
        if drafts.iter().all(|draft| draft.id().is_some()) {
            creation = creation.idempotency(Idempotency::Repeatable);
        }
        if drafts.iter().any(|draft| draft.generated.is_some()) {
            creation = creation.with_generated_ids();
        }
        creation
    }

    /// What became of each item of a list that was refused because an earlier attempt, whose reply
    /// was lost, has stored them.
    async fn recovered(
        &self,
        backend: &Backend,
        drafts: &[Draft<'_, R>],
        failure: &BackendException,
    ) -> Result<Outcomes<R>, BackendException> {
        let mut stored = self.stored(backend, drafts, failure).await?;
        let mut outcomes = Vec::with_capacity(drafts.len());
        for draft in drafts {
            let found = draft.id().and_then(|id| stored.remove(&id));
            outcomes.push(Ok(found.ok_or_else(|| failure.again())?));
        }
        Ok(outcomes)
    }

    /// The outcomes, with success for items that an earlier attempt has stored.
    async fn with_stored(
        &self,
        backend: &Backend,
        drafts: &[Draft<'_, R>],
        mut outcomes: Outcomes<R>,
    ) -> Result<Outcomes<R>, BackendException> {
        let is_stored =
            |outcome: &Result<_, BackendException>| outcome.as_ref().is_err_and(is_repeated);
        let Some(failure) = outcomes.iter().find(|outcome| is_stored(outcome)) else {
            return Ok(outcomes);
        };
        let failure = failure.as_ref().err().map(BackendException::again);
        let Some(failure) = failure else {
            return Ok(outcomes);
        };
        let mut stored = self.stored(backend, drafts, &failure).await?;
        for (draft, outcome) in drafts.iter().zip(&mut outcomes) {
            if is_stored(outcome)
                && let Some(found) = draft.id().and_then(|id| stored.remove(&id))
            {
                *outcome = Ok(found);
            }
        }
        Ok(outcomes)
    }

    /// Those of the drafts that are stored, by their identifiers. An item whose identifier is not
    /// one of the SDK's counts only if it has the content of the draft.
    async fn stored(
        &self,
        backend: &Backend,
        drafts: &[Draft<'_, R>],
        failure: &BackendException,
    ) -> Result<BTreeMap<String, Created<R>>, BackendException> {
        let ids: Vec<String> = drafts.iter().filter_map(Draft::id).collect();
        let filter = Filter::raw(serde_json::json!({"_id": {"$in": ids}}));
        let compares = drafts.iter().any(|draft| draft.generated.is_none());
        let collection = Self::new(backend.clone());
        let mut list = collection.list().filter(filter).select::<Value>();
        if !compares {
            list = list.query("projection", ones(WRITTEN));
        }
        let mut stored = BTreeMap::new();
        for value in list.all().await? {
            let created = Created::<R>::deserialize(&value);
            let Ok(created) = created else {
                return Err(failure.again());
            };
            let id = created.id.to_string();
            let mut drafts = drafts.iter();
            let draft = drafts.find(|draft| draft.id().as_deref() == Some(&*id));
            let is_same = draft.is_some_and(|draft| {
                draft.generated.is_some()
                    || Item::<R>::deserialize(&value)
                        .is_ok_and(|item| draft.content.changes_to(&item).is_none())
            });
            if is_same {
                stored.insert(id, created);
            }
        }
        Ok(stored)
    }
}

fn drafts<'a, R>(backend: &Backend, items: &[&'a Content<R, ForCreate>]) -> Vec<Draft<'a, R>>
where
    R: Described,
{
    let generates = backend.sends_ids(R::NAME);
    let items = items.iter();
    items.map(|item| Draft::new(item, generates)).collect()
}

/// Whether the backend refused identifiers that the SDK has made; remembered if so.
fn refuses_ids<R: Described>(
    backend: &Backend,
    drafts: &[Draft<'_, R>],
    failure: &BackendException,
) -> bool {
    let refused = drafts.iter().any(|draft| draft.generated.is_some()) && failure.refuses_id();
    if refused {
        backend.stop_sending_ids(R::NAME);
    }
    refused
}

/// Whether a failure is the echo of an earlier attempt of the same call, whose reply was lost.
fn is_repeated(failure: &BackendException) -> bool {
    failure.attempts() > 1 && failure.existing_field() == Some("_id")
}
