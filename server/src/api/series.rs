//! Series of units: what one unit left to further ones.
//!
//! The parts of all series run one at a time, each as long as [`TARGET`] or about so, and other
//! units run between them. A series goes on when its client leaves. One that ends early, because
//! the process ended or the store failed, is run again from its cascade: see [`Units::resume`].

use std::collections::VecDeque;
use std::time::Duration;

use super::backend::Api;
use super::removed::Removed;
use super::units::Units;
use crate::contract::{Resource, resource};
use crate::filter::{Filter, Operand};
use crate::item;
use crate::rules::cascade::{self, Cascade, Kind};
use crate::rules::cascade_steps::{self, Visited};
use crate::rules::{Refusal, Transaction};

/// How long a part of a series should take.
const TARGET: Duration = Duration::from_millis(50);

/// With how many items a series begins.
const FIRST_PART: usize = 10;

/// How many items a part has at most.
const MAX_PART: usize = 500;

/// How many of the items that a cascade visits are looked for at once: there may be millions.
const MAX_IDS: u64 = 100_000;

/// How long a request waits for what its unit left; the rest follows after the response.
const WAIT: Duration = Duration::from_secs(20);

/// How often the items that a removal visits are looked for, as there may be new ones.
const MAX_WALKS: usize = 4;

const REFERRED: &str = "More refers to the item than can be removed with it: remove that first.";

/// After this long without a change, another process's cascade counts as left behind.
const ABANDONED_SECONDS: i64 = 300;

/// How many items the next part of a series has.
pub(super) struct Pace(usize);

impl Default for Pace {
    fn default() -> Self {
        Self(FIRST_PART)
    }
}

impl Pace {
    /// How many items the next part should have.
    pub(super) fn size(&self) -> usize {
        self.0
    }

    /// Takes in how long a part with so many items took.
    pub(super) fn took(&mut self, items: usize, took: Duration) {
        let took = took.as_micros().max(1);
        let fitting = (items as u128).saturating_mul(TARGET.as_micros()) / took;
        let fitting = usize::try_from(fitting).unwrap_or(MAX_PART);
        // One part that was quick by chance must not make the next one long.
        self.0 = fitting.clamp(1, items.saturating_mul(2).clamp(FIRST_PART, MAX_PART));
    }

    /// A part with so many items was too much for one unit.
    pub(super) fn halve(&mut self, items: usize) {
        self.0 = (items / 2).max(1);
    }
}

impl Units {
    /// Runs what a unit left. Returns when that is done, or has taken so long that it goes on by
    /// itself.
    pub(super) async fn follow(&self, left: Vec<Cascade>) {
        if left.is_empty() {
            return;
        }
        let units = self.clone();
        let running = tokio::spawn(async move { units.run_all(left).await });
        // What is not done by then is done by the task, which goes on.
        let _ = tokio::time::timeout(WAIT, running).await;
    }

    async fn run_all(&self, left: Vec<Cascade>) {
        let mut left = VecDeque::from(left);
        while let Some(cascade) = left.pop_front() {
            if let Err(error) = self.run_cascade(&cascade, &mut left).await {
                tracing::error!(%error, cascade = cascade.id, "a series of units is interrupted");
            }
        }
    }

