//! The connection to one database.

mod carbon;
mod influxdb;
mod statsd;

pub(in crate::outbound) use influxdb::base as base_address;

use std::time::Duration;

use super::queue::Waiting;
use crate::item;
use crate::outbound::destinations::{Database, DatabaseKind};
use crate::outbound::measurement::Measurement;
use crate::outbound::wire::carbon::Protocol;

/// How long connecting may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// How long one exchange may take.
const EXCHANGE_TIMEOUT: Duration = Duration::from_secs(20);

/// The port on which Carbon takes lines.
const LINE_PORT: u16 = 2003;

/// How long a value may have waited for a `StatsD`, which would take it for one of now, in seconds.
const STATSD_AGE: i64 = 60;

/// Values that the database will not take, now or later.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// How many.
    pub values: u64,
    /// Why, for one of them.
    pub reason: Option<String>,
}

impl Dropped {
    fn add(&mut self, values: u64, reason: impl Into<String>) {
        if values > 0 {
            self.values += values;
            self.reason = Some(reason.into());
        }
    }

    fn merge(&mut self, other: Self) {
        self.values += other.values;
        self.reason = other.reason.or(self.reason.take());
    }
}

/// Why values were not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// The database cannot be reached or does not work now; it may ask for a wait.
    #[error("{0}")]
    Unavailable(String, Option<Duration>),
    /// The database refuses until somebody changes something: a password, a missing database.
    #[error("{0}")]
    Refused(String),
    /// The database takes none of the values at once; it may take fewer.
    #[error("{0}")]
    Indigestible(String),
}

/// A database as the sender sees it. Connections are kept where the protocol acknowledges.
#[derive(Debug)]
pub struct Peer {
    database: Database,
    protocol: Protocol,
    http: reqwest::Client,
    witness: carbon::Witness,
}

impl Peer {
    /// The peer for a database. `protocol` is for Carbon on any port but the one for lines.
    pub fn new(database: Database, protocol: Protocol, http: reqwest::Client) -> Self {
        let protocol = match database.kind {
            DatabaseKind::Graphite {
                port: LINE_PORT, ..
            } => Protocol::Line,
            _ => protocol,
        };
        Self {
            database,
            protocol,
            http,
            witness: carbon::Witness::default(),
        }
    }

    /// The client that peers share: it goes straight to the database, whatever the environment says
    /// of proxies, and follows nothing.
    ///
    /// # Errors
    /// When there is no TLS.
    pub fn http_client() -> Result<reqwest::Client, reqwest::Error> {
        reqwest::Client::builder()
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(EXCHANGE_TIMEOUT)
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .build()
    }

    /// The database.
    pub fn database(&self) -> &Database {
        &self.database
    }

    /// How many values are sent at once.
    pub fn batch(&self) -> usize {
        match self.database.kind {
            // Each batch takes a while, however small it is.
            DatabaseKind::Graphite { .. } if self.database.statsd.is_none() => 50_000,
            _ => 5_000,
        }
    }

    /// Sends entries; returns what the database will never take.
    ///
    /// # Errors
    /// When some of them must be sent again.
    pub async fn send(&self, entries: &[Waiting]) -> Result<Dropped, SendError> {
        if let Some(statsd) = &self.database.statsd {
            let oldest = item::now() - STATSD_AGE;
            let (fresh, late): (Vec<&Waiting>, Vec<&Waiting>) =
                entries.iter().partition(|entry| entry.since >= oldest);
            let late = late.iter().map(|entry| entry.values.len() as u64).sum();
            let values: Vec<Measurement> = fresh
                .into_iter()
                .flat_map(|entry| entry.values.clone())
                .collect();
            let mut dropped = statsd::send(statsd, &self.database, &values).await;
            dropped.add(late, "too old for StatsD");
            return Ok(dropped);
        }
        let values: Vec<Measurement> = entries
            .iter()
            .flat_map(|entry| entry.values.clone())
            .collect();
        self.send_or_split(&values).await
    }

    /// Sends values at once, or in halves when the database does not take them at once: a single
    /// one that it does not take is dropped.
    async fn send_or_split(&self, values: &[Measurement]) -> Result<Dropped, SendError> {
        let mut dropped = Dropped::default();
        let mut parts = vec![values];
        while let Some(part) = parts.pop() {
            match self.send_part(part).await {
                Ok(more) => dropped.merge(more),
                Err(SendError::Indigestible(reason)) if part.len() <= 1 => {
                    dropped.add(part.len() as u64, reason);
                }
                Err(SendError::Indigestible(_)) => {
                    let (first, second) = part.split_at(part.len() / 2);
                    parts.extend([second, first]);
                }
                Err(error) => return Err(error),
            }
        }
        Ok(dropped)
    }

    async fn send_part(&self, values: &[Measurement]) -> Result<Dropped, SendError> {
        match &self.database.kind {
            DatabaseKind::Graphite { address, port, .. } => {
                let address = (address.as_str(), *port);
                carbon::send(
                    &self.witness,
                    address,
                    self.protocol,
                    &self.database,
                    values,
                )
                .await
            }
            DatabaseKind::Influxdb {
                address,
                port,
                database,
                login,
                password,
            } => {
                let target = influxdb::Target {
                    address,
                    port: *port,
                    database,
                    login,
                    password: &password.0,
                };
                influxdb::send(&self.http, target, values).await
            }
        }
    }
}
