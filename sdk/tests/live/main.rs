//! The client against a real server.
//!
//! Without more, the server is ours, started for the tests. `ALIGNAK_TEST_URL` names another one
//! that runs and has been freshly installed (administrator `admin`, password `admin`): then all
//! tests share it, so each of them uses names of its own and reads only what it made.
//! `ALIGNAK_TEST_ORIGINAL=1` says that it is the original backend in Python.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod bulk;
mod examples;
mod follow;
mod guide;
mod plan;
mod races;
mod reporter;
mod session;
mod work;

use std::env::var;
use std::sync::{Arc, LazyLock};
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use alignak_backend_client::{Backend, Generate};
use alignak_testkit::{Server, Shared};

static SHARED: Shared = Shared::new();

/// A server that runs at least as long as this value lives.
struct Live {
    address: String,
    server: Option<Arc<Server>>,
}

/// The server that the tests share.
fn live() -> Live {
    if let Ok(address) = var("ALIGNAK_TEST_URL") {
        return Live {
            address,
            server: None,
        };
    }
    Live::of(|| SHARED.get())
}

impl Live {
    /// A server of ours.
    fn of(start: impl FnOnce() -> Arc<Server> + Send) -> Self {
        aside(|| {
            let server = start();
            Self {
                address: server.api().base().to_owned(),
                server: Some(server),
            }
        })
    }

    /// A backend of which the administrator is logged in.
    async fn admin(&self) -> Backend {
        self.user("admin", "admin").await
    }

    async fn user(&self, name: &str, password: &str) -> Backend {
        let backend = Backend::new(&self.address).unwrap();
        let known = backend.login(name, password, Generate::Enabled).await;
        assert!(known.unwrap());
        backend
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        let server = self.server.take();
        aside(|| drop(server));
    }
}

/// Works on another thread: the handle of a server has a client that blocks, which asynchronous
/// code can neither make nor drop.
fn aside<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    thread::scope(|scope| scope.spawn(work).join().unwrap())
}

/// Whether the tests run against our server, so that what only ours does can be asked of it. When
/// they do not, what is left out is printed.
fn only_ours(behaviour: &str) -> bool {
    let original = var("ALIGNAK_TEST_ORIGINAL").is_ok_and(|value| value == "1");
    if original {
        eprintln!("NOT APPLICABLE to the original backend: {behaviour}");
    }
    !original
}

/// A name that no other test, and no earlier run, has given to anything.
fn unique(name: &str) -> String {
    static RUN: LazyLock<u128> = LazyLock::new(|| {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        now.unwrap().as_micros()
    });
    format!("{name}-{:x}", *RUN)
}
