//! The port to the database: what the rest of the server may ask of any store.
//!
//! Reads go straight to the store. Writes come only as units of work: the store runs the unit's
//! rules against a consistent view, then commits all the changes they recorded, or none. A store
//! checks the etags of changed and removed items, the absence of new ones and declared uniqueness
//! inside the commit, so that writers cannot lose each other's updates.

#[cfg(feature = "mongodb")]
pub mod mongo;
pub mod sqlite;

use std::collections::BTreeMap;
use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};

use crate::contract::Resource;
use crate::filter::{Filter, Sort};
use crate::item::Item;
use crate::rules::Refusal;
use crate::unit::Unit;

/// What a store's answer arrives in.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

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
    /// The store failed in a way that trying again does not mend.
    #[error("the store failed: {0}")]
    Failed(String),
}

/// Where a store is.
#[derive(Clone, PartialEq, Eq)]
pub enum StoreUri {
    /// An `SQLite` file.
    Sqlite(PathBuf),
    /// A database of a `MongoDB` server. The address may hold a password.
    Mongo(String),
    /// Memory.
    Memory,
}

impl FromStr for StoreUri {
    type Err = String;

    /// Reads `sqlite:PATH` or `mongodb://…`.
    fn from_str(text: &str) -> Result<Self, String> {
        if text.starts_with("mongodb://") || text.starts_with("mongodb+srv://") {
            return Ok(Self::Mongo(text.to_owned()));
        }
        match text.strip_prefix("sqlite:") {
            Some(path) if !path.is_empty() => Ok(Self::Sqlite(PathBuf::from(path))),
            _ => Err(format!(
                "`{text}` is not a store; use sqlite:PATH or mongodb://HOST/NAME"
            )),
        }
    }
}

impl std::fmt::Debug for StoreUri {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite(path) => write!(formatter, "sqlite:{}", path.display()),
            Self::Mongo(_) => formatter.write_str("mongodb://…"),
            Self::Memory => formatter.write_str("memory"),
        }
    }
}

impl StoreUri {
    /// Where it is, for people, before it is open: without credentials and options.
    pub fn place(&self) -> String {
        match self {
            Self::Sqlite(path) => path.display().to_string(),
            Self::Memory => "memory".to_owned(),
            Self::Mongo(uri) => {
                let (scheme, rest) = uri.split_once("://").unwrap_or(("mongodb", uri));
                let rest = rest.split('?').next().unwrap_or_default();
                let place = rest.rsplit_once('@').map_or(rest, |(_, place)| place);
                format!("{scheme}://{place}")
            }
        }
    }

    /// Opens the store, and makes it when it is new.
    ///
    /// # Errors
    /// When it cannot be opened, or this program was built without what it needs.
    #[cfg_attr(
        not(feature = "mongodb"),
        expect(clippy::unused_async, reason = "only MongoDB is waited for")
    )]
    pub async fn open(&self) -> Result<Arc<dyn Store>, StoreError> {
        match self {
            Self::Memory => Ok(Arc::new(sqlite::SqliteStore::in_memory()?)),
            Self::Sqlite(path) => Ok(Arc::new(sqlite::SqliteStore::open(path)?)),
            #[cfg(feature = "mongodb")]
            Self::Mongo(uri) => Ok(Arc::new(mongo::MongoStore::open(uri).await?)),
            #[cfg(not(feature = "mongodb"))]
            Self::Mongo(_) => Err(StoreError::Failed(
                "this program was built without MongoDB".to_owned(),
            )),
        }
    }
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
    /// How many to give at the most.
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
    fn get(&self, resource: &'static Resource, id: &str) -> Result<Option<Item>, StoreError>;

    /// Whether there is an item of that id.
    fn exists(&self, resource: &'static Resource, id: &str) -> Result<bool, StoreError>;

    /// The matching items in the order of insertion.
    fn find(&self, resource: &'static Resource, filter: &Filter) -> Result<Vec<Item>, StoreError>;

    /// The same, but the items have only the members in `names`.
    fn find_parts(
        &self,
        resource: &'static Resource,
        filter: &Filter,
        names: &[&str],
    ) -> Result<Vec<Item>, StoreError>;

    /// Whether the store takes `Change::Add`, because units would otherwise wait for each other
    /// at items that all of them change.
    fn keeps_sums_apart(&self) -> bool {
        false
    }

    /// Whether each question takes a way over the network, so that it is worth while to say before
    /// what will be asked.
    fn is_remote(&self) -> bool {
        false
    }

    /// Says that the items that have one of these values in the field will be asked for: whole, or
    /// of these members. A remote store reads all of them at once.
    fn look_ahead(
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
pub struct Sealed {
    /// The whole item.
    pub item: Item,
    /// The same as JSON.
    pub text: String,
}

/// One change that a unit recorded.
#[derive(Debug, Clone)]
pub enum Change {
    /// A new item; its id must be free.
    Insert(Sealed),
    /// A new content for the item that still has the etag it was read with.
    Update {
        /// The whole new item.
        sealed: Sealed,
        /// The item as it was read.
        before: Item,
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

/// The rules of one unit of work. Run once, or again after a lost race.
pub type Work = Box<dyn FnMut(&mut Unit<'_>) -> Result<(), Refusal> + Send>;

/// A database.
pub trait Store: Send + Sync + 'static {
    /// Where the data is, for people; without credentials.
    fn place(&self) -> String;

    /// One item by id.
    fn read<'a>(
        &'a self,
        resource: &'static Resource,
        id: &'a str,
    ) -> Answer<'a, Option<StoredItem>>;

    /// A page of items.
    fn list(&self, query: Query) -> Answer<'_, Listing>;

    /// The first items whose ids come after this one, in the order of their ids.
    fn walk<'a>(
        &'a self,
        resource: &'static Resource,
        after: &'a str,
        limit: u32,
    ) -> Answer<'a, Vec<StoredItem>>;

    /// Runs a unit of work and commits what it recorded. The outer error is the store's, the inner
    /// one the rules'; after either, the store is as it was.
    fn run(&self, work: Work) -> Answer<'_, Result<(), Refusal>>;

    /// Whether other processes may write to the same data.
    fn is_shared(&self) -> bool {
        false
    }

    /// Takes the lease of that name for so many seconds, or makes it last longer; tells whether
    /// the holder has it now. A store that one process has to itself always says yes.
    fn lease<'a>(&'a self, _name: &'a str, _holder: &'a str, _seconds: u32) -> Answer<'a, bool> {
        Box::pin(std::future::ready(Ok(true)))
    }

    /// Ends the store's own threads and connections after the last unit.
    fn close(&self) -> Answer<'_, ()>;
}

/// Runs a unit whose rules give a result.
pub async fn run_unit<T, F>(store: &dyn Store, mut rules: F) -> Result<T, Refusal>
where
    T: Send + 'static,
    F: FnMut(&mut Unit<'_>) -> Result<T, Refusal> + Send + 'static,
{
    let result = Arc::new(Mutex::new(None));
    let slot = Arc::clone(&result);
    let work: Work = Box::new(move |unit| {
        let value = rules(unit)?;
        *slot.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
        Ok(())
    });
    store.run(work).await??;
    let mut result = result.lock().unwrap_or_else(PoisonError::into_inner);
    result
        .take()
        .ok_or_else(|| StoreError::Failed("the unit was not run".to_owned()).into())
}
