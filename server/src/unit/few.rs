//! Finding items of which there may be more than a unit can change.

use std::sync::Arc;

use super::pending::Unit;
use crate::contract::Resource;
use crate::filter::Filter;
use crate::item::{self, Item};
use crate::store::StoreError;

impl Unit<'_> {
    /// The matching items if there are at most `most`; else none of them is read.
    ///
    /// # Errors
    /// When the store fails.
    pub fn find_few(
        &self,
        resource: &'static Resource,
        filter: &Filter,
        most: usize,
    ) -> Result<Option<Vec<Arc<Item>>>, StoreError> {
        let ids = self.find_parts(resource, filter, &["_id"])?;
        if ids.len() > most {
            return Ok(None);
        }
        if self.is_remote() {
            // One question instead of one for each item.
            return self.find(resource, filter).map(Some);
        }
        let mut items = Vec::with_capacity(ids.len());
        for found in &ids {
            items.extend(self.get(resource, item::text(found, "_id"))?);
        }
        Ok(Some(items))
    }
}
