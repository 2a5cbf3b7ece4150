//! Databases and values for tests.

use super::destinations::{Database, DatabaseKind, Secret};
use super::measurement::Measurement;

/// A value of a service in a realm whose name has a blank.
pub(crate) fn measurement() -> Measurement {
    Measurement {
        realm: "All.North Sea".to_owned(),
        host: "srv1".to_owned(),
        service: "ping".to_owned(),
        name: "rta".to_owned(),
        value: "2.5".to_owned(),
        unit: String::new(),
        time: 1_500_000_000,
    }
}

/// A Graphite that nothing listens for.
pub(crate) fn graphite() -> Database {
    Database {
        id: "5f0c00000000000000000001".to_owned(),
        name: "G".to_owned(),
        realm: "r0".to_owned(),
        covers_sub_realms: true,
        prefix: String::new(),
        statsd: None,
        grafana: None,
        kind: DatabaseKind::Graphite {
            address: "127.0.0.1".to_owned(),
            port: 9,
            web_address: "graphite".to_owned(),
            web_port: 8080,
            realms_prefix: true,
        },
    }
}

/// An `InfluxDB` that nothing listens for.
pub(crate) fn influxdb() -> Database {
    Database {
        id: "5f0c00000000000000000002".to_owned(),
        name: "I".to_owned(),
        kind: DatabaseKind::Influxdb {
            address: "127.0.0.1".to_owned(),
            port: 9,
            database: "metrics".to_owned(),
            login: "writer".to_owned(),
            password: Secret("secret".to_owned()),
        },
        ..graphite()
    }
}
