//! What was committed, in the order of the commits, for those who follow it.
//!
//! Each entry has a mark, from which a later feed goes on. A mark consists of the name of its
//! stream, a dot, and a position; positions of one stream are ordered as text.

use std::pin::Pin;

use super::port::{StoreError, StoredItem};
use crate::contract::Resource;
use crate::item::Item;

/// A step of a feed, to be awaited.
pub type FeedFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, FeedError>> + Send + 'a>>;

/// Why a feed does not go on.
#[derive(Debug, thiserror::Error)]
pub enum FeedError {
    /// Something was committed that the feed has not seen and cannot read any more: whoever
    /// follows must read everything anew.
    #[error("what was committed meanwhile is no longer known")]
    Missed,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What became of an item.
#[derive(Debug, Clone)]
pub enum Committed {
    /// It is new.
    Created(StoredItem),
    /// It has a new content.
    Updated(StoredItem),
    /// It is gone. Whoever may only read some items learns that from [`Committed::Left`].
    Removed,
    /// It was removed from the place where it could be read, or moved to another one. Says nothing
    /// new to whoever may read all items.
    Left {
        /// The members that decided who may read it.
        former: Item,
        /// The same members now; none when it was removed.
        now: Option<Item>,
    },
}

/// One change of one item.
#[derive(Debug, Clone)]
pub struct FeedEntry {
    /// Whose item.
    pub resource: &'static Resource,
    /// The item's id.
    pub id: String,
    /// What became of it.
    pub committed: Committed,
    /// From where a feed goes on behind this entry.
    pub mark: String,
}

/// What was committed since the last batch.
#[derive(Debug)]
pub struct FeedBatch {
    /// The changes, of items that can be followed; there may be none.
    pub entries: Vec<FeedEntry>,
    /// From where a feed goes on behind all of them.
    pub mark: String,
}

/// What is committed, batch by batch.
pub trait Feed: Send {
    /// The next batch. Waits until something was committed, for some seconds at most; what a call
    /// that is dropped has begun to read may be lost.
    ///
    /// # Errors
    /// [`FeedError::Missed`] when the reader was too slow, or the store lost count.
    fn next(&mut self) -> FeedFuture<'_, FeedBatch>;
}

/// A feed, and the mark from which it goes on.
pub struct OpenFeed {
    /// From where.
    pub mark: String,
    /// What follows.
    pub feed: Box<dyn Feed>,
}
