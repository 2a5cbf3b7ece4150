//! The answers to writes that succeeded.

use serde::Deserialize;
use serde::de::Error;
use serde_json::Value;

use crate::decode::decode;
use crate::error::BackendException;
use crate::model::{HttpDate, Id, Issues};
use crate::response::Response;

/// The answer to the creation of an item.
///
/// A reference to it is a target: `hosts.update(&created, patch)` needs no read in between.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(bound = "")]
#[non_exhaustive]
pub struct Created<R> {
    /// The identifier that the backend gave it.
    #[serde(rename = "_id")]
    pub id: Id<R>,
    /// Its etag, which the next change must present.
    #[serde(rename = "_etag")]
    pub etag: String,
    /// When it was created, by the clock of the backend.
    #[serde(rename = "_created")]
    pub created: HttpDate,
    /// When it was last changed: now.
    #[serde(rename = "_updated")]
    pub updated: HttpDate,
}

/// The answer to the change of an item.
///
/// A reference to it is a target: the next change needs no read in between.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(bound = "")]
#[non_exhaustive]
pub struct Changed<R> {
    /// The identifier of the item.
    #[serde(rename = "_id")]
    pub id: Id<R>,
    /// Its etag as it is now, which the next change must present.
    #[serde(rename = "_etag")]
    pub etag: String,
    /// When it was last changed, if that is known: `None` when there was nothing to change and
    /// nothing was sent. A report of the live state alone leaves it as it was.
    #[serde(rename = "_updated")]
    pub updated: Option<HttpDate>,
}

impl<R> Changed<R> {
    /// The answer when there was nothing to change.
    pub(super) fn unchanged(id: Id<R>, etag: String, updated: Option<HttpDate>) -> Self {
        Self { id, etag, updated }
    }
}

/// The answer to a list of new items: a backend answers to a list of one as to one item.
#[derive(Deserialize)]
#[serde(bound(deserialize = "T: Deserialize<'de>"))]
struct Listed<T> {
    #[serde(rename = "_items")]
    items: Option<Vec<T>>,
}

/// The status of one of several items.
#[derive(Deserialize)]
struct Fate {
    #[serde(rename = "_issues")]
    issues: Option<Issues>,
}

impl<R> Created<R> {
    /// What was made of each of `expected` items, all of which were made.
    pub(super) fn list(
        response: &Response,
        expected: usize,
    ) -> Result<Vec<Self>, BackendException> {
        // Some backends take the good elements of some lists, and say so with a success.
        let refused = fates(response)?.iter().any(|fate| fate.issues.is_some());
        if refused {
            return Err(BackendException::from_reply(response.clone()));
        }
        let created = match decode::<Listed<Self>>(response)?.items {
            Some(items) => items,
            None => vec![decode(response)?],
        };
        check_count(response, created.len(), expected)?;
        Ok(created)
    }

    /// What became of each of `expected` items.
    pub(super) fn each(
        response: &Response,
        expected: usize,
    ) -> Result<Vec<Result<Self, BackendException>>, BackendException> {
        let fates = fates(response)?;
        check_count(response, fates.len(), expected)?;
        if fates.iter().all(|fate| fate.issues.is_none()) {
            return Ok(Self::list(response, expected)?
                .into_iter()
                .map(Ok)
                .collect());
        }
        let items = decode::<Listed<Value>>(response)?.items;
        let items = match items {
            Some(items) => items,
            None => vec![decode(response)?],
        };
        let each = fates.into_iter().zip(items).enumerate();
        each.map(|(index, (fate, item))| match fate.issues {
            Some(issues) => Ok(Err(BackendException::of_element(response.clone(), issues))),
            None => serde_json::from_value(item).map(Ok).map_err(|source| {
                let path = Some(format!("_items[{index}]"));
                BackendException::undecodable(response.clone(), path, source)
            }),
        })
        .collect()
    }
}

fn fates(response: &Response) -> Result<Vec<Fate>, BackendException> {
    match decode::<Listed<Fate>>(response)?.items {
        Some(fates) => Ok(fates),
        None => Ok(vec![decode(response)?]),
    }
}

fn check_count(response: &Response, count: usize, expected: usize) -> Result<(), BackendException> {
    if count == expected {
        return Ok(());
    }
    let message = format!("the reply is about {count} of {expected} items");
    Err(BackendException::undecodable(
        response.clone(),
        Some("_items".to_owned()),
        serde_json::Error::custom(message),
    ))
}
