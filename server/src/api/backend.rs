//! The backend that the verbs work on: a store, and what is remembered of callers.

use std::sync::Arc;

use super::callers::Callers;
use super::follow;
use super::login_attempts::LoginAttempts;
use super::units::Units;
use crate::contract::Resource;
use crate::events::{EventSettings, Events};
use crate::filter::{Filter, Sort};
use crate::item::Item;
use crate::outbound::outbox::Outbox;
use crate::rules::passwords::HashForm;
use crate::rules::{Policy, Refusal, Transaction};
use crate::store::{Listing, PageMemory, Query, Store, StoreError, StoredItem, list_sound};

/// Everything that can be asked of the backend.
pub struct Api {
    pub(super) store: Arc<dyn Store>,
    pub(super) callers: Arc<Callers>,
    pub(super) attempts: LoginAttempts,
    pub(super) units: Units,
    pub(super) pages: Arc<PageMemory>,
    pub(super) events: Arc<Events>,
    /// Held by whoever looks up a caller that many followers ask for at a time.
    pub(super) identifying: tokio::sync::Mutex<()>,
}

impl Api {
    /// The verbs over a store.
    pub fn new(store: Arc<dyn Store>) -> Self {
        let units = Units::new(Arc::clone(&store));
        Self {
            events: follow::events(&store, &units.callers, EventSettings::default()),
            identifying: tokio::sync::Mutex::default(),
            store,
            callers: Arc::clone(&units.callers),
            attempts: LoginAttempts::default(),
            units,
            pages: Arc::default(),
        }
    }

    /// The same, with what the settings say to the rules.
    pub fn with_policy(mut self, policy: Policy) -> Self {
        self.units.policy = policy;
        self
    }

    /// The same, with what the settings say about followers.
    pub fn with_event_settings(mut self, settings: EventSettings) -> Self {
        self.events = follow::events(&self.store, &self.callers, settings);
        self
    }

    /// Ends whatever follows events, so that the server can end.
    pub fn end_followers(&self) {
        self.events.close();
    }

    /// What units leave for the databases.
    pub fn outbox(&self) -> Arc<Outbox> {
        Arc::clone(&self.units.outbox)
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
        self.units.run(rules).await
    }

    /// In which form new hashes are stored.
    pub(super) fn hash_form(&self) -> HashForm {
        self.units.policy.hash_form
    }

    /// All matching items, parsed.
    pub(super) async fn all(
        &self,
        resource: &'static Resource,
        filter: Filter,
    ) -> Result<Vec<Item>, StoreError> {
        parsed(&self.store.list(every(resource, filter)).await?)
    }

    /// All items but those that are damaged, which are named in the log with what comes of it.
    pub(super) async fn all_sound(
        &self,
        resource: &'static Resource,
        consequence: &str,
    ) -> Result<Vec<Item>, StoreError> {
        let query = every(resource, Filter::everything());
        parsed(&list_sound(&*self.store, query, consequence).await?)
    }
}

/// A query for all items that the filter finds.
pub(super) fn every(resource: &'static Resource, filter: Filter) -> Query {
    Query {
        resource,
        filter,
        sort: Sort::default(),
        skip: 0,
        limit: u64::MAX,
        counts: false,
        page: None,
    }
}

fn parsed(listing: &Listing) -> Result<Vec<Item>, StoreError> {
    listing.items.iter().map(StoredItem::item).collect()
}
