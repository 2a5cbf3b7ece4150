//! Leases: which of several server processes does a job that only one may do.

use mongodb::bson::{DateTime, Document, doc};
use mongodb::options::ReturnDocument;

use super::super::port::StoreError;
use super::failure;
use super::shared::{Shared, within};

/// Where the leases are.
pub(super) const COLLECTION: &str = "alignak_backend_leases";

/// Takes a lease, or extends it; returns whether the holder now has it. Time is the
/// server's, so the clocks of the processes do not matter.
pub(super) async fn take(
    shared: &Shared,
    name: &str,
    holder: &str,
    seconds: u32,
) -> Result<bool, StoreError> {
    let leases = shared.database.collection::<Document>(COLLECTION);
    let milliseconds = i64::from(seconds) * 1000;
    let is_free = doc! {"$or": [
        {"$eq": ["$holder", {"$literal": holder}]},
        {"$lt": [{"$ifNull": ["$until", DateTime::MIN]}, "$$NOW"]},
    ]};
    // Both conditions look at the document as it was.
    let update = vec![doc! {"$set": {
        "holder": {"$cond": [&is_free, {"$literal": holder}, "$holder"]},
        "until": {"$cond": [&is_free, {"$add": ["$$NOW", milliseconds]}, "$until"]},
    }}];
    let take = leases
        .find_one_and_update(doc! {"_id": name}, update)
        .upsert(true)
        .return_document(ReturnDocument::After);
    match within(async { take.await }).await {
        Ok(lease) => {
            Ok(lease.is_some_and(|lease| lease.get_str("holder").is_ok_and(|now| now == holder)))
        }
        // Two processes have made it at the same time: the other one has it.
        Err(error) if failure::is_duplicate(&error) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
