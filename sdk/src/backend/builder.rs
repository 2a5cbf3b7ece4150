//! How a [`Backend`] is made.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::header::{ACCEPT, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue};
use tokio::sync::OnceCell;

use super::handle::{Backend, Policy, Shared};
use crate::abilities::Abilities;
use crate::address::{Address, without_secrets};
use crate::attempt::{Attempt, AttemptHook};
use crate::budget::RetryBudget;
use crate::credentials::{Credentials, TokenCell};
use crate::error::BackendException;
use crate::policy::RetryPolicy;
use crate::trace_parent::TraceParent;
use crate::transport::{HttpTransport, Transport};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(30);
const TOTAL_TIMEOUT: Duration = Duration::from_secs(60);

/// Repetitions that a backend and its clones have in reserve.
const RETRY_RESERVE: u32 = 100;

/// Bytes that one reply may have.
const BODY_LIMIT: usize = 256 * 1024 * 1024;

/// Makes a [`Backend`]. Problems are reported by [`build`](Self::build).
///
/// ```
/// use std::time::Duration;
///
/// use alignak_backend_client::{Backend, RetryPolicy};
///
/// # fn main() -> Result<(), alignak_backend_client::BackendException> {
/// let backend = Backend::builder("https://srv.example/backend")
///     .token("1442583814636-bed32565-2ff7-4023-87fb-34a3ac93d34c")
///     .total_timeout(Duration::from_secs(20))
///     .retry(RetryPolicy::new().max_attempts(3))
///     .user_agent("my-dashboard/1.0")
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[must_use = "a builder does nothing until it is built"]
pub struct BackendBuilder {
    address: String,
    token: Option<String>,
    connect_timeout: Duration,
    attempt_timeout: Duration,
    total_timeout: Duration,
    retry: RetryPolicy,
    headers: HeaderMap,
    on_attempt: AttemptHook,
    concurrency: usize,
    trace_parent: TraceParent,
    credentials: Option<(String, String)>,
    retry_reserve: u32,
    proxies: Vec<String>,
    #[cfg(any(feature = "rustls", feature = "rustls-ring", feature = "native-tls"))]
    certificates: Vec<reqwest::Certificate>,
    pool_max_idle: Option<usize>,
    pool_idle_timeout: Option<Duration>,
    body_limit: usize,
    client: Option<reqwest::Client>,
    transport: Option<Arc<dyn Transport>>,
    problem: Option<String>,
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
}

impl BackendBuilder {
    pub(super) fn new(address: &str) -> Self {
        let agent = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
        Self {
            address: address.to_owned(),
            token: None,
            connect_timeout: CONNECT_TIMEOUT,
            attempt_timeout: ATTEMPT_TIMEOUT,
            total_timeout: TOTAL_TIMEOUT,
            retry: RetryPolicy::default(),
            headers: HeaderMap::from_iter([
                (ACCEPT, HeaderValue::from_static("application/json")),
                (USER_AGENT, HeaderValue::from_static(agent)),
            ]),
            on_attempt: AttemptHook::default(),
            concurrency: 1,
            trace_parent: TraceParent::default(),
            credentials: None,
            retry_reserve: RETRY_RESERVE,
            proxies: Vec::new(),
            #[cfg(any(feature = "rustls", feature = "rustls-ring", feature = "native-tls"))]
            certificates: Vec::new(),
            pool_max_idle: None,
            pool_idle_timeout: None,
            body_limit: BODY_LIMIT,
            client: None,
            transport: None,
            problem: None,
        }
    }

    /// The token to begin with, from an earlier login.
    pub fn token(mut self, token: impl Into<String>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// How long making a connection may take; 5 s by default. Not used with a client or a
    /// transport of the caller's own.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// How long one attempt may take, from connecting to the last byte; 30 s by default.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = timeout;
        self
    }

    /// How long a call may take with all its requests, attempts and waits; 60 s by default. A
    /// change with inception or a report, for instance, is one call of several requests; reading
    /// a whole collection is one call per page.
    pub fn total_timeout(mut self, timeout: Duration) -> Self {
        self.total_timeout = timeout;
        self
    }

    /// When requests are repeated; [`RetryPolicy::default`] by default.
    pub fn retry(mut self, retry: RetryPolicy) -> Self {
        self.retry = retry;
        self
    }

