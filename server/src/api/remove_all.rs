//! Removing a collection: in a series of units, so that other writes run between them.
//!
//! Each unit keeps every invariant, so that a series that is interrupted leaves a collection that is
//! smaller, and nothing else. Realms are removed in one unit: where what they own goes is decided by
//! all of them together.

use std::sync::Arc;

use super::backend::Api;
use super::series::Pace;
use super::units::Committed;
use crate::contract::Resource;
use crate::filter::{Filter, Operand};
use crate::item;
use crate::rules::properties::has_no_side_effects;
use crate::rules::rights::{Caller, Verb};
use crate::rules::{Refusal, Transaction, cascade, realm_tree, write};
use crate::store::{StoreError, StoredItem};

/// How many items are read at a time.
const MAX_ITEMS: u32 = 500;

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
        if resource.is_realm() {
            return self.remove_realms(caller, resource).await;
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
        let mut pace = Pace::default();
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
            let mut rest = &ids[..];
            while !rest.is_empty() {
                let (part, later) = rest.split_at(pace.size().min(rest.len()));
                match self.remove_some(caller, resource, part.to_vec()).await {
                    Ok(done) => {
                        removed += done.value;
                        pace.took(part.len(), done.took);
                        self.units.follow(done.left).await;
                        rest = later;
                    }
                    Err(Refusal::TooLarge(_)) if part.len() == 1 => {
                        removed += self.remove_large(caller, resource, &part[0]).await?;
                        rest = later;
                    }
                    Err(Refusal::TooLarge(_)) => pace.halve(part.len()),
                    Err(refusal) => return Err(refusal),
                }
            }
        }
    }

    /// Removes an item with which more goes than one unit may change. Returns how many were.
    async fn remove_large(
        &self,
        caller: &Arc<Caller>,
        resource: &'static Resource,
        id: &str,
    ) -> Result<usize, Refusal> {
        let (caller, id) = (Arc::clone(caller), id.to_owned());
        let begin = move |tx: &mut Transaction<'_>| {
            let filter = caller.filter(resource, Verb::Delete);
            let item = tx.get(resource, &id)?;
            let item = item.filter(|item| filter.matches(item, resource));
            let item = item.ok_or(Refusal::NotFound)?;
            write::check_removal(tx, &caller, resource, &item)?;
            cascade::begin_removal(tx, resource, &id)
        };
        match self.units.remove_in_series(begin).await {
            Ok(_) => Ok(1),
            Err(Refusal::Store(error)) => Err(error.into()),
            // It went meanwhile, or stays.
            Err(_) => Ok(0),
        }
    }

    /// Removes these items in one unit, as far as the caller still may. Returns how many.
    async fn remove_some(
        &self,
        caller: &Arc<Caller>,
        resource: &'static Resource,
        ids: Vec<String>,
    ) -> Result<Committed<usize>, Refusal> {
        let caller = Arc::clone(caller);
        let remove = move |tx: &mut Transaction<'_>| {
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
        };
        self.units.part(remove).await
    }

    /// Removes the realms in one unit. Where they own more than one unit may move, that moves
    /// before, in a series of units.
    async fn remove_realms(
        &self,
        caller: &Arc<Caller>,
        realms: &'static Resource,
    ) -> Result<(), Refusal> {
        for _ in 0..MAX_WALKS {
            let remover = Arc::clone(caller);
            let remove = move |tx: &mut Transaction<'_>| {
                let items = tx.find(realms, &remover.filter(realms, Verb::Delete))?;
                write::remove_many(tx, &remover, realms, items)?;
                tx.apply_derived()
            };
            match self.unit(remove).await {
                Err(Refusal::TooLarge(_)) => self.vacate_realms(caller, realms).await?,
                done => return done,
            }
        }
        Err(Refusal::Conflict(
            "The realms own more than can be moved: delete or move it first.".to_owned(),
        ))
    }

    /// Moves what the realms that would be removed own.
    async fn vacate_realms(
        &self,
        caller: &Arc<Caller>,
        realms: &'static Resource,
    ) -> Result<(), Refusal> {
        let removable = caller.filter(realms, Verb::Delete);
        let going = self.store.ids(realms, &removable, u64::MAX).await?;
        let in_them = Filter::is_in("_realm", going.iter().map(|id| Operand::id(id.as_str())));
        for owned in realm_tree::owned_resources() {
            let ids = self.store.ids(owned, &in_them, u64::MAX).await?;
            let mut pace = Pace::default();
            let mut rest = &ids[..];
            while !rest.is_empty() {
                let (part, later) = rest.split_at(pace.size().min(rest.len()));
                let (mover, items) = (Arc::clone(caller), part.to_vec());
                let move_some = move |tx: &mut Transaction<'_>| {
                    let found = tx.find(realms, &mover.filter(realms, Verb::Delete))?;
                    write::vacate(tx, &mover, realms, found, owned, &items)?;
                    tx.apply_derived()
                };
                match self.units.part(move_some).await {
                    Ok(done) => {
                        pace.took(part.len(), done.took);
                        self.units.follow(done.left).await;
                        rest = later;
                    }
                    Err(Refusal::TooLarge(_)) if part.len() > 1 => pace.halve(part.len()),
                    // The removal says what stays.
                    Err(Refusal::TooLarge(_)) => rest = later,
                    Err(refusal) => return Err(refusal),
                }
            }
        }
        Ok(())
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
