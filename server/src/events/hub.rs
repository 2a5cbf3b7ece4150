//! The events of the process: the task that reads the store's feed, and those who follow.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard};
use std::time::Duration;

use tokio::sync::{Semaphore, watch};
use tokio::time::{Instant, sleep};

use super::EventSettings;
use super::event::{Event, What};
use super::followers::{Followers, Place, TooManyFollowers};
use super::ring::{Located, Ring};
use super::subscription::{Lag, Source, Subscription};
use crate::item::Item;
use crate::store::{Feed, FeedBatch, FeedEntry, FeedError, OpenFeed, Store, StoreError};

/// How long the feed is read after the last follower has gone, so that one that was cut off finds
/// what happened meanwhile.
const LINGER: Duration = Duration::from_mins(2);

/// How long to wait before a feed that failed is opened again.
const PAUSE: Duration = Duration::from_secs(1);

/// How many followers may read older events from a feed of their own at a time.
const MAX_CATCHING_UP: usize = 16;

/// How many items are kept parsed, as all followers with a filter look at the same ones.
const MAX_PARSED: usize = 32;

/// Why changes cannot be followed now.
#[derive(Debug, thiserror::Error)]
pub enum FollowError {
    /// There are too many followers.
    #[error(transparent)]
    TooMany(#[from] TooManyFollowers),
    /// The store has no feed at the moment.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The events of the process.
pub struct Events {
    store: Arc<dyn Store>,
    settings: EventSettings,
    /// The members that decide who may read an item.
    place: &'static [&'static str],
    /// Called with entries before anyone can see them.
    before: Box<dyn Fn(&FeedEntry) + Send + Sync>,
    ring: RwLock<Ring>,
    arrivals: watch::Sender<()>,
    followers: Arc<Followers>,
    catching_up: Arc<Semaphore>,
    /// Whether the feed is being read.
    is_running: tokio::sync::Mutex<bool>,
    is_closed: AtomicBool,
    parsed: Mutex<VecDeque<(String, Arc<Item>)>>,
}

impl Events {
    /// The events of a store. `place` names the members that decide who may read an item; `before`
    /// is called with each entry before anyone can see it.
    pub fn new(
        store: Arc<dyn Store>,
        settings: EventSettings,
        place: &'static [&'static str],
        before: impl Fn(&FeedEntry) + Send + Sync + 'static,
    ) -> Arc<Self> {
        Arc::new(Self {
            store,
            settings,
            place,
            before: Box::new(before),
            ring: RwLock::new(Ring::new()),
            arrivals: watch::Sender::new(()),
            followers: Arc::default(),
            catching_up: Arc::new(Semaphore::new(MAX_CATCHING_UP)),
            is_running: tokio::sync::Mutex::new(false),
            is_closed: AtomicBool::new(false),
            parsed: Mutex::default(),
        })
    }

    /// After how long a follower that is sent nothing else is sent a sign of life.
    pub fn heartbeat(&self) -> Duration {
        self.settings.heartbeat
    }

    /// Follows from now on, or from behind a mark. A mark that is not known any more is found out
    /// by the first step of the subscription.
    ///
    /// # Errors
    /// When there are too many followers, or the store has no feed now.
    pub async fn follow(
        self: &Arc<Self>,
        user: &str,
        after: Option<&str>,
    ) -> Result<Subscription, FollowError> {
        let place = self.followers.join(user, self.settings.max_followers)?;
        let mut subscription = self.subscribe(place).await?;
        let Some(after) = after else {
            return Ok(subscription);
        };
        let located = self.ring().locate(after);
        match located {
            Located::Before(number) => {
                subscription.source = Source::Ring(number);
                after.clone_into(&mut subscription.mark);
            }
            Located::Ahead => {
                subscription.is_ahead = true;
                after.clone_into(&mut subscription.mark);
            }
            Located::Older | Located::Elsewhere => {
                let permit = Arc::clone(&self.catching_up).try_acquire_owned();
                let permit = permit.map_err(|_| TooManyFollowers)?;
                match self.store.follow(Some(after)).await {
                    Ok(OpenFeed { mark, feed }) => {
                        subscription.source = Source::Feed {
                            feed,
                            _permit: permit,
                        };
                        subscription.mark = mark;
                    }
                    Err(FeedError::Missed) => subscription.lag = Some(Lag::Position),
                    Err(FeedError::Store(error)) => return Err(error.into()),
                }
            }
        }
        Ok(subscription)
    }

    /// Follows from now on, for the server itself: however many followers there may be.
    ///
    /// # Errors
    /// When the store has no feed now.
    pub async fn follow_within(self: &Arc<Self>) -> Result<Subscription, FollowError> {
        let place = self.followers.join_within();
        Ok(self.subscribe(place).await?)
    }

    async fn subscribe(self: &Arc<Self>, place: Place) -> Result<Subscription, StoreError> {
        self.ensure_running().await?;
        let ring = self.ring();
        Ok(Subscription {
            events: Arc::clone(self),
            source: Source::Ring(ring.next_number()),
            mark: ring.end().to_owned(),
            is_ahead: false,
            lag: None,
            arrivals: self.arrivals.subscribe(),
            _place: place,
        })
    }

