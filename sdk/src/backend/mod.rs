//! The handle on a backend: what its clones share, and what each has of its own.

mod builder;
mod change;
mod read_all;
mod renewal;
mod send;
mod session;
mod token;
mod untyped;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue, Method};
use tokio::sync::OnceCell;
use tokio::time::Instant;

pub use builder::BackendBuilder;
pub use change::{Change, Removal};
pub use read_all::Everything;
pub use session::{Configuration, Generate};

use crate::address::Address;
use crate::attempt::{Attempt, AttemptHook};
use crate::error::BackendException;
use crate::policy::RetryPolicy;
use crate::transport::Transport;
use crate::typed::{Collection, Operation};
use renewal::Renewal;
pub(crate) use send::REQUEST_ID;
use send::later;
use token::TokenCell;

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
    shared: Arc<Shared>,
    policy: Arc<Policy>,
}

/// What all clones have in common.
struct Shared {
    address: Address,
    transport: Arc<dyn Transport>,
    token: TokenCell,
    configuration: OnceCell<Configuration>,
    renewal: Option<Renewal>,
}

/// How the calls of one handle are made.
#[derive(Clone)]
struct Policy {
    retry: RetryPolicy,
    attempt_timeout: Duration,
    total_timeout: Duration,
    /// The end of a call of several requests; each of them gets what is left.
    deadline: Option<Instant>,
    headers: HeaderMap,
    on_attempt: AttemptHook,
    concurrency: usize,
}

impl Backend {
    /// A backend at an address such as `http://127.0.0.1:5000` or `https://srv/backend`, with the
    /// default policies. Nothing is sent.
    ///
    /// # Errors
    /// The address is not one of `http` or `https`, or the TLS library cannot be set up.
    pub fn new(address: &str) -> Result<Self, BackendException> {
        Self::builder(address).build()
    }

    /// A backend with policies of the caller's own.
    pub fn builder(address: &str) -> BackendBuilder {
        BackendBuilder::new(address)
    }

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
    /// [`on_attempt`](BackendBuilder::on_attempt).
    pub fn with_on_attempt(&self, hook: impl Fn(&Attempt<'_>) + Send + Sync + 'static) -> Self {
        self.with(|policy| policy.on_attempt = AttemptHook::new(hook))
    }

    /// The same backend with another number of pages that are fetched at once: see
    /// [`concurrency`](BackendBuilder::concurrency).
    pub fn with_concurrency(&self, pages: usize) -> Self {
        self.with(|policy| policy.concurrency = pages.max(1))
    }

    /// One operation of the published document: its identifier, method and path template. The
    /// generated operations are made of this.
    pub fn operation(&self, id: &'static str, method: Method, path: &'static str) -> Operation {
        Operation::new(self.clone(), id, method, path)
    }

    /// The items of a resource, by their type: for code that works on any resource. For a known
    /// one there is a method of its own, such as `hosts()`.
    pub fn collection<R: crate::model::Resource>(&self) -> Collection<R> {
        Collection::new(self.clone())
    }

    /// The same backend for one call of several requests, which begins now: the total timeout
    /// counts for all of them together. A call within a call keeps the limit of the outer one.
    pub(crate) fn bounded(&self) -> Self {
        let deadline = self.deadline();
        self.with(|policy| policy.deadline = Some(deadline))
    }

    /// When a request that is made now has to be through with everything.
    fn deadline(&self) -> Instant {
        let total = || later(self.policy.total_timeout);
        self.policy.deadline.unwrap_or_else(total)
    }

    /// Whether a wait would end before a call of several requests has to.
    pub(crate) fn can_wait(&self, wait: Duration) -> bool {
        later(wait) < self.deadline()
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
            .field("authenticated", &self.is_authenticated())
            .field("retry", &self.policy.retry)
            .field("attempt_timeout", &self.policy.attempt_timeout)
            .field("total_timeout", &self.policy.total_timeout)
            .finish_non_exhaustive()
    }
}
