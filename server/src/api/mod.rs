//! The verbs, each generic over the resource: list, read, create, change, replace, remove.
//!
//! A verb checks the caller's rights, the etag and the contract, then lets the rules write in one
//! unit of work. It knows neither HTTP nor the store behind the port.

mod attempts;
mod bounds;
mod callers;
mod create;
mod embed;
mod live_synthesis;
mod login;
mod modify;
mod read;
mod secrets;
mod slowly;
mod trees;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Value, json};

use crate::contract::{Resource, resource};
use crate::item::Item;
use crate::outbound::outbox::{Outbox, Touched};
use crate::rules::Refusal;
use crate::store::{Store, StoreError, run_unit};
use crate::unit::{Policy, Unit};

use attempts::Attempts;

pub use callers::Callers;
pub use create::Created;
pub use live_synthesis::SynthesisView;
pub use login::LoginRefusal;
pub use read::{ListRequest, View};

/// How often a unit that lost a race is run again before the client is told.
const ATTEMPTS: usize = 20;

/// Resources whose items decide what callers may do.
const DECIDES_RIGHTS: [&str; 3] = ["user", "userrestrictrole", "realm"];

/// Everything that can be asked of the backend.
pub struct Api {
    store: Arc<dyn Store>,
    callers: Arc<Callers>,
    attempts: Attempts,
    policy: Policy,
    outbox: Arc<Outbox>,
}

/// The automatic fields of an item just written: the body of the answer.
#[derive(Debug, Clone)]
pub struct Written {
    /// The item's id.
    pub id: String,
    /// `_id`, `_created`, `_updated`, `_etag`.
    pub fields: Item,
}

impl Written {
    fn of(unit: &Unit<'_>, resource: &'static Resource, id: &str) -> Result<Self, Refusal> {
        let item = unit.get(resource, id)?.unwrap_or_default();
        let fields = crate::contract::AUTOMATIC_FIELDS
            .iter()
            .filter_map(|name| Some(((*name).to_owned(), item.get(*name)?.clone())))
            .collect();
        Ok(Self {
            id: id.to_owned(),
            fields,
        })
    }

    /// The etag after the write.
    pub fn etag(&self) -> &str {
        crate::item::text(&self.fields, "_etag")
    }

    /// The fields with `_status` and the link to the item.
    pub fn answer(&self, resource: &Resource) -> Value {
        let mut answer = self.fields.clone();
        answer.insert("_status".to_owned(), json!("OK"));
        answer.insert(
            "_links".to_owned(),
            json!({"self": {
                "title": resource.title, "href": format!("{}/{}", resource.name, self.id),
            }}),
        );
        Value::Object(answer)
    }
}

impl Api {
    /// The verbs over a store.
    pub fn new(store: Arc<dyn Store>) -> Self {
        Self {
            store,
            callers: Arc::default(),
            attempts: Attempts::default(),
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

    /// Runs rules as one unit of work: again when it lost a race it did not ask for.
    pub async fn unit<T, F>(&self, rules: F) -> Result<T, Refusal>
    where
        T: Send + 'static,
        F: FnMut(&mut Unit<'_>) -> Result<T, Refusal> + Clone + Send + 'static,
    {
        let (store, callers) = (Arc::clone(&self.store), Arc::clone(&self.callers));
        let outbox = Arc::clone(&self.outbox);
        // A task of its own: when the client hangs up, the request ends, but what the unit commits
        // must still be followed by forgetting whose rights it changes.
        let running = tokio::spawn(run_with_rights(store, callers, outbox, self.policy, rules));
        running
            .await
            .map_err(|error| StoreError::Failed(error.to_string()))?
    }
}

async fn run_with_rights<T, F>(
    store: Arc<dyn Store>,
    callers: Arc<Callers>,
    outbox: Arc<Outbox>,
    policy: Policy,
    rules: F,
) -> Result<T, Refusal>
where
    T: Send + 'static,
    F: FnMut(&mut Unit<'_>) -> Result<T, Refusal> + Clone + Send + 'static,
{
    let moves_rights = Arc::new(AtomicBool::new(false));
    for attempt in 1.. {
        let flag = Arc::clone(&moves_rights);
        let mut rules = rules.clone();
        let outcome = run_unit(&*store, move |unit: &mut Unit<'_>| {
            unit.set_policy(policy);
            let value = rules(unit)?;
            let mut deciding = DECIDES_RIGHTS.iter().map(|name| resource(name));
            let moves = deciding.any(|resource| unit.touched(resource).next().is_some());
            flag.store(moves, Ordering::Relaxed);
            Ok(value)
        })
        .await;
        match outcome {
            Err(Refusal::Store(StoreError::Conflict)) if attempt < ATTEMPTS => {}
            outcome => {
                if moves_rights.load(Ordering::Relaxed) {
                    callers.forget();
                }
                return outcome;
            }
        }
    }
    Err(StoreError::Conflict.into())
}

/// The etag that a request names, compared with that of the item.
fn check_etag(item: &Item, if_match: Option<&str>) -> Result<(), Refusal> {
    match if_match {
        None | Some("") => Err(Refusal::EtagMissing),
        Some(etag) if etag == crate::item::text(item, "_etag") => Ok(()),
        Some(_) => Err(Refusal::EtagMismatch),
    }
}
