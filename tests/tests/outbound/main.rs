//! What leaves the backend, read back where it went to: metrics, dashboards, notifications, figures.

mod arbiter;
mod datasource;
mod figures;
mod grafana;
mod graphite;
mod influxdb;
mod kills;
mod statsd;
mod victoria;

use std::time::{SystemTime, UNIX_EPOCH};

use alignak_testkit::Api;
use serde_json::{Value, json};

/// A realm below the root, with a blank in its name, and a host with a service in it.
struct Monitored {
    admin: Api,
    root: String,
}

impl Monitored {
    fn new(admin: Api) -> Self {
        let root = admin.root_realm();
        let realm = admin.create("realm", &json!({"name": "North Sea", "_parent": root}));
        let realm = realm["_id"].clone();
        let host = admin.create("host", &json!({"name": "srv 1", "_realm": realm}));
        admin.create(
            "service",
            &json!({"name": "ping", "host": host["_id"], "_realm": realm}),
        );
        Self { admin, root }
    }

    /// A Graphite of the root realm that serves all realms.
    fn graphite(&self, port: u16, more: &Value) -> Value {
        let mut item = json!({
            "name": "G", "carbon_address": "127.0.0.1", "carbon_port": port,
            "graphite_address": "127.0.0.1", "_realm": self.root, "_sub_realm": true,
        });
        extend(&mut item, more);
        self.admin.create("graphite", &item)
    }

    /// An `InfluxDB` of the root realm that serves all realms.
    fn influxdb(&self, port: u16, more: &Value) -> Value {
        let mut item = json!({
            "name": "I", "address": "127.0.0.1", "port": port, "database": "metrics",
            "login": "writer", "password": "writes", "_realm": self.root, "_sub_realm": true,
        });
        extend(&mut item, more);
        self.admin.create("influxdb", &item)
    }

    /// Posts a result of the service, checked at a time.
    fn post(&self, time: i64, perf_data: &str) {
        self.admin
            .post("/logcheckresult")
            .json(&service_result(time, perf_data))
            .send()
            .expect_status(201);
    }
}

fn extend(item: &mut Value, more: &Value) {
    for (name, value) in more.as_object().into_iter().flatten() {
        item[name] = value.clone();
    }
}

fn service_result(time: i64, perf_data: &str) -> Value {
    json!({
        "host_name": "srv 1", "service_name": "ping", "state": "OK", "state_id": 0,
        "state_type": "HARD", "last_state_type": "HARD", "last_check": time,
        "perf_data": perf_data,
    })
}

/// Now, in Unix seconds.
fn now() -> i64 {
    let elapsed = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("it is after 1970");
    i64::try_from(elapsed.as_secs()).expect("it is not that late")
}
