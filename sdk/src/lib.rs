//! Talk to an Alignak backend: the REST server that keeps the configuration, the live state and the
//! history of a monitoring framework of the Nagios family.
//!
//! The crate works against the backend in Rust and against the original one in Python. It is
//! asynchronous (on tokio, of which it starts no runtime), prints nothing, and repeats by itself
//! what may be repeated.
//!
//! # In five minutes
//!
//! A [`Backend`] is made once and cloned freely. Every resource has a method that leads to
//! its items ([`hosts`](Backend::hosts), [`services`](Backend::services)…), and a module with its
//! fields ([`host`], [`service`]…):
//!
//! ```no_run
//! use alignak_backend_client::model::HostState;
//! use alignak_backend_client::{Backend, HostPatch, host};
//!
//! # async fn run() -> Result<(), alignak_backend_client::BackendException> {
//! let backend = Backend::builder("http://127.0.0.1:5000")
//!     .credentials("admin", "admin")
//!     .build()?;
//!
//! // One page, in an order of our own.
//! let page = backend.hosts().list().sort(host::NAME.ascending()).max_results(20).page().await?;
//! if let Some(total) = page.meta.total {
//!     println!("{} of {total} hosts", page.items.len());
//! }
//!
//! // All hosts with a problem, however many, with their commands in place.
//! let mut problems = backend
//!     .hosts()
//!     .list()
//!     .filter(host::LS_STATE.ne(HostState::Up).and(host::LS_ACKNOWLEDGED.eq(false)))
//!     .embed(host::CHECK_COMMAND)
//!     .items();
//! while let Some(host) = problems.next().await.transpose()? {
//!     println!("{} is {}", host.name, host.ls_state);
//!
//!     // A change takes identifier and etag from the item.
//!     let patch = HostPatch::new().notes("seen");
//!     backend.hosts().update(&host, patch).inception().await?;
//! }
//! # Ok(())
//! # }
//! ```
//!
//! A field that does not exist, or a value of the wrong type, does not compile:
//!
//! ```compile_fail,E0425
//! # use alignak_backend_client::host;
//! let filter = host::NAMME.eq("srv1");
//! ```
//! ```compile_fail,E0277
//! # use alignak_backend_client::host;
//! let filter = host::LS_STATE.eq(String::from("DOWN"));
//! ```
//! ```compile_fail,E0277
//! # use alignak_backend_client::{host, model::{Id, User}};
//! # let user: Id<User> = "5f3a0c9e8d1b2a4c6e7f8091".parse().unwrap();
//! let filter = host::REALM.eq(user);
//! ```
//!
//! # Reading
//!
//! | call | returns |
//! |---|---|
//! | `hosts().get(id)` | one [`Host`](model::Host), or an error when it is not there |
//! | `hosts().get_opt(id)` | one, or `None` when it is not there |
//! | `hosts().list()…page()` | one [`Page`](model::Page) |
//! | `hosts().list()…items()` | all of them, as a stream ([`Items`]) |
//! | `hosts().list()…pages()` | all of them, as a stream of pages ([`Pages`]) |
//! | `hosts().list()…all()` | all of them, in a vector |
//! | `hosts().list()…first()` | the first one, or `None` |
//! | `hosts().list()…count()` | how many there are |
//!
//! [`select`](List::select) reads only the fields of a struct of yours, and
//! [`embed`](List::embed) puts items in the place of links.
//!
//! # Streams
//!
//! A stream holds a page or two, however much there is, and reads ahead while its reader works.
//! It walks by `_id`, so that nothing is lost or repeated while others write; a list with a
//! [`sort`](List::sort) of its own is walked by page number, which cannot promise as much. An error
//! ends a stream, and carries the [`position`](BackendException::position) from which
//! [`resume_from`](List::resume_from) goes on, in another process if need be.
//!
//! ```no_run
//! # async fn run(backend: alignak_backend_client::Backend) -> Result<(), alignak_backend_client::BackendException> {
//! use alignak_backend_client::model::HostState;
//! use futures_util::TryStreamExt;
//! use serde::Deserialize;
//!
//! #[derive(Deserialize)]
//! struct Row {
//!     name: String,
//!     ls_state: HostState,
//! }
//!
//! let mut rows = backend.hosts().list().select::<Row>().concurrency(4).items();
//! while let Some(row) = rows.try_next().await? {
//!     println!("{} is {}", row.name, row.ls_state);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Writing
//!
//! `create`, `create_many`, `update`, `replace` and `delete` of a resource's handle. Two writers
//! never overwrite each other unseen: a change carries the etag of the item as it was read, and
//! fails with [`is_precondition_failed`](BackendException::is_precondition_failed) when another
//! client was faster. [`inception`](Update::inception) reads the new etag and tries once more.
//!
//! ```no_run
//! # async fn run(backend: alignak_backend_client::Backend) -> Result<(), alignak_backend_client::BackendException> {
//! use alignak_backend_client::{HostCreate, HostPatch};
//!
//! let host = HostCreate::new("srv1", backend.top_realm().await?).address("192.0.2.1");
//! let made = backend.hosts().create(&host).await?;
//! backend.hosts().update(&made, HostPatch::new().alias("Server 1")).await?;
//!
//! // Depends on the current content: read, decide, write, and again when another client was faster.
//! let add = |host: &alignak_backend_client::Item<alignak_backend_client::model::Host>| {
//!     HostPatch::new().notes(format!("{}, moved to rack 7", host.notes))
//! };
//! let changed = backend.hosts().update_with(&made, add).await?;
//! backend.hosts().delete(&changed).await?;
//! # Ok(())
//! # }
//! ```
//!
//! What monitoring does all day has calls of its own: [`report`](Backend::report) a check result,
//! [`acknowledge`](Backend::acknowledge), [`schedule_downtime`](Backend::schedule_downtime),
//! [`force_check`](Backend::force_check), [`problems`](Backend::problems) of a realm,
//! [`live_synthesis`](Backend::live_synthesis) for its counters.
//!
//! Check results that must not be lost go through a [`reporter`](Backend::reporter), which sends them
//! until the backend has them: over outages and, with a spool, over the end of the program.
//!
//! # Any endpoint
//!
//! The methods of the original client ([`get`](Backend::get), [`get_all`](Backend::get_all),
//! [`post`](Backend::post), [`patch`](Backend::patch), [`put`](Backend::put),
//! [`delete`](Backend::delete), [`get_domains`](Backend::get_domains)…) take endpoints as text and
//! content of any type that serde knows:
//!
//! ```no_run
//! # async fn run(backend: alignak_backend_client::Backend) -> Result<(), alignak_backend_client::BackendException> {
//! use alignak_backend_client::Query;
//! use serde_json::{Value, json};
//!
//! let down: Value = backend.get("host", Query::new().filter(&json!({"ls_state": "DOWN"}))).await?;
//! let made: Value = backend.post("realm", &json!({"name": "Europe"})).await?;
//! # Ok(())
//! # }
//! ```
//!
//! # When it fails
//!
//! Everything fails with a [`BackendException`]. Its predicates say what the failure means for the
//! state on the server; the reply, if there was one, is in [`response`](BackendException::response).
//!
//! | predicate | what happened | the server |
//! |---|---|---|
//! | `is_invalid` | the call was wrong in itself, or what it needs was not found | unchanged |
//! | `is_connect` | no connection could be made | unchanged, unless `attempts()` > 1 |
//! | `is_timeout`, `is_interrupted` | the reply was lost | a write may have been made |
//! | `is_not_found`, `is_validation`, `is_precondition_failed`, `is_unauthorized`… | the backend refused | unchanged, unless `attempts()` > 1 |
//! | `is_unreadable` | the reply is too long or badly compressed | as its status says |
//! | `is_decode` | the reply is not what was asked for | a write has been made |
//!
//! A change with an etag is repeated by itself when its reply is lost. Had it been made, the
//! repetition meets 412, or 404 after a deletion: the echo of its own success. That is why
//! [`attempts`](BackendException::attempts) above 1 means that a write may have been made.
//!
//! # Logging in
//!
//! With [`credentials`](BackendBuilder::credentials), the backend is logged in when the first call
//! needs it, and again when its token has stopped working. [`login`](Backend::login) does it by
//! hand and answers `false` to a wrong password; [`token`](BackendBuilder::token) takes a token
//! from before.
//!
//! # Time and repetitions
//!
//! A connection may take 5 s, an attempt 30 s, a call 60 s. Calls are repeated by themselves, with
//! growing waits, when this can do no harm: reads, changes that carry an etag, and anything that
//! certainly never arrived. Creations carry identifiers of the SDK's where the backend takes them, and
//! are then repeated too. [`RetryPolicy`] has the details. All of it can be set for a backend ([`Backend::builder`]), or for a single call:
//!
//! ```no_run
//! # async fn run(backend: alignak_backend_client::Backend) -> Result<(), alignak_backend_client::BackendException> {
//! use std::time::Duration;
//!
//! let hosts = backend.with_total_timeout(Duration::from_secs(2)).hosts().list().count().await?;
//! # Ok(())
//! # }
//! ```
//!
//! # A whole configuration
//!
//! [`plan`](Backend::plan) compares a desired configuration, from files or from Rust, with what the
//! backend has, and [`Plan::apply`](plan::Plan::apply) makes both equal. See [`plan::Desired`].
//!
//! # Following changes
//!
//! [`List::follow`] passes on changes as they are made, from a [`Position`] on: by server-sent
//! events, or by asking where a backend has none. An [`Inventory`] holds hosts, services and realms
//! in memory, follows their changes, and answers without a request.
//!
//! # Testing
//!
//! With the feature `testing`, [`testing::MockBackend`] is a backend that answers as a test
//! says, and panics when a call was not expected:
//!
//! ```
//! # #[cfg(feature = "testing")]
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! use alignak_backend_client::model::Host;
//! use alignak_backend_client::testing::{self, MockBackend};
//! use serde_json::json;
//!
//! let host = testing::item::<Host>(json!({"name": "srv1"}));
//! let mock = MockBackend::new();
//! mock.expect(testing::list([&host]));
//! assert_eq!(mock.backend().hosts().list().all().await.unwrap(), [host]);
//! # }
//! # #[cfg(not(feature = "testing"))]
//! # fn main() {}
//! ```
//!
//! # Logs
//!
//! Each call is a `tracing` span `backend_call` at level debug with operation, status, attempts and
//! duration; bodies, queries and tokens are never written.
//! [`on_attempt`](BackendBuilder::on_attempt) is a hook for counters of your own, and
//! [`trace_parent`](BackendBuilder::trace_parent) makes the calls a part of your traces.
//!
//! # Features
//!
//! | feature | default | adds |
//! |---|---|---|
//! | `rustls` | yes | `https://` by rustls, with the certificates of the platform |
//! | `rustls-ring` | | the same with the cryptography of ring, which compiles in less time |
//! | `native-tls` | | `https://` by the TLS library of the platform |
//! | `stream` | yes | [`Items`] and [`Pages`] implement `futures_core::Stream` |
//! | `tower` | | [`TowerTransport`]: a `tower::Service` carries the requests |
//! | `blocking` | | [`blocking::Backend`], for programs without asynchronous code |
//! | `testing` | | [`testing::MockBackend`], for the tests of applications |
//!
//! Without `rustls`, `rustls-ring` and `native-tls`, only `http://` addresses work.

