//! The port to the database: what the rest of the server may ask of any store.
//!
//! Reads go straight to the store. Writes come only as units of work: the store runs a closure
//! over a consistent view, then commits all the changes that the closure recorded, or none. A store
//! checks the etags of changed and removed items, the absence of new ones and declared uniqueness
//! inside the commit, so that writers cannot lose each other's updates. What the closure decided
//! beyond that is its own affair: its result stays with whoever made it.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::Arc;

use crate::contract::Resource;
use crate::filter::{Filter, Sort};
use crate::item::Item;

/// A store's reply, to be awaited.
pub type StoreFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// Why a store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// An item changed, appeared or went since the unit read it: the unit may be run again.
    #[error("another writer was faster")]
    Conflict,
    /// Finding the items takes more work than one request may cause.
    #[error("the filter takes too much work: fewer or plainer conditions are needed")]
    TooMuchWork,
    /// The store cannot be reached now; a later attempt may succeed.
    #[error("the store is not available: {0}")]
    Unavailable(String),
    /// A stored item is not what was written: its text fails its checksum, or cannot be read.
    #[error("the stored item {id} of the resource {resource} is damaged")]
    Damaged {
        /// The resource.
        resource: String,
        /// The item's id.
        id: String,
    },
    /// The store failed in a way that trying again does not mend.
    #[error("the store failed: {0}")]
    Failed(String),
}

/// One item, as text that can be sent as it is.
#[derive(Debug, Clone)]
pub struct StoredItem {
    /// The item's id.
    pub id: String,
    /// The whole item as JSON, ids and dates as on the wire.
    pub text: Vec<u8>,
    /// The item's etag.
    pub etag: String,
    /// `_updated` in Unix seconds; 0 when the item has none.
    pub updated: i64,
    /// Whether `_created` and `_updated` are both stored.
    pub dated: bool,
}

impl StoredItem {
    /// The item, parsed.
    ///
    /// # Errors
    /// When the stored text is damaged.
    pub fn item(&self) -> Result<Item, StoreError> {
        serde_json::from_slice(&self.text)
            .map_err(|error| StoreError::Failed(format!("a stored item is damaged: {error}")))
    }
}

/// What to list.
#[derive(Debug)]
pub struct Query {
    /// Whose items.
    pub resource: &'static Resource,
    /// Which of them.
    pub filter: Filter,
    /// In which order; none is the order of insertion.
    pub sort: Sort,
    /// How many to pass over.
    pub skip: u64,
    /// How many to return at most.
    pub limit: u64,
}

/// A page of items, and how many there are on all pages.
#[derive(Debug, Default)]
pub struct Listing {
    /// The page.
    pub items: Vec<StoredItem>,
    /// Matches on all pages.
    pub total: u64,
}

/// The consistent view that a unit reads.
pub trait Snapshot {
    /// The item of that id.
    fn get(&self, resource: &'static Resource, id: &str) -> Result<Option<Arc<Item>>, StoreError>;

    /// Whether there is an item of that id.
    fn exists(&self, resource: &'static Resource, id: &str) -> Result<bool, StoreError>;

    /// The matching items in the order of insertion.
    fn find(
        &self,
        resource: &'static Resource,
        filter: &Filter,
    ) -> Result<Vec<Arc<Item>>, StoreError>;

    /// The same, but the items have only the members in `names`.
    fn find_parts(
        &self,
        resource: &'static Resource,
        filter: &Filter,
        names: &[&str],
    ) -> Result<Vec<Item>, StoreError>;

    /// Whether the store takes `Change::Add` for this resource, because units would otherwise wait
    /// for each other at items that all of them change.
    fn keeps_sums_apart(&self, _resource: &'static Resource) -> bool {
        false
    }

    /// Whether each question takes a way over the network, so that it is worth while to announce
    /// what will be asked.
    fn is_remote(&self) -> bool {
        false
    }

    /// Whether the unit may have to run again after a lost race.
    fn may_run_again(&self) -> bool {
        false
    }

    /// Announces that the items that have one of these values in the field will be asked for:
    /// whole, or of these members. A remote store reads all of them at once.
    fn prefetch(
        &self,
        _resource: &'static Resource,
        _field: &str,
        _values: &[&str],
        _names: Option<&[&str]>,
    ) -> Result<(), StoreError> {
        Ok(())
    }
}

/// An item as it is to be stored.
#[derive(Debug, Clone)]
pub struct Content {
    /// The whole item.
    pub item: Arc<Item>,
    /// The same as JSON.
    pub text: String,
}

/// One change that a unit recorded.
#[derive(Debug, Clone)]
pub enum Change {
    /// A new item; its id must be free.
    Insert(Content),
    /// A new content for the item that still has the etag it was read with.
    Update {
        /// The whole new item.
        content: Content,
        /// The item as it was read.
        before: Arc<Item>,
        /// The etag it must still have.
        former_etag: String,
    },
    /// Numbers to be added to members of the item, whatever they are by then. Only for stores that
    /// keep sums apart.
    Add {
        /// By how much each member grows.
        counts: BTreeMap<String, i64>,
    },
    /// The end of the item that still has the etag it was read with.
    Remove {
        /// The etag it must still have.
        former_etag: String,
    },
}

/// All that a unit changes, in the order in which it first touched each item.
pub type Changes = Vec<(&'static Resource, String, Change)>;

/// An item whose surroundings must stay as a unit has read them: of two units that name the same
/// one, only one commits, and the other is run again.
pub type ConflictKey = (&'static Resource, String);

/// What a unit leaves to be committed.
#[derive(Debug, Default)]
pub struct Recorded {
    /// The changes.
    pub changes: Changes,
    /// What must not change between the unit's reading and its commit, beside what it changes
    /// itself. A store that runs units one after the other has no need of it.
    pub conflict_keys: Vec<ConflictKey>,
    /// The unit's time, in Unix seconds.
    pub now: i64,
}

/// One unit of work: reads the view, and returns what is to be committed, or nothing when it
/// decided to change nothing. Run once, or again after a lost race.
pub type Work = Box<dyn FnMut(&dyn Snapshot) -> Result<Option<Recorded>, StoreError> + Send>;

/// A database.
pub trait Store: Send + Sync + 'static {
    /// Where the data is, to be printed; without credentials.
    fn place(&self) -> String;

    /// One item by id.
    fn read<'a>(
        &'a self,
        resource: &'static Resource,
        id: &'a str,
    ) -> StoreFuture<'a, Option<StoredItem>>;

    /// A page of items.
    fn list(&self, query: Query) -> StoreFuture<'_, Listing>;

    /// The first items whose ids come after this one, in the order of their ids.
    fn walk<'a>(
        &'a self,
        resource: &'static Resource,
        after: &'a str,
        limit: u32,
    ) -> StoreFuture<'a, Vec<StoredItem>>;

    /// Runs a unit of work and commits what it recorded, as a whole or not at all. After a lost
    /// race the store runs it again, for a time that it documents; nothing above it does.
    fn run(&self, work: Work) -> StoreFuture<'_, ()>;

    /// Whether other processes may write to the same data.
    fn is_shared(&self) -> bool {
        false
    }

    /// Takes the lease of that name for so many seconds, or extends it; returns whether the
    /// holder has it now. A store that one process has to itself always says yes.
    fn lease<'a>(
        &'a self,
        _name: &'a str,
        _holder: &'a str,
        _seconds: u32,
    ) -> StoreFuture<'a, bool> {
        Box::pin(std::future::ready(Ok(true)))
    }

    /// Ends the store's own threads and connections after the last unit.
    fn close(&self) -> StoreFuture<'_, ()>;
}