    /// Ends all subscriptions.
    pub fn close(&self) {
        self.is_closed.store(true, Ordering::Relaxed);
        self.arrivals.send_replace(());
    }

    pub(super) fn is_closed(&self) -> bool {
        self.is_closed.load(Ordering::Relaxed)
    }

    pub(super) fn ring(&self) -> RwLockReadGuard<'_, Ring> {
        self.ring.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The parsed content of an event.
    ///
    /// # Errors
    /// When it is damaged.
    pub fn item(&self, event: &Event) -> Result<Option<Arc<Item>>, StoreError> {
        let What::Content { item, .. } = &event.what else {
            return Ok(None);
        };
        let lock = || self.parsed.lock().unwrap_or_else(PoisonError::into_inner);
        let known = lock().iter().find(|(mark, _)| *mark == event.mark).cloned();
        if let Some((_, item)) = known {
            return Ok(Some(item));
        }
        let item = Arc::new(item.item()?);
        let mut parsed = lock();
        if parsed.len() >= MAX_PARSED {
            parsed.pop_front();
        }
        parsed.push_back((event.mark.clone(), Arc::clone(&item)));
        Ok(Some(item))
    }

    /// The events of entries that followers are about to see.
    pub(super) fn understand(&self, entries: Vec<FeedEntry>) -> Result<Vec<Event>, StoreError> {
        entries.iter().for_each(&self.before);
        let entries = entries.into_iter();
        entries.map(|entry| Event::new(entry, self.place)).collect()
    }

    async fn ensure_running(self: &Arc<Self>) -> Result<(), StoreError> {
        let mut is_running = self.is_running.lock().await;
        if !*is_running {
            let open = self.open().await?;
            self.restart(&open);
            *is_running = true;
            tokio::spawn(Arc::clone(self).run(open.feed));
        }
        Ok(())
    }

    /// Opens a feed from now on.
    async fn open(&self) -> Result<OpenFeed, StoreError> {
        self.store.follow(None).await.map_err(|error| match error {
            FeedError::Store(error) => error,
            error @ FeedError::Missed => StoreError::Unavailable(error.to_string()),
        })
    }

    fn restart(&self, open: &OpenFeed) {
        let mut ring = self.ring.write().unwrap_or_else(PoisonError::into_inner);
        ring.restart(open.mark.clone());
        drop(ring);
        self.arrivals.send_replace(());
    }

    /// Reads the feed until there has been no follower for some time.
    async fn run(self: Arc<Self>, mut feed: Box<dyn Feed>) {
        let mut followed = Instant::now();
        loop {
            let read = match feed.next().await {
                Ok(batch) => self.push(batch).map_err(|_| FeedError::Missed),
                Err(error) => Err(error),
            };
            if let Err(error) = read {
                tracing::warn!(%error, "the feed of the store broke off");
                feed = match self.reopen(error).await {
                    Some(feed) => feed,
                    None => return,
                };
            }
            if !self.followers.is_empty() {
                followed = Instant::now();
            } else if followed.elapsed() > LINGER || self.is_closed() {
                let mut is_running = self.is_running.lock().await;
                // A follower may have come meanwhile.
                if self.followers.is_empty() || self.is_closed() {
                    *is_running = false;
                    self.ring
                        .write()
                        .unwrap_or_else(PoisonError::into_inner)
                        .restart(String::new());
                    return;
                }
            }
        }
    }

    /// Opens the feed again: from where it broke off, or else from now on, whereupon all followers
    /// lag. None when the server ends meanwhile.
    async fn reopen(&self, mut error: FeedError) -> Option<Box<dyn Feed>> {
        loop {
            if self.is_closed() {
                return None;
            }
            let opened = if matches!(error, FeedError::Missed) {
                let opened = self.store.follow(None).await;
                if let Ok(open) = &opened {
                    self.restart(open);
                }
                opened
            } else {
                sleep(PAUSE).await;
                let mark = self.ring().end().to_owned();
                self.store.follow(Some(&mark)).await
            };
            error = match opened {
                Ok(open) => return Some(open.feed),
                Err(FeedError::Missed) => FeedError::Missed,
                Err(FeedError::Store(failed)) => {
                    tracing::debug!(error = %failed, "the feed of the store cannot be opened yet");
                    sleep(PAUSE).await;
                    match error {
                        FeedError::Missed => FeedError::Missed,
                        FeedError::Store(_) => FeedError::Store(failed),
                    }
                }
            };
        }
    }

    fn push(&self, batch: FeedBatch) -> Result<(), StoreError> {
        let events = self.understand(batch.entries)?;
        let has_events = !events.is_empty();
        let mut ring = self.ring.write().unwrap_or_else(PoisonError::into_inner);
        for event in events {
            ring.push(event, &self.settings);
        }
        ring.reach(batch.mark);
        drop(ring);
        if has_events {
            self.arrivals.send_replace(());
        }
        Ok(())
    }
}
