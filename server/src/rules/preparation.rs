//! What a store must hold before requests are answered.

use super::refusal::Refusal;
use super::registry::run_unit;
use super::{default_objects, synthesis};
use crate::store::Store;

/// Makes the default objects of a store that are missing, and counts its sums unless they are known
/// to be right: what a server does when it starts.
///
/// # Errors
/// When the store fails.
pub async fn prepare(store: &dyn Store, password_hash: String) -> Result<(), Refusal> {
    run_unit(store, move |tx| default_objects::ensure(tx, &password_hash)).await?;
    if !store.is_counted().await? {
        run_unit(store, |tx| synthesis::recount_all(tx)).await?;
        store.set_counted(true).await?;
    }
    Ok(())
}
