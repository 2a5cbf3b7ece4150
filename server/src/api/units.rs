//! Running units of work: one by itself, or as a part of a series.

use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Semaphore;

use super::callers::Callers;
use crate::contract::contract;
use crate::outbound::outbox::{Outbox, Touched};
use crate::rules::cascade::{self, Cascade};
use crate::rules::registry::{rehearse_unit, run_unit_with};
use crate::rules::visibility;
use crate::rules::{Policy, Refusal, Transaction};
use crate::store::{Store, StoreError};

/// What runs units on a store, and what follows their commits.
#[derive(Clone)]
pub(super) struct Units {
    pub(super) store: Arc<dyn Store>,
    pub(super) callers: Arc<Callers>,
    pub(super) outbox: Arc<Outbox>,
    pub(super) policy: Policy,
    /// Of all units that change much, one waits for the store or runs at a time, so that all others
    /// wait for one of them at most.
    lane: Arc<Semaphore>,
    /// The cascades that this process is running.
    held: Arc<Mutex<HashSet<String>>>,
}

/// A unit that is committed.
pub(super) struct Committed<T> {
    /// What its rules returned.
    pub(super) value: T,
    /// What it left to further units.
    pub(super) left: Vec<Cascade>,
    /// How long it ran, its commit included.
    pub(super) took: Duration,
}

/// A cascade that this process is running, as long as this value lives.
pub(super) struct Held {
    id: String,
    all: Arc<Mutex<HashSet<String>>>,
}

impl Drop for Held {
    fn drop(&mut self) {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        all.remove(&self.id);
    }
}

impl Units {
    /// Runs units on the store.
    pub(super) fn new(store: Arc<dyn Store>) -> Self {
        Self {
            store,
            callers: Arc::default(),
            outbox: Arc::default(),
            policy: Policy::default(),
            lane: Arc::new(Semaphore::new(1)),
            held: Arc::default(),
        }
    }

    /// Runs rules as one unit, and what it leaves to further ones.
    pub(super) async fn run<T, F>(&self, rules: F) -> Result<T, Refusal>
    where
        T: Send + 'static,
        F: FnMut(&mut Transaction<'_>) -> Result<T, Refusal> + Send + 'static,
    {
        let units = self.clone();
        // A task of its own: when the client hangs up, the request ends, but what the unit commits
        // must still be followed by forgetting whose rights it changes and by waking the senders.
        in_task(async move {
            let committed = units.commit(rules).await?;
            units.after(committed).await
        })
        .await
    }

    /// The same for rules that change much.
    pub(super) async fn run_large<T, F>(&self, rules: F) -> Result<T, Refusal>
    where
        T: Send + 'static,
        F: FnMut(&mut Transaction<'_>) -> Result<T, Refusal> + Send + 'static,
    {
        let units = self.clone();
        in_task(async move {
            let committed = units.in_lane(units.commit(rules)).await?;
            units.after(committed).await
        })
        .await
    }

    async fn after<T>(&self, committed: Committed<T>) -> Result<T, Refusal> {
        self.follow(committed.left).await;
        Ok(committed.value)
    }

    /// Runs rules as one unit of a series. The caller runs what it leaves.
    pub(super) async fn part<T, F>(&self, rules: F) -> Result<Committed<T>, Refusal>
    where
        T: Send + 'static,
        F: FnMut(&mut Transaction<'_>) -> Result<T, Refusal> + Send + 'static,
    {
        let units = self.clone();
        in_task(async move { units.in_lane(units.commit(rules)).await }).await
    }

    /// Runs rules as a unit of which nothing is committed: what they refuse is known before work
    /// that takes long.
    pub(super) async fn rehearse<T, F>(&self, rules: F) -> Result<T, Refusal>
    where
        T: Send + 'static,
        F: FnMut(&mut Transaction<'_>) -> Result<T, Refusal> + Send + 'static,
    {
        rehearse_unit(&*self.store, self.policy, rules).await
    }

    /// The same as one unit of a series. Returns how long it ran, too.
    pub(super) async fn rehearse_part<T, F>(&self, mut rules: F) -> Result<(T, Duration), Refusal>
    where
        T: Send + 'static,
        F: FnMut(&mut Transaction<'_>) -> Result<T, Refusal> + Send + 'static,
    {
        self.in_lane(self.rehearse(move |tx| {
            let began = Instant::now();
            Ok((rules(tx)?, began.elapsed()))
        }))
        .await
    }

    async fn in_lane<T>(&self, work: impl Future<Output = T>) -> T {
        // The lane is never closed.
        let _turn = self.lane.acquire().await.ok();
        work.await
    }

    /// Keeps others from running this cascade as one that was left behind.
    pub(super) fn hold(&self, id: &str) -> Held {
        let mut all = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert(id.to_owned());
        Held {
            id: id.to_owned(),
            all: Arc::clone(&self.held),
        }
    }

    /// Whether this process is running the cascade.
    pub(super) fn holds(&self, id: &str) -> bool {
        let all = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        all.contains(id)
    }

    async fn commit<T, F>(&self, mut rules: F) -> Result<Committed<T>, Refusal>
    where
        T: Send + 'static,
        F: FnMut(&mut Transaction<'_>) -> Result<T, Refusal> + Send + 'static,
    {
        let outbox = Arc::clone(&self.outbox);
        let changes_rights = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&changes_rights);
        let queued = Instant::now();
        let ran = run_unit_with(&*self.store, self.policy, move |tx| {
            let began = Instant::now();
            let value = rules(tx)?;
            outbox.apply(tx)?;
            let resources = contract().resources().iter();
            let mut granting = resources.filter(|resource| resource.decides_rights);
            let changes = granting.any(|resource| tx.touched(resource).next().is_some());
            flag.store(changes, Ordering::Relaxed);
            visibility::leave_following(tx)?;
            Ok((value, Touched::of(tx), cascade::left(tx), began))
        })
        .await;
        metrics::histogram!("alignak_backend_store_unit_duration_seconds")
            .record(queued.elapsed().as_secs_f64());
        if changes_rights.load(Ordering::Relaxed) {
            self.callers.forget();
        }
        let (value, touched, left, began) = ran?;
        self.outbox.after_commit(touched);
        Ok(Committed {
            value,
            left,
            took: began.elapsed(),
        })
    }
}

/// Awaits something that goes on when the caller is dropped.
pub(super) async fn in_task<T: Send + 'static>(
    work: impl Future<Output = Result<T, Refusal>> + Send + 'static,
) -> Result<T, Refusal> {
    tokio::spawn(work)
        .await
        .map_err(|error| StoreError::Failed(error.to_string()))?
}
