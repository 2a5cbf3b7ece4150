//! The livestatus HTTP service: queries and commands of a monitoring core's livestatus socket over
//! HTTP, in place of the original *livestatus-service*.
//!
//! By default it answers as the original does, failures included (status 200, `Error : …`). Callers
//! that accept JSON, or the setting `strict`, get proper status codes and JSON bodies.

mod access;
mod ask;
pub mod config;
mod failure;
mod http;
mod json;
mod pipe;

pub use access::{password_hash, token_hash};
pub use http::{document, router};
