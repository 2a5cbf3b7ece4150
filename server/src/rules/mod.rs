//! What the application adds to plain storage: one file per family of rules.
//!
//! A rule is a plain function over items and the unit of work. It knows neither HTTP nor the
//! store. `write` runs the rules of a resource around each write, whether a client asked for it or
//! another rule did.

pub mod actions;
pub mod alias;
pub mod check_results;
pub mod default_objects;
pub mod dependencies;
pub mod group_tree;
pub mod history;
pub mod hosts;
pub mod live_state;
pub mod metrics;
pub mod notifications;
pub mod overall_state;
pub mod privileges;
pub mod protection;
pub mod realm_tree;
pub mod references;
pub mod rights;
pub mod services;
pub mod synthesis;
pub mod synthesis_history;
pub mod templates;
pub mod tree;
pub mod users;
pub mod write;

use rights::Verb;
use serde_json::{Map, Value};

use crate::store::StoreError;

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
    /// A rule of the application forbids it; the text is for people.
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
    /// It would clash with what is there.
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
