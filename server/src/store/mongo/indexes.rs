//! Collections and indexes: those that the contract declares, as the original names them, and
//! unique ones where the data allows it.

use std::collections::HashSet;

use futures_util::future::join_all;
use mongodb::bson::{Bson, Document, doc};
use mongodb::error::{Error, ErrorKind};
use mongodb::{Collection, Database};

use super::super::layout::Layout;
use super::super::port::StoreError;
use super::{departures, failure, guard, lease, sums};
use crate::contract::{Resource, contract};

/// The most duplicates that a warning names.
const MAX_NAMED: i64 = 10;

/// Of a collection with more items than these, indexes for look-ups are made while requests are
/// answered already: it takes a second for each hundred thousand items or so.
const MAX_INDEXED_AT_START: u64 = 50_000;

/// Creates what is missing. Returns the fields that should be unique and cannot be made so.
pub(super) async fn create(
    database: &Database,
    layout: &'static Layout,
) -> Result<HashSet<(String, String)>, StoreError> {
    let existing = database.list_collection_names().await?;
    let own = [
        departures::COLLECTION,
        guard::COLLECTION,
        lease::COLLECTION,
        sums::COLLECTION,
    ];
    let names = contract()
        .resources()
        .iter()
        .map(|resource| resource.name.as_str())
        .chain(own);
    // A transaction that makes a collection would conflict with others that do.
    let missing = names.filter(|name| !existing.iter().any(|existing| existing == name));
    let made = join_all(missing.map(|name| make(database, name))).await;
    made.into_iter().collect::<Result<(), Error>>()?;

    let mut declared = Vec::new();
    for resource in contract().resources() {
        let collection = database.collection::<Document>(&resource.name);
        if collection.estimated_document_count().await? <= MAX_INDEXED_AT_START {
            declared.push(declare(database, layout, resource));
        } else {
            let database = database.clone();
            tokio::spawn(async move {
                if let Err(error) = declare(&database, layout, resource).await {
                    let reason = failure::brief(&error);
                    tracing::warn!("not all indexes of {} are made: {reason}", resource.name);
                }
            });
        }
    }
    join_all(declared)
        .await
        .into_iter()
        .collect::<Result<(), Error>>()?;
    let by_item = doc! {"key": {"item": 1}, "name": "alignak_backend_item"};
    build(database, sums::COLLECTION, vec![by_item]).await?;

    build(database, departures::COLLECTION, vec![departures::index()]).await?;

    let unique = contract().resources().iter().flat_map(|resource| {
        resource
            .unique_fields()
            .map(move |field| enforce(database, resource, field))
    });
    let mut unguarded = HashSet::new();
    for left in join_all(unique).await {
        unguarded.extend(left?);
    }
    Ok(unguarded)
}

async fn make(database: &Database, name: &str) -> Result<(), Error> {
    const EXISTS: i32 = 48;
    match database.create_collection(name).await {
        // Another server starts at the same time.
        Err(error) if code(&error) == Some(EXISTS) => Ok(()),
        done => done,
    }
}

async fn build(database: &Database, collection: &str, indexes: Vec<Document>) -> Result<(), Error> {
    database
        .run_command(doc! {"createIndexes": collection, "indexes": indexes})
        .await
        .map(|_| ())
}

/// How the names of the server's own indexes begin, which the original does not know.
const OWN: &str = "alignak_backend_";

