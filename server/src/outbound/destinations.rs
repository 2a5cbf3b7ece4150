//! The time series databases that are configured, and which of them receive the values of a realm.

use std::collections::BTreeMap;
use std::fmt;

use crate::item::{self, Item};

/// A text that is not to be shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(pub String);

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("***")
    }
}

/// A configured database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Database {
    /// The id of its item.
    pub id: String,
    /// The name of its item.
    pub name: String,
    /// The realm that it serves.
    pub realm: String,
    /// Whether it serves the realms below, too.
    pub covers_sub_realms: bool,
    /// What all paths begin with; for `InfluxDB`, what dashboards show only.
    pub prefix: String,
    /// The `StatsD` daemon that the values go through.
    pub statsd: Option<Statsd>,
    /// The Grafana server that shows it.
    pub grafana: Option<String>,
    /// What kind of database it is, and where.
    pub kind: DatabaseKind,
}

/// What kind of database it is, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DatabaseKind {
    /// Carbon, with Graphite's web server for Grafana.
    Graphite {
        /// The host of Carbon.
        address: String,
        /// Carbon's port.
        port: u16,
        /// The host of Graphite's web server.
        web_address: String,
        /// The port of Graphite's web server.
        web_port: u16,
        /// Whether paths contain the names of the realms.
        realms_prefix: bool,
    },
    /// `InfluxDB`, or what takes the same requests.
    Influxdb {
        /// The host.
        address: String,
        /// The port.
        port: u16,
        /// The name of the database.
        database: String,
        /// The user.
        login: String,
        /// The password.
        password: Secret,
    },
}

/// A `StatsD` daemon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statsd {
    /// The host.
    pub address: String,
    /// The UDP port.
    pub port: u16,
    /// What the daemon itself puts before all names.
    pub prefix: String,
    /// The realm of the item.
    pub realm: String,
    /// Whether it serves the realms below, too.
    pub covers_sub_realms: bool,
}

impl Database {
    /// The resource of its item: `graphite` or `influxdb`.
    pub fn resource(&self) -> &'static str {
        match self.kind {
            DatabaseKind::Graphite { .. } => "graphite",
            DatabaseKind::Influxdb { .. } => "influxdb",
        }
    }

    /// Whether paths contain the names of the realms.
    pub fn has_realms_in_paths(&self) -> bool {
        match self.kind {
            DatabaseKind::Graphite { realms_prefix, .. } => realms_prefix,
            DatabaseKind::Influxdb { .. } => true,
        }
    }
}

/// A realm, as far as paths and choices need it.
#[derive(Debug, Clone, Default)]
pub struct Realm {
    /// The name.
    pub name: String,
    /// The realm above.
    pub parent: Option<String>,
}

/// All that decides where values go.
#[derive(Debug, Clone, Default)]
pub struct Destinations {
    /// The databases: those of Graphite, then those of `InfluxDB`.
    pub databases: Vec<Database>,
    realms: BTreeMap<String, Realm>,
}

/// The deepest tree of realms that is followed; a damaged one may have circles.
const MAX_DEPTH: usize = 100;

impl Destinations {
    /// The resources that say where values go.
    pub const RESOURCES: [&str; 4] = ["graphite", "influxdb", "statsd", "realm"];

