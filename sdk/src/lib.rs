//! Talk to an Alignak backend: the REST server that keeps the configuration, the live state and the
//! history of a monitoring framework of the Nagios family.
//!
//! The crate works against the backend in Rust and against the original one in Python. It is
//! asynchronous (on tokio, of which it starts no runtime), prints nothing, and repeats by itself
//! what may be repeated.
//!
//! # In five minutes
//!
//! A [`Backend`] is made once and cloned freely. After a [`login`](Backend::login), every resource
//! has a method that gives access to its items:
//!
//! ```no_run
//! use alignak_backend_client::model::HostState;
//! use alignak_backend_client::{Backend, Generate, HostPatch, host};
//! use futures_util::TryStreamExt;
//!
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let backend = Backend::new("http://127.0.0.1:5000")?;
//! if !backend.login("admin", "admin", Generate::Enabled).await? {
//!     return Err("wrong user or password".into());
//! }
//!
//! // One page, in an order of our own.
//! let page = backend.hosts().list().sort(host::NAME.ascending()).max_results(20).page().await?;
//! println!("{} of {} hosts", page.items.len(), page.meta.total);
//!
//! // All hosts with a problem, however many, with their commands in place.
//! let mut problems = backend
//!     .hosts()
//!     .list()
//!     .filter(host::LS_STATE.ne(HostState::Up).and(host::LS_ACKNOWLEDGED.eq(false)))
//!     .embed(host::CHECK_COMMAND)
//!     .items();
//! while let Some(host) = problems.try_next().await? {
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
//! | call | gives |
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
//! Streams walk by `_id`, so that nothing is lost or repeated while others write; a list with a
//! [`sort`](List::sort) of its own is walked by page number. [`select`](List::select) reads only
//! the fields of a struct of yours.
//!
//! # Writing
//!
//! `create`, `create_many`, `update`, `replace` and `delete` of a resource's handle. Two writers
//! never overwrite each other unseen: a change carries the etag of the item as it was read, and
//! fails with [`is_precondition_failed`](BackendException::is_precondition_failed) when somebody
//! was faster. [`inception`](Update::inception) reads the new etag and tries once more.
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
//! | `is_invalid`, `is_connect` | nothing was sent | unchanged |
//! | `is_timeout`, `is_interrupted` | the reply was lost | a write may have been made |
//! | `is_not_found`, `is_validation`, `is_precondition_failed`, `is_unauthorized`… | the backend refused | unchanged |
//! | `is_decode` | the reply is not what was asked for | a write has been made |
//!
//! # Time
//!
//! A connection may take 5 s, an attempt 30 s, a call 60 s; [`RetryPolicy`] says what is repeated.
//! All of it can be set for a backend ([`Backend::builder`]), or for a single call:
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
//! # Features
//!
//! `rustls` (the default) and `native-tls` choose the TLS library; with neither, only `http://`
//! addresses work.

mod address;
mod attempt;
mod backend;
#[cfg(feature = "blocking")]
pub mod blocking;
mod decode;
mod error;
mod generated;
mod monitoring;
mod observe;
mod policy;
mod query;
mod request;
mod response;
#[cfg(feature = "testing")]
pub mod testing;
mod transport;
mod typed;
mod walk;

pub use alignak_model as model;
pub use alignak_model::Reference;
pub use bytes::Bytes;
pub use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
pub use reqwest;

pub use attempt::Attempt;
pub use backend::{Backend, BackendBuilder, Change, Configuration, Everything, Generate, Removal};
/// A JSON object whose keys are free, such as the custom variables of a host.
pub type Object = serde_json::Map<String, serde_json::Value>;

pub(crate) use typed::comparable;

pub use generated::*;

pub use error::{BACKEND_ERROR, BackendException, ErrorKind};
pub use monitoring::{
    Acknowledge, CheckResult, ForceCheck, Problems, ReadSynthesis, ScheduleDowntime, Subject,
    Synthesis, host_problem, service_problem,
};
pub use policy::RetryPolicy;
pub use query::Query;
pub use request::{Idempotency, Request};
pub use response::Response;
pub use transport::{BoxFuture, Transport, TransportError, TransportRequest};
pub use typed::{
    Changed, Changes, Collection, Created, Delete, Embed, Field, FieldName, Filter, Get, Items,
    List, Operand, Operation, Ordered, Pages, Replace, Sort, Target, Update,
};
pub use walk::{ParsePositionError, Position};