/// Makes the indexes that are declared for look-ups, and those in which pages are found; removes
/// those that an earlier version of the server has made for itself.
async fn declare(database: &Database, layout: &Layout, resource: &Resource) -> Result<(), Error> {
    const OTHER_OPTIONS: i32 = 85;
    const OTHER_KEYS: i32 = 86;
    let rising = |fields: &[&str]| -> Document {
        let fields = fields.iter().map(|field| (*field).to_owned());
        fields.map(|field| (field, Bson::Int32(1))).collect()
    };
    let declared = resource.indexes.iter().map(|(name, fields)| {
        let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
        doc! {"key": rising(&fields), "name": name}
    });
    let own = layout
        .lookups_of(resource)
        .map(|field| doc! {"key": {field: 1}, "name": format!("{OWN}{field}")});
    let covering = resource.covering_indexes.iter().map(|index| {
        let mut keys = rising(index.fields);
        if let Some(order) = index.order {
            let falling = order.iter().map(|field| (*field).to_owned());
            keys.extend(falling.map(|field| (field, Bson::Int32(-1))));
            // The order of ids is that of storage.
            keys.extend(rising(&["_id"]));
        }
        keys.extend(rising(index.beside));
        let fields: Vec<&str> = keys.keys().map(String::as_str).collect();
        let name = format!("{OWN}{}", fields.join("_"));
        let mut covering = doc! {"key": keys, "name": name};
        if let Some((field, number)) = index.above {
            covering.insert("partialFilterExpression", doc! {field: {"$gt": number}});
        }
        covering
    });
    let unique = resource.unique_fields().map(unique_name);
    let mut names: HashSet<String> = unique.collect();
    for index in declared.chain(own).chain(covering) {
        let name = index.get_str("name").unwrap_or_default().to_owned();
        names.insert(name.clone());
        match build(database, &resource.name, vec![index]).await {
            Err(error) if matches!(code(&error), Some(OTHER_OPTIONS | OTHER_KEYS)) => {
                tracing::warn!(
                    "{} has another index instead of {name}, which is left as it is: {}",
                    resource.name,
                    failure::brief(&error)
                );
            }
            done => done?,
        }
    }
    let collection = database.collection::<Document>(&resource.name);
    for name in collection.list_index_names().await? {
        if name.starts_with(OWN) && !names.contains(&name) {
            remove(&collection, &name).await?;
        }
    }
    Ok(())
}

async fn remove(collection: &Collection<Document>, index: &str) -> Result<(), Error> {
    const IS_GONE: i32 = 27;
    match collection.drop_index(index).await {
        // Another server starts at the same time.
        Err(error) if code(&error) == Some(IS_GONE) => Ok(()),
        done => done,
    }
}

/// The name of the index that makes a field unique.
fn unique_name(field: &str) -> String {
    format!("{OWN}unique_{field}")
}

/// Makes a field unique, or warns. Items without the field, or with none of text, are left alone.
async fn enforce(
    database: &Database,
    resource: &Resource,
    field: &str,
) -> Result<Option<(String, String)>, Error> {
    let index = doc! {
        "key": {field: 1},
        "name": unique_name(field),
        "unique": true,
        "partialFilterExpression": {field: {"$type": "string"}},
    };
    match build(database, &resource.name, vec![index]).await {
        Ok(()) => Ok(None),
        Err(error) if failure::is_duplicate(&error) => {
            let named = duplicates(database, resource, field).await?;
            tracing::warn!(
                "several items of {} have the same {field}, which should be unique: {}. Nothing is \
                 changed; rename all but one of each and start the backend again.",
                resource.name,
                named.join(", ")
            );
            Ok(Some((resource.name.clone(), field.to_owned())))
        }
        Err(error) => Err(error),
    }
}

async fn duplicates(
    database: &Database,
    resource: &Resource,
    field: &str,
) -> Result<Vec<String>, Error> {
    let stages = vec![
        doc! {"$match": {field: {"$type": "string"}}},
        doc! {"$group": {"_id": format!("${field}"), "count": {"$sum": 1}}},
        doc! {"$match": {"count": {"$gt": 1}}},
        doc! {"$sort": {"_id": 1}},
        doc! {"$limit": MAX_NAMED},
    ];
    let collection = database.collection::<Document>(&resource.name);
    let mut found = collection.aggregate(stages).await?;
    let mut named = Vec::new();
    while found.advance().await? {
        let group = found.deserialize_current()?;
        let value = group.get_str("_id").unwrap_or_default();
        let count = group.get_i32("count").unwrap_or_default();
        named.push(format!("`{value}` ({count} times)"));
    }
    Ok(named)
}

fn code(error: &Error) -> Option<i32> {
    match &*error.kind {
        ErrorKind::Command(error) => Some(error.code),
        _ => None,
    }
}
