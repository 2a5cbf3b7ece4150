//! All that leaves the backend, put together: what requests can start, and the background tasks.

use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval};

use super::arbiter::Arbiter;
use super::delivery::peer::Peer;
use super::grafana::Dashboards;
use super::outbox::Outbox;
use super::senders::Senders;
use super::settings::OutboundSettings;
use super::synthesis;
use crate::lease::Lease;
use crate::rules::Refusal;
use crate::store::Store;

/// All that leaves the backend.
pub struct Outbound {
    store: Arc<dyn Store>,
    outbox: Arc<Outbox>,
    settings: OutboundSettings,
    senders: Arc<Senders>,
    /// Makes dashboards.
    pub dashboards: Dashboards,
    /// Notifies the arbiter.
    pub arbiter: Arbiter,
}

impl Outbound {
    /// What leaves this store.
    ///
    /// # Errors
    /// When there is no TLS.
    pub fn new(
        store: Arc<dyn Store>,
        outbox: Arc<Outbox>,
        settings: OutboundSettings,
    ) -> Result<Self, reqwest::Error> {
        let http = Peer::http_client()?;
        let senders = Senders::new(
            Arc::clone(&store),
            http.clone(),
            Arc::clone(&outbox),
            settings.clone(),
        );
        Ok(Self {
            senders: Arc::new(senders),
            dashboards: Dashboards::new(Arc::clone(&store), http.clone(), settings.grafana.clone()),
            arbiter: Arbiter::new(Arc::clone(&store), http, &settings.arbiter),
            store,
            outbox,
            settings,
        })
    }

    /// Sends the metrics that wait now, as far as the databases take them.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn replay(&self) -> Result<(), Refusal> {
        self.senders.replay().await
    }

    /// Starts the background tasks that the settings ask for; each works only while this process
    /// has the lease.
    pub fn start(self: &Arc<Self>, tasks: &mut JoinSet<()>, lease: &Arc<Lease>) {
        tasks.spawn(Arc::clone(&self.senders).run(Arc::clone(lease)));
        if self.settings.sends_synthesis {
            let (store, outbox) = (Arc::clone(&self.store), Arc::clone(&self.outbox));
            tasks.spawn(synthesis::send_counters(store, outbox, Arc::clone(lease)));
        }
        if let Some(period) = self.settings.grafana_period {
            let this = Arc::clone(self);
            tasks.spawn(every(period, "dashboards", Arc::clone(lease), move || {
                let this = Arc::clone(&this);
                async move { this.dashboards.run(false).await.map(|_| ()) }
            }));
        }
        if let Some(period) = self.settings.arbiter_period {
            let this = Arc::clone(self);
            tasks.spawn(every(period, "arbiter", Arc::clone(lease), move || {
                let this = Arc::clone(&this);
                async move { this.arbiter.run().await }
            }));
        }
    }
}

/// Does something from time to time while this process has the lease, until dropped. A run that
/// takes longer than the period delays the next one.
async fn every<F>(period: Duration, name: &'static str, lease: Arc<Lease>, work: impl Fn() -> F)
where
    F: Future<Output = Result<(), Refusal>>,
{
    let mut ticks = interval(period);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    // The first tick comes at once.
    ticks.tick().await;
    loop {
        ticks.tick().await;
        if lease.is_held()
            && let Err(error) = work().await
        {
            tracing::warn!(%error, job = name, "the job failed");
            metrics::counter!("alignak_backend_job_failures_total", "job" => name).increment(1);
        }
    }
}
