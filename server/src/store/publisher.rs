//! The feed of a store that only this process writes to: what its commits changed, passed on as it
//! is committed. While no feed is open, nothing is kept.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::broadcast::error::RecvError;
use tokio::sync::broadcast::{Receiver, Sender};
use tokio::time::timeout;

use super::feed::{Committed, Feed, FeedBatch, FeedEntry, FeedError, FeedFuture, OpenFeed};
use super::layout::Layout;
use super::port::{Change, Changes, Content, StoredItem};
use crate::date::parse_date;
use crate::item::{self, Item};

/// How many commits may wait for a reader. One that is further behind has missed something.
const MAX_WAITING: usize = 512;

/// How long a reader waits for a commit at a time.
const PATIENCE: Duration = Duration::from_secs(2);

/// What one commit changed; none when that is not known exactly.
type Published = Option<Arc<Vec<Changes>>>;

/// The side of the store.
pub(super) struct Publisher {
    sender: Sender<Published>,
    layout: &'static Layout,
}

impl Publisher {
    pub(super) fn new(layout: &'static Layout) -> Self {
        Self {
            sender: Sender::new(MAX_WAITING),
            layout,
        }
    }

    /// Passes on the changes of the units of one commit.
    pub(super) fn publish(&self, changes: Vec<Changes>) {
        if !changes.is_empty() && self.sender.receiver_count() > 0 {
            // The last reader may have gone meanwhile.
            let _ = self.sender.send(Some(Arc::new(changes)));
        }
    }

    /// Says that something was changed that cannot be named.
    #[cfg(feature = "mongodb")]
    pub(super) fn lose_count(&self) {
        let _ = self.sender.send(None);
    }

    /// What is committed from now on.
    ///
    /// # Errors
    /// When it is to begin at a mark: nothing is kept for that.
    pub(super) fn follow(&self, after: Option<&str>) -> Result<OpenFeed, FeedError> {
        if after.is_some() {
            return Err(FeedError::Missed);
        }
        let feed = LocalFeed {
            receiver: self.sender.subscribe(),
            layout: self.layout,
            // Marks of another feed, or of another process, are never taken for ours.
            stream: uuid::Uuid::new_v4().simple().to_string(),
            count: 0,
        };
        Ok(OpenFeed {
            mark: feed.mark(),
            feed: Box::new(feed),
        })
    }
}

struct LocalFeed {
    receiver: Receiver<Published>,
    layout: &'static Layout,
    stream: String,
    /// How many entries there were.
    count: u64,
}

impl LocalFeed {
    fn mark(&self) -> String {
        format!("{}.{:016x}", self.stream, self.count)
    }

    fn batch(&mut self, published: &[Changes]) -> FeedBatch {
        let mut entries = Vec::new();
        for (resource, id, change) in published.iter().flatten() {
            if !resource.is_followable() {
                continue;
            }
            for committed in committed(self.layout, id, change).into_iter().flatten() {
                self.count += 1;
                entries.push(FeedEntry {
                    resource,
                    id: id.clone(),
                    committed,
                    mark: self.mark(),
                });
            }
        }
        FeedBatch {
            entries,
            mark: self.mark(),
        }
    }
}

impl Feed for LocalFeed {
    fn next(&mut self) -> FeedFuture<'_, FeedBatch> {
        Box::pin(async {
            let Ok(received) = timeout(PATIENCE, self.receiver.recv()).await else {
                return Ok(self.batch(&[]));
            };
            match received {
                Ok(Some(published)) => Ok(self.batch(&published)),
                Ok(None) | Err(RecvError::Lagged(_) | RecvError::Closed) => Err(FeedError::Missed),
            }
        })
    }
}

/// What a change says to those who follow.
fn committed(layout: &Layout, id: &str, change: &Change) -> [Option<Committed>; 2] {
    match change {
        Change::Insert(content) => [Some(Committed::Created(stored(id, content))), None],
        Change::Update {
            content,
            before,
            former_etag,
        } => {
            // Nothing that clients see was changed.
            if item::text(&content.item, "_etag") == former_etag {
                return [None, None];
            }
            let left = left(layout, before, Some(&content.item));
            [left, Some(Committed::Updated(stored(id, content)))]
        }
        Change::Remove { before, .. } => [Some(Committed::Removed), left(layout, before, None)],
        Change::Add { .. } => [None, None],
    }
}

/// What to say of an item that is no longer where it was read.
pub(super) fn left(layout: &Layout, before: &Item, after: Option<&Item>) -> Option<Committed> {
    let former = item::parts_of(before, &layout.place);
    let now = after.map(|after| item::parts_of(after, &layout.place));
    (now.as_ref() != Some(&former)).then_some(Committed::Left { former, now })
}

fn stored(id: &str, Content { item, text }: &Content) -> StoredItem {
    let date = |name| parse_date(item::text(item, name));
    let updated = date("_updated");
    StoredItem {
        id: id.to_owned(),
        text: text.clone().into_bytes(),
        etag: item::text(item, "_etag").to_owned(),
        updated: updated.unwrap_or_default(),
        dated: updated.is_some() && date("_created").is_some(),
    }
}
