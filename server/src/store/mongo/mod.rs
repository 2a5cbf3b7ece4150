//! The store on `MongoDB`: several server processes on one replica set, with the collections that
//! the original made.
//!
//! On a replica set or a sharded cluster every unit is a transaction with a snapshot of its own,
//! committed by a majority and in the journal. Two units that change the same item, or that rest on
//! what the other changes (see `guard`), cannot both commit: the later one is run again. Counters
//! that every unit changes are kept as differences (see `sums`), so that units on different hosts
//! do not wait for each other. A stand-alone server has no transactions: there, units of this
//! process run one after the other and write in order, each change only if the item still has its
//! etag.

mod ahead;
mod commit;
mod decode;
mod encode;
mod failure;
mod guard;
mod indexes;
mod lease;
mod list;
mod overlay;
mod query;
mod snapshot;
mod sums;
mod units;

use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::time::Duration;

use mongodb::bson::{RawDocumentBuf, doc};
use mongodb::options::{
    Acknowledgment, ClientOptions, ReadConcern, ReadPreference, SelectionCriteria, WriteConcern,
};
use mongodb::{Client, Collection, Database};

use crate::contract::Resource;
use crate::rules::Refusal;
use crate::store::{Answer, Listing, Query, Store, StoreError, StoredItem, Work};

/// How long to look for a server before saying that there is none.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long one operation may take before it counts as lost.
const LONGEST_OPERATION: Duration = Duration::from_secs(30);

/// Connections kept to each server, unless the address says otherwise.
const CONNECTIONS: u32 = 100;

/// A store in a database of a `MongoDB` server, replica set or cluster.
#[derive(Clone)]
pub struct MongoStore {
    shared: Arc<Shared>,
    queue: units::Queue,
}

struct Shared {
    client: Client,
    database: Database,
    place: String,
    /// Whether units are transactions.
    has_transactions: bool,
    guards: Arc<guard::Guards>,
    sums: Arc<sums::Sums>,
    /// How many units wait or are run.
    waiting: Arc<AtomicUsize>,
}

/// Where the original keeps its data when nothing says otherwise.
pub const DEFAULT_DATABASE: &str = "alignak-backend";

impl MongoStore {
    /// Connects, and makes the collections and indexes that are missing.
    ///
    /// # Errors
    /// When the address is not valid, no server answers within five seconds, or the credentials
    /// are refused.
    pub async fn open(uri: &str) -> Result<Self, StoreError> {
        let mut options = ClientOptions::parse(uri)
            .await
            .map_err(|error| StoreError::Failed(failure::brief(&error)))?;
        let acknowledged = WriteConcern::builder()
            .w(Acknowledgment::Majority)
            .journal(true)
            .build();
        options.write_concern = Some(acknowledged);
        if options.selection_criteria.take().is_some_and(|criteria| {
            !matches!(
                criteria,
                SelectionCriteria::ReadPreference(ReadPreference::Primary)
            )
        }) {
            tracing::warn!(
                "the read preference of the address is not used: reads must see what was written"
            );
        }
        options.server_selection_timeout.get_or_insert(PATIENCE);
        options.connect_timeout.get_or_insert(PATIENCE);
        options.max_pool_size.get_or_insert(CONNECTIONS);
        options
            .app_name
            .get_or_insert_with(|| "alignak-backend".to_owned());
        let name = options
            .default_database
            .clone()
            .unwrap_or_else(|| DEFAULT_DATABASE.to_owned());
        let hosts: Vec<String> = options.hosts.iter().map(ToString::to_string).collect();
        let place = format!("mongodb://{}/{name}", hosts.join(","));

        let client = Client::with_options(options.clone())?;
        let hello = client
            .database("admin")
            .run_command(doc! {"hello": 1})
            .await?;
        let has_transactions = hello.contains_key("setName")
            || hello.get_str("msg").is_ok_and(|msg| msg == "isdbgrid");
        if has_transactions && options.read_concern.is_none() {
            options.read_concern = Some(ReadConcern::majority());
        }
        let client = if has_transactions {
            Client::with_options(options.clone())?
        } else {
            tracing::warn!(
                "{place} is a stand-alone MongoDB server: without transactions, a crash can leave \
                 a request half done, and only one backend may use the database. Make it a \
                 replica set, of one member at least, for more."
            );
            client
        };
        let database = client.database(&name);
        let unguarded = indexes::create(&database).await?;
        let shared = Arc::new(Shared {
            client,
            database,
            place,
            has_transactions,
            guards: Arc::new(guard::Guards::new(unguarded)),
            sums: Arc::default(),
            waiting: Arc::default(),
        });
        shared.fold_from_time_to_time();
        Ok(Self {
            queue: units::start_lanes(&shared, &options)?,
            shared,
        })
    }
}

impl Shared {
    /// The same by way of another client.
    fn with(&self, client: Client) -> Self {
        Self {
            database: client.database(self.database.name()),
            client,
            place: self.place.clone(),
            has_transactions: self.has_transactions,
            guards: Arc::clone(&self.guards),
            sums: Arc::clone(&self.sums),
            waiting: Arc::clone(&self.waiting),
        }
    }

    fn collection(&self, resource: &Resource) -> Collection<RawDocumentBuf> {
        self.database.collection(&resource.name)
    }
}

/// Waits for an operation, but not for ever: a server that hangs counts as gone.
async fn within<T>(
    operation: impl Future<Output = Result<T, mongodb::error::Error>>,
) -> Result<T, mongodb::error::Error> {
    match tokio::time::timeout(LONGEST_OPERATION, operation).await {
        Ok(done) => done,
        Err(_) => Err(std::io::Error::from(std::io::ErrorKind::TimedOut).into()),
    }
}

impl Store for MongoStore {
    fn place(&self) -> String {
        self.shared.place.clone()
    }

    fn read<'a>(
        &'a self,
        resource: &'static Resource,
        id: &'a str,
    ) -> Answer<'a, Option<StoredItem>> {
        Box::pin(async move {
            self.shared.fold_for(resource).await?;
            list::read(&self.shared, resource, id).await
        })
    }

    fn list(&self, query: Query) -> Answer<'_, Listing> {
        Box::pin(async move {
            self.shared.fold_for(query.resource).await?;
            list::list(&self.shared, &query).await
        })
    }

    fn walk<'a>(
        &'a self,
        resource: &'static Resource,
        after: &'a str,
        limit: u32,
    ) -> Answer<'a, Vec<StoredItem>> {
        Box::pin(async move {
            self.shared.fold_for(resource).await?;
            list::walk(&self.shared, resource, after, limit).await
        })
    }

    fn run(&self, work: Work) -> Answer<'_, Result<(), Refusal>> {
        Box::pin(self.run_unit(work))
    }

    fn is_shared(&self) -> bool {
        true
    }

    fn lease<'a>(&'a self, name: &'a str, holder: &'a str, seconds: u32) -> Answer<'a, bool> {
        Box::pin(lease::take(&self.shared, name, holder, seconds))
    }

    fn close(&self) -> Answer<'_, ()> {
        Box::pin(async move {
            self.shared.finish_units().await;
            if let Err(error) = self.shared.fold().await {
                tracing::warn!(%error, "differences of counters are added at the next start");
            }
            self.shared.client.clone().shutdown().await;
            Ok(())
        })
    }
}
