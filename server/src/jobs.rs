//! Work that no request asks for: done from time to time while the server runs.

use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval};

use crate::http::App;

/// How often the history of live synthesis gets a snapshot.
const SYNTHESIS_PERIOD: Duration = Duration::from_mins(1);

/// The jobs of a running server.
pub struct Jobs(JoinSet<()>);

/// Starts the jobs that the settings ask for.
pub fn start(app: &Arc<App>) -> Jobs {
    let mut jobs = JoinSet::new();
    if app.settings.synthesis_history_minutes > 0 {
        jobs.spawn(keep_synthesis(Arc::clone(app)));
    }
    Jobs(jobs)
}

impl Jobs {
    /// Ends them. What a job has under way in the store is finished there.
    pub async fn end(mut self) {
        self.0.shutdown().await;
    }
}

async fn keep_synthesis(app: Arc<App>) {
    let mut ticks = interval(SYNTHESIS_PERIOD);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    // The first tick comes at once.
    ticks.tick().await;
    loop {
        ticks.tick().await;
        let minutes = app.settings.synthesis_history_minutes;
        if let Err(error) = app.api.snapshot_synthesis(minutes).await {
            tracing::warn!(%error, "the history of live synthesis got no snapshot");
        }
    }
}
