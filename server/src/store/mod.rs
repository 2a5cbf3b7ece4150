//! Where items are kept: the port, what adapters share, and the adapters.
//!
//! Adapters know the port and no resource by name. What they must know of resources beyond their
//! fields is handed over in a [`Layout`] when they are opened.

#[cfg(feature = "mongodb")]
mod grouping;
mod layout;
#[cfg(feature = "mongodb")]
pub mod mongo;
mod port;
pub mod sqlite;
mod uri;

pub use layout::Layout;
pub use port::{
    Change, Changes, ConflictKey, Content, Listing, Query, Recorded, Snapshot, Store, StoreError,
    StoreFuture, StoredItem, Work,
};
pub use uri::StoreUri;
