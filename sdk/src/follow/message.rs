//! What is passed on of one event, before its item is decoded.

use bytes::Bytes;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use crate::error::{BackendException, ErrorKind};
use crate::position::Position;

/// One event, and the position behind it.
pub(super) struct Message {
    pub(super) happened: Happened,
    pub(super) position: Position,
}

/// What happened, with items as JSON.
pub(super) enum Happened {
    Created(Bytes),
    Updated(Bytes),
    Deleted(String),
    Live,
    Lagged(String),
}

/// The data of an event.
#[derive(Deserialize)]
pub(super) struct Data<'a> {
    #[serde(default)]
    pub(super) id: String,
    #[serde(borrow)]
    pub(super) item: Option<&'a RawValue>,
    #[serde(default)]
    pub(super) reason: String,
}

/// What identifies the version of an item.
#[derive(Deserialize)]
pub(super) struct Version {
    #[serde(rename = "_id", default)]
    pub(super) id: String,
    #[serde(rename = "_etag", default)]
    pub(super) etag: String,
}

/// Decodes an item.
pub(super) fn decode<T: DeserializeOwned>(item: &[u8]) -> Result<T, BackendException> {
    serde_json::from_slice(item).map_err(undecodable)
}

pub(super) fn undecodable(source: serde_json::Error) -> BackendException {
    let message = format!("an item that was followed cannot be decoded: {source}");
    BackendException::new(ErrorKind::Decode, message).with_source(source)
}
