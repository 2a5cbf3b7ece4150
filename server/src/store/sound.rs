//! Lists that go on where an item is damaged.

use super::port::{Listing, Query, Store, StoreError};
use crate::filter::{Filter, Operand};

/// How many damaged items a list leaves out.
const MAX_DAMAGED: usize = 100;

/// What the query asks for but the damaged items, which are named in the log with what comes of it.
///
/// # Errors
/// When the store fails, or more than [`MAX_DAMAGED`] of the items are damaged.
pub async fn list_sound(
    store: &dyn Store,
    mut query: Query,
    consequence: &str,
) -> Result<Listing, StoreError> {
    for _ in 0..MAX_DAMAGED {
        match store.list(query.clone()).await {
            Err(error) => {
                let id = damaged_id(error, consequence)?;
                // First, so that its text is not looked at again.
                query.filter = Filter::ne("_id", Operand::id(id)).and(query.filter);
            }
            listing => return listing,
        }
    }
    let name = &query.resource.name;
    let reason = format!("more than {MAX_DAMAGED} items of the resource {name} are damaged");
    Err(StoreError::Failed(reason))
}

/// The id of the damaged item that an error is about, after it was named in the log with what comes
/// of it.
///
/// # Errors
/// The error, when it is about something else.
pub fn damaged_id(error: StoreError, consequence: &str) -> Result<String, StoreError> {
    let StoreError::Damaged { id, .. } = &error else {
        return Err(error);
    };
    let id = id.clone();
    tracing::error!(%error, "{consequence}");
    Ok(id)
}
