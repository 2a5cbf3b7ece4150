//! Reads of one item and of pages, outside of units.

use futures_util::{Stream, StreamExt as _};
use mongodb::bson::{Document, RawDocument, RawDocumentBuf, doc};
use mongodb::error::Error;
use mongodb::raw_batch_cursor::RawBatch;
use mongodb::{ClientSession, Collection};

use super::super::port::{Listing, Query, StoreError, StoredItem};
use super::shared::{Shared, within};
use super::{decode, encode, failure, query};
use crate::contract::Resource;

/// The most items in one answer of the server.
const MAX_BATCH: u32 = 5000;

/// One item by id.
pub(super) async fn read(
    shared: &Shared,
    resource: &'static Resource,
    id: &str,
) -> Result<Option<StoredItem>, StoreError> {
    let collection = shared.collection(resource);
    let find = collection.find(encode::by_id(id)).limit(-1);
    let mut found = None;
    let mut cursor = within(find.batch()).await?;
    each(&mut cursor, |document| {
        found = Some(decode::stored(document, resource)?);
        Ok(())
    })
    .await?;
    Ok(found)
}

/// The first items whose ids come after this one.
pub(super) async fn walk(
    shared: &Shared,
    resource: &'static Resource,
    after: &str,
    limit: u32,
) -> Result<Vec<StoredItem>, StoreError> {
    let filter = if after.is_empty() {
        Document::new()
    } else {
        doc! {"_id": {"$gt": encode::id(after)}}
    };
    let collection = shared.collection(resource);
    let find = collection
        .find(filter)
        .sort(doc! {"_id": 1})
        .batch_size(limit)
        .limit(limit.into());
    let mut items = Vec::new();
    let mut cursor = within(find.batch()).await?;
    each(&mut cursor, |document| {
        items.push(decode::stored(document, resource)?);
        Ok(())
    })
    .await?;
    Ok(items)
}

/// A page of items.
pub(super) async fn list(shared: &Shared, query: &Query) -> Result<Listing, StoreError> {
    if query.filter.is_nothing() {
        return Ok(Listing::default());
    }
    if let Some(filter) = query::filter(&query.filter, query.resource) {
        match page(shared, query, filter).await {
            Err(Problem::Driver(error)) if failure::refuses_query(&error) => {}
            Err(Problem::Driver(error)) => return Err(error.into()),
            Err(Problem::Store(error)) => return Err(error),
            Ok(listing) => return Ok(listing),
        }
    }
    decide_here(shared, query).await
}

enum Problem {
    Driver(Error),
    Store(StoreError),
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        Self::Driver(error)
    }
}

/// Reads a page and the total of one moment, so that a list that is stored meanwhile is seen as a
/// whole or not at all.
async fn page(shared: &Shared, query: &Query, filter: Document) -> Result<Listing, Problem> {
    if shared.has_transactions {
        let mut session = shared.client.start_session().snapshot(true).await?;
        match page_of(shared, query, filter.clone(), Some(&mut session)).await {
            // The collection was made or indexed a moment ago.
            Err(Problem::Driver(error)) if failure::has_no_snapshot(&error) => {}
            done => return done,
        }
    }
    page_of(shared, query, filter, None).await
}

async fn page_of(
    shared: &Shared,
    query: &Query,
    filter: Document,
    mut session: Option<&mut ClientSession>,
) -> Result<Listing, Problem> {
    let collection = shared.collection(query.resource);
    let batch = u32::try_from(query.limit).unwrap_or(MAX_BATCH);
    let mut find = collection
        .find(filter.clone())
        .sort(query::sort(&query.sort))
        .skip(query.skip)
        .batch_size(batch.clamp(1, MAX_BATCH));
    let is_page = match i64::try_from(query.limit) {
        Ok(0) => {
            let total = count(&collection, filter, session).await?;
            return Ok(Listing {
                items: Vec::new(),
                total,
            });
        }
        Ok(limit) => {
            find = find.limit(limit);
            true
        }
        Err(_) => false,
    };
    let mut items = Vec::new();
    let mut take = |document: &RawDocument| {
        items.push(decode::stored(document, query.resource)?);
        Ok(())
    };
    if let Some(session) = session.as_deref_mut() {
        let mut cursor = within(find.session(&mut *session).batch()).await?;
        each(&mut cursor.stream(session), &mut take).await?;
    } else {
        let mut cursor = within(find.batch()).await?;
        each(&mut cursor, &mut take).await?;
    }
    let given = items.len() as u64;
    // A page that is not full is the last one, so that the total is known.
    let is_last = !is_page || (given < query.limit && (given > 0 || query.skip == 0));
    let total = if is_last {
        query.skip + given
    } else {
        count(&collection, filter, session).await?
    };
    Ok(Listing { items, total })
}

async fn count(
    collection: &Collection<RawDocumentBuf>,
    filter: Document,
    session: Option<&mut ClientSession>,
) -> Result<u64, Error> {
    let count = collection.count_documents(filter);
    within(async {
        match session {
            Some(session) => count.session(session).await,
            None => count.await,
        }
    })
    .await
}

/// Hands every document of a cursor to `visit`.
async fn each(
    batches: &mut (impl Stream<Item = Result<RawBatch, Error>> + Unpin),
    mut visit: impl FnMut(&RawDocument) -> Result<(), StoreError>,
) -> Result<(), Problem> {
    loop {
        let batch = within(async { batches.next().await.transpose() }).await?;
        let Some(batch) = batch else { return Ok(()) };
        for value in batch.doc_slices()? {
            if let Some(document) = value.map_err(Error::from)?.as_document() {
                visit(document).map_err(Problem::Store)?;
            }
        }
    }
}

impl From<Problem> for StoreError {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::Driver(error) => error.into(),
            Problem::Store(error) => error,
        }
    }
}

/// Decides what `MongoDB` cannot, with the evaluator: reads all items, keeps the matches.
async fn decide_here(shared: &Shared, query: &Query) -> Result<Listing, StoreError> {
    let collection = shared.collection(query.resource);
    let find = collection
        .find(Document::new())
        .sort(query::sort(&crate::filter::Sort::default()));
    let mut cursor = within(find.batch()).await?;
    let mut matches = Vec::new();
    each(&mut cursor, |document| {
        let item = decode::item(document, query.resource)?;
        if query.filter.matches(&item, query.resource) {
            matches.push((item, decode::stored(document, query.resource)?));
        }
        Ok(())
    })
    .await?;
    matches.sort_by(|(left, _), (right, _)| query.sort.compare(left, right, query.resource));
    let total = matches.len() as u64;
    let skip = usize::try_from(query.skip).unwrap_or(usize::MAX);
    let limit = usize::try_from(query.limit).unwrap_or(usize::MAX);
    let page = matches.into_iter().skip(skip).take(limit);
    Ok(Listing {
        items: page.map(|(_, stored)| stored).collect(),
        total,
    })
}
