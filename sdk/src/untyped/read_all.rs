//! What `get_all` returns.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::BackendException;
use crate::walk::Walk;

/// All the items that a query found. Made by [`Backend::get_all`](crate::Backend::get_all).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Everything<T> {
    /// The items, by `_id` or in the order asked for.
    #[serde(rename = "_items")]
    pub items: Vec<T>,
    /// How many the backend counted when the reading began; 0 if it does not count. Differs from
    /// the number of items when others wrote meanwhile.
    #[serde(skip)]
    pub total: u64,
}

impl<T: DeserializeOwned> Everything<T> {
    pub(super) async fn collect(
        mut walk: Walk,
        mut progress: impl FnMut(u64, u64),
    ) -> Result<Self, BackendException> {
        let mut items = Vec::new();
        while let Some(page) = walk.next().await? {
            items.extend(page);
            progress(items.len() as u64, walk.total().unwrap_or_default());
        }
        Ok(Self {
            items,
            total: walk.total().unwrap_or_default(),
        })
    }
}
