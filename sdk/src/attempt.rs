//! What a hook learns of each attempt.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;

use crate::error::ErrorKind;

/// One attempt of a call that just ended, as the hook of
/// [`on_attempt`](crate::BackendBuilder::on_attempt) sees it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Attempt<'a> {
    /// Method and path of the call, such as `GET /host`, without its query.
    pub operation: &'a str,
    /// Which attempt it was; the first one is 1.
    pub number: u32,
    /// The status of the reply, or what kept it from coming.
    pub outcome: Result<StatusCode, ErrorKind>,
    /// How long the attempt took.
    pub duration: Duration,
    /// The wait before the next attempt; `None` when there is none.
    pub retry_in: Option<Duration>,
}

type Hook = dyn Fn(&Attempt<'_>) + Send + Sync;

/// The hook, or none.
#[derive(Clone, Default)]
pub(crate) struct AttemptHook(Option<Arc<Hook>>);

impl AttemptHook {
    pub(crate) fn new(hook: impl Fn(&Attempt<'_>) + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(hook)))
    }

    pub(crate) fn call(&self, attempt: &Attempt<'_>) {
        if let Some(hook) = &self.0 {
            hook(attempt);
        }
    }
}

impl fmt::Debug for AttemptHook {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.0.is_some() { "(set)" } else { "(none)" })
    }
}
