//! What is committed by all servers on a replica set or a sharded cluster, by a change stream.
//!
//! Each server that has followers reads one. Marks are the stream's resume tokens, the same for all
//! servers, so that a follower goes on at any of them for as long as the operation log reaches
//! back. Changes of the server that leave an item's etag are passed over, as are collections that
//! hold no items.

use std::time::Duration;

use mongodb::bson::{
    Bson, Document, RawDocumentBuf, deserialize_from_document, doc, serialize_to_document,
};
use mongodb::change_stream::ChangeStream;
use mongodb::change_stream::event::{ChangeStreamEvent, OperationType, ResumeToken};
use mongodb::error::{Error, ErrorKind};
use mongodb::options::FullDocumentType;

use super::super::feed::{Committed, Feed, FeedBatch, FeedEntry, FeedError, FeedFuture, OpenFeed};
use super::super::port::StoreError;
use super::shared::{Shared, within};
use super::{decode, departures};
use crate::contract::{Resource, contract};

/// The name of the stream in marks.
const STREAM: &str = "m";

/// How long the server may wait for a change before it replies that there is none; then the mark is
/// brought up to date, so that it stays within the operation log.
const AWAIT: Duration = Duration::from_secs(2);

type Event = ChangeStreamEvent<RawDocumentBuf>;

struct MongoFeed {
    stream: ChangeStream<Event>,
    mark: String,
}

/// Follows from now on, or from a mark.
pub(super) async fn follow(shared: &Shared, after: Option<&str>) -> Result<OpenFeed, FeedError> {
    let mut watch = shared
        .database
        .watch()
        .pipeline(pipeline())
        .full_document(FullDocumentType::UpdateLookup)
        .max_await_time(AWAIT);
    if let Some(mark) = after {
        watch = watch.resume_after(token(mark).ok_or(FeedError::Missed)?);
    }
    let opened = within(async { watch.await }).await.map_err(failed);
    let stream = opened.map_err(|error| match error {
        // A position that the server refuses for another reason is none, either.
        FeedError::Store(StoreError::Failed(_)) if after.is_some() => FeedError::Missed,
        error => error,
    })?;
    let mark = match after {
        Some(mark) => mark.to_owned(),
        None => current(&stream).ok_or_else(|| {
            StoreError::Unavailable("the change stream does not say where it begins".to_owned())
        })?,
    };
    let feed = MongoFeed {
        stream: stream.with_type(),
        mark: mark.clone(),
    };
    Ok(OpenFeed {
        mark,
        feed: Box::new(feed),
    })
}

/// Which changes are read. It must be the same for all servers and all times: a stream that left
/// out what a mark stands for could not go on from it.
fn pipeline() -> Vec<Document> {
    let names = contract().resources().iter();
    let names = names.filter(|resource| resource.is_followable());
    let names: Vec<&str> = names.map(|resource| resource.name.as_str()).collect();
    vec![doc! {"$match": {"$or": [
        {"ns.coll": {"$in": names}},
        {"ns.coll": departures::COLLECTION, "operationType": "insert"},
        {"operationType": {"$in": ["dropDatabase", "invalidate"]}},
    ]}}]
}

/// The resume token of a mark, unless the mark is none of ours.
fn token(mark: &str) -> Option<ResumeToken> {
    let (stream, data) = mark.split_once('.')?;
    let is_token = stream == STREAM
        && !data.is_empty()
        && data.len() % 2 == 0
        && data.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !is_token {
        return None;
    }
    deserialize_from_document(doc! {"_data": data}).ok()
}

fn mark_of(token: &ResumeToken) -> Option<String> {
    let document = serialize_to_document(token).ok()?;
    let data = document.get_str("_data").ok()?;
    Some(format!("{STREAM}.{data}"))
}

fn current<T: serde::de::DeserializeOwned>(stream: &ChangeStream<T>) -> Option<String> {
    mark_of(&stream.resume_token()?)
}

/// What an error of the stream means: some say that it cannot go on from where it was.
fn failed(error: Error) -> FeedError {
    /// The operation log does not reach back so far, a change is too large to be sent, the token
    /// is of a change that the stream does not have, or is no token.
    const LOST: [i32; 5] = [136, 260, 280, 286, 10334];
    match &*error.kind {
        ErrorKind::Command(command) if LOST.contains(&command.code) => FeedError::Missed,
        ErrorKind::MissingResumeToken => FeedError::Missed,
        _ => StoreError::from(error).into(),
    }
}

impl Feed for MongoFeed {
    fn next(&mut self) -> FeedFuture<'_, FeedBatch> {
        Box::pin(async {
            // The next change that was received already, or one question to the server.
            let event = within(self.stream.next_if_any()).await.map_err(failed)?;
            let mut entries = Vec::new();
            if let Some(event) = event {
                self.mark = mark_of(&event.id).ok_or(FeedError::Missed)?;
                // What cannot be read is as good as missed.
                let understood = understood(event).map_err(|_| FeedError::Missed)?;
                entries.extend(understood.map(|(resource, id, committed)| FeedEntry {
                    resource,
                    id,
                    committed,
                    mark: self.mark.clone(),
                }));
            } else if !self.stream.is_alive() {
                return Err(FeedError::Missed);
            } else if let Some(mark) = current(&self.stream) {
                self.mark = mark;
            }
            Ok(FeedBatch {
                entries,
                mark: self.mark.clone(),
            })
        })
    }
}

/// What an event says; nothing where that does not concern those who follow.
fn understood(event: Event) -> Result<Option<(&'static Resource, String, Committed)>, FeedError> {
    let collection = event.ns.and_then(|place| place.coll).unwrap_or_default();
    if collection == departures::COLLECTION {
        let document = event.full_document.ok_or(FeedError::Missed)?;
        return Ok(departures::read(&document)?);
    }
    let Some(resource) = contract().find(&collection) else {
        return match event.operation_type {
            OperationType::DropDatabase | OperationType::Invalidate => Err(FeedError::Missed),
            _ => Ok(None),
        };
    };
    let id = match event.document_key.as_ref().and_then(|key| key.get("_id")) {
        Some(Bson::ObjectId(id)) => id.to_hex(),
        Some(Bson::String(text)) => text.clone(),
        _ => String::new(),
    };
    let content = |document: Option<RawDocumentBuf>| {
        let stored = document.map(|document| decode::stored(&document, resource));
        stored.transpose()
    };
    let committed = match event.operation_type {
        OperationType::Insert => content(event.full_document)?.map(Committed::Created),
        OperationType::Replace => content(event.full_document)?.map(Committed::Updated),
        OperationType::Update => {
            let changed = event.update_description;
            if changed.is_some_and(|changed| changed.updated_fields.contains_key("_etag")) {
                // None when it was removed meanwhile, which is said later.
                content(event.full_document)?.map(Committed::Updated)
            } else {
                None
            }
        }
        OperationType::Delete => Some(Committed::Removed),
        OperationType::Drop
        | OperationType::Rename
        | OperationType::DropDatabase
        | OperationType::Invalidate => return Err(FeedError::Missed),
        _ => None,
    };
    Ok(committed.map(|committed| (resource, id, committed)))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_a_resume_token_and_back() {
        let mark = "m.8265C0DE000000012B0429296E1404";
        assert_eq!(mark_of(&token(mark).unwrap()).as_deref(), Some(mark));
        for foreign in ["", "m", "m.", "m.x1", "m.123", "0a1b.00", "n.8265"] {
            assert!(token(foreign).is_none(), "{foreign}");
        }
    }
}
