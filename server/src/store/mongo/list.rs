//! Reads of one item and of pages, outside of units.

use std::time::Instant;

use futures_util::{Stream, StreamExt as _};
use mongodb::bson::{Document, RawDocument, RawDocumentBuf, doc};
use mongodb::error::Error;
use mongodb::raw_batch_cursor::RawBatch;
use mongodb::{ClientSession, Collection};

use super::super::port::{Listing, Query, SEARCH_TIMEOUT, StoreError, StoredItem};
use super::shared::{Shared, within};
use super::{decode, encode, failure, query};
use crate::contract::Resource;
use crate::filter::{Effort, Filter};
use crate::item;

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

/// The first ids of the matching items, in their order.
pub(super) async fn ids(
    shared: &Shared,
    resource: &'static Resource,
    filter: &Filter,
    limit: u64,
) -> Result<Vec<String>, StoreError> {
    // What MongoDB cannot decide is decided here, on whole items.
    let question = query::filter(filter, resource);
    let is_decided = question.is_some();
    let collection = shared.collection(resource);
    let mut find = collection
        .find(question.unwrap_or_default())
        .sort(doc! {"_id": 1});
    if is_decided {
        find = find.projection(doc! {"_id": 1});
        if let Ok(limit) = i64::try_from(limit) {
            find = find.limit(limit);
        }
    }
    let mut ids = Vec::new();
    let mut cursor = within(find.batch()).await?;
    each(&mut cursor, |document| {
        let item = decode::item(document, resource)?;
        if is_decided || filter.matches(&item, resource) {
            ids.push(item::text(&item, "_id").to_owned());
        }
        Ok(())
    })
    .await?;
    ids.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(ids)
}

/// A page of items.
pub(super) async fn list(shared: &Shared, query: &Query) -> Result<Listing, StoreError> {
    if query.filter.is_nothing() {
        return Ok(Listing::default());
    }
    if let Some(filter) = query::filter(&query.filter, query.resource) {
        match page(shared, query, filter).await {
            Err(Problem::Driver(error)) if failure::refuses_query(&error) => {}
            Err(Problem::Driver(error)) if failure::is_out_of_time(&error) => {
                return Err(StoreError::TooMuchWork);
            }
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
    let wanted = query.wanted();
    let batch = u32::try_from(wanted).unwrap_or(MAX_BATCH);
    let mut find = collection
        .find(filter.clone())
        .sort(query::sort(&query.sort))
        // Beyond what the database counts there is nothing either.
        .skip(query.skip.min(i64::MAX.unsigned_abs()))
        .batch_size(batch.clamp(1, MAX_BATCH));
    if is_search(query) {
        find = find.max_time(SEARCH_TIMEOUT);
    }
    let is_page = match i64::try_from(wanted) {
        Ok(0) => {
            let total = count(&collection, query, filter, session).await?;
            return Ok(Listing {
                total,
                ..Listing::default()
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
        let item = decode::stored(document, query.resource)?;
        query.take(item, &mut items)
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
    let total = if is_last || !query.counts {
        None
    } else {
        Some(count(&collection, query, filter, session).await?)
    };
    let mut listing = query.listing(items, total);
    if !has_index(query) {
        listing.scanned = within(async { collection.estimated_document_count().await }).await?;
    }
    Ok(listing)
}

/// Whether a client asks, who may wait for so long only.
fn is_search(query: &Query) -> bool {
    query.page.is_some()
}

/// Whether an index finds what the filter asks for, or there is nothing to find.
fn has_index(query: &Query) -> bool {
    let (resource, compared) = (query.resource, query.filter.compared());
    let mut declared = resource
        .indexes
        .values()
        .filter_map(|fields| fields.first());
    let mut kept = resource.kept_indexes.iter();
    query.filter.is_everything()
        || compared.contains("_id")
        || declared.any(|field| compared.contains(field.as_str()))
        || kept.any(|index| {
            index
                .fields
                .first()
                .is_some_and(|field| compared.contains(field))
        })
}

async fn count(
    collection: &Collection<RawDocumentBuf>,
    query: &Query,
    filter: Document,
    session: Option<&mut ClientSession>,
) -> Result<u64, Error> {
    let mut count = collection.count_documents(filter);
    if is_search(query) {
        count = count.max_time(SEARCH_TIMEOUT);
    }
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
    let effort = query.filter.effort();
    let (mut matches, mut scanned) = (Vec::new(), 0);
    let until = is_search(query).then(|| Instant::now() + SEARCH_TIMEOUT);
    each(&mut cursor, |document| {
        scanned += 1;
        if until.is_some_and(|until| Instant::now() > until) {
            return Err(StoreError::TooMuchWork);
        }
        let item = decode::item(document, query.resource)?;
        let is_match = query.filter.matches(&item, query.resource);
        if effort.as_ref().is_some_and(Effort::is_exhausted) {
            return Err(StoreError::TooMuchWork);
        }
        if is_match {
            let stored = decode::stored(document, query.resource)?;
            query.take_memory(&stored)?;
            matches.push((item, stored));
        }
        Ok(())
    })
    .await?;
    matches.sort_by(|(left, _), (right, _)| query.sort.compare(left, right, query.resource));
    let total = matches.len() as u64;
    let skip = usize::try_from(query.skip).unwrap_or(usize::MAX);
    let wanted = usize::try_from(query.wanted()).unwrap_or(usize::MAX);
    let page = matches.into_iter().skip(skip).take(wanted);
    let page = page.map(|(_, stored)| stored).collect();
    let mut listing = query.listing(page, query.counts.then_some(total));
    listing.scanned = scanned;
    Ok(listing)
}
