//! A page on its way to the reader: which of its items are new, and where each of them is.

use bytes::Bytes;
use serde::de::DeserializeOwned;

use super::page::RawPage;
use crate::error::BackendException;
use crate::position::{Place, Position};

pub(crate) struct Batch {
    page: RawPage,
    order: Order,
}

enum Order {
    ById,
    ByNumber { number: u32, fresh: Vec<bool> },
}

impl Batch {
    pub(super) fn by_id(page: RawPage) -> Self {
        Self {
            page,
            order: Order::ById,
        }
    }

    pub(super) fn by_number(page: RawPage, number: u32, fresh: Vec<bool>) -> Self {
        Self {
            page,
            order: Order::ByNumber { number, fresh },
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.page.len()
    }

    pub(super) fn total(&self) -> Option<u64> {
        self.page.meta.and_then(|meta| meta.total)
    }

    /// Whether the item was not given before.
    pub(crate) fn is_fresh(&self, index: usize) -> bool {
        match &self.order {
            Order::ById => true,
            Order::ByNumber { fresh, .. } => fresh.get(index).copied().unwrap_or(true),
        }
    }

    pub(crate) fn item<T: DeserializeOwned>(&self, index: usize) -> Result<T, BackendException> {
        self.page.item(index)
    }

    /// An item as JSON.
    pub(crate) fn raw(&self, index: usize) -> Option<Bytes> {
        self.page.raw(index)
    }

    /// All new items.
    pub(crate) fn items<T: DeserializeOwned>(&self) -> Result<Vec<T>, BackendException> {
        (0..self.len())
            .filter(|index| self.is_fresh(*index))
            .map(|index| self.item(index))
            .collect()
    }

    /// Where the walk is when so many items of this page, at least one, are behind it; `None` when
    /// an item has no identifier.
    pub(crate) fn position_after(&self, items: usize) -> Option<Position> {
        let place = match &self.order {
            Order::ById => Place::After(self.page.identity(items.checked_sub(1)?).ok()?),
            Order::ByNumber { number, .. } if items == self.len() => Place::Page {
                number: number.saturating_add(1),
                items: 0,
            },
            Order::ByNumber { number, .. } => Place::Page {
                number: *number,
                items,
            },
        };
        Some(Position(place))
    }
}
