//! Work that no request asks for: done from time to time while the server runs, by one of the
//! processes that have the same store.

use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval};

use crate::http::App;
use crate::lease::Lease;
use crate::outbound::Outbound;
use crate::store::Store;

/// How often the history of live synthesis gets a snapshot.
const SYNTHESIS_PERIOD: Duration = Duration::from_mins(1);

/// How often series of units that were interrupted are looked for.
const SERIES_PERIOD: Duration = Duration::from_mins(1);

/// How often records that are not to be kept any longer are looked for.
const RETENTION_PERIOD: Duration = Duration::from_secs(15);

/// The jobs of a running server.
pub struct Jobs {
    tasks: JoinSet<()>,
    lease: Arc<Lease>,
}

/// Starts the jobs that the settings ask for.
pub fn start(app: &Arc<App>, outbound: &Arc<Outbound>) -> Jobs {
    let mut tasks = JoinSet::new();
    let lease = Arc::new(Lease::default());
    tasks.spawn(Arc::clone(&lease).keep(app.api.shared_store()));
    tasks.spawn(resume_series(Arc::clone(app), Arc::clone(&lease)));
    if app.settings.synthesis_history_minutes > 0 {
        tasks.spawn(keep_synthesis(Arc::clone(app), Arc::clone(&lease)));
    }
    if app.operations.retention.is_bounded() {
        tasks.spawn(keep_records(Arc::clone(app), Arc::clone(&lease)));
    }
    outbound.start(&mut tasks, &lease);
    Jobs { tasks, lease }
}

impl Jobs {
    /// Ends them. What a job has under way in the store is finished there.
    pub async fn end(mut self, store: &dyn Store) {
        self.tasks.shutdown().await;
        self.lease.give_up(store).await;
    }
}

/// Runs the series of units that a process that has ended has left, and those that the store has
/// interrupted.
async fn resume_series(app: Arc<App>, lease: Arc<Lease>) {
    let mut ticks = interval(SERIES_PERIOD);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        // The first tick comes at once.
        ticks.tick().await;
        if app.api.store().is_shared() && !lease.is_held() {
            continue;
        }
        if let Err(error) = app.api.resume_series().await {
            tracing::warn!(%error, "series of units that were interrupted are not resumed");
        }
    }
}

/// Removes records that are not to be kept any longer.
async fn keep_records(app: Arc<App>, lease: Arc<Lease>) {
    let mut ticks = interval(RETENTION_PERIOD);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if !lease.is_held() {
            continue;
        }
        let retention = app.operations.retention;
        match retention.apply(app.api.store(), || lease.is_held()).await {
            Ok(0) => {}
            Ok(removed) => tracing::info!("{removed} records were not to be kept any longer"),
            Err(error) => tracing::warn!(%error, "records that are too old are not removed"),
        }
    }
}

async fn keep_synthesis(app: Arc<App>, lease: Arc<Lease>) {
    let mut ticks = interval(SYNTHESIS_PERIOD);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    // The first tick comes at once.
    ticks.tick().await;
    loop {
        ticks.tick().await;
        if !lease.is_held() {
            continue;
        }
        let minutes = app.settings.synthesis_history_minutes;
        if let Err(error) = app.api.snapshot_synthesis(minutes).await {
            tracing::warn!(%error, "the history of live synthesis got no snapshot");
        }
    }
}
