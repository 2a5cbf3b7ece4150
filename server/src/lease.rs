//! Which of the server processes on one store runs the background jobs.
//!
//! The one that has the store's lease. It extends it all the time; when it dies, another
//! one gets the lease as soon as it has run out, which is within `LASTS` and one `PERIOD`. A store
//! that only one process uses grants it the lease always.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::time::{MissedTickBehavior, interval, timeout};

use crate::store::Store;

/// The name of the lease in the store.
const NAME: &str = "jobs";

/// For how many seconds it is taken.
const LASTS: u32 = 15;

/// How often it is taken again.
const PERIOD: Duration = Duration::from_secs(5);

/// This process's part in the lease.
#[derive(Debug)]
pub struct Lease {
    holder: String,
    until: Mutex<Option<Instant>>,
}

impl Default for Lease {
    fn default() -> Self {
        Self {
            holder: uuid::Uuid::new_v4().to_string(),
            until: Mutex::new(None),
        }
    }
}

impl Lease {
    /// Whether this process has it now.
    pub fn is_held(&self) -> bool {
        let until = self.until.lock().unwrap_or_else(PoisonError::into_inner);
        until.is_some_and(|until| Instant::now() < until)
    }

    /// Takes the lease when it is free, and keeps it, until dropped.
    pub async fn keep(self: Arc<Self>, store: Arc<dyn Store>) {
        let mut ticks = interval(PERIOD);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            // Counted from before the question, so that it never ends later here than in the store.
            let asked = Instant::now();
            // A store that hangs must not keep this process from asking again.
            match timeout(PERIOD, store.lease(NAME, &self.holder, LASTS)).await {
                Err(_) => tracing::warn!("the store does not answer who has the lease of the jobs"),
                Ok(Ok(is_mine)) => {
                    let until = is_mine.then(|| asked + Duration::from_secs(LASTS.into()));
                    let was_mine = self.is_held();
                    *self.until.lock().unwrap_or_else(PoisonError::into_inner) = until;
                    if is_mine && !was_mine {
                        tracing::info!("this process runs the background jobs");
                    }
                }
                Ok(Err(error)) => tracing::warn!(%error, "the lease of the jobs cannot be kept"),
            }
        }
    }

    /// Lets another process have it at once.
    pub async fn give_up(&self, store: &dyn Store) {
        if self.is_held()
            && let Err(error) = store.lease(NAME, &self.holder, 0).await
        {
            tracing::debug!(%error, "the lease of the jobs runs out by itself");
        }
    }
}
