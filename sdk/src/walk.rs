//! Reading a whole collection, page by page, while others write to it.
//!
//! With no order asked for, the walk goes by `_id`: each page asks for the items whose `_id` is
//! greater than the last one seen, so that no insertion or deletion can shift the pages. With an
//! order, pages are counted and items that come again are dropped; an item may then be missed
//! when one before it is deleted during the walk.

use std::borrow::Cow;
use std::collections::HashSet;

use http::Method;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::backend::Backend;
use crate::decode::{decode, decode_part};
use crate::error::BackendException;
use crate::model::{Links, Meta};
use crate::query::Query;
use crate::request::Request;
use crate::response::Response;

/// A walk through the items of one query.
pub(crate) struct Walk {
    backend: Backend,
    request: Request,
    page_size: PageSize,
    position: Position,
    total: Option<u64>,
}

/// How long the pages are.
#[derive(Clone, Copy)]
pub(crate) enum PageSize {
    /// As the caller said.
    Given(u32),
    /// As the backend allows, up to a bound.
    Allowed(u32),
}

enum Position {
    ById {
        filter: Option<Clause>,
        last: Option<String>,
    },
    ByNumber {
        page: u32,
        seen: HashSet<String>,
    },
    End,
}

/// A filter in one of the two syntaxes that backends read.
enum Clause {
    Json(Value),
    Expression(String),
}

/// One page with its items still undecoded.
#[derive(Deserialize)]
pub(crate) struct RawPage {
    #[serde(rename = "_items")]
    pub(crate) items: Vec<Box<RawValue>>,
    #[serde(rename = "_links", default)]
    pub(crate) links: Links,
    #[serde(rename = "_meta", default)]
    pub(crate) meta: Option<Meta>,
}

#[derive(Deserialize)]
struct Identified<'a> {
    #[serde(rename = "_id", borrow)]
    id: Cow<'a, str>,
}

impl Walk {
    /// A walk for the untyped layer, as the query asks.
    pub(crate) fn of_query(backend: Backend, endpoint: &str, mut query: Query) -> Self {
        let page_size = query
            .take("max_results")
            .and_then(|size| size.parse().ok())
            .filter(|size| *size > 0)
            .map_or(PageSize::Allowed(u32::MAX), PageSize::Given);
        let first = query.take("page").map(|page| page.parse().unwrap_or(1));
        let sort = query.take("sort").filter(|sort| !sort.is_empty());
        let filter = query.take("where").filter(|filter| !filter.is_empty());
        let request = reading(endpoint, query);
        if sort.is_none() && first.is_none() {
            let filter = filter.map(|text| match serde_json::from_str(&text) {
                Ok(json) => Clause::Json(json),
                Err(_) => Clause::Expression(text),
            });
            return Self::by_id(backend, request, filter, page_size);
        }
        let request = with(request, [("where", filter), ("sort", sort)]);
        Self::by_number(backend, request, first.unwrap_or(1), page_size)
    }

    /// A walk for the typed layer. The request holds everything but filter, order and paging.
    pub(crate) fn of_list(
        backend: Backend,
        request: Request,
        filter: Option<Value>,
        sort: Option<String>,
        page_size: PageSize,
    ) -> Self {
        if sort.is_none() {
            return Self::by_id(backend, request, filter.map(Clause::Json), page_size);
        }
        let filter = filter.map(|filter| filter.to_string());
        let request = with(request, [("where", filter), ("sort", sort)]);
        Self::by_number(backend, request, 1, page_size)
    }

    fn by_id(
        backend: Backend,
        request: Request,
        filter: Option<Clause>,
        page_size: PageSize,
    ) -> Self {
        Self {
            backend,
            request: request.query("sort", "_id"),
            page_size,
            position: Position::ById { filter, last: None },
            total: None,
        }
    }

    fn by_number(backend: Backend, request: Request, page: u32, page_size: PageSize) -> Self {
        Self {
            backend,
            request,
            page_size,
            position: Position::ByNumber {
                page: page.max(1),
                seen: HashSet::new(),
            },
            total: None,
        }
    }

    /// How many items the query found when the walk began; known after the first page.
    pub(crate) fn total(&self) -> Option<u64> {
        self.total
    }

    /// The next page, decoded; `None` after the last one. After an error the walk is over.
    pub(crate) async fn next<T: DeserializeOwned>(
        &mut self,
    ) -> Result<Option<Vec<T>>, BackendException> {
        let outcome = self.advance().await;
        if outcome.is_err() {
            self.position = Position::End;
        }
        outcome
    }

