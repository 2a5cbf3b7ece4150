//! How a reporter is made.

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::event::ReporterEvent;
use super::handle::Reporter;
use super::settings::{Settings, SyncPolicy, WhenFull};
use super::spool::Spool;
use crate::backend::Backend;

/// Results that wait at most.
const CAPACITY: u64 = 100_000;

/// Results of one request.
const BATCH: usize = 200;

/// How long a result waits for others.
const LINGER: Duration = Duration::from_millis(200);

/// Bytes of the spool.
const SPOOL_LIMIT: u64 = 1024 * 1024 * 1024;

/// The longest wait after a failed request.
const MAX_DELAY: Duration = Duration::from_secs(30);

/// Makes a [`Reporter`]. Made by [`Backend::reporter`].
#[must_use = "a reporter works when it is started"]
pub struct ReporterBuilder {
    backend: Backend,
    spool: Option<PathBuf>,
    settings: Settings,
}

impl Backend {
    /// A queue in front of the backend, from which check results are sent in batches and again
    /// until the backend has them: see [`reporter`](crate::reporter) for what is promised.
    ///
    /// ```no_run
    /// # async fn run(backend: alignak_backend_client::Backend) -> Result<(), Box<dyn std::error::Error>> {
    /// use std::time::Duration;
    ///
    /// use alignak_backend_client::CheckResult;
    ///
    /// let reporter = backend.reporter().spool("/var/spool/my-agent").start().await?;
    /// reporter.report(CheckResult::ok("srv1").service("http").output("200 in 12 ms")).await?;
    ///
    /// let left = reporter.close(Duration::from_secs(10)).await;
    /// println!("{} results wait for the next run", left.queued);
    /// # Ok(())
    /// # }
    /// ```
    pub fn reporter(&self) -> ReporterBuilder {
        ReporterBuilder {
            backend: self.clone(),
            spool: None,
            settings: Settings {
                capacity: CAPACITY,
                when_full: WhenFull::default(),
                batch: BATCH,
                linger: LINGER,
                spool_limit: SPOOL_LIMIT,
                sync: SyncPolicy::default(),
                max_delay: MAX_DELAY,
                hook: None,
            },
        }
    }
}

impl ReporterBuilder {
    /// Keeps what waits in this folder, which is made if need be. What an earlier run has left there
    /// is sent first. One reporter uses it at a time. Without it, what waits is in memory.
    pub fn spool(mut self, folder: impl Into<PathBuf>) -> Self {
        self.spool = Some(folder.into());
        self
    }

    /// How many results wait at most; 100,000 by default.
    pub fn capacity(mut self, results: u64) -> Self {
        self.settings.capacity = results.max(1);
        self
    }

    /// How many bytes the spool has on the disk at most, by up to 4 MiB; 1 GiB by default.
    pub fn spool_limit(mut self, bytes: u64) -> Self {
        self.settings.spool_limit = bytes;
        self
    }

    /// What happens when as many results as allowed wait already; accepting waits by default.
    pub fn when_full(mut self, policy: WhenFull) -> Self {
        self.settings.when_full = policy;
        self
    }

    /// How many results one request has at most, up to 500; 200 by default.
    pub fn batch(mut self, results: usize) -> Self {
        self.settings.batch = results.clamp(1, crate::monitoring::MAX_BULK);
        self
    }

    /// How long a result waits for others to share its request; 200 ms by default.
    pub fn linger(mut self, wait: Duration) -> Self {
        self.settings.linger = wait;
        self
    }

    /// When the spool is synced to the disk; before a result counts as accepted by default.
    pub fn sync(mut self, policy: SyncPolicy) -> Self {
        self.settings.sync = policy;
        self
    }

    /// The longest wait after a failed request, to which waits grow by doubling; 30 s by default.
    pub fn max_delay(mut self, delay: Duration) -> Self {
        self.settings.max_delay = delay;
        self
    }

    /// Sees what happens: for logs and counters. It should be quick.
    pub fn on_event(mut self, hook: impl Fn(&ReporterEvent<'_>) + Send + Sync + 'static) -> Self {
        self.settings.hook = Some(Arc::new(hook));
        self
    }

    /// Opens the spool, and starts to send. Needs a tokio runtime, on which its tasks run.
    ///
    /// # Errors
    /// The folder of the spool cannot be made, read or written, or another reporter uses it
    /// (`ErrorKind::WouldBlock`).
    pub async fn start(self) -> io::Result<Reporter> {
        let Self {
            backend,
            spool,
            settings,
        } = self;
        let spool = match spool {
            None => None,
            Some(folder) => {
                let sync = settings.sync;
                let open = move || Spool::open(&folder, sync);
                Some(
                    tokio::task::spawn_blocking(open)
                        .await
                        .map_err(io::Error::other)??,
                )
            }
        };
        Ok(Reporter::start(backend, settings, spool))
    }
}

impl fmt::Debug for ReporterBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ReporterBuilder")
            .field("backend", &self.backend)
            .field("spool", &self.spool)
            .field("capacity", &self.settings.capacity)
            .field("when_full", &self.settings.when_full)
            .field("batch", &self.settings.batch)
            .field("linger", &self.settings.linger)
            .field("sync", &self.settings.sync)
            .finish_non_exhaustive()
    }
}
