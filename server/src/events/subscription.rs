//! One follower's place among the events.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, watch};
use tokio::time::{Instant, timeout_at};

use super::event::Event;
use super::followers::Place;
use super::hub::Events;
use super::ring::Located;
use crate::store::{Feed, FeedBatch, FeedError};

/// How many events are taken at a time.
const MOST: usize = 100;

/// Why a follower must read everything anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lag {
    /// It was so slow that events it has not seen were dropped.
    Slow,
    /// The position from which it wanted to go on is not known, or too old.
    Position,
    /// The store could not say everything that was committed.
    Missed,
    /// What it may read has changed.
    Rights,
    /// Its filter took too much work.
    Filter,
}

impl Lag {
    /// The word that is sent.
    pub fn word(self) -> &'static str {
        match self {
            Self::Slow => "slow",
            Self::Position => "position",
            Self::Missed => "missed",
            Self::Rights => "rights",
            Self::Filter => "filter",
        }
    }
}

/// What a follower finds.
#[derive(Debug)]
pub enum Taken {
    /// The next events.
    Events(Vec<Arc<Event>>),
    /// Some events are lost; what comes next follows later ones.
    Lagged(Lag),
    /// Nothing happened in the time.
    Nothing,
    /// The server ends.
    End,
}

/// Where the next events come from.
pub(super) enum Source {
    /// From the ring, from the event of this number on.
    Ring(u64),
    /// From a feed of its own, which began before the oldest event of the ring.
    Feed {
        /// The feed.
        feed: Box<dyn Feed>,
        /// Its place among those that there may be.
        _permit: OwnedSemaphorePermit,
    },
}

/// One follower's place among the events.
pub struct Subscription {
    pub(super) events: Arc<Events>,
    pub(super) source: Source,
    /// Behind what was taken.
    pub(super) mark: String,
    /// The ring is behind the mark.
    pub(super) is_ahead: bool,
    /// Found before the first event.
    pub(super) lag: Option<Lag>,
    pub(super) arrivals: watch::Receiver<()>,
    pub(super) _place: Place,
}

impl Subscription {
    /// From where another subscription goes on behind what this one has taken.
    pub fn mark(&self) -> &str {
        &self.mark
    }

    /// What comes next. Waits until then.
    pub async fn next(&mut self, until: Instant) -> Taken {
        if let Some(lag) = self.lag.take() {
            return Taken::Lagged(lag);
        }
        loop {
            if self.events.is_closed() {
                return Taken::End;
            }
            // Before looking, so that what arrives meanwhile is noticed.
            self.arrivals.borrow_and_update();
            let taken = match &mut self.source {
                Source::Ring(number) => {
                    let number = *number;
                    self.take(number)
                }
                Source::Feed { feed, .. } => {
                    let read = feed.next().await;
                    match read {
                        Ok(batch) => self.catch_up(batch),
                        Err(FeedError::Missed) => self.lag_behind(Lag::Position),
                        Err(FeedError::Store(error)) => {
                            tracing::warn!(%error, "a follower cannot catch up, and is cut off");
                            return Taken::End;
                        }
                    }
                }
            };
            match taken {
                Taken::Events(events) if events.is_empty() => {}
                taken => return taken,
            }
            if Instant::now() >= until {
                return Taken::Nothing;
            }
            if matches!(self.source, Source::Ring(_)) {
                match timeout_at(until, self.arrivals.changed()).await {
                    Ok(Ok(())) => {}
                    Ok(Err(_)) => return Taken::End,
                    Err(_) => return Taken::Nothing,
                }
            }
        }
    }

    /// The next events of the ring.
    fn take(&mut self, number: u64) -> Taken {
        let found = {
            let ring = self.events.ring();
            let found = ring.from(number, MOST);
            if let Ok(events) = &found
                && events.is_empty()
                && !self.is_ahead
            {
                // What the ring passed over concerns no follower.
                ring.end().clone_into(&mut self.mark);
            }
            found
        };
        match found {
            Err(lag) => self.lag_behind(lag),
            Ok(mut events) => {
                self.source = Source::Ring(number + events.len() as u64);
                if self.is_ahead {
                    events.retain(|event| event.mark > self.mark);
                }
                if let Some(last) = events.last() {
                    self.is_ahead = false;
                    self.mark.clone_from(&last.mark);
                }
                Taken::Events(events)
            }
        }
    }

    /// Goes on with what comes next.
    fn lag_behind(&mut self, lag: Lag) -> Taken {
        let (number, end) = {
            let ring = self.events.ring();
            (ring.next_number(), ring.end().to_owned())
        };
        self.source = Source::Ring(number);
        self.mark = end;
        self.is_ahead = false;
        Taken::Lagged(lag)
    }

    /// Takes a batch of the own feed, and goes over to the ring once it has what comes next.
    fn catch_up(&mut self, batch: FeedBatch) -> Taken {
        let Ok(events) = self.events.understand(batch.entries) else {
            return self.lag_behind(Lag::Missed);
        };
        self.mark = batch.mark;
        let located = self.events.ring().locate(&self.mark);
        match located {
            Located::Before(number) => self.source = Source::Ring(number),
            Located::Ahead => {
                self.source = Source::Ring(self.events.ring().next_number());
                self.is_ahead = true;
            }
            Located::Older | Located::Elsewhere => {}
        }
        Taken::Events(events.into_iter().map(Arc::new).collect())
    }
}
