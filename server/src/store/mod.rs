//! Where items are kept: the port, what adapters share, and the adapters.
//!
//! Adapters know the port and no resource by name. What they must know of resources beyond their
//! fields is handed over in a [`Layout`] when they are opened.

mod feed;
#[cfg(feature = "mongodb")]
mod grouping;
mod layout;
#[cfg(feature = "mongodb")]
pub mod mongo;
mod page;
mod port;
mod publisher;
mod sound;
pub mod sqlite;
mod tally;
mod uri;

pub use feed::{Committed, Feed, FeedBatch, FeedEntry, FeedError, FeedFuture, OpenFeed};
pub use layout::Layout;
pub use page::{Page, PageMemory};
pub use port::{
    Change, Changes, ConflictKey, Content, Listing, Query, Recorded, Snapshot, Store, StoreError,
    StoreFuture, StoredItem, Work,
};
pub use sound::{damaged_id, list_sound};
pub use tally::Tally;
pub use uri::StoreUri;
