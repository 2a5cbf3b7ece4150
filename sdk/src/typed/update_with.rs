//! The optimistic loop: read, decide, write, and begin again when another client was faster.

use std::time::Duration;

use tokio::time::sleep;

use super::content::{Content, ForPatch};
use super::item::Item;
use super::operation::Operation;
use super::target::IntoTarget;
use super::write::Update;
use super::written::Changed;
use crate::error::BackendException;
use crate::model::Resource;
use crate::request::Idempotency;

/// Races that one call may lose: enough for many writers of one item on a busy machine.
const MAX_RACES: u32 = 30;

/// The longest wait after a lost race is two to this power, in milliseconds.
const MAX_WAIT_EXPONENT: u32 = 9;

/// Changes the item that `read` reads by what it is now. `write` still needs its path parameter.
pub(super) async fn update_with<R: Resource>(
    read: Operation,
    write: Operation,
    mut change: impl FnMut(&Item<R>) -> Content<R, ForPatch> + Send,
) -> Result<Changed<R>, BackendException> {
    // Repeated after a lost reply, a write that was made meets 412 by its own doing, and would be
    // made twice: that its reply is lost must be seen here.
    let backend = read.backend().bounded();
    let write = write.by(backend.clone()).idempotency(Idempotency::Once);
    let read = read.by(backend.clone());
    let mut lost = 0;
    let mut refused: Option<(BackendException, String)> = None;
    loop {
        let item: Item<R> = read.clone().send_json().await?;
        let etag = item.etag.clone();
        match refused {
            // The etag was right: a rule of the backend protects the item, and would again.
            Some((failure, sent)) if sent == etag => return Err(failure),
            _ => {}
        }
        let update = Update::new(write.clone(), (&item).into_target(), change(&item));
        match update.await {
            Err(failure) if failure.is_precondition_failed() && lost + 1 < MAX_RACES => {
                lost += 1;
                // Many writers that lost together should not come back together.
                let longest = 1_u64 << lost.min(MAX_WAIT_EXPONENT);
                let wait = Duration::from_millis(fastrand::u64(0..=longest));
                if !backend.can_wait(wait) {
                    return Err(failure);
                }
                sleep(wait).await;
                refused = Some((failure, etag));
            }
            outcome => return outcome,
        }
    }
}
