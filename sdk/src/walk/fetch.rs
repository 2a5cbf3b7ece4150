//! Work that goes on while the reader does something else, and ends when it is dropped.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::task::JoinHandle;
use tracing::Instrument;

use crate::error::{BackendException, ErrorKind};

/// A request that is under way, on the runtime of the caller. Dropping it ends it.
pub(super) struct Fetch<T>(JoinHandle<Result<T, BackendException>>);

impl<T: Send + 'static> Fetch<T> {
    pub(super) fn start(
        work: impl Future<Output = Result<T, BackendException>> + Send + 'static,
    ) -> Self {
        Self(tokio::spawn(work.in_current_span()))
    }

    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Result<T, BackendException>> {
        Poll::Ready(match ready!(Pin::new(&mut self.0).poll(context)) {
            Ok(outcome) => outcome,
            Err(failure) if failure.is_panic() => {
                std::panic::resume_unwind(failure.into_panic());
            }
            Err(failure) => {
                let message = "the runtime ended before the reply was complete";
                Err(BackendException::new(ErrorKind::Interrupted, message).with_source(failure))
            }
        })
    }
}

impl<T> Drop for Fetch<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}
