//! What handlers take from a request: the caller, the id, the query, the conditions, the body.
//!
//! Each extractor answers what is wrong in the one error shape. Their order among the arguments of
//! a handler is the order of the checks: the id of the path, then the token, then the query, then
//! the body.

mod body;
mod caller;
mod client;
mod conditional;
mod path;
mod query;

pub(super) use body::{Credentials, Posted, RawBody, UPLOAD_TIMEOUT};
pub(super) use caller::Authenticated;
pub(super) use client::ClientAddress;
pub(super) use conditional::{
    ConditionalGet, Conditions, IfMatch, IfMatchHeader, OptionalIfMatchHeader,
};
pub(super) use path::{ItemId, ItemPath};
pub(super) use query::{BulkQuery, ItemQuery, LinkQuery, ListQuery, RemovalQuery};
