//! Running a unit of work on a store.

use std::sync::{Arc, Mutex, PoisonError};

use super::pending::Unit;
use crate::store::{Recorded, Snapshot, Store, StoreError, Work};

/// What the closure of a unit fails with: the store's error, after which the store may run the
/// unit again, or a decision of its own to change nothing.
pub trait UnitFailure: From<StoreError> + Send + 'static {
    /// The store's error, or else the decision as it was.
    ///
    /// # Errors
    /// When it is a decision of the closure.
    fn into_store_error(self) -> Result<StoreError, Self>;
}

impl UnitFailure for StoreError {
    fn into_store_error(self) -> Result<StoreError, Self> {
        Ok(self)
    }
}

/// Runs a unit and returns what its closure returned, once its changes are committed.
///
/// # Errors
/// The closure's own, or the store's. Nothing is changed then.
pub async fn run_unit<T, E, F>(store: &dyn Store, mut body: F) -> Result<T, E>
where
    T: Send + 'static,
    E: UnitFailure,
    F: FnMut(&mut Unit<'_>) -> Result<T, E> + Send + 'static,
{
    run_work(store, move |snapshot| {
        let mut unit = Unit::new(snapshot);
        let value = body(&mut unit)?;
        Ok((value, unit.into_recorded()))
    })
    .await
}

/// The same for a closure that makes its own unit of the view.
///
/// # Errors
/// The closure's own, or the store's. Nothing is changed then.
pub async fn run_work<T, E, F>(store: &dyn Store, mut body: F) -> Result<T, E>
where
    T: Send + 'static,
    E: UnitFailure,
    F: FnMut(&dyn Snapshot) -> Result<(T, Recorded), E> + Send + 'static,
{
    // The closure may run several times: the result of the last one counts.
    let result: Arc<Mutex<Option<Result<T, E>>>> = Arc::default();
    let slot = Arc::clone(&result);
    let set = move |value| *slot.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
    let work: Work = Box::new(move |snapshot| match body(snapshot) {
        Ok((value, recorded)) => {
            set(Ok(value));
            Ok(Some(recorded))
        }
        Err(failure) => match failure.into_store_error() {
            Ok(error) => Err(error),
            Err(decision) => {
                set(Err(decision));
                Ok(None)
            }
        },
    });
    store.run(work).await?;
    let mut result = result.lock().unwrap_or_else(PoisonError::into_inner);
    result
        .take()
        .unwrap_or_else(|| Err(StoreError::Failed("the unit was not run".to_owned()).into()))
}
