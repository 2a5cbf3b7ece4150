//! What is monitored, held in memory and kept up to date.

mod held;
mod keep;
mod row;
mod table;
mod views;

use std::fmt;
use std::marker::PhantomData;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};
use std::time::Duration;

use serde::de::DeserializeOwned;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::backend::Backend;
use crate::error::BackendException;
use crate::model::{Host, Realm, Service};
use crate::typed::AsId;
use held::Shared;
use keep::keep;
pub use row::Row;
pub use views::{HostView, RealmView, ServiceView};

/// How often everything is read anew from a backend without events, which does not show what is
/// gone.
const REBUILD: Duration = Duration::from_secs(5 * 60);

/// The hosts, services and realms of a backend, held in memory: questions are answered at once,
/// without a request. It follows the changes that others make, deletions included. Templates are
/// left out.
///
/// Cheap to clone; clones share what is held. It is kept up to date by tasks on the runtime that
/// [`open`](InventoryBuilder::open) was called on, which end with the last clone.
///
/// A host or a service is held as a [`HostView`] or a [`ServiceView`], or as a struct of the
/// application's own ([`hosts_as`](InventoryBuilder::hosts_as)) with the fields that it needs. A
/// service in the usual view takes about 0.8 KB of memory.
///
/// ```no_run
/// # async fn run(backend: alignak_backend_client::Backend) -> Result<(), alignak_backend_client::BackendException> {
/// let inventory = backend.inventory().open().await?;
/// if let Some(host) = inventory.host("srv1") {
///     for service in inventory.services_of(&host) {
///         println!("{} {} is {}", host.name(), service.name(), service.ls_state);
///     }
/// }
/// # Ok(())
/// # }
/// ```
pub struct Inventory<H = HostView, S = ServiceView> {
    shared: Arc<Shared<H, S>>,
    /// The tasks, which end with the last clone.
    tasks: Arc<JoinSet<()>>,
}

/// An inventory to be opened. Made by [`Backend::inventory`].
#[must_use = "an inventory is held when it is opened"]
pub struct InventoryBuilder<H = HostView, S = ServiceView> {
    backend: Backend,
    rebuild: Duration,
    views: PhantomData<fn() -> (H, S)>,
}

impl Backend {
    /// The hosts, services and realms of the backend, to be held in memory: see [`Inventory`].
    pub fn inventory(&self) -> InventoryBuilder {
        InventoryBuilder {
            backend: self.clone(),
            rebuild: REBUILD,
            views: PhantomData,
        }
    }
}

impl<H, S> InventoryBuilder<H, S> {
    /// Holds hosts as values of a type of the application's own, such as a struct of the fields
    /// that it needs, by their names on the wire.
    pub fn hosts_as<T>(self) -> InventoryBuilder<T, S> {
        self.with_views()
    }

    /// Holds services as values of a type of the application's own.
    pub fn services_as<T>(self) -> InventoryBuilder<H, T> {
        self.with_views()
    }

    /// How often everything is read anew from a backend without events; every five minutes unless
    /// said otherwise.
    pub fn rebuild_every(mut self, interval: Duration) -> Self {
        self.rebuild = interval;
        self
    }

    fn with_views<A, B>(self) -> InventoryBuilder<A, B> {
        InventoryBuilder {
            backend: self.backend,
            rebuild: self.rebuild,
            views: PhantomData,
        }
    }
}

impl<H, S> InventoryBuilder<H, S>
where
    H: DeserializeOwned + Send + Sync + 'static,
    S: DeserializeOwned + Send + Sync + 'static,
{
    /// Reads everything, and follows what is changed from then on. Needs a tokio runtime.
    ///
    /// # Errors
    /// One of the reads failed.
    pub async fn open(self) -> Result<Inventory<H, S>, BackendException> {
        let shared = Arc::new(Shared::new());
        let mut tasks = JoinSet::new();
        let backend = &self.backend;
        let lists = (backend.hosts(), backend.services(), backend.realms());
        let opened = [
            keep(&mut tasks, &shared, lists.0, self.rebuild, 0, |held| {
                &held.hosts
            }),
            keep(&mut tasks, &shared, lists.1, self.rebuild, 1, |held| {
                &held.services
            }),
            keep(&mut tasks, &shared, lists.2, self.rebuild, 2, |held| {
                &held.realms
            }),
        ];
        for opened in opened {
            let outcome = opened.await;
            outcome.map_err(|_| BackendException::invalid("the inventory was not read"))??;
        }
        Ok(Inventory {
            shared,
            tasks: Arc::new(tasks),
        })
    }
}

