//! What all parts of a store on `MongoDB` share: the client, and what is known of the database.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize};
use std::time::Duration;

use mongodb::bson::RawDocumentBuf;
use mongodb::{Client, Collection, Database};

use super::super::layout::Layout;
use super::super::publisher::Publisher;
use super::guard::Guards;
use crate::contract::Resource;

/// How long one operation may take before it counts as lost.
const OPERATION_TIMEOUT: Duration = Duration::from_secs(30);

pub(super) struct Shared {
    pub(super) client: Client,
    pub(super) database: Database,
    pub(super) place: String,
    pub(super) layout: &'static Layout,
    /// Whether units are transactions.
    pub(super) has_transactions: bool,
    pub(super) guards: Arc<Guards>,
    /// This process has left differences that have not been added to their counters yet.
    pub(super) has_differences: Arc<AtomicBool>,
    /// How many units wait or are run.
    pub(super) waiting: Arc<AtomicUsize>,
    /// What is followed where there are no change streams.
    pub(super) publisher: Arc<Publisher>,
}

impl Shared {
    /// The same by way of another client.
    pub(super) fn with(&self, client: Client) -> Self {
        Self {
            database: client.database(self.database.name()),
            client,
            place: self.place.clone(),
            layout: self.layout,
            has_transactions: self.has_transactions,
            guards: Arc::clone(&self.guards),
            has_differences: Arc::clone(&self.has_differences),
            waiting: Arc::clone(&self.waiting),
            publisher: Arc::clone(&self.publisher),
        }
    }

    pub(super) fn collection(&self, resource: &Resource) -> Collection<RawDocumentBuf> {
        self.database.collection(&resource.name)
    }
}

/// Waits for an operation, but for `OPERATION_TIMEOUT` at most: a server that hangs counts as gone.
pub(super) async fn within<T>(
    operation: impl Future<Output = Result<T, mongodb::error::Error>>,
) -> Result<T, mongodb::error::Error> {
    match tokio::time::timeout(OPERATION_TIMEOUT, operation).await {
        Ok(done) => done,
        Err(_) => Err(std::io::Error::from(std::io::ErrorKind::TimedOut).into()),
    }
}