#![cfg_attr(docsrs, feature(doc_cfg))]

mod abilities;
mod address;
mod attempt;
mod backend;
#[cfg(feature = "blocking")]
pub mod blocking;
mod budget;
mod credentials;
mod deadline;
mod decode;
mod describe;
mod error;
mod follow;
mod generated;
mod headers;
mod inventory;
mod json;
pub mod model;
mod monitoring;
mod observe;
pub mod plan;
mod policy;
mod position;
pub mod prelude;
mod query;
pub mod registry;
pub mod reporter;
mod request;
mod response;
#[cfg(feature = "testing")]
pub mod testing;
#[cfg(feature = "tower")]
mod tower;
mod trace_parent;
mod transport;
mod typed;
mod untyped;
mod walk;

pub use alignak_model::Reference;
pub use bytes::Bytes;
pub use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
pub use reqwest;

pub use attempt::Attempt;
pub use backend::{Backend, BackendBuilder, Configuration, Generate};
pub use error::{BACKEND_ERROR, BackendException, Error, ErrorKind};
pub use follow::{Event, Follow};
pub use generated::*;
pub use inventory::{HostView, Inventory, InventoryBuilder, RealmView, Row, ServiceView};
pub use monitoring::{
    Acknowledge, CheckResult, ForceCheck, Problems, ReadSynthesis, ScheduleDowntime, Subject,
    Synthesis, any_host_problem, any_service_problem, host_problem, service_problem,
};
pub use policy::RetryPolicy;
pub use position::{ParsePositionError, Position};
pub use query::Query;
pub use request::{Idempotency, Request};
pub use response::Response;
#[cfg(feature = "tower")]
pub use tower::TowerTransport;
pub use transport::{BodyStream, BoxFuture, Transport, TransportError, TransportRequest};
pub use typed::{
    AsId, Awaited, Changed, Changes, Collection, Content, Created, Delete, Embed, Embeddable,
    Field, FieldName, Filter, ForCreate, ForPatch, Get, IntoFilter, IntoSort, IntoTarget, Item,
    Items, Iterated, List, Member, Operand, Operation, Ordered, Pages, Replace, Sort, Target,
    Update,
};
pub use untyped::{Change, Everything, Removal};

/// A JSON object whose keys are free, such as the custom variables of a host.
pub type Object = serde_json::Map<String, serde_json::Value>;

/// The samples of the README of the repository.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

/// The samples of the README of the crate.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct CrateReadme;
