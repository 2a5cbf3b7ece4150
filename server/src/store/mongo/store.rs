//! Opening a store on `MongoDB`, and the port over its parts.

use std::sync::Arc;
use std::time::Duration;

use mongodb::Client;
use mongodb::bson::doc;
use mongodb::options::{
    Acknowledgment, ClientOptions, ReadConcern, ReadPreference, SelectionCriteria, WriteConcern,
};

use super::super::feed::{FeedFuture, OpenFeed};
use super::super::layout::Layout;
use super::super::port::{Listing, Query, Store, StoreError, StoreFuture, StoredItem, Work};
use super::super::publisher::Publisher;
use super::shared::Shared;
use super::waiting::Queue;
use super::{failure, guard, indexes, lease, list, units, watch};
use crate::contract::Resource;
use crate::filter::Filter;

/// How long to look for a server before saying that there is none.
const SELECTION_TIMEOUT: Duration = Duration::from_secs(5);

/// Connections kept to each server, unless the address says otherwise.
const MAX_CONNECTIONS: u32 = 100;

/// A store in a database of a `MongoDB` server, replica set or cluster.
#[derive(Clone)]
pub struct MongoStore {
    shared: Arc<Shared>,
    queue: Queue,
}

/// Where the original keeps its data when nothing says otherwise.
pub const DEFAULT_DATABASE: &str = "alignak-backend";

impl MongoStore {
    /// Connects, and creates the collections and indexes that are missing.
    ///
    /// # Errors
    /// When the address is not valid, no server answers within five seconds, or the credentials
    /// are refused.
    pub async fn open(uri: &str, layout: &'static Layout) -> Result<Self, StoreError> {
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
        options
            .server_selection_timeout
            .get_or_insert(SELECTION_TIMEOUT);
        options.connect_timeout.get_or_insert(SELECTION_TIMEOUT);
        options.max_pool_size.get_or_insert(MAX_CONNECTIONS);
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
        let unguarded = indexes::create(&database, layout).await?;
        let shared = Arc::new(Shared {
            client,
            database,
            place,
            layout,
            has_transactions,
            guards: Arc::new(guard::Guards::new(layout, unguarded)),
            has_differences: Arc::default(),
            waiting: Arc::default(),
            publisher: Arc::new(Publisher::new(layout)),
        });
        shared.fold_periodically();
        Ok(Self {
            queue: units::start_workers(&shared, &options)?,
            shared,
        })
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
    ) -> StoreFuture<'a, Option<StoredItem>> {
        Box::pin(async move {
            self.shared.fold_for(resource).await?;
            list::read(&self.shared, resource, id).await
        })
    }

    fn list(&self, query: Query) -> StoreFuture<'_, Listing> {
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
    ) -> StoreFuture<'a, Vec<StoredItem>> {
        Box::pin(async move {
            self.shared.fold_for(resource).await?;
            list::walk(&self.shared, resource, after, limit).await
        })
    }

    fn ids<'a>(
        &'a self,
        resource: &'static Resource,
        filter: &'a Filter,
        limit: u64,
    ) -> StoreFuture<'a, Vec<String>> {
        Box::pin(list::ids(&self.shared, resource, filter, limit))
    }

    fn run(&self, work: Work) -> StoreFuture<'_, ()> {
        Box::pin(units::run(&self.shared, &self.queue, work))
    }

    fn follow<'a>(&'a self, after: Option<&'a str>) -> FeedFuture<'a, OpenFeed> {
        Box::pin(async move {
            if self.shared.has_transactions {
                watch::follow(&self.shared, after).await
            } else {
                self.shared.publisher.follow(after)
            }
        })
    }

    fn is_shared(&self) -> bool {
        true
    }

    fn lease<'a>(&'a self, name: &'a str, holder: &'a str, seconds: u32) -> StoreFuture<'a, bool> {
        Box::pin(lease::take(&self.shared, name, holder, seconds))
    }

    fn close(&self) -> StoreFuture<'_, ()> {
        Box::pin(async move {
            units::finish(&self.shared).await;
            if let Err(error) = self.shared.fold().await {
                tracing::warn!(%error, "differences of counters are added at the next start");
            }
            self.shared.client.clone().shutdown().await;
            Ok(())
        })
    }
}
