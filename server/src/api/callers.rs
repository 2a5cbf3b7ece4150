//! Who is behind a token: looked up once, remembered until rights change.
//!
//! Where other processes write to the same store, what they change is noticed because nobody is
//! remembered for longer than `SHARED_MEMORY`.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use subtle::ConstantTimeEq;

use super::Api;
use crate::contract::{Resource, resource};
use crate::filter::{Filter, Operand, Sort};
use crate::item::{self, Item};
use crate::rules::rights::Caller;
use crate::store::{Query, StoreError};

/// The most callers remembered at a time.
const MOST_REMEMBERED: usize = 10_000;

/// How long a caller is remembered where other processes may change rights.
const SHARED_MEMORY: Duration = Duration::from_millis(1500);

/// The callers known so far, by token.
#[derive(Default)]
pub struct Callers(RwLock<Known>);

#[derive(Default)]
struct Known {
    by_token: HashMap<String, (Arc<Caller>, Instant)>,
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

    fn find(&self, token: &str, longest: Option<Duration>) -> (Option<Arc<Caller>>, u64) {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let found = known.by_token.get(token);
        let found = found.filter(|(_, since)| longest.is_none_or(|most| since.elapsed() < most));
        let caller = found.map(|(caller, _)| Arc::clone(caller));
        (caller, known.generation)
    }

    fn remember(&self, caller: &Arc<Caller>, generation: u64, read: Instant) {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if known.generation != generation {
            return;
        }
        if known.by_token.len() >= MOST_REMEMBERED {
            known.by_token.clear();
        }
        known
            .by_token
            .insert(caller.token.clone(), (Arc::clone(caller), read));
    }
}

impl Api {
    /// The caller with that token, if there is one.
    pub async fn caller(&self, token: &str) -> Result<Option<Arc<Caller>>, StoreError> {
        if token.is_empty() {
            return Ok(None);
        }
        let longest = self.store.is_shared().then_some(SHARED_MEMORY);
        let (found, generation) = self.callers.find(token, longest);
        if found.is_some() {
            return Ok(found);
        }
        let read = Instant::now();
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
        self.callers.remember(&caller, generation, read);
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
