//! Removing a collection: in a series of units, so that other writes run between them.
//!
//! Each unit keeps every invariant, so that a series that is interrupted leaves a collection that is
//! smaller, and nothing else. Realms are removed in one unit: what they own moves to realms that
//! stay, which only all of them together decide.

use std::sync::Arc;

use super::backend::Api;
use crate::contract::Resource;
use crate::item;
use crate::rules::properties::has_no_side_effects;
use crate::rules::rights::{Caller, Verb};
use crate::rules::{Refusal, write};
use crate::store::{StoreError, StoredItem};

/// How many items one unit removes.
const MAX_ITEMS: u32 = 200;

/// How often the collection is walked, as the removal of an item can bring another: a service that
/// comes with a template takes the name of one that was removed.
const MAX_WALKS: usize = 4;

impl Api {
    /// Removes all items that the caller may remove, but for the default objects.
    pub async fn remove_all(
        &self,
        caller: &Arc<Caller>,
        resource: &'static Resource,
    ) -> Result<(), Refusal> {
        caller.check_verb(resource, Verb::Delete)?;
        if resource.name == "realm" {
            return self.remove_in_one_unit(caller, resource).await;
        }
        // Templates last: their users need not be brought up to date before they are removed.
        let kinds: &[Option<bool>] = if resource.templating {
            &[Some(false), Some(true)]
        } else {
            &[None]
        };
        for _ in 0..MAX_WALKS {
            let mut removed = 0;
            for is_template in kinds {
                match self.remove_walking(caller, resource, *is_template).await {
                    Ok(count) => removed += count,
                    // Records that cannot be read are removed unread.
                    Err(Refusal::Store(StoreError::Damaged { .. }))
                        if has_no_side_effects(resource) =>
                    {
                        return self.remove_unread(caller, resource).await;
                    }
                    Err(refusal) => return Err(refusal),
                }
            }
            if removed == 0 || has_no_side_effects(resource) {
                break;
            }
        }
        Ok(())
    }

    /// Walks the collection once and removes what the caller may remove. Returns how many items.
    async fn remove_walking(
        &self,
        caller: &Arc<Caller>,
        resource: &'static Resource,
        is_template: Option<bool>,
    ) -> Result<usize, Refusal> {
        let filter = caller.filter(resource, Verb::Delete);
        let mut removed = 0;
        let mut after = String::new();
        loop {
            let page = self.store.walk(resource, &after, MAX_ITEMS).await?;
            let Some(last) = page.last() else {
                return Ok(removed);
            };
            after.clone_from(&last.id);
            let is_wanted = |stored: &StoredItem| -> Result<bool, StoreError> {
                if filter.is_everything() && is_template.is_none() {
                    return Ok(true);
                }
                let item = stored.item()?;
                let fits = is_template.is_none_or(|flag| item::flag(&item, "_is_template") == flag);
                Ok(fits && filter.matches(&item, resource))
            };
            let mut ids = Vec::with_capacity(page.len());
            for stored in &page {
                if is_wanted(stored)? {
                    ids.push(stored.id.clone());
                }
            }
            if !ids.is_empty() {
                removed += self.remove_some(caller, resource, ids).await?;
            }
        }
    }

    /// Removes these items in one unit, as far as the caller still may. Returns how many.
    async fn remove_some(
        &self,
        caller: &Arc<Caller>,
        resource: &'static Resource,
        ids: Vec<String>,
    ) -> Result<usize, Refusal> {
        let caller = Arc::clone(caller);
        self.unit(move |tx| {
            let filter = caller.filter(resource, Verb::Delete);
            let mut items = Vec::with_capacity(ids.len());
            for id in &ids {
                let item = tx.get(resource, id)?;
                items.extend(item.filter(|item| filter.matches(item, resource)));
            }
            if has_no_side_effects(resource) {
                let count = items.len();
                for item in items {
                    tx.delete(resource, item);
                }
                return Ok(count);
            }
            write::remove_many(tx, &caller, resource, items)?;
            tx.apply_derived()?;
            let gone = tx.touched(resource);
            Ok(gone.filter(|(_, after)| after.is_none()).count())
        })
        .await
    }

    async fn remove_in_one_unit(
        &self,
        caller: &Arc<Caller>,
        resource: &'static Resource,
    ) -> Result<(), Refusal> {
        let caller = Arc::clone(caller);
        self.unit(move |tx| {
            let items = tx.find(resource, &caller.filter(resource, Verb::Delete))?;
            write::remove_many(tx, &caller, resource, items)?;
            tx.apply_derived()
        })
        .await
    }

    async fn remove_unread(
        &self,
        caller: &Arc<Caller>,
        resource: &'static Resource,
    ) -> Result<(), Refusal> {
        let caller = Arc::clone(caller);
        self.unit(move |tx| {
            let filter = caller.filter(resource, Verb::Delete);
            for item in tx.find_parts(resource, &filter, &["_id", "_etag"])? {
                tx.delete(resource, Arc::new(item));
            }
            Ok(())
        })
        .await
    }
}
