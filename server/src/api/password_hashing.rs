//! Hashing passwords, slow on purpose: as many at a time as there are processors, because each
//! takes tens of milliseconds and tens of megabytes; the others wait.

use std::sync::LazyLock;

use tokio::sync::Semaphore;

use crate::contract::Resource;
use crate::item::{self, Item};
use crate::rules::{Refusal, passwords};
use crate::store::StoreError;

static PROCESSORS: LazyLock<Semaphore> = LazyLock::new(|| {
    Semaphore::new(std::thread::available_parallelism().map_or(1, std::num::NonZero::get))
});

/// Runs the work when its turn comes, on a thread that serves no requests.
pub(super) async fn in_turn<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, StoreError> {
    let failed = |error: &dyn std::error::Error| StoreError::Failed(error.to_string());
    let _turn = PROCESSORS.acquire().await.map_err(|error| failed(&error))?;
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| failed(&error))
}

/// The items with their passwords replaced by hashes, where they are users that have some.
pub(super) async fn hashed<T>(resource: &Resource, mut items: T) -> Result<T, Refusal>
where
    T: AsMut<[Item]> + Send + 'static,
{
    let has_password = |item: &Item| !item::text(item, "password").is_empty();
    if resource.name != "user" || !items.as_mut().iter().any(has_password) {
        return Ok(items);
    }
    let hash_all = move || {
        let mut each = items.as_mut().iter_mut();
        each.try_for_each(passwords::hash_password)?;
        Ok(items)
    };
    in_turn(hash_all).await?
}
