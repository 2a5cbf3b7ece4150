//! Reading a whole collection, page by page, while others write to it.
//!
//! With no order asked for, the walk goes by `_id` ([`by_id`]): nothing that is there throughout is
//! lost or repeated. With an order, pages are counted ([`by_number`]). Either walk can fetch the
//! next page while the reader is busy with one, and several pages at once; the items come in the
//! same order all the same.

mod batch;
mod by_id;
mod by_number;
mod clause;
mod fetch;
mod page;
mod sort;
mod source;

use std::future::poll_fn;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use http::Method;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::backend::Backend;
use crate::error::BackendException;
use crate::position::{Place, Position};
use crate::query::Query;
use crate::request::Request;

pub(crate) use batch::Batch;
use by_id::ById;
use by_number::ByNumber;
use clause::Clause;
use sort::unambiguous;
use source::Source;
pub(crate) use source::{PageSize, with};

/// How far a walk runs before its reader.
#[derive(Debug, Clone)]
pub(crate) struct Pace {
    /// Pages that are fetched at once.
    pub(crate) concurrency: usize,
    /// Whether the next page is fetched while the reader is busy with one.
    pub(crate) prefetch: bool,
    /// Whether the reader is known to read everything.
    pub(crate) eager: bool,
}

/// A walk through the items of one query.
pub(crate) struct Walk {
    order: Order,
    pace: Pace,
    total: Option<u64>,
    pages: u64,
}

enum Order {
    ById(Box<ById>),
    ByNumber(Box<ByNumber>),
    Refused(Option<BackendException>),
    Ended,
}

impl Walk {
    /// A walk for the untyped layer, as the query asks; everything will be read.
    pub(crate) fn of_query(backend: Backend, endpoint: &str, mut query: Query) -> Self {
        let page_size = query
            .take("max_results")
            .and_then(|size| size.parse().ok())
            .filter(|size| *size > 0)
            .map_or(PageSize::Allowed(u32::MAX), PageSize::Given);
        let first = query.take("page").map(|page| page.parse().unwrap_or(1));
        let sort = query.take("sort").filter(|sort| !sort.is_empty());
        let filter = query.take("where").filter(|filter| !filter.is_empty());
        let sort = match (sort, first) {
            (None, None) => None,
            (sort, _) => Some(unambiguous(sort.unwrap_or_default())),
        };
        let by_number = sort.is_some();
        let concurrency = backend.concurrency();
        let source = Source {
            request: reading(endpoint, query),
            backend,
            page_size,
            filter: filter.map(Clause::read),
            sort,
        };
        let pace = Pace {
            concurrency,
            prefetch: true,
            eager: true,
        };
        let place = match first {
            Some(number) => Place::Page {
                number: number.max(1),
                items: 0,
            },
            None => Place::Start,
        };
        Self::begin(source, by_number, pace, place)
    }

    /// A walk for the typed layer. The request holds everything but filter, order and paging.
    pub(crate) fn of_list(
        (backend, request): (Backend, Request),
        filter: Option<Value>,
        sort: Option<String>,
        page_size: PageSize,
        pace: Pace,
        from: Position,
    ) -> Self {
        let sort = sort.map(unambiguous);
        let by_number = sort.is_some();
        let source = Source {
            backend,
            request,
            page_size,
            filter: filter.as_ref().map(Clause::of),
            sort,
        };
        Self::begin(source, by_number, pace, from.0)
    }

    fn begin(source: Source, by_number: bool, pace: Pace, from: Place) -> Self {
        let (source, concurrency) = (Arc::new(source), pace.concurrency.max(1));
        let by_id =
            |after| Order::ById(Box::new(ById::new(Arc::clone(&source), concurrency, after)));
        let numbered = |number, given| {
            let walk = ByNumber::new(Arc::clone(&source), concurrency, number, given);
            Order::ByNumber(Box::new(walk))
        };
        let order = match (by_number, from) {
            (false, Place::Start) => by_id(None),
            (false, Place::After(id)) => by_id(Some(id)),
            (true, Place::Start) => numbered(1, 0),
            (true, Place::Page { number, items }) => numbered(number, items),
            (_, Place::Now | Place::Since(_) | Place::Event { .. }) => {
                let message = "the position to resume from is one among changes: follow them";
                Order::Refused(Some(BackendException::invalid(message)))
            }
            (true, Place::After(_)) | (false, Place::Page { .. }) => {
                let message = "the position to resume from belongs to a walk in another order";
                Order::Refused(Some(BackendException::invalid(message)))
            }
        };
        Self {
            order,
            pace,
            total: None,
            pages: 0,
        }
    }

    /// How many items the query found when the walk began; known after the first page.
    pub(crate) fn total(&self) -> Option<u64> {
        self.total
    }

    /// The next page; `None` after the last one. After an error the walk is over.
    pub(crate) fn poll(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Batch, BackendException>>> {
        let outcome = match &mut self.order {
            Order::ById(walk) => ready!(walk.poll(context)),
            Order::ByNumber(walk) => ready!(walk.poll(context)),
            Order::Refused(failure) => failure.take().map(Err),
            Order::Ended => None,
        };
        match &outcome {
            Some(Ok(batch)) => {
                self.pages += 1;
                self.total = self.total.or(batch.total());
                // A reader who came to the second page will want a third one.
                if self.pages > 1 || self.pace.eager {
                    self.prefetch_next();
                }
            }
            Some(Err(_)) | None => self.end(),
        }
        Poll::Ready(outcome)
    }

    /// Begins with the next page, if that is wanted.
    pub(crate) fn prefetch_next(&mut self) {
        if !self.pace.prefetch {
            return;
        }
        match &mut self.order {
            Order::ById(walk) => walk.prefetch_next(),
            Order::ByNumber(walk) => walk.prefetch_next(),
            Order::Refused(_) | Order::Ended => {}
        }
    }

    /// Stops; what is under way is dropped.
    pub(crate) fn end(&mut self) {
        self.order = Order::Ended;
    }

    /// The items of the next page, decoded; `None` after the last one.
    pub(crate) async fn next<T: DeserializeOwned>(
        &mut self,
    ) -> Result<Option<Vec<T>>, BackendException> {
        match poll_fn(|context| self.poll(context)).await {
            None => Ok(None),
            Some(batch) => batch?.items().map(Some),
        }
    }
}

/// A read of an endpoint.
pub(crate) fn reading(endpoint: &str, query: Query) -> Request {
    query.into_parameters().into_iter().fold(
        Request::new(Method::GET, endpoint),
        |request, (name, value)| request.query(name, value),
    )
}
