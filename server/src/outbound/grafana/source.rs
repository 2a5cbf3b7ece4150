//! The data sources of one Grafana: which database each realm is shown from.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::board::Source;
use super::client::{DataSource, Grafana, GrafanaError, Version};
use crate::item::{self, Item};
use crate::outbound::delivery::peer::base_address;
use crate::outbound::destinations::{Database, DatabaseKind, Destinations};

/// The databases of one Grafana, by realm.
pub(super) struct Sources<'a> {
    covered: BTreeSet<&'a str>,
    by_realm: BTreeMap<&'a str, &'a Database>,
    /// uid of the data source, by the id of the database.
    uids: BTreeMap<&'a str, String>,
}

impl<'a> Sources<'a> {
    /// Chooses the database of each realm that the Grafana covers.
    pub(super) fn choose(grafana: &Item, destinations: &'a Destinations) -> Self {
        let (id, realm) = (item::text(grafana, "_id"), item::text(grafana, "_realm"));
        let with_sub_realms = item::flag(grafana, "_sub_realm");
        let covered: BTreeSet<&str> = destinations
            .realms()
            .filter(|other| destinations.covers(realm, with_sub_realms, other))
            .collect();
        let mut by_realm: BTreeMap<&str, &Database> = BTreeMap::new();
        let ours = destinations.databases.iter();
        for database in ours.filter(|database| database.grafana.as_deref() == Some(id)) {
            let reason = if !covered.contains(&*database.realm) {
                "its realm is not one of this Grafana"
            } else if database
                .statsd
                .as_ref()
                .is_some_and(|statsd| !covered.contains(&*statsd.realm))
            {
                "its StatsD is in a realm that is not one of this Grafana"
            } else if by_realm
                .get(&*database.realm)
                .is_some_and(|other| other.realm == database.realm)
            {
                "its realm has another database already"
            } else {
                ""
            };
            if !reason.is_empty() {
                tracing::error!(
                    database = database.name,
                    reason,
                    "the database is passed over"
                );
                continue;
            }
            for other in &covered {
                if destinations.covers(&database.realm, database.covers_sub_realms, other) {
                    by_realm.insert(other, database);
                }
            }
        }
        Self {
            covered,
            by_realm,
            uids: BTreeMap::new(),
        }
    }

    /// Makes sure that Grafana has the data sources; returns its version.
    pub(super) async fn prepare(&mut self, grafana: &Grafana) -> Result<Version, GrafanaError> {
        let version = grafana.version().await?;
        let existing = match grafana.data_sources().await {
            Ok(existing) => existing,
            Err(error) if error.code() == 403 => {
                tracing::warn!(%error, "the key may not read data sources; the expected ones are used");
                return Ok(version);
            }
            Err(error) => return Err(error),
        };
        for database in self.by_realm.values() {
            if self.uids.contains_key(&*database.id) {
                continue;
            }
            let name = name(database);
            let found = existing.iter().find(|source| source.name == name).cloned();
            let source = match found {
                Some(source) => source,
                None => match grafana.add_data_source(&body(database)).await {
                    Ok(added) => added,
                    Err(error) if matches!(error.code(), 403 | 409) => {
                        tracing::warn!(%error, name, "the data source cannot be added; it is used as it is");
                        DataSource {
                            name,
                            uid: String::new(),
                        }
                    }
                    Err(error) => return Err(error),
                },
            };
            let uid = if source.uid.is_empty() {
                uid(database)
            } else {
                source.uid
            };
            self.uids.insert(&database.id, uid);
        }
        Ok(version)
    }

    /// The realms that have a database.
    pub(super) fn realms(&self) -> impl Iterator<Item = &'a str> {
        self.by_realm.keys().copied()
    }

    /// Where the values of a realm are read.
    pub(super) fn of_realm(&self, realm: &str) -> Option<Source<'a>> {
        let database = self.by_realm.get(realm)?;
        let uid = self
            .uids
            .get(&*database.id)
            .cloned()
            .unwrap_or_else(|| uid(database));
        Some(Source {
            name: name(database),
            uid,
            database,
        })
    }

    /// The covered realms without database, and why nothing is made for them.
    pub(super) fn skipped(&self, destinations: &Destinations) -> Map<String, Value> {
        let without = self
            .covered
            .iter()
            .filter(|realm| !self.by_realm.contains_key(*realm));
        let reason = "no time series database for this Grafana in the realm";
        without
            .map(|realm| (destinations.realm_path(realm), reason.into()))
            .collect()
    }
}

/// The name of the data source, the same as the original's.
fn name(database: &Database) -> String {
    format!("alignak-{}-{}", database.resource(), database.name)
}

fn uid(database: &Database) -> String {
    let letter = &database.resource()[..1];
    format!("alk-{letter}-{}", database.id)
}

/// What is sent to make the data source. Versions differ in where the database and the password
/// of an `InfluxDB` stand: they get both.
fn body(database: &Database) -> Value {
    let mut body = match &database.kind {
        DatabaseKind::Graphite {
            web_address,
            web_port,
            ..
        } => json!({
            "type": "graphite",
            "url": base_address(web_address, *web_port),
            "jsonData": {"graphiteVersion": "1.1"},
        }),
        DatabaseKind::Influxdb {
            address,
            port,
            database,
            login,
            password,
        } => json!({
            "type": "influxdb",
            "typeLogoUrl": "",
            "url": base_address(address, *port),
            "user": login,
            "password": password.0,
            "database": database,
            "jsonData": {"dbName": database, "version": "InfluxQL", "httpMode": "GET"},
            "secureJsonData": {"password": password.0},
        }),
    };
    for (key, value) in [
        ("name", json!(name(database))),
        ("uid", json!(uid(database))),
        ("access", json!("proxy")),
        ("basicAuth", json!(false)),
        ("basicAuthUser", json!("")),
        ("basicAuthPassword", json!("")),
        ("withCredentials", json!(false)),
        ("isDefault", json!(false)),
    ] {
        body[key] = value;
    }
    body
}