    /// How many repetitions this backend and its clones may make at most without calls that
    /// succeed at once: a budget against storms when the backend is in trouble. It starts full,
    /// and every five calls earn one repetition. 100 by default.
    pub fn retry_budget(mut self, repetitions: u32) -> Self {
        self.retry_reserve = repetitions;
        self
    }

    /// Logs in by itself, with this user and password, when the backend answers 401: because there
    /// is no token yet, or because the token has stopped working. The call is then repeated once;
    /// when the login is refused, or brings the same token, its 401 is the answer. Many calls at
    /// once share one login. After a refused login, a [`logout`](Backend::logout) or
    /// `set_token(None)` no other is tried until the application itself sets a token.
    ///
    /// ```no_run
    /// # async fn run() -> Result<(), alignak_backend_client::BackendException> {
    /// # use alignak_backend_client::Backend;
    /// let backend = Backend::builder("https://srv.example")
    ///     .credentials("admin", "admin")
    ///     .build()?;
    /// let hosts = backend.hosts().list().count().await?; // no `login` needed
    /// # Ok(())
    /// # }
    /// ```
    pub fn credentials(mut self, username: impl Into<String>, password: impl Into<String>) -> Self {
        self.credentials = Some((username.into(), password.into()));
        self
    }

    /// Sees the end of each attempt of each call: for counters and logs. It should be quick.
    ///
    /// ```
    /// # fn main() -> Result<(), alignak_backend_client::BackendException> {
    /// # use alignak_backend_client::Backend;
    /// let backend = Backend::builder("http://127.0.0.1:5000")
    ///     .on_attempt(|attempt| {
    ///         if let Some(wait) = attempt.retry_in {
    ///             eprintln!("{}: {:?}, again in {wait:?}", attempt.operation, attempt.outcome);
    ///         }
    ///     })
    ///     .build()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn on_attempt(mut self, hook: impl Fn(&Attempt<'_>) + Send + Sync + 'static) -> Self {
        self.on_attempt = AttemptHook::new(hook);
        self
    }

    /// Names the trace that a call belongs to, for its header `traceparent` (W3C Trace Context); no
    /// header where it is `None`, or no header value. It is asked once for each call, within the
    /// call's span `backend_call`: with `tracing-opentelemetry`, the context of the current span is
    /// that of the call.
    ///
    /// ```
    /// # fn main() -> Result<(), alignak_backend_client::BackendException> {
    /// # use alignak_backend_client::Backend;
    /// /// The trace at work, as the program knows it.
    /// fn current_trace() -> Option<String> {
    ///     Some("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01".to_owned())
    /// }
    ///
    /// let backend = Backend::builder("http://127.0.0.1:5000")
    ///     .trace_parent(current_trace)
    ///     .build()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn trace_parent(
        mut self,
        hook: impl Fn() -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        self.trace_parent = TraceParent::new(hook);
        self
    }

    /// How many pages of one collection are fetched at once by [`get_all`](Backend::get_all) and
    /// by the streams, 1 by default. It was the number of processes in the original client.
    pub fn concurrency(mut self, pages: usize) -> Self {
        self.concurrency = pages.max(1);
        self
    }

    /// The name of the application.
    pub fn user_agent(self, agent: &str) -> Self {
        self.header(USER_AGENT.as_str(), agent)
    }

    /// A header of every request.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        match (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            (Ok(name), Ok(value)) => {
                self.headers.insert(name, value);
            }
            _ => {
                self.problem
                    .get_or_insert(format!("`{name}` is not a header that can be sent"));
            }
        }
        self
    }

    /// A proxy for all requests, such as `http://proxy:3128`. Without one, the usual variables of
    /// the environment (`HTTPS_PROXY`, `NO_PROXY`…) count. Not used with a client or a transport
    /// of the caller's own.
    pub fn proxy(mut self, address: impl Into<String>) -> Self {
        self.proxies.push(address.into());
        self
    }

    /// Certificates of authorities, in PEM format, that are trusted besides those of the platform.
    /// Not used with a client or a transport of the caller's own.
    #[cfg(any(feature = "rustls", feature = "rustls-ring", feature = "native-tls"))]
    pub fn root_certificates(mut self, pem: &[u8]) -> Self {
        match reqwest::Certificate::from_pem_bundle(pem) {
            Ok(certificates) if !certificates.is_empty() => self.certificates.extend(certificates),
            _ => {
                self.problem
                    .get_or_insert("these are no certificates in PEM format".to_owned());
            }
        }
        self
    }

    /// How many unused connections are kept; all by default. Not used with a client or a transport
    /// of the caller's own.
    pub fn pool_max_idle(mut self, connections: usize) -> Self {
        self.pool_max_idle = Some(connections);
        self
    }

    /// How long an unused connection is kept; 90 s by default. Not used with a client or a
    /// transport of the caller's own.
    pub fn pool_idle_timeout(mut self, timeout: Duration) -> Self {
        self.pool_idle_timeout = Some(timeout);
        self
    }

    /// How many bytes one reply may have; 256 MiB by default. A longer one is an error.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// A ready client, for certificates or connection pools of the caller's own. It should follow
    /// no redirects: those to the same host are followed above it.
    pub fn client(mut self, client: reqwest::Client) -> Self {
        self.client = Some(client);
        self
    }

    /// Something that carries requests in place of reqwest: for tests and special needs.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Makes the backend. Nothing is sent.
    ///
    /// # Errors
    /// The address, a header or a proxy is not one, or the TLS library cannot be set up.
    pub fn build(mut self) -> Result<Backend, BackendException> {
        if let Some(problem) = self.problem.take() {
            return Err(BackendException::invalid(problem));
        }
        let address = Address::parse(&self.address)?;
        let transport = match self.transport.take() {
            Some(transport) => transport,
            None => Arc::new(HttpTransport::new(self.http_client()?, self.body_limit)),
        };
        let token = TokenCell::default();
        if let Some(text) = self.token.filter(|text| !text.is_empty()) {
            token.set(Some(&text), None);
        }
        Ok(Backend {
            shared: Arc::new(Shared {
                address,
                transport,
                token,
                configuration: OnceCell::new(),
                credentials: self
                    .credentials
                    .map(|(username, password)| Credentials::new(username, password)),
                budget: RetryBudget::new(self.retry_reserve),
                abilities: Abilities::default(),
            }),
            policy: Arc::new(Policy {
                retry: self.retry,
                attempt_timeout: self.attempt_timeout,
                total_timeout: self.total_timeout,
                deadline: None,
                headers: self.headers,
                on_attempt: self.on_attempt,
                concurrency: self.concurrency,
                trace_parent: self.trace_parent,
            }),
        })
    }

    /// The caller's own client, or one as the settings say.
    fn http_client(&mut self) -> Result<reqwest::Client, BackendException> {
        if let Some(client) = self.client.take() {
            return Ok(client);
        }
        // With both, the one of `rustls` is the default of the client.
        #[cfg(all(feature = "rustls-ring", not(feature = "rustls")))]
        if rustls::crypto::CryptoProvider::get_default().is_none() {
            // Another thread may have been faster, which is as good.
            let _ = rustls::crypto::ring::default_provider().install_default();
        }
        let mut builder = reqwest::Client::builder()
            .connect_timeout(self.connect_timeout)
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .tcp_nodelay(true);
        for proxy in &self.proxies {
            // The address of a proxy may hold its password.
            builder = builder.proxy(reqwest::Proxy::all(proxy).map_err(|source| {
                BackendException::invalid("the address of the proxy is not one")
                    .with_source(source.without_url())
            })?);
        }
        if let Some(connections) = self.pool_max_idle {
            builder = builder.pool_max_idle_per_host(connections);
        }
        if let Some(timeout) = self.pool_idle_timeout {
            builder = builder.pool_idle_timeout(timeout);
        }
        #[cfg(any(feature = "rustls", feature = "rustls-ring", feature = "native-tls"))]
        if !self.certificates.is_empty() {
            builder = builder.tls_certs_merge(std::mem::take(&mut self.certificates));
        }
        builder.build().map_err(|source| {
            BackendException::invalid("the HTTP client cannot be set up").with_source(source)
        })
    }
}

impl fmt::Debug for BackendBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("BackendBuilder")
            .field("address", &without_secrets(&self.address))
            .field("connect_timeout", &self.connect_timeout)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("total_timeout", &self.total_timeout)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }
}
