//! The Alignak backend: a REST server that keeps the configuration, live state, history and rights
//! of a monitoring installation.
//!
//! A request comes in through [`http`], calls a verb of [`api`], which checks rights, etag and
//! contract and lets the [`rules`] write in one [`unit`] of work, which a [`store`] commits as a
//! whole or not at all. What resources and fields are is read from the model crate by
//! [`contract`]; the published document is made from it by [`document`].

pub mod api;
pub mod config;
mod connections;
pub mod contract;
pub mod copy;
pub mod data_source;
pub mod date;
pub mod document;
pub mod events;
pub mod filter;
pub mod http;
pub mod item;
pub mod jobs;
pub mod lease;
pub mod livestatus;
pub mod logging;
pub mod maintenance;
pub mod outbound;
pub mod retention;
pub mod rules;
pub mod server;
pub mod store;
pub mod telemetry;
pub mod unit;
