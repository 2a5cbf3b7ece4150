//! Reading: a page of a collection, or one item.

use std::sync::Arc;

use super::backend::{Api, every};
use super::synthesis_view::SynthesisView;
use super::{embed, secrets, trees};
use crate::contract::Resource;
use crate::date::format_date;
use crate::filter::{Filter, Operand, Projection, Sort};
use crate::item::{self, Item};
use crate::rules::Refusal;
use crate::rules::rights::{Caller, Verb};
use crate::store::{Listing, Page, Query, StoredItem};

/// How items are shown.
#[derive(Debug, Default)]
pub struct View {
    /// Which fields.
    pub projection: Projection,
    /// Which references are replaced by the items they name.
    pub embedded: Vec<String>,
    /// What is added to a live synthesis.
    pub synthesis: SynthesisView,
}

/// Which items are wanted, and how.
#[derive(Debug)]
pub struct ListRequest {
    /// Which items.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
    /// How they are shown.
    pub view: View,
    /// How many to pass over.
    pub skip: u64,
    /// How many to return at most.
    pub limit: u64,
    /// Whether the matches on all pages are counted.
    pub counts: bool,
}

impl Api {
    /// A page of the items that the caller may read.
    pub async fn list(
        &self,
        caller: &Caller,
        resource: &'static Resource,
        request: ListRequest,
    ) -> Result<Listing, Refusal> {
        let (mut filter, mut sort) = (request.filter, request.sort);
        if secrets::has_secrets(resource) {
            filter = secrets::blind(caller, resource, filter);
            sort = secrets::blind_sort(caller, resource, sort);
        }
        let page = self.pages.page(&caller.id).await?;
        let query = Query {
            resource,
            filter: caller.filter(resource, Verb::Read).and(filter),
            sort,
            skip: request.skip,
            limit: request.limit,
            counts: request.counts,
            page: Some(Arc::clone(&page)),
        };
        let mut listing = self.store.list(query).await?;
        let counted = Some(&*page);
        self.show(caller, resource, &request.view, &mut listing.items, counted)
            .await?;
        listing.page = Some(page);
        Ok(listing)
    }

    /// One item, if the caller may read it.
    pub async fn read(
        &self,
        caller: &Caller,
        resource: &'static Resource,
        id: &str,
        view: &View,
    ) -> Result<StoredItem, Refusal> {
        let found = self.store.read(resource, id).await?;
        let mut found = found.ok_or(Refusal::NotFound)?;
        let filter = caller.filter(resource, Verb::Read);
        if !filter.is_everything() && !filter.matches(&found.item()?, resource) {
            return Err(Refusal::NotFound);
        }
        let items = std::slice::from_mut(&mut found);
        self.show(caller, resource, view, items, None).await?;
        if resource.counters {
            self.complete_synthesis(caller, view.synthesis, &mut found)
                .await?;
        }
        Ok(found)
    }

    /// Whether an item that has the same etag is the same: counters change without a new one.
    pub fn has_telling_etag(resource: &Resource) -> bool {
        !resource.counters
    }

    /// Whether the caller is shown items of the resource as they are stored.
    pub(super) fn is_shown_as_stored(caller: &Caller, resource: &Resource) -> bool {
        !secrets::has_secrets(resource) && !trees::may_be_cut(caller, resource)
    }

    /// Turns stored items into what the caller is shown. Most need no change, and are not even
    /// parsed.
    pub(super) async fn show(
        &self,
        caller: &Caller,
        resource: &'static Resource,
        view: &View,
        items: &mut [StoredItem],
        page: Option<&Page>,
    ) -> Result<(), Refusal> {
        self.show_fields(caller, resource, &view.projection, items)
            .await?;
        if !view.embedded.is_empty() {
            embed::embed(self, caller, resource, &view.embedded, items, page).await?;
        }
        Ok(())
    }

    /// Leaves in the items' texts what the caller is shown of each, and what the projection asks for.
    async fn show_fields(
        &self,
        caller: &Caller,
        resource: &'static Resource,
        projection: &Projection,
        items: &mut [StoredItem],
    ) -> Result<(), Refusal> {
        let needs_change = *projection != Projection::All
            || !Self::is_shown_as_stored(caller, resource)
            || items.iter().any(|item| !item.dated);
        if !needs_change {
            return Ok(());
        }
        let shown = |item| Self::shown_fields(caller, resource, projection, item);
        if !trees::may_be_cut(caller, resource) {
            // One after the other: a parsed item takes several times the memory of its text.
            for stored in items {
                stored.text = item::to_text(&shown(stored.item()?)).into_bytes();
            }
            return Ok(());
        }
        let parsed = items.iter().map(StoredItem::item);
        let mut parsed = parsed.collect::<Result<Vec<_>, _>>()?;
        trees::cut(self, caller, resource, &mut parsed).await?;
        for (stored, item) in items.iter_mut().zip(parsed) {
            stored.text = item::to_text(&shown(item)).into_bytes();
        }
        Ok(())
    }

    fn shown_fields(
        caller: &Caller,
        resource: &Resource,
        projection: &Projection,
        mut item: Item,
    ) -> Item {
        if secrets::has_secrets(resource) {
            secrets::hide(caller, resource, &mut item);
        }
        for name in ["_created", "_updated"] {
            if !item.contains_key(name) {
                item.insert(name.to_owned(), format_date(0).into());
            }
        }
        let declared = |name: &str| resource.field(name).is_some();
        projection.apply(&item, &declared, resource.open)
    }

    /// Items by id, as the caller is shown them inside others; those that are not there or not for
    /// the caller are left out.
    pub(super) async fn shown_by_id(
        &self,
        caller: &Caller,
        resource: &'static Resource,
        ids: impl IntoIterator<Item = String>,
    ) -> Result<Vec<StoredItem>, Refusal> {
        let wanted = Filter::is_in("_id", ids.into_iter().map(Operand::id));
        let readable = caller.filter(resource, Verb::Read);
        let found = every(resource, readable.and(wanted));
        let mut items = self.store.list(found).await?.items;
        self.show_fields(caller, resource, &Projection::All, &mut items)
            .await?;
        Ok(items)
    }
}
