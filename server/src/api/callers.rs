//! Who is behind a token: looked up once, remembered until rights change.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use subtle::ConstantTimeEq;

use super::Api;
use crate::contract::{Resource, resource};
use crate::filter::{Filter, Operand, Sort};
use crate::item::{self, Item};
use crate::rules::rights::Caller;
use crate::store::{Query, StoreError};

/// The most callers remembered at a time.
const MOST_REMEMBERED: usize = 10_000;

/// The callers known so far, by token.
#[derive(Default)]
pub struct Callers(RwLock<Known>);

#[derive(Default)]
struct Known {
    by_token: HashMap<String, Arc<Caller>>,
    /// Grows at each change of rights: what was read before it is not remembered after it.
    generation: u64,
}

impl Callers {
    /// Forgets everybody: rights have changed.
    pub fn forget(&self) {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        known.by_token.clear();
        known.generation += 1;
    }

    fn find(&self, token: &str) -> (Option<Arc<Caller>>, u64) {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        (known.by_token.get(token).cloned(), known.generation)
    }

    fn remember(&self, caller: &Arc<Caller>, generation: u64) {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if known.generation != generation {
            return;
        }
        if known.by_token.len() >= MOST_REMEMBERED {
            known.by_token.clear();
        }
        known
            .by_token
            .insert(caller.token.clone(), Arc::clone(caller));
    }
}

impl Api {
    /// The caller with that token, if there is one.
    pub async fn caller(&self, token: &str) -> Result<Option<Arc<Caller>>, StoreError> {
        if token.is_empty() {
            return Ok(None);
        }
        let (found, generation) = self.callers.find(token);
        if found.is_some() {
            return Ok(found);
        }
        let with_token = Filter::eq("token", token);
        let users = self.all(resource("user"), with_token).await?;
        let Some(user) = users.into_iter().find(|user| {
            let stored = item::text(user, "token");
            bool::from(stored.as_bytes().ct_eq(token.as_bytes()))
        }) else {
            return Ok(None);
        };
        if item::flag(&user, "_is_template") {
            return Ok(None);
        }
        let own = Filter::eq("user", Operand::id(item::text(&user, "_id")));
        let roles = self.all(resource("userrestrictrole"), own).await?;
        let realms = self.all(resource("realm"), Filter::everything()).await?;
        let caller = Arc::new(Caller::new(&user, &roles, &realms));
        self.callers.remember(&caller, generation);
        Ok(Some(caller))
    }

    /// All matching items, parsed.
    pub(super) async fn all(
        &self,
        resource: &'static Resource,
        filter: Filter,
    ) -> Result<Vec<Item>, StoreError> {
        let query = Query {
            resource,
            filter,
            sort: Sort::default(),
            skip: 0,
            limit: u64::MAX,
        };
        let listing = self.store.list(query).await?;
        listing
            .items
            .iter()
            .map(super::super::store::StoredItem::item)
            .collect()
    }
}
