//! What the backend answers to writes that succeeded.

use serde::Deserialize;
use serde::de::Error;

use crate::decode::decode;
use crate::error::BackendException;
use crate::model::{HttpDate, Id};
use crate::response::Response;

/// What the backend made of a new item.
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

/// What a change made of an item.
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
    /// When it was last changed. A report of the live state alone leaves it as it was.
    #[serde(rename = "_updated")]
    pub updated: HttpDate,
}

/// The answer to a list of new items: a backend answers to a list of one as to one item.
#[derive(Deserialize)]
#[serde(bound = "")]
struct Listed<R> {
    #[serde(rename = "_items")]
    items: Option<Vec<Created<R>>>,
}

impl<R> Created<R> {
    /// What was made of each of `expected` items.
    pub(super) fn list(
        response: &Response,
        expected: usize,
    ) -> Result<Vec<Self>, BackendException> {
        let created = match decode::<Listed<R>>(response)?.items {
            Some(items) => items,
            None => vec![decode(response)?],
        };
        if created.len() == expected {
            return Ok(created);
        }
        let told = format!("{} of {expected} items", created.len());
        Err(BackendException::undecodable(
            response.clone(),
            Some("_items".to_owned()),
            serde_json::Error::custom(format!("the backend tells of {told}")),
        ))
    }
}
