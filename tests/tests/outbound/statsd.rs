//! `StatsD` in front of Carbon.

use alignak_testkit::Server;
use alignak_testkit::peers::{Carbon, Statsd, eventually};
use serde_json::json;

use crate::{Monitored, now};

#[test]
fn values_take_the_way_round() {
    let carbon = Carbon::start();
    let (statsd, server) = (Statsd::start(carbon.line_port), Server::start());
    let monitored = Monitored::new(server.admin());
    let item = json!({
        "name": "S", "address": "127.0.0.1", "port": statsd.port, "_realm": monitored.root,
    });
    let item = monitored.admin.create("statsd", &item);
    monitored.graphite(carbon.pickle_port, &json!({"statsd": item["_id"]}));
    monitored.post(now(), "rta=2.5ms temperature=-7 hits=4h free=12MB");
    let value = |path: &str| {
        eventually(&format!("{path} has a value"), || {
            carbon
                .points(path)
                .into_values()
                .find(|value| *value != 0.0)
        })
    };
    for (path, expected) in [
        ("stats.timers.All.North_Sea.srv_1.ping.rta.mean", 2.5),
        ("stats.gauges.All.North_Sea.srv_1.ping.temperature", -7.0),
        ("stats.counters.All.North_Sea.srv_1.ping.hits.count", 4.0),
        ("stats.gauges.All.North_Sea.srv_1.ping.free", 12.0),
    ] {
        assert!((value(path) - expected).abs() < 1e-9, "{path}");
    }
}
