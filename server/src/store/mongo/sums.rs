//! Counters that every unit changes, kept out of each other's way.
//!
//! If each unit updated the counters of its realm, all writers would wait for one document. So a
//! unit inserts a document of its own with the differences it makes, in its own transaction. They
//! are added to the counters and removed, in one transaction, before the counters are read and
//! from time to time. A unit that reads the counters itself sees stored counters and differences of
//! the same moment, and one that sets them removes the differences it has seen.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use mongodb::bson::{Bson, Document, RawDocumentBuf, doc, oid::ObjectId};
use mongodb::error::Error;
use mongodb::options::{ReadConcern, WriteConcern};
use mongodb::{Collection, Database};

use super::super::port::StoreError;
use super::shared::{Shared, within};
use super::{encode, failure, pause};
use crate::contract::Resource;
use crate::filter::parse_date;
use crate::item::{self, Item};

/// Where the differences are.
pub(super) const COLLECTION: &str = "alignak_backend_sums";

/// How many differences one transaction adds.
const MAX_AT_A_TIME: i64 = 1000;

/// How often this process adds its differences when the counters are not read.
const PERIOD: Duration = Duration::from_secs(2);

/// How often to try to add the differences when other servers do the same.
const MAX_ATTEMPTS: usize = 10;

/// The collection of the differences.
pub(super) fn collection(database: &Database) -> Collection<RawDocumentBuf> {
    database.collection(COLLECTION)
}

/// Differences of one item.
#[derive(Debug, Default)]
pub(super) struct Differences {
    /// Their documents.
    pub(super) ids: Vec<ObjectId>,
    counts: BTreeMap<String, i64>,
    latest: Option<i64>,
}

impl Differences {
    fn read(&mut self, document: &RawDocumentBuf) -> Result<(), StoreError> {
        let failed = |error| StoreError::Failed(format!("stored differences are damaged: {error}"));
        self.ids.push(
            document
                .get_object_id("_id")
                .map_err(|error| failed(error.to_string()))?,
        );
        let counts = document
            .get_document("counts")
            .map_err(|error| failed(error.to_string()))?;
        for element in counts {
            let (name, value) = element.map_err(|error| failed(error.to_string()))?;
            let number = value.as_i64().or_else(|| value.as_i32().map(i64::from));
            *self.counts.entry(name.as_str().to_owned()).or_default() += number.unwrap_or_default();
        }
        if let Ok(date) = document.get_datetime("updated") {
            self.latest = self
                .latest
                .max(Some(date.timestamp_millis().div_euclid(1000)));
        }
        Ok(())
    }

    /// Brings an item up to date.
    pub(super) fn add_to(&self, item: &mut Item) {
        for (name, difference) in &self.counts {
            let sum = item::integer(item, name) + difference;
            item.insert(name.clone(), sum.max(0).into());
        }
        let stored = parse_date(item::text(item, "_updated"));
        if self.latest > stored
            && let Some(latest) = self.latest
        {
            item.insert(
                "_updated".to_owned(),
                crate::date::format_date(latest).into(),
            );
        }
    }

    /// The stage of an update that brings a stored item up to date.
    fn update(&self) -> Document {
        let mut set = Document::new();
        for (name, difference) in self.counts.iter().filter(|(_, number)| **number != 0) {
            // The sum stays of the type in which it was stored.
            let small = i32::try_from(*difference).map(Bson::from);
            let difference = small.unwrap_or_else(|_| (*difference).into());
            let sum = doc! {"$add": [{"$ifNull": [format!("${name}"), 0]}, difference]};
            // A counter that another program left wrong does not become negative.
            set.insert(name, doc! {"$max": [0, sum]});
        }
        if let Some(latest) = self.latest {
            let latest = encode::date(latest);
            set.insert("_updated", doc! {"$max": ["$_updated", latest]});
        }
        set
    }
}

/// The differences that a unit has read.
#[derive(Debug, Default)]
pub(super) struct SeenDifferences(HashMap<String, Differences>);

impl SeenDifferences {
    pub(super) fn of(&self, id: &str) -> Option<&Differences> {
        self.0.get(id)
    }

