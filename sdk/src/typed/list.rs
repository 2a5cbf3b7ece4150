//! Reading many items: the builder is the query.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::embed::Embeddable;
use super::field::{FieldName, IntoSort};
use super::filter::{Filter, IntoFilter};
use super::item::Item;
use super::operation::Operation;
use super::selection::fields_of;
use super::stream::{Items, Pages};
use crate::backend::Backend;
use crate::decode::decode;
use crate::error::BackendException;
use crate::model::Page;
use crate::position::Position;
use crate::query::ones;
use crate::request::Request;
use crate::walk::{Pace, PageSize, Walk, with};

/// Items that a stream holds at once, unless [`List::max_results`] says something else.
const STREAM_PAGE: u32 = 1000;

/// A question for items of the resource `R`, answered as values of `T`.
///
/// ```no_run
/// # async fn run(backend: alignak_backend_client::Backend) -> Result<(), alignak_backend_client::BackendException> {
/// use alignak_backend_client::model::Command;
/// use alignak_backend_client::Field;
///
/// const NAME: Field<Command, String> = Field::new("name");
///
/// let page = backend
///     .collection::<Command>()
///     .list()
///     .filter(NAME.matches("^check_"))
///     .sort(NAME.ascending())
///     .max_results(20)
///     .page()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "a list is read by one of page, pages, items, first, count and all"]
pub struct List<R, T = Item<R>> {
    operation: Operation,
    filter: Option<Filter<R>>,
    sort: Vec<String>,
    embedded: BTreeSet<String>,
    projection: BTreeSet<String>,
    max_results: Option<u32>,
    page: Option<u32>,
    uncounted: bool,
    concurrency: Option<usize>,
    prefetch: bool,
    from: Position,
    item: PhantomData<fn() -> T>,
}

/// What a follower needs of a list.
pub(crate) struct Followed {
    pub(crate) backend: Backend,
    /// Reads the items, but for their filter.
    pub(crate) request: Request,
    pub(crate) filter: Option<Value>,
    /// Why it cannot be followed.
    pub(crate) problem: Option<String>,
}

impl<R> List<R> {
    /// All items that an operation lists.
    pub(super) fn new(operation: Operation) -> Self {
        Self {
            operation,
            filter: None,
            sort: Vec::new(),
            embedded: BTreeSet::new(),
            projection: BTreeSet::new(),
            max_results: None,
            page: None,
            uncounted: false,
            concurrency: None,
            prefetch: true,
            from: Position::start(),
            item: PhantomData,
        }
    }
}

impl<R, T> List<R, T> {
    /// Only the items that meet this condition; with several, all of them.
    ///
    /// A condition is a [`Filter`], a reference to one, or an `Option`: `None` lets all pass.
    pub fn filter(mut self, filter: impl IntoFilter<R>) -> Self {
        self.filter = match (self.filter, filter.into_filter()) {
            (Some(first), Some(filter)) => Some(first.and(filter)),
            (first, filter) => first.or(filter),
        };
        self
    }

    /// In this order; with several, the first one counts most. A stream in an order of the
    /// caller's own can miss items that others move meanwhile: see [`items`](Self::items).
    pub fn sort(mut self, sort: impl IntoSort<R>) -> Self {
        self.sort.push(sort.into_sort().text);
        self
    }

    /// With the item that this field refers to in its place.
    pub fn embed(mut self, embed: impl Embeddable<R>) -> Self {
        self.embedded.extend(embed.into_embed().names);
        self
    }

    /// Only with this field and others named so, besides the automatic ones. Goes with
    /// [`select`](Self::select): the struct of the resource needs its required fields.
    pub fn project(mut self, field: impl Into<FieldName<R>>) -> Self {
        self.projection.insert(field.into().name.to_owned());
        self
    }

