//! Leases: which of several server processes does a job that only one may do.

use mongodb::bson::{Document, doc};

use super::{Shared, failure, within};
use crate::store::StoreError;

/// Where the leases are.
pub(super) const COLLECTION: &str = "alignak_backend_leases";

/// Takes a lease, or makes it last longer; tells whether the holder now has it. Time is the
/// server's, so the clocks of the processes do not matter.
pub(super) async fn take(
    shared: &Shared,
    name: &str,
    holder: &str,
    seconds: u32,
) -> Result<bool, StoreError> {
    let leases = shared.database.collection::<Document>(COLLECTION);
    let free = doc! {
        "_id": name,
        "$or": [
            {"holder": holder},
            {"$expr": {"$lt": ["$until", "$$NOW"]}},
        ],
    };
    let milliseconds = i64::from(seconds) * 1000;
    let update = vec![doc! {
        "$set": {"holder": holder, "until": {"$add": ["$$NOW", milliseconds]}},
    }];
    let taken = leases.update_one(free, update).upsert(true);
    match within(async { taken.await }).await {
        Ok(_) => Ok(true),
        // Somebody else has it, so that it could not be made.
        Err(error) if failure::is_duplicate(&error) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