    /// Reads the configuration; nothing beyond the databases where there is none. `find` reads all
    /// items of a resource.
    ///
    /// # Errors
    /// Those of `find`.
    pub fn read<E>(mut find: impl FnMut(&'static str) -> Result<Vec<Item>, E>) -> Result<Self, E> {
        let (graphites, influxdbs) = (find("graphite")?, find("influxdb")?);
        if graphites.is_empty() && influxdbs.is_empty() {
            return Ok(Self::default());
        }
        let (statsds, realms) = (find("statsd")?, find("realm")?);
        let mut found = BTreeMap::from([
            ("graphite", graphites),
            ("influxdb", influxdbs),
            ("statsd", statsds),
            ("realm", realms),
        ]);
        Ok(Self::of(|name| found.remove(name).unwrap_or_default()))
    }

    /// Puts the configuration together. `items` are all items of a resource.
    pub fn of(mut items: impl FnMut(&'static str) -> Vec<Item>) -> Self {
        let (graphites, influxdbs, statsds) =
            (items("graphite"), items("influxdb"), items("statsd"));
        let statsds: BTreeMap<&str, &Item> = statsds
            .iter()
            .map(|statsd| (item::text(statsd, "_id"), statsd))
            .collect();
        let graphites = graphites
            .iter()
            .map(|item| database(item, graphite(item), &statsds));
        let influxdbs = influxdbs
            .iter()
            .map(|item| database(item, influxdb(item), &statsds));
        let realms = items("realm").into_iter().map(|realm| {
            let text = |name| item::text(&realm, name).to_owned();
            let parent = Some(text("_parent")).filter(|parent| !parent.is_empty());
            (
                text("_id"),
                Realm {
                    name: text("name"),
                    parent,
                },
            )
        });
        Self {
            databases: graphites.chain(influxdbs).collect(),
            realms: realms.collect(),
        }
    }

    /// The realm and those above it, upwards.
    pub fn lineage(&self, realm: &str) -> Vec<(&str, &Realm)> {
        let mut lineage: Vec<(&str, &Realm)> = Vec::new();
        let mut next = Some(realm);
        while let Some((id, realm)) = next.and_then(|id| self.realms.get_key_value(id)) {
            if lineage.len() == MAX_DEPTH {
                break;
            }
            lineage.push((id, realm));
            next = realm.parent.as_deref();
        }
        lineage
    }

    /// The names of the realms from the root to this one, joined by dots.
    pub fn realm_path(&self, realm: &str) -> String {
        let names: Vec<&str> = self
            .lineage(realm)
            .iter()
            .rev()
            .map(|(_, realm)| realm.name.as_str())
            .collect();
        names.join(".")
    }

    /// Whether the realm is the other one or, where those below count, is below it.
    pub fn covers(&self, realm: &str, covers_sub_realms: bool, other: &str) -> bool {
        realm == other
            || covers_sub_realms && self.lineage(other).iter().any(|(above, _)| *above == realm)
    }

    /// The databases that receive the values of a realm.
    pub fn of_realm<'a, 'b>(
        &'a self,
        realm: &'b str,
    ) -> impl Iterator<Item = &'a Database> + use<'a, 'b> {
        self.databases
            .iter()
            .filter(move |database| self.covers(&database.realm, database.covers_sub_realms, realm))
    }

    /// The ids of all realms.
    pub fn realms(&self) -> impl Iterator<Item = &str> {
        self.realms.keys().map(String::as_str)
    }
}

fn database(item: &Item, kind: DatabaseKind, statsds: &BTreeMap<&str, &Item>) -> Database {
    let text = |name| item::text(item, name).to_owned();
    Database {
        id: text("_id"),
        name: text("name"),
        realm: text("_realm"),
        covers_sub_realms: item::flag(item, "_sub_realm"),
        prefix: text("prefix"),
        statsd: statsds
            .get(item::text(item, "statsd"))
            .map(|item| statsd(item)),
        grafana: Some(text("grafana")).filter(|id| !id.is_empty()),
        kind,
    }
}

fn port(item: &Item, name: &str) -> u16 {
    u16::try_from(item::integer(item, name)).unwrap_or_default()
}

fn graphite(item: &Item) -> DatabaseKind {
    DatabaseKind::Graphite {
        address: item::text(item, "carbon_address").to_owned(),
        port: port(item, "carbon_port"),
        web_address: item::text(item, "graphite_address").to_owned(),
        web_port: port(item, "graphite_port"),
        // Items from before this field was there are meant to have it.
        realms_prefix: item
            .get("realms_prefix")
            .and_then(serde_json::Value::as_bool)
            .unwrap_or(true),
    }
}

fn influxdb(item: &Item) -> DatabaseKind {
    let text = |name| item::text(item, name).to_owned();
    DatabaseKind::Influxdb {
        address: text("address"),
        port: port(item, "port"),
        database: text("database"),
        login: text("login"),
        password: Secret(text("password")),
    }
}

fn statsd(item: &Item) -> Statsd {
    let text = |name| item::text(item, name).to_owned();
    Statsd {
        address: text("address"),
        port: port(item, "port"),
        prefix: text("prefix"),
        realm: text("_realm"),
        covers_sub_realms: item::flag(item, "_sub_realm"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn items(value: Value) -> Vec<Item> {
        let items = value.as_array().cloned().unwrap_or_default();
        items
            .into_iter()
            .filter_map(|item| item.as_object().cloned())
            .collect()
    }

    fn destinations() -> Destinations {
        let read = Destinations::read::<()>(|resource| {
            Ok(items(match resource {
                "realm" => json!([
                    {"_id": "r0", "name": "All"},
                    {"_id": "r1", "name": "North", "_parent": "r0"},
                    {"_id": "r2", "name": "Oslo", "_parent": "r1"},
                    {"_id": "x", "name": "Circle", "_parent": "y"},
                    {"_id": "y", "name": "Circle too", "_parent": "x"},
                ]),
                "graphite" => json!([
                    {"_id": "g0", "name": "top", "_realm": "r0", "_sub_realm": true,
                     "carbon_address": "c", "carbon_port": 2004, "statsd": "s"},
                    {"_id": "g1", "name": "north only", "_realm": "r1", "_sub_realm": false},
                ]),
                "influxdb" => json!([
                    {"_id": "i1", "name": "north", "_realm": "r1", "_sub_realm": true,
                     "password": "secret", "statsd": "gone"},
                ]),
                _ => json!([{"_id": "s", "address": "a", "port": 8125, "_realm": "r0"}]),
            }))
        });
        read.unwrap_or_default()
    }

    #[test]
    fn databases_are_chosen_by_realm_and_those_above() {
        let destinations = destinations();
        for (realm, expected) in [
            ("r0", vec!["top"]),
            ("r1", vec!["top", "north only", "north"]),
            ("r2", vec!["top", "north"]),
            ("unknown", vec![]),
            ("x", vec![]),
        ] {
            let names: Vec<&str> = destinations
                .of_realm(realm)
                .map(|database| database.name.as_str())
                .collect();
            assert_eq!(names, expected, "{realm}");
        }
    }

    #[test]
    fn realm_paths_begin_at_the_root() {
        assert_eq!(destinations().realm_path("r2"), "All.North.Oslo");
        assert_eq!(destinations().realm_path("unknown"), "");
    }

    #[test]
    fn a_statsd_that_is_gone_is_passed_over() {
        let destinations = destinations();
        assert!(destinations.databases[0].statsd.is_some());
        assert!(destinations.databases[2].statsd.is_none());
    }

    #[test]
    fn passwords_are_not_shown() {
        assert!(!format!("{:?}", destinations()).contains("secret"));
    }
}
