//! A backend for the tests of applications (feature `testing`): no server, no sockets, no waiting.
//!
//! What the caller wrote is what is compared and recorded: identifiers that the SDK puts into new
//! items, and the bounds of its walks, are left out.
//!
//! A [`MockBackend`] gets a list of calls to expect with their replies, and makes a
//! [`Backend`](crate::Backend) whose calls end there. A call that was not expected panics at once,
//! with a list of those that were; an expected call that was never made panics when the mock is
//! dropped.
//!
//! ```
//! use alignak_backend_client::model::{Host, HostState};
//! use alignak_backend_client::testing::{self, MockBackend};
//! use alignak_backend_client::{Backend, BackendException, HostPatch, host};
//! use serde_json::json;
//!
//! /// What is to be tested: writes a note on each host that is down.
//! async fn note_problems(backend: &Backend) -> Result<usize, BackendException> {
//!     let down = backend.hosts().list().filter(host::LS_STATE.eq(HostState::Down)).all().await?;
//!     for host in &down {
//!         backend.hosts().update(host, HostPatch::new().notes("call the operator")).await?;
//!     }
//!     Ok(down.len())
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! let down = testing::item::<Host>(json!({"name": "srv1", "ls_state": "DOWN"}));
//! let mock = MockBackend::new();
//! mock.expect(testing::list([&down]).filter(host::LS_STATE.eq(HostState::Down)));
//! mock.expect(testing::update(&down).with(HostPatch::new().notes("call the operator")));
//!
//! assert_eq!(note_problems(&mock.backend()).await.unwrap(), 1);
//! # }
//! ```
//!
//! Failures are answers too:
//!
//! ```
//! # use alignak_backend_client::model::Host;
//! # use alignak_backend_client::testing::{self, MockBackend};
//! # use serde_json::json;
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! let host = testing::item::<Host>(json!({"name": "srv1"}));
//! let mock = MockBackend::new();
//! mock.expect(testing::get(&host).times_out().times(1));
//! mock.expect(testing::get(&host).refuses(401, "Please provide proper credentials").times(1));
//! mock.expect(testing::get(&host));
//!
//! let hosts = mock.backend().hosts();
//! assert!(hosts.get(&host).await.unwrap_err().is_timeout());
//! assert!(hosts.get(&host).await.unwrap_err().is_unauthorized());
//! assert_eq!(hosts.get(&host).await.unwrap().name, "srv1");
//! # }
//! ```

mod expectation;
mod item;
mod mock;
mod reply;

pub use expectation::{
    Expectation, call, create, delete, delete_all, get, list, missing, replace, report, update,
};
pub use item::item;
pub use mock::{Call, MockBackend};