fn held<T>(table: &RwLock<T>) -> RwLockReadGuard<'_, T> {
    table.read().unwrap_or_else(PoisonError::into_inner)
}

impl<H, S> Inventory<H, S> {
    /// The host of that name.
    pub fn host(&self, name: &str) -> Option<Arc<Row<Host, H>>> {
        held(&self.shared.hosts).named(None, name)
    }

    /// The host with that identifier.
    pub fn host_by_id(&self, id: impl AsId<Host>) -> Option<Arc<Row<Host, H>>> {
        held(&self.shared.hosts).get(id.as_id())
    }

    /// All hosts, in the order of their names.
    pub fn hosts(&self) -> Vec<Arc<Row<Host, H>>> {
        held(&self.shared.hosts).all()
    }

    /// How many hosts there are.
    pub fn host_count(&self) -> usize {
        held(&self.shared.hosts).len()
    }

    /// The service of that name on the host of that name.
    pub fn service(&self, host: &str, name: &str) -> Option<Arc<Row<Service, S>>> {
        let host = self.host(host)?;
        held(&self.shared.services).named(Some(host.id.to_bytes()), name)
    }

    /// The service with that identifier.
    pub fn service_by_id(&self, id: impl AsId<Service>) -> Option<Arc<Row<Service, S>>> {
        held(&self.shared.services).get(id.as_id())
    }

    /// The services of a host, in the order of their names.
    pub fn services_of(&self, host: impl AsId<Host>) -> Vec<Arc<Row<Service, S>>> {
        held(&self.shared.services).of(host.as_id().to_bytes())
    }

    /// All services, those of each host together.
    pub fn services(&self) -> Vec<Arc<Row<Service, S>>> {
        held(&self.shared.services).all()
    }

    /// How many services there are.
    pub fn service_count(&self) -> usize {
        held(&self.shared.services).len()
    }

    /// The realm of that name.
    pub fn realm(&self, name: &str) -> Option<Arc<Row<Realm, RealmView>>> {
        held(&self.shared.realms).named(None, name)
    }

    /// The realm with that identifier.
    pub fn realm_by_id(&self, id: impl AsId<Realm>) -> Option<Arc<Row<Realm, RealmView>>> {
        held(&self.shared.realms).get(id.as_id())
    }

    /// All realms, in the order of their names.
    pub fn realms(&self) -> Vec<Arc<Row<Realm, RealmView>>> {
        held(&self.shared.realms).all()
    }

    /// A counter that grows with each change: wait for it with `changed`.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.shared.changes.subscribe()
    }

    /// What keeps the inventory from being up to date, if anything does: it goes on answering with
    /// what it has, and tries again.
    pub fn failure(&self) -> Option<String> {
        held(&self.shared.failures).iter().flatten().next().cloned()
    }
}

impl<H, S> Clone for Inventory<H, S> {
    fn clone(&self) -> Self {
        Self {
            shared: Arc::clone(&self.shared),
            tasks: Arc::clone(&self.tasks),
        }
    }
}

impl<H, S> fmt::Debug for Inventory<H, S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Inventory")
            .field("hosts", &self.host_count())
            .field("services", &self.service_count())
            .field("failure", &self.failure())
            .finish_non_exhaustive()
    }
}

impl<H, S> fmt::Debug for InventoryBuilder<H, S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("InventoryBuilder")
            .field("backend", &self.backend)
            .field("rebuild", &self.rebuild)
            .finish_non_exhaustive()
    }
}