    /// As values of a type of the caller's own. If it is a struct, only its fields are asked for.
    ///
    /// ```no_run
    /// # async fn run(backend: alignak_backend_client::Backend) -> Result<(), alignak_backend_client::BackendException> {
    /// use alignak_backend_client::model::Host;
    ///
    /// #[derive(serde::Deserialize)]
    /// struct Name {
    ///     name: String,
    /// }
    ///
    /// let names: Vec<Name> = backend.collection::<Host>().list().select::<Name>().all().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn select<U: for<'de> Deserialize<'de>>(mut self) -> List<R, U> {
        if self.projection.is_empty() {
            let fields = fields_of::<U>().unwrap_or_default();
            self.projection
                .extend(fields.iter().map(|&field| field.to_owned()));
        }
        self.retyped()
    }

    /// As values of `U`, with the fields of `V` and those named so.
    pub(crate) fn select_with<V: DeserializeOwned, U>(mut self, names: &[&str]) -> List<R, U> {
        let fields = fields_of::<V>().unwrap_or_default();
        if !fields.is_empty() {
            let names = fields.iter().chain(names);
            self.projection.extend(names.map(|&name| name.to_owned()));
        }
        self.retyped()
    }

    fn retyped<U>(self) -> List<R, U> {
        List {
            operation: self.operation,
            filter: self.filter,
            sort: self.sort,
            embedded: self.embedded,
            projection: self.projection,
            max_results: self.max_results,
            page: self.page,
            uncounted: self.uncounted,
            concurrency: self.concurrency,
            prefetch: self.prefetch,
            from: self.from,
            item: PhantomData,
        }
    }

    /// What a follower needs of the list.
    pub(crate) fn into_followed(self) -> Followed {
        let problem = if !self.sort.is_empty() {
            Some("changes come in the order in which they are made: a followed list has no order")
        } else if !self.embedded.is_empty() {
            Some("changes come with links: a followed list embeds nothing")
        } else {
            self.filter.as_ref().and_then(Filter::problem)
        };
        let problem = problem.map(str::to_owned);
        let (backend, request, filter, _) = self.into_parts();
        Followed {
            backend,
            request,
            filter,
            problem,
        }
    }

    /// How many items a page has at most. Without it, a single page is as long as the backend
    /// likes, and streams read pages of up to 1000.
    pub fn max_results(mut self, items: u32) -> Self {
        self.max_results = Some(items);
        self
    }

    /// Leaves out how many items there are in all: [`page`](Self::page) has no
    /// [`total`](crate::model::Meta::total), and takes less time where very many items match.
    pub fn uncounted(mut self) -> Self {
        self.uncounted = true;
        self
    }

    /// Which page [`page`](Self::page) reads; the first one is 1.
    pub fn at_page(mut self, page: u32) -> Self {
        self.page = Some(page);
        self
    }

    /// How many pages are fetched at once when everything is read; 1, unless the
    /// [builder](crate::BackendBuilder::concurrency) said something else. The order of the items is
    /// the same, and so is the care against what others write. More than a few rarely helps, and
    /// each page that is under way is held in memory.
    pub fn concurrency(mut self, pages: usize) -> Self {
        self.concurrency = Some(pages.max(1));
        self
    }

    /// Whether a stream fetches the next page while its reader is busy with one; on by default.
    /// The first page is followed by the second only when the reader is through half of it, so
    /// that a reader who stops early costs one request.
    pub fn prefetch(mut self, prefetch: bool) -> Self {
        self.prefetch = prefetch;
        self
    }

    /// Reads on from where a stream was, behind the last item that it gave. The list must have the
    /// same filter, order and page size.
    ///
    /// ```no_run
    /// # async fn run(backend: alignak_backend_client::Backend) -> Result<(), alignak_backend_client::BackendException> {
    /// # fn process(host: alignak_backend_client::Item<alignak_backend_client::model::Host>) {}
    /// let mut hosts = backend.hosts().list().items();
    /// let mut failures = 0;
    /// loop {
    ///     match hosts.next().await {
    ///         None => break,
    ///         Some(Ok(host)) => {
    ///             process(host);
    ///             failures = 0;
    ///         }
    ///         Some(Err(failure)) => match failure.position() {
    ///             // Wait a while, and go on behind the last host; but not for ever.
    ///             Some(position) if failure.is_retryable() && failures < 5 => {
    ///                 failures += 1;
    ///                 tokio::time::sleep(std::time::Duration::from_secs(10)).await;
    ///                 hosts = backend.hosts().list().resume_from(position.clone()).items();
    ///             }
    ///             _ => return Err(failure),
    ///         },
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn resume_from(mut self, position: Position) -> Self {
        self.from = position;
        self
    }

    /// A query parameter that this builder does not know.
    pub fn query(mut self, name: &str, value: impl Display) -> Self {
        self.operation = self.operation.query(name, value);
        self
    }

    fn into_parts(mut self) -> (Backend, Request, Option<Value>, Option<String>) {
        if let Some(problem) = self.filter.as_ref().and_then(Filter::problem) {
            self.operation = self.operation.refuse(problem);
        }
        let filter = self.filter.take().map(Filter::into_json);
        let sort = (!self.sort.is_empty()).then(|| self.sort.join(","));
        let operation = [("embedded", self.embedded), ("projection", self.projection)]
            .into_iter()
            .filter(|(_, names)| !names.is_empty())
            .fold(self.operation, |operation, (parameter, names)| {
                operation.query(parameter, ones(names))
            });
        let (backend, request) = operation.into_request();
        (backend, request, filter, sort)
    }
}