    async fn advance<T: DeserializeOwned>(&mut self) -> Result<Option<Vec<T>>, BackendException> {
        let Some(request) = self.request().await? else {
            return Ok(None);
        };
        let response = self.backend.send(&request).await?;
        let page: RawPage = decode(&response)?;
        self.total = self.total.or(page.meta.map(|meta| meta.total));
        let fresh = self.take_note(&response, &page)?;
        let mut items = Vec::with_capacity(page.items.len());
        for (index, item) in page.items.iter().enumerate() {
            if fresh.get(index).copied().unwrap_or(true) {
                items.push(decode_item(&response, index, item)?);
            }
        }
        Ok(Some(items))
    }

    /// The request for the next page, unless the walk is over.
    async fn request(&self) -> Result<Option<Request>, BackendException> {
        if matches!(self.position, Position::End) {
            return Ok(None);
        }
        let size = match self.page_size {
            PageSize::Given(size) => size,
            PageSize::Allowed(bound) => self
                .backend
                .configuration()
                .await?
                .pagination_limit
                .min(bound),
        };
        let request = self.request.clone().query("max_results", size);
        Ok(match &self.position {
            Position::End => None,
            Position::ByNumber { page, .. } => Some(request.query("page", page)),
            Position::ById { filter, last } => {
                let filter = after(filter.as_ref(), last.as_deref());
                Some(with(request, [("where", filter)]))
            }
        })
    }

    /// Moves on, and says which items of the page are new; nothing when all are.
    fn take_note(
        &mut self,
        response: &Response,
        page: &RawPage,
    ) -> Result<Vec<bool>, BackendException> {
        let length = page.items.len();
        match &mut self.position {
            Position::End => {}
            Position::ById { last, .. } => {
                // Without `_meta`, only an empty page shows the end.
                let complete = page.meta.is_some_and(|meta| meta.total <= length as u64);
                match page.items.last() {
                    Some(item) if !complete => {
                        *last = Some(identity(response, length - 1, item)?);
                    }
                    _ => self.position = Position::End,
                }
            }
            Position::ByNumber { page: number, seen } => {
                let fresh = page
                    .items
                    .iter()
                    .enumerate()
                    .map(|(index, item)| Ok(seen.insert(identity(response, index, item)?)))
                    .collect::<Result<_, _>>()?;
                if page.has_next() {
                    *number = number.saturating_add(1);
                } else {
                    self.position = Position::End;
                }
                return Ok(fresh);
            }
        }
        Ok(Vec::new())
    }
}

impl RawPage {
    fn has_next(&self) -> bool {
        let by_number = self
            .meta
            .is_some_and(|meta| meta.page.saturating_mul(meta.max_results) < meta.total);
        !self.items.is_empty() && (self.links.next.is_some() || by_number)
    }
}

/// A read of an endpoint.
pub(crate) fn reading(endpoint: &str, query: Query) -> Request {
    query.into_parameters().into_iter().fold(
        Request::new(Method::GET, endpoint),
        |request, (name, value)| request.query(name, value),
    )
}

/// A request with those parameters that have a value.
pub(crate) fn with<const COUNT: usize>(
    request: Request,
    parameters: [(&'static str, Option<String>); COUNT],
) -> Request {
    parameters
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .fold(request, |request, (name, value)| request.query(name, value))
}

/// The filter of the page that follows an item.
fn after(filter: Option<&Clause>, last: Option<&str>) -> Option<String> {
    match (filter, last) {
        (None, None) => None,
        (None, Some(last)) => Some(json!({"_id": {"$gt": last}}).to_string()),
        (Some(Clause::Json(filter)), None) => Some(filter.to_string()),
        (Some(Clause::Json(filter)), Some(last)) => {
            Some(json!({"$and": [filter, {"_id": {"$gt": last}}]}).to_string())
        }
        (Some(Clause::Expression(filter)), None) => Some(filter.clone()),
        (Some(Clause::Expression(filter)), Some(last)) => {
            Some(format!("({filter}) and _id>ObjectId(\"{last}\")"))
        }
    }
}

pub(crate) fn decode_item<T: DeserializeOwned>(
    response: &Response,
    index: usize,
    item: &RawValue,
) -> Result<T, BackendException> {
    decode_part(response, || format!("_items[{index}]"), item.get())
}

fn identity(
    response: &Response,
    index: usize,
    item: &RawValue,
) -> Result<String, BackendException> {
    // A borrowed form is enough: only the identifier is kept.
    match serde_json::from_str::<Identified<'_>>(item.get()) {
        Ok(identified) => Ok(identified.id.into_owned()),
        Err(source) => Err(BackendException::undecodable(
            response.clone(),
            Some(format!("_items[{index}]._id")),
            source,
        )),
    }
}
