//! What is slow on purpose: hashing passwords. As many at a time as there are processors, because
//! each takes tens of milliseconds and tens of megabytes; the others wait.

use std::sync::LazyLock;

use tokio::sync::Semaphore;

use crate::store::StoreError;

static PROCESSORS: LazyLock<Semaphore> = LazyLock::new(|| {
    Semaphore::new(std::thread::available_parallelism().map_or(1, std::num::NonZero::get))
});

/// Does something slow on a thread where that holds up nobody.
pub(super) async fn slowly<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, StoreError> {
    let failed = |error: &dyn std::error::Error| StoreError::Failed(error.to_string());
    let _turn = PROCESSORS.acquire().await.map_err(|error| failed(&error))?;
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| failed(&error))
}
