//! What the pages of one walk have in common.

use super::clause::{Clause, between};
use super::page::RawPage;
use crate::backend::Backend;
use crate::error::BackendException;
use crate::request::Request;

/// How long the pages are.
#[derive(Clone, Copy)]
pub(crate) enum PageSize {
    /// As the caller said.
    Given(u32),
    /// As the backend allows, up to a bound.
    Allowed(u32),
}

/// Where the pages come from.
pub(super) struct Source {
    pub(super) backend: Backend,
    /// Everything but filter, order and paging.
    pub(super) request: Request,
    pub(super) page_size: PageSize,
    pub(super) filter: Option<Clause>,
    pub(super) sort: Option<String>,
}

impl Source {
    /// The first page of the items with identifiers behind one, up to another one and with it, with
    /// the number of all of them if `counts`.
    pub(super) async fn slice(
        &self,
        after: Option<&str>,
        up_to: Option<&str>,
        counts: bool,
    ) -> Result<RawPage, BackendException> {
        let request = with(
            self.request.clone().query("sort", "_id"),
            [
                ("where", between(self.filter.as_ref(), after, up_to)),
                ("count", (!counts).then(|| "0".to_owned())),
            ],
        );
        self.read(request.query("max_results", self.size().await?))
            .await
    }

    /// The identifier of the item that comes so many items behind another one; `None` when there
    /// are fewer.
    pub(super) async fn milestone(
        &self,
        after: &str,
        distance: u32,
    ) -> Result<Option<String>, BackendException> {
        let request = self
            .request
            .clone()
            .without(&["projection", "embedded"])
            .query("projection", r#"{"_id":1}"#)
            .query("sort", "_id")
            .query("max_results", 1)
            .query("count", 0)
            .query("page", distance);
        let filter = between(self.filter.as_ref(), Some(after), None);
        let page = self.read(with(request, [("where", filter)])).await?;
        page.last_identity()
    }

    /// A page by its number.
    pub(super) async fn numbered(&self, number: u32) -> Result<RawPage, BackendException> {
        let filter = between(self.filter.as_ref(), None, None);
        let request = with(
            self.request.clone(),
            [("where", filter), ("sort", self.sort.clone())],
        );
        let request = request.query("max_results", self.size().await?);
        self.read(request.query("page", number)).await
    }

    async fn read(&self, request: Request) -> Result<RawPage, BackendException> {
        RawPage::read(self.backend.send(&request).await?)
    }

    async fn size(&self) -> Result<u32, BackendException> {
        Ok(match self.page_size {
            PageSize::Given(size) => size,
            PageSize::Allowed(bound) => {
                let configuration = self.backend.configuration().await?;
                configuration.pagination_limit.min(bound)
            }
        })
    }
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