impl<R, T: DeserializeOwned> List<R, T> {
    /// Reads one page.
    ///
    /// # Errors
    /// The call failed, or an item is not a `T`; then [`path`](BackendException::path) says which.
    pub async fn page(self) -> Result<Page<T>, BackendException> {
        self.read_page().await
    }

    /// Reads one page as whatever is wanted of it.
    async fn read_page<P: DeserializeOwned>(self) -> Result<P, BackendException> {
        let (size, page) = (self.max_results, self.page);
        let count = self.uncounted.then(|| "0".to_owned());
        let (backend, request, filter, sort) = self.into_parts();
        let request = with(
            request,
            [
                ("where", filter.map(|filter| filter.to_string())),
                ("sort", sort),
                ("max_results", size.map(|size| size.to_string())),
                ("page", page.map(|page| page.to_string())),
                ("count", count),
            ],
        );
        decode(&backend.send(&request).await?)
    }

    /// Reads all the items, as a stream.
    ///
    /// Without an order of the caller's own, the walk goes by `_id`, and an item that is there
    /// throughout is seen exactly once whatever others write meanwhile. With an order, items that
    /// come again are dropped, but one may be missed when another before it is deleted.
    /// An error ends the stream; its [`position`](BackendException::position) says where to
    /// [go on](Self::resume_from).
    pub fn items(self) -> Items<T> {
        let from = self.from.clone();
        Items::new(self.walk(false), from)
    }

    /// Reads all the items, as a stream of pages. What holds for [`items`](Self::items) holds for
    /// this.
    pub fn pages(self) -> Pages<T> {
        let from = self.from.clone();
        Pages::new(self.walk(false), from)
    }

    /// Reads all the items into a vector.
    ///
    /// # Errors
    /// One of the reads failed.
    pub async fn all(self) -> Result<Vec<T>, BackendException> {
        let mut walk = self.walk(true);
        let mut items = Vec::new();
        while let Some(page) = walk.next().await? {
            items.extend(page);
        }
        Ok(items)
    }

    /// Reads the first item in the order asked for, if there is any.
    ///
    /// # Errors
    /// The call failed.
    pub async fn first(self) -> Result<Option<T>, BackendException> {
        let page = self.max_results(1).uncounted().page().await?;
        Ok(page.items.into_iter().next())
    }

    /// Counts the items.
    ///
    /// # Errors
    /// The call failed, or the backend does not count.
    pub async fn count(mut self) -> Result<u64, BackendException> {
        self.embedded.clear();
        self.projection = BTreeSet::from(["_id".to_owned()]);
        self.sort.clear();
        let counted: Counted = self.max_results(1).at_page(1).read_page().await?;
        Ok(counted.meta.total)
    }

    fn walk(self, eager: bool) -> Walk {
        let size = self
            .max_results
            .map_or(PageSize::Allowed(STREAM_PAGE), PageSize::Given);
        let (concurrency, prefetch, from) = (self.concurrency, self.prefetch, self.from.clone());
        let (backend, request, filter, sort) = self.into_parts();
        let pace = Pace {
            concurrency: concurrency.unwrap_or_else(|| backend.concurrency()),
            prefetch,
            eager,
        };
        Walk::of_list((backend, request), filter, sort, size, pace, from)
    }
}

/// What a count wants of a page.
#[derive(Deserialize)]
struct Counted {
    #[serde(rename = "_meta")]
    meta: Total,
}

#[derive(Deserialize)]
struct Total {
    total: u64,
}
