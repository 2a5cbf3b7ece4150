//! Why a request is refused.

use serde_json::{Map, Value};

use super::verb::Verb;
use crate::store::StoreError;
use crate::unit::{InsertError, UnitFailure};

/// Why the rules, or the store below them, do not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The one item sent is not valid: its issues by field.
    #[error("the item is not valid")]
    InvalidItem(Map<String, Value>),
    /// Items of a list are not valid: the issues of each, empty for the good ones.
    #[error("items of the list are not valid")]
    InvalidList(Vec<Map<String, Value>>),
    /// The changes sent are not valid: their issues by field.
    #[error("the changes are not valid")]
    InvalidChanges(Map<String, Value>),
    /// What was sent is not of the right shape.
    #[error("{0}")]
    Malformed(String),
    /// What was sent is more than one request may hold.
    #[error("{0}")]
    TooLarge(String),
    /// A rule of the application forbids it.
    #[error("{0}")]
    Forbidden(&'static str),
    /// The same, naming the item at fault.
    #[error("{0}")]
    ForbiddenFor(String),
    /// The caller has no right of that kind on the resource.
    #[error("not allowed to {} on this resource", .0.word())]
    NoRight(Verb),
    /// The caller may not submit commands.
    #[error("not allowed to submit commands")]
    NoCommands,
    /// There is no such item, or none that the caller may see.
    #[error("no such item")]
    NotFound,
    /// It would clash with an existing item.
    #[error("{0}")]
    Conflict(String),
    /// The request does not say which version of the item it is about.
    #[error("the etag is missing")]
    EtagMissing,
    /// The item is no longer the version that the request is about.
    #[error("the etag differs")]
    EtagMismatch,
    /// The store could not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<InsertError> for Refusal {
    fn from(error: InsertError) -> Self {
        match error {
            InsertError::Store(error) => Self::Store(error),
            exists @ InsertError::Exists(_) => Self::Conflict(exists.to_string()),
        }
    }
}

impl UnitFailure for Refusal {
    fn into_store_error(self) -> Result<StoreError, Self> {
        match self {
            Self::Store(error) => Ok(error),
            other => Err(other),
        }
    }
}
