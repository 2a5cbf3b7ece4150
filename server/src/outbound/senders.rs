//! The senders of all databases: one task for each that is configured, in the process that has the
//! lease of the jobs.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::AbortHandle;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout};

use super::delivery::peer::Peer;
use super::delivery::queue::Queue as _;
use super::delivery::worker::Worker;
use super::destinations::Database;
use super::outbox::Outbox;
use super::settings::OutboundSettings;
use super::stored::{StoredQueue, database_of};
use super::{reading, stored};
use crate::filter::Filter;
use crate::item;
use crate::lease::Lease;
use crate::rules::Refusal;
use crate::store::Store;

/// How often the configuration is looked at when nothing says that it changed.
const LOOK: Duration = Duration::from_secs(2);

/// For how long a request may have what waits sent.
const REPLAY_TIME: Duration = Duration::from_secs(20);

/// How often what waits for databases that are gone is looked for.
const ORPHANS: Duration = Duration::from_mins(10);

/// Starts and ends the senders.
pub struct Senders {
    store: Arc<dyn Store>,
    http: reqwest::Client,
    outbox: Arc<Outbox>,
    settings: OutboundSettings,
}

struct Sender {
    database: Database,
    peer: watch::Sender<Arc<Peer>>,
    task: AbortHandle,
}

impl Senders {
    /// Senders for what units leave in the outbox.
    pub fn new(
        store: Arc<dyn Store>,
        http: reqwest::Client,
        outbox: Arc<Outbox>,
        settings: OutboundSettings,
    ) -> Self {
        Self {
            store,
            http,
            outbox,
            settings,
        }
    }

    fn peer(&self, database: &Database) -> Arc<Peer> {
        let peer = Peer::new(
            database.clone(),
            self.settings.carbon_protocol,
            self.http.clone(),
        );
        Arc::new(peer)
    }

    /// Keeps one sender for each database while this process has the lease, until dropped.
    pub async fn run(self: Arc<Self>, lease: Arc<Lease>) {
        let mut tasks = JoinSet::new();
        let mut senders: HashMap<String, Sender> = HashMap::new();
        let mut commits = self.outbox.commits();
        let mut next_cleaning = Instant::now();
        loop {
            commits.mark_unchanged();
            if lease.is_held() {
                match reading::destinations(&*self.store).await {
                    Ok(destinations) => {
                        let databases = &destinations.databases;
                        self.adjust(&mut senders, &mut tasks, databases);
                        if next_cleaning <= Instant::now() {
                            self.remove_orphans(databases).await;
                            next_cleaning = Instant::now() + ORPHANS;
                        }
                    }
                    Err(error) => tracing::warn!(%error, "the databases cannot be read"),
                }
            } else {
                for (_, sender) in senders.drain() {
                    sender.task.abort();
                }
                next_cleaning = Instant::now();
            }
            while tasks.try_join_next().is_some() {}
            // A stream of results changes this all the time; twice a second is enough.
            tokio::time::sleep(Duration::from_millis(500)).await;
            drop(timeout(LOOK, commits.changed()).await);
        }
    }

    fn adjust(
        &self,
        senders: &mut HashMap<String, Sender>,
        tasks: &mut JoinSet<()>,
        databases: &[Database],
    ) {
        senders.retain(|id, sender| {
            let is_there = databases.iter().any(|database| database.id == *id);
            if !is_there {
                sender.task.abort();
            }
            is_there
        });
        for database in databases {
            if let Some(sender) = senders.get_mut(&database.id) {
                if sender.database != *database {
                    sender.database = database.clone();
                    sender.peer.send_replace(self.peer(database));
                }
                continue;
            }
            let (peer, peers) = watch::channel(self.peer(database));
            let queue = StoredQueue::new(Arc::clone(&self.store), database);
            let worker = Worker::new(queue, peers, self.outbox.commits(), self.settings.bounds);
            let task = tasks.spawn(worker.run());
            senders.insert(
                database.id.clone(),
                Sender {
                    database: database.clone(),
                    peer,
                    task,
                },
            );
        }
    }

    /// Sends what waits now, as far as the databases take it: what a request asks for.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn replay(&self) -> Result<(), Refusal> {
        let end = Instant::now() + REPLAY_TIME;
        let destinations = reading::destinations(&*self.store).await?;
        self.remove_orphans(&destinations.databases).await;
        for database in &destinations.databases {
            let peer = self.peer(database);
            let queue = StoredQueue::new(Arc::clone(&self.store), database);
            while Instant::now() < end {
                let entries = queue.oldest(peer.batch()).await?;
                if entries.is_empty() {
                    break;
                }
                // What one database does not take must not keep the others waiting.
                if let Err(error) = peer.send(&entries).await {
                    tracing::warn!(%error, database = database.name, "metrics were not taken");
                    break;
                }
                queue.remove(&entries).await?;
            }
        }
        Ok(())
    }

    /// Removes what waits for databases that are gone.
    async fn remove_orphans(&self, databases: &[Database]) {
        for name in ["outbox", "timeseriesretention"] {
            match self.orphans(name, databases).await {
                Ok(0) => {}
                Ok(removed) => {
                    tracing::warn!(removed, "metrics for databases that are gone were dropped");
                }
                Err(error) => tracing::warn!(%error, "metrics cannot be dropped"),
            }
        }
    }

    async fn orphans(&self, name: &'static str, databases: &[Database]) -> Result<usize, Refusal> {
        let resource = crate::contract::resource(name);
        let (mut removed, mut after) = (0, String::new());
        loop {
            let page = self.store.walk(resource, &after, 1_000).await?;
            let Some(last) = page.last() else {
                return Ok(removed);
            };
            after.clone_from(&last.id);
            let mut orphans = Vec::new();
            for stored in &page {
                let item = stored.item()?;
                let target = database_of(&item);
                if !databases
                    .iter()
                    .any(|database| Some(database.id.as_str()) == target)
                {
                    orphans.push((name, item::text(&item, "_id").to_owned()));
                }
            }
            removed += orphans.len();
            stored::remove(&*self.store, orphans).await?;
        }
    }

    /// Whether there is anything to send to.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn has_databases(&self) -> Result<bool, Refusal> {
        for name in ["graphite", "influxdb"] {
            if !reading::all(&*self.store, name, &Filter::everything())
                .await?
                .is_empty()
            {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
