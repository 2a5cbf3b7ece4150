//! What waits to be sent to one database.

use std::fmt::Display;
use std::time::Duration;

use crate::outbound::measurement::Measurement;

/// One stored entry: a value, or the values of the results of one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The id of the item.
    pub id: String,
    /// Whether the item holds a single value that was refused before.
    pub is_retained: bool,
    /// When it was stored, in Unix seconds.
    pub since: i64,
    /// The values.
    pub values: Vec<Measurement>,
}

/// How much may wait for one database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// For how long.
    pub age: Duration,
    /// How many entries.
    pub entries: u64,
}

/// How much waits.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Depth {
    /// How many entries.
    pub entries: u64,
    /// For how many seconds the oldest one.
    pub age: u64,
}

/// What waits for one database, kept somewhere that outlives the process.
pub trait Queue: Send + Sync + 'static {
    /// Why it cannot be read or changed.
    type Error: Display + Send;

    /// The oldest entries, with at least so many values if there are as many.
    fn oldest(
        &self,
        values: usize,
    ) -> impl Future<Output = Result<Vec<Waiting>, Self::Error>> + Send;

    /// Removes entries.
    fn remove(&self, entries: &[Waiting]) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Makes single values, which other programs can see, of the oldest entries that are not such
    /// yet: about so many values. Tells whether there was something to do.
    fn retain(&self, values: usize) -> impl Future<Output = Result<bool, Self::Error>> + Send;

    /// Removes the oldest entries until the bounds are kept; returns how many.
    fn trim(&self, bounds: Bounds) -> impl Future<Output = Result<u64, Self::Error>> + Send;

    /// How much waits.
    fn depth(&self) -> impl Future<Output = Result<Depth, Self::Error>> + Send;
}
