//! Items of which only the identifier matters.

use serde::Deserialize;

use crate::model::Id;

/// The identifier of an item of the resource `R`.
#[derive(Deserialize)]
#[serde(bound = "")]
pub(super) struct Identified<R> {
    #[serde(rename = "_id")]
    pub(super) id: Id<R>,
}
