//! Talk to an Alignak backend.

mod address;
mod backend;
mod decode;
mod error;
mod generated;
mod policy;
mod query;
mod request;
mod response;
mod transport;
mod typed;
mod walk;

pub use alignak_model as model;
pub use alignak_model::Reference;
pub use bytes::Bytes;
pub use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
pub use reqwest;

pub use backend::{Backend, BackendBuilder, Change, Configuration, Everything, Generate, Removal};
/// A JSON object whose keys are free, such as the custom variables of a host.
pub type Object = serde_json::Map<String, serde_json::Value>;

pub(crate) use typed::comparable;

pub use generated::*;

pub use error::{BACKEND_ERROR, BackendException, ErrorKind};
pub use policy::RetryPolicy;
pub use query::Query;
pub use request::{Idempotency, Request};
pub use response::Response;
pub use transport::{BoxFuture, Transport, TransportError, TransportRequest};
pub use typed::{
    Changes, Collection, Delete, Embed, Field, FieldName, Filter, Get, Items, List, Operand,
    Operation, Ordered, Pages, Replace, Sort, Target, Update,
};
