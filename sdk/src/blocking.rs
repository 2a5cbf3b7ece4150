//! The same backend for programs without asynchronous code (feature `blocking`).
//!
//! A [`Backend`] here is the asynchronous one with a small runtime of its own: everything the
//! asynchronous one offers is called on it as it is, and [`wait`](Backend::wait) waits for the
//! outcome. There is no second set of methods to learn.
//!
//! The runtime has one thread, on which requests that are under way go on while the program does
//! something else: the next page of a stream comes while its reader is busy.
//!
//! ```no_run
//! use alignak_backend_client::{Generate, blocking, host, model::HostState};
//!
//! # fn main() -> Result<(), alignak_backend_client::BackendException> {
//! let backend = blocking::Backend::new("http://127.0.0.1:5000")?;
//! backend.wait(backend.login("admin", "admin", Generate::Enabled))?;
//!
//! let down = backend.hosts().list().filter(host::LS_STATE.eq(HostState::Down));
//! for host in backend.iter(down.items()) {
//!     println!("{} is down", host?.name);
//! }
//! # Ok(())
//! # }
//! ```

use std::fmt;
use std::future::IntoFuture;
use std::ops::Deref;

use serde::de::DeserializeOwned;
use tokio::runtime::{Builder, Handle, Runtime};

use crate::error::BackendException;
use crate::typed::Items;

/// A backend whose calls are waited for. It derefs to the asynchronous
/// [`Backend`](crate::Backend).
///
/// Dropping it ends what is under way without waiting, and may happen in asynchronous code too.
pub struct Backend {
    inner: crate::backend::Backend,
    handle: Handle,
    /// There until the drop.
    runtime: Option<Runtime>,
}

impl Backend {
    /// A backend at an address such as `http://127.0.0.1:5000`, with the default policies. Nothing
    /// is sent.
    ///
    /// # Errors
    /// As [`crate::Backend::new`]; or no runtime can be made.
    pub fn new(address: &str) -> Result<Self, BackendException> {
        Self::from_backend(crate::backend::Backend::new(address)?)
    }

    /// A backend with policies of the caller's own.
    ///
    /// # Errors
    /// No runtime can be made.
    pub fn from_backend(backend: crate::backend::Backend) -> Result<Self, BackendException> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("alignak-backend-client")
            .enable_all()
            .build();
        let runtime = runtime.map_err(|source| {
            BackendException::invalid("the runtime cannot be made").with_source(source)
        })?;
        Ok(Self {
            inner: backend,
            handle: runtime.handle().clone(),
            runtime: Some(runtime),
        })
    }

    /// Waits for the outcome of a call.
    ///
    /// ```no_run
    /// # fn run(backend: alignak_backend_client::blocking::Backend) -> Result<(), alignak_backend_client::BackendException> {
    /// let count = backend.wait(backend.hosts().list().count())?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Panics
    /// It is called from asynchronous code, which must not be blocked.
    pub fn wait<C: IntoFuture>(&self, call: C) -> C::Output {
        let call = call.into_future();
        self.handle.block_on(call)
    }

    /// The items of a stream, one after the other.
    ///
    /// # Panics
    /// It is read from asynchronous code, which must not be blocked.
    pub fn iter<T: DeserializeOwned>(
        &self,
        mut items: Items<T>,
    ) -> impl Iterator<Item = Result<T, BackendException>> {
        std::iter::from_fn(move || self.wait(items.next()))
    }
}

impl Drop for Backend {
    fn drop(&mut self) {
        // A runtime that is simply dropped waits for its thread, which panics in asynchronous code.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Deref for Backend {
    type Target = crate::backend::Backend;

    fn deref(&self) -> &crate::backend::Backend {
        &self.inner
    }
}

impl fmt::Debug for Backend {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(formatter)
    }
}
