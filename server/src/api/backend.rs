//! The backend that the verbs work on: a store, and what is remembered of callers.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use super::callers::Callers;
use super::follow_moves;
use super::login_attempts::LoginAttempts;
use crate::contract::{Resource, contract};
use crate::filter::{Filter, Sort};
use crate::item::Item;
use crate::outbound::outbox::{Outbox, Touched};
use crate::rules::passwords::HashForm;
use crate::rules::properties::grants_rights;
use crate::rules::registry::{rehearse_unit, run_unit_with};
use crate::rules::{Policy, Refusal, Transaction, visibility};
use crate::store::{Query, Store, StoreError, StoredItem};

/// Everything that can be asked of the backend.
pub struct Api {
    pub(super) store: Arc<dyn Store>,
    pub(super) callers: Arc<Callers>,
    pub(super) attempts: LoginAttempts,
    policy: Policy,
    outbox: Arc<Outbox>,
}

impl Api {
    /// The verbs over a store.
    pub fn new(store: Arc<dyn Store>) -> Self {
        Self {
            store,
            callers: Arc::default(),
            attempts: LoginAttempts::default(),
            policy: Policy::default(),
            outbox: Arc::default(),
        }
    }

    /// The same, with what the settings say to the rules.
    pub fn with_policy(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }

    /// What units leave for the databases.
    pub fn outbox(&self) -> Arc<Outbox> {
        Arc::clone(&self.outbox)
    }

    /// The store below.
    pub fn store(&self) -> &dyn Store {
        &*self.store
    }

    /// The store below, for work that lasts.
    pub fn shared_store(&self) -> Arc<dyn Store> {
        Arc::clone(&self.store)
    }

    /// Runs rules as one unit of work. The store runs them again after a lost race; how long a
    /// unit may wait in all is the store's affair.
    pub async fn unit<T, F>(&self, rules: F) -> Result<T, Refusal>
    where
        T: Send + 'static,
        F: FnMut(&mut Transaction<'_>) -> Result<T, Refusal> + Send + 'static,
    {
        let (store, callers) = (Arc::clone(&self.store), Arc::clone(&self.callers));
        // A task of its own: when the client hangs up, the request ends, but what the unit commits
        // must still be followed by forgetting whose rights it changes and by waking the senders.
        let outbox = Arc::clone(&self.outbox);
        let followed = run_and_follow(store, callers, outbox, self.policy, rules);
        let running = tokio::spawn(followed);
        running
            .await
            .map_err(|error| StoreError::Failed(error.to_string()))?
    }

    /// Runs rules as a unit of which nothing is committed: what they refuse is known before work
    /// that takes long.
    pub(super) async fn rehearse<F>(&self, rules: F) -> Result<(), Refusal>
    where
        F: FnMut(&mut Transaction<'_>) -> Result<(), Refusal> + Send + 'static,
    {
        rehearse_unit(&*self.store, self.policy, rules).await
    }

    /// In which form new hashes are stored.
    pub(super) fn hash_form(&self) -> HashForm {
        self.policy.hash_form
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
        listing.items.iter().map(StoredItem::item).collect()
    }
}

async fn run_and_follow<T, F>(
    store: Arc<dyn Store>,
    callers: Arc<Callers>,
    outbox: Arc<Outbox>,
    policy: Policy,
    mut rules: F,
) -> Result<T, Refusal>
where
    T: Send + 'static,
    F: FnMut(&mut Transaction<'_>) -> Result<T, Refusal> + Send + 'static,
{
    let changes_rights = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&changes_rights);
    let touched = Arc::new(Mutex::new(Touched::default()));
    let (slot, leaving) = (Arc::clone(&touched), Arc::clone(&outbox));
    let started = Instant::now();
    let moved = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&moved);
    let outcome = run_unit_with(&*store, policy, move |tx| {
        let value = rules(tx)?;
        leaving.apply(tx)?;
        *slot.lock().unwrap_or_else(PoisonError::into_inner) = Touched::of(tx);
        let resources = contract().resources().iter();
        let mut granting = resources.filter(|resource| grants_rights(resource));
        let changes = granting.any(|resource| tx.touched(resource).next().is_some());
        flag.store(changes, Ordering::Relaxed);
        *noted.lock().unwrap_or_else(PoisonError::into_inner) = visibility::moved(tx)?;
        Ok(value)
    })
    .await;
    metrics::histogram!("alignak_backend_store_unit_duration_seconds")
        .record(started.elapsed().as_secs_f64());
    if outcome.is_ok() {
        outbox.after_commit(*touched.lock().unwrap_or_else(PoisonError::into_inner));
    }
    if changes_rights.load(Ordering::Relaxed) {
        callers.forget();
    }
    if outcome.is_ok() {
        let moved = std::mem::take(&mut *moved.lock().unwrap_or_else(PoisonError::into_inner));
        follow_moves::follow(store, moved).await;
    }
    outcome
}
