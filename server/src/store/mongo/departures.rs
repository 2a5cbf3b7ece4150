//! What is no longer where it could be read: items that were removed or moved.
//!
//! A change stream says of a removed item only its id, so that those who may read some items could
//! not be notified by their rights. Each unit that removes or moves items therefore leaves a
//! document for each, in its own transaction, from which the stream takes where it was. They are
//! removed after an hour; the stream does not need them that long.

use mongodb::bson::{Document, RawDocument, RawDocumentBuf, doc, oid::ObjectId};
use mongodb::error::Error;

use super::super::feed::Committed;
use super::super::layout::Layout;
use super::super::port::{Change, Content, StoreError};
use super::super::publisher;
use super::{decode, encode};
use crate::contract::{Resource, contract};

/// Where these documents are.
pub(super) const COLLECTION: &str = "alignak_backend_departures";

/// How long they are kept.
const KEPT_SECONDS: i32 = 3600;

/// The index that removes them.
pub(super) fn index() -> Document {
    doc! {"key": {"at": 1}, "name": "alignak_backend_at", "expireAfterSeconds": KEPT_SECONDS}
}

/// The document to leave for a change, if there is something to say.
pub(super) fn document(
    layout: &Layout,
    resource: &Resource,
    id: &str,
    change: &Change,
    now: i64,
) -> Result<Option<RawDocumentBuf>, StoreError> {
    if !resource.is_followable() {
        return Ok(None);
    }
    let left = match change {
        Change::Update {
            content: Content { item, .. },
            before,
            ..
        } => publisher::left(layout, before, Some(item)),
        Change::Remove { before, .. } => publisher::left(layout, before, None),
        Change::Insert(_) | Change::Add { .. } => None,
    };
    let Some(Committed::Left { former, now: place }) = left else {
        return Ok(None);
    };
    let mut document = RawDocumentBuf::new();
    document.append(encode::key("_id")?, ObjectId::new());
    document.append(encode::key("resource")?, resource.name.as_str());
    document.append(encode::key("item")?, id);
    document.append(encode::key("former")?, encode::item(resource, &former)?);
    if let Some(place) = place {
        document.append(encode::key("now")?, encode::item(resource, &place)?);
    }
    document.append(encode::key("at")?, encode::date(now));
    Ok(Some(document))
}

/// What such a document says: of which item, and what became of it.
pub(super) fn read(
    document: &RawDocument,
) -> Result<Option<(&'static Resource, String, Committed)>, StoreError> {
    let failed = |error: mongodb::bson::error::Error| StoreError::from(Error::from(error));
    let place = |name, resource| match document.get_document(name) {
        Ok(place) => decode::item(place, resource).map(Some),
        Err(_) => Ok(None),
    };
    let name = document.get_str("resource").map_err(failed)?;
    let id = document.get_str("item").map_err(failed)?;
    let Some(resource) = contract().find(name) else {
        // A newer version of the server knows it.
        return Ok(None);
    };
    let committed = Committed::Left {
        former: place("former", resource)?.unwrap_or_default(),
        now: place("now", resource)?,
    };
    Ok(Some((resource, id.to_owned(), committed)))
}