    pub(super) fn add(&mut self, id: &str, found: &[RawDocumentBuf]) -> Result<(), StoreError> {
        let differences = self.0.entry(id.to_owned()).or_default();
        found
            .iter()
            .try_for_each(|document| differences.read(document))
    }
}

/// The document that a unit leaves for an item whose counters it changes.
pub(super) fn document(
    id: &str,
    counts: &BTreeMap<String, i64>,
    now: i64,
) -> Result<RawDocumentBuf, StoreError> {
    let mut document = RawDocumentBuf::new();
    document.append(encode::key("_id")?, ObjectId::new());
    let id = mongodb::bson::RawBson::try_from(encode::id(id)).map_err(Error::from)?;
    document.append(encode::key("item")?, id);
    let mut numbers = RawDocumentBuf::new();
    for (name, difference) in counts {
        numbers.append(encode::key(name)?, *difference);
    }
    document.append(encode::key("counts")?, numbers);
    document.append(encode::key("updated")?, encode::date(now));
    Ok(document)
}

impl Shared {
    /// Adds differences to the counters before they are read.
    pub(super) async fn fold_for(&self, resource: &Resource) -> Result<(), StoreError> {
        if self.layout.has_sums(resource) {
            self.fold().await
        } else {
            Ok(())
        }
    }

    /// Adds all differences to their counters.
    pub(super) async fn fold(&self) -> Result<(), StoreError> {
        if !self.has_transactions {
            return Ok(());
        }
        self.has_differences.store(false, Ordering::Relaxed);
        let mut attempt = 0;
        loop {
            match within(self.fold_some()).await {
                Ok(0) => return Ok(()),
                Ok(_) => {}
                // Another server adds the same differences.
                Err(error) if failure::is_transient(&error) && attempt < MAX_ATTEMPTS => {
                    attempt += 1;
                    tokio::time::sleep(pause::before_attempt(attempt)).await;
                }
                Err(error) => {
                    self.has_differences.store(true, Ordering::Relaxed);
                    return Err(error.into());
                }
            }
        }
    }

    /// Adds what this process leaves behind, so that it does not pile up where counters are not read.
    pub(super) fn fold_periodically(self: &Arc<Self>) {
        let shared = Arc::downgrade(self);
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(PERIOD).await;
                let Some(shared) = shared.upgrade() else {
                    return;
                };
                if !shared.has_differences.load(Ordering::Relaxed) {
                    continue;
                }
                if let Err(error) = shared.fold().await {
                    tracing::debug!(%error, "differences of counters are added later");
                }
            }
        });
    }

    async fn fold_some(&self) -> Result<usize, Error> {
        let shared = self;
        let sums = collection(&shared.database);
        if sums.find_one(Document::new()).await?.is_none() {
            return Ok(0);
        }
        let mut session = shared.client.start_session().await?;
        session
            .start_transaction()
            .read_concern(ReadConcern::snapshot())
            .write_concern(WriteConcern::majority())
            .await?;
        let mut by_item: HashMap<ObjectId, Differences> = HashMap::new();
        let mut ids: Vec<Bson> = Vec::new();
        let find = sums.find(Document::new()).limit(MAX_AT_A_TIME);
        let mut cursor = find.session(&mut session).await?;
        while cursor.advance(&mut session).await? {
            let document = cursor.current().to_owned();
            ids.push(Bson::ObjectId(document.get_object_id("_id")?));
            let item = document.get_object_id("item")?;
            // One that cannot be read would stop all others.
            if let Err(error) = by_item.entry(item).or_default().read(&document) {
                tracing::error!(%error, "counters were left out");
            }
        }
        if ids.is_empty() {
            return Ok(0);
        }
        let count = ids.len();
        let counters = shared
            .database
            .collection::<RawDocumentBuf>(shared.layout.sums);
        for (item, differences) in by_item {
            let update = differences.update();
            if !update.is_empty() {
                let update = vec![doc! {"$set": update}];
                let done = counters.update_one(doc! {"_id": item}, update);
                done.session(&mut session).await?;
            }
        }
        sums.delete_many(doc! {"_id": {"$in": ids}})
            .session(&mut session)
            .await?;
        session.commit_transaction().await?;
        Ok(count)
    }
}
