//! Which store: its address, and how it is opened.

use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;

use super::layout::Layout;
#[cfg(feature = "mongodb")]
use super::mongo::MongoStore;
use super::port::{Store, StoreError};
use super::sqlite::SqliteStore;

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
    /// The address to print before the store is open: without credentials and options.
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

    /// Opens the store, and creates it when it is new.
    ///
    /// # Errors
    /// When it cannot be opened, or this program was built without what it needs.
    #[cfg_attr(
        not(feature = "mongodb"),
        expect(clippy::unused_async, reason = "only MongoDB is waited for")
    )]
    pub async fn open(&self, layout: &'static Layout) -> Result<Arc<dyn Store>, StoreError> {
        match self {
            Self::Memory => Ok(Arc::new(SqliteStore::in_memory(layout)?)),
            Self::Sqlite(path) => Ok(Arc::new(SqliteStore::open(path, layout)?)),
            #[cfg(feature = "mongodb")]
            Self::Mongo(uri) => Ok(Arc::new(MongoStore::open(uri, layout).await?)),
            #[cfg(not(feature = "mongodb"))]
            Self::Mongo(_) => Err(StoreError::Failed(
                "this program was built without MongoDB".to_owned(),
            )),
        }
    }
}
