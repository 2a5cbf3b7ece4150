//! Livestatus: what is stored, as monitoring cores show it on their sockets.
//!
//! A task follows the changes of the store and keeps what the tables show in a compact form in memory
//! ([`picture`]): queries read an unchanging picture of one moment, and never wait for a writer. The
//! tables ([`tables`]) are lists of columns over that picture. Only the log is read from the store for
//! each query, with what its filter says of time and object. Commands go the way of REST requests
//! ([`commands`]): the same verbs, rules and rights.

mod access;
mod bounds;
mod commands;
mod connection;
mod execute;
mod listener;
mod log;
mod periods;
mod picture;
mod statistics;
mod tables;
mod wait;

#[cfg(test)]
mod documentation;

use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::Semaphore;

use crate::api::Api;
pub use listener::{Bound, bind, serve};
use picture::Mirror;
use statistics::Statistics;

/// Where livestatus is spoken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// An address and a port.
    Tcp(String),
    /// A socket in the file system.
    Unix(PathBuf),
}

impl std::fmt::Display for Address {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Tcp(address) => formatter.write_str(address),
            Self::Unix(path) => write!(formatter, "unix:{}", path.display()),
        }
    }
}

/// One place where livestatus is spoken, and to whom. The protocol has no passwords.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listener {
    /// Where.
    pub address: Address,
    /// The user whose rights hold there. Without one everything can be read, and no command is taken.
    pub user: Option<String>,
    /// Addresses from which connections are taken.
    pub clients: Vec<IpAddr>,
}

/// What all connections share.
struct Shared {
    api: Arc<Api>,
    mirror: Arc<Mirror>,
    statistics: Statistics,
    /// Queries that are evaluated at a time.
    turns: Semaphore,
    /// Queries of the log that are read at a time.
    log_turns: Semaphore,
    /// Conditions that are waited for and evaluated at a time.
    wait_turns: Semaphore,
    /// The room for replies that are being sent.
    unsent: Semaphore,
}

/// How many queries are evaluated at a time.
const MAX_QUERIES: usize = 4;

/// How many queries read the log at a time.
const MAX_LOG_QUERIES: usize = 2;

/// How many conditions that are waited for are evaluated at a time. They have turns of their own, as
/// many of them may come with one change.
const MAX_WAITS: usize = 2;

impl Shared {
    fn new(api: Arc<Api>) -> Self {
        Self {
            api,
            mirror: Arc::default(),
            statistics: Statistics::default(),
            turns: Semaphore::new(MAX_QUERIES),
            log_turns: Semaphore::new(MAX_LOG_QUERIES),
            wait_turns: Semaphore::new(MAX_WAITS),
            unsent: Semaphore::new(execute::ROOM),
        }
    }
}