    /// Runs a cascade to its end. What its parts leave themselves is added to `left`. Returns what
    /// was removed.
    pub(super) async fn run_cascade(
        &self,
        cascade: &Cascade,
        left: &mut VecDeque<Cascade>,
    ) -> Result<Removed, Refusal> {
        let _held = self.hold(&cascade.id);
        let mut removed = Removed::default();
        for _ in 0..MAX_WALKS {
            for visited in cascade_steps::visited(cascade) {
                match visited {
                    Visited::Listed(resource, ids) => {
                        self.visit(cascade, resource, &ids, left, &mut removed)
                            .await?;
                    }
                    Visited::Matching(resource, filter) => {
                        self.visit_matching(cascade, resource, &filter, left, &mut removed)
                            .await?;
                    }
                }
            }
            let ending = cascade.clone();
            let end = move |tx: &mut Transaction<'_>| {
                cascade_steps::end(tx, &ending)?;
                Ok(Removed::of(tx, ending.concerns))
            };
            match self.part(end).await {
                Ok(end) => {
                    left.extend(end.left);
                    removed.add(&end.value);
                    return Ok(removed);
                }
                // More refers to the item by now.
                Err(Refusal::TooLarge(_)) => {}
                Err(Refusal::Store(error)) => return Err(error.into()),
                Err(refusal) => return self.give_up(cascade, refusal).await,
            }
        }
        self.give_up(cascade, Refusal::Conflict(REFERRED.to_owned()))
            .await
    }

    /// Ends a cascade whose end the rules refuse.
    async fn give_up(&self, cascade: &Cascade, refusal: Refusal) -> Result<Removed, Refusal> {
        let id = cascade.id.clone();
        self.part(move |tx| cascade::forget(tx, &id)).await?;
        Err(refusal)
    }

    /// Does all parts of a cascade that the matching items make up, so many at a time.
    async fn visit_matching(
        &self,
        cascade: &Cascade,
        of: &'static Resource,
        filter: &Filter,
        left: &mut VecDeque<Cascade>,
        removed: &mut Removed,
    ) -> Result<(), Refusal> {
        let mut behind = filter.clone();
        loop {
            let ids = self.store.ids(of, &behind, MAX_IDS).await?;
            self.visit(cascade, of, &ids, left, removed).await?;
            let Some(last) = ids.last().filter(|_| ids.len() as u64 == MAX_IDS) else {
                return Ok(());
            };
            behind = filter.clone().and(Filter::gt("_id", Operand::id(last)));
        }
    }

    /// Does all parts of a cascade that these items make up.
    async fn visit(
        &self,
        cascade: &Cascade,
        of: &'static Resource,
        ids: &[String],
        left: &mut VecDeque<Cascade>,
        removed: &mut Removed,
    ) -> Result<(), Refusal> {
        let mut pace = Pace::default();
        let mut rest = ids;
        while !rest.is_empty() {
            let (part, later) = rest.split_at(pace.size().min(rest.len()));
            let (advancing, items) = (cascade.clone(), part.to_vec());
            let advance = move |tx: &mut Transaction<'_>| {
                let exists = cascade_steps::advance(tx, &advancing, of, &items)?;
                Ok((exists, Removed::in_part(tx)))
            };
            match self.part(advance).await {
                Ok(done) => {
                    let (exists, more) = done.value;
                    left.extend(done.left);
                    removed.add(&more);
                    if !exists {
                        return Ok(());
                    }
                    pace.took(part.len(), done.took);
                    rest = later;
                }
                Err(Refusal::Store(error)) => return Err(error.into()),
                Err(refusal) if part.len() == 1 => {
                    let id = part.first().map_or("", String::as_str);
                    tracing::warn!(%refusal, resource = %of.name, id, "an item does not follow");
                    rest = later;
                }
                Err(_) => pace.halve(part.len()),
            }
        }
        Ok(())
    }

    /// Removes an item with which more goes than one unit may change: `begin` decides whether it may
    /// be removed, in the unit that begins the series.
    pub(super) async fn remove_in_series<F>(&self, begin: F) -> Result<Removed, Refusal>
    where
        F: FnMut(&mut Transaction<'_>) -> Result<Cascade, Refusal> + Send + 'static,
    {
        let units = self.clone();
        super::units::in_task(async move {
            let cascade = units.part(begin).await?.value;
            let mut left = VecDeque::new();
            let removed = units.run_cascade(&cascade, &mut left).await;
            units.run_all(left.into()).await;
            removed
        })
        .await
    }

    /// Removes the items of a list again of which a later one was refused.
    pub(super) async fn undo(&self, id: String, concerns: &'static Resource, ids: Vec<String>) {
        let cascade = Cascade {
            id,
            kind: Kind::Undo,
            concerns,
            ids,
        };
        self.run_all(vec![cascade]).await;
    }

    /// Runs the cascades that were left behind: by a process that has ended, or when the store
    /// failed.
    async fn resume(&self, stored: Vec<item::Item>) {
        let oldest = item::now() - ABANDONED_SECONDS;
        let stored = stored.iter().filter_map(cascade::stored);
        let left = stored.filter(|(cascade, updated)| {
            let is_abandoned = !self.store.is_shared() || *updated < oldest;
            is_abandoned && !self.holds(&cascade.id)
        });
        self.run_all(left.map(|(cascade, _)| cascade).collect())
            .await;
    }
}

impl Api {
    /// Runs the series of units that were interrupted.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn resume_series(&self) -> Result<(), Refusal> {
        let stored = self.all(resource("cascade"), Filter::everything()).await?;
        self.units.resume(stored).await;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_grow_and_shrink_with_the_time_that_they_take() {
        let mut pace = Pace::default();
        let mut sizes = Vec::new();
        for took in [1, 1, 100, 400, 50] {
            sizes.push(pace.size());
            pace.took(pace.size(), Duration::from_millis(took));
        }
        assert_eq!(sizes, [10, 20, 40, 20, 2]);
        assert_eq!(pace.size(), 2);
        pace.took(MAX_PART, Duration::from_millis(1));
        assert_eq!(pace.size(), MAX_PART);
        pace.took(1, Duration::from_secs(9));
        assert_eq!(pace.size(), 1, "there is no smaller part");
        pace.halve(1);
        assert_eq!(pace.size(), 1);
    }
}
