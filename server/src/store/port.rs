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
use std::time::Duration;

use super::feed::{FeedFuture, OpenFeed};
use super::page::Page;
use super::tally::Tally;
use crate::contract::Resource;
use crate::filter::{Filter, Sort};
use crate::item::Item;

/// How long a client's filter may be looked for.
pub(super) const SEARCH_TIMEOUT: Duration = Duration::from_secs(5);

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
    /// A page would hold more than one may.
    #[error(
        "the page would hold more than {} MiB of items: ask for fewer (`max_results`)",
        super::page::MAX_PAGE_BYTES >> 20
    )]
    PageTooLarge,
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
        serde_json::from_slice(&self.text).map_err(|error| Self::damaged(&error))
    }

    /// The error of a stored text that cannot be parsed.
    pub fn damaged(error: &serde_json::Error) -> StoreError {
        StoreError::Failed(format!("a stored item is damaged: {error}"))
    }
}

/// What to list.
#[derive(Debug, Clone)]
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
    /// Whether the matches on all pages are counted.
    pub counts: bool,
    /// Where the memory that the items take is counted; none for the server's own lists.
    pub page: Option<Arc<Page>>,
}

impl Query {
    /// How many items are to be found: where the matches are not counted, one more than the page
    /// holds shows that pages follow.
    pub fn wanted(&self) -> u64 {
        self.limit.saturating_add(u64::from(!self.counts))
    }

    /// The listing of what was found, which is the page, and `total` matches in all where they are
    /// counted.
    pub fn listing(&self, mut items: Vec<StoredItem>, total: Option<u64>) -> Listing {
        let found = items.len() as u64;
        items.truncate(usize::try_from(self.limit).unwrap_or(usize::MAX));
        Listing {
            items,
            total: total.unwrap_or(self.skip.saturating_add(found)),
            scanned: 0,
            page: None,
        }
    }

    /// Adds an item that was found, and counts its memory if it is one of the page.
    ///
    /// # Errors
    /// When it is more than a page, or all pages together, may hold.
    pub fn take(&self, item: StoredItem, items: &mut Vec<StoredItem>) -> Result<(), StoreError> {
        if (items.len() as u64) < self.limit {
            self.take_memory(&item)?;
        }
        items.push(item);
        Ok(())
    }

    /// Counts the memory of an item.
    ///
    /// # Errors
    /// When it is more than a page, or all pages together, may hold.
    pub fn take_memory(&self, item: &StoredItem) -> Result<(), StoreError> {
        self.page
            .as_ref()
            .map_or(Ok(()), |page| page.take(item.text.len()))
    }
}

/// A page of items, and how many there are on all pages.
#[derive(Debug, Default)]
pub struct Listing {
    /// The page.
    pub items: Vec<StoredItem>,
    /// Matches on all pages. Where the query does not count them: those up to this page, and one
    /// more if pages follow.
    pub total: u64,
    /// How many items were looked at one by one, because no index finds the matches.
    pub scanned: u64,
    /// What the items hold of the memory for pages.
    pub page: Option<Arc<Page>>,
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

    /// How many of the matching items have each combination of values in the fields: parts of items
    /// with these members, and the number of items that have them.
    fn tally(
        &self,
        resource: &'static Resource,
        filter: &Filter,
        fields: &[&str],
    ) -> Result<Tally, StoreError> {
        let parts = self.find_parts(resource, filter, fields)?;
        Ok(Tally::of(&parts, fields))
    }

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
        /// The item as it was read.
        before: Arc<Item>,
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

    /// The first ids of the matching items, in their order.
    fn ids<'a>(
        &'a self,
        resource: &'static Resource,
        filter: &'a Filter,
        limit: u64,
    ) -> StoreFuture<'a, Vec<String>>;

    /// Runs a unit of work and commits what it recorded, as a whole or not at all. After a lost
    /// race the store runs it again, for a time that it documents; nothing above it does.
    fn run(&self, work: Work) -> StoreFuture<'_, ()>;

    /// What is committed from now on, or behind the mark of an earlier feed, by this process or by
    /// others, in the order of the commits.
    ///
    /// # Errors
    /// [`Missed`](super::FeedError::Missed) when what followed the mark is no longer known.
    fn follow<'a>(&'a self, after: Option<&'a str>) -> FeedFuture<'a, OpenFeed>;

    /// Whether sums over other items are known to be right: they were counted once, and nobody but
    /// this server has written since. Never known of a store that others may write to.
    fn is_counted(&self) -> StoreFuture<'_, bool> {
        Box::pin(std::future::ready(Ok(false)))
    }

    /// Remembers that sums are right, or that they may not be.
    fn set_counted(&self, _is_counted: bool) -> StoreFuture<'_, ()> {
        Box::pin(std::future::ready(Ok(())))
    }

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

impl dyn Store {
    /// How many items of the resource there are.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn count(&self, resource: &'static Resource) -> Result<u64, StoreError> {
        let query = Query {
            resource,
            filter: Filter::everything(),
            sort: Sort::default(),
            skip: 0,
            limit: 1,
            counts: true,
            page: None,
        };
        Ok(self.list(query).await?.total)
    }
}
