//! What the clones of a backend share, and what each has of its own.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};
use tokio::sync::OnceCell;
use tokio::time::Instant;
use url::Url;

use super::configuration::Configuration;
use crate::abilities::Abilities;
use crate::address::Address;
use crate::attempt::{Attempt, AttemptHook};
use crate::budget::RetryBudget;
use crate::credentials::{Credentials, TokenCell};
use crate::deadline;
use crate::error::BackendException;
use crate::policy::RetryPolicy;
use crate::trace_parent::TraceParent;
use crate::transport::Transport;

/// A backend, reached over HTTP.
///
/// Cheap to clone; clones share the connections and the token, so that a login through one of them
/// counts for all. `Send` and `Sync`; needs a tokio runtime, and starts none.
///
/// ```no_run
/// # async fn run() -> Result<(), alignak_backend_client::BackendException> {
/// use alignak_backend_client::{Backend, Generate};
///
/// let backend = Backend::new("http://127.0.0.1:5000")?;
/// backend.login("admin", "admin", Generate::Enabled).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Backend {
    pub(super) shared: Arc<Shared>,
    pub(super) policy: Arc<Policy>,
}

/// What all clones have in common.
pub(super) struct Shared {
    pub(super) address: Address,
    pub(super) transport: Arc<dyn Transport>,
    pub(super) token: TokenCell,
    pub(super) configuration: OnceCell<Configuration>,
    pub(super) credentials: Option<Credentials>,
    pub(super) budget: RetryBudget,
    pub(super) abilities: Abilities,
}

/// How the calls of one handle are made.
#[derive(Clone)]
pub(super) struct Policy {
    pub(super) retry: RetryPolicy,
    pub(super) attempt_timeout: Duration,
    pub(super) total_timeout: Duration,
    /// The end of a call of several requests; each of them gets what is left.
    pub(super) deadline: Option<Instant>,
    pub(super) headers: HeaderMap,
    pub(super) on_attempt: AttemptHook,
    pub(super) concurrency: usize,
    pub(super) trace_parent: TraceParent,
}

impl Backend {
    /// The same backend (connections and token are shared) with another retry policy.
    ///
    /// ```no_run
    /// # async fn run() -> Result<(), alignak_backend_client::BackendException> {
    /// # use alignak_backend_client::{Backend, RetryPolicy};
    /// let backend = Backend::new("http://127.0.0.1:5000")?;
    /// let version = backend.with_retry(RetryPolicy::none()).version().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn with_retry(&self, retry: RetryPolicy) -> Self {
        self.with(|policy| policy.retry = retry)
    }

    /// The same backend with another limit for one attempt.
    pub fn with_attempt_timeout(&self, timeout: Duration) -> Self {
        self.with(|policy| policy.attempt_timeout = timeout)
    }

    /// The same backend with another limit for a whole call, its repetitions and waits included.
    pub fn with_total_timeout(&self, timeout: Duration) -> Self {
        self.with(|policy| policy.total_timeout = timeout)
    }

    /// The same backend with one more header on every request.
    pub fn with_header(&self, name: HeaderName, value: HeaderValue) -> Self {
        self.with(|policy| {
            policy.headers.insert(name, value);
        })
    }

    /// The same backend with another hook that sees each attempt: see
    /// [`on_attempt`](crate::BackendBuilder::on_attempt).
    pub fn with_on_attempt(&self, hook: impl Fn(&Attempt<'_>) + Send + Sync + 'static) -> Self {
        self.with(|policy| policy.on_attempt = AttemptHook::new(hook))
    }

    /// The same backend with another number of pages that are fetched at once: see
    /// [`concurrency`](crate::BackendBuilder::concurrency).
    pub fn with_concurrency(&self, pages: usize) -> Self {
        self.with(|policy| policy.concurrency = pages.max(1))
    }

    /// The address of the backend, ending in a slash.
    pub fn address(&self) -> &Url {
        self.shared.address.as_url()
    }

    pub(crate) fn resolve(&self, endpoint: &str) -> Result<Url, BackendException> {
        self.shared.address.resolve(endpoint, &[])
    }

    /// How many segments the path of an endpoint has; `None` when it is no endpoint.
    pub(crate) fn segments(&self, endpoint: &str) -> Option<usize> {
        self.shared.address.segments(endpoint)
    }

    /// The same backend for one call of several requests, which begins now: the total timeout
    /// counts for all of them together. A call within a call keeps the limit of the outer one.
    pub(crate) fn bounded(&self) -> Self {
        let deadline = self.deadline();
        self.with(|policy| policy.deadline = Some(deadline))
    }

    /// When a request that is made now has to be through with everything.
    pub(super) fn deadline(&self) -> Instant {
        let total = || deadline::after(self.policy.total_timeout);
        self.policy.deadline.unwrap_or_else(total)
    }

    /// Whether a wait would end before a call of several requests has to.
    pub(crate) fn can_wait(&self, wait: Duration) -> bool {
        deadline::after(wait) < self.deadline()
    }

    /// How long a call may take in all.
    pub(crate) fn patience(&self) -> Duration {
        self.policy.total_timeout
    }

    /// Whether new items of a resource get identifiers of the SDK's.
    pub(crate) fn sends_ids(&self, resource: &'static str) -> bool {
        self.shared.abilities.takes_ids(resource)
    }

    /// The backend does not let the user choose identifiers of the resource.
    pub(crate) fn stop_sending_ids(&self, resource: &'static str) {
        self.shared.abilities.takes_no_ids(resource);
    }

    /// What the backend is known not to do.
    pub(crate) fn abilities(&self) -> &Abilities {
        &self.shared.abilities
    }

    pub(crate) fn concurrency(&self) -> usize {
        self.policy.concurrency
    }

    fn with(&self, change: impl FnOnce(&mut Policy)) -> Self {
        let mut policy = Policy::clone(&self.policy);
        change(&mut policy);
        Self {
            shared: Arc::clone(&self.shared),
            policy: Arc::new(policy),
        }
    }
}

impl fmt::Debug for Backend {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Backend")
            .field("address", &self.shared.address)
            .field("authenticated", &self.shared.token.is_set())
            .field("retry", &self.policy.retry)
            .field("attempt_timeout", &self.policy.attempt_timeout)
            .field("total_timeout", &self.policy.total_timeout)
            .finish_non_exhaustive()
    }
}
